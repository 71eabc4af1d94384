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


OPENS = "The trial of Radek Osmerin opens at the Tolverby harbour court on 14 June."


def test_two_days_of_the_year_clash_where_nothing_tells_the_year() -> None:
    assert words(OPENS, OPENS.replace("14", "12"), kind="date") == [("14 June", "12 June")]


@pytest.mark.parametrize("other", ["June 14", "14 June 2026", "Sunday, June 14"])
def test_one_day_in_another_form_does_not_clash_where_nothing_tells_the_year(other: str) -> None:
    assert words(OPENS, OPENS.replace("14 June", other), kind="date") == []


def test_what_is_still_to_come_clashes_where_two_sentences_say_the_same_of_it() -> None:
    left = OPENS.replace("opens", "will open")
    alike = {(0, 1): 0.9}
    assert len(find(left, OPENS.replace("14", "12"), alike=alike).conflicts) == 1


def test_a_day_has_one_side_in_whatever_form_it_is_printed() -> None:
    found = find(OPENS, OPENS.replace("14", "12"), OPENS.replace("14 June", "June 14"))
    (clash,) = found.points
    sides = [[each.outlet for each in side.sentences] for side in clash.sides]
    assert sides == [["a", "c"], ["b"]]


def test_a_day_with_its_year_and_without_stands_on_one_side() -> None:
    dated = OPENS.replace("14 June", "June 14, 2026")
    found = find(OPENS.replace("14", "12"), OPENS, dated)
    (clash,) = found.points
    sides = [[each.outlet for each in side.sentences] for side in clash.sides]
    assert sides == [["a"], ["b", "c"]]


CLOSED = "The company called off all crossings until Monday because of the storm."


def test_two_ends_of_one_thing_clash() -> None:
    other = "The company cancelled its sailings until Tuesday because of the storm."
    (found,) = find(CLOSED, other, day=DAY, alike={(0, 1): 0.9}).conflicts
    assert (found.left_words, found.right_words) == ("Monday", "Tuesday")


@pytest.mark.parametrize(
    "other",
    [
        "The company called off all crossings from Sunday because of the storm.",
        "The company called off all crossings until Monday because of the storm.",
        "The company again called off all crossings until Tuesday because of the storm.",
    ],
)
def test_an_end_and_a_beginning_or_two_ends_in_turn_do_not_clash(other: str) -> None:
    assert find(CLOSED, other, day=DAY, alike={(0, 1): 0.9}).conflicts == ()


def test_whoever_gives_the_same_end_stands_on_the_same_side() -> None:
    until = "The company cancelled its sailings until Tuesday because of the storm."
    third = "The company has cancelled its sailings until Tuesday."
    alike = {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.9}
    (clash,) = find(CLOSED, until, third, day=DAY, alike=alike).points
    sides = [sorted(each.outlet for each in side.sentences) for side in clash.sides]
    assert sides == [["a"], ["b", "c"]]


def test_one_weekday_in_two_weeks_is_two_days_where_both_print_which() -> None:
    assert words(
        "The ferry sank off the harbour of Lanmere on Monday, June 5.",
        "Off the harbour of Lanmere the ferry sank on Monday, June 12.",
        kind="date",
        day=date(2017, 6, 20),
    ) == [("Monday, June 5", "Monday, June 12")]
