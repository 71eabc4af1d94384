"""Findings → what the page says of each: whose words, who tells it, who does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.judging.unique import UniquePoint
from summarize.reading.kinds import Kind
from summarize.reading.sentences import Sentence
from summarize.showing.phrases import moment, shortened
from summarize.showing.places import Link, href

_OPEN_POINTS = 5  # of what one outlet alone says; the rest is folded away
_NEAREST_LENGTH = 140  # characters of the nearest sentence elsewhere


@dataclass(frozen=True, slots=True)
class Passage:
    """Words shown before a sentence because it needs them."""

    text: str
    gap: bool  # the article says more before the next words shown


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of one outlet and what must be read before it."""

    lead_in: tuple[Passage, ...]
    text: str
    source: Link  # the outlet; leads to the sentence in its article


@dataclass(frozen=True, slots=True)
class Testimony:
    """A sentence that tells a point, as one of several."""

    lead_in: tuple[Passage, ...]
    before: str  # with marked and after, the sentence
    marked: str  # the words that clash; empty where nothing does
    after: str
    source: Link
    when: str
    kind: Kind
    reprint_of: str  # the outlet whose reporting it repeats; empty for reporting of its own


@dataclass(frozen=True, slots=True)
class Point:
    """Something told, who tells it and who does not."""

    anchor: str  # empty when nothing leads to it
    quote: Quote
    support: int
    stated: tuple[Link, ...]  # independent outlets, each leading to its own sentence
    reprinted: tuple[Link, ...]
    missing: tuple[str, ...]
    testimonies: tuple[Testimony, ...]  # all sentences that tell it, in reading order


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of another outlet that comes nearest."""

    label: str
    place: Link
    outlet: str
    similarity: str


@dataclass(frozen=True, slots=True)
class LonePoint:
    """Something that one outlet alone says."""

    quote: Quote
    reprinted: tuple[Link, ...]
    nearest: Nearest | None


@dataclass(frozen=True, slots=True)
class LoneVoice:
    """An outlet and what it alone says, most important first."""

    outlet: str
    shown: tuple[LonePoint, ...]
    folded: tuple[LonePoint, ...]


def told_points(briefing: Briefing, kind: str) -> tuple[Point, ...]:
    """Return the summary's points of one kind, in its order."""
    found = (line.finding for line in briefing.summary)
    return tuple(
        point(finding, briefing, f"line-{finding.id}") for finding in found if finding.kind == kind
    )


def other_points(briefing: Briefing, kind: str, told: set[str]) -> tuple[Point, ...]:
    """Return the points of one kind that the summary does not tell, in reading order."""
    found = (each for each in briefing.findings if each.kind == kind and each.id not in told)
    return tuple(point(finding, briefing, "") for finding in found)


def point(finding: Finding, briefing: Briefing, anchor: str) -> Point:
    """Return a finding as the page tells it; `anchor` is its id there, empty for none."""
    cluster = finding.cluster
    return Point(
        anchor=anchor,
        quote=_quote(finding.representative, finding.context.lead_in),
        support=finding.support,
        stated=tuple(
            Link(outlet, href(own_sentence(finding, outlet)))
            for outlet in briefing.outlets
            if outlet in cluster.origins
        ),
        reprinted=reprints(finding),
        missing=tuple(each for each in briefing.outlets if each not in cluster.outlets),
        testimonies=tuple(as_testimony(sentence, briefing) for sentence in cluster.members),
    )


def _quote(sentence: Sentence, lead_in: Sequence[Sentence]) -> Quote:
    place = Link(sentence.outlet, href(sentence))
    return Quote(_passages(sentence, lead_in), sentence.text, place)


def _passages(sentence: Sentence, lead_in: Sequence[Sentence]) -> tuple[Passage, ...]:
    return tuple(
        Passage(earlier.text, gap=later.index != earlier.index + 1)
        for earlier, later in pairwise((*lead_in, sentence))
    )


def own_sentence(finding: Finding, outlet: str) -> Sentence:
    """Return where an independent outlet tells a point: what is shown, or its first body line."""
    if finding.representative.outlet == outlet:
        return finding.representative
    own = (span.sentence for span in finding.cluster.spans if span.origin == outlet)
    return min(own, key=lambda sentence: (sentence.kind != "body", sentence.reading_order))


def reprints(finding: Finding) -> tuple[Link, ...]:
    """Return the outlets that only print what others report, each leading to its first copy."""
    copies: dict[str, Sentence] = {}
    for sentence in finding.cluster.members:
        if sentence.copy_of is not None and sentence.outlet not in finding.cluster.origins:
            copies.setdefault(sentence.outlet, sentence)
    return tuple(Link(outlet, href(copy)) for outlet, copy in copies.items())


def as_testimony(
    sentence: Sentence, briefing: Briefing, marked: tuple[int, int] | None = None
) -> Testimony:
    """Return a sentence as one of several that tell a point, with the span of `marked` marked."""
    start, end = marked or (len(sentence.text), len(sentence.text))
    return Testimony(
        lead_in=_passages(sentence, briefing.contexts[sentence.id].lead_in),
        before=sentence.text[:start],
        marked=sentence.text[start:end],
        after=sentence.text[end:],
        source=Link(sentence.outlet, href(sentence)),
        when=moment(sentence.article.published),
        kind=sentence.kind,
        reprint_of=sentence.origin if sentence.copy_of is not None else "",
    )


def voice(outlet: str, briefing: Briefing) -> LoneVoice:
    """Return what one outlet alone says."""
    points = tuple(_lone_point(point) for point in briefing.unique[outlet])
    return LoneVoice(outlet, points[:_OPEN_POINTS], points[_OPEN_POINTS:])


def _lone_point(point: UniquePoint) -> LonePoint:
    return LonePoint(
        quote=_quote(point.sentence, point.lead_in),
        reprinted=reprints(point.finding),
        nearest=None
        if point.nearest is None
        else Nearest(
            label="perhaps also" if point.doubtful else "nearest elsewhere",
            place=Link(_in_quotation_marks(point.nearest.text), href(point.nearest)),
            outlet=point.nearest.outlet,
            similarity=f"{point.nearest_similarity:.2f}",
        ),
    )


def _in_quotation_marks(text: str) -> str:
    """Quote a text in short, in single marks when it has double ones of its own."""
    short = shortened(text, _NEAREST_LENGTH)
    return f"‘{short}’" if re.search(r"[“”\"]", short) else f"“{short}”"
