"""A word of a narration → whether it is a verb of saying there, or a noun that looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.reading.names import SPEECH_VERBS
from summarize.reading.narrations import Narration, Reference
from summarize.reading.quotation_marks import BLANK


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying and whose it is."""

    verb: str  # as printed
    lemma: str
    start: int  # of the verb; code points into the sentence's text
    end: int
    subject: Reference | None
    inverted: bool  # the subject stands behind: "said Ann Oake", "according to police"


_NOUN_BEFORE = frozenset(
    "a an the his her its their our my your this that these those no any some such of in on for "
    "by with from about last first new recent several more many own public".split()
)
ARTICLES = frozenset("the a an his her its their our my".split())
_BEFORE_GERUND = frozenset("to of for from about at toward towards against".split())
NOUN_TOO = frozenset(
    "report reports claim claims call calls offer offers demand demands use uses state states "
    "quote quotes tweet tweets post posts promise promises pledge pledges vow vows blame reply "
    "estimate estimates point points remark remarks praise stress text label labels cries cry "
    "shout swear blast blasts mention voice voices rule find joke jokes caution".split()
)


def is_saying(narration: Narration, place: int) -> bool:
    """Say whether the token at a place is a verb of saying."""
    token = narration.tokens[place]
    if token[0].lower() in {"put", "puts"}:
        return _PUTS_AT.match(narration.told, token.end()) is not None
    return token[0].lower() in SPEECH_VERBS and not _is_noun(narration, place)


# "the Water Board puts the cost at …"
_PUTS_AT = re.compile(
    r"\s(?:the|its|their|that|this|his|her)\s(?:[\w’'-]+\s){1,4}at\s[^\w]?(?=[\w])"
)


def _is_noun(narration: Narration, place: int) -> bool:
    """Say whether what could be a verb of saying is none here: "the report", "his claims"."""
    token = narration.tokens[place]
    if any(r.start <= token.start() < r.end for r in narration.references):
        return True
    if token[0][0].isupper() and place > 0:
        return narration.sentence.kind != "headline"
    if place == 0 or BLANK in narration.told[narration.tokens[place - 1].end() : token.start()]:
        return False
    before = narration.tokens[place - 1][0].lower()
    if before in _BEFORE_GERUND and token[0].endswith("ing"):
        return True  # "committed to maintaining"
    if before in ARTICLES and place + 1 < len(narration.tokens):
        return True  # "the written complaint"
    if before.endswith(("'s", "’s")) and before not in {"he's", "she's", "it's", "who's"}:
        return True
    return token[0].lower() in NOUN_TOO and before in _NOUN_BEFORE


def lemma_of(verb: str) -> str:
    """Return the infinitive of a verb of saying; "put" where it puts a figure at a value."""
    return SPEECH_VERBS.get(verb.lower(), "put")
