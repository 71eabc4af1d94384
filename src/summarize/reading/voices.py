"""Quotations and sentences → whose voice stands where: who is quoted, who is reported to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from summarize.reading.attributions import Telling
from summarize.reading.people import People, Person
from summarize.reading.quotation_marks import BLANK
from summarize.reading.quotations import NOT_NAMED, Quotation
from summarize.reading.reaches import reach_of
from summarize.reading.saying_verbs import Saying
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.spoken import Listener


@dataclass(frozen=True)
class Voices:
    """Who is made to say what stands in a sentence."""

    _quoted: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)
    _told: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)
    _attributing: Mapping[str, tuple[Place, ...]] = field(repr=False)
    _unnamed: Mapping[str, tuple[Person, ...]] = field(repr=False)

    def at(self, sentence: Sentence, span: Place) -> str:
        """Return who is made to say what stands at `span`: a name, "" for the outlet itself.

        Code points into the sentence's text. Quoted words are their speaker's (`NOT_NAMED` when
        nobody says whose they are); in indirect speech the innermost voice counts.
        """
        for reaches in (self._quoted, self._told):
            inside = [
                (end - start, name)
                for start, end, name in reaches.get(sentence.id, ())
                if 2 * (min(end, span[1]) - max(start, span[0])) > span[1] - span[0]
            ]
            if inside:
                return min(inside)[1]
        return ""

    def attributes(self, sentence: Sentence, span: Place) -> bool:
        """Say whether what stands at `span` only says who speaks, when and to whom."""
        return any(
            start <= span[0] and span[1] <= end
            for start, end in self._attributing.get(sentence.id, ())
        )

    def unnamed_in(self, sentence: Sentence) -> tuple[Person, ...]:
        """Return who speaks in a sentence, or is its "he" or "she", and is not named there."""
        return self._unnamed.get(sentence.id, ())


def find_voices(
    sentences: Sequence[Sentence], people: People, quotations: Sequence[Quotation]
) -> Voices:
    """Return whose voice stands where, in quotations and in indirect speech.

    What a verb of saying makes somebody say is theirs: "Oake said the road was open"; "according to
    police"; "the road is open, she said". The rest of the sentence is the outlet's own.
    """
    quoted: dict[str, list[tuple[int, int, str]]] = {}
    for quotation in quotations:
        name = quotation.speaker.name if quotation.speaker else NOT_NAMED
        for part in quotation.parts:
            quoted.setdefault(part.sentence.id, []).append((part.start, part.end, name))
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    report = [each for each in ordered if each.kind != "boilerplate"]
    told: dict[str, tuple[tuple[int, int, str], ...]] = {}
    attributing: dict[str, tuple[Place, ...]] = {}
    unnamed: dict[str, tuple[Person, ...]] = {}
    for _, group in groupby(report, key=lambda each: each.article.id):
        listener = Listener(list(group), people)
        told.update(_told(listener))
        for telling in listener.tellings:
            attributing[telling.sentence.id] = tuple(_attributing(telling))
        unnamed.update(_unnamed(listener))
    return Voices({key: tuple(value) for key, value in quoted.items()}, told, attributing, unnamed)


def _told(listener: Listener) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Return what is told in indirect speech: places and names by the sentence's id."""
    found: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for place, telling in enumerate(listener.tellings):
        reaches: list[tuple[int, int, str]] = []
        for saying in telling.sayings:
            spoken = [(a, b) for a, b in reach_of(telling, saying) if a < b]
            person = listener.antecedents.person(place, saying.subject) if spoken else None
            if person is not None:
                reaches += [(a, b, person.name) for a, b in spoken]
        if reaches:
            found[telling.sentence.id] = tuple(reaches)
    return found


# what ends the words that say who speaks: "Oake said at noon, while buses left"
_SOMETHING_ELSE = re.compile(
    rf"[,;:—–{BLANK}]|\b(?:as|while|when|where|after|before|because|since|and|but)\b"
)


def _attributing(telling: Telling) -> Iterator[Place]:
    """Yield where a sentence only says who says what is quoted or reported in it."""
    for saying in telling.sayings:
        subject = saying.subject
        reaches = [(a, b) for a, b in reach_of(telling, saying) if a < b]
        if subject is None or not (reaches or BLANK in telling.told):
            continue
        start = _behind_quotation(telling, min(saying.start, subject.start))
        behind = max(saying.end, subject.end)
        end = _SOMETHING_ELSE.search(telling.told, _behind_apposition(telling, saying, behind))
        ends = [end.start() if end else len(telling.told), *(a for a, _ in reaches if a >= behind)]
        yield start, min(ends)


def _behind_quotation(telling: Telling, start: int) -> int:
    """Return where a speaker's description begins that stands right behind a quotation."""
    closing = telling.told.rfind(BLANK, 0, start) + 1
    between = telling.told[closing:start]
    described = closing and len(between.split()) <= 8 and not re.search(r"[.;:—–]", between)
    return closing if described else start


def _behind_apposition(telling: Telling, saying: Saying, end: int) -> int:
    """Return the place behind what a speaker is: "said Ann Oake, mayor of the town"."""
    behind = _APPOSITION.match(telling.told, end) if saying.inverted else None
    return behind.end() if behind else end


_APPOSITION = re.compile(rf",\s(?!{_SOMETHING_ELSE.pattern}|\w+ing\b)[^,;:—–{BLANK}]*")


def _unnamed(listener: Listener) -> Mapping[str, tuple[Person, ...]]:
    """Return who is meant in a sentence without being named, by the sentence's id."""
    speaking: dict[int, list[Person]] = {}
    for spoken in listener.spoken:
        if spoken.speaker is not None:
            for place in listener.sentences_of(spoken.region):
                speaking.setdefault(place, []).append(spoken.speaker)
    found: dict[str, tuple[Person, ...]] = {}
    for place, telling in enumerate(listener.tellings):
        pronouns = [each for each in telling.references if each.pronoun in {"he", "she"}]
        meant = (listener.antecedents.person(place, each) for each in pronouns)
        named = {each.person for each in telling.references}
        everybody = dict.fromkeys((*speaking.get(place, ()), *filter(None, meant)))
        found[telling.sentence.id] = tuple(each for each in everybody if each not in named)
    return found
