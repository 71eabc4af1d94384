"""People and what they are made to say → who speaks in which outlet, and who is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.reading.clauses import split_clauses
from summarize.reading.people import People, Person
from summarize.reading.quotations import Quotation
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.voices import Voices

Role = Literal["quoted", "reported", "mentioned", "absent"]


@dataclass(frozen=True, slots=True)
class Presence:
    """How one outlet lets somebody speak."""

    outlet: str
    quotations: tuple[Quotation, ...]  # in their own words; in reading order
    reported: tuple[Sentence, ...]  # in the outlet's words: "Oake said the road was open"
    mentioned: tuple[Sentence, ...]  # all that name them, where they speak too

    @property
    def role(self) -> Role:
        """The most that the outlet gives them."""
        if self.quotations:
            return "quoted"
        if self.reported:
            return "reported"
        return "mentioned" if self.mentioned else "absent"

    @property
    def quoted(self) -> tuple[Sentence, ...]:
        """The sentences that hold their own words, each once, in reading order."""
        parts = (part.sentence for quotation in self.quotations for part in quotation.parts)
        return tuple({sentence.id: sentence for sentence in parts}.values())

    @property
    def only_reported(self) -> tuple[Sentence, ...]:
        """The sentences that let them speak in the outlet's words alone, in reading order."""
        quoted = {sentence.id for sentence in self.quoted}
        return tuple(sentence for sentence in self.reported if sentence.id not in quoted)

    @property
    def spoken(self) -> int:
        """How many sentences let them speak, in their own words or the outlet's."""
        return len(self.quoted) + len(self.only_reported)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody named in a story, outlet by outlet."""

    person: Person
    presences: tuple[Presence, ...]  # one for each outlet, in file order

    @property
    def spoken(self) -> int:
        """How many sentences of all outlets let them speak."""
        return sum(presence.spoken for presence in self.presences)

    @property
    def mentions(self) -> int:
        """How many sentences of all outlets name them."""
        return sum(len(presence.mentioned) for presence in self.presences)

    def outlets(self, role: Role) -> tuple[str, ...]:
        """Return the outlets in which that is the most they are given, in file order."""
        return tuple(each.outlet for each in self.presences if each.role == role)


def list_speakers(
    sentences: Sequence[Sentence],
    people: People,
    quotations: Iterable[Quotation],
    voices: Voices,
) -> tuple[Speaker, ...]:
    """Return everybody named in a story, those who are let speak most often first.

    `sentences` are all of the story, article by article: their outlets are the columns. A
    quotation counts for the outlet that prints it, a reprint too. Whoever is only described ("a
    Mexican official") is listed where they speak. An organisation is named where any form of its
    name stands, within a role too ("Homeland Security Secretary John Kelly"). Ties are broken by
    the number of outlets that name them, of mentions, and by name.
    """
    outlets = tuple(dict.fromkeys(sentence.outlet for sentence in sentences))
    report = sorted(
        (sentence for sentence in sentences if sentence.kind != "boilerplate"),
        key=lambda sentence: sentence.reading_order,
    )
    held = tuple(quotations)
    quoted = _by_speaker(held)
    reported = _report(report, voices, people, _quoted_places(held))
    mentioned = _mentions(report, people)
    speakers = (
        Speaker(
            person,
            tuple(
                Presence(
                    outlet,
                    tuple(quoted[person, outlet]),
                    tuple(reported[person, outlet]),
                    tuple(mentioned[person, outlet]),
                )
                for outlet in outlets
            ),
        )
        for person in people.all
    )
    there = (each for each in speakers if each.spoken or _is_named(each))
    return tuple(sorted(there, key=_order))


def _is_named(speaker: Speaker) -> bool:
    return speaker.person.kind != "described" and speaker.mentions > 0


_Key = tuple[Person, str]  # somebody, and an outlet


def _order(speaker: Speaker) -> tuple[object, ...]:
    naming = len(speaker.presences) - len(speaker.outlets("absent"))
    return -speaker.spoken, -naming, -speaker.mentions, speaker.person.name, speaker.person.kind


def _by_speaker(quotations: Iterable[Quotation]) -> Mapping[_Key, list[Quotation]]:
    found: defaultdict[_Key, list[Quotation]] = defaultdict(list)
    for quotation in sorted(quotations, key=lambda each: each.sentence.reading_order):
        if quotation.speaker is not None:
            found[quotation.speaker, quotation.sentence.outlet].append(quotation)
    return found


def _quoted_places(quotations: Iterable[Quotation]) -> Mapping[str, list[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for quotation in quotations:
        for part in quotation.parts:
            found[part.sentence.id].append((part.start, part.end))
    return found


def _report(
    report: Iterable[Sentence],
    voices: Voices,
    people: People,
    quoted: Mapping[str, Sequence[Place]],
) -> Mapping[_Key, list[Sentence]]:
    """Return in which sentences an outlet tells in its own words what somebody says."""
    by_name: dict[str, Person] = {}
    for person in people.all:
        by_name.setdefault(person.name, person)
    found: defaultdict[_Key, list[Sentence]] = defaultdict(list)
    for sentence in report:
        for name in dict.fromkeys(_told_by(sentence, voices, quoted.get(sentence.id, ()))):
            if name in by_name:
                found[by_name[name], sentence.outlet].append(sentence)
    return found


def _told_by(sentence: Sentence, voices: Voices, quoted: Sequence[Place]) -> Iterator[str]:
    """Yield who is made to say a clause of a sentence in the outlet's words."""
    for start, end in split_clauses(sentence.text):
        own = sum(max(0, min(end, b) - max(start, a)) for a, b in quoted)
        if 2 * own <= end - start:
            yield voices.at(sentence, (start, end))


def _mentions(report: Sequence[Sentence], people: People) -> Mapping[_Key, list[Sentence]]:
    found: defaultdict[_Key, list[Sentence]] = defaultdict(list)
    called = _in_brackets(report, people)
    forms = ((person, _any_form(person, called[person])) for person in people.all)
    bodies = {person: form for person, form in forms if form is not None}
    for sentence in report:
        named = [mention.person for mention in people.mentions_in(sentence)]
        within = (body for body, form in bodies.items() if form.search(sentence.text))
        for person in dict.fromkeys((*named, *within)):
            found[person, sentence.outlet].append(sentence)
    return found


_CORE = re.compile(
    r"\b(?:Department|Ministry) of (?:the )?(\w+ .+)|^(\w+ .+) (?:Department|Ministry)$"
)


def _in_brackets(report: Iterable[Sentence], people: People) -> Mapping[Person, set[str]]:
    """Return the letters that stand behind a body's name: "the Department of Trade (DoT)"."""
    found: defaultdict[Person, set[str]] = defaultdict(set)
    for sentence in report:
        for mention in people.mentions_in(sentence):
            letters = _BRACKETS.match(sentence.text, mention.span[1])
            if letters is not None:
                found[mention.person].add(letters[1])
    return found


_BRACKETS = re.compile(r"\s?\(([A-Z][A-Za-z]{0,4}[A-Z])\)")


def _any_form(person: Person, letters: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds a body by its initials and its longer names; None where it has none.

    A ministry's may lack the word: "Homeland Security". A single word may be anybody's.
    """
    if person.kind != "organisation":
        return None
    forms = {person.name, *person.aliases}
    telling = {form for form in forms if " " in form or form.isupper()}
    cores = (match[1] or match[2] for form in forms if (match := _CORE.search(form)))
    listed = "|".join(map(re.escape, sorted({*telling, *cores, *letters})))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None
