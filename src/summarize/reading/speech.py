"""Sentences → who is named in them, who is quoted with what, and whose voice stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.reading.people import People, find_people
from summarize.reading.quotations import Quotation, Voices, find_quotations, find_voices
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """All that is said in a story, and by whom."""

    people: People
    quotations: tuple[Quotation, ...]  # in reading order
    voices: Voices


def hear_speech(sentences: Sequence[Sentence]) -> Speech:
    """Listen to the articles of a story: people first, then quotations, then indirect speech."""
    people = find_people(sentences)
    quotations = find_quotations(sentences, people)
    return Speech(people, quotations, find_voices(sentences, people, quotations))
