"""Sentences and people → quotations, each with its speaker, its parts together.

What an outlet sets in quotation marks without letting anybody say it (titles, "so-called" words) is
no quotation here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from summarize.reading.people import People, Person
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.spoken import Listener, Spoken, leads_in

NOT_NAMED = "a speaker who is not named"
"""The voice of a quotation of which nothing printed says whose it is."""

_SHORT = 7  # words; a shorter quotation that nobody is made to say is no quotation


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence that is quoted, without the marks."""

    sentence: Sentence
    start: int  # code points into the sentence's text; end is not included
    end: int

    @property
    def text(self) -> str:
        """The quoted words as printed."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one speaker is quoted with at one place of an article."""

    parts: tuple[Part, ...]  # in the order of the text; at least one
    speaker: Person | None  # None when nothing printed says who
    speaker_at: tuple[Sentence, Place] | None  # the words that stand for the speaker, "he" too
    verb: str  # as printed; empty when there is none
    place: str  # "at the Foreign Ministry", "told reporters"; empty when not printed
    form: Literal["direct", "block"]

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it begins."""
        return self.parts[0].sentence

    @property
    def text(self) -> str:
        """All quoted words, the parts set apart by a space."""
        return " ".join(part.text for part in self.parts)


def find_quotations(sentences: Sequence[Sentence], people: People) -> tuple[Quotation, ...]:
    """Return every quotation of a story in reading order.

    `sentences` are those of whole articles. Boilerplate quotes nobody.
    """
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    report = [each for each in ordered if each.kind != "boilerplate"]
    found: list[Quotation] = []
    for _, group in groupby(report, key=lambda each: each.article.id):
        found += _join(Listener(list(group), people))
    return tuple(found)


def _join(listener: Listener) -> Iterator[Quotation]:
    """Join regions of one speaker that go on, and leave out what nobody says."""
    waiting: Quotation | None = None
    last: Spoken | None = None
    for spoken in _backed(listener.spoken):
        if not _is_quotation(listener, spoken):
            continue
        quotation = _make(listener, spoken)
        if waiting is not None and last is not None and _goes_on(listener, last, spoken):
            waiting = replace(
                waiting,
                parts=waiting.parts + quotation.parts,
                verb=waiting.verb or quotation.verb,
                place=waiting.place or quotation.place,
                speaker_at=waiting.speaker_at or quotation.speaker_at,
            )
        else:
            if waiting is not None:
                yield waiting
            waiting = quotation
        last = spoken
    if waiting is not None:
        yield waiting


def _backed(given: Sequence[Spoken]) -> Sequence[Spoken]:
    """Let a quotation that runs on have the speaker whom a later paragraph names."""
    spoken = list(given)
    for place in range(len(spoken) - 2, -1, -1):
        this, following = spoken[place], spoken[place + 1]
        if this.region.runs_on and following.attributed and not this.attributed:
            spoken[place] = replace(following, region=this.region)
    return spoken


def _make(listener: Listener, spoken: Spoken) -> Quotation:
    region = spoken.region
    parts = []
    for place in listener.sentences_of(region):
        sentence = listener.report[place]
        start, end = max(region.start, sentence.start), min(region.end, sentence.end)
        words = listener.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start < end:
            parts.append(Part(sentence, start - sentence.start, end - sentence.start))
    return Quotation(
        tuple(parts),
        spoken.speaker,
        spoken.at,
        spoken.verb,
        spoken.place,
        "block" if region.block else "direct",
    )


def _is_quotation(listener: Listener, spoken: Spoken) -> bool:
    region = spoken.region
    words = listener.text[region.start : region.end].split()
    sentence = listener.report[listener.sentence_at(region.start)]
    before = listener.told_before(region)
    if _CALLED.search(before) and len(words) < _SHORT:
        return False
    if region.block or len(words) >= _SHORT:
        return True
    if spoken.speaker is None and not spoken.verb:
        return False
    if not spoken.attributed and len(words) < 3:
        return False
    title = _is_title(words) or (
        len(words) == 1 and words[0][:1].isupper() and bool(before.strip())
    )
    return not (title and sentence.kind == "body" and not leads_in(before))


def _goes_on(listener: Listener, last: Spoken, spoken: Spoken) -> bool:
    if last.region.runs_on:
        return last.speaker == spoken.speaker
    if last.speaker is None or last.speaker != spoken.speaker:
        return False
    if last.region.block and spoken.region.block:
        return True
    first = listener.sentences_of(last.region)[-1]
    place = listener.sentence_at(spoken.region.start)
    if first == place:
        return True
    sentence = listener.report[place]
    opens = not any(map(str.isalnum, listener.text[sentence.start : spoken.region.opening]))
    near = sentence.paragraph == listener.report[first].paragraph and place - first <= 1
    return opens and near


_CALLED = re.compile(
    r"(?i)\b(?:so-called|known\sas|nicknamed|titled|entitled|headlined|dubbed|named|the\s(?:words?|terms?"
    r"|hashtag|slogan|songs?|film|movie|book|show|series|album|play|novel|magazine|programme?|sitcom"
    r"|documentary|comedy|drama|single|hit|video|report|column|article)|film|movie|book|song|novel"
    r"|documentary)[,:]?\s*$"
)
_SMALL = frozenset("a an the of and in on for to at by with from or vs".split())


def _is_title(words: Sequence[str]) -> bool:
    """Say whether words look like the title of a work: two or more, all in capitals."""
    telling = [w for w in words if w.strip(".,!?’'").lower() not in _SMALL]
    return len(telling) >= 2 and all(word[:1].isupper() or word[:1].isdigit() for word in telling)
