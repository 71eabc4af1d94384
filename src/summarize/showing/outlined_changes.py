"""The page's bottom line and what changed since an earlier run → sections of the outline."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.showing.blocks import (
    Block,
    Folded,
    Heading,
    Listing,
    Paragraph,
    Runs,
    Section,
    Words,
    joined,
    run,
)
from summarize.showing.citing import Citing
from summarize.showing.heads import Head
from summarize.showing.outlined_points import gloss, how_to_read, plain
from summarize.showing.page import Page
from summarize.showing.what_changed import Cited, Entry, WhatChanged


def in_short(page: Page, citing: Citing) -> Section:
    """Return what a reader in a hurry needs first."""
    short = page.in_short
    blocks: list[Block] = []
    if short.agreed:
        told = (
            (run(each.text), run(f" ({each.number})", cite=citing.of(each.source.href)))
            for each in short.agreed
        )
        blocks += [
            Paragraph(joined(told, " ")),
            gloss(f"What {page.min_support} or more of {page.independent} independent outlets "
                  "report, in the words of one of them; the numbers are those of the lines below."),
        ]  # fmt: skip
    if short.clashes:
        blocks.append(Heading(3, "They do not agree"))
        more = ((plain(short.more.text),),) if short.more else ()
        clashes = ((f"{each.label}{each.among}", each.against) for each in short.clashes)
        blocks.append(
            Listing((*((plain(f"{label}: {sides}"),) for label, sides in clashes), *more))
        )
    if short.alone:
        blocks.append(Heading(3, "Only one says"))
        blocks.append(
            Listing(
                tuple(
                    (
                        plain(
                            f"{each.outlet}: ",
                            (run(each.text),),
                            citing.cite(each.href),
                            " (perhaps also told elsewhere)" if each.doubtful else "",
                        ),
                    )
                    for each in short.alone
                )
            )
        )
    return Section("In short", tuple(blocks))


def changes(told: WhatChanged, head: Head, citing: Citing) -> Section:
    """Return what changed since an earlier run."""
    blocks: list[Block] = [how_to_read(head)] if told.groups else []
    if told.trouble or not told.groups:
        blocks.append(plain(told.headline))
    blocks += [plain(each) for each in (told.trouble, *told.cautions) if each]
    for group in told.groups:
        total = len(group.shown) + len(group.folded)
        blocks.append(Heading(3, run(f"{group.title}: {total}").text))
        rest = Listing(_entries(group.folded, citing))
        if not group.shown:
            blocks.append(rest)
            continue
        blocks.append(Listing(_entries(group.shown, citing)))
        if group.folded:
            blocks.append(Folded("more", f"{len(group.folded)} more", (rest,)))
    return Section(head.title, tuple(blocks))


def _entries(entries: Iterable[Entry], citing: Citing) -> tuple[tuple[Block, ...], ...]:
    return tuple(tuple(_entry(each, citing)) for each in entries)


def _entry(entry: Entry, citing: Citing) -> Iterable[Block]:
    tag: Runs = (run(f"{entry.tag}:", "strong"), run(" ")) if entry.tag else ()
    if entry.heading is not None:
        yield plain(tag, citing.told(entry.heading))
    if entry.values:
        said = (f"{says} ({who})" for says, who in zip(entry.values, entry.said_by, strict=True))
        yield plain(tag, f" {entry.joint} ".join(said))
    if entry.remarks:  # where the page tells more is no place of a file that is read elsewhere
        yield plain(" ".join(entry.remarks))
    if entry.cited:
        yield Listing(tuple((_cited(each, citing),) for each in entry.cited))


def _cited(each: Cited, citing: Citing) -> Words:
    pieces = (run(each.before), run(each.marked, "clash"), run(each.after))
    remarks = (each.when, f"no longer there: {each.place}" if each.place else "")
    return Words(
        lead_in=(),
        said=tuple(piece for piece in pieces if piece.text),
        source=joined(
            (citing.source(each.source), *((run(text),) for text in remarks if text)), " · "
        ),
    )
