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
    if _goes_on_to_act(text, tokens, inside[-1]):
        return False
    before = inside[0] - 1
    if before < 0 or text[tokens[before].end : tokens[inside[0]].start].strip():
        return False
    if tokens[before].low == "the" and before > 0:
        before -= 1
        if text[tokens[before].end : tokens[before + 1].start].strip():
            return False
    to = tokens[before].low == "to" and before > 0 and tokens[before - 1].low == "according"
    said = tokens[before].low in _PLAIN_SAYING - {"told"}
    return to or (said and not _has_its_subject(text, tokens, before))


def name_is_a_place(run: Run, tokens: Sequence[Token]) -> bool:
    """Say whether a name stands as a place's does: "left Harrow", "between Harrow and Weir"."""
    if run.owns:
        return False
    before = [token for token in tokens if token.end <= run.start][-4:]
    if not before or run.sentence.text[before[-1].end : run.start].strip():
        return False
    lows = [token.low for token in before]
    if lows[-1] in _SECOND:  # "left Harrow for Weir"
        return _SECOND[lows[-1]] in lows
    heard = lows[-2:-1] and lows[-2] in _HEARD_FROM  # "according to Harrow", "a letter from Harrow"
    return lows[-1] in _WHERE and not heard


def _goes_on_to_act(text: str, tokens: Sequence[Token], last: int) -> bool:
    """Say whether what is named does something itself: "he said Harrow was empty"."""
    verb = last + 1
    if verb >= len(tokens) or text[tokens[last].end : tokens[verb].start].strip():
        return False
    return tokens[verb].low in _ACTING


def _has_its_subject(text: str, tokens: Sequence[Token], verb: int) -> bool:
    """Say whether a speaker stands right before a verb of saying: "the company said Harrow …"."""
    if verb == 0 or text[tokens[verb - 1].end : tokens[verb].start].strip():
        return False
    return tokens[verb - 1].low not in _LINKS


def description_speaks(text: str, tokens: Sequence[Token], front: int, behind: int) -> bool:
    """Say whether a verb of saying stands next to the words: "… said", "said …"."""
    if front > 0 and not text[tokens[front - 1].end : tokens[front].start].strip():
        before = tokens[front - 1].low
        inverted = not _has_its_subject(text, tokens, front - 1)
        told = _goes_on_to_act(text, tokens, behind)
        # "announced his plan" names no speaker
        if before in _PLAIN_SAYING - _WITH_OBJECT and inverted and not told:
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
_ACTING = frozenset("was were is are had has will would could can may might did does".split())
_LINKS = frozenset("and but or then also as".split())
_SECOND = {"and": "between", "for": "left"}
_WHERE = frozenset("in into near off left to at from outside around toward towards between".split())
_HEARD_FROM = frozenset(
    "according statement statements letter letters report reports spokesman spokeswoman".split()
)
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
