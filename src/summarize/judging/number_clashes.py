"""Sentences → figures of one thing that exclude each other, and those that only seem to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, takewhile
from math import inf

from summarize.judging.counts import Count, Name, name_beside, one_person, read_bare, read_counts
from summarize.judging.differences import Difference
from summarize.judging.numbers import AGE, CLOCK, DEATHS, INJURED, Figure, find_ages
from summarize.judging.trails import Trails
from summarize.reading.sentences import Span as Place

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
SAY_LITTLE = frozenset(("$", "€", "£", "%", CLOCK, AGE, "point", "peopl", "percentag")) | _TIMES
# Why two figures are no clash, though they are of one thing.
GROWN = "a later report gives a higher count"
AT_ANOTHER_TIME = "at another time"
MOVING = "what moves by the hour"
TOTAL = "one is a total"
OF_ONE_THING = frozenset((GROWN, AT_ANOTHER_TIME, MOVING, TOTAL))
_GROWING = frozenset((DEATHS, INJURED, "peopl", "case", "arrest", "home", "victim", "vote", "acr"))
_ENOUGH = 0.5  # share of the lighter company that both must have
_LEAST = 1.7  # weight that the company of both must have in common
_LASTING = frozenset(("minut", "hour", "day", "week", "month", "year"))  # units of how long
_ALIKE = 0.55  # share of the lighter sentence from which two sentences say nearly the same
_AGREED = 0.4  # weight of common company that is enough where the sentences state one fact
_TOUCHING = 0.7  # what the company of both must then have in common
_FAR = 5  # times the other: hardly anything is counted so differently
_TELLING_FATES = frozenset(("made to leave", "held", "missing", "rescued", "aboard"))
_ABOARD = frozenset(("aboard",))  # a fate of which it must be told aboard what
_ABOARD_WORDS = frozenset(("aboard", "board", "carri", "passeng", "peopl"))
_ROUND_FROM = 50  # the least whole number that a count is rounded to
_ROUNDED = 0.05  # how far a rounded figure may lie from the exact one


def find_number_differences(trails: Trails) -> Iterator[Difference]:
    """Yield figures that exclude each other, in sentences that trails lead between.

    Careful rather than keen: the unit must be the same, and so must what is said around both,
    nearer words counting more; each must be the other's nearest in its sentence. A figure that
    the other sentence gives as well, in whatever place, clashes with nothing there.
    """
    read: dict[int, tuple[Count, ...]] = {}
    bare: dict[int, tuple[Figure, ...]] = {}
    for row, wording in enumerate(trails.wordings):
        counts = read_counts(wording)
        if counts:
            read[row], bare[row] = counts, read_bare(wording)
    for a, b in trails.pairs:
        if a in read and b in read:
            for mine, theirs in nearest(read[a], read[b]):
                told = _gives(bare[b], mine.figure) or _gives(bare[a], theirs.figure)
                if told or _is_anybodys(trails, a, b, mine, theirs):
                    continue
                shares = mine.figure.unit == "%" and _are_compared(read[a], read[b])
                if shares and not trails.same(a, b):
                    continue
                reason, excused, weight = compare(
                    mine,
                    theirs,
                    trails.weights,
                    same=trails.same(a, b) or _is_sure(trails, a, b, mine, theirs),
                    likely=_is_likely(trails, a, b, mine, theirs),
                )
                if not reason:
                    continue
                excused = excused or _excuse_by_day(trails, a, b, mine, theirs)
                yield Difference(
                    "number", a, b, _place(mine), _place(theirs), mine.figure.unit, reason,
                    weight, excused,
                )  # fmt: skip


def _are_compared(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Say whether both sentences set shares against each other: "53 percent against 48".

    Where none of them is given by both, they are shares of those to whom something else happened.
    """
    mine, theirs = (
        {(each.figure.low, each.figure.high) for each in counts if each.figure.unit == "%"}
        for counts in (left, right)
    )
    return min(len(mine), len(theirs)) > 1 and not mine & theirs


def _gives(bare: Sequence[Figure], figure: Figure) -> bool:
    """Say whether one of some figures of nothing named has a value: "two of them" of "two men"."""
    return any((each.low, each.high) == (figure.low, figure.high) for each in bare)


def _is_anybodys(trails: Trails, a: int, b: int, left: Count, right: Count) -> bool:
    """Say whether "he" has what a figure tells, and his article names another one just before.

    So it is where neither sentence names anybody, and both go on from somebody else: "his bond
    was set at $100,000" and "her bond was set at $200,000", or his and another man's.
    """
    if left.whose and right.whose and not left.subject and not right.subject:
        first, second = (_spoken_of(trails, row) for row in (a, b))
        if {left.whose, right.whose} == {"he", "she"} or not one_person(first, second):
            return True
    for row, mine, other in ((a, left, right), (b, right, left)):
        around = trails.names_around(row)
        theirs = mine.by_pronoun and not mine.subject and other.subject and trails.before[row]
        if theirs and other.subject[-1] not in around:
            return True
    return False


def _spoken_of(trails: Trails, row: int) -> Name:
    """Return the name that the sentence before a row puts first; empty where none does."""
    for before in trails.before[row]:
        words = trails.wordings[before].words
        first = next((place for place, word in enumerate(words) if word.is_name), None)
        if first is not None:
            run = takewhile(lambda word: word.is_name, words[first:])
            return tuple(word.stem for word in run)
    return ()


def _excuse_by_day(trails: Trails, a: int, b: int, left: Count, right: Count) -> str:
    """Return why figures of articles of two days, or of days unknown, are no clash."""
    days = [trails.spans[row].sentence.article.day for row in (a, b)]
    if left.lasted and right.lasted and (None in days or days[0] != days[1]):
        return AT_ANOTHER_TIME
    if _is_growth(trails, a, b, left.figure, right.figure):
        return GROWN
    return ""


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
        and left.figure.unit not in SAY_LITTLE
        and len(left.context & right.context) >= _COMPANY
    )


def find_age_differences(trails: Trails) -> Iterator[Difference]:
    """Yield two ages of one person, whatever else the sentences say."""
    ages: dict[str, list[tuple[int, Figure, Name]]] = {}
    told: dict[int, set[float]] = {}  # row → all ages in it
    for row, wording in enumerate(trails.wordings):
        if trails.spans[row].sentence.kind != "body":
            continue
        for figure in find_ages(wording.text):
            name = name_beside(wording, figure)
            told.setdefault(row, set()).add(figure.low)
            if name:
                ages.setdefault(name[-1], []).append((row, figure, name))
    for group in ages.values():
        for place, (a, mine, name) in enumerate(group[:_PERSONS_AGES]):
            for b, theirs, other in group[place + 1 : _PERSONS_AGES]:
                if mine.low in told[b] or theirs.low in told[a]:
                    continue  # it may be somebody else's there: "Ana Ortiz and her 70-year-old son"
                if a != b and mine.excludes(theirs) and one_person(name, other):
                    yield Difference(
                        "number", a, b, (mine.start, mine.end), (theirs.start, theirs.end), AGE,
                        "two ages of one person", 0.8,
                    )  # fmt: skip


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
        if _is_sum(mine, rivals) or _is_sum(theirs, kin):
            continue
        if max(kin, key=lambda each: _common(each, theirs)) is mine:
            yield mine, theirs


def _is_sum(whole: Count, parts: Sequence[Count]) -> bool:
    """Say whether a count is what two others come to: "six counts" of one and five."""
    values = [each.figure.low for each in parts if each.figure.low > -inf]
    return any(one + other == whole.figure.low for one, other in combinations(values, 2))


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
    probably: some of what else tells figures apart counts for nothing in the first case.
    """
    if left.figure.unit == AGE and left.bearer and right.bearer:
        return "", "", 0.0  # ages of people who are named are held together by their names
    shared = left.company.keys() & right.company.keys() - {left.figure.unit}
    common = _common(left, right)
    near = common / max(0.1, min(left.mass, right.mass))
    wide = _overlap(left.context, right.context, weights)
    little = left.figure.unit in SAY_LITTLE
    enough = common >= (_LEAST if little else 0.6 * _LEAST) and near >= _ENOUGH
    alike = wide >= _ALIKE and len(left.context & right.context) > 3 and common >= _TOUCHING
    agreed = (same or likely) and common >= _AGREED
    if not (enough or alike or agreed) or (
        not agreed and len(shared) < (2 if little and not alike else 1)
    ):
        return _compare_fates(left, right)
    share = max(near, wide)
    if (left.by_pronoun or right.by_pronoun) and not left.names & right.names and share < 0.7:
        return "", "", 0.0  # who is meant is anybody's guess
    if (left.moment or right.moment) and not same and (share < 0.7 or wide < _ALIKE):
        return "", "", 0.0  # they tell when something was or how old, and so of what
    excused = _excuse(left, right, same=same)
    lasting = left.figure.unit in _LASTING  # what lasts is of no one year
    one_year = bool(left.years) != bool(right.years) and not lasting
    if not excused and not same and wide < _ALIKE and one_year:
        excused = "of another year"
    if not excused and not same and left.kind != right.kind and wide < 0.7:
        excused = "of another kind"
    if not excused and _is_unlike(left.figure, right.figure, share, wide):
        return "", "", 0.0  # of such unlike size they are mostly of different things
    return "the same thing is counted and no value fits both", excused, min(1.0, 0.5 + share / 2)


def _is_unlike(left: Figure, right: Figure, share: float, wide: float) -> bool:
    """Say whether one is so much more than the other that the more must be in common."""
    one, other = sorted((left.nearest_to_zero, right.nearest_to_zero))
    return (left.dwarfs(right) and share < 0.7) or (other > _FAR * one and wide < 0.9)


def _compare_fates(left: Count, right: Count) -> tuple[str, str, float]:
    """Return what clashes where the same was done to so many here and so many there.

    "cleared 410 households" and "forced 340 households out" have no word in common, but a story
    has few counts of households, and one of those that had to leave.
    """
    fates = left.fates & right.fates & _TELLING_FATES
    if not fates or (left.figure.unit in SAY_LITTLE and "aboard" not in fates):
        return "", "", 0.0
    apart = left.names - right.everyone and right.names - left.everyone
    if left.figure.dwarfs(right.figure) or apart:
        return "", "", 0.0
    if fates == _ABOARD and not _in_one(left, right):
        return "", "", 0.0
    excused = _excuse(left, right, same=False)
    return "the same was done to so many here and so many there", excused, 0.55


def _in_one(left: Count, right: Count) -> bool:
    """Say whether those aboard may be aboard one thing: both counts have a word for it beside."""
    apart = {left.figure.unit, *_ABOARD_WORDS}
    return bool(left.company.keys() & right.company.keys() - apart)


def _overlap(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return how much of the lighter sentence the other one says too, 0 to 1."""
    common, one, other = (
        sum(weights.get(stem, 1.0) for stem in sorted(stems))
        for stems in (left & right, left, right)
    )
    return common / max(0.1, min(one, other))


def _excuse(left: Count, right: Count, *, same: bool) -> str:
    return _of_another(left, right, same=same) or _otherwise_given(left, right, same=same)


def _of_another(left: Count, right: Count, *, same: bool) -> str:
    """Return what else than the one figure the other is of; empty where nothing says so."""
    apart = not left.everyone & right.everyone
    if left.figure.unit == AGE and not same and apart:
        return "of different people"
    if left.subject and right.subject and not _may_be_one(left, right):
        return "of another actor"
    if left.kind and right.kind and not left.kind & right.kind and not same:
        return "of another kind"
    if not same and any(
        one.named_kind and not other.kind for one, other in ((left, right), (right, left))
    ):
        return "of another kind"
    if left.of and right.of and not left.of & right.of:
        return "of another part"
    if left.part != right.part and not same:
        return "of another part"
    if left.fates and right.fates and not left.fates & right.fates:
        return "of those whom something else befell"
    if left.elsewhere != right.elsewhere:
        return "of another place or event"
    met = left.actors & right.everyone or right.actors & left.everyone
    if not same and left.actors and right.actors and not met:
        return "of another actor"
    named = left.names - right.names and right.names - left.names
    if named and not left.names & right.everyone and not right.names & left.everyone:
        return "of another name"
    return ""


def _may_be_one(left: Count, right: Count) -> bool:
    """Say whether two figures may be told of one actor: named in both, if in other words."""
    one, other = set(left.subject), set(right.subject)
    if one & other:
        return one_person(left.subject, right.subject)
    return left.subject[-1] in right.everyone or right.subject[-1] in left.everyone


def _otherwise_given(left: Count, right: Count, *, same: bool) -> str:
    """Return in which other way the one figure is given than the other; empty for none."""
    if left.period != right.period:
        return "per another period"
    if left.standing != right.standing and (left.figure.unit == "%" or not same):
        return "one is a change or what it is compared with"
    if left.total != right.total:
        return TOTAL
    if left.since != right.since:
        return "one is counted since a moment"
    if left.sought != right.sought:
        return "one is only sought"
    if left.market and right.market:
        return MOVING
    if (left.as_of, left.bound) != (right.as_of, right.bound) or {
        left.direction,
        right.direction,
    } == {"up", "down"}:
        return AT_ANOTHER_TIME
    if left.moment != right.moment:
        return "one tells when, the other how long"
    if left.years and right.years and not left.years & right.years:
        return "of another year"
    if _rounds_to(left.figure, right.figure) or _rounds_to(right.figure, left.figure):
        return "one is rounded"
    return ""


def _rounds_to(exact: Figure, rounded: Figure) -> bool:
    """Say whether one of two figures may be the other, rounded to the digits that it gives."""
    if exact.unit in (CLOCK, AGE) or abs(exact.low) == inf or rounded.low <= 0:
        return False
    one, other = (exact.low + exact.high) / 2, (rounded.low + rounded.high) / 2
    if inf in (one, other):
        return False
    roughly = rounded.low != rounded.high and one != int(one)  # "nearly two cents" of 1.75
    if abs(one - other) > (0.5 if roughly else _ROUNDED * other) or other < 1:
        return False
    if one == int(one) and other < _ROUND_FROM:
        return False  # nobody rounds 19 states
    digits = len(f"{other:.10g}".replace(".", "").strip("0")) or 1
    return float(f"{one:.{digits}g}") == float(f"{other:.10g}")
