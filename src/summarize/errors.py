"""What can go wrong, each with a message that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class SummarizeError(Exception):
    """Base of every error this package raises on purpose; its message is meant for the user."""


class ArticleError(SummarizeError):
    """A folder, an article or `sources.csv` cannot be used as it is."""


class SettingsError(SummarizeError):
    """A setting is unknown, of the wrong type or out of range."""


class EncoderError(SummarizeError):
    """A sentence encoder cannot be had, or is not what it claims to be."""


class CacheError(SummarizeError):
    """The store of computed values cannot be opened or written."""


class LabelsError(SummarizeError):
    """The labels of a story, or other data to measure with, cannot be used as they are."""


class RecordError(SummarizeError):
    """A `comparison.json` of an earlier run cannot be read."""


class OverridesError(SummarizeError):
    """An analyst's overrides cannot be read, or contradict each other."""


class RunError(SummarizeError):
    """A notebook failed; nothing was published."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `"; did you mean X?"` for the nearest known word, or an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""
