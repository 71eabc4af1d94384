"""Sentences and people → quotations, each with its speaker, and whose voice stands where.

Quotation marks are read paragraph by paragraph: curly, straight, single and doubled ones, and a
quotation that every paragraph opens again. What an outlet sets in quotation marks without letting
anybody say it (titles, "so-called" words) is no quotation here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, NamedTuple

from summarize.reading.attributions import (
    BLANK,
    Reference,
    Saying,
    Telling,
    reach_of,
)
from summarize.reading.people import People, Person
from summarize.reading.printed import fold
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

NOT_NAMED = "a speaker who is not named"
"""The voice of a quotation of which nothing printed says whose it is."""

_FARTHEST = 8  # sentences; whoever was named earlier than that is not surely meant by a pronoun
_SHORT = 7  # words; a shorter quotation that nobody is made to say is no quotation


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence that is quoted, without the marks."""

    sentence: Sentence
    start: int  # code points into the sentence's text; end is not included
    end: int

    @property
    def text(self) -> str:
        """The quoted words as printed."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one speaker is quoted with at one place of an article."""

    parts: tuple[Part, ...]  # in the order of the text; at least one
    speaker: Person | None  # None when nothing printed says who
    speaker_at: tuple[Sentence, Place] | None  # the words that stand for the speaker, "he" too
    verb: str  # as printed; empty when there is none
    place: str  # "at the Foreign Ministry", "told reporters"; empty when not printed
    form: Literal["direct", "block"]

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it begins."""
        return self.parts[0].sentence

    @property
    def text(self) -> str:
        """All quoted words, the parts set apart by a space."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Voices:
    """Who is made to say what stands in a sentence."""

    _quoted: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)
    _told: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False)

    def at(self, sentence: Sentence, span: Place) -> str:
        """Return who is made to say what stands at `span`: a name, "" for the outlet itself.

        Code points into the sentence's text. Quoted words are their speaker's (`NOT_NAMED` when
        nobody says whose they are); in indirect speech the innermost voice counts.
        """
        for reaches in (self._quoted, self._told):
            inside = [
                (end - start, name)
                for start, end, name in reaches.get(sentence.id, ())
                if 2 * (min(end, span[1]) - max(start, span[0])) > span[1] - span[0]
            ]
            if inside:
                return min(inside)[1]
        return ""


def find_quotations(sentences: Sequence[Sentence], people: People) -> tuple[Quotation, ...]:
    """Return every quotation of a story in reading order.

    `sentences` are those of whole articles. Boilerplate quotes nobody.
    """
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    report = [each for each in ordered if each.kind != "boilerplate"]
    found: list[Quotation] = []
    for _, group in groupby(report, key=lambda each: each.article.id):
        found += _Listener(list(group), people).quotations
    return tuple(found)


def find_voices(
    sentences: Sequence[Sentence], people: People, quotations: Sequence[Quotation]
) -> Voices:
    """Return whose voice stands where, in quotations and in indirect speech.

    What a verb of saying makes somebody say is theirs: "Oake said the road was open"; "according to
    police"; "the road is open, she said". The rest of the sentence is the outlet's own.
    """
    quoted: dict[str, list[tuple[int, int, str]]] = {}
    for quotation in quotations:
        name = quotation.speaker.name if quotation.speaker else NOT_NAMED
        for part in quotation.parts:
            quoted.setdefault(part.sentence.id, []).append((part.start, part.end, name))
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    report = [each for each in ordered if each.kind != "boilerplate"]
    told: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for _, group in groupby(report, key=lambda each: each.article.id):
        told.update(_Listener(list(group), people).indirect())
    return Voices({key: tuple(value) for key, value in quoted.items()}, told)


# Where the marks open and close


class _Region(NamedTuple):
    """Quoted characters of an article; code points into its text."""

    start: int  # behind the opening mark
    end: int
    opening: int  # where the mark itself starts
    closing: int  # behind the closing mark
    runs_on: bool = False  # the next paragraph goes on with it
    block: bool = False


_DOUBLE = re.compile(r"“+|”+|„|\"{1,2}|''|``|«|»|‘‘|’’")
_OPENING_MARK = re.compile(r"\s*(?:“|\"|''|``|«|„)")
_SINGLE_OPEN = re.compile(r"(?<![\w’'\ue000])['‘](?=[^\W_])(?!(?:em|til|tis|twas|cause|n)\b|\d\ds)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?![\w’'])")


def _scan(text: str, start: int, end: int, carried: bool, following: str) -> list[_Region]:
    """Return what is quoted in a paragraph `text[start:end]`.

    `carried`: a quotation that the paragraph before left open may go on here.
    """
    regions: list[_Region] = []
    opened: tuple[int, int] | None = None  # of the mark
    if carried and _goes_on_without_mark(text, start, end):
        opened = (start, start)
    for match in _DOUBLE.finditer(text, start, end):
        opens = _opens(text, match, start, end, opened is not None)
        if opened is not None:
            if opens:  # the one before was never closed
                regions.append(_unclosed(text, opened, match.start()))
                opened = match.span()
            else:
                regions.append(_Region(opened[1], match.start(), opened[0], match.end()))
                opened = None
        elif opens:
            opened = match.span()
    if opened is not None:
        led = not text[start : opened[0]].strip() or text[: opened[0]].rstrip()[-1:] in ":,"
        runs_on = bool(_OPENING_MARK.match(following)) or _closes_first(following)
        runs_on = runs_on and (led or text[opened[0]] == "“")
        if runs_on:
            regions.append(_Region(opened[1], end, opened[0], end, runs_on=True))
        else:
            regions.append(_unclosed(text, opened, end))
    regions += _single(text, start, end, regions)
    return [r for r in sorted(regions) if any(map(str.isalnum, text[r.start : r.end]))]


def _opens(text: str, match: re.Match[str], start: int, end: int, inside: bool) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    starts_word = (before.isspace() or before in "([—–-/…:,") and not after.isspace()
    if match[0][0] in "“„«`":
        return not (inside and not before.isspace() and not after.isalnum())
    if match[0][0] in "”»":
        return not inside and starts_word and before.isspace()
    if inside:
        return starts_word and before.isspace() and after.isalnum()
    return starts_word


def _goes_on_without_mark(text: str, start: int, end: int) -> bool:
    return not _OPENING_MARK.match(text, start) and _closes_first(text[start:end])


def _closes_first(paragraph: str) -> bool:
    first = re.search(r"[“”\"]|''", paragraph)
    if first is None or first[0] == "“":
        return False
    before = paragraph[: first.start()]
    return bool(before) and not before[-1].isspace() and before[-1] not in "(["


_TOLD_INSIDE = re.compile(
    r",\s(?:(?:he|she|they)\ssaid|said\s(?:he|she|they|[A-Z])|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?\s(?:said|says|added|told))\b"
)


def _unclosed(text: str, opened: Place, limit: int) -> _Region:
    """Let a quotation that is never closed end where the reporter plainly speaks again."""
    told = _TOLD_INSIDE.search(text, opened[1], limit)
    end = told.start() if told else limit
    if told is None and text[opened[0]] == '"':
        # a straight mark may be a slip: no more than its sentence unless it opens the paragraph
        line_start = text.rfind("\n", 0, opened[0]) + 1
        if text[line_start : opened[0]].strip() and text[: opened[0]].rstrip()[-1:] not in ":,":
            stop = re.compile(r"[.!?](?=\s|$)").search(text, opened[1], limit)
            end = stop.end() if stop else limit
    end = len(text[:end].rstrip())
    return _Region(opened[1], end, opened[0], end)


def _single(text: str, start: int, end: int, regions: Sequence[_Region]) -> list[_Region]:
    """Return what stands in single marks outside double ones."""
    blanked = _blank(text[start:end], start, regions)
    found: list[_Region] = []
    free = 0
    for match in _SINGLE_OPEN.finditer(blanked):
        if match.start() < free:
            continue
        close = _SINGLE_CLOSE.search(blanked, match.end(), match.end() + 800)
        if close is None or BLANK in blanked[match.end() : close.start()]:
            continue
        sure = re.compile(r"[.,?!]['’](?![\w’'])").search(blanked, match.end(), match.end() + 800)
        owns = blanked[close.start() - 1] == "s" and blanked[close.end() : close.end() + 1] == " "
        if (
            owns
            and sure is not None
            and not _SINGLE_OPEN.search(blanked, close.end(), sure.start())
        ):
            found.append(_at(start, match, sure.start() + 1, sure.end()))
        else:
            found.append(_at(start, match, close.start(), close.end()))
        free = found[-1].closing - start
    return found


def _at(start: int, match: re.Match[str], end: int, closing: int) -> _Region:
    return _Region(start + match.end(), start + end, start + match.start(), start + closing)


def _blank(text: str, offset: int, regions: Sequence[_Region]) -> str:
    kept = list(text)
    for region in regions:
        first, last = max(0, region.opening - offset), min(len(kept), region.closing - offset)
        kept[first:last] = BLANK * max(0, last - first)
    return "".join(kept)


# Who says it


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A region with its speaker."""

    region: _Region
    speaker: Person | None
    at: tuple[Sentence, Place] | None
    verb: str
    place: str
    attributed: (
        bool  # the words around say whose it is; else it was guessed from what stands before
    )


class _Listener:
    """Reads one article from top to bottom and remembers who spoke last."""

    def __init__(self, report: Sequence[Sentence], people: People) -> None:
        self._report = report
        self._text = report[0].article.text if report else ""
        self._regions = _find_regions(report)
        self._by_sentence = _index_regions(report, self._regions)
        self._tellings = [self._telling(sentence, people) for sentence in report]
        self._resolved: dict[tuple[int, int], Person | None] = {}
        self._spoken_in: dict[int, Person] = {}  # by the sentence's place
        self._spoken: list[_Spoken] = []
        for region in self._regions:
            self._spoken.append(self._attribute(region))
        self.quotations = tuple(self._join())

    def _telling(self, sentence: Sentence, people: People) -> Telling:
        told = _blank(sentence.text, sentence.start, self._by_sentence.get(sentence.id, ()))
        return Telling(sentence, told, people.mentions_in(sentence))

    def indirect(self) -> dict[str, tuple[tuple[int, int, str], ...]]:
        """Return what is told in indirect speech: places and names by the sentence's id."""
        found: dict[str, tuple[tuple[int, int, str], ...]] = {}
        for place, telling in enumerate(self._tellings):
            reaches: list[tuple[int, int, str]] = []
            for saying in telling.sayings:
                spoken = [(a, b) for a, b in reach_of(telling, saying) if a < b]
                person = self._person(place, saying.subject) if spoken else None
                if person is not None:
                    reaches += [(a, b, person.name) for a, b in spoken]
            if reaches:
                found[telling.sentence.id] = tuple(reaches)
        return found

    # pronouns

    def _person(self, place: int, reference: Reference | None) -> Person | None:
        if reference is None or reference.person is not None:
            return reference.person if reference else None
        key = (place, reference.start)
        if key not in self._resolved:
            self._resolved[key] = None  # a circle ends here
            self._resolved[key] = self._antecedent(place, reference)
        return self._resolved[key]

    def _antecedent(self, place: int, pronoun: Reference) -> Person | None:
        """Return whom a pronoun means: the nearest before whom it fits, subjects first."""
        here = self._tellings[place]
        before = [r for r in here.references if r.end <= pronoun.start and not here.owns(r)]
        if _says_what_stands_before(here, pronoun):
            before = []  # "Oake is wrong, he said": whoever is spoken of does not speak
        for each in before:
            person = self._person(place, each)
            if person is not None and _fits(pronoun.pronoun, person):
                return person
        for earlier in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
            if self._report[earlier].kind != self._report[place].kind:
                break
            subject = self._person(earlier, self._tellings[earlier].subject)
            for person in self._in_focus(earlier):
                body = pronoun.pronoun == "they" and person.kind == "organisation"
                if _fits(pronoun.pronoun, person) and not (body and person != subject):
                    return person
        return None

    def _in_focus(self, place: int) -> Iterator[Person]:
        """Yield whom a sentence is about: its subject, who speaks in it, then all others."""
        telling = self._tellings[place]
        speakers = [s.subject for s in telling.sayings if s.subject is not None]
        own = [r for r in telling.references if telling.owns(r)]
        others = [r for r in telling.references if r not in own]
        if place in self._spoken_in:
            yield self._spoken_in[place]
        for reference in (telling.subject, *speakers, *others, *own):
            person = self._person(place, reference)
            if person is not None:
                yield person

    # speakers

    def _attribute(self, region: _Region) -> _Spoken:
        first = self._sentence_at(region.start)
        last = self._sentence_at(max(region.start, region.end - 1))
        spoken = self._by_words(region, first, last) or self._by_neighbours(region, first)
        if spoken.speaker is not None:
            for place in range(first, last + 1):
                self._spoken_in.setdefault(place, spoken.speaker)
                if spoken.attributed:
                    self._spoken_in[place] = spoken.speaker
        return spoken

    def _sentence_at(self, offset: int) -> int:
        low, high = 0, len(self._report) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._report[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return low

    def _by_words(self, region: _Region, first: int, last: int) -> _Spoken | None:
        if region.block:
            return self._introduced(region, first)
        saying, place = self._chosen(region, first, last)
        if saying is None:
            return self._by_noun(region, first)
        person = self._person(place, saying.subject)
        if person is None and saying.subject is not None:
            return _Spoken(region, None, None, saying.verb, "", True)
        if person is None:
            return None
        assert saying.subject is not None
        at = (self._report[place], (saying.subject.start, saying.subject.end))
        occasion = _occasion(self._tellings[place], saying)
        return _Spoken(region, person, at, saying.verb, occasion, True)

    def _chosen(self, region: _Region, first: int, last: int) -> tuple[Saying | None, int]:
        """Return the verb by which the region is said, and the place of its sentence."""
        before = self._before(region, first)
        after = self._after(region, last)
        tight, loose = before
        if tight is not None and (after[0] is None or self._bound(region, first)):
            return tight, first
        if after[0] is not None:
            return after[0], last
        if tight is not None:
            return tight, first
        final = self._final(region, last)
        if final is not None:
            return final, last
        return loose, first

    def _bound(self, region: _Region, first: int) -> bool:
        """Say whether the words in front of a region lead into it: "warned that", "said:"."""
        sentence = self._report[first]
        told = self._tellings[first].told[: region.opening - sentence.start]
        return bool(_LEADING_IN.search(told))

    def _before(self, region: _Region, place: int) -> tuple[Saying | None, Saying | None]:
        """Return the verb that leads into the region, and one that stands farther before it."""
        sentence, telling = self._report[place], self._tellings[place]
        limit = region.opening - sentence.start
        since = max((m.end() for m in _FULL_STOP.finditer(telling.told[:limit])), default=0)
        sayings = [
            s
            for s in telling.sayings
            if since <= s.start
            and s.end <= limit
            and s.subject is not None
            and not s.inverted
            and not (s.lemma == "use" and BLANK in telling.told[s.end : limit])
        ]  # whoever "used the phrase “…”" says no more than that phrase
        if not sayings:
            return None, None
        nearest = sayings[-1]
        gap = telling.told[nearest.end : limit]
        words = len(gap.replace(BLANK, " ").split())
        ends = gap.rstrip().endswith((":", ","))
        far = gap.rstrip().endswith(":") or re.search(r"\b(?:as|that)(?:\san?|\sthe)?\s*$", gap)
        tight = words <= (14 if far else 8 if ends else 5)
        return (nearest if tight else None), nearest

    def _after(self, region: _Region, place: int) -> tuple[Saying | None, None]:
        """Return the verb that stands right behind the region: "… said", "said …"."""
        sentence, telling = self._report[place], self._tellings[place]
        start = region.closing - sentence.start
        for saying in telling.sayings:
            if saying.start < start or saying.subject is None:
                continue
            first = min(saying.start, saying.subject.start)
            if first < start:
                break
            gap = telling.told[start:first]
            if BLANK not in gap and len(gap.split()) <= 2 and _ONLY_LINK.fullmatch(gap):
                return saying, None
            break
        return None, None

    def _final(self, region: _Region, place: int) -> Saying | None:
        """Return the verb at the end of the sentence that makes somebody say all of it."""
        sentence, telling = self._report[place], self._tellings[place]
        start = region.closing - sentence.start
        for saying in reversed(telling.sayings):
            if saying.start < start or saying.subject is None:
                continue
            reach = reach_of(telling, saying)
            if reach and reach[0][1] <= min(saying.start, saying.subject.start):
                return saying
        return None

    def _by_noun(self, region: _Region, place: int) -> _Spoken | None:
        """Return whose "remark about", "vow to" or "statement" it is."""
        sentence, telling = self._report[place], self._tellings[place]
        limit = region.opening - sentence.start
        for reference in reversed(telling.references):
            if reference.end > limit:
                continue
            match = _SPEECH_NOUN.match(telling.told, reference.end)
            if match and len(telling.told[match.end() : limit].split()) <= 8:
                person = self._person(place, reference)
                if person is not None:
                    at = (sentence, (reference.start, reference.end))
                    return _Spoken(region, person, at, "", "", True)
        noun = _SPEECH_NOUN_ALONE.search(telling.told, max(0, limit - 60), limit)
        subject = telling.subject
        if noun and subject is not None and subject.end < limit:
            person = self._person(place, subject)
            if person is not None:
                return _Spoken(
                    region, person, (sentence, (subject.start, subject.end)), "", "", True
                )
        return None

    def _introduced(self, region: _Region, place: int) -> _Spoken | None:
        """Return whoever the sentence before announces with a colon."""
        if place == 0:
            return None
        before = place - 1
        while before > 0 and not self._report[before].text.rstrip().endswith(":"):
            before -= 1
        telling = self._tellings[before]
        sayings = [s for s in telling.sayings if s.subject is not None]
        chosen = sayings[-1].subject if sayings else None
        giver = None if chosen else _given_out_by(telling)
        if giver is not None:
            return _Spoken(region, giver[0], (self._report[before], giver[1]), "", "", True)
        chosen = chosen or telling.subject
        owner = next((r for r in telling.references if telling.owns(r)), None)
        chosen = chosen or owner
        person = self._person(before, chosen)
        if person is None or chosen is None:
            return None
        at = (self._report[before], (chosen.start, chosen.end))
        verb = sayings[-1].verb if sayings else ""
        return _Spoken(region, person, at, verb, "", True)

    def _by_neighbours(self, region: _Region, place: int) -> _Spoken:
        """Return who spoke just before, where the region stands without any word on its speaker."""
        sentence, telling = self._report[place], self._tellings[place]
        lead = telling.told[: region.opening - sentence.start].replace(BLANK, " ")
        alone = not any(map(str.isalnum, lead)) or lead.isupper()
        previous = self._spoken[-1] if self._spoken else None
        nothing = _Spoken(region, None, None, "", "", False)
        if not alone:
            return nothing
        if place and self._report[place - 1].text.rstrip().endswith(":"):
            introduced = self._introduced(region, place)
            if introduced is not None:
                return introduced
        if previous is None or previous.speaker is None:
            return self._guess(region, place) or nothing
        gap = self._text[previous.region.closing : region.opening]
        if previous.region.runs_on or (gap.count("\n") <= 4 and self._near(previous, place)):
            return replace(previous, region=region, attributed=previous.region.runs_on)
        return self._guess(region, place) or nothing

    def _near(self, previous: _Spoken, place: int) -> bool:
        """Say whether nobody else came to the fore since the last quotation."""
        last = self._sentence_at(max(previous.region.start, previous.region.end - 1))
        if place - last <= 1 or self._report[place].paragraph == self._report[last].paragraph:
            for between in range(last + 1, place):
                subject = self._tellings[between].subject
                person = self._person(between, subject)
                if person is not None and person != previous.speaker and person.kind == "person":
                    return False
            return True
        return False

    def _guess(self, region: _Region, place: int) -> _Spoken | None:
        """Return the subject of the sentence before, if it is somebody who can speak."""
        if place == 0 or self._report[place - 1].kind != self._report[place].kind:
            return None
        for person in self._in_focus(place - 1):
            if person.kind != "described":
                return _Spoken(region, person, None, "", "", False)
            return None
        return None

    # quotations

    def _join(self) -> Iterator[Quotation]:
        """Join regions of one speaker that go on, and leave out what nobody says."""
        waiting: Quotation | None = None
        last: _Spoken | None = None
        for spoken in self._backed():
            if not self._is_quotation(spoken):
                continue
            quotation = self._make(spoken)
            if waiting is not None and last is not None and self._goes_on(last, spoken):
                waiting = replace(
                    waiting,
                    parts=waiting.parts + quotation.parts,
                    verb=waiting.verb or quotation.verb,
                    place=waiting.place or quotation.place,
                    speaker_at=waiting.speaker_at or quotation.speaker_at,
                )
            else:
                if waiting is not None:
                    yield waiting
                waiting = quotation
            last = spoken
        if waiting is not None:
            yield waiting

    def _backed(self) -> Sequence[_Spoken]:
        """Let a quotation that runs on have the speaker whom a later paragraph names."""
        spoken = list(self._spoken)
        for place in range(len(spoken) - 2, -1, -1):
            this, following = spoken[place], spoken[place + 1]
            if this.region.runs_on and following.attributed and not this.attributed:
                spoken[place] = replace(following, region=this.region)
        return spoken

    def _make(self, spoken: _Spoken) -> Quotation:
        region = spoken.region
        parts = []
        for place in range(
            self._sentence_at(region.start),
            self._sentence_at(max(region.start, region.end - 1)) + 1,
        ):
            sentence = self._report[place]
            start, end = max(region.start, sentence.start), min(region.end, sentence.end)
            words = self._text[start:end]
            start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if start < end:
                parts.append(Part(sentence, start - sentence.start, end - sentence.start))
        return Quotation(
            tuple(parts),
            spoken.speaker,
            spoken.at,
            spoken.verb,
            spoken.place,
            "block" if region.block else "direct",
        )

    def _is_quotation(self, spoken: _Spoken) -> bool:
        region = spoken.region
        words = self._text[region.start : region.end].split()
        place = self._sentence_at(region.start)
        sentence, telling = self._report[place], self._tellings[place]
        before = telling.told[: region.opening - sentence.start]
        if _CALLED.search(before) and len(words) < _SHORT:
            return False
        if spoken.region.block or len(words) >= _SHORT:
            return True
        if spoken.speaker is None and not spoken.verb:
            return False
        if not spoken.attributed and len(words) < 3:
            return False
        title = _is_title(words) or (
            len(words) == 1 and words[0][:1].isupper() and bool(before.strip())
        )
        return not (title and sentence.kind == "body" and not _LEADING_IN.search(before))

    def _goes_on(self, last: _Spoken, spoken: _Spoken) -> bool:
        if last.region.runs_on:
            return last.speaker == spoken.speaker
        if last.speaker is None or last.speaker != spoken.speaker:
            return False
        if last.region.block and spoken.region.block:
            return True
        first = self._sentence_at(max(last.region.start, last.region.end - 1))
        place = self._sentence_at(spoken.region.start)
        if first == place:
            return True
        sentence = self._report[place]
        opens = not any(map(str.isalnum, self._text[sentence.start : spoken.region.opening]))
        near = sentence.paragraph == self._report[first].paragraph and place - first <= 1
        return opens and near


def _says_what_stands_before(telling: Telling, pronoun: Reference) -> bool:
    for saying in telling.sayings:
        if saying.subject == pronoun:
            return any(end <= pronoun.start for _, end in reach_of(telling, saying))
    return False


_FULL_STOP = re.compile(
    r"(?<=[^\s.][.?!])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSen\.)(?<!\bGov\.)"
    r"(?<!\bRep\.)(?<!\bGen\.)(?<!\bSt\.)(?<!\b[A-Z]\.)\s+(?=[A-Z])"
)
_LEADING_IN = re.compile(
    r"(?:[:]|\b(?:that|as|saying|said|says|say|called|calls|calling|told\s[^,.;:\ue000]{2,40},|said,|"
    r"saying,|adding,|added,|wrote,|wrote))\s*(?:an?\s|the\s)?$"
)
_ONLY_LINK = re.compile(
    r"[\s,.—–-]*(?:(?:as|the|a|an|and|but)\s)?"
    r"(?:(?:top|senior|some|many|several|other|two|three|local|federal)\s)?"
)
_SPEECH_NOUN = re.compile(
    r"(?:['’]s?)?\s(?:[^\s,;:.\ue000]+\s){0,3}?(?:remarks?|comments?|words?|claims?|statements?|phrases?|promises?|"
    r"vows?|pledges?|descriptions?|assertions?|suggestions?|warnings?|tweets?|speech|talk|insistence|"
    r"quotes?|accusations?|criticism|rhetoric|complaints?|response|reply|message|testimony)\b"
)
_SPEECH_NOUN_ALONE = re.compile(
    r"\b(?:talk|remarks?|comments?|words|statement|tweets?|letter|speech|email|memo|message|post|"
    r"testimony|interview)\b"
)
_CALLED = re.compile(
    r"(?i)\b(?:so-called|known\sas|nicknamed|titled|entitled|headlined|dubbed|named|the\s(?:words?|terms?"
    r"|hashtag|slogan|songs?|film|movie|book|show|series|album|play|novel|magazine|programme?|sitcom"
    r"|documentary|comedy|drama|single|hit|video|report|column|article)|film|movie|book|song|novel"
    r"|documentary)[,:]?\s*$"
)
_SMALL = frozenset("a an the of and in on for to at by with from or vs".split())


def _is_title(words: Sequence[str]) -> bool:
    """Say whether words look like the title of a work: two or more, all in capitals."""
    telling = [w for w in words if w.strip(".,!?’'").lower() not in _SMALL]
    return len(telling) >= 2 and all(word[:1].isupper() or word[:1].isdigit() for word in telling)


def _fits(pronoun: str, person: Person) -> bool:
    if pronoun in {"he", "she"}:
        if person.kind == "organisation":
            return False
        if person.kind == "described" and not person.gender:
            return not _is_plural(person) and not _is_thing(person)
        return person.gender in {"", pronoun}
    if pronoun == "it":
        return person.kind == "organisation" or (person.kind == "described" and _is_thing(person))
    return person.kind != "person" and (_is_plural(person) or person.kind == "organisation")


def _is_plural(person: Person) -> bool:
    words = fold(person.name).split()
    head = re.split(r"\s(?:of|for|with|from|close|familiar)\s", fold(person.name))[0].split()[-1:]
    return bool(words) and (head == ["police"] or head[0].endswith("s") or head == ["people"])


_THINGS = re.compile(
    r"(?:company|firm|agency|department|ministry|office|bureau|campaign|administration|government|"
    r"committee|commission|council|court|board|union|group|organi[sz]ation|authority|service|"
    r"university|school|hospital|bank|statement|report|newspaper|paper|magazine|memo|letter|study|"
    r"network|website|embassy|parliament|party|team|league|affidavit|complaint|lawsuit|survey|poll|"
    r"police|records?|documents?)$"
)


def _is_thing(person: Person) -> bool:
    head = re.split(r"\s(?:of|for|with|from|close|familiar)\s", fold(person.name))[0]
    return bool(_THINGS.search(head))


_GIVEN_OUT = re.compile(
    r"\b(?:circulated|released|issued|posted|published|read|sent|given|distributed|written|made|"
    r"statement|letter|message|email|memo|tweet)(?:\sout)?\s(?:by|from)\s([^,;:]{3,80})"
)


def _given_out_by(telling: Telling) -> tuple[Person, Place] | None:
    """Return by whom what follows was circulated, released or read."""
    match = _GIVEN_OUT.search(telling.told)
    if match is None:
        return None
    for reference in telling.references:
        named = reference.person is not None and not telling.owns(reference)
        if named and match.start(1) <= reference.start <= match.start(1) + 4:
            assert reference.person is not None
            return reference.person, (reference.start, reference.end)
    return Person(" ".join(match[1].split()), "described"), match.span(1)


_OCCASION = re.compile(
    r"\s(?:(?:[A-Z]\w+day|yesterday|today|later)\s)?((?:at|in|during|after|before|from|outside|on)\s"
    r"(?!that\b|which\b|whether\b)[^,;:.“”\"\ue000]{2,80}?)(?=\s(?:that|as|when|while|where|who)\b|[,;:.\ue000]|$)"
)
_TOLD_WHOM = re.compile(
    r"\s([^,;:.“”\"\ue000]{2,60}?)(?=\s(?:that|as|when|on\s[A-Z]|[A-Z]\w+day|his|her|their|the\s\w+\sof"
    r"|it|he|she|they|in|at|during)\b|[,;:.\ue000]|$)"
)


def _occasion(telling: Telling, saying: Saying) -> str:
    """Return the words that say where or to whom it was said."""
    start = saying.end
    if saying.inverted and saying.subject is not None:
        start = saying.subject.end
    elif saying.lemma == "tell":
        whom = _TOLD_WHOM.match(telling.told, start)
        words = re.sub(r"\s(?:on|in|at|to|was|is|had)\b.*$", "", whom[1].strip()) if whom else ""
        return f"{saying.verb} {words}" if words else ""
    match = _OCCASION.match(telling.told, start)
    words = match[1].strip() if match else ""
    return "" if re.fullmatch(r"on \w+day(?: \w+)?", words) else words


# Paragraphs


def _find_regions(report: Sequence[Sentence]) -> tuple[_Region, ...]:
    paragraphs = [list(group) for _, group in groupby(report, key=lambda each: each.paragraph)]
    text = report[0].article.text if report else ""
    regions: list[_Region] = []
    carried = False
    for place, paragraph in enumerate(paragraphs):
        start, end = paragraph[0].start, paragraph[-1].end
        following = ""
        if place + 1 < len(paragraphs):
            after = paragraphs[place + 1]
            if after[0].kind == paragraph[0].kind:
                following = text[after[0].start : after[-1].end]
        found = _scan(text, start, end, carried, following)
        if not found and place and _is_block(paragraphs, place, regions):
            found = [_Region(start, end, start, end, block=True)]
        regions += found
        carried = bool(found) and found[-1].runs_on
    return tuple(regions)


_STATEMENT = re.compile(
    r"(?i)\b(?:statement|remarks?|excerpts?|points|text|message|letter|tweet|email|e-mail|post|"
    r"said|says|wrote|writes|tweeted|posted|added|read|reads|continued|explained|stated|the\sfollowing|"
    r"comments?|words)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Ll]et\sme)\b(?!\.)")
_LIST = re.compile(r"^\s*[•*–—-]")
_TOLD_BY_OTHERS = re.compile(r"\b(?:said|says|told|according\sto)\b")


def _is_block(
    paragraphs: Sequence[Sequence[Sentence]], place: int, regions: Sequence[_Region]
) -> bool:
    """Say whether a paragraph without marks is set as a quotation by the one before."""
    this, before = paragraphs[place], paragraphs[place - 1]
    if this[0].kind != "body" or before[0].kind != "body":
        return False
    words = " ".join(sentence.text for sentence in this)
    if words.rstrip().endswith(":") or len(words.split()) < 5:
        return False
    last = regions[-1] if regions else None
    if last is not None and last.block and last.closing == before[-1].end:
        personal = _FIRST_PERSON.search(words) and not _TOLD_BY_OTHERS.search(words)
        return bool(_LIST.match(words) or personal)
    introduction = before[-1].text.rstrip()
    if not introduction.endswith(":") or not _STATEMENT.search(introduction):
        return False
    return bool(_FIRST_PERSON.search(words) or _LIST.match(words) or _WRITTEN.search(introduction))


_WRITTEN = re.compile(
    r"(?i)\b(?:statement|wrote|writes|tweeted|posted|said|excerpt|the\sfollowing|reads?|letter|message|"
    r"added|stated)\b[^.;]{0,60}:$"
)


def _index_regions(
    report: Sequence[Sentence], regions: Sequence[_Region]
) -> Mapping[str, Sequence[_Region]]:
    index: dict[str, list[_Region]] = {}
    place = 0
    for region in regions:
        while place < len(report) and report[place].end <= region.opening:
            place += 1
        at = place
        while at < len(report) and report[at].start < region.closing:
            index.setdefault(report[at].id, []).append(region)
            at += 1
    return index
