from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.dates import read_dates

FRIDAY = date(2026, 3, 13)


def days(text: str, day: date | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(moment.words, str(moment.first), str(moment.last)) for moment in read_dates(text, day)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The dam was opened on Feb. 24, 1987.", "1987-02-24", "1987-02-24"),
        ("The dam was opened on 24 February 1987.", "1987-02-24", "1987-02-24"),
        ("The dam was opened on 1987-02-24.", "1987-02-24", "1987-02-24"),
        ("The dam was opened on 2/24/1987.", "1987-02-24", "1987-02-24"),
        ("The dam was opened in March 2008.", "2008-03-01", "2008-03-31"),
        ("The dam was opened in late February 2008.", "2008-02-19", "2008-02-29"),
        ("The dam was opened in 2006.", "2006-01-01", "2006-12-31"),
        ("The dam was built in the 1970s.", "1970-01-01", "1979-12-31"),
        ("He ran it from 1965 to 1970.", "1965-01-01", "1970-12-31"),
        ("He ran it 1965-70.", "1965-01-01", "1970-12-31"),
        ("The fair was held on June 3-5, 2024.", "2024-06-03", "2024-06-05"),
    ],
)
def test_dates_printed_in_full_need_no_day_of_publication(text: str, first: str, last: str) -> None:
    (moment,) = read_dates(text, None)
    assert (str(moment.first), str(moment.last)) == (first, last)
    assert moment.resolved_from == "printed"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The council met Wednesday.", "2026-03-11", "2026-03-11"),
        ("The council met on Friday morning.", "2026-03-13", "2026-03-13"),
        ("The council will meet on Tuesday.", "2026-03-17", "2026-03-17"),
        ("On Tuesday, the council is to meet.", "2026-03-17", "2026-03-17"),
        ("On Tuesday, she said the council would meet.", "2026-03-10", "2026-03-10"),
        ("The pier stays shut until Monday.", "2026-03-16", "2026-03-16"),
        ("The council met yesterday.", "2026-03-12", "2026-03-12"),
        ("The council met three days ago.", "2026-03-10", "2026-03-10"),
        ("The council met last week.", "2026-03-01", "2026-03-08"),
        ("The council will meet next week.", "2026-03-15", "2026-03-22"),
        ("The council met earlier this week.", "2026-03-08", "2026-03-13"),
        ("The council met last month.", "2026-02-01", "2026-02-28"),
        ("The council met in late January.", "2026-01-19", "2026-01-31"),
        ("The council met in December.", "2025-12-01", "2025-12-31"),
        ("The council met on Nov. 30.", "2025-11-30", "2025-11-30"),
        ("The council will meet on April 2.", "2026-04-02", "2026-04-02"),
        ("The council met Thursday of last week.", "2026-03-05", "2026-03-05"),
        ("The council met last year.", "2025-01-01", "2025-12-31"),
    ],
)
def test_relative_dates_are_counted_from_the_day_of_publication(
    text: str, first: str, last: str
) -> None:
    (moment,) = read_dates(text, FRIDAY)
    assert (str(moment.first), str(moment.last)) == (first, last)
    assert moment.resolved_from == "publication"


@pytest.mark.parametrize(
    "text",
    [
        "The council met Wednesday.",
        "The council met last week.",
        "The council met on Nov. 30.",
        "The council met in late January.",
        "The council met three days ago.",
    ],
)
def test_without_a_day_of_publication_relative_dates_stay_unresolved(text: str) -> None:
    (moment,) = read_dates(text, None)
    assert moment.first is None
    assert moment.last is None
    assert moment.resolved_from == "unresolved"


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported it.",
        "Shops were full on Black Friday.",
        "It was Friday the 13th again.",
        "Theresa May was criticised by May Weston.",
        "The March on Lanmere drew a crowd, and Will Hart led it.",
        "The mayor, 62, has 2000 sheep and 1984 goats.",
        "They march every Tuesday, and on Sundays too.",
        "It took two days and cost $2016, or 1500 crowns.",
        "It happened on 3/4/2017 by one way of writing.",
        "Over the last month little has changed in the past week.",
        "USA Today printed it.",
        "Today the park holds 300 trees.",
        "The march in March Street was quiet.",
    ],
)
def test_names_ages_and_numbers_are_no_dates(text: str) -> None:
    assert days(text) == []


_WORDS = st.sampled_from(
    "Wednesday last next this week May March 3 24 1999 , . “ ” on in late the ago a day year will "
    "met from to - 5 p.m. today Feb. 2017-02-24 12/31/0001 weekend".split()
)


@given(st.lists(_WORDS, max_size=25), st.none() | st.dates())
def test_dates_are_in_order_do_not_overlap_and_are_the_texts_own_words(
    words: list[str], day: date | None
) -> None:
    text = " ".join(words)
    moments = read_dates(text, day)
    end = 0
    for moment in moments:
        assert end <= moment.start < moment.end
        end = moment.end
        assert moment.words == text[moment.start : moment.end]
        assert (moment.first is None) == (moment.last is None)
        assert (moment.first is None) == (moment.resolved_from == "unresolved")
        if moment.first is not None and moment.last is not None:
            assert moment.first <= moment.last


@pytest.mark.parametrize("piece", ["a", "1", "Sunday ", "early ", "“", "1990-", "on ", "May 3 "])
def test_hostile_text_is_read_in_no_time(piece: str) -> None:
    read_dates(piece * (10_000 // len(piece)), FRIDAY)
