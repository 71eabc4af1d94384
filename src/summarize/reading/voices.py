"""Quotations and sentences → whose voice stands where: who is quoted, who is reported to say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from summarize.reading.attributions import reach_of
from summarize.reading.people import People
from summarize.reading.quotations import NOT_NAMED, Quotation
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.spoken import Listener


@dataclass(frozen=True)
class Voices:
    """Who is made to say what stands in a sentence."""

    _quoted: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)
    _told: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)

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
    for _, group in groupby(report, key=lambda each: each.article.id):
        told.update(_told(Listener(list(group), people)))
    return Voices({key: tuple(value) for key, value in quoted.items()}, told)


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
