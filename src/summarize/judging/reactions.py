"""Sentences that judge one outcome → those that welcome it beside those that condemn it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.judging.differences import Difference
from summarize.judging.marks import whole_clause
from summarize.judging.trails import Trails
from summarize.judging.wording import Wording, stem_of
from summarize.reading.sentences import Span as Place

# What may be judged: an outcome of which a whole story tells. What stands in one line may be one.
_OUTCOMES: Mapping[str, str] = {
    stem_of(word): kind
    for kind, words in {
        "decision": "decision ruling verdict order judgment",
        "deal": "deal agreement pact accord settlement treaty",
        "plan": "plan proposal policy rule measure ban guidance",
        "law": "bill law legislation",
        "report": "report findings",
        "talks": "visit summit talks meeting",
        "choice": "nomination nominee",
    }.items()
    for word in words.split()
}
_NEWS = r"(?:day|deal|news|step|win|victory|agreement|decision|achievement|bill|law)"
_WELCOMES = re.compile(
    r"(?i)\b(?:applaud(?:s|ed|ing)?|hail(?:s|ed|ing)?|prais(?:es|ed|ing)|welcom(?:es|ed|ing)"
    r"|cheer(?:s|ed|ing)|celebrat(?:es|ed|ing)|pleased|gratified|delighted|thrilled"
    r"|(?:great|good|wonderful|historic|fair|excellent|terrific|fantastic|incredible|big) "
    rf"{_NEWS}"
    r"|step forward|right (?:decision|thing|step|direction)|huge win|victory for|triumph)\b"
)
_CONDEMNS = re.compile(
    r"(?i)\b(?:criticiz(?:es|ed|ing)|criticis(?:es|ed|ing)|condemn(?:s|ed|ing)?|blast(?:s|ed|ing)"
    r"|slam(?:s|med|ming)|denounc(?:es|ed|ing)|decri(?:es|ed)|decrying|assail(?:s|ed|ing)"
    r"|disappoint(?:ed|ing|ment)|devastating|blow to|outrag(?:ed|eous)|shameful|disgraceful?"
    r"|cruel|hateful|reckless|disast(?:er|rous)|terrible|horrible|unlawful|unconstitutional"
    rf"|(?:bad|awful|sad|dark) {_NEWS}|step backwards?|betray(?:s|ed|al)?"
    r"|fail(?:s|ed)? to see (?:how|why|what)|(?:serious|big|huge|grave|terrible) mistake"
    r"|undermin(?:es|ed|ing)|travesty)\b"
)
_NOT = re.compile(r"(?i)(?:\b(?:not|no|never|hardly|neither)\b|n['’]t\b)[^,;.]{0,20}$")
_NEAR = 9  # words between a judgement and what is judged
_HELD = 3  # sentences, of two origins, that must speak of what is judged
_SIDE = 3  # sentences on one side
_WEIGHT = 0.5
DIVIDED = "welcomed here and condemned there"  # the reason of such a difference


@dataclass(frozen=True, slots=True)
class _Judgement:
    row: int
    outcome: str  # of which kind it is
    span: Place


def find_reactions(trails: Trails) -> Iterator[Difference]:
    """Yield where one outcome is welcomed by some and condemned by others.

    What is judged ("the ruling", "the deal") stands near the judgement, and in three sentences of
    two origins at least: that is what the story tells of. Those who judge must be other people.
    """
    good, bad = (_read(trails, pattern) for pattern in (_WELCOMES, _CONDEMNS))
    outcomes = {each.outcome for each in good} & {each.outcome for each in bad}
    if not outcomes:
        return
    most = max(sorted(outcomes), key=lambda stem: (_judged(good, bad, stem), stem))
    for rank, mine in enumerate([each for each in good if each.outcome == most][:_SIDE]):
        for theirs in [each for each in bad if each.outcome == most][:_SIDE]:
            if mine.row != theirs.row:
                yield Difference(
                    "characterisation", mine.row, theirs.row, mine.span, theirs.span,
                    most, DIVIDED, _WEIGHT - rank / 20,
                    between="speakers",
                )  # fmt: skip


def _judged(good: list[_Judgement], bad: list[_Judgement], stem: str) -> int:
    """Return how often the lesser of two sides judges an outcome."""
    return min(sum(each.outcome == stem for each in side) for side in (good, bad))


def _read(trails: Trails, pattern: re.Pattern[str]) -> list[_Judgement]:
    found = []
    for row, wording in enumerate(trails.wordings):
        if trails.spans[row].sentence.kind != "body":
            continue
        both = _WELCOMES.search(wording.text) and _CONDEMNS.search(wording.text)
        match = pattern.search(wording.text)
        if match is None or both or _NOT.search(wording.text[: match.start()]):
            continue
        outcome = _judged_near(trails, wording, match.span())
        if outcome:
            found.append(_Judgement(row, outcome, whole_clause(wording.text, match.span())))
    return found


def _judged_near(trails: Trails, wording: Wording, place: Place) -> str:
    """Return what is judged: the outcome named nearest to the judgement, "" where there is none."""
    start, end = wording.at(place[0]), wording.at(place[1])
    near = [
        (0 if start <= at < end else min(abs(at - start), abs(at - end)), at, word.stem)
        for at, word in enumerate(wording.words)
        if word.stem in _OUTCOMES and start - _NEAR <= at < end + _NEAR
    ]
    near = [each for each in near if _is_told_of(trails, each[2])]
    return _OUTCOMES[min(near)[2]] if near else ""


def _is_told_of(trails: Trails, stem: str) -> bool:
    rows = trails.holders.get(stem, ())
    return len(rows) >= _HELD and len({trails.spans[row].origin for row in rows}) > 1
