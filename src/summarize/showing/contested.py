"""Clashes → what the page says of them: side against side, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.judging import conflicts
from summarize.judging.accusations import ACCUSED
from summarize.judging.attribution_differences import AttributionKind
from summarize.judging.conflicts import Between, Clash, ConflictKind, Explained, Statement
from summarize.judging.disputes import DISPUTED, OPPOSED
from summarize.judging.holders import find_holder, find_subject
from summarize.judging.marks import cut_short
from summarize.reading.quotations import NOT_NAMED
from summarize.showing.by_hand import Deed
from summarize.showing.coverage import Coverage
from summarize.showing.phrases import POINT_LENGTH, shortened
from summarize.showing.places import Link, clash_anchor, home
from summarize.showing.points import Point, Testimony, as_testimonies, as_testimony, point
from summarize.showing.vouching import vouched_for

LABELS: Mapping[ConflictKind, str] = {
    "number": "Figures differ",
    "date": "Days differ",
    "denial": "Denied and affirmed",
    "name": "Names differ",
    "attribution": "Attributed to different sources",
    "characterisation": "Called differently",
    "judgement": "Contested by the analyst",
}
ATTRIBUTION_LABELS: Mapping[AttributionKind, str] = {
    "flat": "Flat here, attributed there",
    "source": "Other sources",
    "mouth": "In another’s mouth",
}
_DENIED = (DISPUTED, OPPOSED, ACCUSED)  # the outlet tells that somebody denies it
_OF_STANCE = "Stances differ"  # in place of the label of a kind


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said where outlets or speakers clash, as the page tells it."""

    says: str  # in short, for a heading
    who: str  # the outlets, or the speakers where these clash
    testimonies: tuple[Testimony, ...]  # each sentence once


@dataclass(frozen=True, slots=True)
class Concern:
    """A point that is contested because of a clash."""

    point: Point
    repeats: bool  # its sentence is shown as one side's


@dataclass(frozen=True, slots=True)
class Contest:
    """What is said about one and the same thing, side against side."""

    anchor: str
    rank: int  # among all clashes of the story, from 1
    label: str
    topic: str  # what the values are of; empty where the rule does not know
    between: Between
    reason: str  # which rule fired
    sides: tuple[Side, ...]
    one_sentence: Testimony | None  # that holds every side; none where more than one does
    may_be_update: bool
    points: tuple[Concern, ...]  # contested because of it; each stands with one contest
    elsewhere: tuple[Link, ...]  # points told elsewhere that it concerns, but those shown above

    @property
    def among(self) -> str:
        """Who contradicts whom, for where that is not told by the heading above."""
        return " among those quoted" if self.between == "speakers" else ""

    @property
    def against(self) -> str:
        """What it is about and all sides in one line of text."""
        sides = " against ".join(f"{side.says} ({side.who})" for side in self.sides)
        return f"{self.topic}: {sides}" if self.topic else sides


@dataclass(frozen=True, slots=True)
class Excused:
    """Two values that differ and are no clash, and why."""

    why: str
    left: Testimony
    right: Testimony
    deeds: tuple[Deed, ...] = ()  # of the analyst's, where it is by them


@dataclass(frozen=True, slots=True)
class Vouching:
    """One fact that outlets do not vouch for alike, as the page tells it."""

    label: str
    reason: str  # which rule fired
    sides: tuple[tuple[Testimony, ...], tuple[Testimony, ...]]
    points: tuple[Link, ...]  # that it concerns


def contests(coverage: Coverage, between: Between, told: Iterable[str]) -> tuple[Contest, ...]:
    """Return the clashes between outlets or between speakers, the weightiest first.

    `told` are the ids of the findings in the summary.
    """
    clashes = coverage.briefing.clashes.points
    placed: set[str] = set()
    found = []
    summary = frozenset(told)
    for number, clash in enumerate(clashes, start=1):
        if clash.between != between:
            continue
        concerned = coverage.concerned(clash)
        here = [each for each in concerned if each.kind == "contested" and each.id not in placed]
        placed.update(each.id for each in here)
        shown = {each.text for side in clash.sides for each in side.sentences}
        others = [
            each for each in concerned if each not in here and each.representative.text not in shown
        ]
        sentences = as_testimonies(
            (each for side in clash.sides for each in side.statements), coverage
        )
        found.append(
            Contest(
                anchor=clash_anchor(number),
                rank=number,
                label=label_of(clash),
                topic=clash.topic,
                between=clash.between,
                reason=clash.reason,
                sides=tuple(_side(side, clash, coverage) for side in clash.sides),
                one_sentence=sentences[0] if len(sentences) == 1 else None,
                may_be_update=clash.may_be_update,
                points=tuple(
                    Concern(
                        point(each, coverage, home(each, summary)[1:]),
                        any(each.representative in side.sentences for side in clash.sides),
                    )
                    for each in here
                ),
                elsewhere=tuple(
                    Link(shortened(each.representative.text, POINT_LENGTH), home(each, summary))
                    for each in others
                ),
            )
        )
    return tuple(found)


def label_of(clash: Clash) -> str:
    """Say in which way sides differ."""
    return _OF_STANCE if clash.is_of_stance else LABELS[clash.kind]


def _side(side: conflicts.Side, clash: Clash, coverage: Coverage) -> Side:
    told = (_who(each, clash, coverage) for each in side.statements)
    return Side(
        cut_short(side.says),
        ", ".join(dict.fromkeys(told)),
        as_testimonies(side.statements, coverage),
    )


def _who(statement: Statement, clash: Clash, coverage: Coverage) -> str:
    """Say whose the words are that clash: an outlet's, or somebody's, where speakers clash.

    There somebody else may pass them on ("he said Ortiz used the phrase …"), or an outlet tells in
    its own words who denies something.
    """
    outlet = statement.sentence.outlet
    if clash.between == "outlets":
        return outlet
    named = coverage.briefing.speech.people.mentions_in
    holder = find_holder(statement.sentence, statement.span, named) or statement.voice
    denies = clash.reason in _DENIED and statement in clash.sides[0].statements
    return holder or (_denier(statement, coverage) if denies else "") or outlet


def _denier(statement: Statement, coverage: Coverage) -> str:
    """Return who the outlet says denies it: whoever its words begin with, or are made to be of."""
    speech = coverage.briefing.speech
    begins = find_subject(statement.sentence, statement.span, speech.people.mentions_in)
    voice = speech.voices.at(statement.sentence, statement.span)
    return begins or ("" if voice == NOT_NAMED else voice)


def excused(explained: Iterable[Explained], coverage: Coverage) -> tuple[Excused, ...]:
    """Return what only looks like a clash, each with the reason why it is none."""
    return tuple(
        Excused(
            each.why,
            as_testimony(left.sentence, coverage, left.span, left.voice),
            as_testimony(right.sentence, coverage, right.span, right.voice),
            coverage.by_hand.dismissing(each),
        )
        for each in explained
        for left, right in [each.conflict.statements]
    )


def vouchings(coverage: Coverage, told: Iterable[str]) -> tuple[Vouching, ...]:
    """Return what outlets do not vouch for alike, surest first.

    `told` are the ids of the findings in the summary.
    """
    summary = frozenset(told)
    return tuple(
        Vouching(
            ATTRIBUTION_LABELS[each.kind],
            each.reason,
            (_testimonies(each.sides[0], coverage), _testimonies(each.sides[1], coverage)),
            tuple(
                Link(shortened(point.representative.text, POINT_LENGTH), home(point, summary))
                for point in vouched_for(each, coverage.briefing)
            ),
        )
        for each in coverage.briefing.attributions
    )


def _testimonies(side: Iterable[Statement], coverage: Coverage) -> tuple[Testimony, ...]:
    return as_testimonies(side, coverage)
