"""Clusters → findings: agreed, contested, shared or unique, each told by one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from summarize.comparing.clusters import Cluster, rank_clusters
from summarize.comparing.representatives import Rate, choose_representative
from summarize.comparing.words import content_words
from summarize.judging.agreement import Agreement, Comparer
from summarize.judging.conflicts import Clash, Conflict, Explained, gather_clashes
from summarize.judging.firmness import Firmness, Weigh
from summarize.judging.importance import Weighty
from summarize.judging.marks import whole_clause
from summarize.judging.numbers import find_figures
from summarize.judging.other_values import (
    OtherValue,
    OtherValues,
    speaking_rows,
    tell_values_apart,
)
from summarize.judging.untold import Untold
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

OVERHEAD = 5  # words: what a line costs the reader besides its own
_COST = 0.7  # between telling much (0) and telling much for each word (1)

FindingKind = Literal["consensus", "contested", "shared", "unique"]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Finding:
    """What one sentence tells, who else tells it, and how the outlets stand to it."""

    id: str  # "c1", "c2", … in reading order of the sentences shown
    kind: FindingKind
    cluster: Cluster  # the best supported of those that the sentence shown stands in
    others: tuple[Cluster, ...]  # what else it tells: each states another part of it, or nearly so
    representative: Sentence  # the member that is shown
    context: Context  # what must be read before the representative
    coverage: float  # support divided by the independent outlets of the story, 0 to 1
    conflicts: tuple[Conflict, ...]  # between outlets; empty unless contested
    disputes: tuple[Conflict, ...]  # between speakers: outlets agree on who said what
    # What others give of the same things, and so do not state: a later count, another speaker's.
    other_values: tuple[OtherValue, ...]
    agreement: Agreement  # who states how much of the sentence shown
    firmness: Firmness  # what would make it fall
    importance: float  # of the sentence shown, for ordering only: 0 to 1

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Its conflicts, put together by what they are about."""
        return gather_clashes(self.conflicts)

    @property
    def disputed(self) -> bool:
        """Whether speakers contradict each other on what it tells."""
        return bool(self.disputes)

    @property
    def support(self) -> int:
        """How many independent outlets report one and the same thing."""
        return self.cluster.support

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all articles that print it or a part of it, reprints too, sorted."""
        return self.agreement.documents

    @property
    def row(self) -> int:
        """The representative's row in the embeddings."""
        return _row_of(self.representative, self.cluster)

    @cached_property
    def members(self) -> tuple[Sentence, ...]:
        """All sentences that tell it or a part of it, reprints too, in reading order."""
        found = {
            sentence.id: sentence
            for cluster in (self.cluster, *self.others)
            for sentence in cluster.members
        }
        return tuple(sorted(found.values(), key=lambda each: each.reading_order))

    @property
    def partly(self) -> tuple[str, ...]:
        """The independent outlets that state only some other part of what is shown."""
        found = (origin for cluster in self.others for origin in cluster.origins)
        return tuple(dict.fromkeys(o for o in found if o not in self.cluster.origins))

    @property
    def words(self) -> int:
        """How many words it takes to show: the representative and what must come before it."""
        return _words_to_show(self.representative, self.context)


def judge_clusters(
    clusters: Sequence[Cluster],
    *,
    rate: Rate,
    contexts: Mapping[str, Context],
    untold: Untold,
    comparer: Comparer,
    weigh: Weigh,
    weighty: Weighty,
    conflicts: Sequence[Conflict],
    explained: Sequence[Explained] = (),
    origins: int,
    min_support: int,
    pinned: AbstractSet[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Turn clusters into findings, in reading order of the sentences shown.

    A sentence that tells two things stands in two clusters; both make one finding, so that no
    sentence is shown twice. Every compared sentence is told by at least one finding. `origins` is
    the number of independent outlets in the story, `conflicts` are all clashes found in it: they
    are judged before agreement, and what outlets contradict each other on is contested, however
    many they are. `explained` are values that differ and clash with nothing: who gives another
    one than a line does is not among those that state it. `rate` says which member speaks best
    for a cluster, `weigh` what would make a finding fall, `weighty` how important a row is.
    `pinned` are the ids of sentences that the analyst wants shown for their points.
    """
    values = OtherValues(comparer.spans, conflicts, explained)
    clusters = tell_values_apart(clusters, values, comparer)
    lines = _choose_lines(clusters, rate, contexts, untold, pinned, values, comparer)
    told = sorted(lines, key=lambda line: line[0].reading_order)
    lines_of = _lines_of(told)
    clashing = _place_conflicts(told, [each for each in conflicts if _contests(each)], lines_of)
    disputed = _place_disputes(told, [each for each in conflicts if not _contests(each)], lines_of)
    return tuple(
        Finding(
            id=f"c{place + 1}",
            kind=_kind(best.support, clashing[place], min_support),
            cluster=best,
            others=others,
            representative=shown,
            context=contexts[shown.id],
            coverage=best.support / origins,
            conflicts=clashing[place],
            disputes=disputed[place],
            other_values=values.beside(row, (best, *others)),
            agreement=comparer.compare(
                row, (best, *others), values.differing(row, (best, *others))
            ),
            firmness=weigh(row, best),
            importance=weighty(row),
        )
        for place, (shown, best, others) in enumerate(told)
        for row in [_row_of(shown, best)]
    )


Told = tuple[Sentence, Cluster, tuple[Cluster, ...]]


def _choose_lines(
    clusters: Sequence[Cluster],
    rate: Rate,
    contexts: Mapping[str, Context],
    untold: Untold,
    pinned: AbstractSet[str],
    values: OtherValues,
    comparer: Comparer,
) -> Iterable[Told]:
    """Choose as few sentences as tell all that several outlets say, and one for all else.

    The best supported cluster is told first, by a member that tells much of what is still
    untold for its length; what it tells is told with it. Those that a pinned sentence stands in
    come before all others: nothing else may have told them when it is their turn.
    Where values differ, the one speaks that most outlets give, and whoever gives another does
    not count for it.
    """
    by_worth = sorted(
        rank_clusters(clusters), key=lambda place: _pinned(clusters[place], pinned) is None
    )
    holding: dict[int, list[int]] = {}  # row → the clusters it stands in, best supported first
    for place in by_worth:
        for row in clusters[place].rows:
            holding.setdefault(row, []).append(place)
    open_ = [cluster.support > 1 for cluster in clusters]
    named: set[int] = set()  # rows that stand in something told by several
    for place in by_worth:
        cluster = clusters[place]
        if not open_[place]:
            continue
        worth = {}
        speaking = _only(cluster, _of_independents(cluster, values, comparer))
        for row, span in zip(speaking.rows, speaking.spans, strict=True):
            words = _words_to_show(span.sentence, contexts[span.sentence.id]) + OVERHEAD
            worth[row] = untold.told_by(row) / words**_COST
        shown = _pinned(cluster, pinned) or choose_representative(speaking, rate, worth, contexts)
        row = _row_of(shown, cluster)
        untold.tell(row)
        # what an earlier line tells too still counts for this one: its outlets say it
        stating = {k: values.narrow(row, clusters[k], comparer) for k in holding[row]}
        told = {k: each for k, each in stating.items() if each.support > 1}
        told = told or {place: stating[place]}  # what is pinned is shown whoever else states it
        for k, each in told.items():
            open_[k] = False
            named.update(each.rows)
        best, *others = sorted(told.values(), key=lambda each: -each.support)
        yield shown, best, tuple(others)
    for cluster in clusters:
        if cluster.support < 2 and not named.issuperset(cluster.rows):
            alone = _without(cluster, named)
            named.update(alone.rows)
            worth = dict.fromkeys(alone.rows, 0.0)
            shown = _pinned(alone, pinned) or choose_representative(alone, rate, worth, contexts)
            yield shown, alone, ()


def _pinned(cluster: Cluster, pinned: AbstractSet[str]) -> Sentence | None:
    """Return the first member of a cluster that is pinned."""
    found = (span.sentence for span in cluster.spans if span.sentence.id in pinned)
    return next(found, None) if pinned else None


def _without(cluster: Cluster, named: Collection[int]) -> Cluster:
    """Leave out what is told already: a headline may be joined with a sentence told by several."""
    return _only(cluster, [row for row in cluster.rows if row not in named])


def _of_independents(cluster: Cluster, values: OtherValues, comparer: Comparer) -> Collection[int]:
    """Return the rows that may speak for a cluster, a reprinter's only where there is no other."""
    rows = speaking_rows(cluster, values, comparer)
    sources = dict(zip(cluster.rows, (span.source for span in cluster.spans), strict=True))
    return [row for row in rows if not sources[row]] or rows


def _only(cluster: Cluster, rows: Collection[int]) -> Cluster:
    if len(rows) == len(cluster.rows):
        return cluster
    left = [(row, s) for row, s in zip(cluster.rows, cluster.spans, strict=True) if row in rows]
    return replace(
        cluster,
        rows=tuple(row for row, _ in left),
        spans=tuple(span for _, span in left),
        cohesion=cluster.cohesion if len(left) > 1 else 1.0,
    )


def _words_to_show(sentence: Sentence, context: Context) -> int:
    return sum(each.words for each in (*context.lead_in, sentence))


def _row_of(sentence: Sentence, cluster: Cluster) -> int:
    rows = zip(cluster.rows, cluster.spans, strict=True)
    return next(row for row, span in rows if span.sentence == sentence)


def _contests(conflict: Conflict) -> bool:
    """Say whether outlets contradict each other on what is so, rather than on what to call it."""
    return conflict.between == "outlets" and conflict.kind != "characterisation"


def _place_conflicts(
    told: Sequence[Told], conflicts: Sequence[Conflict], lines_of: _LinesOf
) -> Sequence[tuple[Conflict, ...]]:
    """Return for each line the conflicts that make it contested.

    Those of the sentence shown; those of others over the very figure that it gives, or over words
    that it holds too and that its sources clash on; and those between sentences of its best
    supported cluster over what it gives a figure of or over whether it is so: a line that gives no
    figure says nothing that they clash on. A conflict that would stand nowhere stands with the
    first line that holds either sentence and tells what they clash on.
    """
    shown, close, _ = lines_of
    figures = [find_figures(line.text) for line, _, _ in told]
    giving = _index([(each.unit, each.low, each.high) for each in given] for given in figures)
    counting = _index([each.unit for each in given] for given in figures)
    ranges: dict[tuple[str, Place], frozenset[tuple[float, float]]] = {}  # of the figures seen
    found: list[list[Conflict]] = [[] for _ in told]
    for conflict in conflicts:
        left, right = conflict.left.id, conflict.right.id
        homes = shown[left] | shown[right]
        both = close[left] & close[right]
        if conflict.kind == "number":
            homes = homes | (both & counting[conflict.subject])
            for statement in conflict.statements:
                place = statement.sentence.id, statement.span
                if place not in ranges:
                    ranges[place] = statement.ranges
                homes = homes.union(*(giving[conflict.subject, *ends] for ends in ranges[place]))
        elif conflict.kind in ("date", "name"):
            around = close[left] | close[right]
            homes = homes | {line for line in around if _holds(told[line][0], conflict)}
        else:
            homes = homes | both
        for home in sorted(homes or _first_telling(told, conflict, lines_of)):
            found[home].append(conflict)
    return [tuple(each) for each in found]


def _place_disputes(
    told: Sequence[Told], disputes: Sequence[Conflict], lines_of: _LinesOf
) -> Sequence[tuple[Conflict, ...]]:
    """Return for each line the disputes among speakers that it tells a side of.

    A dispute stands with the lines that show one of its sentences; where none does, with the first
    that holds one and tells what is disputed.
    """
    shown, close, _ = lines_of
    found: list[list[Conflict]] = [[] for _ in told]
    for dispute in disputes:
        left, right = dispute.left.id, dispute.right.id
        homes = shown[left] | shown[right]
        if left != right:  # that a line rests on the one sentence with both sides says nothing
            homes = homes | (close[left] & close[right])
        for home in sorted(homes or _first_telling(told, dispute, lines_of)):
            found[home].append(dispute)
    return [tuple(each) for each in found]


_LinesOf = tuple[Mapping[str, set[int]], Mapping[str, set[int]], Mapping[str, set[int]]]


def _lines_of(told: Sequence[Told]) -> _LinesOf:
    """Return by sentence id the lines that show it, that rest on it, and that tell it besides."""
    return (
        _index([line.id] for line, _, _ in told),
        _index([each.id for each in best.members] for _, best, _ in told),
        _index(
            [each.id for cluster in others for each in cluster.members] for _, _, others in told
        ),
    )


def _first_telling(told: Sequence[Told], conflict: Conflict, lines_of: _LinesOf) -> Collection[int]:
    """Return the first line that rests on a sentence of a conflict and tells what it is about."""
    _, close, apart = lines_of
    left, right = conflict.left.id, conflict.right.id
    resting = sorted(close[left] | close[right]) or sorted(apart[left] | apart[right])
    return [line for line in resting if _touches(told[line][0], conflict)][:1]


def _touches(sentence: Sentence, conflict: Conflict) -> bool:
    """Say whether a line tells what two other sentences clash on, and not only what else they say.

    It does where it has the words of one side, or what is dated or named there; or half of the
    words that both clauses have in common, if they have any. What outlets count otherwise is mostly
    the extent of what the line tells in words of its own, so that always counts.
    """
    if conflict.kind == "number" and conflict.between == "outlets":
        return True
    text = sentence.text.casefold()
    held = set(content_words(text))
    if _prints_a_side(text, conflict):
        return True
    if conflict.kind in ("number", "date", "name"):
        return bool(held & set(conflict.subject.split()))
    clauses = (
        set(content_words(each.sentence.text[slice(*whole_clause(each.sentence.text, each.span))]))
        for each in conflict.statements
    )
    common = set.intersection(*clauses)
    return 2 * len(common & held) >= len(common)


def _holds(sentence: Sentence, conflict: Conflict) -> bool:
    """Say whether a sentence tells what two others clash on: it has the words of one side.

    A day by itself tells nothing: the sentence must speak of what happened then, too.
    """
    text = sentence.text.casefold()
    if conflict.kind == "date" and not set(conflict.subject.split()) & set(content_words(text)):
        return False
    return _prints_a_side(text, conflict)


def _prints_a_side(text: str, conflict: Conflict) -> bool:
    """Say whether the words of a side stand whole in a text that is in small letters."""
    return any(
        re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text)
        for words in (conflict.left_words, conflict.right_words)
    )


def _index(keys_of_lines: Iterable[Iterable[_Key]]) -> Mapping[_Key, set[int]]:
    """Return for each key the places of the lines that have it; none for keys not there."""
    places: defaultdict[_Key, set[int]] = defaultdict(set)
    for place, keys in enumerate(keys_of_lines):
        for key in keys:
            places[key].add(place)
    return places


def _kind(support: int, conflicts: Sequence[Conflict], min_support: int) -> FindingKind:
    if conflicts:
        return "contested"
    if support >= min_support:
        return "consensus"
    return "shared" if support > 1 else "unique"
