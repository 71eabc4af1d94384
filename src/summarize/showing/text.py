"""Briefing → a short plain text for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from summarize.briefing import Briefing
from summarize.judging.consensus import Line
from summarize.judging.findings import Finding, FindingKind
from summarize.judging.unique import UniquePoint
from summarize.reading.sentences import Sentence
from summarize.showing.printable import to_printable

_WIDTH = 88
_UNIQUE_SHOWN = 3


def to_text(briefing: Briefing) -> str:
    """Return the summary, what is contested and the weightiest points of each outlet.

    Every line is an outlet's own words, followed by who prints it and the sentence's id. Control
    characters of an article cannot reach the terminal, and no name takes more than one line.
    """
    parts = [
        _on_one_line(briefing.story),
        fill(briefing.outcome(), _WIDTH),
        *(_note(note) for note in briefing.notes),
        *_section("AGREED", (_line(line, briefing) for line in briefing.summary_of("consensus"))),
        *_section(
            "SHARED BY FEWER", (_line(line, briefing) for line in briefing.summary_of("shared"))
        ),
        *_section("CONTESTED", map(_contested, briefing.of_kind("contested"))),
        *_section("TOLD BY ONE OUTLET ALONE", _unique(briefing)),
    ]
    return to_printable("\n\n".join(part for part in parts if part)) + "\n"


def _note(note: str) -> str:
    return fill(f"Note on the sources: {note}", _WIDTH)


def _section(title: str, entries: Iterable[str]) -> list[str]:
    found = list(entries)
    return [title, *found] if found else []


def _lines(kind: FindingKind, briefing: Briefing) -> Iterable[str]:
    return (_line(line, briefing) for line in briefing.summary_of(kind))


def _line(line: Line, briefing: Briefing) -> str:
    told = f"{line.finding.support} outlets: {', '.join(line.finding.cluster.origins)}"
    missing = [each for each in briefing.outlets if each not in line.finding.cluster.outlets]
    if missing:
        told += f"; not found in {', '.join(missing)}"
    said = _quote(line.lead_in, line.sentence)
    return f"{said}\n{fill(told, _WIDTH, initial_indent='    ', subsequent_indent='    ')}"


def _contested(finding: Finding) -> str:
    sides = (
        f"  {_on_one_line(side.says)}:\n"
        + "\n".join(_quote((), sentence, "    ") for sentence in side.sentences)
        for clash in finding.clashes
        for side in clash.sides
    )
    return "\n".join(sides)


def _unique(briefing: Briefing) -> Iterable[str]:
    for outlet, points in briefing.unique.items():
        if points:
            shown = "\n".join(_point(point) for point in points[:_UNIQUE_SHOWN])
            more = len(points) - _UNIQUE_SHOWN
            yield f"{_on_one_line(outlet)}\n{shown}" + (
                f"\n  … and {more} more" if more > 0 else ""
            )


def _point(point: UniquePoint) -> str:
    return _quote(point.lead_in, point.sentence)


def _quote(lead_in: Iterable[Sentence], sentence: Sentence, indent: str = "  ") -> str:
    before = "".join(f"({_on_one_line(each.text)}) " for each in lead_in)
    words = f"{before}{_on_one_line(sentence.text)} [{sentence.outlet}, {sentence.id}]"
    return fill(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
