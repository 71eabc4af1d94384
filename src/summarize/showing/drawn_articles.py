"""Annotated articles → a reader for a notebook's cells: every sentence opens who else says it.

Made of `<details>` alone. `cell_styles` says what JupyterLab leaves of an output that it does not
trust: a popover, a radio button or `:target` would be dead there, a widget dies with its kernel,
but a `<details>` opens in the notebook that papermill executed, after a restart, in the page that
is made of it, and from the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from summarize.briefing import Briefing
from summarize.reading.sentences import Sentence
from summarize.showing.annotated import Gap, Paragraph, Piece, Report
from summarize.showing.cell_styles import BESIDE, FOLD, QUIET, TINTS
from summarize.showing.page import describe
from summarize.showing.phrases import counted
from summarize.showing.places import anchor

_LEGEND = (
    ("consensus", "consensus"),
    ("shared", "shared by fewer"),
    ("contested", "contested"),
)


def articles_html(briefing: Briefing) -> str:
    """Return every article, folded, as much of it as the briefing carries; the first is open.

    A sentence that other outlets tell as well is tinted, says how many tell it, and opens their
    words below itself. Kinds are said in words too, never by the tint alone.
    """
    sentences = {anchor(sentence): sentence for sentence in briefing.sentences}
    reports = describe(briefing).reports
    drawn = (
        _report(report, sentences, is_open=number == 0) for number, report in enumerate(reports)
    )
    return f"{_legend()}{''.join(drawn)}"


def _legend() -> str:
    marks = " · ".join(
        f'<span style="background-color:{TINTS[kind]};padding:0 .3em">{words}</span>'
        for kind, words in _LEGEND
    )
    return (
        f"<p><small>{marks} · the figure is the number of independent outlets that tell it. "
        "Open an article by its name, and a tinted sentence by its words.</small></p>"
    )


def _report(report: Report, sentences: Mapping[str, Sentence], *, is_open: bool) -> str:
    paragraphs = ([report.headline] if report.headline else []) + list(report.paragraphs)
    pieces = [piece for each in paragraphs if isinstance(each, Paragraph) for piece in each.pieces]
    told = sum(piece.finding in ("consensus", "shared", "contested") for piece in pieces)
    of_it = f"{counted(told, 'sentence')} of {len(pieces)} told elsewhere too"
    about = " · ".join(filter(None, (report.published, report.author, of_it)))
    text = "".join(_block(each, sentences) for each in paragraphs)
    title = f"<p><strong>{escape(report.title)}</strong></p>" if report.title else ""
    return (
        f'<details{" open" if is_open else ""} style="margin:.5em 0">'
        f'<summary style="{FOLD}"><strong>{escape(report.outlet)}</strong> '
        f'<span style="{QUIET}">{escape(about)}</span></summary>'
        f'<div style="max-width:46em;padding-left:1.1em;line-height:1.6">{title}{text}</div>'
        "</details>"
    )


def _block(block: Paragraph | Gap, sentences: Mapping[str, Sentence]) -> str:
    if isinstance(block, Gap):
        left_out = counted(len(block.anchors), "sentence")
        return f'<p style="{QUIET}"><em>[{left_out} not carried here]</em></p>'
    weight = ";font-weight:bold" if block.kind == "headline" else ""
    drawn = "".join(_piece(piece, sentences) for piece in block.pieces)
    return f'<div style="margin:.7em 0{weight}">{drawn}</div>'


def _piece(piece: Piece, sentences: Mapping[str, Sentence]) -> str:
    """Return a sentence on lines of its own: a `<details>` cannot stand in running text."""
    text = escape(piece.text)
    if piece.set_aside:
        return f'<div style="{QUIET}"><s>{text}</s></div>'
    others = [sentences[each] for each in piece.alike if each in sentences]
    if not others:
        return f"<div>{text}</div>"
    marks = ", ".join(mark.text for mark in piece.marks)
    tint = TINTS.get(piece.finding, TINTS["unique"])
    return (
        f'<details><summary style="{FOLD};list-style:none">'
        f'<span style="background-color:{tint}">{text}</span> '
        f"<sup><strong>{escape(marks)}</strong></sup></summary>{_words(others)}</details>"
    )


def _words(others: Iterable[Sentence]) -> str:
    items = "".join(
        f"<div><strong>{escape(each.outlet)}</strong>{_reprint(each)}: {escape(each.text)}</div>"
        for each in others
    )
    return f'<div style="{BESIDE};font-weight:normal">{items}</div>'


def _reprint(sentence: Sentence) -> str:
    of = f", reprinting {sentence.origin}" if sentence.copy_of is not None else ""
    return escape(of)
