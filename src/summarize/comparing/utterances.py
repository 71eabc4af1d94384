"""Quotations → utterances: what was said once, with every wording in which it is printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import Literal

from summarize.comparing.clusters import grow_group
from summarize.comparing.words import content_words
from summarize.reading.dates import read_dates
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.people import Person
from summarize.reading.printed import fold
from summarize.reading.quotations import Part, Quotation
from summarize.reading.sentences import Sentence

Change = Literal[
    "first", "same", "shortened", "altered", "joined", "paraphrased", "re-attributed", "translated"
]
Alike = Callable[[Sentence, Sentence], float]

_MOST_HOLDERS = 400  # wordings; a word that more of them hold suggests no pair
_VERBATIM = 0.8  # share of the words found in the same order: surely the same, whatever the day
_NEAR = 1000  # characters before a sentence that may say on which day its quotation fell
_ALIKE = 0.6  # how alike two sentences are, by the caller's measure, for another wording to pass


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of a wording set beside the reference, in the outlets' own words."""

    kind: Literal["same", "added", "left out"]  # left out: printed in the reference only
    text: str


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
    wordings = [wording for quotation in quotations for wording in _cut(quotation)]
    wordings.sort(key=lambda each: each.order)
    groups = _group(wordings, alike)
    found = []
    for group in sorted(groups):
        members = [wordings[row] for row in group]
        found.append((_speaker(members), _variants(members)))
    return tuple(
        Utterance(f"q{number}", speaker, variants)
        for number, (speaker, variants) in enumerate(found, start=1)
    )


# One wording


@dataclass(frozen=True)
class _Wording:
    """One quoted sentence, or the fragments that are quoted of one."""

    quotation: Quotation
    parts: tuple[Part, ...]
    words: tuple[str, ...]  # normalised
    stems: tuple[str, ...]  # the same, cut to their stems
    content: frozenset[str]  # the stems that carry meaning

    @property
    def order(self) -> tuple[str, str, int, int]:
        first = self.parts[0]
        return (*first.sentence.reading_order, first.start)

    @property
    def speaker(self) -> Person | None:
        return self.quotation.speaker

    @cached_property
    def said_on(self) -> date | None:
        """The day of which its article speaks where it quotes: the last it names until then."""
        sentence = self.parts[0].sentence
        article = sentence.article
        before = article.text[max(0, sentence.start - _NEAR) : sentence.start]
        for text in (sentence.text, before):
            named = [m for m in read_dates(text, article.day) if m.precision == "day"]
            days = [moment.first for moment in named if moment.first == moment.last]
            if days:
                return days[-1]
        return None


_END = re.compile(r"(?:…|\.\.\.)\s?|[.!?][”\"’']?\s+(?=[^\W_a-z]|[“\"‘])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|[A-Z])\.\s+$")


def _cut(quotation: Quotation) -> list[_Wording]:
    """Cut a quotation into its sentences; fragments of one sentence stay together."""
    groups: list[list[Part]] = []
    closed = True
    for part in quotation.parts:
        beside = groups and _goes_on(groups[-1][-1], part)
        for number, piece in enumerate(_sentences(part)):
            if not closed and (number or beside):
                groups[-1].append(piece)
            else:
                groups.append([piece])
            closed = piece.text.rstrip("”\"’'")[-1:] in ".!?…"
    return [_wording(quotation, parts) for parts in _join_scraps(groups)]


def _goes_on(last: Part, part: Part) -> bool:
    """Say whether a fragment belongs to the sentence quoted before it.

    It does not when another verb of saying leads into it: "…, adding that she “…”".
    """
    if last.sentence is not part.sentence:
        return False
    between = part.sentence.text[last.end : part.start]
    return not any(
        match[2].lower() in SPEECH_VERBS and (match[1] or match[2].endswith("ing"))
        for match in _SAID_ANEW.finditer(between)
    )


_SAID_ANEW = re.compile(r"(?:,|\b(and|but))\s(?:also\s|then\s|later\s)?(\w+)\b")


def _sentences(part: Part) -> Iterator[Part]:
    start = 0
    for match in _END.finditer(part.text):
        elided = match[0].startswith(("…", "..."))
        if elided and not _both_tell(part.text[start : match.start()], part.text[match.end() :]):
            continue
        if not elided and _ABBREVIATION.search(part.text[max(0, match.start() - 6) : match.end()]):
            continue
        end = start + len(part.text[start : match.end()].rstrip())
        yield Part(part.sentence, part.start + start, part.start + end)
        start = match.end()
    yield Part(part.sentence, part.start + start, part.end)


def _both_tell(before: str, after: str) -> bool:
    """Say whether words were left out between two stretches that could each be an utterance."""
    return min(len(content_words(before)), len(content_words(after))) >= 3


def _join_scraps(groups: Sequence[list[Part]]) -> list[list[Part]]:
    """Give a sentence of a word or two to the one before, or else to the one behind it."""
    joined: list[list[Part]] = []
    for parts in groups:
        short = len(content_words(" ".join(part.text for part in parts))) < 2
        waiting = joined and len(content_words(" ".join(p.text for p in joined[-1]))) < 2
        if joined and (short or waiting):
            joined[-1] = [*joined[-1], *parts]
        else:
            joined.append(list(parts))
    return joined


_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SPOKEN = {"gonna": "going to", "wanna": "want to", "gotta": "got to", "cannot": "can not",
           "can't": "can not", "won't": "will not"}  # fmt: skip
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'ll", " will"))
_IS = re.compile(r"^(?:it|that|he|she|there|what|who|here|where)'s$")


def _normal(word: str) -> list[str]:
    low = fold(word).replace("’", "'")
    if low in _SPOKEN:
        return _SPOKEN[low].split()
    if _IS.match(low):
        return [low[:-2], "is"]
    for ending, full in _ENDINGS:
        if low.endswith(ending):
            return [*_normal(low.removesuffix(ending)), *full.split()]
    return low.split("-")


def _word_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the normalised words of a text, each with the place of the printed word."""
    for match in _WORD.finditer(text.replace("’", "'").replace("‘", "'")):
        for word in _normal(match[0]):
            if word:
                yield word, match.start(), match.end()


@cache
def _stem(word: str) -> tuple[str, bool]:
    """Return a word's stem and whether it carries meaning."""
    stems = content_words(word)
    return (stems[0], True) if stems else (word, False)


def _wording(quotation: Quotation, parts: Sequence[Part]) -> _Wording:
    words = tuple(word for part in parts for word, _, _ in _word_places(part.text))
    stems = [_stem(word) for word in words]
    return _Wording(
        quotation,
        tuple(parts),
        words,
        tuple(stem for stem, _ in stems),
        frozenset(stem for stem, tells in stems if tells),
    )


# Which wordings are one utterance


@dataclass(frozen=True, slots=True)
class _Link:
    """Two wordings that are one utterance, and where each of them holds what is common."""

    strength: float  # 0 to 1
    left: tuple[int, int]  # words; end is not included
    right: tuple[int, int]


def _group(wordings: Sequence[_Wording], alike: Alike | None) -> list[tuple[int, ...]]:
    """Return groups of rows, each in order; a row may stand in several."""
    keys: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        keys[wording.words, wording.speaker.name if wording.speaker else ""].append(row)
    heads = [rows[0] for rows in keys.values()]
    links = _find_links([wordings[row] for row in heads], alike)
    linked = _close(links, len(heads))
    followers = list(keys.values())
    groups: set[tuple[int, ...]] = set()
    covered: set[tuple[int, int]] = set()
    pairs = sorted(
        (-value, a, b) for a, near in enumerate(linked) for b, value in near.items() if a < b
    )
    for _, a, b in pairs:
        if (a, b) in covered:
            continue
        group = grow_group(a, b, linked)
        covered.update((x, y) for x in group for y in group if x < y)
        groups.add(tuple(sorted(row for head in group for row in followers[head])))
    alone = set(range(len(heads))).difference(*(near for near in linked))
    groups.update(tuple(sorted(followers[head])) for head in alone)
    return sorted(groups)


def _find_links(
    wordings: Sequence[_Wording], alike: Alike | None
) -> Mapping[tuple[int, int], _Link]:
    found: dict[tuple[int, int], _Link] = {}
    for a, b in _candidates(wordings):
        link = _compare(wordings[a], wordings[b], alike)
        if link is not None:
            found[a, b] = link
    return found


def _candidates(wordings: Sequence[_Wording]) -> Iterable[tuple[int, int]]:
    """Yield pairs that share enough of the shorter one's content words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        shared: Counter[int] = Counter()
        for stem in sorted(wording.content):
            if len(holders[stem]) <= _MOST_HOLDERS:
                shared.update(holders[stem])
            holders[stem].append(row)
        for other, count in sorted(shared.items()):
            least = min(len(wording.content), len(wordings[other].content))
            if count >= max(1, 0.4 * least):
                yield other, row


def _compare(left: _Wording, right: _Wording, alike: Alike | None) -> _Link | None:
    """Return how two wordings are linked, or None when they are two utterances."""
    short, long = (left, right) if len(left.words) <= len(right.words) else (right, left)
    same, strange = _speakers(left.speaker, right.speaker)
    blocks = SequenceMatcher(None, left.stems, right.stems, autojunk=False).get_matching_blocks()
    blocks = [block for block in blocks if block.size]
    if not blocks:
        return None
    in_order = sum(_tells(left.stems[b.a : b.a + b.size]) for b in blocks)
    least = _tells(short.stems)
    bag = len(left.content & right.content) / max(1, min(len(left.content), len(right.content)))
    coverage = in_order / max(1, least)
    words = sum(block.size for block in blocks)
    run = max(_tells(left.stems[b.a : b.a + b.size]) for b in blocks)
    longest = max(block.size for block in blocks)
    whole = longest == len(short.words)
    if strange:
        passes = in_order >= 5 and coverage >= 0.8
    elif whole:
        passes = least >= 2 or (least == 1 and len(long.words) <= 4 and len(short.words) <= 2)
        passes = passes and (len(short.words) > 3 or _stands_so(short, long))
    else:
        passes = (
            (in_order >= 3 and coverage >= 0.6 and (run >= 2 or longest >= 4))
            or (words >= 4 and words >= 0.8 * len(short.words) and coverage == 1 and least >= 2)
            or (words >= 6 and longest >= 5 and coverage >= 0.6 and same)
            or (in_order >= 6 and coverage >= 0.45 and longest >= 4)
            or (same and least >= 4 and bag >= 0.65)
            or (same and least >= 3 and bag >= 0.8)
        )
        if not passes and alike is not None and same and bag >= 0.3 and least >= 3:
            passes = alike(left.parts[0].sentence, right.parts[0].sentence) >= _ALIKE
    if passes and not whole and coverage < _VERBATIM and _on_other_days(left, right):
        return None
    one_article = left.parts[0].sentence.article.id == right.parts[0].sentence.article.id
    if not passes or (one_article and not whole and coverage < 0.8):
        return None  # whoever goes on in other words says the next thing
    strength = round(max(coverage, bag) * (1.0 if same else 0.9), 6)
    core = [b for b in blocks if b.size > 1 and _tells(left.stems[b.a : b.a + b.size])] or blocks
    first, last = core[0], core[-1]
    return _Link(strength, (first.a, last.a + last.size), (first.b, last.b + last.size))


def _on_other_days(left: _Wording, right: _Wording) -> bool:
    """Say whether both articles tell when it was said, and tell of two days."""
    return None not in (left.said_on, right.said_on) and left.said_on != right.said_on


def _stands_so(short: _Wording, long: _Wording) -> bool:
    """Say whether two or three words are surely those of a longer wording.

    They are when printed alike ("zones" is not "zone"), or when the word beside them is the same.
    """
    size = len(short.words)
    if len(short.parts) > 1:
        return True
    part = short.parts[0]
    text = part.sentence.text
    before = [stem for word in _words(text[: part.start])[-1:] for stem in (_stem(word)[0],)]
    behind = [stem for word in _words(text[part.end :])[:1] for stem in (_stem(word)[0],)]
    for place in range(len(long.words) - size + 1):
        if long.words[place : place + size] == short.words:
            return True
        if long.stems[place : place + size] == short.stems and (
            list(long.stems[max(0, place - 1) : place]) == before != []
            or list(long.stems[place + size : place + size + 1]) == behind != []
        ):
            return True
    return False


def _words(text: str) -> list[str]:
    return [word for word, _, _ in _word_places(text)]


def _tells(stems: Sequence[str]) -> int:
    return sum(_stem(stem)[1] for stem in stems)


def _speakers(left: Person | None, right: Person | None) -> tuple[bool, bool]:
    """Say whether two speakers are one, and whether they are two different people."""
    if left is None or right is None:
        return False, False
    if left.name == right.name:
        return True, False
    return False, left.kind == right.kind == "person"


def _close(links: Mapping[tuple[int, int], _Link], count: int) -> Sequence[Mapping[int, float]]:
    """Link two wordings that are the same part of a third."""
    linked: list[dict[int, float]] = [{} for _ in range(count)]
    places: list[dict[int, tuple[int, int]]] = [{} for _ in range(count)]
    for (a, b), link in links.items():
        linked[a][b] = linked[b][a] = link.strength
        places[a][b], places[b][a] = link.left, link.right
    added: list[tuple[int, int, float]] = []
    for middle, near in enumerate(places):
        others = sorted(near)[:60]
        for k, a in enumerate(others):
            for b in others[k + 1 :]:
                if b not in linked[a] and _overlap(near[a], near[b]) >= 0.6:
                    added.append((a, b, 0.8 * min(linked[middle][a], linked[middle][b])))
    for a, b, value in added:
        linked[a][b] = linked[b][a] = max(value, linked[a].get(b, 0.0))
    return linked


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> float:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common / max(1, min(left[1] - left[0], right[1] - right[0]))


# What was changed


def _speaker(members: Sequence[_Wording]) -> Person | None:
    """Return who most wordings name, a name before a description, of equals the first."""
    named = [w.speaker for w in members if w.speaker is not None]
    counts = Counter(named)
    order = {person: place for place, person in reversed(list(enumerate(named)))}
    return min(counts, key=lambda p: (p.kind == "described", -counts[p], order[p]), default=None)


def _variants(members: Sequence[_Wording]) -> tuple[Variant, ...]:
    # fragments do not show what was left out between them: a wording in one piece comes first
    reference = max(members, key=lambda w: (_longest_part(w), len(w.words), -members.index(w)))
    return tuple(_variant(wording, reference) for wording in members)


def _variant(wording: _Wording, reference: _Wording) -> Variant:
    change, reason = _name_change(wording, reference)
    return Variant(
        wording.quotation, wording.parts, change, tuple(_pieces(wording, reference)), reason
    )


def _longest_part(wording: _Wording) -> int:
    return max(len(_words(part.text)) for part in wording.parts)


def _name_change(wording: _Wording, reference: _Wording) -> tuple[Change, str]:
    if wording is reference:
        return "first", "the fullest wording"
    same, strange = _speakers(wording.speaker, reference.speaker)
    if strange:
        return "re-attributed", "another speaker is named"
    if wording.words == reference.words:
        return "same", "the same words"
    codes = SequenceMatcher(None, reference.words, wording.words, autojunk=False).get_opcodes()
    common = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    share = common / len(wording.words) if wording.words else 0.0
    changes = [code for code in codes if code[0] != "equal"]
    inner = [code for code in changes if not _at_edge(code, reference, wording)]
    if all(tag == "delete" for tag, *_ in inner):
        return _name_cut(inner, wording, reference)
    language = _other_language(wording, reference) if same and share < 0.75 else ""
    if language:
        return "translated", language
    if share >= 0.5:
        return "altered", "some words are others"
    return "paraphrased", "the same content in other words"


def _at_edge(code: tuple[str, int, int, int, int], reference: _Wording, wording: _Wording) -> bool:
    """Say whether words are only left out, or added, in front of or behind what is common."""
    tag, a, b, c, d = code
    if tag == "delete":
        return a == 0 or b == len(reference.words)
    if tag == "insert":
        return c == 0 or d == len(wording.words)
    return False


_DENYING = frozenset("not no never none nothing nobody neither nor".split())
_MARKED = re.compile(r"…|\.\.\.|\. \. \.|[\[(]")


def _name_cut(
    edits: Sequence[tuple[str, int, int, int, int]], wording: _Wording, reference: _Wording
) -> tuple[Change, str]:
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


def _pieces(wording: _Wording, reference: _Wording) -> Iterator[Piece]:
    """Yield the words of both in order; adjoining words of one kind are one piece."""
    codes = SequenceMatcher(None, reference.words, wording.words, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            yield Piece("same", _printed(wording, c, d))
            continue
        if b > a:
            yield Piece("left out", _printed(reference, a, b))
        if d > c:
            yield Piece("added", _printed(wording, c, d))


def _printed(wording: _Wording, first: int, last: int) -> str:
    """Return the words from `first` up to `last` as printed."""
    places = [
        (number, start, end)
        for number, part in enumerate(wording.parts)
        for _, start, end in _word_places(part.text)
    ][first:last]
    stretches: dict[int, tuple[int, int]] = {}
    for number, start, end in places:
        stretches[number] = (stretches.get(number, (start, end))[0], end)
    return " … ".join(wording.parts[n].text[a:b] for n, (a, b) in stretches.items())


# Speech in another language

_ELSEWHERE = re.compile(
    r"^(?:the )?(?:mexic|russia|chin|french|france|german|ital|spa[in]|japan|korea|south korea|"
    r"north korea|israel|palestin|iran|iraq|syria|turk|egypt|saudi|ukrain|poland|polish|gree[ck]|"
    r"cuba|venezuel|brazil|colombia|argentin|chile|peru|guatemal|hondura|salvador|nicaragua|"
    r"afghan|libya|leban|jordan|yemen|qatar|hungar|czech|slova|romania|bulgaria|serb|croat|austria|"
    r"swed|norw|norweg|denmark|danish|finland|finnish|dutch|belgi|swiss|portug|vietnam|thai|"
    r"indonesia|catal|taiwan)\w*(?:['’]s)?\s(?!american)"
)
_ENGLISH = re.compile(r"\b(?:U\.S\.|US|American|British|Canadian|Australian|ambassador to)\b")
_INTERPRETED = re.compile(
    r"(?:through|via) (?:an? )?(?:interpreter|translator)|\btranslated\b"
    r"|\bin (?:Spanish|French|German|Russian|Arabic|Hebrew|Chinese|Mandarin|Italian"
    r"|Portuguese|Japanese"
    r"|Korean|Farsi|Persian|Turkish|Ukrainian|Polish|Greek|Dutch|Pashto|Dari|Urdu|Hindi)\b"
)


def _other_language(wording: _Wording, reference: _Wording) -> str:
    """Return what is printed of the speaker's speaking another language, or an empty string."""
    for each in (wording, reference):
        for part in each.parts:
            told = _INTERPRETED.search(part.sentence.text)
            if told:
                return f"printed with it: “{told[0]}”"
    roles = wording.speaker.roles if wording.speaker else ()
    for role in roles:
        if _ELSEWHERE.match(fold(role) + " ") and not _ENGLISH.search(role):
            return f"the speaker's role is printed as “{role}”"
    return ""
