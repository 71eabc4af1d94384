"""Contested findings → what the page says of them: side against side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.judging import conflicts
from summarize.judging.findings import Finding
from summarize.showing.coverage import Coverage
from summarize.showing.places import Link
from summarize.showing.points import Point, Testimony, as_testimony, point

_LABELS: Mapping[str, str] = {
    "number": "Figures differ",
    "date": "Days differ",
    "denial": "Denied and affirmed",
    "name": "Names differ",
    "attribution": "Attributed to different sources",
    "characterisation": "Called by different names",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said where outlets clash, as the page tells it."""

    says: str
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What is said about one and the same thing, as the page tells it."""

    label: str
    sides: tuple[Side, ...]
    may_be_update: bool


@dataclass(frozen=True, slots=True)
class Contest:
    """A point on which outlets contradict each other."""

    clashes: tuple[Clash, ...]
    point: Point
    others: tuple[Link, ...]  # outlets that tell the point and do not clash
    again: tuple[Point, ...]  # further points that give one of the same figures


def contests(coverage: Coverage) -> tuple[Contest, ...]:
    """Return what is contested, every clash once."""
    alike: dict[frozenset[str], list[Finding]] = {}
    for finding in coverage.briefing.of_kind("contested"):
        alike.setdefault(_sentences(finding), []).append(finding)
    return tuple(_contest(first, again, coverage) for first, *again in alike.values())


def _sentences(finding: Finding) -> frozenset[str]:
    sides = (side for clash in finding.clashes for side in clash.sides)
    return frozenset(f"{side.says} {each.id}" for side in sides for each in side.sentences)


def _contest(finding: Finding, again: Sequence[Finding], coverage: Coverage) -> Contest:
    told = _point(finding, coverage)
    repeated = tuple(_point(each, coverage) for each in again)
    clashing = {
        sentence.outlet
        for clash in finding.clashes
        for side in clash.sides
        for sentence in side.sentences
    } | {each.quote.source.text for each in repeated}
    return Contest(
        clashes=tuple(_clash(clash, coverage) for clash in finding.clashes),
        point=told,
        others=tuple(link for link in told.stated if link.text not in clashing),
        again=repeated,
    )


def _point(finding: Finding, coverage: Coverage) -> Point:
    return point(finding, coverage, f"contested-{finding.id}")


def _clash(clash: conflicts.Clash, coverage: Coverage) -> Clash:
    return Clash(
        label=_LABELS[clash.kind],
        sides=tuple(
            Side(
                side.says,
                tuple(as_testimony(each.sentence, coverage, each.span) for each in side.statements),
            )
            for side in clash.sides
        ),
        may_be_update=clash.may_be_update,
    )
