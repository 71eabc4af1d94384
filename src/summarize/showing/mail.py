"""Briefing → plain text for the body of a mail: the essentials, 72 columns wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from textwrap import wrap

from summarize.briefing import Briefing
from summarize.showing.blocks import (
    Address,
    Block,
    Folded,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Run,
    Runs,
    Section,
    Tone,
    Words,
)
from summarize.showing.outline import outline
from summarize.showing.what_changed import ChangeReport

_WIDTH = 72
_LONGEST = 900  # characters of a line that mail may carry: an address is of no use in pieces
_SIGNS: Mapping[Tone, tuple[str, str]] = {
    "agreed": ("*", "*"),
    "clash": ("*", "*"),
    "added": ("{+", "+}"),
    "left out": ("[-", "-]"),
    "cite": ("[", "]"),
}
_MORE = (
    "In full, with the sentences behind every point, what was said in which wording and who tells "
    "what: briefing.html; to edit: briefing.docx."
)


def to_mail(briefing: Briefing, changes: ChangeReport | None = None) -> str:
    """Return the essentials of the briefing for a mail: the same text for the same briefing.

    What others agree on or clash over stands between `*`. No line can pass for a header of the
    mail or for the start of another one, whatever an article says.
    """
    return write_mail(outline(briefing, changes))


def write_mail(whole: Outline) -> str:
    """Return an outline's essential sections as plain text."""
    essential = (section for section in whole.sections if section.essential)
    parts = [
        # Without a colon, and first: where a mail's headers might be read, there are none.
        f"BRIEFING, {whole.days}".replace(":", " "),
        _lines(whole.title),
        *_blocks(whole.opening),
        *(part for section in essential for part in _section(section)),
        _lines(_MORE),
        _lines(whole.closing),
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return re.sub(r"^(?=From |\.$)", " ", text, flags=re.MULTILINE)


def _section(section: Section) -> Iterable[str]:
    title = section.title.upper()
    yield f"\n{title}\n{'=' * len(title)}"
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block], indent: int = 0) -> Iterable[str]:
    return (part for each in blocks for part in _block(each, indent) if part)


def _block(block: Block, indent: int) -> Iterable[str]:
    if isinstance(block, Heading):
        words = _lines(block.text, indent)
        yield f"{words}\n{'-' * max(map(len, words.splitlines()), default=0)}"
    elif isinstance(block, Paragraph):
        yield _lines(_text(block.runs), indent) if block.role != "evidence" else ""
    elif isinstance(block, Words):
        yield _words(block, indent)
    elif isinstance(block, Address):
        yield _address(block, indent)
    elif isinstance(block, Listing):
        yield _listing(block, indent)
    elif isinstance(block, Folded) and block.kind == "more":
        yield _lines(f"({block.summary} in the full briefing)", indent)


def _words(block: Words, indent: int) -> str:
    lead_in = f"(For context: {_text(block.lead_in)}) " if block.lead_in else ""
    said = _lines(lead_in + _text(block.said), indent)
    return f"{said}\n{_lines(f'— {_text(block.source)}', indent, hanging=2)}"


def _address(block: Address, indent: int) -> str:
    if len(block.url) > _LONGEST:
        return _lines(f"{block.name}: {block.url}", indent)
    line = f"{' ' * indent}{block.name}: {block.url}"
    return (
        line if len(line) <= _WIDTH else f"{' ' * indent}{block.name}:\n{' ' * indent}{block.url}"
    )


def _listing(block: Listing, indent: int) -> str:
    items = []
    for number, blocks in enumerate(block.items, start=block.start or 1):
        sign = "- " if block.start is None else f"{number}. "
        lines = "\n".join(_blocks(blocks, indent + len(sign)))
        items.append(" " * indent + sign + lines.lstrip(" "))
    between = "\n\n" if any("\n" in item for item in items) else "\n"
    return between.join(items)


def _lines(text: str, indent: int = 0, hanging: int = 0) -> str:
    """Wrap text; a word longer than a line is cut."""
    first = " " * indent
    lines = wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hanging,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def _text(runs: Runs) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    before, after = _SIGNS.get(run.tone, ("", ""))
    words = run.text.strip()
    if not words:
        return run.text
    start = run.text.index(words)
    end = start + len(words)
    return f"{run.text[:start]}{before}{words}{after}{run.text[end:]}"
