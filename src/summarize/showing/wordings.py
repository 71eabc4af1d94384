"""Utterances → what the page says of them: every wording beside the fullest, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarize.comparing.utterances import Utterance, Variant
from summarize.comparing.wording_changes import Change, Piece
from summarize.reading.quotations import Quotation
from summarize.showing.coverage import Coverage
from summarize.showing.places import Link, href

_OPEN = 6  # utterances; the rest is folded away
LABELS: Mapping[Change, str] = {
    "first": "the fullest wording",
    "same": "the same words",
    "shortened": "shortened",
    "altered": "worded differently",
    "joined": "joined from several",
    "paraphrased": "paraphrased",
    "re-attributed": "given to another speaker",
    "translated": "probably translated differently",
}


# Where all words differ, setting them side by side word by word shows nothing.
_REWORDED: AbstractSet[Change] = {"translated", "paraphrased"}


_SAYS_IT_ALL: AbstractSet[Change] = {"first", "same", "translated", "re-attributed"}


@dataclass(frozen=True, slots=True)
class Printing:
    """An outlet that prints a wording, and how it brings it in."""

    source: Link
    speaker: str  # only where this outlet names another one
    setting: str  # the verb and the place, as printed


@dataclass(frozen=True, slots=True)
class Wording:
    """An utterance as one outlet prints it, or several in the same words."""

    label: str
    reason: str  # what speaks for the label
    pieces: tuple[Piece, ...]  # set beside the fullest wording
    printings: tuple[Printing, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Saying:
    """Something said once, in all wordings in which several articles print it."""

    speaker: str  # empty when nothing printed says who
    outlets: int
    wordings: tuple[Wording, ...]  # the fullest first, then in reading order


@dataclass(frozen=True, slots=True)
class Sayings:
    """What several articles quote, the most widely printed first."""

    shown: tuple[Saying, ...]
    folded: tuple[Saying, ...]
    alone: int  # utterances that one article alone quotes


def sayings(coverage: Coverage) -> Sayings:
    """Return the utterances that several outlets print."""
    utterances = coverage.briefing.utterances
    several = [each for each in utterances if _count_outlets(each) > 1]
    ranked = sorted(several, key=lambda each: -_count_outlets(each))
    said = tuple(_saying(each) for each in ranked)
    return Sayings(said[:_OPEN], said[_OPEN:], len(utterances) - len(several))


def _count_outlets(utterance: Utterance) -> int:
    return len({variant.parts[0].sentence.outlet for variant in utterance.variants})


def _saying(utterance: Utterance) -> Saying:
    printed: dict[tuple[str, str, tuple[Piece, ...]], list[Printing]] = {}
    for variant in sorted(_fullest(utterance.variants), key=lambda each: each.change != "first"):
        reason = variant.reason if variant.change not in _SAYS_IT_ALL else ""
        pieces = _plain(variant) if variant.change in _REWORDED else variant.pieces
        same = printed.setdefault((LABELS[variant.change], reason, pieces), [])
        same.append(_printing(variant, utterance))
    return Saying(
        speaker=utterance.speaker.name if utterance.speaker is not None else "",
        outlets=_count_outlets(utterance),
        wordings=tuple(Wording(*told, tuple(found)) for told, found in printed.items()),
    )


def _fullest(variants: Sequence[Variant]) -> Iterable[Variant]:
    """Leave out what an article cites again of an utterance that it quotes at more length."""
    lengths: dict[str, int] = {}
    for each in variants:
        article = each.parts[0].sentence.article.id
        lengths[article] = max(lengths.get(article, 0), len(each.text))
    return (
        each
        for each in variants
        if each.change != "shortened"
        or len(each.text) == lengths[each.parts[0].sentence.article.id]
    )


def _printing(variant: Variant, utterance: Utterance) -> Printing:
    sentence = variant.parts[0].sentence
    quotation = variant.quotation
    other = quotation.speaker is not None and quotation.speaker != utterance.speaker
    return Printing(
        source=Link(sentence.outlet, href(sentence)),
        speaker=quotation.speaker.name if other and quotation.speaker is not None else "",
        setting=_setting(quotation),
    )


def _plain(variant: Variant) -> tuple[Piece, ...]:
    return (Piece("same", variant.text),)


def _setting(quotation: Quotation) -> str:
    """Return the words that introduce a quotation: "told reporters", "said … at the hearing"."""
    if quotation.place.startswith(quotation.verb):
        return quotation.place
    together = f"{quotation.verb} {quotation.place}".strip()
    texts = (part.sentence.text for part in quotation.parts)
    if not quotation.verb or not quotation.place or any(together in text for text in texts):
        return together
    return f"{quotation.verb} … {quotation.place}"
