"""Ours and the usual recipes side by side, and the command that prints them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from conftest import WordCountEncoder
from labelled_stories import LEAK, LEAK_GOLD, write_labelled
from summarize.errors import LabelsError
from summarize.evaluating.evaluation import COLUMNS, OURS, Evaluation, evaluate_stories
from summarize.evaluating.insights import InsightReport, Standing
from summarize.evaluating.labels import read_labelled
from summarize.evaluating.reports import (
    mean_table,
    scores_table,
    standing_table,
    to_json,
    to_text,
)
from summarize.evaluating.scores import Rate
from test_cli import summarize
from test_rouge import STORY, write_corpus


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    folder = tmp_path_factory.mktemp("stories")
    stories = [
        read_labelled(write_labelled(folder / name, LEAK, LEAK_GOLD)) for name in ("one", "two")
    ]
    return evaluate_stories(stories, 100, encoder=WordCountEncoder())


def test_every_system_is_scored_on_every_story_ours_first(evaluation: Evaluation) -> None:
    assert [system.name for system in evaluation.systems][:2] == [OURS, "community_detection"]
    assert len(evaluation.results) == 2 * len(evaluation.systems)
    assert len({result.system.title for result in evaluation.results}) == len(evaluation.systems)


def test_an_oracle_is_named_as_one_and_never_worse_than_the_usual_setting(
    evaluation: Evaluation,
) -> None:
    for system in evaluation.systems:
        if system.best_here:
            assert system.title.endswith("(oracle)")
            (usual,) = (
                each
                for each in evaluation.systems
                if each.name == system.name and not each.best_here
            )
            best, common = (
                [scores.clusters.f1_by_fact for scores in evaluation.of_system(each)]
                for each in (system, usual)
            )
            assert sum(best) >= sum(common)


def test_the_mean_stands_below_the_stories(evaluation: Evaluation) -> None:
    table = scores_table(evaluation)
    assert list(dict.fromkeys(table["story"])) == ["one", "two", "mean"]
    one, two, mean = table[table["system"] == OURS].to_dict("records")
    for name in COLUMNS:
        assert mean[name] == pytest.approx((one[name] + two[name]) / 2, abs=1e-6)


def test_what_only_tells_has_no_figures_on_clusters(evaluation: Evaluation) -> None:
    table = mean_table(evaluation)
    lexrank = {row["system"]: row for row in table.to_dict("records")}["LexRank"]
    assert pd.isna(lexrank["by fact F1"])
    assert lexrank["majority told"] >= 0
    assert "–" in to_text(table, "means", 114)


def test_the_data_hold_every_figure_of_every_system(evaluation: Evaluation) -> None:
    record = json.loads(to_json(evaluation, None, None))
    assert record["rouge"] is record["insights"] is None
    assert len(record["stories"]["results"]) == len(evaluation.results)
    assert record["stories"]["results"][0]["figures"]["majority facts told"].endswith("/2")


def test_counts_are_printed_whole_and_shares_to_two_places() -> None:
    report = InsightReport({}, {5: Standing(unique=Rate(2, 3), shared=Rate(1, 4))})
    assert to_text(standing_table(report), "x", 114).split()[-6:] == [
        "5", "3", "0.67", "4", "0.25", "0.46",
    ]  # fmt: skip


def test_a_name_cannot_paint_the_terminal(evaluation: Evaluation) -> None:
    table = mean_table(evaluation).replace(OURS, "\x1b[31mred\n[bold]x")
    assert "\x1b" not in to_text(table, "\x1b]0;owned\x07", 114)
    assert "[31mred [bold]x" in to_text(table, "x", 114)


def test_two_stories_of_one_name_are_refused(tmp_path: Path) -> None:
    story = read_labelled(write_labelled(tmp_path / "leak", LEAK, LEAK_GOLD))
    with pytest.raises(LabelsError, match="two stories are called leak"):
        evaluate_stories([story, story], 100, encoder=WordCountEncoder())
    with pytest.raises(LabelsError, match="no labelled story"):
        evaluate_stories([], 100, encoder=WordCountEncoder())


def test_evaluate_measures_the_sample_and_writes_what_it_is_told_to(tmp_path: Path) -> None:
    done = summarize("evaluate", "--no-peers", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "RESERVOIR-LEAK" in done.stdout
    assert "LexRank" not in done.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "evaluation.json",
        "evaluation.csv",
    }
    record = json.loads((tmp_path / "out" / "evaluation.json").read_text(encoding="utf-8"))
    assert record["stories"]["results"][0]["story"] == "reservoir-leak"
    assert done.stderr == "summarize: comparing reservoir-leak\n"


def test_evaluate_takes_a_folder_of_stories_and_sets_the_recipes_beside_ours(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        write_labelled(tmp_path / name, LEAK, LEAK_GOLD)
    done = summarize("evaluate", tmp_path)
    assert done.returncode == 0, done.stderr
    for word in ("ONE", "TWO", "MEAN", "summarize", "k-means", "LexRank", "(oracle)"):
        assert word in done.stdout
    assert ("BERTopic: not installed" in done.stdout) != ("BERTopic 2" in done.stdout)


def test_evaluate_measures_rouge_alone_when_only_that_is_asked(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.jsonl.gz", STORY, {**STORY, "id": "second"})
    done = summarize("evaluate", "--rouge", corpus, "--words", "20", "--limit", "1")
    assert done.returncode == 0, done.stderr
    assert "ROUGE-1" in done.stdout
    assert "RESERVOIR-LEAK" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "no such folder"),
        (["."], "no labelled story here"),
        (["--rouge", "nowhere.jsonl"], "no such file"),
        (["--insights", "nowhere.jsonl"], "no such file"),
        (["--words", "5"], "greater than or equal to 20"),
    ],
)
def test_evaluate_refuses_what_it_cannot_use_with_code_2(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    done = summarize("evaluate", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_reading_labels_and_scoring_load_no_heavy_library() -> None:
    command = (
        "import sys, summarize.evaluating.scores; "
        "print(sorted({'sklearn', 'rouge_score', 'torch', 'sumy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
