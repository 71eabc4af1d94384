"""Findings → the consensus points that each outlet does not mention, most supported first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that enough other outlets agree on, and what comes nearest in this one."""

    finding: Finding
    nearest: Sentence | None  # of the outlet itself; None when nothing there is alike at all
    nearest_similarity: float  # 0 to 1; not above the threshold


def list_omissions(
    findings: Sequence[Finding],
    spans: Sequence[Span],
    pairs: Pairs,
    *,
    threshold: float,
    wordings: Mapping[str, Sequence[Sentence]] = MappingProxyType({}),
) -> Mapping[str, tuple[Omission, ...]]:
    """Return what each outlet leaves out of the consensus, for all outlets that print anything.

    Most supported first, then in reading order. An outlet mentions a point when it prints any
    sentence that tells it or a part of it, its own or a reprint, a headline too; or one that is
    more alike to the sentence shown than `threshold`: that one tells it in another finding; or one
    that prints the same utterance, which `wordings` says for the ids of sentences.
    """
    outlets = sorted({sentence.outlet for span in spans for sentence in span.sentences})
    left_out: dict[str, list[Omission]] = {outlet: [] for outlet in outlets}
    agreed = (finding for finding in findings if finding.kind == "consensus")
    for finding in sorted(agreed, key=lambda finding: -finding.support):
        quoting = wordings.get(finding.representative.id, ())
        telling = {sentence.outlet for sentence in (*finding.members, *quoting)}
        nearest = _nearest_by_outlet(finding.row, spans, pairs)
        for outlet in outlets:
            sentence, value = nearest.get(outlet, (None, 0.0))
            if outlet not in telling and value <= threshold:
                left_out[outlet].append(Omission(finding, sentence, value))
    return {outlet: tuple(omissions) for outlet, omissions in left_out.items()}


def _nearest_by_outlet(
    row: int, spans: Sequence[Span], pairs: Pairs
) -> Mapping[str, tuple[Sentence, float]]:
    """Return what each outlet prints that is most like a span, its own or a reprint."""
    found: dict[str, tuple[Sentence, float]] = {}
    for other, value in pairs.neighbours(row):  # nearest first, then in reading order
        for sentence in spans[other].sentences:
            found.setdefault(sentence.outlet, (sentence, value))
    return found
