"""A finding and its legs → a proposed credibility digit, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from summarize.judging.dependencies import Dependency
from summarize.judging.findings import Finding
from summarize.judging.legs import Leg, Legs
from summarize.reading.articles import Article

Digit = Literal[1, 2, 3, 4, 5, 6]

MEANINGS: Mapping[Digit, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtfully true",
    5: "improbable",
    6: "truth cannot be judged",
}

# Every reason that can be given, in our own fixed words.
LONE = "one outlet reports it: nothing to hold it against"
OUTVOTED = "outlets contradict each other, and most of them stand on the other side"
CONTESTED = "outlets contradict each other"
UNKNOWN = "outlets agree, but none says what it rests on"
ONE_LEG = "outlets agree, but all that is known of it rests on one leg"
SAID_NOT_SO = "that it was said is agreed, not that it is so"
SPEAKERS = "it rests on what speakers say, and they may speak for one side"
REPORT = "what the other outlet’s report rests on is not known"
PARTIES = "it rests on what was said and on what was written, and both may come from one side"
DEPENDENT = "the outlets behind its different legs are not independent of each other"
SAME_OUTLET = "one outlet alone brings in all that is known of what it rests on"
INDEPENDENT = "independent outlets agree: it was said or written, and it was seen"
DISPUTED = "speakers contradict each other on it"

_CLEARLY = 2  # outlets more than on the side shown, from which the other side outweighs it


@dataclass(frozen=True, slots=True)
class Grade:
    """A proposal for an analyst to accept or change: credibility on the Admiralty scale."""

    digit: Digit
    reasons: tuple[str, ...]  # fixed phrases, the deciding one first
    reliability: Mapping[str, str]  # the analyst's own letters, by outlet; empty where none given

    @property
    def meaning(self) -> str:
        """What the digit stands for."""
        return MEANINGS[self.digit]

    @property
    def phrase(self) -> str:
        """The digit as a proposal, in fixed words."""
        return f"proposed: {self.digit}, {self.meaning}"


def propose_grade(finding: Finding, legs: Legs, dependencies: Iterable[Dependency] = ()) -> Grade:
    """Propose how credible a finding is by what it rests on, with the reasons.

    1 only where two outlets that share no owner, agency or text rest it on different legs, one of
    which was seen: by the outlet, by witnesses, on video. Never on one statement or document,
    however many print it, nor on statements and documents alone, which may come from one side. 2
    where it was both said and written, or seen too but by outlets that are not independent; 3
    where outlets agree and no more is known than one leg or what speakers say; 4 where outlets
    contradict each other, 5 where two more of them stand on the other side and it cannot be an
    update; 6 where one outlet alone reports it. What speakers
    contradict each other on is 3 at best. The analyst's reliability letters are handed on as
    they are, and have no part in it.
    """
    digit, reasons = _judge(finding, legs, tuple(dependencies))
    if finding.disputes and digit < 4:
        digit, reasons = max(digit, 3), (DISPUTED, *reasons)
    articles = (sentence.article for sentence in finding.members)
    return Grade(digit, reasons, _letters(articles))


def _letters(articles: Iterable[Article]) -> Mapping[str, str]:
    letters: dict[str, str] = {}
    for article in articles:
        if not letters.get(article.outlet):
            letters[article.outlet] = article.source.reliability
    return letters


def _judge(
    finding: Finding, legs: Legs, dependencies: Sequence[Dependency]
) -> tuple[Digit, tuple[str, ...]]:
    if finding.conflicts:
        return (5, (OUTVOTED,)) if _is_outvoted(finding) else (4, (CONTESTED,))
    if len(legs.reported_by) < 2:
        return 6, (LONE,)
    if not legs.groups:
        return 3, (UNKNOWN,)
    kinds = [frozenset(map(_kind, group)) for group in legs.groups]
    said = all(each == {"said"} for each in kinds)
    if len(legs.groups) == 1:
        return 3, (ONE_LEG, SAID_NOT_SO) if said else (ONE_LEG,)
    reporters = [_reporters(group, legs) for group in legs.groups]
    if len(frozenset().union(*reporters)) < 2:
        return 3, (SAME_OUTLET,)
    if said:
        return 3, (SPEAKERS,)
    found = [
        _weigh((kinds[a], kinds[b]), (reporters[a], reporters[b]), dependencies)
        for a, b in combinations(range(len(kinds)), 2)
    ]
    return min(found)


def _kind(leg: Leg) -> str:
    """Return whether a leg was said, written, seen or merely reported by another outlet."""
    if leg.kind in ("own", "witness") or (leg.kind, leg.name) == ("document", "video"):
        return "seen"
    return {"statement": "said", "document": "written"}.get(leg.kind, "reported")


def _weigh(
    kinds: tuple[frozenset[str], frozenset[str]],
    reporters: tuple[frozenset[str], frozenset[str]],
    dependencies: Sequence[Dependency],
) -> tuple[Digit, tuple[str, ...]]:
    """Return what two legs of a finding are worth together."""
    one, other = kinds
    if "reported" in one | other:
        return 3, (REPORT,)
    if "seen" not in one | other:
        return (3, (SPEAKERS,)) if one == other == {"said"} else (2, (PARTIES,))
    if _are_independent(*reporters, dependencies):
        return 1, (INDEPENDENT,)
    return 2, (DEPENDENT,)


def _is_outvoted(finding: Finding) -> bool:
    """Say whether, in some clash, clearly more outlets stand against the sentence shown."""
    for clash in finding.clashes:
        if clash.may_be_update:
            continue
        own = [s for s in clash.sides if finding.representative in s.sentences]
        outlets = {side: len({each.origin for each in side.sentences}) for side in clash.sides}
        if own and max(outlets.values()) >= outlets[own[0]] + _CLEARLY:
            return True
    return False


def _reporters(group: Sequence[Leg], legs: Legs) -> frozenset[str]:
    """Return the outlets with reporting of their own that bring in a leg."""
    origins = (basis.sentence.origin for leg in group for basis in leg.basis)
    return frozenset(origins) & frozenset(legs.reported_by)


def _are_independent(
    one: frozenset[str], other: frozenset[str], dependencies: Sequence[Dependency]
) -> bool:
    """Say whether an outlet of the one and another of the other have nothing in common."""
    return any(
        a != b and not any({a, b} <= set(each.outlets) for each in dependencies)
        for a in one
        for b in other
    )
