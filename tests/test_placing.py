"""Labels of a plane: near their points, in the room, apart from each other."""

from __future__ import annotations

from itertools import combinations
from math import dist

from summarize.showing.placing import place_labels

ROOM, RADIUS = (8.0, 6.0), 0.1


def test_labels_of_one_and_the_same_place_do_not_overlap() -> None:
    placed = place_labels([(4.0, 3.0)] * 12, [], ROOM, RADIUS)
    assert len(placed) == 12
    assert all(dist(*pair) >= 2 * RADIUS for pair in combinations(placed, 2))


def test_a_label_stands_beside_its_point() -> None:
    (placed,) = place_labels([(4.0, 3.0)], [], ROOM, RADIUS)
    assert RADIUS < dist(placed, (4.0, 3.0)) < 2 * RADIUS


def test_no_label_leaves_the_room() -> None:
    corners = [(0.0, 0.0), (8.0, 0.0), (0.0, 6.0), (8.0, 6.0)]
    for x, y in place_labels(corners, [], ROOM, RADIUS):
        assert RADIUS <= x <= 8.0 - RADIUS
        assert RADIUS <= y <= 6.0 - RADIUS


def test_a_label_goes_where_it_covers_no_mark() -> None:
    point, above = (4.0, 3.0), (4.0, 3.13)
    (placed,) = place_labels([point], [above], ROOM, RADIUS)
    assert dist(placed, above) > RADIUS


def test_without_points_there_are_no_labels() -> None:
    assert place_labels([], [(1.0, 1.0)], ROOM, RADIUS) == ()
