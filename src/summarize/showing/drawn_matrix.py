"""Points × outlets → a table for a notebook's cells, each cell of which opens what is said there.

Of `<details>` in a plain table, for the reasons that `drawn_articles` gives. Words open in the
outlet's own column, so that two cells of a row opened together stand side by side.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence
from summarize.showing.cell_styles import CENTRE, FOLD, LEFT, QUIET, TABLE, WIDE, scrolling
from summarize.showing.coverage import HEADINGS, PERHAPS, Coverage, Share, cover, points_of_several
from summarize.showing.phrases import shortened

_SIGNS: dict[Share, tuple[str, str]] = {
    "whole": ("●", "all of it"),
    "point": ("●", "the point"),
    "some": ("◐", "some of it"),
    "reprint": ("○", "reprint"),
    "": ("–", "not found"),
}
_POINT = 150  # characters of a point
_SIGN = "font-size:1.2em;line-height:1.2"
_OPENED = "text-align:left;width:17em;white-space:normal;padding-top:.3em"


def matrix_html(briefing: Briefing) -> str:
    """Return which outlet tells which point that two or more print, and behind each sign how."""
    points = points_of_several(briefing)
    if not points:
        return "<p><em>No point is printed by two outlets.</em></p>"
    coverage = cover(briefing)
    heads = "".join(f'<th style="{CENTRE}">{escape(each)}</th>' for each in briefing.outlets)
    width = len(briefing.outlets) + 1
    body = "".join(
        f'<tr><th colspan="{width}" style="{LEFT}">{escape(HEADINGS[kind])}</th></tr>'
        + "".join(_row(each, coverage) for each in group)
        for kind, group in groupby(points, key=lambda each: each.kind)
    )
    return (
        f'<p><small style="{QUIET}">● tells it · ◐ some of it · ○ reprints it · '
        "? perhaps in other words · – not found. Click a sign to read that outlet’s words."
        "</small></p>"
        + scrolling(
            f'<table class="{TABLE} tex2jax_ignore mathjax_ignore">'
            f'<thead><tr><th style="{LEFT}">point</th>{heads}</tr></thead>'
            f"<tbody>{body}</tbody></table>"
        )
    )


def _row(finding: Finding, coverage: Coverage) -> str:
    point = escape(shortened(finding.representative.text, _POINT))
    perhaps = coverage.perhaps(finding)
    cells = "".join(
        _opened(outlet, perhaps[outlet], *PERHAPS)
        if outlet in perhaps
        else _cell(finding, outlet, coverage)
        for outlet in coverage.briefing.outlets
    )
    return f'<tr><td class="words" style="{WIDE}">{point}</td>{cells}</tr>\n'


def _cell(finding: Finding, outlet: str, coverage: Coverage) -> str:
    sign, words = _SIGNS[coverage.share(finding, outlet)]
    sentence = coverage.sentence(finding, outlet)
    if sentence is None:
        return (
            f'<td style="{CENTRE}" title="{words}"><span style="{QUIET};{_SIGN}">{sign}</span></td>'
        )
    return _opened(outlet, sentence, sign, words)


def _opened(outlet: str, sentence: Sentence, sign: str, words: str) -> str:
    return (
        f'<td style="{CENTRE}"><details><summary style="{FOLD};{_SIGN};list-style:none" '
        f'title="{escape(outlet)}: {words}">{sign}</summary>{_told(sentence, words)}</details></td>'
    )


def _told(sentence: Sentence, words: str) -> str:
    of = f" of {sentence.origin}" if sentence.copy_of is not None else ""
    return (
        f'<div style="{_OPENED}">{escape(sentence.text)}<br>'
        f'<small style="{QUIET}">{words}{escape(of)}</small></div>'
    )
