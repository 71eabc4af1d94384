"""Dated events → the page's timeline."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.judging.timeline import Dated, Event
from summarize.showing.coverage import Coverage
from summarize.showing.phrases import day_range
from summarize.showing.places import Link, href
from summarize.showing.points import Quote, quote


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened on a day, in an outlet's words."""

    when: str
    roughly: bool  # no single day is meant
    quote: Quote  # the words that date it are marked
    outlets: tuple[Link, ...]  # they give a day that fits
    undated: tuple[str, ...]  # they tell it and give none
    otherwise: tuple[Link, ...]  # sentences that date it otherwise, by their words


def chronicle(coverage: Coverage) -> tuple[Entry, ...]:
    """Return the dated events in order of time."""
    return tuple(_entry(event, coverage) for event in coverage.briefing.timeline)


def _entry(event: Event, coverage: Coverage) -> Entry:
    lead_in = coverage.briefing.contexts[event.sentence.id].lead_in
    first: dict[str, Dated] = {}
    for dated in event.agreeing:
        first.setdefault(dated.sentence.outlet, dated)
    return Entry(
        when=day_range(event.first, event.last),
        roughly=event.precision != "day",
        quote=quote(event.sentence, lead_in, (event.moment.start, event.moment.end)),
        outlets=tuple(Link(outlet, href(each.sentence)) for outlet, each in first.items()),
        undated=event.undated,
        otherwise=tuple(
            Link(f"“{each.words}” ({each.sentence.outlet})", href(each.sentence))
            for each in event.otherwise
        ),
    )
