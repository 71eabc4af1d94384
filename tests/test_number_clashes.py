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


def test_his_bond_and_her_bond_are_two() -> None:
    one, other = "Ana Ortiz was held by the police.", "Eva Brask was held by the police."
    low, high = "Her bond was set at $100,000.", "Her bond was set at $200,000."

    def bonds(*texts: str) -> int:
        return len(find(*texts, alike={(1, 3): 0.9}).conflicts)

    assert bonds(f"{one} {low}", f"{one} {high}") == 1
    assert bonds(f"{one} {low}", f"{other} {high}") == 0
    assert bonds(f"{one} {low.replace('Her', 'His')}", f"{one} {high}") == 0


def test_how_long_ago_two_things_were_and_how_old_they_are_is_no_clash() -> None:
    basin = "Around 800,000 years ago, the Orrow basin was a wide plain of shallow lakes and reeds."
    dry = "Sudden shifts of the climate left the Orrow basin dry some 320,000 years ago, she said."
    assert words(basin, dry, kind="number") == []
    assert words(basin, basin.replace("8", "3"), kind="number") != []
    old = "The bones of deer from the Orrow basin are 320,000 years old."
    assert words(old, "Tools from the Orrow are a 160,000-year-old find.", kind="number") == []


def test_an_age_that_is_somebody_elses_in_the_other_sentence_does_not_clash() -> None:
    one = "Police found Brask, 75, the founder of the mill, and his 70-year-old wife, Eva."
    assert words(one, "Eva Brask, 70, was found on Friday.", kind="number") == []


def test_counts_that_come_to_the_other_are_the_same() -> None:
    one = "Ana Ortiz of Tolverby was charged with three counts of arson and five counts of arson."
    all_, other = (one.replace("three counts of arson and five", n) for n in ("eight", "nine"))
    assert words(one, all_, kind="number") == []
    assert words(one, other, kind="number") != []


def test_what_is_nearly_so_much_is_rounded() -> None:
    tax = "The council put a tax of 1.75 cents on every ounce of a sugary drink sold in Tolverby."
    assert words(tax, tax.replace("1.75", "nearly two"), kind="number") == []
    assert words(tax, tax.replace("1.75", "nearly four"), kind="number") != []


def test_shares_set_against_each_other_are_of_what_their_sentence_tells() -> None:
    one = "Surgery was more likely for younger patients than older patients, 72% against 63%."
    other = "Radiation was more likely for younger patients than older patients, 53% against 48%."
    assert words(one, other, kind="number") == []


def test_what_is_waited_for_clashes_with_what_is_wanted() -> None:
    want = "The company wants the lake to be four metres lower before anybody goes home."
    wait = "Until the lake is five metres lower, nobody should go home to the lower town."
    assert words(want, wait, kind="number") == [("four metres", "five metres")]


CARRIED = "The ferry carried 187 people, according to the harbour office."


def test_those_aboard_one_thing_are_counted_however_it_is_put() -> None:
    other = "The ferry had 212 people aboard when it hit the rocks."
    assert words(CARRIED, other, kind="number") == [("187 people", "212 people")]


@pytest.mark.parametrize(
    "other",
    [
        "The bus had 212 people aboard when it left the road.",
        "The rescue boats took 212 people from the ferry.",
    ],
)
def test_those_aboard_another_thing_or_taken_off_are_another_count(other: str) -> None:
    assert words(CARRIED, other, kind="number") == []
