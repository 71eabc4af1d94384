"""The page's other parts → sections of the outline: wordings, calls, days, speakers, tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from summarize.showing.blocks import (
    Block,
    Folded,
    Grid,
    Heading,
    Listing,
    Runs,
    Section,
    Words,
    joined,
    run,
)
from summarize.showing.chronicle import Entry
from summarize.showing.citing import Citing, evidence, testimonies
from summarize.showing.heads import Head
from summarize.showing.inquiries import Inquiry
from summarize.showing.origins import Pairing, Shared
from summarize.showing.outlined_points import head_of, how_to_read, plain
from summarize.showing.page import Page
from summarize.showing.wordings import Printing, Saying, Wording


def _empty(head: Head) -> Section:
    return Section(head.title, (plain(head.nothing),), essential=False)


def quotations(page: Page, citing: Citing) -> Section:
    """Return what several outlets quote, every wording beside the fullest."""
    head, sayings = head_of("quotations", page), page.sayings
    if not sayings.shown:
        return _empty(head)
    blocks: list[Block] = [
        how_to_read(head),
        *_sayings(sayings.shown, citing),
    ]
    if sayings.folded:
        rest = tuple(_sayings(sayings.folded, citing))
        blocks.append(Folded("more", f"{len(sayings.folded)} more", rest))
    blocks.append(plain(f"Quoted by one outlet alone, and not listed here: {sayings.alone}."))
    return Section(head.title, tuple(blocks), essential=False)


def _sayings(sayings: Iterable[Saying], citing: Citing) -> Iterable[Block]:
    for saying in sayings:
        speaker = saying.speaker or "Speaker not named"
        yield Heading(3, run(f"{speaker}, in {saying.outlets} outlets").text)
        yield Listing(tuple((_wording(each, citing),) for each in saying.wordings))


def _wording(wording: Wording, citing: Citing) -> Words:
    pieces: list[Runs] = []
    for piece in wording.pieces:
        words = run(piece.text)
        if piece.kind == "added":
            words = run(piece.text, "added")
        elif piece.kind == "left out":
            words = run(piece.text, "left out")
        pieces.append((words,))
    label = f"{wording.label}: {wording.reason}" if wording.reason else wording.label
    by = (_printing(each, citing) for each in wording.printings)
    return Words(
        lead_in=(),
        said=joined(pieces, " "),
        source=joined((joined(by, ", "), (run(label),)), " · "),
    )


def _printing(printing: Printing, citing: Citing) -> Runs:
    setting = f" “{printing.setting}”" if printing.setting else ""
    names = f", which names {printing.speaker}" if printing.speaker else ""
    return (*citing.source(printing.source), run(setting + names))


def calls(page: Page, citing: Citing) -> Section:
    """Return what to verify next, with whom, and what it would settle."""
    head = head_of("verify", page)
    if not page.calls:
        return Section(head.title, (plain(head.nothing),))
    items = tuple(tuple(_call(each, citing)) for each in page.calls)
    return Section(head.title, (how_to_read(head), Listing(items, start=1)))


def _call(call: Inquiry, citing: Citing) -> Iterable[Block]:
    yield plain((run(f"{call.label}:", "strong"),), f" {call.says}")
    if call.ask:
        yield plain(f"Ask: {', '.join(call.ask)}")
    if call.open:
        yield Listing(testimonies(call.testimonies, citing))
    else:
        yield evidence("In whose words", call.testimonies, citing)


def timeline(page: Page, citing: Citing) -> Section:
    """Return what the articles date, in order of time."""
    head = head_of("timeline", page)
    if not page.timeline:
        return _empty(head)
    blocks: list[Block] = [how_to_read(head)]
    for (roughly, when), entries in groupby(page.timeline, lambda each: (each.roughly, each.when)):
        blocks.append(Heading(3, f"{'≈ ' if roughly else ''}{when}"))
        blocks.append(Listing(tuple(tuple(_entry(each, citing)) for each in entries)))
    return Section(head.title, tuple(blocks), essential=False)


def _entry(entry: Entry, citing: Citing) -> Iterable[Block]:
    others = tuple(each for each in entry.outlets if each.href != entry.quote.source.href)
    remarks: list[Runs] = []
    if others:
        remarks.append((run("also: "), *citing.names(others)))
    if entry.undated:
        remarks.append((run(f"without a day: {', '.join(entry.undated)}"),))
    if entry.otherwise:
        dated = joined((citing.told(each) for each in entry.otherwise), ", ")
        remarks.append((run("dated otherwise: "), *dated))
    yield citing.quote(entry.quote, "agreed", *remarks)
    if entry.again:
        yield plain("Told also as: ", joined(map(citing.told, entry.again), " · "))


def speakers(page: Page, citing: Citing) -> Section:
    """Return who is let speak in which outlet: a table."""
    head = head_of("speakers", page)
    if not page.voices_named:
        return _empty(head)
    rows = tuple(
        (
            (run(f"{voice.name}, {voice.role}" if voice.role else voice.name),),
            *((run(cell.sign, cite=citing.of(cell.href)),) for cell in voice.cells),
        )
        for voice in page.voices_named
    )
    table = Grid("People and outlets", _header("Who", page.outlets), rows)
    return Section(head.title, (how_to_read(head), table), essential=False)


def _header(first: str, outlets: Iterable[str]) -> tuple[str, ...]:
    return (first, *(run(outlet).text for outlet in outlets))


def origins(page: Page, citing: Citing) -> Section:
    """Return what tells how independent the outlets are of one another."""
    head, found = head_of("origins", page), page.origins
    blocks: list[Block] = [how_to_read(head)]
    if found.common:
        common = tuple((plain(f"{', '.join(names)}: {what}"),) for what, names in found.common)
        blocks.append(Listing(common))
    blocks += [_pairing(each, citing) for each in found.pairings]
    if not found.pairings:
        blocks.append(plain(head.nothing))
    if found.credits:
        blocks.append(
            Listing(
                tuple(
                    (plain(f"{each.outlet} {each.role} {each.name}: ", citing.told(each.line)),)
                    for each in found.credits
                )
            )
        )
    if found.register:
        known = (
            (outlet, " · ".join(f"{name}: {value}" for name, value in facts))
            for outlet, facts in found.register
        )
        blocks.append(Listing(tuple((plain(f"{outlet}: {facts}"),) for outlet, facts in known)))
    return Section(head.title, tuple(blocks), essential=False)


def _pairing(pairing: Pairing, citing: Citing) -> Folded:
    summary = (
        f"{pairing.percent} % of what {pairing.second} reports stands in {pairing.first}, "
        f"{pairing.order} it ({pairing.words} words)"
    )
    items = tuple(tuple(_shared(each, citing)) for each in pairing.passages)
    return Folded("more", run(summary).text, (Listing(items),))


def _shared(passage: Shared, citing: Citing) -> Iterable[Block]:
    first, second = citing.source(passage.first), citing.source(passage.second)
    if not passage.second_words:
        source = joined((first, (run("word for word in "), *second)), " · ")
        yield Words((), (run(passage.first_words),), source)
        return
    yield Words((), (run(passage.first_words),), first)
    yield Words((), (run(passage.second_words),), joined((second, (run("lightly edited"),)), " · "))


def coverage(page: Page, citing: Citing) -> Section:
    """Return who tells which point: a table for each kind."""
    head = head_of("coverage", page)
    if not page.matrix:
        return _empty(head)
    tables = (
        Grid(
            f"{group.label}: {len(group.rows)}",
            _header("Point", page.outlets),
            tuple(
                (
                    citing.told(row.place),
                    *((run(cell.sign, cite=citing.of(cell.href)),) for cell in row.cells),
                )
                for row in group.rows
            ),
        )
        for group in page.matrix
    )
    return Section(head.title, (how_to_read(head), *tables), essential=False)


def alike(page: Page) -> Section:
    """Return how many points every two outlets have in common: a table."""
    head = head_of("alike", page)
    if len(page.outlets) < 2:
        return _empty(head)
    rows = tuple(
        ((run(outlet),), *((run(str(count.number)),) for count in counts))
        for outlet, counts in page.alike
    )
    table = Grid("Outlets and outlets", _header("Outlet", page.outlets), rows)
    return Section(head.title, (how_to_read(head), table), essential=False)
