"""Spans and vectors → candidate pairs, each with how surely the two say the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from summarize.comparing.embeddings import Embeddings, Vectors
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words, find_names

Rows = npt.NDArray[np.int64]

CANDIDATE_FLOOR = 0.15  # pairs less alike than this by the default measure are not looked at
# Everyone who writes of an event names the same people. That inflates cosine, so words weigh more
# than an even share; and among the words names weigh less. docs/MEASUREMENTS.md has the figures.
WORD_SHARE = 0.7
NAME_WEIGHT = 0.6
_ALL_PAIRS = 2000  # spans up to which every pair above the floor is proposed
_NEAREST = 100  # beyond that: how many each span proposes
_BLOCK = 512  # rows compared with all others at once: bounds memory at block × n


@dataclass(frozen=True)
class Pairs:
    """Pairs of spans, each once: left[k] < right[k], sorted by (left, right)."""

    count: int  # how many spans the story has
    left: Rows
    right: Rows
    similarity: npt.NDArray[np.float64]  # 0 to 1; 1 is "says the same"

    @cached_property
    def _sorted_by_row(self) -> tuple[Rows, Rows, npt.NDArray[np.float64]]:
        """Both directions of every pair by row, nearest first, and where each row starts."""
        row = np.concatenate([self.left, self.right])
        other = np.concatenate([self.right, self.left])
        value = np.concatenate([self.similarity, self.similarity])
        order = np.lexsort((other, -value, row))
        starts = np.searchsorted(row[order], np.arange(self.count + 1))
        return starts, other[order], value[order]

    def neighbours(self, row: int) -> Sequence[tuple[int, float]]:
        """Return (row, similarity) of everything that was compared with `row`, nearest first."""
        starts, other, value = self._sorted_by_row
        part = slice(int(starts[row]), int(starts[row + 1]))
        return list(zip(other[part].tolist(), value[part].tolist(), strict=True))

    @cached_property
    def _keys(self) -> Rows:
        return self.left * self.count + self.right

    def between(self, row: int, other: int) -> float:
        """Return the similarity of two rows, 0 when they were not compared."""
        key = min(row, other) * self.count + max(row, other)
        place = int(np.searchsorted(self._keys, key))
        known = place < len(self._keys) and self._keys[place] == key
        return float(self.similarity[place]) if known else 0.0


class PairSimilarity(Protocol):
    """Says how surely two spans say the same thing, for many pairs at once."""

    def __call__(self, embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
        """Return one value from 0 to 1 for each pair of rows."""


def compare_spans(embeddings: Embeddings, similarity: PairSimilarity | None = None) -> Pairs:
    """Score the pairs of spans that could say the same thing.

    Proposed are pairs at or above a floor and, for every span, the nearest one of another origin.
    In stories of more than two thousand spans each proposes its hundred nearest only, so that
    memory grows with the spans; time grows with their square.
    """
    left, right = propose_pairs(embeddings)
    scored = (similarity or blend_similarity)(embeddings, left, right)
    return Pairs(len(embeddings.spans), left, right, np.asarray(scored, dtype=np.float64))


def propose_pairs(embeddings: Embeddings) -> tuple[Rows, Rows]:
    """Return the rows of pairs worth scoring: left[k] < right[k], sorted, each pair once."""
    count = len(embeddings.spans)
    words = _word_weights(embeddings.spans)
    origins = np.unique([span.origin for span in embeddings.spans], return_inverse=True)[1]
    keys: list[Rows] = [np.zeros(0, dtype=np.int64)]
    for rows, block in _blend_blocks(embeddings, words):
        near = block >= CANDIDATE_FLOOR
        elsewhere = np.where(origins[rows, None] == origins[None, :], -1.0, block)
        if count > _ALL_PAIRS:
            near &= block >= np.partition(block, count - _NEAREST, axis=1)[:, [count - _NEAREST]]
        best = elsewhere.argmax(axis=1)
        found = elsewhere[np.arange(len(rows)), best] > 0
        near[np.flatnonzero(found), best[found]] = True
        a, b = np.nonzero(near)
        a = rows[a]
        apart = a != b
        low, high = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
        keys.append(np.unique(low * count + high))
    merged = np.unique(np.concatenate(keys))
    return (merged // count, merged % count) if count else (merged, merged)


def blend_similarity(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    """Mix the cosine of the vectors with idf-weighted word overlap, for each pair of rows."""
    words = _word_weights(embeddings.spans)
    found = np.zeros(len(left), dtype=np.float32)
    for start in range(0, len(left), 100_000):
        part = slice(start, start + 100_000)
        a, b = left[part], right[part]
        cosine = np.einsum("ij,ij->i", embeddings.vectors[a], embeddings.vectors[b])
        found[part] = _blend(cosine, words.overlap(a, b))
    return found


def _blend(cosine: Vectors, overlap: Vectors) -> Vectors:
    mixed = (1 - WORD_SHARE) * np.clip(cosine, 0, 1) + WORD_SHARE * overlap
    return np.clip(mixed, 0, 1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Words:
    """Which span holds which word, and how much each word tells in this story."""

    weighted: csr_array  # (n, words): the square root of a word's weight where a span holds it
    totals: npt.NDArray[np.float64]  # (n,): the weight of all words of a span

    def overlap(self, a: Rows, b: Rows) -> Vectors:
        """Return the Dice overlap of pairs of rows, every word counting by its weight."""
        common = self.weighted[a].multiply(self.weighted[b]).sum(axis=1)
        return _dice(np.asarray(common).ravel(), self.totals[a] + self.totals[b])


def _dice(common: npt.NDArray[np.float64], both: npt.NDArray[np.float64]) -> Vectors:
    return np.divide(2 * common, both, out=np.zeros_like(common), where=both > 0).astype(np.float32)


def _word_weights(spans: Sequence[Span]) -> _Words:
    """Weigh words by how few spans of the story hold them: ln((n + 1) / (holders + 0.5)).

    The words of names weigh `NAME_WEIGHT` of that.
    """
    held = [sorted(set(content_words(span.text))) for span in spans]
    holders = Counter(word for words in held for word in words)
    column = {word: place for place, word in enumerate(sorted(holders))}
    names = find_names(span.text for span in spans)
    weight = {
        word: float(np.log((len(held) + 1) / (count + 0.5))) * (NAME_WEIGHT if word in names else 1)
        for word, count in holders.items()
    }
    ends = np.cumsum([0, *map(len, held)])
    columns = np.array([column[word] for words in held for word in words], dtype=np.int64)
    roots = np.sqrt([weight[word] for words in held for word in words])
    matrix = csr_array((roots, columns, ends), shape=(len(held), len(column)))
    totals = np.array([sum(weight[word] for word in words) for words in held], dtype=np.float64)
    return _Words(matrix, totals)


def _blend_blocks(embeddings: Embeddings, words: _Words) -> Iterator[tuple[Rows, Vectors]]:
    """Yield the default measure between a block of rows and all rows."""
    count = len(embeddings.spans)
    transposed = words.weighted.T.tocsc()
    for start in range(0, count, _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, count))
        common = (words.weighted[rows] @ transposed).toarray()
        both = words.totals[rows, None] + words.totals[None, :]
        cosine = embeddings.vectors[rows] @ embeddings.vectors.T
        yield rows, _blend(cosine, _dice(common, both))
