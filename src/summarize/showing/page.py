"""Briefing → one self-contained HTML page.

All that the page says is put into plain values here; the templates arrange them and decide
nothing. A new part of the page is a noun, the function that fills it, and a file in
`templates/sections`. Article text reaches the page only through autoescaping.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from itertools import combinations, groupby, pairwise
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarize.briefing import Briefing
from summarize.judging.conflicts import Conflict, gather_sides
from summarize.judging.findings import Finding
from summarize.judging.unique import UniquePoint
from summarize.reading.articles import Article
from summarize.reading.kinds import Kind
from summarize.reading.sentences import Sentence, plain
from summarize.settings import Settings

_OPEN_POINTS = 5  # of what one outlet alone says; the rest is folded away
_ROW_LENGTH = 84  # characters of a point's words in the coverage matrix
_NEAREST_LENGTH = 140  # characters of the nearest sentence elsewhere
_DIGEST_LENGTH = 12
_TINTS = 4  # shades of the table that says how alike the outlets are
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place on this page and the words that lead to it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words shown before a sentence because it needs them."""

    text: str
    gap: bool  # the article says more before the next words shown


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of one outlet and what must be read before it."""

    lead_in: tuple[Passage, ...]
    text: str
    source: Link  # the outlet; leads to the sentence in its article


@dataclass(frozen=True, slots=True)
class Testimony:
    """A sentence that tells a point, as one of several."""

    before: str  # with marked and after, the sentence
    marked: str  # the words that clash; empty where nothing does
    after: str
    source: Link
    when: str
    kind: Kind
    reprint_of: str  # the outlet whose reporting it repeats; empty for reporting of its own


@dataclass(frozen=True, slots=True)
class Point:
    """Something told, who tells it and who does not."""

    anchor: str  # empty when nothing leads to it
    quote: Quote
    support: int
    stated: tuple[Link, ...]  # independent outlets, each leading to its own sentence
    reprinted: tuple[Link, ...]
    missing: tuple[str, ...]
    testimonies: tuple[Testimony, ...]  # all sentences that tell it, in reading order


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said where outlets clash."""

    says: str
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What is said about one and the same thing, side against side."""

    label: str
    sides: tuple[Side, ...]
    may_be_update: bool


@dataclass(frozen=True, slots=True)
class Contest:
    """A point on which outlets contradict each other."""

    clashes: tuple[Clash, ...]
    point: Point
    others: tuple[Link, ...]  # outlets that tell the point and do not clash


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of another outlet that comes nearest."""

    label: str
    place: Link
    outlet: str
    similarity: str


@dataclass(frozen=True, slots=True)
class LonePoint:
    """Something that one outlet alone says."""

    quote: Quote
    reprinted: tuple[Link, ...]
    nearest: Nearest | None


@dataclass(frozen=True, slots=True)
class LoneVoice:
    """An outlet and what it alone says, most important first."""

    outlet: str
    shown: tuple[LonePoint, ...]
    folded: tuple[LonePoint, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one outlet tells one point."""

    sign: str
    words: str
    href: str  # empty when there is no sentence to lead to


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the coverage matrix."""

    anchor: str
    place: Link
    cells: tuple[Cell, ...]  # one for each outlet, in file order


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The points of one kind in the coverage matrix."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many points two outlets both tell; an outlet with itself: how many it tells."""

    number: int
    tint: int  # 0 to 4, for shading only
    itself: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark behind a sentence of an article."""

    kind: Literal["support", "contested", "reprint"]
    text: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence in its place."""

    anchor: str
    text: str
    spaced: bool  # white space stands before it
    set_aside: bool
    finding: str  # the kind of the finding it belongs to; empty when it was not compared
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article, sentence by sentence."""

    kind: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An article and what is known of it."""

    anchor: str
    outlet: str
    title: str  # empty when the headline says it
    headline: Paragraph | None  # the title as printed; None when the text does not start with it
    paragraphs: tuple[Paragraph, ...]
    published: str
    author: str
    url: str
    href: str  # the url, when it is one that may be followed; else empty
    note: str
    file: str
    digest: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting, its value and what it is for."""

    name: str
    value: str
    description: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page shows, from top to bottom."""

    title: str
    days: str
    outcome: str
    outlets: tuple[str, ...]
    independent: int
    min_support: int
    similarity: float  # above which two sentences can be one point
    common_note: str  # the note that all articles carry; empty when they do not
    agreed: tuple[Point, ...]
    shared: tuple[Point, ...]
    contested: tuple[Contest, ...]
    voices: tuple[LoneVoice, ...]
    echoes: tuple[str, ...]  # outlets without reporting of their own
    more_agreed: tuple[Point, ...]
    more_shared: tuple[Point, ...]
    matrix: tuple[RowGroup, ...]
    alike: tuple[tuple[str, tuple[Count, ...]], ...]
    reports: tuple[Report, ...]
    choices: tuple[Choice, ...]
    encoder: str

    @property
    def remarks(self) -> tuple[Report, ...]:
        """The articles whose notes must be told one by one."""
        return () if self.common_note else tuple(each for each in self.reports if each.note)


def to_html(briefing: Briefing) -> str:
    """Return the briefing as one HTML file: the same text for the same briefing.

    It asks no host for anything, runs no script and allows no style but its own.
    """
    css = resources.files("summarize.showing").joinpath("templates/briefing.css")
    style = css.read_text(encoding="utf-8").strip()
    return (
        _environment()
        .get_template("briefing.html.j2")
        .render(page=describe(briefing), style=Markup(style), style_hash=_csp_hash(style))
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("summarize.showing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _csp_hash(style: str) -> str:
    """Return the source expression that allows exactly this style element."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def describe(briefing: Briefing) -> Page:
    """Say in plain values what the page shows."""
    told = {line.finding.id for line in briefing.summary}
    points = {kind: _told_points(briefing, kind) for kind in ("consensus", "shared")}
    more = {kind: _other_points(briefing, kind, told) for kind in ("consensus", "shared")}
    return Page(
        title=_readable(briefing.story),
        days=_days_covered(briefing.articles),
        outcome=briefing.outcome(),
        outlets=briefing.outlets,
        independent=len(briefing.origins),
        min_support=briefing.min_support,
        similarity=briefing.settings.similarity,
        common_note=_common_note(briefing.articles),
        agreed=points["consensus"],
        shared=points["shared"],
        contested=tuple(_contest(each, briefing) for each in briefing.of_kind("contested")),
        voices=tuple(_voice(outlet, briefing) for outlet in briefing.origins),
        echoes=tuple(each for each in briefing.outlets if each not in briefing.origins),
        more_agreed=more["consensus"],
        more_shared=more["shared"],
        matrix=_matrix(briefing),
        alike=_alike(briefing),
        reports=_reports(briefing, told),
        choices=_choices(briefing.settings),
        encoder=briefing.encoder,
    )


def _readable(story: str) -> str:
    """Return "mexico-visit" as "Mexico visit"; nothing else changes."""
    words = " ".join(re.sub(r"[-_]+", " ", story).split()) or story
    return words[:1].upper() + words[1:]


def _days_covered(articles: Sequence[Article]) -> str:
    days = sorted(day for article in articles if (day := article.day) is not None)
    if not days:
        return "undated"
    undated = len(articles) - len(days)
    rest = f" and {_counted(undated, 'undated article')}" if undated else ""
    return _day_range(days[0], days[-1]) + rest


def _day_range(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    start = _day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _common_note(articles: Sequence[Article]) -> str:
    notes = {article.note for article in articles}
    return notes.pop() if len(notes) == 1 else ""


def _told_points(briefing: Briefing, kind: str) -> tuple[Point, ...]:
    found = (line.finding for line in briefing.summary)
    return tuple(
        _point(finding, briefing, f"line-{finding.id}") for finding in found if finding.kind == kind
    )


def _other_points(briefing: Briefing, kind: str, told: set[str]) -> tuple[Point, ...]:
    found = (each for each in briefing.findings if each.kind == kind and each.id not in told)
    return tuple(_point(finding, briefing, "") for finding in found)


def _point(finding: Finding, briefing: Briefing, anchor: str) -> Point:
    cluster = finding.cluster
    return Point(
        anchor=anchor,
        quote=_quote(finding.representative, finding.context.lead_in),
        support=finding.support,
        stated=tuple(
            Link(outlet, _href(_own_sentence(finding, outlet)))
            for outlet in briefing.outlets
            if outlet in cluster.origins
        ),
        reprinted=_reprints(finding),
        missing=tuple(each for each in briefing.outlets if each not in cluster.outlets),
        testimonies=tuple(_testimony(sentence) for sentence in cluster.members),
    )


def _quote(sentence: Sentence, lead_in: Sequence[Sentence]) -> Quote:
    passages = tuple(
        Passage(earlier.text, gap=later.index != earlier.index + 1)
        for earlier, later in pairwise((*lead_in, sentence))
    )
    return Quote(passages, sentence.text, Link(sentence.outlet, _href(sentence)))


def _own_sentence(finding: Finding, outlet: str) -> Sentence:
    """Return where an independent outlet tells a point: what is shown, or its first body line."""
    if finding.representative.outlet == outlet:
        return finding.representative
    own = (span.sentence for span in finding.cluster.spans if span.origin == outlet)
    return min(own, key=lambda sentence: (sentence.kind != "body", sentence.reading_order))


def _reprints(finding: Finding) -> tuple[Link, ...]:
    """Return the outlets that only print what others report, each with its first copy."""
    places: dict[str, str] = {}
    for sentence in finding.cluster.members:
        if sentence.outlet not in finding.cluster.origins:
            places.setdefault(sentence.outlet, _href(sentence))
    return tuple(Link(outlet, href) for outlet, href in places.items())


def _testimony(sentence: Sentence, clashing: str = "") -> Testimony:
    text = sentence.text
    found = re.search(rf"(?<!\w){re.escape(clashing)}(?!\w)", text) if clashing else None
    start, end = found.span() if found else (len(text), len(text))
    return Testimony(
        before=text[:start],
        marked=text[start:end],
        after=text[end:],
        source=Link(sentence.outlet, _href(sentence)),
        when=_moment(sentence.article.published),
        kind=sentence.kind,
        reprint_of=sentence.origin if sentence.copy_of is not None else "",
    )


def _moment(published: datetime | date | None) -> str:
    if published is None:
        return ""
    if not isinstance(published, datetime):
        return _day(published)
    return f"{_day(published)}, {published:%H:%M} {published.tzname() or ''}".rstrip()


def _anchor(sentence: Sentence) -> str:
    return f"s-{sentence.article.id}-{sentence.index}"


def _href(sentence: Sentence) -> str:
    return f"#{_anchor(sentence)}"


def _contest(finding: Finding, briefing: Briefing) -> Contest:
    by_subject: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in finding.conflicts:
        by_subject.setdefault((conflict.kind, conflict.unit), []).append(conflict)
    point = _point(finding, briefing, f"contested-{finding.id}")
    clashing = {
        sentence.outlet
        for conflict in finding.conflicts
        for sentence in (conflict.left, conflict.right)
    }
    return Contest(
        clashes=tuple(_clash(conflicts) for conflicts in by_subject.values()),
        point=point,
        others=tuple(link for link in point.stated if link.text not in clashing),
    )


def _clash(conflicts: Sequence[Conflict]) -> Clash:
    labels: Mapping[str, str] = {"number": "Figures differ"}
    return Clash(
        label=labels[conflicts[0].kind],
        sides=tuple(
            Side(side.says, tuple(_testimony(each, side.says) for each in side.sentences))
            for side in gather_sides(conflicts)
        ),
        may_be_update=any(conflict.may_be_update for conflict in conflicts),
    )


def _voice(outlet: str, briefing: Briefing) -> LoneVoice:
    points = tuple(_lone_point(point) for point in briefing.unique[outlet])
    return LoneVoice(outlet, points[:_OPEN_POINTS], points[_OPEN_POINTS:])


def _lone_point(point: UniquePoint) -> LonePoint:
    return LonePoint(
        quote=_quote(point.sentence, point.lead_in),
        reprinted=_reprints(point.finding),
        nearest=None
        if point.nearest is None
        else Nearest(
            label="perhaps also" if point.doubtful else "nearest elsewhere",
            place=Link(_in_quotation_marks(point.nearest.text), _href(point.nearest)),
            outlet=point.nearest.outlet,
            similarity=f"{point.nearest_similarity:.2f}",
        ),
    )


def _in_quotation_marks(text: str) -> str:
    """Quote a text in short, in single marks when it has double ones of its own."""
    short = _shortened(text, _NEAREST_LENGTH)
    return f"‘{short}’" if re.search(r"[“”\"]", short) else f"“{short}”"


def _shortened(text: str, length: int) -> str:
    """Return the first words of a text on one line, at most `length` characters and an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole_words, _, _ = line[: length + 1].rpartition(" ")
    return (whole_words or line[:length]).rstrip(" ,;:–—-") + "…"


def _matrix(briefing: Briefing) -> tuple[RowGroup, ...]:
    """List every point that two outlets or more print, kind by kind, each in reading order."""
    labels = {
        "consensus": "Consensus",
        "contested": "Contested",
        "shared": "Shared by fewer",
        "unique": "Reported by one, reprinted by others",
    }
    groups = (
        RowGroup(
            label,
            tuple(
                _row(finding, briefing)
                for finding in briefing.findings
                if finding.kind == kind and _in_matrix(finding)
            ),
        )
        for kind, label in labels.items()
    )
    return tuple(group for group in groups if group.rows)


def _in_matrix(finding: Finding) -> bool:
    return len(finding.cluster.outlets) > 1


def _row(finding: Finding, briefing: Briefing) -> Row:
    shown = finding.representative
    return Row(
        anchor=f"row-{finding.id}",
        place=Link(_shortened(shown.text, _ROW_LENGTH), _href(shown)),
        cells=tuple(_cell(finding, outlet) for outlet in briefing.outlets),
    )


def _cell(finding: Finding, outlet: str) -> Cell:
    if outlet in finding.cluster.origins:
        return Cell("●", "own reporting", _href(_own_sentence(finding, outlet)))
    for link in _reprints(finding):
        if link.text == outlet:
            return Cell("○", "reprint", link.href)
    return Cell("–", "not told", "")


def _alike(briefing: Briefing) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """Count for every two outlets the points that both report on their own."""
    origins = [set(finding.cluster.origins) for finding in briefing.findings]
    numbers = {
        (left, right): sum({left, right} <= tellers for tellers in origins)
        for left in briefing.outlets
        for right in briefing.outlets
    }
    most = max((numbers[pair] for pair in combinations(briefing.outlets, 2)), default=0)
    counts = {
        (left, right): Count(
            number=number,
            tint=0 if left == right or most == 0 else round(_TINTS * number / most),
            itself=left == right,
        )
        for (left, right), number in numbers.items()
    }
    return tuple(
        (left, tuple(counts[left, right] for right in briefing.outlets))
        for left in briefing.outlets
    )


def _reports(briefing: Briefing, told: set[str]) -> tuple[Report, ...]:
    findings = {
        sentence.id: finding
        for finding in briefing.findings
        for sentence in finding.cluster.members
    }
    by_article: dict[str, list[Sentence]] = {article.id: [] for article in briefing.articles}
    for sentence in briefing.sentences:
        by_article[sentence.article.id].append(sentence)
    return tuple(
        _report(article, by_article[article.id], findings, told) for article in briefing.articles
    )


def _report(
    article: Article,
    sentences: Sequence[Sentence],
    findings: Mapping[str, Finding],
    told: set[str],
) -> Report:
    lines = [tuple(line) for _, line in groupby(sentences, key=lambda each: each.paragraph)]
    paragraphs = tuple(_paragraph(line, findings, told) for line in lines)
    titled = bool(lines) and _says_title(lines[0], article)
    return Report(
        anchor=f"article-{article.id}",
        outlet=article.outlet,
        title="" if titled else article.title,
        headline=paragraphs[0] if titled else None,
        paragraphs=paragraphs[1:] if titled else paragraphs,
        published=_moment(article.published) or "undated",
        author=article.author,
        url=article.url,
        href=article.url if _may_be_followed(article.url) else "",
        note=article.note,
        file=article.file,
        digest=article.sha256[:_DIGEST_LENGTH],
        sha256=article.sha256,
    )


def _says_title(line: Sequence[Sentence], article: Article) -> bool:
    printed = article.text[line[0].start : line[-1].end]
    return line[0].kind == "headline" and plain(printed) == plain(article.title)


def _may_be_followed(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket in the host that is no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _paragraph(
    line: Sequence[Sentence], findings: Mapping[str, Finding], told: set[str]
) -> Paragraph:
    kinds = [sentence.kind for sentence in line if sentence.kind != "boilerplate"]
    return Paragraph(
        kind=kinds[0] if kinds else "boilerplate",
        pieces=tuple(
            _piece(sentence, before, findings.get(sentence.id), told)
            for before, sentence in zip((None, *line), line, strict=False)
        ),
    )


def _piece(
    sentence: Sentence, before: Sentence | None, finding: Finding | None, told: set[str]
) -> Piece:
    return Piece(
        anchor=_anchor(sentence),
        text=sentence.text,
        spaced=before is not None and sentence.start > before.end,
        set_aside=sentence.kind == "boilerplate",
        finding=finding.kind if finding is not None else "",
        marks=tuple(_marks(sentence, finding, told)) if finding is not None else (),
    )


def _marks(sentence: Sentence, finding: Finding, told: set[str]) -> Iterable[Mark]:
    """Say who else tells it: how many, whether they clash, and whose words a reprint repeats."""
    home = _home(finding, told)
    if finding.support > 1:
        title = f"told by {finding.support} independent outlets"
        yield Mark("support", str(finding.support), home, title)
    if finding.kind == "contested":
        yield Mark("contested", "contested", home, "outlets contradict each other on this point")
    if sentence.copy_of is not None:
        yield Mark(
            "reprint",
            f"reprint of {sentence.origin}",
            _href(sentence.copy_of),
            f"repeats what {sentence.origin} reported",
        )
    elif finding.support == 1 and _in_matrix(finding):
        names = ", ".join(link.text for link in _reprints(finding))
        yield Mark("reprint", "reprinted", home, f"reprinted by {names}")


def _home(finding: Finding, told: set[str]) -> str:
    """Return where the page tells a point."""
    if finding.kind == "contested":
        return f"#contested-{finding.id}"
    return f"#line-{finding.id}" if finding.id in told else f"#row-{finding.id}"


def _choices(settings: Settings) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, str(getattr(settings, name)), field.description or "")
        for name, field in Settings.model_fields.items()
    )
