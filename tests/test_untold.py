"""What a sentence would tell of a story, and what is left when it is told."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_liners import make_spans, pair_up, publish
from summarize.comparing.spans import Span
from summarize.judging.untold import Untold
from summarize.reading.sentences import Sentence


def test_a_line_tells_what_other_outlets_say_as_surely_as_they_say_it() -> None:
    # each of the two counts 0.5: one other outlet, half sure; the line tells half of the other's
    untold = Untold(make_spans("It fell.", "It fell."), pair_up(2, {(0, 1): 0.5}))
    assert untold.told_by(0) == pytest.approx(0.5 + 0.5 * 0.5)


def test_what_one_outlet_alone_says_counts_nothing() -> None:
    spans = make_spans("It fell.", "It fell.", "It rained.", outlets="aab")
    untold = Untold(spans, pair_up(3, {(0, 1): 1.0}))
    assert [untold.told_by(row) for row in range(3)] == [0, 0, 0]


def test_an_outlet_that_repeats_itself_counts_once_by_its_surest_sentence() -> None:
    spans = make_spans("It fell.", "It fell.", "It fell.", outlets="abb")
    once = Untold(spans, pair_up(3, {(0, 1): 0.8}))
    twice = Untold(spans, pair_up(3, {(0, 1): 0.8, (0, 2): 0.5}))
    assert once.told_by(0) == pytest.approx(0.8 + 0.8 * 0.8)
    assert twice.told_by(0) == pytest.approx(0.8 + 0.8 * 0.8 + 0.5 * 0.5)


def test_what_is_told_counts_no_more() -> None:
    untold = Untold(make_spans("It fell.", "It fell."), pair_up(2, {(0, 1): 1.0}))
    untold.tell(0)
    assert (untold.told_by(0), untold.told_by(1)) == (0, 0)


def test_what_is_partly_told_counts_in_part() -> None:
    untold = Untold(make_spans("It fell.", "It fell."), pair_up(2, {(0, 1): 0.5}))
    untold.tell(0)
    assert untold.told_by(1) == pytest.approx(0.5 * 0.5)


def test_the_start_of_an_article_counts_for_more_than_its_end() -> None:
    article = publish("a", "It fell. It fell.")
    early, late = (Span(Sentence(article, k, 9 * k, 9 * k + 8, "body", 0)) for k in (0, 1))
    (other,) = make_spans("It fell.", outlets="b")
    untold = Untold((early, late, other), pair_up(3, {(0, 2): 0.5, (1, 2): 0.5}))
    assert untold.told_by(0) > untold.told_by(1) > 0


def test_a_story_without_pairs_has_nothing_to_tell() -> None:
    assert Untold(make_spans("It fell."), pair_up(1, {})).told_by(0) == 0
    Untold((), pair_up(0, {}))


@given(
    outlets=st.text("abc", min_size=2, max_size=6),
    values=st.lists(st.floats(0, 1), min_size=15, max_size=15),
    lines=st.lists(st.integers(0, 5), min_size=1, max_size=5),
)
def test_telling_never_adds_to_what_a_line_would_tell(
    outlets: str, values: list[float], lines: list[int]
) -> None:
    count = len(outlets)
    alike = dict(zip(combinations(range(count), 2), values, strict=False))
    untold = Untold(make_spans(*["It fell."] * count, outlets=outlets), pair_up(count, alike))
    before = [untold.told_by(row) for row in range(count)]
    for line in lines:
        untold.tell(line % count)
        after = [untold.told_by(row) for row in range(count)]
        assert all(0 <= now <= then + 1e-12 for now, then in zip(after, before, strict=True))
        before = after
