"""Sentences → who is named in them: people, organisations, and speakers who are only described.

No model is consulted. News English introduces whom it means: by a role ("Mayor Ann Oake"), an
apposition ("Ann Oake, a baker"), an age ("Ann Oake, 61"), or a given name that everybody knows. Two
capitalised words with none of these make nobody a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from summarize.reading.names import (
    ABBREVIATED,
    BODIES,
    DAYS,
    DEMONYMS,
    DESCRIBED_MANY,
    DESCRIBED_ONE,
    GEOGRAPHY,
    HE,
    NICKNAMES,
    OFFICES,
    OPENERS,
    PARTICLES,
    PLACES,
    ROLES,
    SHE,
    SPEECH_VERBS,
    STOPS,
    SUFFIXES,
    SURNAMES_TOO,
    TITLES,
    Gender,
)
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

PersonKind = Literal["person", "organisation", "described"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or some body, that a story names or describes."""

    name: str  # the fullest form printed in the story; of a described speaker the description
    kind: PersonKind
    aliases: tuple[str, ...] = ()  # other forms printed, with roles too; first printed first
    roles: tuple[str, ...] = ()  # "Homeland Security Secretary", "a baker"; first printed first
    gender: Gender = ""  # empty when nothing printed tells

    @property
    def is_called_a_body(self) -> bool:
        """Whether a name itself shows an organisation: "Dam Inspectorate", "DHS".

        A town's, a ship's or a firm's does not; "organisation" is then no more than a guess.
        """
        return self.kind == "organisation" and any(
            _INITIALS.fullmatch(name.replace(".", "")) or BODIES & {*fold(name).split()}
            for name in (self.name, *self.aliases)
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody."""

    person: Person
    sentence: Sentence
    span: Place  # the name alone; code points into the sentence's text, end not included
    whole: Place  # with the role in front: "Homeland Security Secretary John Kelly"


@dataclass(frozen=True)
class People:
    """Everybody whom the articles of a story name, and where."""

    all: tuple[Person, ...]  # in the order in which they are first named
    mentions: Mapping[str, tuple[Mention, ...]] = field(repr=False)  # by the sentence's id

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return who is named in a sentence, first to last; no two overlap."""
        return self.mentions.get(sentence.id, ())


def find_people(sentences: Sequence[Sentence]) -> People:
    """Find everybody named in the articles of a story, the same person under one `Person`.

    `sentences` are those of whole articles. Headlines and boilerplate introduce nobody: a
    headline's capitals say nothing, so only those named elsewhere are found in it. Somebody
    described ("the secretary", "a Mexican official") is looked for only where something is said,
    and is the one named before who has that role, if there is one.
    """
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    report = [each for each in ordered if each.kind != "boilerplate"]
    runs = {each.id: tuple(_find_runs(each)) for each in report}
    register = _Register(run for each in report for run in runs[each.id])
    found: list[_Found] = []
    for _, group in groupby(report, key=lambda each: each.article.id):
        found += _name_in_article(list(group), runs, register)
    return _gather(found)


# Tokens

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,4}(?![^\W_])|[^\W_]+(?:[-'’&][^\W_]+)*")


class _Token(NamedTuple):
    start: int
    end: int  # without "’s"
    low: str  # folded: lower case, no accents, no "’s"
    capital: bool
    owns: bool  # stands in the possessive


def _tokens(text: str) -> list[_Token]:
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> _Token:
    word = match[0]
    bare = word[:-2] if word[-2:] in {"'s", "’s", "'S", "’S"} else word
    plural = match.string[match.end() : match.end() + 2] in {"' ", "’ "} and word[-1] == "s"
    owns = bare != word or (plural and word[0].isupper())
    return _Token(match.start(), match.start() + len(bare), fold(bare), word[0].isupper(), owns)


def fold(text: str) -> str:
    """Return the text in lower case, without accents and with straight apostrophes."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()


# Runs of capitals

_Class = Literal["person", "single", "body"]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in capitals that may name somebody."""

    sentence: Sentence
    start: int
    end: int
    front: int  # where its role begins; `start` when it has none
    words: tuple[str, ...]  # folded; without initials and "Jr."
    kind: _Class
    role: str  # as printed, in front or behind
    titled: bool  # "Mr.", "President": a role that makes a single word a name
    introduced: bool  # something printed shows that it is a person
    gender: Gender
    owns: bool
    titles_only: bool  # stands in a sentence whose words all have capitals
    opens: bool  # first word of its sentence

    @property
    def printed(self) -> str:
        return self.sentence.text[self.start : self.end]


def _find_runs(sentence: Sentence) -> Iterator[_Run]:
    text = sentence.text
    tokens = _tokens(text)
    shouting = _all_capitals(sentence, tokens)
    at = 0
    while at < len(tokens):
        end = _run_end(text, tokens, at)
        if shouting:  # where one name ends and the next begins cannot be seen
            end = min(end, at + 1)
        if end == at:
            at += 1
            continue
        run = _read_run(sentence, tokens, at, end, shouting)
        at = end
        if run is not None:
            yield run
            while at < len(tokens) and tokens[at].start < run.end:
                at += 1  # "Ministry of Public Works"


def _all_capitals(sentence: Sentence, tokens: Sequence[_Token]) -> bool:
    if sentence.kind == "headline":
        return True
    if re.search(r"[.!?][”\"’']*$", sentence.text):
        return False
    long = [token for token in tokens if token.end - token.start > 3]
    return len(long) >= 3 and sum(token.capital for token in long) >= 0.8 * len(long)


def _run_end(text: str, tokens: Sequence[_Token], at: int) -> int:
    """Return the place behind the run of capitals that starts at `at`; `at` when none does."""
    if not tokens[at].capital or tokens[at].low in DAYS:
        return at
    end = at + 1
    while end < len(tokens) and not tokens[end - 1].owns:
        if not _joined(text, tokens[end - 1], tokens[end]):
            break
        if tokens[end].capital and tokens[end].low not in DAYS:
            end += 1
        elif (
            tokens[end].low in PARTICLES
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
            and _joined(text, tokens[end], tokens[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _joined(text: str, left: _Token, right: _Token) -> bool:
    gap = text[left.end : right.start]
    return gap in {" ", "\u00a0"} or (gap == ". " and left.low in ABBREVIATED)


def _read_run(
    sentence: Sentence, tokens: Sequence[_Token], at: int, end: int, shouting: bool
) -> _Run | None:
    opens = at == 0
    while at < end and tokens[at].low in OPENERS:
        at += 1
    if at >= end or sentence.text[tokens[at].start - 1 : tokens[at].start] == "/":
        return None  # "(Agency/Ann Oake)" took the picture
    name = _name_start(sentence.text, tokens, at, end)
    stripped = [token.low for token in tokens[name:end]]
    if len(stripped) == 1 and stripped[0] in GEOGRAPHY:
        return None  # "Queen Street"
    if _classify(stripped, stripped) in {"body", None} and name > at:
        whole = [token.low for token in tokens[at:end]]
        name = at if _classify(whole, whole) == "body" else name  # "National Rifle Association"
    end = _body_end(sentence.text, tokens, name, end)
    last = end - 1
    while last > name and tokens[last].low in SUFFIXES:
        last -= 1
    lows = [token.low for token in tokens[name : last + 1]]
    words = tuple(low for low in lows if not (len(low) <= 2 and low.endswith(".")) and low)
    if last < end - 1 and tokens[last + 1].low == "jr" and len(words) > 1:
        words = (words[0] + _JUNIOR, *words[1:])
    front = _role_front(sentence.text, tokens, at, name)
    role = (
        sentence.text[tokens[front].start : tokens[name].start].strip(" ,") if front < name else ""
    )
    titled = front < name and tokens[name - 1].low in ROLES
    if titled and tokens[front - 1].low in _DETERMINERS and not tokens[name - 1].capital:
        titled = front > 0 and end - name > 1  # "the president Oake worked for" is another
    kind = _classify(words, lows)
    if kind is None:
        return None
    if kind == "body" or (kind == "single" and words[0] in BODIES | OFFICES):
        front, role, titled = name, "", False
    behind = ""
    if kind != "body" and not tokens[end - 1].owns:
        behind = _role_behind(sentence.text[tokens[end - 1].end :][:140])
    given = _given(words[0].removesuffix(_JUNIOR))
    introduced = kind == "person" and bool(
        titled
        or given
        or behind
        or len(lows) > len(words)
        or _AGE.match(sentence.text, tokens[end - 1].end)
    )
    return _Run(
        sentence=sentence,
        start=tokens[name].start,
        end=tokens[last if kind == "single" else end - 1].end,
        front=tokens[front].start,
        words=words,
        kind=kind,
        role=role or behind,
        titled=titled,
        introduced=introduced,
        gender=_gender(words, [token.low for token in tokens[front:name]], behind),
        owns=tokens[end - 1].owns,
        titles_only=shouting,
        opens=opens and name == 0,
    )


_AGE = re.compile(r", \d\d(?=[,.])|,? aged? \d\d\b|,? \(\d\d\)|, (?:who|whose)\b")


def _given(word: str) -> bool:
    return word in HE or word in SHE or ("-" in word and word.split("-")[0] in HE | SHE)


def _gender(words: Sequence[str], role: Iterable[str], behind: str) -> Gender:
    for low in (*role, *(fold(word) for word in behind.split()[:6])):
        if low in TITLES:
            return TITLES[low]
    first = words[0].removesuffix(_JUNIOR)
    he, she = first in HE, first in SHE
    if len(words) < 2 or he == she:
        return ""
    return "he" if he else "she"


def _name_start(text: str, tokens: Sequence[_Token], at: int, end: int) -> int:
    """Return where the name begins behind roles, offices and nationalities."""
    name = at
    for place in range(at, end - 1):
        surname = tokens[place].low in SURNAMES_TOO and place > at
        if tokens[place].low in ROLES and not (surname and _given(tokens[place - 1].low)):
            name = place + 1
    while name < end - 1 and (
        tokens[name].low in DEMONYMS
        or tokens[name].low in OFFICES
        or re.search(r"-(?:born|based|led|backed|raised|area|style)$", tokens[name].low)
    ):
        born = "-" in tokens[name].low
        if name == at and not born and not _after_office(text, tokens, at) and end - name < 3:
            break  # "Home Depot", "House Republicans"
        name += 1
    for place in range(name + 1, end - 1):  # "Ambassador to the United Nations Ann Oake"
        before = {token.low for token in tokens[name:place]}
        body = before & (BODIES | OFFICES | GEOGRAPHY | PLACES) and not _given(tokens[name].low)
        abstract = tokens[place - 1].low.endswith(("tion", "ment", "ity", "ness", "ics"))
        if (body or abstract) and _given(tokens[place].low):
            return place
    return name


def _after_office(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Say whether "Secretary of" or the like stands in front."""
    return at > 1 and tokens[at - 1].low in {"of", "for"} and tokens[at - 2].low in ROLES


def _role_front(text: str, tokens: Sequence[_Token], at: int, name: int) -> int:
    """Return where the role in front of a name begins; `name` when there is none."""
    before = at - 1
    if before >= 0 and text[tokens[before].end : tokens[at].start] == ", ":
        # "the company's chief executive, Ann Oake, said"
        follows = re.match(r"[^\W_]*(?:[ .][^\W_]+)*,", text[tokens[name].start :][:60])
        if not (
            tokens[before].low in ROLES and not tokens[before].capital and follows and at == name
        ):
            return at if at < name else name
    elif before < 0 or text[tokens[before].end : tokens[at].start] not in {" ", ". "}:
        return at if at < name else name
    front = at
    if at < name or tokens[before].low in ROLES or _after_office(text, tokens, at):
        front = _walk_left(text, tokens, at)
    return front if front < name and any(t.low in ROLES for t in tokens[front:name]) else name


def _walk_left(text: str, tokens: Sequence[_Token], at: int) -> int:
    """Return how far a role reaches to the left: over roles, offices and what they are of."""
    front = at
    while front > 0 and at - front < 8:
        token = tokens[front - 1]
        gap = text[token.end : tokens[front].start]
        linked = token.low in {"of", "for", "the"} and front > 1 and tokens[front - 2].capital
        linked = linked and (tokens[front].capital or token.low != "the")
        if gap.strip(" '’s.") and not (gap == ", " and front == at):
            break
        if token.low in OPENERS and not linked:
            break
        noun = front == at - 1 and tokens[front].low in ROLES and token.low not in SPEECH_VERBS
        noun = noun and token.low not in STOPS and not token.low.endswith(("ed", "ly", "ing"))
        known = token.low in ROLES or token.low in OFFICES or token.low in DEMONYMS
        capital = token.capital and token.low not in DAYS and token.low not in OPENERS
        if not (linked or known or capital or noun):
            break
        front -= 1
    while front < at and tokens[front].low in OPENERS:
        front += 1
    return front


_BEHIND = re.compile(
    r"\s?,\s((?:(?:a|an|the|its|their|his|her)\s)?(?:[^,.;:—“”\"()]|(?<=\b[A-Z])\.){3,90})"
)


def _role_behind(rest: str) -> str:
    """Return the role in apposition behind a name, or an empty string."""
    match = _BEHIND.match(rest)
    if match is None:
        return ""
    printed = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", match[1])[:8]
    for place, word in enumerate(map(fold, printed[:7])):
        if word in {"of", "for", "at", "in", "who", "and", "from"} or word in SPEECH_VERBS:
            return ""
        if word in ROLES:
            following = printed[place + 1 : place + 2]
            if following and following[0][0].isupper():
                return ""  # "spokesman Ben Oake" is somebody else
            return re.sub(rf"\s(?:{_VERBS})\b.*$", "", match[1])
    return ""


_VERBS = "said|says|told|tells|was|is|were|are|has|had|asked|wrote|added|will|would|who"


def _classify(words: Sequence[str], lows: Sequence[str]) -> _Class | None:
    if not words or any(word in DAYS for word in words) or words[0][0].isdigit():
        return None
    if len(words) == 1:
        return None if _is_common(words[0]) or words[0] in GEOGRAPHY else "single"
    if words[0] in _BODIES_OF and {"of", "for"} & set(words):
        return "body"
    if words[-1] in DEMONYMS or words[-1] in ROLES - SURNAMES_TOO or len(words) > 6:
        return None
    given = _given(words[0].removesuffix(_JUNIOR))
    if words[-1] in BODIES or (not given and any(word in BODIES for word in words)):
        return "body"
    if words[-1] in GEOGRAPHY or (words[-1] in PLACES and not given):
        return None
    if words[0] in PLACES and not given:
        return None
    return "person"


def _body_end(text: str, tokens: Sequence[_Token], name: int, end: int) -> int:
    """Let an organisation's name run on: "Office of the Trade Representative"."""
    lows = [token.low for token in tokens[name:end]]
    single = len(lows) == 1 and lows[0] in _BODIES_OF
    if tokens[end - 1].owns or not (single or _classify(lows, lows) == "body"):
        return end
    next_ = end
    while next_ < len(tokens) and tokens[next_].low in {"of", "for", "the"} and next_ - end < 2:
        next_ += 1
    known = next_ > end and next_ < len(tokens) and tokens[next_].capital
    if (
        not known
        or tokens[next_].low in DAYS
        or text[tokens[end - 1].end : tokens[end].start] != " "
    ):
        return end
    return _run_end(text, tokens, next_)


_BODIES_OF = frozenset(
    "department ministry office bank university center centre institute board council bureau "
    "house court college church association federation league committee commission agency "
    "embassy school parliament".split()
)
_PARTY = re.compile(r"[a-z]-[a-z]{2,6}$")  # "D-NJ"


def _is_common(word: str) -> bool:
    """Say whether a word in capitals names a place or people at large, or nothing."""
    single = word.removesuffix("s")
    common = {word, single} & (PLACES | DEMONYMS) or word in OPENERS or _PARTY.match(word)
    return bool(common) or (word in ROLES and word not in SURNAMES_TOO) or len(word) < 2


# The register: everybody introduced by a full name anywhere in the story


class _Entry:
    """One person or body while the story is read."""

    def __init__(self, kind: PersonKind) -> None:
        self.kind = kind
        self.forms: Counter[str] = Counter()
        self.roles: dict[str, None] = {}
        self.genders: Counter[Gender] = Counter()
        self.keys: set[tuple[str, ...]] = set()

    def see(self, run: _Run) -> None:
        self.forms[run.printed] += 1
        if run.role:
            self.roles.setdefault(run.role)
        if run.gender:
            self.genders[run.gender] += 1

    @property
    def person(self) -> Person:
        # pages without spaces run a name into what follows: "OakeFounder"
        whole = [form for form in self.forms if not _RUN_TOGETHER.search(form) and not _twice(form)]
        forms = whole or list(self.forms)
        # "Ann Oake Nimrod" is no better than "Ann Oake" when all others call her Oake
        single = [form for form in forms if " " not in form]
        if self.kind == "person" and single:
            surname = max(single, key=lambda form: (self.forms[form], form))
            forms = [form for form in forms if form.endswith(surname)]
        best = max(forms, key=lambda form: (len(form.split()), self.forms[form], form))
        titled = (f"{role} {best}" for role in self.roles if role[:1].isupper())
        others = (form for form in (*forms, *titled) if form != best)
        return Person(best, self.kind, tuple(dict.fromkeys(others)), tuple(self.roles), self.gender)

    @property
    def gender(self) -> Gender:
        return max(self.genders, key=lambda each: (self.genders[each], each), default="")


_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z]|[a-z][A-Z]{2}")


def _twice(form: str) -> bool:
    words = form.split()
    return len(set(words)) < len(words)


class _Register:
    """Full names of the story, the forms of one person together."""

    def __init__(self, runs: Iterable[_Run]) -> None:
        self._by_surname: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._bodies: dict[str, _Entry] = {}
        self._loose: dict[str, _Entry] = {}
        self._described: dict[str, _Entry] = {}
        everything = [run for run in runs if not run.titles_only]
        named = {(run.sentence.article.id, run.words) for run in everything}
        # "Ben Oake Jr." is somebody else where the same article names Ben Oake as well
        self._juniors = {
            words
            for article, words in named
            if words[0].endswith(_JUNIOR) and (article, _senior(words)) in named
        }
        introduced = {
            self._key(run.words) for run in everything if run.introduced and run.kind == "person"
        }
        # "Philip Oake said": whoever speaks and has the surname of somebody is a relative of his
        surnames = {words[-1] for words in introduced}
        introduced |= {
            self._key(run.words)
            for run in everything
            if run.kind == "person"
            and len(run.words) == 2
            and run.words[-1] in surnames
            and _near_speech(run, _tokens(run.sentence.text))
        }
        for words in sorted(introduced, key=lambda each: (-len(each), each)):
            self._enter(words)

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return words if words in self._juniors else _senior(words)

    def _enter(self, words: tuple[str, ...]) -> None:
        known = [e for e in self._by_surname[words[-1]] if any(_same(words, k) for k in e.keys)]
        if not known:  # "Ana Prell Oake" may be printed as "Ana Prell"
            known = [
                e
                for e in {id(e): e for w in words[1:] for e in self._by_surname[w]}.values()
                if any(len(words) > 1 and k[: len(words)] == words for k in e.keys)
            ]
        if not known:
            known = [_Entry("person")]
        known[0].keys.add(words)
        for word in words[1:]:
            if known[0] not in self._by_surname[word]:
                self._by_surname[word].append(known[0])

    def full(self, words: tuple[str, ...]) -> _Entry | None:
        """Return whom several words name."""
        words = self._key(words)
        found = [
            entry
            for entry in self._by_surname.get(words[-1], ())
            if any(_same(words, key) for key in entry.keys)
        ]
        exact = [entry for entry in found if words in entry.keys]
        return next(iter([*exact, *found]), None)

    def of_surname(self, word: str) -> Sequence[_Entry]:
        """Return everybody whose name may be cut to this word; a last word goes first."""
        found = self._by_surname.get(word, ())
        return [e for e in found if any(key[-1] == word for key in e.keys)] or [
            e for e in found if any(len(key) > 2 for key in e.keys)
        ]

    def loose(self, word: str, kind: PersonKind) -> _Entry:
        """Return whoever is only ever named by this one word."""
        entry = self._loose.setdefault(word, _Entry(kind))
        if kind == "person":  # "Oake said" comes first, "Mr. Oake" later
            entry.kind = kind
        return entry

    def body(self, words: Sequence[str]) -> _Entry:
        """Return the organisation of this name."""
        return self._bodies.setdefault(" ".join(words), _Entry("organisation"))

    def described(self, words: str) -> _Entry:
        """Return whoever is described so and not named."""
        entry = self._described.setdefault(fold(words), _Entry("described"))
        entry.forms[words] += 1
        return entry


_JUNIOR = "-jr"


def _senior(words: tuple[str, ...]) -> tuple[str, ...]:
    return (words[0].removesuffix(_JUNIOR), *words[1:])


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names can be one person's."""
    short, long = sorted((left, right), key=len)
    if long[-len(short) :] == short and len(short) > 1:
        return True
    if left[-1] != right[-1] or len(short) < 2:
        return False
    first, other = (NICKNAMES.get(words[0], words[0]) for words in (short, long))
    return first == other and set(short[1:]) <= set(long)


# One article


@dataclass(frozen=True, slots=True)
class _Found:
    entry: _Entry
    sentence: Sentence
    span: Place
    whole: Place


class _Reader:
    """Reads one article from top to bottom and remembers who was named."""

    def __init__(
        self, register: _Register, introduced: Sequence[_Entry], counts: Counter[int]
    ) -> None:
        self._register = register
        self._introduced = introduced  # by full name anywhere in the article, most often first
        self._counts = counts  # how often, by the entry's id
        self._named: list[_Entry] = []  # newest last
        self._order: list[_Entry] = []  # who was named in full so far, newest last
        self._spoke: list[_Entry] = []  # who was made to speak so far, newest last
        self._bare: Counter[int] = Counter()  # how often by surname alone, by the entry's id
        self._lately: list[_Entry] = []  # people of the last sentence that names any
        self._firms: list[list[_Entry]] = []  # what may be a company, sentence by sentence

    def read(self, sentence: Sentence, runs: Sequence[_Run]) -> list[_Found]:
        tokens = _tokens(sentence.text)
        found = [hit for run in runs if (hit := self._resolve(run, tokens)) is not None]
        described = list(self._read_described(sentence, tokens, found))
        # "the Trump administration" is no mention of Trump, "President Trump" none of a president
        outer = [d for d in described if not any(_inside(d.span, hit.whole) for hit in found)]
        found = [hit for hit in found if not any(_inside(hit.span, d.span) for d in outer)]
        found = sorted([*found, *outer], key=lambda hit: hit.span)
        self._named += [hit.entry for hit in found]
        self._firms.append([e for run in runs if (e := self._may_be_firm(run)) is not None])
        persons = [hit.entry for hit in found if hit.entry.kind == "person"]
        self._lately = list({id(each): each for each in persons}.values()) or self._lately
        return found

    def _resolve(self, run: _Run, tokens: Sequence[_Token]) -> _Found | None:
        entry = self._entry_of(run, tokens)
        if entry is None:
            return None
        entry.see(run)
        return _Found(entry, run.sentence, (run.start, run.end), (run.front, run.end))

    def _entry_of(self, run: _Run, tokens: Sequence[_Token]) -> _Entry | None:
        if run.kind == "person":
            entry = self._register.full(run.words)
            if entry is not None and not run.titles_only and entry not in self._order:
                self._order.append(entry)
            if entry is not None and _near_speech(run, tokens):
                self._spoke.append(entry)
            if entry is not None or run.titles_only:
                return entry
            return self._register.body(run.words) if _near_speech(run, tokens) else None
        if run.kind == "body":
            known = self._register.full(run.words)
            return known or (None if run.titles_only else self._register.body(run.words))
        return self._entry_of_word(run, tokens)

    def _entry_of_word(self, run: _Run, tokens: Sequence[_Token]) -> _Entry | None:
        word = run.words[0]
        known = self._register.of_surname(word)
        if known:
            speaks = len(known) > 1 and _near_speech(run, tokens)
            spoke = [entry for entry in self._spoke if entry in known] if speaks else []
            return spoke[-1] if spoke else self._likeliest(known, run)
        if run.titles_only:
            return self._register._loose.get(word)
        if run.titled:
            return self._register.loose(word, "person")
        if word in self._register._loose:
            return self._register._loose[word]
        speaks = _near_speech(run, tokens) and word not in OPENERS
        return self._register.loose(word, "organisation") if speaks else None

    def _may_be_firm(self, run: _Run) -> _Entry | None:
        """Return what "the company" can take up: no person and no public body."""
        if run.titles_only or run.opens or set(run.words) & _PUBLIC:
            return None
        if run.kind == "body":
            return self._register.body(run.words)
        if run.kind == "single" and not self._register.of_surname(run.words[0]):
            entry = self._register.loose(run.words[0], "organisation")
            if not entry.forms:
                entry.see(run)
            return entry if entry.kind == "organisation" else None
        return None

    def _likeliest(self, known: Sequence[_Entry], run: _Run) -> _Entry | None:
        """Return whom a bare surname means: the one of that gender whom the article names most."""
        fitting = [e for e in known if not (run.gender and e.gender and e.gender != run.gender)]
        here = [entry for entry in self._introduced if entry in fitting]
        if not here:
            return fitting[0] if fitting else None
        known = [entry for entry in self._order if entry in here]
        if run.titled:
            holders = [e for e in here if any(fold(run.role) in fold(role) for role in e.roles)]
            known = [entry for entry in known if entry in holders] or holders or known
        if not known:
            known = here
        # whom the article has called so before; else whoever was named in full last
        often = max(self._bare[id(entry)] for entry in known)
        meant = known[-1] if not often else max(known, key=lambda e: self._bare[id(e)])
        self._bare[id(meant)] += 1
        return meant

    def _read_described(
        self, sentence: Sentence, tokens: Sequence[_Token], found: Sequence[_Found]
    ) -> Iterator[_Found]:
        free = 0
        for head, token in enumerate(tokens):
            many = token.low in DESCRIBED_MANY
            if token.start < free or not (many or token.low in DESCRIBED_ONE) or token.owns:
                continue
            front = _description_start(sentence.text, tokens, head)
            definite = tokens[front].low in {"the", "this"} or tokens[front].owns
            bare = tokens[front].low not in _DETERMINERS and not tokens[front].owns
            if bare and not many and token.low != "police":
                continue
            behind = _description_end(sentence.text, tokens, head)
            if not _speaks(sentence.text, tokens, front, head, behind):
                continue
            start, end = tokens[front].start, tokens[behind].end
            if start < free:
                continue
            if any(hit.whole[0] <= token.start < hit.whole[1] for hit in found):
                continue
            entry = self._holder(tokens, front, head, behind) if definite else None
            if entry is None:
                words = " ".join(sentence.text[start:end].split())
                entry = self._register.described(_uncapped(words, front == 0, tokens[front]))
                for each in _gender_of_head(token.low):
                    entry.genders[each] += 1
            free = end
            yield _Found(entry, sentence, (start, end), (start, end))

    def _holder(
        self, tokens: Sequence[_Token], front: int, head: int, behind: int
    ) -> _Entry | None:
        """Return who was named or described so before, the latest first."""
        noun = tokens[head].low
        words = [token.low for token in tokens[front + 1 : behind + 1]]
        wanted = set(words) - _IDLE
        for entry in reversed(self._named):
            if entry.kind == "described" and _repeats(entry, noun, words):
                return entry
        if noun in _FIRMS and behind == head:
            near = [entry for entries in self._firms[-3:] for entry in entries]
            return near[-1] if near else None
        for entry in reversed(self._named):
            if entry.kind == "organisation" and behind == head and _is_body(entry, noun):
                return entry
            held = noun not in _BODY_NOUNS and any(_holds(role, wanted) for role in entry.roles)
            if entry.kind == "person" and held:
                return entry
        plain = tokens[front].low == "the"
        if noun in _OFFICIALS:  # "the Mexican official" is one whose role says so
            wanted -= {noun}
            for entry in reversed(self._lately) if wanted else ():
                if any(_holds(role, wanted) for role in entry.roles):
                    return entry
        elif noun in _VARIED and behind == head and plain and self._lately:
            return max(self._lately, key=lambda entry: self._counts.get(id(entry), 0))
        return None


def _repeats(entry: _Entry, noun: str, words: Sequence[str]) -> bool:
    """Say whether a description takes up an earlier one: "the official", "a former official"."""
    for form in entry.forms:
        earlier = [fold(word) for word in form.split()]
        if earlier[1:] == list(words) or (noun in earlier and set(words) < set(earlier)):
            return True
    return False


def _is_body(entry: _Entry, noun: str) -> bool:
    return noun in {word for form in entry.forms for word in fold(form).split()}


_FIRMS = frozenset(
    "company firm retailer automaker carrier airline maker manufacturer chain".split()
)
_PUBLIC = frozenset(
    "department dept ministry office agency bureau committee commission council court police "
    "university college senate house congress parliament postal service u.s. us guard army navy "
    "administration board union party school hospital team unit division force national"
    " white".split()
)


_IDLE = frozenset("of the for a an u.s. same former new then".split())
_OFFICIALS = frozenset({"official", "diplomat", "politician", "leader"})
_VARIED = frozenset(  # used to call somebody something else for once
    "lawmaker billionaire businessman frontrunner candidate "
    "nominee veteran singer actor actress star comedian mogul tycoon".split()
)
_BODY_NOUNS = frozenset(
    "company firm agency department ministry office bureau newspaper paper magazine bank "
    "network group union party council committee commission court university organization "
    "organisation carrier airline automaker board association service campaign institute "
    "foundation".split()
)
_DETERMINERS = frozenset("a an the this its his her their our one another two three".split())


def _holds(role: str, wanted: set[str]) -> bool:
    words = {fold(word.rstrip(".")) for word in re.split(r"[\s,]+", role)}
    words = {_SHORT_ROLES.get(word, word).removesuffix("'s") for word in words}
    return wanted <= words


_SHORT_ROLES = {"gov": "governor", "sen": "senator", "rep": "representative", "det": "detective"}


def _gender_of_head(head: str) -> tuple[Gender, ...]:
    if head in TITLES:
        return (TITLES[head],)
    if head in {"man", "boy"}:
        return ("he",)
    return ("she",) if head in {"woman", "girl"} else ()


def _uncapped(words: str, opens: bool, first: _Token) -> str:
    """Take the capital off a description that opens a sentence."""
    name = first.owns or not opens or first.low in DEMONYMS or first.low in PLACES
    return words if name or words[:2].isupper() else words[:1].lower() + words[1:]


def _inside(inner: Place, outer: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _description_start(text: str, tokens: Sequence[_Token], head: int) -> int:
    front = head
    while front > 0 and head - front < 6:
        token = tokens[front - 1]
        if text[token.end : tokens[front].start].strip(" '’s.-"):
            break
        if token.low in _DETERMINERS:
            return front - 1
        if token.low in STOPS or token.low in SPEECH_VERBS or token.low in DAYS:
            break
        front -= 1
    return front


_JOINING = frozenset("for of with from close familiar".split())


def _description_end(text: str, tokens: Sequence[_Token], head: int) -> int:
    """Return the last token of what follows a description: "with knowledge of the situation"."""
    end = head
    if end + 1 >= len(tokens) or tokens[end + 1].low not in _JOINING:
        return end
    while end + 1 < len(tokens) and end - head < 10:
        token = tokens[end + 1]
        if text[tokens[end].end : token.start].strip(" '’s.-") or token.low in SPEECH_VERBS:
            break
        if token.low in _BREAKING or token.low in DAYS:
            break
        end += 1
    while end > head and tokens[end].low in _JOINING | _DETERMINERS | {"in", "on", "to", "and"}:
        end -= 1
    while end > head and tokens[end].low.endswith("ly"):
        end -= 1
    return end


_BREAKING = frozenset(
    "in on at who whom which that as has had was is were are will would then also did does and "
    "but after before when while because".split()
)


_AUXILIARIES = frozenset(
    "also then later reportedly has have had would will could may might did does do not never "
    "first "
    "once repeatedly publicly recently previously privately on yesterday today initially again "
    "already still previously himself herself and themselves both were was is are did".split()
) | (DAYS - {"may"})


def _speaks(text: str, tokens: Sequence[_Token], front: int, head: int, behind: int) -> bool:
    """Say whether a verb of saying stands next to the words: "… said", "said …"."""
    if front > 0 and not text[tokens[front - 1].end : tokens[front].start].strip():
        before = tokens[front - 1].low
        if before in _PLAIN_SAYING - _WITH_OBJECT:  # "announced his plan" names no speaker
            return True
        if before == "to" and front > 1 and tokens[front - 2].low == "according":
            return True
    place = behind + 1
    comma = place < len(tokens) and text[tokens[behind].end : tokens[place].start].strip() == ","
    if comma:  # "the official, who asked not to be named, said"
        closing = text.find(",", tokens[place].start)
        if closing < 0 or closing - tokens[place].start > 90:
            return False
        place = next(
            (k for k in range(place, len(tokens)) if tokens[k].start > closing), len(tokens)
        )
    for _ in range(3):
        if place < len(tokens) and (
            tokens[place].low in _AUXILIARIES or tokens[place].low.endswith("ly")
        ):
            place += 1
    if place >= len(tokens):
        return False
    gap = text[tokens[place - 1].end : tokens[place].start]
    if set(gap) & set('.;:—“”"(') and not comma:
        return False
    saying = tokens[place].low in SPEECH_VERBS and tokens[place].low not in _WEAK
    return (saying and not tokens[place].low.endswith("ing")) or tokens[place].low in _PUTTING


_WEAK = frozenset(
    "use uses used attributed attributes found went read reads point points offer offers signed "
    "began".split()
)
_PUTTING = frozenset(
    "put puts thinks think thought expects expect expected fears counted ran".split()
)
_PLAIN_SAYING = frozenset(
    "said says added adds explained wrote writes warned noted argued told recalled replied "
    "insisted announced reported remarked".split()
)


_WITH_OBJECT = frozenset("told announced reported recalled noted warned".split())


def _near_speech(run: _Run, tokens: Sequence[_Token]) -> bool:
    """Say whether a verb of saying follows a name at once, or stands before it."""
    inside = [k for k, token in enumerate(tokens) if run.start <= token.start < run.end]
    if run.owns or not inside:
        return False
    text = run.sentence.text
    place = inside[-1] + 1
    for _ in range(2):
        if place < len(tokens) and (
            tokens[place].low in _AUXILIARIES or tokens[place].low.endswith("ly")
        ):
            place += 1
    if place < len(tokens) and tokens[place].low in SPEECH_VERBS and not tokens[place].capital:
        gap = text[tokens[place - 1].end : tokens[place].start]
        if not gap.strip() and not tokens[place].low.endswith("ing"):
            return True
    before = inside[0] - 1
    if before < 0 or text[tokens[before].end : tokens[inside[0]].start].strip():
        return False
    if tokens[before].low == "the" and before > 0:
        before -= 1
        if text[tokens[before].end : tokens[before + 1].start].strip():
            return False
    to = tokens[before].low == "to" and before > 0 and tokens[before - 1].low == "according"
    return to or tokens[before].low in _PLAIN_SAYING - {"told"}


def _name_in_article(
    report: Sequence[Sentence], runs: Mapping[str, Sequence[_Run]], register: _Register
) -> list[_Found]:
    counts: Counter[int] = Counter()
    entries: dict[int, _Entry] = {}
    for each in report:
        for run in runs[each.id]:
            entry = register.full(run.words) if len(run.words) > 1 else None
            if entry is not None and run.kind == "person":
                entries.setdefault(id(entry), entry)
                counts[id(entry)] += 1
                if run.role:  # "the secretary" may stand in the headline, above who it is
                    entry.roles.setdefault(run.role)
                if run.gender:
                    entry.genders[run.gender] += 1
    order = {key: place for place, key in enumerate(entries)}
    introduced = sorted(entries, key=lambda key: (-counts[key], order[key]))
    reader = _Reader(register, [entries[key] for key in introduced], counts)
    return [hit for each in report for hit in reader.read(each, runs[each.id])]


def _gather(found: Sequence[_Found]) -> People:
    one_body = _join_bodies(found)
    persons: dict[int, Person] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for hit in found:
        entry = one_body.get(id(hit.entry), hit.entry)
        if id(entry) not in persons:
            persons[id(entry)] = entry.person
        person = persons[id(entry)]
        mentions[hit.sentence.id].append(Mention(person, hit.sentence, hit.span, hit.whole))
    everybody = tuple(dict.fromkeys(persons.values()))
    return People(everybody, {key: tuple(hits) for key, hits in mentions.items()})


# One body under several names


def _join_bodies(found: Sequence[_Found]) -> Mapping[int, _Entry]:
    """Return by an entry's id the one that stands for all names of its body.

    "The Department of Homeland Security (DHS)", "DHS", "the U.S. Department of Homeland Security"
    and "the Homeland Security Department" are one. Initials that fit two bodies name neither,
    unless they are printed in brackets behind one.
    """
    entries = {id(hit.entry): hit.entry for hit in found if hit.entry.kind == "organisation"}
    groups: defaultdict[str, list[_Entry]] = defaultdict(list)
    short: dict[str, list[_Entry]] = {}
    for entry in entries.values():
        form = max(entry.forms, key=lambda each: (len(each.split()), each), default="")
        letters = form.replace(".", "")
        if _INITIALS.fullmatch(letters):
            short.setdefault(letters, []).append(entry)
        elif " " in form:
            groups[_plain_name(form)].append(entry)
    called = _in_brackets(found)
    by_initials: defaultdict[str, set[str]] = defaultdict(set)
    for name in groups:
        for letters in _initials_of(name):
            by_initials[letters].add(name)
    for letters, shorts in short.items():
        names = called.get(letters, set()) & groups.keys() or by_initials.get(letters, set())
        if len(names) == 1:
            groups[min(names)] += shorts
    joined: dict[int, _Entry] = {}
    for members in groups.values():
        if len(members) > 1:
            whole = _Entry("organisation")
            for member in members:
                whole.forms += member.forms
                whole.roles |= member.roles
            joined.update((id(member), whole) for member in members)
    return joined


_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,4}")
_COUNTRY = re.compile(r"^(?:the|u\.s\.|us|u\.k\.|uk|united states)\s")
_OFFICE_LAST = re.compile(r"^(.+)\s(department|ministry)$")
_BRACKETS = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,6})\)")
_IN_A_NAME = frozenset("of the for and on in to".split())


def _plain_name(form: str) -> str:
    """Return a body's name without its country and with what it is in front."""
    name = _COUNTRY.sub("", " ".join(fold(form).split()))
    last = _OFFICE_LAST.match(name)
    return f"{last[2]} of {last[1]}" if last else name


def _initials_of(name: str) -> tuple[str, ...]:
    words = name.replace("-", " ").split()
    telling = "".join(word[0] for word in words if word not in _IN_A_NAME).upper()
    every = "".join(word[0] for word in words).upper()
    return (telling, every) if len(telling) > 1 else ()


def _in_brackets(found: Sequence[_Found]) -> Mapping[str, set[str]]:
    """Return which bodies' names have which letters in brackets behind them."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for hit in found:
        if hit.entry.kind == "organisation":
            match = _BRACKETS.match(hit.sentence.text, hit.span[1])
            if match:
                name = hit.sentence.text[slice(*hit.span)]
                called[match[1].replace(".", "")].add(_plain_name(name))
    return called
