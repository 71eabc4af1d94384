"""The analyst's overrides → a section of the outline."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.showing.blocks import Block, Heading, Listing, Runs, Section, joined, run
from summarize.showing.by_hand import Deed, Hand, Quoted
from summarize.showing.citing import Citing
from summarize.showing.heads import Head
from summarize.showing.outlined_points import how_to_read, plain


def by_hand(hand: Hand, head: Head, citing: Citing) -> Section:
    """Return all that the analyst decided and noted, signed."""
    blocks: list[Block] = [how_to_read(head)]
    for title, deeds in hand.groups:
        blocks += [Heading(3, f"{title}: {len(deeds)}"), Listing(tuple(_items(deeds, citing)))]
    return Section(head.title, tuple(blocks))


def _items(deeds: Iterable[Deed], citing: Citing) -> Iterable[tuple[Block, ...]]:
    for each in deeds:
        said = [plain((run(f"{each.signed}:", "strong"),), f" {each.text or each.why}")]
        if each.text and each.why:
            said.append(plain(each.why))
        if each.trouble:
            said.append(plain(f"Not in effect: {each.trouble}."))
        if each.quoted:
            said.append(plain(joined((_quoted(one, citing) for one in each.quoted), " · ")))
        yield tuple(said)


def _quoted(quoted: Quoted, citing: Citing) -> Runs:
    if not quoted.source.href:
        return (run(f"looked for in {quoted.source.text}: “{quoted.words}”"),)
    return (run(f"{quoted.words} — {quoted.source.text}"), *citing.cite(quoted.source.href))
