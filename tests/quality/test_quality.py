"""What must hold of clusters and clashes on our own labelled sample, whatever the figures.

Lowering a bound takes a change here and a line in CHANGELOG.md that says why.
"""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT, SAMPLE
from summarize import Settings, compose_briefing, read_articles
from summarize.comparing import similarity
from summarize.comparing.cache import PLACE_VARIABLE, Cache

sys.path.insert(0, str(ROOT / "benchmarks"))

import overlap  # a script beside the package, not part of it


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> overlap.Labelled:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLACE_VARIABLE, str(tmp_path_factory.mktemp("cache") / "computed.sqlite"))
        return overlap.read_labelled(SAMPLE)


def test_clusters_hold_what_states_the_same_fact(labelled: overlap.Labelled) -> None:
    precision, recall, both = overlap.score(labelled, Settings().similarity)
    assert precision >= 0.75
    assert recall >= 0.48
    assert both >= 0.58


def test_words_and_vectors_together_beat_vectors_alone(
    labelled: overlap.Labelled, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = overlap.score(labelled, Settings().similarity)[2]
    monkeypatch.setattr(similarity, "WORD_SHARE", 0.0)
    assert ours > max(overlap.score(labelled, threshold)[2] for threshold in (0.3, 0.4, 0.5))


def test_every_clash_that_is_shown_in_the_sample_is_one(own_cache: Cache) -> None:
    briefing = compose_briefing(read_articles(SAMPLE), cache=own_cache)
    shown = {
        frozenset(side.says for side in clash.sides)
        for finding in briefing.of_kind("contested")
        for clash in finding.clashes
    }
    assert shown == {
        frozenset({"340 households", "362 households"}),
        frozenset({"5:15 a.m.", "6:40 a.m."}),
        frozenset({"60 cubic metres", "85 cubic metres"}),
    }
