"""Clusters → which member speaks for each. The only module that uses sumy."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from math import fsum
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from summarize.comparing.cache import Cache
from summarize.comparing.clusters import Cluster
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence, plain

if TYPE_CHECKING:
    from sumy.models.dom import ObjectDocumentModel

Ratings = npt.NDArray[np.float32]
Rate = Callable[[Cluster], Mapping[int, float]]  # one number for each row of a cluster

MEDOID = "medoid"
_SUMMARIZERS = {
    "text-rank": ("text_rank", "TextRankSummarizer"),
    "lex-rank": ("lex_rank", "LexRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "kl-sum": ("kl", "KLSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}
# sumy compares every sentence with every other in plain Python (KL even more often than that):
# above this many, each cluster is rated among its own neighbourhood instead of the whole story.
_WHOLE_STORY = 300
_NEIGHBOURHOOD = 8
_NEAR = 0.9  # share of the greatest worth from which a member tells nearly as much


@dataclass(frozen=True)
class Rater:
    """Says how well the members of a cluster would speak for it.

    `selector` names a sumy summarizer, or "medoid": how alike a member is to the rest of the
    cluster, added up. sumy sees our sentences and our words, each wording once, in reading order:
    those of the whole story, of a long story those of the cluster and nearest to it. What it
    computes of a whole story is kept in `cache`; a few sentences are rated sooner than looked up.
    """

    spans: Sequence[Span]
    pairs: Pairs
    selector: str
    cache: Cache | None = None

    def rate(self, cluster: Cluster) -> Mapping[int, float]:
        """Return a rating for each row of a cluster, comparable within the cluster only."""
        if self.selector == MEDOID:
            return {
                row: fsum(self.pairs.between(row, other) for other in cluster.rows if other != row)
                for row in cluster.rows
            }
        if len(self.spans) > _WHOLE_STORY:
            ratings = self._rate_rows(_neighbourhood(cluster, self.pairs), None)
        else:
            ratings = self._of_story
        return {row: ratings[row] for row in cluster.rows}

    @functools.cached_property
    def _of_story(self) -> Mapping[int, float]:
        return self._rate_rows(range(len(self.spans)), self.cache)

    def _rate_rows(self, rows: Sequence[int], cache: Cache | None) -> Mapping[int, float]:
        texts = [self.spans[row].text for row in rows]
        found = rate_texts(texts, self.selector, cache)
        return dict(zip(rows, found.tolist(), strict=True))


def choose_representative(
    cluster: Cluster,
    rate: Rate,
    worth: Mapping[int, float],
    contexts: Mapping[str, Context],
) -> Sentence:
    """Return the member that speaks for a cluster: an original, never a reprint.

    Report goes before headline and caption, a sentence that stands on its own before one that
    needs others in front of it, and one that tells nearly as much for its length as the best
    before one that does not: `worth` has that for each row (sumy favours long sentences). Where
    several are left, and only there, `rate` is asked: the best-rated one wins, then the earliest.
    """
    most = max(worth.values())

    def faults(place: int) -> tuple[bool, ...]:
        sentence = cluster.spans[place].sentence
        context = contexts[sentence.id]
        return (
            sentence.kind != "body",
            not context.complete,
            bool(context.lead_in),
            worth[cluster.rows[place]] < _NEAR * most,
        )

    fewest = min(map(faults, range(len(cluster.rows))))
    left = [place for place in range(len(cluster.rows)) if faults(place) == fewest]
    if len(left) > 1:
        ratings = rate(cluster)
        left.sort(key=lambda place: -ratings[cluster.rows[place]])
    return cluster.spans[left[0]].sentence


def _neighbourhood(cluster: Cluster, pairs: Pairs) -> list[int]:
    near = dict.fromkeys(cluster.rows, np.inf)  # a member goes before any neighbour
    for row in cluster.rows:
        for other, value in pairs.neighbours(row)[:_NEIGHBOURHOOD]:
            near[other] = max(value, near.get(other, 0.0))
    room = max(_NEIGHBOURHOOD, len(cluster.rows))
    return sorted(sorted(near, key=lambda row: (-near[row], row))[:room])


def rate_texts(texts: Sequence[str], selector: str, cache: Cache | None = None) -> Ratings:
    """Rate the sentences of one story as one document, or take the ratings from the cache.

    `selector` names a sumy summarizer. Equal wordings share a rating; a wordless one has 0.
    """
    wordings = [plain(text).casefold() for text in texts]
    words = {wording: content_words(text) for wording, text in zip(wordings, texts, strict=True)}
    ratable = [wording for wording, stems in words.items() if stems]
    story = "\n".join(ratable)

    def make(_: Sequence[str]) -> list[Ratings]:
        return [_rate_with_sumy({wording: words[wording] for wording in ratable}, selector)]

    if cache is None:
        values = make([story])[0]
    else:
        values = cache.complete(f"{_sumy()} {selector} over stems", [story], make)[story]
    rating = dict(zip(ratable, values, strict=True))
    return np.array([rating.get(wording, 0) for wording in wordings], dtype=np.float32)


@functools.cache
def _sumy() -> str:
    return f"sumy {version('sumy')}"


def _rate_with_sumy(words: Mapping[str, Sequence[str]], selector: str) -> Ratings:
    if not words:
        return np.zeros(0, dtype=np.float32)
    module, name = _SUMMARIZERS[selector]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    found: list[float] = []

    def keep(sentences: Sequence[Any], count: object, rating: Any, *more: Any) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        found.extend(float(rate(sentence, *more)) for sentence in sentences)
        return ()

    # Not every summarizer offers its ratings, but all of them pass them through this one method
    # to pick the best.
    summarizer._get_best_sentences = keep
    with np.errstate(all="ignore"):  # sentences that share no word give 0/0 in LexRank
        summarizer(_document(words), len(words))
    return np.nan_to_num(np.array(found or [0.0] * len(words), dtype=np.float32))


def _document(words: Mapping[str, Sequence[str]]) -> ObjectDocumentModel:
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    tokenizer = _OurWords(words)
    return ObjectDocumentModel([Paragraph([SumySentence(wording, tokenizer) for wording in words])])


class _OurWords:
    """Stands in for sumy's tokenizer, which needs NLTK data and drops words with a digit."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words

    def to_words(self, wording: str) -> tuple[str, ...]:
        return tuple(self._words[wording])
