"""Briefing → DataFrames, and these as HTML, CSV and Parquet. The only module that uses pandas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from summarize.briefing import Briefing
from summarize.comparing.near_misses import NearMiss
from summarize.comparing.reasons import Explanation
from summarize.judging.additions import Addition
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence
from summarize.showing.cautions import caution
from summarize.showing.coverage import count_common_points, cover, points_of_several, standing
from summarize.showing.overlap import Level
from summarize.showing.phrases import counted

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
        "additions": additions_table(briefing),
        "omissions": omissions_table(briefing),
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
    sentence's place in the article. Of `outlets`, which print its point, `whole_line` states
    everything in it and `point_only` no more than the point; `some_of_it` names those of the
    others that state another part. `firmness` says what would make it fall.
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
        "whole_line": _LIST,
        "point_only": _LIST,
        "some_of_it": _LIST,
        "firmness": _TEXT,
        "finding": _TEXT,
        "article": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    }
    coverage = cover(briefing)
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
                coverage.tellers(line.finding, "whole"),
                coverage.tellers(line.finding, "point"),
                coverage.tellers(line.finding, "some"),
                caution(line.finding, briefing) or "Firm.",
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
        "margin": _SHARE,  # how far that is below the threshold; less than 0 where it is above
        "doubtful": _YES,  # the nearest may well say some of it
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
                briefing.settings.similarity - point.nearest_similarity,
                point.doubtful,
                point.importance,
                point.finding.id,
                *_place(point.sentence),
            )
            for outlet in briefing.origins
            for rank, point in enumerate(briefing.unique[outlet], start=1)
        ),
    )


def additions_table(briefing: Briefing) -> Table:
    """Return what each outlet adds to points that it shares: outlets in file order.

    `text` is its sentence, `adds` the clauses of it that are found least elsewhere, and `point`
    the line that it adds to; where that is the sentence itself, others tell a part of it.
    """
    columns = {
        "outlet": _TEXT,
        "text": _TEXT,
        "adds": _TEXT,
        "point": _TEXT,
        "probability": _SHARE,  # that it says something no other outlet says
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
                addition.sentence.text,
                addition.sentence.text[addition.part[0] : addition.part[1]],
                addition.finding.representative.text,
                addition.probability,
                addition.finding.id,
                *_place(addition.sentence),
            )
            for outlet in briefing.origins
            for addition in briefing.additions[outlet]
        ),
    )


def omissions_table(briefing: Briefing) -> Table:
    """Return which points of consensus each outlet leaves out, and what comes nearest in it."""
    columns = {
        "outlet": _TEXT,
        "text": _TEXT,
        "words_of": _TEXT,
        "support": _COUNT,
        "nearest_text": _TEXT,
        "nearest_similarity": _SHARE,
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
                omission.finding.representative.text,
                omission.finding.representative.outlet,
                omission.finding.support,
                omission.nearest.text if omission.nearest is not None else None,
                omission.nearest_similarity,
                omission.finding.id,
                *_place(omission.finding.representative),
            )
            for outlet in briefing.outlets
            for omission in briefing.omissions.get(outlet, ())
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


def clusters_table(briefing: Briefing) -> Table:
    """Return the sentences that are joined with another outlet's: one row for each and its point.

    Points with the most support first. `tells` says what a sentence has of the one that is shown:
    the point that most outlets agree on, or another part.
    """
    columns = {
        "point": _TEXT,
        "kind": _TEXT,
        "cohesion": _SHARE,
        "outlet": _TEXT,
        "text": _TEXT,
        "tells": _TEXT,
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
                finding.cluster.cohesion,
                sentence.outlet,
                sentence.text,
                tells,
                *_place(sentence),
            )
            for finding in _joined_findings(briefing)
            for sentence, tells in _joined_sentences(finding)
        ),
    )


def _joined_findings(briefing: Briefing) -> list[Finding]:
    """Return the findings in which two outlets stand, the most supported first."""
    several = (each for each in briefing.findings if len({s.outlet for s in each.members}) > 1)
    return sorted(several, key=lambda finding: -finding.support)


def _joined_sentences(finding: Finding) -> Iterable[tuple[Sentence, str]]:
    """Yield what tells the point of a finding and then what tells another part of its line."""
    point = {sentence.id for sentence in finding.cluster.members}
    yield from ((sentence, "the point") for sentence in finding.cluster.members)
    yield from ((each, "another part") for each in finding.members if each.id not in point)


def near_misses_table(misses: Iterable[NearMiss]) -> Table:
    """Return pairs that were almost joined, nearest first; `left` and `right` are sentence ids."""
    columns = {
        "probability": _SHARE,
        "left_outlet": _TEXT,
        "left_text": _TEXT,
        "right_outlet": _TEXT,
        "right_text": _TEXT,
        "left": _TEXT,
        "right": _TEXT,
    }
    return make_table(
        columns,
        (
            (
                miss.probability,
                miss.left.origin,
                miss.left.text,
                miss.right.origin,
                miss.right.text,
                miss.left.sentence.id,
                miss.right.sentence.id,
            )
            for miss in misses
        ),
    )


def sweep_table(levels: Iterable[Level]) -> Table:
    """Return how many points of each kind there are at each threshold."""
    columns = {"threshold": _SHARE, "joined": _COUNT, "consensus": _COUNT, "contested": _COUNT,
               "shared": _COUNT, "unique": _COUNT}  # fmt: skip
    return make_table(
        columns,
        (
            (
                level.threshold,
                level.joined,
                level.consensus,
                level.contested,
                level.shared,
                level.unique,
            )
            for level in levels
        ),
    )


def evidence_table(explanation: Explanation | None) -> Table:
    """Return what each feature of a pair adds to the log-odds that both say the same.

    First what a pair has of which every feature is as usual, last what all of them come to.
    """
    columns = {"feature": _TEXT, "meaning": _TEXT, "value": _SHARE, "usual": _SHARE, "adds": _SHARE}
    if explanation is None:
        return make_table(columns, ())
    start = ("all as usual", "log-odds of a pair with nothing special", None, None)
    end = ("all together", f"a probability of {explanation.probability:.2f}", None, None)
    reasons = ((r.feature, r.meaning, r.value, r.usual, r.adds) for r in explanation.reasons)
    return make_table(
        columns, ((*start, explanation.usual), *reasons, (*end, explanation.log_odds))
    )


def matches_table(explanation: Explanation | None) -> Table:
    """Return the words of a pair that match, those that tell most first."""
    columns = {"left": _TEXT, "right": _TEXT, "likeness": _SHARE, "weight": _SHARE}
    matches = explanation.matches if explanation is not None else ()
    return make_table(columns, ((m.left, m.right, m.likeness, m.weight) for m in matches))


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
    # Not by pandas, which takes ten times as long: sliders draw tables while they are dragged.
    return _draw(list(table.columns), zip(*(table[name] for name in table.columns), strict=True))


def _draw(names: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    heads = (name.replace("_", " ") if name in _OURS else name for name in names)
    kinds = ['td class="id"' if name in _IDS else "td" for name in names]
    drawn = (
        "<tr>"
        + "".join(f"<{kind}>{_cell(each)}</td>" for kind, each in zip(kinds, row, strict=True))
        + "</tr>\n"
        for row in rows
    )
    return _whole_table([_row("th", map(_cell, heads))], drawn)


def _whole_table(head: Iterable[str], rows: Iterable[str]) -> str:
    # Without the two classes MathJax would set what stands between two dollar signs.
    return (
        f'{_STYLE}<table class="summarize-table tex2jax_ignore mathjax_ignore">'
        f"<thead>{''.join(head)}</thead>\n<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(kind: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{cell}</{kind}>' for cell in cells)}</tr>\n"


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return escape("; ".join(value), quote=False)
    if isinstance(value, float):
        return f"{value:.2f}" if value == value else ""  # what is missing is not itself
    return "" if value is None else escape(str(value), quote=False)


_OURS = frozenset(
    {"set_aside", "lead_in", "words_of", "outlets_without", "nearest_text", "nearest_outlet",
     "nearest_similarity", "reprinted_by", "may_be_update", "finding_kind", "copy_of",
     "whole_line", "point_only", "some_of_it", "left_outlet", "left_text", "right_outlet",
     "right_text"}
)  # fmt: skip

_IDS = frozenset({"left", "right", "article"})  # may be broken anywhere

_STYLE = """<style>
table.summarize-table { border-collapse: collapse; width: 100%; max-width: 75em; }
table.summarize-table th, table.summarize-table td { text-align: left !important;
  vertical-align: top !important; white-space: normal; overflow-wrap: break-word;
  padding: .35em .7em; border-bottom: 1px solid rgb(128 128 128 / .35); line-height: 1.4; }
table.summarize-table td.id { overflow-wrap: anywhere; min-width: 5em; }
table.summarize-table th { border-bottom: 2px solid rgb(128 128 128 / .7); overflow-wrap: normal; }
</style>"""


def unique_html(briefing: Briefing) -> str:
    """Return what each outlet alone says: one heading and one complete table for each outlet.

    What another outlet may well say stands apart.
    """
    table = unique_table(briefing)
    shown = ["rank", "lead_in", "text", "nearest_text", "nearest_outlet", "nearest_similarity",
             "margin"]  # fmt: skip
    points: dict[tuple[str, bool], list[tuple[object, ...]]] = {}
    for outlet, doubtful, *point in zip(
        *(table[name] for name in ("outlet", "doubtful", *shown)), strict=True
    ):
        points.setdefault((outlet, doubtful), []).append(tuple(point))
    parts: list[str] = []
    for outlet in briefing.outlets:
        sure, unsure = (points.get((outlet, doubtful), ()) for doubtful in (False, True))
        parts.append(_heading(outlet))
        if outlet not in briefing.unique:
            parts.append("<p>Nothing: it has no reporting of its own in this story.</p>")
        elif not sure and not unsure:
            parts.append("<p>Nothing that no other outlet says.</p>")
        if sure:
            parts.append(_draw(shown, sure))
        if unsure:
            parts.append("<p>Doubtful: another outlet may well say some of this.</p>")
            parts.append(_draw(shown, unsure))
    return "\n".join(parts)


def omissions_html(briefing: Briefing) -> str:
    """Return what each outlet leaves out of the consensus: one heading and table for each."""
    table = omissions_table(briefing)
    shown = ["text", "words_of", "support", "nearest_text", "nearest_similarity"]
    parts: list[str] = []
    for outlet in briefing.outlets:
        points = table.loc[table["outlet"] == outlet, shown]
        parts.append(_heading(outlet))
        parts.append("<p>Nothing.</p>" if points.empty else to_html(points))
    return "\n".join(parts)


def additions_html(briefing: Briefing) -> str:
    """Return what each outlet adds to shared points, with the clauses marked that it adds."""
    parts: list[str] = []
    for outlet in briefing.origins:
        parts.append(_heading(outlet))
        items = [_addition_html(addition) for addition in briefing.additions[outlet]]
        told = f"<ul>{''.join(items)}</ul>" if items else "<p>Nothing.</p>"
        parts.append(f'<div class="tex2jax_ignore mathjax_ignore">{told}</div>')
    return "\n".join(parts)


def _addition_html(addition: Addition) -> str:
    text, (start, end) = addition.sentence.text, addition.part
    own = f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"
    point = addition.finding.representative
    if point == addition.sentence:
        return f"<li><p>{own}</p></li>"
    return (
        f"<li><p>{own}<br><small>to what {escape(point.outlet)} says: "
        f"{escape(point.text)}</small></p></li>"
    )


def clusters_html(briefing: Briefing) -> str:
    """Return what is joined, point by point: a line for each point above its sentences."""
    rows: list[str] = []
    for finding in _joined_findings(briefing):
        told = f"{finding.id} · {finding.kind} · {counted(finding.support, 'outlet')}"
        heading = f"{told} · cohesion {finding.cluster.cohesion:.2f}"
        rows.append(f'<tr><th colspan="3">{escape(heading)}</th></tr>\n')
        rows += (
            _row("td", map(_cell, (sentence.outlet, sentence.text, tells)))
            for sentence, tells in _joined_sentences(finding)
        )
    return _whole_table((), rows) if rows else "<p><em>None.</em></p>"


def explanation_html(explanation: Explanation | None) -> str:
    """Return the two sentences of a pair, and how probable it is that they say the same."""
    if explanation is None:
        return "<p><em>There is no pair to explain.</em></p>"
    quotes = "".join(
        f"<blockquote>{escape(span.text)}<br><small>{escape(span.origin)} "
        f"({escape(span.sentence.id)})</small></blockquote>"
        for span in (explanation.left, explanation.right)
    )
    return f"{quotes}<p>Probability that both say the same: {explanation.probability:.2f}</p>"


def _heading(outlet: str) -> str:
    return f'<h3 class="tex2jax_ignore mathjax_ignore">{escape(outlet)}</h3>'


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
