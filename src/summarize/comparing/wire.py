"""Sentences → the same sentences, each knowing the other outlet's sentence that it reprints."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from summarize.reading.sentences import Sentence, plain

_RUN = 5  # words; shorter runs are shared by chance, longer ones miss edited copy
_FEWEST_RUNS = 4  # a sentence with fewer own runs than this is too short to be sure of
_SHORT = 8  # fewer own runs than this (a dozen words), and all must stand in the source
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")

_FIGURE = re.compile(
    r"\d+(?:[.,:]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
    r"|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billion)\b"
)

_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july"
    r"|august|september|october|november|december)\b|(?<=\d )may\b|\bmay(?= \d)"
    r"|\b(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\."
)
_NEAR_DAY = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|last night)\b")
_NEGATION = re.compile(
    r"\b(?:not?|cannot|never|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied|ying))\b"
    r"|n['’]t\b"
)

Run = tuple[str, ...]
Beside = tuple[int, str, str, str, str]


def credit_origins(sentences: Sequence[Sentence], wire_overlap: float) -> tuple[Sentence, ...]:
    """Mark every sentence that repeats an earlier one of another outlet in its own words.

    A sentence is a copy when at least the share `wire_overlap` (0 to 1, included) of its
    five-word runs stands in one sentence of an outlet that published earlier (ties: by id).
    Containment rather than Jaccard: outlets trim wire copy and add to it. Quoted words do not
    count, for two reporters at one podium hear the same sentence; nor do sentences of fewer than
    eight words of their own, and those of fewer than a dozen must be contained whole. Whoever
    changes a figure or a day, denies what the source says or drops its denial is no copyist. But
    whatever stands next to a copy and next to its source in the same wording is part of the copied
    passage, quotations too. The result keeps the order given.
    """
    marked: dict[str, Sentence] = {}
    printed: defaultdict[Run, list[str]] = defaultdict(list)
    passages: defaultdict[Beside, list[Sentence]] = defaultdict(list)
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    # An article is settled, passages too, before a later one can be credited to it.
    for _, group in groupby(ordered, key=lambda each: each.article.id):
        report = list(group)
        for sentence in report:
            marked[sentence.id] = _mark_copy(sentence, printed, marked, wire_overlap)
        _extend_passages(report, marked, passages)
    return tuple(marked[sentence.id] for sentence in sentences)


def _mark_copy(
    sentence: Sentence,
    printed: defaultdict[Run, list[str]],
    marked: Mapping[str, Sentence],
    wire_overlap: float,
) -> Sentence:
    """Return the sentence with what it repeats, and remember its runs as printed."""
    if sentence.kind == "boilerplate":
        return sentence
    own = _own_runs(sentence)
    source = _find_source(sentence, own, printed, marked, wire_overlap)
    for run in own:
        printed[run].append(sentence.id)
    # a copy of a copy is credited to where the words were first printed
    first = source.copy_of if source is not None and source.copy_of is not None else source
    return replace(sentence, copy_of=first)


def _extend_passages(
    report: Sequence[Sentence],
    marked: dict[str, Sentence],
    passages: defaultdict[Beside, list[Sentence]],
) -> None:
    """Let a copied passage run on, forwards and backwards, while the wording stays the same.

    What stands side by side in this article is remembered for those published later.
    """
    told = [sentence for sentence in report if sentence.kind != "boilerplate"]
    steps = [(step, *pair) for step in (1, -1) for pair in pairwise(told[::step])]
    for step, before, sentence in steps:
        if marked[before.id].copy_of is None or marked[sentence.id].copy_of is not None:
            continue
        for first in passages.get(_beside(step, marked[before.id], sentence), ()):
            if first.outlet != sentence.outlet:
                marked[sentence.id] = replace(sentence, copy_of=first)
                break
    for step, before, sentence in steps:
        first = marked[sentence.id].copy_of or marked[sentence.id]
        passages[_beside(step, marked[before.id], sentence)].append(first)


def _beside(step: int, before: Sentence, sentence: Sentence) -> Beside:
    """Return what two reports have in common where one sentence follows a copied one in both."""
    first = before.copy_of or before
    return step, first.outlet, first.wording, sentence.kind, sentence.wording


def _own_runs(sentence: Sentence) -> frozenset[Run]:
    words: list[str] = []
    for told in _QUOTED.split(plain(sentence.text).casefold()):
        words += [*_WORD.findall(told), ""]  # the gap breaks runs at a quotation
    runs = (tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))
    return frozenset(run for run in runs if all(run))


def _keeps_values(sentence: Sentence, source: Sentence) -> bool:
    """Say whether all figures and days of a sentence stand in another, and both deny alike.

    Whoever prints a report a day later writes "Monday" for its "today".
    """
    mine, theirs = sentence.text.casefold(), source.text.casefold()
    kinds = (_FIGURE,) if _NEAR_DAY.search(theirs) else (_FIGURE, _DAY)
    kept = all(set(values.findall(mine)) <= set(values.findall(theirs)) for values in kinds)
    return kept and len(_NEGATION.findall(mine)) == len(_NEGATION.findall(theirs))


def _find_source(
    sentence: Sentence,
    own: frozenset[Run],
    printed: defaultdict[Run, list[str]],
    marked: Mapping[str, Sentence],
    wire_overlap: float,
) -> Sentence | None:
    """Return the sentence of another outlet that holds most of the runs, if they are enough.

    Of several the one of the same wording, then one that is no copy itself, then the earliest.
    What its own outlet printed before is no reuse.
    """
    if len(own) < _FEWEST_RUNS:
        return None
    enough = len(own) * (wire_overlap if len(own) >= _SHORT else 1)
    shared = Counter(other for run in own if run in printed for other in printed[run])

    def nearest(other: str) -> tuple[object, ...]:
        first = marked[other]
        reworded, copied = first.wording != sentence.wording, first.copy_of is not None
        return -shared[other], reworded, copied, first.reading_order

    for other in sorted(shared, key=nearest):
        if shared[other] < enough:
            return None
        if marked[other].origin == sentence.outlet:
            return None
        if _keeps_values(sentence, marked[other]):
            return marked[other]
    return None
