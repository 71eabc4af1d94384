"""Sentences → spans: what is compared, one for each origin and wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.comparing.reprinters import Reprinter, find_reprinters
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Span:
    """One piece of reporting that says one thing, and every sentence that merely repeats it.

    Today a span is a whole sentence. Reprints and an outlet's own repetitions ride along with
    the sentence they repeat, so that copies cannot sway what is alike, rated or counted.
    """

    sentence: Sentence
    repeats: tuple[Sentence, ...] = ()  # in reading order
    source: str = ""  # of a reprinter's own sentence: the outlet that it lives on

    @property
    def text(self) -> str:
        """The words that are compared."""
        return self.sentence.text

    @property
    def origin(self) -> str:
        """The outlet whose reporting it is."""
        return self.sentence.origin

    @property
    def family(self) -> str:
        """The outlet as which it counts: its origin, or the one that its origin reprints."""
        return self.source or self.origin

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentence and its repeats."""
        return (self.sentence, *self.repeats)


def gather_spans(sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """Return the spans of a story in reading order; boilerplate is left out.

    The order is fixed here, before anything that breaks ties, so that file order cannot matter.
    Within one outlet a body sentence leads a headline or caption of the same wording.
    """
    sentences = tuple(sentences)
    reprinters = find_reprinters(sentences)
    compared = [sentence for sentence in sentences if sentence.kind != "boilerplate"]
    compared.sort(key=lambda sentence: sentence.reading_order)
    own = [sentence for sentence in compared if sentence.copy_of is None]
    groups: dict[tuple[str, str], list[Sentence]] = {}
    for sentence in own:
        groups.setdefault((sentence.outlet, sentence.wording), []).append(sentence)
    home = {sentence.id: key for key, group in groups.items() for sentence in group}
    for sentence in compared:
        if sentence.copy_of is not None:
            groups[home[sentence.copy_of.id]].append(sentence)
    spans = (_span(group, reprinters) for group in groups.values())
    return tuple(sorted(spans, key=lambda span: span.sentence.reading_order))


def _span(group: list[Sentence], reprinters: Mapping[str, Reprinter]) -> Span:
    lead = min(
        (sentence for sentence in group if sentence.copy_of is None),
        key=lambda sentence: (sentence.kind != "body", sentence.reading_order),
    )
    others = (sentence for sentence in group if sentence is not lead)
    source = reprinters[lead.outlet].source if lead.outlet in reprinters else ""
    return Span(lead, tuple(sorted(others, key=lambda sentence: sentence.reading_order)), source)
