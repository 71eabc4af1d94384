"""Points of a plane → where their labels stand, so that none covers another or leaves the plane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, dist, pi, sin

Place = tuple[float, float]

_DISTANCES = (1.3, 1.9, 2.6, 3.4, 4.4, 5.6, 7.0)  # of a label from its point, in radii
_DIRECTIONS = 16
_APART = 2.3  # radii between the middles of two labels
_CLEAR = 1.6  # … and between a label's middle and a mark
_COVERED = 2.0  # what covering a mark costs, in radii of distance
_TOUCHED = 50.0  # … and coming too near to another label: worse than any distance


def place_labels(
    points: Sequence[Place], marks: Sequence[Place], room: Place, radius: float
) -> tuple[Place, ...]:
    """Return the middle of a round label for each point: near it, in the room, apart from others.

    All in one unit; `room` is the width and height of a plane that starts at (0, 0). Labels would
    rather cover no marks, either. The first point chooses first.
    """
    placed: list[Place] = []
    for point in points:
        costs = {
            place: dist(place, point) / radius
            + _TOUCHED * _near(place, placed, _APART * radius)
            + _COVERED * _near(place, marks, _CLEAR * radius)
            for place in _around(point, room, radius)
        }
        placed.append(min(costs, key=costs.__getitem__))
    return tuple(placed)


def _near(place: Place, others: Sequence[Place], reach: float) -> int:
    return sum(dist(place, each) < reach for each in others)


def _around(point: Place, room: Place, radius: float) -> Iterator[Place]:
    """Yield places around a point, the nearest first, each moved into the room."""
    for distance in _DISTANCES:
        for turn in range(_DIRECTIONS):
            angle = pi / 2 + turn * 2 * pi / _DIRECTIONS
            x = point[0] + radius * distance * cos(angle)
            y = point[1] + radius * distance * sin(angle)
            yield _within(x, room[0], radius), _within(y, room[1], radius)


def _within(value: float, room: float, radius: float) -> float:
    return min(max(value, radius), room - radius)
