"""A briefing's sentences → what the field's usual recipes would make of them, in the same form.

Every recipe works on the sentences that we take for report and, where it needs vectors, on those of
the same encoder. Left alone it would clean less: headlines, captions and page rubbish are taken out
for it. Its consensus are the clusters with sentences of two documents or more, each told by its
medoid, the widest-supported first: like ours it tells what most agree on and fills up with what
fewer share. Unique is what stands in the clusters of one document.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np

from summarize.briefing import Briefing
from summarize.comparing.cache import Cache
from summarize.comparing.embeddings import Encoder
from summarize.comparing.representatives import rate_texts
from summarize.comparing.tokens import Vectors
from summarize.reading.sentences import Sentence
from summarize.showing.records import Record, to_record

_SEED = 0
# Cosines from which two sentences say the same. Nearly all of a story is one cluster below, and
# nearly nothing is joined above.
_COSINES = tuple(round(0.25 + 0.05 * step, 2) for step in range(12))  # 0.25 to 0.8
_SIZES = (1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)  # sentences in a cluster, on average


@dataclass(frozen=True, slots=True)
class Material:
    """What every recipe is given."""

    record: Record  # of our own briefing: its documents and sentences are taken over
    sentences: tuple[Sentence, ...]  # of report, article by article
    vectors: Vectors  # float32 (n, dim), row i is sentences[i]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the articles with report, in file order."""
        return tuple(dict.fromkeys(sentence.article.id for sentence in self.sentences))


# Vectors and a setting → one label for each row; rows with one label are one cluster.
Grouping = Callable[[Vectors, float], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to put sentences together, and the settings that are tried."""

    name: str
    group: Grouping
    usual: float  # the library's default, or a rule of thumb where it has none
    sweep: tuple[float, ...]  # of these, the best on the stories at hand is reported too
    unit: str  # what the setting is


def gather_material(briefing: Briefing, encoder: Encoder) -> Material:
    """Return the sentences of report and their vectors."""
    sentences = tuple(each for each in briefing.sentences if each.kind == "body")
    return Material(
        to_record(briefing), sentences, encoder.encode([each.text for each in sentences])
    )


def group_communities(vectors: Vectors, cosine: float) -> Sequence[int]:
    """Group by `community_detection` of sentence-transformers; `cosine` is included."""
    from sentence_transformers.util import community_detection

    communities = community_detection(vectors, threshold=cosine, min_community_size=1)
    labels = list(range(len(vectors)))  # what no community took stays alone
    for rows in communities:
        for row in rows:
            labels[row] = min(rows)
    return labels


def group_agglomerative(vectors: Vectors, cosine: float) -> Sequence[int]:
    """Group by scikit-learn's agglomerative clustering: average linkage of cosines."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(
        n_clusters=None,
        metric="cosine",
        linkage="average",
        distance_threshold=1 - cosine,  # scikit-learn counts distance, we similarity
    )
    return [int(label) for label in model.fit_predict(vectors)]


def group_kmeans(vectors: Vectors, size: float) -> Sequence[int]:
    """Group by scikit-learn's k-means into as many clusters as give `size` rows on average."""
    from sklearn.cluster import KMeans

    distinct = len(np.unique(vectors, axis=0))
    clusters = max(1, min(distinct, round(len(vectors) / size)))
    model = KMeans(n_clusters=clusters, n_init=10, random_state=_SEED)
    return [int(label) for label in model.fit_predict(vectors)]


def group_bertopic(vectors: Vectors, size: float) -> Sequence[int]:
    """Group by BERTopic's own steps, UMAP and HDBSCAN; what it calls noise stays alone."""
    from bertopic import BERTopic
    from hdbscan import HDBSCAN
    from umap import UMAP

    neighbours = min(15, len(vectors) - 1)
    model = BERTopic(
        umap_model=UMAP(
            n_neighbors=neighbours,
            n_components=5,
            min_dist=0.0,
            metric="cosine",
            init="random",  # the spectral start needs more rows than a short story has
            random_state=_SEED,
        ),
        hdbscan_model=HDBSCAN(min_cluster_size=int(size)),
        calculate_probabilities=False,
    )
    # The words of its topics do not matter here: any text will do.
    topics, _ = model.fit_transform([f"sentence {row}" for row in range(len(vectors))], vectors)
    return [topic if topic >= 0 else -1 - row for row, topic in enumerate(topics)]


RECIPES = (
    Recipe("community_detection", group_communities, 0.75, _COSINES, "cosine"),
    Recipe("agglomerative", group_agglomerative, 0.5, _COSINES, "cosine"),
    Recipe("k-means", group_kmeans, 4.0, _SIZES, "sentences a cluster"),
)
BERTOPIC = Recipe("BERTopic", group_bertopic, 2.0, (2.0, 3.0, 4.0, 5.0), "smallest cluster")


def find_recipes() -> tuple[tuple[Recipe, ...], tuple[str, ...]]:
    """Return the recipes that can be run here, and the names of those not installed."""
    if importlib.util.find_spec("bertopic") is None:
        return RECIPES, (BERTOPIC.name,)
    return (*RECIPES, BERTOPIC), ()


def follow_recipe(material: Material, recipe: Recipe, setting: float) -> Record:
    """Return what a recipe makes of a story, in the form of `comparison.json`."""
    rows = len(material.sentences)
    labels = recipe.group(material.vectors, setting) if rows > 1 else range(rows)
    clusters: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        clusters.setdefault(label, []).append(row)
    groups = [_Group.of(rows, material) for rows in clusters.values()]
    agreed = [group for group in groups if len(group.documents) > 1]
    alone = [group for group in groups if len(group.documents) == 1]
    unique: dict[str, list[Record]] = {each["id"]: [] for each in material.record["documents"]}
    for group in sorted(alone, key=lambda group: group.rows):
        unique[group.documents[0]].append({"sentence": group.shown.id})
    return {
        **_sources(material),
        "clusters": [
            {"id": f"c{number}", "sentences": [material.sentences[row].id for row in group.rows]}
            for number, group in enumerate(groups, start=1)
        ],
        "consensus": [_line(group.shown, group.documents) for group in sorted(agreed, key=_worth)],
        "unique": unique,
    }


@dataclass(frozen=True, slots=True)
class _Group:
    rows: tuple[int, ...]
    documents: tuple[str, ...]
    shown: Sentence  # its medoid

    @staticmethod
    def of(rows: Sequence[int], material: Material) -> _Group:
        vectors = material.vectors[list(rows)]
        closeness = vectors @ vectors.sum(axis=0)
        medoid = rows[int(closeness.argmax())]
        documents = dict.fromkeys(material.sentences[row].article.id for row in rows)
        return _Group(tuple(rows), tuple(documents), material.sentences[medoid])


def _worth(group: _Group) -> tuple[int, int, tuple[int, ...]]:
    """Sort key: support, then size, then place."""
    return (-len(group.documents), -len(group.rows), group.rows)


def tell_first_sentences(material: Material) -> Record:
    """Return a summary of every article's first sentence, then every one's second, and so on."""
    articles = [
        [sentence for sentence in material.sentences if sentence.article.id == name]
        for name in material.documents
    ]
    turns = [each for turn in zip_longest(*articles) for each in turn if each is not None]
    return _summary(material, turns)


def tell_by_sumy(
    material: Material, summarizer: str = "lex-rank", cache: Cache | None = None
) -> Record:
    """Return a summary of the sentences that a summarizer of sumy rates best, the best first.

    It sees the whole story as one text. `summarizer` is the name of a selector, but not "medoid".
    """
    ratings = rate_texts([each.text for each in material.sentences], summarizer, cache)
    order = sorted(range(len(ratings)), key=lambda row: (-float(ratings[row]), row))
    return _summary(material, [material.sentences[row] for row in order])


def _summary(material: Material, sentences: Sequence[Sentence]) -> Record:
    """Return a record of a summary alone: each line credits nobody but its own article."""
    lines = [_line(sentence, (sentence.article.id,)) for sentence in sentences]
    return {**_sources(material), "clusters": [], "consensus": lines, "unique": {}}


def _sources(material: Material) -> dict[str, Any]:
    return {key: material.record[key] for key in ("documents", "sentences")}


def _line(sentence: Sentence, documents: Sequence[str]) -> Record:
    return {"sentence": sentence.id, "documents": list(documents)}
