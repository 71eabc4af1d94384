"""A finding → what would make it fall: another threshold, or one article less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.comparing.clusters import Cluster, grow_group
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span

STEP = 0.1  # how far the threshold is moved each way

NeededOf = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Firmness:
    """Whether a finding would be judged the same had something been a little different.

    Similarities are taken as they are: what is left out takes its sentences with it, but does not
    change how alike the others are.
    """

    surest: float  # the greatest similarity to another origin's sentence, 0 to 1; 0 for none
    looser: bool  # it is judged the same at a threshold lower by `STEP`
    stricter: bool  # and at one higher by `STEP`
    falls_without: tuple[str, ...]  # articles without which it is judged otherwise, sorted

    @property
    def stands(self) -> bool:
        """Whether nothing that was tried makes it fall."""
        return self.looser and self.stricter and not self.falls_without


Weigh = Callable[[int, Cluster], Firmness]


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs findings of one story."""

    spans: Sequence[Span]
    pairs: Pairs
    threshold: float
    needed: NeededOf  # independent outlets → how many of them a consensus needs

    def weigh(self, row: int, cluster: Cluster) -> Firmness:
        """Return how firm it is that span `row` is told by the outlets of its cluster."""
        near = {
            other: value
            for other, value in self.pairs.neighbours(row)
            if self.spans[other].sentence.kind != "headline"
        }
        abroad = [v for o, v in near.items() if self.spans[o].origin != self.spans[row].origin]
        now = self._level(cluster.support, frozenset())
        return Firmness(
            surest=max(abroad, default=0.0),
            looser=self._level_at(row, near, self.threshold - STEP) == now,
            stricter=self._level_at(row, near, self.threshold + STEP) == now,
            falls_without=self._needed_articles(cluster, now),
        )

    def _level_at(self, row: int, near: dict[int, float], threshold: float) -> int:
        """Return how many-told the finding is when spans join above another threshold."""
        joined = {other: value for other, value in near.items() if value > threshold}
        groups = [grow_group(row, other, self._linked(joined, row, threshold)) for other in joined]
        support = max((len({self.spans[r].origin for r in group}) for group in groups), default=1)
        return self._level(support, frozenset())

    def _linked(
        self, joined: dict[int, float], row: int, threshold: float
    ) -> dict[int, dict[int, float]]:
        linked = {
            other: {
                third: value
                for third in joined
                if third != other and (value := self.pairs.between(other, third)) > threshold
            }
            for other in joined
        }
        for other, value in joined.items():
            linked[other][row] = value
        linked[row] = joined
        return linked

    def _needed_articles(self, cluster: Cluster, now: int) -> tuple[str, ...]:
        held = [
            {sentence.article.id for sentence in span.sentences if sentence.origin == span.origin}
            for span in cluster.telling
        ]
        falls = []
        for article in sorted(set().union(*held)):
            left = {
                span.origin
                for span, ids in zip(cluster.telling, held, strict=True)
                if ids - {article}
            }
            if self._level(len(left), frozenset([article])) != now:
                falls.append(article)
        return tuple(falls)

    def _level(self, support: int, without: frozenset[str]) -> int:
        """Return 2 for enough outlets, 1 for several, 0 for one or none."""
        origins = {
            span.origin
            for span in self.spans
            if any(sentence.article.id not in without for sentence in span.sentences)
        }
        if support >= self.needed(len(origins)):
            return 2
        return 1 if support > 1 else 0
