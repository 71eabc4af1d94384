"""Sentences → another name, place or body in the same role or the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from summarize.comparing.words import content_words
from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import DAYS, Word, Wording, phrase, stem_of
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.people import Mention, People, find_people
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
_BODY_BEFORE = re.compile(r"(?P<body>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3})(?:['’]s?)?\s$")
_S = ("'s", "’s")
AT_PLACE = frozenset("in at near outside".split())
_TO_PLACE = AT_PLACE | frozenset("to from".split())
_LIKELY = 0.5  # similarity of two sentences that have so much in common around a name …
_SURE = 0.7  # the same, for names of bodies: many have a share in one affair
_COMPANY = 3  # … as this many words
_AROUND = 12  # words on each side of a name
_TELLS = 1.8  # weight of a word from which a name beside it stands in its place alone
_TWIN = 0.72  # share of the words of both from which two sentences are the same words
_ALONE = 10.0  # weight of the company of the only person whom the other sentence does not name
_ALIKE = 4.0  # weight of what must be common where two places look alike
_LIKE_LETTERS = 0.65
_SHARE = 0.4  # of the lighter sentence, that must be common for places to be compared
_NOT_NAMES = frozenset("mr mrs ms dr sen rep gov gen the a u.s us".split())
_HEADS = re.compile(
    r"(?i)\b(?:president|secretary|minister|chancellor|premier|chief|ceo|chairman|chairwoman|"
    r"chairperson|chair|director|mayor|governor|speaker|leader|commissioner|superintendent|"
    r"sheriff|ambassador|administrator|general|heads|adviser|advisor|captain|coach|editor|founder|owner)\b"
)
_NOT_NOW = re.compile(
    r"(?i)\b(?:former(?:ly)?|then|ex|deputy|assistant|acting|interim|next|incoming|outgoing|elect|"
    r"nominee|candidate|predecessor|successor|late|shadow|past|previous|associate)\b"
)
_APPOSED = re.compile(r",\s(?:who\s(?=heads))?(?:the\s)?(?P<office>[^,;:.()\"“”]{4,60})(?=[,.;])")
_OWNED = re.compile(r"(?P<office>(?:[A-Z][\w&-]*\s){0,3}[A-Z][\w&-]*['’]s?\s[a-z\s]{3,30}),\s$")
_OF_SOMEBODY = re.compile(
    r"(?i)(?:\b(?:his|her|its|their)|['’]s)\s(?P<who>(?:[a-z-]+\s){0,2}[a-z-]+),\s$"
)
_VICE = frozenset(("vice", "us"))
_NO_OFFICE = frozenset("us u.s compani firm oper committe democrat republican gop".split())
_AND_ANOTHER = re.compile(
    r"(?P<office>(?:[A-Z][\w&.-]*\s){2,5})and\s(?:(?:[A-Z][\w&.-]*|candidate|member)\s){1,5}$"
)
_OF_PLACE = re.compile(r"\sof\s(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)*)")
_FRAME = 6  # content words on each side of a name that may frame it
_FRAMED = 3  # of them, running on from the name, must be the same in both …
_FRAME_TELLS = 6.0  # … and weigh so much together, no names counted
_HELD_TOGETHER = 0.3  # similarity from which such frames, and offices of two words, are compared
_ENDS = re.compile(r"[.!?]['\"”’]*\s")
_BETWEEN_MARKS = re.compile(r"[“\"][^“”\"]+(?:[”\"]|$)")
_COMMA = re.compile(r",\s")
_PRINTED = frozenset("report reports story interview poll study survey".split())
_TOLD = frozenset("asked tell telling tells told thanked urged".split())
_APPOSITION = 8  # words behind a name that may say who that is
_LEADS = frozenset("at by for from in of on to with".split())
_POINTERS = frozenset("a an the".split())
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
    scenes = {row: tuple(_read_scenes(wording)) for row, wording in enumerate(trails.wordings)}
    nested = _nested(trails)
    people = find_people([span.sentence for span in trails.spans])
    slots = [_read_slots(trails, people, row) for row in range(len(trails.wordings))]
    yield from _roles_differ(trails, roles, slots)
    for a, b in trails.pairs:
        kinds = {trails.spans[a].sentence.kind, trails.spans[b].sentence.kind}
        if not kinds <= {"body", "caption"}:
            continue
        found = (
            _twins_differ(trails, a, b)
            or _scenes_differ(trails, a, b, scenes[a], scenes[b], nested)
            or _slots_differ(trails, a, b, nested, slots)
        )
        if found is not None:
            yield found


def _read_roles(wording: Wording) -> Iterator[_Role]:
    text = wording.text
    for match in _ROLE.finditer(text):
        called = [word for word in wording.words if match.start() <= word.start < match.end()]
        if len(called) > 2 and called[-2].low in ("of", "for") and _names_body(text, called):
            # "head of Corado": a body, and no field as in "of education"
            called = called[:-2]
        if not called:
            continue
        after = _BODY_AFTER.match(text, called[-1].end)
        before = _BODY_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
        if after is not None:
            start, end = after.span("body")
        elif before is not None:
            start, end = (max(0, match.start() - 60) + at for at in before.span("body"))
        else:
            continue
        body = [
            word
            for word in wording.words
            if start <= word.start < end and _is_capital(text, word) and word.low not in _NOT_NAMES
        ]
        if not body:
            continue
        role = frozenset(word.stem for word in called if word.stem)
        names = {w.stem for w in wording.words if w.is_name} - role
        bodies = frozenset(w.stem for w in body)
        last = body[-1].end - (2 if wording.text[body[-1].start : body[-1].end][-2:] in _S else 0)
        span = (body[0].start, last)
        yield _Role(role, bodies, frozenset(names - bodies), span)


def _names_body(text: str, called: Sequence[Word]) -> bool:
    """Say whether the last word of a role begins a name: "head of Dam Board", no field."""
    bare = not _is_capital(text, called[0])
    return called[-1].is_name or (bare and _is_capital(text, called[-1]))


def _is_capital(text: str, word: Word) -> bool:
    """Say whether a word is written as a name here: "Dam Board", where "dam" is a common word."""
    return text[word.start].isupper()


def _roles_differ(
    trails: Trails, roles: dict[int, tuple[_Role, ...]], slots: Sequence[Sequence[_Slot]]
) -> Iterator[Difference]:
    by_role: dict[frozenset[str], list[tuple[int, _Role]]] = {}
    for row, found in roles.items():
        for role in found:
            if len(role.role) > 1:  # "president" alone says too little
                by_role.setdefault(role.role, []).append((row, role))
    for group in by_role.values():
        for place, (a, mine) in enumerate(group[:40]):
            for b, theirs in group[place + 1 : 40]:
                if a == b:
                    continue
                if mine.body & theirs.body:
                    yield from _holders_differ(trails, a, b, mine, slots)
                if _same_name(mine.body, theirs.body):
                    continue
                if mine.people and theirs.people and not mine.people & theirs.people:
                    continue
                if _mostly_in(mine.body, trails, b) or _mostly_in(theirs.body, trails, a):
                    continue
                yield Difference(
                    "name", a, b, mine.span, theirs.span, " ".join(sorted(mine.role)),
                    BODY_REASON, 0.8,
                )  # fmt: skip


def _holders_differ(
    trails: Trails, a: int, b: int, role: _Role, slots: Sequence[Sequence[_Slot]]
) -> Iterator[Difference]:
    """Yield the only persons of two alike sentences that give one role at one body now."""
    if trails.similar.between(a, b) < _SURE:
        return
    if any(_NOT_NOW.search(trails.wordings[row].text) for row in (a, b)):
        return
    people = [[slot for slot in slots[row] if slot.kind == "person"] for row in (a, b)]
    if any(len({slot.who for slot in each}) != 1 for each in people):
        return
    left, right = people[0][0], people[1][0]
    if not _is_foreign(left, slots[b], trails.wordings[b]) or _same_name(left.name, right.name):
        return
    if _is_foreign(right, slots[a], trails.wordings[a]):
        yield Difference(
            "name", a, b, left.span, right.span, " ".join(sorted(role.role)), OFFICE_REASON, 0.8
        )


def _mostly_in(body: frozenset[str], trails: Trails, row: int) -> bool:
    """Say whether a sentence names a body: "dam" alone does not name the Dam Board."""
    return 2 * len(body & trails.wordings[row].stems) > len(body)


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
        if before is not None and before.low in AT_PLACE and place >= 2 and words[place - 2].stem:
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
                PLACE_REASON, 0.7,
            )  # fmt: skip
    return None


@dataclass(frozen=True, slots=True)
class _Slot:
    """A name and what stands beside it."""

    name: frozenset[str]  # stems
    who: str  # the person or body that is meant, however named here; empty where nobody is known
    kind: str  # "person", "organisation", "place", or empty
    office: frozenset[str]  # stems of what the person is called to head; empty where nothing
    title: frozenset[str]  # stems of what stands in front of the name: "Coach"
    before: tuple[str, ...]  # stems of the nearest content words on both sides, nearest first
    after: tuple[str, ...]
    company: frozenset[str]  # stems of the content words around it, names not
    lead: tuple[str, ...]  # the words in front, whatever they tell, nearest first
    rest: tuple[str, ...]  # the words behind
    opens: bool  # nothing that tells stands before it
    speaks: bool  # what the sentence tells is told by it: "said", "according to" beside it
    tells: bool  # the same, or a verb of saying stands behind what it is called
    told_of: frozenset[str]  # the first stem of an apposition behind it: ", the harbour chief"
    called: frozenset[str]  # stems of what stands in apposition: "his brother, Radek Osmerin,"
    beside: tuple[frozenset[str], frozenset[str]]  # the nearest such words within its sentence
    led: bool  # a preposition stands in front: "in the Bugle"
    span: Place


def _slots_differ(
    trails: Trails,
    a: int,
    b: int,
    nested: frozenset[frozenset[str]],
    slots: Sequence[Sequence[_Slot]],
) -> Difference | None:
    """Return where one sentence names somebody, or some place, and the other one somebody else.

    Both names must be unknown to the other sentence, and of one kind.
    """
    if not _may_speak_of_one(trails, a, b, slots):
        return None
    mine = [each for each in slots[a] if _is_foreign(each, slots[b], trails.wordings[b])]
    theirs = [each for each in slots[b] if _is_foreign(each, slots[a], trails.wordings[a])]
    best: tuple[float, Difference] | None = None
    for left in mine:
        for right in theirs:
            if _same_name(left.name, right.name) or not _may_differ(left, right):
                continue
            if any(frozenset((x, y)) in nested for x in left.name for y in right.name):
                continue
            reason = _reason(trails, (a, left), (b, right), mine, theirs)
            if reason is None:
                continue
            strength = trails.weigh(left.company & right.company)
            if best is None or strength > best[0]:
                subject = min(
                    left.office & right.office or left.company & right.company or left.name
                )
                weight = 0.8 if reason == OFFICE_REASON else 0.6
                best = strength, Difference(
                    "name", a, b, left.span, right.span, subject, reason, weight
                )  # fmt: skip
    return best[1] if best is not None else None


def _may_speak_of_one(trails: Trails, a: int, b: int, slots: Sequence[Sequence[_Slot]]) -> bool:
    """Say whether two sentences are alike or name who holds one office: cheap, before the rest."""
    held = {slot.office for slot in slots[a] if slot.office}
    if held and any(slot.office in held for slot in slots[b]):
        return True
    return trails.similar.between(a, b) >= _HELD_TOGETHER


def _is_foreign(slot: _Slot, others: Sequence[_Slot], wording: Wording) -> bool:
    """Say whether a sentence does not name what a slot of another one names."""
    if any(slot.who and slot.who == other.who for other in others):
        return False
    held = len(slot.name & wording.stems)
    # "House" is not the White House, but a surname is the man
    return 2 * held <= len(slot.name) if slot.kind == "organisation" else not held


def _may_differ(left: _Slot, right: _Slot) -> bool:
    """Say whether two names are of one kind, so that one may stand for the other by mistake."""
    if "place" in (left.kind, right.kind):
        return left.kind == right.kind
    if left.kind and left.kind == right.kind:
        return True
    if "organisation" in (left.kind, right.kind) and not (left.kind and right.kind):
        return False
    framed = left.before[:1] == right.before[:1] and left.after[:1] == right.after[:1]
    framed = framed and bool(left.before and left.after)
    framed = framed or _stand_in_a_row(left, right)
    return framed and "person" in (left.kind, right.kind)


def _reason(
    trails: Trails,
    one: tuple[int, _Slot],
    other: tuple[int, _Slot],
    mine: Sequence[_Slot],
    theirs: Sequence[_Slot],
) -> str | None:
    """Return why two names are held to stand in one place; None where they are not."""
    (a, left), (b, right) = one, other
    likely, same = trails.similar.between(a, b), trails.same(a, b)
    alike = likely >= _HELD_TOGETHER or trails.overlap(a, b) >= _SHARE
    offices = left.office, right.office
    if left.kind == right.kind == "person" and _one_office(*offices, likely, alike=alike):
        return OFFICE_REASON
    if _are_framed(trails, left, right) and not (left.speaks and right.speaks):
        return "another name between the same words"
    alone = all(sum(e.kind == "person" for e in each) == 1 for each in (mine, theirs))
    if alone and likely >= _LIKELY and _are_one_quotation(trails, (a, left), (b, right)):
        return _SPEAKER_REASON
    if left.kind == right.kind == "organisation" and likely >= _SURE:
        beside = _across(left, right) or left.beside[1] & right.beside[1]
        if beside and all(_is_source(slot) for slot in (left, right)):
            return "another name beside the same word"
    told_of = left.told_of & right.told_of
    if (left.speaks or right.speaks) and not (told_of and left.speaks != right.speaks):
        return None  # who says a thing is not who it is said of, and two may say the same
    if not same:
        return None  # two who do like things in sentences that tell more than one fact
    if _is_described(trails, left, right, b) or _is_described(trails, right, left, a):
        return None
    if not left.company & right.company:
        return None
    if left.name & trails.wordings[b].stems or right.name & trails.wordings[a].stems:
        return None  # "the Senate and the Assembly" are not another body than the State Senate
    beside = left.beside[0] & right.beside[0] | left.beside[1] & right.beside[1]
    if left.kind == right.kind == "organisation":
        beside |= _across(left, right)
    titles = left.title & right.title
    beside |= titles
    most = max((trails.weights.get(stem, 0.0) for stem in beside), default=0.0)
    if most >= _TELLS or (beside and left.kind == right.kind == "organisation"):
        return "another name beside the same word"
    near = {*left.before, *left.after} & {*right.before, *right.after} - trails.names
    alone = alone and left.kind == right.kind == "person"
    if alone and len(near) > _COMPANY and trails.weigh(frozenset(near)) >= _ALONE:
        return "another person in like company"
    return None


def _is_source(slot: _Slot) -> bool:
    """Say whether a body is named as where something is printed: "a Bugle report"."""
    near = (slot.lead[1:3] if slot.led else ()) or slot.rest[:1]
    return bool(_PRINTED & {*near})


def _across(left: _Slot, right: _Slot) -> frozenset[str]:
    """Return the word that stands beside both bodies, of which a preposition leads one.

    "A report in the Bugle" is "a Bugle report"; "passed the Act" is not "the House passed".
    """
    if left.led == right.led:
        return frozenset()
    led, bare = (left, right) if left.led else (right, left)
    return led.beside[0] & bare.beside[1]


def _are_one_quotation(trails: Trails, one: tuple[int, _Slot], other: tuple[int, _Slot]) -> bool:
    """Say whether two people are made to say the same quoted words: six of them run on in both."""
    texts = [trails.wordings[row].text for row, _ in (one, other)]
    people = all(slot.kind == "person" and slot.tells for _, slot in (one, other))
    marked = [_within_marks(text) for text in texts]
    if not people or not all(marked):
        return False
    if any(
        first <= slot.span[0] < last
        for (_, slot), places in zip((one, other), marked, strict=True)
        for first, last in places
    ):
        return False
    quoted = [_quoted(trails.wordings[row]) for row, _ in (one, other)]
    matcher = SequenceMatcher(None, quoted[0], quoted[1], autojunk=False)
    return matcher.find_longest_match().size >= 2 * _FRAMED


def _within_marks(text: str) -> list[Place]:
    return [match.span() for match in _BETWEEN_MARKS.finditer(text)]


def _quoted(wording: Wording) -> list[str]:
    """Return the words of a sentence that stand between marks, or from the last mark on."""
    within = _within_marks(wording.text)
    return [
        word.low
        for word in wording.words[:_LONGEST]
        if any(first <= word.start < last for first, last in within)
    ]


def _is_described(trails: Trails, slot: _Slot, rival: _Slot, row: int) -> bool:
    """Say whether a sentence means somebody whom it does not name: "his brother" is named there.

    What stands beside the rival too is said of the rival.
    """
    said = {*rival.before[:2], *rival.after[:2], *rival.called, *rival.title}
    return bool(slot.called & trails.wordings[row].stems - said)


OFFICE_REASON = "another person in the same office"
BODY_REASON = "another body in the same role"
PLACE_REASON = "another place for the same thing"
_SPEAKER_REASON = "another speaker of the same words"


def _one_office(left: frozenset[str], right: frozenset[str], likely: float, *, alike: bool) -> bool:
    """Say whether two offices are one: the same words, or of sentences that are alike, the shorter.

    "Attorney General" may be Connecticut's only where both sentences tell the same.
    """
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    if left == right:  # "attorney general" may be of a state or of all of them
        return alike or len(left - _VICE) > 2
    enough = likely >= _LIKELY or len(shorter - _VICE) > 2
    return shorter < longer and len(shorter) > 1 and enough


def _are_framed(trails: Trails, left: _Slot, right: _Slot) -> bool:
    """Say whether the same words run up to two names and on from them.

    Three words that tell, or six of any kind: "I was never a fan of …, and I never will be".
    """
    before, after = _run(left.before, right.before), _run(left.after, right.after)
    opens, closes = left.opens and right.opens, not left.after and not right.after
    telling = frozenset((*before, *after)) - trails.names
    alike = left.kind == right.kind
    if alike and len(before) + len(after) >= _FRAMED and (before or opens) and (after or closes):
        return len(telling) > 1 and trails.weigh(telling) >= _FRAME_TELLS
    if not _stand_in_a_row(left, right):
        return False
    first, last = _run(left.lead, right.lead), _run(left.rest, right.rest)
    return trails.weigh(frozenset(map(stem_of, (*first, *last))) - trails.names) >= _TELLS


def _stand_in_a_row(left: _Slot, right: _Slot) -> bool:
    """Say whether six words of any kind are the same around two names, on both sides of them."""
    first, last = _run(left.lead, right.lead), _run(left.rest, right.rest)
    opens = left.opens and right.opens
    return len(first) + len(last) >= 2 * _FRAMED and bool(first or opens) and len(last) > 1


def _run(left: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Return what two rows of stems have in common from their first on."""
    pairs = zip(left, right, strict=False)
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _read_slots(trails: Trails, people: People, row: int) -> tuple[_Slot, ...]:
    """Return the names in a sentence: persons and bodies, and names of nobody known."""
    wording, sentence = trails.wordings[row], trails.spans[row].sentence
    known = [each for each in people.mentions_in(sentence) if each.person.kind != "described"]
    taken = [each.whole for each in known]
    found = [_slot(wording, each.span, each.whole, each) for each in known]
    words = wording.words
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and words[end].is_name:
            end += 1
        if end > place:
            span = phrase(words[place:end])
            if not any(first < span[1] and span[0] < last for first, last in taken):
                slot = _slot(wording, span, span, None)
                is_place = slot.name <= trails.places
                found.append(replace(slot, kind="place") if is_place else slot)
        place = end + 1
    return tuple(sorted(found, key=lambda each: each.span))


def _slot(wording: Wording, span: Place, whole: Place, mention: Mention | None) -> _Slot:
    words = wording.words
    first, last = wording.at(whole[0]), wording.at(whole[1])
    named = [w for w in words[first:last] if span[0] <= w.start < span[1]]
    title = frozenset(w.stem for w in words[first:last] if w.stem and w not in named)
    before = [w.stem for w in reversed(words[max(0, first - _AROUND) : first]) if len(w.stem) > 1]
    after = [w.stem for w in words[last : last + _AROUND] if len(w.stem) > 1]
    around = (*words[max(0, first - _AROUND) : first], *words[last : last + _AROUND])
    return _Slot(
        name=frozenset(w.stem for w in named if w.stem),
        who=mention.person.name if mention else "",
        kind=mention.person.kind if mention else "",
        office=_office(wording, span, whole) if mention else frozenset(),
        title=title - _NO_OFFICE,
        before=tuple(before[:_FRAME]),
        after=tuple(after[:_FRAME]),
        lead=tuple(w.low for w in reversed(words[max(0, first - _AROUND) : first])),
        rest=tuple(w.low for w in words[last : last + _AROUND]),
        opens=not any(w.stem for w in words[:first]),
        company=title | {w.stem for w in around if w.stem and not w.is_name},
        speaks=any((w.low in SPEECH_VERBS and w.low != "report") or w.low == "according"
                   for w in (*words[max(0, first - 3) : first], *words[last : last + 2])),
        tells=_tells(words, first, last),
        told_of=_beside(wording, first, last)[1] if _COMMA.match(wording.text, whole[1])
        else frozenset(),
        called=_called(wording, whole),
        beside=_beside(wording, first, last),
        led=_is_led(words[:first]),
        span=span,
    )  # fmt: skip


def _tells(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a verb of saying stands behind a name and what it is called, or in front."""
    before = [each.low for each in words[max(0, first - 3) : first]]
    if _TOLD & {*before}:
        return False  # "told Radek Osmerin": he is the one who listens
    if any(low in SPEECH_VERBS or low == "according" for low in before):
        return True
    behind = words[last - 1 : last + _APPOSITION]
    verb = next((k for k, each in enumerate(behind) if k and each.low in SPEECH_VERBS), 0)
    # "Osmerin's brother said", "with Osmerin, Brask said": somebody else does
    if verb > 1 and behind[verb].clause == behind[0].clause:
        return behind[1].low in _LEADS  # "Radek Osmerin of Belva said"
    return verb == 1 or (verb > 1 and not behind[verb - 1].is_name)


def _beside(wording: Wording, first: int, last: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nearest words that tell in front of a name and behind it, in its sentence."""
    words = wording.words
    ends = [match.start() for match in _ENDS.finditer(wording.text)]
    opens = max((end for end in ends if end < words[first].start), default=0)
    closes = min((end for end in ends if end >= words[last - 1].end), default=len(wording.text))
    before = [w.stem for w in words[:first] if len(w.stem) > 1 and w.start > opens]
    after = [w.stem for w in words[last:] if len(w.stem) > 1 and w.start < closes]
    return frozenset(before[-1:]), frozenset(after[:1])


def _is_led(before: Sequence[Word]) -> bool:
    """Say whether a preposition stands in front of a name, an article aside."""
    lows = [each.low for each in before[-2:]]
    lows = lows[:-1] if lows and lows[-1] in _POINTERS else lows
    return bool(lows) and lows[-1] in _LEADS


def _called(wording: Wording, whole: Place) -> frozenset[str]:
    """Return the stems of a kin word or the like in front of a name: "his brother, …"."""
    told = _OF_SOMEBODY.search(wording.text[max(0, whole[0] - 60) : whole[0]])
    return frozenset(content_words(told["who"])) if told else frozenset()


def _office(wording: Wording, span: Place, whole: Place) -> frozenset[str]:
    """Return the stems of the office that somebody is said to hold now; empty where none is told.

    In front of the name ("Harbour Secretary Ana Ortiz", "Corado's chief executive, Ana Ortiz") or
    behind it ("Ana Ortiz, chief executive of Corado,").
    """
    text = wording.text
    apposed = _APPOSED.match(text, span[1])
    owned = _OWNED.search(text[max(0, span[0] - 80) : span[0]])
    placed = _OF_PLACE.match(text, span[1])
    title = text[whole[0] : span[0]]
    if placed and title.strip():
        title = f"{title} {placed['place']}"
    # "Attorney General and candidate" are two
    other = _AND_ANOTHER.search(text[max(0, span[0] - 80) : span[0]])
    told = [*title.split(" and "), apposed["office"] if apposed else "",
            owned["office"] if owned else "", other["office"] if other else ""]  # fmt: skip
    if _NOT_NOW.search(text[max(0, whole[0] - 12) : whole[0]]):
        return frozenset()
    for each in told:
        if not _HEADS.search(each) or _NOT_NOW.search(each):
            continue
        stems = frozenset(content_words(each)) - _NO_OFFICE
        if len(stems - _VICE) > 1:
            return stems
    return frozenset()


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
        negated = _negations(left) != _negations(right) and _goes_on(one[j:], other[m:])
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
        if i and one[i - 1].low in _TO_PLACE and _stand_together(trails, *stems):
            continue  # the one may lie in the other
        return Difference(
            "name", a, b, phrase(names[0]), phrase(names[1]), min(stems[0]),
            "another name in the same words", 0.8,
        )  # fmt: skip
    return None


def _stand_together(trails: Trails, left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether some sentence of the story names both."""
    return any(each.names & left and each.names & right for each in trails.wordings)


def _goes_on(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Say whether the next words that tell are the same, so that the same is denied or not."""
    ahead = [[word.stem for word in side if word.stem][:1] for side in (left, right)]
    return ahead[0] == ahead[1]


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
