"""Plant errors into copies of stories and see which of them come out as clashes.

    python benchmarks/seeded.py [--seed 1] [--each 12] STORY [STORY ...]

Into one outlet's copy of a sentence that two or more outlets state, one thing is changed at a time:
a number, a negation, a name or a day that another outlet gives in like company: three or more
content words in common among the seven on each side, two of them no names: that two secretaries
"met" somebody does not say that they met nobody else. A "not" is planted where English lets it
deny a verb ("he has a permit" is not denied by "has not a permit"; "is not only" denies nothing),
outside of what is supposed, and a weekday that is part of a name ("Super Tuesday") is no day. A
name gives way to another of its kind that the story knows: a person to a person not known to be of
the other sex, a body to a body, a place to a place that never shares a sentence with it, so that
neither may lie in the other. What the other outlet names must be the same person, in whatever form.
The changed story is compared anew. Counted are, for each kind, how many changes come out as a clash
between the changed sentence and another one, and how many changed values still stand in a line of
consensus that nothing marks. STORY is a folder of articles. Nothing of a story is kept.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize import read_articles
from summarize.briefing import Briefing, prepare_comparison
from summarize.comparing.words import find_names
from summarize.judging.findings import Finding
from summarize.judging.numbers import find_ages, find_figures
from summarize.judging.trails import follow_trails
from summarize.judging.wording import Wording, phrase, take_apart
from summarize.reading.articles import Article
from summarize.reading.people import People
from summarize.reading.sentences import Sentence
from summarize.showing.cautions import dated_alone, denied_alone, named_alone

KINDS = ("number", "negation", "name", "day")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(rf"(?<![A-Z][a-z]{{4}} )\b(?:{'|'.join(_WEEKDAYS)})\b")  # not "Super Tuesday"
# An auxiliary with its verb straight behind it, where a "not" denies: not "as it always is, in …",
# "he has a permit" or "they have to go"; and "is not only" denies nothing.
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|will|did|does"
    r"|(?:has|have|had)(?= (?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ne|ght|ld|de|st|ft|nt|pt|ng|me|un)\b))"
    r"\b(?= \w)(?! (?:not|only|just|now|also|still|merely|un\w+)\b)"
)
_SUPPOSED = re.compile(r"(?i)\b(?:if|whether|unless)\b")
_DENIED = re.compile(r"(?i)\b(?:no|not|never)\b|n['’]t\b")
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_AROUND = 7  # words on each side of a value that say what it is a value of …
_COMPANY = 3  # … of which another outlet must give so many with the same value
_PLAIN = 2  # … of them no names
_SURE = 0.7  # probability that two sentences state a fact, from which both are held to state it


@dataclass(frozen=True, slots=True)
class Plant:
    """A change of one sentence of a story."""

    kind: str
    sentence: Sentence
    start: int  # code points into the sentence's text; end is not included
    end: int
    put: str  # what stands there instead

    def change(self, articles: Sequence[Article]) -> list[Article]:
        """Return the articles with the change in one of them."""
        first = self.sentence.start + self.start
        last = self.sentence.start + self.end
        return [
            replace(each, text=each.text[:first] + self.put + each.text[last:])
            if each.id == self.sentence.article.id
            else each
            for each in articles
        ]


def main() -> None:
    """Plant into every story and print what came of it, kind by kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORY")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=12, help="changes of each kind a story")
    parser.add_argument("--show", action="store_true", help="print what was not found")
    options = parser.parse_args()
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for story in options.stories:
        articles = read_articles(story)
        for plant in _plants(articles, random.Random(options.seed), options.each):
            briefing = prepare_comparison(plant.change(articles)).judge()
            planted[plant.kind] += 1
            hit, stays = _is_found(plant, briefing), _stays(plant, briefing)
            found[plant.kind] += hit
            left[plant.kind] += stays
            if options.show and (stays or not hit):
                text = plant.sentence.text
                was = f"{text[: plant.start]}[{text[plant.start : plant.end]} > {plant.put}]"
                print(f"{plant.kind} found={hit} stays={stays}: {was}{text[plant.end :]}")
    print(f"{'kind':10} {'planted':>8} {'found':>7} {'share':>6} {'left in consensus':>18}")
    for kind in KINDS:
        share = found[kind] / planted[kind] if planted[kind] else 0.0
        print(f"{kind:10} {planted[kind]:8} {found[kind]:7} {share:6.2f} {left[kind]:18}")


def _plants(articles: Sequence[Article], chance: random.Random, each: int) -> Iterator[Plant]:
    """Yield changes of sentences that another outlet states as well, some of each kind."""
    comparison = prepare_comparison(articles)
    spans, pairs = comparison.spans, comparison.pairs
    known = find_names([span.text for span in spans])
    names = _Names(comparison.speech.people, follow_trails(spans, pairs).places, known)
    named = [names.read(span.sentence) for span in spans]
    stated = [
        (row, others)
        for row, span in enumerate(spans)
        if span.sentence.kind == "body" and span.sentence.copy_of is None and not span.repeats
        for others in [[other for other, value in pairs.neighbours(row) if value >= _SURE
                        and spans[other].origin != spans[row].origin]]
        if others
    ]  # fmt: skip
    for kind in KINDS:
        can = []
        for row, others in stated:
            sentence, texts = spans[row].sentence, [spans[other].text for other in others]
            if kind == "name":
                like = [(spans[other].text, named[other]) for other in others]
                can += list(_swaps(sentence, named, row, like, known, chance))
            else:
                changes = _changes(kind, sentence, texts, chance)
                can += [plant for plant in changes if any(_states(plant, t, known) for t in texts)]
        chance.shuffle(can)
        yield from can[:each]


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a sentence."""

    kind: str  # "person", "organisation", "place"
    who: str  # one for all forms of a name
    gender: str
    start: int  # code points into the sentence's text; end is not included
    end: int


@dataclass(frozen=True, slots=True)
class _Names:
    """What names a story holds, by kind."""

    people: People
    places: frozenset[str]
    known: frozenset[str]

    def read(self, sentence: Sentence) -> tuple[_Named, ...]:
        """Return the persons, bodies and places that a sentence names."""
        found = [
            _Named(m.person.kind, m.person.name, m.person.gender, *m.span)
            for m in self.people.mentions_in(sentence)
            if m.person.kind != "described"
        ]
        wording = take_apart(sentence.text, self.known)
        for start, end in _place_names(wording, self.places):
            if not any(each.start < end and start < each.end for each in found):
                found.append(_Named("place", wording.text[start:end], "", start, end))
        return tuple(found)


def _place_names(wording: Wording, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a preposition and nothing but names of places stand."""
    words = wording.words
    for place in range(1, len(words)):
        if words[place].is_name and words[place - 1].low in ("in", "at", "to", "from", "near"):
            run = [words[place]]
            while place + len(run) < len(words) and words[place + len(run)].is_name:
                run.append(words[place + len(run)])
            if all(word.stem in places for word in run):
                yield phrase(run)


def _swaps(
    sentence: Sentence,
    named: Sequence[Sequence[_Named]],
    row: int,
    others: Sequence[tuple[str, Sequence[_Named]]],
    known: frozenset[str],
    chance: random.Random,
) -> Iterator[Plant]:
    """Yield changes of a full name that other outlets give too, in whatever form."""
    text = sentence.text
    for name in named[row]:
        full = " " in text[name.start : name.end] or name.kind == "place"
        if not full or sum(each.who == name.who for each in named[row]) > 1:
            continue
        here = _company(text, name.start, name.end)
        if not any(
            _in_company(here, _company(other, each.start, each.end), known)
            for other, held in others
            for each in held
            if each.who == name.who
        ):
            continue
        rivals = _rivals(name, named, [text, *(other for other, _ in others)])
        if rivals:
            yield Plant("name", sentence, name.start, name.end, chance.choice(rivals))


def _rivals(name: _Named, named: Sequence[Sequence[_Named]], texts: Sequence[str]) -> list[str]:
    """Return the names that may stand for a name and are in none of some texts."""
    together = {each.who for held in named if any(e.who == name.who for e in held) for each in held}
    often = Counter(each.who for held in named for each in held if each.kind == "place")
    found = {
        each.who
        for held in named
        for each in held
        if each.kind == name.kind
        and not {each.gender, name.gender} >= {"he", "she"}
        and (each.kind == "place" or " " in each.who)
        and (each.kind != "place" or (often[each.who] > 1 and each.who not in together))
        and not set(each.who.split()) & set(name.who.split())
        and not any(word in text for text in texts for word in each.who.split())
    }
    return sorted(found)


def _changes(
    kind: str, sentence: Sentence, others: Sequence[str], chance: random.Random
) -> Iterator[Plant]:
    """Yield the changes of one kind: of what another outlet's like sentence states as well."""
    text = sentence.text
    if kind == "number":
        told = {(f.unit, f.low, f.high) for o in others for f in (*find_figures(o), *find_ages(o))}
        for figure in (*find_figures(text), *find_ages(text)):
            if not figure.unit or (figure.unit, figure.low, figure.high) not in told:
                continue
            match = re.search(r"\d[\d,.]*\d|\d", text[figure.start : figure.end])
            word = text[figure.start : figure.end].split()[0].lower()
            if match and any(re.search(rf"(?<!\d){re.escape(match[0])}(?!\d)", o) for o in others):
                start = figure.start + match.start()
                yield Plant(kind, sentence, start, start + len(match[0]), _other(match[0], chance))
            elif word in _SPELLED[:-1] and any(re.search(rf"\b{word}\b", o, re.I) for o in others):
                put = _SPELLED[_SPELLED.index(word) + 1]
                yield Plant(kind, sentence, figure.start, figure.start + len(word), put)
    elif kind == "day":
        for match in _DAY.finditer(text):
            if any(match[0] in other for other in others):
                put = _WEEKDAYS[(_WEEKDAYS.index(match[0]) + chance.randint(2, 5)) % 7]
                yield Plant(kind, sentence, match.start(), match.end(), put)
    elif kind == "negation" and not _DENIED.search(text):
        plain = [other for other in others if not _DENIED.search(other)]
        held = {w.stem for other in plain for w in take_apart(other, frozenset()).words if w.stem}
        for match in _AUXILIARY.finditer(text):
            if _SUPPOSED.search(text[max(0, match.start() - 40) : match.start()]):
                continue
            after = [w for w in take_apart(text[match.end() :], frozenset()).words if w.stem][:2]
            if len(after) == 2 and all(w.stem in held and w.low.isalpha() for w in after):
                yield Plant(kind, sentence, match.end(), match.end(), " not")
                break


def _states(plant: Plant, other: str, known: frozenset[str]) -> bool:
    """Say whether a sentence states what is changed: the same words in like company."""
    text = plant.sentence.text
    was = text[plant.start : plant.end]
    here = _company(text, plant.start, plant.end)
    if not was:
        return _in_company(here, _company(other, 0, len(other)), known)
    return any(
        _in_company(here, _company(other, *match.span()), known)
        for match in re.finditer(rf"\b{re.escape(was)}\b", other, re.I)
    )


def _in_company(here: frozenset[str], there: frozenset[str], known: frozenset[str]) -> bool:
    both = here & there
    return len(both) >= _COMPANY and len(both - known) >= _PLAIN


def _company(text: str, start: int, end: int) -> frozenset[str]:
    words = take_apart(text, frozenset()).words
    first = sum(word.start < start for word in words)
    past = sum(word.start < end for word in words)
    near = (*words[max(0, first - _AROUND) : first], *words[past : past + _AROUND])
    held = words[first:past] if end - start > len(text) / 2 else ()
    return frozenset(word.stem for word in (*near, *held) if word.stem)


def _other(digits: str, chance: random.Random) -> str:
    """Return a number of the same form that is a fifth to a half larger, or at least by two."""
    value = float(digits.replace(",", ""))
    changed = max(value * chance.uniform(1.2, 1.5), value + 2)
    if "." in digits:
        return f"{changed:.{len(digits.partition('.')[2])}f}"
    return f"{round(changed):,}" if "," in digits else str(round(changed))


def _is_found(plant: Plant, briefing: Briefing) -> bool:
    """Say whether some clash sets the changed words, or words beside them, against another's."""
    article, place = plant.sentence.article.id, plant.sentence.start + plant.start
    return any(
        statement.sentence.article.id == article
        and statement.sentence.start <= place <= statement.sentence.end
        and _kind_fits(plant.kind, conflict.kind)
        for clash in briefing.clashes.points  # whatever points it touches: they are all shown
        for conflict in clash.conflicts
        for statement in conflict.statements
    )


def _kind_fits(planted: str, kind: str) -> bool:
    return {"number": "number", "negation": "denial", "name": "name", "day": "date"}[
        planted
    ] == kind


def _stays(plant: Plant, briefing: Briefing) -> bool:
    """Say whether the changed sentence is a line of the consensus that nothing marks."""
    article, place = plant.sentence.article.id, plant.sentence.start + plant.start
    return any(
        line.sentence.article.id == article
        and line.sentence.start <= place <= line.sentence.end
        and not line.finding.conflicts
        and not line.finding.disputes
        and not _is_marked(plant.kind, line.finding, briefing)
        for line in briefing.summary_of("consensus")
    )


def _is_marked(kind: str, finding: Finding, briefing: Briefing) -> bool:
    """Say whether a line of consensus says of such a thing in it that one outlet alone has it."""
    if kind == "name":
        return bool(named_alone(finding, briefing))
    if kind == "day":
        return bool(dated_alone(finding))
    return kind == "negation" and bool(denied_alone(finding))


if __name__ == "__main__":
    main()
