"""Sentence or finding → its place on the page, and the links that lead there."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarize.judging.findings import Finding
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


def clash_anchor(number: int) -> str:
    """Return the id of the element that holds a clash; the weightiest has number 1."""
    return f"clash-{number}"


def home(finding: Finding, told: AbstractSet[str]) -> str:
    """Return the link to where a point is told; `told` are the findings in the summary, by id.

    What one outlet alone prints is told in its article.
    """
    if finding.kind == "contested":
        return f"#contested-{finding.id}"
    if finding.id in told:
        return f"#line-{finding.id}"
    if finding.kind in ("consensus", "shared"):
        return f"#point-{finding.id}"
    several = len(finding.cluster.outlets) > 1  # one reports it, and others reprint it
    return f"#row-{finding.id}" if several else href(finding.representative)
