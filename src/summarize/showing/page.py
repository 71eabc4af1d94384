"""Briefing → one self-contained HTML page.

All that the page says is put into plain values here; the templates arrange them and decide
nothing. A new part of the page is a noun, the function that fills it, and a file in
`templates/sections`. Article text reaches the page only through autoescaping.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import chain

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarize.briefing import Briefing
from summarize.judging.firmness import STEP
from summarize.judging.unique import ALONE
from summarize.reading.articles import Article
from summarize.settings import ArticleText, Settings
from summarize.showing.annotated import Report, annotate
from summarize.showing.by_hand import Hand, hand
from summarize.showing.chronicle import Entry, chronicle
from summarize.showing.contested import Contest, Excused, Vouching, contests, excused, vouchings
from summarize.showing.coverage import cover
from summarize.showing.error_rates import error_rates
from summarize.showing.excerpts import bare, carry, cited, lighten
from summarize.showing.heads import CLOSING, CLOSING_WITH_NOTES, HOW_MADE, Head, heads
from summarize.showing.in_short import InShort, in_short
from summarize.showing.inquiries import Inquiry, inquiries
from summarize.showing.matrix import Count, RowGroup, likeness, matrix
from summarize.showing.origins import Origins, origins
from summarize.showing.phrases import counted, days_covered, readable
from summarize.showing.points import (
    LoneVoice,
    Point,
    Silence,
    other_points,
    silence,
    told_points,
    voice,
)
from summarize.showing.policies import csp_hash
from summarize.showing.sheets import stylesheet
from summarize.showing.terms import LIMITS, terms
from summarize.showing.what_changed import ChangeReport, WhatChanged, what_changed
from summarize.showing.who_speaks import Voice, voices
from summarize.showing.wordings import Sayings, sayings


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
    scope: tuple[str, ...]  # how many outlets, how many articles, and which
    outcome: str
    outlets: tuple[str, ...]
    independent: int
    min_support: int
    similarity: float  # above which two sentences can be one point
    alone: float  # above which a point may be told elsewhere too
    step: float  # by which the threshold is moved to see what falls
    common_note: str  # the note that all articles carry; empty when they do not
    in_short: InShort
    agreed: tuple[Point, ...]
    shared: tuple[Point, ...]
    contested: tuple[Contest, ...]  # outlets contradict each other
    disputed: tuple[Contest, ...]  # those whom they quote do
    vouchings: tuple[Vouching, ...]  # flat here, attributed there
    excused: tuple[Excused, ...]  # what only looks like a clash
    voices: tuple[LoneVoice, ...]
    echoes: tuple[str, ...]  # outlets without reporting of their own
    silences: tuple[Silence, ...]  # outlets that leave out something of the consensus
    complete: tuple[str, ...]  # outlets that mention all of it
    more_agreed: tuple[Point, ...]
    more_shared: tuple[Point, ...]
    matrix: tuple[RowGroup, ...]
    alike: tuple[tuple[str, tuple[Count, ...]], ...]
    sayings: Sayings
    calls: tuple[Inquiry, ...]
    timeline: tuple[Entry, ...]
    voices_named: tuple[Voice, ...]
    origins: Origins
    reports: tuple[Report, ...]
    choices: tuple[Choice, ...]
    encoder: str
    version: str  # of this program
    article_text: ArticleText
    changes: WhatChanged | None = None  # since an earlier run; None where there is none
    hand: Hand | None = None  # what the analyst decided; None where that is nothing

    @property
    def remarks(self) -> tuple[Report, ...]:
        """The articles whose notes must be told one by one."""
        return () if self.common_note else tuple(each for each in self.reports if each.note)

    def terms(self, marked: str) -> tuple[tuple[str, str], ...]:
        """Return the words used and what they mean; `marked` says how what is marked is shown."""
        return terms(
            min_support=self.min_support,
            similarity=self.similarity,
            alone=self.alone,
            step=self.step,
            marked=marked,
        )

    def heads(self, marked: str) -> Mapping[str, Head]:
        """Return what stands above each section, by its anchor; `marked` as for `terms`."""
        return heads(
            independent=self.independent,
            min_support=self.min_support,
            alone=self.alone,
            since=None if self.changes is None else self.changes.since,
            by_hand=self.hand is not None,
            marked=marked,
        )

    @property
    def closing(self) -> str:
        """The last words of the briefing: whose words stand in it."""
        return CLOSING if self.hand is None else CLOSING_WITH_NOTES


def to_html(briefing: Briefing, changes: ChangeReport | None = None) -> str:
    """Return the briefing as one HTML file: the same text for the same briefing.

    It asks no host for anything and allows no style and no script but its own. All it says can be
    read without the script, which only brings together what stands apart.
    """
    style, script = stylesheet("briefing.css"), _own("briefing.js")
    page = describe(briefing, changes)
    return (
        _environment()
        .get_template("briefing.html.j2")
        .render(
            page=page,
            heads=page.heads("underlined"),
            terms=page.terms("underlined"),
            limits=LIMITS,
            error_rates=error_rates(),
            how_made=HOW_MADE,
            closing=page.closing,
            style=Markup(style),
            style_hash=csp_hash(style),
            script=Markup(script),
            script_hash=csp_hash(script),
        )
    )


@cache
def _own(name: str) -> str:
    file = resources.files("summarize.showing").joinpath(f"templates/{name}")
    return file.read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("summarize.showing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def describe(briefing: Briefing, changes: ChangeReport | None = None) -> Page:
    """Say in plain values what the page shows."""
    coverage = cover(briefing)
    told = {line.finding.id for line in briefing.summary}
    points = {kind: told_points(coverage, kind) for kind in ("consensus", "shared")}
    more = {kind: other_points(coverage, kind, told) for kind in ("consensus", "shared")}
    silences = [silence(o, coverage, told) for o in briefing.outlets if o in briefing.omissions]
    contested = contests(coverage, "outlets", told)
    disputed = contests(coverage, "speakers", told)
    alone = tuple(voice(outlet, coverage, told) for outlet in briefing.origins)
    proofs = cited(chain.from_iterable(points.values()), (*contested, *disputed), alone)
    how = briefing.settings.article_text
    return Page(
        title=readable(briefing.story),
        days=days_covered(briefing.articles),
        scope=_scope(briefing),
        outcome=briefing.outcome(),
        outlets=briefing.outlets,
        independent=len(briefing.independent),
        min_support=briefing.min_support,
        similarity=briefing.settings.similarity,
        alone=ALONE,
        step=STEP,
        common_note=_common_note(briefing.articles),
        in_short=in_short(points["consensus"], (*contested, *disputed), alone),
        agreed=points["consensus"],
        shared=points["shared"],
        contested=contested,
        disputed=disputed,
        vouchings=vouchings(coverage, told),
        excused=excused(briefing.clashes.explained, coverage),
        voices=tuple(lighten(each, how) for each in alone),
        echoes=tuple(each for each in briefing.outlets if each not in briefing.origins),
        silences=tuple(each for each in silences if each.shown or each.perhaps),
        complete=tuple(o.outlet for o in silences if not (o.shown or o.perhaps)),
        more_agreed=bare(more["consensus"], how),
        more_shared=bare(more["shared"], how),
        matrix=matrix(coverage),
        alike=likeness(briefing),
        sayings=sayings(coverage),
        calls=inquiries(coverage),
        timeline=chronicle(coverage),
        voices_named=voices(briefing),
        origins=origins(briefing),
        reports=tuple(carry(report, how, proofs) for report in annotate(coverage, told)),
        choices=_choices(briefing.settings),
        encoder=briefing.encoder,
        version=version("summarize"),
        article_text=how,
        changes=what_changed(changes, briefing) if changes is not None else None,
        hand=hand(briefing),
    )


def _scope(briefing: Briefing) -> tuple[str, ...]:
    return (
        _count_outlets(len(briefing.outlets), len(briefing.independent)),
        counted(len(briefing.articles), "article"),
        ", ".join(_presented(outlet, briefing) for outlet in briefing.outlets),
    )


def _count_outlets(outlets: int, independent: int) -> str:
    if independent == outlets:
        return counted(outlets, "independent outlet")
    return f"{counted(outlets, 'outlet')}, {independent} of them independent"


def _presented(outlet: str, briefing: Briefing) -> str:
    """Name an outlet, with what the reader would not expect of it."""
    crediting = {each.sentence.outlet for each in briefing.credit_lines if each.role != "staff"}
    articles = sum(article.outlet == outlet for article in briefing.articles)
    remarks = (
        f"{articles} articles" if articles > 1 else "",
        "" if outlet in briefing.independent else "not independent",
        "credits other newsrooms" if outlet in crediting else "",
    )
    told = ", ".join(filter(None, remarks))
    return f"{outlet} ({told})" if told else outlet


def _common_note(articles: Sequence[Article]) -> str:
    notes = {article.note for article in articles}
    return notes.pop() if len(notes) == 1 else ""


def _choices(settings: Settings) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, str(getattr(settings, name)), field.description or "")
        for name, field in Settings.model_fields.items()
    )
