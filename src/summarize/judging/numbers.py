"""Sentence → the figures in it, each with what it counts and how exact it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from summarize.comparing.words import content_words

CLOCK = "clock"  # the unit of a time of day
AGE = "age"  # the unit of how old somebody is
DEATHS, INJURED = "dead", "hurt"  # the units of a toll, however it is put
_ABOUT = 0.1  # "about 300" covers what lies within this share of 300
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {"dozen": 12, "couple": 2}
_TENS = {
    word: 10 * place
    for place, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
           "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}  # fmt: skip
_WORDS = "|".join([*_SMALL, *_TENS])
_NUMBER = re.compile(
    rf"""(?ix)
    (?<![\w.,:/$€£-])
    (?:(?P<currency>(?:US|A|C)?\$|\$(?:US|A|C)|€|£)\s?)?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      |(?P<words>(?:a\ (?=dozen|couple|hundred|thousand|million))?
        (?:{_WORDS})(?:[-\ ](?:{_WORDS}))*))
    (?:[\ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn|[mk](?!\w)))?
    (?P<percent>\ ?%|\ per\ ?cent|\ percent)?
    (?P<clock>(?::\d\d)?\ ?[ap]\.?m\b\.?)?
    (?![\w/]|[.,:]\d)
    """
)
_AT_LEAST = re.compile(
    r"(?i)(?:(?<!no )(?<!not )more than|at least|over|upwards? of|no fewer than|no less than)\W*$"
)
_AT_MOST = re.compile(
    r"(?i)(?:less than|fewer than|at most|up to|no more than|not more than|under"
    r"|as (?:many|much) as|maximum(?: of)?)\W*$"
)
_ROUGHLY = re.compile(
    r"(?i)(?:about|around|some|roughly|nearly|almost|approximately|an estimated|close to)\W*$"
)
_TOLLS = {
    DEATHS: re.compile(
        r"(?i)\s(?:[a-z]{1,20}\s){0,2}?(?:(?:were|was|are|is|been|have|has|had|others?)\s){0,3}"
        r"(?:killed|dead|deaths?|died|dying|fatalities)\b"
    ),
    INJURED: re.compile(
        r"(?i)\s(?:[a-z]{1,20}\s){0,2}?(?:(?:were|was|are|is|been|have|has|had|others?)\s){0,3}"
        r"(?:injured|wounded|hurt|injuries)\b"
    ),
}
_TOLL_BEFORE = {
    DEATHS: re.compile(
        r"(?i)\b(?:kill(?:ed|ing|s)|claim(?:ed|ing)|death toll\s(?:[a-z]{1,12}\s){1,3}|toll of)\s?"
        r"(?:(?:at least|about|some|more than|nearly|around|up to|over|as many as)\s)?$"
    ),
    INJURED: re.compile(
        r"(?i)\b(?:injur(?:ed|ing)|wound(?:ed|ing)|hurt(?:ing)?)\s"
        r"(?:(?:at least|about|some|more than|nearly|around|up to|over|as many as)\s)?$"
    ),
}
_ANYBODY = frozenset(("", "peopl", "person", "other", "dead", "death", "injuri", "injur", "kill"))
_AGE = re.compile(r"(?<![\w.,$-])\d{1,3}(?=[-\s]years?[-\s]old\b)|(?<=[a-z], )\d\d(?=,\s(?!\d))")
_DATE_AFTER = re.compile(
    r"(?i)\s(?:jan|feb|mar(?:ch)?|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b(?! \d{1,2}\b)"
)
_OF_SO_MANY = re.compile(r"\d of $")  # "28 of 41 passes": 41 is no count of what was passed
_OPEN_RANGE = re.compile(r"\s?[-–]\s?[$€£]?\d")  # "20-13", "$140-$150 million"
_PLURALS = frozenset(("people", "men", "women", "children", "police"))
_LARGE = 1e6  # a figure from here on may give its scale for another: "$140 and $150 million"
_UP_TO = re.compile(r"\s(?:to|or)\s")
_PARTS = {
    ("minut", "second"): 60,
    ("hour", "minut"): 60,
    ("day", "hour"): 24,
    ("year", "month"): 12,
}
_AND = re.compile(r",?\s(?:and\s)?")
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
_NAMED_BY_NUMBER = re.compile(r"(?i)\b(?:no|number|route|highway|line|page|section)\.?\s$")
_LOOK_BACK = 40  # characters before a figure that may say how exact it is
_DATE_BEFORE = re.compile(
    r"(?i)(?:jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)"
    r"\.?\s$"
)
_UNIT = re.compile(
    r"\s*(?:-|\s)\s*(?P<words>(?:(?!(?:and|or|in|on|at|of|to|by|for|from|with|the|that|who|were"
    r"|was|are|is|had|have|has|after|before|since|when|as|but|if|per|other|more|an?)\b)[^\W\d_]+[\s-]*){1,3})"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence and the values it may stand for."""

    start: int  # code points into the sentence's text; end is not included
    end: int
    low: float  # both ends are included
    high: float
    unit: str  # the stem of what is counted, "$", "%" or "clock"; empty when nothing says

    def excludes(self, other: Figure) -> bool:
        """Say whether no value fits both figures."""
        return self.high < other.low or other.high < self.low

    def dwarfs(self, other: Figure) -> bool:
        """Say whether one of the two is more than twice the other, or one is nothing."""
        mine, theirs = self.nearest_to_zero, other.nearest_to_zero
        return max(mine, theirs) > 2 * min(mine, theirs)

    @property
    def nearest_to_zero(self) -> float:
        """The end of its range that is a number, the smaller where both are."""
        return self.low if self.low != -inf else self.high


@lru_cache(maxsize=8192)  # a sentence is compared with many
def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in order; years, days of a month and ages are left out.

    "more than", "at least", "up to", "about" and their like widen the values a figure covers, so
    that "more than 300" does not exclude 340, and so does a scale word: "$2.1 million" may be
    rounded. A time of day is in minutes after midnight.
    """
    found: list[Figure] = []
    for match in _NUMBER.finditer(text):
        figure = _figure(text, match)
        if figure is None:
            continue
        if found and _is_range(text, found[-1], figure):
            first = found.pop()
            scale = _LARGE if first.unit and first.high < 1000 else 1
            scale *= 1000 if scale > 1 and figure.high >= 1000 * _LARGE else 1
            low, high = min(first.low * scale, figure.low), max(first.high * scale, figure.high)
            figure = replace(figure, start=first.start, low=low, high=high)
        elif found and _is_rest(text, found[-1], figure):
            first = found.pop()
            rest = figure.low / _PARTS[first.unit, figure.unit]
            figure = replace(first, end=figure.end, low=first.low + rest, high=first.high + rest)
        found.append(figure)
    return tuple(found)


def find_ages(text: str) -> tuple[Figure, ...]:
    """Return how old people are said to be: "a 45-year-old", "Ana Ortiz, 45, a teacher"."""
    return tuple(
        Figure(match.start(), match.end(), float(match[0]), float(match[0]), AGE)
        for match in _AGE.finditer(text)
    )


def _is_range(text: str, first: Figure, second: Figure) -> bool:
    """Say whether two figures are the ends of one: "20 to 30 homes", "between 20 and 30"."""
    between = text[first.end : second.start]
    scaled = first.unit in "$€£" and first.unit == second.unit
    if first.unit and not (scaled and first.high < 1000 and second.high >= _LARGE):
        return False
    ends = between == " and " and _BETWEEN.search(
        text[max(0, first.start - _LOOK_BACK) : first.start]
    )
    return bool(ends or _UP_TO.fullmatch(between))


def _is_rest(text: str, first: Figure, second: Figure) -> bool:
    """Say whether a figure belongs to the one before it: "12 minutes, 31 seconds"."""
    between = text[first.end : second.start]
    return (first.unit, second.unit) in _PARTS and _AND.fullmatch(between) is not None


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    before, after = text[max(0, match.start() - _LOOK_BACK) : match.start()], text[match.end() :]
    named = _DATE_BEFORE.search(before) or _NAMED_BY_NUMBER.search(before)
    if named or _is_year(match, after) or _AGE.match(text, match.start()):
        return None
    if _DATE_AFTER.match(after[:_LOOK_BACK]) or _OF_SO_MANY.search(before):
        return None
    if _OPEN_RANGE.match(after) or (before.endswith((", ", "- ")) and re.match(r",\s", after)):
        return None  # a score, a range that is not spelled out, an age behind a name
    if match["clock"]:
        minutes = _clock(match)
        return Figure(match.start(), match.end(), minutes, minutes, CLOCK)
    value = _value(match)
    if value is None:
        return None
    unit, length = _unit(match, after)
    low, high = _range(value, _rounding(match), before, after[length:])
    if unit in _ANYBODY:
        unit = _toll(before, after) or unit
    return Figure(match.start(), match.end() + length, low, high, unit)


def _is_year(match: re.Match[str], after: str) -> bool:
    """Say whether it is a bare number of four digits that counts nothing: "2000 homes" does."""
    bare = match["digits"] and not (match["currency"] or match["scale"] or match["percent"])
    counted = re.match(r"\s(?:[a-z]+ )?(?:people|men|women|children|[a-z]{3,}s)\b", after)
    return bool(bare and not counted and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["digits"]))


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        words = re.split(r"[-\s]+", match["words"].lower())
        numbers = [_SMALL.get(word, _TENS.get(word, 0)) for word in words if word != "a"]
        if len(numbers) > 2 or (len(numbers) == 2 and (numbers[0] < 20 or numbers[1] > 9)):
            return None  # "one two", "four twenty" are no number
        value = float(sum(numbers))
    return value * _SCALES.get((match["scale"] or "").lower(), 1)


def _clock(match: re.Match[str]) -> float:
    hour = (
        float(match["digits"]) if match["digits"] else float(_SMALL.get(match["words"].lower(), 0))
    )
    clock = match["clock"].lower()
    minute = int(clock[1:3]) if clock.startswith(":") else 0
    return (hour % 12 + (12 if "p" in clock else 0)) * 60 + minute


def _unit(match: re.Match[str], after: str) -> tuple[str, int]:
    """Return what is counted and how many characters after the number say so."""
    if match["currency"]:
        return "$" if "$" in match["currency"] else match["currency"], 0
    if match["percent"]:
        return "%", 0
    following = _UNIT.match(after)
    stems = content_words(following["words"]) if following else ()
    if following is None or not stems:
        return "", 0
    # the first word is what is counted, but for an adjective or two: the plural tells
    words = following["words"].split()
    for place, word in enumerate(words):
        if word.lower().endswith("s") or word.lower() in _PLURALS:
            length = following.start("words") + sum(map(len, words[: place + 1])) + place
            unit = (content_words(word) or ("",))[0]
            measure = words[place - 1].lower() if place else ""
            return (f"{measure} {unit}" if measure in {"cubic", "square"} else unit), length
    compound = re.match(r"(?i)(?:square|cubic)[- ][a-z]+", words[0])
    unit = " ".join(stems[:2]) if compound else stems[0]
    return unit, following.start("words") + len(words[0])


def _toll(before: str, after: str) -> str:
    """Return what toll a figure gives, however it is put: "killed 12", "12 people died"."""
    behind = after[:_LOOK_BACK]
    for unit in (DEATHS, INJURED):
        if _TOLLS[unit].match(behind) or _TOLL_BEFORE[unit].search(before):
            return unit
    return ""


def _rounding(match: re.Match[str]) -> float:
    """Return by how much a figure may have been rounded: "2.1 million" may be 2.123 million.

    Half of the last digit given, for figures in millions and more; others are taken at their word.
    """
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    if scale < _SCALES["million"]:
        return 0.0
    decimals = len((match["digits"] or "").partition(".")[2])
    return float(scale) * 10.0**-decimals / 2


def _range(value: float, rounding: float, before: str, after: str) -> tuple[float, float]:
    if _AT_LEAST.search(before) or re.match(r"\s?(?:or more|and counting|or so)\b", after):
        return value, inf
    if _AT_MOST.search(before) or re.match(r"\s?or (?:less|fewer)\b", after):
        return -inf, value
    if _ROUGHLY.search(before):
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value - rounding, value + rounding
