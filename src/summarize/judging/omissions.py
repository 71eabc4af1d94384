"""Findings → what several outlets tell and one does not, and what of it is consensus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.findings import Finding
from summarize.judging.unique import ALONE
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that other outlets tell, and what comes nearest in one that does not."""

    finding: Finding
    nearest: Sentence | None  # of the outlet itself; None when nothing there is alike at all
    nearest_similarity: float  # 0 to 1; not above the threshold

    @property
    def doubtful(self) -> bool:
        """Whether the nearest may well tell it in other words: it is at least as alike as that."""
        return self.nearest_similarity >= ALONE


def list_silences(
    findings: Sequence[Finding],
    spans: Sequence[Span],
    pairs: Pairs,
    *,
    threshold: float,
    wordings: Mapping[str, Sequence[Sentence]] = MappingProxyType({}),
) -> Mapping[str, tuple[Omission, ...]]:
    """Return the points that each outlet does not mention, for all outlets that print anything.

    Of those that other outlets report; most supported first, then in reading order. An outlet
    mentions a point when it prints any sentence that tells it or a part of it, its own or a
    reprint, a headline too; or one that is more alike to the sentence shown than `threshold`: that
    one tells it in another finding; or one that prints the same utterance, which `wordings` says
    for the ids of sentences.
    """
    outlets = sorted({sentence.outlet for span in spans for sentence in span.sentences})
    silences: dict[str, list[Omission]] = {outlet: [] for outlet in outlets}
    several = (finding for finding in findings if finding.kind != "unique")
    for finding in sorted(several, key=lambda finding: -finding.support):
        quoting = wordings.get(finding.representative.id, ())
        telling = {sentence.outlet for sentence in (*finding.members, *quoting)}
        nearest = _nearest_by_outlet(finding.row, spans, pairs)
        for outlet in outlets:
            sentence, value = nearest.get(outlet, (None, 0.0))
            if outlet not in telling and value <= threshold:
                silences[outlet].append(Omission(finding, sentence, value))
    return {outlet: tuple(found) for outlet, found in silences.items()}


def list_omissions(
    silences: Mapping[str, Sequence[Omission]],
) -> Mapping[str, tuple[Omission, ...]]:
    """Return what each outlet leaves out of the consensus; the doubtful ones are told apart."""
    return {
        outlet: tuple(each for each in found if each.finding.kind == "consensus")
        for outlet, found in silences.items()
    }


def _nearest_by_outlet(
    row: int, spans: Sequence[Span], pairs: Pairs
) -> Mapping[str, tuple[Sentence, float]]:
    """Return what each outlet prints that is most like a span, its own or a reprint."""
    found: dict[str, tuple[Sentence, float]] = {}
    for other, value in pairs.neighbours(row):  # nearest first, then in reading order
        for sentence in spans[other].sentences:
            found.setdefault(sentence.outlet, (sentence, value))
    return found
