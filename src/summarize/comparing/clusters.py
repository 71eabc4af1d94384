"""Scored pairs → clusters of spans that say the same thing."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spans that say the same thing, with every sentence that repeats one of them."""

    spans: tuple[Span, ...]  # in reading order
    rows: tuple[int, ...]  # their places in the embeddings
    cohesion: float  # mean similarity of its pairs, 0 to 1; 1 for a single span

    @property
    def members(self) -> tuple[Sentence, ...]:
        """All its sentences, reprints too, in reading order."""
        found = (sentence for span in self.spans for sentence in span.sentences)
        return tuple(sorted(found, key=_reading))

    @property
    def telling(self) -> tuple[Span, ...]:
        """The spans that count: a headline is too short to carry a point, unless all are."""
        return tuple(s for s in self.spans if s.sentence.kind != "headline") or self.spans

    @property
    def evidence(self) -> tuple[Sentence, ...]:
        """The sentences of the spans that count, reprints too, in reading order."""
        found = (sentence for span in self.telling for sentence in span.sentences)
        return tuple(sorted(found, key=_reading))

    @property
    def origins(self) -> tuple[str, ...]:
        """The outlets whose own reporting it is, in reading order."""
        return tuple(dict.fromkeys(span.origin for span in self.telling))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print what counts, as their own reporting or as a reprint."""
        return tuple(dict.fromkeys(sentence.outlet for sentence in self.evidence))

    @property
    def support(self) -> int:
        """How many independent outlets report it: a reprint adds none."""
        return len(self.origins)


def _reading(sentence: Sentence) -> tuple[str, str, int]:
    return sentence.reading_order


class Clusterer(Protocol):
    """Puts every span into exactly one cluster."""

    def __call__(self, pairs: Pairs, threshold: float, /) -> Sequence[int]:
        """Return one label for each row; rows with one label are one cluster."""


def cluster_spans(
    spans: Sequence[Span], pairs: Pairs, threshold: float, clusterer: Clusterer | None = None
) -> tuple[Cluster, ...]:
    """Return clusters that partition the spans, ordered by their first span."""
    labels = (clusterer or complete_link)(pairs, threshold)
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        groups.setdefault(label, []).append(row)
    return tuple(
        Cluster(tuple(spans[row] for row in rows), tuple(rows), _cohesion(rows, pairs))
        for rows in groups.values()
    )


def complete_link(pairs: Pairs, threshold: float) -> Sequence[int]:
    """Join clusters as long as all pairs between them are more alike than `threshold`.

    Agglomerative clustering with complete linkage over the scored pairs; a pair that was not
    scored counts as unlike, and one exactly at the threshold does not join. Of equally alike
    clusters those with the earliest rows join first, so ties do not depend on chance. Complete
    link keeps two facts apart that one long sentence holds together.
    """
    links: list[dict[int, float]] = [{} for _ in range(pairs.count)]
    for a, b, value in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True
    ):
        if value > threshold:
            links[a][b] = links[b][a] = value
    label = list(range(pairs.count))
    heap = [(-value, a, b) for a in range(pairs.count) for b, value in links[a].items() if a < b]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if links[a].get(b) != -value:
            continue  # one of the two has changed since
        label[b] = a
        for other in links[b]:
            links[other].pop(b)
        common = {other: links[b][other] for other in links[b].keys() & links[a].keys()}
        for other in [near for near in links[a] if near not in common]:
            del links[a][other]
            links[other].pop(a, None)
        for other, weakest in sorted(common.items()):
            both = min(weakest, links[a][other])
            links[a][other] = links[other][a] = both
            heapq.heappush(heap, (-both, min(a, other), max(a, other)))
        links[b] = {}
    return [_root(row, label) for row in range(pairs.count)]


def _root(row: int, label: list[int]) -> int:
    while label[row] != row:
        row = label[row]
    return row


def _cohesion(rows: Sequence[int], pairs: Pairs) -> float:
    values = [pairs.between(a, b) for k, a in enumerate(rows) for b in rows[k + 1 :]]
    return float(np.mean(values)) if values else 1.0
