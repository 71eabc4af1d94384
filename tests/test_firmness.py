"""What would make a finding fall: another threshold, or one article less."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_liners import make_spans, pair_up, publish
from summarize.comparing.clusters import cluster_spans
from summarize.comparing.spans import Span
from summarize.judging.firmness import Firmness, Scales
from summarize.reading.sentences import Sentence

FELL = "The bridge fell."


def weigh(
    *spans: Span,
    alike: Mapping[tuple[int, int], float],
    threshold: float = 0.5,
    needed: int = 2,
    row: int = 0,
) -> Firmness:
    """Weigh the best supported cluster that holds a row."""
    pairs = pair_up(len(spans), alike)
    clusters = (c for c in cluster_spans(spans, pairs, threshold) if row in c.rows)
    best = max(clusters, key=lambda cluster: cluster.support)
    return Scales(spans, pairs, threshold, lambda _: needed).weigh(row, best)


def test_a_finding_told_by_more_than_enough_stands() -> None:
    alike = dict.fromkeys(combinations(range(3), 2), 0.9)
    firmness = weigh(*make_spans(FELL, FELL, FELL), alike=alike)
    assert firmness == Firmness(surest=0.9, looser=True, stricter=True, falls_without=())
    assert firmness.stands


def test_a_finding_told_by_just_enough_falls_without_either() -> None:
    firmness = weigh(*make_spans(FELL, FELL), alike={(0, 1): 0.9})
    assert firmness.falls_without == ("a00", "a01")
    assert not firmness.stands


def test_an_outlet_with_two_articles_can_do_without_one() -> None:
    spans = make_spans(FELL, FELL, FELL, outlets="aab")
    alike = dict.fromkeys(combinations(range(3), 2), 0.9)
    assert weigh(*spans, alike=alike).falls_without == ("a02",)


def test_a_reprint_still_stands_for_what_it_repeats() -> None:
    (own,) = (span.sentence for span in make_spans(FELL, outlets="a"))
    copy = Sentence(publish("reprint", FELL), 0, 0, len(FELL), "body", 0, copy_of=own)
    other = make_spans("It rained.", FELL, outlets="bb")[1]
    firmness = weigh(Span(own, (copy,)), other, alike={(0, 1): 0.9})
    assert firmness.falls_without == ("a01",)


def test_a_pair_just_above_the_threshold_falls_at_a_stricter_one() -> None:
    firmness = weigh(*make_spans(FELL, FELL), alike={(0, 1): 0.55})
    assert (firmness.looser, firmness.stricter) == (True, False)


def test_a_sentence_told_alone_falls_where_a_looser_threshold_joins_it() -> None:
    firmness = weigh(*make_spans(FELL, FELL), alike={(0, 1): 0.45})
    assert (firmness.surest, firmness.looser, firmness.stricter) == (0.45, False, True)


def test_a_sentence_alone_stands() -> None:
    firmness = weigh(*make_spans(FELL), alike={})
    assert firmness.stands
    assert firmness.surest == 0


def test_fewer_outlets_may_need_fewer_to_agree() -> None:
    # two of three: more than half; without the third, two of two
    spans, pairs = make_spans(FELL, FELL, "It rained."), pair_up(3, {(0, 1): 0.9})
    cluster = cluster_spans(spans, pairs, 0.5)[0]
    asked: list[int] = []

    def needed(outlets: int) -> int:
        asked.append(outlets)
        return max(2, outlets // 2 + 1)

    assert Scales(spans, pairs, 0.5, needed).weigh(0, cluster).falls_without == ("a00", "a01")
    assert set(asked) == {2, 3}


@pytest.mark.parametrize("similarity", [0.1, 0.9])
def test_a_headline_and_the_outlet_itself_make_nothing_surer(similarity: float) -> None:
    first, again = make_spans(FELL, FELL, outlets="aa")
    headline = Span(Sentence(publish("b", FELL), 0, 0, len(FELL), "headline", 0))
    alike = {(0, 1): similarity, (0, 2): similarity}
    firmness = weigh(first, again, headline, alike=alike)
    assert (firmness.surest, firmness.looser, firmness.stricter) == (0, True, True)


@given(
    outlets=st.text("abc", min_size=1, max_size=6),
    values=st.lists(st.sampled_from([0.1, 0.45, 0.55, 0.7, 1.0]), min_size=15, max_size=15),
    needed=st.integers(2, 3),
)
def test_only_articles_that_tell_it_can_make_a_finding_fall(
    outlets: str, values: list[float], needed: int
) -> None:
    spans = make_spans(*[FELL] * len(outlets), outlets=outlets)
    pairs = pair_up(len(spans), dict(zip(combinations(range(len(spans)), 2), values, strict=False)))
    scales = Scales(spans, pairs, 0.5, lambda _: needed)
    for cluster in cluster_spans(spans, pairs, 0.5):
        firmness = scales.weigh(cluster.rows[0], cluster)
        telling = {sentence.article.id for sentence in cluster.evidence}
        assert set(firmness.falls_without) <= telling
        assert list(firmness.falls_without) == sorted(firmness.falls_without)
        assert 0 <= firmness.surest <= 1
        if cluster.support > needed:
            assert firmness.falls_without == ()
