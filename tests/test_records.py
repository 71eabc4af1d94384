from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from conftest import Compose
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
    for cluster in record["clusters"]:
        assert {*cluster["sentences"], cluster["representative"]} <= sentences
    for point in (point for points in record["unique"].values() for point in points):
        assert {point["sentence"], *point["lead_in"]} <= sentences
        assert point["cluster"] in clusters


def test_the_text_is_the_same_bytes_every_time(compose: Compose) -> None:
    assert to_json(compose(STORY)) == to_json(compose(STORY))
