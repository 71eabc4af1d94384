"""Findings → what each outlet alone says, most important first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.agreement import Comparer
from summarize.judging.findings import Finding
from summarize.judging.importance import Vocabulary
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

# Where another outlet says some of it with a greater probability than this, a point is not called
# unique but doubtful. docs/MEASUREMENTS.md has the figures for other values.
ALONE = 0.2


@dataclass(frozen=True, slots=True)
class UniquePoint:
    """Something that one outlet alone says, and the nearest thing that another one says."""

    finding: Finding
    nearest: Sentence | None  # of another outlet; None when no other shares a word with it
    nearest_similarity: float  # 0 to 1
    doubtful: bool  # the nearest may well say some of it: it is more alike than `ALONE`
    own: Place | None  # of a doubtful one the clauses found least elsewhere; None for all of it
    slight: bool = False  # it tells next to nothing by itself: "The strain was felt."
    pinned: bool = False  # the analyst wants it seen

    @property
    def importance(self) -> float:
        """How much it matters to the story, for ordering only: 0 to 1."""
        return self.finding.importance

    @property
    def sentence(self) -> Sentence:
        """The sentence shown."""
        return self.finding.representative

    @property
    def lead_in(self) -> tuple[Sentence, ...]:
        """Earlier sentences of the same article, shown because the sentence needs them."""
        return self.finding.context.lead_in


def list_unique(
    findings: Sequence[Finding],
    spans: Sequence[Span],
    pairs: Pairs,
    comparer: Comparer,
    pinned: AbstractSet[str] = frozenset(),
) -> Mapping[str, tuple[UniquePoint, ...]]:
    """Return every outlet's unique points, most important first, for all outlets with reporting.

    Complete but for headlines, which tell in short what the report tells in full. A reprint's
    points stand with the outlet that reported them. A point is doubtful, and stands after those
    that are not, when another outlet may well say some of it (see `ALONE`); the part of it that is
    most surely the outlet's own is marked. Of each of the two those come last that tell next to
    nothing by themselves. Those shown by a sentence of `pinned`, ids, come before all others,
    doubtful or slight: the analyst wants them seen.
    """
    vocabulary = Vocabulary(span.text for span in spans)
    points: dict[str, list[UniquePoint]] = {
        span.origin: [] for span in spans if not span.source or span.sentence.kind != "headline"
    }
    for finding in findings:
        if finding.kind == "unique" and finding.representative.kind != "headline":
            point = _point(finding, spans, pairs, comparer, vocabulary)
            if point.sentence.id in pinned:
                point = replace(point, doubtful=False, slight=False, pinned=True)
            points[finding.cluster.origins[0]].append(point)
    return {outlet: tuple(sorted(group, key=_order)) for outlet, group in points.items()}


def choose_weightiest(points: Sequence[UniquePoint], most: int) -> tuple[UniquePoint, ...]:
    """Return the points of one outlet to show first, most important first, `most` at most.

    What another outlet may also say is weighed with the rest: the weightiest thing that one outlet
    has is often about what all speak of. What is pinned comes first; no slight point is among them.
    """
    telling = (point for point in points if not point.slight)
    ranked = sorted(telling, key=lambda point: (not point.pinned, *_weight(point)))
    return tuple(ranked[:most])


def _order(point: UniquePoint) -> tuple[object, ...]:
    return point.doubtful, not point.pinned, point.slight, *_weight(point)


def _weight(point: UniquePoint) -> tuple[object, ...]:
    return -point.importance, point.sentence.reading_order


def _point(
    finding: Finding,
    spans: Sequence[Span],
    pairs: Pairs,
    comparer: Comparer,
    vocabulary: Vocabulary,
) -> UniquePoint:
    origin = finding.cluster.origins[0]
    near = pairs.neighbours(finding.row)  # nearest first
    elsewhere = ((spans[row].sentence, value) for row, value in near if spans[row].origin != origin)
    nearest, value = next(elsewhere, (None, 0.0))
    doubtful = value > ALONE
    own = comparer.find_own_part(finding.row) if doubtful else None
    part = own.part if own is not None else None
    whole = part == (0, len(finding.representative.text))
    return UniquePoint(
        finding,
        nearest,
        value,
        doubtful,
        None if whole else part,
        slight=vocabulary.is_slight(finding.representative),
    )
