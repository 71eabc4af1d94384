"""Briefing → Markdown, in which no word of an article can be more than a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from summarize.briefing import Briefing
from summarize.showing.blocks import (
    Address,
    Block,
    Citation,
    Folded,
    Grid,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Run,
    Runs,
    Section,
    Tone,
    Words,
    citations,
)
from summarize.showing.outline import outline
from summarize.showing.what_changed import ChangeReport

# What opens something within a line: code, emphasis, links, HTML, strikes, cells, mathematics,
# attributes and templates of some dialects, addresses that readers turn into links by themselves.
_SYNTAX = re.compile(r"[`*_\[\]<~|$^{}@]|&(?=[#\w]|$)|:(?=//)|(?<=\bwww)\.|==|%%", re.IGNORECASE)
_OPENS_A_LINE = re.compile(r"[-+#>=:]|\d+(?=[.)])")
_EDGES = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)
_SIGNS: Mapping[Tone, str] = {
    "strong": "**",
    "agreed": "**",
    "clash": "**",
    "added": "**",
    "left out": "~~",
}


def to_markdown(briefing: Briefing, changes: ChangeReport | None = None) -> str:
    """Return the briefing in GitHub's Markdown, without HTML: the same text for the same briefing.

    What the page underlines or colours stands between `**`, what a wording leaves out between
    `~~`. "[article from–to]" leads to the article, where every cited sentence stands once more.
    """
    return write_markdown(outline(briefing, changes))


def write_markdown(whole: Outline) -> str:
    """Return an outline as Markdown."""
    places = [place for section in whole.sections for place in citations(section.blocks)]
    parts = [
        _heading(1, whole.title),
        _inline((Run(f"Briefing · {whole.days}"),)),
        *_blocks(whole.opening),
        *(part for section in whole.sections for part in _section(section)),
        "---",
        _inline((Run(whole.closing),)),
        "\n".join(_definition(place) for place in dict.fromkeys(places)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> Iterable[str]:
    yield _heading(2, section.title)
    yield from _blocks(section.blocks)


def _heading(level: int, text: str) -> str:
    words = re.sub(r"#(?=#*$)", r"\\#", _inline((Run(text),)))  # signs at its end would be eaten
    return f"{'#' * level} {words}"


def _definition(place: Citation) -> str:
    """Return where a citation leads: readers of Markdown make such anchors of headings."""
    slug = re.sub(r"[^\w-]", "", place.article.lower())
    return f"{_cited(place)}: #article-{quote(slug)}"


def _cited(place: Citation) -> str:
    return f"[{_escaped(place.label)}]"


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    return (part for each in blocks for part in _block(each) if part)


def _block(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        yield _heading(block.level, block.text)
    elif isinstance(block, Paragraph):
        text = _inline(block.runs)
        yield f"_{text}_" if block.role == "gloss" else text
    elif isinstance(block, Words):
        yield from _words(block)
    elif isinstance(block, Address):
        yield f"{_escaped(block.name)}: <{_address(block.url)}>"
    elif isinstance(block, Listing):
        yield _listing(block)
    elif isinstance(block, Grid):
        yield f"**{_escaped(block.caption)}**"
        yield _grid(block)
    elif isinstance(block, Folded):
        yield _inline((Run(f"{block.summary}:"),))
        yield from _blocks(block.blocks)


def _words(block: Words) -> Iterable[str]:
    if block.lead_in:
        yield f"For context: {_inline(block.lead_in)}"
    yield f"{_inline(block.said)} — {_inline(block.source)}"


def _address(url: str) -> str:
    """Return an address that nothing in it can end."""
    return re.sub(r"[\s<>\\`|\"^{}]", lambda found: quote(found[0], safe=""), url)


def _listing(block: Listing) -> str:
    """Return items below one another, with space between them where one has several parts."""
    items = []
    for number, blocks in enumerate(block.items, start=block.start or 1):
        sign = "- " if block.start is None else f"{number}. "
        lines = "\n\n".join(_blocks(blocks)).splitlines()
        indent = " " * len(sign)
        items.append(sign + "\n".join(f"{indent}{line}" if line else "" for line in lines).lstrip())
    between = "\n\n" if any("\n" in item for item in items) else "\n"
    return between.join(items)


def _grid(block: Grid) -> str:
    """Return a table; a cell is on one line, and no bar of its own ends it."""
    rule = ["---", *("---" for _ in block.header[1:])]
    rows = [
        [_escaped(name).strip() for name in block.header],
        rule,
        *([_inline(cell) for cell in row] for row in block.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inline(runs: Runs) -> str:
    """Return runs that may stand at the start of a line."""
    text = "".join(map(_run, runs)).strip()
    found = _OPENS_A_LINE.match(text)
    if found is None:
        return text
    # Of "1." the point opens a list, not the number.
    at = found.end() if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _run(run: Run) -> str:
    if run.tone == "cite" and run.cite is not None:
        return _cited(run.cite)
    sign = _SIGNS.get(run.tone, "")
    if run.tone == "strong":  # words of ours: they stand apart anyway
        return f"{sign}{_escaped(run.text.strip())}{sign}"
    found = _EDGES.fullmatch(run.text)
    if not sign or found is None:
        return _escaped(run.text)
    before, words, after = found.groups()
    if not words:  # a lone dash or comma
        return f"{sign}{_escaped(run.text.strip())}{sign}" if run.text.strip() else run.text
    # A sign is one only where it touches a word: what stands around the words goes outside.
    return f"{_escaped(before)}{sign}{_escaped(words)}{sign}{_escaped(after)}"


def _escaped(text: str) -> str:
    """Return text that shows as it is within a line."""
    # As a number: two backslashes before a bracket would begin mathematics in notebooks.
    parts = (_SYNTAX.sub(_escape, part) for part in text.split("\\"))
    return "&#92;".join(parts)


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\{each}" for each in found[0])
