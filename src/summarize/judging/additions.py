"""Findings → what an outlet adds, of its own, to sentences that others tell in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.clusters import Cluster
from summarize.comparing.spans import Span
from summarize.judging.agreement import Comparer, OwnPart
from summarize.judging.findings import Finding
from summarize.judging.importance import Weighty
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

SURELY = 0.8  # probability from which a sentence is said to add something
_NEARLY_ALL = 0.8  # of a line: who adds so much of it would leave nothing for others to agree on


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence that several outlets tell in part and one alone tells in full."""

    finding: Finding
    sentence: Sentence
    part: Place  # the clauses found least elsewhere; code points, end not included
    probability: float  # that it says something no other outlet says, 0 to 1
    importance: float  # 0 to 1, for ordering only

    @property
    def marked(self) -> Place | None:
        """The part, where it is one; None where it cannot be told which part is the outlet's."""
        return None if self.part == (0, len(self.sentence.text)) else self.part


def list_additions(
    findings: Sequence[Finding], spans: Sequence[Span], comparer: Comparer, weighty: Weighty
) -> Mapping[str, tuple[Addition, ...]]:
    """Return what each outlet adds to points that it shares, most important first.

    Each sentence once, with the first finding that it tells. Headlines and captions are left out.
    What others are held to state is nothing added: the part of a line that is marked as agreed, a
    line of which another outlet states all, or one of which no lesser part stands out. `weighty`
    says how important a row is.
    """
    shown = {finding.row: finding for finding in findings}
    found: dict[str, list[Addition]] = {span.origin: [] for span in spans}
    seen: set[int] = set()
    for finding in findings:
        for cluster in (finding.cluster, *finding.others):
            for row, span in zip(cluster.rows, cluster.spans, strict=True):
                if row in seen or cluster.support < 2 or span.sentence.kind != "body":
                    continue
                seen.add(row)
                own = (
                    _own_part_of_line(shown[row], comparer)
                    if row in shown
                    else _own_part(row, cluster, comparer)
                )
                if own is not None and own.probability > SURELY:
                    addition = Addition(
                        finding, span.sentence, own.part, own.probability, weighty(row)
                    )
                    found[span.origin].append(addition)
    return {
        outlet: tuple(sorted(group, key=lambda a: (-a.importance, a.sentence.reading_order)))
        for outlet, group in found.items()
    }


def _own_part(row: int, cluster: Cluster, comparer: Comparer) -> OwnPart | None:
    """Return what a sentence behind a line adds to what it shares with the others behind it."""
    return comparer.find_own_part(row, comparer.find_agreed_part(row, cluster))


def _own_part_of_line(finding: Finding, comparer: Comparer) -> OwnPart | None:
    """Return what the line that speaks for a point adds to the point itself."""
    line = finding.representative
    others = (each for each in finding.members if each.origin != line.origin)
    if not {each.article.id for each in others}.isdisjoint(finding.agreement.whole):
        return None
    own = comparer.find_own_part(finding.row, finding.agreement.part)
    if own is None or own.part[1] - own.part[0] >= _NEARLY_ALL * len(line.text):
        return None
    return own
