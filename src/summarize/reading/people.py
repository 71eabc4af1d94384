"""Sentences → who is named in them: people, organisations, and speakers who are only described.

No model is consulted. News English introduces whom it means: by a role ("Mayor Ann Oake"), an
apposition ("Ann Oake, a baker"), an age ("Ann Oake, 61"), or a given name that everybody knows. Two
capitalised words with none of these make nobody a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from summarize.reading.bodies import join_bodies, names_a_body
from summarize.reading.capitals import Run, find_runs
from summarize.reading.descriptions import Description, find_descriptions
from summarize.reading.identities import Found, Identities, Identity, PersonKind
from summarize.reading.names import OPENERS, Gender
from summarize.reading.printed import Token, fold, read_tokens
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place
from summarize.reading.speaking import name_is_a_place, name_speaks


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
            names_a_body(name) for name in (self.name, *self.aliases)
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
    runs = {each.id: tuple(find_runs(each)) for each in report}
    identities = Identities(run for each in report for run in runs[each.id])
    found: list[Found] = []
    for _, group in groupby(report, key=lambda each: each.article.id):
        found += _name_in_article(list(group), runs, identities)
    return _gather(found)


class _Reader:
    """Reads one article from top to bottom and remembers who was named."""

    def __init__(
        self,
        identities: Identities,
        introduced: Sequence[Identity],
        counts: Counter[int],
        places: Set[tuple[str, ...]],
    ) -> None:
        self._identities = identities
        self._places = places  # names that the article has for places and lets nowhere speak
        self._introduced = introduced  # by full name anywhere in the article, most often first
        self._counts = counts  # how often, by id
        self._named: list[Identity] = []  # newest last
        self._order: list[Identity] = []  # who was named in full so far, newest last
        self._spoke: list[Identity] = []  # who was made to speak so far, newest last
        self._bare: Counter[int] = Counter()  # how often by surname alone, by id
        self._lately: list[Identity] = []  # people of the last sentence that names any
        self._firms: list[list[Run]] = []  # what may be a company, sentence by sentence

    def read(self, sentence: Sentence, runs: Sequence[Run]) -> list[Found]:
        tokens = read_tokens(sentence.text)
        found = [hit for run in runs if (hit := self._resolve(run, tokens)) is not None]
        described = self._read_described(sentence, tokens, found)
        # "the Trump administration" is no mention of Trump, "President Trump" none of a president
        outer = [d for d in described if not any(_inside(d.span, hit.whole) for hit in found)]
        found = [hit for hit in found if not any(_inside(hit.span, d.span) for d in outer)]
        found = sorted([*found, *outer], key=lambda hit: hit.span)
        self._named += [hit.identity for hit in found]
        self._firms.append([run for run in runs if self._may_be_firm(run)])
        persons = [hit.identity for hit in found if hit.identity.kind == "person"]
        self._lately = list({id(each): each for each in persons}.values()) or self._lately
        return found

    def _resolve(self, run: Run, tokens: Sequence[Token]) -> Found | None:
        identity = self._meant_by(run, tokens)
        if identity is None:
            return None
        identity.see(run)
        return Found(identity, run.sentence, (run.start, run.end), (run.front, run.end))

    def _meant_by(self, run: Run, tokens: Sequence[Token]) -> Identity | None:
        if run.kind == "person":
            identity = self._identities.full(run.words)
            if identity is not None and not run.titles_only and identity not in self._order:
                self._order.append(identity)
            if identity is not None and name_speaks(run, tokens):
                self._spoke.append(identity)
            if identity is not None or run.titles_only:
                return identity
            return self._identities.body(run.words) if name_speaks(run, tokens) else None
        if run.kind == "body":
            known = self._identities.full(run.words)
            return known or (None if run.titles_only else self._identities.body(run.words))
        return self._meant_by_word(run, tokens)

    def _meant_by_word(self, run: Run, tokens: Sequence[Token]) -> Identity | None:
        word = run.words[0]
        known = self._identities.of_surname(word)
        if known:
            speaks = len(known) > 1 and name_speaks(run, tokens)
            spoke = [identity for identity in self._spoke if identity in known] if speaks else []
            return spoke[-1] if spoke else self._likeliest(known, run)
        if run.words in self._places and not run.titled:
            return None
        loose = self._identities.once_loose(word)
        if run.titles_only:
            return loose
        if run.titled:
            return self._identities.loose(word, "person")
        if loose is not None:
            return loose
        speaks = name_speaks(run, tokens) and word not in OPENERS
        return self._identities.loose(word, "organisation") if speaks else None

    def _may_be_firm(self, run: Run) -> bool:
        """Say whether "the company" can take a name up: no person, no place, no public body."""
        if run.titles_only or run.opens or set(run.words) & _PUBLIC or run.words in self._places:
            return False
        if run.kind == "single":
            return not self._identities.of_surname(run.words[0])
        return run.kind == "body"

    def _firm(self, run: Run) -> Identity | None:
        """Return the company of a name, None where it turned out to be a person's."""
        if run.kind == "body":
            return self._identities.body(run.words)
        identity = self._identities.loose(run.words[0], "organisation")
        if not identity.forms:
            identity.see(run)
        return identity if identity.kind == "organisation" else None

    def _likeliest(self, known: Sequence[Identity], run: Run) -> Identity | None:
        """Return whom a bare surname means: the one of that gender whom the article names most."""
        fitting = [e for e in known if not (run.gender and e.gender and e.gender != run.gender)]
        here = [identity for identity in self._introduced if identity in fitting]
        if not here:
            return fitting[0] if fitting else None
        known = [identity for identity in self._order if identity in here]
        if run.titled:
            holders = [e for e in here if any(fold(run.role) in fold(role) for role in e.roles)]
            known = [identity for identity in known if identity in holders] or holders or known
        if not known:
            known = here
        # whom the article has called so before; else whoever was named in full last
        often = max(self._bare[id(identity)] for identity in known)
        meant = known[-1] if not often else max(known, key=lambda e: self._bare[id(e)])
        self._bare[id(meant)] += 1
        return meant

    def _read_described(
        self, sentence: Sentence, tokens: Sequence[Token], found: Sequence[Found]
    ) -> list[Found]:
        described: list[Found] = []
        free = 0
        for each in find_descriptions(sentence.text, tokens):
            inside = any(hit.whole[0] <= each.noun_at < hit.whole[1] for hit in found)
            if each.start < free or inside:
                continue
            identity = self._holder(each) if each.definite else None
            if identity is None:
                identity = self._identities.described(each.name)
                if each.gender:
                    identity.genders[each.gender] += 1
            free = each.end
            place = (each.start, each.end)
            described.append(Found(identity, sentence, place, place))
        return described

    def _holder(self, description: Description) -> Identity | None:
        """Return who was named or described so before, the latest first."""
        for identity in reversed(self._named):
            if identity.kind == "described" and any(map(description.repeats, identity.forms)):
                return identity
        if description.is_a_firm:
            near = [run for firms in self._firms[-3:] for run in firms]
            return self._firm(near[-1]) if near else None
        wanted = description.telling
        for identity in reversed(self._named):
            called = description.ends_in_noun and identity.is_called(description.noun)
            if identity.kind == "organisation" and called:
                return identity
            held = not description.is_a_body and identity.has_role(wanted)
            if identity.kind == "person" and held:
                return identity
        if description.is_an_official:  # "the Mexican official" is one whose role says so
            wanted -= {description.noun}
            for identity in reversed(self._lately) if wanted else ():
                if identity.has_role(wanted):
                    return identity
        elif description.varies_a_name and self._lately:
            return max(self._lately, key=lambda each: self._counts[id(each)])
        return None


_PUBLIC = frozenset(
    "department dept ministry office agency bureau committee commission council court police "
    "university college senate house congress parliament postal service u.s. us guard army navy "
    "administration board union party school hospital team unit division force national "
    "white".split()
)


def _inside(inner: Place, outer: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _name_in_article(
    report: Sequence[Sentence], runs: Mapping[str, Sequence[Run]], identities: Identities
) -> list[Found]:
    counts: Counter[int] = Counter()
    named: dict[int, Identity] = {}
    for each in report:
        for run in runs[each.id]:
            identity = identities.full(run.words) if len(run.words) > 1 else None
            if identity is not None and run.kind == "person":
                named.setdefault(id(identity), identity)
                counts[id(identity)] += 1
                if run.role:  # "the secretary" may stand in the headline, above who it is
                    identity.roles.setdefault(run.role)
                if run.gender:
                    identity.genders[run.gender] += 1
    order = {key: place for place, key in enumerate(named)}
    introduced = sorted(named, key=lambda key: (-counts[key], order[key]))
    places = _find_places(report, runs)
    reader = _Reader(identities, [named[key] for key in introduced], counts, places)
    return [hit for each in report for hit in reader.read(each, runs[each.id])]


def _find_places(
    report: Sequence[Sentence], runs: Mapping[str, Sequence[Run]]
) -> Set[tuple[str, ...]]:
    """Return single names that an article uses as a place's and lets nowhere say anything."""
    placed: set[tuple[str, ...]] = set()
    speaking: set[tuple[str, ...]] = set()
    for each in report:
        single = [run for run in runs[each.id] if run.kind == "single" and not run.titles_only]
        tokens = read_tokens(each.text) if single else ()
        placed.update(run.words for run in single if name_is_a_place(run, tokens))
        speaking.update(run.words for run in single if name_speaks(run, tokens))
    return placed - speaking


def _gather(found: Sequence[Found]) -> People:
    one_body = join_bodies(found)
    persons: dict[int, Person] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for hit in found:
        identity = one_body.get(id(hit.identity), hit.identity)
        if id(identity) not in persons:
            persons[id(identity)] = _person(identity)
        person = persons[id(identity)]
        mentions[hit.sentence.id].append(Mention(person, hit.sentence, hit.span, hit.whole))
    everybody = tuple(dict.fromkeys(persons.values()))
    return People(everybody, {key: tuple(hits) for key, hits in mentions.items()})


def _person(identity: Identity) -> Person:
    name, *aliases = identity.names
    return Person(name, identity.kind, tuple(aliases), tuple(identity.roles), identity.gender)
