"""A form of date and where it is found → a moment; the words that the forms are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from summarize.reading.moments import Days, Moment, Precision, Resolved

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|Jun(?:e|\b\.?)"
    r"|Jul(?:y|\b\.?)|Aug(?:ust|\b\.?)|Sep(?:tember|t\b\.?|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)"
    r"|Dec(?:ember|\b\.?))"
)
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
YEAR = r"(?:1[5-9]|20)\d\d"
# the signs of a form; most sentences hold none of these
DIGIT = re.compile(r"\d")
MONTH_NAME = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
TIME_WORD = re.compile("day|DAY|week|month|year|decade|morrow|night|morning|afternoon|evening")


@dataclass(frozen=True, slots=True)
class Place:
    """A match in a text, with what is needed to resolve it."""

    text: str
    day: date | None
    match: re.Match[str]
    found: Sequence[Moment]  # by the forms that were looked for before
    anchor: Callable[[], date | None]  # finds the day told before the text

    def moment(
        self, days: Days | None, precision: Precision, resolved: Resolved = "publication"
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


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print a date."""

    sign: re.Pattern[str]  # what a text must hold for it to be worth looking for
    pattern: re.Pattern[str]
    resolve: Callable[[Place], Moment | None]  # None where the match is no date after all


def month_number(word: str) -> int:
    """Return 1 for "Jan." and "January"."""
    return _MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Return 0 for "Mon" and "Monday"."""
    return _WEEKDAYS[word[:3].lower()]
