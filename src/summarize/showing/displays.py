"""Briefing, finding, article, sentence → what a cell shows that ends with one of them.

The classes themselves know nothing of HTML. Where IPython runs, it is told once how to show them;
elsewhere nothing is imported and nothing changes. In a terminal they are a line or two of text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from summarize.briefing import Briefing
from summarize.judging.consensus import Line
from summarize.judging.findings import Finding
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence
from summarize.showing.cell_styles import BESIDE, FOLD, QUIET, TINTS
from summarize.showing.phrases import (
    counted,
    days_covered,
    lead_in_words,
    moment,
    readable,
    shortened,
)

_OPENING = 600  # characters of an article that are shown at once


def show_richly() -> None:
    """Tell IPython, where it runs, how to show what this package makes; again does no harm."""
    if "IPython" not in sys.modules:
        return
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    formatter = shell.display_formatter.mimebundle_formatter
    for kind, (html, text) in _DRAWN.items():
        formatter.for_type(kind, _bundle(html, text))


def _bundle(
    html: Callable[[Any], str], text: Callable[[Any], str]
) -> Callable[..., Mapping[str, str]]:
    def bundle(shown: object, include: object = None, exclude: object = None) -> dict[str, str]:
        # MathJax would set what stands between two dollar signs.
        block = f'<div class="tex2jax_ignore mathjax_ignore">{html(shown)}</div>'
        return {"text/html": block, "text/plain": text(shown)}

    return bundle


def briefing_html(briefing: Briefing) -> str:
    """Return a briefing in short: story, days, outcome, notes, and the summary's lines."""
    notes = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in briefing.notes)
    lines = "".join(map(_line, briefing.summary))
    about = f"{days_covered(briefing.articles)} · {counted(len(briefing.articles), 'article')}"
    return (
        f"<p><strong>{escape(readable(briefing.story))}</strong> "
        f'<span style="{QUIET}">{about}</span></p>{notes}'
        f"<p>{escape(briefing.outcome())}</p><ol>{lines}</ol>"
    )


def _line(line: Line) -> str:
    return (
        f"<li>{escape(line.sentence.text)} {_kind(line.finding)}<br>"
        f'<small style="{QUIET}">words of {escape(line.sentence.outlet)}</small></li>'
    )


def _kind(finding: Finding) -> str:
    told = f"{finding.kind}, {counted(finding.support, 'outlet')}"
    return (
        f'<span style="background-color:{TINTS[finding.kind]};padding:0 .4em">'
        f"<small>{told}</small></span>"
    )


def briefing_text(briefing: Briefing) -> str:
    """Return a briefing as a line of text."""
    return f"Briefing on {readable(briefing.story)}. {briefing.outcome()}"


def finding_html(finding: Finding) -> str:
    """Return a finding: its line, what the outlets agree on of it, and all who tell it."""
    sentence = finding.representative
    start, end = finding.agreement.part or (0, 0)
    text = (
        f"{escape(sentence.text[:start])}<u>{escape(sentence.text[start:end])}</u>"
        f"{escape(sentence.text[end:])}"
    )
    words = lead_in_words(finding.context.lead_in, sentence)
    lead_in = "".join(f"{escape(each)} " for each in words)
    before = f'<span style="{QUIET}">{lead_in}</span>' if lead_in else ""
    members = [each for each in finding.members if each != sentence]
    return f"<p>{before}{text} {_kind(finding)}<br>{_place(sentence, finding.id)}</p>" + _folded(
        f"{counted(len(members), 'other sentence')} of it", members
    )


def _folded(title: str, sentences: Iterable[Sentence]) -> str:
    items = "".join(f"<div>{escape(each.text)}<br>{_place(each)}</div>" for each in sentences)
    if not items:
        return ""
    return (
        f'<details><summary style="{FOLD}">{escape(title)}</summary>'
        f'<div style="{BESIDE}">{items}</div></details>'
    )


def _place(sentence: Sentence, *more: str) -> str:
    parts = (*more, sentence.outlet, moment(sentence.article.published), sentence.id)
    told = " · ".join(filter(None, parts))
    copy = f" · reprints {sentence.origin}" if sentence.copy_of is not None else ""
    return f'<small style="{QUIET}">{escape(told + copy)}</small>'


def finding_text(finding: Finding) -> str:
    """Return a finding as a line of text."""
    sentence = finding.representative
    told = f"{finding.id}, {finding.kind}, {counted(finding.support, 'outlet')}"
    return f"{sentence.text} [{told}; words of {sentence.outlet}]"


def sentence_html(sentence: Sentence) -> str:
    """Return a sentence as printed, with its place; before it, where it repeats another's, whose.

    Boilerplate is struck through.
    """
    text = escape(sentence.text)
    shown = f"<s>{text}</s>" if sentence.kind == "boilerplate" else text
    return f"<p>{shown}<br>{_place(sentence, sentence.kind)}</p>" + _folded(
        "what it repeats", (sentence.copy_of,) if sentence.copy_of is not None else ()
    )


def sentence_text(sentence: Sentence) -> str:
    """Return a sentence as a line of text."""
    return f"{' '.join(sentence.text.split())} [{sentence.id}; {sentence.outlet}]"


def article_html(article: Article) -> str:
    """Return an article: who, what, when, its note, its first words, and the rest folded."""
    words = counted(len(article.text.split()), "word")
    about = (moment(article.published) or "undated", article.author, words, article.file)
    opening = shortened(article.text, _OPENING)
    note = f"<p><strong>Note: {escape(article.note)}</strong></p>" if article.note else ""
    paragraphs = "".join(
        f"<p>{escape(line)}</p>" for line in article.text.split("\n") if line.strip()
    )
    return (
        f"<p><strong>{escape(article.outlet)}</strong> {escape(article.title)}<br>"
        f'<small style="{QUIET}">{escape(" · ".join(filter(None, about)))}</small></p>'
        f"{note}<p>{escape(opening)}</p>"
        f'<details><summary style="{FOLD}">the whole text</summary>'
        f'<div style="{BESIDE};max-width:46em">{paragraphs}</div></details>'
    )


def article_text(article: Article) -> str:
    """Return an article as a line of text."""
    when = moment(article.published) or "undated"
    words = counted(len(article.text.split()), "word")
    return f"{article.outlet}, {when}: {article.title or 'untitled'} [{article.id}; {words}]"


_DRAWN: Mapping[type, tuple[Callable[[Any], str], Callable[[Any], str]]] = {
    Briefing: (briefing_html, briefing_text),
    Finding: (finding_html, finding_text),
    Sentence: (sentence_html, sentence_text),
    Article: (article_html, article_text),
}
