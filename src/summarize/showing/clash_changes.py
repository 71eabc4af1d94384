"""Two records of one story, sentence by sentence → clashes that came and went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from summarize.judging.conflicts import ConflictKind
from summarize.showing.aligned import Aligned, Stated
from summarize.showing.phrases import listed
from summarize.showing.recorded import RecordedConflict, RecordedSide, RecordedStatement

ClashFate = Literal["new", "another side", "gone"]


@dataclass(frozen=True, slots=True)
class ClashSide:
    """One of the things said."""

    says: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class ClashChange:
    """A clash that was not there, has a side more, or is no longer there."""

    fate: ClashFate
    number: int  # among the clashes of the later run, from 1; 0 where it is gone
    kind: ConflictKind
    between: str
    sides: tuple[ClashSide, ...]  # of one with another side, the new ones last
    may_be_update: bool  # some sides were published later than others
    why: str  # in fixed words, where it is gone; else empty


def find_clash_changes(runs: Aligned) -> tuple[ClashChange, ...]:
    """Return the clashes that are new, have another side, or are gone, in this order of the runs.

    A clash is the same where two of its sentences stood against each other before.
    """
    then = [_opposed(each, runs.forth) for each in runs.before.conflicts]
    today = [_opposed(each, None) for each in runs.now.conflicts]
    found = []
    for number, (clash, pairs) in enumerate(zip(runs.now.conflicts, today, strict=True), start=1):
        same = [
            earlier
            for earlier, known in zip(runs.before.conflicts, then, strict=True)
            if earlier.kind == clash.kind and pairs & known
        ]
        if not same:
            found.append(_clash("new", number, clash.sides, clash, runs))
        elif added := _added_sides(clash, same, runs):
            rest = [each for each in clash.sides if each not in added]
            found.append(_clash("another side", number, (*rest, *added), clash, runs))
    for clash, pairs in zip(runs.before.conflicts, then, strict=True):
        kin = (p for c, p in zip(runs.now.conflicts, today, strict=True) if c.kind == clash.kind)
        if not any(pairs & each for each in kin):
            found.append(_gone(clash, pairs, runs))
    return tuple(found)


_Opposed = frozenset[frozenset[str]]


def _opposed(clash: RecordedConflict, forth: Mapping[str, str] | None) -> _Opposed:
    """Return which sentences a clash sets against each other, in ids of the later run."""
    sides = [
        [each.sentence if forth is None else forth.get(each.sentence) for each in side.statements]
        for side in clash.sides
    ]
    return frozenset(
        frozenset((left, right))
        for one, other in combinations(sides, 2)
        for left in one
        for right in other
        if left is not None and right is not None
    )


def _added_sides(
    clash: RecordedConflict, same: Iterable[RecordedConflict], runs: Aligned
) -> list[RecordedSide]:
    known = {
        runs.forth.get(each.sentence)
        for earlier in same
        for side in earlier.sides
        for each in side.statements
    }
    return [
        side for side in clash.sides if not any(each.sentence in known for each in side.statements)
    ]


def _clash(
    fate: ClashFate,
    number: int,
    sides: Iterable[RecordedSide],
    clash: RecordedConflict,
    runs: Aligned,
) -> ClashChange:
    told = tuple(
        ClashSide(
            side.says, tuple(runs.stated_now(e.sentence, e.start, e.end) for e in side.statements)
        )
        for side in sides
    )
    return ClashChange(fate, number, clash.kind, clash.between, told, clash.may_be_update, "")


def _gone(clash: RecordedConflict, pairs: _Opposed, runs: Aligned) -> ClashChange:
    told = tuple(
        ClashSide(
            side.says,
            tuple(runs.stated_before(e.sentence, e.start, e.end) for e in side.statements),
        )
        for side in clash.sides
    )
    return ClashChange(
        "gone", 0, clash.kind, clash.between, told, False, _why_gone(clash, pairs, runs)
    )


def _why_gone(clash: RecordedConflict, pairs: _Opposed, runs: Aligned) -> str:
    statements = [each for side in clash.sides for each in side.statements]
    for excuse in runs.now.no_conflicts:
        if excuse.kind == clash.kind and _pair(excuse.statements) in pairs:
            return f"looked at and no longer called a clash: {excuse.why}"
    missing = [each for each in statements if each.sentence not in runs.forth]
    if missing:
        return f"{_outlets(missing, runs)} no longer {_says(missing, runs)} it"
    changed = [each for each in statements if each.sentence not in runs.unchanged]
    if changed:
        return f"rewritten by {_outlets(changed, runs)}"
    return "the same words are no longer held against each other"


def _pair(statements: Iterable[RecordedStatement]) -> frozenset[str]:
    return frozenset(each.sentence for each in statements)


def _outlets(statements: Iterable[RecordedStatement], runs: Aligned) -> str:
    return listed(_printing(statements, runs), "and")


def _says(statements: Iterable[RecordedStatement], runs: Aligned) -> str:
    return "says" if len(_printing(statements, runs)) == 1 else "say"


def _printing(statements: Iterable[RecordedStatement], runs: Aligned) -> list[str]:
    sentences = (runs.before.sentence[each.sentence] for each in statements)
    return list(dict.fromkeys(runs.before.document[each.document].outlet for each in sentences))
