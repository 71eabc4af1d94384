"""Outlets that print hardly anything of their own."""

import pytest

from conftest import Compose
from one_liners import publish
from summarize import Briefing
from summarize.comparing.reprinters import find_reprinters
from summarize.comparing.wire import credit_origins
from summarize.reading.articles import Article
from summarize.reading.sentences import split_articles
from summarize.showing.coverage import cover
from summarize.showing.origins import origins

# ten words each
WIRE = tuple(
    f"Engineers of the {number} crew inspected every cable twice before noon."
    for number in "first second third fourth fifth sixth seventh eighth ninth".split()
)
OWN = "The mayor of Harrow wept when she saw the ruins."


def leaning(*articles: Article) -> dict[str, str]:
    """Return which outlet lives on which."""
    found = find_reprinters(credit_origins(split_articles(articles), 0.6))
    return {outlet: each.source for outlet, each in found.items()}


def test_an_outlet_of_which_nine_tenths_are_anothers_is_a_reprinter() -> None:
    agency = publish("agency", *WIRE, day=1)
    assert leaning(agency, publish("gazette", OWN, *WIRE, day=2)) == {"gazette": "agency"}
    assert leaning(agency, publish("gazette", f"{OWN} She left.", *WIRE, day=2)) == {}


def test_whoever_is_reprinted_is_no_reprinter() -> None:
    assert leaning(publish("agency", *WIRE, day=1), publish("gazette", OWN, day=2)) == {}


def test_of_several_sources_it_lives_on_the_one_that_most_is_from() -> None:
    first, second = publish("agency", *WIRE[:3], day=1), publish("wire", *WIRE[3:], day=1)
    assert leaning(first, second, publish("gazette", *WIRE, day=2)) == {"gazette": "wire"}


def test_without_a_word_there_are_no_reprinters() -> None:
    assert find_reprinters(()) == {}


LEAD = "The old bridge over the Orrow at Harrow fell into the river on Tuesday."
TOLD = "On Tuesday the old bridge at Harrow fell into the river Orrow."
TOO = "Into the river Orrow fell the old bridge at Harrow on Tuesday."


@pytest.fixture
def briefing(compose: Compose) -> Briefing:
    """Three outlets, and one that puts a title and a lead of its own on the agency's report."""
    wire = "\n".join(WIRE)
    more = wire.replace("Engineers", "Divers").replace("cable", "pier")
    return compose(
        {
            "sources.csv": "file,outlet,published\na.txt,Agency,2026-03-11\n"
            "b.txt,Courier,2026-03-11\nc.txt,Gazette,2026-03-12\n",
            "a.txt": f"{LEAD}\n{wire}\n{more}",
            "b.txt": TOLD,
            "c.txt": f"Harrow loses its bridge\n\n{TOO}\n{wire}\n{more}",
        },
        similarity=0.5,
    )


def test_a_lead_put_on_an_agencys_report_is_no_second_source(briefing: Briefing) -> None:
    assert briefing.independent == ("Agency", "Courier")
    (fell,) = (each for each in briefing.findings if "fell" in each.representative.text)
    assert {each.outlet for each in fell.cluster.members} == {"Agency", "Courier", "Gazette"}
    assert fell.cluster.origins == ("Agency", "Courier")
    assert (fell.support, fell.coverage) == (2, 1)
    assert fell.representative.outlet != "Gazette"
    assert "Gazette" not in briefing.legs[fell.id].reported_by


def test_what_is_agreed_is_counted_among_independent_outlets(briefing: Briefing) -> None:
    assert briefing.min_support == 2
    assert briefing.outcome().startswith("2 independent outlets: 1 point of consensus")


def test_a_title_of_its_own_is_no_reporting(compose: Compose) -> None:
    wire = "\n".join(WIRE)
    briefing = compose({"a.txt": wire, "b.txt": f"Harrow loses its old bridge\n\n{wire}"})
    assert (briefing.origins, briefing.independent) == (("A",), ("A",))


def test_the_reader_is_told_who_does_not_count(briefing: Briefing) -> None:
    phrase, outlets = origins(briefing).common[0]
    assert outlets == ("Gazette",)
    assert "% of it repeats other outlets, Agency most of all" in phrase
    assert phrase.endswith("does not count as an independent outlet")
    assert cover(briefing).share(briefing.of_kind("consensus")[0], "Gazette") == "some"
