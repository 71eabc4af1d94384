"""Who tells how much of a line, and where a sentence that tells two things stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from conftest import WordCountEncoder, Write
from summarize import Briefing, Settings, compose_briefing, read_articles
from summarize.judging.conflicts import Conflict
from summarize.showing.coverage import cover

TWO_FACTS = {
    "a.txt": "A storm closed the Aare bridge, and bakers gave bread away.",
    "b.txt": "Because of a storm the bridge over the Aare is shut.",
    "c.txt": "Bread was free at the bakers of the town.",
    "d.txt": "Cows grazed.",
}
Group = Callable[[Sequence[Sequence[int]]], Briefing]


@pytest.fixture
def group(write_story: Write) -> Group:
    """Return a function that briefs the story with clusters given by their rows: a 0, b 1, …"""
    articles = read_articles(write_story(TWO_FACTS))

    def compose_grouped(rows: Sequence[Sequence[int]]) -> Briefing:
        return compose_briefing(
            articles,
            Settings(min_support=2),
            encoder=WordCountEncoder(),
            clusterer=lambda *_: rows,
        )

    return compose_grouped


def test_a_sentence_with_two_facts_is_told_in_part_by_each_outlet(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    coverage = cover(briefing)
    (finding,) = briefing.of_kind("consensus")
    assert finding.representative.id == "a:0"
    shares = [coverage.share(finding, outlet) for outlet in briefing.outlets]
    assert shares in (["whole", "point", "some", ""], ["whole", "some", "point", ""])


def test_what_another_line_tells_of_a_sentence_still_counts_as_some_of_it(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    (finding,) = briefing.of_kind("consensus")
    alone = replace(finding, id="c8", others=())
    aside = replace(finding, id="c9", cluster=finding.others[0], others=())
    coverage = cover(replace(briefing, findings=(alone, aside)))
    assert "some" in {coverage.share(alone, outlet) for outlet in briefing.outlets}


def test_an_outlet_that_tells_some_of_a_point_does_not_leave_it_out(group: Group) -> None:
    coverage = cover(group([[0, 1], [0, 2], [3]]))
    left_out = {outlet: len(coverage.left_out(outlet)) for outlet in ("A", "B", "C", "D")}
    assert left_out == {"A": 0, "B": 0, "C": 0, "D": 1}


def test_every_outlet_that_tells_something_leads_to_a_sentence_of_its_own(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    coverage = cover(briefing)
    for finding in briefing.findings:
        for outlet in briefing.outlets:
            sentence = coverage.sentence(finding, outlet)
            told_by = sentence.outlet if sentence is not None else ""
            assert told_by == (outlet if coverage.share(finding, outlet) else "")


def test_a_sentence_of_two_clusters_stands_best_in_the_finding_that_shows_it(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    coverage = cover(briefing)
    (finding,) = briefing.of_kind("consensus")
    place = coverage.best_place(finding.representative)
    assert place is not None
    assert (place.finding.id, place.number) == (finding.id, 1)


def test_a_sentence_told_elsewhere_stands_best_where_most_outlets_tell_the_same(
    group: Group,
) -> None:
    briefing = group([[0, 1], [0, 1, 2], [3]])
    (finding,) = briefing.of_kind("consensus")
    (other,) = (each for each in finding.members if each.id == "b:0")
    place = cover(briefing).best_place(other)
    assert place is not None
    assert place.cluster.support == 3


def test_a_sentence_that_was_not_compared_stands_nowhere(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    stranger = replace(briefing.sentences[0], index=99)
    assert cover(briefing).best_place(stranger) is None


def test_clusters_of_one_finding_have_names_of_their_own(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    (finding,) = briefing.of_kind("consensus")
    names = [place.id for place in cover(briefing).of(finding)]
    assert names == [finding.id, f"{finding.id}.2"]


def test_a_cluster_that_two_findings_tell_is_listed_once(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    (finding,) = briefing.of_kind("consensus")
    rest = [each for each in briefing.findings if each is not finding]
    again = replace(finding, id="c9", cluster=finding.others[0], others=(finding.cluster,))
    coverage = cover(replace(briefing, findings=(finding, *rest, again)))
    assert list(coverage.listed) == [finding.id, *(each.id for each in rest), "c9"]
    (best, _, _) = (place for place in coverage.places[finding.representative.id][:3])
    assert [coverage.listed_id(place) for place in coverage.of(finding)] == [finding.id, "c9"]
    assert [coverage.listed_id(place) for place in coverage.of(again)] == ["c9", finding.id]
    assert coverage.listed_id(best) == finding.id


def test_what_is_contested_in_any_finding_is_listed_as_contested(group: Group) -> None:
    briefing = group([[0, 1], [0, 2], [3]])
    (finding,) = briefing.of_kind("consensus")
    own, other = finding.cluster, finding.others[0]
    third = replace(other, rows=(2, 3))
    left, right = (span.sentence for span in other.spans)
    clash = Conflict("number", left, right, (0, 1), (0, 1), "cows")
    calm = replace(finding, cluster=own, others=(third,))
    torn = replace(finding, id="c9", cluster=other, others=(third,), conflicts=(clash,))
    listed = cover(replace(briefing, findings=(calm, torn))).listed
    assert [(place.id, place.kind) for place in listed.values() if place.number == 2] == [
        ("c9.2", "contested")
    ]
