"""Tables and lists → HTML for a notebook's cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import zip_longest
from numbers import Integral

from summarize.briefing import Briefing
from summarize.comparing.reasons import Explanation
from summarize.judging.additions import Addition
from summarize.showing.cell_styles import (
    LEFT,
    NAMED,
    QUIET,
    RIGHT,
    SORTABLE,
    TABLE,
    WIDE,
    scrolling,
)
from summarize.showing.joins import joined_findings, joined_sentences
from summarize.showing.phrases import counted, day_range, moment
from summarize.showing.story_tables import omissions_table, unique_table
from summarize.showing.tables import Table


def to_html(table: Table) -> str:
    """Return a table for a notebook: escaped, whole, wrapped; a plain word when it is empty."""
    if table.empty:
        return "<p><em>None.</em></p>"
    # Not by pandas, which takes ten times as long: sliders draw tables while they are dragged.
    return _draw(list(table.columns), zip(*(table[name] for name in table.columns), strict=True))


def _draw(names: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return the table, without the columns in which no row has anything.

    A lead-in stands before its text, not in a column of its own, and so do the first and the last
    day of the same.
    """
    table = [tuple(row) for row in rows]
    columns = {
        name: values
        for name, values in zip(names, zip(*table, strict=True), strict=True)
        if any(map(_cell, values))
    }
    columns = _days_in_one(columns)
    lead_ins = columns.pop("lead_in", ()) if "text" in columns else ()
    head = "".join(_head(name, values) for name, values in columns.items())
    cells = (
        _column(name, values, lead_ins if name == "text" else ())
        for name, values in columns.items()
    )
    drawn = (f"<tr>{''.join(row)}</tr>\n" for row in zip(*cells, strict=True))
    filter_field = _FILTER if len(table) >= _FILTERED else ""
    whole = _whole_table([f"<tr>{head}</tr>"], drawn, SORTABLE)
    return f'<div class="summarize-whole">{filter_field}{whole}</div>'


def _days_in_one(columns: Mapping[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """Return the columns with "when" in the place of "first" and "last", where both are there."""
    if not {"first", "last"} <= columns.keys():
        return dict(columns)
    days = tuple(zip(columns["first"], columns["last"], strict=True))
    return {
        "when" if name == "first" else name: days if name == "first" else values
        for name, values in columns.items()
        if name != "last"
    }


def _head(name: str, values: Sequence[object]) -> str:
    style = _style(values)
    wrap = "normal" if style == RIGHT else "nowrap"
    told = name.replace("_", " ") if name in _OURS else name
    kind = ' class="id"' if name in _IDS else ""
    return f'<th{kind} style="{style};white-space:{wrap}">{_cell(told)}</th>'


def _column(name: str, values: Sequence[object], lead_ins: Sequence[object] = ()) -> Iterable[str]:
    """Yield the cells of a column; days are told in words and sorted by what they stand for."""
    kind = "id" if name in _IDS else "words" if name in _WORDS else ""
    style = _style(values)
    for value, lead_in in zip_longest(values, lead_ins):
        day = _day(value) if name in _DAYS else ""
        if day:
            first = value[0] if isinstance(value, tuple) else value
            yield f'<td style="{LEFT};white-space:nowrap" data-value="{first}">{day}</td>'
        else:
            before = f'<span style="{QUIET}">{_cell(lead_in)}</span> ' if lead_in else ""
            start = f'<td class="{kind}"' if kind else "<td"
            yield f'{start} style="{style}">{before}{_cell(value)}</td>'


def _day(value: object) -> str:
    """Return "2017-02-23" as "23 February 2017", with the hour where there is one; else nothing.

    Of two days, the days from the one to the other.
    """
    if isinstance(value, tuple):
        first, last = map(datetime.fromisoformat, value)
        return day_range(first, last)
    if not isinstance(value, str) or not _ISO_DAY.match(value):
        return ""
    when = datetime.fromisoformat(value)
    return moment(when if "T" in value else when.date())


def _style(column: Sequence[object]) -> str:
    """Return how the cells of a column look, from what they hold."""
    # A count that pandas took out of its table is no int of Python's own.
    if all(isinstance(each, Integral | float) and not isinstance(each, bool) for each in column):
        return RIGHT
    longest = max(len(_cell(each)) for each in column)
    if longest > _SENTENCE and not any(isinstance(each, tuple) for each in column):
        return WIDE
    return NAMED if longest > _WORD else LEFT


def _whole_table(head: Iterable[str], rows: Iterable[str], kind: str = "") -> str:
    # Without the two classes MathJax would set what stands between two dollar signs.
    classes = " ".join(filter(None, (TABLE, kind, "tex2jax_ignore mathjax_ignore")))
    return scrolling(
        f'<table class="{classes}">'
        f"<thead>{''.join(head)}</thead>\n<tbody>{''.join(rows)}</tbody></table>"
    )


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return escape("; ".join(value), quote=False)
    if isinstance(value, float):
        return f"{value:.2f}" if value == value else ""  # what is missing is not itself
    return "" if value is None else escape(str(value), quote=False)


_SENTENCE, _WORD = 60, 14  # characters from which a column holds sentences, or names
_FILTERED = 8  # rows from which a table has a field to filter them
_FILTER = (
    '<input type="search" class="summarize-filter" style="display:none" '
    'placeholder="Filter these rows" aria-label="Show only the rows with these words">'
)

_OURS = frozenset(
    {"set_aside", "lead_in", "words_of", "outlets_without", "nearest_text", "nearest_outlet",
     "nearest_similarity", "reprinted_by", "may_be_update", "finding_kind", "copy_of",
     "whole_line", "point_only", "some_of_it", "left_outlet", "left_text", "right_outlet",
     "right_text", "rests_on", "first_text", "second_text", "undated_in", "in_common",
     "left_words", "right_words", "left_word", "right_word", "known_from", "why_look", "also_in"}
)  # fmt: skip

_IDS = frozenset({"left", "right", "article"})  # may be broken anywhere
_DAYS = frozenset({"published", "when"})  # of columns whose values are days
_ISO_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d(T\d\d:\d\d|$)")
_WORDS = frozenset(  # columns that hold an outlet's words
    {"text", "title", "lead_in", "nearest_text", "left_text", "right_text", "first_text",
     "second_text", "copy_of"}
)  # fmt: skip


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
            parts.append("<h4>Doubtful: another outlet may well say some of this</h4>")
            parts.append(_draw(shown, unsure))
    return "\n".join(parts)


def omissions_html(briefing: Briefing) -> str:
    """Return what each outlet leaves out of the consensus: one heading and table for each.

    What it may tell in other words stands apart.
    """
    table = omissions_table(briefing)
    shown = ["text", "words_of", "support", "nearest_text", "nearest_similarity"]
    parts: list[str] = []
    for outlet in briefing.outlets:
        points = table.loc[table["outlet"] == outlet]
        sure, perhaps = (points.loc[points["doubtful"] == each, shown] for each in (False, True))
        parts.append(_heading(outlet))
        if not sure.empty:
            parts.append(to_html(sure))
        else:
            parts.append("<p>Nothing.</p>" if perhaps.empty else "<p>Nothing for sure.</p>")
        if not perhaps.empty:
            parts.append("<h4>Perhaps told in other words</h4>")
            parts.append(to_html(perhaps))
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
    text = addition.sentence.text
    start, end = addition.marked or (0, 0)
    marked = f"<mark>{escape(text[start:end])}</mark>" if addition.marked else ""
    own = f"{escape(text[:start])}{marked}{escape(text[end:])}"
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
    for finding in joined_findings(briefing):
        told = f"{finding.id} · {finding.kind} · {counted(finding.support, 'outlet')}"
        heading = f"{told} · cohesion {finding.cluster.cohesion:.2f}"
        rows.append(f'<tr><th colspan="3" style="{LEFT}">{escape(heading)}</th></tr>\n')
        rows += (
            f'<tr><td style="{NAMED}">{_cell(sentence.outlet)}</td>'
            f'<td class="words" style="{WIDE}">{_cell(sentence.text)}</td>'
            f'<td style="{LEFT}">{tells}</td></tr>\n'
            for sentence, tells in joined_sentences(finding)
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
