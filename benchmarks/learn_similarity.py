"""Learn the pair similarity again from labelled stories, and say how good it is on unseen ones.

    python benchmarks/learn_similarity.py [--corpus allsides.jsonl.gz] [--out FILE] [STORY ...]

Learned on our sample, on the labelled stories of the corpus where it is given, and on every
labelled STORY. Each story's figures come from a model learned on all the others. `--out` writes
the model learned on all of them, `--leave-out FOLDER` one for each story that never saw it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from labelled_corpus import unpack_labels
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, log_loss

from summarize import load_encoder
from summarize.comparing.cache import default_cache
from summarize.comparing.candidates import propose_pairs
from summarize.comparing.embeddings import BUNDLED, Embeddings, embed
from summarize.comparing.evidence import MEANINGS, Evidence, gather_evidence
from summarize.comparing.interaction import Matcher
from summarize.comparing.similarity import LogisticModel, read_model
from summarize.comparing.spans import Span, gather_spans
from summarize.comparing.tokens import Rows
from summarize.comparing.wire import credit_origins
from summarize.evaluating.labels import LabelledStory, find_labelled, read_labelled
from summarize.judging.agreement import WHOLE_MEANINGS, describe_matches
from summarize.reading.sentences import split_articles
from summarize.settings import Settings

SAMPLE = Path(__file__).parent.parent / "data" / "reservoir-leak"
FEATURES = ("run", "tokens", "words", "vectors", "centred", "third", "early", "quoted")
WITHOUT_TOKENS = ("likeness",)
WHOLE_FEATURES = tuple(WHOLE_MEANINGS)
_STRENGTH = 0.1  # C of the logistic regression: the smaller, the smaller the weights
_COVERED = 0.4  # share of a labelled sentence that ours must hold to carry its facts

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """What one labelled story teaches."""

    name: str
    evidence: Evidence
    same: Flags  # (pairs,): whether the two state a common fact
    across: Flags  # (pairs,): whether they come from two documents; only these are learned from
    embeddings: Embeddings
    left: Rows
    right: Rows
    matcher: Matcher
    facts: Sequence[frozenset[str]]  # by span
    told: dict[str, frozenset[str]]  # by document: all facts that it states


def read_lesson(folder: Path) -> Lesson:
    """Read a labelled story and gather the evidence on its candidate pairs."""
    story = read_labelled(folder)
    sentences = credit_origins(split_articles(story.articles), Settings().wire_overlap)
    spans = gather_spans(sentences)
    embeddings = embed(spans, load_encoder(BUNDLED, default_cache()))
    left, right = propose_pairs(embeddings)
    facts = facts_by_span(story, spans)
    document = np.array([span.sentence.article.id for span in spans])
    matcher = embeddings.matcher
    assert matcher is not None
    return Lesson(
        name=story.name,
        evidence=gather_evidence(embeddings, left, right),
        same=np.array([bool(facts[a] & facts[b]) for a, b in zip(left, right, strict=True)]),
        across=document[left] != document[right],
        embeddings=embeddings,
        left=left,
        right=right,
        matcher=matcher,
        facts=facts,
        told={
            article.id: frozenset(f.id for f in story.facts if place in f.documents)
            for place, article in enumerate(story.articles)
        },
    )


def facts_by_span(story: LabelledStory, spans: Iterable[Span]) -> list[frozenset[str]]:
    """Return the facts that each span states: those of the labelled sentences that it covers."""
    order = {article.id: place for place, article in enumerate(story.articles)}
    states: dict[tuple[int, int], set[str]] = {}
    for fact in story.facts:
        for place in fact.mentions:
            states.setdefault(place, set()).add(fact.id)
    found = []
    for span in spans:
        ours = span.sentence
        held: set[str] = set()
        for theirs in story.sentences:
            common = min(ours.end, theirs.end) - max(ours.start, theirs.start)
            same_document = theirs.place[0] == order[ours.article.id]
            if same_document and common > 0 and common >= _COVERED * (theirs.end - theirs.start):
                held |= states.get(theirs.place, set())
        found.append(frozenset(held))
    return found


def fit(
    names: Sequence[str], table: npt.NDArray[np.float64], truth: Flags, meanings: Any
) -> dict[str, Any]:
    """Return a logistic model as `similarity.json` holds it."""
    means, scales = table.mean(axis=0), table.std(axis=0)
    model = LogisticRegression(C=_STRENGTH, max_iter=5000).fit((table - means) / scales, truth)
    rows = zip(names, means, scales, model.coef_[0], strict=True)
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "examples": len(truth),
        "true": int(truth.sum()),
        "features": [
            {
                "name": name,
                "meaning": meanings[name],
                "mean": round(float(mean), 5),
                "scale": round(float(scale), 5),
                "weight": round(float(weight), 4),
            }
            for name, mean, scale, weight in rows
        ],
    }


def fit_all(lessons: Sequence[Lesson], *, leaving_out: str = "") -> dict[str, Any]:
    """Return all models, learned on every story but one."""
    used = [lesson for lesson in lessons if lesson.name != leaving_out]
    same = np.concatenate([lesson.same[lesson.across] for lesson in used])

    def stack(names: Sequence[str]) -> npt.NDArray[np.float64]:
        return np.concatenate([lesson.evidence.table(names)[lesson.across] for lesson in used])

    pairs = fit(FEATURES, stack(FEATURES), same, MEANINGS)
    model = as_model(pairs)
    lines = [describe_lines(lesson, model) for lesson in used]
    owns = [describe_sentences(lesson) for lesson in used]
    return {
        "version": 1,
        "encoder": BUNDLED,
        "learned_on": [lesson.name for lesson in used],
        "models": {
            "pairs": pairs,
            "pairs without tokens": fit(WITHOUT_TOKENS, stack(WITHOUT_TOKENS), same, MEANINGS),
            "whole line": fit(
                WHOLE_FEATURES,
                np.concatenate([table for table, _ in lines]),
                np.concatenate([truth for _, truth in lines]),
                WHOLE_MEANINGS,
            ),
            "own part": fit(
                WHOLE_FEATURES,
                np.concatenate([table for table, _ in owns]),
                np.concatenate([truth for _, truth in owns]),
                WHOLE_MEANINGS,
            ),
        },
    }


def describe_lines(lesson: Lesson, model: LogisticModel) -> tuple[npt.NDArray[np.float64], Flags]:
    """Return for every sentence and every other document that states something of it what speaks
    for its stating the whole, and whether it does."""
    probability = model.judge(lesson.evidence)
    spans = lesson.embeddings.spans
    near: dict[tuple[int, str], list[int]] = {}
    joined = lesson.across & (probability > Settings().similarity)
    for a, b in zip(lesson.left[joined].tolist(), lesson.right[joined].tolist(), strict=True):
        near.setdefault((a, spans[b].sentence.article.id), []).append(b)
        near.setdefault((b, spans[a].sentence.article.id), []).append(a)
    rows, truth = [], []
    for (row, document), others in sorted(near.items()):
        if spans[row].sentence.kind == "body":
            rows.append(describe(lesson.matcher, row, others))
            truth.append(lesson.facts[row] <= lesson.told[document])
    return np.array(rows), np.array(truth)


def describe_sentences(lesson: Lesson) -> tuple[npt.NDArray[np.float64], Flags]:
    """Return for every sentence what speaks for its saying something that no other document says,
    and whether it does."""
    spans = lesson.embeddings.spans
    near: dict[int, list[int]] = {}
    for a, b in zip(lesson.left[lesson.across], lesson.right[lesson.across], strict=True):
        near.setdefault(int(a), []).append(int(b))
        near.setdefault(int(b), []).append(int(a))
    rows, truth = [], []
    for row, others in sorted(near.items()):
        if spans[row].sentence.kind == "body":
            own = spans[row].sentence.article.id
            told = frozenset().union(*(f for d, f in lesson.told.items() if d != own))
            rows.append(describe(lesson.matcher, row, others))
            truth.append(not lesson.facts[row] <= told)
    return np.array(rows), np.array(truth)


def describe(matcher: Matcher, row: int, others: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return what speaks for some sentences together stating all of another."""
    together = matcher.found_in(row, others).max(axis=0)
    (described,) = describe_matches(matcher, row, together[None])
    return np.asarray(described)


def as_model(learned: dict[str, Any]) -> LogisticModel:
    """Return a fitted model as the package uses it."""
    return read_model(learned["features"], learned["intercept"])


def main() -> None:
    """Learn, report, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", nargs="*", type=Path, metavar="STORY")
    parser.add_argument("--corpus", type=Path, help="the AllSides corpus, for our labels of it")
    parser.add_argument("--out", type=Path, help="where to write the model learned on all")
    parser.add_argument("--leave-out", type=Path, help="folder for models that leave one out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked:
        folders = [SAMPLE, *(each for story in options.stories for each in find_labelled(story))]
        if options.corpus is not None:
            folders += unpack_labels(options.corpus, Path(unpacked))
        lessons = [read_lesson(folder) for folder in folders]
    if options.leave_out is not None:
        options.leave_out.mkdir(parents=True, exist_ok=True)
    if len(lessons) > 1:
        report(lessons, options.leave_out)
    if options.out is not None:
        options.out.write_text(json.dumps(fit_all(lessons), indent=1) + "\n", encoding="utf-8")


def report(lessons: Sequence[Lesson], leave_out: Path | None) -> None:
    """Print how well each story's pairs are told apart by a model that never saw it."""
    print(f"{'story':24} pairs same  AP likeness  AP learned  log loss")
    sums, judged, truths = [], [], []
    for lesson in lessons:
        learned = fit_all(lessons, leaving_out=lesson.name)
        if leave_out is not None:
            text = json.dumps(learned, indent=1) + "\n"
            (leave_out / f"{lesson.name}.json").write_text(text, encoding="utf-8")
        probability = as_model(learned["models"]["pairs"]).judge(lesson.evidence)[lesson.across]
        same = lesson.same[lesson.across]
        plain = lesson.evidence.values["likeness"][lesson.across]
        figures = (
            average_precision_score(same, plain),
            average_precision_score(same, probability),
            log_loss(same, probability, labels=[False, True]),
        )
        sums.append(figures)
        judged.append(probability)
        truths.append(same)
        row = "".join(f"{figure:12.3f}" for figure in figures)
        print(f"{lesson.name:24} {len(same):5} {same.sum():4}{row}")
    print(f"{'mean':35}" + "".join(f"{figure:12.3f}" for figure in np.mean(sums, axis=0)))
    print("\nprobability  pairs  said  true")
    said, true = np.concatenate(judged), np.concatenate(truths)
    for low in np.arange(10) / 10:
        part = (said >= low) & (said < low + 0.1)
        print(
            f"{low:.1f} to {low + 0.1:.1f} {part.sum():8} {said[part].mean():5.2f} "
            f"{true[part].mean():5.2f}"
        )


if __name__ == "__main__":
    main()
