"""What the page says of a sentence → words with their source, article and offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarize.briefing import Briefing
from summarize.showing.blocks import (
    Block,
    Citation,
    Paragraph,
    Run,
    Runs,
    Tone,
    Words,
    joined,
    run,
)
from summarize.showing.places import Link, home, href
from summarize.showing.points import Nearest, Passage, Quote, Testimony


class Citing:
    """Knows which sentence every link of the page leads to."""

    def __init__(self, briefing: Briefing) -> None:
        """Take the sentences, and the findings with those that are shown for them."""
        told = {line.finding.id for line in briefing.summary}
        shown = {home(each, told): each.representative for each in briefing.findings}
        for kind in ("row", "point"):
            shown |= {f"#{kind}-{each.id}": each.representative for each in briefing.findings}
        shown |= {href(each): each for each in briefing.sentences}
        self._places: Mapping[str, Citation] = {
            link: Citation(each.article.id, each.start, each.end) for link, each in shown.items()
        }

    def of(self, link: str) -> Citation | None:
        """Return the sentence that a link of the page leads to; None for clashes and the like."""
        return self._places.get(link)

    def cite(self, link: str) -> Runs:
        """Return "[article from–to]" with a space before; nothing for what is no sentence."""
        place = self.of(link)
        return () if place is None else (run(" "), Run(place.label, "cite", place))

    def names(self, links: Iterable[Link]) -> Runs:
        """Return outlets, each leading to its own sentence."""
        return joined(((run(each.text, cite=self.of(each.href)),) for each in links), ", ")

    def told(self, link: Link) -> Runs:
        """Return a point's words and where they stand."""
        return (run(link.text), *self.cite(link.href))

    def quote(self, quote: Quote, tone: Tone = "agreed", *more: Runs) -> Words:
        """Return a sentence with its source; `tone` is that of the part spoken of."""
        return self._words(quote, tone, self.source(quote.source), more)

    def testimony(self, each: Testimony) -> Words:
        """Return one of several sentences that tell a point, with all the page says of it."""
        remarks = (
            each.when,
            each.kind if each.kind != "body" else "",
            f"reprint of {each.reprint_of}" if each.reprint_of else "",
            f"quoting {each.voice}" if each.voice else "",
        )
        source = self.source(each.source)
        words = self._words(each, "clash", source, [(run(text),) for text in remarks if text])
        more = ((run(one.marked, "clash"), run(one.after)) for one in each.more)
        said = (piece for pair in more for piece in pair if piece.text)
        return replace(words, said=(*words.said, *said))

    def source(self, link: Link) -> Runs:
        """Return an outlet and where its sentence stands."""
        return (run(link.text, cite=self.of(link.href)), *self.cite(link.href))

    def nearest(self, nearest: Nearest) -> Runs:
        """Return the nearest sentence of another outlet, or its outlet where it lies far off."""
        alike = f"{nearest.similarity} alike"
        place = nearest.place.href
        if nearest.far:
            return (run(nearest.outlet, cite=self.of(place)), run(f" ({alike})"))
        return (run(nearest.place.text), run(f" ({nearest.outlet},"), *self.cite(place),
                run(f", {alike})"))  # fmt: skip

    @staticmethod
    def _words(said: Quote | Testimony, tone: Tone, source: Runs, more: Sequence[Runs]) -> Words:
        whole = not said.before.strip() and not said.after.strip()  # then a mark says nothing
        pieces = (run(said.before), run(said.marked, "" if whole else tone), run(said.after))
        return Words(
            lead_in=_lead_in(said.lead_in),
            said=tuple(each for each in pieces if each.text),
            source=joined((source, *more), " · "),
        )


def _lead_in(passages: Iterable[Passage]) -> Runs:
    texts = (f"{each.text} […]" if each.gap else each.text for each in passages)
    text = " ".join(texts)
    return (run(text),) if text else ()


def evidence(summary: str, testimonies: Iterable[Testimony], citing: Citing) -> Paragraph:
    """Return where the sentences stand that tell a point."""
    places = (citing.cite(each.source.href) for each in testimonies)
    return Paragraph((run(f"{summary}:"), *joined(places, ",")), "evidence")


def testimonies(found: Iterable[Testimony], citing: Citing) -> tuple[tuple[Block, ...], ...]:
    """Return the sentences that tell a point, each as an item of a list."""
    return tuple((citing.testimony(each),) for each in found)
