"""Briefing → DataFrames, and these as HTML, CSV and Parquet. The only module that uses pandas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from summarize.briefing import Briefing
from summarize.reading.sentences import Sentence
from summarize.showing.coverage import count_common_points, points_of_several, standing

Table = pd.DataFrame

# What a column holds. Fixed here rather than guessed from the values, so that an empty table has
# the same columns and types as a full one. "object" columns hold tuples of text, nothing else.
_TEXT, _COUNT, _SHARE, _LIST, _YES = "str", "int64", "float64", "object", "bool"


def all_tables(briefing: Briefing) -> Mapping[str, Table]:
    """Return every table of a briefing, by the name its file gets."""
    return {
        "articles": articles_table(briefing),
        "summary": summary_table(briefing),
        "unique": unique_table(briefing),
        "findings": findings_table(briefing),
        "contested": contested_table(briefing),
        "coverage": coverage_table(briefing),
        "likeness": likeness_table(briefing),
        "sentences": sentences_table(briefing),
    }


def articles_table(briefing: Briefing) -> Table:
    """Return one row for each article, in file order.

    `compared` and `set_aside` count its sentences; `reprinted` are those of the compared ones
    that repeat another outlet's reporting.
    """
    columns = {
        "id": _TEXT,
        "outlet": _TEXT,
        "title": _TEXT,
        "published": _TEXT,  # a day or a moment, as given; missing when unknown
        "words": _COUNT,
        "compared": _COUNT,
        "set_aside": _COUNT,
        "reprinted": _COUNT,
        "note": _TEXT,
    }
    by_article: dict[str, list[Sentence]] = {article.id: [] for article in briefing.articles}
    for sentence in briefing.sentences:
        by_article[sentence.article.id].append(sentence)
    return make_table(
        columns,
        (
            (
                article.id,
                article.outlet,
                article.title,
                article.published.isoformat() if article.published is not None else None,
                len(article.text.split()),
                sum(each.kind != "boilerplate" for each in by_article[article.id]),
                sum(each.kind == "boilerplate" for each in by_article[article.id]),
                sum(each.copy_of is not None for each in by_article[article.id]),
                article.note,
            )
            for article in briefing.articles
        ),
    )


def summary_table(briefing: Briefing) -> Table:
    """Return the consensus summary, one row for each line, in the order in which it is told.

    `text` is the sentence, `lead_in` what must be read before it; `start` and `end` are the
    sentence's place in the article.
    """
    columns = {
        "line": _COUNT,
        "kind": _TEXT,
        "lead_in": _TEXT,
        "text": _TEXT,
        "words_of": _TEXT,
        "support": _COUNT,
        "outlets": _LIST,
        "outlets_without": _LIST,
        "finding": _TEXT,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    return make_table(
        columns,
        (
            (
                number,
                line.finding.kind,
                _joined(line.lead_in),
                line.sentence.text,
                line.sentence.outlet,
                line.finding.support,
                tuple(name for name in briefing.outlets if standing(line.finding, name)),
                tuple(name for name in briefing.outlets if not standing(line.finding, name)),
                line.finding.id,
                *_place(line.sentence),
            )
            for number, line in enumerate(briefing.summary, start=1)
        ),
    )


def unique_table(briefing: Briefing) -> Table:
    """Return what each outlet alone says: outlets in file order, most important points first."""
    columns = {
        "outlet": _TEXT,
        "rank": _COUNT,  # from 1, within the outlet
        "lead_in": _TEXT,
        "text": _TEXT,
        "nearest_text": _TEXT,
        "nearest_outlet": _TEXT,
        "nearest_similarity": _SHARE,
        "doubtful": _YES,  # the nearest is as much alike as what is taken to say the same
        "importance": _SHARE,
        "finding": _TEXT,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    return make_table(
        columns,
        (
            (
                outlet,
                rank,
                _joined(point.lead_in),
                point.sentence.text,
                point.nearest.text if point.nearest is not None else None,
                point.nearest.outlet if point.nearest is not None else None,
                point.nearest_similarity,
                point.doubtful,
                point.importance,
                point.finding.id,
                *_place(point.sentence),
            )
            for outlet in briefing.origins
            for rank, point in enumerate(briefing.unique[outlet], start=1)
        ),
    )


def findings_table(briefing: Briefing) -> Table:
    """Return every finding with the sentence that speaks for it, in reading order.

    `outlets` report it themselves, `reprinted_by` only print somebody else's report of it.
    """
    columns = {
        "id": _TEXT,
        "kind": _TEXT,
        "support": _COUNT,
        "coverage": _SHARE,
        "cohesion": _SHARE,
        "outlets": _LIST,
        "reprinted_by": _LIST,
        "text": _TEXT,
        "words_of": _TEXT,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    return make_table(
        columns,
        (
            (
                finding.id,
                finding.kind,
                finding.support,
                finding.coverage,
                finding.cluster.cohesion,
                tuple(o for o in briefing.outlets if standing(finding, o) == "own"),
                tuple(o for o in briefing.outlets if standing(finding, o) == "reprint"),
                finding.representative.text,
                finding.representative.outlet,
                *_place(finding.representative),
            )
            for finding in briefing.findings
        ),
    )


def contested_table(briefing: Briefing) -> Table:
    """Return who says what where outlets contradict each other: one row for each sentence."""
    columns = {
        "finding": _TEXT,
        "kind": _TEXT,
        "says": _TEXT,
        "outlet": _TEXT,
        "published": _TEXT,
        "text": _TEXT,
        "may_be_update": _YES,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    return make_table(
        columns,
        (
            (
                finding.id,
                clash.kind,
                side.says,
                sentence.outlet,
                sentence.article.published.isoformat() if sentence.article.published else None,
                sentence.text,
                clash.may_be_update,
                *_place(sentence),
            )
            for finding in briefing.of_kind("contested")
            for clash in finding.clashes
            for side in clash.sides
            for sentence in side.sentences
        ),
    )


def coverage_table(briefing: Briefing) -> Table:
    """Return which outlet prints which point: "own" reporting, a "reprint", or empty.

    One row for each finding that at least two outlets print; one column for each outlet, headed
    by its name, after `finding`, `kind`, `support` and `text`.
    """
    columns = {"finding": _TEXT, "kind": _TEXT, "support": _COUNT, "text": _TEXT}
    rows = (
        (
            finding.id,
            finding.kind,
            finding.support,
            finding.representative.text,
            *(standing(finding, outlet) for outlet in briefing.outlets),
        )
        for finding in points_of_several(briefing)
    )
    return make_table([*columns.items(), *((outlet, _TEXT) for outlet in briefing.outlets)], rows)


def likeness_table(briefing: Briefing) -> Table:
    """Return how many points each two outlets both report; on the diagonal, how many one reports.

    Reprints do not count. The first column, `outlet`, names the row.
    """
    common = count_common_points(briefing)
    rows = (
        (row, *(common[row, column] for column in briefing.outlets)) for row in briefing.outlets
    )
    return make_table([("outlet", _TEXT), *((outlet, _COUNT) for outlet in briefing.outlets)], rows)


def sentences_table(briefing: Briefing) -> Table:
    """Return every sentence, boilerplate too, article by article.

    `finding` is missing for what was not compared, `copy_of` for what is no reprint.
    """
    columns = {
        "id": _TEXT,
        "outlet": _TEXT,
        "kind": _TEXT,
        "text": _TEXT,
        "finding": _TEXT,
        "finding_kind": _TEXT,
        "copy_of": _TEXT,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    home = {each.id: finding for finding in briefing.findings for each in finding.cluster.members}
    return make_table(
        columns,
        (
            (
                sentence.id,
                sentence.outlet,
                sentence.kind,
                sentence.text,
                home[sentence.id].id if sentence.id in home else None,
                home[sentence.id].kind if sentence.id in home else None,
                sentence.copy_of.id if sentence.copy_of is not None else None,
                *_place(sentence),
            )
            for sentence in briefing.sentences
        ),
    )


def make_table(
    columns: Mapping[str, str] | Sequence[tuple[str, str]], rows: Iterable[tuple[object, ...]]
) -> Table:
    """Build a table by position: an outlet may be called like another column.

    `columns` are names with what they hold, as pandas calls it: str, int64, float64, bool.
    """
    pairs = list(columns.items()) if isinstance(columns, Mapping) else list(columns)
    names = _apart([name for name, _ in pairs])
    filled = list(rows)
    return pd.DataFrame(
        {
            name: pd.Series([row[place] for row in filled], dtype=kind)
            for place, (name, (_, kind)) in enumerate(zip(names, pairs, strict=True))
        }
    ).round(6)  # as in comparison.json


def _apart(names: Sequence[str]) -> list[str]:
    """Return the names with "outlet: " before each that stands there already."""
    found: list[str] = []
    for name in names:
        while name in found:
            name = f"outlet: {name}"
        found.append(name)
    return found


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.article.id, sentence.start, sentence.end


def to_html(table: Table) -> str:
    """Return a table for a notebook: escaped, whole, wrapped; a plain word when it is empty."""
    if table.empty:
        return "<p><em>None.</em></p>"
    plain = table.assign(
        **{name: table[name].map("; ".join) for name in _list_columns(table)}
    ).rename(columns=lambda name: name.replace("_", " ") if name in _OURS else name)
    # Without the two options pandas cuts cells at 50 characters and lets MathJax set what stands
    # between two dollar signs.
    with pd.option_context("display.max_colwidth", None, "display.html.use_mathjax", False):
        rows = plain.to_html(
            index=False,
            border=0,
            na_rep="",
            classes="summarize-table",
            float_format="{:.2f}".format,
        )
    return f"{_STYLE}{rows}"


_OURS = frozenset(
    {"set_aside", "lead_in", "words_of", "outlets_without", "nearest_text", "nearest_outlet",
     "nearest_similarity", "reprinted_by", "may_be_update", "finding_kind", "copy_of"}
)  # fmt: skip

_STYLE = """<style>
table.summarize-table { border-collapse: collapse; width: 100%; max-width: 75em; }
table.summarize-table th, table.summarize-table td { text-align: left !important;
  vertical-align: top !important; white-space: normal; overflow-wrap: break-word;
  padding: .35em .7em; border-bottom: 1px solid #d5d9de; line-height: 1.4; }
table.summarize-table th { border-bottom: 2px solid #6b7783; overflow-wrap: normal; }
</style>"""


def unique_html(briefing: Briefing) -> str:
    """Return what each outlet alone says: one heading and one complete table for each outlet."""
    table = unique_table(briefing)
    shown = ["rank", "lead_in", "text", "nearest_text", "nearest_outlet", "nearest_similarity"]
    parts: list[str] = []
    for outlet in briefing.outlets:
        points = table.loc[table["outlet"] == outlet, shown]
        parts.append(f'<h3 class="tex2jax_ignore mathjax_ignore">{escape(outlet)}</h3>')
        if outlet not in briefing.unique:
            parts.append("<p>Nothing: it has no reporting of its own in this story.</p>")
        elif points.empty:
            parts.append("<p>Nothing that no other outlet says.</p>")
        else:
            parts.append(to_html(points))
    return "\n".join(parts)


def render_tables(tables: Mapping[str, Table]) -> Mapping[str, bytes]:
    """Return what the files of these tables hold, by file name: each as CSV and as Parquet."""
    files: dict[str, bytes] = {}
    for name, table in tables.items():
        files[f"{name}.csv"] = to_csv(table).encode()
        files[f"{name}.parquet"] = to_parquet(table)
    return files


def to_csv(table: Table) -> str:
    """Return a table as CSV with LF; lists are joined by "; ", what is missing is empty.

    Read it back with `pd.read_csv(path, keep_default_na=False)`, or an outlet called NA is lost.
    A cell that a spreadsheet would run as a formula has an apostrophe in front.
    """
    # CSV is what people open in a spreadsheet, and articles come from strangers: a sentence that
    # begins with "=" could fetch an address or worse. The apostrophe changes a source's words, if
    # only here; Parquet and comparison.json have them as printed, and offsets point there.
    guarded = table.copy()
    for name in _list_columns(table):
        guarded[name] = table[name].map("; ".join)
    for name in guarded.columns:
        if not pd.api.types.is_numeric_dtype(guarded[name]):
            guarded[name] = guarded[name].map(_without_formula, na_action="ignore")
    guarded.columns = pd.Index([_without_formula(name) for name in table.columns])
    return guarded.to_csv(index=False, lineterminator="\n")


def _without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_parquet(table: Table) -> bytes:
    """Return a table as Parquet, lists as lists of strings, every word as printed."""
    kinds = {"object": pa.list_(pa.string()), "str": pa.string(), "int64": pa.int64(),
             "float64": pa.float64(), "bool": pa.bool_()}  # fmt: skip
    schema = pa.schema([(name, kinds[str(table[name].dtype)]) for name in table.columns])
    # Without pandas' own metadata, which names its version: the columns' types say it all.
    columns = [pa.array(table[name], type=schema.field(name).type) for name in table.columns]
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), sink)
    return sink.getvalue()


def _list_columns(table: Table) -> list[str]:
    return [name for name in table.columns if table[name].dtype == "object"]
