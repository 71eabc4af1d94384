"""How surely two spans say the same thing: a probability, learned on labelled stories."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_liners import WordTokenEncoder, all_pairs, embed_texts, make_spans, pair_up, rows_of
from summarize import Settings, load_encoder
from summarize.comparing.cache import Cache
from summarize.comparing.candidates import propose_pairs
from summarize.comparing.embeddings import BUNDLED, Embeddings, embed
from summarize.comparing.evidence import MEANINGS, Evidence, gather_evidence
from summarize.comparing.similarity import (
    LEARNED,
    LogisticModel,
    compare_spans,
    learned_similarity,
    load_models,
    read_model,
)
from summarize.comparing.tokens import Rows, Vectors
from summarize.judging.agreement import WHOLE_MEANINGS

STORY = (
    "Mayor Ortiz said the dam broke at dawn.",
    "At dawn the dam broke, Mayor Ortiz said.",
    "Mayor Ortiz thanked forty firefighters.",
    "Schools stay closed until Friday.",
)
# By name: what its features mean.
EXPLAINED = {
    "pairs": MEANINGS,
    "pairs without tokens": MEANINGS,
    "whole line": WHOLE_MEANINGS,
    "own part": WHOLE_MEANINGS,
}


def learned() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(LEARNED.read_text(encoding="utf-8"))
    return record


def judge(embeddings: Embeddings, left: int, right: int) -> float:
    return float(learned_similarity(embeddings, *rows_of([(left, right)]))[0])


def test_neighbours_come_nearest_first_and_ties_by_row() -> None:
    pairs = pair_up(4, {(0, 1): 0.2, (0, 2): 0.9, (0, 3): 0.2})
    assert pairs.neighbours(0) == [(2, 0.9), (1, 0.2), (3, 0.2)]
    assert pairs.neighbours(2) == [(0, 0.9)]


def test_what_was_not_compared_counts_as_unlike() -> None:
    pairs = pair_up(4, {(0, 1): 0.2, (0, 2): 0.9, (0, 3): 0.2})
    assert pairs.between(2, 0) == pairs.between(0, 2) == 0.9
    assert pairs.between(1, 2) == pairs.between(2, 3) == 0


def test_only_proposed_pairs_are_scored() -> None:
    embeddings = embed_texts(*STORY)
    pairs = compare_spans(embeddings)
    left, right = propose_pairs(embeddings)
    assert (pairs.left.tolist(), pairs.right.tolist()) == (left.tolist(), right.tolist())
    assert pairs.count == 4


def test_another_measure_can_take_its_place() -> None:
    def half(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
        return np.full(len(left), 0.5, dtype=np.float32)

    pairs = compare_spans(embed_texts(*STORY), half)
    assert set(pairs.similarity.tolist()) == {0.5}


def test_the_last_bits_of_a_measure_decide_nothing() -> None:
    def nearly_alike(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
        return np.linspace(0.3, 0.3 + 1e-7, len(left), dtype=np.float32)

    assert set(compare_spans(embed_texts(*STORY), nearly_alike).similarity.tolist()) == {0.3}


@pytest.mark.parametrize("encoder", [None, WordTokenEncoder()])
@pytest.mark.parametrize("texts", [(), ("The dam broke.",), ("The dam broke.", "Schools closed.")])
def test_spans_that_share_nothing_have_no_pairs(
    texts: tuple[str, ...], encoder: WordTokenEncoder | None
) -> None:
    pairs = compare_spans(embed_texts(*texts, encoder=encoder))
    assert (pairs.count, len(pairs.left)) == (len(texts), 0)


words = st.sampled_from("dam gull bus Ortiz said".split())
sentences = st.lists(words, min_size=1, max_size=20).map(" ".join)


@given(st.lists(sentences, min_size=2, max_size=6), st.booleans())
def test_similarity_is_a_probability(texts: list[str], with_tokens: bool) -> None:
    embeddings = embed_texts(*texts, encoder=WordTokenEncoder() if with_tokens else None)
    found = learned_similarity(embeddings, *all_pairs(len(texts)))
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()


def test_an_encoder_without_tokens_is_judged_by_likeness_alone() -> None:
    embeddings = embed_texts(*STORY)
    alike = gather_evidence(embeddings, *all_pairs(4)).values["likeness"]
    found = learned_similarity(embeddings, *all_pairs(4))
    assert found.argsort().tolist() == alike.argsort().tolist()
    model = load_models()["pairs without tokens"]
    assert model.features == ("likeness",)
    assert found == pytest.approx(model.probability(alike[:, None].astype(float)))


def test_an_encoder_with_tokens_is_judged_by_all_evidence() -> None:
    embeddings = embed_texts(*STORY, encoder=WordTokenEncoder())
    evidence = gather_evidence(embeddings, *all_pairs(4))
    found = learned_similarity(embeddings, *all_pairs(4))
    assert found.tolist() == load_models()["pairs"].judge(evidence).tolist()
    assert found.tolist() != learned_similarity(embed_texts(*STORY), *all_pairs(4)).tolist()


@pytest.mark.parametrize("encoder", [None, WordTokenEncoder()])
def test_the_same_words_are_surer_than_some_and_some_than_none(
    encoder: WordTokenEncoder | None,
) -> None:
    embeddings = embed_texts(*STORY, encoder=encoder)
    same, some, none = (judge(embeddings, 0, other) for other in (1, 2, 3))
    assert same > Settings().similarity > some > none


@pytest.mark.slow
def test_with_the_bundled_model_another_wording_is_surer_than_another_matter(
    own_cache: Cache,
) -> None:
    spans = make_spans(
        "The dam above Harrow burst shortly before dawn on Monday, flooding three streets.",
        "Three streets stood under water after the Harrow dam gave way early on Monday.",
        "The council will meet on Thursday to talk about the new library in Harrow.",
        "A baker in the old town said that his flour was spoiled.",
    )
    pairs = compare_spans(embed(spans, load_encoder(BUNDLED, own_cache)))
    others = [pairs.between(a, b) for a in range(4) for b in range(a + 1, 4)][1:]
    assert pairs.between(0, 1) > Settings().similarity > max(others)


def test_the_learned_models_are_well_formed() -> None:
    record = learned()
    assert record["version"] == 1
    assert record["encoder"] == BUNDLED == Settings().encoder
    assert len(record["learned_on"]) == len(set(record["learned_on"])) > 1
    assert set(record["models"]) == set(EXPLAINED) == set(load_models())
    for model in record["models"].values():
        assert 0 < model["true"] < model["examples"]
        assert np.isfinite(model["intercept"])
        for row in model["features"]:
            assert set(row) == {"name", "meaning", "mean", "scale", "weight"}
            assert row["scale"] > 0
            assert np.isfinite([row["mean"], row["weight"]]).all()


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_learned_feature_is_known_and_explained(name: str) -> None:
    features = learned()["models"][name]["features"]
    assert {row["name"]: row["meaning"] for row in features}.items() <= EXPLAINED[name].items()
    assert len({row["name"] for row in features}) == len(features) > 0


def test_models_are_read_as_they_were_written() -> None:
    for name, model in load_models().items():
        record = learned()["models"][name]
        assert model.intercept == record["intercept"]
        rows = zip(model.features, model.means, model.scales, model.weights, strict=True)
        keys = ("name", "mean", "scale", "weight")
        assert list(rows) == [tuple(row[key] for key in keys) for row in record["features"]]


def test_more_in_common_is_surer() -> None:
    pairs, likeness = load_models()["pairs"], load_models()["pairs without tokens"]
    weights = dict(zip(pairs.features, pairs.weights, strict=True))
    assert all(weights[name] > 0 for name in ("run", "tokens", "words", "third"))
    assert likeness.weights[0] > 0


def test_a_usual_pair_is_as_probable_as_the_intercept_says() -> None:
    model = read_model(
        [{"name": "words", "mean": 2, "scale": 4, "weight": 3}], intercept=float(np.log(1 / 3))
    )
    usual, more = model.probability(np.array([[2.0], [6.0]]))
    assert usual == pytest.approx(0.25)
    assert more == pytest.approx(1 / (1 + 3 * np.exp(-3)))


def test_a_model_finds_its_features_by_name() -> None:
    model = LogisticModel(("early", "words"), (0, 0), (1, 1), (-1, 2), 0)
    given_ = {"words": 1, "vectors": 9, "early": 2}
    evidence = Evidence(
        {name: np.array([value], dtype=np.float32) for name, value in given_.items()}
    )
    assert model.judge(evidence) == pytest.approx([0.5])  # 2 × 1 − 1 × 2 is 0


numbers = st.floats(-3, 3, allow_nan=False)


@pytest.mark.parametrize("name", EXPLAINED)
@given(data=st.data())
def test_contributions_and_intercept_add_up_to_the_logit(name: str, data: st.DataObject) -> None:
    model = load_models()[name]
    rows = st.lists(numbers, min_size=len(model.features), max_size=len(model.features))
    table = np.array(data.draw(st.lists(rows, min_size=1, max_size=4)))
    table = table * np.array(model.scales) + np.array(model.means)
    probability = model.probability(table).astype(np.float64)
    logit = np.log(probability / (1 - probability))
    assert model.contributions(table).shape == table.shape
    assert model.contributions(table).sum(axis=1) + model.intercept == pytest.approx(
        logit, abs=1e-2
    )
    assert ((probability >= 0) & (probability <= 1)).all()


def test_what_is_as_usual_adds_nothing() -> None:
    for model in load_models().values():
        assert not model.contributions(np.array([model.means])).any()
