"""Two records of one story, sentence by sentence → figures that moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarize.judging.moved_figures import moved_figures
from summarize.judging.number_clashes import GROWN
from summarize.judging.numbers import CLOCK
from summarize.showing.aligned import Aligned, Stated, is_later
from summarize.showing.recorded import (
    Recorded,
    RecordedSentence,
    RecordedSide,
    RecordedStatement,
)

HowMoved = Literal["rewritten", "same outlet", "grown", "clash"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of one thing, and the other value that came after it."""

    how: HowMoved
    says_before: tuple[str, ...]  # each of one thing; several where they clashed already
    says_now: tuple[str, ...]
    before: tuple[Stated, ...]
    now: tuple[Stated, ...]
    clash: int  # number of the clash that both values make now; 0 where they make none
    moved: tuple[str, ...] = ()  # outlets that gave the one themselves and give the other now


def find_figure_changes(runs: Aligned, clashes: Iterable[int]) -> tuple[FigureChange, ...]:
    """Return the figures that another value came after, each with its sentences in both runs.

    In what its outlet rewrote; in a later article of the outlet; in a later article of another,
    where a count only grew; and where both make one of the `clashes` that are new or have a new
    side, given by number.
    """
    found = [
        *_rewritten(runs),
        *_in_other_words(runs),
        *_clashing(runs, clashes),
        *_grown(runs),
    ]
    return tuple(_gather(found))


def _rewritten(runs: Aligned) -> Iterator[FigureChange]:
    for earlier, later in runs.rewritten:
        yield from _moves("rewritten", earlier, later, runs, in_place=True)


def _moves(
    how: HowMoved, earlier: str, later: str, runs: Aligned, *, in_place: bool = False
) -> Iterator[FigureChange]:
    """Yield the figures that moved; `in_place` says that one sentence was put for the other."""
    mine, theirs = runs.before.sentence[earlier], runs.now.sentence[later]
    for left, right in moved_figures(mine.text, theirs.text, rewritten=in_place):
        said = runs.stated_now(later, theirs.start + right[0], theirs.start + right[1])
        yield FigureChange(
            how,
            (mine.text[slice(*left)],),
            (theirs.text[slice(*right)],),
            (runs.stated_before(earlier, mine.start + left[0], mine.start + left[1]),),
            (said,),
            clash=0,
            moved=(said.outlet,),
        )


def _clashing(runs: Aligned, clashes: Iterable[int]) -> Iterator[FigureChange]:
    for number in clashes:
        clash = runs.now.conflicts[number - 1]
        fresh = [each for each in clash.sides if _came_after_all(each, clash.sides, runs)]
        known = [each for each in clash.sides if each not in fresh]
        if clash.kind == "number" and clash.subject != CLOCK and fresh and known:
            yield FigureChange(
                "clash",
                tuple(side.says for side in known),
                tuple(side.says for side in fresh),
                tuple(_stated(each, runs) for side in known for each in side.statements),
                tuple(_stated(each, runs) for side in fresh for each in side.statements),
                number,
            )


def _came_after_all(side: RecordedSide, sides: Iterable[RecordedSide], runs: Aligned) -> bool:
    """Say whether one side of a clash is news, and later than all that was said before."""
    fresh = {each.sentence for each in side.statements if each.sentence not in runs.back}
    known = [each for other in sides for each in other.statements if each.sentence in runs.back]
    return len(fresh) == len({each.sentence for each in side.statements}) and _came_after(
        known, side.statements, runs
    )


def _grown(runs: Aligned) -> Iterator[FigureChange]:
    for excuse in runs.now.no_conflicts:
        if excuse.kind != "number" or excuse.why != GROWN:
            continue
        left, right = excuse.statements
        for old, new in ((left, right), (right, left)):
            if _came_after([old], [new], runs):
                mine, theirs = _stated(old, runs), _stated(new, runs)
                yield FigureChange("grown", (_says(mine),), (_says(theirs),), (mine,), (theirs,), 0)


def _came_after(
    old: Iterable[RecordedStatement], new: Iterable[RecordedStatement], runs: Aligned
) -> bool:
    """Say whether all of one side were compared before and all of the other came later."""
    known, fresh = [each.sentence for each in old], [each.sentence for each in new]
    return (
        all(each in runs.back for each in known)
        and not any(each in runs.back for each in fresh)
        and all(runs.published_later(late, early) for late in fresh for early in known)
    )


def _in_other_words(runs: Aligned) -> Iterator[FigureChange]:
    """Yield what an outlet says otherwise now in a sentence that is no edit of its earlier one.

    With itself it makes no clash, so what both are held together with tells that they are of one
    point: a sentence that was told then and is told now, whoever prints it.
    """
    then, today = _Company(runs.before), _Company(runs.now)
    for new in runs.now.sentences:
        if new.id in runs.back:
            continue
        known = [runs.back[each] for each in today.of(new.id) if each in runs.back]
        for earlier in sorted({old for each in known for old in (each, *then.of(each))}):
            how = _how_said_again(runs.before.sentence[earlier], new, runs)
            if how is not None:
                yield from _moves(how, earlier, new.id, runs)


class _Company:
    """Which sentences of a record are of one point: told together, or set against each other."""

    def __init__(self, recorded: Recorded) -> None:
        statements = [
            *([each for side in clash.sides for each in side.statements]
              for clash in recorded.conflicts if clash.kind == "number"),
            *(excuse.statements for excuse in recorded.no_conflicts if excuse.kind == "number"),
        ]  # fmt: skip
        self._groups = [
            *(each.sentences for each in recorded.clusters),
            *(tuple(each.sentence for each in group) for group in statements),
        ]
        self._places: dict[str, list[int]] = {}
        for place, group in enumerate(self._groups):
            for sentence in group:
                self._places.setdefault(sentence, []).append(place)

    def of(self, sentence: str) -> frozenset[str]:
        """Return the ids of all that one is together with, its own too."""
        groups = (self._groups[place] for place in self._places.get(sentence, ()))
        return frozenset(each for group in groups for each in group)


def _how_said_again(old: RecordedSentence, new: RecordedSentence, runs: Aligned) -> HowMoved | None:
    """Say how an outlet came to say the new sentence; None where it did not in place of the old."""
    then, today = runs.before.document[old.document], runs.now.document[new.document]
    if then.outlet != today.outlet or {old.kind, new.kind} != {"body"}:
        return None
    if runs.documents.get(then.id) == today.id:
        return None if old.id in runs.forth else "rewritten"
    return "same outlet" if is_later(today.published, then.published) else None


def _stated(each: RecordedStatement, runs: Aligned) -> Stated:
    return runs.stated_now(each.sentence, each.start, each.end)


def _says(stated: Stated) -> str:
    return stated.text[slice(*stated.mark)]


def _gather(changes: Iterable[FigureChange]) -> Iterator[FigureChange]:
    """Put together what moved from one value to one other; the first says how."""
    groups: dict[tuple[str, str], list[FigureChange]] = {}
    for each in changes:
        key = " / ".join(each.says_before).casefold(), " / ".join(each.says_now).casefold()
        groups.setdefault(key, []).append(each)
    for first, *more in groups.values():
        every = (first, *more)
        yield FigureChange(
            first.how,
            first.says_before,
            first.says_now,
            tuple(dict.fromkeys(said for each in every for said in each.before)),
            tuple(dict.fromkeys(said for each in every for said in each.now)),
            clash=next((each.clash for each in every if each.clash), 0),
            moved=tuple(dict.fromkeys(outlet for each in every for outlet in each.moved)),
        )
