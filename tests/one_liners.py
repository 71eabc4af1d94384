"""Stories of one sentence an article, and an encoder whose tokens are their words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from conftest import WordCountEncoder
from summarize.comparing.clusters import Cluster
from summarize.comparing.embeddings import Embeddings, Encoder, embed
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.tokens import Rows, TokenRows, Vectors
from summarize.judging.agreement import Comparer
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence

_DIRECTIONS = 512
TOKEN = np.dtype([("start", "<i4"), ("end", "<i4"), ("vector", "<f2", (_DIRECTIONS,))])


class WordTokenEncoder(WordCountEncoder):
    """Gives every word a direction of its own: a token matches its like wholly, others not."""

    name = "word-tokens"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
        self.asked += texts
        return self.encode(texts), [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenRows:
        words = list(re.finditer(r"\w+", text))
        rows = np.zeros(len(words), dtype=TOKEN)
        for row, word in zip(rows, words, strict=True):
            row["start"], row["end"] = word.span()
            row["vector"][zlib.crc32(word[0].casefold().encode()) % _DIRECTIONS] = 1
        return rows


def publish(name: str, *lines: str, outlet: str = "", day: int = 1) -> Article:
    """Return an article of these lines, by default of an outlet of its name."""
    return Article(
        id=name,
        story="s",
        outlet=outlet or name,
        title="",
        text="\n".join(lines),
        published=date(2026, 1, day),
    )


def make_spans(*texts: str, outlets: str = "") -> tuple[Span, ...]:
    """Return a body sentence for each text, the whole of an article of its own.

    `outlets` has a letter for each outlet, by default a, b, c …
    """
    letters = outlets or "abcdefghijklmnopqrstuvwxyz"[: len(texts)]
    articles = (
        publish(f"a{place:02}", text, outlet=outlet)
        for place, (text, outlet) in enumerate(zip(texts, letters, strict=True))
    )
    return tuple(
        Span(Sentence(article, 0, 0, len(article.text), "body", 0)) for article in articles
    )


def embed_texts(*texts: str, outlets: str = "", encoder: Encoder | None = None) -> Embeddings:
    """Embed one sentence an article, by default by its words and without tokens."""
    return embed(make_spans(*texts, outlets=outlets), encoder or WordCountEncoder())


def rows_of(pairs: Iterable[tuple[int, int]]) -> tuple[Rows, Rows]:
    """Return pairs as the two arrays of rows that the package works on."""
    table = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def all_pairs(count: int) -> tuple[Rows, Rows]:
    """Return every pair of rows once, sorted."""
    return rows_of((a, b) for a in range(count) for b in range(a + 1, count))


def group(spans: Sequence[Span], *rows: int) -> Cluster:
    """Put some of the spans into one cluster."""
    return Cluster(tuple(spans[row] for row in rows), rows, 1.0)


def compare_all(embeddings: Embeddings) -> Comparer:
    """Return what compares lines where every sentence was held against every other."""
    count = len(embeddings.spans)
    return Comparer(embeddings, pair_up(count, dict.fromkeys(combinations(range(count), 2), 0.9)))


def tuples_of(left: Rows, right: Rows) -> list[tuple[int, int]]:
    """Return the pairs that two arrays of rows stand for."""
    return list(zip(left.tolist(), right.tolist(), strict=True))


def pair_up(count: int, similarity: Mapping[tuple[int, int], float]) -> Pairs:
    """Return pairs that are alike as given; all others were not compared."""
    left, right = rows_of(sorted(similarity))
    return Pairs(count, left, right, np.array([similarity[row] for row in sorted(similarity)]))
