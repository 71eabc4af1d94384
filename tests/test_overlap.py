"""Near misses, sweep, the map's places and one pair explained."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from conftest import WordCountEncoder, Write
from summarize import Settings, read_articles
from summarize.briefing import Comparison, prepare_comparison
from summarize.comparing.candidates import cosines
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.plane import lay_out
from summarize.comparing.similarity import learned_similarity
from summarize.comparing.tokens import Rows, Vectors
from summarize.errors import ArticleError
from summarize.showing.overlap import THRESHOLDS, explain, find_row, near_misses, sweep

STORY = {
    "a.txt": "Bridge falls\n\nThe old bridge over the river fell.\n\nNobody was hurt there.",
    "b.txt": "Old bridge falls\n\nThe bridge over the river was old.\n\nTrains ran late.",
    "c.txt": "Bridge collapses\n\nA bridge over a river fell at night.\n\nSchools were closed.",
}


def take_cosine(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    return cosines(embeddings.vectors, left, right)


@pytest.fixture
def comparison(write_story: Write) -> Comparison:
    articles = read_articles(write_story(STORY))
    return prepare_comparison(articles, encoder=WordCountEncoder(), measure=take_cosine)


def test_near_misses_lie_at_or_below_the_threshold_nearest_first(comparison: Comparison) -> None:
    values = sorted({round(float(value), 6) for value in comparison.pairs.similarity})
    threshold = values[-2]
    misses = near_misses(comparison, comparison.judge(Settings(similarity=threshold)))
    assert misses
    assert misses[0].probability <= threshold
    assert all(first.probability >= second.probability for first, second in pairwise(misses))


def test_near_misses_are_of_different_outlets_and_no_headlines(comparison: Comparison) -> None:
    misses = near_misses(comparison, comparison.judge(Settings(similarity=1)))
    assert misses
    for miss in misses:
        assert miss.left.origin != miss.right.origin
        assert "headline" not in {miss.left.sentence.kind, miss.right.sentence.kind}


def test_a_sweep_joins_ever_fewer_sentences_and_holds_the_threshold_in_use(
    comparison: Comparison,
) -> None:
    levels = sweep(comparison, Settings(similarity=0.33))
    assert [level.threshold for level in levels] == sorted({*THRESHOLDS, 0.33})
    assert all(first.joined >= second.joined for first, second in pairwise(levels))
    assert levels[0].joined > levels[-1].joined


def test_what_the_features_add_comes_to_the_probability(comparison: Comparison) -> None:
    explanation = explain(comparison, (), "a:1", "c:1")
    assert explanation is not None
    assert explanation.probability == pytest.approx(1 / (1 + math.exp(-explanation.log_odds)))
    rows = find_row(comparison, "a:1"), find_row(comparison, "c:1")
    pairs = zip(comparison.pairs.left.tolist(), comparison.pairs.right.tolist(), strict=True)
    place = list(pairs).index(rows)
    judged = learned_similarity(
        comparison.embeddings, comparison.pairs.left, comparison.pairs.right
    )
    assert explanation.probability == pytest.approx(float(judged[place]))


def test_the_strongest_near_miss_is_explained_unless_a_pair_is_named(
    comparison: Comparison,
) -> None:
    misses = near_misses(comparison, comparison.judge(Settings(similarity=1)))
    explanation = explain(comparison, misses)
    assert explanation is not None
    assert (explanation.left, explanation.right) == (misses[0].left, misses[0].right)
    assert explain(comparison, ()) is None


def test_a_sentence_that_is_not_there_is_named_in_the_error(comparison: Comparison) -> None:
    with pytest.raises(ArticleError, match=r"no sentence 'a:11' .* did you mean a:1"):
        explain(comparison, (), "a:11", "b:1")


def test_on_the_map_what_says_the_same_lies_nearer_than_what_does_not(
    comparison: Comparison,
) -> None:
    rows = [find_row(comparison, each) for each in ("a:1", "c:1", "b:2")]
    fallen, too, trains = lay_out(comparison.embeddings.vectors, comparison.pairs, rows)
    assert np.linalg.norm(fallen - too) < np.linalg.norm(fallen - trains)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6])
def test_every_sentence_has_a_place_within_the_map(comparison: Comparison, count: int) -> None:
    rows = list(range(count))
    places = lay_out(comparison.embeddings.vectors, comparison.pairs, rows)
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    assert np.abs(places).max(initial=0) <= 1
    again = lay_out(comparison.embeddings.vectors, comparison.pairs, rows)
    assert (places == again).all()
