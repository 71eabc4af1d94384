"""Pairs of spans → what speaks for their saying the same thing, feature by feature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from summarize.comparing.candidates import cosines, likeness
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.spans import Span
from summarize.comparing.tokens import Rows, Vectors

MEANINGS: Mapping[str, str] = {
    "run": "how much of each one's best run of fourteen tokens is found in the other, -1 to 1",
    "tokens": "how much of all tokens of each is found in the other, -1 to 1",
    "words": "how much the words that both hold tell in this story, as ln(1 + weight)",
    "vectors": "cosine of the sentences' vectors, -1 to 1",
    "centred": "the same after what all sentences of the story have in common is taken away",
    "third": "likeness of both to one sentence of a third outlet, 0 to 1",
    "early": "how early both stand in their articles: 0 both first, 2 both last",
    "quoted": "how many of the two hold quotation marks: 0, 1 or 2",
    "likeness": "cosine and weighted word overlap, 3 to 7: 0 to 1",
}
_QUOTED = ('"', "“", "”")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of many pairs of spans."""

    values: Mapping[str, Vectors]  # by name, as in `MEANINGS`; one value for each pair

    def table(self, names: Sequence[str]) -> npt.NDArray[np.float64]:
        """Return the named features side by side: (pairs, names)."""
        return np.stack([self.values[name] for name in names], axis=1).astype(np.float64)


def gather_evidence(embeddings: Embeddings, left: Rows, right: Rows) -> Evidence:
    """Return the evidence on pairs of rows, each pair once and sorted by `left`.

    "run" and "tokens" are there only where the encoder gives vectors for tokens. "third" looks at
    third sentences among the pairs given.
    """
    spans, vectors = embeddings.spans, embeddings.vectors
    centred = vectors - vectors.mean(axis=0) if len(vectors) else vectors
    centred = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    alike = likeness(embeddings, left, right)
    depth = np.array([span.sentence.depth for span in spans])
    quoted = np.array([any(mark in span.text for mark in _QUOTED) for span in spans], dtype=int)
    values = {
        "words": np.log1p(embeddings.words.common(left, right)),
        "vectors": cosines(vectors, left, right),
        "centred": cosines(centred, left, right),
        "third": _third(spans, left, right, alike),
        "early": depth[left] + depth[right],
        "quoted": quoted[left] + quoted[right],
        "likeness": alike,
    }
    if embeddings.matcher is not None:
        values["tokens"], values["run"] = embeddings.matcher.match(left, right)
    return Evidence({name: np.asarray(value, np.float32) for name, value in values.items()})


def _third(spans: Sequence[Span], left: Rows, right: Rows, alike: Vectors) -> Vectors:
    """Return for each pair the best sentence of a third origin: the lesser likeness to the two."""
    origins = np.unique([span.origin for span in spans], return_inverse=True)[1]
    row = np.concatenate([left, right])
    other = np.concatenate([right, left])
    value = np.concatenate([alike, alike])
    order = np.argsort(row, kind="stable")
    other, value = other[order], value[order]
    starts = np.searchsorted(row[order], np.arange(len(spans) + 1))
    found = np.zeros(len(left), dtype=np.float32)
    mine = np.zeros(len(spans), dtype=np.float32)
    for a in np.unique(left):
        part = slice(*np.searchsorted(left, [a, a + 1]))
        near = slice(starts[a], starts[a + 1])
        mine[other[near]] = np.where(origins[other[near]] == origins[a], 0, value[near])
        b = right[part]
        lengths = starts[b + 1] - starts[b]
        places = np.repeat(starts[b] - np.cumsum(lengths) + lengths, lengths) + np.arange(
            lengths.sum()
        )
        lesser = np.minimum(value[places], mine[other[places]])
        lesser[origins[other[places]] == np.repeat(origins[b], lengths)] = 0
        found[part] = np.maximum.reduceat(lesser, np.cumsum(lengths) - lengths)
        mine[other[near]] = 0
    return found
