"""The parts of a written briefing: what every format but the page is made of.

An outline is put together once (`outline`); Markdown, Word document and mail each write its
blocks in their own way and know nothing of findings. Text in blocks is printable and on one line;
what could be syntax in a format is for that format to escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarize.showing.printable import to_printable

# how words stand out: what is agreed on, what clashes, what a wording has more or less of
Tone = Literal["", "strong", "agreed", "clash", "added", "left out", "cite"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence stands: an article and the characters of its text."""

    article: str  # its id
    start: int  # code points into the article's text; start is included, end is not
    end: int

    @property
    def label(self) -> str:
        """The words that cite it: "lanmere-ledger 120–204"."""
        return f"{on_one_line(self.article)} {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Run:
    """A few words in one tone, and the sentence they lead to."""

    text: str
    tone: Tone = ""
    cite: Citation | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a part of a section."""

    level: int  # 3 or 4: 1 is the briefing's title, 2 a section's
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of ours: a gloss says how to read what follows, evidence where it comes from."""

    runs: Runs
    role: Literal["plain", "gloss", "evidence"] = "plain"


@dataclass(frozen=True, slots=True)
class Words:
    """An outlet's own words, what must be read before them, and where they stand."""

    lead_in: Runs
    said: Runs
    source: Runs
    home: Citation | None = None  # set where citations of the sentence lead to


@dataclass(frozen=True, slots=True)
class Address:
    """A web address that may be followed."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with bullets, or with numbers from `start`."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of each row says what the row is about."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """What stands behind the rest: more of the same, or the sentences of an article."""

    kind: Literal["more", "sentences"]
    summary: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Words | Address | Listing | Grid | Folded


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the briefing with a title."""

    title: str
    blocks: tuple[Block, ...]
    essential: bool = True  # belongs into a mail


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole briefing, from top to bottom."""

    title: str
    days: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: str


def run(text: str, tone: Tone = "", cite: Citation | None = None) -> Run:
    """Return words for one line, without control characters; space at their ends is kept."""
    return Run(re.sub(r" +", " ", to_printable(re.sub(r"\s+", " ", text))), tone, cite)


def on_one_line(text: str) -> str:
    """Return printable text without a line break, a double space or space at its ends."""
    return run(text).text.strip()


def joined(groups: Iterable[Runs], between: str) -> Runs:
    """Return the runs of several groups as one, with words between them."""
    found: list[Run] = []
    for group in groups:
        if group:
            found += [run(between), *group] if found else group
    return tuple(found)


def citations(blocks: Iterable[Block]) -> Iterator[Citation]:
    """Yield every place that blocks lead to, as often as they do."""
    runs = (found for each in every(blocks) for found in _runs(each))
    return (found.cite for found in runs if found.cite is not None)


def homes(blocks: Iterable[Block]) -> Iterator[Citation]:
    """Yield every place that is found in the blocks themselves."""
    words = (each for each in every(blocks) if isinstance(each, Words))
    return (each.home for each in words if each.home is not None)


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, each with those inside it after it."""
    for each in blocks:
        yield each
        yield from every(_inside(each))


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Words):
        yield from (*block.lead_in, *block.said, *block.source)
    elif isinstance(block, Grid):
        for row in block.rows:
            for cell in row:
                yield from cell


def _inside(block: Block) -> Iterator[Block]:
    if isinstance(block, Folded):
        yield from block.blocks
    elif isinstance(block, Listing):
        for item in block.items:
            yield from item
