"""Sentences → who is named in them, who is quoted with what, and whose voice stands where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.reading.people import People, find_people
from summarize.reading.quotations import Quotation, find_quotations
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.voices import Voices, find_voices


@dataclass(frozen=True, slots=True)
class Speech:
    """All that is said in a story, and by whom."""

    people: People
    quotations: tuple[Quotation, ...]  # in reading order
    voices: Voices

    @property
    def quoted(self) -> Mapping[str, tuple[Place, ...]]:
        """Where sentences hold somebody's words, by the sentence's id."""
        found: dict[str, list[Place]] = {}
        for quotation in self.quotations:
            for part in quotation.parts:
                found.setdefault(part.sentence.id, []).append((part.start, part.end))
        return {name: tuple(places) for name, places in found.items()}


def hear_speech(sentences: Sequence[Sentence]) -> Speech:
    """Listen to the articles of a story: people first, then quotations, then indirect speech."""
    people = find_people(sentences)
    quotations = find_quotations(sentences, people)
    return Speech(people, quotations, find_voices(sentences, people, quotations))
