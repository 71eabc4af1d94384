"""A name or a description and the words around it → whether a verb of saying makes it speak."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.reading.capitals import Run
from summarize.reading.names import DAYS, SPEECH_VERBS
from summarize.reading.printed import Token


def name_speaks(run: Run, tokens: Sequence[Token]) -> bool:
    """Say whether a verb of saying follows a name at once, or stands before it."""
    inside = [k for k, token in enumerate(tokens) if run.start <= token.start < run.end]
    if run.owns or not inside:
        return False
    text = run.sentence.text
    place = _behind_auxiliaries(tokens, inside[-1] + 1, most=2)
    if place < len(tokens) and tokens[place].low in SPEECH_VERBS and not tokens[place].capital:
        gap = text[tokens[place - 1].end : tokens[place].start]
        if not gap.strip() and not tokens[place].low.endswith("ing"):
            return True
    before = inside[0] - 1
    if before < 0 or text[tokens[before].end : tokens[inside[0]].start].strip():
        return False
    if tokens[before].low == "the" and before > 0:
        before -= 1
        if text[tokens[before].end : tokens[before + 1].start].strip():
            return False
    to = tokens[before].low == "to" and before > 0 and tokens[before - 1].low == "according"
    return to or tokens[before].low in _PLAIN_SAYING - {"told"}


def description_speaks(text: str, tokens: Sequence[Token], front: int, behind: int) -> bool:
    """Say whether a verb of saying stands next to the words: "… said", "said …"."""
    if front > 0 and not text[tokens[front - 1].end : tokens[front].start].strip():
        before = tokens[front - 1].low
        if before in _PLAIN_SAYING - _WITH_OBJECT:  # "announced his plan" names no speaker
            return True
        if before == "to" and front > 1 and tokens[front - 2].low == "according":
            return True
    place = behind + 1
    comma = place < len(tokens) and text[tokens[behind].end : tokens[place].start].strip() == ","
    if comma:  # "the official, who asked not to be named, said"
        closing = text.find(",", tokens[place].start)
        if closing < 0 or closing - tokens[place].start > 90:
            return False
        place = next(
            (k for k in range(place, len(tokens)) if tokens[k].start > closing), len(tokens)
        )
    place = _behind_auxiliaries(tokens, place, most=3)
    if place >= len(tokens):
        return False
    gap = text[tokens[place - 1].end : tokens[place].start]
    if set(gap) & set('.;:—“”"(') and not comma:
        return False
    saying = tokens[place].low in SPEECH_VERBS and tokens[place].low not in _WEAK
    return (saying and not tokens[place].low.endswith("ing")) or tokens[place].low in _PUTTING


def _behind_auxiliaries(tokens: Sequence[Token], place: int, *, most: int) -> int:
    """Return the place behind what may stand between a subject and its verb: "has also said"."""
    for _ in range(most):
        if place < len(tokens) and (
            tokens[place].low in _AUXILIARIES or tokens[place].low.endswith("ly")
        ):
            place += 1
    return place


_AUXILIARIES = frozenset(
    "also then later reportedly has have had would will could may might did does do not never "
    "first once repeatedly publicly recently previously privately on yesterday today initially "
    "again already still himself herself and themselves both were was is are".split()
) | (DAYS - {"may"})
_WEAK = frozenset(
    "use uses used attributed attributes found went read reads point points offer offers signed "
    "began".split()
)
_PUTTING = frozenset(
    "put puts thinks think thought expects expect expected fears counted ran".split()
)
_PLAIN_SAYING = frozenset(
    "said says added adds explained wrote writes warned noted argued told recalled replied "
    "insisted announced reported remarked".split()
)
_WITH_OBJECT = frozenset("told announced reported recalled noted warned".split())
