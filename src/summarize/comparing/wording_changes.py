"""One wording beside the fullest one → what it changes, in a name and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from summarize.comparing.quoted_sentences import Wording, compare_speakers
from summarize.comparing.quoted_words import word_places
from summarize.comparing.translations import other_language

Change = Literal[
    "first", "same", "shortened", "altered", "joined", "paraphrased", "re-attributed", "translated"
]

# what is done, from where to where in the reference, and in the wording
_Edit = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of a wording set beside the reference, in the outlets' own words."""

    kind: Literal["same", "added", "left out"]  # left out: printed in the reference only
    text: str


def name_change(wording: Wording, reference: Wording) -> tuple[Change, str]:
    """Return what a wording changes of the reference, and what speaks for the name."""
    if wording is reference:
        return "first", "the fullest wording"
    same, strange = compare_speakers(wording.speaker, reference.speaker)
    if strange:
        return "re-attributed", "another speaker is named"
    if wording.words == reference.words:
        return "same", "the same words"
    codes = _edits(wording, reference)
    common = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    share = common / len(wording.words) if wording.words else 0.0
    changes = [code for code in codes if code[0] != "equal"]
    inner = [code for code in changes if not _at_edge(code, reference, wording)]
    if all(tag == "delete" for tag, *_ in inner):
        return _name_cut(inner, wording, reference)
    language = other_language(wording, reference) if same and share < 0.75 else ""
    if language:
        return "translated", language
    if share >= 0.5:
        return "altered", "some words are others"
    return "paraphrased", "the same content in other words"


def _edits(wording: Wording, reference: Wording) -> Sequence[_Edit]:
    """Return what makes a wording of the reference, word by word: what is equal, too."""
    return SequenceMatcher(None, reference.words, wording.words, autojunk=False).get_opcodes()


def _at_edge(code: _Edit, reference: Wording, wording: Wording) -> bool:
    """Say whether words are only left out, or added, in front of or behind what is common."""
    tag, a, b, c, d = code
    if tag == "delete":
        return a == 0 or b == len(reference.words)
    if tag == "insert":
        return c == 0 or d == len(wording.words)
    return False


_DENYING = frozenset("not no never none nothing nobody neither nor".split())
_MARKED = re.compile(r"…|\.\.\.|\. \. \.|[\[(]")


def _name_cut(edits: Sequence[_Edit], wording: Wording, reference: Wording) -> tuple[Change, str]:
    if not edits:
        return "shortened", "words are left out at an end"
    cut = {word for _, a, b, _, _ in edits for word in reference.words[a:b]}
    if _DENYING & cut and not _DENYING & set(wording.words):  # "no, repeat, no" is still no
        return "altered", "a negation is left out"
    marked = len(wording.parts) > 1 or any(_MARKED.search(part.text) for part in wording.parts)
    if marked:
        return "shortened", "words are left out, and the gap is marked"
    if max(b - a for _, a, b, _, _ in edits) >= 4:
        return "joined", "words are left out in the middle, and the gap is not marked"
    return "altered", "words are left out in the middle, and the gap is not marked"


def set_beside(wording: Wording, reference: Wording) -> Iterator[Piece]:
    """Yield the words of both in order; adjoining words of one kind are one piece."""
    for tag, a, b, c, d in _edits(wording, reference):
        if tag == "equal":
            yield Piece("same", _printed(wording, c, d))
            continue
        if b > a:
            yield Piece("left out", _printed(reference, a, b))
        if d > c:
            yield Piece("added", _printed(wording, c, d))


def _printed(wording: Wording, first: int, last: int) -> str:
    """Return the words from `first` up to `last` as printed."""
    places = [
        (number, start, end)
        for number, part in enumerate(wording.parts)
        for _, start, end in word_places(part.text)
    ][first:last]
    stretches: dict[int, tuple[int, int]] = {}
    for number, start, end in places:
        stretches[number] = (stretches.get(number, (start, end))[0], end)
    return " … ".join(wording.parts[n].text[a:b] for n, (a, b) in stretches.items())
