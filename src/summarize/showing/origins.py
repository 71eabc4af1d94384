"""Reuse, credit lines and the register → what the page says of where words come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.briefing import Briefing
from summarize.comparing.reprinters import Reprinter
from summarize.comparing.reuse import Reuse, Sharing, summarise_reuse
from summarize.reading.credits import Credit, Role
from summarize.showing.phrases import shortened
from summarize.showing.places import Link, href

_PASSAGE = 320  # characters of a passage
_ORDERS: Mapping[str, str] = {
    "earlier": "published before",
    "same day": "published on the same day as",
    "unknown": "published nobody knows whether before",
}
_ROLES: Mapping[Role, str] = {
    "agency copy": "prints the copy of",
    "reprinted": "reprints from",
    "contributed": "has contributions of",
    "staff": "by its own staff",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two outlets print in the same words."""

    first: Link  # its outlet, leading to the passage
    first_words: str
    second: Link
    second_words: str  # empty where both are the same, word for word
    words: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two outlets, and how much of the one's words stands in the other."""

    first: str
    order: str  # how the first stands to the second in time
    second: str
    words: int
    percent: int  # of the second's own words
    passages: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Credited:
    """A line that says whose reporting an article carries."""

    outlet: str
    role: str
    name: str
    line: Link  # the words, leading to their place


@dataclass(frozen=True, slots=True)
class Origins:
    """All that tells how independent the outlets are of one another."""

    pairings: tuple[Pairing, ...]
    credits: tuple[Credited, ...]
    common: tuple[tuple[str, tuple[str, ...]], ...]  # what makes outlets less than independent
    register: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # by outlet: what is known of it


def origins(briefing: Briefing) -> Origins:
    """Return passages in common, credit lines and what the register says."""
    sharings = summarise_reuse(briefing.reuse, briefing.sentences, briefing.speech.quoted)
    return Origins(
        pairings=tuple(_pairing(each) for each in sharings),
        credits=_credited(each for each in briefing.credit_lines if each.role != "staff"),
        common=(
            *((_leaning(each), (each.outlet,)) for each in briefing.reprinters.values()),
            *((each.phrase, each.outlets) for each in briefing.dependencies),
        ),
        register=tuple(_registered(briefing)),
    )


def _leaning(reprinter: Reprinter) -> str:
    percent = int(100 * reprinter.share)
    others = f"{percent} % of it repeats other outlets, {reprinter.source} most of all"
    return f"{others}; it does not count as an independent outlet"


def _pairing(sharing: Sharing) -> Pairing:
    return Pairing(
        first=sharing.first,
        order=_ORDERS[sharing.order],
        second=sharing.second,
        words=sharing.words,
        percent=round(100 * sharing.share),
        passages=tuple(_shared(each) for each in sharing.passages),
    )


def _shared(reuse: Reuse) -> Shared:
    first, second = reuse.first, reuse.second
    return Shared(
        first=Link(first.outlet, href(first.sentences[0])),
        first_words=shortened(first.text, _PASSAGE),
        second=Link(second.outlet, href(second.sentences[0])),
        second_words="" if first.text == second.text else shortened(second.text, _PASSAGE),
        words=reuse.words,
    )


def _credited(lines: Iterable[Credit]) -> tuple[Credited, ...]:
    """Return the credit lines, each once with all whom it names."""
    named: dict[tuple[str, Role], list[Credit]] = {}
    for credit in lines:
        named.setdefault((credit.sentence.id, credit.role), []).append(credit)
    return tuple(
        Credited(
            outlet=group[0].sentence.outlet,
            role=_ROLES[group[0].role],
            name=", ".join(dict.fromkeys(each.name for each in group)),
            line=Link(shortened(group[0].sentence.text, _PASSAGE), href(group[0].sentence)),
        )
        for group in named.values()
    )


def _registered(briefing: Briefing) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return by outlet what the analyst's register says, where it says anything."""
    found: dict[str, dict[str, str]] = {}
    for article in briefing.articles:
        source = article.source
        for name in ("owner", "agency", "country", "language", "reliability"):
            value = getattr(source, name)
            if value:
                found.setdefault(article.outlet, {}).setdefault(name, value)
    return [(outlet, tuple(known.items())) for outlet, known in found.items()]
