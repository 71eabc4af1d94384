"""Sliders: what they show is what a briefing at their threshold says."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from conftest import WordCountEncoder, Write
from summarize import Settings, compose_briefing, read_articles
from summarize.briefing import Comparison, prepare_comparison
from summarize.showing.sliders import slide_consensus, slide_overlap, slide_unique

HOSTILE = "Cash $x_1$ <script>alert(1)</script> was paid for the old bridge."
STORY = {
    "a.txt": f"The old bridge over the river fell.\n\n{HOSTILE}",
    "b.txt": "The bridge over the river was old.\n\nTrains ran late.",
    "sources.csv": "file,outlet\na.txt,A <b>\nb.txt,B\n",
}
Slide = Callable[[Comparison], Any]


@pytest.mark.parametrize("slide", [slide_overlap, slide_consensus, slide_unique])
def test_moving_a_slider_judges_the_story_at_its_threshold(
    slide: Slide, write_story: Write
) -> None:
    articles = read_articles(write_story(STORY))
    comparison = prepare_comparison(articles, Settings(), encoder=WordCountEncoder())
    slider, shown = slide(comparison).children
    assert slider.value == Settings().similarity
    first = shown.value
    slider.value = 0.95
    at_95 = compose_briefing(articles, Settings(similarity=0.95), encoder=WordCountEncoder())
    assert escape(at_95.outcome()) in shown.value
    slider.value = Settings().similarity
    assert shown.value == first


@pytest.mark.parametrize("slide", [slide_overlap, slide_consensus, slide_unique])
def test_a_slider_shows_no_markup_of_an_article(slide: Slide, write_story: Write) -> None:
    articles = read_articles(write_story(STORY))
    slider, shown = slide(prepare_comparison(articles, encoder=WordCountEncoder())).children
    for threshold in (0.15, 0.5, 0.95):
        slider.value = threshold
        assert "<script" not in shown.value
        assert "<b>" not in shown.value
        assert "mathjax_ignore" in shown.value
