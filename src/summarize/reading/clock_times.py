"""A day in a text → the same with the time of day that stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.reading.moments import Moment

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<word>noon|midnight)"
)
_CLOCK_BEFORE = re.compile(
    rf"(?i)(?<![\w:.])(?:{_CLOCK})(?:\s[A-Z]{{2,3}}T)?,?\s(?:(?:on|local\stime(?:\son)?)\s)?$"
)
_CLOCK_AFTER = re.compile(rf"(?i),?\s(?:(?:at|around|about|by)\s){{0,2}}(?:{_CLOCK})(?!\w)")
_WITHIN_DAY_BEFORE = re.compile(r"(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)\s(?:on\s)?$")


def add_clock(text: str, moment: Moment, taken: bytearray) -> Moment:
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
