"""Two sentences of one cluster → where they clash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

    def is_repeated_by(self, sentence: Sentence) -> bool:
        """Say whether a sentence gives one of the two figures, of the same unit."""
        clashing = [
            (figure.low, figure.high)
            for words in (self.left_words, self.right_words)
            for figure in find_figures(words)
        ]
        given = (figure for figure in find_figures(sentence.text) if figure.unit == self.unit)
        return any((figure.low, figure.high) in clashing for figure in given)

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
    found = []
    near = pairs.similarity > ALIKE
    for a, b in zip(pairs.left[near].tolist(), pairs.right[near].tolist(), strict=True):
        kinds = {spans[a].sentence.kind, spans[b].sentence.kind}
        if spans[a].origin != spans[b].origin and "headline" not in kinds:
            conflict = (check or numbers_differ)(spans[a].sentence, spans[b].sentence)
            if conflict is not None:
                found.append(conflict)
    return tuple(found)


def numbers_differ(left: Sentence, right: Sentence, /) -> Conflict | None:
    """Return the first figure of one sentence that excludes the other's figure of the same thing.

    Careful rather than keen, for false alarms make people stop looking: the unit must be the
    same, each sentence must have just one figure of it, the ranges must not touch, and one must
    not be more than twice the other, for then they are mostly of different things. The words
    around both must have a content word in common, two where the unit says little ("$", "%",
    "years"). A rate ("80 centimetres a day") is not held against a total.
    """
    theirs = _only_one_of_a_unit(find_figures(right.text))
    for unit, figure in _only_one_of_a_unit(find_figures(left.text)).items():
        other = theirs.get(unit)
        if other is None or not figure.excludes(other):
            continue
        here, there = _around(left.text, figure), _around(right.text, other)
        common = len(_content(here) & _content(there))
        enough = common >= (2 if unit in _SAYS_LITTLE else 1)
        if enough and _is_rate(here) == _is_rate(there) and not figure.dwarfs(other):
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


def _around(text: str, figure: Figure) -> tuple[str, str]:
    """Return what stands before and after a figure, as far as it tells of what it is one."""
    return text[max(0, figure.start - _WINDOW) : figure.start], text[figure.end :][:_WINDOW]


def _is_rate(around: tuple[str, str]) -> bool:
    return _RATE.search(around[1]) is not None


def _content(around: tuple[str, str]) -> frozenset[str]:
    return frozenset(content_words(around[0])) | frozenset(content_words(around[1]))
