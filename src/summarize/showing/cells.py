"""Briefing, tables, figures → what a notebook's cells show. Only notebooks import it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from IPython.display import HTML

from summarize.briefing import Briefing
from summarize.reading.articles import Article
from summarize.showing.cell_styles import FIGURE, MARK, SORTABLE, STYLE, TABLE, script_element

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from summarize.comparing.reasons import Explanation
    from summarize.showing.tables import Table
    from summarize.showing.what_changed import ChangeReport


def show_notes(briefing: Briefing) -> HTML:
    """Show what the collector remarks on the articles, and whom it concerns."""
    return show_article_notes(briefing.articles)


def show_article_notes(articles: Iterable[Article]) -> HTML:
    """Show what the collector remarks on these articles, and whom it concerns."""
    by_note: dict[str, list[str]] = {}
    for article in articles:
        if article.note:
            by_note.setdefault(article.note, []).append(article.outlet)
    return _html("".join(_note(note, outlets) for note, outlets in by_note.items()))


def _note(note: str, outlets: list[str]) -> str:
    names = ", ".join(dict.fromkeys(outlets))
    told = f"<strong>Note on these articles: {escape(note)}</strong> ({escape(names)})"
    return f'<p class="note">{told}</p>'


def show_outcome(briefing: Briefing) -> HTML:
    """Show in one sentence what came of the comparison, and what the analyst did to it."""
    from summarize.showing.by_hand import hand

    found = hand(briefing)
    text = f"<p>{escape(briefing.outcome())}</p>"
    if found is not None:
        lost = (f"<li>{escape(each.signed)}: {escape(each.trouble)}</li>" for each in found.unfit)
        text += f"<p>{escape(found.headline)}</p><ul>{''.join(lost)}</ul>"
    return _html(text.removesuffix("<ul></ul>"))


def show_changes(changes: ChangeReport | None, briefing: Briefing) -> HTML:
    """Show what changed since an earlier run; without one, that there is none."""
    from summarize.showing.drawn_changes import changes_html

    return _html(changes_html(changes, briefing))


def show_table(table: Table) -> HTML:
    """Show a whole table, which sorts by a click on a heading and filters as one types."""
    from summarize.showing.drawn_tables import to_html

    return _html(to_html(table))


def show_unique(briefing: Briefing) -> HTML:
    """Show what each outlet alone says, outlet by outlet, complete."""
    from summarize.showing.drawn_tables import unique_html

    return _html(unique_html(briefing))


def show_omissions(briefing: Briefing) -> HTML:
    """Show which points of consensus each outlet leaves out, outlet by outlet."""
    from summarize.showing.drawn_tables import omissions_html

    return _html(omissions_html(briefing))


def show_additions(briefing: Briefing) -> HTML:
    """Show what each outlet adds to points that it shares, outlet by outlet."""
    from summarize.showing.drawn_tables import additions_html

    return _html(additions_html(briefing))


def show_articles(briefing: Briefing) -> HTML:
    """Show the articles to read: each sentence opens who else says it."""
    from summarize.showing.drawn_articles import articles_html

    return _html(articles_html(briefing))


def show_matrix(briefing: Briefing) -> HTML:
    """Show which outlet tells which point; each sign opens that outlet's words."""
    from summarize.showing.drawn_matrix import matrix_html

    return _html(matrix_html(briefing))


def show_clusters(briefing: Briefing) -> HTML:
    """Show the sentences that say the same thing, point by point."""
    from summarize.showing.drawn_tables import clusters_html

    return _html(clusters_html(briefing))


def show_clashes(briefing: Briefing) -> HTML:
    """Show where outlets, or those whom they quote, contradict each other."""
    from summarize.showing.drawn_disputes import clashes_html

    return _html(clashes_html(briefing))


def show_attributions(briefing: Briefing) -> HTML:
    """Show what one outlet states flatly and another only attributes."""
    from summarize.showing.drawn_disputes import attributions_html

    return _html(attributions_html(briefing))


def show_legs(briefing: Briefing) -> HTML:
    """Show what each point of several outlets rests on, the most credible first."""
    from summarize.showing.drawn_legs import legs_html

    return _html(legs_html(briefing))


def show_utterances(briefing: Briefing) -> HTML:
    """Show what several outlets quote, in all wordings in which they print it."""
    from summarize.showing.drawn_disputes import utterances_html

    return _html(utterances_html(briefing))


def show_calls(briefing: Briefing) -> HTML:
    """Show what to verify next, and whom to ask."""
    from summarize.showing.drawn_disputes import calls_html

    return _html(calls_html(briefing))


def show_pair(explanation: Explanation | None) -> HTML:
    """Show two sentences, how probable it is that they say the same, and what speaks for it."""
    from summarize.showing.drawn_tables import explanation_html
    from summarize.showing.figures import evidence_figure, to_html

    drawn = to_html(evidence_figure(explanation)) if explanation is not None else ""
    return _html(explanation_html(explanation) + drawn)


def show_figure(figure: Figure) -> HTML:
    """Show a figure as SVG with its description as alternative text."""
    from summarize.showing.figures import to_html

    return _html(to_html(figure))


def show_page(page: str) -> HTML:
    """Show a whole HTML page in a frame of its own, in which no script can run."""
    return _html(
        f'<iframe sandbox="" title="The briefing as a page" srcdoc="{escape(page)}" '
        'style="width: 100%; height: 40em; border: 1px solid #d5d9de;"></iframe>'
    )


def _html(text: str) -> HTML:
    script = script_element() if SORTABLE in text else ""
    return HTML(block(text) + script)  # type: ignore[no-untyped-call]  # IPython types only parts


def block(text: str) -> str:
    """Return HTML with the style of what is in it, in which a dollar sign is a dollar sign."""
    # MathJax would set what stands between two of them.
    style = STYLE if TABLE in text or FIGURE in text else ""
    # A mark of our own: where its colour is the browser's, it glares in the dark.
    marked = text.replace("<mark>", f'<mark style="{MARK}">')
    return f'<div class="tex2jax_ignore mathjax_ignore">{style}{marked}</div>'
