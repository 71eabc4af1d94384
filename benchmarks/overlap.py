"""How well clusters match labelled facts: cosine, words and cosine, and the learned similarity.

    python benchmarks/overlap.py [--models FOLDER] [STORY ...]

Each STORY is a folder with articles, sentences.tsv and gold.json (data/README.md says what they
hold), or a folder of such; by default our own sample. The table shows the mean over the stories:
precision of the pairs of labelled sentences of different articles that a cluster joins, against
pairs that state a common fact; recall by fact, each fact weighted 1 to 3; and F1 of the two. All
rows score the same candidate pairs and cluster them alike, at the threshold that does best on these
very labels; what is used has the default.

The learned similarity knows our sample and the labelled stories it names. `--models` takes, for
each story, the model that never saw it: `learn_similarity.py --leave-out FOLDER` writes them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from summarize import Settings, load_encoder
from summarize.comparing.cache import default_cache
from summarize.comparing.candidates import cosines, likeness
from summarize.comparing.clusters import cluster_spans
from summarize.comparing.embeddings import Embeddings, embed
from summarize.comparing.evidence import gather_evidence
from summarize.comparing.similarity import (
    Pairs,
    PairSimilarity,
    compare_spans,
    learned_similarity,
    read_model,
)
from summarize.comparing.spans import gather_spans
from summarize.comparing.tokens import Rows, Vectors
from summarize.comparing.wire import credit_origins
from summarize.evaluating.labels import LabelledStory, find_labelled, read_labelled
from summarize.evaluating.scores import score_record
from summarize.reading.sentences import Sentence, split_articles
from summarize.showing.records import Record

SAMPLE = Path(__file__).parent.parent / "data" / "reservoir-leak"
THRESHOLDS = tuple(round(0.12 + 0.02 * step, 2) for step in range(30))  # 0.12 to 0.70


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled story, its sentences encoded."""

    story: LabelledStory
    sentences: tuple[Sentence, ...]
    embeddings: Embeddings


@dataclass(frozen=True, slots=True)
class Match:
    """How well clusters match the labels, each figure from 0 to 1."""

    precision: float  # of the joined pairs
    recall: float  # by fact
    f1: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", nargs="*", type=Path, default=[SAMPLE], metavar="STORY")
    parser.add_argument("--models", type=Path, help="folder of models, each without one story")
    options = parser.parse_args()
    folders = [each for story in options.stories for each in find_labelled(story)]
    lessons = [read_lesson(folder) for folder in folders]
    learned = [score_pairs(lesson, choose_learned(lesson, options.models)) for lesson in lessons]
    default = Settings().similarity
    rows = {
        "cosine, at its best": find_best(lessons, [score_pairs(each, cosine) for each in lessons]),
        "0.7 words, 0.3 cosine, at its best": find_best(
            lessons, [score_pairs(each, words_and_cosine) for each in lessons]
        ),
        "learned, at its best": find_best(lessons, learned),
        "what is used: learned": (default, match_all(lessons, learned, default)),
    }
    print(f"{'similarity':36}  threshold  precision  recall by fact     F1")
    for name, (threshold, found) in rows.items():
        figures = f"{found.precision:9.3f}  {found.recall:14.3f}  {found.f1:.3f}"
        print(f"{name:36}  {threshold:9.2f}  {figures}")


def read_lesson(folder: Path) -> Lesson:
    """Read a labelled story and encode its sentences."""
    story = read_labelled(folder)
    sentences = credit_origins(split_articles(story.articles), Settings().wire_overlap)
    encoder = load_encoder(Settings().encoder, default_cache())
    return Lesson(story, sentences, embed(gather_spans(sentences), encoder))


def cosine(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    """Measure by the vectors of whole sentences alone."""
    found: Vectors = np.clip(cosines(embeddings.vectors, left, right), 0, 1)
    return found


def words_and_cosine(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    """Measure by what pairs are proposed by."""
    return likeness(embeddings, left, right)


def choose_learned(lesson: Lesson, models: Path | None) -> PairSimilarity:
    """Return the learned similarity, or the one in `models` that never saw the story."""
    return (
        partial(_judge_by, models / f"{lesson.story.name}.json") if models else learned_similarity
    )


def _judge_by(path: Path, embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    learned = json.loads(path.read_text(encoding="utf-8"))["models"]["pairs"]
    model = read_model(learned["features"], learned["intercept"])
    return model.judge(gather_evidence(embeddings, left, right))


def score_pairs(lesson: Lesson, measure: PairSimilarity = learned_similarity) -> Pairs:
    """Score the candidate pairs of a story, by default as it is done."""
    return compare_spans(lesson.embeddings, measure)


def find_best(lessons: Sequence[Lesson], pairs: Sequence[Pairs]) -> tuple[float, Match]:
    """Return the threshold with the best F1 over the stories, and what it reaches."""
    found = {each: match_all(lessons, pairs, each) for each in THRESHOLDS}
    best = max(found, key=lambda threshold: (found[threshold].f1, threshold))
    return best, found[best]


def match_all(lessons: Sequence[Lesson], pairs: Sequence[Pairs], threshold: float) -> Match:
    """Return the mean over the stories."""
    found = [match(*each, threshold) for each in zip(lessons, pairs, strict=True)]
    return Match(
        float(np.mean([each.precision for each in found])),
        float(np.mean([each.recall for each in found])),
        float(np.mean([each.f1 for each in found])),
    )


def match(lesson: Lesson, pairs: Pairs, threshold: float) -> Match:
    """Cluster a story's sentences and set what is joined beside the labels."""
    clusters = cluster_spans(lesson.embeddings.spans, pairs, threshold)
    groups = [[sentence.id for sentence in cluster.members] for cluster in clusters]
    scores = score_record(lesson.story, _record(lesson, groups)).clusters
    return Match(scores.pairs.precision, scores.recall_by_fact, scores.f1_by_fact)


def _record(lesson: Lesson, groups: Sequence[Sequence[str]]) -> Record:
    """Return the clusters in the form of `comparison.json`, without what is made of them."""
    return {
        "documents": [{"id": article.id} for article in lesson.story.articles],
        "sentences": [
            {
                "id": each.id,
                "document": each.article.id,
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "kind": each.kind,
            }
            for each in lesson.sentences
        ],
        "clusters": [{"sentences": group} for group in groups],
        "consensus": [],
        "unique": {},
    }


if __name__ == "__main__":
    main()
