"""Figures of one thing that exclude each other, and those that only seem to."""

import pytest

from clashing import find, words

CLEARED = "Firefighters cleared 410 households before noon."
FORCED = "A leak forced 340 households out of the lower town."
JAILED = (
    "Ana Ortiz, a former clerk, served four months in the federal prison at Tolverby for fraud."
)
SPILL = (
    "The spill at the Orrow mill killed 300 fish in the lower river on Monday, the council said."
)


def excuses(*texts: str) -> set[str]:
    """Return why the numbers of some lines are no clash."""
    found = find(*texts)
    assert [each for each in found.conflicts if each.kind == "number"] == []
    return {each.why for each in found.explained if each.conflict.kind == "number"}


def test_so_many_here_and_so_many_there_had_to_leave() -> None:
    assert words(CLEARED, FORCED, kind="number") == [("410 households", "340 households")]


@pytest.mark.parametrize(
    "other",
    [
        "Some 90 households in the upper town, which was not evacuated, have no tap water.",
        "The leak cut the power of 340 households.",
        "A leak forced 9 households out of the lower town.",
    ],
)
def test_households_that_stayed_or_hardly_any_do_not_clash_with_those_that_left(other: str) -> None:
    assert words(CLEARED, other, kind="number") == []


def test_two_terms_of_one_prisoner_clash_and_of_two_do_not() -> None:
    other = JAILED.replace("four", "five")
    assert words(JAILED, other, kind="number") == [("four months", "five months")]
    assert excuses(JAILED, other.replace("Ana Ortiz", "Ben Brask")) == {"of another actor"}
    assert excuses(JAILED, other.replace("Ana Ortiz", "Eva Ortiz")) == {"of another actor"}


def test_ages_clash_by_who_is_named_beside_them() -> None:
    one = "Police arrested Ana Ortiz, 45, of Tolverby, on Monday."
    assert words(one, "Ana Ortiz, 54, of Tolverby, was arrested.", kind="number") == [("45", "54")]
    assert words(one, "Eva Ortiz, 54, of Tolverby, was arrested.", kind="number") == []
    assert words(one, "Ben Brask, 54, of Tolverby, was arrested.", kind="number") == []
    assert words(one, "The 54-year-old Ana Ortiz was held.", kind="number") == [("45", "54")]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (SPILL.replace("killed 300", "has killed 500").replace("said", "said, so far"),
         "one is a total"),
        (SPILL.replace("killed 300 fish", "killed 500 fish since May"),
         "one is counted since a moment"),
        (SPILL.replace("killed", "hurt").replace("300", "500"),
         "of those whom something else befell"),
        (SPILL.replace("The spill", "Another spill").replace("300", "500"),
         "of another place or event"),
    ],
)  # fmt: skip
def test_what_tells_figures_apart_is_named(other: str, why: str) -> None:
    assert words(SPILL, SPILL.replace("300", "500"), kind="number") == [("300 fish", "500 fish")]
    assert excuses(SPILL, other) == {why}


def test_a_figure_that_the_other_gives_without_its_noun_is_agreed_on() -> None:
    one = "The driver wounded three clerks at the Orrow mill on Monday, two of them badly."
    other = "The driver badly wounded two clerks at the Orrow mill on Monday."
    assert words(one, other, kind="number") == []


def test_what_a_figure_is_in_other_terms_is_no_second_figure() -> None:
    one = "The repair of the Tolverby dam will cost the council 2 million crowns ($3 million)."
    other = "The repair of the Tolverby dam will cost the council $4 million."
    assert words(one, other, kind="number") == []


def test_prices_that_move_by_the_hour_do_not_clash() -> None:
    one = "Shares of Orrowdale Water fell 10 percent in London after the leak at the dam."
    assert excuses(one, one.replace("10", "13")) == {"what moves by the hour"}
