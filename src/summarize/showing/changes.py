"""Two records of one story → what changed from the one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.showing.aligned import Aligned, align
from summarize.showing.clash_changes import ClashChange, find_clash_changes
from summarize.showing.figure_changes import FigureChange, find_figure_changes
from summarize.showing.phrases import counted, listed
from summarize.showing.point_changes import PointChange, PointFate, find_point_changes
from summarize.showing.recorded import Recorded, RecordedDocument

ArticleFate = Literal["new", "edited", "relabelled", "gone"]


ONLY_SHOWN = ("article_text",)  # settings that change how much is shown, nothing that is found


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something other than the articles that the two runs do not share."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What became of an article."""

    fate: ArticleFate
    document: str  # id in the later run; of one that is gone, in the earlier
    outlet: str
    title: str
    published: str | None
    detail: str  # in fixed words; empty where the fate says it all


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from one run of a story to another."""

    circumstances: tuple[Circumstance, ...]  # changes may come from these
    needed: tuple[int, int]  # independent outlets that a consensus took, then and now
    independent: tuple[int, int]  # outlets of the story, then and now
    articles: tuple[ArticleChange, ...]
    outlets_new: tuple[str, ...]
    outlets_gone: tuple[str, ...]
    points: tuple[PointChange, ...]
    clashes: tuple[ClashChange, ...]
    figures: tuple[FigureChange, ...]

    def points_of(self, fate: PointFate) -> tuple[PointChange, ...]:
        """Return the points of one fate, in their order."""
        return tuple(each for each in self.points if each.fate == fate)


def find_changes(before: Recorded, now: Recorded, programs: tuple[str, str] = ("", "")) -> Changes:
    """Compare two records of one story.

    `programs` are the versions of this program that made them, empty where unknown. What is said
    of points and clashes is careful: none became consensus whose sentences told a consensus
    before, and no clash is new that was there in part.
    """
    runs = align(before, now)
    clashes = find_clash_changes(runs)
    figures = find_figure_changes(runs, [each.number for each in clashes if each.number])
    told = {each.clash for each in figures}
    return Changes(
        circumstances=tuple(_circumstances(before, now, programs)),
        needed=(before.min_support, now.min_support),
        independent=(len(before.independent_outlets), len(now.independent_outlets)),
        articles=tuple(_article_changes(runs)),
        outlets_new=tuple(each for each in now.outlets if each not in before.outlets),
        outlets_gone=tuple(each for each in before.outlets if each not in now.outlets),
        points=find_point_changes(runs),
        clashes=tuple(each for each in clashes if not each.number or each.number not in told),
        figures=figures,
    )


def _circumstances(
    before: Recorded, now: Recorded, programs: tuple[str, str]
) -> Iterator[Circumstance]:
    if before.story != now.story:
        yield Circumstance("the story's name", before.story, now.story)
    for name, value in now.settings.items():
        earlier = before.settings.get(name, value)
        if earlier != value and name not in ("encoder", *ONLY_SHOWN):
            yield Circumstance(f"the setting {name}", str(earlier), str(value))
    if before.overrides != now.overrides:
        yield Circumstance("the analyst's overrides", *_by_hand(before, now))
    if before.encoder != now.encoder:  # its identity; the setting may be a path
        yield Circumstance("the model, or what runs it", before.encoder, now.encoder)
    if all(programs) and programs[0] != programs[1]:
        yield Circumstance("the version of this program", *programs)


def _by_hand(before: Recorded, now: Recorded) -> tuple[str, str]:
    """Say what either run was given: "1 merge and 2 pins"."""
    said = []
    for run in (before, now):
        counts = Counter(each.do for each in run.overrides)
        told = [counted(number, do) for do, number in sorted(counts.items())]
        said.append(listed(told, "and") if told else "none")
    earlier, later = said
    return earlier, later if later != earlier else f"{later}, not the same"


def _article_changes(runs: Aligned) -> Iterator[ArticleChange]:
    earlier_of = {later: earlier for earlier, later in runs.documents.items()}
    for document in runs.now.documents:
        if document.id not in earlier_of:
            yield _article("new", document)
            continue
        earlier = runs.before.document[earlier_of[document.id]]
        if _words(earlier) != _words(document):
            yield _article("edited", document, _extent(runs, earlier.id, document.id))
        elif (earlier.outlet, earlier.published) != (document.outlet, document.published):
            yield _article("relabelled", document, _relabelled(earlier, document))
    for document in runs.before.documents:
        if document.id not in runs.documents:
            yield _article("gone", document)


def _article(fate: ArticleFate, document: RecordedDocument, detail: str = "") -> ArticleChange:
    return ArticleChange(
        fate, document.id, document.outlet, document.title, document.published, detail
    )


def _words(document: RecordedDocument) -> Sequence[str]:
    return document.text.split()


def _extent(runs: Aligned, earlier: str, later: str) -> str:
    """Say how much of an article was edited."""
    gone = [
        each for each in runs.before.sentences
        if each.document == earlier and each.id not in runs.forth
    ]  # fmt: skip
    new = [
        each for each in runs.now.sentences if each.document == later and each.id not in runs.back
    ]
    rewritten = [
        mine for mine, _ in runs.rewritten if runs.before.sentence[mine].document == earlier
    ]
    said = (("rewritten", rewritten), ("new", new), ("taken out", gone))
    parts = [f"{counted(len(found), 'sentence')} {what}" for what, found in said if found]
    return ", ".join(parts) or "its words stand in other lines"


def _relabelled(earlier: RecordedDocument, later: RecordedDocument) -> str:
    parts = []
    if earlier.outlet != later.outlet:
        parts.append(f"was listed as {earlier.outlet}")
    if earlier.published != later.published:
        parts.append(f"was dated {earlier.published or 'not at all'}")
    return ", ".join(parts)
