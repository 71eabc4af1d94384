"""A sentence → the reporter's own words in it, and whom they name or mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from summarize.reading.people import Mention, Person
from summarize.reading.quotation_marks import BLANK
from summarize.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for somebody: a mention, or a pronoun."""

    start: int  # code points into the sentence's text; with the role in front
    end: int
    person: Person | None  # None for a pronoun
    pronoun: str = ""  # "he", "she", "they", "it"


@dataclass(frozen=True)
class Narration:
    """A sentence with its quotations blanked, and who is named in the rest."""

    sentence: Sentence
    told: str  # as long as the sentence's text
    mentions: tuple[Mention, ...]

    @cached_property
    def tokens(self) -> tuple[re.Match[str], ...]:
        """The words that are not quoted, in order."""
        return tuple(_WORD.finditer(self.told))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Everybody named or meant outside quotations, first to last."""
        named = [
            Reference(mention.whole[0], mention.span[1], mention.person)
            for mention in self.mentions
            if BLANK not in self.told[slice(*mention.span)]
        ]
        pronouns = [
            Reference(match.start(), match.end(), None, match[0].lower())
            for match in _PRONOUN.finditer(self.told)
        ]
        return tuple(sorted([*named, *pronouns], key=lambda each: (each.start, -each.end)))

    @cached_property
    def subject(self) -> Reference | None:
        """Whom the sentence is about: the first one named who is not part of an opening phrase."""
        start = 0
        while True:
            opening = OPENING_PHRASE.match(self.told, start)
            if opening is None or not any(r.start >= opening.end() for r in self.references):
                break
            start = opening.end()
        free = [r for r in self.references if r.start >= start and not self.owns(r)]
        return free[0] if free else None

    def owns(self, reference: Reference) -> bool:
        """Say whether a reference stands in the possessive: "Oake's"."""
        return self.told[reference.end : reference.end + 2] in {"'s", "’s"}


_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b(?!['’]s)", re.IGNORECASE)
OPENING_PHRASE = re.compile(
    r"[\s\ue000]*(?:(?:yet|but|and|still),?\s)?(?:in|on|at|for|with|during|after|before|speaking|asked|as|while|when|under|from|by|"
    r"despite|since|according|following|citing|referring|responding|unlike|like|among|besides|amid)"
    r"\b[^,;:\ue000]{1,120},\s",
    re.IGNORECASE,
)
