"""Spans and vectors → how much each matters to the story, for ordering only."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from summarize.comparing.embeddings import Embeddings
from summarize.judging.numbers import find_figures
from summarize.judging.untold import earliness
from summarize.reading.sentences import Sentence

Weighty = Callable[[int], float]  # row → 0 to 1

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


class Importance:
    """How important the sentences of one story are.

    What counts is mostly how close a sentence is to what the story is about, and how early it
    stands; then whether it is specific: figures, names, quoted words.
    """

    def __init__(self, embeddings: Embeddings) -> None:
        self._spans = embeddings.spans
        self._centrality = _centrality(embeddings)

    def of(self, row: int) -> float:
        """Return the importance of a span: 0 to 1; a caption's is halved."""
        return weigh_importance(self._spans[row].sentence, float(self._centrality[row]))


def weigh_importance(sentence: Sentence, centrality: float) -> float:
    """Weigh a sentence's place and how specific it is with its centrality: all are 0 to 1."""
    text = sentence.text
    figures = min(1.0, len(find_figures(text)) / 2)
    names = min(1.0, len(_NAME.findall(text)) / 3)
    quoted = 1.0 if re.search(r"[“”\"]", text) else 0.0
    specific = (figures + names + quoted) / 3
    weight = 0.5 * centrality + 0.35 * (1 - sentence.depth) + 0.15 * specific
    return weight if sentence.kind == "body" else weight / 2


def _centrality(embeddings: Embeddings) -> npt.NDArray[np.float64]:
    """Return each span's cosine to the mean of all, in which early ones count more: 0 to 1."""
    vectors = embeddings.vectors.astype(np.float64)
    middle = earliness(embeddings.spans) @ vectors if len(vectors) else np.zeros(0)
    length = np.linalg.norm(middle)
    return np.clip(vectors @ middle / length, 0, 1) if length > 0 else np.zeros(len(vectors))
