"""Text → the words that carry its content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from summarize.reading.sentences import plain

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_]+)*(?:'[^\W\d_]+)?|[^\W_]+")
_FUNCTION_WORDS = frozenset(
    "a an the and or but if of in on at by for from with to as is are was were be been being it "
    "its this that these those he she they his her their theirs him hers them i you we us our "
    "your my me not no so than then there here who whom which what when where why how will would "
    "can could should may might must do does did has have had having say says said saying mr mrs "
    "ms also after before over into out up down about more most other some such only own same too "
    "very just".split()
)


@lru_cache(maxsize=1 << 16)  # the same words and sentences are asked for by many
def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words in order, numbers as they stand.

    Case, possessives and the shape of quotation marks are ignored; function words are left out.
    """
    tokens = _TOKEN.findall(plain(text).casefold())
    bare = (token.removesuffix("'s") for token in tokens)
    return tuple(
        _stem(word.replace(".", "")) if word[0].isalpha() else word
        for word in bare
        if word not in _FUNCTION_WORDS
    )


def find_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems that these texts write with a capital more often than not.

    The first word of a sentence does not tell: it has a capital anyway.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for match in _WORD.finditer(text):
            stems = content_words(match[0])
            if len(stems) != 1:
                continue
            if match[0].islower():
                small[stems[0]] += 1
            elif not _opens(text, match.start()):
                capital[stems[0]] += 1
    return frozenset(stem for stem, count in capital.items() if count > small[stem])


_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_OPENING = re.compile(r"(?:^|[.!?:])[\s“”\"‘’'(\[]*$")


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence opens at `start`, with no more than marks and spaces before it."""
    before = text[:start] if start <= _LOOK_BACK else "," + text[start - _LOOK_BACK : start]
    return _OPENING.search(before) is not None


_LOOK_BACK = 20  # characters


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # snowballstemmer has no stubs
    import snowballstemmer

    return snowballstemmer.stemmer("english")
