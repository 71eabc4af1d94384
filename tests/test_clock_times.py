from __future__ import annotations

from datetime import date

from summarize.reading.dates import read_dates

FRIDAY = date(2026, 3, 13)


def test_the_time_of_day_is_kept() -> None:
    at_five, sunday, night = read_dates(
        "It began at 5:30 p.m. Thursday, paused Sunday at noon and ended on Monday night.", FRIDAY
    )
    assert (at_five.words, at_five.minute) == ("5:30 p.m. Thursday", 17 * 60 + 30)
    assert (sunday.words, sunday.minute) == ("Sunday at noon", 12 * 60)
    assert (night.words, night.part, night.minute) == ("Monday night", "night", None)
