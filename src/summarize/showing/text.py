"""Briefing → a short plain text for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from textwrap import fill
from typing import TypeVar

from summarize.briefing import Briefing
from summarize.judging.additions import Addition
from summarize.judging.attribution_differences import AttributionDifference
from summarize.judging.conflicts import Between, Clash
from summarize.judging.consensus import Line
from summarize.judging.findings import Finding
from summarize.judging.omissions import Omission
from summarize.judging.unique import UniquePoint, choose_weightiest
from summarize.reading.sentences import Sentence
from summarize.showing.by_hand import hand
from summarize.showing.cautions import caution
from summarize.showing.coverage import Coverage, Share, cover
from summarize.showing.phrases import POINT_LENGTH, lead_in_words, shortened
from summarize.showing.printable import to_printable

_WIDTH = 88
_Entry = TypeVar("_Entry")

_SHOWN = 3  # points of one outlet
_PART_LENGTH = 60  # characters of a part of a line


def to_text(briefing: Briefing) -> str:
    """Return the summary, what is contested and what sets each outlet apart, in short.

    Every line is an outlet's own words, followed by who prints it and the sentence's id. Control
    characters of an article cannot reach the terminal, and no name takes more than one line.
    """
    coverage = cover(briefing)
    agreed, shared = briefing.summary_of("consensus"), briefing.summary_of("shared")
    parts = [
        _on_one_line(briefing.story),
        fill(briefing.outcome(), _WIDTH),
        *(_note(note) for note in briefing.notes),
        *_section("AGREED", (_line(line, coverage) for line in agreed)),
        *_section("SHARED BY FEWER", (_line(line, coverage) for line in shared)),
        *_section("CONTESTED", map(_clash, _between(briefing, "outlets"))),
        *_section("DISPUTED AMONG THOSE QUOTED", map(_clash, _between(briefing, "speakers"))),
        *_section("VOUCHED FOR DIFFERENTLY", map(_attribution, briefing.attributions)),
        *_section("TOLD BY ONE OUTLET ALONE", _unique(briefing)),
        *_section("ADDED TO SHARED POINTS", _additions(briefing)),
        *_section("LEFT OUT OF THE CONSENSUS", _left_out(coverage)),
        *_section("BY THE ANALYST", _by_hand(briefing)),
    ]
    return to_printable("\n\n".join(part for part in parts if part)) + "\n"


def _note(note: str) -> str:
    return fill(f"Note on the sources: {note}", _WIDTH)


def _by_hand(briefing: Briefing) -> Iterable[str]:
    found = hand(briefing)
    for title, deeds in found.groups if found is not None else ():
        yield fill(f"{title}: {len(deeds)}", _WIDTH)
        for each in deeds:
            told = f"{each.signed}: {_on_one_line(each.text or each.why)}"
            yield _small(f"{told} [{each.trouble}]" if each.trouble else told)


def _section(title: str, entries: Iterable[str]) -> list[str]:
    found = list(entries)
    return [title, *found] if found else []


def _line(line: Line, coverage: Coverage) -> str:
    finding = line.finding
    told = (
        f"{label}: {', '.join(outlets)}."
        for label, outlets in _tellers(finding, coverage)
        if outlets
    )
    count = f"{finding.support} of {len(coverage.briefing.independent)} outlets."
    remarks = " ".join([count, *told, caution(finding, coverage.briefing)]).rstrip()
    return f"{_quote(line.lead_in, line.sentence)}\n{_small(remarks)}"


def _tellers(finding: Finding, coverage: Coverage) -> Iterable[tuple[str, Iterable[str]]]:
    """Yield the outlets by how much of a line they tell, with the words for that."""
    part = finding.agreement.part
    said = finding.representative.text
    labels: tuple[tuple[Share, str], ...] = (
        ("whole", "All of it"),
        ("point", "Its point" if part is None else f"The part {_part(said, part)}"),
        ("some", "Some of it"),
        ("reprint", "Reprinted by"),
    )
    yield from ((label, coverage.tellers(finding, share)) for share, label in labels)
    yield "Perhaps in other words", coverage.perhaps(finding)
    yield "Not found in", coverage.without(finding)


def _part(text: str, part: tuple[int, int]) -> str:
    return f"“{shortened(text[slice(*part)], _PART_LENGTH).rstrip(' ,;:')}”"


def _small(remarks: str) -> str:
    return fill(remarks, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _between(briefing: Briefing, between: Between) -> Iterable[Clash]:
    return (clash for clash in briefing.clashes.points if clash.between == between)


def _clash(clash: Clash) -> str:
    sides = (
        f"  {_on_one_line(side.says)}:\n"
        + "\n".join(_quote((), sentence, "    ") for sentence in side.sentences)
        for side in clash.sides
    )
    topic = f"  {_on_one_line(clash.topic)}\n" if clash.topic else ""
    return topic + "\n".join(sides)


def _attribution(difference: AttributionDifference) -> str:
    first, second = (
        "\n".join(_quote((), each.sentence, "    ") for each in side) for side in difference.sides
    )
    return f"  {difference.reason}:\n{first}\n    …\n{second}"


def _unique(briefing: Briefing) -> Iterable[str]:
    for outlet, points in briefing.unique.items():
        shown = choose_weightiest(points, _SHOWN)
        rest = [point for point in points if point not in shown]
        doubtful = sum(point.doubtful for point in rest)
        perhaps = f"  … and {doubtful} perhaps also told elsewhere"
        sure = [*shown, *(point for point in rest if not point.doubtful)]
        if points:
            yield "\n".join([_outlet(outlet, sure, _point), *([perhaps] if doubtful else [])])


def _point(point: UniquePoint) -> str:
    words = _quote(point.lead_in, point.sentence)
    return f"{words}\n{_small('Perhaps also told elsewhere.')}" if point.doubtful else words


def _additions(briefing: Briefing) -> Iterable[str]:
    for outlet, additions in briefing.additions.items():
        if additions:
            yield _outlet(outlet, additions, _addition)


def _addition(addition: Addition) -> str:
    words = _quote((), addition.sentence)
    if addition.marked is None:
        return words
    return f"{words}\n{_small(f'Its own: {_part(addition.sentence.text, addition.marked)}')}"


def _left_out(coverage: Coverage) -> Iterable[str]:
    for outlet in coverage.briefing.outlets:
        omissions = coverage.left_out(outlet)
        sure = [each for each in omissions if not each.doubtful]
        perhaps = f"  … and {len(omissions) - len(sure)} perhaps told in other words"
        if omissions:
            told = _outlet(outlet, sure, lambda each: _omission(each, coverage.briefing))
            yield "\n".join([told, *([perhaps] if len(sure) < len(omissions) else [])])


def _omission(omission: Omission, briefing: Briefing) -> str:
    shown = omission.finding.representative
    support = f"{omission.finding.support} of {len(briefing.independent)} outlets"
    words = f"{shortened(shown.text, POINT_LENGTH)} [{shown.id}, {support}]"
    return fill(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _outlet(outlet: str, entries: Sequence[_Entry], show: Callable[[_Entry], str]) -> str:
    """Put an outlet's first entries under its name, and say how many more there are."""
    more = len(entries) - _SHOWN
    last = [f"  … and {more} more"] if more > 0 else []
    return "\n".join([_on_one_line(outlet), *map(show, entries[:_SHOWN]), *last])


def _quote(lead_in: Sequence[Sentence], sentence: Sentence, indent: str = "  ") -> str:
    words = lead_in_words(lead_in, sentence)
    before = "".join(f"({_on_one_line(each)}) " for each in words)
    line = f"{before}{_on_one_line(sentence.text)} [{sentence.outlet}, {sentence.id}]"
    return fill(line, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
