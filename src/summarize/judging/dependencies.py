"""Register, credit lines and reused text → which outlets are not independent of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.comparing.reuse import Reuse
from summarize.reading.articles import Article
from summarize.reading.credits import Credit
from summarize.reading.outlets import same_outlet, usual_name

DependencyKind = Literal["owner", "agency", "text"]

_PHRASES = {
    "owner": "one owner",
    "agency": "one agency",
    "text": "the same words",
}


@dataclass(frozen=True, slots=True)
class Dependency:
    """What several outlets have in common, so that they may not count as independent."""

    kind: DependencyKind
    name: str  # the owner's or the agency's; empty for text
    outlets: tuple[str, ...]  # two or more, sorted
    credits: tuple[Credit, ...] = ()  # the lines that name the agency; none: the register says so
    reuse: tuple[Reuse, ...] = ()  # the passages in common

    @property
    def phrase(self) -> str:
        """What they have in common, in fixed words, with the name if there is one."""
        return _PHRASES[self.kind] + (f": {self.name}" if self.name else "")


def find_dependencies(
    articles: Iterable[Article], credit_lines: Iterable[Credit] = (), reuse: Iterable[Reuse] = ()
) -> tuple[Dependency, ...]:
    """Return which outlets share an owner, an agency or passages of text, in this order.

    Nobody is merged by it: it is evidence for whoever counts how many stand behind a point. An
    agency that is an outlet of the story itself is named among those that carry it. Owners and
    agencies are compared without regard to case; agencies by their usual names.
    """
    ordered = sorted(articles, key=lambda each: each.reading_order)
    return (
        *_shared_owners(ordered),
        *_shared_agencies(ordered, tuple(credit_lines)),
        *_shared_texts(reuse),
    )


def _shared_owners(articles: Sequence[Article]) -> Iterable[Dependency]:
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    printed: dict[str, str] = {}
    for article in articles:
        if article.source.owner:
            key = " ".join(article.source.owner.casefold().split())
            printed.setdefault(key, article.source.owner)
            outlets[key][article.outlet] = None
    for key in sorted(outlets):
        if len(outlets[key]) > 1:
            yield Dependency("owner", printed[key], tuple(sorted(outlets[key])))


def _shared_agencies(
    articles: Sequence[Article], credit_lines: Sequence[Credit]
) -> Iterable[Dependency]:
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    lines: defaultdict[str, list[Credit]] = defaultdict(list)
    printed: dict[str, str] = {}
    for article in articles:
        if article.source.agency:
            name = usual_name(article.source.agency)
            printed.setdefault(name.casefold(), name)
            outlets[name.casefold()].add(article.outlet)
    for credit in credit_lines:
        if credit.role != "staff":
            printed.setdefault(credit.name.casefold(), credit.name)
            outlets[credit.name.casefold()].add(credit.sentence.outlet)
            lines[credit.name.casefold()].append(credit)
    for key in sorted(outlets):
        itself = {each.outlet for each in articles if same_outlet(each.outlet, printed[key])}
        concerned = outlets[key] | itself
        if len(concerned) > 1:
            yield Dependency("agency", printed[key], tuple(sorted(concerned)), tuple(lines[key]))


def _shared_texts(reuse: Iterable[Reuse]) -> Iterable[Dependency]:
    passages: defaultdict[tuple[str, ...], list[Reuse]] = defaultdict(list)
    for each in reuse:
        passages[tuple(sorted((each.first.outlet, each.second.outlet)))].append(each)
    for outlets in sorted(passages):
        yield Dependency("text", "", outlets, reuse=tuple(passages[outlets]))
