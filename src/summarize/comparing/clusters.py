"""Scored pairs → clusters of spans that say the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from statistics import fmean
from typing import Protocol

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.reading.sentences import Sentence


@dataclass(frozen=True)
class Cluster:
    """Spans that say the same thing, with every sentence that repeats one of them."""

    spans: tuple[Span, ...]  # in reading order
    rows: tuple[int, ...]  # their places in the embeddings
    cohesion: float  # mean similarity of its pairs, 0 to 1; 1 for a single span
    # Rows of outlets that do not state the line that tells it: they give another value.
    apart: frozenset[int] = frozenset()

    @cached_property
    def members(self) -> tuple[Sentence, ...]:
        """All its sentences, reprints too, in reading order."""
        found = (sentence for span in self.spans for sentence in span.sentences)
        return tuple(sorted(found, key=_reading))

    @cached_property
    def telling(self) -> tuple[Span, ...]:
        """The spans that count: a headline is too short to carry a point, unless all are.

        Nor does what a reprinter adds beside the outlet that it lives on.
        """
        stating = tuple(
            span for row, span in zip(self.rows, self.spans, strict=True) if row not in self.apart
        )
        told = tuple(s for s in stating if s.sentence.kind != "headline") or stating
        counted = [(span, span.origin, span.family) for span in told]
        speaking: dict[str, str] = {}  # for each family one outlet, its source if that tells it
        for _, origin, family in counted:
            if origin == family or family not in speaking:
                speaking[family] = origin
        return tuple(span for span, origin, family in counted if speaking[family] == origin)

    @cached_property
    def telling_rows(self) -> tuple[int, ...]:
        """The places in the embeddings of the spans that count."""
        telling = {span.sentence.id for span in self.telling}
        rows = zip(self.rows, self.spans, strict=True)
        return tuple(row for row, span in rows if span.sentence.id in telling)

    @cached_property
    def evidence(self) -> tuple[Sentence, ...]:
        """The sentences of the spans that count, reprints too, in reading order."""
        found = (sentence for span in self.telling for sentence in span.sentences)
        return tuple(sorted(found, key=_reading))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The outlets whose own reporting it is, in reading order."""
        return tuple(dict.fromkeys(span.origin for span in self.telling))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print what counts, as their own reporting or as a reprint."""
        return tuple(dict.fromkeys(sentence.outlet for sentence in self.evidence))

    @cached_property
    def support(self) -> int:
        """How many independent outlets report it: a reprint adds none."""
        return len(self.origins)


def _reading(sentence: Sentence) -> tuple[str, str, int]:
    return sentence.reading_order


Linked = Mapping[int, Mapping[int, float]] | Sequence[Mapping[int, float]]


class Clusterer(Protocol):
    """Puts every span into at least one cluster."""

    def __call__(
        self, pairs: Pairs, threshold: float, origins: Sequence[str], /
    ) -> Sequence[Sequence[int]]:
        """Return groups of rows that say the same thing; `origins` are the rows' outlets."""


def cluster_spans(
    spans: Sequence[Span], pairs: Pairs, threshold: float, clusterer: Clusterer | None = None
) -> tuple[Cluster, ...]:
    """Return clusters that hold all the spans, ordered by their spans.

    A sentence that says two things can stand in two clusters.
    """
    origins = [span.origin for span in spans]
    groups = {
        tuple(sorted(group)) for group in (clusterer or cover_pairs)(pairs, threshold, origins)
    }
    return tuple(
        Cluster(tuple(spans[row] for row in rows), rows, _cohesion(rows, pairs))
        for rows in sorted(groups)
    )


def rank_clusters(clusters: Sequence[Cluster]) -> Sequence[int]:
    """Return the clusters' places, best supported first, then surest, then in the order given."""
    return sorted(
        range(len(clusters)), key=lambda k: (-clusters[k].support, -clusters[k].cohesion, k)
    )


def cover_pairs(pairs: Pairs, threshold: float, origins: Sequence[str]) -> Sequence[Sequence[int]]:
    """Put every two spans more alike than `threshold` into a common group.

    Within a group every pair is more alike than the threshold, so nothing chains: a sentence that
    holds two facts stands in two groups and joins neither's members to the other's. Groups are
    cliques, grown greedily from the surest pair that stands in none yet by the span that fits all
    members best; ties go to the earlier rows. A pair exactly at the threshold is not joined. Two
    spans of one origin start a group only when neither is joined with another origin: an outlet
    that repeats itself is one voice. A span that is joined with none is a group by itself.
    """
    linked = link_pairs(pairs, threshold)
    abroad = {
        row for row, near in enumerate(linked) if any(origins[row] != origins[o] for o in near)
    }
    groups: list[Sequence[int]] = []
    covered: set[tuple[int, int]] = set()
    found = ((-value, a, b) for a, near in enumerate(linked) for b, value in near.items() if a < b)
    for _, a, b in sorted(found):
        at_home = origins[a] == origins[b]
        if (a, b) in covered or (at_home and (a in abroad or b in abroad)):
            continue
        group = grow_group(a, b, linked)
        covered.update(combinations(group, 2))
        groups.append(group)
    alone = set(range(pairs.count)).difference(*groups)
    return [*groups, *([row] for row in sorted(alone))]


def link_pairs(
    pairs: Pairs, threshold: float, without: Iterable[int] = ()
) -> Sequence[Mapping[int, float]]:
    """Return for each row the rows that are more alike than `threshold`, and how alike they are.

    The rows in `without` are nobody's neighbours, though they have neighbours of their own.
    """
    linked: list[dict[int, float]] = [{} for _ in range(pairs.count)]
    joined = pairs.similarity > threshold
    found = [array[joined].tolist() for array in (pairs.left, pairs.right, pairs.similarity)]
    left_out = set(without)
    for a, b, value in zip(*found, strict=True):
        if b not in left_out:
            linked[a][b] = value
        if a not in left_out:
            linked[b][a] = value
    return linked


def grow_group(a: int, b: int, linked: Linked) -> Sequence[int]:
    """Return the sorted clique around a pair: the best-fitting span joins until none fits.

    `linked[row]` has the rows that are alike enough and how alike they are.
    """
    group = [a, b]
    weakest = {
        row: min(linked[a][row], linked[b][row]) for row in linked[a].keys() & linked[b].keys()
    }
    while weakest:
        best = min(weakest, key=lambda row: (-weakest[row], row))
        group.append(best)
        weakest = {
            row: min(value, linked[best][row])
            for row, value in weakest.items()
            if row in linked[best]
        }
    return sorted(group)


def _cohesion(rows: Sequence[int], pairs: Pairs) -> float:
    values = [pairs.between(a, b) for a, b in combinations(rows, 2)]
    return fmean(values) if values else 1.0
