"""Spans → which of them speak of the same actors, acts and places, however they put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from scipy.sparse import csr_array

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.words import find_names
from summarize.judging.wording import Wording, take_apart

ALIKE = 0.2  # similarity above which two sentences are held against each other
_NEAREST = 40  # how many others each sentence is held against for the words they share
_COMMON = 200  # a word that more sentences hold leads nowhere
# Similarity, and the share of the lighter's words, from which two sentences state one fact. A name
# or day that differs takes some of the similarity away.
_SAME_FROM = ((0.7, 0.45), (0.5, 0.55), (0.3, 0.7))
_BACK = 3
_WITHIN = frozenset("in at visited visiting visit visits near toured to arrived from".split())
_SMALL = 60  # sentences
_NAME_WEIGHT = 0.6  # everyone who writes of an event names the same people


@dataclass(frozen=True)
class Trails:
    """The sentences of a story by their words: what leads from one to another."""

    spans: Sequence[Span]
    similar: Pairs
    wordings: tuple[Wording, ...]
    weights: dict[str, float]  # by stem: how much it tells in this story
    names: frozenset[str]  # stems

    @cached_property
    def holders(self) -> dict[str, tuple[int, ...]]:
        """The rows that hold each stem."""
        found: dict[str, list[int]] = {}
        for row, wording in enumerate(self.wordings):
            for stem in sorted(wording.stems):
                found.setdefault(stem, []).append(row)
        return {stem: tuple(rows) for stem, rows in found.items()}

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Rows to be held against each other, left first, sorted; headlines are left out.

        Those that are alike, and for each the forty that share most with it: time and memory
        grow with the sentences, not with their pairs.
        """
        near = self.similar.similarity > ALIKE
        left, right = self.similar.left[near].tolist(), self.similar.right[near].tolist()
        found = set(zip(left, right, strict=True))
        found.update(self._sharing())
        checked = [span.sentence.kind != "headline" for span in self.spans]
        return tuple(sorted((a, b) for a, b in found if checked[a] and checked[b]))

    def near(self, row: int) -> tuple[int, ...]:
        """Return the rows that a row is to be held against."""
        return self._near.get(row, ())

    @cached_property
    def before(self) -> dict[int, tuple[int, ...]]:
        """For each row the three of its article that stand just before it, nearest first.

        Headlines and captions are passed over.
        """
        rows: dict[str, list[int]] = {}
        for row, span in enumerate(self.spans):
            if span.sentence.kind == "body":
                rows.setdefault(span.sentence.article.id, []).append(row)
        found: dict[int, tuple[int, ...]] = dict.fromkeys(range(len(self.spans)), ())
        for group in rows.values():
            group.sort(key=lambda row: self.spans[row].sentence.index)
            for place, row in enumerate(group):
                found[row] = tuple(reversed(group[max(0, place - _BACK) : place]))
        return found

    def names_around(self, row: int) -> frozenset[str]:
        """Return the stems of the names in a sentence and in the two before it."""
        rows = (row, *self.before[row][:2])
        return frozenset().union(*(self.wordings[each].names for each in rows))

    @cached_property
    def places(self) -> frozenset[str]:
        """The stems of names that mostly stand behind "in", "at" or "visited"."""
        behind: dict[str, int] = {}
        for wording in self.wordings:
            for before, word in zip(wording.words, wording.words[1:], strict=False):
                if word.is_name and before.low in _WITHIN:
                    behind[word.stem] = behind.get(word.stem, 0) + 1
        return frozenset(
            stem for stem, count in behind.items() if 2 * count >= len(self.holders.get(stem, ()))
        )

    def same(self, a: int, b: int) -> bool:
        """Say whether two sentences state one fact in like words, whatever they differ in."""
        likely = self.similar.between(a, b)
        needed = [words for least, words in _SAME_FROM if likely >= least]
        return bool(needed) and self.overlap(a, b) >= min(needed)

    def overlap(self, a: int, b: int) -> float:
        """Return how much of the lighter of two sentences the other one holds too, 0 to 1."""
        one, other = self.wordings[a].stems, self.wordings[b].stems
        lighter = min(self.weigh(one), self.weigh(other))
        return self.weigh(one & other) / lighter if lighter else 0.0

    def weigh(self, stems: frozenset[str]) -> float:
        """Return how much some stems tell together."""
        return sum(self.weights.get(stem, 0.0) for stem in sorted(stems))

    @cached_property
    def _near(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for a, b in self.pairs:
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
        return {row: tuple(rows) for row, rows in found.items()}

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share most, two words or more, by what these tell."""
        matrix = self._matrix()
        shared = (matrix @ matrix.T).tocsr()
        for row in range(len(self.wordings)):
            part = slice(shared.indptr[row], shared.indptr[row + 1])
            others, common = shared.indices[part], shared.data[part]
            kept = others != row
            others, common = others[kept], common[kept]
            # the nearest first; the row breaks ties
            for other in others[np.lexsort((others, -common))][:_NEAREST].tolist():
                yield min(row, other), max(row, other)

    def _matrix(self) -> csr_array:
        telling = {
            stem: place
            for place, (stem, rows) in enumerate(sorted(self.holders.items()))
            if 1 < len(rows) <= _COMMON
        }
        column = {stem: place for place, stem in enumerate(telling)}
        held = [sorted(wording.stems & column.keys()) for wording in self.wordings]
        ends = np.cumsum([0, *map(len, held)])
        columns = np.array([column[stem] for stems in held for stem in stems], dtype=np.int64)
        roots = np.sqrt([self.weights[stem] for stems in held for stem in stems])
        return csr_array((roots, columns, ends), shape=(len(held), max(1, len(column))))


def follow_trails(spans: Sequence[Span], similar: Pairs) -> Trails:
    """Take every span apart and weigh its words: ln((n + 1) / (holders + 0.5)), names less.

    A story of fewer than sixty sentences is weighed as if it had so many: in three sentences
    every word is common.
    """
    texts = [span.text for span in spans]
    names = find_names(texts)
    wordings = tuple(take_apart(text, names) for text in texts)
    holders = Counter(stem for wording in wordings for stem in wording.stems)
    weights = {
        stem: log((max(len(texts), _SMALL) + 1) / (count + 0.5))
        * (_NAME_WEIGHT if stem in names else 1)
        for stem, count in holders.items()
    }
    return Trails(spans, similar, wordings, weights, names)
