"""Speakers → the page's table of who is let speak by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.briefing import Briefing
from summarize.judging.speakers import Presence, Role, Speaker
from summarize.showing.matrix import Cell
from summarize.showing.places import href

_MOST = 20  # rows; further names stand in the table of speakers
_SIGNS: Mapping[Role, tuple[str, str]] = {
    "quoted": ("“ ”", "quoted"),
    "reported": ("…", "reported"),
    "mentioned": ("·", "only mentioned"),
    "absent": ("–", "not named"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, and what each outlet gives them."""

    name: str
    role: str  # as first printed; empty when none is
    cells: tuple[Cell, ...]  # one for each outlet, in file order


def voices(briefing: Briefing) -> tuple[Voice, ...]:
    """Return those who are let speak, and those whom several outlets name, most spoken first."""
    told = [each for each in briefing.speakers if _is_worth_a_row(each)]
    return tuple(_voice(each) for each in told[:_MOST])


def _is_worth_a_row(speaker: Speaker) -> bool:
    if speaker.person.kind == "described":  # "officials" who are not quoted are nobody
        return bool(speaker.outlets("quoted"))
    return speaker.spoken > 0 or len(speaker.outlets("absent")) < len(speaker.presences) - 1


def _voice(speaker: Speaker) -> Voice:
    roles = speaker.person.roles
    return Voice(
        speaker.person.name,
        roles[0] if roles else "",
        tuple(_cell(presence) for presence in speaker.presences),
    )


def _cell(presence: Presence) -> Cell:
    sign, words = _SIGNS[presence.role]
    found = presence.quoted or presence.reported or presence.mentioned
    count = presence.spoken or len(presence.mentioned)
    shown = f"{sign} {count}" if found else sign
    return Cell(shown, f"{words}, {count}" if found else words, href(found[0]) if found else "")
