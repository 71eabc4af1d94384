"""The figures in a sentence: what they count and how exact they are."""

from math import inf

import pytest

from summarize.judging.numbers import Figure, find_figures


def read(text: str) -> list[tuple[str, float, float, str]]:
    """Return the words, the lowest and highest value and the unit of every figure."""
    return [
        (text[figure.start : figure.end], figure.low, figure.high, figure.unit)
        for figure in find_figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Police sent 12 trucks.", "12 trucks", 12, "truck"),
        ("Police sent 12 fire trucks.", "12 fire trucks", 12, "truck"),
        ("Police sent a dozen trucks.", "a dozen trucks", 12, "truck"),
        ("Twelve trucks came.", "Twelve trucks", 12, "truck"),
        ("It hit twenty-five homes.", "twenty-five homes", 25, "home"),
        ("It hit twenty five homes.", "twenty five homes", 25, "home"),
        ("It hit two hundred homes.", "two hundred homes", 200, "home"),
        ("It hit 1,250 homes.", "1,250 homes", 1250, "home"),
        ("It moved 340 people.", "340 people", 340, "peopl"),
        ("It lost 3.5 million gallons.", "3.5 million gallons", 3.5e6, "gallon"),
        ("It lost 4,500 cubic metres of water.", "4,500 cubic metres", 4500, "cubic metr"),
        ("It cost $1.2 million.", "$1.2 million", 1.2e6, "$"),
        ("It cost US$40.", "US$40", 40, "$"),
        ("It cost €3bn.", "€3bn", 3e9, "€"),
        ("It cost £250k.", "£250k", 250e3, "£"),
        ("Prices rose 4 percent.", "4 percent", 4, "%"),
        ("Prices rose 4.5%.", "4.5%", 4.5, "%"),
        ("Prices rose 4 per cent.", "4 per cent", 4, "%"),
        ("It broke at 5:30 p.m. on Monday.", "5:30 p.m.", 17 * 60 + 30, "clock"),
        ("It broke at 5 am on Monday.", "5 am", 5 * 60, "clock"),
        ("It broke at 12:15 a.m. on Monday.", "12:15 a.m.", 15, "clock"),
        ("It broke at 12 pm on Monday.", "12 pm", 12 * 60, "clock"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, words: str, value: float, unit: str) -> None:
    ((found, low, high, counted),) = read(text)
    assert (found, counted) == (words, unit)
    assert (low + high) / 2 == pytest.approx(value)
    assert (low == high) == (value < 1_000_000)  # millions may be rounded


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("More than 300 homes lost power.", 300, inf),
        ("At least 300 homes lost power.", 300, inf),
        ("No fewer than 300 homes lost power.", 300, inf),
        ("It spread over 300 homes.", 300, inf),
        ("Power failed in 300 homes or more.", 300, inf),
        ("Fewer than 300 homes lost power.", -inf, 300),
        ("Up to 300 homes lost power.", -inf, 300),
        ("No more than 300 homes lost power.", -inf, 300),
        ("As many as 300 homes lost power.", -inf, 300),
        ("About 300 homes lost power.", 270, 330),
        ("Nearly 300 homes lost power.", 270, 330),
        ("Some 300 homes lost power.", 270, 330),
        ("An estimated 300 homes lost power.", 270, 330),
        ("Exactly 300 homes lost power.", 300, 300),
    ],
)
def test_words_before_and_after_a_figure_widen_it(text: str, low: float, high: float) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.high) == pytest.approx((low, high))
    assert figure.unit == "home"


@pytest.mark.parametrize(
    "text",
    [
        "The dam was built in 1954.",
        "It broke on February 23.",
        "It broke on Feb. 23.",
        "He is a 45-year-old engineer.",
        "Highway 12 was closed.",
        "See page 12.",
        "Flight AB12 was late.",
        "It is on 02/24/2017.",
        "Nobody was hurt.",
        "",
    ],
)
def test_years_dates_ages_and_names_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_figures_come_in_order_and_point_into_the_text() -> None:
    found = read("On March 3, 12 trucks and 40 soldiers moved 300 people.")
    assert [words for words, *_ in found] == ["12 trucks", "40 soldiers", "300 people"]


@pytest.mark.parametrize("words", ["20 to 30 homes", "20 and 30 homes", "20 or 30 homes"])
def test_two_numbers_of_one_thing_are_the_ends_of_a_range(words: str) -> None:
    assert read(f"Power failed in between {words}.") == [(words, 20, 30, "home")]


def test_a_figure_of_nothing_named_has_no_unit() -> None:
    assert read("They were 12.") == [("12", 12, 12, "")]


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [((12, 12), (15, 15), True), ((300, inf), (340, 340), False), ((300, inf), (300, 300), False)],
)
def test_figures_exclude_each_other_when_no_value_fits_both(
    one: tuple[float, float], other: tuple[float, float], excluded: bool
) -> None:
    left, right = Figure(0, 2, *one, "truck"), Figure(0, 2, *other, "truck")
    assert left.excludes(right) is right.excludes(left) is excluded
