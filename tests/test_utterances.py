"""One utterance in several wordings."""

from hypothesis import given
from hypothesis import strategies as st

from aligned import LONG, align, changes, quote
from summarize.comparing.utterances import align_quotations


def test_the_same_words_are_one_utterance() -> None:
    (utterance,) = align(LONG, LONG.replace("“", '"').replace("”", '"'))
    assert changes(utterance) == ["first", "same"]
    assert utterance.speaker is not None
    assert utterance.speaker.name == "Ann Oake"


def test_ids_follow_reading_order() -> None:
    quotations = quote(LONG, LONG)
    found = align_quotations(tuple(reversed(quotations)))
    assert [each.id for each in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert found == align_quotations(quotations)


def test_no_quotations_make_no_utterance() -> None:
    assert align_quotations(()) == ()


WORDS = st.sampled_from("we will not rebuild the old bridge before winter … It's gone".split())
SAYINGS = st.lists(WORDS, min_size=7, max_size=14).map(
    lambda each: f"“{' '.join(each)},” Oake said."
)


@given(st.lists(SAYINGS, min_size=1, max_size=5))
def test_every_quotation_is_in_an_utterance_with_one_reference(texts: list[str]) -> None:
    quotations = quote(*texts)
    found = align_quotations(quotations)
    held = {variant.quotation for each in found for variant in each.variants}
    assert held == set(quotations)
    for utterance in found:
        assert changes(utterance).count("first") == 1
