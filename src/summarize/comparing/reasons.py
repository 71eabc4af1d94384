"""Two spans → why they are judged to say the same or not: what each feature adds, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from summarize.comparing.embeddings import Embeddings
from summarize.comparing.evidence import MEANINGS, gather_evidence
from summarize.comparing.similarity import Pairs, load_models
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words

MOST_MATCHES = 8  # pairs of words that are listed
_ALIKE = 0.5  # cosine from which two words are said to match
_WORD = re.compile(r"\w[\w'’.,-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair, and what it adds to the odds."""

    feature: str
    meaning: str
    value: float
    usual: float  # its mean over the pairs that the measure was learned on
    adds: float  # to the log-odds; 0 where the value is as usual


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the one sentence and the word of the other that comes nearest to it."""

    left: str
    right: str
    likeness: float  # cosine of the two in their sentences, -1 to 1
    weight: float  # how much the word tells in this story; the rarer, the more


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two spans are judged to say the same thing, or not."""

    left: Span
    right: Span
    probability: float  # that they do, 0 to 1
    usual: float  # log-odds of a pair of which every feature is as usual
    reasons: tuple[Reason, ...]  # in the model's order
    matches: tuple[Match, ...]  # what tells most first; empty without vectors for tokens

    @property
    def log_odds(self) -> float:
        """What the features add up to; above 0 the pair more likely says the same than not."""
        return self.usual + sum(reason.adds for reason in self.reasons)


def explain_pair(embeddings: Embeddings, pairs: Pairs, left: int, right: int) -> Explanation:
    """Explain what the learned measure makes of two rows, whether or not they were proposed.

    The other pairs of the story are needed for what a third sentence has to say. Another measure
    that was used in its place is not explained.
    """
    first, second = min(left, right), max(left, right)
    keys = np.union1d(pairs.left * pairs.count + pairs.right, [first * pairs.count + second])
    place = int(np.searchsorted(keys, first * pairs.count + second))
    model = load_models()["pairs" if embeddings.tokens is not None else "pairs without tokens"]
    evidence = gather_evidence(embeddings, keys // pairs.count, keys % pairs.count)
    table = evidence.table(model.features)[[place]]
    reasons = tuple(
        Reason(name, MEANINGS[name], float(value), usual, float(adds))
        for name, value, usual, adds in zip(
            model.features, table[0], model.means, model.contributions(table)[0], strict=True
        )
    )
    return Explanation(
        left=embeddings.spans[left],
        right=embeddings.spans[right],
        probability=float(model.probability(table)[0]),
        usual=model.intercept,
        reasons=reasons,
        matches=_match_words(embeddings, left, right),
    )


def _match_words(embeddings: Embeddings, left: int, right: int) -> tuple[Match, ...]:
    """Return the words of the left span that are found best for what they tell, each once."""
    tokens = embeddings.tokens
    if tokens is None:
        return ()
    here, there = tokens.of(left), tokens.of(right)
    likeness = tokens.vectors[here] @ tokens.vectors[there].T
    best = likeness.argmax(axis=1)
    found: dict[str, Match] = {}
    for row, column in enumerate(best.tolist()):
        word = _word_at(embeddings.spans[left].text, int(tokens.places[here][row, 0]))
        counterpart = _word_at(embeddings.spans[right].text, int(tokens.places[there][column, 0]))
        match = Match(
            word, counterpart, float(likeness[row, column]), float(tokens.weights[here][row])
        )
        if content_words(word) and content_words(counterpart) and match.likeness >= _ALIKE:
            found[word] = max(match, found.get(word, match), key=_tells)
    return tuple(sorted(found.values(), key=lambda match: (-_tells(match), match.left)))[
        :MOST_MATCHES
    ]


def _tells(match: Match) -> float:
    return round(match.likeness * match.weight, 6)


def _word_at(text: str, place: int) -> str:
    """Return the word around a place in a text; empty where a mark stands."""
    return next(
        (word.group() for word in _WORD.finditer(text) if word.start() <= place < word.end()), ""
    )
