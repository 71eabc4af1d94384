"""A verb of saying in a narration → whose it is.

No grammar is consulted: the subject is looked for where news English puts it, before the verb
("Oake, the mayor, said"), behind it ("said Ann Oake"), or behind "according to".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.reading.names import DESCRIBED_MANY, SPEECH_VERBS
from summarize.reading.narrations import Narration, Reference
from summarize.reading.people import Person
from summarize.reading.printed import fold
from summarize.reading.quotation_marks import BLANK
from summarize.reading.saying_verbs import ARTICLES, NOUN_TOO, Saying, lemma_of

_SKIPPED = frozenset(
    "also then later reportedly has have had would will could may might did does do not never "
    "first once repeatedly publicly recently previously privately yesterday today initially "
    "again already still himself herself themselves both even just now further instead too all "
    "on monday tuesday wednesday thursday friday saturday sunday afternoon morning evening "
    "earlier".split()
)
_BEING = frozenset("was were been is are be being".split())
_COORDINATING = frozenset("and but or then to by while after without before of in".split())


def subject_behind(narration: Narration, place: int) -> Reference | None:
    """Return whose verb it is where the subject follows: "“…,” said Ann Oake"."""
    if _follows_quotation(narration, place):
        return who_follows(narration, place)
    if _follows_comma(narration, place):
        return _reference_after(narration, narration.tokens[place].end())
    return None


def who_follows(narration: Narration, place: int) -> Reference | None:
    """Return who is named, or else described, right behind a token: "according to police"."""
    named = _reference_after(narration, narration.tokens[place].end())
    return named or _described_behind(narration, place)


def subject_before(narration: Narration, place: int, earlier: Sequence[Saying]) -> Reference | None:
    """Return whose verb it is where the subject goes before; `earlier` are the sayings so far."""
    named = _named_before(narration, place, earlier)
    participle = narration.tokens[place][0].endswith("ing")
    if named is not None or (participle and not _is_progressive(narration, place)):
        return named
    return _described_before(narration, place)


_QUOTED_AS = re.compile(r"\s(him|her|them)\sas\s(?:saying|telling|having)\b")


def quoted_one(narration: Narration, end: int) -> Reference | None:
    """Return who speaks in "the paper quoted him as saying"."""
    match = _QUOTED_AS.match(narration.told, end)
    if match:
        pronoun = {"him": "he", "her": "she", "them": "they"}[match[1]]
        return Reference(match.start(1), match.end(1), None, pronoun)
    named = _reference_after(narration, end)
    if named and re.match(r"\sas\s(?:saying|telling)\b", narration.told[named.end :]):
        return named
    return None


def _is_progressive(narration: Narration, place: int) -> bool:
    """Say whether "are calling" stands there: a verb with a subject of its own."""
    return place > 0 and narration.tokens[place - 1][0].lower() in _BEING


def _follows_comma(narration: Narration, place: int) -> bool:
    """Say whether ", said" stands there: its subject comes behind it."""
    token = narration.tokens[place]
    if place == 0:
        return token[0].lower() in _INVERTED
    if token[0] not in _INVERTED:
        return False
    gap = narration.told[narration.tokens[place - 1].end() : token.start()]
    return gap.strip() in {",", ",”", ',"'} and not _inside_apposition(narration, place)


_INVERTED = frozenset("said says added wrote explained adds warned noted recalled argued".split())


def _inside_apposition(narration: Narration, place: int) -> bool:
    """Say whether the verb stands behind its own subject: "Oake, the mayor, said"."""
    return _before_apposition(narration, narration.tokens[place].start()) is not None


def _follows_quotation(narration: Narration, place: int) -> bool:
    before = narration.tokens[place - 1].end() if place else 0
    gap = narration.told[before : narration.tokens[place].start()]
    return BLANK in gap and not gap[gap.rindex(BLANK) + 1 :].strip(" ,.")


def _reference_after(narration: Narration, end: int) -> Reference | None:
    """Return who is named right behind, with at most an article and an adverb between."""
    for reference in narration.references:
        if reference.start >= end:
            gap = narration.told[end : reference.start]
            return reference if _ONLY_ARTICLES.fullmatch(gap) else None
    return None


_ONLY_ARTICLES = re.compile(
    r"\s*(?:(?:a|an|the|also|Mr|Mrs|Ms)\b\.?\s*)?"
    r"(?:(?:[A-Z][\w.&]*\s){0,3}[A-Z][\w.&]*['’]s\s)?"  # "reports the Ledger's Ann Oake"
)


def _named_before(narration: Narration, place: int, earlier: Sequence[Saying]) -> Reference | None:
    tokens = narration.tokens
    at = place - 1
    passive = False
    while at >= 0 and place - at <= 5 and BLANK not in _gap(narration, at):
        low = tokens[at][0].lower()
        if low not in _SKIPPED | _BEING and not low.endswith(("ly", "n't", "n’t")):
            break
        passive = passive or low in _BEING
        at -= 1
    lemma = lemma_of(tokens[place][0])
    if passive and not tokens[place][0].endswith("ing") and lemma != "quote":
        return _agent(narration, tokens[place].end())
    if at < 0 or BLANK in _gap(narration, at):
        return _carried(narration, place, earlier)
    low = tokens[at][0].lower()
    if low in {"who", "which", "that"}:
        return _antecedent(narration, tokens[at].start()) or _carried(narration, place, earlier)
    if low in _COORDINATING or low in SPEECH_VERBS:
        return _carried(narration, place, earlier)
    direct = _ending_at(narration, tokens[at].end())
    gap = narration.told[tokens[at].end() : tokens[at + 1].start()]
    participle = tokens[place][0].endswith("ing") and at == place - 1
    if "," in gap:
        if participle:
            return _carried(narration, place, earlier)
        return _before_apposition(narration, tokens[place].start()) or direct
    if _DASH.search(gap):  # "Ann Oake — who runs the Water Board — said"
        return _before_dashes(narration, tokens[at].end()) or direct
    if direct is not None and not (participle and direct.pronoun == "it"):
        return _climb(narration, direct)
    return _near_left(narration, tokens[place].start()) or (
        _carried(narration, place, earlier) if participle else None
    )


_DASH = re.compile(r"[—–]|--")


def _before_dashes(narration: Narration, end: int) -> Reference | None:
    """Return who stands in front of what dashes enclose."""
    opening = max((m.start() for m in _DASH.finditer(narration.told, 0, end)), default=-1)
    return _ending_at(narration, len(narration.told[: max(0, opening)].rstrip()))


_DESCRIPTION = re.compile(
    r"(?:(?:the|a|an|this|another|one|two|three|some|many|several|his|her|their|its|our)\s|[A-Z])"
    r"[^,.;:\ue000“”\"()]{2,70}$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[,;:\ue000—]|\.\s|\s(?:--|–)\s|\b(?:that|and|but|when|while|as|because)\s"
)


def _described_before(narration: Narration, place: int) -> Reference | None:
    """Take the words in front of a verb of saying as they stand: "the advisory said"."""
    end = narration.tokens[place].start()
    since = max((m.end() for m in _CLAUSE_START.finditer(narration.told, 0, end)), default=0)
    auxiliary = _is_progressive(narration, place)
    if auxiliary and narration.tokens[place][0].endswith("ing"):
        end = narration.tokens[place - 1].start()
    elif auxiliary:
        return None  # "the plan was called"
    return _described(narration, since, end)


def _described_behind(narration: Narration, place: int) -> Reference | None:
    """Take the words behind a verb of saying as they stand: "said the maker of the valves"."""
    start = narration.tokens[place].end()
    end = _DESCRIPTION_END.search(narration.told, start)
    return _described(narration, start, end.start() if end else start)


_DESCRIPTION_END = re.compile(r"[,.;:\ue000(]|\s(?:in|on|at|who|as|during|after|that|to)\s|$")


def _described(narration: Narration, start: int, end: int) -> Reference | None:
    raw = narration.told[start:end]
    words = [w for w in raw.split() if w.lower() not in _SKIPPED and not w.endswith("ly")]
    while words and words[0].lower() in _LEADS - {"a", "an", "the"}:
        words = words[1:]
    lows = {word.lower() for word in words}
    verbs = [  # but "the written complaint" has none
        word
        for before, word in pairwise(["", *map(str.lower, words)])
        if word in SPEECH_VERBS and word not in NOUN_TOO and before not in ARTICLES
    ]
    clausal = lows & _CLAUSAL or verbs
    nobody = not words or words[0].lower() in _NOBODY or words[-1].lower() in _NO_NOUN
    if not 1 <= len(words) <= 7 or nobody or clausal:
        return None
    first = start + raw.index(words[0])
    last = start + raw.rindex(words[-1]) + len(words[-1])
    name = " ".join(narration.told[first:last].split())
    if any(first <= r.start < last and not narration.owns(r) for r in narration.references):
        return None  # somebody is named there, and it is not the subject as it stands
    if name.endswith(("'s", "’s")) or any(low.endswith(("n't", "n’t")) for low in lows):
        return None
    many = fold(words[-1]) in DESCRIBED_MANY
    if not ((_DESCRIPTION.match(name) or many) and name[0] != BLANK):
        return None
    if name.split()[0].lower() in {"the", "a", "an", "this", "another", "some", "many", "several"}:
        name = name[0].lower() + name[1:]
    elif not name[0].isupper() and not many:
        return None  # "top local leaders" may speak
    named = all(word[0].isupper() for word in words) and len(words) > 1
    return Reference(first, last, Person(name, "person" if named else "described"))


_CLAUSAL = frozenset(
    "which who whom whose is was are were be been to into had has have often declined".split()
)
_NOBODY = frozenset(
    "i we you he she they it who what which that there this these those here not so if in on at "
    "to for from by of with how why whether more most nothing something unlike like despite after "
    "before during since until while when as although though because amid among between under over "
    "against about through without besides except instead then yet and but or nor".split()
)
_NO_NOUN = frozenset(  # "several times", "the new": whatever ends so is cut out of something longer
    "new latest other own same times days weeks months years".split()
)


def _gap(narration: Narration, at: int) -> str:
    """Return what stands between a token and the next."""
    following = narration.tokens[at + 1].start() if at + 1 < len(narration.tokens) else None
    return narration.told[narration.tokens[at].end() : following]


def _agent(narration: Narration, end: int) -> Reference | None:
    """Return by whom something is called so: "described by police as"."""
    by = _BY.match(narration.told, end)
    return _reference_after(narration, by.end()) if by else None


_BY = re.compile(r"[^,;:]{0,60}?\bby\s")


def _carried(narration: Narration, place: int, earlier: Sequence[Saying]) -> Reference | None:
    """Return whose verb it is where no subject stands with it: "…, saying", "and called"."""
    start = narration.tokens[place].start()
    since = max((m.end() for m in re.finditer(r"[.;]\s", narration.told[:start])), default=0)
    for saying in reversed(earlier):
        if saying.subject is not None and saying.start >= since and saying.lemma != "according":
            return saying.subject
    subject = narration.subject
    return subject if subject is not None and subject.start < start else None


def _antecedent(narration: Narration, start: int) -> Reference | None:
    before = [r for r in narration.references if r.end <= start]
    gap = narration.told[before[-1].end : start] if before else "no"
    return before[-1] if not gap.strip(" ,") else None


def _ending_at(narration: Narration, end: int) -> Reference | None:
    found = [r for r in narration.references if r.start < end <= r.end + 2]
    return found[0] if found and not narration.owns(found[0]) else None


def _climb(narration: Narration, reference: Reference) -> Reference:
    """Return who is meant by "Ann Oake of the Water Board": the first of the two."""
    for earlier in reversed(narration.references):
        if earlier.end < reference.start:
            gap = narration.told[earlier.end : reference.start]
            if re.fullmatch(r"\s(?:of|for|at|from|with|in)\s(?:the\s)?", gap):
                return _climb(narration, earlier)
            return reference
    return reference


def _near_left(narration: Narration, start: int) -> Reference | None:
    """Return who is named a few words before: "Ann Oake of Weaver Lane said"."""
    for reference in reversed(narration.references):
        if reference.end <= start:
            gap = narration.told[reference.end : start]
            near = len(gap.split()) <= 8 and not set(gap) & set(",;:" + BLANK)
            joined = re.match(r"\s(?:of|for|at|from|with|in|on|outside|near)\s", gap)
            return _climb(narration, reference) if near and joined else None
    return None


def _before_apposition(narration: Narration, start: int) -> Reference | None:
    """Return who stands first in "Ann Oake, the mayor, said"."""
    told = narration.told
    since = max(told.rfind(mark, 0, start) for mark in (BLANK, ";", ":", "—")) + 1
    for reference in narration.references:
        if not since <= reference.start < reference.end <= start:
            continue
        comma = max(told.rfind(",", since, reference.start) + 1, since)
        lead = told[comma : reference.start].split()
        opens = not lead or (len(lead) <= 3 and lead[0].lower() in _LEADS)
        follows = re.match(r"[^,]{0,130},", told[reference.end : start])
        if opens and follows and not narration.owns(reference):
            return reference
    return None


_LEADS = frozenset(
    "but and the a an mr. mrs. ms. meanwhile still yet so also while as when".split()
)
