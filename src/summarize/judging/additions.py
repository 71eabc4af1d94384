"""Findings → what an outlet adds, of its own, to sentences that others tell in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.spans import Span
from summarize.judging.agreement import Comparer
from summarize.judging.findings import Finding
from summarize.judging.importance import Weighty
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

SURELY = 0.8  # probability from which a sentence is said to add something


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence that several outlets tell in part and one alone tells in full."""

    finding: Finding
    sentence: Sentence
    part: Place  # the clauses found least elsewhere; code points, end not included
    probability: float  # that it says something no other outlet says, 0 to 1
    importance: float  # 0 to 1, for ordering only


def list_additions(
    findings: Sequence[Finding], spans: Sequence[Span], comparer: Comparer, weighty: Weighty
) -> Mapping[str, tuple[Addition, ...]]:
    """Return what each outlet adds to points that it shares, most important first.

    Each sentence once, with the first finding that it tells. Headlines and captions are left out.
    `weighty` says how important a row is.
    """
    found: dict[str, list[Addition]] = {span.origin: [] for span in spans}
    seen: set[int] = set()
    for finding in findings:
        for cluster in (finding.cluster, *finding.others):
            for row, span in zip(cluster.rows, cluster.spans, strict=True):
                if row in seen or cluster.support < 2 or span.sentence.kind != "body":
                    continue
                seen.add(row)
                own = comparer.find_own_part(row)
                if own is not None and own.probability > SURELY:
                    addition = Addition(
                        finding, span.sentence, own.part, own.probability, weighty(row)
                    )
                    found[span.origin].append(addition)
    return {
        outlet: tuple(sorted(group, key=lambda a: (-a.importance, a.sentence.reading_order)))
        for outlet, group in found.items()
    }
