"""What the page tells at length → the few lines that a reader in a hurry needs first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from summarize.showing.contested import Contest
from summarize.showing.phrases import shortened
from summarize.showing.places import Link
from summarize.showing.points import LoneVoice, Point, Quote

_WORDS = 110  # that the paragraph may take: what is read in half a minute
_CLASHES = 4
_ALONE_LENGTH = 170  # characters of what one outlet alone says
_TELLING = 8  # words from which a sentence tells enough to stand by itself


@dataclass(frozen=True, slots=True)
class Told:
    """A line of consensus within the paragraph."""

    text: str
    number: int  # of the line below
    source: Link  # the outlet whose words they are; leads to the line
    support: int


@dataclass(frozen=True, slots=True)
class Lone:
    """What one outlet alone says first."""

    outlet: str
    text: str
    href: str
    doubtful: bool  # another outlet may say some of it


@dataclass(frozen=True, slots=True)
class InShort:
    """The bottom line: what is agreed, what is not, what one alone says."""

    agreed: tuple[Told, ...]
    clashes: tuple[Contest, ...]
    more: Link | None  # to the clashes that stand below only
    alone: tuple[Lone, ...]

    @property
    def says_something(self) -> bool:
        """Whether it is worth a place: what one alone says is no bottom line by itself."""
        return bool(self.agreed or self.clashes)


def in_short(
    agreed: Sequence[Point], clashes: Sequence[Contest], voices: Sequence[LoneVoice]
) -> InShort:
    """Choose what stands at the top.

    Of the lines of consensus those that most outlets state, stand on their own and are not
    disputed, in the order in which they are told, in at most 110 words; at least one. Of the
    clashes, whoever they are between, the weightiest. What each voice says alone is given with the
    weightiest first: an outlet whose points all need words before them has none here.
    """
    ranked = tuple(sorted(clashes, key=lambda each: each.rank))
    shown, rest = ranked[:_CLASHES], ranked[_CLASHES:]
    return InShort(
        agreed=tuple(_paragraph(agreed)),
        clashes=shown,
        more=Link(f"{len(rest)} more", f"#{rest[0].anchor}") if rest else None,
        alone=tuple(chain.from_iterable(map(_lone, voices))),
    )


def _paragraph(agreed: Sequence[Point]) -> list[Told]:
    numbered = list(enumerate(agreed, start=1))
    free = [each for each in numbered if not (each[1].quote.lead_in or each[1].disputes)]
    room = _WORDS
    chosen: list[tuple[int, Point]] = []
    for number, point in sorted(free or numbered, key=lambda each: (-each[1].support, each[0])):
        length = len(_words(point.quote).split())
        if length <= room or not chosen:
            chosen.append((number, point))
            room -= length
    return [
        Told(
            text=_words(point.quote),
            number=number,
            source=Link(point.quote.source.text, f"#{point.anchor}"),
            support=point.support,
        )
        for number, point in sorted(chosen, key=lambda each: each[0])
    ]


def _words(said: Quote) -> str:
    return said.before + said.marked + said.after


def _lone(voice: LoneVoice) -> Iterator[Lone]:
    """Yield the first of what an outlet alone says that can be read without more.

    What another outlet may say as well comes in only where there is nothing else.
    """
    sure = [each for each in (*voice.shown, *voice.folded) if not (each.doubtful or each.slight)]
    free = [each for each in sure or voice.shown if not each.quote.lead_in]
    telling = [each for each in free if len(_words(each.quote).split()) >= _TELLING]
    for point in (telling or free)[:1]:
        words = shortened(_words(point.quote), _ALONE_LENGTH)
        yield Lone(voice.outlet, words, point.quote.source.href, point.doubtful)
