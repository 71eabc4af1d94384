"""What each outlet alone says."""

from itertools import chain

import pytest

from conftest import Compose
from judged import compare_words, judge_spans
from one_liners import make_spans
from summarize import Briefing
from summarize.comparing.cache import Cache
from summarize.comparing.embeddings import embed, load_encoder
from summarize.judging.agreement import Comparer
from summarize.judging.unique import ALONE, choose_weightiest, list_unique

SHARED = "Nobody was hurt."
STORY = {
    "a.txt": f"{SHARED}\nSchools stay closed.\nGulls circled all day above the empty harbour.",
    "b.txt": f"{SHARED}\nThe harbour reopens to fishing boats on Saturday morning.",
    "c.txt": f"{SHARED}\nTrains ran late.",
}


def texts(briefing: Briefing, outlet: str) -> list[str]:
    return [point.sentence.text for point in briefing.unique[outlet]]


def test_every_unique_point_stands_once_under_its_outlet(compose: Compose) -> None:
    briefing = compose(STORY)
    listed = list(chain.from_iterable(briefing.unique.values()))
    assert sorted(point.finding.id for point in listed) == sorted(
        finding.id for finding in briefing.of_kind("unique")
    )
    for outlet, points in briefing.unique.items():
        assert all(point.finding.cluster.origins == (outlet,) for point in points)
    assert sorted(texts(briefing, "A")) == [
        "Gulls circled all day above the empty harbour.",
        "Schools stay closed.",
    ]


def test_headlines_are_left_out(compose: Compose) -> None:
    briefing = compose({"a.txt": "Milford dam breaks at dawn\n\nSchools stay closed."})
    assert len(briefing.of_kind("unique")) == 2
    assert texts(briefing, "A") == ["Schools stay closed."]


def test_captions_are_listed(compose: Compose) -> None:
    briefing = compose({"a.txt": "Carl Roe, left, hugs Ana Ortiz.\n\nSchools stay closed."})
    assert "Carl Roe, left, hugs Ana Ortiz." in texts(briefing, "A")


def test_an_outlet_with_nothing_of_its_own_has_an_empty_list(compose: Compose) -> None:
    briefing = compose({"a.txt": SHARED, "b.txt": f"{SHARED}\nTrains ran late."})
    assert briefing.unique["A"] == ()


def test_the_nearest_elsewhere_is_of_another_outlet(compose: Compose) -> None:
    briefing = compose(STORY)
    (gulls,) = (point for point in briefing.unique["A"] if "Gulls" in point.sentence.text)
    assert gulls.nearest is not None
    assert gulls.nearest.text == "The harbour reopens to fishing boats on Saturday morning."
    assert 0 < gulls.nearest_similarity <= briefing.settings.similarity
    for outlet, points in briefing.unique.items():
        assert all(point.nearest is None or point.nearest.origin != outlet for point in points)


def test_a_point_that_shares_no_word_has_nothing_near(compose: Compose) -> None:
    (point,) = compose(STORY).unique["C"]
    assert (point.nearest, point.nearest_similarity) == (None, 0)


def test_a_reprinted_point_stands_with_the_outlet_that_reported_it(compose: Compose) -> None:
    report = "Police rerouted twelve heavy trucks over the old stone bridge late on Monday night."
    briefing = compose(
        {"a.txt": f"{SHARED}\n{report}", "b.txt": f"{SHARED}\nTrains ran late.\n{report}"}
    )
    (point,) = briefing.unique["A"]
    assert (point.sentence.text, point.finding.documents) == (report, ("a", "b"))
    assert texts(briefing, "B") == ["Trains ran late."]


def test_an_outlet_that_only_reprints_has_no_list(compose: Compose) -> None:
    report = "Police rerouted twelve heavy trucks over the old stone bridge late on Monday night."
    assert list(compose({"a.txt": report, "b.txt": report}).unique) == ["A"]


def test_points_come_most_important_first(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": "Governor Ana Ortiz sent 40 soldiers and 12 trucks to Milford on Monday.\n"
            "Trains ran late."
        }
    )
    importances = [point.importance for point in briefing.unique["A"]]
    assert importances == sorted(importances, reverse=True)
    assert all(0 <= importance <= 1 for importance in importances)
    assert texts(briefing, "A")[0].startswith("Governor Ana Ortiz")


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_point_that_needs_a_lead_in_carries_it(compose: Compose, name: str) -> None:
    briefing = compose(
        {f"{name}.txt": "Mayor Ana Ortiz came at dawn.\nShe also thanked the crews."}
    )
    (point,) = (p for p in briefing.unique[name.upper()] if p.sentence.index == 1)
    assert [each.text for each in point.lead_in] == ["Mayor Ana Ortiz came at dawn."]


@pytest.mark.parametrize(("similarity", "doubtful"), [(ALONE, False), (ALONE + 0.01, True)])
def test_a_point_that_another_outlet_may_tell_is_doubtful(
    similarity: float, doubtful: bool
) -> None:
    judged = judge_spans(make_spans("Trains ran late.", "Few trains ran."), {(0, 1): similarity})
    points = list_unique(judged.findings, judged.spans, judged.pairs, compare_words(judged))
    assert [point.doubtful for point in points["a"]] == [doubtful]
    assert points["a"][0].nearest_similarity == pytest.approx(similarity)


def test_doubtful_points_come_after_all_others() -> None:
    weighty = "Governor Ana Ortiz sent 40 soldiers and 12 trucks to Milford on Monday."
    spans = make_spans(weighty, "Trains ran late.", "Ana Ortiz sent soldiers.", outlets="aab")
    judged = judge_spans(spans, {(0, 2): 0.29})
    points = list_unique(judged.findings, judged.spans, judged.pairs, compare_words(judged))
    assert [(p.sentence.text, p.doubtful) for p in points["a"]] == [
        ("Trains ran late.", False),
        (weighty, True),
    ]


def test_the_weightiest_are_chosen_whether_others_may_say_them_or_not() -> None:
    weighty = "Governor Ana Ortiz sent 40 soldiers and 12 trucks to Milford on Monday."
    spans = make_spans(
        weighty, "Late trains ran through Milford.", "It was sad.", "Ana Ortiz.", outlets="aaab"
    )
    judged = judge_spans(spans, {(0, 3): 0.29})
    points = list_unique(judged.findings, judged.spans, judged.pairs, compare_words(judged))["a"]
    chosen = choose_weightiest(points, 5)
    assert [point.doubtful for point in chosen] == [True, False]
    assert [point.sentence.text for point in chosen] == [spans[0].text, spans[1].text]
    assert choose_weightiest(points, 1) == chosen[:1]


def test_of_a_doubtful_point_the_part_that_is_its_own_is_marked(own_cache: Cache) -> None:
    told = "The dam above Milford broke at dawn on Monday"
    full = f"{told}, while three retired engineers accused the governor of hiding a report."
    spans = make_spans(full, f"{told}.", "Gulls circled.", outlets="aba")
    judged = judge_spans(spans, {(0, 1): 0.29})
    comparer = Comparer(embed(spans, load_encoder("all-MiniLM-L6-v2", own_cache)), judged.pairs)
    points = list_unique(judged.findings, judged.spans, judged.pairs, comparer)["a"]
    (sure, doubtful) = points
    assert (sure.doubtful, sure.own) == (False, None)
    assert doubtful.own is not None
    assert "accused the governor" in full[slice(*doubtful.own)]
    assert told not in full[slice(*doubtful.own)]


def test_what_tells_next_to_nothing_by_itself_comes_last(compose: Compose) -> None:
    told = (
        "The mood was tense.",
        "Then it went quiet again.",
        "But one remark of the mayor was addressed to reporters alone:",
        "The culvert below the sluice was built without a drawing.",
        "No one was hurt.",
    )
    points = compose({"a.txt": "\n".join(told), "b.txt": "Trains ran late."}).unique["A"]
    assert [point.slight for point in points] == [False, False, True, True, True]
    assert {point.sentence.text for point in points[:2]} == set(told[3:])
