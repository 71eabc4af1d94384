"""Weekdays, "today", "last week", "two months ago" → the days they mean, counted from another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from summarize.reading.date_forms import TIME_WORD, WEEKDAY, Form, Place, weekday_number
from summarize.reading.moments import Days, Moment, Precision
from summarize.reading.printed_months import month_days
from summarize.reading.tenses import find_tense

_PART = "morning|afternoon|evening|night"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_WEEKDAY_FORM = re.compile(
    rf"""(?x)(?<![\w’'-])
    (?:(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?
        |[Tt]he\s(?:previous|following|next|same))\s))?
    (?P<weekday>{WEEKDAY})(?!\w)(?!['’]?s?\s(?:Times|Mirror|Telegraph|Express|Mail|Post|Herald|
        Independent|World|Sun|Night|Addams|Island|Club|[Ss]chool|the\s13th|[Mm]orning\squarterback))
    (?:\s(?P<part>{_PART})\b(?!s))?
    (?:,?\s(?:of\s)?(?P<week>last|this|next)\sweek\b(?!end))?"""
)
_NO_DAY_BEFORE = re.compile(
    r"(?x)(?:\b(?:Black|Good|Ash|Super|Cyber|Easter|Palm|Bloody|Fat|Giving|Bowl|Casual|Shrove|Holy"
    r"|Ruby|Joe|Man|Girl|Freaky|Blue|Taco|Manic|Maundy|Orange|Fox\sNews|Sheffield|CBS|Small\sBusiness)\s"
    r"|(?i:\b(?:every|each|any|one|another|on\sa|some|most|per)\s))$"
)
_PRECEDING_RANGE = re.compile(r"(?:\d|[-–/])$")
_NEAR = re.compile(
    rf"""(?x)(?<![\w’'-])(?:
      (?P<today>(?:[Ee]arlier\s|[Ll]ater\s)?[Tt]oday(?!['’]s)|[Tt]onight)
    | (?P<here>(?:[Ee]arlier\s|[Ll]ater\s)?[Tt]his\s(?P<part>morning|afternoon|evening))
    | (?P<yesterday>(?:[Ee]arlier\s|[Ll]ate\s)?[Yy]esterday(?:\s(?:{_PART}))?|[Ll]ast\snight)
    | (?P<before>[Tt]he\sday\sbefore\syesterday)
    | (?P<tomorrow>[Tt]omorrow(?:\s(?:{_PART}))?)
    )(?![\w’'-])(?!\s(?:show|Show))"""
)
_TITLE_BEFORE = re.compile(r"(?:[A-Z][\w.]*|\b[Tt]he)\s$")
_SAME_DAY = re.compile(
    r"(?<![\w-])(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s(?:in\sthe|that|the\ssame)\sday\b"
    r"|\b(?:[Tt]hat|[Tt]he\ssame)\s(?:day|morning|afternoon|evening|night)\b(?!\sof\b)"
)
_OTHER_DAY = re.compile(
    r"\b(?:[Tt]he\s(?:next|following|previous)\s(?:day|morning|week|month|year)"
    r"|(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d{1,2})\s(?:days?|weeks?|months?|years?)"
    r"\s(?:later|earlier))\b"
)


def _weekday(place: Place) -> Moment | None:
    match, day = place.match, place.day
    before = place.text[max(0, match.start() - 25) : match.start()]
    if _NO_DAY_BEFORE.search(before) or _PRECEDING_RANGE.search(before):
        return None
    which = (match["which"] or "").strip().lower()
    if day is None or which.startswith("the "):
        return place.moment(None, "day")
    number = weekday_number(match["weekday"])
    if match["week"]:
        step = {"last": -7, "this": 0, "next": 7}[match["week"]]
        return _shifted(place, [number - day.weekday() + step])
    back, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    return _shifted(place, _steps(place, which, back, ahead))


def _steps(place: Place, which: str, back: int, ahead: int) -> list[int]:
    """Return by how many days before or after publication it may be: the first and the last."""
    assert place.day is not None  # callers have seen to it
    if which in {"last", "this past"}:
        near = back or 7
        # "last Tuesday" printed on a Wednesday: yesterday, or in the week before
        open_ = which == "last" and near <= place.day.weekday()
        return [-near - 7, -near] if open_ else [-near]
    if which in {"next", "this coming"}:
        near = ahead or 7
        open_ = which == "next" and near <= 6 - place.day.weekday()
        return [near, near + 7] if open_ else [near]
    tense = find_tense(place.text, *place.match.span())
    if tense == "future":
        return [ahead]
    if tense == "planned":  # by now it may have been: whichever is nearer
        return [ahead if ahead <= 3 else -back]
    return [-back]


def _shifted(place: Place, steps: Iterable[int], precision: Precision = "day") -> Moment:
    """Return the days from so many days after publication to so many; before where negative."""
    if place.day is None:
        return place.moment(None, precision)
    try:
        days = [place.day + timedelta(days=step) for step in steps]
    except OverflowError:  # before the year 1: nothing is said
        return place.moment(None, precision)
    return place.moment((min(days), max(days)), precision)


def _near(place: Place) -> Moment | None:
    match = place.match
    before = place.text[max(0, match.start() - 20) : match.start()]
    if match["today"] and _is_title_or_nowadays(place, before):
        return None
    part = re.search(rf"{_PART}|tonight", match[0].lower())
    steps = {"today": 0, "here": 0, "yesterday": -1, "before": -2, "tomorrow": 1}
    step = next(step for name, step in steps.items() if match[name] is not None)
    quoted = _is_quoted(place.text, match.start())
    found = place.moment(None, "day") if quoted else _shifted(place, [step])
    return replace(found, part=part[0].replace("to", "") if part else "")


def _is_title_or_nowadays(place: Place, before: str) -> bool:
    word = place.match["today"]
    if word[:1].isupper() and _TITLE_BEFORE.search(before):
        return True  # "USA Today"
    return find_tense(place.text, *place.match.span()) == "unknown"  # "today the park has …"


def _is_quoted(text: str, place: int) -> bool:
    """Say whether a place lies within double quotation marks."""
    opened = text.rfind("“", 0, place) > text.rfind("”", 0, place)
    return opened or text.count('"', 0, place) % 2 == 1


def _same_day(place: Place) -> Moment:
    """Take "earlier in the day" for the day told last: earlier in the sentence or the article."""
    told = [
        moment.first
        for moment in sorted(place.found, key=lambda moment: moment.start)
        if moment.precision == "day"
        and moment.start < place.match.start()
        and moment.first == moment.last
    ]
    day = told[-1] if told and told[-1] is not None else place.anchor()
    in_the_day = place.match[0].lower().endswith("in the day")
    if day is None and in_the_day:
        day = place.day
    return place.moment((day, day) if day else None, "day")


def _other_day(place: Place) -> Moment:
    unit = re.search(r"day|morning|week|month|year", place.match[0])
    return place.moment(None, _UNITS[unit[0]] if unit else "day")


# ---------------------------------------------------------------------------------------------
# weeks, months and years counted from the publication

_STRETCH = re.compile(
    r"(?<![\w’'-])(?:(?P<side>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[\s-])?"
    r"(?<!\b[Tt]he\s)(?P<which>[Ll]ast|[Tt]his(?:\s(?:past|coming))?|[Nn]ext)\s"
    r"(?P<unit>weekend|week|month|year)(?!\w)"
)
_WEEKEND = re.compile(r"\b(?:[Oo]ver|[Dd]uring|[Aa]t)\sthe\s(?:past\s)?weekend\b")
_AGO = re.compile(
    r"""(?x)(?<![\w’'-])
    (?:(?P<more>[Mm]ore\sthan|[Oo]ver|[Aa]t\sleast)\s|(?P<about>[Aa]bout|[Aa]round|[Ss]ome|[Rr]oughly
        |[Nn]early|[Aa]lmost|[Jj]ust\sover|[Jj]ust\sunder)\s|[Jj]ust\s|[Oo]nly\s)?
    (?P<number>\d{1,3}|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine
        |[Tt]en|[Ee]leven|[Tt]welve)
    [\s-](?P<unit>day|week|month|year|decade)s?\sago\b"""
)


_UNITS: Mapping[str, Precision] = {
    "day": "day",
    "morning": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}


def _stretch(place: Place) -> Moment | None:
    match = place.match
    which, unit, side = match["which"].lower(), match["unit"], (match["side"] or "").lower()
    if place.text[: match.start()].lower().endswith(("the ", "these ", "past ")):
        return None  # "over the last month" is how long
    precision = _UNITS[unit]
    if place.day is None or (_is_quoted(place.text, match.start()) and unit != "year"):
        return place.moment(None, precision)
    step = -1 if which in {"last", "this past"} else 1 if which in {"next", "this coming"} else 0
    days = _stretch_days(place.day, unit, step)
    if days is None:
        return place.moment(None, precision)
    return place.moment(_on_side(days, place.day, side, step, place), precision)


def _stretch_days(day: date, unit: str, step: int) -> Days | None:
    """Return the days of a week, weekend, month or year so many after the one of publication.

    A week is taken from Sunday to Sunday: it starts on either, and news leaves open which.
    """
    try:
        if unit == "week":
            monday = day + timedelta(days=7 * step - day.weekday())
            return monday - timedelta(days=1), monday + timedelta(days=6)
        if unit == "weekend":
            return _weekend(day, step)
        if unit == "month":
            year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
            return month_days(year, month + 1, None)[0]
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _weekend(day: date, step: int) -> Days:
    """Return Friday to Sunday; from Monday to Thursday "this weekend" may be either."""
    friday = day + timedelta(days=4 - day.weekday())
    if day.weekday() >= 4:
        found = friday + timedelta(days=7 * step)
        return found, found + timedelta(days=2)
    past, to_come = friday - timedelta(days=7), friday
    first, last = {-1: (past, past), 0: (past, to_come), 1: (to_come, to_come + timedelta(days=7))}[
        step
    ]
    return first, last + timedelta(days=2)


def _on_side(days: Days, day: date, side: str, step: int, place: Place) -> Days:
    first, last = days
    if step == 0 and side == "earlier":
        return first, max(first, day)
    if step == 0 and side == "later":
        return min(day, last), last
    if side in {"early", "late", "mid"}:
        third = (last - first) / 3
        return {
            "early": (first, first + third * 1.2),
            "mid": (first + third * 0.8, last - third * 0.8),
            "late": (last - third * 1.2, last),
        }[side]
    if step == 0 and find_tense(place.text, *place.match.span()) == "past":
        return first, max(first, day)
    return days


def _past_weekend(place: Place) -> Moment:
    if place.day is None:
        return place.moment(None, "week")
    back = (place.day.weekday() - 4) % 7
    return _shifted(place, [-back, 2 - back], "week")


def _ago(place: Place) -> Moment:
    match = place.match
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"]
    length = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[unit]
    slack = 0.0 if unit == "day" and number < 10 and not match["about"] else 0.5 * length
    if match["about"]:
        slack += 0.1 * number * length
    further = (number + 1) * length if match["more"] else number * length + slack
    precision = _UNITS[unit]
    steps = [-round(further), -round(max(0, number * length - (0 if match["more"] else slack)))]
    if _is_quoted(place.text, match.start()) and unit in {"day", "week"}:
        return place.moment(None, precision)
    return _shifted(place, steps, precision)


FROM_PUBLICATION = (
    Form(TIME_WORD, _AGO, _ago),
    Form(TIME_WORD, _WEEKDAY_FORM, _weekday),
    Form(TIME_WORD, _NEAR, _near),
    Form(TIME_WORD, _STRETCH, _stretch),
    Form(TIME_WORD, _WEEKEND, _past_weekend),
)
FROM_WHAT_WAS_TOLD = (
    Form(TIME_WORD, _SAME_DAY, _same_day),
    Form(TIME_WORD, _OTHER_DAY, _other_day),
)
