"""Findings → what happened when: dated events in order of time, with who dates them how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, islice

from summarize.comparing.similarity import Pairs
from summarize.comparing.spans import Span
from summarize.judging.conflicts import Conflict, Statement
from summarize.judging.date_clashes import excludes
from summarize.judging.findings import Finding
from summarize.reading.dates import find_dates, read_dates
from summarize.reading.moments import Moment, Precision, Resolved
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence, and the date of what it tells."""

    sentence: Sentence
    moment: Moment  # its place is in the sentence's text; always resolved
    beside: bool = False  # of a clause that opens the sentence: "After he left on Monday, …"

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        assert self.moment.first is not None  # only what is resolved has a place in time
        return self.moment.first

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        assert self.moment.last is not None
        return self.moment.last


@dataclass(frozen=True, slots=True)
class Event:
    """What a sentence tells, on the day on which it says that it happened."""

    finding: Finding  # the best supported one that the sentence stands in
    shown: Dated  # the outlet's own words
    agreeing: tuple[Dated, ...]  # all of the finding that give a day that fits, in reading order
    undated: tuple[str, ...]  # the outlets that tell it too and do not say when, in reading order
    clashes: tuple[Conflict, ...]  # over its date
    repeats: str = ""  # the id of the sentence of another event of its day that tells the same

    @property
    def sentence(self) -> Sentence:
        """The sentence shown."""
        return self.shown.sentence

    @property
    def moment(self) -> Moment:
        """Its date."""
        return self.shown.moment

    @property
    def first(self) -> date:
        """The first day that it may have been."""
        return self.shown.first

    @property
    def last(self) -> date:
        """The last day that it may have been."""
        return self.shown.last

    @property
    def precision(self) -> Precision:
        """How exactly the sentence shown dates it."""
        return self.moment.precision

    @property
    def resolved_from(self) -> Resolved:
        """Whether the day is printed, or worked out from the day of publication."""
        return self.moment.resolved_from

    @property
    def otherwise(self) -> tuple[Statement, ...]:
        """The words in its clashes that date it otherwise; each day of an outlet once."""
        found: dict[tuple[str, object], Statement] = {}
        for clash in self.clashes:
            for each in clash.statements:
                moment = _moment_at(each)
                if moment is not None and excludes(moment, self.moment):
                    found.setdefault((each.sentence.outlet, moment.first or moment.words), each)
        return tuple(found.values())

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who prints a day that fits, in reading order."""
        return tuple(dict.fromkeys(dated.sentence.outlet for dated in self.agreeing))


def list_timeline(findings: Sequence[Finding], conflicts: Sequence[Conflict]) -> tuple[Event, ...]:
    """Return the dated events of a story in order of time.

    One for each finding whose best supported cluster has a sentence that dates what it tells: the
    finding's own sentence where it does, else the one that dates it most exactly; one more where
    another of its sentences gives a day that does not fit. So every sentence of the report that
    dates what it tells is shown or agrees with one shown; none is shown twice. What is
    dated on the way ("the 2008 ceremony", "since Friday"), within a quotation, or by words that
    cannot be resolved, has no place in it; headlines and captions are not shown. `conflicts` are
    all those found in the story: those over dates are marked, and both their sides are listed.
    """
    marks = _Marks(conflicts)
    reader = _Reader()
    events: dict[str, Event] = {}  # by the id of the sentence shown
    ranked = sorted(findings, key=_rank)
    for finding in ranked:
        for event in _tell(finding, reader, marks):
            events.setdefault(event.sentence.id, event)
    told = {dated.sentence.id for event in events.values() for dated in event.agreeing}
    for finding in ranked:  # what is dated and stands with none of these, or clashes
        for dated in filter(None, map(reader.read, finding.members)):
            marked = marks.over(dated)
            if dated.sentence.kind == "body" and (marked or dated.sentence.id not in told):
                event = Event(finding, dated, (dated,), (), marked)
                events.setdefault(dated.sentence.id, event)
    return tuple(sorted(events.values(), key=_order))


_SAME_EVENT = 0.75  # a probability from which two sentences of a day are taken to tell one event


def mark_repeats(events: Sequence[Event], spans: Sequence[Span], pairs: Pairs) -> tuple[Event, ...]:
    """Return the events, each that probably tells another of the same days once more marked.

    Two tell one event when one sentence dates both or those shown are alike; so do all that hang
    together by such pairs. The best supported stands, and the others name it. One whose date is
    contested stands by itself.
    """
    rows = {each.id: row for row, span in enumerate(spans) for each in span.sentences}
    ranked = sorted((each for each in events if not each.clashes), key=lambda e: _rank(e.finding))
    best = list(range(len(ranked)))  # of those that each hangs together with
    for one, other in combinations(range(len(ranked)), 2):
        left, right = ranked[one], ranked[other]
        if (left.first, left.last) != (right.first, right.last):
            continue
        alike = pairs.between(rows[left.sentence.id], rows[right.sentence.id])
        if alike >= _SAME_EVENT or _is_dated_with(left, right):
            stands, joins = sorted((best[one], best[other]))
            best = [stands if place == joins else place for place in best]
    repeats = {
        event.sentence.id: ranked[place].sentence.id
        for event, place in zip(ranked, best, strict=True)
        if ranked[place] is not event
    }
    return tuple(replace(each, repeats=repeats.get(each.sentence.id, "")) for each in events)


def _is_dated_with(one: Event, other: Event) -> bool:
    """Say whether a sentence gives the day of both."""
    dating = {dated.sentence.id for dated in one.agreeing}
    return any(dated.sentence.id in dating for dated in other.agreeing)


def _rank(finding: Finding) -> tuple[object, ...]:
    return -finding.support, finding.representative.reading_order


def _moment_at(statement: Statement) -> Moment | None:
    """Return the date that a statement's words give."""
    moments = find_dates(statement.sentence)
    return next((each for each in moments if _meet(statement.span, each)), None)


class _Marks:
    """Finds the conflicts over the date of a sentence."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self._by_sentence: dict[str, list[Conflict]] = {}
        for conflict in conflicts:
            if conflict.kind == "date":
                for sentence in (conflict.left, conflict.right):
                    self._by_sentence.setdefault(sentence.id, []).append(conflict)

    def over(self, dated: Dated) -> tuple[Conflict, ...]:
        """Return the conflicts over this very date."""
        return tuple(
            conflict
            for conflict in self._by_sentence.get(dated.sentence.id, ())
            for statement in conflict.statements
            if statement.sentence == dated.sentence and _meet(statement.span, dated.moment)
        )


def _meet(span: Place, moment: Moment) -> bool:
    return span[0] < moment.end and moment.start < span[1]


class _Reader:
    """Dates what sentences tell; reads each of them once."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Sequence[Moment], Dated | None]] = {}
        self._around: dict[str, Sequence[Moment]] = {}

    def read(self, sentence: Sentence) -> Dated | None:
        """Return the date of what it tells."""
        return self._all(sentence)[1]

    def fitting(self, sentence: Sentence, shown: Dated) -> Dated | None:
        """Return any date of a sentence that fits the one shown: it tells the same."""
        moments, dated = self._all(sentence)
        if dated is not None and not dated.beside:
            return None if dated.moment.excludes(shown.moment) else dated
        quoted = _quoted_places(sentence.text)
        fits = (
            moment
            for moment in moments
            if moment.first is not None
            and moment.precision == "day"
            and not moment.excludes(shown.moment)
            and not _is_within(quoted, moment)
        )
        found = next(fits, None)
        return Dated(sentence, found) if found is not None else None

    def fits_around(self, sentence: Sentence, shown: Moment) -> bool:
        """Say whether a sentence or those around it name a day that fits the one shown."""
        if sentence.id not in self._around:
            self._around[sentence.id] = _days_around(sentence)
        return any(not moment.excludes(shown) for moment in self._around[sentence.id])

    def _all(self, sentence: Sentence) -> tuple[Sequence[Moment], Dated | None]:
        if sentence.id not in self._read:
            moments = find_dates(sentence)
            self._read[sentence.id] = moments, date_event(sentence, moments)
        return self._read[sentence.id]


def _tell(finding: Finding, reader: _Reader, marks: _Marks) -> Iterable[Event]:
    """Yield an event for each day that the sentences of a finding give, the best told first."""
    members = [each for each in finding.cluster.members if each.kind != "headline"]
    read = (reader.read(each) for each in members if each.kind == "body")
    left = sorted(
        (dated for dated in read if dated is not None and not dated.beside),
        key=lambda dated: _preference(finding, dated),
    )
    undated = True  # who gives no day is named with the first
    while left:
        shown = left[0]
        found = (reader.fitting(each, shown) for each in members)
        agreeing = tuple(dated for dated in found if dated is not None)
        left = [dated for dated in left if dated not in agreeing]
        silent = _silent(members, (*agreeing, *left), shown, reader) if undated else ()
        clashes = dict.fromkeys(each for dated in agreeing for each in marks.over(dated))
        yield Event(finding, shown, agreeing, silent, tuple(clashes))
        undated = False


def _preference(finding: Finding, dated: Dated) -> tuple[object, ...]:
    own = dated.sentence == finding.representative
    return not own, dated.last - dated.first, dated.sentence.reading_order


def _silent(
    members: Sequence[Sentence], dated: Iterable[Dated], shown: Dated, reader: _Reader
) -> tuple[str, ...]:
    """Return the outlets of a finding that give no day at all, not beside the sentence either."""
    dating = {each.sentence.outlet for each in dated}
    undated = [each for each in members if each.outlet not in dating]
    dating.update(each.outlet for each in undated if reader.fits_around(each, shown.moment))
    return tuple(dict.fromkeys(each.outlet for each in undated if each.outlet not in dating))


_BESIDE_IT = 350  # characters before and behind a sentence: about those next to it


def is_dated_beside(sentence: Sentence, shown: Moment) -> bool:
    """Say whether a sentence or those around it name a day that fits the one shown.

    Whatever the words: "yesterday" and "9 March" may be the Monday before publication. What
    cannot be resolved is no such day.
    """
    return _Reader().fits_around(sentence, shown)


def _days_around(sentence: Sentence) -> Sequence[Moment]:
    text = sentence.article.text
    around = text[max(0, sentence.start - _BESIDE_IT) : sentence.end + _BESIDE_IT]
    return [
        moment
        for moment in read_dates(around, sentence.article.day)
        if moment.first is not None and moment.precision == "day"
    ]


_PARTS = {
    "early": 6,
    "morning": 9,
    "afternoon": 15,
    "evening": 19,
    "late": 21,
    "night": 22,
}  # hours
_MIDDAY = 12


def _order(event: Event) -> tuple[object, ...]:
    moment = event.moment
    minute = moment.minute if moment.minute is not None else _PARTS.get(moment.part, _MIDDAY) * 60
    return event.first, event.last, minute, -event.finding.support, event.sentence.reading_order


# ---------------------------------------------------------------------------------------------
# the date of what a sentence tells


def date_event(sentence: Sentence, moments: Iterable[Moment]) -> Dated | None:
    """Return the date of what a sentence of the report tells, None when it gives none.

    Of the moments that it names, in order, the one that opens it comes first, then one beside what
    is told, then the day on which somebody said so, then that of a clause before what is told.
    """
    if sentence.kind not in {"body", "caption"}:
        return None
    found: list[tuple[int, bool, int, Moment]] = []
    quoted = _quoted_places(sentence.text)
    for moment in islice(moments, _MOST_DATES):
        if moment.first is not None and moment.precision != "decade":
            standing = 0 if _is_within(quoted, moment) else _standing(sentence.text, moment)
            if standing:
                found.append((standing, moment.minute is None, moment.start, moment))
    if not found:
        return None
    standing, _, _, moment = min(found, key=lambda each: each[:3])
    return Dated(sentence, moment, beside=standing == _BESIDE)


_OPENS, _TELLS, _SAYS, _BESIDE = (
    1,
    2,
    3,
    4,
)  # how a date stands to what its sentence tells, best first
_MOST_DATES = 12  # of a sentence that are weighed; one with more is a table
_LOOK_BACK = 400  # characters before a date, and after it, that tell how it stands
_QUOTED = re.compile(r'“[^”]{0,2000}(?:”|$)|"[^"]{0,2000}(?:"|$)')
_ASIDE = re.compile(  # right before the date: how long, or up to when
    r"(?i)\b(?:since|until|till|before|after|through|than|following|of|like|as\sof|dated|from|to"
    r"|ending|ended|between|prior\sto|ahead\sof|leading\sup\sto|back\sto)(?:\s(?:the|late|early|about))?\s$"
)
_DESCRIBES_BEFORE = re.compile(
    r"(?i)(?:\b(?:an?|the|his|her|its|their|our|this|that|each)|['’]s?)\s$"
)
_OPENING = re.compile(
    r"(?i)\W*(?:(?:and|but|then|so|also|meanwhile|earlier|later|late|early|just|only),?\s)*"
    r"(?:(?:on|in|at|by|around|about|during|over)\s)?(?:(?:late|early)\s)?$"
)
_EVENT_OPENING = re.compile(r"(?i)\W*(?:at|in|during)\s(?:an?|the|his|her|its|their)\s$")
_SEGMENT = re.compile(
    r"[,;:()–—“”\"]|\s-\s|\b(?:and|but|or|while|because|although|though|when|where|as|if|after|before|"
    r"who|which|whose|that|whether|how|why|what)\b"
)
_ON_THE_WAY = re.compile(
    r"\b(?:who|which|whose|where|because|although|though|if|whether|how|why|what|since)\b"
)
_TO_BE = re.compile(  # "the summit planned for next month"; "the summit was planned for" tells
    r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!is\s)(?<!are\s)(?<!be\s)"
    r"\b(?:planned|scheduled|slated|set|due)\s(?:for|on)\s$"
)
_MARK = re.compile(r"[,;:()–—“”\"]|\s-\s")
_SIGNED = re.compile(r"\(@\w{1,30}\)\s$")
_BEFORE_OR_AFTER = frozenset(("after", "before"))
_FIRST_CLAUSE = re.compile(r"\W*(?:After|Before|When|While|As|Because|Although|Though|Once|If)\s")
_VERB = re.compile(
    r"\b(?:was|were|had|has|is|are|said|told|met|took|came|went|gave|got|made|held|began|left|spoke"
    r"|wrote|saw|found|won|lost|struck|hit|fell|rose|broke|sent|ran|flew|became|\w{2,20}ed)\b"
)
_PARTICIPLE = re.compile(r"\s(?:\w{2,20}ed|built|born|held|made|found|written|taken|known|set)\b")
_GOES_ON = re.compile(rf",\s{_VERB.pattern}")
_BY_AGENT = re.compile(
    r"\b(?<!was\s)(?<!were\s)(?<!been\s)(?<!is\s)(?<!are\s)(?<!be\s)\w{2,20}(?:ed|en)\sby\b"
)
_SAID = re.compile(
    r"(?i)\b(?:said|says|told|announced|reported|wrote|tweeted|added|claimed|confirmed|according\sto"
    r"|stated|testified|replied|acknowledged|insisted|argued|warned|noted)\b"
)


def _standing(text: str, moment: Moment) -> int:
    """Say how a date stands to what is told: 0 when it belongs to something told on the way."""
    before = text[max(0, moment.start - _LOOK_BACK) : moment.start]
    after = text[moment.end : moment.end + _LOOK_BACK]
    if _names_the_present(moment) or _SIGNED.search(before):
        return 0
    if _describes(moment, before, after):
        return _OPENS if _EVENT_OPENING.fullmatch(before) else 0
    if _OPENING.fullmatch(before):
        return _OPENS
    if _ASIDE.search(before) or _TO_BE.search(before):
        return 0
    segment, opener = _segment(before)
    if not opener and _FIRST_CLAUSE.match(before):
        return _BESIDE if _VERB.search(segment) else _TELLS
    if opener == "," and _PARTICIPLE.match(segment) and _GOES_ON.match(after):
        return 0  # "the dam, completed in 1934, …"
    if (
        opener in _BEFORE_OR_AFTER
        or _ON_THE_WAY.search(_since_last_mark(before))
        or segment.startswith(" of ")
        or _BY_AGENT.search(segment)
    ):
        return 0
    return _SAYS if _SAID.search(segment) else _TELLS


def _quoted_places(text: str) -> Sequence[Place]:
    return [match.span() for match in _QUOTED.finditer(text)]


def _is_within(places: Iterable[Place], moment: Moment) -> bool:
    return any(start < moment.start < end for start, end in places)


def _names_the_present(moment: Moment) -> bool:
    """Say whether it is "this month" or "this year": when it is told rather than happened."""
    return moment.words.lower() in {"this month", "this year", "this week", "next year"}


def _describes(moment: Moment, before: str, after: str) -> bool:
    """Say whether it is the date of a thing: "Thursday's vote", "the 2008 ceremony"."""
    if re.match(r"['’]", after):
        return True
    if moment.words.lower().startswith(("the ", "a ")):
        return False
    return bool(_DESCRIBES_BEFORE.search(before) and re.match(r"\s[A-Za-z]", after))


def _since_last_mark(before: str) -> str:
    return before[max((mark.end() for mark in _MARK.finditer(before)), default=0) :]


def _segment(before: str) -> tuple[str, str]:
    """Return what stands between the last word or mark that opens a clause and the date."""
    bounds = list(_SEGMENT.finditer(before))
    if not bounds:
        return before, ""
    return before[bounds[-1].end() :], bounds[-1][0]
