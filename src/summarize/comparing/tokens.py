"""The tokens of a story's spans: their vectors, their places, and how much each of them tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
# One row for each token of a text: where it stands ("start", "end": code points, end not
# included) and its "vector", in half precision to keep caches small.
TokenRows = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a story's spans, one span after the other."""

    vectors: Vectors  # float32 (t, dim), length 1, read-only
    places: npt.NDArray[np.int32]  # (t, 2): start and end in the span's text; end not included
    starts: npt.NDArray[np.int64]  # (n + 1,): span i has the tokens starts[i] to starts[i + 1]
    weights: Vectors  # (t,): how much each token tells; all above 0

    def of(self, row: int) -> slice:
        """Return where the tokens of a span stand."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


def gather_tokens(texts: Sequence[str], token_rows: Sequence[TokenRows]) -> Tokens | None:
    """Put the tokens of all texts one after the other; None without tokens for every text.

    A token weighs by how few texts hold it, compared as printed but for case:
    ln((n + 1) / (holders + 0.5)) for n texts.
    """
    if not token_rows or not all(map(len, token_rows)):
        return None
    vectors = np.concatenate([rows["vector"] for rows in token_rows]).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    vectors.flags.writeable = False
    places = np.concatenate(
        [np.stack([rows["start"], rows["end"]], axis=1) for rows in token_rows], dtype=np.int32
    )
    starts = np.cumsum([0, *map(len, token_rows)], dtype=np.int64)
    printed = [
        [text[start:end].casefold() for start, end in places[first:last].tolist()]
        for text, first, last in zip(texts, starts[:-1], starts[1:], strict=True)
    ]
    holders = Counter(token for words in printed for token in set(words))
    counts = np.array([holders[token] for words in printed for token in words])
    weights = np.log((len(texts) + 1) / (counts + 0.5)).astype(np.float32)
    return Tokens(vectors, places, starts, weights)
