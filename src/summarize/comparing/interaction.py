"""Tokens of two sentences → how much of the one is found in the other, and where.

Late interaction: each token is matched with its best counterpart in the other sentence, as in
ColBERT (Khattab and Zaharia, 2020), and counts by how rare it is in the story, as idf weights do
in BERTScore (Zhang et al., 2020). A long sentence often shares one clause and not the rest, so
besides the whole the best *run* of tokens is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from summarize.comparing.tokens import Rows, Tokens, Vectors

_THREADS = 2  # more gain little: half of the time goes into what one thread at a time may do
RUN = 14  # tokens: about a clause; 6 to 20 measured alike


@dataclass(frozen=True, slots=True)
class _Match:
    """What was found of one span in several others, and of these in it."""

    found: Vectors  # (others, 2): how much of both is found, and how much of their best runs
    there: Vectors  # (others, tokens): each token's best match there
    here: Sequence[Vectors]  # for each other the best match here of each of its tokens


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the tokens of sentences in other sentences of the same story.

    What was found of one sentence in another is kept: whoever has scored a pair has looked at all
    that is asked about it later.
    """

    tokens: Tokens
    _found: dict[int, dict[int, Vectors]] = field(default_factory=dict, repr=False, compare=False)

    def match(self, left: Rows, right: Rows) -> tuple[Vectors, Vectors]:
        """Return for each pair how much of both is found, and how much of their best runs.

        Both lie between -1 and 1 and are the mean of the two directions. `left` must be sorted.
        """
        found = np.zeros((len(left), 2), dtype=np.float32)
        rows, starts = np.unique(left, return_index=True)
        ends = np.append(starts, len(left))[1:]  # of no pairs there are no ends either
        parts = [slice(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
        # Products of matrices let other threads run; each row's own is the same in any company.
        with ThreadPoolExecutor(_THREADS) as pool:
            matched = pool.map(self._match_row, rows.tolist(), (right[part] for part in parts))
            for row, part, match in zip(rows.tolist(), parts, matched, strict=True):
                found[part] = match.found
                self._keep(row, right[part], match)
        return found[:, 0], found[:, 1]

    def found_in(self, row: int, others: Sequence[int]) -> Vectors:
        """Return for each token of a span its best match in each other: (others, tokens).

        What was not matched yet is matched one by one: the last bits of a product depend on its
        shape, and so they would on who asks first.
        """
        for other in others:
            if other not in self._found.get(row, ()):
                others_row = np.array([other])
                self._keep(row, others_row, self._match_row(row, others_row))
        return np.stack([self._found[row][other] for other in others])

    def share(self, row: int, matches: Vectors) -> Vectors:
        """Return the weighted mean of a span's token matches, of each row of (k, tokens)."""
        weights = self.tokens.weights[self.tokens.of(row)]
        shares: Vectors = (matches * weights).sum(axis=1) / weights.sum()
        return shares

    def runs(self, row: int, matches: Vectors) -> Vectors:
        """Return the weighted means of all runs of a span's token matches: (k, runs).

        `matches` are (k, tokens); runs go from first to last. A span shorter than a run is one.
        """
        return _run_means(self.tokens.weights[self.tokens.of(row)], matches.T).T

    def _gather(self, rows: Rows) -> tuple[Rows, Rows]:
        """Return the tokens of several spans, one span after the other, and where each starts."""
        starts = self.tokens.starts[rows]
        lengths = self.tokens.starts[rows + 1] - starts
        first = np.cumsum(lengths) - lengths
        return np.repeat(starts - first, lengths) + np.arange(lengths.sum()), first

    def _match_row(self, row: int, others: Rows) -> _Match:
        """Match one span with several at once."""
        here = self.tokens.of(row)
        there, first = self._gather(others)
        matches = self.tokens.vectors[here] @ self.tokens.vectors[there].T
        found_there = np.maximum.reduceat(matches, first, axis=1)  # (tokens here, others)
        found_here = matches.max(axis=0)  # (tokens there,)
        mine, theirs = self.tokens.weights[here], self.tokens.weights[there]
        whole = mine @ found_there / mine.sum()
        whole += np.add.reduceat(theirs * found_here, first) / np.add.reduceat(theirs, first)
        run = _run_means(mine, found_there).max(axis=0)
        run += _best_runs(theirs, found_here, first)
        return _Match(
            found=np.asarray([whole / 2, run / 2], dtype=np.float32).T,
            there=found_there.T.copy(),
            here=np.split(found_here, first[1:]),
        )

    def _keep(self, row: int, others: Rows, match: _Match) -> None:
        mine = self._found.setdefault(row, {})
        pairs = zip(others.tolist(), match.there, match.here, strict=True)
        for other, found_there, found_here in pairs:
            mine.setdefault(other, found_there)
            self._found.setdefault(other, {}).setdefault(row, found_here)


def _run_means(weights: Vectors, matches: Vectors) -> Vectors:
    """Return the weighted mean of every run of rows: (runs, columns)."""
    if len(weights) <= RUN:
        whole: Vectors = (weights @ matches / weights.sum())[None, :]
        return whole
    weighted = np.cumsum(weights[:, None] * matches, axis=0, dtype=np.float64)
    total = np.cumsum(weights, dtype=np.float64)
    weighted[RUN:] -= weighted[:-RUN].copy()
    total[RUN:] -= total[:-RUN].copy()
    means: Vectors = (weighted[RUN - 1 :] / total[RUN - 1 :, None]).astype(np.float32)
    return means


def _best_runs(weights: Vectors, matches: Vectors, first: Rows) -> Vectors:
    """Return for several spans, one after the other, the weighted mean of the best run of each."""
    lengths = np.diff(first, append=len(weights))
    weighted = np.concatenate([[0.0], np.cumsum(weights * matches, dtype=np.float64)])
    total = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    span = np.repeat(np.arange(len(first)), lengths)
    ends = (first + lengths)[span]
    start = np.arange(len(weights))
    end = np.minimum(start + RUN, ends)
    means: npt.NDArray[np.float64] = (weighted[end] - weighted[start]) / (total[end] - total[start])
    # the tail of a span is no run of its own, unless it is the whole span
    means[(end - start < RUN) & (start > first[span])] = -np.inf
    best: Vectors = np.asarray(np.maximum.reduceat(means, first), dtype=np.float32)
    return best
