"""Quotation → its sentences: what is held against the sentences that other articles quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from summarize.comparing.quoted_words import stem_of, word_places
from summarize.comparing.words import content_words
from summarize.reading.dates import last_day
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.people import Person
from summarize.reading.quotations import Part, Quotation

_NEAR = 1000  # characters before a sentence that may say on which day its quotation fell


@dataclass(frozen=True)
class Wording:
    """One quoted sentence, or the fragments that are quoted of one."""

    quotation: Quotation
    parts: tuple[Part, ...]
    words: tuple[str, ...]  # normalised
    stems: tuple[str, ...]  # the same, cut to their stems
    content: frozenset[str]  # the stems that carry meaning

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Where it stands in the story, in reading order."""
        first = self.parts[0]
        return (*first.sentence.reading_order, first.start)

    @property
    def speaker(self) -> Person | None:
        """Who says it, where the article tells."""
        return self.quotation.speaker

    @cached_property
    def said_on(self) -> date | None:
        """The day of which its article speaks where it quotes: the last it names until then."""
        sentence = self.parts[0].sentence
        article = sentence.article
        before = article.text[max(0, sentence.start - _NEAR) : sentence.start]
        return last_day(sentence.text, article.day) or last_day(before, article.day)


_END = re.compile(r"(?:…|\.\.\.)\s?|[.!?][”\"’']?\s+(?=[^\W_a-z]|[“\"‘])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|[A-Z])\.\s+$")


def cut_quotation(quotation: Quotation) -> list[Wording]:
    """Cut a quotation into its sentences; fragments of one sentence stay together."""
    groups: list[list[Part]] = []
    closed = True
    for part in quotation.parts:
        beside = groups and _goes_on(groups[-1][-1], part)
        for number, piece in enumerate(_sentences(part)):
            if not closed and (number or beside):
                groups[-1].append(piece)
            else:
                groups.append([piece])
            closed = piece.text.rstrip("”\"’'")[-1:] in ".!?…"
    return [_wording(quotation, parts) for parts in _join_scraps(groups)]


def _goes_on(last: Part, part: Part) -> bool:
    """Say whether a fragment belongs to the sentence quoted before it.

    It does not when another verb of saying leads into it: "…, adding that she “…”".
    """
    if last.sentence is not part.sentence:
        return False
    between = part.sentence.text[last.end : part.start]
    return not any(
        match[2].lower() in SPEECH_VERBS and (match[1] or match[2].endswith("ing"))
        for match in _SAID_ANEW.finditer(between)
    )


_SAID_ANEW = re.compile(r"(?:,|\b(and|but))\s(?:also\s|then\s|later\s)?(\w+)\b")


def _sentences(part: Part) -> Iterator[Part]:
    start = 0
    for match in _END.finditer(part.text):
        elided = match[0].startswith(("…", "..."))
        if elided and not _both_tell(part.text[start : match.start()], part.text[match.end() :]):
            continue
        if not elided and _ABBREVIATION.search(part.text[max(0, match.start() - 6) : match.end()]):
            continue
        end = start + len(part.text[start : match.end()].rstrip())
        yield Part(part.sentence, part.start + start, part.start + end)
        start = match.end()
    yield Part(part.sentence, part.start + start, part.end)


def _both_tell(before: str, after: str) -> bool:
    """Say whether words were left out between two stretches that could each be an utterance."""
    return min(len(content_words(before)), len(content_words(after))) >= 3


def _join_scraps(groups: Sequence[list[Part]]) -> list[list[Part]]:
    """Give a sentence of a word or two to the one before, or else to the one behind it."""
    joined: list[list[Part]] = []
    for parts in groups:
        short = len(content_words(" ".join(part.text for part in parts))) < 2
        waiting = joined and len(content_words(" ".join(p.text for p in joined[-1]))) < 2
        if joined and (short or waiting):
            joined[-1] = [*joined[-1], *parts]
        else:
            joined.append(list(parts))
    return joined


def _wording(quotation: Quotation, parts: Sequence[Part]) -> Wording:
    words = tuple(word for part in parts for word, _, _ in word_places(part.text))
    stems = [stem_of(word) for word in words]
    return Wording(
        quotation,
        tuple(parts),
        words,
        tuple(stem for stem, _ in stems),
        frozenset(stem for stem, tells in stems if tells),
    )


def compare_speakers(left: Person | None, right: Person | None) -> tuple[bool, bool]:
    """Say whether two speakers are one, and whether they are two different people."""
    if left is None or right is None:
        return False, False
    if left.name == right.name:
        return True, False
    return False, left.kind == right.kind == "person"
