"""How surely two spans say the same thing."""

import numpy as np
import pytest

from conftest import WordCountEncoder
from summarize.comparing.embeddings import Embeddings, Vectors, embed
from summarize.comparing.similarity import (
    CANDIDATE_FLOOR,
    Pairs,
    Rows,
    blend_similarity,
    compare_spans,
    propose_pairs,
)
from summarize.comparing.spans import gather_spans
from summarize.reading.articles import Article
from summarize.reading.sentences import split_articles

STORY = (
    "Mayor Ortiz said the dam broke at dawn.",
    "At dawn the dam broke, Mayor Ortiz said.",
    "Mayor Ortiz thanked forty firefighters.",
    "Schools stay closed until Friday.",
)


def embed_texts(*texts: str, outlets: str = "") -> Embeddings:
    """Embed one sentence an article; `outlets` names one letter for each, by default a, b, c …"""
    articles = [
        Article(id=f"a{place:02}", story="s", outlet=outlet, title="", text=text, published=None)
        for place, (text, outlet) in enumerate(
            zip(texts, outlets or "abcdefghijkl"[: len(texts)], strict=True)
        )
    ]
    return embed(gather_spans(split_articles(articles)), WordCountEncoder())


def compare(embeddings: Embeddings, left: int, right: int) -> float:
    rows = np.array([left], dtype=np.int64), np.array([right], dtype=np.int64)
    return float(blend_similarity(embeddings, *rows)[0])


def test_similarity_is_the_same_both_ways() -> None:
    embeddings = embed_texts(*STORY)
    for left in range(4):
        for right in range(4):
            assert compare(embeddings, left, right) == compare(embeddings, right, left)


def test_similarity_lies_between_0_and_1() -> None:
    embeddings = embed_texts(*STORY, "Mayor Ortiz Mayor Ortiz.", "12 15")
    left, right = np.meshgrid(np.arange(6), np.arange(6))
    found = blend_similarity(embeddings, left.ravel(), right.ravel())
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


def test_names_everyone_repeats_count_less_than_rare_words() -> None:
    embeddings = embed_texts(
        "Ortiz slept.", "Ortiz danced.", "Ortiz wept.", "Gulls slept.", "Ortiz hid."
    )
    assert compare(embeddings, 0, 3) > compare(embeddings, 0, 1) > 0


def test_case_quotation_marks_and_possessives_do_not_matter() -> None:
    embeddings = embed_texts("The “Dam’s” wall broke.", 'the "DAM" wall BROKE.', "Schools closed.")
    assert compare(embeddings, 0, 1) == pytest.approx(1)


def test_a_wordless_span_is_like_nothing() -> None:
    embeddings = embed_texts("It was so.", "The dam broke.", "It was so.")
    pairs = compare_spans(embeddings)
    assert pairs.neighbours(0) == []


def test_every_pair_is_proposed_once_in_order() -> None:
    left, right = propose_pairs(embed_texts(*STORY))
    proposed = list(zip(left.tolist(), right.tolist(), strict=True))
    assert proposed == sorted(set(proposed))
    assert all(a < b for a, b in proposed)


def test_every_pair_above_the_floor_is_proposed() -> None:
    embeddings = embed_texts(*STORY)
    proposed = set(zip(*(rows.tolist() for rows in propose_pairs(embeddings)), strict=True))
    above = {
        (a, b)
        for a in range(4)
        for b in range(a + 1, 4)
        if compare(embeddings, a, b) >= CANDIDATE_FLOOR
    }
    assert above
    assert above <= proposed


def test_the_nearest_of_another_origin_is_proposed_however_far_it_is() -> None:
    long = "Ortiz " + " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst") + "."
    embeddings = embed_texts(long, "Ortiz slept.", long.replace("Ortiz", "Roe"), outlets="xyx")
    assert compare(embeddings, 0, 1) < CANDIDATE_FLOOR
    pairs = compare_spans(embeddings)
    assert [row for row, _ in pairs.neighbours(1)] == [0]


def test_a_shared_direction_is_enough_to_be_proposed() -> None:
    class Alike:
        name = "alike"

        def encode(self, texts: list[str], /) -> Vectors:
            return np.tile(np.array([0.6, 0.8], dtype=np.float32), (len(texts), 1))

    embeddings = embed_texts("Dams broke.", "Schools closed.")
    alike = embed(embeddings.spans, Alike())  # type: ignore[arg-type]  # takes lists alone
    assert [row for row, _ in compare_spans(alike).neighbours(0)] == [1]


def test_another_similarity_can_take_its_place() -> None:
    def half(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
        return np.full(len(left), 0.5, dtype=np.float32)

    pairs = compare_spans(embed_texts(*STORY), half)
    assert set(pairs.similarity.tolist()) == {0.5}


def test_neighbours_come_nearest_first_and_ties_by_row() -> None:
    pairs = Pairs(4, np.array([0, 0, 0]), np.array([1, 2, 3]), np.array([0.2, 0.9, 0.2]))
    assert pairs.neighbours(0) == [(2, 0.9), (1, 0.2), (3, 0.2)]
    assert pairs.between(2, 0) == pairs.between(0, 2) == 0.9
    assert pairs.between(1, 2) == 0


def test_blocks_of_rows_do_not_show() -> None:
    # more spans than are compared at once; each has its like in the other article
    text = "\n".join(f"Word{number} again." for number in range(300))
    articles = [
        Article(id=name, story="s", outlet=name, title="", text=text, published=None)
        for name in "ab"
    ]
    embeddings = embed(gather_spans(split_articles(articles)), WordCountEncoder())
    pairs = compare_spans(embeddings)
    assert all(pairs.neighbours(row)[0][0] == (row + 300) % 600 for row in range(600))


@pytest.mark.parametrize("texts", [(), ("The dam broke.",)])
def test_fewer_than_two_spans_have_no_pairs(texts: tuple[str, ...]) -> None:
    pairs = compare_spans(embed_texts(*texts))
    assert (pairs.count, len(pairs.left)) == (len(texts), 0)
