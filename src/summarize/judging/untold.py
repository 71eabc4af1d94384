"""Spans and pairs → what each sentence would tell of a story, and what is left when it is told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.tokens import Rows

Weights = npt.NDArray[np.float64]

_LEAD = 2.0  # how much the start of an article counts before its end: e to this power


class Untold:
    """What a story says, sentence by sentence, less what has been told.

    A sentence counts by how many other outlets say it and how early it stands (leads matter in
    news). A line tells it as surely as the two say the same. Choosing lines greedily by what they
    tell is maximisation of weighted coverage: see Lin and Bilmes, 2011.
    """

    def __init__(self, spans: Sequence[Span], pairs: Pairs) -> None:
        row = np.concatenate([pairs.left, pairs.right])
        other = np.concatenate([pairs.right, pairs.left])
        value = np.concatenate([pairs.similarity, pairs.similarity])
        self._near = csr_array((value, (row, other)), shape=(len(spans), len(spans)))
        self._near.sort_indices()
        self._weights = _expected_outlets(spans, self._near) * earliness(spans)

    def told_by(self, row: int) -> float:
        """Return how much of what is untold a line would tell; 0 or more."""
        others, values = self._neighbours(row)
        return float(self._weights[row] + (self._weights[others] * values).sum())

    def tell(self, row: int) -> None:
        """Count what a line tells as told."""
        others, values = self._neighbours(row)
        self._weights[row] = 0.0
        self._weights[others] *= 1 - values

    def _neighbours(self, row: int) -> tuple[Rows, Weights]:
        part = slice(self._near.indptr[row], self._near.indptr[row + 1])
        return self._near.indices[part], self._near.data[part]


def _expected_outlets(spans: Sequence[Span], near: csr_array) -> Weights:
    """Return for each span how many other outlets are expected to say it, each by its surest."""
    outlets, origins = np.unique([span.family for span in spans], return_inverse=True)
    rows = np.arange(len(spans))
    surest = np.zeros((len(spans), len(outlets)))
    np.maximum.at(surest, (np.repeat(rows, np.diff(near.indptr)), origins[near.indices]), near.data)
    surest[rows, origins] = 0  # an outlet's own sentences are no other outlet's
    return np.asarray(surest.sum(axis=1), dtype=np.float64)


def earliness(spans: Sequence[Span]) -> Weights:
    """Return what each span counts for its place: 1 at an article's start, less further down."""
    depths = [span.sentence.depth for span in spans]
    return np.exp(-_LEAD * np.array(depths, dtype=np.float64))
