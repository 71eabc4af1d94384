"""Whoever is accused here and denies it there."""

from clashing import find

ACCUSED = "Prosecutors accused Osmerin of taking money from the harbour board."


def reasons(*texts: str) -> list[str]:
    return [each.reason for each in find(*texts).conflicts]


def test_a_denial_in_one_word_stands_beside_the_accusation() -> None:
    (found,) = find("Osmerin denied any wrongdoing.", ACCUSED).conflicts
    assert (found.kind, found.between) == ("denial", "speakers")
    assert (found.left_words, found.right_words) == ("denied any wrongdoing", "accused")


def test_a_plea_and_a_pronoun_deny_it_too() -> None:
    plea = "The trial of Osmerin opens on Monday. He has pleaded not guilty."
    assert reasons(plea, ACCUSED) == ["accused of it here, denied there"]


def test_a_request_that_is_denied_denies_no_accusation() -> None:
    assert reasons("Osmerin denied requests for a visa.", ACCUSED) == []


def test_somebody_else_s_denial_is_none_of_it() -> None:
    assert reasons("Brask denied any wrongdoing.", ACCUSED) == []


def test_whoever_accuses_denies_nothing_by_it() -> None:
    assert reasons("Brask denied any wrongdoing.", "Brask accused Osmerin of fraud.") == []
