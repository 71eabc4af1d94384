"""What is quoted → its words as they are compared: "can't" and "cannot" are "can not"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarize.comparing.words import content_words
from summarize.reading.printed import fold

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SPOKEN = {"gonna": "going to", "wanna": "want to", "gotta": "got to", "cannot": "can not",
           "can't": "can not", "won't": "will not"}  # fmt: skip
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'ll", " will"))
_IS = re.compile(r"^(?:it|that|he|she|there|what|who|here|where)'s$")


def _normal(word: str) -> list[str]:
    low = fold(word).replace("’", "'")
    if low in _SPOKEN:
        return _SPOKEN[low].split()
    if _IS.match(low):
        return [low[:-2], "is"]
    for ending, full in _ENDINGS:
        if low.endswith(ending):
            return [*_normal(low.removesuffix(ending)), *full.split()]
    return low.split("-")


def word_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the normalised words of a text, each with the place of the printed word."""
    for match in _WORD.finditer(text.replace("’", "'").replace("‘", "'")):
        for word in _normal(match[0]):
            if word:
                yield word, match.start(), match.end()


@cache
def stem_of(word: str) -> tuple[str, bool]:
    """Return a word's stem and whether it carries meaning."""
    stems = content_words(word)
    return (stems[0], True) if stems else (word, False)


def words_of(text: str) -> list[str]:
    """Return the normalised words of a text."""
    return [word for word, _, _ in word_places(text)]
