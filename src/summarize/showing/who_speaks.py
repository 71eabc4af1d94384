"""Speakers → the page's table of who is let speak by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.briefing import Briefing
from summarize.judging.speakers import Presence, Role, Speaker
from summarize.reading.sentences import Sentence
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
    """Return those who are let speak, most spoken first; who is only named is no speaker."""
    told = [each for each in briefing.speakers if _speaks(each)]
    return tuple(_voice(each) for each in told[:_MOST])


def _speaks(speaker: Speaker) -> bool:
    if speaker.person.kind == "described":  # "officials" who are not quoted are nobody
        return bool(speaker.outlets("quoted"))
    return speaker.spoken > 0


def _voice(speaker: Speaker) -> Voice:
    roles = speaker.person.roles
    return Voice(
        speaker.person.name,
        roles[0] if roles else "",
        tuple(_cell(presence) for presence in speaker.presences),
    )


def _cell(presence: Presence) -> Cell:
    """Say in how many sentences an outlet quotes somebody, and in how many more it reports them."""
    given: Mapping[Role, Sequence[Sentence]] = {
        "quoted": presence.quoted,
        "reported": presence.only_reported,
        "mentioned": () if presence.spoken else presence.mentioned,
    }
    found = [(*_SIGNS[role], sentences) for role, sentences in given.items() if sentences]
    if not found:
        return Cell(*_SIGNS["absent"], "")
    return Cell(
        " ".join(f"{sign} {len(sentences)}" for sign, _, sentences in found),
        "; ".join(f"{words}, {len(sentences)}" for _, words, sentences in found),
        href(found[0][2][0]),
    )
