"""Clashes, wordings and calls → HTML for a notebook's cells."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from summarize.briefing import Briefing
from summarize.comparing.wording_changes import Piece
from summarize.judging.attribution_differences import AttributionDifference
from summarize.judging.conflicts import Clash, Statement
from summarize.judging.marks import cut_short
from summarize.showing.contested import label_of
from summarize.showing.coverage import cover
from summarize.showing.inquiries import inquiries
from summarize.showing.points import Stretch, Testimony
from summarize.showing.wordings import Printing, Saying, Wording, sayings

_SIDE = (
    "flex:1 1 20em;max-width:38em;margin:0 1em .5em 0;border-left:3px solid rgba(128,128,128,.4)"
)
_NONE = "<p><em>None.</em></p>"
_BETWEEN = {"outlets": "contested", "speakers": "disputed among those quoted"}


def clashes_html(briefing: Briefing) -> str:
    """Return every clash, side against side, with the words marked and the rule that found it."""
    return "".join(map(_clash, briefing.clashes.points)) or _NONE


def _clash(clash: Clash) -> str:
    against = " against ".join(f"“{escape(cut_short(side.says))}”" for side in clash.sides)
    topic = f"{escape(clash.topic)}: " if clash.topic else ""
    update = " May be an update: published at different times." if clash.may_be_update else ""
    sides = _sides(clash)
    return (
        f"<h3>{topic}{against}</h3><p><small>{label_of(clash)} · {_BETWEEN[clash.between]} · "
        f"{escape(clash.reason)}.{update}</small></p>{sides}"
    )


def _sides(clash: Clash) -> str:
    """Return the sentences of each side; one that holds every side once, with all words marked."""
    if len({each.id for side in clash.sides for each in side.sentences}) == 1:
        return f"<ul>{_statement(*(side.statements[0] for side in clash.sides))}</ul>"
    return _beside(map(_statement, side.statements) for side in clash.sides)


def _beside(sides: Iterable[Iterable[str]]) -> str:
    """Return lists side by side, one below the other where there is no room."""
    drawn = "".join(f'<div style="{_SIDE}"><ul>{"".join(side)}</ul></div>' for side in sides)
    return f'<div style="display:flex;flex-wrap:wrap">{drawn}</div>'


def _statement(statement: Statement, *more: Statement) -> str:
    """Return a sentence with its words marked; `more` are others of the same sentence, in order."""
    text, drawn, told = statement.sentence.text, "", 0
    for start, end in sorted(each.span for each in (statement, *more)):
        drawn += f"{escape(text[told:start])}<mark>{escape(text[start:end])}</mark>"
        told = end
    voice = f", quoting {escape(statement.voice)}" if statement.voice and not more else ""
    by = f"{escape(statement.sentence.outlet)}{voice}"
    return f"<li>{drawn}{escape(text[told:])}<br><small>{by}</small></li>"


def attributions_html(briefing: Briefing) -> str:
    """Return what one outlet states flatly and another attributes, with the words marked."""
    return "".join(map(_attribution, briefing.attributions)) or _NONE


def _attribution(difference: AttributionDifference) -> str:
    sides = _beside(map(_statement, side) for side in difference.sides)
    return f"<p><small>{escape(difference.reason)}</small></p>{sides}"


def utterances_html(briefing: Briefing) -> str:
    """Return what several outlets quote, each wording set beside the fullest."""
    found = sayings(cover(briefing))
    told = "".join(map(_saying, (*found.shown, *found.folded))) or _NONE
    return f"{told}<p><small>Quoted by one outlet alone: {found.alone}.</small></p>"


def _saying(saying: Saying) -> str:
    items = "".join(f"<li>{_wording(each)}</li>" for each in saying.wordings)
    return f"<h3>{escape(saying.speaker or 'Speaker not named')}</h3><ul>{items}</ul>"


def _wording(wording: Wording) -> str:
    by = ", ".join(map(_printing, wording.printings))
    label = ", ".join(filter(None, (wording.label, wording.reason)))
    return f"{_pieces(wording.pieces)}<br><small>{escape(f'{by} · {label}')}</small>"


def _printing(printing: Printing) -> str:
    setting = f" “{printing.setting}”" if printing.setting else ""
    names = f", which names {printing.speaker}" if printing.speaker else ""
    return f"{printing.source.text}{setting}{names}"


def _pieces(pieces: Iterable[Piece]) -> str:
    tags = {"same": "{}", "added": "<mark>{}</mark>", "left out": "<del>{}</del>"}
    return " ".join(tags[piece.kind].format(escape(piece.text)) for piece in pieces)


def calls_html(briefing: Briefing) -> str:
    """Return what to verify next, whom to ask, and the words that it is about."""
    items = "".join(
        f"<li><strong>{escape(call.says)}</strong> Ask: "
        f"{escape(', '.join(call.ask))}<ul>{''.join(map(_testimony, call.testimonies))}</ul></li>"
        for call in inquiries(cover(briefing))
    )
    return f"<ol>{items}</ol>" if items else _NONE


def _testimony(each: Testimony) -> str:
    stretches = (Stretch(each.marked, each.after), *each.more)
    marks = (
        f"<mark>{escape(one.marked)}</mark>{escape(one.after)}" if one.marked else escape(one.after)
        for one in stretches
    )
    text = f"{escape(each.before)}{''.join(marks)}"
    return f"<li>{text}<br><small>{escape(each.source.text)}</small></li>"
