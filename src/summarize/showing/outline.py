"""Briefing → its outline: the page's sections in the page's order, as plain blocks.

Markdown, Word document and mail are written from it. What is said, and of which sentences, is
`describe`'s; here every line gets its article and offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from summarize.briefing import Briefing
from summarize.showing import (
    outlined_changes,
    outlined_hand,
    outlined_points,
    outlined_sources,
)
from summarize.showing.annotated import Gap, Piece, Report
from summarize.showing.annotated import Paragraph as Line
from summarize.showing.blocks import (
    Address,
    Block,
    Citation,
    Folded,
    Grid,
    Heading,
    Listing,
    Outline,
    Run,
    Section,
    Words,
    citations,
    on_one_line,
    run,
)
from summarize.showing.citing import Citing
from summarize.showing.error_rates import error_rates
from summarize.showing.heads import HOW_MADE
from summarize.showing.outlined_points import gloss, head_of, how_to_read, plain
from summarize.showing.page import Page, describe
from summarize.showing.terms import LIMITS
from summarize.showing.what_changed import ChangeReport


def outline(briefing: Briefing, changes: ChangeReport | None = None) -> Outline:
    """Put the whole briefing into blocks: the same outline for the same briefing."""
    page, citing = describe(briefing, changes), Citing(briefing)
    sections = [
        *([outlined_changes.in_short(page, citing)] if page.in_short.says_something else []),
        outlined_points.consensus(page, citing),
        *(
            [outlined_changes.changes(page.changes, head_of("changes", page), citing)]
            if page.changes is not None
            else []
        ),
        outlined_points.contested(page, citing),
        outlined_points.unique(page, citing),
        outlined_points.left_out(page, citing),
        outlined_points.further(page, citing),
        *(
            [outlined_hand.by_hand(page.hand, head_of("hand", page), citing)]
            if page.hand is not None
            else []
        ),
        outlined_sources.quotations(page, citing),
        outlined_sources.calls(page, citing),
        outlined_sources.timeline(page, citing),
        outlined_sources.speakers(page, citing),
        outlined_sources.origins(page, citing),
        outlined_sources.coverage(page, citing),
        outlined_sources.alike(page),
    ]
    cited = frozenset(place for section in sections for place in citations(section.blocks))
    return Outline(
        title=on_one_line(page.title),
        days=on_one_line(page.days),
        opening=tuple(_opening(page)),
        sections=(*sections, _articles(page, citing, cited), _method(page)),
        closing=page.closing,
    )


def _opening(page: Page) -> Iterable[Block]:
    yield plain((run(page.outcome, "strong"),))
    if page.changes is not None:
        yield plain(page.changes.headline)
    if page.hand is not None:
        yield plain(page.hand.headline)
    yield plain(" · ".join(page.scope))
    if page.common_note:
        yield plain((run("Note on the sources:", "strong"),), f" {page.common_note}")
    elif page.remarks:
        yield plain((run("Notes on the sources", "strong"),))
        yield Listing(
            tuple(
                (plain(f"{each.outlet}, {each.file or each.published}: {each.note}"),)
                for each in page.remarks
            )
        )


def _articles(page: Page, citing: Citing, cited: AbstractSet[Citation]) -> Section:
    """Return every article with those of its sentences that are cited further up."""
    blocks: list[Block] = [
        gloss("What was compared. Of each article stand here the sentences cited above, as "
              "published, in its order: article and characters, from the first to the one after "
              "the last.")
    ]  # fmt: skip
    for report in page.reports:
        blocks += _report(report, page, citing, cited)
    return Section(head_of("articles", page).title, tuple(blocks))


def _report(
    report: Report, page: Page, citing: Citing, cited: AbstractSet[Citation]
) -> Iterable[Block]:
    yield Heading(3, on_one_line(report.anchor.replace("article-", "Article ", 1)))
    title = report.title or " ".join(piece.text for piece in _pieces(report.headline))
    yield plain((run(report.outlet, "strong"),), f": {title}" if title else "")
    facts = (
        ("Note", report.note if report in page.remarks else ""),
        ("Published", report.published),
        ("By", report.author),
        ("Address", "" if report.href else report.url),
        ("File", report.file),
        ("SHA-256", report.sha256),
    )
    yield Listing(
        (
            *((plain(f"{name}: {value}"),) for name, value in facts if value),
            *(((Address("Address", on_one_line(report.href)),),) if report.href else ()),
        )
    )
    lines = (report.headline, *report.paragraphs)  # without what the briefing does not carry
    pieces = [piece for line in lines for piece in _pieces(line)]
    found = ((piece, citing.of(f"#{piece.anchor}")) for piece in pieces)
    words = tuple((_cited(piece, place),) for piece, place in found if place and place in cited)
    if words:
        yield Folded("sentences", "Sentences cited above", (Listing(words),))


def _pieces(line: Line | Gap | None) -> tuple[Piece, ...]:
    return line.pieces if isinstance(line, Line) else ()


def _cited(piece: Piece, place: Citation) -> Words:
    remarks = "".join(f" · {mark.title}" for mark in piece.marks)
    source = (Run(place.label, "cite", place), run(remarks))
    return Words((), (run(piece.text),), source, home=place)


def _method(page: Page) -> Section:
    """Return what the words mean, what a briefing cannot show, and how this one was made."""
    settings = (
        *((choice.name, choice.value, choice.description) for choice in page.choices),
        ("Consensus needs", str(page.min_support), "independent outlets in this story"),
        ("Model", page.encoder, "the encoder, with its versions"),
        ("Program", f"summarize {page.version}", "by which the briefing was made"),
    )
    words = (plain((run(f"{word}:", "strong"),), f" {what}") for word, what in page.terms("marked"))
    head = head_of("method", page)
    made = (
        how_to_read(head),
        Listing(tuple((each,) for each in words)),
        Heading(3, "What this does not show"),
        Listing(tuple((plain(each),) for each in LIMITS)),
        Heading(3, "How often it errs"),
        Listing(tuple((plain(each),) for each in error_rates())),
        Heading(3, "How it was made"),
        gloss(HOW_MADE),
        Grid(
            "Settings",
            ("Setting", "Value", "What it decides"),
            tuple(tuple((run(cell),) for cell in row) for row in settings),
        ),
    )  # fmt: skip
    return Section(head.title, made, essential=False)
