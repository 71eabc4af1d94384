"""Scored pairs and the analyst's overrides → pairs as the analyst has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.errors import OverridesError
from summarize.reading.anchors import Placed

SURE, NEVER = 1.0, 0.0  # how surely two sentences say the same that are merged, or split


def rows_of(placed: Placed, spans: Sequence[Span]) -> tuple[int, ...]:
    """Return the rows of an override's sentences, sorted; those not compared have none."""
    return tuple(sorted({row for name, row in row_by_sentence(spans).items()
                         if name in placed.sentences}))  # fmt: skip


def row_by_sentence(spans: Sequence[Span]) -> Mapping[str, int]:
    """Return for the id of every sentence that is compared its row; repeats have one with it."""
    return {sentence.id: row for row, span in enumerate(spans) for sentence in span.sentences}


def overrule_pairs(pairs: Pairs, spans: Sequence[Span], placed: Iterable[Placed]) -> Pairs:
    """Return the pairs, those that the analyst merged as sure and those split as nothing.

    Every two sentences of a merge are sure to say the same. They stand together from there on,
    but not with everything that either is joined with: that takes naming it, too.

    Raises:
        OverridesError: a pair is merged and split, be it by way of a reprint.

    """
    wanted: dict[tuple[int, int], Placed] = {}
    for each in placed:
        if each.override.do not in ("merge", "split"):
            continue
        for pair in combinations(rows_of(each, spans), 2):
            other = wanted.setdefault(pair, each)
            if other.override.do != each.override.do:
                raise OverridesError(
                    f"{each.override.file}: line {other.override.line} ({other.override.do}) and "
                    f"line {each.override.line} ({each.override.do}) contradict each other: one "
                    "speaks of a reprint of what the other speaks of. Take one of them out."
                )
    if not wanted:
        return pairs
    values = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True),
                      pairs.similarity.tolist(), strict=True))  # fmt: skip
    for pair, each in wanted.items():
        if each.override.do == "merge":
            values[pair] = SURE
        elif pair in values:
            values[pair] = NEVER
    ordered = sorted(values)
    return replace(
        pairs,
        left=np.array([left for left, _ in ordered], dtype=pairs.left.dtype),
        right=np.array([right for _, right in ordered], dtype=pairs.right.dtype),
        similarity=np.array([values[pair] for pair in ordered], dtype=np.float64),
    )
