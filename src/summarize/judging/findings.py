"""Clusters → findings: agreed, contested, shared or unique."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.comparing.clusters import Cluster
from summarize.comparing.representatives import Ratings, choose_representative
from summarize.judging.conflicts import (
    Clash,
    Conflict,
    ConflictCheck,
    find_conflicts,
    gather_clashes,
)
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence

FindingKind = Literal["consensus", "contested", "shared", "unique"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is said, by whom, and how the outlets stand to it."""

    id: str  # "c1", "c2", … in reading order
    kind: FindingKind
    cluster: Cluster
    representative: Sentence  # the member that is shown
    context: Context  # what must be read before the representative
    coverage: float  # support divided by the independent outlets of the story, 0 to 1
    conflicts: tuple[Conflict, ...]  # empty unless contested

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Its conflicts, put together by what they are about."""
        return gather_clashes(self.conflicts)

    @property
    def support(self) -> int:
        """How many independent outlets report it."""
        return self.cluster.support

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all articles that print it, reprints too, sorted."""
        return tuple(sorted({sentence.article.id for sentence in self.cluster.evidence}))

    @property
    def words(self) -> int:
        """How many words it takes to show: the representative and what must come before it."""
        return sum(sentence.words for sentence in (*self.context.lead_in, self.representative))


def judge_clusters(
    clusters: Sequence[Cluster],
    *,
    ratings: Ratings,
    closeness: Ratings,
    contexts: Mapping[str, Context],
    origins: int,
    min_support: int,
    across: Sequence[tuple[Conflict, ...]] | None = None,
    check: ConflictCheck | None = None,
) -> tuple[Finding, ...]:
    """Turn every cluster into exactly one finding, in the order given.

    `origins` is the number of independent outlets in the story; `across` are conflicts with
    sentences of other clusters, one tuple for each cluster. Conflicts are judged before
    agreement: a cluster whose outlets contradict each other, or are contradicted, is contested,
    however many they are.
    """
    outside = across if across is not None else [()] * len(clusters)
    return tuple(
        _judge(
            f"c{place}",
            cluster,
            (*find_conflicts(cluster, check), *more),
            choose_representative(cluster, ratings, closeness, contexts),
            contexts,
            origins,
            min_support,
        )
        for place, (cluster, more) in enumerate(zip(clusters, outside, strict=True), start=1)
    )


def _judge(
    name: str,
    cluster: Cluster,
    conflicts: tuple[Conflict, ...],
    representative: Sentence,
    contexts: Mapping[str, Context],
    origins: int,
    min_support: int,
) -> Finding:
    return Finding(
        id=name,
        kind=_kind(cluster.support, conflicts, min_support),
        cluster=cluster,
        representative=representative,
        context=contexts[representative.id],
        coverage=cluster.support / origins,
        conflicts=conflicts,
    )


def _kind(support: int, conflicts: Sequence[Conflict], min_support: int) -> FindingKind:
    if conflicts:
        return "contested"
    if support >= min_support:
        return "consensus"
    return "shared" if support > 1 else "unique"
