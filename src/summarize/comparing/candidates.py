"""Spans and vectors → the pairs worth a closer look, found cheaply among all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from summarize.comparing.embeddings import Embeddings, Vectors
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words, find_names

Rows = npt.NDArray[np.int64]

# Of the pairs that state a common fact in our labelled stories, 83 % lie above this floor; of
# those that the learned measure joins, nearly all. docs/MEASUREMENTS.md has the figures.
CANDIDATE_FLOOR = 0.12
# Everyone who writes of an event names the same people. That inflates cosine, so words weigh more
# than an even share; and among the words names weigh less.
WORD_SHARE = 0.7
NAME_WEIGHT = 0.6
_ALL_PAIRS = 2000  # spans up to which every pair above the floor is proposed
_NEAREST = 40  # beyond that: how many each span proposes
_BLOCK = 512  # rows compared with all others at once: bounds memory at block × n


def propose_pairs(embeddings: Embeddings) -> tuple[Rows, Rows]:
    """Return the rows of pairs worth scoring: left[k] < right[k], sorted, each pair once.

    Proposed are pairs whose likeness is at or above a floor and, for every span, the nearest one
    of another origin. In stories of more than two thousand spans each proposes its forty nearest
    only, so that memory grows with the spans; time grows with their square.
    """
    count = len(embeddings.spans)
    words = weigh_words(embeddings.spans)
    origins = np.unique([span.origin for span in embeddings.spans], return_inverse=True)[1]
    keys: list[Rows] = [np.zeros(0, dtype=np.int64)]
    for rows, block in _likeness_blocks(embeddings, words):
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


def likeness(embeddings: Embeddings, words: WordWeights, left: Rows, right: Rows) -> Vectors:
    """Mix the cosine of the vectors with idf-weighted word overlap, 3 to 7: 0 to 1 a pair."""
    return _mix(cosines(embeddings.vectors, left, right), _dice(words, left, right))


def cosines(vectors: Vectors, left: Rows, right: Rows) -> Vectors:
    """Return the dot product of each pair of rows."""
    found = np.zeros(len(left), dtype=np.float32)
    for part in _parts(len(left)):
        found[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return found


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Which span holds which word, and how much each word tells in this story."""

    weighted: csr_array  # (n, words): the square root of a word's weight where a span holds it
    totals: npt.NDArray[np.float64]  # (n,): the weight of all words of a span

    def common(self, left: Rows, right: Rows) -> npt.NDArray[np.float64]:
        """Return for each pair of rows how much the words that both hold weigh."""
        found = np.zeros(len(left))
        for part in _parts(len(left)):
            shared = self.weighted[left[part]].multiply(self.weighted[right[part]])
            found[part] = np.asarray(shared.sum(axis=1)).ravel()
        return found


def weigh_words(spans: Sequence[Span]) -> WordWeights:
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
    return WordWeights(matrix, totals)


def _likeness_blocks(embeddings: Embeddings, words: WordWeights) -> Iterator[tuple[Rows, Vectors]]:
    """Yield the likeness between a block of rows and all rows."""
    count = len(embeddings.spans)
    transposed = words.weighted.T.tocsc()
    for start in range(0, count, _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, count))
        common = (words.weighted[rows] @ transposed).toarray()
        both = words.totals[rows, None] + words.totals[None, :]
        cosine = embeddings.vectors[rows] @ embeddings.vectors.T
        yield rows, _mix(cosine, _share(common, both))


def _mix(cosine: Vectors, overlap: Vectors) -> Vectors:
    mixed = (1 - WORD_SHARE) * np.clip(cosine, 0, 1) + WORD_SHARE * overlap
    return np.clip(mixed, 0, 1).astype(np.float32)


def _dice(words: WordWeights, left: Rows, right: Rows) -> Vectors:
    """Return the Dice overlap of pairs of rows, every word counting by its weight."""
    return _share(words.common(left, right), words.totals[left] + words.totals[right])


def _share(common: npt.NDArray[np.float64], both: npt.NDArray[np.float64]) -> Vectors:
    return np.divide(2 * common, both, out=np.zeros_like(common), where=both > 0).astype(np.float32)


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, start + 100_000) for start in range(0, count, 100_000))
