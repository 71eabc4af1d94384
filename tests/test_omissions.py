"""The consensus points that an outlet does not mention."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import Judged, judge_spans
from one_liners import make_spans, publish
from summarize.comparing.spans import Span
from summarize.judging.omissions import Omission, list_omissions, list_silences
from summarize.judging.unique import ALONE
from summarize.reading.sentences import Sentence

FELL, RAIN, CLOSED = "The old bridge fell.", "It rained at night.", "Schools closed on Monday."


def list_left_out(judged: Judged, threshold: float = 0.3) -> dict[str, tuple[Omission, ...]]:
    silences = list_silences(judged.findings, judged.spans, judged.pairs, threshold=threshold)
    return dict(list_omissions(silences))


def test_an_outlet_that_says_nothing_of_a_consensus_leaves_it_out() -> None:
    omissions = list_left_out(judge_spans(make_spans(FELL, FELL, RAIN), {(0, 1): 0.9}))
    assert {outlet: len(found) for outlet, found in omissions.items()} == {"a": 0, "b": 0, "c": 1}
    (omission,) = omissions["c"]
    assert omission.finding.representative.text == FELL
    assert (omission.nearest, omission.nearest_similarity) == (None, 0)


def test_the_nearest_is_a_sentence_of_the_outlet_itself() -> None:
    omissions = list_left_out(judge_spans(make_spans(FELL, FELL, RAIN), {(0, 1): 0.9, (0, 2): 0.2}))
    (omission,) = omissions["c"]
    assert omission.nearest is not None
    assert (omission.nearest.text, omission.nearest_similarity) == (RAIN, 0.2)


@pytest.mark.parametrize(("similarity", "doubtful"), [(ALONE, True), (ALONE - 0.01, False)])
def test_what_an_outlet_may_tell_in_other_words_is_not_surely_left_out(
    similarity: float, doubtful: bool
) -> None:
    alike = {(0, 1): 0.9, (0, 2): similarity}
    (omission,) = list_left_out(judge_spans(make_spans(FELL, FELL, RAIN), alike))["c"]
    assert omission.doubtful == doubtful


def test_the_nearest_may_be_a_reprint_in_the_outlet_itself() -> None:
    fell, too, rain = make_spans(FELL, FELL, RAIN)
    copy = Sentence(publish("d", RAIN), 0, 0, len(RAIN), "body", 0, copy_of=rain.sentence)
    judged = judge_spans((fell, too, Span(rain.sentence, (copy,))), {(0, 1): 0.9, (0, 2): 0.2})
    assert [each.nearest for each in list_left_out(judged)["d"]] == [copy]


def test_a_reprint_of_a_point_is_no_omission() -> None:
    fell, too = make_spans(FELL, FELL)
    copy = Sentence(publish("d", FELL), 0, 0, len(FELL), "body", 0, copy_of=fell.sentence)
    assert list_left_out(judge_spans((Span(fell.sentence, (copy,)), too), {(0, 1): 0.9}))["d"] == ()


def test_what_is_not_consensus_is_no_omission() -> None:
    judged = judge_spans(make_spans(FELL, FELL, RAIN), {(0, 1): 0.9}, min_support=3)
    assert all(found == () for found in list_left_out(judged).values())
    silences = list_silences(judged.findings, judged.spans, judged.pairs, threshold=0.3)
    assert [len(silences[outlet]) for outlet in "abc"] == [0, 0, 1]  # though it does not tell it


def test_the_most_supported_point_comes_first() -> None:
    spans = make_spans(FELL, FELL, CLOSED, CLOSED, CLOSED, RAIN, outlets="ababcd")
    alike = {(0, 1): 0.9} | dict.fromkeys(combinations(range(2, 5), 2), 0.9)
    omissions = list_left_out(judge_spans(spans, alike))
    assert [each.finding.representative.text for each in omissions["d"]] == [CLOSED, FELL]
    assert [each.finding.representative.text for each in omissions["c"]] == [FELL]


@given(
    outlets=st.text("abcd", min_size=2, max_size=7),
    values=st.lists(st.sampled_from([0.0, 0.2, 0.4, 0.7, 0.9]), min_size=21, max_size=21),
)
def test_an_omission_never_names_an_outlet_that_prints_the_point(
    outlets: str, values: list[float]
) -> None:
    alike = dict(zip(combinations(range(len(outlets)), 2), values, strict=False))
    judged = judge_spans(make_spans(*[FELL] * len(outlets), outlets=outlets), alike)
    for outlet, omissions in list_left_out(judged).items():
        for omission in omissions:
            assert omission.finding.kind == "consensus"
            assert outlet not in {each.outlet for each in omission.finding.members}
            assert omission.nearest_similarity <= 0.3
            assert omission.nearest is None or omission.nearest.outlet == outlet
