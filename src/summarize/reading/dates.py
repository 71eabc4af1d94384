"""Sentence → the dates in it: what is printed, and which days that means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from summarize.reading.clock_times import add_clock
from summarize.reading.counted_days import FROM_PUBLICATION, FROM_WHAT_WAS_TOLD
from summarize.reading.date_forms import Place
from summarize.reading.moments import Moment
from summarize.reading.printed_days import PRINTED_DAYS
from summarize.reading.printed_months import ON_THEIR_OWN, WITH_THE_YEAR
from summarize.reading.sentences import Sentence

_FORMS = (  # the fullest go first
    *PRINTED_DAYS,
    *WITH_THE_YEAR,
    *FROM_PUBLICATION,
    *ON_THEIR_OWN,
    *FROM_WHAT_WAS_TOLD,
)
_SIGNS = frozenset(form.sign for form in _FORMS)


def find_dates(sentence: Sentence) -> tuple[Moment, ...]:
    """Return the dates of a sentence in order; none overlap.

    "Wednesday", "last week" and "March 3" are resolved against the article's day of publication.
    A bare weekday is the latest one up to and including that day, or the next one where the clause
    says that it is still to come. What the words leave open widens the days from `first` to
    `last`: "last Tuesday" printed on a Wednesday may be either of two. Without a day of
    publication they stay unresolved, and so do words that count from a day told elsewhere ("the
    next day") and "today" within a quotation, for it is not known on which day that was said.
    """
    return _read(sentence.text, sentence.article.day, _told_before(sentence))


def read_dates(text: str, day: date | None) -> tuple[Moment, ...]:
    """Return the dates of a text published on a day, or on nobody knows which: see `find_dates`."""
    return _read(text, day, lambda: None)


def last_day(text: str, day: date | None) -> date | None:
    """Return the last single day that a text names; `day` is that of its publication."""
    days = (moment for moment in read_dates(text, day) if moment.precision == "day")
    told = [moment.first for moment in days if moment.first == moment.last]
    return told[-1] if told else None


_TOLD_BEFORE = 2000  # characters before a sentence that are looked at for the day it speaks of


def _told_before(sentence: Sentence) -> Callable[[], date | None]:
    """Return what finds the last day that the article names before a sentence."""

    def find() -> date | None:
        text = sentence.article.text[max(0, sentence.start - _TOLD_BEFORE) : sentence.start]
        return last_day(text, sentence.article.day)

    return find


def _read(text: str, day: date | None, anchor: Callable[[], date | None]) -> tuple[Moment, ...]:
    found: list[Moment] = []
    taken = bytearray(len(text))
    holds = {sign: sign.search(text) is not None for sign in _SIGNS}
    for form in _FORMS:
        if not holds[form.sign]:
            continue
        for match in form.pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            moment = form.resolve(Place(text, day, match, found, anchor))
            if moment is not None:
                found.append(moment)
                taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    found.sort(key=lambda moment: moment.start)
    return tuple(add_clock(text, moment, taken) for moment in found)
