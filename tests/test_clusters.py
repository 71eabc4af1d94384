"""Spans that say the same thing, and only those, in one cluster."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import (
    fcluster,
    linkage,
)

from summarize.comparing.clusters import cluster_spans, complete_link
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence


def pair_up(count: int, similarity: Mapping[tuple[int, int], float]) -> Pairs:
    rows = sorted(similarity)
    return Pairs(
        count,
        np.array([left for left, _ in rows], dtype=np.int64),
        np.array([right for _, right in rows], dtype=np.int64),
        np.array([similarity[row] for row in rows], dtype=np.float64),
    )


def make_spans(outlets: str) -> tuple[Span, ...]:
    """Return one span for each letter, which names its outlet."""
    return tuple(
        Span(
            Sentence(
                Article(f"a{place}", "s", outlet, "", f"Sentence {place}.", None),
                0, 0, 11, "body", 0,
            )
        )
        for place, outlet in enumerate(outlets)
    )  # fmt: skip


def groups(labels: object) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    for row, label in enumerate(np.asarray(labels).tolist()):
        found.setdefault(label, set()).add(row)
    return {frozenset(rows) for rows in found.values()}


def test_spans_more_alike_than_the_setting_join() -> None:
    pairs = pair_up(3, {(0, 1): 0.51, (1, 2): 0.2})
    assert groups(complete_link(pairs, 0.5)) == {frozenset({0, 1}), frozenset({2})}


def test_similarity_exactly_at_the_setting_does_not_join() -> None:
    assert groups(complete_link(pair_up(2, {(0, 1): 0.5}), 0.5)) == {
        frozenset({0}),
        frozenset({1}),
    }


def test_a_pair_that_was_not_compared_counts_as_unlike() -> None:
    assert len(groups(complete_link(pair_up(2, {}), 0))) == 2


def test_a_sentence_between_two_others_does_not_chain_them() -> None:
    pairs = pair_up(3, {(0, 1): 0.6, (1, 2): 0.7, (0, 2): 0.1})
    assert groups(complete_link(pairs, 0.5)) == {frozenset({0}), frozenset({1, 2})}


def test_clusters_join_only_while_all_their_pairs_are_alike() -> None:
    four = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (0, 3): 0.8, (1, 2): 0.8}
    assert len(groups(complete_link(pair_up(4, {**four, (1, 3): 0.4}), 0.5))) == 2
    assert len(groups(complete_link(pair_up(4, {**four, (1, 3): 0.6}), 0.5))) == 1


def test_of_equally_alike_spans_the_earliest_join() -> None:
    tied = pair_up(3, {(0, 1): 0.6, (0, 2): 0.1, (1, 2): 0.6})
    assert groups(complete_link(tied, 0.5)) == {frozenset({0, 1}), frozenset({2})}


def test_a_cluster_lists_its_rows_and_spans_in_order() -> None:
    spans = make_spans("abc")
    clusters = cluster_spans(spans, pair_up(3, {(0, 2): 0.9}), 0.5)
    assert [cluster.rows for cluster in clusters] == [(0, 2), (1,)]
    assert clusters[0].spans == (spans[0], spans[2])


def test_support_counts_outlets_not_articles() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    (cluster,) = cluster_spans(make_spans("aab"), pair_up(3, alike), 0.5)
    assert (cluster.origins, cluster.support) == (("a", "b"), 2)
    assert len(cluster.members) == 3


def test_cohesion_is_the_mean_similarity_of_all_pairs() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}
    (cluster,) = cluster_spans(make_spans("abc"), pair_up(3, alike), 0.5)
    assert cluster.cohesion == pytest.approx(0.8)


def test_a_single_span_is_its_own_cluster_and_wholly_of_one_mind() -> None:
    (cluster,) = cluster_spans(make_spans("a"), pair_up(1, {}), 0.5)
    assert (cluster.rows, cluster.cohesion) == ((0,), 1)


def test_no_spans_give_no_clusters() -> None:
    assert cluster_spans((), pair_up(0, {}), 0.5) == ()


def test_another_clusterer_can_take_its_place() -> None:
    def all_in_one(pairs: Pairs, _: float, /) -> list[int]:
        return [0] * pairs.count

    (cluster,) = cluster_spans(make_spans("abc"), pair_up(3, {}), 0.5, all_in_one)
    assert cluster.rows == (0, 1, 2)


@st.composite
def similarities(draw: st.DrawFn) -> dict[tuple[int, int], float]:
    """Draw similarities of all pairs of up to nine spans, full of ties."""
    count = draw(st.integers(2, 9))
    tenths = st.integers(0, 10).map(lambda number: number / 10)
    return {(a, b): draw(tenths) for a in range(count) for b in range(a + 1, count)}


@given(similarities(), st.integers(0, 9).map(lambda number: number / 10))
def test_clusters_partition_the_spans_and_all_their_pairs_are_alike(
    similarity: dict[tuple[int, int], float], threshold: float
) -> None:
    count = max(right for _, right in similarity) + 1
    clusters = cluster_spans(make_spans("a" * count), pair_up(count, similarity), threshold)
    assert sorted(row for cluster in clusters for row in cluster.rows) == list(range(count))
    assert [cluster.rows[0] for cluster in clusters] == sorted(
        cluster.rows[0] for cluster in clusters
    )
    for cluster in clusters:
        assert list(cluster.rows) == sorted(cluster.rows)
        within = [similarity[a, b] for a in cluster.rows for b in cluster.rows if a < b]
        assert all(value > threshold for value in within)


@given(similarities(), st.integers(0, 9).map(lambda number: number / 10))
def test_no_two_clusters_could_still_join(
    similarity: dict[tuple[int, int], float], threshold: float
) -> None:
    count = max(right for _, right in similarity) + 1
    found = sorted(map(sorted, groups(complete_link(pair_up(count, similarity), threshold))))
    for place, rows in enumerate(found):
        for others in found[place + 1 :]:
            between = [similarity[min(a, b), max(a, b)] for a in rows for b in others]
            assert min(between) <= threshold


@pytest.mark.parametrize("seed", range(30))
def test_without_ties_it_is_the_complete_linkage_of_scipy(seed: int) -> None:
    random = np.random.default_rng(seed)
    count = int(random.integers(2, 60))
    values = random.random(count * (count - 1) // 2)
    threshold = float(random.uniform(0.05, 0.9))
    rows = [(a, b) for a in range(count) for b in range(a + 1, count)]
    # pairs that could not join are left out, as unlikely candidates are
    kept = {row: value for row, value in zip(rows, values.tolist(), strict=True) if value > 0.05}
    tree = linkage(1 - values, method="complete")  # scipy asks for distances
    expected = fcluster(tree, 1 - threshold, criterion="distance")
    assert groups(complete_link(pair_up(count, kept), threshold)) == groups(expected)
