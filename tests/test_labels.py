"""Labels are checked where they enter: every error names the file, the place and the remedy."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE
from labelled_stories import LEAK, LEAK_GOLD, gold_of, write_labelled
from summarize.errors import LabelsError, SummarizeError
from summarize.evaluating.labels import find_labelled, read_labelled


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    return write_labelled(tmp_path / "leak", LEAK, LEAK_GOLD)


def change_gold(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "gold.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    change(gold)
    path.write_text(json.dumps(gold), encoding="utf-8")


def change_row(folder: Path, line: int, row: str) -> None:
    path = folder / "sentences.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()
    rows[line - 1] = row
    path.write_text("".join(f"{each}\n" for each in rows), encoding="utf-8")


def test_a_labelled_story_holds_its_articles_sentences_and_facts(leak: Path) -> None:
    story = read_labelled(leak)
    assert story.name == "leak"
    assert [article.id for article in story.articles] == ["a", "b", "c"]
    assert story.sentences[3].text == "Water seeps through the dam."
    assert story.boilerplate == {(0, 2)}
    sirens = story.facts[1]
    assert sirens.weight == 2
    assert sirens.documents == {0, 1, 2}


def test_our_sample_is_labelled_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    story = read_labelled(SAMPLE)
    assert len(story.articles) == 5
    assert not caplog.records
    for each in story.sentences:
        assert story.articles[each.place[0]].text[each.start : each.end] == each.text


@pytest.mark.parametrize("name", ["sentences.tsv", "gold.json"])
def test_a_missing_file_is_named_with_what_belongs_there(leak: Path, name: str) -> None:
    (leak / name).unlink()
    with pytest.raises(LabelsError, match=rf"{name}: not there.*data/README\.md"):
        read_labelled(leak)


@pytest.mark.parametrize(
    ("line", "row", "said"),
    [
        (1, "0\t0\t0\t27", "line 1: 4 columns instead of 5. Separate document, sentence"),
        (2, "0\tone\t28\t57\tSirens", "line 2: document, sentence, start, end must be whole"),
        (3, "7\t0\t0\t5\tabcde", "line 3: there is no document 7: the story has 3 articles"),
        (1, "0\t0\t1\t27\tThe dam above Harrow leaks.", "line 1: characters 1 to 27 of a.txt"),
        (1, "0\t0\t5\t5\t", "line 1: characters 5 to 5 of a.txt"),
        (2, "0\t0\t0\t27\tThe dam above Harrow leaks.", r"line 2: sentence \[0, 0\] is listed"),
    ],
)
def test_a_malformed_row_is_named_by_its_line(leak: Path, line: int, row: str, said: str) -> None:
    change_row(leak, line, row)
    with pytest.raises(LabelsError, match=rf"sentences\.tsv, {said}"):
        read_labelled(leak)


def test_an_article_more_than_is_labelled_is_refused(leak: Path) -> None:
    (leak / "d.txt").write_text("Another report.\n", encoding="utf-8")
    with pytest.raises(LabelsError, match="labels 3 documents, but the story has 4 articles"):
        read_labelled(leak)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda g: g.pop("quotes"), "the list 'quotes' is missing"),
        (lambda g: g.update(fact=[]), "unknown key 'fact'; did you mean facts?"),
        (lambda g: g.update(facts=[]), "'facts' is empty"),
        (lambda g: g["facts"][0].pop("weight"), "fact 'leak': the key 'weight' is missing"),
        (lambda g: g["facts"][0].update(weight=4), "fact 'leak': 'weight' cannot be 4"),
        (lambda g: g["facts"][0].update(weight=True), "fact 'leak': 'weight' cannot be True"),
        (lambda g: g["facts"][1].update(id="leak"), "fact 'leak': is there twice"),
        (lambda g: g["facts"][0].update(mentions=[]), "fact 'leak': 'mentions' has 0 entries"),
        (
            lambda g: g["facts"][0].update(mentions=[[0, 9]]),
            r"fact 'leak': there is no sentence \[0, 9\] in sentences.tsv",
        ),
        (lambda g: g["facts"][0].update(mentions=["a"]), "'a' is not .document, sentence."),
        (lambda g: g.update(captions=[[9, 0]]), r"captions: there is no sentence \[9, 0\]"),
        (
            lambda g: g.update(quotes=[{"id": "q", "speaker": "X", "mentions": [[0, 0, "dam"]]}]),
            "quote 'q': 'mentions' has 1 entries; it takes 2 or more",
        ),
        (
            lambda g: g.update(
                quotes=[{"id": "q", "speaker": "X", "mentions": [[0, 0, "dam"], [1, 0, "goat"]]}]
            ),
            r"quote 'q': 'goat' does not stand in sentence \[1, 0\]",
        ),
        (
            lambda g: g.update(conflicts=[{"id": "k", "what": "", "sides": []}]),
            "conflict 'k': 'sides' has 0 entries; it takes 2 or more",
        ),
    ],
)
def test_a_label_that_does_not_fit_is_named(
    leak: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    change_gold(leak, change)
    with pytest.raises(LabelsError, match=rf"gold\.json.*{said}"):
        read_labelled(leak)


def test_broken_json_is_named_by_its_line(leak: Path) -> None:
    (leak / "gold.json").write_text('{\n"facts": [,]}', encoding="utf-8")
    with pytest.raises(LabelsError, match=r"gold\.json, line 2: not readable as JSON"):
        read_labelled(leak)


def test_a_sentence_without_a_fact_is_warned_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    facts = {"leak": (3, [[0, 0], [1, 0]])}
    with caplog.at_level(logging.WARNING):
        read_labelled(write_labelled(tmp_path, LEAK, gold_of(facts)))
    assert "5 sentences state no fact and are no boilerplate, the first [0, 1]" in caplog.text


def test_another_annotators_labels_are_read_from_their_own_file(leak: Path) -> None:
    (leak / "second.json").write_text(json.dumps(gold_of({"all": (1, [[0, 0]])})), encoding="utf-8")
    assert [fact.id for fact in read_labelled(leak, gold="second.json").facts] == ["all"]


def test_a_folder_is_one_labelled_story_or_holds_several(leak: Path, tmp_path: Path) -> None:
    second = write_labelled(tmp_path / "again", LEAK, LEAK_GOLD)
    (tmp_path / "notes").mkdir()
    assert find_labelled(leak) == (leak,)
    assert find_labelled(tmp_path) == (second, leak)


def test_a_folder_without_labels_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="no labelled story here"):
        find_labelled(tmp_path)
    with pytest.raises(LabelsError, match="no such folder"):
        find_labelled(tmp_path / "nowhere")
    assert issubclass(LabelsError, SummarizeError)
