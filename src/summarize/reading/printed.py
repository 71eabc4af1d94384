"""Text → its words as printed: where each stands, its capital, its possessive."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A word as printed; code points into the text it stands in."""

    start: int
    end: int  # without "’s"
    low: str  # folded: lower case, no accents, no "’s"
    capital: bool
    owns: bool  # stands in the possessive


_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,4}(?![^\W_])|[^\W_]+(?:[-'’&][^\W_]+)*")


@lru_cache(maxsize=4096)  # several readers want those of one sentence
def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, first to last: "U.S." and "follow-up" are one word each."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    bare = word[:-2] if word[-2:] in {"'s", "’s", "'S", "’S"} else word
    plural = match.string[match.end() : match.end() + 2] in {"' ", "’ "} and word[-1] == "s"
    owns = bare != word or (plural and word[0].isupper())
    return Token(match.start(), match.start() + len(bare), fold(bare), word[0].isupper(), owns)


def fold(text: str) -> str:
    """Return the text in lower case, without accents and with straight apostrophes."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()
