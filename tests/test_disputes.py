"""What sentences dispute in so many words."""

from clashing import find, only
from summarize.judging.conflicts import gather_clashes
from summarize.reading.sentences import Sentence, Span


def test_two_figures_set_against_each_other_in_one_sentence_are_between_speakers() -> None:
    found = only(
        'He decried a "$70 million" debt; the audit office puts the figure at $58 million.'
    )
    assert (found.kind, found.between) == ("number", "speakers")
    assert (found.left_words, found.right_words) == ("$70 million", "$58 million")


def test_what_is_at_odds_is_set_beside_what_denies_it() -> None:
    text = (
        "There will be no use of military force at the dam. "
        "That put her at odds with Brask, who called the work at the dam a military operation."
    )
    (found,) = find(text).conflicts
    assert found.between == "speakers"
    assert found.left_words.startswith("no use of military force")
    assert "military" in found.right_words


def test_a_claim_that_is_set_against_the_one_before_is_found() -> None:
    text = (
        "Ortiz pushed back against those who say she gains by the tax. "
        "She claimed instead that it would hurt her."
    )
    (found,) = find(text).conflicts
    assert [found.left.index, found.right.index] == [0, 1]


def test_who_is_said_to_have_kept_silent_and_is_quoted_elsewhere_contradicts() -> None:
    left = "But Ortiz never addressed the plan to send foreign sailors back over the river."
    right = "Ortiz dropped the plan, saying foreign sailors would not be sent back over the river."
    found = [each for each in find(left, right).conflicts if "spoken" in each.reason]
    assert [(each.kind, each.between) for each in found] == [("denial", "outlets")]


def test_what_is_denied_leads_to_who_says_it() -> None:
    left = "Osmerin denied that he sold the flooded harbour cranes to Brask."
    right = "Osmerin sold the flooded harbour cranes to Brask, auditors found."
    found = only(left, right)
    assert (found.reason, found.between) == ("disputed in so many words", "speakers")


def test_what_goes_on_behind_a_silence_is_not_what_was_passed_over() -> None:
    left = "Ortiz declined to discuss the post, echoing old remarks about sailors over the river."
    right = "Ortiz, echoing old remarks, said sailors over the river would not be sent back."
    assert [each for each in find(left, right).conflicts if "spoken" in each.reason] == []


def test_a_denial_of_what_nobody_is_said_to_hold_has_one_side_alone() -> None:
    text = "Ortiz denied that she gains by the tax. Instead, she said, it would hurt her."
    assert find(text).conflicts == ()


def test_the_words_are_those_of_whoever_says_them_as_they_are_read() -> None:
    def voice(sentence: Sentence, span: Span, /) -> str:
        if sentence.text.startswith("Osmerin denied"):
            return ""
        return "Lee" if sentence.text[span[0] :].startswith("Osmerin sold") else "Brask"

    found = only(
        "Osmerin denied that he sold the flooded harbour cranes to Brask.",
        "Lee said Osmerin sold the flooded harbour cranes to Brask.",
        voice=voice,
    )
    assert (found.left_voice, found.right_voice) == ("", "Lee")


def test_what_breaks_a_silence_is_read_from_the_verb_that_says_it() -> None:
    left = "But Ortiz never addressed the plan to send foreign sailors back over the river."
    right = "Ortiz dropped the plan, saying foreign sailors would not be sent back over the river."
    (found,) = [each for each in find(left, right).conflicts if "spoken" in each.reason]
    assert found.right_words.startswith("saying foreign sailors")
    (clash,) = gather_clashes((found,))
    assert [side.says for side in clash.sides] == [
        "Ortiz never addressed the plan to send foreign sailors back over the river",
        "saying foreign sailors would not be sent back over the river",
    ]
