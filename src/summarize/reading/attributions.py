"""The reporter's own words in a sentence → who is made to say something there, by which verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from summarize.reading.narrations import Narration
from summarize.reading.saying_verbs import Saying, is_saying, lemma_of
from summarize.reading.subjects import quoted_one, subject_before, subject_behind, who_follows

_MOST_SAYINGS = 60  # a text with more verbs of saying than this is no sentence


class Telling(Narration):
    """A narration of which it is known who is made to say something."""

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """The verbs of saying, first to last, each with its subject."""
        return tuple(_find_sayings(self))


def _find_sayings(narration: Narration) -> list[Saying]:
    found: list[Saying] = []
    tokens = narration.tokens
    for place, token in enumerate(tokens):
        if len(found) == _MOST_SAYINGS:
            break
        low = token[0].lower()
        if low == "to" and place and tokens[place - 1][0].lower() == "according":
            subject = who_follows(narration, place)
            start = tokens[place - 1].start()
            found.append(Saying("according to", "according", start, token.end(), subject, True))
        elif is_saying(narration, place):
            found.append(_read_saying(narration, place, found))
    return found


def _read_saying(narration: Narration, place: int, earlier: Sequence[Saying]) -> Saying:
    token = narration.tokens[place]
    lemma = lemma_of(token[0])
    if lemma == "quote":
        quoted = quoted_one(narration, token.end())
        if quoted is not None:
            return Saying(token[0], lemma, token.start(), token.end(), quoted, False)
    behind = subject_behind(narration, place)
    subject = behind or subject_before(narration, place, earlier)
    return Saying(token[0], lemma, token.start(), token.end(), subject, behind is not None)
