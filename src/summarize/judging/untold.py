"""Spans and pairs → what each sentence would tell of a story, and what is left when it is told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span

_LEAD = 1.0  # how much the start of an article counts before its end: e to this power


class Untold:
    """What a story says, sentence by sentence, less what has been told.

    A sentence counts by how many other outlets say it and how early it stands (leads matter in
    news). A line tells it as surely as the two say the same. Choosing lines greedily by what they
    tell is maximisation of weighted coverage: see Lin and Bilmes, 2011.
    """

    def __init__(self, spans: Sequence[Span], pairs: Pairs) -> None:
        self._pairs = pairs
        origins = [span.origin for span in spans]
        self._weights: npt.NDArray[np.float64] = np.array(
            [_weight(row, span, origins, pairs) for row, span in enumerate(spans)]
        )

    def told_by(self, row: int) -> float:
        """Return how much of what is untold a line would tell; 0 or more."""
        near = self._pairs.neighbours(row)
        return float(self._weights[row] + sum(self._weights[o] * value for o, value in near))

    def tell(self, row: int) -> None:
        """Count what a line tells as told."""
        self._weights[row] = 0.0
        for other, value in self._pairs.neighbours(row):
            self._weights[other] *= 1 - value


def _weight(row: int, span: Span, origins: Sequence[str], pairs: Pairs) -> float:
    """Return how many other outlets are expected to say it, less the later it stands."""
    surest: dict[str, float] = {}
    for other, value in pairs.neighbours(row):  # nearest first
        surest.setdefault(origins[other], value)
    surest.pop(origins[row], None)
    depth = span.sentence.start / max(1, len(span.sentence.article.text))
    return sum(surest.values()) * float(np.exp(-_LEAD * depth))
