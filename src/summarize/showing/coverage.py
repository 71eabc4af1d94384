"""Briefing → which outlet tells which point, how much of it, and what two have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

from summarize.briefing import Briefing
from summarize.comparing.clusters import Cluster
from summarize.comparing.utterances import other_wordings
from summarize.judging.conflicts import Clash, Conflict
from summarize.judging.findings import Finding, FindingKind
from summarize.judging.omissions import Omission
from summarize.reading.sentences import Sentence
from summarize.showing.by_hand import InEffect, in_effect

Standing = Literal["own", "reprint", ""]
Share = Literal["whole", "point", "reprint", "some", ""]

HEADINGS: Mapping[FindingKind, str] = {  # of the groups of points, in the order shown
    "consensus": "Consensus",
    "contested": "Contested",
    "shared": "Shared by fewer",
    "unique": "Reported by one, reprinted by others",
}
PERHAPS = "?", "perhaps in other words"  # of an outlet that may tell a point: sign and words
_ORDER = tuple(HEADINGS)


def points_of_several(briefing: Briefing) -> tuple[Finding, ...]:
    """Return the findings that at least two outlets print.

    Consensus first, then contested, shared, and what one outlet reports and another reprints;
    within each the best-supported first, then in reading order.
    """
    several = [finding for finding in briefing.findings if len(finding.cluster.outlets) > 1]
    return tuple(sorted(several, key=lambda each: (_ORDER.index(each.kind), -each.support)))


def standing(finding: Finding, outlet: str) -> Standing:
    """Say whether an outlet tells a point in its own reporting, as a reprint, or not at all."""
    if outlet in finding.cluster.origins:
        return "own"
    return "reprint" if outlet in finding.cluster.outlets else ""


def count_common_points(briefing: Briefing) -> Mapping[tuple[str, str], int]:
    """Count for every two outlets the points that both report themselves.

    Reprints do not count: they would make a wire copy look like agreement. An outlet with itself
    gives all the points it reports.
    """
    told = [set(finding.cluster.origins) for finding in briefing.findings]
    return {
        (left, right): sum(left in origins and right in origins for origins in told)
        for left in briefing.outlets
        for right in briefing.outlets
    }


@dataclass(frozen=True, slots=True)
class Place:
    """A cluster that a sentence stands in, and the finding that tells it."""

    finding: Finding
    cluster: Cluster
    number: int  # 1 for the finding's best supported cluster
    kind: FindingKind  # the finding's, or for what it tells besides: how many tell that

    @property
    def id(self) -> str:
        """The finding's id, for its further clusters followed by their number: c7, c7.2."""
        return self.finding.id if self.number == 1 else f"{self.finding.id}.{self.number}"


@dataclass(frozen=True)
class Coverage:
    """Where every sentence of a briefing stands, and so how much an outlet tells of a line."""

    briefing: Briefing
    places: Mapping[str, tuple[Place, ...]]  # by sentence id, in reading order of the findings

    def of(self, finding: Finding) -> tuple[Place, ...]:
        """Return what a finding tells, cluster by cluster, its best supported first."""
        found = self.places[finding.representative.id]
        return tuple(place for place in found if place.finding is finding)

    @cached_property
    def by_hand(self) -> InEffect:
        """What the analyst decided that is in effect."""
        return in_effect(self.briefing)

    @cached_property
    def listed(self) -> Mapping[str, Place]:
        """The places to list, by id and in reading order of the findings.

        Of every finding what most outlets report of it. What findings tell besides is listed once,
        unless it is another's best: where it is contested, or else where it is told first.
        """
        every = [place for finding in self.briefing.findings for place in self.of(finding)]
        best = {place.cluster.rows for place in every if place.number == 1}
        besides: dict[tuple[int, ...], Place] = {}
        for place in sorted(every, key=lambda place: place.kind != "contested"):
            if place.cluster.rows not in best:
                besides.setdefault(place.cluster.rows, place)
        return {
            place.id: place
            for place in every
            if place.number == 1 or besides.get(place.cluster.rows) is place
        }

    def listed_id(self, place: Place) -> str:
        """Return the id under which a place's cluster is listed."""
        return place.id if place.id in self.listed else self._listed_ids[place.cluster.rows]

    @cached_property
    def _listed_ids(self) -> Mapping[tuple[int, ...], str]:
        last_first = reversed(list(self.listed.values()))
        return {place.cluster.rows: place.id for place in last_first}

    def share(self, finding: Finding, outlet: str) -> Share:
        """Say how much of the sentence shown an outlet tells.

        "whole" is everything in it and "point" what its supporters agree on; "reprint" is that in
        another's words. "some" is something of it: a part that other outlets do not agree on, a
        headline, or what another line tells better. Empty when no sentence of the outlet is
        joined with it.
        """
        if outlet in finding.cluster.origins:
            states_all = not self._articles[outlet].isdisjoint(finding.agreement.whole)
            return "whole" if states_all else "point"
        if outlet in finding.cluster.outlets:
            return "reprint"
        return "some" if outlet in self._joined_outlets[finding.id] else ""

    def tellers(self, finding: Finding, share: Share) -> tuple[str, ...]:
        """Return the outlets that tell so much of a line, in file order."""
        outlets = self.briefing.outlets
        return tuple(outlet for outlet in outlets if self.share(finding, outlet) == share)

    def sentence(self, finding: Finding, outlet: str) -> Sentence | None:
        """Return where an outlet tells a point: what is shown, or its first body line."""
        if finding.representative.outlet == outlet:
            return finding.representative
        cluster = finding.cluster
        own = [span.sentence for span in cluster.spans if span.origin == outlet]
        printed = [each for each in cluster.members if each.outlet == outlet]
        found = own or printed or self._joined(finding, outlet)
        return min(found, key=lambda each: (each.kind != "body", each.reading_order), default=None)

    def concerned(self, clash: Clash) -> tuple[Finding, ...]:
        """Return the findings that a clash makes contested or disputed, in reading order."""
        keys = {_key(conflict) for conflict in clash.conflicts}
        return tuple(each for each in self.briefing.findings if keys & self._clashing[each.id])

    @cached_property
    def _clashing(self) -> Mapping[str, AbstractSet[_Key]]:
        """For each finding's id its conflicts and disputes."""
        return {
            finding.id: {_key(each) for each in (*finding.conflicts, *finding.disputes)}
            for finding in self.briefing.findings
        }

    @cached_property
    def disputes(self) -> Mapping[str, tuple[tuple[int, Clash], ...]]:
        """For each finding's id the clashes between speakers that it tells a side of.

        Each with its number among all clashes of the story, from 1.
        """
        found: dict[str, list[tuple[int, Clash]]] = {}
        for number, clash in enumerate(self.briefing.clashes.points, start=1):
            if clash.between == "speakers":
                for finding in self.concerned(clash):
                    found.setdefault(finding.id, []).append((number, clash))
        return {name: tuple(each) for name, each in found.items()}

    def left_out(self, outlet: str) -> tuple[Omission, ...]:
        """Return the consensus points of which an outlet tells nothing, most supported first.

        Doubtful ones too: it may tell them in other words.
        """
        missed = self.briefing.omissions.get(outlet, ())
        return tuple(each for each in missed if not self.share(each.finding, outlet))

    def perhaps(self, finding: Finding) -> Mapping[str, Sentence]:
        """Return the outlets that may tell a point in other words, with their nearest sentences.

        They are among those that tell nothing of it, as far as is sure; in file order.
        """
        found = self._perhaps.get(finding.id, {})
        return {outlet: found[outlet] for outlet in self.tellers(finding, "") if outlet in found}

    @cached_property
    def _perhaps(self) -> Mapping[str, Mapping[str, Sentence]]:
        found: dict[str, dict[str, Sentence]] = {}
        for outlet, silences in self.briefing.silences.items():
            for each in silences:
                if each.doubtful and each.nearest is not None:
                    found.setdefault(each.finding.id, {})[outlet] = each.nearest
        return found

    def without(self, finding: Finding) -> tuple[str, ...]:
        """Return the outlets in which nothing was found that is like a point, in file order."""
        perhaps = self.perhaps(finding)
        return tuple(each for each in self.tellers(finding, "") if each not in perhaps)

    def best_place(self, sentence: Sentence) -> Place | None:
        """Return the finding that tells a sentence best; None when it was not compared.

        The one that shows it, or else the one in which most outlets tell the same.
        """
        return min(
            self.places.get(sentence.id, ()),
            key=lambda place: (
                place.finding.representative.id != sentence.id,
                -place.cluster.support,
                place.number,
                int(place.finding.id[1:]),
            ),
            default=None,
        )

    def _joined(self, finding: Finding, outlet: str) -> Sequence[Sentence]:
        """Return an outlet's sentences that stand in any cluster with the sentence shown, or quote
        what it quotes.

        A cluster that another line tells holds it as well as those that its own finding names.
        """
        clusters = (place.cluster for place in self.places[finding.representative.id])
        members = chain.from_iterable(cluster.members for cluster in clusters)
        quoting = self._wordings.get(finding.representative.id, ())
        return [each for each in (*members, *quoting) if each.outlet == outlet]

    @cached_property
    def _wordings(self) -> Mapping[str, Sequence[Sentence]]:
        return other_wordings(self.briefing.utterances)

    @cached_property
    def _joined_outlets(self) -> Mapping[str, frozenset[str]]:
        """For each finding's id the outlets that have such a sentence."""
        printing: dict[tuple[int, ...], set[str]] = {}
        joined = {}
        for finding in self.briefing.findings:
            clusters = [place.cluster for place in self.places[finding.representative.id]]
            for cluster in clusters:
                if cluster.rows not in printing:
                    printing[cluster.rows] = {each.outlet for each in cluster.members}
            quoting = self._wordings.get(finding.representative.id, ())
            joined[finding.id] = frozenset(each.outlet for each in quoting).union(
                *(printing[each.rows] for each in clusters)
            )
        return joined

    @cached_property
    def _articles(self) -> Mapping[str, set[str]]:
        """For each outlet the ids of its articles."""
        articles: dict[str, set[str]] = {}
        for each in self.briefing.articles:
            articles.setdefault(each.outlet, set()).add(each.id)
        return articles


_Key = tuple[object, ...]


def _key(conflict: Conflict) -> _Key:
    """Return what tells two conflicts apart."""
    spans = conflict.left_span, conflict.right_span
    return conflict.kind, conflict.left.id, conflict.right.id, *spans


def cover(briefing: Briefing) -> Coverage:
    """Find every sentence's places."""
    places: dict[str, list[Place]] = {}
    for finding in briefing.findings:
        clashing = frozenset(
            each.id for conflict in finding.conflicts for each in (conflict.left, conflict.right)
        )
        for number, cluster in enumerate((finding.cluster, *finding.others), start=1):
            besides = _kind_besides(cluster, clashing, briefing.min_support)
            place = Place(finding, cluster, number, finding.kind if number == 1 else besides)
            for sentence in cluster.members:
                places.setdefault(sentence.id, []).append(place)
    return Coverage(briefing, {sentence: tuple(found) for sentence, found in places.items()})


def _kind_besides(cluster: Cluster, clashing: AbstractSet[str], min_support: int) -> FindingKind:
    """Say how the outlets stand to what a finding tells besides its best supported cluster."""
    if clashing and not clashing.isdisjoint(each.id for each in cluster.members):
        return "contested"
    if cluster.support >= min_support:
        return "consensus"
    return "shared" if cluster.support > 1 else "unique"
