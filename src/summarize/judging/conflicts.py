"""Two sentences of one cluster → where they clash."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words
from summarize.judging.numbers import CLOCK, Figure, find_figures
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

ALIKE = 0.2  # similarity above which two sentences are held against each other
_SAYS_LITTLE = frozenset(
    ("$", "€", "£", "%", CLOCK, "year", "month", "week", "day", "hour", "minut", "time", "point")
)
_WINDOW = 60  # characters on each side of a figure that tell what it is a figure of
_RATE = re.compile(r"\b(?:an?|per|each|every)\s(?:second|minute|hour|day|night|week|month|year)\b")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two outlets' sentences that cannot both be exact, and the words that clash."""

    kind: Literal["number"]
    left: Sentence
    right: Sentence
    left_span: Place  # code points into the sentence's text; end is not included
    right_span: Place
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
    def statements(self) -> tuple[Statement, Statement]:
        """Both sentences, each with its words that clash."""
        return Statement(self.left, self.left_span), Statement(self.right, self.right_span)

    @property
    def may_be_update(self) -> bool:
        """Whether they were published at different times, so that the later may know more."""
        left, right = self.left.article, self.right.article
        if self.unit == CLOCK:
            return False  # a time of day that has passed does not move
        if isinstance(left.published, datetime) and isinstance(right.published, datetime):
            return left.published != right.published
        return left.day is not None and right.day is not None and left.day != right.day


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and the words in it that clash."""

    sentence: Sentence
    span: Place  # code points into the sentence's text

    @property
    def words(self) -> str:
        """The words that clash."""
        return self.sentence.text[slice(*self.span)]

    @property
    def ranges(self) -> frozenset[tuple[float, float]]:
        """What its figure may stand for, as the sentence puts it ("about 300") and bare."""
        figures = find_figures(self.sentence.text)
        put = (figure for figure in figures if (figure.start, figure.end) == self.span)
        return frozenset((each.low, each.high) for each in (*put, *find_figures(self.words)))


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


def find_conflicts(
    spans: Sequence[Span], pairs: Pairs, check: ConflictCheck | None = None
) -> tuple[Conflict, ...]:
    """Check every two sentences of different origins that may speak of the same thing.

    Sentences that contradict each other rarely look alike enough to be joined, so those above
    `ALIKE` are held together too. Headlines are not: they round, and leave out what a figure is of.
    """
    check = check or NumberCheck()
    origins = [span.origin for span in spans]
    checked = [span.sentence.kind != "headline" for span in spans]
    found = []
    near = pairs.similarity > ALIKE
    for a, b in zip(pairs.left[near].tolist(), pairs.right[near].tolist(), strict=True):
        if origins[a] != origins[b] and checked[a] and checked[b]:
            conflict = check(spans[a].sentence, spans[b].sentence)
            if conflict is not None:
                found.append(conflict)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """Finds figures of the same thing that exclude each other; reads each sentence once.

    Careful rather than keen, for false alarms make people stop looking: the unit must be the
    same, each sentence must have just one figure of it, the ranges must not touch, and one must
    not be more than twice the other, for then they are mostly of different things. The words
    around both must have a content word in common, two where the unit says little ("$", "%",
    "years"). A rate ("80 centimetres a day") is not held against a total.
    """

    _read: dict[str, Mapping[str, _Count]] = field(default_factory=dict)  # by sentence id

    def __call__(self, left: Sentence, right: Sentence, /) -> Conflict | None:
        """Return the clash on the first figure of the left sentence that has one."""
        here, there = self._counts(left), self._counts(right)
        for unit, count in here.items():
            other = there.get(unit)
            if other is not None and count.clashes_with(other):
                return Conflict(
                    kind="number",
                    left=left,
                    right=right,
                    left_span=(count.figure.start, count.figure.end),
                    right_span=(other.figure.start, other.figure.end),
                    unit=unit,
                )
        return None

    def _counts(self, sentence: Sentence) -> Mapping[str, _Count]:
        if sentence.id not in self._read:
            self._read[sentence.id] = _read_counts(sentence.text)
        return self._read[sentence.id]


def numbers_differ(left: Sentence, right: Sentence, /) -> Conflict | None:
    """Return where the figures of two sentences clash: see `NumberCheck`."""
    return NumberCheck()(left, right)


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
        for statement in conflict.statements:
            statements = said.setdefault(statement.words, [])
            if statement not in statements:
                statements.append(statement)
    sides = (
        Side(words, tuple(sorted(statements, key=lambda each: each.sentence.reading_order)))
        for words, statements in said.items()
    )
    return tuple(sorted(sides, key=lambda side: side.sentences[0].reading_order))


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure and what the words around it tell of what it is a figure of."""

    figure: Figure
    content: frozenset[str]  # stems
    is_rate: bool

    def clashes_with(self, other: _Count) -> bool:
        if not self.figure.excludes(other.figure) or self.figure.dwarfs(other.figure):
            return False
        needed = 2 if self.figure.unit in _SAYS_LITTLE else 1
        return self.is_rate == other.is_rate and len(self.content & other.content) >= needed


def _read_counts(text: str) -> Mapping[str, _Count]:
    """Return by unit the figures that are the only ones of theirs in a sentence."""
    by_unit: dict[str, list[Figure]] = {}
    for figure in find_figures(text):
        by_unit.setdefault(figure.unit, []).append(figure)
    return {
        unit: _count(text, group[0]) for unit, group in by_unit.items() if unit and len(group) == 1
    }


def _count(text: str, figure: Figure) -> _Count:
    before = text[max(0, figure.start - _WINDOW) : figure.start]
    after = text[figure.end :][:_WINDOW]
    content = frozenset(content_words(before)) | frozenset(content_words(after))
    return _Count(figure, content, is_rate=_RATE.search(after) is not None)
