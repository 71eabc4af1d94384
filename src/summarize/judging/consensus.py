"""Findings → the consensus summary, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.comparing.similarity import Pairs
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence

_FIRM = 0.3  # cohesion; points held together more loosely are listed, but not in the summary
REDUNDANT = 0.4  # two lines more alike than this tell the reader much the same


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: an outlet's own sentence, and who else states its point."""

    finding: Finding

    @property
    def sentence(self) -> Sentence:
        """The sentence shown."""
        return self.finding.representative

    @property
    def lead_in(self) -> tuple[Sentence, ...]:
        """Earlier sentences of the same article, shown because the sentence needs them."""
        return self.finding.context.lead_in


def tell_consensus(
    findings: Sequence[Finding], pairs: Pairs, *, summary_words: int, redundant: float
) -> tuple[Line, ...]:
    """Choose what the summary says, in at most `summary_words` words, lead-ins included.

    Points enough outlets agree on come first; shared points follow if there is room. Within each,
    the best-supported and earliest-told points are taken first, and a point is passed over when
    it does not fit, does not stand on its own even with a lead-in, is no report (only headlines
    or captions say it), is loosely held together, or its sentence is more alike than `redundant`
    to one already taken. The lines are then told as a reporter would: what most outlets say
    first, and of that what their articles say first.
    """
    chosen: list[Finding] = []
    room = summary_words
    for kind in ("consensus", "shared"):
        candidates = [each for each in findings if each.kind == kind and _can_be_told(each)]
        for finding in sorted(candidates, key=_worth):
            if finding.words <= room and not _repeats(finding, chosen, pairs, redundant):
                chosen.append(finding)
                room -= finding.words
    return tuple(Line(finding) for finding in sorted(chosen, key=_worth))


def _can_be_told(finding: Finding) -> bool:
    is_report = finding.representative.kind == "body"
    return is_report and finding.context.complete and finding.cluster.cohesion >= _FIRM


def _worth(finding: Finding) -> tuple[float, float, int]:
    """Sort key: most outlets first, then what is told earliest; reading order breaks ties."""
    return (-finding.support, _place_in_report(finding), int(finding.id[1:]))


def _place_in_report(finding: Finding) -> float:
    """Return how far into their articles the outlets tell it, on average, 0 (first) to 1."""
    first: dict[str, float] = {}
    for span in finding.cluster.spans:
        sentence = span.sentence
        depth = sentence.start / max(1, len(sentence.article.text))
        first[span.origin] = min(depth, first.get(span.origin, 1.0))
    return sum(first.values()) / len(first)


def _repeats(finding: Finding, chosen: Sequence[Finding], pairs: Pairs, redundant: float) -> bool:
    return any(
        pairs.between(_row(finding), _row(other)) > redundant
        or finding.representative in other.context.lead_in
        for other in chosen
    )


def _row(finding: Finding) -> int:
    rows = zip(finding.cluster.rows, finding.cluster.spans, strict=True)
    return next(row for row, span in rows if span.sentence == finding.representative)
