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
_SURELY = 0.5  # probability from which a document is said to state the whole line


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the documents behind a line have in common with it."""

    documents: tuple[str, ...]  # the ids of all that state its point or a part of it, sorted
    whole: tuple[str, ...]  # of these, the ones that state everything in it
    part: Span | None  # the run that is agreed best; code points into the line; None for all of it


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
        places = self._matcher.tokens.places[self._matcher.tokens.of(row)]
        if len(means) == 1:
            return None
        first = int(means.argmax())
        return _to_words(
            self._spans[row].text, int(places[first, 0]), int(places[first + RUN - 1, 1])
        )


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
