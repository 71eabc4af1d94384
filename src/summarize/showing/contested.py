"""Contested findings → what the page says of them: side against side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.briefing import Briefing
from summarize.judging import conflicts
from summarize.judging.findings import Finding
from summarize.showing.places import Link
from summarize.showing.points import Point, Testimony, as_testimony, point

_LABELS: Mapping[str, str] = {"number": "Figures differ"}


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


def contest(finding: Finding, briefing: Briefing) -> Contest:
    """Return a contested finding with its sides."""
    told = point(finding, briefing, f"contested-{finding.id}")
    clashing = {
        sentence.outlet
        for clash in finding.clashes
        for side in clash.sides
        for sentence in side.sentences
    }
    return Contest(
        clashes=tuple(_clash(clash, briefing) for clash in finding.clashes),
        point=told,
        others=tuple(link for link in told.stated if link.text not in clashing),
    )


def _clash(clash: conflicts.Clash, briefing: Briefing) -> Clash:
    return Clash(
        label=_LABELS[clash.kind],
        sides=tuple(
            Side(
                side.says,
                tuple(as_testimony(each.sentence, briefing, each.span) for each in side.statements),
            )
            for side in clash.sides
        ),
        may_be_update=clash.may_be_update,
    )
