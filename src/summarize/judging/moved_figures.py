"""Two sentences that tell the same, one later than the other → the figures that moved."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.judging.counts import read_counts
from summarize.judging.number_clashes import compare, nearest
from summarize.judging.numbers import CLOCK
from summarize.judging.wording import take_apart
from summarize.reading.sentences import Span


def moved_figures(before: str, now: str, *, rewritten: bool) -> Iterator[tuple[Span, Span]]:
    """Yield the places of figures of one thing that no value fits both, in either sentence.

    `rewritten` says that the one was put in place of the other; otherwise they only probably
    tell the same, and a time of day, which does not move, is left out. What would excuse a clash
    (another period, another part, rounding) is no move either.
    """
    left, right = (read_counts(take_apart(text, frozenset())) for text in (before, now))
    for mine, theirs in nearest(left, right):
        if mine.figure.unit == CLOCK and not rewritten:
            continue
        reason, excused, _ = compare(mine, theirs, {}, same=rewritten, likely=not rewritten)
        if reason and not excused:
            yield (
                (mine.figure.start, mine.figure.end),
                (theirs.figure.start, theirs.figure.end),
            )
