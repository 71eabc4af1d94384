"""What a date in a text is found to be: its words, and which days they may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Days = tuple[date, date]  # the first and the last, both included
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
