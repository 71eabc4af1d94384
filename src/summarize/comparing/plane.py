"""Scored pairs → a place in the plane for every span: what says the same lies together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from summarize.comparing.similarity import Pairs
from summarize.comparing.threads import on_one_thread
from summarize.comparing.tokens import Vectors

Plane = npt.NDArray[np.float64]  # (rows, 2)

_ROUNDS = 60  # of majorization; later ones move nothing that the eye would see
_TOGETHER = 0.03  # how far apart two sentences lie that surely say the same
_SPREAD = 0.7  # power of the distance from the middle; 1 leaves it as it is
_FAR = 0.004  # how much a pair that says different things weighs beside one that says the same


def lay_out(vectors: Vectors, pairs: Pairs, rows: Sequence[int]) -> Plane:
    """Return a place for each of the rows, in their order: centred, within -1 and 1.

    Distances follow the probability that two spans say the same and, where that is near 0, the
    cosine of their vectors. Classical scaling (Torgerson, 1952) gives the start, weighted stress
    majorization (SMACOF, de Leeuw, 1977) brings together what belongs together. The direction
    of either axis means nothing; it is fixed so that a story always looks alike.
    """
    if len(rows) < 3:
        return np.array([[-0.5, 0.0], [0.5, 0.0]])[: len(rows)]
    chosen = np.asarray(rows)
    same = _probabilities(pairs, chosen)
    with on_one_thread():
        cosine = np.clip(vectors[chosen] @ vectors[chosen].T, 0, 1).astype(np.float64)
        distance = (1 - same) ** 3 * np.sqrt(1 - cosine) + _TOGETHER
        np.fill_diagonal(distance, 0)
        places = _majorize(_scale(distance), distance, _FAR + same**1.5)
    places -= places.mean(axis=0)
    places *= np.sign(places[np.abs(places).argmax(axis=0), [0, 1]] + 1e-12)
    # A crowded middle is spread out: how far from it something lies means little.
    places *= np.maximum(1e-9, np.linalg.norm(places, axis=1, keepdims=True)) ** (_SPREAD - 1)
    scaled: Plane = (places / max(1e-9, np.abs(places).max())).round(4)
    return scaled


def _probabilities(pairs: Pairs, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Return for every two of the rows how surely they say the same: (rows, rows)."""
    place = np.full(pairs.count, -1)
    place[rows] = np.arange(len(rows))
    left, right = place[pairs.left], place[pairs.right]
    known = (left >= 0) & (right >= 0)
    same = np.zeros((len(rows), len(rows)))
    same[left[known], right[known]] = pairs.similarity[known]
    return np.maximum(same, same.T)


def _scale(distance: npt.NDArray[np.float64]) -> Plane:
    """Return the two directions in which the rows differ most."""
    squared = distance**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, directions = np.linalg.eigh(-centred / 2)
    plane: Plane = directions[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-12))
    plane *= np.sign(plane[np.abs(plane).argmax(axis=0), [0, 1]])
    return plane


def _majorize(
    places: Plane, distance: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> Plane:
    """Move the places until their distances fit; heavier pairs are fitted better."""
    weights = weights.copy()
    np.fill_diagonal(weights, 0)
    even = 1 / len(weights)  # makes up for the direction in which all places move alike
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + even) - even
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(places[:, None] - places[None, :], axis=2)
        pull = -weights * np.divide(distance, apart, out=np.zeros_like(apart), where=apart > 1e-9)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ pull @ places
    return places
