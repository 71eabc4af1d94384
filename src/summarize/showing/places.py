"""Sentence → its place on the page, and the links that lead there."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Link:
    """A place on this page and the words that lead to it."""

    text: str
    href: str


def anchor(sentence: Sentence) -> str:
    """Return the id of the element that holds a sentence in its article."""
    return f"s-{sentence.article.id}-{sentence.index}"


def href(sentence: Sentence) -> str:
    """Return the link to a sentence in its article."""
    return f"#{anchor(sentence)}"
