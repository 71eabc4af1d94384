"""Briefing → which outlet tells which point, and how many points two outlets have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from summarize.briefing import Briefing
from summarize.judging.findings import Finding, FindingKind

Standing = Literal["own", "reprint", ""]

HEADINGS: Mapping[FindingKind, str] = {  # of the groups of points, in the order shown
    "consensus": "Consensus",
    "contested": "Contested",
    "shared": "Shared by fewer",
    "unique": "Reported by one, reprinted by others",
}
_ORDER = tuple(HEADINGS)


def points_of_several(briefing: Briefing) -> tuple[Finding, ...]:
    """Return the findings that at least two outlets print.

    Consensus first, then contested, shared, and what one outlet reports and another reprints;
    within each the best-supported first, then in reading order.
    """
    several = [finding for finding in briefing.findings if len(finding.cluster.outlets) > 1]
    return tuple(sorted(several, key=lambda each: (_ORDER.index(each.kind), -each.support)))


def standing(finding: Finding, outlet: str) -> Standing:
    """Say whether an outlet tells a point in its own reporting, as a reprint, or not at all."""
    if outlet in finding.cluster.origins:
        return "own"
    return "reprint" if outlet in finding.cluster.outlets else ""


def count_common_points(briefing: Briefing) -> Mapping[tuple[str, str], int]:
    """Count for every two outlets the points that both report themselves.

    Reprints do not count: they would make a wire copy look like agreement. An outlet with itself
    gives all the points it reports.
    """
    told = [set(finding.cluster.origins) for finding in briefing.findings]
    return {
        (left, right): sum(left in origins and right in origins for origins in told)
        for left in briefing.outlets
        for right in briefing.outlets
    }
