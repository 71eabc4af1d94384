"""A verb of saying in a narration → the words that it makes its subject say."""

from __future__ import annotations

import re

from summarize.reading.narrations import OPENING_PHRASE, Narration
from summarize.reading.quotation_marks import BLANK
from summarize.reading.saying_verbs import Saying
from summarize.reading.sentences import Span as Place


def reach_of(narration: Narration, saying: Saying) -> tuple[Place, ...]:
    """Return what a verb of saying makes its subject say, in the reporter's words.

    Code points into the sentence's text. What the reporter adds behind a dash, or after "even as",
    "in what", "an apparent" and the like, is the reporter's own.
    """
    text = narration.sentence.text
    start, end = _clause(narration, saying)
    subject = saying.subject
    if saying.lemma == "according" or _closes(narration, saying):
        if saying.lemma == "according" and not narration.told[: saying.start].strip():
            comma = narration.told.find(",", subject.end if subject else saying.end)
            return ((comma + 1, end),) if comma >= 0 else ()
        first = min(saying.start, subject.start if subject else saying.start)
        return ((start, first),)
    if saying.inverted or not _reports(narration, saying):
        return ()
    that = _that(narration, saying)
    if that is None and _of_quotation(narration, saying):
        return ()  # "“…,” she said at the town hall"
    day = _DAY.match(narration.told, saying.end)
    behind = that.end() if that else day.end() if day else saying.end
    return ((behind, _cut(text, behind, end)),)


_NOT_FINITE = re.compile(r"\b(?:to|would|will|could|can|may|might|must)\s$")
_DAY = re.compile(r"\s(?:on\s)?[A-Z][a-z]+day\b")


def _of_quotation(narration: Narration, saying: Saying) -> bool:
    """Say whether the verb only says whose the quotation before it is."""
    first = saying.start if saying.subject is None else min(saying.start, saying.subject.start)
    return narration.told[:first].rstrip(" ,").endswith(BLANK)


def _clause(narration: Narration, saying: Saying) -> Place:
    told = narration.told
    start = max((m.end() for m in _DIVIDER.finditer(told[: saying.start])), default=0)
    following = _DIVIDER.search(told, saying.end)
    return start, following.start() if following else len(told)


_DIVIDER = re.compile(
    r";\s|(?<=[.?!])\s+(?=[A-Z“\"])(?<!\b[A-Z]\.\s)(?<!Mr\.\s)(?<!Dr\.\s)(?<!Ms\.\s)"
)


def _closes(narration: Narration, saying: Saying) -> bool:
    """Say whether the verb stands behind what is said: "The road is open, police said."."""
    subject = saying.subject
    if subject is None:
        return False
    first = min(subject.start, saying.start)
    before = narration.told[:first].rstrip()
    if not before.endswith((",", BLANK)) or not before.strip(BLANK + " ,"):
        return False
    if OPENING_PHRASE.fullmatch(before + " "):
        return False
    rest = narration.told[max(subject.end, saying.end) :]
    return bool(_CLOSING.match(rest))


_CLOSING = re.compile(
    r"(?:\s(?!that\b)(?:reporters|[\w'’.-]+day|(?:to|at|in|on|during|of|after|before)\s[^,;:]{2,70}|"
    r"later|yesterday|today|afterwards?|morning|afternoon|evening|[A-Z][\w.]+)){0,3}\s*(?:[.,;”\"]|$)"
)
_FREELY = frozenset(
    "say add insist argue claim warn explain note acknowledge believe tell maintain contend "
    "assert allege concede admit testify suggest predict deny vow pledge promise estimate reply "
    "recall complain write reiterate stress emphasize tweet report remind reveal put".split()
)
_OBJECTS = frozenset("quote call describe label dub brand characterize liken deem deride".split())
# what may stand between a verb and its "that": when, where and to whom it was said
_THAT = re.compile(
    r"(?:\s(?:on\s)?[A-Z][a-z]+day(?:\s(?:morning|afternoon|evening|night))?"
    r"|\s(?:at|in|on|during|to|after|before)\s[^,;:\ue000]{2,50}?"
    r"|\s(?:also|again|repeatedly|publicly|then|later|yesterday|today)){0,2}"
    r"\s(?:that|whether|how|why|if|what)\b"
)
_WHOM_THAT = re.compile(r"\s[^,;:\ue000]{2,50}?\sthat\b")


def _that(narration: Narration, saying: Saying) -> re.Match[str] | None:
    """Return what leads into the clause that is said, up to its "that"."""
    pattern = _WHOM_THAT if saying.lemma in _TO_WHOM else _THAT
    return pattern.match(narration.told, saying.end) or _THAT.match(narration.told, saying.end)


_TO_WHOM = frozenset({"tell", "remind", "warn", "reassure", "advise", "promise"})


def _reports(narration: Narration, saying: Saying) -> bool:
    """Say whether a clause of somebody's content follows the verb."""
    if saying.subject is None:
        return False
    bare = saying.verb == saying.lemma and saying.lemma not in {"say", "tell", "insist", "argue"}
    if bare and _NOT_FINITE.search(narration.told, max(0, saying.start - 7), saying.start):
        return False  # "a plan to add trains" says nothing
    return (
        saying.lemma in _FREELY or _that(narration, saying) is not None or saying.lemma in _OBJECTS
    )


_OWN = re.compile(
    r"\s(?:—|–|--)\s(?!repeat\b)"
    r"|,\s(?:even\s(?:as|though)|in\swhat|in\san?\sapparent|an?\sapparent|apparently|referring\sto|"
    r"contradicting|echoing|despite|a\s(?:sign|reference|claim|remark|statement|comment|reversal|move)|"
    r"who\s|as\sthe\s|while\s|before\s|after\s|according\sto\s|adding\s)"
)


def _cut(text: str, start: int, end: int) -> int:
    own = _OWN.search(text, start, end)
    return own.start() if own else end
