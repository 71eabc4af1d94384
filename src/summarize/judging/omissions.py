"""Findings → the consensus points that each outlet does not mention, most supported first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that enough other outlets agree on, and what comes nearest in this one."""

    finding: Finding
    nearest: Sentence | None  # of the outlet itself; None when nothing there is alike at all
    nearest_similarity: float  # 0 to 1; below the threshold, or the outlet would be credited


def list_omissions(
    findings: Sequence[Finding], spans: Sequence[Span], pairs: Pairs
) -> Mapping[str, tuple[Omission, ...]]:
    """Return what each outlet leaves out of the consensus, for all outlets that print anything.

    Most supported first, then in reading order. An outlet mentions a point when it prints any
    sentence that tells it or a part of it, its own or a reprint, a headline too.
    """
    rows: dict[str, set[int]] = {}
    for row, span in enumerate(spans):
        for sentence in span.sentences:
            rows.setdefault(sentence.outlet, set()).add(row)
    agreed = sorted(
        (
            (finding, {sentence.outlet for sentence in finding.members})
            for finding in findings
            if finding.kind == "consensus"
        ),
        key=lambda each: -each[0].support,
    )
    return {
        outlet: tuple(
            _omission(finding, own, spans, pairs)
            for finding, telling in agreed
            if outlet not in telling
        )
        for outlet, own in sorted(rows.items())
    }


def _omission(finding: Finding, own: set[int], spans: Sequence[Span], pairs: Pairs) -> Omission:
    near = [(value, -row) for row, value in pairs.neighbours(finding.row) if row in own]
    value, place = max(near, default=(0.0, 0))
    return Omission(finding, spans[-place].sentence if near else None, value)
