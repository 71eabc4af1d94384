"""Findings → what the page says of each: whose words, who tells how much of it, who does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from summarize.judging.additions import Addition
from summarize.judging.conflicts import Clash, Statement
from summarize.judging.findings import Finding
from summarize.judging.grades import Grade
from summarize.judging.omissions import Omission
from summarize.judging.unique import ALONE, UniquePoint, choose_weightiest
from summarize.reading.kinds import Kind
from summarize.reading.sentences import Sentence, Span
from summarize.showing.by_hand import Deed
from summarize.showing.cautions import caution
from summarize.showing.coverage import Coverage, Share
from summarize.showing.phrases import POINT_LENGTH, counted, moment, shortened
from summarize.showing.places import Link, clash_anchor, home, href

_OPEN_POINTS = 5  # of what one outlet alone says or leaves out; the rest is folded away
_NEAREST_LENGTH = 140  # characters of the nearest sentence elsewhere
_LIKE_NOTHING = 0.1  # a probability below which the nearest sentence elsewhere is not like it
_SIDE_LENGTH = 48  # characters of what one side of a clash says


@dataclass(frozen=True, slots=True)
class Passage:
    """Words shown before a sentence because it needs them."""

    text: str
    gap: bool  # the article says more before the next words shown


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of one outlet and what must be read before it."""

    lead_in: tuple[Passage, ...]
    before: str  # with marked and after, the sentence
    marked: str  # the part that is spoken of; empty where it is all of it
    after: str
    source: Link  # the outlet; leads to the sentence in its article


@dataclass(frozen=True, slots=True)
class Stretch:
    """Further words of a sentence that clash, and what follows them."""

    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """A sentence that tells a point, as one of several."""

    lead_in: tuple[Passage, ...]
    before: str  # with marked, after and more, the sentence
    marked: str  # the words that clash; empty where nothing does
    after: str
    source: Link
    when: str
    kind: Kind
    reprint_of: str  # the outlet whose reporting it repeats; empty for reporting of its own
    voice: str = ""  # who is made to say the words that clash; empty where the outlet does
    more: tuple[Stretch, ...] = ()  # where one sentence holds several sides of a clash


@dataclass(frozen=True, slots=True)
class Telling:
    """Outlets that tell the same share of a line."""

    share: Share
    label: str
    outlets: tuple[Link, ...]  # each leads to its own sentence


@dataclass(frozen=True, slots=True)
class Point:
    """Something told, who tells how much of it and who does not."""

    anchor: str  # empty when nothing leads to it
    quote: Quote
    support: int
    stated: tuple[Link, ...]  # independent outlets, each leading to its own sentence
    # The same outlets by how much they state, all others that do, and who may in other words.
    tellings: tuple[Telling, ...]
    missing: tuple[str, ...]  # outlets in which nothing like it was found
    caution: str  # why it is not firm; empty when it is
    rests_on: str  # what its sources rest on, in fixed words; empty where one outlet tells it
    grade: str  # a proposed credibility with its reasons; empty where one outlet tells it
    reliability: str  # the analyst's own letters, by outlet; empty where none is given
    disputes: tuple[Link, ...]  # clashes between those whom the outlets quote
    testimonies: tuple[Testimony, ...]  # all sentences that tell it, in reading order
    deeds: tuple[Deed, ...] = ()  # what the analyst did to it or noted of it


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of another outlet that comes nearest."""

    place: Link
    outlet: str
    similarity: str
    far: bool  # so unlike that its words say nothing
    unlike: bool = False  # so unlike that it is nearest only for want of anything nearer


@dataclass(frozen=True, slots=True)
class LonePoint:
    """Something that one outlet alone says; what is most surely its own may be marked."""

    quote: Quote
    reprinted: tuple[Link, ...]
    nearest: Nearest | None
    doubtful: bool  # another outlet may say some of it
    slight: bool  # it tells next to nothing by itself
    deeds: tuple[Deed, ...] = ()  # what the analyst did to it or noted of it

    @property
    def beside(self) -> str:
        """What the nearest sentence elsewhere is to it."""
        return "perhaps also told elsewhere, nearest" if self.doubtful else "nearest elsewhere"


@dataclass(frozen=True, slots=True)
class AddedPart:
    """A sentence that others tell in part; what no other tells is marked."""

    quote: Quote
    point: Link  # where the page tells what it adds to
    told_there: bool  # by another sentence
    probability: str


@dataclass(frozen=True, slots=True)
class LoneVoice:
    """An outlet and what it alone says, most important first."""

    outlet: str
    shown: tuple[LonePoint, ...]  # the weightiest, whether others may say some of it or not
    folded: tuple[LonePoint, ...]  # the rest of what no other says
    doubtful: tuple[LonePoint, ...]  # the rest of what another outlet may say some of
    added: tuple[AddedPart, ...]
    more: int = 0  # points that are neither shown nor folded: the page does not carry them

    @property
    def count(self) -> str:
        """How many points it has, in words, and how many that others may tell as well."""
        doubtful = sum(point.doubtful for point in self.shown)
        sure = len(self.shown) - doubtful + len(self.folded) + self.more
        perhaps = doubtful + len(self.doubtful)
        return counted(sure, "point") + (f", perhaps {perhaps} more" if perhaps else "")


@dataclass(frozen=True, slots=True)
class MissedPoint:
    """A point of consensus that an outlet does not mention."""

    point: Link
    support: int
    nearest: Nearest | None  # of the outlet itself; None where nothing there is like it


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet and what it leaves out, most supported first."""

    outlet: str
    shown: tuple[MissedPoint, ...]
    folded: tuple[MissedPoint, ...]
    perhaps: tuple[MissedPoint, ...]  # it may tell them in other words: those of the nearest


def told_points(coverage: Coverage, kind: str) -> tuple[Point, ...]:
    """Return the summary's points of one kind, in its order."""
    found = (line.finding for line in coverage.briefing.summary)
    return tuple(
        point(finding, coverage, f"line-{finding.id}") for finding in found if finding.kind == kind
    )


def other_points(coverage: Coverage, kind: str, told: AbstractSet[str]) -> tuple[Point, ...]:
    """Return the points of one kind that the summary does not tell, in reading order."""
    findings = coverage.briefing.findings
    found = (each for each in findings if each.kind == kind and each.id not in told)
    return tuple(point(finding, coverage, home(finding, told)[1:]) for finding in found)


def point(finding: Finding, coverage: Coverage, anchor: str) -> Point:
    """Return a finding as the page tells it; `anchor` is its id there, empty for none."""
    is_marked = finding.kind != "contested" and coverage.tellers(finding, "point")
    agreed = finding.agreement.part if is_marked else None
    return Point(
        anchor=anchor,
        quote=quote(finding.representative, finding.context.lead_in, agreed),
        support=finding.support,
        stated=_links(
            finding,
            coverage,
            [o for o in coverage.briefing.outlets if o in finding.cluster.origins],
        ),
        tellings=_tellings(finding, coverage, is_marked=agreed is not None),
        missing=coverage.without(finding),
        caution=caution(finding, coverage.briefing),
        rests_on=coverage.briefing.legs[finding.id].phrase if finding.support > 1 else "",
        grade=_grade(coverage.briefing.grades.get(finding.id)),
        reliability=_letters(coverage.briefing.grades.get(finding.id)),
        disputes=tuple(
            Link(_sides(clash), f"#{clash_anchor(number)}")
            for number, clash in coverage.disputes.get(finding.id, ())
        ),
        testimonies=tuple(as_testimony(sentence, coverage) for sentence in finding.cluster.members),
        deeds=coverage.by_hand.at(finding),
    )


def _grade(grade: Grade | None) -> str:
    # The scale's own words speak of what is true; the page does not.
    return "" if grade is None else f"{grade.digit} ({'; '.join(grade.reasons)})"


def _letters(grade: Grade | None) -> str:
    letters = grade.reliability.items() if grade is not None else ()
    return ", ".join(f"{outlet} {letter}" for outlet, letter in letters if letter)


def _sides(clash: Clash) -> str:
    return " / ".join(shortened(side.says, _SIDE_LENGTH) for side in clash.sides)


def _tellings(finding: Finding, coverage: Coverage, *, is_marked: bool) -> tuple[Telling, ...]:
    """Group the outlets by how much of the line they tell."""
    labels: Sequence[tuple[Share, str]] = (
        ("whole", "All of it"),
        ("point", "The underlined part" if is_marked else "Its point"),
        ("some", "Some of it"),
        ("reprint", "Reprinted by"),
    )
    otherwise = {
        each.theirs.sentence.outlet: each.theirs.sentence
        for each in reversed(finding.other_values)
        if coverage.share(finding, each.theirs.sentence.outlet) == "some"
    }
    found = (
        (share, label, [o for o in coverage.tellers(finding, share) if o not in otherwise])
        for share, label in labels
    )
    told = [
        Telling(share, label, _links(finding, coverage, outlets))
        for share, label, outlets in found
        if outlets
    ]
    if otherwise:
        links = tuple(Link(name, href(each)) for name, each in reversed(otherwise.items()))
        of_days = all(each.of_a_day for each in finding.other_values)
        told.append(Telling("some", "Another day" if of_days else "Another figure", links))
    if perhaps := coverage.perhaps(finding):
        links = tuple(Link(name, href(each)) for name, each in perhaps.items())
        told.append(Telling("", "Perhaps in other words", links))
    return tuple(told)


def _links(finding: Finding, coverage: Coverage, outlets: Sequence[str]) -> tuple[Link, ...]:
    found = ((outlet, coverage.sentence(finding, outlet)) for outlet in outlets)
    return tuple(Link(outlet, href(each)) for outlet, each in found if each is not None)


def quote(sentence: Sentence, lead_in: Sequence[Sentence], marked: Span | None = None) -> Quote:
    """Return a sentence with what must be read before it; `marked` is in its text."""
    start, end = marked or (len(sentence.text), len(sentence.text))
    return Quote(
        lead_in=_passages(sentence, lead_in),
        before=sentence.text[:start],
        marked=sentence.text[start:end],
        after=sentence.text[end:],
        source=Link(sentence.outlet, href(sentence)),
    )


def _passages(sentence: Sentence, lead_in: Sequence[Sentence]) -> tuple[Passage, ...]:
    return tuple(
        Passage(earlier.text, gap=later.index != earlier.index + 1)
        for earlier, later in pairwise((*lead_in, sentence))
    )


def reprints(finding: Finding) -> tuple[Link, ...]:
    """Return the outlets that only print what others report, each leading to its first copy."""
    copies: dict[str, Sentence] = {}
    for sentence in finding.cluster.members:
        if sentence.copy_of is not None and sentence.outlet not in finding.cluster.origins:
            copies.setdefault(sentence.outlet, sentence)
    return tuple(Link(outlet, href(copy)) for outlet, copy in copies.items())


def as_testimony(
    sentence: Sentence, coverage: Coverage, marked: Span | None = None, voice: str = ""
) -> Testimony:
    """Return a sentence as one of several that tell a point, with the span of `marked` marked."""
    start, end = marked or (len(sentence.text), len(sentence.text))
    return Testimony(
        lead_in=_passages(sentence, coverage.briefing.contexts[sentence.id].lead_in),
        before=sentence.text[:start],
        marked=sentence.text[start:end],
        after=sentence.text[end:],
        source=Link(sentence.outlet, href(sentence)),
        when=moment(sentence.article.published),
        kind=sentence.kind,
        reprint_of=sentence.origin if sentence.copy_of is not None else "",
        voice=voice,
    )


def as_testimonies(statements: Iterable[Statement], coverage: Coverage) -> tuple[Testimony, ...]:
    """Return the sentences of a clash, each once with all its words that clash marked."""
    by_sentence: dict[str, list[Statement]] = {}
    for each in statements:
        by_sentence.setdefault(each.sentence.id, []).append(each)
    return tuple(_together(found, coverage) for found in by_sentence.values())


def _together(statements: Sequence[Statement], coverage: Coverage) -> Testimony:
    """Return one sentence with the words of several statements; where these overlap, the first's.

    Words of two speakers stand as nobody's: the sentence says whose they are.
    """
    apart: list[Statement] = []
    for each in statements:
        if all(each.span[1] <= o.span[0] or o.span[1] <= each.span[0] for o in apart):
            apart.append(each)
    apart.sort(key=lambda each: each.span)
    first, *others = apart
    voice = first.voice if {each.voice for each in apart} == {first.voice} else ""
    told = as_testimony(first.sentence, coverage, first.span, voice)
    text = first.sentence.text
    ends = [each.span[0] for each in others] + [len(text)]
    return replace(
        told,
        after=text[first.span[1] : ends[0]],
        more=tuple(
            Stretch(each.words, text[each.span[1] : end])
            for each, end in zip(others, ends[1:], strict=True)
        ),
    )


def voice(outlet: str, coverage: Coverage, told: AbstractSet[str]) -> LoneVoice:
    """Return what one outlet alone says and what it adds to points that it shares."""
    briefing = coverage.briefing
    alone = briefing.unique[outlet]
    shown = choose_weightiest(alone, _OPEN_POINTS)
    rest = [point for point in alone if point not in shown]
    return LoneVoice(
        outlet=outlet,
        shown=tuple(_lone_point(point, coverage) for point in shown),
        folded=tuple(_lone_point(point, coverage) for point in rest if not point.doubtful),
        doubtful=tuple(_lone_point(point, coverage) for point in rest if point.doubtful),
        added=tuple(_added(each, coverage, told) for each in briefing.additions[outlet]),
    )


def _lone_point(point: UniquePoint, coverage: Coverage) -> LonePoint:
    far = point.nearest_similarity < ALONE and not point.doubtful
    return LonePoint(
        quote=quote(point.sentence, point.lead_in, point.own),
        reprinted=reprints(point.finding),
        nearest=_nearest(point.nearest, point.nearest_similarity, far=far),
        doubtful=point.doubtful,
        slight=point.slight,
        deeds=coverage.by_hand.at(point.finding),
    )


def _nearest(sentence: Sentence | None, similarity: float, *, far: bool = False) -> Nearest | None:
    if sentence is None:
        return None
    place = Link(_in_quotation_marks(sentence.text), href(sentence))
    unlike = far and similarity < _LIKE_NOTHING
    return Nearest(place, sentence.outlet, f"{similarity:.2f}", far, unlike)


def _added(addition: Addition, coverage: Coverage, told: AbstractSet[str]) -> AddedPart:
    sentence = addition.sentence
    place = coverage.best_place(sentence)
    finding = place.finding if place is not None else addition.finding
    lead_in = coverage.briefing.contexts[sentence.id].lead_in
    return AddedPart(
        quote=quote(sentence, lead_in, addition.marked),
        point=_link_to(finding, told),
        told_there=finding.representative != sentence,
        probability=f"{addition.probability:.2f}",
    )


def silence(outlet: str, coverage: Coverage, told: AbstractSet[str]) -> Silence:
    """Return which points of consensus an outlet leaves out."""
    left_out = coverage.left_out(outlet)
    sure = tuple(_missed(each, told) for each in left_out if not each.doubtful)
    perhaps = tuple(_missed(each, told) for each in left_out if each.doubtful)
    return Silence(outlet, sure[:_OPEN_POINTS], sure[_OPEN_POINTS:], perhaps)


def _missed(omission: Omission, told: AbstractSet[str]) -> MissedPoint:
    near = omission.nearest if omission.doubtful else None  # the words of another are noise
    return MissedPoint(
        point=_link_to(omission.finding, told),
        support=omission.finding.support,
        nearest=_nearest(near, omission.nearest_similarity),
    )


def _link_to(finding: Finding, told: AbstractSet[str]) -> Link:
    return Link(shortened(finding.representative.text, POINT_LENGTH), home(finding, told))


def _in_quotation_marks(text: str) -> str:
    """Quote a text in short, in single marks when it has double ones of its own."""
    short = shortened(text, _NEAREST_LENGTH)
    return f"‘{short}’" if re.search(r"[“”\"]", short) else f"“{short}”"
