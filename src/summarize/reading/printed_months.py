"""Months, years and decades by name or number → which days they span."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from summarize.reading.date_forms import DIGIT, MONTH, MONTH_NAME, YEAR, Form, Place, month_number
from summarize.reading.moments import Days, Moment, Precision
from summarize.reading.tenses import find_tense

_FULL_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_THIRD = r"(?:(?P<third>[Ee]arly|[Mm]id|[Ll]ate)(?:[\s-]in)?[\s-])?"
_MONTH_YEAR = re.compile(
    rf"\b{_THIRD}(?P<month>{MONTH})(?:,|\sof|,?\sin)?\s(?P<year>{YEAR})(?![\w’'-]|,\d)"
)
_BARE_MONTH = re.compile(
    rf"""(?x)\b(?:
      (?P<third>[Ee]arly|[Mm]id|[Ll]ate)(?:[\s-]in)?[\s-](?P<m1>{_FULL_MONTH})
    | (?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\spast|[Tt]his\scoming)\s(?P<m2>{_FULL_MONTH})
    | (?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Ii]n\searly\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Dd]uring\s)
        |(?<=\b[Ff]rom\s)|(?<=\b[Bb]y\s)|(?<=\b[Bb]efore\s)|(?<=\b[Aa]fter\s)|(?<=\bthrough\s)
        |(?<=\b[Bb]ack\sin\s)|(?<=\bto\s))(?P<m3>{_FULL_MONTH})
    | (?:(?<=\b[Tt]he\s)|(?<=\b[Aa]\s)|(?<=\b[Aa]n\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=\bits\s)
        |(?<=\btheir\s)|(?<=['’]s\s))
      (?P<m4>January|February|April|July|September|October|November|December)(?=\s[a-z])
    )(?![\w’'-]|\s\d|\s(?:Street|Avenue|Road|Square|Madness|Lane|Hare|Fools|Fool))"""
)
_THAT_YEAR = re.compile(r"(?:,|\sof)?\s(?:that|the\ssame|the\s(?:next|following|previous))\syear\b")
_UP_TO = re.compile(r"\b(?:by|until|through|before|to)\s(?:the\send\sof\s)?$")
_GIVEN_NAME = re.compile(r"(?:April|May|June|August)\s[A-Z]")
_THIRDS = {"early": (1, 12), "mid": (9, 22), "late": (19, 31)}
_DECADE = re.compile(
    r"\b(?:(?:[Tt]he\s)?(?P<third>[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?:[Tt]he\s)?"
    r"(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"
)
_YEARS = re.compile(
    rf"""(?x)(?<![\w.,:/$€£-])(?:
      (?P<a>{YEAR})[-–](?P<b>{YEAR}|\d\d)
    | [Ff]rom\s(?P<c>{YEAR})\s(?:to|until|through)\s(?P<d>{YEAR})
    | [Bb]etween\s(?P<e>{YEAR})\sand\s(?P<f>{YEAR})
    )(?![\w/%-]|[.,:]\d)"""
)
_LONE_YEAR = re.compile(
    rf"""(?x)(?<![\w.,:/$€£#-])(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?\s
      |(?:[Ee]arly|[Ll]ate)(?:\sin)?\s|[Mm]id-)?
    (?P<year>{YEAR})(?![\w%/-]|[.,:]\d|\s(?:per\s?cent|percent|million|billion))"""
)
_YEAR_AFTER = re.compile(
    r"(?i)(?:\b(?:in|since|of|by|from|until|till|before|after|during|through|to|circa|year"
    r"|fiscal|back|between|around|about|early|late|spring|summer|fall|autumn|winter),?\s|\b(?:1[5-9]|20)\d\d(?:,|,?\sand|,?\sor)\s|\(|^)$"
)
_YEAR_DESCRIBES = re.compile(r"(?i)(?:\b(?:the|a|an|his|her|its|their|our|my)|['’]s?)\s$")
_NAMED_BY_YEAR = re.compile(
    r"(?i)\b(?:route|highway|flight|room|no\.|number|section|page|model)\s$"
)
_PLURAL_AFTER = re.compile(
    r"\s(?!(?:was|is|has|as|does|its|his|this|across|us|thus|perhaps|always|towards)\b)"
    r"(?:[a-z]{3,}s|people|men|women|children)\b"
)


def _month_year(place: Place) -> Moment:
    year, month = int(place.match["year"]), month_number(place.match["month"])
    return place.moment(*month_days(year, month, place.match["third"]), "printed")


def month_days(year: int, month: int, third: str | None) -> tuple[Days, Precision]:
    """Return the days of a month, or of its early, mid or late third."""
    longest = monthrange(year, month)[1]
    first, last = _THIRDS[third.lower()] if third else (1, longest)
    days = date(year, month, first), date(year, month, min(last, longest))
    return days, "period" if third else "month"


def _bare_month(place: Place) -> Moment | None:
    match = place.match
    name = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    if _GIVEN_NAME.match(place.text, match.end() - len(name)):
        return None
    before = place.text[: match.start()].lower()
    if name == "May" and match["m3"] and not before.endswith("in "):
        return None  # "criticised by May", "after May": a person as likely as not
    third, which = match["third"], (match["which"] or "").lower()
    precision: Precision = "period" if third else "month"
    if place.day is None or _THAT_YEAR.match(place.text, match.end()):
        return place.moment(None, precision)
    years = [year for year in range(place.day.year - 1, place.day.year + 2) if 1 <= year <= 9999]
    candidates = [month_days(year, month_number(name), third)[0] for year in years]
    if not which:
        tense = find_tense(place.text, *match.span())
        if tense in {"unknown", "planned"} and match["m4"]:
            return place.moment(None, precision)  # "the November election": the last, the next?
        to_come = tense == "future" or (tense != "past" and _UP_TO.search(before) is not None)
        which = "next or this" if to_come else "last or this"
    return place.moment(_month_by(which, candidates, place.day), precision)


def _month_by(which: str, candidates: Sequence[Days], day: date) -> Days | None:
    """Return the last or the next of the same months of several years; "this" is the nearest."""
    if which == "next or this":
        fitting = [days for days in candidates if days[1] >= day][:1]
    elif which in {"next", "this coming"}:
        fitting = [days for days in candidates if days[0] > day][:1]
    elif which == "last or this":
        fitting = [days for days in candidates if days[0] <= day][-1:]
    elif which in {"last", "this past"}:
        fitting = [days for days in candidates if days[1] < day][-1:]
    else:
        fitting = [days for days in candidates if days[0].year == day.year]
    return fitting[0] if fitting else None


def _decade(place: Place) -> Moment:
    year = int(place.match["decade"])
    first, last = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "": (0, 9)}[
        (place.match["third"] or "").lower()
    ]
    return place.moment((date(year + first, 1, 1), date(year + last, 12, 31)), "decade", "printed")


def _years(place: Place) -> Moment | None:
    first = int(place.match["a"] or place.match["c"] or place.match["e"])
    end = place.match["b"] or place.match["d"] or place.match["f"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if not first < last <= first + 200:
        return None
    return place.moment((date(first, 1, 1), date(last, 12, 31)), "period", "printed")


def _lone_year(place: Place) -> Moment | None:
    match = place.match
    before = place.text[max(0, match.start() - 20) : match.start()]
    if _NAMED_BY_YEAR.search(before):
        return None
    describes = _YEAR_DESCRIBES.search(before) and re.match(
        r"\s[A-Za-z]", place.text[match.end() :]
    )
    if describes:
        if int(match["year"]) < 1900:
            return None  # "the 1700 block"
    elif match["year"] == match[0] and (
        not _YEAR_AFTER.search(before) or _PLURAL_AFTER.match(place.text, match.end())
    ):
        return None
    year = int(match["year"])
    return place.moment((date(year, 1, 1), date(year, 12, 31)), "year", "printed")


WITH_THE_YEAR = (
    Form(MONTH_NAME, _MONTH_YEAR, _month_year),
    Form(DIGIT, _YEARS, _years),
    Form(DIGIT, _DECADE, _decade),
)
ON_THEIR_OWN = (
    Form(MONTH_NAME, _BARE_MONTH, _bare_month),
    Form(DIGIT, _LONE_YEAR, _lone_year),
)
