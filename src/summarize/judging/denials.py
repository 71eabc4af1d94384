"""Sentences → what one denies and another affirms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import PRONOUNS, Word, Wording, phrase
from summarize.reading.sentences import Span as Place
from summarize.reading.tenses import find_tense

_NOT = frozenset("not never cannot neither nor".split())
_FAILING = frozenset("failed fails refused refuses declined declines unable unwilling".split())
_NO_DENIAL = frozenset(
    "only just merely necessarily always yet surprisingly immediately clear enough all until "
    "long doubt matter exactly quite very too so as".split()
)
_PASSED_OVER = frozenset("appear seem believe believed think thought".split())
# What follows these is thought of, feared or asked, not said to be so.
_OPEN = frozenset(
    "if whether concern concerns concerned fear fears feared possibility possible prospect risk "
    "threat threats unless could may might should would ask asked asking question questions idea "
    "suggestion suggested suggesting deny denied denies denying reject rejected rejects claim "
    "unclear rather without hope hoped hopes allegation allegations perhaps report reports "
    "reporting reported berating blaming blamed accusing accused".split()
)
_UNDONE = frozenset("no without yet nobody none nothing hardly failed refused declined".split())
_NPI = frozenset("ever any anyone anything anybody either".split())
_SCOPE = 9  # words behind a denial that it is taken to deny
_NEAR = 8  # words around an affirmed predicate within which what it is of must stand
_SHARE = 0.6  # of what is denied, by what it tells, that must be affirmed
_ALL_BUT = 0.8  # the same of what somebody is said not to be
_RARE = 4  # sentences that may hold a predicate whose objects are not named alike


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence says is not so."""

    predicate: str  # stem
    objects: frozenset[str]  # stems of what the predicate is of
    copular: bool  # somebody is said not to be something
    actors: frozenset[str]  # stems of names that stand before it in its clause
    nominal: bool  # "no mass deportations"; otherwise a verb is denied
    always: bool  # never, or not ever
    span: Place
    first: int  # places of the words that are denied; the last is included
    last: int


def read_denials(wording: Wording) -> tuple[Denial, ...]:
    """Return what a sentence denies, in order; a question denies nothing."""
    if wording.text.rstrip("\"'”’ ").endswith("?"):
        return ()
    found: list[Denial] = []
    for place, word in enumerate(wording.words):
        denial = _denial_at(wording, place, word)
        if denial is not None and not (found and found[-1].last >= denial.last):
            found.append(denial)
    return tuple(found)


def _denial_at(wording: Wording, place: int, word: Word) -> Denial | None:
    words = wording.words
    following = words[place + 1 : place + 1 + _SCOPE]
    if not following or following[0].low in _NO_DENIAL:
        return None
    nominal = word.low == "no"
    verbal = word.low in _NOT or word.low.endswith("n't")
    verbal = verbal or (word.low in _FAILING and following[0].low == "to")
    if nominal and following[0].low in ("longer", "one"):
        nominal, verbal = False, True
    if not (nominal or verbal):
        return None
    scope = _scope(following, word.clause)
    told = [w for w in scope if w.stem and not w.low.endswith("ly") and w.low not in _NPI]
    if nominal and told and told[0].low in ("repeat", "comment", "response", "evidence", "word"):
        told = told[1:] if told[0].low == "repeat" else []
    always = word.low == "never" or any(each.low == "ever" for each in scope)
    if told and told[0].low in _PASSED_OVER:
        told = [each for each in told[1:] if not each.is_name]
        told = told[1:] if len(told) > 1 and told[0].low in ("sought", "tried", "seek") else told
    if not told or (verbal and told[0].is_name):
        return None
    before = [each for each in words[:place] if each.clause == word.clause]
    return Denial(
        predicate=told[0].stem,
        objects=frozenset(each.stem for each in told[1:]) - {told[0].stem},
        actors=frozenset(each.stem for each in before if each.is_name),
        copular=_is_copular(words, place),
        nominal=nominal,
        always=always,
        span=phrase([word, told[-1]]),
        first=place,
        last=max(place + 1 + list(scope).index(told[-1]), _or_else(words, place)),
    )


def _is_copular(words: Sequence[Word], place: int) -> bool:
    """Say whether what is denied is a "to be": "is not a hero", "will never be a great man"."""
    word = words[place].low
    around = [each.low for each in words[max(0, place - 1) : place + 2]]
    forms = ("is", "was", "are", "were", "be", "he", "she", "they", "it", "i'm", "they're", "been")
    return word in ("isn't", "wasn't", "aren't", "weren't") or any(form in forms for form in around)


def _or_else(words: Sequence[Word], place: int) -> int:
    """Return the last word that a denial reaches: over "or", but no further than its scope."""
    clause, last = words[place].clause, place
    for reached in range(place + 1, min(len(words), place + 2 * _SCOPE)):
        word = words[reached]
        if word.clause != clause:
            if word.low not in ("or", "nor"):
                break
            clause = word.clause
        last = reached
    return last


def _scope(following: Sequence[Word], clause: int) -> Sequence[Word]:
    """Return the words that are denied: to the end of the clause, further where "ever" follows."""
    home = following[0].clause if following[0].low in ("repeat", "that") else clause
    last = max((each.clause for each in following if each.low in _NPI), default=home)
    return [each for each in following if each.clause <= max(home, min(last, home + 1))]


def find_denials(trails: Trails) -> Iterator[Difference]:
    """Yield what one sentence denies and another affirms, of the same predicate and objects.

    Of what is denied the other must affirm more than half by what the words tell in this story,
    outside any denial of its own and not as a fear, a question or a possibility. Of those that
    affirm it, each outlet's best is taken.
    """
    denials = {row: read_denials(wording) for row, wording in enumerate(trails.wordings)}
    for row, found in denials.items():
        if trails.spans[row].sentence.kind != "body":
            continue
        for denial in found:
            best: dict[str, tuple[float, int, Place]] = {}
            for other in trails.holders.get(denial.predicate, ()):
                origin = trails.spans[other].origin
                if other == row or trails.spans[other].sentence.kind != "body":
                    continue
                affirmed = _affirmed(trails, row, denial, other, denials[other])
                if affirmed is not None and (origin not in best or affirmed[0] > best[origin][0]):
                    best[origin] = (affirmed[0], other, affirmed[1])
            for share, other, place in best.values():
                yield Difference(
                    kind="denial",
                    left=row,
                    right=other,
                    left_span=denial.span,
                    right_span=place,
                    subject=denial.predicate,
                    reason="denied here and affirmed there",
                    weight=min(1.0, 0.3 + share / 2 + (0.2 if denial.always else 0)),
                )


def _affirmed(
    trails: Trails, row: int, denial: Denial, other: int, denials: Sequence[Denial]
) -> tuple[float, Place] | None:
    """Return how much of a denial another sentence affirms, and where; None if too little."""
    wording = trails.wordings[other]
    if wording.text.rstrip("\"'”’ ").endswith("?"):
        return None
    if not denial.nominal and not _same_people(trails, row, denial, other):
        return None
    weights = trails.weights
    total = sum(weights.get(stem, 0.0) for stem in sorted({denial.predicate, *denial.objects}))
    for place, word in enumerate(wording.words):
        if word.stem != denial.predicate or any(d.first <= place <= d.last for d in denials):
            continue
        near = wording.words[max(0, place - _NEAR) : place + _NEAR + 1]
        near = tuple(each for each in near if abs(each.clause - word.clause) <= 1)
        ahead = [w for w in near if w.start < word.start][-6:]
        if any(w.low in _OPEN for w in ahead) or any(
            w.low in _NOT or w.low.endswith("n't") or w.low in _UNDONE for w in ahead
        ):
            continue
        if not denial.nominal and not denial.copular and ahead and ahead[-1].low == "to":
            continue  # what somebody is to do is not said to be done
        if not denial.nominal and not _agree(trails, row, denial, other, word, ahead):
            continue
        shared = {each.stem for each in near} & denial.objects
        said = sum(weights.get(stem, 0.0) for stem in sorted({denial.predicate, *shared}))
        share = said / total if total else 0.0
        rare = len(trails.holders[denial.predicate]) <= _RARE and denial.always
        needed = _ALL_BUT if denial.copular else _SHARE
        enough = bool(shared) and share >= needed and (len(shared) > 1 or not denial.nominal)
        if denial.nominal and len(denial.objects) == 1 and shared:
            # "no mass deportations": the pair of words must stand together
            apart = min(abs(near.index(w) - near.index(word)) for w in near if w.stem in shared)
            enough = apart == 1
        if enough or (rare and not denial.nominal):
            chosen = [each for each in near if each.stem in shared or each is word]
            return (share if enough else 0.3), phrase(chosen)
    return None


def _same_people(trails: Trails, row: int, denial: Denial, other: int) -> bool:
    """Say whether both name one person or body, where the denial or what stands before it does."""
    mine = denial.actors or trails.names_around(row)
    theirs = trails.names_around(other)
    return not mine or bool(mine & theirs)


def _agree(
    trails: Trails, row: int, denial: Denial, other: int, word: Word, ahead: Sequence[Word]
) -> bool:
    """Say whether both may speak of one actor at one time."""
    actors = {each.stem for each in ahead if each.is_name and each.clause == word.clause}
    meant = any(each.low in PRONOUNS for each in ahead)
    if denial.actors and actors and not denial.actors & actors and not meant:
        return False
    tenses = (
        find_tense(trails.wordings[row].text, *denial.span),
        find_tense(trails.wordings[other].text, word.start, word.end),
    )
    return not ("future" in tenses and "past" in tenses)
