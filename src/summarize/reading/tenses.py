"""A place in a sentence → whether what happens there has happened or is still to come."""

from __future__ import annotations

import re
from typing import Literal

# "planned": it was to come at some time before publication ("was scheduled for Friday"), so it
# may by now have happened or not.
Tense = Literal["past", "planned", "future", "unknown"]

_REACH = 250  # characters on each side that are looked at: a clause is hardly longer
_ARRANGED = "scheduled|slated|expected|due|set|planned|poised|supposed|likely|bound|ready|timed"
_IRREGULAR = (
    "said|told|met|took|came|went|gave|got|made|held|began|left|spoke|wrote|saw|found|won|lost|"
    "struck|hit|fell|rose|grew|broke|brought|built|bought|sold|sent|spent|kept|led|ran|flew|drew|"
    "threw|drove|stood|sat|shot|fought|caught|taught|thought|felt|heard|paid|put|cut|shut|sought|"
    "swore|chose|became|withdrew|overthrew|was|were|had|did|has|have|died|laid|blew|sank|arose|woke"
)
_OPENING = "begins|starts|opens|resumes|expires|airs|premieres|convenes|goes"  # and headlines' past
_ADVERBS = r"(?:\s(?:not|never|also|now|then|soon|still|likely|be|have|been|\w{1,20}ly)){0,3}"
# what follows "will be" or "would" and looks like a past tense: "held", "released", "stay shut"
_DONE = rf"(?:\s(?:(?:stay|remain|keep)\s\w{{1,20}}|\w{{1,20}}ed|{_IRREGULAR})\b)?"
_VERB = re.compile(
    rf"""(?ix)(?<![\w’'-])(?:
    (?P<future>
        (?:will|wo(?=n['’]t)|shall)\b(?:n['’]t)?{_ADVERBS}{_DONE}
      | (?:is|are)\sgoing\sto\b
      | (?:is|are){_ADVERBS}\s(?:{_ARRANGED})\b(?:\s(?:to|for)\b(?:\sbe)?{_DONE})?
      | (?:is|are){_ADVERBS}\sto\b(?:\sbe)?{_DONE}
      | (?:plans?|hopes?|intends?|aims?|vows?|expects?)\sto\b(?:\sbe)?{_DONE}
      | (?:has|have)\suntil\b | (?:is|are)\s\w{{1,20}}ing\b
      | expects?\b | upcoming\b
    )
    | (?P<present>(?:(?:is|are){_ADVERBS}\s\w{{1,20}}ed|(?:stays?|remains?|keeps?)\s\w{{1,20}})\b)
    | (?P<planned>
        would\b(?!{_ADVERBS}\shave\b){_ADVERBS}{_DONE}
      | (?:was|were|been|is|are|be)?\s?(?:{_ARRANGED})\s(?:to|for)\b(?:\sbe)?{_DONE}
      | (?:was|were){_ADVERBS}\sto\b(?:\sbe)?{_DONE}
      | (?:{_OPENING})\b | starting\b | beginning\b | had\suntil\b
      | (?:may|might|(?:could|can|must|should)(?!\snot|n['’]t))\b(?!{_ADVERBS}\shave\b)
        {_ADVERBS}{_DONE}
    )
    | (?P<announced>(?:planned|hoped|intended|vowed|promised|agreed|postponed)\b)
    | (?P<past>(?:{_IRREGULAR})\b | \w{{2,20}}ed\b)
    )"""
)
_CONTRACTED = re.compile(r"(?i)\b(?:he|she|it|they|we|i|you)['’]ll\b")
_UNTIL = re.compile(r"(?i)\b(?:until|till|as\s(?:soon|early)\sas)\s$")
_DONE_AFTER = re.compile(rf"\s(?:that|says|(?:{_IRREGULAR})|(?!need|embed|speed)\w{{2,20}}ed)\b")
_OWNING = re.compile("['’]s?\\b")
_DESCRIBING = re.compile(r"(?i)\b(?:an?|the|his|her|its|their)\s$")
_TO_COME_AFTER = re.compile(
    r"(?:['’]s?)?(?:\s\w+){1,3}\s(?:will|would|is\s(?:expected|due|set|to))\b"
)
_BOUND = re.compile(
    r"[;:“”\"—–]|\s-\s|,\s(?!with\b)|\b(?:while|after|before|because|although|when)\b"
)
_CLAUSE_START = re.compile(
    r"(?i)(?:\b(?:on|by|until|from|late|early|and|but|then)\W{0,2})*\W{0,2}$"
)


def find_tense(text: str, start: int, end: int) -> Tense:
    """Say whether what the clause around `text[start:end]` tells was, or is still to come.

    The nearest verb before the place decides, within its clause; where there is none, or the
    place opens its clause ("On Friday, the court will …"), the first one after it. "unknown" when
    no verb is recognised.
    """
    before = text[max(0, start - _REACH) : start]
    bounds = list(_BOUND.finditer(before))
    if bounds:
        before = before[bounds[-1].end() :]
    after = text[end : end + _REACH]
    told = _last_verb(before)
    if _UNTIL.search(before) and not _CLAUSE_START.fullmatch(before):
        return told if told == "past" else "future"
    if _DONE_AFTER.match(after):  # "said on Fox Friday that …", "the mayor on Friday threatened"
        return "past"
    if _CLAUSE_START.fullmatch(before):
        return _first_verb(after)
    if _OWNING.match(after) or _DESCRIBING.search(before):  # "Friday's vote", "a Friday tweet"
        return "planned" if told == "future" or _TO_COME_AFTER.match(after) else "unknown"
    if told != "unknown":
        return told
    bound = _BOUND.search(after)
    return _first_verb(after[: bound.start()] if bound else after)


def _last_verb(text: str) -> Tense:
    matches = list(_VERB.finditer(text))
    contracted = list(_CONTRACTED.finditer(text))
    if contracted and (not matches or matches[-1].start() < contracted[-1].end() + 2):
        return "future"
    return _name(matches[-1], announced="planned") if matches else "unknown"


def _first_verb(text: str) -> Tense:
    match, contracted = _VERB.search(text), _CONTRACTED.search(text)
    if contracted and (match is None or contracted.start() < match.start()):
        return "future"
    return _name(match, announced="past") if match else "unknown"


def _name(match: re.Match[str], announced: Tense) -> Tense:
    """Name the tense; what was agreed is past, what it was agreed to do is `announced`."""
    tenses: tuple[Tense, ...] = ("future", "planned", "past")
    if match["announced"] is not None:
        return announced
    return next((tense for tense in tenses if match[tense] is not None), "unknown")
