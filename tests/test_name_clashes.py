"""Another name where all else is the same."""

import pytest

from clashing import words

LEFT = "Osmerin served as vice president of education for Belva."


@pytest.mark.parametrize(
    "other",
    [
        "Radek Osmerin was vice president of education for beauty giant Corado Inc.",
        "Friends mourned Corado Vice President of Education Radek Osmerin.",
    ],
)
def test_one_role_in_two_bodies_clashes(other: str) -> None:
    ((left, right),) = words(LEFT, other, kind="name")
    assert left == "Belva"
    assert right.startswith("Corado")


def test_another_persons_role_does_not_clash() -> None:
    other = "Lena Brask is vice president of education for Corado."
    assert words(f"Radek {LEFT}", other, kind="name") == []


def test_places_that_look_alike_clash_at_one_event() -> None:
    left = "The mayor had misspoken about the flood during the Norwick event."
    right = "He said he had misspoken at a spring event in Norbeck."
    rest = "They met in Norwick. They met again in Norbeck."
    found = words(left, right, rest, kind="name")
    assert ("Norwick", "Norbeck") in found


@pytest.mark.parametrize("spelling", ["Ossmerin", "Osmeryn", "Osmérin"])
def test_spellings_of_one_name_do_not_clash(spelling: str) -> None:
    left = "Police arrested Radek Osmerin at the ferry dock behind the old harbour."
    assert words(left, left.replace("Osmerin", spelling), kind="name") == []


def test_another_name_in_the_same_words_clashes() -> None:
    left = "Police arrested Radek Osmerin at the ferry dock behind the old harbour."
    right = left.replace("Radek Osmerin", "Pavel Inskere")
    assert words(left, right, kind="name") == [("Radek Osmerin", "Pavel Inskere")]


def test_the_same_words_with_a_denial_clash() -> None:
    left = "Police were able to reach the ferry dock behind the old harbour before dawn."
    right = left.replace("were able", "were not able")
    assert len(words(left, right, kind="denial")) == 1
