"""Articles as the page shows them → as much of them as may leave the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from summarize.settings import ArticleText
from summarize.showing.annotated import Gap, Paragraph, Piece, Report
from summarize.showing.contested import Contest
from summarize.showing.places import Link
from summarize.showing.points import LoneVoice, Point


def cited(
    points: Iterable[Point], contests: Iterable[Contest], voices: Iterable[LoneVoice]
) -> AbstractSet[str]:
    """Return the anchors of the sentences that lines of the briefing are made of or rest on.

    Of a line its sentence and one of every outlet that states it; of a clash all of both sides; of
    what one outlet alone says what is not folded away.
    """
    return {link.href.removeprefix("#") for link in _links(points, contests, voices)}


def _links(
    points: Iterable[Point], contests: Iterable[Contest], voices: Iterable[LoneVoice]
) -> Iterator[Link]:
    for point in points:
        yield point.quote.source
        yield from point.stated
    for contest in contests:
        for side in contest.sides:
            yield from (each.source for each in side.testimonies)
    for voice in voices:
        yield from (each.quote.source for each in voice.shown)


def carry(report: Report, how: ArticleText, cited: AbstractSet[str]) -> Report:
    """Return an article with so much of its text as `how` allows.

    "full" is all of it, "excerpt" the sentences whose anchors are `cited` and the sentence before
    and after each, "link" nothing but its title. What is left out becomes a gap that says where it
    stood, so that every link to a sentence still arrives.
    """
    if how == "full":
        return report
    paragraphs = [each for each in report.paragraphs if isinstance(each, Paragraph)]
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    kept = _with_neighbours(pieces, cited) if how == "excerpt" else frozenset()
    return replace(report, paragraphs=tuple(_cut(paragraphs, kept)))


def lighten(voice: LoneVoice, how: ArticleText) -> LoneVoice:
    """Return what one outlet alone says with no more than is shown, unless articles are carried."""
    if how == "full":
        return voice
    return replace(voice, folded=(), doubtful=(), added=(), more=len(voice.folded))


def bare(points: Iterable[Point], how: ArticleText) -> tuple[Point, ...]:
    """Return points without the sentences behind them, unless articles are carried whole."""
    return tuple(each if how == "full" else replace(each, testimonies=()) for each in points)


def _with_neighbours(pieces: list[Piece], cited: AbstractSet[str]) -> AbstractSet[str]:
    places = {place for place, piece in enumerate(pieces) if piece.anchor in cited}
    near = {beside for place in places for beside in (place - 1, place, place + 1)}
    return {
        piece.anchor
        for place, piece in enumerate(pieces)
        if place in places or (place in near and not piece.set_aside)
    }


def _cut(paragraphs: list[Paragraph], kept: AbstractSet[str]) -> Iterator[Paragraph | Gap]:
    """Yield what is kept, paragraph by paragraph, and a gap for each run that is not."""
    flat = [(row, piece) for row, each in enumerate(paragraphs) for piece in each.pieces]
    # A gap spans paragraphs; what is kept stays in its own.
    runs = groupby(flat, key=lambda found: found[0] if found[1].anchor in kept else -1)
    for row, run in runs:
        pieces = tuple(piece for _, piece in run)
        if row < 0:
            anchors = tuple(piece.anchor for piece in pieces)
            yield Gap("gap", anchors, pieces[0].start, pieces[-1].end)
        else:
            yield Paragraph(paragraphs[row].kind, pieces)
