"""Sentences → the outlets that print hardly anything but what another one reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.reading.sentences import Sentence

HARDLY_OWN = 0.9  # of an outlet's words: from this share on another's, it is no independent outlet


@dataclass(frozen=True, slots=True)
class Reprinter:
    """An outlet that lives on another's reporting."""

    outlet: str
    source: str  # the outlet whose reporting most of it is; no reprinter itself
    share: float  # of the words of its report, how many are others': `HARDLY_OWN` to 1


def find_reprinters(sentences: Iterable[Sentence]) -> Mapping[str, Reprinter]:
    """Return the outlets whose report is another's all but a line or two, by outlet.

    `sentences` know what they are copies of. All articles of an outlet count together, headlines
    and captions do not: whoever puts a title of his own above an agency's report is no second
    source for it, nor is he for the line that he adds.
    """
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)  # by outlet: of whose reporting
    for sentence in sentences:
        if sentence.kind == "body":
            words[sentence.outlet][sentence.origin] += len(sentence.text.split())
    shares = {
        outlet: 1 - printed[outlet] / printed.total() for outlet, printed in sorted(words.items())
    }
    leaning = {outlet for outlet, share in shares.items() if share >= HARDLY_OWN}
    found: dict[str, Reprinter] = {}
    for outlet in sorted(leaning):
        sources = [name for name in words[outlet] if name not in leaning]
        if sources:
            source = min(sources, key=lambda name: (-words[outlet][name], name))
            found[outlet] = Reprinter(outlet, source, shares[outlet])
    return found
