"""What is contested, told by one alone or left out → whom to ask about what, and what it settles.

Nothing is written but fixed phrases around the outlets' own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

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
from summarize.judging.numbers import find_figures
from summarize.judging.omissions import Omission
from summarize.judging.unique import UniquePoint
from summarize.reading.dates import read_dates
from summarize.reading.people import Mention
from summarize.reading.quotations import NOT_NAMED
from summarize.reading.sentences import Sentence

CALLS = 12  # on a sheet, by default
CallKind = Literal["clash", "single source", "silence"]
ContactRole = Literal["speaker", "named", "outlet"]
Named = Callable[[Sentence], Sequence[Mention]]  # who is named in a sentence, first to last

_KINDS: tuple[CallKind, ...] = ("clash", "single source", "silence")  # most valuable first
# Of a full sheet; what one kind does not use goes to the first two, in this order.
_SHARES: Mapping[CallKind, float] = {"clash": 2 / 3, "single source": 1 / 6, "silence": 1 / 6}
_MOST_STATEMENTS = 4  # on one call: two a side say enough to ask by
_MOST_NAMED = 2  # of those named in a sentence but not made to say it: the nearest
_MOST_CONTACTS = 6
_LONGEST_VALUE = 80  # characters: words that clash are quoted in the phrase up to here
_QUESTIONS: Mapping[ConflictKind, str] = {
    "number": "which figure is right",
    "date": "which day is right",
    "name": "which name is right",
    "denial": "whether it is so",
    "attribution": "whom it comes from",
    "characterisation": "which word fits",
    "judgement": "which of the two holds",
}
# What an answer would settle: a figure, a day or a name once for all, the choice of a word hardly.
_SETTLED: Mapping[ConflictKind, float] = {
    "number": 1.0,
    "date": 1.0,
    "name": 1.0,
    "denial": 0.9,
    "attribution": 0.7,
    "characterisation": 0.6,
    "judgement": 0.5,
}

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_MOST_QUOTED = 0.3  # of a sentence: more, and what it tells is that it was said
_TELLING_FIGURE = 3
_NOBODY = re.compile(r"\bsides$")  # "both sides": nobody who could be called
_SECOND_HAND = re.compile(
    r"(?i)\b(?:reportedly|allegedly|sources?|unnamed|anonym\w{2,5}|not to be (?:named|identified)"
    r"|according to|familiar with|with knowledge of|people close to)\b"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask."""

    name: str  # as the story names them in full, or the outlet's name
    role: ContactRole  # made to say it, named in the sentence, or the outlet's own desk


@dataclass(frozen=True, slots=True)
class Call:
    """One thing to verify."""

    kind: CallKind
    statements: tuple[Statement, ...]  # what to check, in the outlets' own words
    ask: tuple[Contact, ...]  # with whom: who speaks first, then who is named, then the desks
    settles: str  # a fixed phrase, with the outlets' own words in quotation marks
    outlets: tuple[str, ...]  # whose lines depend on it; of a silence who is silent
    weight: float  # for ordering within its kind only: 0 to 1


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
    more outlets' lines depend on and what matters more to the story comes first. `conflicts`
    are all found in the story, `unique` and `omissions` those of every outlet. `named` says who
    is named in a sentence, `voice` who is made to say what stands at a place of it.
    """
    sheet = _Sheet(findings, named, voice)
    clashes = [sheet.check_clash(clash) for clash in gather_clashes(conflicts)]
    contested = {statement.sentence.id for call in clashes for statement in call.statements}
    points = (point for group in unique.values() for point in group)
    single = [
        sheet.check_point(point)
        for point in points
        if point.sentence.id not in contested and _is_checkable(point)
    ]
    silences = [
        sheet.check_silence(finding, outlets)
        for finding, outlets in _gather_silences(omissions)
        if finding.representative.id not in contested and not finding.context.speech
    ]
    by_kind = (sorted(calls, key=_order) for calls in (clashes, single, silences))
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
    sentence, context = point.sentence, point.finding.context
    if sentence.kind != "body" or context.speech or not context.complete:
        return False
    text = sentence.text.rstrip("”\"'’ ")
    quoted = sum(match.end() - match.start() for match in _QUOTED.finditer(sentence.text))
    if text.endswith(("?", ":")) or quoted > _MOST_QUOTED * len(sentence.text):
        return False
    return _is_specific(point) or _SECOND_HAND.search(sentence.text) is not None


def _is_specific(point: UniquePoint) -> bool:
    """Say whether the outlet's own part gives a figure or a day; "two" is too little."""
    sentence = point.sentence
    text = sentence.text[slice(*(point.own or (0, len(sentence.text))))]
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
        self._outlets = len({each.outlet for f in findings for each in f.members})

    def check_clash(self, clash: Clash) -> Call:
        """Return the call that would settle a clash."""
        statements = _both_sides(clash)
        outlets = self._outlets_of(
            statement.sentence for side in clash.sides for statement in side.statements
        )
        weight = self._weigh(outlets, [each.sentence for each in statements])
        settled = weight * (0.5 + 0.5 * clash.weight) * _SETTLED[clash.kind]
        between = settled if clash.between == "outlets" else 0.8 * settled
        return Call("clash", statements, self._contacts(statements), _ask(clash), outlets, between)

    def check_point(self, point: UniquePoint) -> Call:
        """Return the call that would make a second source of what one outlet alone tells."""
        place = point.own or (0, len(point.sentence.text))
        voice = self._voice(point.sentence, place)
        statement = Statement(point.sentence, place, "" if voice == NOT_NAMED else voice)
        outlet = point.finding.cluster.origins[0]
        contacts = dict.fromkeys((*self._contacts((statement,)), Contact(outlet, "outlet")))
        alone = f"{outlet} reports it, no other surely does" if point.doubtful else ""
        source = f", from “{statement.voice}”" if statement.voice else ""
        return Call(
            kind="single source",
            statements=(statement,),
            ask=tuple(contacts),
            settles=f"whether it is so: {alone or f'only {outlet} reports it'}{source}",
            outlets=point.finding.cluster.outlets,
            weight=point.importance * _worth(point),
        )

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

    def _weigh(self, outlets: Collection[str], sentences: Sequence[Sentence]) -> float:
        importance = (
            self._holding[each.id].importance for each in sentences if each.id in self._holding
        )
        return 0.5 * len(outlets) / max(1, self._outlets) + 0.5 * max(importance, default=0.0)

    def _contacts(self, statements: Sequence[Statement]) -> tuple[Contact, ...]:
        """Return whom to ask: who says it, who is named beside it, the desk that says it flatly."""
        speaking: list[Contact] = []
        beside: list[Contact] = []
        desks: list[Contact] = []
        for statement in statements:
            if _is_somebody(statement.voice):
                speaking.append(Contact(statement.voice, "speaker"))
                continue
            beside += self._nearest(statement)
            desks.append(Contact(statement.sentence.outlet, "outlet"))
        found = {contact.name: contact for contact in reversed((*speaking, *beside, *desks))}
        return tuple(reversed(found.values()))[:_MOST_CONTACTS]

    def _nearest(self, statement: Statement) -> Sequence[Contact]:
        """Return who is named nearest to the words that clash, in the order of the sentence."""
        start, end = statement.span
        mentions = [m for m in self._named(statement.sentence) if m.person.kind != "described"]
        near = sorted(mentions, key=lambda m: (max(m.span[0] - end, start - m.span[1], 0), m.span))
        chosen = dict.fromkeys(mention.person.name for mention in near)
        return [Contact(name, "named") for name in list(chosen)[:_MOST_NAMED]]


def _is_somebody(voice: str) -> bool:
    return voice not in {"", NOT_NAMED} and not _NOBODY.search(voice)


def _worth(point: UniquePoint) -> float:
    """Weigh how much a claim asks for a second source: figures, days, and hearsay most."""
    specific = 0.8 if _is_specific(point) else 0.5
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
    says = tuple(dict.fromkeys(" ".join(side.says.split()) for side in clash.sides))
    if len(says) > 1 and all(len(each) <= _LONGEST_VALUE for each in says):
        question += ": " + _join(tuple(f"“{each}”" for each in says), "or")
    if clash.may_be_update:
        question += "; the later may replace the earlier"
    return question


def _join(words: Sequence[str], last: str = "and") -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
