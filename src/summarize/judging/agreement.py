"""A line and the sentences joined with it → which part each document states, and who all of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from summarize.comparing.clusters import Cluster
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.interaction import Matcher
from summarize.comparing.similarity import Pairs, load_models
from summarize.comparing.spans import Span as ComparedSpan
from summarize.comparing.tokens import Vectors
from summarize.comparing.words import content_words
from summarize.reading.clauses import whole_clauses
from summarize.reading.sentences import Span

WHOLE_MEANINGS: Mapping[str, str] = {
    "covered": "how much of the line is found in the document's joined sentences, -1 to 1",
    "weakest": "the same for the run of fourteen tokens that is found least, -1 to 1",
    "length": "the line's tokens, as ln(1 + tokens)",
}
Table = npt.NDArray[np.float64]

_NOTHING = 1e-4  # a sum this small comes of rounding
_SURELY = 0.3  # probability from which a document is said to state the whole line


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the documents behind a line have in common with it."""

    documents: tuple[str, ...]  # the ids of all that state its point or a part of it, sorted
    whole: tuple[str, ...]  # of these, the ones that state everything in it
    part: Span | None  # the clauses agreed best; code points into the line; None for all of it


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The part of a sentence that other outlets say least."""

    part: Span  # code points into the sentence; end is not included
    probability: float  # that the sentence says something no other outlet says, 0 to 1


class Comparer:
    """Compares lines with the sentences joined with them, token by token where there are tokens."""

    def __init__(self, embeddings: Embeddings, pairs: Pairs) -> None:
        self._spans = embeddings.spans
        self._pairs = pairs
        self._matcher = embeddings.matcher
        self._names = embeddings.words.names
        # What was compared before: a story that is judged at another threshold asks again.
        self._own_parts: dict[tuple[int, Span | None], OwnPart | None] = {}
        self._held: dict[int, frozenset[str]] = {}  # the words of a span

    @property
    def spans(self) -> Sequence[ComparedSpan]:
        """What is compared, in reading order."""
        return self._spans

    @property
    def pairs(self) -> Pairs:
        """How surely any two of them say the same."""
        return self._pairs

    def compare(
        self, row: int, clusters: Sequence[Cluster], differing: Collection[int] = ()
    ) -> Agreement:
        """Return who states the span `row` and how much of it.

        The clusters all hold it; the part that is agreed is what those of the first agree on.
        A document that prints the very sentence, as its own or as a reprint, states the whole;
        one whose sentence is `differing`, a row that gives another value, does not by that one.
        """
        line = self._spans[row]
        joined = dict.fromkeys(
            other for cluster in clusters for other in cluster.telling_rows if other != row
        )
        by_document: dict[str, list[int]] = {}
        for other in joined:
            for sentence in self._spans[other].sentences:
                by_document.setdefault(sentence.article.id, []).append(other)
        printed = {sentence.article.id for sentence in line.sentences}
        alike = {
            each: rest
            for each, others in by_document.items()
            if (rest := [other for other in others if other not in differing])
        }
        whole = printed.union(self._state_all(row, alike))
        return Agreement(
            documents=tuple(sorted(printed | by_document.keys())),
            whole=tuple(sorted(whole)),
            part=self.find_agreed_part(row, clusters[0]),
        )

    def find_agreed_part(self, row: int, cluster: Cluster) -> Span | None:
        """Return the clauses of a member of a cluster that the other outlets in it state best.

        None where no clause stands out.
        """
        others = [
            other
            for other in cluster.rows
            if self._spans[other].origin != self._spans[row].origin and other not in cluster.apart
        ]
        if self._matcher is None or not others:
            return None
        return self._best_part(row, self._matcher.found_in(row, others).mean(axis=0))

    def find_own_part(self, row: int, agreed: Span | None = None) -> OwnPart | None:
        """Return what a span says beyond all that other outlets' spans say.

        The part has nothing in common with `agreed`, the part that others are held to state; where
        no clause of the rest stands out it is the whole span. None without tokens to tell, or where
        nothing of another outlet is like it.
        """
        if (row, agreed) not in self._own_parts:
            self._own_parts[row, agreed] = self._compare_own_part(row, agreed)
        return self._own_parts[row, agreed]

    def _compare_own_part(self, row: int, agreed: Span | None) -> OwnPart | None:
        origin = self._spans[row].origin
        near = (other for other, _ in self._pairs.neighbours(row))
        others = [other for other in near if self._spans[other].origin != origin]
        if self._matcher is None or not others:
            return None
        matches = self._matcher.found_in(row, others).max(axis=0)
        described = describe_matches(self._matcher, row, matches[None])
        probability = float(load_models()["own part"].probability(described)[0])
        part = self._best_part(row, -matches, agreed) or (0, len(self._spans[row].text))
        return OwnPart(part, probability)

    def _best_part(self, row: int, matches: Vectors, apart_from: Span | None = None) -> Span | None:
        """Return the whole clauses, one after the other, that stand out most; None for all.

        They are worth what their tokens exceed the sentence's mean by, each by its weight. Where
        all match alike none stands out, and nothing is marked that cannot be read by itself, or
        that overlaps `apart_from`.
        """
        assert self._matcher is not None
        tokens = self._matcher.tokens.of(row)
        starts = self._matcher.tokens.places[tokens, 0]
        excess = self._matcher.tokens.weights[tokens] * (
            matches - self._matcher.share(row, matches[None])
        )
        worth = {
            (start, end): round(float(excess[(starts >= start) & (starts < end)].sum()), 6)
            for start, end in whole_clauses(self._spans[row].text)
            if apart_from is None or end <= apart_from[0] or apart_from[1] <= start
        }
        best = max(worth, key=lambda place: (worth[place], -place[0], -place[1]), default=None)
        return best if best is not None and worth[best] > _NOTHING else None

    def _state_all(self, row: int, by_document: Mapping[str, Sequence[int]]) -> Sequence[str]:
        """Return the documents whose spans together state all of span `row`.

        That takes everyone it names: "they met the president" is not all of "they met Ana Ortiz".
        """
        if not by_document:
            return ()
        if self._matcher is None:
            line = set(content_words(self._spans[row].text))
            return [each for each, others in by_document.items() if line <= self._words(others)]
        matches = self._matcher.found_in(
            row, [other for others in by_document.values() for other in others]
        )
        first = np.cumsum([0, *map(len, by_document.values())])[:-1]
        described = describe_matches(self._matcher, row, np.maximum.reduceat(matches, first))
        surely = load_models()["whole line"].probability(described) > _SURELY
        named = set(content_words(self._spans[row].text)) & self._names
        return [
            each
            for (each, others), states in zip(by_document.items(), surely.tolist(), strict=True)
            if states and named <= self._words(others)
        ]

    def _words(self, rows: Sequence[int]) -> set[str]:
        for row in rows:
            if row not in self._held:
                self._held[row] = frozenset(content_words(self._spans[row].text))
        return set().union(*(self._held[row] for row in rows))


def describe_matches(matcher: Matcher, row: int, matches: Vectors) -> Table:
    """Return what speaks for others stating all of span `row`: (k, features of `WHOLE_MEANINGS`).

    `matches` are (k, tokens): how well each of the k others, or several together, have each token.
    """
    length = np.full(len(matches), np.log1p(matches.shape[1]))
    weakest = matcher.runs(row, matches).min(axis=1)
    return np.stack([matcher.share(row, matches), weakest, length], axis=1)
