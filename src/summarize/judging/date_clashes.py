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

_EVERYWHERE = 0.15  # a place that a larger share of the sentences names is the scene of the story
_FEW = 6  # but a place in so few sentences never is
_NOT_HELD = re.compile(
    r"(?i)\b(?:again|also|another|second|next|previous(?:ly)?|earlier this (?:month|year)|first"
    r"|last"
    r"|later|since|until|through|between|every|each|by|before|after that|days? later|will"
    r"|would|expected|scheduled|continued?|remain\w*|still)\b"
)
_ATTRIBUTE = re.compile(r"(?i)(?:\b(?:the|a|an|his|her|their|its|this|that)|['’]s)\s$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_LIKELY = 0.5  # similarity of two sentences that say so much of the same act …
_ACTS = 3  # … as this many words around the day
_SURE = 0.8  # similarity from which the words beside the day need not be rare …
_CORE = 3  # … if so many of them are the same
_BESIDE = 6  # words between a date and a verb of speech that it belongs to
_SHARED = 4.0  # weight of the words that two dated acts must have in common
_SHARE = 0.5  # of the lighter clause
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
    held: bool  # nothing says that there were other days too


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
            moment.first is None and not _WEEKDAY.search(moment.words)
        ):
            continue
        if _ATTRIBUTE.search(wording.text[max(0, moment.start - 20) : moment.start]):
            continue  # "his July 25 call" says when the call was, not what is told of it
        words = _around(wording, moment, moments)
        home = _home(wording, moment)
        names = frozenset(word.stem for word in words if word.is_name)
        near = wording.text[max(0, moment.start - 40) : moment.end + 40]
        yield _Dated(
            row=row,
            moment=moment,
            clause=frozenset(word.stem for word in words if word.stem),
            reported=any(
                word.clause == home and word.low in SPEECH_VERBS and _is_near(wording, word, moment)
                for word in words
            ),
            core=_core(words, home),
            people=names - places,
            places=names & places,
            alone=sum(each.precision == "day" for each in moments) == 1,
            held=_NOT_HELD.search(near) is None,
        )


def _is_near(wording: Wording, word: Word, moment: Moment) -> bool:
    """Say whether a word stands so near a date that the date may be its own."""
    return abs(wording.at(word.start) - wording.at(moment.start)) <= _BESIDE


def _core(words: Sequence[Word], home: int) -> frozenset[str]:
    """Return the stems beside a date; of "On Monday, they left" those behind the comma."""
    for clause in (home, home + 1):
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


def _excludes(left: Moment, right: Moment) -> bool:
    """Say whether no day fits both; two weekdays never are one day, whatever the week."""
    names = [_WEEKDAY.search(each.words) for each in (left, right)]
    if names[0] and names[1]:
        if names[0][0] == names[1][0]:
            return False
        if None in (left.first, right.first):
            return True
    return left.excludes(right)


def _home(wording: Wording, moment: Moment) -> int:
    """Return the clause that a date stands in."""
    place = min(wording.at(moment.start), len(wording.words) - 1)
    return wording.words[place].clause if wording.words else 0


def _compare(trails: Trails, left: Sequence[_Dated], right: Sequence[_Dated]) -> Difference | None:
    for mine in left:
        for theirs in right:
            if not _excludes(mine.moment, theirs.moment):
                continue
            if any(not _excludes(mine.moment, other.moment) for other in right):
                continue  # the other sentence gives this day too
            if any(not _excludes(theirs.moment, other.moment) for other in left):
                continue
            place = mine.places & theirs.places
            people = mine.people & theirs.people
            shared = mine.clause & theirs.clause
            reason = ""
            if place and people and _is_rare(trails, place):
                reason = AT_ONE_PLACE
            elif _same_act(trails, mine, theirs, shared):
                reason = "one act on two days"
            if not reason:
                continue
            excused = "" if mine.held and theirs.held else "of several days"
            weight = min(1.0, 0.4 + trails.weigh(shared) / 30)
            subject = min(place or people or shared, default="")
            return Difference(
                "date", mine.row, theirs.row, (mine.moment.start, mine.moment.end),
                (theirs.moment.start, theirs.moment.end), subject, reason, weight, excused,
            )  # fmt: skip
    return None


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
    if not left.people & right.people:
        return False
    lighter = min(trails.weigh(left.clause), trails.weigh(right.clause))
    common = trails.weigh(shared)
    return len(acts) >= 2 and common >= max(_SHARED, _SHARE * lighter)
