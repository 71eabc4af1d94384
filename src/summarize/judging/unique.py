"""Findings → what each outlet alone says, most important first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.findings import Finding
from summarize.judging.numbers import find_figures
from summarize.reading.sentences import Sentence

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


@dataclass(frozen=True, slots=True)
class UniquePoint:
    """Something that one outlet alone says, and the nearest thing that another one says."""

    finding: Finding
    importance: float  # 0 to 1, for ordering only
    nearest: Sentence | None  # of another outlet; None when no other shares a word with it
    nearest_similarity: float  # 0 to 1
    doubtful: bool  # the nearest is as much alike as sentences that are taken to say the same

    @property
    def sentence(self) -> Sentence:
        """The sentence shown."""
        return self.finding.representative

    @property
    def lead_in(self) -> tuple[Sentence, ...]:
        """Earlier sentences of the same article, shown because the sentence needs them."""
        return self.finding.context.lead_in


def list_unique(
    findings: Sequence[Finding], spans: Sequence[Span], pairs: Pairs, *, similarity: float
) -> Mapping[str, tuple[UniquePoint, ...]]:
    """Return every outlet's unique points, most important first, for all outlets with reporting.

    Complete but for headlines, which tell in short what the report tells in full. A reprint's
    points stand with the outlet that reported them. Importance rises with an early place,
    figures, names and quoted words. A point is doubtful, and counts half, when a sentence of
    another outlet is more alike than `similarity` but was kept out of its cluster by a third.
    """
    points: dict[str, list[UniquePoint]] = {span.origin: [] for span in spans}
    for finding in findings:
        if finding.kind == "unique" and finding.representative.kind != "headline":
            points[finding.cluster.origins[0]].append(_point(finding, spans, pairs, similarity))
    return {
        outlet: tuple(sorted(group, key=lambda p: (-p.importance, p.sentence.reading_order)))
        for outlet, group in points.items()
    }


def _point(finding: Finding, spans: Sequence[Span], pairs: Pairs, similarity: float) -> UniquePoint:
    origin = finding.cluster.origins[0]
    elsewhere = [
        (value, -other)
        for row in finding.cluster.rows
        for other, value in pairs.neighbours(row)
        if spans[other].origin != origin
    ]
    value, row = max(elsewhere, default=(0.0, 0))
    nearest = spans[-row].sentence if elsewhere else None
    doubtful = value > similarity
    importance = _importance(finding.representative) * (0.5 if doubtful else 1)
    return UniquePoint(finding, importance, nearest, value, doubtful)


def _importance(sentence: Sentence) -> float:
    """Weigh place, figures, names and quoted words; captions count half."""
    text = sentence.text
    early = 1 - sentence.start / max(1, len(sentence.article.text))
    figures = min(1.0, len(find_figures(text)) / 2)
    names = min(1.0, len(_NAME.findall(text)) / 3)
    quoted = 1.0 if re.search(r"[“”\"]", text) else 0.0
    length = min(1.0, sentence.words / 20)
    weight = 0.4 * early + 0.2 * figures + 0.15 * names + 0.1 * quoted + 0.15 * length
    return weight if sentence.kind == "body" else weight / 2
