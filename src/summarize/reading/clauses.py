"""Sentence → its clauses, roughly: where a reader would draw breath."""

from __future__ import annotations

import re

from summarize.reading.sentences import Span

_FEWEST_WORDS = 4  # a shorter piece goes with what follows, the end of a quotation with its start
_BREAK = re.compile(
    r"(?<=[,;:—–…])\s+"
    r"|(?<=[”\"’])\s+"
    r"|\s+(?=[—–])"
    r"|\s+(?=(?:and|but|or|while|after|before|because|although|though|which|who|whose|where|that"
    r"|when|if|as|until|unless|since|with|saying|adding|including)\b)"
)


def split_clauses(text: str) -> tuple[Span, ...]:
    """Return the places of a sentence's clauses, first to last; together they are all of it.

    Cut at commas, dashes and closing quotation marks, and before words that begin a clause. No
    grammar is consulted: good enough to mark a part of a line, not to take it apart.
    """
    cuts = [match.end() for match in _BREAK.finditer(text)]
    clauses: list[Span] = []
    start = 0
    for end in [*cuts, len(text)]:
        if len(text[start:end].split()) >= _FEWEST_WORDS:
            clauses.append((start, end))
            start = end
        elif clauses and text[start:end].rstrip().endswith(("”", '"')):
            clauses[-1] = (clauses[-1][0], end)
            start = end
    if start < len(text):  # a short piece is left over: the last clause takes it
        start = clauses.pop()[0] if clauses else 0
        clauses.append((start, len(text)))
    return tuple(clauses)
