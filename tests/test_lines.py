"""What the lines around a report say about it: title, byline, day."""

from datetime import date

import pytest

from summarize.reading.lines import find_byline, find_title, is_byline, is_day, split_lines

BODY = "Water seeps through the dam above Harrow, the council said."


@pytest.mark.parametrize(
    "title",
    [
        "Dam above Harrow leaks",
        "Will the dam hold?",
        "‘Nobody told us’",
        "Harrow leaves home as its dam leaks; owner says it will hold",
        "What We Know as of Feb. 23, 2017",
        "Engineers return to the U.S.",
    ],
)
def test_a_first_line_that_looks_like_a_title_is_the_title(title: str) -> None:
    assert find_title(f"\n{title}\n\n{BODY}\n") == title


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "By Mara Quist",
        "February 23, 2017",
        "HARROW, Ohio (AP) — Water seeps through the dam above the town",
        "LOWER HARROW — Water seeps through the dam above the town",
        "[EMAIL UPDATES: Get the news first]",
        "• Water seeps through the dam",
        "Water",
        "“Nobody told us,” the mayor said.",
        "Water " * 50,
    ],
)
def test_a_first_line_that_is_something_else_is_no_title(line: str) -> None:
    assert find_title(f"{line}\n\n{BODY}\n") == ""


def test_no_text_has_no_title() -> None:
    assert find_title("") == find_title(" \n \n") == ""


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("By Mara Quist on February 23, 2017", "Mara Quist", date(2017, 2, 23)),
        ("By Mara Quist | Feb. 23, 2017", "Mara Quist", date(2017, 2, 23)),
        ("By Mara Quist and Jon van der Lund", "Mara Quist and Jon van der Lund", None),
        ("BY MARA QUIST, STAFF WRITER", "MARA QUIST", None),
        ("By Mara Quist, science correspondent", "Mara Quist", None),
        ("February 23, 2017", "", date(2017, 2, 23)),
        ("Thursday, 23 February 2017", "", date(2017, 2, 23)),
        ("Updated Feb. 23, 2017 at 6:30 p.m. EST", "", date(2017, 2, 23)),
        ("Published: 2017-02-23 18:30", "", date(2017, 2, 23)),
        ("02/23/2017", "", date(2017, 2, 23)),
    ],
)
def test_author_and_day_are_read_where_they_stand(line: str, author: str, day: date | None) -> None:
    found = find_byline(f"Dam above Harrow leaks\n\n{line}\n\n{BODY}\n")
    assert (found.author, found.day) == (author, day)


def test_author_and_day_may_stand_on_two_lines() -> None:
    found = find_byline(f"Dam leaks\n\nBy Mara Quist\nMarch 3, 2017\n\n{BODY}\n")
    assert (found.author, found.day) == ("Mara Quist", date(2017, 3, 3))


def test_a_printed_papers_closing_line_gives_the_day() -> None:
    found = find_byline(f"Dam leaks\n\n{BODY}\n\nA Section on 02/24/2017\n\nUpcoming Events\n")
    assert found.day == date(2017, 2, 24)


@pytest.mark.parametrize("line", ["03/04/2017", "A Section on 03/04/2017", "02/30/2017"])
def test_a_day_that_is_not_sure_is_not_guessed(line: str) -> None:
    assert find_byline(f"Dam leaks\n\n{line}\n\n{BODY}\n").day is None


def test_a_day_within_the_report_is_not_the_day_of_publication() -> None:
    text = f"Dam leaks\n\nThe dam was closed on February 23, 2017, after a storm.\n\n{BODY}\n"
    assert find_byline(text).day is None


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the water was back.",
        "By then the water was back",
        "By Thursday evening, water had come back to most of the lower town.",
        "By Lake Harrow on Thursday, the search had ended.",
        BODY,
    ],
)
def test_news_that_opens_with_by_is_no_byline(line: str) -> None:
    assert not is_byline(line)
    assert find_byline(line).author == ""


@pytest.mark.parametrize("line", ["Fire of May 4, 2017", "What was known on May 4, 2017", "Friday"])
def test_a_line_with_more_than_a_date_is_no_date(line: str) -> None:
    assert not is_day(line)


def test_a_line_broken_in_mid_sentence_is_put_together() -> None:
    text = (
        "The council of Harrow met on Monday evening in the\n"
        "old town hall and voted to close the road along the\n"
        "river.\n"
        "Nobody spoke.\n"
    )
    first, second = split_lines(text)
    assert first.text == text[first.start : first.end] == text[: text.index("\nNobody")]
    assert second.text == "Nobody spoke."


def test_lines_that_end_are_not_put_together() -> None:
    text = "Dam leaks\nby the river\n\nIt is an old dam that has never been repaired\n\nand so on"
    assert [(line.text, line.gap) for line in split_lines(text)] == [
        ("Dam leaks", 0),
        ("by the river", 0),
        ("It is an old dam that has never been repaired", 1),
        ("and so on", 1),
    ]
