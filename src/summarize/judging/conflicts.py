"""Sentences of a story → where they clash, and where they only seem to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import chain
from math import inf
from typing import Literal, Protocol

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.accusations import find_accusations
from summarize.judging.characterisations import find_characterisations
from summarize.judging.date_clashes import SEVERAL_DAYS, find_date_differences
from summarize.judging.denials import find_denials
from summarize.judging.differences import Difference, DifferenceKind
from summarize.judging.disputes import OPPOSED, find_disputes
from summarize.judging.importance import Weighty
from summarize.judging.marks import whole_clause, whole_words
from summarize.judging.name_clashes import find_name_differences
from summarize.judging.number_clashes import (
    GROWN,
    SAY_LITTLE,
    find_age_differences,
    find_kin_differences,
    find_number_differences,
)
from summarize.judging.numbers import CLOCK, find_figures
from summarize.judging.reactions import DIVIDED, find_reactions
from summarize.judging.topics import find_topic
from summarize.judging.trails import ALIKE, Trails, follow_trails
from summarize.reading.overrides import Override
from summarize.reading.printed_days import printed_day
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

ConflictKind = DifferenceKind
Between = Literal["outlets", "speakers"]
# The name of whoever is made to say what stands at a place of a sentence; empty where the outlet
# says it itself.
Voice = Callable[[Sentence, Place], str]
# Kinds on which an outlet's flat statement and what somebody else is quoted as saying do not make
# outlets contradict each other: one reports, the other speaks.
_MATTERS_OF_SPEECH = frozenset(("denial", "characterisation", "attribution"))
_TWO_SIDED = frozenset(("denial", "characterisation"))  # left and right are the sides
# What hangs on a clash of a kind: of a figure, a day or an act only one can be so, of words both.
_MATTERS: Mapping[ConflictKind, float] = {"attribution": 0.8, "characterisation": 0.6}
_STANCES = frozenset((OPPOSED, DIVIDED))  # reasons: what people want or think of a thing
_OF_STANCE = 0.6  # what hangs on such a clash
_FEW = 3  # outlets on the sides of a clash, by which it counts half as much as one of all the world
_TELLING_FROM = 20  # two clashes on the same numbers from here on are about one thing
_YEAR = re.compile(r"\d{4}")
_PERSON = 0.5  # of an outlet, that everybody counts who is made to say a side


def no_voice(sentence: Sentence, span: Place, /) -> str:
    """Say that the outlet itself speaks, whatever is asked."""
    return ""


def no_weight(row: int, /) -> float:
    """Say that every sentence is as important as any other."""
    return 0.5


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that cannot both be exact, and the words that clash."""

    kind: ConflictKind
    left: Sentence  # of a denial, the one that denies
    right: Sentence
    left_span: Place  # code points into the sentence's text; end is not included
    right_span: Place
    subject: str  # what both are about: what is counted, a role, a stem
    between: Between = "outlets"
    left_voice: str = ""  # who says it; empty where the outlet does
    right_voice: str = ""
    reason: str = ""  # a fixed phrase: which rule fired
    weight: float = 0.5  # how sure the rule is, for ranking only: 0 to 1
    importance: float = 0.5  # of the sentence that matters more to the story: 0 to 1
    topic: str = ""  # what the values are of, in words of the sentences; empty where unknown

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
        return (
            Statement(self.left, self.left_span, self.left_voice),
            Statement(self.right, self.right_span, self.right_voice),
        )

    @property
    def may_be_update(self) -> bool:
        """Whether they were published at different times, so that the later may know more."""
        left, right = self.left.article, self.right.article
        if self.kind != "number" or self.subject == CLOCK:
            return False  # a day or time of day that has passed does not move
        if isinstance(left.published, datetime) and isinstance(right.published, datetime):
            return left.published != right.published
        return left.day is not None and right.day is not None and left.day != right.day


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and the words in it that clash."""

    sentence: Sentence
    span: Place  # code points into the sentence's text
    voice: str = ""  # who says it; empty where the outlet does

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
class Explained:
    """Two values that differ and are no clash, and why not."""

    conflict: Conflict  # what it would be
    why: str  # a fixed phrase: "per another period", "one is rounded"
    dismissed_by: tuple[Override, ...] = ()  # the analyst's; none where a rule excuses it


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said where sentences clash, and where it is said."""

    says: str
    statements: tuple[Statement, ...]  # those of the weightiest conflicts first

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that say it, in the order of the statements."""
        return tuple(statement.sentence for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Clash:
    """What is said about one and the same thing, side against side."""

    kind: ConflictKind
    subject: str
    sides: tuple[Side, ...]  # at least two
    may_be_update: bool  # some were published later than others
    between: Between  # outlets where any two outlets contradict each other
    reason: str  # of its weightiest conflict
    weight: float  # how much of the story it concerns, for ranking only: 0 to 1
    conflicts: tuple[Conflict, ...]  # that it was put together from, surest first

    @property
    def topic(self) -> str:
        """What the values are of, in words of the sentences; empty where unknown."""
        return next((each.topic for each in self.conflicts if each.topic), "")

    @property
    def is_of_stance(self) -> bool:
        """Whether people want or think different things: no fact tells which of them is right."""
        return self.reason in _STANCES


@dataclass(frozen=True)
class Clashes:
    """All clashes of a story, and what only looks like one."""

    conflicts: tuple[Conflict, ...]  # in reading order of their left sentences
    explained: tuple[Explained, ...] = ()

    @cached_property
    def points(self) -> tuple[Clash, ...]:
        """The conflicts, put together by what they are about, weightiest first; each in one."""
        return gather_clashes(self.conflicts)


class ConflictCheck(Protocol):
    """Finds the clash between two sentences that may speak of one thing; None without one."""

    def __call__(self, left: Sentence, right: Sentence, /) -> Conflict | None: ...


def find_conflicts(
    spans: Sequence[Span],
    pairs: Pairs,
    check: ConflictCheck | None = None,
    voice: Voice = no_voice,
    weighty: Weighty = no_weight,
) -> Clashes:
    """Find where the sentences of a story clash.

    Sentences that contradict each other rarely look alike enough to be joined, so besides those
    above `ALIKE` all are held together that share telling words, actors, places or a predicate.
    Headlines are not: they round, and leave out what a figure is of. Sentences of one origin clash
    only where they let different people speak. `voice` says who speaks; it decides whether
    outlets or speakers contradict each other, `weighty` how much a sentence matters to the story.
    `check` stands in place of all rules and is asked about every two sentences of different
    origins above `ALIKE`.
    """
    if check is not None:
        return Clashes(tuple(_checked(spans, pairs, check)))
    trails = follow_trails(spans, pairs)
    found: list[Conflict] = []
    explained: list[Explained] = []
    for difference in _find_differences(trails):
        conflict = _conflict(difference, spans, voice)
        if conflict is None:
            continue
        importance = max(weighty(difference.left), weighty(difference.right))
        topic = find_topic(trails, difference)
        conflict = replace(conflict, importance=round(importance, 6), topic=topic)
        if difference.excused:
            explained.append(Explained(conflict, difference.excused))
        else:
            found.append(conflict)
    echoes = _echoes(found, explained)
    found.extend(each.conflict for each in echoes)
    explained = [each for each in explained if each not in echoes]
    return Clashes(_sort(found), tuple(sorted(explained, key=lambda each: _order(each.conflict))))


def _echoes(found: Sequence[Conflict], explained: Sequence[Explained]) -> Sequence[Explained]:
    """Return the excused days that give what another outlet gives in a clash with the same words.

    What "until Monday" clashes with in one outlet's "until Tuesday" it clashes with in all.
    """
    clashing = {key for each in found if each.kind == "date" for key in _days_against(each)}
    return [
        each
        for each in explained
        if each.why == SEVERAL_DAYS and clashing.intersection(_days_against(each.conflict))
    ]


def _days_against(conflict: Conflict) -> Iterator[tuple[str, Place, str]]:
    """Yield each side's sentence and place with the day that it is held against."""
    left, right = conflict.statements
    for mine, theirs in ((left, right), (right, left)):
        yield mine.sentence.id, mine.span, _named_day(theirs)


def _find_differences(trails: Trails) -> Iterator[Difference]:
    return chain(
        find_number_differences(trails),
        find_age_differences(trails),
        find_kin_differences(trails),
        find_date_differences(trails),
        find_denials(trails),
        find_disputes(trails),
        find_name_differences(trails),
        find_characterisations(trails),
        find_accusations(trails),
        find_reactions(trails),
    )


def _checked(spans: Sequence[Span], pairs: Pairs, check: ConflictCheck) -> Iterator[Conflict]:
    near = pairs.similarity > ALIKE
    for a, b in zip(pairs.left[near].tolist(), pairs.right[near].tolist(), strict=True):
        left, right = spans[a], spans[b]
        if left.origin != right.origin and "headline" not in (
            left.sentence.kind,
            right.sentence.kind,
        ):
            conflict = check(left.sentence, right.sentence)
            if conflict is not None:
                yield conflict


def _conflict(difference: Difference, spans: Sequence[Span], voice: Voice) -> Conflict | None:
    """Return what a difference amounts to; None where an outlet just says two things itself."""
    left, right = spans[difference.left].sentence, spans[difference.right].sentence
    voices = voice(left, difference.left_span), voice(right, difference.right_span)
    between: Between = difference.between or _between(difference.kind, *voices)
    if left.origin == right.origin and not difference.between and difference.excused != GROWN:
        if not all(voices) or voices[0] == voices[1]:
            return None
        between = "speakers"
    if left.id == right.id and not difference.between:
        return None
    if difference.between == "speakers" and left.id != right.id and voices[0] == voices[1] != "":
        return None  # nobody is an opponent of their own
    if difference.kind == "denial" and all(voices) and voices[0] == voices[1]:
        if not difference.twins:
            return None  # people who say two things mostly speak of two things
        between = "outlets"
    turned = difference.kind not in _TWO_SIDED and left.reading_order > right.reading_order
    sides = [
        (side, span, said and (_voice_read(difference.kind, side, span, voice) or said))
        for side, span, said in (
            (left, difference.left_span, voices[0]),
            (right, difference.right_span, voices[1]),
        )
    ]
    (left, left_span, left_voice), (right, right_span, right_voice) = (
        reversed(sides) if turned else sides
    )
    return Conflict(
        kind=difference.kind,
        left=left,
        right=right,
        left_span=left_span,
        right_span=right_span,
        subject=difference.subject,
        between=between,
        left_voice=left_voice,
        right_voice=right_voice,
        reason=difference.reason,
        weight=round(difference.weight, 6),
    )


def _voice_read(kind: ConflictKind, sentence: Sentence, span: Place, voice: Voice) -> str:
    """Return who says the words as they are read: "Ortiz called it “a siege”, he said" is his."""
    return voice(sentence, _readable(kind, Statement(sentence, span)).span)


def _between(kind: ConflictKind, left: str, right: str) -> Between:
    """Say who contradicts whom: speakers, where different ones said it or one took it back."""
    if left and right:
        return "speakers" if left != right or kind in _MATTERS_OF_SPEECH else "outlets"
    return "speakers" if (left or right) and kind in _MATTERS_OF_SPEECH else "outlets"


def _order(conflict: Conflict) -> tuple[object, ...]:
    return (
        conflict.left.reading_order,
        conflict.right.reading_order,
        conflict.kind,
        conflict.left_span,
        conflict.right_span,
        conflict.subject,
    )


def _sort(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Sort by place, each once: of two on the same words, or two
    denials of two sentences, the weightier stays."""
    kept: dict[tuple[object, ...], Conflict] = {}
    for each in sorted(conflicts, key=lambda each: (-each.weight, _order(each))):
        pair = frozenset((each.left.id, each.right.id))
        spans = () if each.kind in _TWO_SIDED else (each.left_span, each.right_span)
        key = each.kind, pair, spans
        kept.setdefault(key, each)
    return tuple(sorted(kept.values(), key=_order))


def gather_clashes(conflicts: Sequence[Conflict]) -> tuple[Clash, ...]:
    """Put conflicts together, one clash for each thing that they are about, weightiest first.

    Of one kind, those are about one thing that share words of a sentence, or set the same words
    or values against each other; denials and characterisations also those that have one subject.
    """
    groups = _group(sorted(conflicts, key=lambda each: (-each.weight, _order(each))))
    return tuple(sorted(map(_clash, groups), key=lambda each: -each.weight))


def _group(conflicts: Sequence[Conflict]) -> list[list[Conflict]]:
    """Return the conflicts by what they are about, in the order of the first of each."""
    home = list(range(len(conflicts)))

    def root(place: int) -> int:
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    seen: dict[object, int] = {}
    for place, conflict in enumerate(conflicts):
        for key in _keys(conflict):
            first = seen.setdefault(key, place)
            one, other = sorted((root(first), root(place)))
            home[other] = one
    groups: dict[int, list[Conflict]] = {}
    for place, conflict in enumerate(conflicts):
        groups.setdefault(root(place), []).append(conflict)
    return list(groups.values())


def _keys(conflict: Conflict) -> Iterator[object]:
    kind, subject = conflict.kind, conflict.subject
    yield kind, frozenset((conflict.left.id, conflict.right.id))
    if kind in _TWO_SIDED:
        yield kind, conflict.reason, subject
        if kind == "denial":  # whatever else affirms what one sentence denies
            yield kind, conflict.left.id, conflict.left_span
        return
    yield kind, subject, frozenset(each.words.casefold() for each in conflict.statements)
    values = frozenset(map(_large_value if kind == "number" else _named_day, conflict.statements))
    if kind == "date" or (None not in values and subject not in SAY_LITTLE):
        yield kind, subject if kind == "date" else "", values
    matter = "" if kind == "date" else subject  # a day is named by whatever both sentences share
    for statement in conflict.statements:
        yield kind, matter, statement.sentence.id, statement.span


def _large_value(statement: Statement) -> float | None:
    """Return the number that a statement gives, if hardly any two things are counted so alike."""
    values = [each.low for each in find_figures(statement.words)]
    return values[0] if len(values) == 1 and _TELLING_FROM < values[0] < inf else None


def _clash(group: Sequence[Conflict]) -> Clash:
    first, sides = group[0], _gather_sides(group)
    return Clash(
        kind=first.kind,
        subject=first.subject,
        sides=sides,
        may_be_update=any(conflict.may_be_update for conflict in group),
        between="outlets" if any(each.between == "outlets" for each in group) else "speakers",
        reason=first.reason,
        weight=round(_concern(group, sides), 6),
        conflicts=tuple(group),
    )


def _concern(group: Sequence[Conflict], sides: Sequence[Side]) -> float:
    """Weigh how much of the story a clash concerns: 0 to 1.

    Half of it is who stands on its sides, outlets and those whom they quote; the rest, how
    important its sentences are and how sure the rule is. What a thing is called, or what people
    think of it, counts less.
    """
    statements = [each for side in sides for each in side.statements]
    outlets = {each.sentence.outlet for each in statements}
    people = {each.voice for each in statements} - {""}
    many = len(outlets) + _PERSON * len(people)
    importance = max(each.importance for each in group)
    concern = 0.5 * many / (many + _FEW) + 0.25 * importance + 0.25 * group[0].weight
    stance = _OF_STANCE if group[0].reason in _STANCES else 1.0
    return min(stance, _MATTERS.get(group[0].kind, 1.0)) * concern


def _gather_sides(conflicts: Sequence[Conflict]) -> tuple[Side, ...]:
    said: dict[str, list[Statement]] = {}
    for conflict in conflicts:
        for name, statement in zip(("left", "right"), conflict.statements, strict=True):
            key = name if conflict.kind in _TWO_SIDED else _value(conflict.kind, statement, said)
            statements = said.setdefault(key, [])
            if all(each.sentence.id != statement.sentence.id for each in statements):
                statements.append(_readable(conflict.kind, statement))
    return tuple(
        Side(statements[0].words, tuple(statements)) for statements in _apart(said).values()
    )


def _readable(kind: ConflictKind, statement: Statement) -> Statement:
    """Return a statement whose words can be read by themselves; a value is what it is."""
    text = statement.sentence.text
    if kind == "denial":
        return replace(statement, span=whole_clause(text, statement.span))
    if kind == "characterisation":
        return replace(statement, span=whole_words(text, statement.span))
    return statement


def _value(
    kind: ConflictKind, statement: Statement, said: Mapping[str, Sequence[Statement]]
) -> str:
    """Return the words of the side that a statement stands on: "Fourteen people" is "14 people"."""
    if kind == "number":
        for words, statements in said.items():
            if statements[0].ranges & statement.ranges:
                return words
    if kind == "date":
        for words, statements in said.items():
            if all(_may_be_one_day(each, statement) for each in statements):
                return words
        return _named_day(statement)
    return statement.words.casefold()


def _may_be_one_day(one: Statement, other: Statement) -> bool:
    """Say whether two statements print one day, as "14 June" and "June 14, 2024" may."""
    (day, year), (other_day, other_year) = _printed(one), _printed(other)
    same_year = not year or not other_year or year == other_year
    return day is not None and day == other_day and same_year


def _named_day(statement: Statement) -> str:
    """Return the day that a statement prints, one name for all its forms: of "14 June" and of
    "June 14"; its words where it prints no day of a month."""
    day, year = _printed(statement)
    return statement.words.casefold() if day is None else f"{day} {year}"


def _printed(statement: Statement) -> tuple[tuple[int, int] | None, str]:
    """Return month and day that a statement prints, and its year; None and "" for none."""
    year = _YEAR.search(statement.words)
    return printed_day(statement.words), year[0] if year else ""


def _apart(said: Mapping[str, Sequence[Statement]]) -> Mapping[str, Sequence[Statement]]:
    """Return sides of which no sentence stands on two, where that leaves two."""
    taken: set[str] = set()
    found: dict[str, list[Statement]] = {}
    for key, statements in said.items():
        kept = [each for each in statements if each.sentence.id not in taken]
        taken.update(each.sentence.id for each in kept)
        if kept:
            found[key] = kept
    return found if len(found) > 1 else said
