"""Briefing → the page's tables: points × outlets, and outlets × outlets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, groupby

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.showing.coverage import HEADINGS, count_common_points, points_of_several, standing
from summarize.showing.phrases import shortened
from summarize.showing.places import Link, href
from summarize.showing.points import own_sentence, reprints

_ROW_LENGTH = 84  # characters of a point's words
_TINTS = 4  # shades of the table that says how alike the outlets are


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one outlet tells one point."""

    sign: str
    words: str
    href: str  # empty when there is no sentence to lead to


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the coverage matrix."""

    anchor: str
    place: Link
    cells: tuple[Cell, ...]  # one for each outlet, in file order


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The points of one kind in the coverage matrix."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many points two outlets both tell; an outlet with itself: how many it tells."""

    number: int
    tint: int  # 0 to 4, for shading only
    itself: bool


def matrix(briefing: Briefing) -> tuple[RowGroup, ...]:
    """List every point that two outlets or more print, kind by kind, the best-supported first."""
    by_kind = groupby(points_of_several(briefing), key=lambda finding: finding.kind)
    return tuple(
        RowGroup(HEADINGS[kind], tuple(_row(finding, briefing) for finding in findings))
        for kind, findings in by_kind
    )


def _row(finding: Finding, briefing: Briefing) -> Row:
    shown = finding.representative
    return Row(
        anchor=f"row-{finding.id}",
        place=Link(shortened(shown.text, _ROW_LENGTH), href(shown)),
        cells=tuple(_cell(finding, outlet) for outlet in briefing.outlets),
    )


def _cell(finding: Finding, outlet: str) -> Cell:
    match standing(finding, outlet):
        case "own":
            return Cell("●", "own report", href(own_sentence(finding, outlet)))
        case "reprint":
            copy = next(link for link in reprints(finding) if link.text == outlet)
            return Cell("○", "reprint", copy.href)
        case _:
            return Cell("–", "not found", "")


def likeness(briefing: Briefing) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """Count for every two outlets the points that both report on their own."""
    numbers = count_common_points(briefing)
    most = max((numbers[pair] for pair in combinations(briefing.outlets, 2)), default=0)
    counts = {
        (left, right): Count(
            number=number,
            tint=0 if left == right or most == 0 else round(_TINTS * number / most),
            itself=left == right,
        )
        for (left, right), number in numbers.items()
    }
    return tuple(
        (left, tuple(counts[left, right] for right in briefing.outlets))
        for left in briefing.outlets
    )
