"""Days, numbers and titles → the fixed phrases in which the page says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence

_MONTHS = (
    "January February March April May June July August September October November December".split()
)

POINT_LENGTH = 120  # characters of a point that is told in full elsewhere


def readable(story: str) -> str:
    """Return "mexico-visit" as "Mexico visit"; nothing else changes."""
    words = " ".join(re.sub(r"[-_]+", " ", story).split()) or story
    return words[:1].upper() + words[1:]


def lead_in_words(lead_in: Sequence[Sentence], sentence: Sentence) -> tuple[str, ...]:
    """Return what is read before a sentence, "[…]" behind each where something is left out."""
    return tuple(
        earlier.text if later.index == earlier.index + 1 else f"{earlier.text} […]"
        for earlier, later in pairwise((*lead_in, sentence))
    )


def shortened(text: str, length: int) -> str:
    """Return the first words of a text on one line, at most `length` characters and an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole_words, _, _ = line[: length + 1].rpartition(" ")
    return (whole_words or line[:length]).rstrip(" ,;:–—-") + "…"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural where it takes one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def moment(published: datetime | date | None) -> str:
    """Return a day, or a day and a time with its zone; empty when unknown."""
    if published is None:
        return ""
    if not isinstance(published, datetime):
        return day(published)
    return f"{day(published)}, {published:%H:%M} {published.tzname() or ''}".rstrip()


def days_covered(articles: Sequence[Article]) -> str:
    """Return the days from the first article to the last."""
    days = sorted(day for article in articles if (day := article.day) is not None)
    if not days:
        return "undated"
    undated = len(articles) - len(days)
    rest = f" and {counted(undated, 'undated article')}" if undated else ""
    return day_range(days[0], days[-1]) + rest


def day_range(first: date, last: date) -> str:
    """Return the days from first to last, both included, as short as can be."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start} – {day(last)}"


def day(day: date) -> str:
    """Return "24 February 2017"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listed(names: Sequence[str], last: str) -> str:
    """Return "A", "A or B", "A, B or C" with `last` before the last."""
    *first, final = names
    return f"{', '.join(first)} {last} {final}" if first else final
