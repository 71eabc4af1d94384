"""Sentence → who speaks in it and is only described: "the Mexican official", "a baker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.reading.names import (
    DAYS,
    DEMONYMS,
    DESCRIBED_MANY,
    DESCRIBED_ONE,
    DETERMINERS,
    PLACES,
    SPEECH_VERBS,
    STOPS,
    TITLES,
    Gender,
)
from summarize.reading.printed import Token, fold
from summarize.reading.speaking import description_speaks


@dataclass(frozen=True, slots=True)
class Description:
    """Words that describe a speaker without a name."""

    name: str  # as printed, on one line and without the capital of its sentence
    start: int  # code points into the text; end is not included
    end: int
    noun_at: int  # where its noun starts
    noun: str  # folded, as are the words
    words: tuple[str, ...]  # all behind "the" or whatever stands first
    article: str  # what stands first
    definite: bool  # "the", "this" or an owner in front: somebody known may be meant
    ends_in_noun: bool  # no "with knowledge of the matter" behind it

    @property
    def telling(self) -> frozenset[str]:
        """Its words that a role must have to be what is described."""
        return frozenset(self.words) - _IDLE

    @property
    def gender(self) -> Gender:
        """What the noun tells; empty when it tells nothing."""
        if self.noun in {"man", "boy"}:
            return "he"
        return "she" if self.noun in {"woman", "girl"} else TITLES.get(self.noun, "")

    @property
    def is_a_firm(self) -> bool:
        """Whether it is "the company" and no more."""
        return self.noun in _FIRMS and self.ends_in_noun

    @property
    def is_a_body(self) -> bool:
        """Whether no person can be meant."""
        return self.noun in _BODY_NOUNS

    @property
    def is_an_official(self) -> bool:
        """Whether the words around its noun tell who it is: "the Mexican official"."""
        return self.noun in _OFFICIALS

    @property
    def varies_a_name(self) -> bool:
        """Whether it calls somebody named something else for once: "the billionaire"."""
        return self.noun in _VARIED and self.ends_in_noun and self.article == "the"

    def repeats(self, earlier: str) -> bool:
        """Say whether it takes up an earlier one: "the official", "a former official"."""
        before = fold(earlier).split()
        return before[1:] == list(self.words) or (
            self.noun in before and set(self.words) < set(before)
        )


_FIRMS = frozenset(
    "company firm retailer automaker carrier airline maker manufacturer chain".split()
)
_IDLE = frozenset("of the for a an u.s. same former new then".split())
_OFFICIALS = frozenset({"official", "diplomat", "politician", "leader"})
_VARIED = frozenset(
    "lawmaker billionaire businessman frontrunner candidate "
    "nominee veteran singer actor actress star comedian mogul tycoon".split()
)
_BODY_NOUNS = frozenset(
    "company firm agency department ministry office bureau newspaper paper magazine bank "
    "network group union party council committee commission court university organization "
    "organisation carrier airline automaker board association service campaign institute "
    "foundation".split()
)


def find_descriptions(text: str, tokens: Sequence[Token]) -> Iterator[Description]:
    """Yield who is described in a text and made to speak; they may overlap."""
    for head, token in enumerate(tokens):
        many = token.low in DESCRIBED_MANY
        if not (many or token.low in DESCRIBED_ONE) or token.owns:
            continue
        front = _description_start(text, tokens, head)
        bare = tokens[front].low not in DETERMINERS and not tokens[front].owns
        if bare and not many and token.low != "police":
            continue
        if bare and _hangs_on_preposition(text, tokens, front):
            continue
        behind = _description_end(text, tokens, head)
        if description_speaks(text, tokens, front, behind):
            yield _describe(text, tokens, front, head, behind)


def _describe(
    text: str, tokens: Sequence[Token], front: int, head: int, behind: int
) -> Description:
    first = tokens[front]
    start, end = first.start, tokens[behind].end
    return Description(
        name=_uncapped(" ".join(text[start:end].split()), front == 0, first),
        start=start,
        end=end,
        noun_at=tokens[head].start,
        noun=tokens[head].low,
        words=tuple(token.low for token in tokens[front + 1 : behind + 1]),
        article=first.low,
        definite=first.low in {"the", "this"} or first.owns,
        ends_in_noun=behind == head,
    )


def _uncapped(words: str, opens: bool, first: Token) -> str:
    """Take the capital off a description that opens a sentence."""
    name = first.owns or not opens or first.low in DEMONYMS or first.low in PLACES
    return words if name or words[:2].isupper() else words[:1].lower() + words[1:]


def _description_start(text: str, tokens: Sequence[Token], head: int) -> int:
    front = head
    while front > 0 and head - front < 6:
        token = tokens[front - 1]
        if text[token.end : tokens[front].start].strip(" '’s.-"):
            break
        if token.low in DETERMINERS:
            return front - 1
        if token.low in STOPS or token.low in SPEECH_VERBS or token.low in DAYS:
            break
        front -= 1
    return front


def _hangs_on_preposition(text: str, tokens: Sequence[Token], front: int) -> bool:
    """Say whether words only complete a phrase: "critics on both sides", "aid to help workers"."""
    before = front - 1
    while before > 0 and tokens[before].low in {"all", "both"}:
        before -= 1
    if before < 0 or text[tokens[before].end : tokens[before + 1].start].strip():
        return False
    according = before > 0 and tokens[before - 1].low == "according"
    return tokens[before].low in _PREPOSITIONS and not according


_PREPOSITIONS = frozenset("of on in at by with to for from among between like unlike".split())
_JOINING = frozenset("for of with from close familiar".split())


def _description_end(text: str, tokens: Sequence[Token], head: int) -> int:
    """Return the last token of what follows a description: "with knowledge of the situation"."""
    end = head
    if end + 1 >= len(tokens) or tokens[end + 1].low not in _JOINING:
        return end
    while end + 1 < len(tokens) and end - head < 10:
        token = tokens[end + 1]
        if text[tokens[end].end : token.start].strip(" '’s.-") or token.low in SPEECH_VERBS:
            break
        if token.low in _BREAKING or token.low in DAYS:
            break
        end += 1
    while end > head and tokens[end].low in _JOINING | DETERMINERS | {"in", "on", "to", "and"}:
        end -= 1
    while end > head and tokens[end].low.endswith("ly"):
        end -= 1
    return end


_BREAKING = frozenset(
    "in on at who whom which that as has had was is were are will would then also did does and "
    "but after before when while because".split()
)
