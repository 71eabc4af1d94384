"""Two sentences of one cluster → where they clash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Literal, Protocol

from summarize.comparing.clusters import Cluster
from summarize.comparing.words import content_words
from summarize.judging.numbers import Figure, find_figures
from summarize.reading.sentences import Sentence, Span

_WINDOW = 60  # characters on each side of a figure that tell what it is a figure of
_COMMON_WORDS = 2  # content words that two figures' surroundings must share


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two outlets' sentences that cannot both be exact, and the words that clash."""

    kind: Literal["number"]
    left: Sentence
    right: Sentence
    left_span: Span  # code points into the sentence's text; end is not included
    right_span: Span
    unit: str  # what both count

    @property
    def left_words(self) -> str:
        """The words of the left sentence that clash."""
        return self.left.text[slice(*self.left_span)]

    @property
    def right_words(self) -> str:
        """The words of the right sentence that clash."""
        return self.right.text[slice(*self.right_span)]

    @property
    def may_be_update(self) -> bool:
        """Whether they were published at different times, so that the later may know more."""
        left, right = self.left.article, self.right.article
        if isinstance(left.published, datetime) and isinstance(right.published, datetime):
            return left.published != right.published
        return left.day is not None and right.day is not None and left.day != right.day


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and the words in it that clash."""

    sentence: Sentence
    span: Span  # code points into the sentence's text


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said where outlets clash, and where it is said."""

    says: str
    statements: tuple[Statement, ...]  # in reading order

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that say it, in reading order."""
        return tuple(statement.sentence for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Clash:
    """What is said about one and the same thing, side against side."""

    kind: Literal["number"]
    unit: str
    sides: tuple[Side, ...]  # at least two, in reading order
    may_be_update: bool  # some were published later than others


class ConflictCheck(Protocol):
    """Finds the clash between two sentences of one cluster; None when there is none."""

    def __call__(self, left: Sentence, right: Sentence, /) -> Conflict | None: ...


def find_conflicts(cluster: Cluster, check: ConflictCheck | None = None) -> tuple[Conflict, ...]:
    """Check every two sentences of a cluster that come from different origins."""
    found = (
        (check or numbers_differ)(left.sentence, right.sentence)
        for left, right in combinations(cluster.telling, 2)
        if left.origin != right.origin
    )
    return tuple(conflict for conflict in found if conflict is not None)


def numbers_differ(left: Sentence, right: Sentence, /) -> Conflict | None:
    """Return the first figure of one sentence that excludes the other's figure of the same thing.

    Careful rather than keen, for false alarms make people stop looking: the unit must be the
    same, each sentence must have just one figure of it, the ranges must not touch, and the words
    around both figures must have at least two content words in common.
    """
    theirs = _only_one_of_a_unit(find_figures(right.text))
    for unit, figure in _only_one_of_a_unit(find_figures(left.text)).items():
        other = theirs.get(unit)
        if other is None or not figure.excludes(other):
            continue
        if len(_around(left.text, figure) & _around(right.text, other)) >= _COMMON_WORDS:
            return Conflict(
                kind="number",
                left=left,
                right=right,
                left_span=(figure.start, figure.end),
                right_span=(other.start, other.end),
                unit=unit,
            )
    return None


def gather_clashes(conflicts: Sequence[Conflict]) -> tuple[Clash, ...]:
    """Put the conflicts of one finding together, one clash for each thing that they are about."""
    by_subject: dict[tuple[Literal["number"], str], list[Conflict]] = {}
    for conflict in conflicts:
        by_subject.setdefault((conflict.kind, conflict.unit), []).append(conflict)
    return tuple(
        Clash(
            kind=kind,
            unit=unit,
            sides=_gather_sides(group),
            may_be_update=any(conflict.may_be_update for conflict in group),
        )
        for (kind, unit), group in by_subject.items()
    )


def _gather_sides(conflicts: Sequence[Conflict]) -> tuple[Side, ...]:
    said: dict[str, list[Statement]] = {}
    for conflict in conflicts:
        for words, statement in (
            (conflict.left_words, Statement(conflict.left, conflict.left_span)),
            (conflict.right_words, Statement(conflict.right, conflict.right_span)),
        ):
            statements = said.setdefault(words, [])
            if statement not in statements:
                statements.append(statement)
    sides = (
        Side(words, tuple(sorted(statements, key=lambda each: each.sentence.reading_order)))
        for words, statements in said.items()
    )
    return tuple(sorted(sides, key=lambda side: side.sentences[0].reading_order))


def _only_one_of_a_unit(figures: Iterable[Figure]) -> dict[str, Figure]:
    by_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit, []).append(figure)
    return {unit: group[0] for unit, group in by_unit.items() if unit and len(group) == 1}


def _around(text: str, figure: Figure) -> frozenset[str]:
    before = text[max(0, figure.start - _WINDOW) : figure.start]
    after = text[figure.end : figure.end + _WINDOW]
    return frozenset(content_words(before)) | frozenset(content_words(after))
