"""Clusters → which member speaks for each. The only module that uses sumy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from summarize.comparing.cache import Cache
from summarize.comparing.clusters import Cluster, rank_clusters
from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence, plain

if TYPE_CHECKING:
    from sumy.models.dom import ObjectDocumentModel

Ratings = npt.NDArray[np.float32]

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
_NEIGHBOURHOOD = 40
_NEAR = 0.9  # share of the greatest worth from which a member tells nearly as much


def rate_spans(
    spans: Sequence[Span],
    clusters: Sequence[Cluster],
    pairs: Pairs,
    selector: str,
    cache: Cache | None = None,
) -> Ratings:
    """Return one rating for each span: how well it would speak for what it says.

    `selector` names a sumy summarizer, or "medoid": mean similarity to the rest of the cluster.
    Ratings are comparable within one cluster; a span that stands in several is rated as a member
    of the best supported one, which is told first. sumy sees our sentences and our words, each
    wording once, in reading order; computed ratings are kept in `cache`.
    """
    if selector == MEDOID:
        return rate_closeness(len(spans), clusters, pairs)
    if len(spans) <= _WHOLE_STORY:
        return rate_texts([span.text for span in spans], selector, cache)
    ratings = np.zeros(len(spans), dtype=np.float32)
    rated: set[int] = set()
    for place in rank_clusters(clusters):
        cluster = clusters[place]
        if len(cluster.spans) > 1 and not rated.issuperset(cluster.rows):
            rows = _neighbourhood(cluster, pairs)
            found = rate_texts([spans[row].text for row in rows], selector, cache)
            rating = dict(zip(rows, found, strict=True))
            for row in set(cluster.rows) - rated:
                ratings[row] = rating[row]
            rated.update(cluster.rows)
    return ratings


def choose_representative(
    cluster: Cluster,
    ratings: Ratings,
    worth: Mapping[int, float],
    contexts: Mapping[str, Context],
) -> Sentence:
    """Return the member that speaks for a cluster: an original, never a reprint.

    Report goes before headline and caption, a sentence that stands on its own before one that
    needs others in front of it, and one that tells nearly as much for its length as the best
    before one that does not: `worth` has that for each row (sumy favours long sentences). Among
    those left the best-rated one wins, then the earliest.
    """
    most = max(worth.values())

    def preference(place: int) -> tuple[object, ...]:
        sentence, row = cluster.spans[place].sentence, cluster.rows[place]
        context = contexts[sentence.id]
        return (
            sentence.kind != "body",
            not context.complete,
            bool(context.lead_in),
            worth[row] < _NEAR * most,
            -float(ratings[row]),
            place,
        )

    return cluster.spans[min(range(len(cluster.spans)), key=preference)].sentence


def rate_closeness(count: int, clusters: Sequence[Cluster], pairs: Pairs) -> Ratings:
    """Return for each of `count` spans how alike it is to the rest of its cluster, added up.

    Of several clusters the best supported one counts.
    """
    ratings = np.zeros(count, dtype=np.float32)
    rated: set[int] = set()
    for place in rank_clusters(clusters):
        rows = clusters[place].rows
        for row in set(rows) - rated:
            ratings[row] = sum(pairs.between(row, other) for other in rows if other != row)
        rated.update(rows)
    return ratings


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
        maker = f"sumy {version('sumy')} {selector} over stems"
        values = cache.complete(maker, [story], make)[story]
    rating = dict(zip(ratable, values, strict=True))
    return np.array([rating.get(wording, 0) for wording in wordings], dtype=np.float32)


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
