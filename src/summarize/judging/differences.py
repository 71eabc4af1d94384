"""What one sentence says otherwise than another, as the rules report it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.reading.sentences import Span as Place

DifferenceKind = Literal[
    "number", "date", "denial", "name", "attribution", "characterisation", "judgement"
]  # the last is no rule's: the analyst says so
Between = Literal["", "outlets", "speakers"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences that say of one thing what cannot both be so, and why it is thought so."""

    kind: DifferenceKind
    left: int  # rows of the sentences among those compared; of a denial, left denies
    right: int
    left_span: Place  # code points into the sentence's text; end is not included
    right_span: Place
    subject: str  # what both are about: a unit, a stem, a role
    reason: str  # a fixed phrase that says which rule fired
    weight: float  # how sure the rule is and how much hangs on it: 0 to 1, for ranking
    excused: str = ""  # why it is no clash after all; empty where it is one
    between: Between = ""  # who contradicts whom, where the rule knows; otherwise the voices tell
    twins: bool = False  # both sentences are otherwise in the same words
