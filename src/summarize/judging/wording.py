"""Sentence → its words, each with its stem, its clause and whether it is a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.comparing.words import content_words

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[.'’-][^\W\d_]+)*|[^\W_]+")
_PAUSE = re.compile(r"[,;:()\[\]—–]|--|\s-\s|[.!?]['\"”’]*\s")
_OPENERS = frozenset(
    "but while whereas although though because which who whose whom where when if unless until "
    "since after before and or nor as that despite without".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec".split()
)
# Prepositions and conjunctions tell nothing of what a sentence says; the vectors know them, and the
# lists of `content_words`, which shape these, are shorter.
_LINKING = frozenset(
    "across against along although amid among around because behind beyond despite during "
    "including onto per since though through throughout toward towards under until upon via "
    "whether while whilst within without".split()
)
PRONOUNS = frozenset("he she him her his hers they them their".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence."""

    start: int  # code points into the sentence's text; end is not included
    end: int
    low: str  # without regard to case, possessive 's and the shape of the apostrophe
    stem: str  # empty for function words
    clause: int  # place of its clause in the sentence, from 0
    is_name: bool  # written with a capital, as the story mostly writes it


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence taken apart into words."""

    text: str
    words: tuple[Word, ...]
    stems: frozenset[str]  # of its content words, names too
    names: frozenset[str]  # stems of its names; days and months are none

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that lie wholly within a place."""
        return tuple(word for word in self.words if start <= word.start and word.end <= end)

    def at(self, place: int) -> int:
        """Return how many words begin before a place: the index of the first that does not."""
        return sum(word.start < place for word in self.words)


def take_apart(text: str, names: Collection[str]) -> Wording:
    """Return the words of a sentence; `names` are the stems that the story writes as names.

    A clause ends at a pause or before a word that begins one; no grammar is consulted.
    """
    words: list[Word] = []
    clause, last = 0, 0
    for match in _WORD.finditer(text):
        low = _bare(match[0])
        if words and (low in _OPENERS or _PAUSE.search(text, last, match.start() + 1)):
            clause += 1
        stem = stem_of(low)
        named = match[0][0].isupper() and stem in names and low not in DAYS
        words.append(Word(match.start(), match.end(), low, stem, clause, named))
        last = match.end()
    return Wording(
        text=text,
        words=tuple(words),
        stems=frozenset(word.stem for word in words if word.stem),
        names=frozenset(word.stem for word in words if word.is_name),
    )


def phrase(words: Sequence[Word]) -> tuple[int, int]:
    """Return the place from the first of some words to the last."""
    return words[0].start, words[-1].end


def _bare(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s")


@cache
def stem_of(word: str) -> str:
    """Return the stem of a word in lower case; empty for a function word."""
    return "" if word in _LINKING else (content_words(word) or ("",))[0]
