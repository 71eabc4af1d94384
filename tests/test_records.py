from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from conftest import Compose, WordCountEncoder, Write
from summarize import compose_briefing, read_articles
from summarize.judging.additions import Addition
from summarize.showing.records import SCHEMA, to_json, to_record

STORY = {
    "a.txt": "Twelve trucks burned at the depot in Harrow on Monday night.\n\n"
    "The owner of the depot wept.\n",
    "b.txt": "Fifteen trucks burned at the depot in Harrow on Monday night.\n\n"
    "A goat was saved from the flames.\n",
    "c.txt": "Sign up for our newsletter\n",
}


@pytest.fixture
def record(compose: Compose) -> dict[str, Any]:
    return to_record(compose(STORY))


def test_the_record_fits_the_schema_that_ships_with_the_package(record: dict[str, Any]) -> None:
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_every_file_is_listed_in_file_order_even_one_with_nothing_to_compare(
    record: dict[str, Any],
) -> None:
    assert [document["id"] for document in record["documents"]] == ["a", "b", "c"]
    assert record["independent_outlets"] == ["A", "B"]
    assert set(record["unique"]) == {"a", "b", "c"}


def test_offsets_point_into_the_document_text(record: dict[str, Any]) -> None:
    texts = {document["id"]: document["text"] for document in record["documents"]}
    for sentence in record["sentences"]:
        assert texts[sentence["document"]][sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_contested_number_names_both_sides(record: dict[str, Any]) -> None:
    (conflict,) = record["conflicts"]
    assert [side["says"] for side in conflict["sides"]] == ["Twelve trucks", "Fifteen trucks"]
    assert [side["sentences"] for side in conflict["sides"]] == [["a:0"], ["b:0"]]
    assert record["consensus"] == []


def test_every_id_that_is_referred_to_exists(record: dict[str, Any]) -> None:
    sentences = {sentence["id"] for sentence in record["sentences"]}
    clusters = {cluster["id"] for cluster in record["clusters"]}
    assert len(clusters) == len(record["clusters"])
    for cluster in record["clusters"]:
        assert {*cluster["sentences"], cluster["representative"]} <= sentences
        assert set(cluster["besides"]) <= clusters - {cluster["id"]}
    for point in (point for points in record["unique"].values() for point in points):
        assert {point["sentence"], *point["lead_in"]} <= sentences
        assert point["cluster"] in clusters


def test_a_point_that_is_doubtful_is_not_called_unique(compose: Compose) -> None:
    briefing = compose(STORY)
    (first, *rest) = briefing.unique["A"]
    points = (*rest, replace(first, doubtful=True, nearest_similarity=0.25))
    record = to_record(replace(briefing, unique={**briefing.unique, "A": points}))
    assert first.sentence.id not in [point["sentence"] for point in record["unique"]["a"]]
    (point,) = record["doubtful"]["a"]
    assert (point["sentence"], point["margin"]) == (first.sentence.id, 0.2)
    assert list(record["doubtful"]) == list(record["unique"]) == ["a", "b", "c"]


def test_a_line_says_who_states_all_of_it_and_what_would_make_it_fall(compose: Compose) -> None:
    said = "The Aare bridge closed on Monday."
    (line,) = to_record(compose({"a.txt": said, "b.txt": said + " Yes."}))["consensus"]
    assert line["documents"] == line["documents_whole"] == ["a", "b"]
    assert line["agreed"] is None
    assert (line["stands"], line["partly"]) == (False, [])


def test_additions_name_the_part_that_is_the_outlets_own(compose: Compose) -> None:
    briefing = compose({"a.txt": "The bridge closed.", "b.txt": "On Monday the bridge closed."})
    (finding,) = briefing.findings
    sentence = next(each for each in briefing.sentences if each.id == "b:0")
    addition = Addition(finding, sentence, (0, 9), 0.91234567, 0.5)
    record = to_record(replace(briefing, additions={"A": (), "B": (addition,)}))
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert record["additions"] == {
        "a": [],
        "b": [
            {
                "sentence": "b:0",
                "cluster": finding.id,
                "start": 0,
                "end": 9,
                "probability": 0.912346,
                "importance": 0.5,
            }
        ],
    }


def test_omissions_name_the_consensus_that_an_outlet_does_not_mention(compose: Compose) -> None:
    said = "The Aare bridge closed on Monday."
    story = {"a.txt": said, "b.txt": said, "c.txt": said, "d.txt": "The Aare flows."}
    record = to_record(compose({**story, "b.txt": "On Monday the bridge over the Aare closed."}))
    (omission,) = record["omissions"]["D"]
    (line,) = record["consensus"]
    assert (omission["cluster"], omission["nearest"]) == (line["cluster"], "d:0")
    assert omission["margin"] == pytest.approx(0.45 - omission["nearest_similarity"])
    assert record["omissions"]["A"] == []


def test_a_sentence_with_two_facts_stands_in_two_clusters_of_one_finding(
    write_story: Write,
) -> None:
    story = {
        "a.txt": "A storm closed the Aare bridge, and bakers gave bread away.",
        "b.txt": "Because of a storm the bridge over the Aare is shut.",
        "c.txt": "Bread was free at the bakers of the town.",
    }
    briefing = compose_briefing(
        read_articles(write_story(story)),
        encoder=WordCountEncoder(),
        clusterer=lambda *_: [[0, 1], [0, 2]],
    )
    record = to_record(briefing)
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [cluster["id"] for cluster in record["clusters"]] == ["c1", "c1.2"]
    assert [cluster["coverage"] for cluster in record["clusters"]] == [0.666667, 0.666667]
    assert [cluster["besides"] for cluster in record["clusters"]] == [["c1.2"], []]
    (line,) = record["consensus"]
    assert len(line["outlets"]) == 2
    assert sorted([*line["outlets"], *line["partly"]]) == ["A", "B", "C"]
    assert line["outlets_without"] == []


def test_the_text_is_the_same_bytes_every_time(compose: Compose) -> None:
    assert to_json(compose(STORY)) == to_json(compose(STORY))
