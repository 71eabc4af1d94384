"""The words around a name → the role that stands in front of it or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.reading.names import DAYS, DEMONYMS, OFFICES, OPENERS, ROLES, SPEECH_VERBS, STOPS
from summarize.reading.printed import Token, fold


def role_in_front(text: str, tokens: Sequence[Token], at: int, name: int) -> int:
    """Return where the role in front of a name begins; `name` when there is none."""
    before = at - 1
    if before >= 0 and text[tokens[before].end : tokens[at].start] == ", ":
        # "the company's chief executive, Ann Oake, said"
        follows = _APPOSED.match(text[tokens[name].start :][:60])
        if not (
            tokens[before].low in ROLES and not tokens[before].capital and follows and at == name
        ):
            return at if at < name else name
    elif before < 0 or text[tokens[before].end : tokens[at].start] not in {" ", ". "}:
        return at if at < name else name
    front = at
    if at < name or tokens[before].low in ROLES or after_office(text, tokens, at):
        front = _walk_left(text, tokens, at)
    return front if front < name and any(t.low in ROLES for t in tokens[front:name]) else name


_APPOSED = re.compile(  # "…, Ann Oake, said" and "said …, Ann Oake."
    r"[^\W_]*(?:[ .][^\W_]+)*,|[A-Z][\w'’-]*(?:\.? [A-Z][\w'’-]*)*(?:[.;:—–”\"]|$)"
)


def _walk_left(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return how far a role reaches to the left: over roles, offices and what they are of."""
    front = at
    while front > 0 and at - front < 8:
        token = tokens[front - 1]
        gap = text[token.end : tokens[front].start]
        linked = token.low in {"of", "for", "the"} and front > 1 and tokens[front - 2].capital
        linked = linked and (tokens[front].capital or token.low != "the")
        if gap.strip(" '’s.") and not (gap == ", " and front == at):
            break
        if token.low in OPENERS and not linked:
            break
        noun = front == at - 1 and tokens[front].low in ROLES and token.low not in SPEECH_VERBS
        noun = noun and token.low not in STOPS and not token.low.endswith(("ed", "ly", "ing"))
        known = token.low in ROLES or token.low in OFFICES or token.low in DEMONYMS
        capital = token.capital and token.low not in DAYS and token.low not in OPENERS
        if not (linked or known or capital or noun):
            break
        front -= 1
    while front < at and tokens[front].low in OPENERS:
        front += 1
    return front


_BEHIND = re.compile(
    r"\s?,\s((?:(?:a|an|the|its|their|his|her)\s)?(?:[^,.;:—“”\"()]|(?<=\b[A-Z])\.){3,90})"
)


def role_behind(rest: str) -> str:
    """Return the role in apposition behind a name, or an empty string."""
    match = _BEHIND.match(rest)
    if match is None:
        return ""
    printed = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", match[1])[:8]
    for place, word in enumerate(map(fold, printed[:7])):
        if word in {"of", "for", "at", "in", "who", "and", "from"} or word in SPEECH_VERBS:
            return ""
        if word in ROLES:
            following = printed[place + 1 : place + 2]
            if following and following[0][0].isupper():
                return ""  # "spokesman Ben Oake" is somebody else
            return re.sub(rf"\s(?:{_VERBS})\b.*$", "", match[1])
    return ""


_VERBS = "said|says|told|tells|was|is|were|are|has|had|asked|wrote|added|will|would|who"


def after_office(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether "Secretary of" or the like stands in front."""
    return at > 1 and tokens[at - 1].low in {"of", "for"} and tokens[at - 2].low in ROLES


def role_holds(role: str, wanted: frozenset[str]) -> bool:
    """Say whether a role as printed has all of these words: "state Sen." has "senator"."""
    words = {fold(word.rstrip(".")) for word in re.split(r"[\s,]+", role)}
    words = {_SHORT_ROLES.get(word, word).removesuffix("'s") for word in words}
    return wanted <= words


_SHORT_ROLES = {"gov": "governor", "sen": "senator", "rep": "representative", "det": "detective"}
