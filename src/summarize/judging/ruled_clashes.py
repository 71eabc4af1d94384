"""Clashes and the analyst's overrides → clashes as the analyst has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summarize.comparing.overruled import row_by_sentence, rows_of
from summarize.comparing.spans import Span
from summarize.judging.conflicts import (
    Clash,
    Clashes,
    Conflict,
    Explained,
    Statement,
    Voice,
    gather_clashes,
    no_voice,
)
from summarize.reading.anchors import Mark, Placed
from summarize.reading.overrides import Override

BY_HAND = "the analyst holds that they contradict each other"
REASONS = {"no clash": "no clash, the analyst holds", "update": "an update, the analyst holds"}
_WEIGHT = 1.0  # whoever takes the trouble wants it seen


def rule_clashes(
    clashes: Clashes,
    spans: Sequence[Span],
    placed: Sequence[Placed],
    voice: Voice = no_voice,
) -> Clashes:
    """Return the clashes with those that the analyst sees and without those dismissed.

    What is dismissed is listed with that reason among what only looks like a clash. It takes with
    it whatever sets the same two sides against each other: who dismisses "12" against "15" once
    has dismissed it wherever outlets say so. Clashes are added where two sentences are of
    different origins; within one origin outlets cannot contradict each other.
    """
    dismissed: dict[int, list[Override]] = {}
    for each in placed:
        if each.override.label in REASONS:
            for conflict in _between(clashes, rows_of(each, spans), spans):
                dismissed.setdefault(id(conflict), []).append(each.override)
    found = [_dismiss(each, dismissed[id(each)]) for each in clashes.conflicts
             if id(each) in dismissed]  # fmt: skip
    kept = [each for each in clashes.conflicts if id(each) not in dismissed]
    added = [
        conflict
        for each in placed
        if each.override.label == "contested"
        for conflict in _contest(each, spans, voice)
    ]
    if not found and not added:
        return clashes
    return replace(
        clashes,
        conflicts=tuple(sorted([*kept, *added], key=lambda each: each.left.reading_order)),
        explained=(*clashes.explained, *found),
    )


def _dismiss(conflict: Conflict, overrides: Sequence[Override]) -> Explained:
    """Return a clash that some overrides dismiss; the first of the file gives the reason."""
    return Explained(conflict, REASONS[overrides[0].label], tuple(overrides))


def _between(clashes: Clashes, rows: Sequence[int], spans: Sequence[Span]) -> Iterator[Conflict]:
    """Yield the conflicts of those sides of a clash on which two of the rows stand."""
    home = row_by_sentence(spans)
    for clash in gather_clashes(clashes.conflicts):
        sides = {place for row in rows if (place := _side(clash, row, home)) is not None}
        for conflict in clash.conflicts if len(sides) > 1 else ():
            ends = {_side_of(clash, each) for each in conflict.statements}
            if ends <= sides:
                yield conflict


def _side(clash: Clash, row: int, home: Mapping[str, int]) -> int | None:
    """Return the first side of a clash on which a row stands."""
    on = (any(home[each.id] == row for each in side.sentences) for side in clash.sides)
    return next((place for place, is_on in enumerate(on) if is_on), None)


def _side_of(clash: Clash, said: Statement) -> int | None:
    """Return the side that has these words, or else this sentence."""
    for found in (
        (place for place, side in enumerate(clash.sides) if said in side.statements),
        (place for place, side in enumerate(clash.sides) if said.sentence in side.sentences),
    ):
        place = next(found, None)
        if place is not None:
            return place
    return None


def _contest(placed: Placed, spans: Sequence[Span], voice: Voice) -> Iterable[Conflict]:
    """Yield a conflict for every two sentences of different origins, the quoted words marked."""
    home = row_by_sentence(spans)
    by_row: dict[int, Mark] = {}
    for mark in placed.marks:
        if mark.sentence.id in home:
            by_row.setdefault(home[mark.sentence.id], mark)
    for row, other in combinations(sorted(by_row), 2):
        left, right = spans[row].sentence, spans[other].sentence
        if left.origin == right.origin:
            continue
        left_span, right_span = _span(by_row[row], spans[row]), _span(by_row[other], spans[other])
        yield Conflict(
            kind="judgement",
            left=left,
            right=right,
            left_span=left_span,
            right_span=right_span,
            subject="the analyst's judgement",
            left_voice=voice(left, left_span),
            right_voice=voice(right, right_span),
            reason=BY_HAND,
            weight=_WEIGHT,
        )


def _span(mark: Mark, span: Span) -> tuple[int, int]:
    """Return where the quoted words stand in the sentence that leads a span."""
    start = span.text.find(mark.sentence.text[slice(*mark.span)])
    return (0, len(span.text)) if start < 0 else (start, start + mark.span[1] - mark.span[0])
