from __future__ import annotations

from datetime import date

from summarize.reading.dates import read_dates

FRIDAY = date(2026, 3, 13)


def test_days_that_leave_something_open_exclude_only_what_cannot_be() -> None:
    wednesday, thursday, week = read_dates("Wednesday and Thursday, and last week.", FRIDAY)
    assert wednesday.excludes(thursday)
    assert week.excludes(thursday)
    (this_week,) = read_dates("They met this week.", FRIDAY)
    assert not this_week.excludes(thursday)
    (unresolved,) = read_dates("They met Thursday.", None)
    assert not unresolved.excludes(wednesday)
