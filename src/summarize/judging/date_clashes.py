"""Sentences → the same actor and act, or actor and place, on days that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import Word, Wording
from summarize.reading.dates import find_dates
from summarize.reading.moments import Moment
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.printed_days import printed_day

_EVERYWHERE = 0.15  # a place that a larger share of the sentences names is the scene of the story
_FEW = 6  # but a place in so few sentences never is
# Words near a day that tell of others too, or that what is told went on, or is still to come.
_SEVERAL = re.compile(
    r"(?i)\b(?:again|also|another|second|next|previous(?:ly)?|earlier this (?:month|year)|first"
    r"|last|later|between|every|each|after that|days? later)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:since|until|through|by|before|will|would|expected|scheduled|continued?|remain\w*"
    r"|still)\b"
)
# The word in front of a day at which something ends or begins.
_BOUND = re.compile(
    r"(?i)\b(?P<bound>until|till|through|by|before|after|from|since)\s"
    r"(?:(?:at|on|least|early|late|noon|midnight|the (?:morning|evening|end) of)\s)*$"
)
_ONE_BOUND = {"till": "until"}
_ATTRIBUTE = re.compile(r"(?i)(?:\b(?:the|a|an|his|her|their|its|this|that)|['’]s)\s$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_LIKELY = 0.5  # similarity of two sentences that say so much of the same act …
_ACTS = 3  # … as this many words around the day
_SURE = 0.8  # similarity from which the words beside the day need not be rare …
_CORE = 3  # … if so many of them are the same
_NEARBY = 40  # characters around a day
_BESIDE = 6  # words between a date and a verb of speech that it belongs to
_SHARED = 4.0  # weight of the words that two dated acts must have in common
_SHARE = 0.5  # of the lighter clause
SEVERAL_DAYS = "of several days"  # why two days are no clash
ONE_ACT = "one act on two days"  # the reason of a difference
AT_ONE_PLACE = "one actor at one place on two days"  # the reason of such a difference


@dataclass(frozen=True, slots=True)
class _Dated:
    """What a sentence says happened on one day."""

    row: int
    moment: Moment
    clause: frozenset[str]  # stems around the date, in its clause and the ones beside it
    core: frozenset[str]  # stems in the very clause of the date
    reported: bool  # it was said that day
    people: frozenset[str]  # names in it that are no places
    places: frozenset[str]
    alone: bool  # the only day in its sentence
    bound: str  # "until", "by", "from": what ends or begins that day; empty for none
    several: bool  # something says that there were other days too
    open: bool  # or that it went on, or is still to come


def find_date_differences(trails: Trails) -> Iterator[Difference]:
    """Yield days that exclude each other for the same actor and place or the same act.

    The trail of a place is followed only where few sentences name it: everybody who writes of a
    summit names the city. Sentences need not be alike otherwise.
    """
    places = trails.places
    dated = {row: tuple(_read(trails, row, places)) for row in range(len(trails.wordings))}
    seen: set[tuple[int, int]] = set()
    for a, b in sorted({*_at_one_place(trails, places, dated), *trails.pairs}):
        if (a, b) in seen or not dated[a] or not dated[b]:
            continue
        seen.add((a, b))
        difference = _compare(trails, dated[a], dated[b])
        if difference is not None:
            yield difference


def _at_one_place(
    trails: Trails, places: frozenset[str], dated: dict[int, tuple[_Dated, ...]]
) -> Iterator[tuple[int, int]]:
    most = max(_FEW, int(_EVERYWHERE * len(trails.wordings)))
    for place in sorted(places):
        rows = [row for row in trails.holders[place] if dated[row]]
        if len(trails.holders[place]) <= min(most, 60):
            yield from combinations(rows, 2)


def _read(trails: Trails, row: int, places: frozenset[str]) -> Iterator[_Dated]:
    wording, sentence = trails.wordings[row], trails.spans[row].sentence
    if sentence.kind != "body":
        return
    moments = find_dates(sentence)
    for moment in moments:
        if moment.precision != "day" or (
            moment.first is None
            and not _WEEKDAY.search(moment.words)
            and printed_day(moment.words) is None
        ):
            continue
        if _ATTRIBUTE.search(wording.text[max(0, moment.start - 20) : moment.start]):
            continue  # "his July 25 call" says when the call was, not what is told of it
        words = _around(wording, moment, moments)
        home = _home(wording, moment)
        names = frozenset(word.stem for word in words if word.is_name)
        bound = _bound(wording.text[: moment.start])
        near = wording.text[max(0, moment.start - _NEARBY) : moment.end + _NEARBY]
        yield _Dated(
            row=row,
            moment=moment,
            clause=frozenset(word.stem for word in words if word.stem),
            reported=any(
                word.clause == home and word.low in SPEECH_VERBS and _is_near(wording, word, moment)
                for word in words
            ),
            core=_core(words, home, bound),
            people=names - places,
            places=names & places,
            alone=sum(each.precision == "day" for each in moments) == 1,
            bound=bound,
            several=_SEVERAL.search(near) is not None,
            open=_OPEN.search(near) is not None,
        )


def _bound(before: str) -> str:
    """Return by which word a day is where something ends or begins: "until", "from"."""
    match = _BOUND.search(before[-_NEARBY:])
    bound = match["bound"].lower() if match else ""
    return _ONE_BOUND.get(bound, bound)


def _is_near(wording: Wording, word: Word, moment: Moment) -> bool:
    """Say whether a word stands so near a date that the date may be its own."""
    return abs(wording.at(word.start) - wording.at(moment.start)) <= _BESIDE


def _core(words: Sequence[Word], home: int, bound: str) -> frozenset[str]:
    """Return the stems beside a date; of "On Monday, they left" those behind the comma.

    Of "closed it until Monday, they said" those in front: "until" opens a clause of its own.
    """
    for clause in (home, home - 1, home + 1) if bound else (home, home + 1):
        stems = frozenset(word.stem for word in words if word.clause == clause and word.stem)
        if stems:
            return stems
    return frozenset()


def _around(wording: Wording, moment: Moment, moments: Sequence[Moment]) -> list[Word]:
    """Return the words that a date may belong to: up to three clauses away, to the next date."""
    low = max([other.end for other in moments if other.end <= moment.start], default=0)
    high = min([other.start for other in moments if other.start >= moment.end], default=10**9)
    home = _home(wording, moment)
    return [
        word
        for word in wording.words
        if low <= word.start < high
        and abs(word.clause - home) <= 3
        and not (moment.start <= word.start < moment.end)
    ]


def excludes(left: Moment, right: Moment) -> bool:
    """Say whether no day fits both, as far as is known of either.

    Two weekdays never are one day, whatever the week, nor two days of the year, whatever the year.
    One weekday may be one day, unless both say which.
    """
    in_year = [_day_of_year(each) for each in (left, right)]
    if None in (left.first, right.first) and None not in in_year and in_year[0] != in_year[1]:
        return True
    names = [_WEEKDAY.search(each.words) for each in (left, right)]
    if names[0] and names[1]:
        printed = [printed_day(each.words) for each in (left, right)]
        if names[0][0] == names[1][0] and None in printed:
            return False
        if None in (left.first, right.first):
            return True
    return left.excludes(right)


def _day_of_year(moment: Moment) -> tuple[int, int] | None:
    """Return the month and day that a moment is, printed or resolved; None where that is open."""
    if moment.first is None or moment.first != moment.last:
        return printed_day(moment.words)
    return moment.first.month, moment.first.day


def _home(wording: Wording, moment: Moment) -> int:
    """Return the clause that a date stands in."""
    place = min(wording.at(moment.start), len(wording.words) - 1)
    return wording.words[place].clause if wording.words else 0


def _compare(trails: Trails, left: Sequence[_Dated], right: Sequence[_Dated]) -> Difference | None:
    for mine in left:
        for theirs in right:
            if not excludes(mine.moment, theirs.moment):
                continue
            if any(not excludes(mine.moment, other.moment) for other in right):
                continue  # the other sentence gives this day too
            if any(not excludes(theirs.moment, other.moment) for other in left):
                continue
            place = mine.places & theirs.places
            people = mine.people & theirs.people
            shared = mine.clause & theirs.clause
            reason = ""
            if place and people and _is_rare(trails, place):
                reason = AT_ONE_PLACE
            elif _same_act(trails, mine, theirs, shared):
                reason = ONE_ACT
            if not reason:
                continue
            excused = _excuse(trails, mine, theirs)
            weight = min(1.0, 0.4 + trails.weigh(shared) / 30)
            subject = min(place or people or shared, default="")
            return Difference(
                "date", mine.row, theirs.row, (mine.moment.start, mine.moment.end),
                (theirs.moment.start, theirs.moment.end), subject, reason, weight, excused,
            )  # fmt: skip
    return None


def _excuse(trails: Trails, left: _Dated, right: _Dated) -> str:
    """Return why two days of one thing may both be right; empty where nothing says so.

    What goes on or is still to come does so on one day all the same where both sentences state one
    fact, and put the day to it in one way: both "until", both "by", or both on that day.
    """
    several = left.several or right.several
    one_fact = left.bound == right.bound and _tell_one_fact(trails, left, right)
    if several or ((left.open or right.open) and not one_fact):
        return SEVERAL_DAYS
    return ""


def _tell_one_fact(trails: Trails, left: _Dated, right: _Dated) -> bool:
    """Say whether two sentences state one fact in like words, and each gives no other day."""
    alike = trails.same(left.row, right.row) or trails.similar.between(left.row, right.row) >= _SURE
    return alike and left.alone and right.alone


def _is_rare(trails: Trails, places: frozenset[str]) -> bool:
    most = max(_FEW, int(_EVERYWHERE * len(trails.wordings) / 3))
    return any(len(trails.holders[place]) <= most for place in places)


def _same_act(trails: Trails, left: _Dated, right: _Dated, shared: frozenset[str]) -> bool:
    if left.reported != right.reported:
        return False  # of the one it was said that day, of the other it happened
    acts = shared - trails.names
    if not left.core & right.core - trails.names:
        return False
    if trails.same(left.row, right.row) and left.alone and right.alone:
        return len(acts) > 1
    likely = trails.similar.between(left.row, right.row) >= _LIKELY
    if likely and len(acts) >= _ACTS and trails.weigh(acts) >= _SHARED:
        return True
    beside = left.core & right.core - trails.names
    sure = trails.similar.between(left.row, right.row) >= _SURE
    if sure and left.alone and right.alone and len(beside) >= _CORE:
        return True  # what a story is about is in words that all its sentences hold
    if likely and left.bound and left.bound == right.bound and left.alone and right.alone:
        return True  # few sentences that may state one fact say till when or from when
    if not left.people & right.people:
        return False
    lighter = min(trails.weigh(left.clause), trails.weigh(right.clause))
    common = trails.weigh(shared)
    return len(acts) >= 2 and common >= max(_SHARED, _SHARE * lighter)
