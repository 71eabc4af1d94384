"""Sentences → who prints whose words: the passages that articles of different outlets share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations, groupby, pairwise, product
from typing import Literal

from summarize.comparing.own_words import BREAK, find_own_words
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence, Span

Order = Literal["earlier", "same day", "unknown"]
Run = tuple[str, ...]
Block = tuple[int, int, int]  # place in the one report, in the other, number of words

_RUN = 5  # words that stand in both in one piece; shorter pieces are shared by chance
_GAP = 6  # own words between two such pieces, on either side: more is no light edit
_FEWEST_WORDS = 9  # that a passage must have in common
_FEWEST_TELLING = 5  # of them: neither names, figures nor function words
_CERTAIN_WORDS = 15  # in one passage, or twice as many in several: then short ones count too
_FEW = 2  # words of a sentence that are no part of a passage worth showing
_DENSITY = 0.6  # the share of a passage's own words that must be common
_PLACES = 3  # per article for one and the same run: a refrain is looked at no more often


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that another outlet's article prints too."""

    article: Article
    start: int  # code points into the article's text; end is not included
    end: int
    sentences: tuple[Sentence, ...]  # those that it touches, in reading order

    @property
    def text(self) -> str:
        """The article's own words, as printed."""
        return self.article.text[self.start : self.end]

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return self.article.outlet


@dataclass(frozen=True, slots=True)
class Reuse:
    """One passage that two outlets print in the same reporting words, quotations aside."""

    first: Passage  # the earlier one where the order is known, else the first in reading order
    second: Passage
    order: Order  # "earlier": the first was published before the second
    words: int  # that both print outside quotation marks
    verbatim: bool  # else lightly edited: some words differ in between

    @property
    def key(self) -> tuple[object, ...]:
        """A sort key: reading order of the second passage, then of the first."""
        first, second = self.first, self.second
        return second.article.reading_order, second.start, first.article.reading_order, first.start


@dataclass(frozen=True, slots=True)
class Sharing:
    """How much two outlets print in the same words."""

    first: str  # the outlet that published earlier, where the order is known throughout
    second: str
    order: Order  # of all their passages; "unknown" where they differ
    words: int  # of the second's reporting words that stand in the first's, each counted once
    share: float  # of the second's reporting words in the articles concerned, 0 to 1
    passages: tuple[Reuse, ...]


class _Report:
    """An article's own words in order, a break for each quotation."""

    def __init__(self, sentences: Sequence[Sentence], quoted: Mapping[str, Sequence[Span]]) -> None:
        self.sentences = sentences
        self.article = sentences[0].article
        self.words = find_own_words(sentences, quoted)

    @cached_property
    def _own(self) -> Sequence[int]:
        """The places in the text at which its own words start."""
        return [word.start for word in self.words if word.text != BREAK]

    def count(self, start: int, end: int) -> int:
        """Return how many of the article's own words lie between two places in its text."""
        return bisect_left(self._own, end) - bisect_left(self._own, start)

    def runs(self) -> Iterator[tuple[Run, int]]:
        """Yield every run of words with its place, a few times at most for the same run."""
        texts = [word.text for word in self.words]
        seen: Counter[Run] = Counter()
        for place in range(len(texts) - _RUN + 1):
            run = tuple(texts[place : place + _RUN])
            seen[run] += 1
            if BREAK not in run and seen[run] <= _PLACES:
                yield run, place


def find_reuse(
    sentences: Iterable[Sentence], quoted: Mapping[str, Sequence[Span]] | None = None
) -> tuple[Reuse, ...]:
    """Return the passages that articles of different outlets have in common, in reading order.

    What counts is reporting in an outlet's own words. Two reporters at one podium quote the same
    sentence: whatever stands in quotation marks, is announced by a colon and set as a paragraph
    of its own, is a post with its author's handle below it, or speaks of "I" and "we", is not
    counted, though it may lie inside a passage; nor are the places given in `quoted`, by sentence
    id. A passage is made of runs of five common words or more with few others in between, of
    nine common words in all, five of which are neither names, figures nor function words. As two
    reporters hit upon nine words by chance, two articles must have fifteen in one passage, or
    twice as many in several. A passage may be a clause in another sentence, or go on over many.
    Boilerplate is left out. Which came first is said only where publication tells; an outlet's
    own repeats are no reuse.
    """
    reports = _gather_reports(sentences, quoted or {})
    indexed = _index_runs(reports)
    found: list[Reuse] = []
    for (one, left), (other, right) in combinations(zip(reports, indexed, strict=True), 2):
        common = left.keys() & right.keys()
        if not common or one.article.outlet == other.article.outlet:
            continue
        chains = _chain(_common_blocks(left, right, common), one, other)
        shared = [_as_reuse(chain, one, other) for chain in chains if _is_enough(chain, one, other)]
        sizes = [each.words for each in shared]
        if max(sizes, default=0) >= _CERTAIN_WORDS or sum(sizes) >= 2 * _CERTAIN_WORDS:
            found += shared
    return tuple(sorted(found, key=lambda each: each.key))


def summarise_reuse(
    reuse: Iterable[Reuse],
    sentences: Iterable[Sentence],
    quoted: Mapping[str, Sequence[Span]] | None = None,
) -> tuple[Sharing, ...]:
    """Return for each two outlets how much of the second's reporting stands in the first's.

    Those that share the largest part of their words come first. Passages whose order is known and
    others of the same two outlets are kept apart, and so are the two directions.
    """
    own = {report.article.id: report for report in _gather_reports(sentences, quoted or {})}
    groups: defaultdict[tuple[str, str, Order], list[Reuse]] = defaultdict(list)
    for each in reuse:
        groups[each.first.outlet, each.second.outlet, each.order].append(each)
    found = []
    for (first, second, order), passages in groups.items():
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for each in passages:
            spans[each.second.article.id].append((each.second.start, each.second.end))
        total = sum(own[name].count(0, len(own[name].article.text)) for name in spans)
        words = sum(
            own[name].count(*span) for name, inside in spans.items() for span in _union(inside)
        )
        found.append(Sharing(first, second, order, words, words / total, tuple(passages)))
    return tuple(sorted(found, key=lambda each: (-each.share, each.first, each.second, each.order)))


def _union(spans: Iterable[Span]) -> Sequence[Span]:
    """Return spans that cover the same and do not overlap."""
    covered: list[Span] = []
    for start, end in sorted(spans):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    return covered


def _gather_reports(
    sentences: Iterable[Sentence], quoted: Mapping[str, Sequence[Span]]
) -> Sequence[_Report]:
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    groups = (tuple(own) for _, own in groupby(ordered, key=lambda each: each.article.id))
    return [_Report(own, quoted) for own in groups]


def _index_runs(reports: Sequence[_Report]) -> Sequence[Mapping[int, Sequence[int]]]:
    """Return for each report the places of its runs, every run by a number of its own."""
    numbers: dict[Run, int] = {}
    indexed = []
    for report in reports:
        places: defaultdict[int, list[int]] = defaultdict(list)
        for run, place in report.runs():
            places[numbers.setdefault(run, len(numbers))].append(place)
        indexed.append(places)
    return indexed


def _common_blocks(
    left: Mapping[int, Sequence[int]], right: Mapping[int, Sequence[int]], common: Iterable[int]
) -> Sequence[Block]:
    """Return pieces of common words that do not overlap, in the order of the left report."""
    diagonals: defaultdict[int, list[int]] = defaultdict(list)
    for run in common:
        for a, b in product(left[run], right[run]):
            diagonals[b - a].append(a)
    blocks = [
        (first, first + shift, last - first + _RUN)
        for shift, places in diagonals.items()
        for first, last in _stretches(sorted(places))
    ]
    kept: list[Block] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for a, b, size in sorted(blocks, key=lambda block: (-block[2], block)):
        mine, theirs = range(a, a + size), range(b, b + size)
        if used_left.isdisjoint(mine) and used_right.isdisjoint(theirs):
            used_left.update(mine)
            used_right.update(theirs)
            kept.append((a, b, size))
    return sorted(kept)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of every stretch of places that follow one another."""
    first = last = places[0]
    for place in places[1:]:
        if place != last + 1:
            yield first, last
            first = place
        last = place
    yield first, last


def _chain(blocks: Sequence[Block], one: _Report, other: _Report) -> Iterator[Sequence[Block]]:
    """Put together the pieces that follow one another in both reports with few words between."""
    waiting: list[Block] = []
    for block in blocks:
        if waiting and not _follows(waiting[-1], block, one, other):
            yield _trim(waiting, one, other)
            waiting = []
        waiting.append(block)
    if waiting:
        yield _trim(waiting, one, other)


def _trim(chain: Sequence[Block], one: _Report, other: _Report) -> Sequence[Block]:
    """Cut off the first or last few words where they belong to the sentence before or after."""
    blocks = list(chain)
    for few in range(_FEW, 0, -1):
        a, b, size = blocks[-1]
        if size > few and _ends_within(one, a + size, few) | _ends_within(other, b + size, few):
            blocks[-1] = (a, b, size - few)
        a, b, size = blocks[0]
        if size > few and _begins_within(one, a, few) | _begins_within(other, b, few):
            blocks[0] = (a + few, b + few, size - few)
    return blocks


def _ends_within(report: _Report, beyond: int, few: int) -> bool:
    words = report.words
    return words[beyond - few - 1].sentence != words[beyond - few].sentence


def _begins_within(report: _Report, first: int, few: int) -> bool:
    words = report.words
    return words[first + few - 1].sentence != words[first + few].sentence


def _follows(before: Block, after: Block, one: _Report, other: _Report) -> bool:
    mine, theirs = after[0] - sum(before[::2]), after[1] - sum(before[1:])
    if not (0 <= mine <= _GAP and 0 <= theirs <= _GAP):
        return False
    # quoted words lie between: about as many in both, or it is not one passage
    left = one.words[after[0]].place - one.words[sum(before[::2]) - 1].place
    right = other.words[after[1]].place - other.words[sum(before[1:]) - 1].place
    return abs(left - right) <= _GAP


def _is_enough(chain: Sequence[Block], one: _Report, other: _Report) -> bool:
    words = sum(size for _, _, size in chain)
    telling = sum(one.words[k].telling for a, _, size in chain for k in range(a, a + size))
    (a, b, _), (last_a, last_b, size) = chain[0], chain[-1]
    longest = max(last_a + size - a, last_b + size - b)
    return words >= _FEWEST_WORDS and telling >= _FEWEST_TELLING and words >= _DENSITY * longest


def _as_reuse(chain: Sequence[Block], one: _Report, other: _Report) -> Reuse:
    (a, b, _), (last_a, last_b, size) = chain[0], chain[-1]
    return Reuse(
        first=_passage(one, a, last_a + size),
        second=_passage(other, b, last_b + size),
        order=_order(one.article, other.article),
        words=sum(size for _, _, size in chain),
        verbatim=all(_is_quotation_only(x, y, one, other) for x, y in pairwise(chain)),
    )


def _is_quotation_only(before: Block, after: Block, one: _Report, other: _Report) -> bool:
    """Say whether nothing but a quotation stands between two pieces, in both reports."""
    between = (
        *one.words[sum(before[::2]) : after[0]],
        *other.words[sum(before[1:]) : after[1]],
    )
    return all(word.text == BREAK for word in between)


def _passage(report: _Report, first: int, beyond: int) -> Passage:
    words = report.words[first:beyond]
    return Passage(
        article=report.article,
        start=words[0].start,
        end=words[-1].end,
        sentences=tuple(report.sentences[words[0].sentence : words[-1].sentence + 1]),
    )


def _order(first: Article, second: Article) -> Order:
    """Say what is known of the order of two articles, the first in reading order before."""
    if first.published is None or second.published is None:
        return "unknown"
    if isinstance(first.published, datetime) and isinstance(second.published, datetime):
        return "same day" if first.published == second.published else "earlier"
    # a bare day has no zone, so that only days apart tell
    return "same day" if first.day == second.day else "earlier"
