"""Who states a fact flatly, and who only as somebody's word."""

import re

from clashing import write_articles
from one_liners import pair_up
from summarize.comparing.spans import gather_spans
from summarize.judging.attribution_differences import (
    AttributionDifference,
    find_attribution_differences,
)
from summarize.reading.sentences import Sentence, split_articles
from summarize.reading.sentences import Span as Place

FLAT = "Looters broke the windows of the harbour pawn shop and killed a watchman."
SAID = "Looters broke the windows of the harbour pawn shop and killed a watchman, police said."


def heard(sentence: Sentence, span: Place, /) -> str:
    """Let whoever stands right before "said" at the end say all of it."""
    said = re.search(r", (\w[\w ]*) said\.$", sentence.text)
    return said[1] if said and span[1] <= said.start() else ""


def find(left: str, right: str, likely: float = 0.95) -> tuple[AttributionDifference, ...]:
    """Return what two outlets do not vouch for alike; their last sentences are alike."""
    spans = gather_spans(split_articles(write_articles(left, right)))
    last = max(row for row, span in enumerate(spans) if span.origin == "a"), len(spans) - 1
    return find_attribution_differences(spans, pair_up(len(spans), {last: likely}), heard)


def test_who_states_flatly_stands_before_who_attributes() -> None:
    for texts in ((FLAT, SAID), (SAID, FLAT)):
        (found,) = find(*texts)
        ((flat,), (said,)) = found.sides
        assert (found.kind, flat.voice, said.voice) == ("flat", "", "police")
        assert said.words == "police said"
        assert FLAT.startswith(flat.words)


def test_a_hedge_is_no_plain_statement() -> None:
    hedged = "Looters allegedly broke the windows of the harbour pawn shop and killed a watchman."
    (found,) = find(FLAT, hedged)
    assert found.sides[1][0].words == "allegedly"


def test_two_that_attribute_alike_do_not_differ() -> None:
    assert find(SAID, SAID.replace("Looters", "Robbers")) == ()


def test_a_sentence_that_names_any_source_is_not_flat() -> None:
    sourced = FLAT.replace("Looters", "Officials confirmed that looters")
    assert find(sourced, SAID) == ()


def test_what_goes_on_with_somebody_s_word_is_not_flat() -> None:
    assert find(f"Police told how the night went. {FLAT}", SAID) == ()


def test_whoever_acts_is_no_source_of_what_they_do() -> None:
    flat = "Brask opened the northern harbour gate and drained the lower basin."
    said = "The northern harbour gate was opened and the lower basin drained, Brask said."
    assert find(flat, said) == ()


def test_a_quotation_without_its_marks_is_not_flat() -> None:
    quoted = f"“{FLAT.rstrip('.')}”, police said."
    assert find(FLAT, quoted) == ()


def test_police_and_a_family_are_different_sources() -> None:
    family = SAID.replace("police said", "his family said")
    (found,) = find(SAID, family)
    assert found.kind == "source"


def test_the_same_words_in_another_s_mouth_are_found() -> None:
    (found,) = find(
        SAID.replace("police said", "Lena Brask said"), SAID.replace("police", "Ana Ortiz")
    )
    assert found.kind == "mouth"


def test_a_body_and_its_spokeswoman_are_one_source() -> None:
    left = SAID.replace("police said", "Lena Brask said").replace("Looters", "In Port Office, they")
    right = SAID.replace("police", "Port Office")
    assert find(left, right) == ()


def test_sentences_that_may_tell_of_two_things_are_left_alone() -> None:
    assert find(FLAT, SAID, likely=0.3) == ()
