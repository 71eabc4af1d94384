"""Sentences that accuse somebody and sentences in which they deny it → the one beside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import PRONOUNS, Word, Wording
from summarize.reading.sentences import Span as Place

_CHARGES = (
    r"(?:(?:any|all|the|those|these|such|both|his|her|its|their|\w+['’]s) )*"
    r"(?:\w+ ){0,2}?(?:wrongdoing|allegations?|accusations?|charges?|claims?|misconduct|involvement"
    r"|guilt|collusion|crimes?|assault|affair)\b"
)
# What is denied is named by a word for an accusation, or there is none but the denial itself.
_DENIES = re.compile(
    rf"(?i)(?:(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )\bden(?:y|ies|ied|ying) "
    rf"(?:{_CHARGES}|(?:that )?(?:he|she|they|it) (?:has |had |have |was |were )?(?:ever )?\w+ed\b"
    rf"|(?:ever )?(?:having|doing|knowing|\w+ing)\b)"
    rf"|\b(?:reject|dismiss|refut|disput)(?:s|es|ed|ing)? {_CHARGES}"
    r"|\bplead(?:ed|s|ing)? not guilty|\bmaintain(?:s|ed|ing)? (?:his|her|their) innocence"
    r"|\b(?:did nothing|done nothing) (?:wrong|illegal|improper))"
)
_ACCUSES = re.compile(
    r"(?i)(?:\b(?P<whom>accus(?:e|es|ed|ing)(?! of))\b|\b(?P<who>accused of|charged with|indicted"
    r"|is accused|are accused)\b|\b(?P<that>alleg(?:e|es|ed|ing)(?= (?:that|the|he|she|[A-Z])))"
    r"|\b(?P<near>(?:allegations?|accusations?) (?:that|against|of)))"
)
_IN_ONE_WORD = re.compile(rf"(?i){_CHARGES}|guilty|innocence|nothing|improper|illegal|wrong")
ACCUSED = "accused of it here, denied there"  # the reason of such a denial
_IN_COMMON = 2  # words that a denial in more words must share with the accusation
_NEAR = 8  # words within which whoever is accused must be named
_SIDE = 4  # sentences on one side
_SURE = 0.65
_PAIR = 0.05  # of weight, for each sentence that a side has more


def find_accusations(trails: Trails) -> Iterator[Difference]:
    """Yield denials of wrongdoing beside the sentences that accuse the one who denies it.

    A denial may put an accusation into one word ("denied the charges", "pleaded not guilty"), so
    that no words need be shared: it is enough that both are of one person or body. Of the
    accusations those are taken that share most with the denials.
    """
    accused = dict(_read_accused(trails))
    anybody = {name for names, _ in accused.values() for name in names}
    denied: dict[str, list[tuple[int, Place]]] = {}
    for row, wording in enumerate(trails.wordings):
        if trails.spans[row].sentence.kind != "body":
            continue
        match = _DENIES.search(wording.text)
        if match is None:
            continue
        for name in sorted(_deniers(trails, row, match.start()) & anybody):
            denied.setdefault(name, []).append((row, match.span()))
    told: set[int] = set()
    for name in sorted(denied, key=lambda each: (-len(denied[each]), each)):
        found = [(row, place) for row, place in denied[name] if row not in told]
        told.update(row for row, _ in found)
        yield from _beside(trails, name, found, accused)


def _beside(
    trails: Trails,
    name: str,
    denied: list[tuple[int, Place]],
    accused: Mapping[int, tuple[frozenset[str], Place]],
) -> Iterator[Difference]:
    charges = [row for row, (names, _) in accused.items() if name in names]
    denials = {row for row, _ in denied}
    charges = [row for row in charges if row not in denials]
    for row, place in denied[:_SIDE]:
        near = [other for other in charges if _may_be_of(trails, row, place, other)]
        ranked = sorted(near, key=lambda other: (-_common(trails, row, other), other))
        for rank, other in enumerate(ranked[:_SIDE]):
            yield Difference(
                kind="denial",
                left=row,
                right=other,
                left_span=place,
                right_span=accused[other][1],
                subject=name,
                reason=ACCUSED,
                weight=_SURE - rank * _PAIR,
                between="speakers",
            )


def _may_be_of(trails: Trails, row: int, place: Place, other: int) -> bool:
    """Say whether a denial may be of what another sentence accuses of.

    "Denied any wrongdoing" may be of anything; "denied he had asked" must have words in common.
    """
    wording = trails.wordings[row]
    if _IN_ONE_WORD.search(wording.text[slice(*place)]):
        return True
    object_ = {word.stem for word in wording.words if word.start >= place[0] and word.stem}
    return len((object_ & trails.wordings[other].stems) - trails.names) >= _IN_COMMON


def _common(trails: Trails, row: int, other: int) -> float:
    shared = trails.wordings[row].stems & trails.wordings[other].stems
    return round(trails.weigh(shared) / 20 + trails.similar.between(row, other), 6)


def _read_accused(trails: Trails) -> Iterator[tuple[int, tuple[frozenset[str], Place]]]:
    """Yield the rows that accuse somebody: of whom by name, and with which words."""
    for row, wording in enumerate(trails.wordings):
        match = _ACCUSES.search(wording.text)
        if match is None or trails.spans[row].sentence.kind != "body":
            continue
        if _DENIES.search(wording.text):
            continue
        names = _named_near(trails, row, match)
        if names:
            yield row, (names, match.span())


def _named_near(trails: Trails, row: int, match: re.Match[str]) -> frozenset[str]:
    """Return who is accused: before "is accused of", behind "accused" and "alleged that"."""
    wording = trails.wordings[row]
    place, end = wording.at(match.start()), wording.at(match.end())
    before, after = wording.words[max(0, place - _NEAR) : place], wording.words[end : end + _NEAR]
    near = tuple(reversed(before)) if match["who"] else after
    names = _nearest_name(near)
    if not names and any(word.low in PRONOUNS for word in near):
        return _last_named(trails, row)
    return names


def _nearest_name(near: Sequence[Word]) -> frozenset[str]:
    """Return the stems of the first name among some words, all that stand together."""
    first = next((place for place, word in enumerate(near) if word.is_name), len(near))
    return frozenset(word.stem for word in takewhile(lambda each: each.is_name, near[first:]))


def _deniers(trails: Trails, row: int, start: int) -> frozenset[str]:
    """Return who denies it: who is named before it, or was before, where a pronoun stands."""
    wording = trails.wordings[row]
    before = [word for word in wording.words if word.start < start]
    names = frozenset(word.stem for word in before[-2 * _NEAR :] if word.is_name)
    return names or (
        _last_named(trails, row) if any(word.low in PRONOUNS for word in before) else frozenset()
    )


def _last_named(trails: Trails, row: int) -> frozenset[str]:
    wordings: list[Wording] = [trails.wordings[each] for each in trails.before[row][:1]]
    return frozenset().union(*(wording.names for wording in wordings))
