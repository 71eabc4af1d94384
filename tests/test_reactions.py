"""One outcome, welcomed by some and condemned by others."""

from clashing import find

TOLD = "The ruling on the harbour came on Monday."


def reasons(*texts: str) -> list[str]:
    return [each.reason for each in find(*texts).conflicts]


def test_who_welcomes_and_who_condemns_a_ruling_are_set_side_by_side() -> None:
    left = f"{TOLD} Ana Ortiz applauded the ruling."
    right = f"{TOLD} Lena Brask called the ruling a devastating step."
    (found,) = [each for each in find(left, right).conflicts if each.kind == "characterisation"]
    assert found.left_words == "Ana Ortiz applauded the ruling"
    assert found.right_words == "Lena Brask called the ruling a devastating step"
    assert found.between == "speakers"


def test_praise_of_another_thing_is_no_judgement_of_the_ruling() -> None:
    left = f"{TOLD} Ana Ortiz applauded the firemen."
    right = f"{TOLD} Lena Brask called the ruling a devastating step."
    assert reasons(left, right) == []


def test_what_is_not_welcomed_is_not_counted_as_welcomed() -> None:
    left = f"{TOLD} Ana Ortiz never applauded the ruling."
    right = f"{TOLD} Lena Brask called the ruling a devastating step."
    assert "welcomed here and condemned there" not in reasons(left, right)


def test_a_thing_that_the_story_hardly_mentions_is_not_judged() -> None:
    left, right = "Ana Ortiz applauded the ruling.", "Brask called the ruling a devastating step."
    assert reasons(left, right) == []
