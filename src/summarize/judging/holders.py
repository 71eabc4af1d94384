"""The words of one side of a clash → whose words they are, whoever passes them on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarize.reading.names import ROLES
from summarize.reading.people import Mention
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

Named = Callable[[Sentence], Sequence[Mention]]  # who is named in a sentence, first to last

# By these somebody gives a thing a name: it is theirs, though another tells of it.
_CALLS = re.compile(
    r"(?i)\b(?:call(?:s|ed|ing)|describ(?:es|ed|ing)|term(?:s|ed|ing)|dubb(?:ed|ing)|brand(?:s|ed)"
    r"|label(?:s|l?ed|l?ing)|characteri[sz](?:es|ed|ing)|refer(?:s|red|ring) to|liken(?:s|ed)"
    r"|us(?:es|ed|ing)(?=[^.;]{0,60}\b(?:words?|phrases?|terms?|expressions?|language)\b))\b"
)
# Between a name and such a verb: "Ortiz, who earlier in the day called …"
_RELATES = re.compile(r"(?:,\swho)?(?:\s[a-z-]+){0,5}\s(?:had\s|has\s)?")
_OTHER_VERB = re.compile(r"(?i)\b(?:and|but|that|said|says|told)\b")
# "Ortiz's insistence that …": what follows is what she wants
_HELD = re.compile(
    r"['’]s?\s(?:[a-z-]+\s){0,2}(?:insistence|demands?|claims?|assertions?|vows?|promises?|pledges?"
    r"|calls?|proposals?|contentions?|beliefs?|views?|suggestions?|threats?|ideas?)"
    r"\s(?:that|to|of|for)\s$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_GROUP = 5  # words in which a group is named: "senior Mexican government officials"
_BODIES = frozenset(
    "critics opponents supporters lawyers residents families relatives prosecutors investigators "
    "authorities police lawmakers experts scientists activists workers unions negotiators".split()
)


def find_holder(sentence: Sentence, span: Place, named: Named) -> str:
    """Return whose words stand at a place, where the sentence itself says so; else an empty name.

    They are of whoever gives a thing a name ("he said Ortiz used the phrase …" is her phrase) or
    wants what follows ("Ortiz's insistence that …").
    """
    mentions = named(sentence)
    return _caller(sentence.text, span, mentions) or _wanting(sentence.text, span, mentions)


def find_subject(sentence: Sentence, span: Place, named: Named) -> str:
    """Return the person or group that the words at a place begin with: who denies something.

    Empty where they begin with nobody.
    """
    start, end = span
    for mention in named(sentence):
        if mention.whole[0] == start and mention.span[1] < end:
            return "" if sentence.text[mention.span[1]] in "'’" else mention.person.name
    return _group(sentence.text[start:end])


def _caller(text: str, span: Place, mentions: Sequence[Mention]) -> str:
    verb = _CALLS.search(text, *span)
    if verb is None:
        return ""
    before = [mention for mention in mentions if mention.span[1] < verb.start()]
    between = text[before[-1].span[1] : verb.start()] if before else ""
    relates = _RELATES.fullmatch(between) is not None and _OTHER_VERB.search(between) is None
    return before[-1].person.name if relates else ""


def _wanting(text: str, span: Place, mentions: Sequence[Mention]) -> str:
    before = [mention for mention in mentions if mention.span[1] < span[0]]
    held = before and _HELD.fullmatch(text, before[-1].span[1], span[0])
    return before[-1].person.name if held else ""


def _group(words: str) -> str:
    """Return the group that some words begin with: "Mexican officials", "the family's lawyers"."""
    found = list(_WORD.finditer(words))
    for word in found[:_GROUP]:
        low = word[0].lower()
        many = low in _BODIES or (low.endswith("s") and low.removesuffix("s") in ROLES)
        if many and word is not found[-1]:
            return words[: word.end()]
        if not words[word.end() : word.end() + 1].isspace():
            break
    return ""
