"""Days printed in full, or but for the year → which days they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from summarize.reading.date_forms import (
    DIGIT,
    MONTH,
    MONTH_NAME,
    WEEKDAY,
    YEAR,
    Form,
    Place,
    month_number,
    weekday_number,
)
from summarize.reading.moments import Days, Moment, Precision
from summarize.reading.tenses import find_tense

_WEEKDAY_BEFORE = (
    rf"(?:(?P<weekday>{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),?\s\(?)?"
)
_NO_NUMBER_AFTER = (
    r"(?![\w%/-]|[.,:]\d|\s(?:per\s?cent|percent|million|billion|thousand|hundred)\b)"
)
_ISO = re.compile(r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_NUMERIC = re.compile(
    r"(?<![\w/.$-])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\w/-])"
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY_BEFORE}\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s?(?:-|–|to|through|and)\s?(?P<to>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d))?"
    rf"(?:,?\s(?P<year>{YEAR})\b|(?!\s?[-–]\d){_NO_NUMBER_AFTER})"
)
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY_BEFORE}(?<![\w$€£.,/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?"
    rf"(?P<month>{MONTH})(?![\w’'])(?:,?\s(?P<year>{YEAR})\b)?"
)
_COUNTED_AFTER = re.compile(
    r"\s(?:miles?|blocks?|kilomet\w+|hours?|days?|minutes?|people|men|women|children|times)\b"
)


@lru_cache(maxsize=1024)  # one date stands on a side with many
def printed_day(words: str) -> tuple[int, int] | None:
    """Return the month and the day of a date that prints both, whatever its year: (6, 14)."""
    match = _MONTH_DAY.search(words) or _DAY_MONTH.search(words)
    return (month_number(match["month"]), int(match["day"])) if match else None


def _iso(place: Place) -> Moment | None:
    match = place.match
    day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return place.moment((day, day), "day", "printed") if day else None


def _numeric(place: Place) -> Moment | None:
    """Read 1/23/2017 and 23/1/2017; 3/4/2017 is one day here and another there."""
    a, b, year = int(place.match["a"]), int(place.match["b"]), int(place.match["year"])
    if place.match["mark"] == "." and len(place.match["year"]) == 2:
        return None  # "1.23.17" numbers a chapter
    if a <= 12 and b <= 12 and a != b:
        return None
    month, number = (a, b) if a <= 12 else (b, a)
    day = _date(year if year > 99 else 2000 + year, month, number)
    return place.moment((day, day), "day", "printed") if day else None


def _month_day(place: Place) -> Moment | None:
    match = place.match
    if _COUNTED_AFTER.match(place.text, match.end()):
        return None
    month, number = month_number(match["month"]), int(match["day"])
    to = int(match["to"]) if match.groupdict().get("to") else None
    if not 1 <= number <= 31 or (to is not None and not number < to <= 31):
        return None
    precision: Precision = "period" if to else "day"
    if match["year"]:
        days = _from_to(int(match["year"]), month, number, to)
        return place.moment(days, precision, "printed") if days else None
    if place.day is None:
        return place.moment(None, precision) if _from_to(2000, month, number, to) else None
    around = (
        _from_to(place.day.year + step, month, number, to)
        for step in (-1, 0, 1)
        if place.day.year + step >= 1
    )
    candidates = [days for days in around if days is not None]
    # the weekday, where printed, tells the year
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    fitting = [days for days in candidates if days[0].weekday() == weekday] or candidates
    return place.moment(_choose(place, fitting), precision) if candidates else None


def _from_to(year: int, month: int, number: int, to: int | None) -> Days | None:
    first, last = _date(year, month, number), _date(year, month, to or number)
    return (first, last) if first and last else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(place: Place, candidates: Iterable[Days]) -> Days:
    """Return the candidate that suits the tense of the clause; the nearest one when it is open."""
    assert place.day is not None  # callers have seen to it
    day = place.day
    ordered = sorted(candidates)
    tense = find_tense(place.text, *place.match.span())
    past = [days for days in ordered if days[0] <= day]
    to_come = [days for days in ordered if days[1] >= day]
    if tense == "past" and past:
        return past[-1]
    if tense == "future" and to_come:
        return to_come[0]
    return min(ordered, key=lambda days: (abs((days[0] - day).days), days))


PRINTED_DAYS = (
    Form(DIGIT, _ISO, _iso),
    Form(DIGIT, _NUMERIC, _numeric),
    Form(MONTH_NAME, _MONTH_DAY, _month_day),
    Form(MONTH_NAME, _DAY_MONTH, _month_day),
)
