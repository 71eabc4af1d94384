"""Insights: which of them a summary tells, who is credited, and whether one alone holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from labelled_stories import record_of
from summarize.errors import LabelsError
from summarize.evaluating.insights import (
    Insight,
    measure_insights,
    read_insights,
    score_coverage,
    score_standing,
)

TEXTS = {
    "a.txt": "The old bridge in Oakley collapsed on Monday.\nA goat watched.\n",
    "b.txt": "On Monday the old bridge in Oakley fell.\nThe mayor wept at noon.\n",
    "c.txt": "The mayor of Oakley wept.\n",
}
BRIDGE = Insight("i1", "The old bridge in Oakley collapsed.", frozenset("ab"))
MAYOR = Insight("i2", "The mayor wept at noon.", frozenset("bc"))
GOAT = Insight("i3", "A goat watched.", frozenset("a"))


def test_an_insight_is_told_when_half_its_content_words_are() -> None:
    """Old, bridge, Oakley, collapsed: b's sentence has three of the four, c's has one."""
    told = record_of(TEXTS, consensus=[("b:0", ["a", "b"])])
    assert score_coverage([BRIDGE], told).told.right == 1
    other = record_of(TEXTS, consensus=[("c:0", ["b", "c"])])
    assert score_coverage([BRIDGE], other).told.right == 0


def test_citations_are_those_of_the_line_that_matches_best() -> None:
    record = record_of(TEXTS, consensus=[("b:1", ["b"]), ("a:0", ["a", "b", "c"])])
    both = score_coverage([BRIDGE, MAYOR, GOAT], record)
    assert str(both.told) == "2/3"
    assert both.citation_precision == pytest.approx((2 / 3 + 1) / 2)
    assert both.citation_recall == pytest.approx((1 + 1 / 2) / 2)
    assert both.citation_f1 == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert both.words == 13


def test_what_is_cut_off_tells_nothing() -> None:
    record = record_of(TEXTS, consensus=[("a:0", ["a"]), ("b:1", ["b"])])
    assert str(score_coverage([MAYOR], record, words=12).told) == "0/1"
    assert str(score_coverage([MAYOR], record, words=13).told) == "1/1"


def test_an_insight_in_a_cluster_of_one_document_is_found_unique() -> None:
    record = record_of(TEXTS, clusters=[["a:0", "b:0"], ["a:1"], ["b:1"], ["c:0"]])
    found = score_standing([BRIDGE, MAYOR, GOAT], record)
    assert str(found.unique) == "1/1"
    assert str(found.shared) == "1/2"
    assert found.balanced_accuracy == pytest.approx(0.75)


def test_two_sentences_of_one_document_share_nothing() -> None:
    record = record_of(TEXTS, clusters=[["a:0", "a:1"], ["b:0"], ["b:1", "c:0"]])
    assert str(score_standing([GOAT], record).unique) == "1/1"


def test_nothing_shown_covers_nothing() -> None:
    empty = record_of(TEXTS)
    assert score_coverage([BRIDGE], empty).told.share == 0
    assert score_standing([GOAT, MAYOR], empty).balanced_accuracy == 0.5


WHOLE = {
    "id": "oakley",
    "documents": [
        {"id": name.removesuffix(".txt"), "outlet": "One", "title": None, "text": text}
        for name, text in TEXTS.items()
    ],
    "subtopics": [
        {"insights": [{"insight_id": "i1", "insight": BRIDGE.text, "docs": ["a", "b"]}]},
        {"insights": [{"insight_id": "i3", "insight": GOAT.text, "docs": ["a"]}]},
    ],
}
DRAWN = {
    "id": "oakley_2",
    "doc_ids": ["b", "a"],
    "gold_points": [
        {"insight_id": "i2", "insight": MAYOR.text, "docs": ["b", "c"]},
        {"insight_id": "i1", "insight": BRIDGE.text, "docs": ["a", "b"]},
    ],
}


def write(path: Path, *records: Mapping[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_a_story_is_read_with_its_insights(tmp_path: Path) -> None:
    (story,) = read_insights([write(tmp_path / "w.jsonl", WHOLE)])
    assert [insight.id for insight in story.insights] == ["i1", "i3"]
    assert [article.outlet for article in story.articles] == ["One", "One (2)", "One (3)"]


def test_a_drawn_story_takes_its_documents_from_the_other_file(tmp_path: Path) -> None:
    drawn, whole = write(tmp_path / "d.jsonl", DRAWN), write(tmp_path / "w.jsonl", WHOLE)
    _, story = read_insights([drawn, whole])
    assert [article.id for article in story.articles] == ["b", "a"]
    assert story.insights[0].documents == {"b"}  # c holds it too, but was not drawn


def test_a_drawn_story_without_its_documents_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match=r"d\.jsonl, line 1.*Give the file that this story"):
        read_insights([write(tmp_path / "d.jsonl", DRAWN)])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subtopics": [{"insights": [{"insight": "x"}]}]}, "'insights' cannot hold"),
        ({"subtopics": [{"topic": "x"}]}, "the list 'insights' is missing"),
        ({"subtopics": []}, "no insight is held by a document of this story"),
    ],
)
def test_insights_that_do_not_fit_are_named_by_their_line(
    tmp_path: Path, change: Mapping[str, Any], said: str
) -> None:
    with pytest.raises(LabelsError, match=rf"w\.jsonl, line 1: {said}"):
        read_insights([write(tmp_path / "w.jsonl", {**WHOLE, **change})])


def test_whole_stories_are_measured_for_coverage_and_drawn_ones_for_standing(
    tmp_path: Path,
) -> None:
    stories = read_insights([write(tmp_path / "x.jsonl", WHOLE, DRAWN)])
    report = measure_insights(stories, 100)
    assert report.coverage["oakley"].told.of == 2
    assert str(report.standing[2].unique) == "1/1"
    assert str(report.standing[2].shared) == "1/1"
    assert report.standing[2].balanced_accuracy == 1
