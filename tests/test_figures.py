"""Figures: the same bytes every time, hostile names, many points."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Callable
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from conftest import Compose, WordCountEncoder, Write
from summarize import Briefing, read_articles
from summarize.briefing import Comparison, prepare_comparison
from summarize.showing import figures
from summarize.showing.figures import (
    coverage_figure,
    evidence_figure,
    likeness_figure,
    map_figure,
    shorten,
    sweep_figure,
    to_html,
    to_svg,
)
from summarize.showing.overlap import explain, sweep

Draw = Callable[[Briefing], Figure]

AGREED = "The old bridge over the river collapsed during the night."
ALONE = "A baker sold warm bread to the crowd until noon."
LATE = "Trains ran late."
HOSTILE = "Cash $x_1$ & <script>alert(1)</script> \\alpha"


def compose_two(compose: Compose, first: str = "A", second: str = "B") -> Briefing:
    return compose(
        {
            "a.txt": AGREED,
            "b.txt": f"{AGREED} {ALONE}",
            "sources.csv": f"file,outlet\na.txt,{first}\nb.txt,{second}\n",
        },
        wire_overlap=1,
    )


def words_of(svg: str) -> str:
    """All text of a drawing, as a reader would see it."""
    return " ".join(ElementTree.fromstring(svg).itertext())


def test_figures_are_the_same_bytes_every_time(compose: Compose) -> None:
    for draw in (coverage_figure, likeness_figure):
        first, second = (to_svg(draw(compose_two(compose))) for _ in range(2))
        assert first == second
        assert "<dc:date>" not in first


def test_pyplot_and_its_global_state_are_not_touched(compose: Compose) -> None:
    with mpl.rc_context({"svg.hashsalt": "mine", "font.size": 7.0}):
        to_svg(coverage_figure(compose_two(compose)))
        assert mpl.rcParams["svg.hashsalt"] == "mine"
        assert mpl.rcParams["font.size"] == 7.0
    assert "matplotlib.pyplot" not in sys.modules


@pytest.mark.parametrize("draw", [coverage_figure, likeness_figure])
def test_a_hostile_name_is_drawn_as_it_stands(
    compose: Compose, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "_OUTLET_LETTERS", 80)
    svg = to_svg(draw(compose_two(compose, HOSTILE, "$ $")))
    assert HOSTILE in words_of(svg)
    assert "<script" not in svg
    assert "$ $" in words_of(svg)


def test_a_description_stands_in_for_the_figure(compose: Compose) -> None:
    figure = likeness_figure(compose_two(compose, "The A' & <B>"))
    html = to_html(figure)
    assert 'alt="Matrix of how many points two outlets both report.' in html
    assert "<B>" not in html
    svg = base64.b64decode(re.findall(r"base64,([^\"]+)", html)[0]).decode()
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == figure.get_label()


def test_a_drawing_asks_no_host_for_anything(compose: Compose) -> None:
    svg = to_svg(coverage_figure(compose_two(compose)))
    assert not re.findall(r'(?:href|src)="(?!#)[^"]*"', svg)
    assert "@import" not in svg
    assert "url(http" not in svg


def test_a_figure_with_too_many_points_says_how_many_it_leaves_out(
    compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = ("bridge", "harbour", "school", "market", "station")
    told = "\n\n".join(f"The {thing} was closed after dark {thing} {thing}." for thing in things)
    briefing = compose({"a.txt": told, "b.txt": told}, wire_overlap=1)
    monkeypatch.setattr(figures, "MOST_POINTS", 2)
    assert "… and 3 more points" in words_of(to_svg(coverage_figure(briefing)))


def test_a_figure_with_too_many_outlets_says_how_many_it_leaves_out(
    compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_OUTLETS", 1)
    for draw in (coverage_figure, likeness_figure):
        assert "… and 1 more outlet" in words_of(to_svg(draw(compose_two(compose))))


def test_a_figure_grows_with_its_points(compose: Compose) -> None:
    few = coverage_figure(compose({"a.txt": AGREED, "b.txt": AGREED}, wire_overlap=1))
    both = f"{AGREED}\n\n{ALONE}"
    more = coverage_figure(compose({"a.txt": both, "b.txt": both}, wire_overlap=1))
    assert more.get_figheight() > few.get_figheight()


def test_one_outlet_alone_still_gives_figures_that_say_so(compose: Compose) -> None:
    briefing = compose({"a.txt": AGREED})
    assert "No point is told by two outlets." in words_of(to_svg(coverage_figure(briefing)))
    assert "only one outlet" in str(likeness_figure(briefing).get_label())


def test_a_reprint_is_a_ring_and_explained(compose: Compose) -> None:
    wire = "Engineers inspected every cable of the structure in spring and found rust there."
    briefing = compose({"a.txt": wire, "b.txt": wire})
    assert "reprint: adds no support" in words_of(to_svg(coverage_figure(briefing)))


def test_names_in_a_script_that_the_font_lacks_are_drawn_without_a_warning(
    compose: Compose,
) -> None:
    assert "河川新聞" in words_of(to_svg(likeness_figure(compose_two(compose, "河川新聞"))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short enough", "short enough"),
        ("one two\nthree four five", "one two three…"),
        ("unbreakablewordthatgoeson", "unbreakablewordt…"),
        ("one two three, four five six", "one two three…"),
    ],
)
def test_a_label_is_cut_after_a_whole_word(text: str, shown: str) -> None:
    assert shorten(text, 17) == shown


@pytest.fixture
def comparison(write_story: Write) -> Comparison:
    story = {
        "a.txt": f"{AGREED} {ALONE}",
        "b.txt": f"In the night the old bridge over the river collapsed. {LATE}",
        "sources.csv": f"file,outlet\na.txt,{HOSTILE}\nb.txt,B\n",
    }
    return prepare_comparison(read_articles(write_story(story)), encoder=WordCountEncoder())


def test_a_map_names_every_outlet_and_the_points_of_consensus(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "_OUTLET_LETTERS", 80)
    figure = map_figure(comparison, comparison.judge())
    svg = to_svg(figure)
    assert svg == to_svg(map_figure(comparison, comparison.judge()))
    assert "<script" not in svg
    assert HOSTILE in words_of(svg)
    assert "old bridge over the river collapsed" in words_of(svg)
    assert "1 point of consensus" in str(figure.get_label())


def test_a_map_of_a_story_without_consensus_says_so(write_story: Write) -> None:
    alone = prepare_comparison(
        read_articles(write_story({"a.txt": AGREED})), encoder=WordCountEncoder()
    )
    assert "No point of consensus." in words_of(to_svg(map_figure(alone, alone.judge())))


def test_a_map_shows_the_most_supported_sentences_where_there_are_too_many(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_SENTENCES", 2)
    assert "Map of 2 sentences" in str(map_figure(comparison, comparison.judge()).get_label())


def test_a_sweep_marks_the_threshold_in_use(comparison: Comparison) -> None:
    svg = to_svg(sweep_figure(sweep(comparison, comparison.settings), 0.3))
    assert "in use: 0.3" in words_of(svg)
    assert "consensus" in words_of(svg)


def test_the_bars_of_a_pair_name_every_feature(comparison: Comparison) -> None:
    explanation = explain(comparison, (), "a:0", "b:0")
    assert explanation is not None
    words = words_of(to_svg(evidence_figure(explanation)))
    for reason in explanation.reasons:
        assert reason.feature in words
    assert f"probability {explanation.probability:.2f}" in words
