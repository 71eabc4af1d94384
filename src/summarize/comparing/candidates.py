"""Spans and vectors → the pairs worth a closer look, found cheaply among all of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from summarize.comparing.embeddings import Embeddings
from summarize.comparing.tokens import Rows, Vectors
from summarize.comparing.word_weights import WordWeights, parts_of

# Of the pairs that state a common fact in our labelled stories, 83 % lie above this floor; of
# those that the learned measure joins, nearly all. docs/MEASUREMENTS.md has the figures.
CANDIDATE_FLOOR = 0.12
# Everyone who writes of an event names the same people. That inflates cosine, so words weigh more
# than an even share.
WORD_SHARE = 0.7
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
    origins = np.unique([span.origin for span in embeddings.spans], return_inverse=True)[1]
    keys: list[Rows] = [np.zeros(0, dtype=np.int64)]
    for rows, block in _likeness_blocks(embeddings):
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


def likeness(embeddings: Embeddings, left: Rows, right: Rows) -> Vectors:
    """Mix the cosine of the vectors with idf-weighted word overlap, 3 to 7: 0 to 1 a pair."""
    return _mix(cosines(embeddings.vectors, left, right), _dice(embeddings.words, left, right))


def cosines(vectors: Vectors, left: Rows, right: Rows) -> Vectors:
    """Return the dot product of each pair of rows."""
    found = np.zeros(len(left), dtype=np.float32)
    for part in parts_of(len(left)):
        found[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return found


def _likeness_blocks(embeddings: Embeddings) -> Iterator[tuple[Rows, Vectors]]:
    """Yield the likeness between a block of rows and all rows."""
    count, words = len(embeddings.spans), embeddings.words
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
