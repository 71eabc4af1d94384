"""Many articles in which people know who holds which insight → who the program says holds it.

No judge says whether a sentence tells an insight: it does when it has at least `MATCHED` of the
insight's content words, stemmed. That is strict with paraphrases and blind to denials, and the
same for every system. `docs/MEASUREMENTS.md` says how often it is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from summarize.briefing import compose_briefing
from summarize.comparing.cache import Cache
from summarize.comparing.words import content_words
from summarize.errors import LabelsError
from summarize.evaluating.corpora import read_documents, read_lines, read_list
from summarize.evaluating.scores import Rate, cut_lines, harmonic_mean
from summarize.reading.articles import Article
from summarize.settings import Settings
from summarize.showing.records import Record, to_record

MATCHED = 0.45  # share of an insight's content words from which a sentence tells it
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Insight:
    """A piece of information and the documents that were annotated to hold it."""

    id: str
    text: str
    documents: frozenset[str]  # at least one


@dataclass(frozen=True, slots=True)
class InsightStory:
    """Articles on one topic and the insights in them."""

    id: str
    articles: tuple[Article, ...]
    insights: tuple[Insight, ...]
    drawn: bool  # from a larger story: small, and told apart into unique and shared


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which insights a summary tells, and whether it names the documents that hold them."""

    told: Rate  # insights that a line of the consensus matches
    words: int
    citation_precision: float  # mean over the insights told, 0 to 1
    citation_recall: float
    citation_f1: float  # mean of each insight's own F1, 0 to 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Is an insight that one document holds found to be unique, and a shared one shared?"""

    unique: Rate  # of the insights that one document holds, those in a cluster of one document
    shared: Rate  # of those that several hold, those in a cluster of several

    @property
    def balanced_accuracy(self) -> float:
        """Mean of the two shares, 0 to 1; 0.5 is chance."""
        return (self.unique.share + self.shared.share) / 2


@dataclass(frozen=True, slots=True)
class InsightReport:
    """Figures on every file that was given."""

    coverage: Mapping[str, Coverage]  # by the id of a whole story
    standing: Mapping[int, Standing]  # drawn stories of so many articles, taken together


def read_insights(
    paths: Iterable[str | Path], limit: int | None = None
) -> tuple[InsightStory, ...]:
    """Read whole stories with "documents" and "subtopics", and small ones drawn from them.

    A drawn story names its documents by "doc_ids" and its insights as "gold_points"; the file
    with the documents must be among those given. `limit` keeps only so many stories of a kind.

    Raises:
        LabelsError: a file cannot be read or a line does not fit; the message names it.

    """
    records = [each for path in paths for each in read_lines(path)]
    whole = [each for each in records if "doc_ids" not in each[1]]
    documents = {
        str(document["id"]): document
        for where, record in whole
        for document in read_list(record, "documents", where, lambda each: "id" in each)
    }
    drawn = [(where, _draw(record, documents, where)) for where, record in records
             if "doc_ids" in record]  # fmt: skip
    return (
        *(_story(record, where, drawn=False) for where, record in whole[:limit]),
        *(_story(record, where, drawn=True) for where, record in drawn[:limit]),
    )


def _draw(record: Mapping[str, Any], documents: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    names = read_list(record, "doc_ids", where, lambda each: isinstance(each, str))
    for name in names:
        if name not in documents:
            raise LabelsError(
                f"{where}: no file that was given holds the document '{name}'. "
                "Give the file that this story was drawn from as well."
            )
    return {**record, "documents": [documents[name] for name in names]}


def _story(record: Mapping[str, Any], where: str, *, drawn: bool) -> InsightStory:
    articles = read_documents(record, where)
    known = {article.id for article in articles}
    if drawn:
        entries = list(read_list(record, "gold_points", where, _is_insight))
    else:
        topics = read_list(record, "subtopics", where, lambda each: isinstance(each, dict))
        entries = [each for topic in topics
                   for each in read_list(topic, "insights", where, _is_insight)]  # fmt: skip
    insights = [
        Insight(str(each["insight_id"]), each["insight"], frozenset(each["docs"]) & known)
        for each in entries
    ]
    held = tuple(insight for insight in insights if insight.documents)
    if not held:
        raise LabelsError(f"{where}: no insight is held by a document of this story")
    return InsightStory(str(record.get("id", where)), articles, held, drawn)


def _is_insight(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and "insight_id" in entry
        and isinstance(entry.get("insight"), str)
        and isinstance(entry.get("docs"), list)
    )


def measure_insights(
    stories: Sequence[InsightStory],
    words: int,
    *,
    settings: Settings | None = None,
    cache: Cache | None = None,
    on_step: Step = lambda _: None,
) -> InsightReport:
    """Compare every story and measure it: whole ones for coverage, drawn ones for standing."""
    chosen = (settings or Settings()).model_copy(update={"summary_words": max(20, words)})
    coverage: dict[str, Coverage] = {}
    standings: dict[int, list[Standing]] = {}
    for number, story in enumerate(stories, start=1):
        on_step(f"story {number} of {len(stories)}")
        record = to_record(compose_briefing(story.articles, chosen, cache=cache))
        if story.drawn:
            found = score_standing(story.insights, record)
            standings.setdefault(len(story.articles), []).append(found)
        else:
            coverage[story.id] = score_coverage(story.insights, record, words)
    return InsightReport(coverage, {size: _add(standings[size]) for size in sorted(standings)})


def score_coverage(
    insights: Sequence[Insight], record: Record, words: int | None = None
) -> Coverage:
    """Say which insights the consensus tells, each by its best-matching line."""
    text = {each["id"]: each["text"] for each in record["sentences"]}
    lines = cut_lines(record["consensus"], lambda name: len(text[name].split()), words)
    matcher = _Matcher([text[line["sentence"]] for line in lines])
    cited = []
    for insight in insights:
        place, share = matcher.best(insight.text)
        if share >= MATCHED:
            cited.append(_score_citation(insight.documents, lines[place]["documents"]))
    means = np.mean(cited, axis=0).tolist() if cited else [0.0, 0.0, 0.0]
    shown = sum(len(text[line["sentence"]].split()) for line in lines)
    return Coverage(Rate(len(cited), len(insights)), shown, *means)


def _score_citation(held: frozenset[str], cited: Iterable[str]) -> tuple[float, float, float]:
    listed = frozenset(cited)
    common = len(held & listed)
    precision, recall = Rate(common, len(listed)).share, Rate(common, len(held)).share
    return precision, recall, harmonic_mean(precision, recall)


def score_standing(insights: Sequence[Insight], record: Record) -> Standing:
    """Call an insight unique when its best match stands in no cluster of several documents."""
    text = {each["id"]: each["text"] for each in record["sentences"]}
    document = {each["id"]: each["document"] for each in record["sentences"]}
    company: dict[str, int] = {}  # for each sentence the documents of the cluster that has most
    for cluster in record["clusters"]:
        documents = len({document[each] for each in cluster["sentences"]})
        for name in cluster["sentences"]:
            company[name] = max(documents, company.get(name, 0))
    names = list(company)
    matcher = _Matcher([text[name] for name in names])
    verdicts = []
    for insight in insights:
        place, share = matcher.best(insight.text)
        found_alone = share == 0 or company[names[place]] == 1  # what nobody tells, nobody shares
        verdicts.append((len(insight.documents) == 1, found_alone))
    return Standing(
        unique=Rate(sum(a and b for a, b in verdicts), sum(a for a, _ in verdicts)),
        shared=Rate(sum(not a and not b for a, b in verdicts), sum(not a for a, _ in verdicts)),
    )


class _Matcher:
    """Finds the text that has the most of another's content words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(content_words(text)) for text in texts]

    def best(self, text: str) -> tuple[int, float]:
        """Return place and share of the best text; the shortest wins a tie, then the first."""
        wanted = frozenset(content_words(text))
        shares = [len(wanted & held) / max(1, len(wanted)) for held in self._words]
        places = range(len(shares))
        best = max(places, key=lambda k: (shares[k], -len(self._words[k]), -k), default=0)
        return best, shares[best] if shares else 0.0


def _add(standings: Sequence[Standing]) -> Standing:
    def total(rates: Iterable[Rate]) -> Rate:
        counts = [(rate.right, rate.of) for rate in rates]
        return Rate(sum(right for right, _ in counts), sum(of for _, of in counts))

    return Standing(
        unique=total(each.unique for each in standings),
        shared=total(each.shared for each in standings),
    )
