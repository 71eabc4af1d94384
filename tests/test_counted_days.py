from __future__ import annotations

from datetime import date

from one_liners import publish
from summarize.reading.dates import find_dates, read_dates
from summarize.reading.sentences import split_articles

FRIDAY = date(2026, 3, 13)


def test_last_tuesday_may_be_either_of_two_days_late_in_the_week() -> None:
    (on_a_friday,) = read_dates("They met last Tuesday.", FRIDAY)
    assert (str(on_a_friday.first), str(on_a_friday.last)) == ("2026-03-03", "2026-03-10")
    (on_a_monday,) = read_dates("They met last Tuesday.", date(2026, 3, 9))
    assert (str(on_a_monday.first), str(on_a_monday.last)) == ("2026-03-03", "2026-03-03")
    assert on_a_monday.words == "last Tuesday"


def test_what_a_speaker_calls_today_is_not_the_day_of_publication() -> None:
    said, told = read_dates("“We met today,” she said on Thursday.", FRIDAY)
    assert said.resolved_from == "unresolved"
    assert str(told.first) == "2026-03-12"


def test_earlier_in_the_day_is_the_day_told_last() -> None:
    article = publish(
        "a", "The council met on Wednesday.", "Its chair earlier in the day had left.", day=16
    )
    _, second = split_articles([article])
    (moment,) = find_dates(second)
    assert str(moment.first) == "2026-01-14"
