"""The usual recipes: what they make of a story has the form of our own record."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from conftest import Compose, WordCountEncoder
from summarize.comparing.tokens import Vectors
from summarize.evaluating.peers import (
    RECIPES,
    Material,
    Recipe,
    find_recipes,
    follow_recipe,
    gather_material,
    group_agglomerative,
    group_communities,
    group_kmeans,
    tell_by_sumy,
    tell_first_sentences,
)

# Two sentences of each article say the same; the goat, the mayor and the sheep are one's own.
STORY = {
    "a.txt": "The old harbour bridge in Oakley collapsed.\n\nA goat watched it fall.\n",
    "b.txt": "The harbour bridge in Oakley collapsed early.\n\nThe mayor wept at noon.\n",
    "c.txt": "In Oakley the old harbour bridge collapsed.\n\nSeven sheep crossed before.\n",
}
# 45 degrees apart: cosines of 0.71 with the next, 0 with the one after
FAN = np.array([[1, 0], [0.7071, 0.7071], [0, 1]], dtype=np.float32)


@pytest.fixture
def material(compose: Compose) -> Material:
    return gather_material(compose(STORY), WordCountEncoder())


def by_text(record: Mapping[str, Any]) -> dict[str, str]:
    return {each["id"]: each["text"] for each in record["sentences"]}


def together(labels: Sequence[int]) -> set[frozenset[int]]:
    """Return the rows of each cluster, whatever its label."""
    return {
        frozenset(row for row, each in enumerate(labels) if each == label) for label in set(labels)
    }


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_recipe_finds_what_all_articles_say(material: Material, recipe: Recipe) -> None:
    setting = 1.5 if recipe.name == "k-means" else 0.5
    record = follow_recipe(material, recipe, setting)
    (line,) = record["consensus"]
    assert line["documents"] == ["a", "b", "c"]
    assert "bridge" in by_text(record)[line["sentence"]]
    alone = {point["sentence"] for points in record["unique"].values() for point in points}
    assert {"goat", "mayor", "sheep"} <= set(" ".join(by_text(record)[x] for x in alone).split())


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_sentence_of_report_is_in_one_cluster(material: Material, recipe: Recipe) -> None:
    for setting in recipe.sweep:
        record = follow_recipe(material, recipe, setting)
        members = [each for cluster in record["clusters"] for each in cluster["sentences"]]
        assert sorted(members) == sorted(sentence.id for sentence in material.sentences)


def test_the_medoid_speaks_for_its_cluster(material: Material) -> None:
    """Row 1 is 45 degrees from either of the others, which are 90 degrees apart."""
    fan = replace(material, sentences=material.sentences[:6:2], vectors=FAN)
    one = Recipe("one", lambda vectors, _: [0] * len(vectors), 0, (), "")
    (line,) = follow_recipe(fan, one, 0)["consensus"]
    assert line["sentence"] == fan.sentences[1].id


def test_average_linkage_joins_at_its_cosine_and_not_beyond() -> None:
    """0 and 1 join at 0.71; with 2 they have 0.35 on average."""
    assert len(together(group_agglomerative(FAN, 0.75))) == 3
    assert len(together(group_agglomerative(FAN, 0.5))) == 2
    assert len(together(group_agglomerative(FAN, 0.3))) == 1


def test_a_community_is_what_lies_near_one_of_its_members() -> None:
    assert together(group_communities(FAN, 0.7)) == {frozenset({0, 1, 2})}
    assert together(group_communities(FAN, 0.75)) == {frozenset({row}) for row in range(3)}


def test_kmeans_never_wants_more_clusters_than_there_are_different_sentences() -> None:
    same = np.repeat(FAN[:2], 3, axis=0)
    assert together(group_kmeans(same, 1.0)) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}
    assert len(together(group_kmeans(same, 100.0))) == 1


@given(
    arrays.arrays(
        np.float32, (7, 3), elements=st.floats(-1, 1, width=16), fill=st.just(np.float32(0.5))
    ),
    st.floats(0.25, 0.8),
)
@settings(max_examples=25)
def test_every_row_has_a_label_and_the_same_vectors_the_same_labels(
    vectors: Vectors, cosine: float
) -> None:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = np.where(lengths > 0.01, vectors / np.maximum(lengths, 0.01), [1, 0, 0])
    for group, setting in (
        (group_agglomerative, cosine),
        (group_communities, cosine),
        (group_kmeans, 1 / cosine),
    ):
        labels = group(unit.astype(np.float32), setting)
        assert len(labels) == 7
        assert together(group(unit.astype(np.float32), setting)) == together(labels)


def test_a_story_of_one_sentence_needs_no_clustering(compose: Compose) -> None:
    one = gather_material(compose({"a.txt": "The bridge collapsed today.\n"}), WordCountEncoder())
    for recipe in RECIPES:
        record = follow_recipe(one, recipe, recipe.usual)
        assert record["consensus"] == []
        assert [point["sentence"] for point in record["unique"]["a"]] == ["a:0"]


def test_first_sentences_come_in_turn(material: Material) -> None:
    told = tell_first_sentences(material)["consensus"]
    assert [line["documents"] for line in told] == [["a"], ["b"], ["c"], ["a"], ["b"], ["c"]]


def test_lexrank_tells_first_what_has_words_in_common_with_the_most(compose: Compose) -> None:
    story = {
        "a.txt": "The goats crossed quickly.\n\nThe mayors wept aloud.\n",
        "b.txt": "The bridges fell apart.\n\nThe sheep slept soundly.\n",
        "c.txt": "Goats crossed, mayors wept, bridges fell and sheep slept.\n",
    }
    record = tell_by_sumy(gather_material(compose(story), WordCountEncoder()))
    first, *others = record["consensus"]
    assert first["sentence"] == "c:0"
    assert len(others) == 4


def test_what_we_set_aside_is_set_aside_for_the_recipes_too(compose: Compose) -> None:
    story = {**STORY, "d.txt": "Sign up for our newsletter\n"}
    material = gather_material(compose(story), WordCountEncoder())
    assert material.documents == ("a", "b", "c")
    record = follow_recipe(material, RECIPES[0], 0.5)
    assert [each["id"] for each in record["documents"]] == ["a", "b", "c", "d"]
    assert record["unique"]["d"] == []


def test_bertopic_is_used_where_it_is_installed_and_named_where_it_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert find_recipes() == (RECIPES, ("BERTopic",))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    recipes, missing = find_recipes()
    assert [recipe.name for recipe in recipes][-1] == "BERTopic"
    assert missing == ()
