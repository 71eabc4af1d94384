"""Sentences with their quotations blanked → whom "he", "she", "they" and "it" mean in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.reading.attributions import Telling
from summarize.reading.narrations import Reference
from summarize.reading.people import Person
from summarize.reading.printed import fold
from summarize.reading.reaches import reach_of

_FARTHEST = 8  # sentences; whoever was named earlier than that is not surely meant by a pronoun
_FARTHEST_THING = 2  # sentences; for "it", as most of what a text names might be meant


class Antecedents:
    """Whom the pronouns of one article mean; it learns on the way who speaks where."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = tellings
        self._resolved: dict[tuple[int, int], Person | None] = {}
        self._spoken_in: dict[int, Person] = {}  # by the sentence's place

    def hear(self, place: int, speaker: Person, *, surely: bool) -> None:
        """Remember who is quoted in a sentence, surely or by a guess."""
        if surely or place not in self._spoken_in:
            self._spoken_in[place] = speaker

    def person(self, place: int, reference: Reference | None) -> Person | None:
        """Return whom words in a sentence stand for, a name or a pronoun; None when nobody fits."""
        if reference is None or reference.person is not None:
            return reference.person if reference else None
        key = (place, reference.start)
        if key not in self._resolved:
            self._resolved[key] = None  # a circle ends here
            self._resolved[key] = self._antecedent(place, reference)
        return self._resolved[key]

    def _antecedent(self, place: int, pronoun: Reference) -> Person | None:
        """Return whom a pronoun means: the nearest before whom it fits, subjects first."""
        here = self._tellings[place]
        before = [r for r in here.references if r.end <= pronoun.start and not here.owns(r)]
        if _says_what_stands_before(here, pronoun):
            before = []  # "Oake is wrong, he said": whoever is spoken of does not speak
        for each in before:
            person = self.person(place, each)
            if person is not None and _fits(pronoun.pronoun, person):
                return person
        for earlier in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
            if self._tellings[earlier].sentence.kind != here.sentence.kind:
                break
            if pronoun.pronoun == "it" and place - earlier > _FARTHEST_THING:
                break
            acting = self._acting(earlier)
            for person in self.in_focus(earlier):
                body = pronoun.pronoun in {"it", "they"} and person.kind == "organisation"
                if _fits(pronoun.pronoun, person) and not (body and person not in acting):
                    return person
        return None

    def _acting(self, place: int) -> tuple[Person | None, ...]:
        """Return whom a sentence is about, and who is quoted in it."""
        subject = self.person(place, self._tellings[place].subject)
        return subject, self._spoken_in.get(place)

    def in_focus(self, place: int) -> Iterator[Person]:
        """Yield whom a sentence is about: its subject, who speaks in it, then all others."""
        telling = self._tellings[place]
        speakers = [s.subject for s in telling.sayings if s.subject is not None]
        own = [r for r in telling.references if telling.owns(r)]
        others = [r for r in telling.references if r not in own]
        if place in self._spoken_in:
            yield self._spoken_in[place]
        for reference in (telling.subject, *speakers, *others, *own):
            person = self.person(place, reference)
            if person is not None:
                yield person


def _says_what_stands_before(telling: Telling, pronoun: Reference) -> bool:
    for saying in telling.sayings:
        if saying.subject == pronoun:
            return any(end <= pronoun.start for _, end in reach_of(telling, saying))
    return False


def _fits(pronoun: str, person: Person) -> bool:
    if pronoun in {"he", "she"}:
        if person.kind == "organisation":
            return False
        if person.kind == "described" and not person.gender:
            return not _is_plural(person) and not _is_thing(person)
        return person.gender in {"", pronoun}
    if pronoun == "it":
        return person.kind == "organisation" or (person.kind == "described" and _is_thing(person))
    return person.kind != "person" and (_is_plural(person) or person.kind == "organisation")


def _is_plural(person: Person) -> bool:
    last = _head(person).split()[-1:]
    return any(word in {"police", "people"} or word.endswith("s") for word in last)


_THINGS = re.compile(
    r"(?:company|firm|agency|department|ministry|office|bureau|campaign|administration|government|"
    r"committee|commission|council|court|board|union|group|organi[sz]ation|authority|service|"
    r"university|school|hospital|bank|statement|report|newspaper|paper|magazine|memo|letter|study|"
    r"network|website|embassy|parliament|party|team|league|affidavit|complaint|lawsuit|survey|poll|"
    r"police|records?|documents?)$"
)


def _is_thing(person: Person) -> bool:
    return bool(_THINGS.search(_head(person)))


def _head(person: Person) -> str:
    """Return a name up to what it is of: "the maker of the valves" is a maker."""
    return re.split(r"\s(?:of|for|with|from|close|familiar)\s", fold(person.name))[0]
