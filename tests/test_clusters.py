"""Spans that say the same thing, and only those, together; one that says two things twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_liners import make_spans, pair_up
from summarize.comparing.clusters import Cluster, cluster_spans, cover_pairs, grow_group
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span

Similarity = Mapping[tuple[int, int], float]


def cluster(outlets: str, similarity: Similarity, threshold: float = 0.5) -> tuple[Cluster, ...]:
    """Cluster one span for each letter, which names its outlet."""
    return cluster_spans(spell(outlets), pair_up(len(outlets), similarity), threshold)


def spell(outlets: str) -> tuple[Span, ...]:
    texts = [f"Sentence {place}." for place in range(len(outlets))]
    return make_spans(*texts, outlets=outlets)


def rows(clusters: Sequence[Cluster]) -> list[tuple[int, ...]]:
    return [cluster.rows for cluster in clusters]


def test_spans_more_alike_than_the_setting_join() -> None:
    assert rows(cluster("abc", {(0, 1): 0.51, (1, 2): 0.2})) == [(0, 1), (2,)]


def test_similarity_exactly_at_the_setting_does_not_join() -> None:
    assert rows(cluster("ab", {(0, 1): 0.5})) == [(0,), (1,)]


def test_a_pair_that_was_not_compared_counts_as_unlike() -> None:
    assert rows(cluster("ab", {}, threshold=0)) == [(0,), (1,)]


def test_a_sentence_that_holds_two_facts_stands_in_two_clusters_and_chains_nothing() -> None:
    assert rows(cluster("abc", {(0, 1): 0.6, (1, 2): 0.7, (0, 2): 0.1})) == [(0, 1), (1, 2)]


def test_three_that_are_alike_two_by_two_are_one_cluster() -> None:
    assert rows(cluster("abc", {(0, 1): 0.6, (1, 2): 0.7, (0, 2): 0.8})) == [(0, 1, 2)]


def test_a_cluster_is_torn_by_a_single_pair_that_is_not_alike() -> None:
    four = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (0, 3): 0.8, (1, 2): 0.8}
    assert rows(cluster("abcd", {**four, (1, 3): 0.4})) == [(0, 1, 2), (0, 2, 3)]
    assert rows(cluster("abcd", {**four, (1, 3): 0.6})) == [(0, 1, 2, 3)]


def test_an_outlet_that_repeats_itself_is_one_voice() -> None:
    # b says it too: what a says twice is no cluster of its own beside that
    alike = {(0, 1): 0.9, (0, 2): 0.8}
    assert rows(cluster("aab", alike)) == [(0, 2), (1,)]
    assert rows(cluster("aaa", alike)) == [(0, 1), (0, 2)]


def test_what_one_outlet_alone_says_twice_is_one_cluster() -> None:
    assert rows(cluster("aab", {(0, 1): 0.9})) == [(0, 1), (2,)]


def test_the_surest_pair_grows_first_and_takes_the_span_that_fits_best() -> None:
    # 3 is like 0 and 1, and so is 2, but 2 and 3 are unlike each other
    linked = {0: {1: 0.9, 2: 0.6, 3: 0.8}, 1: {0: 0.9, 2: 0.8, 3: 0.7},
              2: {0: 0.6, 1: 0.8}, 3: {0: 0.8, 1: 0.7}}  # fmt: skip
    assert grow_group(0, 1, linked) == [0, 1, 3]  # at worst 0.7, against 0.6
    assert grow_group(1, 2, linked) == [0, 1, 2]


def test_of_equally_fitting_spans_the_earliest_joins() -> None:
    linked = {0: {1: 0.9, 2: 0.7, 3: 0.7}, 1: {0: 0.9, 2: 0.7, 3: 0.7},
              2: {0: 0.7, 1: 0.7}, 3: {0: 0.7, 1: 0.7}}  # fmt: skip
    assert grow_group(0, 1, linked) == grow_group(1, 0, linked) == [0, 1, 2]


def test_a_cluster_lists_its_rows_and_spans_in_order() -> None:
    spans = spell("abc")
    clusters = cluster_spans(spans, pair_up(3, {(0, 2): 0.9}), 0.5)
    assert rows(clusters) == [(0, 2), (1,)]
    assert clusters[0].spans == (spans[0], spans[2])


def test_support_counts_outlets_not_articles() -> None:
    (found,) = cluster("aab", {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9})
    assert (found.origins, found.support) == (("a", "b"), 2)
    assert len(found.members) == 3


def test_a_headline_adds_no_support_unless_there_is_nothing_else() -> None:
    report, headline = spell("ab")
    headline = Span(replace(headline.sentence, kind="headline"))
    assert Cluster((report, headline), (0, 1), 0.9).origins == ("a",)
    assert Cluster((headline,), (1,), 1.0).origins == ("b",)


def test_cohesion_is_the_mean_similarity_of_all_pairs() -> None:
    (found,) = cluster("abc", {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7})
    assert found.cohesion == pytest.approx(0.8)


def test_a_single_span_is_its_own_cluster_and_wholly_of_one_mind() -> None:
    (found,) = cluster("a", {})
    assert (found.rows, found.cohesion) == ((0,), 1)


def test_no_spans_give_no_clusters() -> None:
    assert cluster("", {}) == ()


def test_another_clusterer_can_take_its_place() -> None:
    def all_in_one(pairs: Pairs, _: float, origins: Sequence[str], /) -> list[list[int]]:
        assert origins == ["a", "b", "c"]
        return [[2, 0, 1], [0, 1, 2]]

    (found,) = cluster_spans(spell("abc"), pair_up(3, {}), 0.5, all_in_one)
    assert found.rows == (0, 1, 2)


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, Similarity]:
    """Draw up to eight spans of three outlets: their similarities, full of ties and of gaps."""
    outlets = draw(st.text("abc", min_size=1, max_size=8))
    tenths = st.none() | st.integers(0, 10).map(lambda number: number / 10)
    drawn = {pair: draw(tenths) for pair in combinations(range(len(outlets)), 2)}
    return outlets, {pair: value for pair, value in drawn.items() if value is not None}


thresholds = st.integers(0, 9).map(lambda number: number / 10)


@given(stories(), thresholds)
def test_every_span_stands_in_a_cluster(story: tuple[str, Similarity], threshold: float) -> None:
    found = rows(cluster(*story, threshold))
    assert {row for group in found for row in group} == set(range(len(story[0])))


@given(stories(), thresholds)
def test_within_a_cluster_every_pair_is_more_alike_than_the_setting(
    story: tuple[str, Similarity], threshold: float
) -> None:
    for group in rows(cluster(*story, threshold)):
        for pair in combinations(group, 2):
            assert story[1].get(pair, 0) > threshold


@given(stories(), thresholds)
def test_any_two_outlets_spans_more_alike_than_the_setting_stand_together(
    story: tuple[str, Similarity], threshold: float
) -> None:
    outlets, similarity = story
    together = {p for group in rows(cluster(*story, threshold)) for p in combinations(group, 2)}
    for (a, b), value in similarity.items():
        if value > threshold and outlets[a] != outlets[b]:
            assert (a, b) in together


@given(stories(), thresholds)
def test_what_is_alike_within_one_outlet_stands_together_unless_another_says_it(
    story: tuple[str, Similarity], threshold: float
) -> None:
    outlets, similarity = story
    together = {p for group in rows(cluster(*story, threshold)) for p in combinations(group, 2)}
    alike = {pair for pair, value in similarity.items() if value > threshold}
    abroad = {row for pair in alike if outlets[pair[0]] != outlets[pair[1]] for row in pair}
    for pair in alike - together:
        assert outlets[pair[0]] == outlets[pair[1]]
        assert abroad.intersection(pair)


@given(stories(), thresholds)
def test_no_cluster_is_part_of_another(story: tuple[str, Similarity], threshold: float) -> None:
    found = [set(group) for group in rows(cluster(*story, threshold))]
    for group in found:
        assert sum(group <= other for other in found) == 1


@given(stories(), thresholds)
def test_clusters_come_in_reading_order_each_once(
    story: tuple[str, Similarity], threshold: float
) -> None:
    found = rows(cluster(*story, threshold))
    assert found == sorted(set(found))
    assert all(list(group) == sorted(set(group)) for group in found)


@given(stories(), thresholds)
def test_cohesion_lies_between_the_setting_and_1(
    story: tuple[str, Similarity], threshold: float
) -> None:
    assert all(threshold < found.cohesion <= 1 for found in cluster(*story, threshold))


@given(stories())
def test_clustering_leaves_its_pairs_as_they_were(story: tuple[str, Similarity]) -> None:
    outlets, similarity = story
    pairs = pair_up(len(outlets), similarity)
    before = [array.tolist() for array in (pairs.left, pairs.right, pairs.similarity)]
    once = cover_pairs(pairs, 0.5, list(outlets))
    assert cover_pairs(pairs, 0.5, list(outlets)) == once
    assert [array.tolist() for array in (pairs.left, pairs.right, pairs.similarity)] == before
