"""Dated events → the page's timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from summarize.judging.timeline import Dated, Event
from summarize.showing.coverage import Coverage
from summarize.showing.phrases import day_range, shortened
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
    again: tuple[Link, ...] = ()  # sentences that tell the same of the same day


_AGAIN_LENGTH = 120  # characters of a sentence that tells it again


def chronicle(coverage: Coverage) -> tuple[Entry, ...]:
    """Return the dated events in order of time, what tells one again under it."""
    events = coverage.briefing.timeline
    told_again: dict[str, list[Event]] = {}
    for event in events:
        if event.repeats:
            told_again.setdefault(event.repeats, []).append(event)
    return tuple(
        _entry(event, told_again.get(event.sentence.id, ()), coverage)
        for event in events
        if not event.repeats
    )


def _entry(event: Event, again: Sequence[Event], coverage: Coverage) -> Entry:
    lead_in = coverage.briefing.contexts[event.sentence.id].lead_in
    first: dict[str, Dated] = {}
    for dated in chain.from_iterable(each.agreeing for each in (event, *again)):
        first.setdefault(dated.sentence.outlet, dated)
    silent = dict.fromkeys(chain.from_iterable(each.undated for each in (event, *again)))
    return Entry(
        when=day_range(event.first, event.last),
        roughly=event.precision != "day",
        quote=quote(event.sentence, lead_in, (event.moment.start, event.moment.end)),
        outlets=tuple(Link(outlet, href(each.sentence)) for outlet, each in first.items()),
        undated=tuple(outlet for outlet in silent if outlet not in first),
        otherwise=tuple(
            Link(f"“{each.words}” ({each.sentence.outlet})", href(each.sentence))
            for each in event.otherwise
        ),
        again=tuple(
            Link(
                f"{shortened(each.sentence.text, _AGAIN_LENGTH)} ({each.sentence.outlet})",
                href(each.sentence),
            )
            for each in again
        ),
    )
