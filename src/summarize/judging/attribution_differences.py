"""Sentences that state one fact → who states it flatly, and who only as somebody's word.

"The bridge was closed" stands beside "The bridge was closed, police said": no clash, but an outlet
that takes over what another only passes on vouches for it. Where each names a source and the
sources are of different kinds, that is listed too. Nothing becomes contested by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log
from typing import Literal, NamedTuple

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.comparing.words import content_words, find_names
from summarize.judging.conflicts import Statement, Voice, no_voice
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.outlets import may_be_short_for, same_outlet
from summarize.reading.quotations import NOT_NAMED
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

AttributionKind = Literal["flat", "source", "mouth"]

_SURE = 0.4  # similarity from which two sentences are held to state a fact in common
_SHARE = 0.4  # of what the lighter sentence tells, that both must hold
_WORDS = 4  # stems that both must hold
_SAID = 0.8  # of what both hold, that somebody is made to say where it is attributed
_FLAT = 0.98  # of it, that the outlet itself says where it is flat
_RUN = 3  # quoted words in a row that make a flat sentence a quotation without its marks
_VERBATIM = 6  # words in a row that two people do not both find
_TELLING = 3  # stems among them that are no names: two sentences may name the same and tell nothing
_LEAST = 0.45  # weight from which a difference is listed
_AROUND = 40  # characters around what is flat in which no source may be named
_REACH = 8  # words between a speaker and the verb
_SMALL = 60  # sentences; a shorter story is weighed as if it had so many
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_PERSON = re.compile(r"(?:[A-Z][\w’'.-]* )+[A-Z][\w’'-]+")
_MARK = re.compile(r"[“”\"]")
_QUOTED = re.compile(r"“[^”]+|\"[^\"]+")
# Verbs of saying that also stand where nobody speaks: "what is called", "in that state".
_NO_SOURCE = frozenset(
    "call calls called state states use uses point points find finds found report".split()
)
_HEDGE = re.compile(
    r"(?i)\b(?:allegedly|reportedly|purportedly|supposedly"
    r"|(?:is|are|was|were) (?:believed|suspected|thought|said|reported|accused|alleged)"
    r" (?:to|of)\b)"
)
_ANY_SOURCE = re.compile(
    r"(?i)\b(?:according to|accus\w+|alleg\w+|charged with|report(?:ed|s|edly)\b|cit(?:es|ed|ing)\b"
    r"|claim\w*|announc\w+|confirm\w*|believ\w+|suspect\w*|refut\w*|contention"
    r"|den(?:y|ies|ied|ying)\b|insist\w*|argu\w*|court (?:documents?|papers|records)|statement"
    r"|testif\w+|tweet\w*|investigators|prosecutors|officials?\b|authorities)"
)
# Sources of different kinds are different sources; of one kind, or of none of these, they may be
# one and the same: "the city" and its spokesman, "officials" and whoever they are.
_KINDS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?i)\b(?:{words})\b")
    for kind, words in {
        "police": r"police|officers?|sheriff\w*|detectives?|troopers?|deputy|deputies",
        "prosecutors": r"prosecutors?|district attorney|u\.?s\.? attorney|indictment",
        "lawyers": r"lawyers?|defen[cs]e attorneys?|(?:his|her|their) attorneys?|solicitor",
        "family": r"family|relatives?|mother|father|widow|wife|husband|brother|sister"
        r"|sons?|daughters?",
        "witnesses": r"(?:eye-?)?witness(?:es)?|neighbou?rs?|bystanders?",
        "court documents": r"(?:court|charging|legal) (?:documents?|records?|papers?|filings?)"
        r"|affidavit|lawsuit",
        "doctors": r"doctors?|hospital|coroner|medical examiner|paramedics?",
        "researchers": r"study|studies|survey|poll|researchers?|economists?|analysts?",
    }.items()
}


class _Told(NamedTuple):
    """How a sentence tells what it has in common with another."""

    source: str  # who is made to say it, or the hedge; empty where the outlet states it
    span: Place  # the words that say so; where it is flat, those that state it
    kind: str  # of the source, empty where it is none that is known


@dataclass(frozen=True, slots=True)
class AttributionDifference:
    """One fact that outlets vouch for differently."""

    kind: AttributionKind
    sides: tuple[tuple[Statement, ...], tuple[Statement, ...]]  # those that state it flatly first
    reason: str  # a fixed phrase: which rule fired
    weight: float  # for ranking only: 0 to 1

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that it is about, side by side."""
        return tuple(statement.sentence for side in self.sides for statement in side)


class _Found(NamedTuple):
    kind: AttributionKind
    left: Statement
    right: Statement
    weight: float


def find_attribution_differences(
    spans: Sequence[Span], pairs: Pairs, voice: Voice = no_voice
) -> tuple[AttributionDifference, ...]:
    """Find where outlets that state one fact do not vouch for it alike, surest first.

    Two sentences of different origins must surely state a fact in common, most of it in the same
    words. It is flat where the outlet itself says all of these words and the sentence names no
    source; attributed where one speaker is made to say most of them, or a hedge ("allegedly")
    stands among them. Whoever acts in the flat sentence is no source of it: what they announce,
    they do.
    """
    finder = _Finder(spans, pairs, voice)
    return tuple(_gather(finder.found()))


class _Finder:
    """Holds the sentences of a story against each other, each read once."""

    def __init__(self, spans: Sequence[Span], pairs: Pairs, voice: Voice) -> None:
        self._spans, self._pairs, self._voice = spans, pairs, voice
        self._words = [_read_words(span.text) for span in spans]
        self._stems = [frozenset(stem for stem, _ in words) for words in self._words]
        held = Counter(stem for stems in self._stems for stem in stems)
        count = max(len(spans), _SMALL)
        self._weights = {stem: log((count + 1) / (n + 0.5)) for stem, n in held.items()}
        self._weight = [self._weigh(stems) for stems in self._stems]
        self._before = _find_before(spans)
        self._names = find_names([span.text for span in spans])

    def found(self) -> Iterator[_Found]:
        """Yield every pair of sentences that vouch differently for what both state."""
        sure = self._pairs.similarity >= _SURE
        rows = zip(
            self._pairs.left[sure].tolist(),
            self._pairs.right[sure].tolist(),
            self._pairs.similarity[sure].tolist(),
            strict=True,
        )
        for left, right, likely in sorted(rows):
            if self._may_differ(left, right):
                found = self._compare(left, right, likely)
                if found is not None:
                    yield found

    def _may_differ(self, left: int, right: int) -> bool:
        one, other = self._spans[left], self._spans[right]
        return one.origin != other.origin and {one.sentence.kind, other.sentence.kind} == {"body"}

    def _compare(self, left: int, right: int, likely: float) -> _Found | None:
        shared = self._stems[left] & self._stems[right]
        if len(shared) < _WORDS:
            return None
        lighter = min(self._weight[left], self._weight[right])
        share = self._weigh(shared) / lighter if lighter else 0.0
        weight = round(likely * min(1.0, share), 6)
        telling = sum(stem not in self._names for stem in shared)
        if share < _SHARE or weight < _LEAST or telling < _TELLING:
            return None
        one_told, other_told = self._tell(left, shared), self._tell(right, shared)
        if one_told is None or other_told is None:
            return None
        mine = self._spans[left].sentence, one_told
        theirs = self._spans[right].sentence, other_told
        if bool(one_told.source) == bool(other_told.source):
            kind = _other_source(mine, theirs)
            return _Found(kind, _statement(*mine), _statement(*theirs), weight) if kind else None
        flat, said = (theirs, mine) if one_told.source else (mine, theirs)
        if self._is_told_by(flat[0], said[1].source) or _is_quoted(flat[0], said[0]):
            return None
        if _is_own(said[1].source, flat[0]):
            return None  # whose report it is may well state it flatly
        return _Found("flat", _statement(*flat), _statement(*said), weight)

    def _weigh(self, stems: frozenset[str]) -> float:
        return fsum(self._weights[stem] for stem in stems)  # the same in whatever order

    def _tell(self, row: int, shared: frozenset[str]) -> _Told | None:
        """Return how a sentence tells what is shared; None where it tells parts differently."""
        sentence = self._spans[row].sentence
        places = [(stem, place) for stem, place in self._words[row] if stem in shared]
        total = sum(self._weights[stem] for stem, _ in places)
        voices: defaultdict[str, float] = defaultdict(float)
        for stem, place in places:
            name = self._voice(sentence, place)
            voices["" if _is_own(name, sentence) else name] += self._weights[stem]
        name, most = max(voices.items(), key=lambda each: (each[1], each[0]))
        if name and name != NOT_NAMED and most >= _SAID * total:
            span = _find_words_of(sentence.text, name)
            return _Told(name, span, _kind_of(name, sentence.text[slice(*span)])) if span else None
        if voices[""] < _FLAT * total:
            return None
        stretch = places[0][1][0], places[-1][1][1]
        hedge = _HEDGE.search(sentence.text)
        if hedge is not None and stretch[0] - 20 <= hedge.start() <= stretch[1]:
            return _Told(hedge[0], hedge.span(), "")
        around = sentence.text[max(0, stretch[0] - _AROUND) : stretch[1] + _AROUND]
        if _names_source(around) or _MARK.search(around) or self._goes_on(row):
            return None
        return _Told("", stretch, "")

    def _goes_on(self, row: int) -> bool:
        """Say whether a sentence goes on with what its paragraph has somebody say before it."""
        before = self._before.get(row)
        return before is not None and _names_source(self._spans[before].text)

    def _is_told_by(self, sentence: Sentence, source: str) -> bool:
        """Say whether a source is named in a sentence: who acts there, tells it by acting."""
        named = {word.casefold() for word in _WORD.findall(source) if word[:1].isupper()}
        text = {word.casefold().removesuffix("'s").removesuffix("’s")
                for word in _WORD.findall(sentence.text)}  # fmt: skip
        return bool(named & text)


def _names_source(text: str) -> bool:
    """Say whether anybody is made to say anything in a text."""
    return _ANY_SOURCE.search(text) is not None or any(
        low in SPEECH_VERBS and low not in _NO_SOURCE for low in _lows(text)
    )


def _is_quoted(flat: Sentence, said: Sentence) -> bool:
    """Say whether a flat sentence repeats what the other one quotes: a quotation without marks."""
    one = _lows(flat.text)
    held = {tuple(one[k : k + _RUN]) for k in range(len(one) - _RUN + 1)}
    for match in _QUOTED.finditer(said.text):
        other = _lows(match[0])
        if any(tuple(other[k : k + _RUN]) in held for k in range(len(other) - _RUN + 1)):
            return True
    return False


def _lows(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _other_source(
    one: tuple[Sentence, _Told], other: tuple[Sentence, _Told]
) -> AttributionKind | None:
    """Return how two attributions differ: by kind, or in who said the same words; None if not."""
    kinds, names = (one[1].kind, other[1].kind), (one[1].source, other[1].source)
    if not all(names) or _names(one[0].text, names[1]) or _names(other[0].text, names[0]):
        return None  # a body and whoever speaks for it are named together
    if all(_PERSON.fullmatch(name) for name in names):
        apart = not set(names[0].split()) & set(names[1].split())
        return "mouth" if apart and _share_words(one[0].text, other[0].text) else None
    return "source" if all(kinds) and kinds[0] != kinds[1] else None


def _names(text: str, name: str) -> bool:
    return set(_lows(name)) <= set(_lows(text))


def _share_words(text: str, other: str) -> bool:
    """Say whether two sentences hold the same words in a row."""
    one, two = _lows(text), _lows(other)
    held = {tuple(one[k : k + _VERBATIM]) for k in range(len(one) - _VERBATIM + 1)}
    return any(tuple(two[k : k + _VERBATIM]) in held for k in range(len(two) - _VERBATIM + 1))


def _read_words(text: str) -> list[tuple[str, Place]]:
    """Return the content words of a text: stem and place; words for saying something are none."""
    return [
        (stem, match.span())
        for match in _WORD.finditer(text)
        if match[0].casefold() not in SPEECH_VERBS
        for stem in content_words(match[0])[:1]
    ]


def _find_before(spans: Sequence[Span]) -> Mapping[int, int]:
    """Return for each row the one right before it in its paragraph."""
    rows = {(each.sentence.article.id, each.sentence.index): row for row, each in enumerate(spans)}
    found = {}
    for (article, index), row in rows.items():
        before = rows.get((article, index - 1))
        if before is not None:
            one, other = spans[before].sentence, spans[row].sentence
            if "\n" not in other.article.text[one.end : other.start]:
                found[row] = before
    return found


def _is_own(name: str, sentence: Sentence) -> bool:
    return bool(name) and (
        same_outlet(name, sentence.outlet) or may_be_short_for(name, sentence.outlet)
    )


def _find_words_of(text: str, name: str) -> Place | None:
    """Return the words that make a speaker say it: "police said"; None where none are found."""
    words = list(_WORD.finditer(text))
    last = (_WORD.findall(name) or [name])[-1].casefold()
    named = [k for k, each in enumerate(words) if each[0].casefold().split("'")[0] == last]
    named = named or [k for k, w in enumerate(words) if w[0].casefold() in ("he", "she", "they")]
    verbs = [
        k for k, w in enumerate(words)
        if w[0].casefold() in SPEECH_VERBS or w[0].casefold() == "according"
    ]  # fmt: skip
    near = [(abs(a - b), a, b) for a in named for b in verbs if abs(a - b) <= _REACH]
    if not near:
        return None
    _, one, other = min(near)
    first, end = words[min(one, other)], words[max(one, other)]
    return first.start(), end.end()


def _kind_of(name: str, words: str) -> str:
    """Return of which kind a source is, by its name or the words around it."""
    for text in (name, words):
        for kind, pattern in _KINDS.items():
            if pattern.search(text):
                return kind
    return ""


def _statement(sentence: Sentence, told: _Told) -> Statement:
    return Statement(sentence, told.span, told.source)


_REASONS: Mapping[AttributionKind, str] = {
    "flat": "stated flatly here, attributed there",
    "source": "attributed to sources of different kinds",
    "mouth": "the same words, put into another’s mouth",
}


def _gather(found: Iterator[_Found]) -> Iterator[AttributionDifference]:
    """Put together what shares a sentence, each on one side, the surest first."""
    ordered = sorted(
        found,
        key=lambda each: (
            -each.weight, each.left.sentence.reading_order, each.right.sentence.reading_order,
        ),
    )  # fmt: skip
    groups: list[tuple[AttributionKind, dict[Statement, None], dict[Statement, None], float]] = []
    for each in ordered:
        home = next((g for g in groups if g[0] == each.kind and _meets(g[1], g[2], each)), None)
        if home is None:
            home = (each.kind, {}, {}, each.weight)
            groups.append(home)
        home[1].setdefault(each.left)
        home[2].setdefault(each.right)
    for kind, left, right, weight in groups:
        yield AttributionDifference(kind, (tuple(left), tuple(right)), _REASONS[kind], weight)


def _meets(left: Mapping[Statement, None], right: Mapping[Statement, None], found: _Found) -> bool:
    """Say whether a pair may stand with a group: they share a sentence, none on two sides."""
    mine = {each.sentence.id for each in left}, {each.sentence.id for each in right}
    one, other = found.left.sentence.id, found.right.sentence.id
    return (one in mine[0] or other in mine[1]) and one not in mine[1] and other not in mine[0]
