"""Finding → a short remark on what would make it fall, and on what one outlet alone has in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarize.briefing import Briefing
from summarize.comparing.words import content_words
from summarize.judging.findings import Finding
from summarize.judging.firmness import STEP
from summarize.judging.other_values import OtherValue
from summarize.judging.timeline import is_dated_beside
from summarize.reading.dates import find_dates
from summarize.reading.names import ROLES
from summarize.reading.people import Mention, Person
from summarize.reading.sentences import Sentence
from summarize.showing.phrases import day, listed
from summarize.showing.vouching import vouching

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WHEN = {"later": "Later", "earlier": "Earlier", "": "Otherwise"}
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_DENIAL = re.compile(r"(?i)\b(?:not|never|nor|neither|cannot)\b|n['’]t\b")


def caution(finding: Finding, briefing: Briefing) -> str:
    """Say why a point of consensus or a shared point is not firm; empty when it is.

    That a point shared by two is not shared without one of them goes without saying.
    """
    if finding.kind not in ("consensus", "shared"):
        return ""
    remarks = (
        _falls(finding, briefing),
        _close(finding, briefing),
        _figures(finding),
        _names(finding, briefing),
        _days(finding),
        _denial(finding),
        vouching(finding, briefing),
    )
    return " ".join(remark for remark in remarks if remark)


def named_alone(finding: Finding, briefing: Briefing) -> tuple[str, ...]:
    """Return whom the line names and no other outlet behind it does, as first named in it.

    Such a name is the word of one outlet, however many tell the rest. Where another names them
    anywhere in its articles its "he" or "the minister" may well be them.
    """
    mentions, others = briefing.speech.people.mentions_in, _others(finding)
    told = {mention.person.name for sentence in others for mention in mentions(sentence)}
    named = [each.person for each in mentions(finding.representative) if _is_name(each)]
    alone = [each for each in named if each.name not in told]
    outlets = {sentence.outlet for sentence in others}
    return tuple(
        dict.fromkeys(each.name for each in alone if not _is_named_by(outlets, each, briefing))
    )


def _is_named_by(outlets: Collection[str], person: Person, briefing: Briefing) -> bool:
    """Say whether one of some outlets names somebody anywhere in its articles."""
    return any(
        presence.outlet in outlets and presence.mentioned
        for speaker in briefing.speakers
        if speaker.person == person
        for presence in speaker.presences
    )


def _is_name(mention: Mention) -> bool:
    """Say whether somebody, or some body, is called by a name: "the court" is not.

    Nor is a body whose name only says whose secretaries are meant.
    """
    person = mention.person
    if person.kind == "person":
        return True
    words = person.name.split()
    if person.kind != "organisation" or len(words) < 2 or not words[0][:1].isupper():
        return False
    behind = _NEXT_WORD.match(mention.sentence.text, mention.span[1])
    return behind is None or ROLES.isdisjoint(_singulars(behind[1]))


def _singulars(noun: str) -> tuple[str, ...]:
    """Return what a noun may be in the singular: itself, "secretary" of "secretaries"."""
    return noun, noun.removesuffix("s"), re.sub(r"ies$", "y", noun)


def dated_alone(finding: Finding) -> tuple[str, ...]:
    """Return the weekdays that the line gives and no other outlet behind it does, as printed.

    Another gives it who names that day in any words, in the sentence or beside it: "yesterday".
    """
    told = {day for each in _others(finding) for day in _WEEKDAY.findall(each.text)}
    given = [each for each in find_dates(finding.representative) if _WEEKDAY.search(each.words)]
    alone = (
        _WEEKDAY.findall(moment.words)
        for moment in given
        if moment.first is None
        or not any(is_dated_beside(each, moment) for each in _others(finding))
    )
    return tuple(dict.fromkeys(day for days in alone for day in days if day not in told))


def denied_alone(finding: Finding) -> str:
    """Return the "not" and what it denies, as the line puts it, where no other outlet has a "not".

    What is denied is the first word behind it that tells anything, and another outlet behind the
    line has that word; empty where none has, or others deny as well.
    """
    shown = finding.representative.text
    denial = _DENIAL.search(shown)
    if denial is None or any(_DENIAL.search(each.text) for each in _others(finding)):
        return ""
    for word in re.finditer(r"[\w'’-]+", shown[denial.end() :]):
        if denied := content_words(word[0]):
            told = any(denied[0] in content_words(each.text) for each in _others(finding))
            return shown[denial.start() : denial.end() + word.end()] if told else ""
    return ""


def _others(finding: Finding) -> tuple[Sentence, ...]:
    """Return the sentences of other outlets behind a line."""
    shown = finding.representative
    return tuple(each for each in finding.members if each.origin != shown.origin)


def _days(finding: Finding) -> str:
    days = dated_alone(finding)
    return f"Only {finding.representative.outlet} says {listed(days, 'and')}." if days else ""


def _denial(finding: Finding) -> str:
    words = denied_alone(finding)
    return f"Only {finding.representative.outlet} says “{words}”." if words else ""


def _figures(finding: Finding) -> str:
    """Say which outlets give another figure of it, as in "Later: 15 people, says Courier."."""
    said: dict[tuple[str, str], list[OtherValue]] = {}
    for each in finding.other_values:
        said.setdefault((each.when, each.theirs.words.casefold()), []).append(each)
    return " ".join(_figure(values) for values in said.values())


def _figure(values: Sequence[OtherValue]) -> str:
    first = values[0].theirs
    outlets = tuple(dict.fromkeys(each.theirs.sentence.outlet for each in values))
    days = {each.theirs.sentence.article.day for each in values}
    (published, *more) = days
    as_of = f", {day(published)}" if published is not None and not more else ""
    verb = "says" if len(outlets) == 1 else "say"
    return f"{_WHEN[values[0].when]}: {first.words}, {verb} {listed(outlets, 'and')}{as_of}."


def _names(finding: Finding, briefing: Briefing) -> str:
    names = named_alone(finding, briefing)
    return f"Only {finding.representative.outlet} names {listed(names, 'and')}." if names else ""


def _falls(finding: Finding, briefing: Briefing) -> str:
    if finding.support <= 2 and finding.kind == "shared":
        return ""
    needed = [
        article.outlet
        for article in briefing.articles
        if article.id in finding.firmness.falls_without
    ]
    names = tuple(dict.fromkeys(needed))
    if not names:
        return ""
    if set(names) == set(finding.cluster.origins):
        return f"Just enough outlets: no longer {finding.kind} without any one of the {len(names)}."
    return f"No longer {finding.kind} without {listed(names, 'or')}."


def _close(finding: Finding, briefing: Briefing) -> str:
    """Say whether another threshold would change it, and which way."""
    threshold = briefing.settings.similarity
    if not finding.firmness.stricter:
        return f"A close call: no longer {finding.kind} at a threshold of {threshold + STEP:.2g}."
    if not finding.firmness.looser:
        return f"A close call: more outlets would count at a threshold of {threshold - STEP:.2g}."
    return ""
