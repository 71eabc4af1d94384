"""How well clusters match labelled facts, by what words and names count in the similarity.

    python benchmarks/overlap.py [STORY ...]

Each STORY is a folder with articles, sentences.tsv and gold.json (data/README.md says what they
hold); by default our own sample. For several shares of word overlap (0 is cosine alone), weights of
names among the words, and thresholds, the table shows the mean over the stories: precision of the
pairs of sentences of different articles that a cluster joins, against pairs that state a common
fact; recall by fact, each fact weighted 1 to 3; and F1 of the two. The defaults come from here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import numpy as np

from summarize import Settings, load_encoder, read_articles
from summarize.comparing import similarity
from summarize.comparing.cache import default_cache
from summarize.comparing.clusters import cluster_spans
from summarize.comparing.embeddings import Embeddings, embed
from summarize.comparing.spans import gather_spans
from summarize.comparing.wire import credit_origins
from summarize.reading.sentences import Sentence, split_articles

ROOT = Path(__file__).parent.parent
WORD_SHARES = (0.0, 0.5, 0.6, 0.7, 0.8)
NAME_WEIGHTS = (1.0, 0.6, 0.3)
THRESHOLDS = (0.18, 0.2, 0.22, 0.24, 0.26, 0.3, 0.35, 0.4, 0.45, 0.5)

Place = tuple[int, int]  # document, sentence


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story and what its annotator says: which sentences state which fact."""

    embeddings: Embeddings
    places: dict[str, frozenset[Place]]  # by sentence id: the labelled sentences that it covers
    facts: tuple[tuple[int, frozenset[Place]], ...]  # weight and body sentences of each fact


def main() -> None:
    """Print the table."""
    stories = [read_labelled(Path(each)) for each in sys.argv[1:]] or [
        read_labelled(ROOT / "data" / "reservoir-leak")
    ]
    print("words  names  threshold  precision  recall by fact     F1")
    for share, names in product(WORD_SHARES, NAME_WEIGHTS):
        similarity.WORD_SHARE, similarity.NAME_WEIGHT = share, names
        for threshold in THRESHOLDS if share or names == 1 else ():
            figures = np.mean([score(story, threshold) for story in stories], axis=0)
            row = "{:5.1f}  {:5.1f}  {:9.2f}  {:9.3f}  {:14.3f}  {:.3f}"
            print(row.format(share, names, threshold, *figures))


def read_labelled(folder: Path) -> Labelled:
    """Read a labelled story and encode its sentences."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = [line.split("\t") for line in (folder / "sentences.tsv").read_text("utf-8").splitlines()]
    labelled = [((int(d), int(s)), int(start), int(end)) for d, s, start, end, *_ in rows]
    aside = {
        tuple(each) for kind in ("boilerplate", "headlines", "captions") for each in gold[kind]
    }
    articles = read_articles(folder)
    sentences = credit_origins(split_articles(articles), Settings().wire_overlap)
    number = {article.id: place for place, article in enumerate(articles)}
    return Labelled(
        embed(gather_spans(sentences), load_encoder(Settings().encoder, default_cache())),
        {each.id: covered(each, number[each.article.id], labelled) - aside for each in sentences},
        tuple(
            (fact["weight"], frozenset(tuple(each) for each in fact["mentions"]) - aside)
            for fact in gold["facts"]
        ),
    )


def covered(
    sentence: Sentence, document: int, labelled: Iterable[tuple[Place, int, int]]
) -> frozenset[Place]:
    """Return the labelled sentences of which it holds at least two fifths."""
    return frozenset(
        place
        for place, start, end in labelled
        if place[0] == document
        and min(end, sentence.end) - max(start, sentence.start) >= 0.4 * (end - start)
    )


def score(story: Labelled, threshold: float) -> tuple[float, float, float]:
    """Return precision, recall by fact and F1 of the joined pairs."""
    pairs = similarity.compare_spans(story.embeddings)
    clusters = cluster_spans(story.embeddings.spans, pairs, threshold)
    joined = {
        pair
        for cluster in clusters
        for pair in across([story.places[each.id] for each in cluster.members])
    }
    told = [(weight, set(across([places]))) for weight, places in story.facts]
    right = {pair for _, pairs_of_fact in told for pair in pairs_of_fact}
    shared = [(weight, pairs_of_fact) for weight, pairs_of_fact in told if pairs_of_fact]
    precision = len(joined & right) / len(joined) if joined else 0.0
    recall = sum(weight * len(each & joined) / len(each) for weight, each in shared)
    recall /= sum(weight for weight, _ in shared)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def across(groups: Sequence[frozenset[Place]]) -> Iterable[frozenset[Place]]:
    """Yield the pairs of places in different documents."""
    for pair in combinations(sorted(frozenset().union(*groups)), 2):
        if pair[0][0] != pair[1][0]:
            yield frozenset(pair)


if __name__ == "__main__":
    main()
