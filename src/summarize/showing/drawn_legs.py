"""What points rest on → a table for a notebook's cells: one row for each, under its credibility."""

from __future__ import annotations

from html import escape
from itertools import groupby

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.judging.legs import Leg
from summarize.showing.cell_styles import LEFT, TABLE, WIDE, scrolling


def legs_html(briefing: Briefing) -> str:
    """Return what every point of several outlets rests on, and whom that is known from.

    The most credible first. A proposed credibility and its reasons stand once, above all points
    that have both; below it the best supported comes first.
    """
    points = [each for each in briefing.findings if each.id in briefing.legs]
    if not points:
        return "<p><em>No point is told by two outlets.</em></p>"
    grades = briefing.grades
    points.sort(key=lambda each: (grades[each.id].digit, grades[each.id].reasons, -each.support))
    body = "".join(
        f'<tr><th colspan="3" style="{LEFT}">Credibility {digit}: {escape("; ".join(reasons))}</th>'
        f"</tr>{''.join(_row(each, briefing) for each in group)}"
        for (digit, reasons), group in groupby(
            points, key=lambda each: (grades[each.id].digit, grades[each.id].reasons)
        )
    )
    heads = "".join(f'<th style="{LEFT}">{each}</th>' for each in _HEADS)
    return scrolling(
        f'<table class="{TABLE}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


_HEADS = ("point", "rests on", "known from")


def _row(finding: Finding, briefing: Briefing) -> str:
    legs = briefing.legs[finding.id]
    known = "".join(f"<div>{_leg(each)}</div>" for each in legs.rests_on)
    return (
        f'<tr><td class="words" style="{WIDE}">{escape(finding.representative.text)}</td>'
        f'<td style="{LEFT};min-width:9em">{escape(legs.phrase)}</td>'
        f'<td style="{WIDE}">{known}</td></tr>\n'
    )


def _leg(leg: Leg) -> str:
    """Return one thing that a point rests on, and the outlets whose words say so."""
    outlets = escape(", ".join(leg.outlets))
    if leg.kind == "unknown":
        return f"no source stated: {outlets}"
    name = f" of {leg.name}" if leg.kind == "statement" and leg.name else f" ({leg.name})"
    return f"<strong>{leg.kind}{escape(name) if leg.name else ''}</strong>: {outlets}"
