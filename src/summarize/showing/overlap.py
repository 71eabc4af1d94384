"""Comparison → what depends on the threshold: near misses, a sweep, one pair explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.briefing import Briefing, Comparison
from summarize.comparing.near_misses import NearMiss, list_near_misses
from summarize.comparing.reasons import Explanation, explain_pair
from summarize.comparing.threads import on_one_thread
from summarize.errors import ArticleError, did_you_mean
from summarize.settings import Settings

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Level:
    """What a story comes to at one threshold."""

    threshold: float
    consensus: int  # points
    contested: int
    shared: int
    unique: int
    joined: int  # compared sentences that stand with another outlet's; reprints count once


def near_misses(comparison: Comparison, briefing: Briefing) -> tuple[NearMiss, ...]:
    """Return the pairs just below the threshold of a briefing, nearest first."""
    return list_near_misses(comparison.spans, comparison.pairs, briefing.settings.similarity)


def sweep(comparison: Comparison, settings: Settings) -> tuple[Level, ...]:
    """Judge a story at every threshold of `THRESHOLDS` and at the one that the settings name."""
    thresholds = sorted({*THRESHOLDS, settings.similarity})
    judged = (
        comparison.judge(settings.model_copy(update={"similarity": threshold}))
        for threshold in thresholds
    )
    return tuple(measure_level(briefing) for briefing in judged)


def measure_level(briefing: Briefing) -> Level:
    """Count what a briefing holds."""
    joined = {
        row
        for finding in briefing.findings
        for cluster in (finding.cluster, *finding.others)
        if len({span.origin for span in cluster.spans}) > 1
        for row in cluster.rows
    }
    return Level(
        threshold=briefing.settings.similarity,
        consensus=len(briefing.of_kind("consensus")),
        contested=len(briefing.of_kind("contested")),
        shared=len(briefing.of_kind("shared")),
        unique=len(briefing.of_kind("unique")),
        joined=len(joined),
    )


def explain(
    comparison: Comparison, misses: Sequence[NearMiss], left: str = "", right: str = ""
) -> Explanation | None:
    """Explain the pair of sentences with these ids, or the strongest near miss where one is empty.

    None when there is no pair at all.

    Raises:
        ArticleError: no compared sentence has such an id.

    """
    if left and right:
        rows = (find_row(comparison, left), find_row(comparison, right))
    elif misses:
        rows = misses[0].rows
    else:
        return None
    with on_one_thread():
        return explain_pair(comparison.embeddings, comparison.pairs, *rows)


def find_row(comparison: Comparison, sentence: str) -> int:
    """Return the row of the sentence with this id; a reprint's is that of what it repeats.

    Raises:
        ArticleError: no compared sentence has such an id.

    """
    rows = {each.id: row for row, span in enumerate(comparison.spans) for each in span.sentences}
    if sentence not in rows:
        raise ArticleError(
            f"no sentence '{sentence}' is compared in this story{did_you_mean(sentence, rows)}"
        )
    return rows[sentence]
