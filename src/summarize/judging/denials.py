"""Sentences → what one denies and another affirms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import PRONOUNS, Word, Wording, phrase
from summarize.reading.sentences import Span as Place
from summarize.reading.tenses import find_tense

_NOT = frozenset("not never cannot neither nor".split())
_FAILING = frozenset("failed fails refused refuses declined declines unable unwilling".split())
_NO_DENIAL = frozenset(
    "only just merely necessarily always yet surprisingly immediately clear enough all until "
    "long doubt matter exactly quite very too so as".split()
)
_PASSED_OVER = frozenset("appear seem believe believed think thought".split())
# What follows these is thought of, feared or asked, not said to be so.
_OPEN = frozenset(
    "if whether concern concerns concerned fear fears feared possibility possible prospect risk "
    "threat threats unless could may might should would ask asked asking question questions idea "
    "suggestion suggested suggesting deny denied denies denying reject rejected rejects claim "
    "unclear rather without hope hoped hopes allegation allegations perhaps report reports "
    "reporting reported berating blaming blamed accusing accused claiming claimed instead like "
    "pushed must shall ought required".split()
)
_UNDONE = frozenset(
    "no without yet nobody none nothing hardly failed refused declined refusal refuses "
    "fails failure".split()
)
_SUPPOSED = frozenset(
    "if whether unless should could may might can must shall ought ensure let".split()
)
_SUPPOSED_NOT = frozenset("couldn't shouldn't can't cannot wouldn't".split())
_FIRST_PERSON = frozenset("i we i'm we're i've we've".split())
# "rely" is no adverb
_NO_ADVERBS = frozenset(
    "rely apply supply reply comply imply fly multiply family ally rally assembly bully tally july "
    "italy monopoly".split()
)
# Acts that everybody does with everything: nothing is said by two sentences that hold them.
_LIGHT = frozenset("get go come take make give know see want let put tell feel look".split())
_DETERMINERS = frozenset(
    "a an the his her its their our my your on in at part about one that this".split()
)
_TRYING = frozenset("sought tried seek try".split())
_FORMS_OF_BE = frozenset("is was are were be been being he's she's it's they're".split())
# Words that say too little to be what is denied.
_EMPTY = frozenset(
    "even again something anything nothing thing things way much many well still really one great "
    "comment response evidence word good sure going question need kind sort lot alone".split()
)
_NPI = frozenset("ever any anyone anything anybody either".split())
_YOU = frozenset("you you're".split())
_ASKS = frozenset("do please just so and but then".split())
_MARKS = tuple("\"'“‘")
_END = re.compile(r"[.!?](?=[\s\"'”’]|$)")
_INFLECTED = re.compile(r"(?:[b-df-hj-np-tv-z]?(?:ed|ing)|e|s|es|d|y|ies|ied|)")
_BEFORE_NOUNS = frozenset(
    "a an the his her its their our my your this that these those no any some on of at in with "
    "for by from under".split()
)
_SUBJECT = 12  # words ahead of a verb among which what it is said of stands
_ASIDE = frozenset("very so too also just still quite really".split())
_SCOPE = 9  # words behind a denial that it is taken to deny
_NEAR = 8  # words around an affirmed predicate within which what it is of must stand
_SHARE = 0.6  # of what is denied, by what it tells, that must be affirmed
_AHEAD = 10  # words before an affirmed predicate that may say that it is not affirmed
_TWINS = 0.65  # share of the words of both from which two sentences are in the same words
_LIKELY = 0.5  # similarity from which one speaker may have said both
_SURE = 0.7  # similarity from which two sentences are held to state a fact in common
_LITTLE = 0.3  # the same where the sentences probably state a common fact
_HALF = 0.5  # the same of what somebody is said not to be
_ALL_BUT = 0.8  # the same of what somebody is said not to be
_FRAME_LIKELY = 0.3  # similarity from which the same words, denied and not, are compared
_FRAME_BEFORE = 4  # words in front of a denial, and behind it, that are looked at
_FRAME_AFTER = 8
_FRAME = 4  # of them, running on, must be the same in both
_RARE = 4  # sentences that may hold a predicate whose objects are not named alike


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence says is not so."""

    predicate: str  # stem
    verb: str  # the word of it, in lower case
    objects: frozenset[str]  # stems of what the predicate is of
    copular: bool  # somebody is said not to be something
    actors: frozenset[str]  # stems of names that stand before it in its clause
    nominal: bool  # "no mass deportations"; otherwise a verb is denied
    together: bool  # the predicate and its first object stand side by side
    always: bool  # never, or not ever
    span: Place
    first: int  # places of the words that are denied; the last is included
    last: int


def read_denials(wording: Wording) -> tuple[Denial, ...]:
    """Return what a sentence denies, in order; a question denies nothing."""
    if wording.text.rstrip("\"'”’ ").endswith("?"):
        return ()
    found: list[Denial] = []
    for place, word in enumerate(wording.words):
        denial = _denial_at(wording, place, word)
        if denial is not None and not (found and found[-1].last >= denial.last):
            found.append(denial)
    return tuple(found)


def _denial_at(wording: Wording, place: int, word: Word) -> Denial | None:
    words = wording.words
    following = words[place + 1 : place + 1 + _SCOPE]
    before = [each for each in words[max(0, place - _NEAR) : place] if each.clause == word.clause]
    if not following or following[0].low in _NO_DENIAL:
        return None
    if any(each.low in _SUPPOSED for each in (*before[-4:], *following[:1])):
        return None
    nominal = word.low == "no" and _exists(before)
    verbal = word.low in _NOT or word.low.endswith("n't") or following[0].low == "longer"
    verbal = verbal or (word.low in _FAILING and following[0].low == "to")
    if not (nominal or verbal) or word.low in _SUPPOSED_NOT:
        return None
    if (
        word.low in ("don't", "not")
        and {each.low for each in before} <= _ASKS
        and (word.low == "don't" or before)
    ):
        return None  # "Don't do this!" asks for it
    if following[0].low == "to" and verbal and word.low not in _FAILING:
        return None  # what somebody promised or chose not to do may be done all the same
    if (
        _commands(wording, place)
        or _asks(wording, word)
        or any(each.low in _YOU for each in before[-2:])
        or (before and before[-1].low in _BEFORE_NOUNS and following[0].low.endswith("ing"))
    ):
        return None  # "you don't get …" says what happens to anybody
    scope = _scope(following, word.clause)
    told = _told(scope)
    if any(_is_not(each) for each in scope):
        return None  # "did not say that it does not" is two denials
    if any(w.low in _FIRST_PERSON for w in words[place + 1 : place + 1 + _SCOPE]) and (
        _is_copular(words, place)
    ):
        return None  # "not the language that I would use" says nothing of what was used
    if not told or (verbal and told[0].is_name) or (len(told) == 1 and told[0].low in _LIGHT):
        return None
    actors = frozenset(each.stem for each in before if each.is_name)
    if not actors and any(each.low in _FIRST_PERSON for each in before):
        actors = wording.names
    return Denial(
        predicate=told[0].stem,
        verb=told[0].low,
        objects=frozenset(each.stem for each in told[1:]) - {told[0].stem},
        actors=actors,
        copular=not nominal and _is_copular(words, place),
        nominal=nominal,
        together=len(told) > 1 and told[1] == words[words.index(told[0]) + 1],
        always=word.low == "never" or any(each.low == "ever" for each in scope),
        span=phrase([word, told[-1]]),
        first=place,
        last=max(place + 1 + list(scope).index(told[-1]), _or_else(words, place)),
    )


def _is_not(word: Word) -> bool:
    return word.low in _NOT or word.low.endswith("n't")


def _is_adverb(word: Word) -> bool:
    return word.low.endswith("ly") and word.low not in _NO_ADVERBS


def _commands(wording: Wording, place: int) -> bool:
    """Say whether a quotation opens with a command: 'a "do not travel" warning'."""
    before = wording.words[place - 1 : place]
    return (
        bool(before)
        and before[0].low == "do"
        and (wording.text[max(0, before[0].start - 1) : before[0].start] in _MARKS)
    )


def _asks(wording: Wording, word: Word) -> bool:
    """Say whether the sentence that a word stands in ends as a question."""
    end = _END.search(wording.text, word.end)
    return end is not None and end[0] == "?"


def _exists(before: Sequence[Word]) -> bool:
    """Say whether "no" denies that there is something: "there will be no …", "No, no use of …"."""
    lows = [each.low for each in before[-4:]]
    return not lows or "there" in lows or set(lows) <= {"no", "repeat"}


def _told(scope: Sequence[Word]) -> list[Word]:
    """Return the words that tell what is denied, the predicate first."""
    told = [w for w in scope if w.stem and not _is_adverb(w) and w.low not in _NPI]
    linked = [each.low for each in scope[1:3]]
    if told and told[0].low in _PASSED_OVER and ("that" in linked or "to" in linked):
        told = [each for each in told[1:] if not each.is_name]
        told = told[1:] if len(told) > 1 and told[0].low in _TRYING else told
    if told and told[0].low == "repeat":
        told = told[1:]
    return [] if told and told[0].low in _EMPTY else told


def _is_copular(words: Sequence[Word], place: int) -> bool:
    """Say whether what is denied is a "to be": "is not a hero", "will never be a great man"."""
    after = [each.low for each in words[place + 1 : place + 3]]
    after = after[1:] if after[:1] in (["be"], ["been"]) else after
    return after[:1] != [] and after[0] in _DETERMINERS


def _or_else(words: Sequence[Word], place: int) -> int:
    """Return the last word that a denial reaches: over "or", but no further than its scope."""
    clause, last = words[place].clause, place
    for reached in range(place + 1, min(len(words), place + 2 * _SCOPE)):
        word = words[reached]
        if word.clause != clause:
            if word.low not in ("or", "nor"):
                break
            clause = word.clause
        last = reached
    return last


def _scope(following: Sequence[Word], clause: int) -> Sequence[Word]:
    """Return the words that are denied: to the end of the clause, further where "ever" follows."""
    home = following[0].clause if following[0].low in ("repeat", "that") else clause
    last = max((each.clause for each in following if each.low in _NPI), default=home)
    return [each for each in following if each.clause <= max(home, min(last, home + 1))]


def find_denials(trails: Trails) -> Iterator[Difference]:
    """Yield what one sentence denies and another affirms, of the same predicate and objects.

    Of what is denied the other must affirm more than half by what the words tell in this story,
    outside any denial of its own and not as a fear, a question or a possibility. Of those that
    affirm it, each outlet's best is taken.
    """
    denials = {row: read_denials(wording) for row, wording in enumerate(trails.wordings)}
    for row, found in denials.items():
        if trails.spans[row].sentence.kind != "body":
            continue
        for denial in found:
            best: dict[str, tuple[float, int, Place]] = {}
            for other in trails.holders.get(denial.predicate, ()):
                origin = trails.spans[other].origin
                if other == row or trails.spans[other].sentence.kind == "headline":
                    continue
                affirmed = _affirmed(trails, row, denial, other, denials[other])
                if affirmed is not None and (origin not in best or affirmed[0] > best[origin][0]):
                    best[origin] = (affirmed[0], other, affirmed[1])
            for share, other, place in best.values():
                yield Difference(
                    kind="denial",
                    left=row,
                    right=other,
                    left_span=denial.span,
                    right_span=place,
                    subject=denial.predicate,
                    reason="denied here and affirmed there",
                    weight=min(1.0, 0.3 + share / 2 + (0.2 if denial.always else 0)),
                    twins=_may_be_both(trails, row, denial, other),
                )


def _affirmed(
    trails: Trails, row: int, denial: Denial, other: int, denials: Sequence[Denial]
) -> tuple[float, Place] | None:
    """Return how much of a denial another sentence affirms, and where; None if too little."""
    wording = trails.wordings[other]
    if wording.text.rstrip("\"'”’ ").endswith("?"):
        return None
    if any(_is_same(denial, each) for each in denials):
        return None  # it denies that too
    restated = _restated(trails, row, denial, other, denials)
    if restated is not None:
        return 1.0, restated
    likely = trails.similar.between(row, other)
    sure = not denial.nominal and likely >= _SURE
    reach = 2 * _NEAR if sure else _NEAR
    if not denial.nominal and not sure and not _same_people(trails, row, denial, other):
        return None
    weights = trails.weights
    total = sum(weights.get(stem, 0.0) for stem in sorted({denial.predicate, *denial.objects}))
    for place, word in enumerate(wording.words):
        if word.stem != denial.predicate or any(d.first <= place <= d.last for d in denials):
            continue
        near = wording.words[max(0, place - reach) : place + reach + 1]
        near = tuple(each for each in near if abs(each.clause - word.clause) <= 1)
        ahead = wording.words[max(0, place - _AHEAD) : place]
        if any(w.low in _OPEN for w in ahead) or any(
            w.low in _NOT or w.low.endswith("n't") or w.low in _UNDONE for w in ahead
        ):
            continue
        if _asks(wording, word):
            continue
        if not denial.nominal and not denial.copular and not _is_that_verb(wording, place, denial):
            continue
        if not denial.nominal and word.low.endswith("ing") and _stands_alone(wording, place):
            continue
        if denial.nominal and any(_denies(w) for w in near if w.clause == word.clause):
            continue
        listed = any(w.low in ("or", "nor") for w in ahead[-2:])
        if denial.nominal and listed and any(_denies(w) for w in wording.words[:place]):
            continue  # "does not hold enough money for a wall or protections for …"
        if (
            denial.copular
            and not (sure or trails.same(row, other))
            and not any(w.low in _FORMS_OF_BE for w in ahead[-4:])
        ):
            continue
        if not denial.nominal and not denial.copular and ahead and ahead[-1].low == "to":
            continue  # what somebody is to do is not said to be done
        if not denial.nominal and not sure and not _agree(trails, row, denial, other, word, ahead):
            continue
        shared = {each.stem for each in near} & denial.objects
        said = sum(weights.get(stem, 0.0) for stem in sorted({denial.predicate, *shared}))
        share = said / total if total else 0.0
        rare = len(trails.holders[denial.predicate]) <= _RARE and denial.always
        rare = rare and not denial.objects & trails.names and likely >= _FRAME_LIKELY
        same = trails.same(row, other)
        needed = _ALL_BUT if denial.copular else _SHARE
        needed = _LITTLE if same or (sure and not denial.copular) else _HALF if sure else needed
        enough = (
            bool(shared) and share >= needed and (same or len(shared) > 1 or not denial.nominal)
        )
        if denial.nominal and len(denial.objects) == 1 and shared:
            # "no mass deportations": the two words must stand together, in this order
            after = wording.words[place + 1 : place + 2]
            enough = denial.together and bool(after) and after[0].stem in shared
        if denial.predicate in _LIGHT:
            enough = enough and len(shared) > 1
        enough = enough or (
            not denial.objects and not denial.nominal and _are_twins(trails, row, other)
        )
        if enough or (rare and not denial.nominal):
            chosen = [each for each in near if each.stem in shared or each is word]
            return (share if enough else 0.3), phrase(chosen)
    return None


def _restated(
    trails: Trails, row: int, denial: Denial, other: int, denials: Sequence[Denial]
) -> Place | None:
    """Return where another sentence has the very words of a denial, without the "not" in them.

    The words run over the place of the "not" up to the predicate, adverbs aside.
    """
    if denial.nominal or trails.similar.between(row, other) < _FRAME_LIKELY:
        return None
    mine, theirs = trails.wordings[row].words, trails.wordings[other].words
    if mine[denial.first].low not in _NOT:
        return None
    before = [w.low for w in mine[max(0, denial.first - _FRAME_BEFORE) : denial.first]]
    after = [w for w in mine[denial.first + 1 : denial.first + 1 + _FRAME_AFTER] if not _aside(w)]
    plain = [w for w in theirs if not _aside(w)]
    for place in range(1, len(plain)):
        first, last = place, place
        while (
            first
            and len(before) > place - first
            and plain[first - 1].low == before[first - place - 1]
        ):
            first -= 1
        while (
            last < len(plain)
            and last - place < len(after)
            and plain[last].low == after[last - place].low
        ):
            last += 1
        run = plain[first:last]
        if place in (first, last) or len(run) < _FRAME:
            continue
        behind = {w.stem for w in plain[place:last]}
        if denial.predicate not in behind or (denial.objects and not denial.objects & behind):
            continue
        if any(d.first <= theirs.index(w) <= d.last for w in run for d in denials):
            continue
        ahead = theirs[max(0, theirs.index(run[0]) - _NEAR) : theirs.index(run[0])]
        if not any(_denies(w) or w.low in _SUPPOSED or w.low == "deny" for w in ahead):
            return phrase(run)
    return None


def _may_be_both(trails: Trails, row: int, denial: Denial, other: int) -> bool:
    """Say whether one who said both contradicts himself: in the same words, with and without."""
    likely = trails.similar.between(row, other) >= _LIKELY
    return likely and (
        _are_twins(trails, row, other) or _restated(trails, row, denial, other, ()) is not None
    )


def _is_same(denial: Denial, other: Denial) -> bool:
    """Say whether two sentences deny one thing."""
    return denial.predicate == other.predicate and (
        not denial.objects or not other.objects or bool(denial.objects & other.objects)
    )


def _is_that_verb(wording: Wording, place: int, denial: Denial) -> bool:
    """Say whether a word is a form of the verb that is denied, and no noun made of it.

    "Promoters" do not promote here, and a border briefing is no verb either.
    """
    word = wording.words[place]
    if place and wording.words[place - 1].low in _BEFORE_NOUNS:
        return False
    both = word.low, denial.verb
    shared = next((k for k, (x, y) in enumerate(zip(*both, strict=False)) if x != y), None)
    shared = min(map(len, both)) if shared is None else shared
    return all(_INFLECTED.fullmatch(low[shared:]) for low in both)


def _aside(word: Word) -> bool:
    return word.low in _ASIDE or _is_adverb(word)


def _stands_alone(wording: Wording, place: int) -> bool:
    """Say whether a form in -ing is no verb of a clause: "defunding the police would …"."""
    return place == 0 or wording.words[place - 1].low not in _FORMS_OF_BE


def _denies(word: Word) -> bool:
    return word.low in _NOT or word.low in _UNDONE or word.low.endswith("n't")


def _are_twins(trails: Trails, row: int, other: int) -> bool:
    """Say whether two sentences are in much the same words, longer and shorter alike."""
    one, two = trails.wordings[row].stems, trails.wordings[other].stems
    return 2 * len(one & two) >= _TWINS * (len(one) + len(two))


def _same_people(trails: Trails, row: int, denial: Denial, other: int) -> bool:
    """Say whether both name one person or body, where the denial or what stands before it does."""
    mine = (denial.actors or trails.names_around(row)) - denial.objects
    theirs = trails.names_around(other)
    return not mine or bool(mine & theirs)


def _agree(
    trails: Trails, row: int, denial: Denial, other: int, word: Word, ahead: Sequence[Word]
) -> bool:
    """Say whether both may speak of one actor at one time."""
    actors = {each.stem for each in ahead if each.is_name and each.clause == word.clause}
    meant = any(each.low in PRONOUNS for each in ahead)
    if denial.actors and actors and not denial.actors & actors and not meant:
        return False
    mine = _subject(trails, row, trails.wordings[row].words[denial.first])
    theirs = _subject(trails, other, word)
    if mine and theirs and not mine & theirs:
        return False
    tenses = (
        find_tense(trails.wordings[row].text, *denial.span),
        find_tense(trails.wordings[other].text, word.start, word.end),
    )
    return not ("future" in tenses and "past" in tenses)


def _subject(trails: Trails, row: int, word: Word) -> frozenset[str]:
    """Return the stems of what a verb may be said of; empty where that is not known.

    Those ahead of it in its sentence; a pronoun may be anybody named around.
    """
    wording = trails.wordings[row]
    ends = [match.start() for match in _END.finditer(wording.text)]
    opens = max((end for end in ends if end < word.start), default=0)
    ahead = [each for each in wording.words if opens <= each.start < word.start][-_SUBJECT:]
    lows = {each.low for each in ahead}
    if lows & _FIRST_PERSON:
        return frozenset()
    found = frozenset(each.stem for each in ahead if each.stem)
    return found | trails.names_around(row) if lows & (PRONOUNS | {"it", "its"}) else found
