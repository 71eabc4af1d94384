"""Which pairs are worth a closer look, and how alike they are at first sight."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import WordCountEncoder
from one_liners import all_pairs, embed_texts, publish, rows_of, tuples_of
from summarize.comparing import candidates
from summarize.comparing.candidates import (
    CANDIDATE_FLOOR,
    cosines,
    likeness,
    propose_pairs,
)
from summarize.comparing.embeddings import Embeddings, embed
from summarize.comparing.spans import gather_spans
from summarize.comparing.tokens import Vectors
from summarize.reading.sentences import split_articles

STORY = (
    "Mayor Ortiz said the dam broke at dawn.",
    "At dawn the dam broke, Mayor Ortiz said.",
    "Mayor Ortiz thanked forty firefighters.",
    "Schools stay closed until Friday.",
)
words = st.sampled_from("dam broke dawn school closed gull bus".split())
texts = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=6)


def compare(embeddings: Embeddings, left: int, right: int) -> float:
    rows = rows_of([(left, right)])
    return float(likeness(embeddings, *rows)[0])


def proposed(embeddings: Embeddings) -> list[tuple[int, int]]:
    return tuples_of(*propose_pairs(embeddings))


def test_likeness_is_the_same_both_ways() -> None:
    embeddings = embed_texts(*STORY)
    for left in range(4):
        for right in range(4):
            assert compare(embeddings, left, right) == compare(embeddings, right, left)


def test_likeness_lies_between_0_and_1() -> None:
    embeddings = embed_texts(*STORY, "Mayor Ortiz Mayor Ortiz.", "12 15")
    left, right = np.meshgrid(np.arange(6), np.arange(6))
    rows = left.ravel(), right.ravel()
    found = likeness(embeddings, *rows)
    assert found.dtype == np.float32
    assert 0 <= found.min() <= found.max() <= 1


def test_identical_texts_are_as_alike_as_can_be() -> None:
    embeddings = embed_texts("The dam broke at dawn.", "The dam broke at dawn.", "Schools closed.")
    assert compare(embeddings, 0, 1) == pytest.approx(1)


def test_the_same_words_in_another_order_are_as_alike_as_can_be() -> None:
    assert compare(embed_texts(*STORY), 0, 1) == pytest.approx(1)


def test_texts_that_share_no_word_are_not_alike() -> None:
    assert compare(embed_texts(*STORY), 0, 3) == 0


def test_function_words_count_nothing() -> None:
    embeddings = embed_texts("He said that the dam was there.", "She said that the bus was there.")
    assert compare(embeddings, 0, 1) == 0


def test_likeness_is_three_parts_cosine_and_seven_parts_words() -> None:
    # 2 of 3 words each: cosine 2/3; holders of "dam" and "broke" are 2, of the others 1, of 3
    embeddings = embed_texts("The dam broke early.", "The dam broke loudly.", "Schools closed.")
    common, alone = np.log(4 / 2.5), np.log(4 / 1.5)
    dice = 2 * 2 * common / (2 * (2 * common + alone))
    assert compare(embeddings, 0, 1) == pytest.approx(0.3 * 2 / 3 + 0.7 * dice)


def test_names_everyone_repeats_count_less_than_rare_words() -> None:
    embeddings = embed_texts(
        "Ortiz slept.", "Ortiz danced.", "Ortiz wept.", "Gulls slept.", "Ortiz hid."
    )
    assert compare(embeddings, 0, 3) > compare(embeddings, 0, 1) > 0


def test_case_quotation_marks_and_possessives_do_not_matter() -> None:
    embeddings = embed_texts("The “Dam’s” wall broke.", 'the "DAM" wall BROKE.', "Schools closed.")
    assert compare(embeddings, 0, 1) == pytest.approx(1)


def test_a_wordless_span_is_proposed_with_nothing() -> None:
    assert proposed(embed_texts("It was so.", "The dam broke.", "It was so.")) == []


def test_common_words_add_up_by_how_few_hold_them() -> None:
    weights = embed_texts("the dam broke", "the dam held", "the gull cried", "dams hold").words
    common = weights.common(*rows_of([(0, 1), (0, 2), (1, 3), (0, 0)]))
    dam, held_or_hold, broke = np.log(5 / 3.5), np.log(5 / 1.5), np.log(5 / 1.5)
    assert common == pytest.approx([dam, 0, dam, dam + broke])
    assert weights.totals == pytest.approx(
        [dam + broke, dam + held_or_hold, 2 * broke, dam + held_or_hold]
    )


def test_the_words_of_names_weigh_less() -> None:
    small = embed_texts("we met ortiz", "we fled").words
    capital = embed_texts("we met Ortiz", "we fled").words
    met = np.log(3 / 1.5)
    assert small.totals[0] == pytest.approx(2 * met)
    assert capital.totals[0] == pytest.approx(1.6 * met)


@given(texts)
def test_every_pair_is_proposed_once_in_order(drawn: list[str]) -> None:
    found = proposed(embed_texts(*drawn))
    assert found == sorted(set(found))
    assert all(a < b for a, b in found)


@given(texts)
def test_every_pair_above_the_floor_is_proposed(drawn: list[str]) -> None:
    embeddings = embed_texts(*drawn)
    left, right = all_pairs(len(drawn))
    alike = likeness(embeddings, left, right)
    above = alike > CANDIDATE_FLOOR
    assert {*tuples_of(left[above], right[above])} <= {*proposed(embeddings)}


def test_the_nearest_of_another_origin_is_proposed_however_far_it_is() -> None:
    long = "Ortiz " + " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst") + "."
    embeddings = embed_texts(long, "Ortiz slept.", long.replace("Ortiz", "Roe"), outlets="xyx")
    assert 0 < compare(embeddings, 0, 1) < CANDIDATE_FLOOR
    assert proposed(embeddings) == [(0, 1), (0, 2)]


def test_a_shared_direction_is_enough_to_be_proposed() -> None:
    class Alike:
        name = "alike"

        def encode(self, texts: list[str], /) -> Vectors:
            return np.tile(np.array([0.6, 0.8], dtype=np.float32), (len(texts), 1))

    embeddings = embed_texts("Dams broke.", "Schools closed.")
    alike = embed(embeddings.spans, Alike())  # type: ignore[arg-type]  # takes lists alone
    assert proposed(alike) == [(0, 1)]


def test_blocks_of_rows_do_not_show() -> None:
    # more spans than are compared at once; each has its like in the other article
    text = "\n".join(f"Word{number} again." for number in range(300))
    spans = gather_spans(split_articles([publish(name, text) for name in "ab"]))
    embeddings = embed(spans, WordCountEncoder())
    assert {(row, row + 300) for row in range(300)} <= {*proposed(embeddings)}


def test_in_a_very_long_story_each_span_proposes_its_nearest_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [f"The dam broke, witness{number} said." for number in range(30)]
    lines[29] = "The dam broke, witness0 and witness29 said."  # nearest to the first
    embeddings = embed_texts(*lines, outlets="ab" * 15)
    assert len(proposed(embeddings)) == 30 * 29 / 2
    monkeypatch.setattr(candidates, "_ALL_PAIRS", 29)
    monkeypatch.setattr(candidates, "_NEAREST", 2)
    found = proposed(embeddings)
    assert len(found) < 30 * 29 / 2
    assert (0, 29) in found
    assert {row for pair in found for row in pair} == {*range(30)}


def test_cosines_are_the_products_of_the_rows() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
    found = cosines(vectors, *rows_of([(0, 1), (0, 2), (1, 2), (0, 3)]))
    assert found == pytest.approx([0, 0.6, 0.8, -1])


@pytest.mark.parametrize("texts", [(), ("The dam broke.",), ("The dam broke.", "Schools closed.")])
def test_spans_that_have_nothing_in_common_have_no_pairs(texts: tuple[str, ...]) -> None:
    assert proposed(embed_texts(*texts)) == []
