"""What stands in quotation marks → who says it, by the words around it or by who spoke before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.reading.attributions import Telling
from summarize.reading.people import People, Person
from summarize.reading.pronouns import Antecedents
from summarize.reading.quotation_marks import BLANK, Region, blank, find_regions, index_regions
from summarize.reading.reaches import reach_of
from summarize.reading.saying_verbs import Saying
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place


@dataclass(frozen=True, slots=True)
class Spoken:
    """What stands in quotation marks, with its speaker."""

    region: Region
    speaker: Person | None  # None when nothing printed says who
    at: tuple[Sentence, Place] | None  # the words that stand for the speaker
    verb: str  # as printed; empty when there is none
    place: str  # "at a press briefing"; empty when not printed
    attributed: bool  # by the words around; else guessed from what stands before


class Listener:
    """Reads one article from top to bottom and remembers who spoke last."""

    def __init__(self, report: Sequence[Sentence], people: People) -> None:
        self.report = report
        self.text = report[0].article.text if report else ""
        regions = find_regions(report)
        self.tellings = _tell(report, regions, people)
        self.antecedents = Antecedents(self.tellings)
        self.spoken: list[Spoken] = []
        for region in regions:
            self.spoken.append(self._attribute(region))

    def sentence_at(self, offset: int) -> int:
        """Return the place of the sentence that holds a code point of the article's text."""
        return max(0, bisect_right(self.report, offset, key=lambda each: each.start) - 1)

    def sentences_of(self, region: Region) -> range:
        """Return the places of the sentences that a region reaches over; at least one."""
        last = self.sentence_at(max(region.start, region.end - 1))
        return range(self.sentence_at(region.start), last + 1)

    def told_before(self, region: Region) -> str:
        """Return what stands in front of a region in the sentence where it begins."""
        telling = self.tellings[self.sentence_at(region.start)]
        return telling.told[: region.opening - telling.sentence.start]

    def _attribute(self, region: Region) -> Spoken:
        places = self.sentences_of(region)
        first, last = places[0], places[-1]
        spoken = self._by_words(region, first, last) or self._by_neighbours(region, first)
        if spoken.speaker is not None:
            for place in places:
                self.antecedents.hear(place, spoken.speaker, surely=spoken.attributed)
        return spoken

    def _by_words(self, region: Region, first: int, last: int) -> Spoken | None:
        if region.block:
            return self._introduced(region, first)
        saying, place = self._chosen(region, first, last)
        if saying is None or saying.subject is None:
            return self._by_noun(region, first)
        person = self.antecedents.person(place, saying.subject)
        if person is None:
            return Spoken(region, None, None, saying.verb, "", True)
        at = (self.report[place], (saying.subject.start, saying.subject.end))
        occasion = _occasion(self.tellings[place], saying)
        return Spoken(region, person, at, saying.verb, occasion, True)

    def _chosen(self, region: Region, first: int, last: int) -> tuple[Saying | None, int]:
        """Return the verb by which the region is said, and the place of its sentence."""
        tight, loose = self._before(region, first)
        after = self._after(region, last)
        if tight is not None and (after is None or leads_in(self.told_before(region))):
            return tight, first
        if after is not None:
            return after, last
        final = self._final(region, last)
        if final is not None:
            return final, last
        return loose, first

    def _before(self, region: Region, place: int) -> tuple[Saying | None, Saying | None]:
        """Return the verb that leads into the region, and one that stands farther before it."""
        sentence, telling = self.report[place], self.tellings[place]
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

    def _after(self, region: Region, place: int) -> Saying | None:
        """Return the verb that stands right behind the region: "… said", "said …"."""
        sentence, telling = self.report[place], self.tellings[place]
        start = region.closing - sentence.start
        for saying in telling.sayings:
            if saying.start < start or saying.subject is None:
                continue
            first = min(saying.start, saying.subject.start)
            if first < start:
                break
            gap = telling.told[start:first]
            if BLANK not in gap and len(gap.split()) <= 2 and _ONLY_LINK.fullmatch(gap):
                return saying
            break
        return None

    def _final(self, region: Region, place: int) -> Saying | None:
        """Return the verb at the end of the sentence that makes somebody say all of it."""
        sentence, telling = self.report[place], self.tellings[place]
        start = region.closing - sentence.start
        for saying in reversed(telling.sayings):
            if saying.start < start or saying.subject is None:
                continue
            reach = reach_of(telling, saying)
            if reach and reach[0][1] <= min(saying.start, saying.subject.start):
                return saying
        return None

    def _by_noun(self, region: Region, place: int) -> Spoken | None:
        """Return whose "remark about", "vow to" or "statement" it is."""
        sentence, telling = self.report[place], self.tellings[place]
        limit = region.opening - sentence.start
        for reference in reversed(telling.references):
            if reference.end > limit:
                continue
            match = _SPEECH_NOUN.match(telling.told, reference.end)
            if match and len(telling.told[match.end() : limit].split()) <= 8:
                person = self.antecedents.person(place, reference)
                if person is not None:
                    at = (sentence, (reference.start, reference.end))
                    return Spoken(region, person, at, "", "", True)
        noun = _SPEECH_NOUN_ALONE.search(telling.told, max(0, limit - 60), limit)
        subject = telling.subject
        if noun and subject is not None and subject.end < limit:
            person = self.antecedents.person(place, subject)
            if person is not None:
                return Spoken(
                    region, person, (sentence, (subject.start, subject.end)), "", "", True
                )
        return None

    def _introduced(self, region: Region, place: int) -> Spoken | None:
        """Return whoever the sentence before announces with a colon; `place` is never the first."""
        before = place - 1
        while before > 0 and not self.report[before].text.rstrip().endswith(":"):
            before -= 1
        telling = self.tellings[before]
        sayings = [s for s in telling.sayings if s.subject is not None]
        chosen = sayings[-1].subject if sayings else None
        giver = None if chosen else _given_out_by(telling)
        if giver is not None:
            return Spoken(region, giver[0], (self.report[before], giver[1]), "", "", True)
        chosen = chosen or telling.subject
        owner = next((r for r in telling.references if telling.owns(r)), None)
        chosen = chosen or owner
        person = self.antecedents.person(before, chosen)
        if person is None or chosen is None:
            return None
        at = (self.report[before], (chosen.start, chosen.end))
        verb = sayings[-1].verb if sayings else ""
        return Spoken(region, person, at, verb, "", True)

    def _by_neighbours(self, region: Region, place: int) -> Spoken:
        """Return who spoke just before, where the region stands without any word on its speaker."""
        lead = self.told_before(region).replace(BLANK, " ")
        alone = not any(map(str.isalnum, lead)) or lead.isupper()
        previous = self.spoken[-1] if self.spoken else None
        nothing = Spoken(region, None, None, "", "", False)
        if not alone:
            return nothing
        if place and self.report[place - 1].text.rstrip().endswith(":"):
            introduced = self._introduced(region, place)
            if introduced is not None:
                return introduced
        if previous is None or previous.speaker is None:
            return self._guess(region, place) or nothing
        gap = self.text[previous.region.closing : region.opening]
        if previous.region.runs_on or (gap.count("\n") <= 4 and self._near(previous, place)):
            return replace(previous, region=region, attributed=previous.region.runs_on)
        return self._guess(region, place) or nothing

    def _near(self, previous: Spoken, place: int) -> bool:
        """Say whether nobody else came to the fore since the last quotation."""
        last = self.sentences_of(previous.region)[-1]
        if place - last <= 1 or self.report[place].paragraph == self.report[last].paragraph:
            for between in range(last + 1, place):
                subject = self.tellings[between].subject
                person = self.antecedents.person(between, subject)
                if person is not None and person != previous.speaker and person.kind == "person":
                    return False
            return True
        return False

    def _guess(self, region: Region, place: int) -> Spoken | None:
        """Return the subject of the sentence before, if it is somebody who can speak."""
        if place == 0 or self.report[place - 1].kind != self.report[place].kind:
            return None
        for person in self.antecedents.in_focus(place - 1):
            if person.kind != "described":
                return Spoken(region, person, None, "", "", False)
            return None
        return None


def leads_in(told: str) -> bool:
    """Say whether words lead into what is quoted behind them: "warned that", "said:"."""
    return _LEADING_IN.search(told) is not None


def _tell(
    report: Sequence[Sentence], regions: Sequence[Region], people: People
) -> tuple[Telling, ...]:
    """Return each sentence in the reporter's own words, with who is named in it."""
    index = index_regions(report, regions)
    return tuple(
        Telling(
            each, blank(each.text, each.start, index.get(each.id, ())), people.mentions_in(each)
        )
        for each in report
    )


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
