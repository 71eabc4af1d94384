"""What one outlet denies and another affirms."""

import pytest

from clashing import find, only, words
from summarize.judging.denials import read_denials
from summarize.judging.wording import take_apart
from summarize.reading.sentences import Sentence, Span

SERVED = "As a young man Osmerin served in Ruvania for two winters."
NEVER = "The mayor Radek Osmerin never served in Ruvania."


def test_what_is_denied_here_and_affirmed_there_clashes() -> None:
    found = only(SERVED, NEVER)
    assert (found.kind, found.left_words) == ("denial", "never served in Ruvania")
    assert found.right.id == "a:0"
    assert found.between == "outlets"


def test_the_denying_sentence_is_the_left_one_whatever_is_published_first() -> None:
    assert only(NEVER, SERVED).left.id == "a:0"
    assert only(SERVED, NEVER).left.id == "b:0"


@pytest.mark.parametrize(
    "other",
    [
        "Osmerin did not serve in Ruvania, the army says.",
        "Nobody knows whether Osmerin served in Ruvania.",
        "Osmerin may have served in Ruvania.",
        "Did Osmerin serve in Ruvania?",
        "Osmerin hoped to serve in Ruvania.",
        "The sailor Lena Brask served in Ruvania.",
        "Osmerin served in the harbour police, like his brother.",
    ],
)
def test_what_is_not_affirmed_of_the_same_does_not_clash(other: str) -> None:
    assert words(NEVER, other, kind="denial") == []


def test_that_something_is_not_there_clashes_with_its_being_there() -> None:
    left = "There will be no mass layoffs at the shipyard."
    ((denied, affirmed),) = words(left, "The shipyard announced mass layoffs.", kind="denial")
    assert denied == "no mass layoffs at the shipyard"
    assert affirmed.endswith("mass layoffs")
    assert words(left, "Workers fear mass layoffs at the shipyard.", kind="denial") == []


def test_a_denial_reaches_over_or() -> None:
    both = "The mayor said there would be no curfew in town or use of military force."
    assert words("There is no use of military force.", both, kind="denial") == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam not only leaked but broke.",
        "Not all of the crews came.",
        "If the dam does not hold, the town floods.",
        "Don't drink the water!",
        "Did the dam not hold?",
        "The council should not close the bridge.",
    ],
)
def test_some_negations_deny_nothing(text: str) -> None:
    assert read_denials(take_apart(text, frozenset())) == ()


def test_never_and_not_ever_are_denials_for_good() -> None:
    text = "It does not appear that he ever corrected the record."
    (denial,) = read_denials(take_apart(text, frozenset()))
    assert (denial.predicate, denial.always) == ("correct", True)


def test_between_different_speakers_it_is_a_dispute_among_them() -> None:
    def voice(sentence: Sentence, span: Span, /) -> str:
        return "Osmerin" if sentence.article.id == "a" else "Brask"

    (found,) = find(SERVED, NEVER, voice=voice).conflicts
    assert (found.between, found.left_voice, found.right_voice) == ("speakers", "Brask", "Osmerin")


def test_what_one_speaker_says_twice_is_no_clash() -> None:
    assert find(SERVED, NEVER, voice=lambda sentence, span: "Osmerin").conflicts == ()


def test_speakers_within_one_article_clash() -> None:
    text = f"{SERVED}\n{NEVER}"

    def voice(sentence: Sentence, span: Span, /) -> str:
        return f"speaker {sentence.index}"

    assert find(text).conflicts == ()
    (found,) = find(text, voice=voice).conflicts
    assert found.between == "speakers"


def test_what_both_surely_state_is_held_against_a_denial_whoever_is_named() -> None:
    left = "The ferry line in Norwick said it is not dropping the old name it has used since 1912."
    right = "The Tolverby carrier announced it is dropping the Osmerin name and its flag."
    assert find(left, right).conflicts == ()
    (found,) = find(left, right, alike={(0, 1): 0.9}).conflicts
    assert found.kind == "denial"


def test_the_very_words_of_a_denial_without_its_not_clash() -> None:
    left = "He will not be very sorely missed, the firm wrote."
    right = "Friends at the harbour wrote on a card: He will be sorely missed."
    found = find(left, right, alike={(0, 1): 0.6}).conflicts
    assert [each.kind for each in found] == ["denial"]
    unlike = find(left, right, alike={(0, 1): 0.1}).conflicts
    assert unlike == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # it denies that too, or says it with a noun, or of somebody else
        (
            "Osmerin did not sign the pact.",
            "Osmerin did not sign the pact, yet he signed the pact.",
        ),
        ("Osmerin does not secure the harbour gate.", "Osmerin led a harbour gate security tour."),
        ("The ferryman had not visited Ruvania.", "Eight dockers had visited Ruvania."),
        ("Osmerin promised not to close the harbour gate.", "Osmerin closed the harbour gate."),
    ],
)
def test_what_is_no_affirmation_of_the_same_act_does_not_clash(left: str, right: str) -> None:
    assert words(left, right, kind="denial") == []
