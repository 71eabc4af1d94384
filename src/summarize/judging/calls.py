"""What is contested, told by one alone or left out → whom to ask about what, and what it settles.

Nothing is written but fixed phrases around the outlets' own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarize.comparing.words import content_words
from summarize.judging.conflicts import (
    Clash,
    Conflict,
    ConflictKind,
    Statement,
    Voice,
    gather_clashes,
    no_voice,
)
from summarize.judging.findings import Finding
from summarize.judging.holders import Named, find_holder
from summarize.judging.legs import find_reports
from summarize.judging.marks import cut_short
from summarize.judging.numbers import find_figures
from summarize.judging.omissions import Omission
from summarize.judging.unique import UniquePoint
from summarize.reading.clauses import split_clauses
from summarize.reading.dates import read_dates
from summarize.reading.names import SPEECH_VERBS
from summarize.reading.outlets import may_be_short_for, same_outlet
from summarize.reading.people import Mention
from summarize.reading.quotations import NOT_NAMED
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

CALLS = 10  # on a sheet, by default
CallKind = Literal["clash", "single source", "silence"]
ContactRole = Literal["speaker", "named", "outlet"]

_KINDS: tuple[CallKind, ...] = ("clash", "single source", "silence")  # most valuable first
# Of a full sheet; what one kind does not use goes to the first two, in this order.
_SHARES: Mapping[CallKind, float] = {"clash": 0.6, "single source": 0.2, "silence": 0.2}
_MOST_STATEMENTS = 4  # on one call: two a side say enough to ask by
_MOST_NAMED = 2  # of those named in a sentence but not made to say it: the nearest
_MOST_CONTACTS = 6
_LONGEST_VALUE = 120  # characters: words that clash are quoted in the phrase up to here
_QUESTIONS: Mapping[ConflictKind, str] = {
    "number": "which figure is right",
    "date": "which day is right",
    "name": "which name is right",
    "denial": "whether it is so",
    "attribution": "whom it comes from",
    "characterisation": "which word fits",
    "judgement": "which of the two holds",
}

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_MOST_QUOTED = 0.3  # of a sentence: more, and what it tells is that it was said
_TELLING_FIGURE = 3
_NOBODY = re.compile(  # "both sides", "court records": nobody who could be called
    r"(?i)\b(?:sides|records?|reports?|documents?|papers|filings?|lawsuit|complaint|statement|study)$"
)
_DIED = re.compile(  # right behind the name of somebody who can no longer be asked
    r"(?i)['’]s?\s(?:body|death|murder|killing|funeral)\b|(?:,[^,;.]{1,60},)?\s(?:(?:has|had|have)\s)?"
    r"(?:died|(?:(?:was|were|been)\s)+(?:killed|murdered|slain|found\sdead|shot\sdead|pronounced\sdead))\b"
)
_NEXT_WORD = re.compile(r"\s([a-z]{2,30})\b")
_PLACE = 2  # sentences from one to the next that stand in one place of an article
_LOOK_BACK = 3  # sentences: "reportedly" may lean on an outlet credited so far before it
_SECOND_HAND = re.compile(
    r"(?i)\b(?:reportedly|allegedly|sources?|unnamed|anonym\w{2,5}|not to be (?:named|identified)"
    r"|according to|familiar with|with knowledge of|people close to)\b"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask."""

    name: str  # as the story names them in full, or the outlet's name
    role: ContactRole  # made to say it, named in the sentence, or the desk of an outlet


@dataclass(frozen=True, slots=True)
class Call:
    """One thing to verify."""

    kind: CallKind
    statements: tuple[Statement, ...]  # what to check, in the outlets' own words
    ask: tuple[
        Contact, ...
    ]  # with whom: the outlet it is taken from, who speaks, who is named, desks
    settles: str  # in fixed words, with the outlets' own in quotation marks; of a single source
    # that there is no other
    outlets: tuple[str, ...]  # whose lines depend on it; of a silence who is silent
    weight: float  # for ordering within its kind only: 0 to 1

    @property
    def sentence(self) -> str:
        """What it would settle, as a sentence; of a single source that there is no other."""
        if self.kind == "single source":
            return f"{self.settles[:1].upper()}{self.settles[1:]}."
        return f"It would settle {self.settles}."


def no_names(sentence: Sentence, /) -> Sequence[Mention]:
    """Say that nobody is named, whatever is asked."""
    return ()


def list_calls(
    findings: Sequence[Finding],
    conflicts: Sequence[Conflict],
    unique: Mapping[str, Sequence[UniquePoint]],
    omissions: Mapping[str, Sequence[Omission]],
    *,
    named: Named = no_names,
    voice: Voice = no_voice,
    limit: int = CALLS,
) -> tuple[Call, ...]:
    """Return what to verify next, most valuable first, `limit` calls at most.

    Clashes come before what one outlet alone tells, and that before silences; within a kind what
    concerns more of the story comes first, of clashes as they are listed. Where people only want
    different things there is nothing to verify, and one leak is asked for once. `conflicts` are
    all found in the story, `unique` and `omissions` those of every outlet. `named` says who
    is named in a sentence, `voice` who is made to say what stands at a place of it.
    """
    sheet = _Sheet(findings, named, voice)
    gathered = gather_clashes(conflicts)
    clashes = [sheet.check_clash(clash) for clash in gathered if not clash.is_of_stance]
    contested = {each.id for clash in gathered for side in clash.sides for each in side.sentences}
    points = (point for group in unique.values() for point in group)
    single = [
        sheet.check_point(point)
        for point in points
        if point.sentence.id not in contested and _is_checkable(point)
    ]
    silences = [
        sheet.check_silence(finding, outlets)
        for finding, outlets in _gather_silences(omissions)
        if finding.representative.id not in contested and _is_worth_asking(finding)
    ]
    apart = sheet.keep_apart(sorted(single, key=_order))
    by_kind = (sorted(clashes, key=_order), apart, sorted(silences, key=_order))
    return _fill(dict(zip(_KINDS, by_kind, strict=True)), limit)


def _order(call: Call) -> tuple[object, ...]:
    return -call.weight, call.statements[0].sentence.reading_order, call.settles


def _fill(calls: Mapping[CallKind, Sequence[Call]], limit: int) -> tuple[Call, ...]:
    """Give every kind its share of the sheet, and what is left to clashes, then to claims."""
    taken = {kind: min(len(calls[kind]), round(limit * _SHARES[kind])) for kind in _KINDS}
    for kind in _KINDS[:-1]:  # more silences would be a nuisance
        left = limit - sum(taken.values())
        taken[kind] += min(left, len(calls[kind]) - taken[kind])
    return tuple(call for kind in _KINDS for call in calls[kind][: taken[kind]])


def _is_checkable(point: UniquePoint) -> bool:
    """Say whether it is a claim that somebody could confirm.

    It is no mere quotation (that it was said is on record), can be understood with what is shown
    before it, and gives a figure or a day, or has it from hearsay.
    """
    if not _is_told(point.finding):
        return False
    hearsay = _SECOND_HAND.search(point.sentence.text) is not None
    return hearsay or _is_specific(point.sentence, point.own)


def _is_worth_asking(finding: Finding) -> bool:
    """Say whether an outlet's silence on a point could be more than its choice.

    What gives no figure and no day is a judgement or the colour of a scene: anybody may do without.
    """
    return _is_told(finding) and _is_specific(finding.representative)


def _is_told(finding: Finding) -> bool:
    """Say whether the report itself tells a point, and it can be understood as it is shown."""
    sentence, context = finding.representative, finding.context
    if sentence.kind != "body" or context.speech or not context.complete:
        return False
    quoted = sum(match.end() - match.start() for match in _QUOTED.finditer(sentence.text))
    ends = sentence.text.rstrip("”\"'’ ").endswith(("?", ":"))
    return not ends and quoted <= _MOST_QUOTED * len(sentence.text)


def _is_specific(sentence: Sentence, part: Place | None = None) -> bool:
    """Say whether a sentence, or a part of it, gives a figure or a day; "two" is too little."""
    text = sentence.text[slice(*(part or (0, len(sentence.text))))]
    figures = any(each.nearest_to_zero >= _TELLING_FIGURE for each in find_figures(text))
    return figures or bool(read_dates(text, sentence.article.day))


def _gather_silences(
    omissions: Mapping[str, Sequence[Omission]],
) -> Sequence[tuple[Finding, tuple[str, ...]]]:
    """Return the points that most outlets tell, with those that do not."""
    silent: dict[str, list[str]] = {}
    findings: dict[str, Finding] = {}
    for outlet, omitted in omissions.items():
        for omission in omitted:
            if omission.doubtful:  # it may tell it in other words
                continue
            findings[omission.finding.id] = omission.finding
            silent.setdefault(omission.finding.id, []).append(outlet)
    return [
        (findings[key], tuple(outlets))
        for key, outlets in silent.items()
        if findings[key].support > len(outlets)
    ]


class _Sheet:
    """Makes calls of what is found in one story."""

    def __init__(self, findings: Sequence[Finding], named: Named, voice: Voice) -> None:
        self._named = named
        self._voice = voice
        self._holding: dict[str, Finding] = {}  # by sentence id: the best supported finding
        for finding in sorted(findings, key=lambda each: (-each.support, each.representative.id)):
            for sentence in finding.cluster.members:
                self._holding.setdefault(sentence.id, finding)
        everything = {each.id: each for f in findings for each in f.members}.values()
        self._names = tuple(sorted({each.outlet for each in everything}))
        self._outlets = len(self._names)
        self._at = {(each.article.id, each.index): each for each in everything}
        self._dead = frozenset(
            mention.person.name
            for sentence in everything
            for mention in named(sentence)
            if _DIED.match(sentence.text, mention.span[1])
        )

    def check_clash(self, clash: Clash) -> Call:
        """Return the call that would settle a clash."""
        statements = _both_sides(clash)
        outlets = self._outlets_of(
            statement.sentence for side in clash.sides for statement in side.statements
        )
        contacts = self._contacts(statements)
        return Call("clash", statements, contacts, _ask(clash), outlets, clash.weight)

    def check_point(self, point: UniquePoint) -> Call:
        """Return the call that would make a second source of what one outlet alone tells."""
        place = point.own or (0, len(point.sentence.text))
        voice = self._voice(point.sentence, place)
        statement = Statement(point.sentence, place, "" if voice == NOT_NAMED else voice)
        outlet = point.finding.cluster.origins[0]
        contacts = dict.fromkeys((*self._contacts((statement,)), Contact(outlet, "outlet")))
        surely = "surely " if point.doubtful else ""
        source = f", from “{statement.voice}”" if statement.voice else ""
        return Call(
            kind="single source",
            statements=(statement,),
            ask=tuple(contacts),
            settles=f"only {outlet} {surely}reports it{source}",
            outlets=point.finding.cluster.outlets,
            weight=point.importance * _worth(point),
        )

    def keep_apart(self, calls: Iterable[Call]) -> Sequence[Call]:
        """Return calls without those that an earlier one settles: one leak, told at length.

        So it is where both are another outlet's report, or stand in one place of an article and
        the same people are to be asked.
        """
        kept: list[Call] = []
        told: set[str] = set()  # outlets whose report it is
        for call in calls:
            credited = set(self._credited(call.statements[0].sentence))
            if not told & credited and not any(_is_beside(call, each) for each in kept):
                told |= credited
                kept.append(call)
        return kept

    def check_silence(self, finding: Finding, silent: tuple[str, ...]) -> Call:
        """Return the call that would tell why an outlet does not say what most others say."""
        sentence = finding.representative
        desks = tuple(Contact(outlet, "outlet") for outlet in silent[:_MOST_CONTACTS])
        return Call(
            kind="silence",
            statements=(Statement(sentence, (0, len(sentence.text))),),
            ask=desks,
            settles=f"whether {_join(silent)} could not confirm it, or left it out",
            outlets=silent,
            weight=finding.coverage * finding.importance,
        )

    def _outlets_of(self, sentences: Iterable[Sentence]) -> tuple[str, ...]:
        """Return who prints them, and whose lines say the same as them; in reading order."""
        found: dict[str, tuple[str, str, int]] = {}
        for sentence in sentences:
            finding = self._holding.get(sentence.id)
            telling = finding.cluster.members if finding is not None else ()
            for each in (sentence, *telling):
                known = found.get(each.outlet, each.reading_order)
                found[each.outlet] = min(known, each.reading_order)
        return tuple(sorted(found, key=lambda outlet: found[outlet]))

    def _contacts(self, statements: Sequence[Statement]) -> tuple[Contact, ...]:
        """Return whom to ask: whose report it is, who says it, who is named, who says it flatly."""
        credited: list[Contact] = []
        speaking: list[Contact] = []
        beside: list[Contact] = []
        desks: list[Contact] = []
        for statement in statements:
            outlets = self._credited(statement.sentence)
            credited += [Contact(name, "outlet") for name in outlets]
            holder = find_holder(statement.sentence, statement.span, self._named)
            told = [each for each in (holder, statement.voice) if _is_somebody(each)]
            if told:
                speaking += [
                    Contact(name, "speaker")
                    for name in dict.fromkeys(told)
                    if not any(same_outlet(name, outlet) for outlet in outlets)
                ]
                continue
            beside += self._nearest(statement, outlets)
            desks.append(Contact(statement.sentence.outlet, "outlet"))
        ordered = (*credited, *speaking, *beside, *desks)
        found = {each.name: each for each in map(_in_full(ordered), reversed(ordered))}
        return tuple(reversed(found.values()))[:_MOST_CONTACTS]

    def _credited(self, sentence: Sentence) -> Sequence[str]:
        """Return the outlets whose report it is, by the sentence or by one that it leans on."""
        outlets = self._reports_in(sentence)
        if outlets or not re.search(r"(?i)\breportedly\b", sentence.text):
            return outlets
        places = range(sentence.index - 1, sentence.index - 1 - _LOOK_BACK, -1)
        earlier = (self._at.get((sentence.article.id, place)) for place in places)
        found = (self._reports_in(each) for each in earlier if each is not None)
        return next(filter(None, found), ())

    def _reports_in(self, sentence: Sentence) -> Sequence[str]:
        return [key[1] for key, _ in find_reports(sentence, self._names) if key[1]]

    def _nearest(self, statement: Statement, outlets: Sequence[str]) -> Sequence[Contact]:
        """Return who is named nearest to the words that clash, in their clauses if anybody is."""
        start, end = statement.span
        mentions = [m for m in self._named(statement.sentence) if self._could_answer(m, outlets)]
        near = sorted(mentions, key=lambda m: (max(m.span[0] - end, start - m.span[1], 0), m.span))
        clauses = [c for c in split_clauses(statement.sentence.text) if c[0] < end and start < c[1]]
        with_it = [m for m in near if any(a <= m.span[0] < b for a, b in clauses)]
        chosen = dict.fromkeys(mention.person.name for mention in with_it or near[:1])
        return [Contact(name, "named") for name in list(chosen)[:_MOST_NAMED]]

    def _could_answer(self, mention: Mention, outlets: Sequence[str]) -> bool:
        """Say whether somebody named could be asked: people alive, and bodies that act here."""
        person = mention.person
        if person.kind == "person":
            return person.name not in self._dead
        desks = (*outlets, mention.sentence.outlet)
        credited = any(same_outlet(person.name, outlet) for outlet in desks)
        return person.is_called_a_body and not credited and not _only_describes(mention)


def _is_beside(call: Call, other: Call) -> bool:
    """Say whether two calls are about one place of an article and somebody is to be asked both."""
    one, two = call.statements[0].sentence, other.statements[0].sentence
    near = one.article.id == two.article.id and abs(one.index - two.index) <= _PLACE
    return near and any(each.role != "outlet" for each in {*call.ask} & {*other.ask})


def _only_describes(mention: Mention) -> bool:
    """Say whether a body's name only tells which thing is meant: "National Guard troops"."""
    word = _NEXT_WORD.match(mention.sentence.text, mention.span[1])
    acts = word is None or word[1] in SPEECH_VERBS or word[1].endswith("ed")
    return not acts and bool(content_words(word[1] if word else ""))


def _in_full(contacts: Sequence[Contact]) -> Callable[[Contact], Contact]:
    """Return what gives a contact the fuller name that another one has: "Times" and the like."""
    names = sorted({each.name for each in contacts}, key=len)

    def rename(contact: Contact) -> Contact:
        fuller = (name for name in names if may_be_short_for(contact.name, name))
        return replace(contact, name=next(fuller, contact.name))

    return rename


def _is_somebody(voice: str) -> bool:
    return voice not in {"", NOT_NAMED} and not _NOBODY.search(voice)


def _worth(point: UniquePoint) -> float:
    """Weigh how much a claim asks for a second source: figures, days, and hearsay most."""
    specific = 0.8 if _is_specific(point.sentence, point.own) else 0.5
    hearsay = 0.2 if _SECOND_HAND.search(point.sentence.text) else 0.0
    return (specific + hearsay) * (0.7 if point.doubtful else 1.0)


def _both_sides(clash: Clash) -> tuple[Statement, ...]:
    """Return the first statements of every side in turn."""
    deepest = max(len(side.statements) for side in clash.sides)
    found = [
        side.statements[place]
        for place in range(deepest)
        for side in clash.sides
        if place < len(side.statements)
    ]
    return tuple(found[: max(_MOST_STATEMENTS, len(clash.sides))])


def _ask(clash: Clash) -> str:
    """Say what an answer would settle, with the words that clash where they are short."""
    speakers = clash.between == "speakers"
    question = "which speaker is right" if speakers else _QUESTIONS[clash.kind]
    if clash.topic:
        question += f" ({clash.topic})"
    says = tuple(dict.fromkeys(cut_short(side.says) for side in clash.sides))
    if len(says) > 1 and all(len(each) <= _LONGEST_VALUE for each in says):
        question += ": " + _join(tuple(map(_in_quotation_marks, says)), "or")
    if clash.may_be_update:
        question += "; the later may replace the earlier"
    return question


def _in_quotation_marks(words: str) -> str:
    """Quote words, in single marks where they have double ones of their own."""
    return f"‘{words}’" if re.search(r"[“”\"]", words) else f"“{words}”"


def _join(words: Sequence[str], last: str = "and") -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
