"""Sentences → figures of one thing that exclude each other, and those that only seem to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from summarize.judging.differences import Difference
from summarize.judging.numbers import AGE, CLOCK, DEATHS, INJURED, Figure, find_ages, find_figures
from summarize.judging.trails import Trails
from summarize.judging.wording import Wording, stem_of
from summarize.reading.sentences import Span as Place

# Words that a figure is told apart by: with one of them on one side only it is of another thing.
_PERIODS = re.compile(
    r"(?i)\b(?:an?|per|each|every)\s(?:second|minute|hour|day|night|week|month|quarter|season|year)"
    r"\b|\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b"
)
_PART = re.compile(
    r"(?i)(?:\b(?:another|further|additional|extra|other|including|of (?:whom|them|which|those)"
    r"|first|last|final|next|previous|all but|top|among)\s?$)"
)
_PART_AFTER = re.compile(
    r"(?i)\s(?:others?|more|additional|extra|further|of (?:the|his|her|its|their|those|them|these"
    r"|whom|which)\b|other)"
)
_CHANGE = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|increas\w{1,4}|jump\w{0,3}|climb\w{0,3}"
    r"|fall(?:s|en|ing)?|fell|drop\w{0,4}|declin\w{1,4}|decreas\w{1,4}|cut|slash\w{0,3}|reduc\w{1,4}"
    r"|up|down|gain\w{0,3}|lost|los\w{1,3})\s(?:[a-z]{2,12}\s){0,2}$"
)
_FROM = re.compile(r"(?i)\b(?:from|compared (?:with|to)|(?<!more )(?<!less )(?<!fewer )than"
                   r"|above|below|against|versus)\s"
                   r"(?:[a-z]{2,12}\s){0,2}$")  # fmt: skip
_TOTAL = re.compile(
    r"(?i)\b(?:total|so far|combined|altogether|in all|overall|career|cumulative\w*"
    r"|this (?:season|year))\b"
)
_AS_OF = re.compile(
    r"(?i)\b(?:as of|by|at) (?:\w+ ){0,2}?(\d{1,2}(?::\d\d)?\s?[ap]\.?m|noon|midnight)"
)
_UPWARD = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|increas\w{1,4}|jump\w{0,3}|climb\w{0,3}"
    r"|up|gain\w{0,3}|surg\w{1,3}|advanc\w{1,3}|add(?:ed|ing|s)?)\b"
)
_DOWNWARD = re.compile(
    r"(?i)\b(?:fall(?:s|en|ing)?|fell|drop\w{0,4}|declin\w{1,4}|decreas\w{1,4}|cut|slash\w{0,3}"
    r"|reduc\w{1,4}|down|lost|los\w{1,3}|slid\w{0,3}|plung\w{1,3}|tumbl\w{1,3}|sank|plummet\w{0,3})\b"
)
_FULL_NAME = re.compile(
    r"\b[A-Z][a-z][\w'’-]{0,30}\.?(?: [A-Z]\.)?(?: [A-Z][a-z][\w'’-]{0,30}){1,3}"
)
_SUBJECT_WITHIN = 120  # characters before a figure in which whoever it is a figure of is named
_PRONOUN = re.compile(r"(?i)\b(?:he|she|they)\b")
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b")
_KIN = re.compile(
    r"(?i)\b(?:his|her|their|\w+['’]s)\s(?:\w+\sand\s)?"
    r"(?P<whole>(?P<kin>daughter|son|brother|sister|cousin|nephew|niece|grandson|granddaughter)"
    r"(?P<more>s)?)\b(?!['’])"
)
_PERSONS_AGES = 60  # ages of one name that are held against each other
_LIKELY = 0.5  # similarity of two sentences that have so much in common around a figure …
_COMPANY = 3  # … as this many words
_SURELY = 0.85  # … and in which a count of a telling thing can be of nothing else
_OF_KIN = 0.3  # share of the lighter sentence that must be common to speak of the same kin
_TIMES = frozenset(("year", "month", "week", "day", "hour", "minut", "second", "decad", "time"))
_SAY_LITTLE = frozenset(("$", "€", "£", "%", CLOCK, AGE, "point", "peopl", "percentag")) | _TIMES
_GROWING = frozenset((DEATHS, INJURED, "peopl", "case", "arrest", "home", "victim", "vote", "acr"))
_LOOK_BACK = 40  # characters
_NEARBY = 60
_REACH = 9  # words on each side that tell what a figure is a figure of
_OTHER_CLAUSE = 0.4  # what a word in another clause counts
_ENOUGH = 0.5  # share of the lighter company that both must have
_LEAST = 1.7  # weight that the company of both must have in common
_ALIKE = 0.55  # share of the lighter sentence from which two sentences say nearly the same
_AGREED = 0.4  # weight of common company that is enough where the sentences state one fact
_TOUCHING = 0.7  # what the company of both must then have in common
_ROUNDED = 0.05  # how far a rounded figure may lie from the exact one


@dataclass(frozen=True)
class Count:
    """A figure and the company that tells what it is a figure of."""

    figure: Figure
    company: Mapping[str, float]  # stem → how near it stands, 0 to 1
    names: frozenset[str]  # stems of names in its clause
    actors: frozenset[str]  # stems of the names that stand before it in its sentence
    subject: (
        str  # stem of the last word of the full name that stands first before it; empty without one
    )
    period: str  # for which it is given: "month", "day"; empty for none
    part: bool  # of a whole that is given beside it, or something further
    standing: str  # "change", "from" or ""
    years: frozenset[str]  # years that stand in its sentence
    total: bool  # said to be the whole of several
    as_of: str  # the time of day for which it is given
    direction: str  # "up", "down" or "": which way something went by it
    by_pronoun: bool  # who it is a figure of is named by a pronoun
    says: str
    context: frozenset[str]  # stems of its whole sentence, without numbers

    @cached_property
    def mass(self) -> float:
        """What its company weighs in all."""
        return sum(self.company[stem] for stem in sorted(self.company))


def find_number_differences(trails: Trails) -> Iterator[Difference]:
    """Yield figures that exclude each other, in sentences that trails lead between.

    Careful rather than keen: the unit must be the same, and so must what is said around both,
    nearer words counting more; each must be the other's nearest in its sentence. A figure that
    the other sentence gives as well, in whatever place, clashes with nothing there.
    """
    read: dict[int, tuple[Count, ...]] = {}
    for row, wording in enumerate(trails.wordings):
        counts = read_counts(wording)
        if counts:
            read[row] = counts
    for a, b in trails.pairs:
        if a in read and b in read:
            for mine, theirs in nearest(read[a], read[b]):
                reason, excused, weight = compare(
                    mine,
                    theirs,
                    trails.weights,
                    same=trails.same(a, b) or _is_sure(trails, a, b, mine, theirs),
                    likely=_is_likely(trails, a, b, mine, theirs),
                )
                if not reason:
                    continue
                if not excused and _is_growth(trails, a, b, mine.figure, theirs.figure):
                    excused = "a later report gives a higher count"
                yield Difference(
                    "number", a, b, _place(mine), _place(theirs), mine.figure.unit, reason,
                    weight, excused,
                )  # fmt: skip


def _is_growth(trails: Trails, a: int, b: int, mine: Figure, theirs: Figure) -> bool:
    """Say whether a count that grows with time is higher in the report of a later day."""
    left, right = (trails.spans[row].sentence.article.day for row in (a, b))
    if mine.unit not in _GROWING or left is None or right is None or left == right:
        return False
    later, earlier = (mine, theirs) if left > right else (theirs, mine)
    return later.low > earlier.high


def _is_likely(trails: Trails, a: int, b: int, left: Count, right: Count) -> bool:
    """Say whether two sentences probably state a common fact and these figures belong to it."""
    near = left.company.keys() & right.company.keys() - {left.figure.unit}
    return trails.similar.between(a, b) >= _LIKELY and len(near) >= _COMPANY


def _is_sure(trails: Trails, a: int, b: int, left: Count, right: Count) -> bool:
    """Say whether two sentences so surely state one fact that a count of a thing is of it."""
    return (
        trails.similar.between(a, b) >= _SURELY
        and left.figure.unit not in _SAY_LITTLE
        and len(left.context & right.context) >= _COMPANY
    )


def find_age_differences(trails: Trails) -> Iterator[Difference]:
    """Yield two ages of one person, whatever else the sentences say."""
    ages: dict[str, list[tuple[int, Figure, frozenset[str]]]] = {}
    for row, wording in enumerate(trails.wordings):
        if trails.spans[row].sentence.kind != "body":
            continue
        for figure in find_ages(wording.text):
            run = _named_beside(wording, figure)
            if run:
                ages.setdefault(run[-1], []).append((row, figure, frozenset(run)))
    for group in ages.values():
        for place, (a, mine, name) in enumerate(group[:_PERSONS_AGES]):
            for b, theirs, other in group[place + 1 : _PERSONS_AGES]:
                namesakes = len(name) > 1 and len(other) > 1 and len(name & other) < 2
                if a != b and mine.excludes(theirs) and not namesakes:
                    yield Difference(
                        "number", a, b, (mine.start, mine.end), (theirs.start, theirs.end), AGE,
                        "two ages of one person", 0.8,
                    )  # fmt: skip


def _named_beside(wording: Wording, figure: Figure) -> list[str]:
    """Return the stems of the name that an age stands beside; none where two could be meant."""
    words = wording.words
    first, past = wording.at(figure.start), wording.at(figure.end)
    for near in (words[past : past + 5], words[max(0, first - 5) : first][::-1]):
        run: list[str] = []
        for word in near:
            if word.is_name:
                run.append(word.stem)
            elif run:
                break
        if run:
            return run if near[0].start > figure.start else run[::-1]
    return []


def find_kin_differences(trails: Trails) -> Iterator[Difference]:
    """Yield where one sentence has one daughter do what several do in another."""
    kin = {row: match for row, wording in enumerate(trails.wordings)
           if (match := _KIN.search(wording.text)) is not None}  # fmt: skip
    for a, b in trails.pairs:
        if a not in kin or b not in kin or kin[a]["kin"].lower() != kin[b]["kin"].lower():
            continue
        shared = trails.wordings[a].stems & trails.wordings[b].stems - {kin[a]["kin"].lower()}
        lighter = min(trails.weigh(trails.wordings[row].stems) for row in (a, b))
        if bool(kin[a]["more"]) == bool(kin[b]["more"]) or len(shared) < 3:
            continue
        if trails.weigh(shared) >= _OF_KIN * lighter:
            yield Difference(
                "number", a, b, kin[a].span("whole"), kin[b].span("whole"), kin[a]["kin"].lower(),
                "one here, several there", 0.6,
            )  # fmt: skip


def _place(count: Count) -> Place:
    return count.figure.start, count.figure.end


def read_counts(wording: Wording) -> tuple[Count, ...]:
    """Return the figures of a sentence that count something, each with its company."""
    text = wording.text
    if not any(mark.isdigit() for mark in text) and not _spells_number(wording):
        return ()
    figures = [figure for figure in (*find_figures(text), *find_ages(text)) if figure.unit]
    return tuple(_count(wording, figure) for figure in figures)


_SPELLED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen couple".split()
)


def _spells_number(wording: Wording) -> bool:
    return any(not _SPELLED.isdisjoint(word.low.split("-")) for word in wording.words)


def _count(wording: Wording, figure: Figure) -> Count:
    text, words = wording.text, wording.words
    first = wording.at(figure.start)
    past = wording.at(figure.end)
    clause = words[first].clause if first < len(words) else 0
    company: dict[str, float] = {}
    for place in (
        *range(max(0, first - _REACH), first),
        *range(past, min(len(words), past + _REACH)),
    ):
        word = words[place]
        if not word.stem or word.stem[0].isdigit() or word.low in _SPELLED:
            continue
        distance = first - place if place < first else place - past + 1
        nearness = 1 / (1 + distance / 6) * (1 if word.clause == clause else _OTHER_CLAUSE)
        company[word.stem] = max(company.get(word.stem, 0.0), nearness)
    # what stands between the number and what is counted: "30 *assault* rifles"
    company |= {w.stem: 1.0 for w in words[first:past] if w.stem and w.stem != figure.unit
                and not w.stem[0].isdigit() and w.low not in _SPELLED}  # fmt: skip
    before = text[max(0, figure.start - _LOOK_BACK) : figure.start]
    after = text[figure.end : figure.end + _LOOK_BACK]
    nearby = text[max(0, figure.start - _NEARBY) : figure.end + _NEARBY]
    as_of = _AS_OF.search(text)
    mates = [word for word in words if word.clause == clause]
    change = "change" if _CHANGE.search(before) else "from" if _FROM.search(before) else ""
    period = _PERIODS.search(after)
    daily = _PERIODS.search(before[-20:])
    return Count(
        figure=figure,
        company=company,
        names=frozenset(word.stem for word in mates if word.is_name),
        actors=frozenset(word.stem for word in words[:first] if word.is_name),
        subject=_first_full_name(text[: figure.start]),
        period=_per((period or daily or [""])[0].lower()),
        part=bool(
            _PART.search(before)
            or _PART_AFTER.match(after)
            or "more" in text[figure.start : figure.end].split()
        ),
        standing=change,
        years=frozenset(_YEARS.findall(text)),
        total=_TOTAL.search(nearby) is not None,
        as_of=as_of[1].lower() if as_of and figure.unit != CLOCK else "",
        direction=_direction(before),
        by_pronoun=_PRONOUN.search(before) is not None,
        says=text[figure.start : figure.end],
        context=frozenset(stem for stem in wording.stems if not stem[0].isdigit()),
    )


def _per(words: str) -> str:
    """Return "hour" for "an hour", "every hour" and "hourly"; empty for nothing."""
    last = words.split()[-1] if words else ""
    return (
        "day"
        if last == "daily"
        else "year"
        if last.startswith("annual")
        else (last.removesuffix("ly"))
    )


def _first_full_name(before: str) -> str:
    match = _FULL_NAME.search(before[:_SUBJECT_WITHIN])
    return stem_of(match[0].split()[-1].casefold().removesuffix("'s")) if match else ""


def _direction(before: str) -> str:
    up, down = _UPWARD.search(before) is not None, _DOWNWARD.search(before) is not None
    return "" if up == down else "up" if up else "down"


def nearest(left: Sequence[Count], right: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Yield the counts of one unit that are each other's nearest, where no value fits both.

    A count whose value the other sentence gives too is left out, for it is agreed on.
    """
    for mine in left:
        rivals = [each for each in right if each.figure.unit == mine.figure.unit]
        if not rivals or any(not _exclude(mine.figure, each.figure) for each in rivals):
            continue
        theirs = max(rivals, key=lambda each: _common(mine, each))
        kin = [each for each in left if each.figure.unit == mine.figure.unit]
        if any(not _exclude(theirs.figure, each.figure) for each in kin):
            continue
        if max(kin, key=lambda each: _common(each, theirs)) is mine:
            yield mine, theirs


def _exclude(left: Figure, right: Figure) -> bool:
    """Say whether no value fits both; "up to 10 years" and "up to 20 years" exclude each other."""
    if left.low == right.low == -inf:
        return left.high != right.high
    return left.excludes(right)


def _common(left: Count, right: Count) -> float:
    shared = left.company.keys() & right.company.keys()
    return sum(min(left.company[stem], right.company[stem]) for stem in sorted(shared))


def compare(
    left: Count,
    right: Count,
    weights: Mapping[str, float],
    *,
    same: bool = False,
    likely: bool = False,
) -> tuple[str, str, float]:
    """Return why two counts differ, why that is no clash after all, and how sure it is.

    All empty where they are not of the same thing. `weights` say how much a stem
    tells; `same` and `likely`, whether the sentences state a common fact, surely or
    probably: what else tells figures apart counts for nothing in the first case.
    """
    shared = left.company.keys() & right.company.keys() - {left.figure.unit}
    common = _common(left, right)
    near = common / max(0.1, min(left.mass, right.mass))
    wide = _overlap(left.context, right.context, weights)
    little = left.figure.unit in _SAY_LITTLE
    enough = common >= (_LEAST if little else 0.6 * _LEAST) and near >= _ENOUGH
    alike = wide >= _ALIKE and len(left.context & right.context) > 3 and common >= _TOUCHING
    agreed = (same or likely) and common >= _AGREED
    if not (enough or alike or agreed) or (
        not agreed and len(shared) < (2 if little and not alike else 1)
    ):
        return "", "", 0.0
    share = max(near, wide)
    if (left.by_pronoun or right.by_pronoun) and not left.names & right.names and share < 0.7:
        return "", "", 0.0  # who is meant is anybody's guess
    excused = _excuse(left, right, same=same)
    if not excused and left.figure.dwarfs(right.figure) and share < 0.7:
        return "", "", 0.0  # of such unlike size they are mostly of different things
    return "the same thing is counted and no value fits both", excused, min(1.0, 0.5 + share / 2)


def _overlap(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return how much of the lighter sentence the other one says too, 0 to 1."""
    common, one, other = (
        sum(weights.get(stem, 1.0) for stem in sorted(stems))
        for stems in (left & right, left, right)
    )
    return common / max(0.1, min(one, other))


def _excuse(left: Count, right: Count, *, same: bool) -> str:
    if left.figure.unit == AGE and not same and not (left.names & right.names):
        return "of different people"
    named = bool(left.subject and right.subject)
    if (
        named
        and not same
        and left.subject not in right.context
        and right.subject not in left.context
    ):
        return "of another actor"
    if left.period != right.period:
        return "per another period"
    if left.part != right.part and not same:
        return "of another part"
    if left.standing != right.standing and not same:
        return "one is a change or what it is compared with"
    if left.total != right.total:
        return "one is a total"
    if left.as_of != right.as_of or {left.direction, right.direction} == {"up", "down"}:
        return "at another time"
    if left.years and right.years and not left.years & right.years:
        return "of another year"
    if not same and left.actors and right.actors and not left.actors & right.actors:
        return "of another actor"
    if left.names - right.names and right.names - left.names and not left.names & right.names:
        return "of another name"
    if _rounds_to(left.figure, right.figure) or _rounds_to(right.figure, left.figure):
        return "one is rounded"
    return ""


def _rounds_to(exact: Figure, rounded: Figure) -> bool:
    """Say whether one of two figures may be the other, rounded to the digits that it gives."""
    if exact.unit in (CLOCK, AGE) or abs(exact.low) == inf or rounded.low <= 0:
        return False
    one, other = (exact.low + exact.high) / 2, (rounded.low + rounded.high) / 2
    if abs(one - other) > _ROUNDED * other or other < 1:
        return False
    digits = len(f"{other:.10g}".replace(".", "").strip("0")) or 1
    return float(f"{one:.{digits}g}") == float(f"{other:.10g}")
