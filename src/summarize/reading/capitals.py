"""Sentence → its runs of capitals that may name somebody, each with its role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.reading.names import (
    ABBREVIATED,
    BODIES,
    DAYS,
    DEMONYMS,
    DETERMINERS,
    GEOGRAPHY,
    HE,
    OFFICES,
    OPENERS,
    PARTICLES,
    PLACES,
    ROLES,
    SHE,
    SUFFIXES,
    SURNAMES_TOO,
    TITLES,
    Gender,
)
from summarize.reading.printed import Token, fold, read_tokens
from summarize.reading.roles import after_office, role_behind, role_in_front
from summarize.reading.sentences import Sentence

JUNIOR = "-jr"
"""Ends the folded given name of whoever is called "Jr."."""

_Class = Literal["person", "single", "body"]


@dataclass(frozen=True, slots=True)
class Run:
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
        """The name without its role."""
        return self.sentence.text[self.start : self.end]


def find_runs(sentence: Sentence) -> Iterator[Run]:
    """Yield what may name somebody in a sentence, first to last."""
    text = sentence.text
    tokens = read_tokens(text)
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


def _all_capitals(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    if sentence.kind == "headline":
        return True
    if re.search(r"[.!?][”\"’']*$", sentence.text):
        return False
    long = [token for token in tokens if token.end - token.start > 3]
    return len(long) >= 3 and sum(token.capital for token in long) >= 0.8 * len(long)


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
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


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return gap in {" ", "\u00a0"} or (gap == ". " and left.low in ABBREVIATED)


def _read_run(
    sentence: Sentence, tokens: Sequence[Token], at: int, end: int, shouting: bool
) -> Run | None:
    opens = at == 0
    while at < end and tokens[at].low in OPENERS:
        at += 1
    if at >= end or sentence.text[tokens[at].start - 1 : tokens[at].start] == "/":
        return None  # "(Agency/Ann Oake)" took the picture
    name = _name_start(sentence.text, tokens, at, end)
    stripped = [token.low for token in tokens[name:end]]
    if len(stripped) == 1 and stripped[0] in GEOGRAPHY:
        return None  # "Queen Street"
    if _classify(stripped) in {"body", None} and name > at:
        whole = [token.low for token in tokens[at:end]]
        name = at if _classify(whole) == "body" else name  # "National Rifle Association"
    end = _body_end(sentence.text, tokens, name, end)
    last = _last_word(tokens, name, end)
    lows = [token.low for token in tokens[name : last + 1]]
    words = _telling_words(lows, junior=last < end - 1 and tokens[last + 1].low == "jr")
    front = role_in_front(sentence.text, tokens, at, name)
    role = (
        sentence.text[tokens[front].start : tokens[name].start].strip(" ,") if front < name else ""
    )
    titled = _is_titled(tokens, front, name, end)
    kind = _classify(words)
    if kind is None:
        return None
    if kind == "body" or (kind == "single" and words[0] in BODIES | OFFICES):
        front, role, titled = name, "", False
    behind = ""
    if kind != "body" and not tokens[end - 1].owns:
        behind = role_behind(sentence.text[tokens[end - 1].end :][:140])
    given = _given(words[0].removesuffix(JUNIOR))
    introduced = kind == "person" and bool(
        titled
        or given
        or behind
        or len(lows) > len(words)
        or _AGE.match(sentence.text, tokens[end - 1].end)
    )
    return Run(
        sentence=sentence,
        start=tokens[name].start,
        end=tokens[last if kind == "single" else end - 1].end,
        front=tokens[_with_owner(sentence.text, tokens, front, name)].start,
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


def _with_owner(text: str, tokens: Sequence[Token], front: int, name: int) -> int:
    """Return where a role begins with whose it is: "its director, Ann Oake"."""
    owned = 0 < front < name and tokens[front - 1].low in _OWNERS
    return (
        front - 1 if owned and text[tokens[front - 1].end : tokens[front].start] == " " else front
    )


_OWNERS = frozenset("its his her their".split())


def _last_word(tokens: Sequence[Token], name: int, end: int) -> int:
    """Return the place of a name's last word before "Jr." and the like."""
    last = end - 1
    while last > name and tokens[last].low in SUFFIXES:
        last -= 1
    return last


def _telling_words(lows: Sequence[str], *, junior: bool) -> tuple[str, ...]:
    """Return the words of a name without initials."""
    words = tuple(low for low in lows if not (len(low) <= 2 and low.endswith(".")) and low)
    return (words[0] + JUNIOR, *words[1:]) if junior and len(words) > 1 else words


def _is_titled(tokens: Sequence[Token], front: int, name: int, end: int) -> bool:
    titled = front < name and tokens[name - 1].low in ROLES
    if titled and tokens[front - 1].low in DETERMINERS and not tokens[name - 1].capital:
        return front > 0 and end - name > 1  # "the president Oake worked for" is another
    return titled


_AGE = re.compile(r", \d\d(?=[,.])|,? aged? \d\d\b|,? \(\d\d\)|, (?:who|whose)\b")


def _given(word: str) -> bool:
    return word in HE or word in SHE or ("-" in word and word.split("-")[0] in HE | SHE)


def _gender(words: Sequence[str], role: Iterable[str], behind: str) -> Gender:
    for low in (*role, *(fold(word) for word in behind.split()[:6])):
        if low in TITLES:
            return TITLES[low]
    first = words[0].removesuffix(JUNIOR)
    he, she = first in HE, first in SHE
    if len(words) < 2 or he == she:
        return ""
    return "he" if he else "she"


def _name_start(text: str, tokens: Sequence[Token], at: int, end: int) -> int:
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
        if name == at and not born and not after_office(text, tokens, at) and end - name < 3:
            break  # "Home Depot", "House Republicans"
        name += 1
    for place in range(name + 1, end - 1):  # "Ambassador to the United Nations Ann Oake"
        before = {token.low for token in tokens[name:place]}
        body = before & (BODIES | OFFICES | GEOGRAPHY | PLACES) and not _given(tokens[name].low)
        abstract = tokens[place - 1].low.endswith(("tion", "ment", "ity", "ness", "ics"))
        if (body or abstract) and _given(tokens[place].low):
            return place
    return name


def _classify(words: Sequence[str]) -> _Class | None:
    if not words or any(word in DAYS for word in words) or words[0][0].isdigit():
        return None
    if len(words) == 1:
        return None if _is_common(words[0]) or words[0] in GEOGRAPHY else "single"
    if words[0] in _BODIES_OF and {"of", "for"} & set(words):
        return "body"
    if words[-1] in DEMONYMS or words[-1] in ROLES - SURNAMES_TOO or len(words) > 6:
        return None
    given = _given(words[0].removesuffix(JUNIOR))
    if words[-1] in BODIES or (not given and any(word in BODIES for word in words)):
        return "body"
    if words[-1] in GEOGRAPHY or (words[-1] in PLACES and not given):
        return None
    if words[0] in PLACES and not given:
        return None
    return "person"


def _body_end(text: str, tokens: Sequence[Token], name: int, end: int) -> int:
    """Let an organisation's name run on: "Office of the Trade Representative"."""
    lows = [token.low for token in tokens[name:end]]
    single = len(lows) == 1 and lows[0] in _BODIES_OF
    if tokens[end - 1].owns or not (single or _classify(lows) == "body"):
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
