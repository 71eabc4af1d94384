"""Spans and vectors → candidate pairs, each with how surely the two say the same thing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from summarize.comparing.candidates import propose_pairs
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.evidence import Evidence, gather_evidence
from summarize.comparing.tokens import Rows, Vectors

LEARNED = Path(__file__).with_name("similarity.json")  # written by benchmarks/learn_similarity.py
_DIGITS = 6  # similarities are rounded, so that the last bits of a sum decide nothing


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
    def _values(self) -> Mapping[int, float]:
        keys = self.left * self.count + self.right
        return dict(zip(keys.tolist(), self.similarity.tolist(), strict=True))

    def between(self, row: int, other: int) -> float:
        """Return the similarity of two rows, 0 when they were not compared."""
        return self._values.get(min(row, other) * self.count + max(row, other), 0.0)


class PairSimilarity(Protocol):
    """Says how surely two spans say the same thing, for many pairs at once."""

    def __call__(self, embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
        """Return one value from 0 to 1 for each pair of rows; `left` is sorted."""


def compare_spans(embeddings: Embeddings, measure: PairSimilarity | None = None) -> Pairs:
    """Score the pairs of spans that could say the same thing; others count as unlike."""
    left, right = propose_pairs(embeddings)
    scored = (measure or learned_similarity)(embeddings, left, right)
    similarity = np.asarray(scored, dtype=np.float64).round(_DIGITS)
    return Pairs(len(embeddings.spans), left, right, similarity)


def learned_similarity(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    """Return how probable it is that two spans state a common fact, from all evidence on them.

    A logistic model learned on labelled stories (`similarity.json` holds it and says on which),
    so that a value means the same in every story. Where the encoder gives no vectors for tokens,
    a second model that knows their likeness alone stands in.
    """
    models = load_models()
    name = "pairs" if embeddings.tokens is not None else "pairs without tokens"
    return models[name].judge(gather_evidence(embeddings, left, right))


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """A weighted sum of features and the probability that it stands for."""

    features: tuple[str, ...]
    means: tuple[float, ...]  # of the features in the stories it was learned on
    scales: tuple[float, ...]  # their standard deviations
    weights: tuple[float, ...]  # for a change by one standard deviation
    intercept: float

    def judge(self, evidence: Evidence) -> Vectors:
        """Return a probability for each pair, 0 to 1."""
        return self.probability(evidence.table(self.features))

    def probability(self, table: npt.NDArray[np.float64]) -> Vectors:
        """Return a probability for each row of features, which stand in the model's order."""
        sums = self.contributions(table).sum(axis=1) + self.intercept
        found: Vectors = (1 / (1 + np.exp(-sums))).astype(np.float32)
        return found

    def contributions(self, table: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return what each feature adds to the sum: (rows, features); 0 where it is as usual."""
        usual = (table - np.array(self.means)) / np.array(self.scales)
        return np.asarray(usual * np.array(self.weights), dtype=np.float64)


@cache
def load_models() -> Mapping[str, LogisticModel]:
    """Return the learned models by name: of pairs, and of who states a line as a whole."""
    return {
        name: read_model(features, learned["intercept"])
        for name, learned in json.loads(LEARNED.read_text(encoding="utf-8"))["models"].items()
        for features in [learned["features"]]
    }


def read_model(features: Sequence[Mapping[str, float | str]], intercept: float) -> LogisticModel:
    """Return a model from its rows: name, mean, scale and weight of each feature."""
    return LogisticModel(
        features=tuple(str(row["name"]) for row in features),
        means=tuple(float(row["mean"]) for row in features),
        scales=tuple(float(row["scale"]) for row in features),
        weights=tuple(float(row["weight"]) for row in features),
        intercept=intercept,
    )
