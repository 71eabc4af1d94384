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

# Where another outlet says some of it with a greater probability than this, a point is not called
# unique but doubtful. docs/MEASUREMENTS.md has the figures for other values.
ALONE = 0.2
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


@dataclass(frozen=True, slots=True)
class UniquePoint:
    """Something that one outlet alone says, and the nearest thing that another one says."""

    finding: Finding
    importance: float  # 0 to 1, for ordering only
    nearest: Sentence | None  # of another outlet; None when no other shares a word with it
    nearest_similarity: float  # 0 to 1
    doubtful: bool  # the nearest may well say some of it: it is more alike than `ALONE`

    @property
    def sentence(self) -> Sentence:
        """The sentence shown."""
        return self.finding.representative

    @property
    def lead_in(self) -> tuple[Sentence, ...]:
        """Earlier sentences of the same article, shown because the sentence needs them."""
        return self.finding.context.lead_in


def list_unique(
    findings: Sequence[Finding], spans: Sequence[Span], pairs: Pairs
) -> Mapping[str, tuple[UniquePoint, ...]]:
    """Return every outlet's unique points, most important first, for all outlets with reporting.

    Complete but for headlines, which tell in short what the report tells in full. A reprint's
    points stand with the outlet that reported them. Importance rises with an early place,
    figures, names and quoted words. A point is doubtful, and stands after those that are not, when
    another outlet may well say some of it: see `ALONE`.
    """
    points: dict[str, list[UniquePoint]] = {span.origin: [] for span in spans}
    for finding in findings:
        if finding.kind == "unique" and finding.representative.kind != "headline":
            points[finding.cluster.origins[0]].append(_point(finding, spans, pairs))
    return {outlet: tuple(sorted(group, key=_order)) for outlet, group in points.items()}


def _order(point: UniquePoint) -> tuple[object, ...]:
    return point.doubtful, -point.importance, point.sentence.reading_order


def _point(finding: Finding, spans: Sequence[Span], pairs: Pairs) -> UniquePoint:
    origin = finding.cluster.origins[0]
    elsewhere = [
        (value, -other)
        for row in finding.cluster.rows
        for other, value in pairs.neighbours(row)
        if spans[other].origin != origin
    ]
    value, row = max(elsewhere, default=(0.0, 0))
    nearest = spans[-row].sentence if elsewhere else None
    importance = weigh_importance(finding.representative)
    return UniquePoint(finding, importance, nearest, value, doubtful=value > ALONE)


def weigh_importance(sentence: Sentence) -> float:
    """Weigh place, figures, names, quoted words and length: 0 to 1; captions count half."""
    text = sentence.text
    early = 1 - sentence.depth
    figures = min(1.0, len(find_figures(text)) / 2)
    names = min(1.0, len(_NAME.findall(text)) / 3)
    quoted = 1.0 if re.search(r"[“”\"]", text) else 0.0
    length = min(1.0, sentence.words / 20)
    weight = 0.4 * early + 0.2 * figures + 0.15 * names + 0.1 * quoted + 0.15 * length
    return weight if sentence.kind == "body" else weight / 2
