"""A line and the sentences joined with it → which part each document states, and who all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarize.comparing.clusters import Cluster
from summarize.comparing.embeddings import Embeddings, Vectors
from summarize.comparing.interaction import RUN, Matcher, prepare_matcher
from summarize.comparing.similarity import load_models
from summarize.comparing.words import content_words
from summarize.reading.sentences import Span

WHOLE_MEANINGS: Mapping[str, str] = {
    "covered": "how much of the line is found in the document's joined sentences, -1 to 1",
    "weakest": "the same for the run of fourteen tokens that is found least, -1 to 1",
    "length": "the line's tokens, as ln(1 + tokens)",
}
_SURELY = 0.3  # probability from which a document is said to state the whole line


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the documents behind a line have in common with it."""

    documents: tuple[str, ...]  # the ids of all that state its point or a part of it, sorted
    whole: tuple[str, ...]  # of these, the ones that state everything in it
    part: Span | None  # the run that is agreed best; code points into the line; None for all of it


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The part of a sentence that other outlets say least."""

    part: Span  # code points into the sentence; end is not included
    probability: float  # that the sentence says something no other outlet says, 0 to 1


class Comparer:
    """Compares lines with the sentences joined with them, token by token where there are tokens."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._spans = embeddings.spans
        self._matcher = prepare_matcher(embeddings)

    def compare(self, row: int, clusters: Sequence[Cluster]) -> Agreement:
        """Return who states the span `row` and how much of it; the clusters all hold it.

        A document that prints the very sentence, as its own or as a reprint, states the whole.
        """
        line = self._spans[row]
        joined = dict.fromkeys(
            other
            for cluster in clusters
            for other, span in zip(cluster.rows, cluster.spans, strict=True)
            if other != row and span in cluster.telling
        )
        by_document: dict[str, list[int]] = {}
        for other in joined:
            for sentence in self._spans[other].sentences:
                by_document.setdefault(sentence.article.id, []).append(other)
        printed = {sentence.article.id for sentence in line.sentences}
        whole = printed | {
            document for document, others in by_document.items() if self._states_all(row, others)
        }
        foreign = [row_ for row_ in joined if self._spans[row_].origin != line.origin]
        return Agreement(
            documents=tuple(sorted(printed | by_document.keys())),
            whole=tuple(sorted(whole)),
            part=self._agreed_part(row, foreign),
        )

    def find_own_part(self, row: int, others: Sequence[int]) -> OwnPart | None:
        """Return what span `row` says beyond other outlets' spans; None without tokens to tell."""
        if self._matcher is None or not others:
            return None
        matches = self._matcher.found_in(row, others)
        described = np.array([describe_line(self._matcher, row, others)])
        probability = float(load_models()["own part"].probability(described)[0])
        first = int(self._matcher.runs(row, matches).argmin())
        return OwnPart(self._run_place(self._matcher, row, first), probability)

    def _run_place(self, matcher: Matcher, row: int, first: int) -> Span:
        """Return where a run of tokens stands in a span's text, widened to whole words."""
        places = matcher.tokens.places[matcher.tokens.of(row)]
        last = min(first + RUN, len(places)) - 1
        return _to_words(self._spans[row].text, int(places[first, 0]), int(places[last, 1]))

    def _states_all(self, row: int, others: Sequence[int]) -> bool:
        if self._matcher is None:
            held = {word for other in others for word in content_words(self._spans[other].text)}
            return held.issuperset(content_words(self._spans[row].text))
        described = np.array([describe_line(self._matcher, row, others)])
        return bool(load_models()["whole line"].probability(described)[0] > _SURELY)

    def _agreed_part(self, row: int, others: Sequence[int]) -> Span | None:
        """Return the run of the line that the others state best, widened to whole words."""
        if self._matcher is None or not others:
            return None
        each = np.stack([self._matcher.found_in(row, [other]) for other in others])
        means = self._matcher.runs(row, each.mean(axis=0))
        return self._run_place(self._matcher, row, int(means.argmax())) if len(means) > 1 else None


def describe_line(matcher: Matcher, row: int, others: Sequence[int]) -> Sequence[float]:
    """Return what speaks for `others` together stating all of span `row`: see `WHOLE_MEANINGS`."""
    matches: Vectors = matcher.found_in(row, others)
    return (
        matcher.share(row, matches),
        float(matcher.runs(row, matches).min()),
        float(np.log1p(len(matches))),
    )


def _to_words(text: str, start: int, end: int) -> Span:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
