"""Comparison → sliders that judge it at another threshold. The only module with ipywidgets."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from summarize.briefing import Briefing, Comparison
from summarize.showing.cells import block
from summarize.showing.drawn_tables import clusters_html, to_html, unique_html
from summarize.showing.joins import near_misses_table
from summarize.showing.overlap import measure_level, near_misses
from summarize.showing.story_tables import summary_table

if TYPE_CHECKING:
    from ipywidgets import VBox

LEAST, MOST, STEP = 0.15, 0.95, 0.01
_MISSES = 5  # near misses that are shown as the threshold moves

Render = Callable[[Briefing], str]


def slide_overlap(comparison: Comparison) -> VBox:
    """Show which sentences are joined, and which are not quite, at the threshold chosen."""

    def render(briefing: Briefing) -> str:
        misses = near_misses(comparison, briefing)[:_MISSES]
        shown = ["probability", "left_outlet", "left_text", "right_outlet", "right_text"]
        joined = measure_level(briefing).joined
        return (
            f"<p>{joined} of {len(comparison.spans)} sentences stand with another outlet's.</p>"
            f"<h4>Just below the threshold</h4>{to_html(near_misses_table(misses)[shown])}"
            f"{clusters_html(briefing)}"
        )

    return _slide(comparison, render)


def slide_consensus(comparison: Comparison) -> VBox:
    """Show the consensus summary at the threshold chosen."""
    shown = ["line", "kind", "lead_in", "text", "words_of", "outlets", "firmness"]
    return _slide(comparison, lambda briefing: to_html(summary_table(briefing)[shown]))


def slide_unique(comparison: Comparison) -> VBox:
    """Show what each outlet alone says at the threshold chosen."""
    return _slide(comparison, unique_html)


def _slide(comparison: Comparison, render: Render) -> VBox:
    """Return a slider above what `render` makes of the briefing at its threshold."""
    from ipywidgets import HTML, FloatSlider, Layout, VBox

    settings = comparison.settings
    slider = FloatSlider(
        value=settings.similarity,
        min=min(LEAST, settings.similarity),
        max=max(MOST, settings.similarity),
        step=STEP,
        description="threshold",
        readout_format=".2f",
        layout=Layout(width="min(100%, 36em)"),
    )
    shown = HTML()

    def show(threshold: float) -> None:
        briefing = comparison.judge(settings.model_copy(update={"similarity": threshold}))
        shown.value = block(f"<p>{escape(briefing.outcome())}</p>{render(briefing)}")

    def on_move(change: dict[str, Any]) -> None:
        show(change["new"])

    # The lowest threshold asks most of single sentences: what it works out serves all others.
    comparison.judge(settings.model_copy(update={"similarity": slider.min}))
    show(settings.similarity)
    slider.observe(on_move, names="value")
    return VBox([slider, shown])
