"""Who vouches for a point and who only passes it on → a remark on the finding."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.briefing import Briefing
from summarize.judging.attribution_differences import AttributionDifference
from summarize.judging.conflicts import Statement
from summarize.judging.findings import Finding
from summarize.showing.phrases import listed


def vouched_for(difference: AttributionDifference, briefing: Briefing) -> tuple[Finding, ...]:
    """Return the findings of which both sides tell, in reading order."""
    return tuple(finding for finding in briefing.findings if _tells(finding, difference))


def _tells(finding: Finding, difference: AttributionDifference) -> bool:
    """Say whether a finding tells of both sides."""
    members = {member.id for member in finding.cluster.members}
    return all(any(each.sentence.id in members for each in side) for side in difference.sides)


def vouching(finding: Finding, briefing: Briefing) -> str:
    """Say who states a point flatly and who attributes it; empty where all do the same."""
    return " ".join(_remark(each) for each in briefing.attributions if _tells(finding, each))


def _remark(difference: AttributionDifference) -> str:
    first, second = difference.sides
    if difference.kind == "flat":
        verb = "states" if len(_outlets(first)) == 1 else "state"
        return f"{listed(_outlets(first), 'and')} {verb} it flatly; {_sources(second)}."
    return f"{_sources(first)}; {_sources(second)}."


def _outlets(side: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.sentence.outlet for each in side))


def _sources(side: Sequence[Statement]) -> str:
    """Return each outlet with the words by which it attributes: "Courier: “police said”"."""
    first = {each.sentence.outlet: each for each in reversed(side)}
    return "; ".join(f"{outlet}: “{first[outlet].words}”" for outlet in _outlets(side))
