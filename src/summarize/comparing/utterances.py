"""Quotations → utterances: what was said once, with every wording in which it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.quoted_sentences import Wording, cut_quotation
from summarize.comparing.quoted_words import words_of
from summarize.comparing.utterance_groups import Alike, group_wordings
from summarize.comparing.wording_changes import Change, Piece, name_change, set_beside
from summarize.reading.people import Person
from summarize.reading.quotations import Part, Quotation
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance, as one article prints it."""

    quotation: Quotation
    parts: tuple[Part, ...]  # of the quotation: those that are this utterance
    change: Change  # "first" is the reference: the fullest wording, of equals the first printed
    pieces: tuple[Piece, ...]  # word by word against the reference
    reason: str  # a fixed phrase on what speaks for the change's name; may hold printed words

    @property
    def text(self) -> str:
        """The wording as printed."""
        return " … ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said once, in all wordings in which it is printed."""

    id: str  # "q1", "q2", … in reading order
    speaker: Person | None
    variants: tuple[Variant, ...]  # in reading order; at least one

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the articles that print it, in reading order."""
        return tuple(dict.fromkeys(v.parts[0].sentence.article.id for v in self.variants))


def other_wordings(utterances: Iterable[Utterance]) -> Mapping[str, tuple[Sentence, ...]]:
    """Return for a sentence's id the other sentences that print the same utterance, in order."""
    found: dict[str, dict[str, Sentence]] = {}
    for utterance in utterances:
        sentences = {
            part.sentence.id: part.sentence for v in utterance.variants for part in v.parts
        }
        for name in sentences:
            others = {each: sentences[each] for each in sentences if each != name}
            found.setdefault(name, {}).update(others)
    return {name: tuple(others.values()) for name, others in found.items()}


def align_quotations(
    quotations: Sequence[Quotation], alike: Alike | None = None
) -> tuple[Utterance, ...]:
    """Put the wordings of one utterance together, in reading order of their first wording.

    Quotations are compared sentence by sentence. Two wordings are one utterance when one holds the
    other, or most of the rarer words of the shorter stand in the other in the same order; of one
    speaker they may also be reworded throughout. What joins two utterances stands in both.
    `alike` says how alike two sentences are in meaning, 0 to 1; without it words alone count.
    """
    wordings = [wording for quotation in quotations for wording in cut_quotation(quotation)]
    wordings.sort(key=lambda each: each.order)
    groups = [[wordings[row] for row in group] for group in group_wordings(wordings, alike)]
    return tuple(
        Utterance(f"q{number}", _speaker(members), _variants(members))
        for number, members in enumerate(groups, start=1)
    )


def _speaker(members: Sequence[Wording]) -> Person | None:
    """Return who most wordings name, a name before a description, of equals the first."""
    named = [w.speaker for w in members if w.speaker is not None]
    counts = Counter(named)
    order = {person: place for place, person in reversed(list(enumerate(named)))}
    return min(counts, key=lambda p: (p.kind == "described", -counts[p], order[p]), default=None)


def _variants(members: Sequence[Wording]) -> tuple[Variant, ...]:
    # fragments do not show what was left out between them: a wording in one piece comes first
    reference = max(members, key=lambda w: (_longest_part(w), len(w.words), -members.index(w)))
    return tuple(_variant(wording, reference) for wording in members)


def _variant(wording: Wording, reference: Wording) -> Variant:
    change, reason = name_change(wording, reference)
    return Variant(
        wording.quotation, wording.parts, change, tuple(set_beside(wording, reference)), reason
    )


def _longest_part(wording: Wording) -> int:
    return max(len(words_of(part.text)) for part in wording.parts)
