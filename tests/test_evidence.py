"""What speaks for two spans saying the same thing, feature by feature."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import WordCountEncoder
from one_liners import WordTokenEncoder, all_pairs, embed_texts, publish, rows_of, tuples_of
from summarize.comparing.candidates import likeness
from summarize.comparing.embeddings import Embeddings, embed
from summarize.comparing.evidence import MEANINGS, Evidence, gather_evidence
from summarize.comparing.spans import Span, gather_spans
from summarize.reading.sentences import split_articles

TOKEN_FEATURES = {"run", "tokens"}
STORY = (
    "the dam broke at dawn",
    "the dam gave way",
    "the dam gave way at dawn",
    "schools stay closed",
)


def weigh(embeddings: Embeddings, name: str) -> list[float]:
    """Return one feature of all pairs."""
    found: list[float] = (
        gather_evidence(embeddings, *all_pairs(len(embeddings.spans))).values[name].tolist()
    )
    return found


words = st.sampled_from("dam broke dawn school closed gull bus Ortiz said".split())
texts = st.lists(words, min_size=1, max_size=5).map(" ".join)


@st.composite
def stories(draw: st.DrawFn) -> Embeddings:
    """Draw two to six short sentences of at most three outlets."""
    drawn = draw(st.lists(texts, min_size=2, max_size=6))
    outlets = "".join(draw(st.sampled_from("abc")) for _ in drawn)
    return embed_texts(*drawn, outlets=outlets, encoder=WordTokenEncoder())


def test_features_are_those_that_are_explained() -> None:
    rows = all_pairs(4)
    with_tokens = gather_evidence(embed_texts(*STORY, encoder=WordTokenEncoder()), *rows)
    without = gather_evidence(embed_texts(*STORY), *rows)
    assert set(with_tokens.values) == set(MEANINGS)
    assert set(without.values) == set(MEANINGS) - TOKEN_FEATURES
    for name, values in with_tokens.values.items():
        assert values.shape == (6,)
        assert values.dtype == np.float32
        if name not in TOKEN_FEATURES:
            assert values.tolist() == without.values[name].tolist()


@pytest.mark.parametrize("count", [0, 1, 4])
def test_no_pairs_give_no_evidence(count: int) -> None:
    for encoder in (WordCountEncoder(), WordTokenEncoder()):
        evidence = gather_evidence(embed_texts(*STORY[:count], encoder=encoder), *rows_of([]))
        assert evidence.table(("words", "third", "early")).shape == (0, 3)


def test_a_table_has_the_features_that_are_asked_for_in_that_order() -> None:
    evidence = Evidence(
        {
            "words": np.array([1, 2], dtype=np.float32),
            "vectors": np.array([3, 4], dtype=np.float32),
            "early": np.array([5, 6], dtype=np.float32),
        }
    )
    assert evidence.table(("early", "words")).tolist() == [[5, 1], [6, 2]]


def test_words_in_common_add_up_by_how_few_hold_them() -> None:
    dam, broke = np.log(4 / 3.5), np.log(4 / 2.5)
    found = weigh(embed_texts("the dam broke", "the dam broke", "the dam held"), "words")
    assert found == pytest.approx([np.log1p(dam + broke), np.log1p(dam), np.log1p(dam)])


@given(st.lists(texts, min_size=2, max_size=5), st.integers(1, 3))
def test_another_rare_word_in_common_never_lowers_words(drawn: list[str], rare: int) -> None:
    before = weigh(embed_texts(*drawn), "words")
    shared = " ".join(f"rareword{number}" for number in range(rare))
    more = [f"{text} {shared}" for text in drawn[:2]]
    after = weigh(embed_texts(*more, *drawn[2:]), "words")
    assert after[0] > before[0]
    assert after[1:] == pytest.approx(before[1:])


def test_vectors_is_the_cosine() -> None:
    found = weigh(embed_texts("dam broke", "dam held", "gull cried"), "vectors")
    assert found == pytest.approx([0.5, 0, 0])


def test_what_every_sentence_has_in_common_tells_nothing() -> None:
    # "dam" in all of them; apart from it the first two share a word, the others none
    embeddings = embed_texts("dam broke", "dam broke", "dam gull", "dam bus")
    same, *_, apart = weigh(embeddings, "centred")
    assert same == pytest.approx(1)
    assert apart < 0 < weigh(embeddings, "vectors")[-1]


def test_a_sentence_of_a_third_outlet_like_both_speaks_for_them() -> None:
    lines = ("the dam broke", "waters rose", "the dam broke and waters rose")
    embeddings = embed_texts(*lines, outlets="abc")
    left, right = all_pairs(3)
    alike = likeness(embeddings, left, right)
    third = weigh(embeddings, "third")
    assert third[0] == pytest.approx(min(alike[1], alike[2]))
    assert third[0] > 0


@pytest.mark.parametrize("outlets", ["aba", "abb"])
def test_a_sentence_of_one_of_the_two_outlets_is_no_third(outlets: str) -> None:
    lines = ("the dam broke", "waters rose", "the dam broke and waters rose")
    assert weigh(embed_texts(*lines, outlets=outlets), "third")[0] == 0


@given(stories())
def test_third_is_the_best_of_all_third_sentences(embeddings: Embeddings) -> None:
    spans, rows = embeddings.spans, all_pairs(len(embeddings.spans))
    evidence = gather_evidence(embeddings, *rows)
    alike = dict(zip(tuples_of(*rows), evidence.values["likeness"].tolist(), strict=True))
    for (a, b), third in zip(tuples_of(*rows), evidence.values["third"].tolist(), strict=True):
        others = [
            min(alike[min(a, c), max(a, c)], alike[min(b, c), max(b, c)])
            for c, span in enumerate(spans)
            if span.origin not in (spans[a].origin, spans[b].origin)
        ]
        assert third == max(others, default=0)


def test_third_sentences_are_looked_for_among_the_pairs_given() -> None:
    embeddings = embed_texts("the dam broke", "waters rose", "the dam broke and waters rose")
    for pairs in ([(0, 1)], [(0, 1), (0, 2)], [(0, 1), (1, 2)]):
        assert gather_evidence(embeddings, *rows_of(pairs)).values["third"][0] == 0


def test_early_is_how_far_into_their_articles_both_stand() -> None:
    text = "The dam above the town broke.\nNobody was hurt by the water."
    spans = gather_spans(split_articles([publish(name, text) for name in "ab"]))
    assert [span.sentence.start for span in spans] == [0, 30, 0, 30]
    found = weigh(embed(spans, WordCountEncoder()), "early")
    late = 30 / len(text)
    assert found == pytest.approx([late, 0, late, late, 2 * late, late])


def test_quoted_counts_the_spans_with_quotation_marks() -> None:
    embeddings = embed_texts("“The dam broke,” she said.", 'We "fled".', "The dam broke.")
    assert weigh(embeddings, "quoted") == [2, 1, 1]


def test_tokens_and_run_are_found_by_the_matcher() -> None:
    embeddings = embed_texts("the dam broke", "The dam broke", encoder=WordTokenEncoder())
    assert weigh(embeddings, "tokens") == weigh(embeddings, "run") == pytest.approx([1])


@given(stories())
def test_every_feature_lies_in_its_range(embeddings: Embeddings) -> None:
    rows = all_pairs(len(embeddings.spans))
    values = gather_evidence(embeddings, *rows).values
    for name in ("run", "tokens", "vectors", "centred"):
        assert (np.abs(values[name]) <= 1 + 1e-5).all(), name
    for name, most in {"third": 1, "early": 2, "quoted": 2, "likeness": 1}.items():
        assert ((values[name] >= 0) & (values[name] <= most)).all(), name
    assert (values["words"] >= 0).all()


def reorder(spans: Sequence[Span], order: Sequence[int]) -> tuple[Span, ...]:
    return tuple(spans[row] for row in order)


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_spans_changes_no_evidence(
    embeddings: Embeddings, random_: random.Random
) -> None:
    count = len(embeddings.spans)
    order = list(range(count))
    random_.shuffle(order)
    mixed = embed(reorder(embeddings.spans, order), WordTokenEncoder())
    rows = all_pairs(count)
    straight = gather_evidence(embeddings, *rows).values
    crooked = gather_evidence(mixed, *rows).values
    place = {pair: k for k, pair in enumerate(tuples_of(*rows))}
    for (a, b), k in place.items():
        left, right = sorted((order.index(a), order.index(b)))
        for name in MEANINGS:
            same = crooked[name][place[left, right]]
            assert same == pytest.approx(straight[name][k], abs=1e-4), name
