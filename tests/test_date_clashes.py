"""One thing on two days."""

from datetime import date

import pytest

from clashing import find, only, words

DAY = date(2026, 3, 6)  # a Friday
VISITED = "After Minister Ana Ortiz visited Ruvania on Wednesday, she flew home."
SPOKE = "On Thursday, Ortiz took back the plan, saying in Ruvania that nobody would be sent away."


def test_an_actor_at_one_place_on_two_days_clashes_however_unlike_the_sentences() -> None:
    found = only(VISITED, SPOKE, day=DAY)
    assert (found.kind, found.subject) == ("date", "ruvania")
    assert (found.left_words, found.right_words) == ("Wednesday", "Thursday")
    assert not found.may_be_update


@pytest.mark.parametrize(
    "other",
    [
        SPOKE.replace("Thursday", "Wednesday"),
        SPOKE.replace("Ortiz", "Brask"),
        SPOKE.replace("Ruvania", "Tolverby"),
        "Ortiz was in Ruvania on Wednesday, and on Thursday she spoke to farmers there.",
    ],
)
def test_another_actor_place_or_the_same_day_does_not_clash(other: str) -> None:
    assert words(VISITED, other, kind="date", day=DAY) == []


def test_several_days_are_explained_and_no_clash() -> None:
    other = "Ortiz stayed in Ruvania until Thursday."
    found = find(VISITED, other, day=DAY)
    assert found.conflicts == ()
    assert [each.why for each in found.explained] == ["of several days"]


def test_one_act_on_two_weekdays_clashes_without_a_day_of_publication() -> None:
    left = "Police arrested Radek Osmerin at the ferry dock on Monday."
    right = "Police arrested Radek Osmerin at the ferry dock on Tuesday."
    assert words(left, right, kind="date") == [("Monday", "Tuesday")]
    assert words(left, right.replace("Tuesday", "Monday"), kind="date") == []


def test_a_date_that_belongs_to_a_noun_is_left_alone() -> None:
    left = "Ortiz spoke in Ruvania about his March 2 call."
    assert words(left, SPOKE, kind="date", day=DAY) == []


def test_what_was_said_on_one_day_and_done_on_another_does_not_clash() -> None:
    left = "Police said on Tuesday that Radek Osmerin was arrested at the ferry dock."
    right = "Radek Osmerin was arrested at the ferry dock by police on Monday."
    assert words(left, right, kind="date") == []


def test_a_day_in_front_of_a_comma_belongs_to_what_follows() -> None:
    left = "On Wednesday, Ortiz signed an order on harbour pilots and ferry crews."
    right = "Ortiz signed an order on harbour pilots on Monday."
    found = find(left, right, day=DAY, alike={(0, 1): 0.9}).conflicts
    assert [(each.left_words, each.right_words) for each in found] == [("Wednesday", "Monday")]
