"""The analyst's overrides → what came of each: in effect, without effect, or no longer fitting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from summarize.comparing.clusters import Cluster
from summarize.comparing.overruled import row_by_sentence, rows_of
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.conflicts import Clashes
from summarize.judging.findings import Finding
from summarize.judging.ruled_clashes import BY_HAND
from summarize.reading.anchors import Placed
from summarize.reading.overrides import KINDS, Override

Fate = Literal["applied", "no effect", "does not fit"]
_NOT_COMPARED = "set aside as boilerplate and not compared; relabel it first"


@dataclass(frozen=True, slots=True)
class Ruling:
    """An override and what came of it."""

    override: Override
    sentences: tuple[str, ...]  # ids of those it speaks of; empty where it does not fit
    fate: Fate
    detail: str = ""  # why it is not in effect, in fixed words; empty where it is


@dataclass(frozen=True)
class Judged:
    """A story as judged with its overrides, and how alike sentences were without them."""

    spans: Sequence[Span]
    measured: Pairs  # before anything was merged or split
    threshold: float
    clusters: Sequence[Cluster]
    findings: Sequence[Finding]
    clashes: Clashes


def pinned_in(placed: Iterable[Placed], spans: Sequence[Span]) -> AbstractSet[str]:
    """Return the ids of the sentences to show for their points, as their outlet first says them.

    Another outlet's reprint cannot be shown in place of its source.
    """
    pinned = {name for each in placed if each.override.do == "pin" for name in each.sentences}
    return frozenset(
        span.sentence.id
        for span in spans
        for each in span.sentences
        if each.id in pinned and each.outlet == span.sentence.outlet
    )


def rule(placed: Sequence[Placed], judged: Judged) -> tuple[Ruling, ...]:
    """Say of every override what came of it, in the order of the file."""
    return tuple(_rule(each, placed, judged) for each in placed)


def _rule(placed: Placed, every: Sequence[Placed], judged: Judged) -> Ruling:
    if placed.trouble:
        return Ruling(placed.override, (), "does not fit", placed.trouble)
    detail = _why_idle(placed, every, judged)
    return Ruling(placed.override, placed.sentences, "no effect" if detail else "applied", detail)


def _why_idle(placed: Placed, every: Sequence[Placed], judged: Judged) -> str:
    """Say why an override that fits changes nothing; empty where it does."""
    do, label = placed.override.do, placed.override.label
    if do == "note":
        return ""
    kinds = {mark.sentence.kind for mark in placed.marks}
    if do == "reject":
        return "set aside as boilerplate without it" if kinds == {"boilerplate"} else ""
    if label in KINDS:
        return f"read as {label} without it" if kinds == {label} else ""
    home = row_by_sentence(judged.spans)
    if not all(name in home for name in placed.sentences):
        return _NOT_COMPARED
    if do == "pin":
        return _why_not_shown(placed, judged)
    rows = rows_of(placed, judged.spans)
    if len(rows) < 2:
        return "they are one wording: the one repeats the other"
    if label:
        return _why_no_matter_of_clashes(placed, rows, judged)
    if do == "split":
        return _why_not_parted(rows, judged)
    merges = [rows_of(each, judged.spans) for each in every if each.override.do == "merge"]
    return _why_not_joined(rows, merges, judged)


def _why_not_shown(placed: Placed, judged: Judged) -> str:
    shown = {finding.representative.id for finding in judged.findings}
    pinned = pinned_in([placed], judged.spans)
    if not pinned:
        return "a reprint: pin the sentence that it repeats"
    return "" if pinned <= shown else "another sentence pinned for its point is shown"


def _why_not_joined(rows: Sequence[int], merges: Iterable[Sequence[int]], judged: Judged) -> str:
    """Say why a merge joins nothing that was not joined already; `merges` are the rows of all.

    Sentences of one outlet stand together only beside another's that each of them is joined with.
    Where a merge names these and the other's, it is that one's doing.
    """
    if all(judged.measured.between(*pair) > judged.threshold for pair in combinations(rows, 2)):
        return "joined without it"
    if len({judged.spans[row].origin for row in rows}) > 1:
        return ""
    together = any(set(rows) <= set(cluster.rows) for cluster in judged.clusters)
    joined_by_another = any(set(rows) < set(named) for named in merges)
    if together and not joined_by_another:
        return ""
    return "its sentences are of one outlet, which is one voice as it is"


def _why_not_parted(rows: Sequence[int], judged: Judged) -> str:
    pairs = combinations(rows, 2)
    joined = any(judged.measured.between(*pair) > judged.threshold for pair in pairs)
    return "" if joined else "not joined without it"


def _why_no_matter_of_clashes(placed: Placed, rows: Sequence[int], judged: Judged) -> str:
    home = row_by_sentence(judged.spans)
    if placed.override.label == "contested":
        here = (
            {home[each.left.id], home[each.right.id]} <= set(rows)
            for each in judged.clashes.conflicts
            if each.reason == BY_HAND
        )
        return "" if any(here) else "of one origin, and no outlet contradicts itself"
    dismissed = any(placed.override in each.dismissed_by for each in judged.clashes.explained)
    return "" if dismissed else "no clash between them was found without it"
