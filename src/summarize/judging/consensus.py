"""Findings → the consensus summary, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.findings import OVERHEAD, Finding
from summarize.judging.untold import Untold
from summarize.reading.sentences import Sentence

SURE = 0.6  # probability that another outlet says it, from which a point may be in the summary


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
    findings: Sequence[Finding],
    spans: Sequence[Span],
    pairs: Pairs,
    *,
    summary_words: int,
    pinned: AbstractSet[str] = frozenset(),
) -> tuple[Line, ...]:
    """Choose what the summary says, in at most `summary_words` words, lead-ins included.

    The lines are chosen for what they tell of the story per word: a sentence of the story is told
    by a line as surely as the two say the same, and counts by how many other outlets say it and
    how early it stands. What is told already counts no more, so lines do not repeat each other.
    (Greedy maximisation of weighted coverage with a budget, after Lin and Bilmes, 2011.) Points
    that enough outlets agree on come first, shared points take the room that is left. A point is
    passed over when it does not stand on its own even with a lead-in, is no report, or when it is
    not sure that another outlet says it. The lines are told as a reporter would: first
    what stands first in its article. Points shown by a sentence of `pinned`, ids, are told
    whatever the room; they take it from the others.
    """
    untold = Untold(spans, pairs)
    chosen = [
        each
        for each in findings
        if each.representative.id in pinned and each.kind in ("consensus", "shared")
    ]
    told: set[str] = set()  # sentences that are lines already, or stand in front of one
    room = summary_words
    for each in chosen:
        told.update(sentence.id for sentence in (*each.context.lead_in, each.representative))
        room -= each.words
        untold.tell(each.row)
    for kind in ("consensus", "shared"):
        candidates = [
            (each, each.row, each.words)
            for each in findings
            if each.kind == kind and _can_be_told(each)
        ]
        while candidates := [
            (each, row, words)
            for each, row, words in candidates
            if words <= room and each.representative.id not in told
        ]:
            # the first one wins a tie: findings stand in reading order
            best, row, words = max(
                candidates, key=lambda each: untold.told_by(each[1]) / (each[2] + OVERHEAD)
            )
            chosen.append(best)
            told.update(sentence.id for sentence in (*best.context.lead_in, best.representative))
            room -= words
            untold.tell(row)
    return tuple(Line(finding) for finding in sorted(chosen, key=_place_in_summary))


def _can_be_told(finding: Finding) -> bool:
    is_report = finding.representative.kind == "body"
    return is_report and finding.context.complete and finding.firmness.surest > SURE


def _place_in_summary(finding: Finding) -> tuple[bool, float, int]:
    """Sort key: consensus first, then what its article tells first; reading order breaks ties."""
    return finding.kind != "consensus", finding.representative.depth, int(finding.id[1:])
