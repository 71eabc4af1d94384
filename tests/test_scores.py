"""Every figure can be worked out by hand, and equals what the reference scorer computes."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import WordCountEncoder
from labelled_stories import (
    DEV_STORIES,
    LEAK,
    LEAK_GOLD,
    REFERENCE,
    record_of,
    write_labelled,
)
from summarize import compose_briefing
from summarize.errors import LabelsError
from summarize.evaluating.labels import LabelledStory, read_labelled
from summarize.evaluating.scores import score_record
from summarize.showing.records import to_record

CLUSTERS = [["a:0", "b:0"], ["a:1", "b:1", "c:0"], ["b:2"]]


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> LabelledStory:
    return read_labelled(write_labelled(tmp_path_factory.mktemp("x") / "leak", LEAK, LEAK_GOLD))


def perfect(**more: Any) -> dict[str, Any]:
    """Return the record of a program that makes no mistake."""
    return record_of(
        LEAK,
        **{
            "clusters": CLUSTERS,
            "consensus": [("a:1", ["a", "b", "c"]), ("a:0", ["a", "b"])],
            "unique": {"a": [], "b": ["b:2"], "c": []},
            "boilerplate": ["a:2"],
            **more,
        },
    )


def test_a_record_without_a_mistake_has_full_marks(leak: LabelledStory) -> None:
    scores = score_record(leak, perfect())
    assert scores.boilerplate.f1 == scores.clusters.pairs.f1 == scores.clusters.f1_by_fact == 1
    assert scores.consensus.majority_told.share == scores.consensus.shared_told == 1
    assert scores.consensus.citations.f1 == scores.consensus.whole_credits.share == 1
    assert scores.unique.strict.share == scores.unique.important_told.share == 1
    assert scores.clusters.own_pairs.share == 1
    assert (scores.news_lost, scores.boilerplate_shown, scores.consensus.redundant) == (0, 0, 0)


def test_pairs_count_sentences_and_facts_count_by_weight(leak: LabelledStory) -> None:
    """Four pairs are labelled: one of the leak (weight 3), three of the sirens (weight 2)."""
    scores = score_record(leak, perfect(clusters=[["a:0", "b:0", "b:2"]])).clusters
    assert (scores.pairs.common, scores.pairs.listed, scores.pairs.labelled) == (1, 2, 4)
    assert scores.recall_by_fact == pytest.approx(3 / 5)
    assert scores.f1_by_fact == pytest.approx(2 * 0.5 * 0.6 / 1.1)
    assert str(scores.own_pairs) == "1/2"


def test_the_consensus_is_cut_before_the_first_line_that_does_not_fit(leak: LabelledStory) -> None:
    """The first line has six words, the second five."""
    cut = score_record(leak, perfect(), 10).consensus
    assert (cut.words, cut.lines, cut.shared_told) == (6, 1, 6 / 12)
    assert score_record(leak, perfect(), 11).consensus.lines == 2


def test_a_line_is_right_when_two_articles_state_a_fact_of_it(leak: LabelledStory) -> None:
    told = [("b:2", ["b"]), ("a:0", ["a", "b"]), ("b:0", ["b", "c"])]
    scores = score_record(leak, perfect(consensus=told)).consensus
    assert str(scores.right_lines) == "2/3"
    assert scores.redundant == 1
    assert str(scores.majority_told) == "1/2"
    assert (scores.citations.precision, scores.citations.recall) == (4 / 5, 4 / 5)
    assert str(scores.shown_shared) == "1/2"


def test_a_marked_clause_need_not_credit_the_whole_line(leak: LabelledStory) -> None:
    record = perfect(consensus=[("a:0", ["a", "b", "c"])])
    assert str(score_record(leak, record).consensus.whole_credits) == "2/3"
    record["consensus"][0]["documents_whole"] = ["a"]
    assert str(score_record(leak, record).consensus.whole_credits) == "1/1"


def test_a_unique_point_under_the_wrong_article_is_never_right(leak: LabelledStory) -> None:
    scores = score_record(leak, perfect(unique={"a": ["b:2"], "b": ["b:0", "b:2", "b:2"]}))
    assert scores.unique.listed == 3
    assert str(scores.unique.strict) == str(scores.unique.lenient) == "1/3"
    assert str(scores.unique.important_told) == "1/1"


def test_news_that_is_set_aside_is_lost_and_boilerplate_that_is_shown_leaks(
    leak: LabelledStory,
) -> None:
    scores = score_record(leak, perfect(boilerplate=["a:0"], unique={"a": ["a:2"]}))
    assert scores.news_lost == 1
    assert scores.boilerplate_shown == 1
    assert (scores.boilerplate.precision, scores.boilerplate.recall) == (0, 0)


def test_a_sentence_carries_what_it_covers_by_two_fifths(leak: LabelledStory) -> None:
    """The first sentence of a.txt has 27 characters: eleven are enough, ten are not."""
    record = perfect(clusters=[["a:0", "b:0"]])
    record["sentences"][0]["end"] = 11
    assert score_record(leak, record).clusters.pairs.common == 1
    record["sentences"][0]["end"] = 10
    assert score_record(leak, record).clusters.pairs.common == 0


def test_conflicts_are_matched_one_to_one(tmp_path: Path) -> None:
    sides = [{"says": "", "mentions": [[0, 0]]}, {"says": "", "mentions": [[1, 0]]}]
    conflicts = [{"id": name, "what": "", "sides": sides} for name in ("k", "l")]
    story = read_labelled(write_labelled(tmp_path, LEAK, {**LEAK_GOLD, "conflicts": conflicts}))
    listed = {"sides": [{"sentences": ["b:0"]}, {"sentences": ["a:0"]}]}
    other = {"sides": [{"sentences": ["b:0"]}, {"sentences": ["b:2"]}]}
    scores = score_record(story, perfect(conflicts=[listed, other])).conflicts
    assert scores is not None
    assert (scores.found, scores.labelled, scores.precision) == (1, 2, 1 / 2)


def test_only_four_sentences_of_a_side_count(tmp_path: Path) -> None:
    sides = [{"says": "", "mentions": [[2, 0]]}, {"says": "", "mentions": [[1, 2]]}]
    gold = {**LEAK_GOLD, "conflicts": [{"id": "k", "what": "", "sides": sides}]}
    story = read_labelled(write_labelled(tmp_path, LEAK, gold))
    everything = [each["id"] for each in perfect()["sentences"]]
    record = perfect(conflicts=[{"sides": [{"sentences": everything}, {"sentences": everything}]}])
    scores = score_record(story, record).conflicts
    assert scores is not None
    assert scores.found == 0


def test_quotes_and_conflicts_that_a_record_does_not_list_have_no_figures(
    leak: LabelledStory,
) -> None:
    without = score_record(leak, perfect())
    assert without.quotes is None
    assert without.conflicts is None
    assert "conflicts found" not in without.figures()
    with_both = score_record(leak, perfect(quotes=[], conflicts=[]))
    assert with_both.figures()["quote pairs P/R/F1"] is None
    assert with_both.figures()["conflicts precision"] is None


def test_a_record_that_leaves_out_a_document_is_refused(leak: LabelledStory) -> None:
    record = perfect()
    record["documents"].pop()
    with pytest.raises(LabelsError, match="lists 2 documents, the story has 3 articles"):
        score_record(leak, record)


def test_a_record_that_refers_to_nothing_is_refused(leak: LabelledStory) -> None:
    with pytest.raises(LabelsError, match="holds no sentence 'z:9'"):
        score_record(leak, perfect(consensus=[("z:9", ["a"])]))
    with pytest.raises(LabelsError, match="no document 'z'"):
        score_record(leak, perfect(consensus=[("a:0", ["z"])]))


def test_an_empty_record_scores_nothing_and_fails_nowhere(leak: LabelledStory) -> None:
    figures = score_record(leak, perfect(clusters=[], consensus=[], unique={})).figures()
    assert figures["alignment P/R/F1"] == [0, 0, 0]
    assert figures["majority facts told"] == "0/2"


@given(
    st.lists(
        st.lists(st.sampled_from(["a:0", "a:1", "b:0", "b:1", "b:2", "c:0"]), unique=True),
        max_size=4,
    )
)
@settings(max_examples=50)
def test_shares_stay_between_0_and_1_and_order_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, groups: list[list[str]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any" / "leak"
    story = read_labelled(write_labelled(folder, LEAK, LEAK_GOLD))
    scores = score_record(story, perfect(clusters=groups))
    turned = score_record(story, perfect(clusters=[group[::-1] for group in groups[::-1]]))
    assert scores == turned
    for share in (
        scores.clusters.pairs.precision,
        scores.clusters.pairs.recall,
        scores.clusters.recall_by_fact,
        scores.clusters.own_pairs.share,
    ):
        assert 0 <= share <= 1


# The reference scorer is a script beside the labelled stories, where these are to be had.


def reference_figures(folder: Path, record: dict[str, Any], scratch: Path, words: int) -> Any:
    scratch.write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, str(REFERENCE / "score.py"), str(folder), str(scratch), str(words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def assert_same(story: LabelledStory, record: dict[str, Any], lines: list[str], words: int) -> None:
    ours = score_record(story, record, words).figures()
    ours.pop("own pairs P")  # ours alone
    assert len(lines) == len(ours)
    for line, (name, value) in zip(lines, ours.items(), strict=True):
        assert line.startswith(f"{name} ")
        printed = line.removeprefix(name).strip()
        assert str(value) == printed or value == ast.literal_eval(printed), name


def disturb(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a record of the same sentences with everything else drawn by lot."""
    sentences = [dict(each) for each in record["sentences"]]
    for each in chance.sample(sentences, len(sentences) // 5):
        each["start"] += chance.randint(-20, 20)
        each["end"] = each["start"] + chance.randint(0, 200)
        each["kind"] = chance.choice(["body", "boilerplate", "caption", "headline"])
    names = [each["id"] for each in sentences]
    documents = [each["id"] for each in record["documents"]]

    def some(most: int) -> list[str]:
        return chance.sample(names, chance.randint(1, most))

    def line() -> dict[str, Any]:
        cited = {"sentence": chance.choice(names), "documents": chance.sample(documents, 2)}
        return cited | ({"documents_whole": documents[:1]} if chance.random() < 0.5 else {})

    def conflict() -> dict[str, Any]:
        return {"sides": [{"sentences": some(6)} for _ in range(chance.randint(2, 3))]}

    return {
        "documents": record["documents"],
        "sentences": sentences,
        "clusters": [{"sentences": some(9)} for _ in range(chance.randint(0, 40))],
        "consensus": [line() for _ in range(chance.randint(0, 20))],
        "unique": {name: [{"sentence": each} for each in some(20)] for name in documents},
        "quotes": [
            {"variants": [{"sentence": each} for each in some(4)]}
            for _ in range(chance.randint(0, 30))
        ],
        "conflicts": [conflict() for _ in range(chance.randint(0, 30))],
    }


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="no labelled reporting beside the project")
@pytest.mark.parametrize("name", DEV_STORIES)
def test_the_figures_equal_those_of_the_reference_scorer(name: str, tmp_path: Path) -> None:
    folder = REFERENCE / "dev" / name
    story = read_labelled(folder)
    record = to_record(compose_briefing(story.articles, encoder=WordCountEncoder()))
    chance = random.Random(name)
    records = [record, *(disturb(record, chance) for _ in range(12))]
    for number, each in enumerate(records):
        words = (250, 60)[number % 2]
        lines = reference_figures(folder, each, tmp_path / "record.json", words)
        assert_same(story, each, lines, words)
