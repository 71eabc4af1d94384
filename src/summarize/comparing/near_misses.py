"""Scored pairs → the pairs that were almost joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two spans of different outlets, not alike enough to be joined."""

    left: Span
    right: Span
    rows: tuple[int, int]
    probability: float  # that they say the same, at most the threshold


def list_near_misses(
    spans: Sequence[Span], pairs: Pairs, threshold: float, most: int = 12
) -> tuple[NearMiss, ...]:
    """Return the `most` pairs nearest below the threshold, or exactly at it, nearest first.

    Only pairs across outlets; headlines carry no point and are left out.
    """
    below = np.flatnonzero(pairs.similarity <= threshold)
    found: list[NearMiss] = []
    for place in below[np.argsort(-pairs.similarity[below], kind="stable")].tolist():
        if len(found) >= most:
            break
        a, b = int(pairs.left[place]), int(pairs.right[place])
        kinds = {spans[a].sentence.kind, spans[b].sentence.kind}
        if spans[a].origin != spans[b].origin and "headline" not in kinds:
            found.append(NearMiss(spans[a], spans[b], (a, b), float(pairs.similarity[place])))
    return tuple(found)
