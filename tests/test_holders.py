"""Whose words they are, whoever passes them on."""

from __future__ import annotations

import pytest

from conftest import Compose
from summarize.judging.holders import find_holder, find_subject
from summarize.reading.articles import Article
from summarize.reading.people import find_people
from summarize.reading.sentences import split_articles
from summarize.showing.contested import contests
from summarize.showing.coverage import cover

INTRODUCED = "Mayor Ann Ortiz met Carl Brask, her secretary."


def holder(text: str, words: str) -> str:
    """Return whose some words of the second sentence are."""
    sentences = split_articles([Article("a", "s", "A", "", f"{INTRODUCED} {text}", None)])
    people, sentence = find_people(sentences), sentences[1]
    start = sentence.text.index(words)
    return find_holder(sentence, (start, start + len(words)), people.mentions_in)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Brask said Ortiz used the "siege" phrase to tell of the strike.',
         'Ortiz used the "siege" phrase'),
        ("Brask contradicted Ortiz, who earlier in the day described the strike as a siege.",
         "earlier in the day described the strike as a siege"),
        ("The talks broke off over Ortiz's insistence that the dockers pay for the crane.",
         "the dockers pay for the crane"),
    ],
)  # fmt: skip
def test_a_word_is_of_whoever_gave_it_or_wants_it(text: str, words: str) -> None:
    assert holder(text, words) == "Ann Ortiz"


def test_what_somebody_did_is_nobodys_word() -> None:
    assert holder("Ortiz sold the flooded cranes to Brask.", "Ortiz sold the flooded cranes") == ""


def test_a_verb_further_off_is_not_of_the_name_before_it() -> None:
    text = "Ortiz left early, and dockers called the strike a siege."
    assert holder(text, "called the strike a siege") == ""


def test_a_group_denies_in_its_own_name() -> None:
    text = "Harbour officials rejected the idea that they would pay."
    (sentence,) = split_articles([Article("a", "s", "A", "", text, None)])
    assert find_subject(sentence, (0, len(text)), lambda _: ()) == "Harbour officials"


def test_what_people_want_is_a_difference_of_stances_and_nothing_to_verify(
    compose: Compose,
) -> None:
    briefing = compose({
        "a.txt": "Harbour officials rejected the idea that Tolverby would pay for the flood gate.",
        "b.txt": "Mayor Ann Ortiz left. Ortiz went over her demand that Tolverby pay for the gate "
        "against the flood.",
    })  # fmt: skip
    (contest,) = contests(cover(briefing), "speakers", ())
    assert contest.label == "Stances differ"
    assert contest.sides[0].who == "Harbour officials"
    assert [call.kind for call in briefing.calls if call.kind == "clash"] == []
