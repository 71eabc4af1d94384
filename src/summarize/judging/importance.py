"""Spans and vectors → how much each matters to the story, for ordering only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

import numpy as np
import numpy.typing as npt

from summarize.comparing.embeddings import Embeddings
from summarize.comparing.words import content_words, find_names
from summarize.judging.numbers import find_figures
from summarize.judging.untold import earliness
from summarize.reading.dates import read_dates
from summarize.reading.sentences import Sentence

Weighty = Callable[[int], float]  # row → how important the sentence is to the story: 0 to 1

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


class Importance:
    """How important the sentences of one story are.

    What counts is mostly how close a sentence is to what the story is about, and how early it
    stands; then whether it is specific: figures, names, quoted words.
    """

    def __init__(self, embeddings: Embeddings) -> None:
        self._spans = embeddings.spans
        self._centrality = _centrality(embeddings)

    def of(self, row: int) -> float:
        """Return the importance of a span: 0 to 1; a caption's is halved."""
        return weigh_importance(self._spans[row].sentence, float(self._centrality[row]))


def weigh_importance(sentence: Sentence, centrality: float) -> float:
    """Weigh a sentence's place and how specific it is with its centrality: all are 0 to 1."""
    text = sentence.text
    figures = min(1.0, len(find_figures(text)) / 2)
    names = min(1.0, len(_NAME.findall(text)) / 3)
    quoted = 1.0 if re.search(r"[“”\"]", text) else 0.0
    specific = (figures + names + quoted) / 3
    weight = 0.5 * centrality + 0.35 * (1 - sentence.depth) + 0.15 * specific
    return weight if sentence.kind == "body" else weight / 2


def _centrality(embeddings: Embeddings) -> npt.NDArray[np.float64]:
    """Return each span's cosine to the mean of all, in which early ones count more: 0 to 1."""
    vectors = embeddings.vectors.astype(np.float64)
    middle = earliness(embeddings.spans) @ vectors if len(vectors) else np.zeros(0)
    length = np.linalg.norm(middle)
    return np.clip(vectors @ middle / length, 0, 1) if length > 0 else np.zeros(len(vectors))


# Content words from which a sentence tells something by itself; one that leans on what was said
# before ("He then …") takes more, and words that the whole story uses are none.
_TELLING, _TELLING_LEANING = 3, 4
_COMMON = 0.05  # of a story's sentences: words in more are its common vocabulary …
_COMMON_IN = 3  # … but not in fewer sentences than this
_LEANS = re.compile(
    r"(?i)\W*(?:(?:and|but|so|yet|then|or|however|still|now|again|also|instead|meanwhile)\b\W*)*"
    r"(?:(?:if|when)\s)?(?:he|she|they|it|we|this|that|these|those|there)\b"
)
_NOBODY = re.compile(r"(?i)\b(?:no one|nobody|none|no\s(?:deaths?|injuries|casualties|arrests?))\b")

_HAPPENED = re.compile(  # an act done to something is news in two words: "Arrests have been made."
    r"\b(?:was|were|ha(?:s|ve|d) been)\s(?:\w{2,20}ed|made|found|held|shot|taken|struck)\b"
)


class Vocabulary:
    """The words of one story, by which a sentence of it tells something or next to nothing."""

    def __init__(self, texts: Iterable[str]) -> None:
        printed = tuple(texts)
        holders = Counter(chain.from_iterable(set(content_words(text)) for text in printed))
        enough = max(_COMMON_IN, _COMMON * len(printed))
        self._names = find_names(printed)
        self._common = frozenset(stem for stem, count in holders.items() if count > enough)

    def is_slight(self, sentence: Sentence) -> bool:
        """Say whether a sentence tells next to nothing by itself.

        It only introduces what follows it (a colon ends it), or it gives no figure and no day and
        has too few words of its own. Names are words of their own however often they are named.
        """
        text = sentence.text
        if text.rstrip("”\"'’ ").endswith(":"):
            return True
        if find_figures(text) or _NOBODY.search(text) or read_dates(text, sentence.article.day):
            return False
        stems = set(content_words(text))
        if _LEANS.match(text) is None:
            return len(stems) < _TELLING and _HAPPENED.search(text) is None
        return len(stems - (self._common - self._names)) < _TELLING_LEANING
