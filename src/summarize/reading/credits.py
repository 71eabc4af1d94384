"""Sentences → the credit lines that say whose reporting an article carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from summarize.reading.lines import is_byline
from summarize.reading.outlets import Named, find_outlets, same_outlet
from summarize.reading.sentences import Sentence

Role = Literal["agency copy", "reprinted", "contributed", "staff"]

WIRE = "wire reports"  # the name where a credit speaks of agencies and names none

_LONGEST = 600  # characters: a credit line is short, what is longer is a report
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]{0,40},?[ ]?){0,7}\((?P<name>[A-Z][\w./&’' ]{1,40})\)"
    r"(?=\s*(?:--|—|–|-|>>|:|[A-Z“\"‘']|$))"
)
_CONTRIBUTED = re.compile(
    r"""(?ix)
    \bcontributed\b(?:\ (?:\w+\ ){0,3}?to\ (?:this|the)\ (?:report|story|article|piece))?
      (?:\ from\ [\w\ ]{2,30})?(?:[.;]|,\ (?:which|as\ well\ as)\b|$)
    | \bcontributed\ to\ this\ (?:report|story|article|piece)\b
    | ^information\ for\ this\ (?:report|story|article)\ was\ contributed\ by\b
    | ^(?:--?\ ?)?contributing:
    | \breported\ this\ (?:story|report|article)\b
    | ^(?:additional\ |\()?reporting\ (?:by|from)\b
    | ^this\ (?:report|story|article)\ (?:was\ compiled|is\ based|includes|contains|was\ prepared)\b
    """
)
_COPYRIGHT = re.compile(
    r"(?i)^(?:©|\(c\)|copyright\b)[\s©(c)]{0,8}(?:(?:19|20)\d\d)?[\s,-]{0,3}(?:(?:19|20)\d\d)?"
    r"[,\s]{0,3}(?:by )?"
)
_WIRE_REPORTS = re.compile(
    r"(?i)\b(?:staff and )?(?:(?:wire|agency)[- ](?:services? )?(?:reports?|services|material|"
    r"dispatches)|news (?:services|agencies)|newswires?)\b"
)
_STAFF = re.compile(r"\b(?i:staff (?:writers?|reporters?|report|correspondent|photographer))\b")
_SOURCE_LINE = re.compile(r"(?i)^\(?(?:source|sources|via|credit)\s?:\s?")
_REPRINTED = re.compile(
    r"(?i)^\W{0,3}(?:(?:this|the) (?:article|story|report|piece|column|post)\b.{0,40})?"
    r"\b(?:(?:originally|first) (?:appeared|published|ran|posted)|was (?:originally |first )?"
    r"published|(?:re)?published (?:here )?(?:with permission|from)|republished|reprinted|"
    r"distributed by|syndicated)\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A line of an article that says whose reporting the article carries."""

    name: str  # the agency or outlet credited, by its usual name
    role: Role  # "staff": the outlet itself
    sentence: Sentence
    start: int  # of the credit, code points into the sentence's text; end is not included
    end: int

    @property
    def words(self) -> str:
        """The words that give the credit, as printed."""
        return self.sentence.text[self.start : self.end]


def find_credits(sentences: Iterable[Sentence]) -> tuple[Credit, ...]:
    """Return what the articles' credit lines say, in reading order; boilerplate counts too.

    Read are datelines ("HARROW (AP) —"), bylines ("By Jane Doe, Associated Press"), lines on who
    contributed, wire reports, copyright lines of another outlet ("© 2017 AFP"), source lines and
    lines about where an article first appeared. Photo credits are not: a picture says nothing
    about whose the words are. Nobody is credited whom the line does not name as an outlet: names
    of people alone tell no house, and the form of a line ("Reporting by …; editing by …") is not
    taken for an agency's name.
    """
    ordered = sorted(sentences, key=lambda each: each.reading_order)
    found: dict[tuple[str, str, str], Credit] = {}
    for _, group in groupby(ordered, key=lambda each: each.article.id):
        report = tuple(group)
        for place, sentence in enumerate(report):
            before = report[place - 1] if place else None
            if len(sentence.text) > _LONGEST:
                continue
            for credit in _read(sentence, before):
                found.setdefault((sentence.id, credit.name, credit.role), credit)
    return tuple(found.values())


def _read(sentence: Sentence, before: Sentence | None) -> Iterator[Credit]:
    """Yield the credits of a sentence, each by the first form that fits."""
    opens_line = before is None or before.paragraph != sentence.paragraph
    if opens_line:
        yield from _read_dateline(sentence)
    if sentence.kind in ("headline", "caption"):
        return
    text = sentence.text
    if text.startswith(("“", '"', "‘")):
        return
    if opens_line and (is_byline(text) or (before and _is_below_byline(sentence, before))):
        yield from _read_byline(sentence)
    elif _CONTRIBUTED.search(text):
        yield from _read_contributors(sentence)
    elif _WIRE_REPORTS.search(text) and _is_furniture(sentence):
        yield from _read_wire(sentence)
    elif (form := _COPYRIGHT.match(text)) and re.search(r"\d{4}|(?i:rights)", text):
        yield from _read_named(sentence, form.end(), "agency copy", near=True)
    elif opens_line and (form := _SOURCE_LINE.match(text)):
        named = _named(sentence, form.end())
        if named and named[0].is_agency:
            yield from _read_named(sentence, form.end(), "agency copy", near=True)
    elif form := _REPRINTED.match(text):
        yield from _read_named(sentence, form.end(), "reprinted", near=False)


def _is_furniture(sentence: Sentence) -> bool:
    """Say whether a sentence may be a credit line by its kind or its brevity."""
    return sentence.kind == "boilerplate" or len(sentence.text.split()) <= 12


def _is_below_byline(sentence: Sentence, before: Sentence) -> bool:
    """Say whether a line is nothing but an outlet's name below a byline."""
    named = _named(sentence, 0)
    text = sentence.text.rstrip(".")
    return is_byline(before.text) and len(named) == 1 and text == text[: named[0].end].lstrip()


def _named(sentence: Sentence, start: int) -> Sequence[Named]:
    """Return the outlets named from `start` on; places are in the sentence's text."""
    found = find_outlets(sentence.text[start:], (sentence.outlet,))
    return [Named(each.name, each.start + start, each.end + start) for each in found]


def _credit(sentence: Sentence, name: str, role: Role, start: int, end: int) -> Credit:
    own = same_outlet(name, sentence.outlet)
    return Credit(name, "staff" if own else role, sentence, start, end)


def _read_dateline(sentence: Sentence) -> Iterator[Credit]:
    match = _DATELINE.match(sentence.text)
    if match is None:
        return
    named = find_outlets(match["name"], (sentence.outlet,))
    if named and named[0].start == 0:
        start, end = match.start("name") - 1, match.end("name") + 1
        yield _credit(sentence, named[0].name, "agency copy", start, end)


def _read_byline(sentence: Sentence) -> Iterator[Credit]:
    text = sentence.text
    for each in _named(sentence, 0):
        yield _credit(sentence, each.name, "agency copy", each.start, each.end)
    staff, wire = _STAFF.search(text), _WIRE_REPORTS.search(text)
    if staff:
        yield Credit(sentence.outlet, "staff", sentence, *staff.span())
    if wire:
        yield _credit(sentence, WIRE, "agency copy", *wire.span())


def _read_contributors(sentence: Sentence) -> Iterator[Credit]:
    for each in _named(sentence, 0):
        yield _credit(sentence, each.name, "contributed", each.start, each.end)
    wire = _WIRE_REPORTS.search(sentence.text)
    if wire:
        yield _credit(sentence, WIRE, "contributed", *wire.span())


def _read_wire(sentence: Sentence) -> Iterator[Credit]:
    """Yield the agencies named, or just that there are some."""
    wire = _WIRE_REPORTS.search(sentence.text)
    assert wire is not None
    partly = re.search(r"(?i)\bstaff\b|\bin part\b|\bother sources\b", sentence.text)
    role: Role = "contributed" if partly else "agency copy"
    named = _named(sentence, 0)
    for each in named:
        yield _credit(sentence, each.name, role, each.start, each.end)
    if not named:
        yield Credit(WIRE, role, sentence, *wire.span())


def _read_named(sentence: Sentence, start: int, role: Role, *, near: bool) -> Iterator[Credit]:
    """Yield the first outlet named after `start`, right there if `near`."""
    for each in _named(sentence, start)[:1]:
        if not near or each.start == start:
            yield _credit(sentence, each.name, role, each.start, each.end)
