"""Runs of capitals of all articles → who is who: the forms of one name together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.reading.capitals import JUNIOR, Run
from summarize.reading.names import NICKNAMES, Gender
from summarize.reading.printed import fold, read_tokens
from summarize.reading.roles import role_holds
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.speaking import name_speaks

PersonKind = Literal["person", "organisation", "described"]


class Identity:
    """One person or body while the story is read."""

    def __init__(self, kind: PersonKind) -> None:
        self.kind = kind
        self.forms: Counter[str] = Counter()
        self.roles: dict[str, None] = {}
        self.genders: Counter[Gender] = Counter()
        self.keys: set[tuple[str, ...]] = set()

    def see(self, run: Run) -> None:
        """Remember how it is printed and what the words around tell of it."""
        self.forms[run.printed] += 1
        if run.role:
            self.roles.setdefault(run.role)
        if run.gender:
            self.genders[run.gender] += 1

    @property
    def names(self) -> tuple[str, ...]:
        """The fullest form printed; then all others, with roles too, first printed first."""
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
        return tuple(dict.fromkeys([best, *forms, *titled]))

    @property
    def gender(self) -> Gender:
        """What most of the words around tell; empty when none does."""
        return max(self.genders, key=lambda each: (self.genders[each], each), default="")

    def is_called(self, word: str) -> bool:
        """Say whether a form printed has a word, given in folded letters."""
        return any(word in fold(form).split() for form in self.forms)

    def has_role(self, words: frozenset[str]) -> bool:
        """Say whether a role printed has all of these words."""
        return any(role_holds(role, words) for role in self.roles)


_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z]|[a-z][A-Z]{2}")


def _twice(form: str) -> bool:
    words = form.split()
    return len(set(words)) < len(words)


class Identities:
    """Everybody whom a story introduces by a full name, and whom it names or describes besides."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._by_surname: defaultdict[str, list[Identity]] = defaultdict(list)
        self._bodies: dict[str, Identity] = {}
        self._loose: dict[str, Identity] = {}
        self._described: dict[str, Identity] = {}
        everything = [run for run in runs if not run.titles_only]
        named = {(run.sentence.article.id, run.words) for run in everything}
        # "Ben Oake Jr." is somebody else where the same article names Ben Oake as well
        self._juniors = {
            words
            for article, words in named
            if words[0].endswith(JUNIOR) and (article, _senior(words)) in named
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
            and name_speaks(run, read_tokens(run.sentence.text))
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
                if any(k[: len(words)] == words for k in e.keys)
            ]
        if not known:
            known = [Identity("person")]
        known[0].keys.add(words)
        for word in words[1:]:
            if known[0] not in self._by_surname[word]:
                self._by_surname[word].append(known[0])

    def full(self, words: tuple[str, ...]) -> Identity | None:
        """Return whom several words name."""
        words = self._key(words)
        found = [
            identity
            for identity in self._by_surname.get(words[-1], ())
            if any(_same(words, key) for key in identity.keys)
        ]
        exact = [identity for identity in found if words in identity.keys]
        return next(iter(exact or found), None)

    def of_surname(self, word: str) -> Sequence[Identity]:
        """Return everybody whose name may be cut to this word; a last word goes first."""
        found = self._by_surname.get(word, ())
        return [e for e in found if any(key[-1] == word for key in e.keys)] or [
            e for e in found if any(len(key) > 2 for key in e.keys)
        ]

    def loose(self, word: str, kind: PersonKind) -> Identity:
        """Return whoever is only ever named by this one word."""
        identity = self._loose.setdefault(word, Identity(kind))
        if kind == "person":  # "Oake said" comes first, "Mr. Oake" later
            identity.kind = kind
        return identity

    def once_loose(self, word: str) -> Identity | None:
        """Return whoever was named by this one word before and never in full."""
        return self._loose.get(word)

    def body(self, words: Sequence[str]) -> Identity:
        """Return the organisation of this name."""
        return self._bodies.setdefault(" ".join(words), Identity("organisation"))

    def described(self, words: str) -> Identity:
        """Return whoever is described so and not named."""
        identity = self._described.setdefault(fold(words), Identity("described"))
        identity.forms[words] += 1
        return identity


def _senior(words: tuple[str, ...]) -> tuple[str, ...]:
    return (words[0].removesuffix(JUNIOR), *words[1:])


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names can be one person's."""
    short, long = sorted((left, right), key=len)
    if long[-len(short) :] == short:
        return True
    if left[-1] != right[-1]:
        return False
    first, other = (NICKNAMES.get(words[0], words[0]) for words in (short, long))
    return first == other and set(short[1:]) <= set(long)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that names or describes somebody."""

    identity: Identity
    sentence: Sentence
    span: Place  # the name alone; code points into the sentence's text
    whole: Place  # with the role in front
