"""A few lines by outlet → the clashes that the rules find in them."""

from __future__ import annotations

from datetime import date

from one_liners import pair_up
from summarize.comparing.spans import gather_spans
from summarize.judging.conflicts import Clashes, Conflict, Voice, find_conflicts, no_voice
from summarize.judging.trails import Trails, follow_trails
from summarize.reading.articles import Article
from summarize.reading.sentences import split_articles


def write_articles(*texts: str, day: date | None = None) -> list[Article]:
    """Return an article of an outlet of its own, named a, b, c …, for each text."""
    return [
        Article(name, "s", name, "", text, day)
        for name, text in zip("abcdefgh", texts, strict=False)
    ]


def find(
    *texts: str,
    voice: Voice = no_voice,
    day: date | None = None,
    alike: dict[tuple[int, int], float] | None = None,
) -> Clashes:
    """Return the clashes between articles; by default no two sentences are alike."""
    spans = gather_spans(split_articles(write_articles(*texts, day=day)))
    return find_conflicts(spans, pair_up(len(spans), alike or {}), None, voice)


def words(*texts: str, kind: str, day: date | None = None) -> list[tuple[str, str]]:
    """Return the words that clash in the conflicts of one kind."""
    return [
        (each.left_words, each.right_words)
        for each in find(*texts, day=day).conflicts
        if each.kind == kind
    ]


def only(*texts: str, day: date | None = None, voice: Voice = no_voice) -> Conflict:
    """Return the one conflict that there is."""
    (found,) = find(*texts, day=day, voice=voice).conflicts
    return found


def trails_of(*texts: str) -> Trails:
    """Return the trails of articles of which no two sentences are alike."""
    spans = gather_spans(split_articles(write_articles(*texts)))
    return follow_trails(spans, pair_up(len(spans), {}))
