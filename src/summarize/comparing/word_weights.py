"""The words of a story's spans, and how much each of them tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from summarize.comparing.tokens import Rows
from summarize.comparing.words import content_words, find_names

# Everyone who writes of an event names the same people: among the words names weigh less.
NAME_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Which span holds which word, and how much each word tells in this story."""

    weighted: csr_array  # (n, words): the square root of a word's weight where a span holds it
    totals: npt.NDArray[np.float64]  # (n,): the weight of all words of a span
    names: frozenset[str]  # the stems that the story writes with a capital

    def common(self, left: Rows, right: Rows) -> npt.NDArray[np.float64]:
        """Return for each pair of rows how much the words that both hold weigh."""
        found = np.zeros(len(left))
        for part in parts_of(len(left)):
            shared = self.weighted[left[part]].multiply(self.weighted[right[part]])
            found[part] = np.asarray(shared.sum(axis=1)).ravel()
        return found


def weigh_words(texts: Sequence[str]) -> WordWeights:
    """Weigh words by how few texts of the story hold them: ln((n + 1) / (holders + 0.5)).

    The words of names weigh `NAME_WEIGHT` of that.
    """
    held = [sorted(set(content_words(text))) for text in texts]
    holders = Counter(word for words in held for word in words)
    column = {word: place for place, word in enumerate(sorted(holders))}
    names = find_names(texts)
    weight = {
        word: float(np.log((len(held) + 1) / (count + 0.5))) * (NAME_WEIGHT if word in names else 1)
        for word, count in holders.items()
    }
    ends = np.cumsum([0, *map(len, held)])
    columns = np.array([column[word] for words in held for word in words], dtype=np.int64)
    roots = np.sqrt([weight[word] for words in held for word in words])
    matrix = csr_array((roots, columns, ends), shape=(len(held), len(column)))
    totals = np.array([sum(weight[word] for word in words) for words in held], dtype=np.float64)
    return WordWeights(matrix, totals, names)


def parts_of(count: int) -> Iterator[slice]:
    """Cut so many pairs into parts that fit into memory side by side."""
    return (slice(start, start + 100_000) for start in range(0, count, 100_000))
