"""Sentences → another name, place or body in the same role or the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import DAYS, Word, Wording, phrase
from summarize.reading.sentences import Span as Place

_ROLE = re.compile(
    r"(?i)\b(?P<role>(?:(?:vice|deputy|assistant|senior|executive|managing|chief|general|national|"
    r"regional|global) ){0,2}(?:president|director|chairman|chairwoman|chair|chief executive|ceo|"
    r"head|manager|spokesman|spokeswoman|professor|editor|founder|coach|captain|owner|dean)"
    r"(?: (?:of|for) (?!the\b)[a-z]+)?)\b"
)
_BODY_AFTER = re.compile(
    r"(?:,?\s(?:for|at|of|with)\s)(?:the\s)?(?:[a-z-]+\s){0,4}"
    r"(?P<body>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,4})"
)
_BODY_BEFORE = re.compile(r"(?P<body>(?:[A-Z][\w&-]*\s){1,4})$")
_AT_PLACE = frozenset("in at near outside".split())
_LIKELY = 0.5  # similarity of two sentences that have so much in common around a name …
_COMPANY = 3  # … as this many words
_AROUND = 8  # words on each side of a name
_TELLS = 1.8  # weight of a word from which a name beside it stands in its place alone
_TWIN = 0.72  # share of the words of both from which two sentences are the same words
_ALIKE = 4.0  # weight of what must be common where two places look alike
_LIKE_LETTERS = 0.65
_SHARE = 0.4  # of the lighter sentence, that must be common for places to be compared
_NOT_NAMES = frozenset("mr mrs ms dr sen rep gov gen the a u.s us".split())
_TITLES = frozenset(
    "presid secretari state senat senatr senator sen rep gov governor mayor minist prime foreign "
    "hous speaker leader chief justic judg general attorney white depart vice former".split()
)
_LONGEST = 80  # words of a sentence that is aligned with another


@dataclass(frozen=True, slots=True)
class _Role:
    role: frozenset[str]  # stems
    body: frozenset[str]  # stems of the name
    people: frozenset[str]  # stems of other names in the sentence
    span: Place


@dataclass(frozen=True, slots=True)
class _Scene:
    anchor: str  # stem of what is placed: "event", "gather"
    place: frozenset[str]
    span: Place


def find_name_differences(trails: Trails) -> Iterator[Difference]:
    """Yield another name where all else is the same: in one role, at one event, in the same words.

    Two spellings of one name are none, nor is a name that the other sentence holds too.
    """
    roles = {row: tuple(_read_roles(wording)) for row, wording in enumerate(trails.wordings)}
    yield from _roles_differ(trails, roles)
    scenes = {row: tuple(_read_scenes(wording)) for row, wording in enumerate(trails.wordings)}
    nested = _nested(trails)
    slots = [tuple(_read_slots(wording)) for wording in trails.wordings]
    for a, b in trails.pairs:
        if trails.spans[a].sentence.kind != "body" or trails.spans[b].sentence.kind != "body":
            continue
        found = (
            _twins_differ(trails, a, b)
            or _scenes_differ(trails, a, b, scenes[a], scenes[b], nested)
            or (_slots_differ(trails, a, b, nested, slots))
        )
        if found is not None:
            yield found


def _read_roles(wording: Wording) -> Iterator[_Role]:
    text = wording.text
    for match in _ROLE.finditer(text):
        after = _BODY_AFTER.match(text, match.end())
        before = _BODY_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
        if after is not None:
            start, end = after.span("body")
        elif before is not None:
            start = match.start() - len(before["body"])
            end = match.start() - 1
        else:
            continue
        body = [w for w in wording.between(start, end) if w.is_name and w.low not in _NOT_NAMES]
        if not body:
            continue
        role = frozenset(w.stem for w in wording.between(*match.span("role")) if w.stem)
        names = {w.stem for w in wording.words if w.is_name} - role
        bodies = frozenset(w.stem for w in body)
        span = (body[0].start, body[-1].end)
        yield _Role(role, bodies, frozenset(names - bodies), span)


def _roles_differ(trails: Trails, roles: dict[int, tuple[_Role, ...]]) -> Iterator[Difference]:
    by_role: dict[frozenset[str], list[tuple[int, _Role]]] = {}
    for row, found in roles.items():
        for role in found:
            if len(role.role) > 1:  # "president" alone says too little
                by_role.setdefault(role.role, []).append((row, role))
    for group in by_role.values():
        for place, (a, mine) in enumerate(group[:40]):
            for b, theirs in group[place + 1 : 40]:
                if a == b or _same_name(mine.body, theirs.body):
                    continue
                if mine.people and theirs.people and not mine.people & theirs.people:
                    continue
                if mine.body & trails.wordings[b].stems or theirs.body & trails.wordings[a].stems:
                    continue
                yield Difference(
                    "name", a, b, mine.span, theirs.span, " ".join(sorted(mine.role)),
                    "another body in the same role", 0.8,
                )  # fmt: skip


def _read_scenes(wording: Wording) -> Iterator[_Scene]:
    """Yield what stands where: "event in Norfolk", "the Norwalk event"."""
    words = wording.words
    for place, word in enumerate(words):
        if not word.is_name or (place and words[place - 1].is_name):
            continue
        run = [word]
        while place + len(run) < len(words) and words[place + len(run)].is_name:
            run.append(words[place + len(run)])
        stems = frozenset(each.stem for each in run)
        before = words[place - 1] if place else None
        if before is not None and before.low in _AT_PLACE and place >= 2 and words[place - 2].stem:
            yield _Scene(words[place - 2].stem, stems, phrase(run))
        after = words[place + len(run)] if place + len(run) < len(words) else None
        if before is not None and before.low in ("the", "a") and after is not None and after.stem:
            yield _Scene(after.stem, stems, phrase(run))


def _nested(trails: Trails) -> frozenset[frozenset[str]]:
    """Return the pairs of names that stand side by side somewhere: "Norwalk, Connecticut"."""
    return frozenset(
        frozenset((one.stem, other.stem))
        for wording in trails.wordings
        for one, other in zip(wording.words, wording.words[1:], strict=False)
        if one.is_name and other.is_name
    )


def _scenes_differ(
    trails: Trails,
    a: int,
    b: int,
    left: Sequence[_Scene],
    right: Sequence[_Scene],
    nested: frozenset[frozenset[str]],
) -> Difference | None:
    for mine in left:
        for theirs in right:
            if mine.anchor != theirs.anchor or _same_name(mine.place, theirs.place):
                continue
            if mine.place & trails.wordings[b].stems or theirs.place & trails.wordings[a].stems:
                continue
            if any(frozenset((x, y)) in nested for x in mine.place for y in theirs.place):
                continue
            alike = _look_alike(min(mine.place), min(theirs.place))
            if not alike and not (mine.place <= trails.places and theirs.place <= trails.places):
                continue
            shared = trails.wordings[a].stems & trails.wordings[b].stems
            lighter = min(trails.weigh(trails.wordings[row].stems) for row in (a, b))
            if alike and len(shared) > 1 and trails.weigh(shared) >= _ALIKE:
                lighter = 0.0
            elif len(shared) < 4 or trails.weigh(shared) < _SHARE * lighter:
                continue
            return Difference(
                "name", a, b, mine.span, theirs.span, mine.anchor,
                "another place for the same thing", 0.7,
            )  # fmt: skip
    return None


@dataclass(frozen=True, slots=True)
class _Slot:
    """A name and what stands beside it."""

    name: frozenset[str]
    before: str  # stems of the content words on both sides, empty where there is none near
    after: str
    company: frozenset[str]  # stems of the content words around it, names not
    span: Place


def _slots_differ(
    trails: Trails,
    a: int,
    b: int,
    nested: frozenset[frozenset[str]],
    slots: Sequence[Sequence[_Slot]],
) -> Difference | None:
    """Return where sentences that state one fact have another name beside the same word.

    Both names must be unknown to the other sentence, and both a place or neither.
    """
    mine, theirs = trails.wordings[a], trails.wordings[b]
    if not (mine.names - theirs.names and theirs.names - mine.names):
        return None
    same = trails.same(a, b)
    if not same and trails.similar.between(a, b) < _LIKELY:
        return None
    others = slots[b]
    for left in slots[a]:
        if left.name & theirs.stems:
            continue
        for right in others:
            if right.name & mine.stems or _same_name(left.name, right.name):
                continue
            framed = bool(left.before) and left.before == right.before
            framed = framed and left.after == right.after
            if not framed and bool(left.name & trails.places) != bool(right.name & trails.places):
                continue
            if any(frozenset((x, y)) in nested for x in left.name for y in right.name):
                continue
            if not (_is_full(trails, left) and _is_full(trails, right)):
                continue  # "Russia" is "Moscow", "Trump" is "the president"
            near = left.company & right.company
            if not same and (len(near) < _COMPANY or trails.weigh(near) < _ALIKE):
                continue
            beside = {left.before} & {right.before} | {left.after} & {right.after}
            if max((trails.weights.get(stem, 0.0) for stem in beside), default=0) >= _TELLS:
                return Difference(
                    "name",
                    a,
                    b,
                    left.span,
                    right.span,
                    max(beside),
                    "another name beside the same word",
                    0.6,
                )
    return None


def _is_full(trails: Trails, slot: _Slot) -> bool:
    """Say whether a name is a place's or has two words besides titles."""
    return slot.name <= trails.places or len(slot.name - _TITLES) > 1


def _read_slots(wording: Wording) -> Iterator[_Slot]:
    words = wording.words
    place = 0
    while place < len(words):
        if not words[place].is_name:
            place += 1
            continue
        end = place
        while end < len(words) and words[end].is_name:
            end += 1
        before = [w.stem for w in words[max(0, place - 3) : place] if w.stem and not w.is_name]
        after = [w.stem for w in words[end : end + 3] if w.stem and not w.is_name]
        yield _Slot(
            name=frozenset(w.stem for w in words[place:end]),
            before=before[-1] if before else "",
            after=after[0] if after else "",
            company=frozenset(
                w.stem
                for w in (*words[max(0, place - _AROUND) : place], *words[end : end + _AROUND])
                if w.stem and not w.is_name
            ),
            span=phrase(words[place:end]),
        )
        place = end


def _look_alike(one: str, other: str) -> bool:
    """Say whether two names may have been taken for each other: "Norwalk" and "Norfolk"."""
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _LIKE_LETTERS


def _twins_differ(trails: Trails, a: int, b: int) -> Difference | None:
    """Return where two sentences in nearly the same words have another name, or a denial."""
    mine, theirs = trails.wordings[a], trails.wordings[b]
    both = len(mine.stems & theirs.stems)
    if not both or 2 * both < _TWIN * (len(mine.stems) + len(theirs.stems)):
        return None
    one, other = mine.words[:_LONGEST], theirs.words[:_LONGEST]
    matcher = SequenceMatcher(None, [w.low for w in one], [w.low for w in other], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        left, right = one[i:j], other[k:m]
        negated = _negations(left) != _negations(right)
        if negated and all(_only_denies(word) for word in (*left, *right)):
            near_left, near_right = one[max(0, i - 1) : j + 2], other[max(0, k - 1) : m + 2]
            if near_left and near_right:
                return Difference(
                    "denial", a, b, phrase(near_left), phrase(near_right),
                    (left or right)[0].low, "the same words, denied", 0.9,
                )  # fmt: skip
        if tag != "replace":
            continue
        names = [[w for w in side if w.is_name] for side in (left, right)]
        if any(w.low.replace(".", "").isalpha() and "." in w.low for w in (*left, *right)):
            continue  # an abbreviation may stand for anybody
        if not all(names) or len(left) > 4 or len(right) > 4:
            continue
        stems = [frozenset(w.stem for w in side) for side in names]
        held = stems[0] & theirs.stems or stems[1] & mine.stems
        if held or _same_name(*stems) or any(w.low in DAYS for w in (*left, *right)):
            continue
        return Difference(
            "name", a, b, phrase(names[0]), phrase(names[1]), min(stems[0]),
            "another name in the same words", 0.8,
        )  # fmt: skip
    return None


def _negations(words: Sequence[Word]) -> int:
    denying = ("not", "no", "never", "neither", "without", "cannot")
    return sum(word.low in denying or word.low.endswith("n't") for word in words)


def _only_denies(word: Word) -> bool:
    helping = ("do", "does", "did", "is", "was", "were", "are", "has", "have", "had", "be", "been")
    return word.low in helping or word.low == "any" or _negations([word]) > 0


def _same_name(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether two names may be one: a part of it, its initials or another spelling."""
    if left & right or not left or not right:
        return True
    if any(x.startswith(y[:4]) and len(y) > 3 and (x in y or y in x) for x in left for y in right):
        return True  # "America" and "American"
    bones = [{_bones(stem) for stem in side} for side in (left, right)]
    if bones[0] & bones[1]:
        return True
    return any(
        len(short) == 1 and 1 < len(min(short)) <= 5 and set(min(short)) <= {s[0] for s in long}
        for short, long in ((left, right), (right, left))
    )


def _bones(stem: str) -> str:
    """Return what spellings of one name have in common: "Gaddafi" and "Qadhafi" are one."""
    sounds = stem.translate(str.maketrans("qcgzjyv", "kkksiiw", "aeiouhyáéíóúüöä'’-."))
    return re.sub(r"(.)\1+", r"\1", sounds)
