"""One-sentence articles and how alike they are → their findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conftest import WordCountEncoder
from one_liners import pair_up
from summarize.comparing.clusters import cluster_spans
from summarize.comparing.embeddings import embed
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.agreement import Comparer
from summarize.judging.conflicts import find_conflicts
from summarize.judging.findings import Finding, judge_clusters
from summarize.judging.firmness import Scales
from summarize.judging.untold import Untold
from summarize.reading.context import find_contexts


@dataclass(frozen=True)
class Judged:
    """A story and what was found in it."""

    spans: Sequence[Span]
    pairs: Pairs
    findings: tuple[Finding, ...]


def judge_spans(
    spans: Sequence[Span],
    alike: Mapping[tuple[int, int], float],
    *,
    threshold: float = 0.3,
    min_support: int = 2,
) -> Judged:
    """Judge spans that are as alike as given, every two others not at all."""
    pairs = pair_up(len(spans), alike)
    clashes = find_conflicts(spans, pairs)
    findings = judge_clusters(
        cluster_spans(spans, pairs, threshold),
        rate=lambda cluster: dict.fromkeys(cluster.rows, 1.0),
        contexts=find_contexts([sentence for span in spans for sentence in span.sentences]),
        untold=Untold(spans, pairs),
        comparer=Comparer(embed(spans, WordCountEncoder()), pairs),
        weigh=Scales(spans, pairs, threshold, lambda _: min_support).weigh,
        weighty=lambda row: 1 / (1 + row),
        conflicts=clashes.conflicts,
        explained=clashes.explained,
        origins=len({span.origin for span in spans}),
        min_support=min_support,
    )
    return Judged(spans, pairs, findings)


def compare_words(judged: Judged) -> Comparer:
    """Return what compares the lines of a judged story by their words alone."""
    return Comparer(embed(judged.spans, WordCountEncoder()), judged.pairs)
