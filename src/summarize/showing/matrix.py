"""Briefing → the page's tables: points × outlets, and outlets × outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.showing.coverage import (
    HEADINGS,
    PERHAPS,
    Coverage,
    Share,
    count_common_points,
    points_of_several,
)
from summarize.showing.phrases import shortened
from summarize.showing.places import Link, href

_ROW_LENGTH = 84  # characters of a point's words
_TINTS = 4  # shades of the table that says how alike the outlets are
_SIGNS: Mapping[Share, tuple[str, str]] = {
    "whole": ("●", "own report"),
    "point": ("●", "own report"),
    "reprint": ("○", "reprint"),
    "some": ("◐", "some of it"),
    "": ("–", "not found"),
}


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


def matrix(coverage: Coverage) -> tuple[RowGroup, ...]:
    """List every point that two outlets or more print, kind by kind, the best-supported first."""
    points = points_of_several(coverage.briefing)
    return tuple(
        RowGroup(HEADINGS[kind], tuple(_row(finding, coverage) for finding in findings))
        for kind, findings in groupby(points, key=lambda finding: finding.kind)
    )


def _row(finding: Finding, coverage: Coverage) -> Row:
    shown = finding.representative
    perhaps = coverage.perhaps(finding)
    return Row(
        anchor=f"row-{finding.id}",
        place=Link(shortened(shown.text, _ROW_LENGTH), href(shown)),
        cells=tuple(
            Cell(*PERHAPS, href(perhaps[outlet]))
            if outlet in perhaps
            else _cell(finding, outlet, coverage)
            for outlet in coverage.briefing.outlets
        ),
    )


def _cell(finding: Finding, outlet: str, coverage: Coverage) -> Cell:
    sentence = coverage.sentence(finding, outlet)
    sign, words = _SIGNS[coverage.share(finding, outlet)]
    return Cell(sign, words, href(sentence) if sentence is not None else "")


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
