"""A finding → what would make it fall: another threshold, or one article less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from summarize.comparing.clusters import Cluster, Linked, grow_group, link_pairs
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span

STEP = 0.1  # how far the threshold is moved each way

NeededOf = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Firmness:
    """Whether a finding would be judged the same had something been a little different.

    Similarities are taken as they are: what is left out takes its sentences with it, but does not
    change how alike the others are, and a reprint still stands for the reporting that it repeats.
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


@dataclass(frozen=True)
class Scales:
    """Weighs findings of one story."""

    spans: Sequence[Span]
    pairs: Pairs
    threshold: float
    needed: NeededOf  # independent outlets → how many of them a consensus needs

    def weigh(self, row: int, cluster: Cluster) -> Firmness:
        """Return how firm it is that span `row` is told by the outlets of its cluster."""
        # whoever gives another value states it at no threshold
        apart = {self._origins[other] for other in cluster.apart}
        abroad = (
            value
            for other, value in self.pairs.neighbours(row)
            if other not in self._headlines
            and self._origins[other] not in {self._origins[row], *apart}
        )
        now = self._level(cluster.support)
        return Firmness(
            surest=next(abroad, 0.0),
            looser=self._level_among(self._looser, row, apart) == now,
            stricter=self._level_among(self._stricter, row, apart) == now,
            falls_without=self._needed_articles(cluster, now),
        )

    @cached_property
    def _looser(self) -> Linked:
        return self._linked(self.threshold - STEP)

    @cached_property
    def _stricter(self) -> Linked:
        return self._linked(self.threshold + STEP)

    def _linked(self, threshold: float) -> Linked:
        """Return for each row what it is joined with above a threshold; no headlines."""
        return link_pairs(self.pairs, threshold, without=self._headlines)

    def _level_among(self, linked: Linked, row: int, apart: AbstractSet[str]) -> int:
        """Return how many-told the finding is when spans are joined like this.

        The origins that are `apart` do not count.
        """
        possible = self._level_of((row, *linked[row]), apart)
        found = 0
        for other in linked[row]:
            if found == possible:
                break
            group = grow_group(row, other, linked)
            found = max(found, self._level_of(group, apart))
        return found

    def _level_of(self, rows: Iterable[int], apart: AbstractSet[str]) -> int:
        return self._level(len({self._origins[each] for each in rows} - apart))

    def _needed_articles(self, cluster: Cluster, now: int) -> tuple[str, ...]:
        held = [
            (span.family, {sentence.article.id for sentence in span.sentences})
            for span in cluster.telling
        ]
        falls = []
        for article in sorted(set().union(*(ids for _, ids in held))):
            left = {origin for origin, ids in held if ids - {article}}
            if self._level(len(left), article) != now:
                falls.append(article)
        return tuple(falls)

    def _level(self, support: int, without: str | None = None) -> int:
        """Return 2 for enough outlets, 1 for several, 0 for one or none."""
        if support >= self.needed(self._outlets - self._sole_articles[without]):
            return 2
        return 1 if support > 1 else 0

    @cached_property
    def _origins(self) -> Sequence[str]:
        return [span.family for span in self.spans]

    @cached_property
    def _outlets(self) -> int:
        return len(set(self._origins))

    @cached_property
    def _headlines(self) -> frozenset[int]:
        return frozenset(row for row, s in enumerate(self.spans) if s.sentence.kind == "headline")

    @cached_property
    def _sole_articles(self) -> Counter[str | None]:
        """How many outlets' reporting stands in this article alone: it goes with the article."""
        held: dict[str, set[str]] = {}
        for span in self.spans:
            ids = held.setdefault(span.family, set())
            ids.update(sentence.article.id for sentence in span.sentences)
        return Counter(next(iter(ids)) for ids in held.values() if len(ids) == 1)
