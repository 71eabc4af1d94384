"""The figures that floors.json pins hold; floors.py says how to raise and to lower one."""

from __future__ import annotations

import pytest

from quality import floors

PINNED = floors.read_floors()


@pytest.mark.parametrize("story", PINNED)
def test_no_figure_falls_below_what_is_pinned(story: str) -> None:
    folder = floors.find_story(story)
    if story != "reservoir-leak" and not folder.is_dir():
        pytest.skip("no labelled reporting beside the project")
    assert floors.digest_labels(folder) == PINNED[story].labels, (
        f"the labels have changed: python tests/quality/floors.py --anew {story}"
    )
    assert floors.find_fallen(PINNED[story].figures, floors.measure(folder)) == []


def test_our_sample_is_pinned_with_every_figure() -> None:
    assert set(PINNED["reservoir-leak"].figures) == {*floors.RISING, *floors.FALLING}


def test_a_figure_falls_when_it_is_worse_by_more_than_the_slack() -> None:
    pinned = {"by fact F1": 0.5, "news sentences lost": 0.0}
    assert floors.find_fallen(pinned, {"by fact F1": 0.48, "news sentences lost": 0}) == []
    assert floors.find_fallen(pinned, {"by fact F1": 0.47, "news sentences lost": 1}) == [
        "by fact F1: 0.47, pinned 0.5",
        "news sentences lost: 1, pinned 0",
    ]


def test_raising_lowers_nothing_and_lowering_only_what_is_named() -> None:
    floor = floors.Floor("", {"by fact F1": 0.5, "shared told": 0.5, "news sentences lost": 1.0})
    worse = {"by fact F1": 0.4, "shared told": 0.6, "news sentences lost": 0.0}
    raised = floors.pin(floor, worse, raising=True, lowering=set())
    assert raised.figures == {"by fact F1": 0.5, "shared told": 0.6, "news sentences lost": 0}
    lowered = floors.pin(floor, worse, raising=False, lowering={"by fact F1"})
    assert lowered.figures == {"by fact F1": 0.4, "shared told": 0.5, "news sentences lost": 1}
