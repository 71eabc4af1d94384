"""Scored pairs → the same, less sure of those that name the same people and tell no common act.

Everyone who writes of an event names the same people with the same titles. Two sentences that have
nothing else in common are about the same people, which is not yet the same thing: "Secretary Oake
met the governor" and "Secretary Oake called it a mistake". Where all they have in common is that
somebody met somebody, it is the same meeting only if the same people met.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from summarize.comparing.embeddings import Embeddings
from summarize.comparing.interaction import Matcher
from summarize.comparing.similarity import Pairs
from summarize.comparing.words import content_words
from summarize.reading.names import DAYS, DEMONYMS, PLACES, ROLES
from summarize.reading.people import Mention, People, Person
from summarize.reading.printed import fold
from summarize.reading.sentences import Span as Place

UNLIKELY = 0.3  # the probability that is left to such a pair
_MATCHED = 0.6  # cosine from which a word says what another says
_FOUND = 0.2  # share of the words that tell something which must be found for a common act


# Who, whence and when: what a story's sentences share without telling the same.
_WHO = frozenset((ROLES - {"miss"}) | DEMONYMS | DAYS | PLACES)
# What is told by saying who took part in it.
_MEETING = frozenset(
    "meet met meeting meetings talk talks visit visits arrive join joined welcome greet host trip "
    "travel travels traveled accompany conference press news official officials".split()
)
# What makes a sentence one of protocol: that they met, came, appeared, spoke.
_PROTOCOL = _MEETING | frozenset(
    "briefing appear appeared attend attended session speech statement".split()
)
_MEET = {"met": "meet"}  # the stemmer knows no irregular verbs
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w'’.-]+")


@lru_cache(maxsize=1 << 14)
def _stems(words: str) -> frozenset[str]:
    return frozenset(_MEET.get(stem, fold(stem)) for stem in content_words(words))


@cache
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    return _stems(" ".join(sorted(words)))


def part_by_act(pairs: Pairs, embeddings: Embeddings, people: People) -> Pairs:
    """Return the pairs, those with people but no act in common made unlikely.

    Without vectors for tokens nobody can tell whether other words say the same: then nothing
    is changed.
    """
    if embeddings.matcher is None:
        return pairs
    reader = _Reader(embeddings, embeddings.matcher, people)
    similarity = pairs.similarity.copy()
    for place in np.flatnonzero(similarity > UNLIKELY).tolist():
        if reader.are_apart(int(pairs.left[place]), int(pairs.right[place])):
            similarity[place] = UNLIKELY
    return replace(pairs, similarity=similarity)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a span tells, beside whom it names."""

    stems: AbstractSet[str]  # of all its words
    telling: AbstractSet[str]  # of those that name nobody, no office, country or day
    tells: npt.NDArray[np.bool_]  # (tokens,): the same for its tokens, without words of meeting
    persons: AbstractSet[Person]  # whom it names, but for owners: "Oake's remarks"
    pronoun: bool  # somebody may be meant who is not named


class _Reader:
    """Reads what the spans of a story tell, each of them once."""

    def __init__(self, embeddings: Embeddings, matcher: Matcher, people: People) -> None:
        self._spans = embeddings.spans
        self._matcher = matcher
        self._people = people
        self._read: dict[int, _Content] = {}

    def are_apart(self, row: int, other: int) -> bool:
        """Say whether two spans have people in common and no act."""
        left, right = self._content(row), self._content(other)
        common, stems = left.telling & right.telling, left.stems | right.stems
        if not (common <= _stems_of(_MEETING) and stems & _stems_of(_PROTOCOL)):
            return False
        if common and not _other_people(left, right):
            return False
        return self._found(row, other) < _FOUND and self._found(other, row) < _FOUND

    def _content(self, row: int) -> _Content:
        if row not in self._read:
            self._read[row] = self._read_content(row)
        return self._read[row]

    def _read_content(self, row: int) -> _Content:
        sentence = self._spans[row].sentence
        text = sentence.text
        named = [m for m in self._people.mentions_in(sentence) if m.person.kind != "described"]
        roles = frozenset().union(*(_stems(role) for m in named for role in m.person.roles))
        who = _stems_of(_WHO) | roles
        idle = who | _stems_of(_MEETING)
        free = [m.span() for m in _WORD.finditer(text) if not _is_within(named, m.span())]
        places = self._matcher.tokens.places[self._matcher.tokens.of(row)].tolist()
        tells = [
            bool(stems) and not stems & idle and not _is_within(named, (start, end))
            for start, end in places
            for stems in [_stems(text[start:end])]
        ]
        return _Content(
            stems=_stems(text),
            telling=frozenset().union(*(_stems(text[a:b]) for a, b in free)) - who,
            tells=np.array(tells, dtype=np.bool_),
            persons=frozenset(
                m.person
                for m in named
                if m.person.kind == "person" and text[m.span[1] : m.span[1] + 2] not in {"'s", "’s"}
            ),
            pronoun=_PRONOUN.search(text) is not None,
        )

    def _found(self, row: int, other: int) -> float:
        """Return how much of what a span tells is said by words of the other."""
        tells = self._content(row).tells
        if not tells.any():
            return 0.0
        weights = self._matcher.tokens.weights[self._matcher.tokens.of(row)][tells]
        matched = self._matcher.found_in(row, [other])[0][tells] > _MATCHED
        return float(weights[matched].sum() / weights.sum())


def _is_within(mentions: list[Mention], place: Place) -> bool:
    return any(m.whole[0] < place[1] and place[0] < m.whole[1] for m in mentions)


def _other_people(left: _Content, right: _Content) -> bool:
    """Say whether others take part: each names somebody whom the other does not.

    Who is meant by an office counts as named; where a pronoun stands in place of names, nobody can
    tell.
    """
    here = left.persons | _by_office(right.persons, left.stems)
    there = right.persons | _by_office(left.persons, right.stems)
    if here and there:
        return not (here <= there or there <= here)
    return bool(here or there) and not (right if here else left).pronoun


def _by_office(persons: AbstractSet[Person], stems: AbstractSet[str]) -> AbstractSet[Person]:
    """Return those of whom a sentence gives an office in full: "the secretary of state"."""
    return {p for p in persons if any(len(_stems(r)) > 1 and _stems(r) <= stems for r in p.roles)}
