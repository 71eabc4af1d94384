"""ROUGE beside other summaries: figures that can be counted by hand, and what is chance."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import Settings, compose_briefing
from summarize.errors import LabelsError
from summarize.evaluating.corpora import read_corpus
from summarize.evaluating.rouge import (
    CONSENSUS,
    OURS,
    RougeReport,
    compare_paired,
    cut,
    match_references,
    measure_rouge,
    tell_in_full,
)
from summarize.judging.consensus import Line

STORY: dict[str, Any] = {
    "id": "bridge",
    "documents": [
        {
            "id": "a",
            "outlet": "A News",
            "date": "2026-03-10",
            "text": "A goat watched from the hill.\n\nThe old bridge in Oakley fell on Monday.",
        },
        {
            "id": "b",
            "outlet": "B Post",
            "date": "",
            "text": "The mayor wept at noon.\n\nThe old bridge in Oakley fell on Monday night.",
        },
    ],
    "references": ["The old bridge in Oakley has fallen."],
}


def write_corpus(path: Path, *stories: Mapping[str, Any]) -> Path:
    text = "".join(f"{json.dumps(story)}\n" for story in stories)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def test_common_words_and_pairs_are_counted_with_their_stems() -> None:
    """Of four words three are common (bridges counts as bridge), of three pairs two."""
    found = match_references(["old bridge fell down"], [["the old bridges fell"]])
    assert found["ROUGE-1"][0].f1 == pytest.approx(3 / 4)
    assert found["ROUGE-2"][0].f1 == pytest.approx(2 / 3)
    assert found["ROUGE-L"][0].recall == pytest.approx(3 / 4)


def test_of_several_references_the_best_counts() -> None:
    found = match_references(["a b c"], [["x y z", "a b c"]])
    assert found["ROUGE-2"][0].f1 == 1


def test_the_cut_counts_words_at_spaces() -> None:
    assert cut(" one  two\nthree four", 3) == "one two three"
    assert cut("one", 3) == "one"


def report_on(path: Path, words: int = 8) -> RougeReport:
    return measure_rouge(read_corpus(path), words)


def test_our_consensus_tells_what_the_articles_agree_on(tmp_path: Path) -> None:
    report = report_on(write_corpus(tmp_path / "c.jsonl", STORY, {**STORY, "id": "again"}))
    ours, alone, lead, *others = report.systems
    names = [ours.name, alone.name, lead.name, *(each.name for each in others)]
    assert names == [OURS, CONSENSUS, "lead", "LexRank", "random"]
    assert ours.means["ROUGE-2"].f1 > lead.means["ROUGE-2"].f1
    assert ours.words == lead.words == 8
    against_lead = next(each for each in report.differences if each.other == "lead")
    assert against_lead.mean == pytest.approx(ours.means["ROUGE-1"].f1 - lead.means["ROUGE-1"].f1)
    assert report.stories == 2


def test_lead_is_the_first_words_of_the_articles_one_after_the_other(tmp_path: Path) -> None:
    story = {**STORY, "references": ["A goat watched from the hill."]}
    report = report_on(write_corpus(tmp_path / "c.jsonl", story), words=6)
    lead = report.systems[2]
    assert lead.means["ROUGE-L"].f1 == 1


def test_a_summary_with_no_more_to_say_says_how_many_words_it_used(tmp_path: Path) -> None:
    ours, alone, lead, *_ = report_on(write_corpus(tmp_path / "c.jsonl", STORY), words=40).systems
    assert alone.words < 15 < ours.words
    assert lead.words == 28


def test_what_follows_the_consensus_is_told_by_several_before_by_one(tmp_path: Path) -> None:
    (story,) = read_corpus(write_corpus(tmp_path / "c.jsonl", STORY))
    briefing = compose_briefing(story.articles, Settings(summary_words=20, min_support=3))
    told = tell_in_full(replace(briefing, summary=()))
    support = {each.representative.text: each.support for each in briefing.findings}
    assert [support[text] for text in told] == sorted((support[t] for t in told), reverse=True)
    assert support[told[0]] == 2
    (line,) = (each for each in briefing.findings if each.representative.text == told[-1])
    first = tell_in_full(replace(briefing, summary=(Line(line),)))
    assert first == [told[-1], *told[:-1]]


def test_a_gzipped_corpus_reads_like_a_plain_one_and_a_limit_from_its_top(tmp_path: Path) -> None:
    stories = [{**STORY, "id": str(number)} for number in range(3)]
    plain = read_corpus(write_corpus(tmp_path / "c.jsonl", *stories))
    zipped = read_corpus(write_corpus(tmp_path / "c.jsonl.gz", *stories))
    assert plain == zipped
    assert [story.id for story in read_corpus(tmp_path / "c.jsonl.gz", 2)] == ["0", "1"]


def test_documents_keep_their_order_and_have_outlets_of_their_own(tmp_path: Path) -> None:
    documents = [{"text": "One."}, {"text": "Two.", "outlet": "X"}, {"text": "3.", "outlet": "X"}]
    story = {"documents": documents, "summary": "One."}
    (read,) = read_corpus(write_corpus(tmp_path / "c.jsonl", story))
    assert [article.outlet for article in read.articles] == ["Document 1", "X", "X (3)"]
    assert read.references == ("One.",)


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ({**STORY, "documents": []}, "'documents' is empty"),
        ({**STORY, "documents": [{"id": "a"}]}, "document 'a' has no 'text'"),
        ({**STORY, "documents": [STORY["documents"][0]] * 2}, "document 'a' is there twice"),
        ({**STORY, "documents": ["text"]}, "'documents' cannot hold 'text'"),
        ({**STORY, "references": []}, "'references' is empty"),
        ({"documents": STORY["documents"]}, "the list 'references' is missing; there is docum"),
    ],
)
def test_a_story_that_does_not_fit_is_named_by_its_line(
    tmp_path: Path, story: dict[str, Any], said: str
) -> None:
    path = write_corpus(tmp_path / "c.jsonl", STORY, story)
    with pytest.raises(LabelsError, match=rf"c\.jsonl, line 2: .*{said}"):
        read_corpus(path)


def test_a_file_that_is_no_corpus_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="no such file"):
        read_corpus(tmp_path / "nowhere.jsonl")
    (tmp_path / "x.jsonl").write_text("\n{oops\n")
    with pytest.raises(LabelsError, match=r"line 2: not readable as JSON"):
        read_corpus(tmp_path / "x.jsonl")
    (tmp_path / "x.jsonl").write_text("\n")
    with pytest.raises(LabelsError, match="holds no story"):
        read_corpus(tmp_path / "x.jsonl")
    whole = write_corpus(tmp_path / "c.jsonl.gz", *[STORY] * 50).read_bytes()
    (tmp_path / "c.jsonl.gz").write_bytes(whole[:-20])
    with pytest.raises(LabelsError, match="is damaged"):
        read_corpus(tmp_path / "c.jsonl.gz")


def test_a_steady_difference_is_significant_and_a_wavering_one_is_not() -> None:
    mean, low, high, p = compare_paired(np.array([0.10, 0.12, 0.08, 0.11, 0.09] * 6))
    assert mean == pytest.approx(0.1)
    assert 0 < low < mean < high
    assert p < 0.001
    *_, wavering = compare_paired(np.array([0.1, -0.1] * 15))
    assert wavering > 0.5


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=20))
@settings(max_examples=30)
def test_turning_the_differences_round_turns_the_interval_round(values: list[float]) -> None:
    mean, low, high, p = compare_paired(np.array(values))
    turned = compare_paired(-np.array(values))
    assert turned == pytest.approx((-mean, -high, -low, p))
    assert low <= mean + 1e-12
    assert mean <= high + 1e-12
    assert 0 < p <= 1
