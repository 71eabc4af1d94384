"""An earlier run and a briefing → what changed, as the page and `changes.json` tell it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from summarize.briefing import Briefing
from summarize.errors import RecordError
from summarize.showing.aligned import Stated, read_time
from summarize.showing.changes import ArticleChange, Changes, find_changes
from summarize.showing.clash_changes import ClashChange, ClashFate, ClashSide
from summarize.showing.contested import LABELS
from summarize.showing.figure_changes import FigureChange, HowMoved
from summarize.showing.phrases import counted, listed, moment, shortened
from summarize.showing.places import Link, clash_anchor, home, href
from summarize.showing.point_changes import PointChange
from summarize.showing.recorded import Earlier, name_of, read_earlier, record

VERSION = "1.1"  # of the form of `changes.json`
_OPEN = 5  # entries of one group; the rest is folded away
_SIDE_LENGTH = 60  # characters of what one side of a clash says


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What changed since an earlier run, or why that cannot be said."""

    since: str  # the earlier run's name
    started: datetime | None  # when it was; None where no manifest says
    sha256: str  # of its comparison.json; empty where it could not be read
    trouble: str  # why it could not be read; empty where it could
    changes: Changes | None  # None where it could not


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the words that are spoken of marked, and where it stands."""

    before: str
    marked: str
    after: str
    source: Link  # the outlet; leads to the sentence, or nowhere where it is no longer there
    when: str
    place: str  # offsets in the article as it was then; empty where the link leads there


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed."""

    tag: str  # of what kind; empty where the group says it
    heading: Link | None  # a point or an article; leads to its place if it has one
    values: tuple[str, ...]  # what is said, side by side; empty where nothing stands against it
    said_by: tuple[str, ...]  # the outlets of each
    joint: str  # the word between two values
    remarks: tuple[str, ...]  # in fixed words
    more: Link | None  # where the page tells more
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind, the weightiest first; lesser ones are all folded away."""

    title: str
    shown: tuple[Entry, ...]
    folded: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """The section of the page."""

    since: str  # "the run of 10 March 2026, 18:40 UTC"
    headline: str  # all of it in one sentence
    trouble: str
    cautions: tuple[str, ...]  # what else differs, and may be why
    groups: tuple[Group, ...]


def report_changes(briefing: Briefing, since: str | Path) -> ChangeReport:
    """Compare a briefing with an earlier run: its folder, or a `comparison.json`.

    One that cannot be read is no reason to fail: the report says so, and why.
    """
    name = name_of(since)
    try:
        earlier = read_earlier(since, name)
    except RecordError as error:
        return ChangeReport(name, None, "", str(error), None)
    return compare_with(briefing, earlier)


def compare_with(briefing: Briefing, earlier: Earlier) -> ChangeReport:
    """Compare a briefing with an earlier run that was read."""
    programs = (earlier.program, version("summarize"))
    changes = find_changes(earlier.recorded, record(briefing), programs)
    return ChangeReport(earlier.name, earlier.started, earlier.sha256, "", changes)


def to_changes_json(report: ChangeReport) -> str:
    """Return the text of `changes.json`: the same bytes for the same two runs.

    Offsets count code points in the text of the document as it was in the run that is named.
    """
    found = {
        "version": VERSION,
        "since": {
            "run": report.since,
            "started": report.started.isoformat() if report.started else None,
            "sha256": report.sha256 or None,
        },
        "trouble": report.trouble or None,
        "headline": headline(report),
        "changes": asdict(report.changes) if report.changes is not None else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def what_changed(report: ChangeReport, briefing: Briefing) -> WhatChanged:
    """Say what changed as the page tells it."""
    changes = report.changes
    return WhatChanged(
        since=_since(report),
        headline=headline(report),
        trouble=report.trouble,
        cautions=tuple(_cautions(changes)) if changes is not None else (),
        groups=tuple(_groups(changes, briefing)) if changes is not None else (),
    )


def _since(report: ChangeReport) -> str:
    return f"the run of {moment(report.started)}" if report.started else f"the run {report.since}"


def headline(report: ChangeReport) -> str:
    """Say in one sentence what changed."""
    changes, since = report.changes, _since(report)
    if changes is None:
        return f"What changed since {since} cannot be told: it could not be read."
    articles = list(_count_articles(changes))
    weighty, lesser = list(_count_weighty(changes)), list(_count_lesser(changes))
    if weighty:
        return f"Since {since}: {'; '.join(_joined(each) for each in (articles, weighty) if each)}."
    if articles or lesser:
        return f"Nothing significant changed since {since}: {_joined([*articles, *lesser])}."
    if changes.circumstances:
        other = _joined([each.what for each in changes.circumstances])
        return f"Since {since} no article changed, but {other} did."
    return f"Nothing changed since {since}."


def _joined(parts: Sequence[str]) -> str:
    return listed(parts, "and")


def _count_articles(changes: Changes) -> Iterator[str]:
    for fate, said in (("new", "new"), ("edited", "edited"), ("relabelled", "relabelled")):
        number = sum(each.fate == fate for each in changes.articles)
        if number:
            yield counted(number, f"{said} article")
    gone = sum(each.fate == "gone" for each in changes.articles)
    if gone:
        yield f"{counted(gone, 'article')} gone"


def _count_weighty(changes: Changes) -> Iterator[str]:
    became = len(changes.points_of("became consensus"))
    ceased = len(changes.points_of("no longer consensus"))
    if became:
        yield f"{counted(became, 'point')} became consensus"
    if ceased:
        yield f"{counted(ceased, 'point')} {'is' if ceased == 1 else 'are'} no longer consensus"
    fates = [each.fate for each in changes.clashes]
    for fate, said in _CLASHES.items():
        number = fates.count(fate)
        if number:
            yield f"{number} {said.format('clash' if number == 1 else 'clashes')}"
    if changes.figures:
        yield f"{counted(len(changes.figures), 'figure')} moved"


_CLASHES: Mapping[ClashFate, str] = {
    "new": "new {}",
    "another side": "{} with another side",
    "gone": "{} gone",
}


def _count_lesser(changes: Changes) -> Iterator[str]:
    alone, other = changes.points_of("no longer alone"), changes.points_of("support")
    if alone:
        yield f"{counted(len(alone), 'point')} of one outlet now told by others too"
    if other:
        yield f"{counted(len(other), 'point')} told by other outlets than before"


def _cautions(changes: Changes) -> Iterator[str]:
    for each in changes.circumstances:
        yield f"Not the same as then: {each.what} ({each.before} then, {each.now} now)."
    if changes.circumstances:
        yield "Changes below may come from this rather than from the articles."
    then, today = changes.needed
    if then != today:
        why = f"of {changes.independent[1]} now, of {changes.independent[0]} then"
        yield f"A consensus takes {today} independent outlets now, {then} then ({why})."


def _groups(changes: Changes, briefing: Briefing) -> Iterator[Group]:
    telling = _Telling(changes, briefing)
    clashes = {
        fate: [telling.clash(each) for each in changes.clashes if each.fate == fate]
        for fate in ("new", "another side", "gone")
    }
    told = (
        ("Articles", [telling.article(each) for each in changes.articles]),
        ("Became consensus", telling.points("became consensus")),
        ("No longer consensus", telling.points("no longer consensus")),
        ("New clashes", clashes["new"] + clashes["another side"]),
        ("Figures that moved", [telling.figure(each) for each in changes.figures]),
        ("Clashes that are gone", clashes["gone"]),
    )
    for title, entries in told:
        if entries:
            yield Group(title, tuple(entries[:_OPEN]), tuple(entries[_OPEN:]))
    lesser = (
        ("Told by one outlet then, by others too now", telling.points("no longer alone")),
        ("Told by other outlets than then", telling.points("support")),
    )
    for title, entries in lesser:
        if entries:
            yield Group(title, (), tuple(entries))


class _Telling:
    """How single changes are told, with the places that they lead to."""

    def __init__(self, changes: Changes, briefing: Briefing) -> None:
        self.changes = changes
        self.findings = {each.id: each for each in briefing.findings}
        self.sentences = {each.id: each for each in briefing.sentences}
        self.told = frozenset(line.finding.id for line in briefing.summary)

    def article(self, change: ArticleChange) -> Entry:
        """Tell what became of an article; one that is still there can be gone to."""
        words = ": ".join(filter(None, (change.outlet, change.title)))
        place = "" if change.fate == "gone" else f"#article-{change.document}"
        remarks = [moment(read_time(change.published)), change.detail]
        if change.outlet in self.changes.outlets_new:
            remarks.append("an outlet not heard before")
        if change.outlet in self.changes.outlets_gone:
            remarks.append("no other article of this outlet is left")
        return _entry(
            tag=change.fate, heading=Link(words, place), remarks=[_joined_remarks(remarks)]
        )

    def points(self, fate: str) -> list[Entry]:
        """Tell the points of one fate."""
        return [self._point(each) for each in self.changes.points if each.fate == fate]

    def _point(self, change: PointChange) -> Entry:
        finding = self.findings.get(change.finding)
        place = home(finding, self.told) if finding is not None else ""
        still = change.stated.run == "now"
        return _entry(
            tag="contested" if change.kind == "contested" else "",
            heading=Link(change.stated.text, place),
            remarks=list(self._remarks(change)),
            cited=[] if still else [self._cite(change.stated, marked=False)],
            said_by=[change.stated.outlet],
        )

    def _remarks(self, change: PointChange) -> Iterator[str]:
        then, today = self.changes.independent
        if change.why:
            yield _sentence("; ".join(change.why))
        if change.kind is not None:
            before = f"{len(change.before)} of {then}" if change.before else "none"
            yield f"Stated by {len(change.now)} of {today} independent outlets, before by {before}."
        if change.gained and change.before:
            yield f"Now also by {_joined(change.gained)}."
        elif change.gained:
            yield f"Stated by {_joined(change.gained)}."

    def clash(self, change: ClashChange) -> Entry:
        """Tell a clash, side against side; the page shows one that is there in full."""
        remarks = [_sentence(change.why)] if change.why else []
        if change.between == "speakers":
            remarks.append("Between those quoted.")
        if change.fate == "another side":
            remarks.append(f"The last side is new: {_outlets(change.sides[-1])}.")
        if change.may_be_update:
            remarks.append("May be an update: published at different times.")
        return _entry(
            tag=LABELS[change.kind],
            values=[f"“{shortened(each.says, _SIDE_LENGTH)}”" for each in change.sides],
            said_by=[_outlets(each) for each in change.sides],
            joint="against",
            remarks=remarks,
            more=Link("Side against side", f"#{clash_anchor(change.number)}")
            if change.number
            else None,
            cited=[self._cite(each) for side in change.sides for each in side.stated]
            if change.fate == "gone"
            else [],
        )

    def figure(self, change: FigureChange) -> Entry:
        """Tell a figure and what came after it."""
        return _entry(
            values=[_quoted(change.says_before), _quoted(change.says_now)],
            said_by=[_names(change.before), _names(change.now)],
            joint="then",
            remarks=list(_how_moved(change)),
            more=Link("Side against side", f"#{clash_anchor(change.clash)}")
            if change.clash
            else None,
            cited=[self._cite(each) for each in (*change.before, *change.now)],
        )

    def _cite(self, stated: Stated, *, marked: bool = True) -> Cited:
        start, end = stated.mark if marked else (len(stated.text), len(stated.text))
        here = self.sentences.get(stated.sentence) if stated.run == "now" else None
        place = (
            f"characters {stated.start} to {stated.end} of the article {stated.document} as it was"
        )
        return Cited(
            before=stated.text[:start],
            marked=stated.text[start:end],
            after=stated.text[end:],
            source=Link(stated.outlet, href(here) if here is not None else ""),
            when=moment(read_time(stated.published)),
            place="" if here is not None else place,
        )


def _how_moved(change: FigureChange) -> Iterator[str]:
    """Say who moved from the one value to the other, and what the program makes of it."""
    if len(change.moved) == 1:
        yield f"{change.moved[0]} {_MOVED[change.how]}."
    elif change.moved:
        yield f"{_joined(change.moved)} moved from the one to the other."
    if change.clash:
        yield "A later article gives the other figure: perhaps an update, and held to be a clash."
    elif not change.moved:
        yield "A later report gives a higher count; not held to be a clash."


_MOVED: Mapping[HowMoved, str] = {
    "rewritten": "has rewritten its sentence",
    "same outlet": "says so in a later article of its own",
}


def _entry(
    *,
    tag: str = "",
    heading: Link | None = None,
    values: Iterable[str] = (),
    said_by: Iterable[str] = (),
    joint: str = "",
    remarks: Iterable[str] = (),
    more: Link | None = None,
    cited: Iterable[Cited] = (),
) -> Entry:
    return Entry(
        tag,
        heading,
        tuple(values),
        tuple(said_by),
        joint,
        tuple(filter(None, remarks)),
        more,
        tuple(cited),
    )


def _quoted(said: Iterable[str]) -> str:
    return " / ".join(f"“{each}”" for each in said)


def _outlets(side: ClashSide) -> str:
    return _names(side.stated)


def _names(stated: Iterable[Stated]) -> str:
    return ", ".join(dict.fromkeys(each.outlet for each in stated))


def _joined_remarks(remarks: Iterable[str]) -> str:
    return "; ".join(filter(None, remarks))


def _sentence(words: str) -> str:
    """Return fixed words as a sentence; outlets' names keep their letters."""
    return f"{words[:1].upper()}{words[1:]}."
