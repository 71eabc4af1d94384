"""A difference → what it is a difference of, in words of its two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarize.judging.characterisations import DEATH, JUDGED
from summarize.judging.date_clashes import AT_ONE_PLACE
from summarize.judging.differences import Difference
from summarize.judging.name_clashes import AT_PLACE, BODY_REASON, OFFICE_REASON, PLACE_REASON
from summarize.judging.number_clashes import SAY_LITTLE
from summarize.judging.numbers import AGE
from summarize.judging.trails import Trails
from summarize.judging.wording import Word, Wording
from summarize.reading.names import ROLES, TITLES
from summarize.reading.sentences import Span as Place

_IN_A_ROLE = (BODY_REASON, OFFICE_REASON, PLACE_REASON)  # the subject is what the names are of
_BROKEN = re.compile(r"[“”\"«».;:()\[\]—–]")  # no stretch runs over these
# "a $70 billion trade deficit": what stands behind such a figure is what it is a figure of
_OWNED = re.compile(r"(?i)(?:\b(?:an?|the|his|her|its|their|our|this|that)|['’]s?)\s[“\"‘]?[$€£]?$")
_LEADING = 3  # words behind a figure that may name what it is of
_APART = 3  # words between a value and the stretch that says of what it is
_GAP = 2  # words in a stretch that only one sentence has, at a time
_LONGEST = 8  # words
_TELLING = 2  # words that a stretch must share with the other sentence


def find_topic(trails: Trails, difference: Difference) -> str:
    """Return what two values are of: "John Kelly in Guatemala", "trade deficit"; empty if unknown.

    Only words that stand in one of the sentences, in its order. Where the values tell themselves
    what they are of ("12 trucks"), and of whole clauses, there is nothing to add.
    """
    if difference.kind == "date":
        return _dated(trails, difference)
    if difference.kind == "number" and difference.subject in SAY_LITTLE:
        return _counted(trails, difference)
    if difference.reason in _IN_A_ROLE:
        return _held(trails.wordings[difference.left], frozenset(difference.subject.split()))
    if difference.reason == DEATH:
        return _named(_sides(trails, difference), _shared_names(trails, difference))
    if difference.reason == JUDGED:
        return _beside(trails, difference)
    return ""


def _sides(trails: Trails, difference: Difference) -> tuple[Wording, Wording]:
    return trails.wordings[difference.left], trails.wordings[difference.right]


def _shared_names(trails: Trails, difference: Difference) -> frozenset[str]:
    """Return the stems of people and bodies that both sentences name."""
    left, right = _sides(trails, difference)
    return left.names & right.names - trails.places


def _dated(trails: Trails, difference: Difference) -> str:
    """Return who was where, as both say; or else what is told to have been done that day."""
    if difference.reason != AT_ONE_PLACE:
        return _beside(trails, difference)
    sides = _sides(trails, difference)
    person = _named(sides, _shared_names(trails, difference))
    place = _named(sides, frozenset((difference.subject,)))
    return f"{person}{_preposition(sides, difference.subject)}{place}" if person else place


def _preposition(sides: Sequence[Wording], place: str) -> str:
    """Return " in " or the like where a sentence has it in front of a place; else a comma."""
    for wording in sides:
        for before, word in zip(wording.words, wording.words[1:], strict=False):
            if word.stem == place and before.low in AT_PLACE:
                return f" {before.low} "
    return ", "


def _named(sides: Sequence[Wording], stems: frozenset[str]) -> str:
    """Return the fullest form of a name in two sentences, without titles: the first of the left."""
    names = [run for wording in sides for run in _runs(wording) if _stems(run[1]) & stems]
    first = next((_stems(words) & stems for _, words in names), frozenset())
    forms = [text[words[0].start : words[-1].end] for text, words in names
             if first <= _stems(words)]  # fmt: skip
    found = max(forms, key=lambda form: len(form.split()), default="")
    return found.removesuffix("'s").removesuffix("’s")


def _runs(wording: Wording) -> Iterator[tuple[str, list[Word]]]:
    """Yield the names in a sentence, words that stand side by side, behind any title."""
    for (is_name, _), group in groupby(wording.words, key=lambda word: (word.is_name, word.clause)):
        words = list(group)
        if is_name:
            titled = [k for k, word in enumerate(words) if word.low in ROLES or word.low in TITLES]
            rest = words[titled[-1] + 1 :] if titled else words
            if rest:
                yield wording.text, rest


def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words)


def _counted(trails: Trails, difference: Difference) -> str:
    """Return whose age it is, or what an amount or a time is of."""
    if difference.subject == AGE:
        return _named(_sides(trails, difference), _shared_names(trails, difference))
    places = difference.left_span, difference.right_span
    for wording, place in zip(_sides(trails, difference), places, strict=True):
        noun = _noun_behind(wording, place)
        if noun:
            return noun
    return _beside(trails, difference)


def _noun_behind(wording: Wording, place: Place) -> str:
    """Return the noun behind a figure that stands in front of it: "a $70 billion trade deficit"."""
    if _OWNED.search(wording.text[: place[0]]) is None:
        return ""
    first = wording.at(place[1])
    found: list[Word] = []
    for word in wording.words[first : first + _LEADING]:
        between = wording.text[found[-1].end if found else place[1] : word.start]
        if not word.stem or between.strip('”"’ -'):
            break
        found.append(word)
    return wording.text[found[0].start : found[-1].end] if found else ""


def _held(wording: Wording, stems: frozenset[str]) -> str:
    """Return the words of a role as a sentence has them side by side."""
    runs = [list(run) for held, run in groupby(wording.words, key=lambda w: _is_of(w, stems))
            if held]  # fmt: skip
    trimmed = [_trimmed(run, stems) for run in runs]
    best = max(trimmed, key=lambda run: len(_stems(run) & stems), default=[])
    return wording.text[best[0].start : best[-1].end] if _stems(best) >= stems else ""


def _is_of(word: Word, stems: frozenset[str]) -> bool:
    return word.stem in stems or word.low in ("of", "for")


def _trimmed(run: list[Word], stems: frozenset[str]) -> list[Word]:
    """Leave out what stands in front of the first word of a role and behind its last."""
    places = [place for place, word in enumerate(run) if word.stem in stems]
    return run[places[0] : places[-1] + 1] if places else []


def _beside(trails: Trails, difference: Difference) -> str:
    """Return the stretch beside the left value that the right sentence has most of, too."""
    left, right = _sides(trails, difference)
    first, past = left.at(difference.left_span[0]), left.at(difference.left_span[1])
    near = [
        run
        for run in _stretches(left, right.stems)
        if run[1] <= first <= run[1] + _APART or past <= run[0] <= past + _APART
    ]
    words = [left.words[start:end] for start, end in near]
    best = max(words, key=lambda run: trails.weigh(_stems(run) & right.stems), default=())
    if len(_stems(best) & right.stems) < _TELLING:
        return ""
    return " ".join(left.text[best[0].start : best[-1].end].split())


def _stretches(wording: Wording, stems: frozenset[str]) -> Iterator[Place]:
    """Yield, in places of words, the stretches that begin and end with words of some stems."""
    words = wording.words
    held = [place for place, word in enumerate(words) if word.stem and word.stem in stems]
    start = last = -1
    for place in held:
        broken = last >= 0 and _BROKEN.search(wording.text, words[last].end, words[place].start)
        if last >= 0 and place - last <= _GAP + 1 and place - start < _LONGEST and not broken:
            last = place
            continue
        if last >= 0:
            yield start, last + 1
        start = last = place
    if last >= 0:
        yield start, last + 1
