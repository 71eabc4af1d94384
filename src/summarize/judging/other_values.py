"""Clusters and clashes → who says otherwise than a line does, and so does not state it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from summarize.comparing.clusters import Cluster
from summarize.comparing.spans import Span
from summarize.judging.agreement import Comparer
from summarize.judging.conflicts import Conflict, Explained, Statement
from summarize.judging.date_clashes import ONE_ACT, SEVERAL_DAYS, excludes
from summarize.judging.number_clashes import OF_ONE_THING
from summarize.judging.numbers import Figure, find_ages, find_figures
from summarize.reading.dates import find_dates
from summarize.reading.moments import Moment
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

_DAY = "a day"  # the unit of a value that is a date: with a space, as none of a figure is
When = Literal["earlier", "later", ""]


@dataclass(frozen=True, slots=True)
class OtherValue:
    """What else is given of the thing that a line gives a figure of."""

    mine: Statement  # the line and its figure
    theirs: Statement
    unit: str

    @property
    def of_a_day(self) -> bool:
        """Whether the values are days, and no figures."""
        return self.unit == _DAY

    @property
    def when(self) -> When:
        """Whether it was published on a later or an earlier day than the line, or neither."""
        mine, theirs = (each.sentence.article.day for each in (self.mine, self.theirs))
        if mine is None or theirs is None or mine == theirs:
            return ""
        return "later" if theirs > mine else "earlier"


class OtherValues:
    """Values of one thing that differ and make outlets contradict each other in nothing.

    A count that grew, another time, another speaker: whatever excuses the difference, an outlet
    that says 15 does not say 12. What is rounded says the same. Nor does it state a line that it
    prints somebody's denial of, though the two be alike in all other words.
    """

    def __init__(
        self, spans: Sequence[Span], conflicts: Sequence[Conflict], explained: Sequence[Explained]
    ) -> None:
        self._spans = spans
        rows = {span.sentence.id: row for row, span in enumerate(spans)}
        self._clashing: dict[int, set[int]] = {}  # by row, those that clash over a figure or a day
        self._values: dict[int, _Values] = {}
        self._denials: dict[int, set[int]] = {}  # by row, those that deny what it affirms, or so
        kept = {"denial": self._denials, "number": self._clashing, "date": self._clashing}
        for conflict in conflicts:
            ends = [rows[each.id] for each in (conflict.left, conflict.right) if each.id in rows]
            if conflict.kind in kept and len(ends) > 1:
                for end, other in (ends, ends[::-1]):
                    kept[conflict.kind].setdefault(end, set()).add(other)
        self._parts: dict[tuple[int, tuple[int, ...], frozenset[int]], Place | None] = {}
        self._found: dict[int, dict[int, list[OtherValue]]] = {}
        for conflict in _of_one_thing(conflicts, explained):
            left, right = conflict.statements
            if not {left.sentence.id, right.sentence.id} <= rows.keys():
                continue
            for mine, theirs in ((left, right), (right, left)):
                others = self._found.setdefault(rows[mine.sentence.id], {})
                others.setdefault(rows[theirs.sentence.id], []).append(
                    OtherValue(mine, theirs, _DAY if conflict.kind == "date" else conflict.subject)
                )

    def differing(self, row: int, clusters: Sequence[Cluster]) -> Collection[int]:
        """Return the rows that give another value than a row does, or deny what it says.

        Besides those found to differ over one thing, those of its clusters that count what it
        counts, or name days, and give none of its values: whatever theirs are of, they do not state
        all of it.
        """
        joined = {other for cluster in clusters for other in cluster.rows} - {row}
        mine = self._values_of(row)
        without = {other for other in joined if mine.are_replaced_in(self._values_of(other))}
        told = (self._found.get(row, {}), self._denials.get(row, ()), self._clashing.get(row, ()))
        return without.union(*told)

    def _values_of(self, row: int) -> _Values:
        if row not in self._values:
            sentence = self._spans[row].sentence
            days = (each for each in find_dates(sentence) if each.precision == "day")
            self._values[row] = _Values(find_figures(sentence.text), tuple(days))
        return self._values[row]

    def beside(self, row: int, clusters: Sequence[Cluster]) -> tuple[OtherValue, ...]:
        """Return what else the sentences joined with a line give, in reading order."""
        joined = {other for cluster in clusters for other in cluster.rows}
        others = self._found.get(row, {})
        return tuple(each for other in sorted(joined & others.keys()) for each in others[other])

    def at_issue(self, cluster: Cluster) -> tuple[int, ...]:
        """Return the rows of a cluster that give a value beside which another one stands in it."""
        rows = set(cluster.rows)
        return tuple(row for row in cluster.rows if rows & self._found.get(row, {}).keys())

    def narrow(self, row: int, cluster: Cluster, comparer: Comparer) -> Cluster:
        """Return a cluster in which nobody counts who says otherwise than its line `row`.

        Where what the outlets agree on is another part of the line, nothing changes: that part
        they do state. An outlet that gives both values counts, unless its last word is the other.
        """
        others = self._found.get(row, {}).keys() & set(cluster.rows)
        apart = self._denying(row, cluster, comparer)
        if not others:
            return replace(cluster, apart=frozenset(apart)) if apart else cluster
        part = self._agreed_part(row, cluster, comparer)
        last: dict[str, OtherValue] = {}  # by origin
        for other in sorted(
            others, key=lambda other: (_published(self._spans[other].sentence), other)
        ):
            for each in self._found[row][other]:
                if part is None or _overlap(each.mine.span, part):
                    apart.add(other)
                    last[each.theirs.sentence.origin] = each
        gone = {
            origin
            for origin, value in last.items()
            if not any(self._says_too(each, value, others) for each in self._own(cluster, origin))
        }
        apart.update(each for each in cluster.rows if self._spans[each].origin in gone)
        if apart >= set(cluster.rows):  # shown though its own outlet replaced it: it was pinned
            apart.discard(row)
        return replace(cluster, apart=frozenset(apart))

    def _agreed_part(self, row: int, cluster: Cluster, comparer: Comparer) -> Place | None:
        """Return the part of a line that a cluster agrees on, worked out once: it is asked for
        when clusters are told apart and again when their lines are chosen."""
        key = row, cluster.rows, cluster.apart
        if key not in self._parts:
            self._parts[key] = comparer.compare(row, (cluster,)).part
        return self._parts[key]

    def _denying(self, row: int, cluster: Cluster, comparer: Comparer) -> set[int]:
        """Return the rows of a cluster that deny what its line says, or what another row says.

        Of two rows that are no line, one denying what the other says, the one less like the line
        goes: both cannot state it.
        """
        if self._denials.keys().isdisjoint(cluster.rows):
            return set()
        apart = self._denials.get(row, set()) & set(cluster.rows)
        rest = set(cluster.rows) - apart - {row}
        for other in sorted(rest):
            for against in sorted(self._denials.get(other, set()) & rest):
                near, far = (comparer.pairs.between(row, each) for each in (other, against))
                if near < far or (near == far and other > against):
                    apart.add(other)
        return apart

    def _own(self, cluster: Cluster, origin: str) -> Iterator[int]:
        return (row for row in cluster.rows if self._spans[row].origin == origin)

    def _says_too(self, row: int, value: OtherValue, others: AbstractSet[int]) -> bool:
        """Say whether a sentence gives the line's value, no earlier than the other one is given."""
        sentence = self._spans[row].sentence
        if row in others or _published(sentence) < _published(value.theirs.sentence):
            return False
        if value.unit == _DAY:
            return self._values_of(row).give_day_of(value.mine)
        figures = (*find_figures(sentence.text), *find_ages(sentence.text))
        return any(
            figure.unit == value.unit and figure.low <= high and low <= figure.high
            for figure in figures
            for low, high in value.mine.ranges
        )


@dataclass(frozen=True, slots=True)
class _Values:
    """The figures and days of a sentence."""

    figures: tuple[Figure, ...]
    days: tuple[Moment, ...]

    def are_replaced_in(self, other: _Values) -> bool:
        """Say whether another sentence counts the same or names days, and lacks one of these."""
        for figure in self.figures:
            rivals = [each for each in other.figures if each.unit == figure.unit]
            if figure.unit and rivals and all(figure.excludes(each) for each in rivals):
                return True
        return bool(other.days) and any(
            all(excludes(day, each) for each in other.days) for day in self.days
        )

    def give_day_of(self, statement: Statement) -> bool:
        """Say whether one of the days may be the one that a statement gives."""
        return any(
            not excludes(day, each)
            for day in find_dates(statement.sentence)
            if (day.start, day.end) == statement.span
            for each in self.days
        )


def tell_values_apart(
    clusters: Sequence[Cluster], values: OtherValues, comparer: Comparer
) -> tuple[Cluster, ...]:
    """Return the clusters; one of whose every value is told by one outlet falls apart by outlet."""
    found: list[Cluster] = []
    for cluster in clusters:
        stands = cluster.support < 2 or speaking_rows(cluster, values, comparer)
        found.extend((cluster,) if stands else _by_origin(cluster))
    return tuple(found)


def speaking_rows(cluster: Cluster, values: OtherValues, comparer: Comparer) -> tuple[int, ...]:
    """Return the rows that may speak for a cluster of several outlets; none where none may.

    Of those that give values beside which others stand: the ones that most outlets state, and of
    equally many the latest; never one that its own outlet has replaced.
    """
    at_issue = values.at_issue(cluster)
    if not at_issue:
        return cluster.rows
    worth = {}
    for row in at_issue:
        narrowed = values.narrow(row, cluster, comparer)
        if narrowed.support > 1 and row not in narrowed.apart:
            worth[row] = (
                narrowed.support,
                _published(narrowed.spans[narrowed.rows.index(row)].sentence),
            )
    best = max(worth.values(), default=None)
    telling = set(cluster.telling_rows)
    found = tuple(
        row for row in cluster.rows if (worth.get(row) == best if row in at_issue else True)
    )
    return found if best is not None or telling.difference(at_issue) else ()


def _by_origin(cluster: Cluster) -> Iterator[Cluster]:
    for origin in dict.fromkeys(span.origin for span in cluster.spans):
        own = [k for k, span in enumerate(cluster.spans) if span.origin == origin]
        yield Cluster(
            tuple(cluster.spans[k] for k in own), tuple(cluster.rows[k] for k in own), 1.0
        )


def _of_one_thing(
    conflicts: Sequence[Conflict], explained: Sequence[Explained]
) -> Iterator[Conflict]:
    """Yield the numbers and days of one thing that differ and make outlets contradict each other
    in nothing."""
    for conflict in conflicts:
        if conflict.kind == "number" and conflict.between == "speakers":
            yield conflict
    for each in explained:
        if each.conflict.kind == "number" and each.why in OF_ONE_THING:
            yield each.conflict
        if each.why == SEVERAL_DAYS and each.conflict.reason == ONE_ACT:
            yield each.conflict


def _overlap(left: Place, right: Place) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _published(sentence: Sentence) -> date:
    return sentence.article.day or date.min
