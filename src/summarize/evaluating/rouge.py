"""Stories with summaries that people wrote → how many of their words ours has, beside others'.

ROUGE (Lin 2004) counts common words, common pairs of words and the longest common sequence. It
knows nothing of meaning, and a neutral editor may put in other words what the articles agree on:
it tells summaries apart only over many stories, and position in the article alone does well.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from summarize.briefing import Briefing, compose_briefing
from summarize.comparing.cache import Cache
from summarize.comparing.representatives import rate_texts
from summarize.evaluating.corpora import CorpusStory
from summarize.settings import Settings

Measure = Literal["ROUGE-1", "ROUGE-2", "ROUGE-L"]
MEASURES: tuple[Measure, ...] = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
OURS = "summarize"
CONSENSUS = "its consensus alone"
Step = Callable[[str], None]

_KEYS = {"ROUGE-1": "rouge1", "ROUGE-2": "rouge2", "ROUGE-L": "rougeL"}
_SEED = 0
_DRAWS = 10_000  # of the bootstrap: p-values have steps of a ten-thousandth
_BLOCK = 500  # draws at once: bounds memory
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Match:
    """How much of a reference's words a text has, each 0 to 1."""

    f1: float
    recall: float


@dataclass(frozen=True, slots=True)
class SystemRouge:
    """What one system reaches over the stories of a corpus."""

    name: str
    words: float  # used, on average; fewer than allowed where there was no more to say
    means: Mapping[Measure, Match]


@dataclass(frozen=True, slots=True)
class Difference:
    """Ours less another's, over the same stories."""

    other: str
    measure: Measure
    mean: float  # of the F1s, -1 to 1; above 0 ours is better
    low: float  # bounds of the 95 % confidence interval
    high: float
    p: float  # two-sided: how often a draw of the stories would turn it round


@dataclass(frozen=True, slots=True)
class RougeReport:
    """ROUGE of what we tell, the articles' first words, LexRank and random sentences."""

    stories: int
    words: int  # at which every summary is cut
    systems: tuple[SystemRouge, ...]  # ours first
    differences: tuple[Difference, ...]  # ours from each of the others


def measure_rouge(
    stories: Sequence[CorpusStory],
    words: int,
    *,
    settings: Settings | None = None,
    cache: Cache | None = None,
    on_step: Step = lambda _: None,
) -> RougeReport:
    """Compare what we tell with lead, LexRank and random, all cut at so many words.

    The cut falls within a sentence if need be, the same for all. Our consensus is composed with
    room for twice the words, so that it is cut, too, and not merely short of a line. Where the
    articles agree on less than that, other points follow (`tell_in_full`), and what the
    consensus alone reaches is measured as well: `words` says how long it was. Lead is the first
    words of the articles one after the other in file order.
    """
    chosen = _with_room(settings or Settings(), words)
    texts: dict[str, list[str]] = {}
    for number, story in enumerate(stories, start=1):
        on_step(f"story {number} of {len(stories)}")
        briefing = compose_briefing(story.articles, chosen, cache=cache)
        for name, text in summarize_all(briefing, cache).items():
            texts.setdefault(name, []).append(cut(text, words))
    references = [story.references for story in stories]
    matches = {name: match_references(told, references) for name, told in texts.items()}
    return RougeReport(
        stories=len(stories),
        words=words,
        systems=tuple(_system(name, texts[name], matches[name]) for name in texts),
        differences=tuple(
            _difference(other, measure, matches)
            for other in texts
            if other != OURS
            for measure in MEASURES
        ),
    )


def _with_room(settings: Settings, words: int) -> Settings:
    return settings.model_copy(update={"summary_words": max(20, min(5000, 2 * words))})


def summarize_all(briefing: Briefing, cache: Cache | None = None) -> Mapping[str, str]:
    """Return the text of every system for one story, not yet cut."""
    report = [sentence.text for sentence in briefing.sentences if sentence.kind == "body"]
    ratings = rate_texts(report, "lex-rank", cache)
    by_rating = sorted(range(len(report)), key=lambda row: (-float(ratings[row]), row))
    drawn = random.Random(f"{_SEED} {briefing.story}").sample(report, len(report))
    return {
        OURS: " ".join(tell_in_full(briefing)),
        CONSENSUS: " ".join(line.sentence.text for line in briefing.summary),
        "lead": " ".join(article.text for article in briefing.articles),
        "LexRank": " ".join(report[row] for row in by_rating),
        "random": " ".join(drawn),
    }


def tell_in_full(briefing: Briefing) -> Sequence[str]:
    """Return the consensus, then what else is told: first what several outlets tell.

    Within both the most important first. What outlets clash on and what needs an earlier sentence
    is left out.
    """
    told = {line.sentence.id for line in briefing.summary}
    rest = [
        finding
        for finding in briefing.findings
        if finding.representative.id not in told
        and finding.representative.kind == "body"
        and finding.kind != "contested"
        and finding.context.complete
        and not finding.context.lead_in
    ]
    rest.sort(key=lambda each: (each.support < 2, -each.importance))
    shown = [*(line.sentence for line in briefing.summary), *(each.representative for each in rest)]
    return [sentence.text for sentence in shown]


def cut(text: str, words: int) -> str:
    """Return the first so many words, counted at spaces, on one line."""
    return " ".join(text.split()[:words])


def match_references(
    texts: Sequence[str], references: Sequence[Iterable[str]]
) -> Mapping[Measure, tuple[Match, ...]]:
    """Return for every text the best match with one of its references, words stemmed."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(list(_KEYS.values()), use_stemmer=True)
    found: dict[Measure, list[Match]] = {measure: [] for measure in MEASURES}
    for text, told in zip(texts, references, strict=True):
        scored = [scorer.score(reference, text) for reference in told]
        for measure in MEASURES:
            best = max((each[_KEYS[measure]] for each in scored), key=lambda each: each.fmeasure)
            found[measure].append(Match(float(best.fmeasure), float(best.recall)))
    return {measure: tuple(matches) for measure, matches in found.items()}


def _system(
    name: str, texts: Sequence[str], matches: Mapping[Measure, Sequence[Match]]
) -> SystemRouge:
    return SystemRouge(
        name=name,
        words=float(np.mean([len(text.split()) for text in texts])),
        means={
            measure: Match(
                float(np.mean([each.f1 for each in found])),
                float(np.mean([each.recall for each in found])),
            )
            for measure, found in matches.items()
        },
    )


def _difference(
    other: str, measure: Measure, matches: Mapping[str, Mapping[Measure, Sequence[Match]]]
) -> Difference:
    ours, theirs = (
        np.array([each.f1 for each in matches[name][measure]]) for name in (OURS, other)
    )
    return Difference(other, measure, *compare_paired(ours - theirs))


def compare_paired(differences: npt.NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Return the mean of paired differences, the bounds of its 95 % interval and a p-value.

    Paired bootstrap over the stories (Efron and Tibshirani 1993; for summaries, Koehn 2004), with
    a fixed seed. The p-value is two-sided and never 0: no draw can rule chance out altogether.
    """
    generator = np.random.default_rng(_SEED)
    count = len(differences)
    means = np.concatenate(
        [
            differences[generator.integers(count, size=(_BLOCK, count))].mean(axis=1)
            for _ in range(_DRAWS // _BLOCK)
        ]
    )
    low, high = np.quantile(means, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    turned = min(int((means <= 0).sum()), int((means >= 0).sum()))
    p = min(1.0, 2 * (turned + 1) / (_DRAWS + 1))
    return float(differences.mean()), float(low), float(high), p
