"""Sentence → the dates in it: what is printed, and which days that means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from summarize.reading.sentences import Sentence
from summarize.reading.tenses import find_tense

Precision = Literal["day", "week", "month", "year", "decade", "period"]
Resolved = Literal["printed", "publication", "unresolved"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a sentence, and the days that it may mean."""

    start: int  # code points into the sentence's text; end is not included
    end: int
    words: str  # as printed: the sentence's text from start to end
    first: date | None  # the first day it may mean, included; None when nothing tells
    last: date | None  # the last one, included
    precision: Precision  # "period" is a stretch with both ends printed, or some of a month
    resolved_from: Resolved  # publication: also where only the year is taken from there
    part: str = ""  # of the day, as printed: "morning", "night"
    minute: int | None = None  # after midnight, 0 to 1439, where a time is printed

    def excludes(self, other: Moment) -> bool:
        """Say whether no day fits both; never where one of them is not resolved."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.last < other.first or other.last < self.first


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


_Days = tuple[date, date]
_Anchor = Callable[[], date | None]
_TOLD_BEFORE = 2000  # characters before a sentence that are looked at for the day it speaks of


def _told_before(sentence: Sentence) -> _Anchor:
    """Return what finds the last day that the article names before a sentence."""

    def find() -> date | None:
        text = sentence.article.text[max(0, sentence.start - _TOLD_BEFORE) : sentence.start]
        days = (m for m in read_dates(text, sentence.article.day) if m.precision == "day")
        told = [moment.first for moment in days if moment.first == moment.last]
        return told[-1] if told else None

    return find


def _read(text: str, day: date | None, anchor: _Anchor) -> tuple[Moment, ...]:
    found: list[Moment] = []
    taken = bytearray(len(text))
    holds = {sign: sign.search(text) is not None for sign in (_DIGIT, _MONTH_NAME, _TIME_WORD)}
    for sign, pattern, resolve in _FORMS:
        if not holds[sign]:
            continue
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            moment = resolve(_Place(text, day, match, found, anchor))
            if moment is not None:
                found.append(moment)
                taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    found.sort(key=lambda moment: moment.start)
    return tuple(_add_clock(text, moment, taken) for moment in found)


@dataclass(frozen=True, slots=True)
class _Place:
    """A match in a text, with what is needed to resolve it."""

    text: str
    day: date | None
    match: re.Match[str]
    found: Sequence[Moment]  # by the forms that were looked for before
    anchor: _Anchor

    def moment(
        self, days: _Days | None, precision: Precision, resolved: Resolved = "publication"
    ) -> Moment:
        """Return what is printed here; without days it is unresolved."""
        start, end = self.match.span()
        first, last = days or (None, None)
        return Moment(
            start=start,
            end=end,
            words=self.text[start:end],
            first=first,
            last=last,
            precision=precision,
            resolved_from="unresolved" if days is None else resolved,
            part=(self.match.groupdict().get("part") or "").lower(),
        )


# ---------------------------------------------------------------------------------------------
# words

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
_MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b\.?"
    r"|July?\b\.?|Aug(?:ust|\b\.?)|Sep(?:tember|t\b\.?|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)"
    r"|Dec(?:ember|\b\.?))"
)
_FULL_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
_WEEKDAY_BEFORE = (
    rf"(?:(?P<weekday>{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),?\s\(?)?"
)
_PART = "morning|afternoon|evening|night"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_NO_NUMBER_AFTER = (
    r"(?![\w%/-]|[.,:]\d|\s(?:per\s?cent|percent|million|billion|thousand|hundred)\b)"
)


def _month_number(word: str) -> int:
    return _MONTHS[word[:3].lower()]


def _weekday_number(word: str) -> int:
    return _WEEKDAYS[word[:3].lower()]


# ---------------------------------------------------------------------------------------------
# printed in full, or but for the year


_ISO = re.compile(r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_NUMERIC = re.compile(
    r"(?<![\w/.$-])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\w/-])"
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY_BEFORE}\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s?(?:-|–|to|through|and)\s?(?P<to>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d))?"
    rf"(?:,?\s(?P<year>{_YEAR})\b|(?!\s?[-–]\d){_NO_NUMBER_AFTER})"
)
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY_BEFORE}(?<![\w$€£.,/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?"
    rf"(?P<month>{_MONTH})(?![\w’'])(?:,?\s(?P<year>{_YEAR})\b)?"
)
_COUNTED_AFTER = re.compile(
    r"\s(?:miles?|blocks?|kilomet\w+|hours?|days?|minutes?|people|men|women|children|times)\b"
)


def _iso(place: _Place) -> Moment | None:
    match = place.match
    day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return place.moment((day, day), "day", "printed") if day else None


def _numeric(place: _Place) -> Moment | None:
    """Read 1/23/2017 and 23/1/2017; 3/4/2017 is one day here and another there."""
    a, b, year = int(place.match["a"]), int(place.match["b"]), int(place.match["year"])
    if place.match["mark"] == "." and len(place.match["year"]) == 2:
        return None  # "1.23.17" numbers a chapter
    if a <= 12 and b <= 12 and a != b:
        return None
    month, number = (a, b) if a <= 12 else (b, a)
    day = _date(year if year > 99 else 2000 + year, month, number)
    return place.moment((day, day), "day", "printed") if day else None


def _month_day(place: _Place) -> Moment | None:
    match = place.match
    if _COUNTED_AFTER.match(place.text, match.end()):
        return None
    month, number = _month_number(match["month"]), int(match["day"])
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
    weekday = _weekday_number(match["weekday"]) if match["weekday"] else None
    fitting = [days for days in candidates if days[0].weekday() == weekday] or candidates
    return place.moment(_choose(place, fitting), precision) if candidates else None


def _from_to(year: int, month: int, number: int, to: int | None) -> _Days | None:
    first, last = _date(year, month, number), _date(year, month, to or number)
    return (first, last) if first and last else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(place: _Place, candidates: Iterable[_Days]) -> _Days:
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


# ---------------------------------------------------------------------------------------------
# months and years

_THIRD = r"(?:(?P<third>[Ee]arly|[Mm]id|[Ll]ate)(?:[\s-]in)?[\s-])?"
_MONTH_YEAR = re.compile(
    rf"\b{_THIRD}(?P<month>{_MONTH})(?:,|\sof|,?\sin)?\s(?P<year>{_YEAR})(?![\w’'-]|,\d)"
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
      (?P<a>{_YEAR})[-–](?P<b>{_YEAR}|\d\d)
    | [Ff]rom\s(?P<c>{_YEAR})\s(?:to|until|through)\s(?P<d>{_YEAR})
    | [Bb]etween\s(?P<e>{_YEAR})\sand\s(?P<f>{_YEAR})
    )(?![\w/%-]|[.,:]\d)"""
)
_LONE_YEAR = re.compile(
    rf"""(?x)(?<![\w.,:/$€£#-])(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?\s
      |(?:[Ee]arly|[Ll]ate)(?:\sin)?\s|[Mm]id-)?
    (?P<year>{_YEAR})(?![\w%/-]|[.,:]\d|\s(?:per\s?cent|percent|million|billion))"""
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


def _month_year(place: _Place) -> Moment:
    year, month = int(place.match["year"]), _month_number(place.match["month"])
    return place.moment(*_month_days(year, month, place.match["third"]), "printed")


def _month_days(year: int, month: int, third: str | None) -> tuple[_Days, Precision]:
    longest = monthrange(year, month)[1]
    first, last = _THIRDS[third.lower()] if third else (1, longest)
    days = date(year, month, first), date(year, month, min(last, longest))
    return days, "period" if third else "month"


def _bare_month(place: _Place) -> Moment | None:
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
    candidates = [_month_days(year, _month_number(name), third)[0] for year in years]
    if not which:
        tense = find_tense(place.text, *match.span())
        if tense in {"unknown", "planned"} and match["m4"]:
            return place.moment(None, precision)  # "the November election": the last, the next?
        to_come = tense == "future" or (tense != "past" and _UP_TO.search(before) is not None)
        which = "next or this" if to_come else "last or this"
    return place.moment(_month_by(which, candidates, place.day), precision)


def _month_by(which: str, candidates: Sequence[_Days], day: date) -> _Days | None:
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


def _decade(place: _Place) -> Moment:
    year = int(place.match["decade"])
    first, last = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "": (0, 9)}[
        (place.match["third"] or "").lower()
    ]
    return place.moment((date(year + first, 1, 1), date(year + last, 12, 31)), "decade", "printed")


def _years(place: _Place) -> Moment | None:
    first = int(place.match["a"] or place.match["c"] or place.match["e"])
    end = place.match["b"] or place.match["d"] or place.match["f"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if not first < last <= first + 200:
        return None
    return place.moment((date(first, 1, 1), date(last, 12, 31)), "period", "printed")


def _lone_year(place: _Place) -> Moment | None:
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


# ---------------------------------------------------------------------------------------------
# days counted from the publication

_WEEKDAY_FORM = re.compile(
    rf"""(?x)(?<![\w’'-])
    (?:(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?
        |[Tt]he\s(?:previous|following|next|same))\s))?
    (?P<weekday>{_WEEKDAY})(?!\w)(?!['’]?s?\s(?:Times|Mirror|Telegraph|Express|Mail|Post|Herald|
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


def _weekday(place: _Place) -> Moment | None:
    match, day = place.match, place.day
    before = place.text[max(0, match.start() - 25) : match.start()]
    if _NO_DAY_BEFORE.search(before) or _PRECEDING_RANGE.search(before):
        return None
    which = (match["which"] or "").strip().lower()
    if day is None or which.startswith("the "):
        return place.moment(None, "day")
    number = _weekday_number(match["weekday"])
    if match["week"]:
        step = {"last": -7, "this": 0, "next": 7}[match["week"]]
        return _shifted(place, [number - day.weekday() + step])
    back, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    return _shifted(place, _steps(place, which, back, ahead))


def _steps(place: _Place, which: str, back: int, ahead: int) -> list[int]:
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


def _shifted(place: _Place, steps: Iterable[int], precision: Precision = "day") -> Moment:
    """Return the days from so many days after publication to so many; before where negative."""
    if place.day is None:
        return place.moment(None, precision)
    try:
        days = [place.day + timedelta(days=step) for step in steps]
    except OverflowError:  # before the year 1: nothing is said
        return place.moment(None, precision)
    return place.moment((min(days), max(days)), precision)


def _near(place: _Place) -> Moment | None:
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


def _is_title_or_nowadays(place: _Place, before: str) -> bool:
    word = place.match["today"]
    if word[:1].isupper() and _TITLE_BEFORE.search(before):
        return True  # "USA Today"
    return find_tense(place.text, *place.match.span()) == "unknown"  # "today the park has …"


def _is_quoted(text: str, place: int) -> bool:
    """Say whether a place lies within double quotation marks."""
    opened = text.rfind("“", 0, place) > text.rfind("”", 0, place)
    return opened or text.count('"', 0, place) % 2 == 1


def _same_day(place: _Place) -> Moment:
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


def _other_day(place: _Place) -> Moment:
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


def _stretch(place: _Place) -> Moment | None:
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


def _stretch_days(day: date, unit: str, step: int) -> _Days | None:
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
            return _month_days(year, month + 1, None)[0]
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _weekend(day: date, step: int) -> _Days:
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


def _on_side(days: _Days, day: date, side: str, step: int, place: _Place) -> _Days:
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


def _past_weekend(place: _Place) -> Moment:
    if place.day is None:
        return place.moment(None, "week")
    back = (place.day.weekday() - 4) % 7
    return _shifted(place, [-back, 2 - back], "week")


def _ago(place: _Place) -> Moment:
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


# ---------------------------------------------------------------------------------------------
# the time of day beside a date

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<word>noon|midnight)"
)
_CLOCK_BEFORE = re.compile(
    rf"(?i)(?<![\w:.])(?:{_CLOCK})(?:\s[A-Z]{{2,3}}T)?,?\s(?:(?:on|local\stime(?:\son)?)\s)?$"
)
_CLOCK_AFTER = re.compile(rf"(?i),?\s(?:(?:at|around|about|by)\s){{0,2}}(?:{_CLOCK})(?!\w)")
_WITHIN_DAY_BEFORE = re.compile(r"(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)\s(?:on\s)?$")


def _add_clock(text: str, moment: Moment, taken: bytearray) -> Moment:
    """Take the time of day that stands beside a day into the moment."""
    if moment.precision != "day":
        return moment
    before = max(0, moment.start - 40)
    clock = _CLOCK_BEFORE.search(text, before, moment.start)
    if clock is None:
        clock = _CLOCK_AFTER.match(text, moment.end)
    if clock is not None and not any(taken[clock.start() : clock.end()]):
        minute = _minute(clock)
        if minute is not None:
            start, end = min(clock.start(), moment.start), max(moment.end, clock.end())
            words = text[start:end]
            return replace(moment, start=start, end=end, words=words, minute=minute)
    side = _WITHIN_DAY_BEFORE.search(text, before, moment.start)
    if side is None or moment.part:
        return moment
    return replace(moment, part=side[0].split()[0].lower())


def _minute(clock: re.Match[str]) -> int | None:
    if clock["word"]:
        return 720 if clock["word"].lower() == "noon" else 0
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return (hour % 12 + (12 if clock["half"].lower() == "p" else 0)) * 60 + minute


_Resolve = Callable[[_Place], Moment | None]
# What a text must hold for a form to be worth looking for: most sentences hold none of these.
_DIGIT = re.compile(r"\d")
_MONTH_NAME = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_TIME_WORD = re.compile("day|DAY|week|month|year|decade|morrow|night|morning|afternoon|evening")
_FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str], _Resolve], ...] = (  # the fullest go first
    (_DIGIT, _ISO, _iso),
    (_DIGIT, _NUMERIC, _numeric),
    (_MONTH_NAME, _MONTH_DAY, _month_day),
    (_MONTH_NAME, _DAY_MONTH, _month_day),
    (_MONTH_NAME, _MONTH_YEAR, _month_year),
    (_DIGIT, _YEARS, _years),
    (_DIGIT, _DECADE, _decade),
    (_TIME_WORD, _AGO, _ago),
    (_TIME_WORD, _WEEKDAY_FORM, _weekday),
    (_TIME_WORD, _NEAR, _near),
    (_TIME_WORD, _STRETCH, _stretch),
    (_TIME_WORD, _WEEKEND, _past_weekend),
    (_MONTH_NAME, _BARE_MONTH, _bare_month),
    (_DIGIT, _LONE_YEAR, _lone_year),
    (_TIME_WORD, _SAME_DAY, _same_day),
    (_TIME_WORD, _OTHER_DAY, _other_day),
)
