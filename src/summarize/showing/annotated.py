"""Articles → the same articles with their sentences marked by what they support."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from summarize.reading.articles import Article
from summarize.reading.kinds import Kind
from summarize.reading.sentences import Sentence, plain
from summarize.showing.by_hand import Deed
from summarize.showing.coverage import Coverage, Place
from summarize.showing.phrases import moment
from summarize.showing.places import anchor, home, href
from summarize.showing.points import reprints

_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark behind a sentence of an article."""

    kind: Literal["support", "contested", "reprint", "hand"]
    text: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence in its place."""

    anchor: str
    text: str
    spaced: bool  # white space stands before it
    set_aside: bool
    finding: str  # the kind of what it tells best; empty when it was not compared
    marks: tuple[Mark, ...]
    start: int  # code points into the article's text; end is not included
    end: int
    alike: tuple[str, ...]  # anchors of other outlets' sentences that tell the same


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article, sentence by sentence."""

    kind: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Sentences of an article that the page does not carry: links to them still arrive."""

    kind: Literal["gap"]
    anchors: tuple[str, ...]
    start: int  # code points into the article's text; end is not included
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """An article and what is known of it."""

    anchor: str
    outlet: str
    title: str  # empty when the headline says it
    headline: Paragraph | None  # the title as printed; None when the text does not start with it
    paragraphs: tuple[Paragraph | Gap, ...]
    published: str
    author: str
    url: str
    href: str  # the url, when it is one that may be followed; else empty
    note: str
    file: str
    digest: str
    sha256: str


def annotate(coverage: Coverage, told: AbstractSet[str]) -> tuple[Report, ...]:
    """Return every article with its marks; `told` are the ids of the findings in the summary."""
    briefing = coverage.briefing
    by_article: dict[str, list[Sentence]] = {article.id: [] for article in briefing.articles}
    for sentence in briefing.sentences:
        by_article[sentence.article.id].append(sentence)
    return tuple(
        _report(article, by_article[article.id], coverage, told) for article in briefing.articles
    )


def _report(
    article: Article,
    sentences: Sequence[Sentence],
    coverage: Coverage,
    told: AbstractSet[str],
) -> Report:
    lines = [tuple(line) for _, line in groupby(sentences, key=lambda each: each.paragraph)]
    paragraphs = tuple(_paragraph(line, coverage, told) for line in lines)
    titled = bool(lines) and _says_title(lines[0], article)
    return Report(
        anchor=f"article-{article.id}",
        outlet=article.outlet,
        title="" if titled else article.title,
        headline=paragraphs[0] if titled else None,
        paragraphs=paragraphs[1:] if titled else paragraphs,
        published=moment(article.published) or "undated",
        author=article.author,
        url=article.url,
        href=article.url if _may_be_followed(article.url) else "",
        note=article.note,
        file=article.file,
        digest=article.sha256[:_DIGEST_LENGTH],
        sha256=article.sha256,
    )


def _says_title(line: Sequence[Sentence], article: Article) -> bool:
    printed = article.text[line[0].start : line[-1].end]
    return line[0].kind == "headline" and plain(printed) == plain(article.title)


def _may_be_followed(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket in the host that is no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _paragraph(line: Sequence[Sentence], coverage: Coverage, told: AbstractSet[str]) -> Paragraph:
    kinds = [sentence.kind for sentence in line if sentence.kind != "boilerplate"]
    return Paragraph(
        kind=kinds[0] if kinds else "boilerplate",
        pieces=tuple(
            _piece(sentence, before, coverage, told)
            for before, sentence in zip((None, *line), line, strict=False)
        ),
    )


def _piece(
    sentence: Sentence, before: Sentence | None, coverage: Coverage, told: AbstractSet[str]
) -> Piece:
    place = coverage.best_place(sentence)
    marks = _marks(sentence, place, told) if place is not None else ()
    by_hand = map(_by_hand, coverage.by_hand.on(sentence))
    return Piece(
        anchor=anchor(sentence),
        text=sentence.text,
        spaced=before is not None and sentence.start > before.end,
        set_aside=sentence.kind == "boilerplate",
        finding=place.kind if place is not None else "",
        marks=(*marks, *by_hand),
        start=sentence.start,
        end=sentence.end,
        alike=tuple(
            anchor(each) for each in place.cluster.members if each.outlet != sentence.outlet
        )
        if place is not None
        else (),
    )


def _by_hand(deed: Deed) -> Mark:
    return Mark("hand", deed.what.lower(), f"#{deed.anchor}", deed.hint)


def _marks(sentence: Sentence, place: Place, told: AbstractSet[str]) -> Iterable[Mark]:
    """Say who else tells it: how many, whether they clash, and whose words a reprint repeats."""
    link = home(place.finding, told)
    support = place.cluster.support
    if support > 1:
        yield Mark("support", str(support), link, f"told by {support} independent outlets")
    if place.kind == "contested":
        yield Mark("contested", "contested", link, "outlets contradict each other on this point")
    if sentence.copy_of is not None:
        yield Mark(
            "reprint",
            f"reprint of {sentence.origin}",
            href(sentence.copy_of),
            f"repeats what {sentence.origin} reported",
        )
    elif support == 1 and len(place.cluster.outlets) > 1:
        names = ", ".join(each.text for each in reprints(place.finding))
        yield Mark("reprint", "reprinted", link, f"reprinted by {names}")
