"""What outlets do not vouch for alike, wherever the briefing shows it."""

from collections.abc import Mapping

import pytest

from conftest import Compose
from summarize import Briefing
from summarize.showing.cautions import caution
from summarize.showing.contested import vouchings
from summarize.showing.coverage import cover
from summarize.showing.dispute_tables import attributions_table
from summarize.showing.drawn_disputes import attributions_html
from summarize.showing.page import to_html
from summarize.showing.records import to_record
from summarize.showing.text import to_text
from summarize.showing.vouching import vouched_for

FILES: Mapping[str, str] = {
    "a.txt": "Looters broke the tall windows of the harbour pawn shop and killed a night watchman.",
    "b.txt": "Looters broke the tall windows of the pawn shop at the harbour and killed a watchman "
    "at night, police said.",
}


@pytest.fixture
def briefing(compose: Compose) -> Briefing:
    """Return a story of two outlets, of which one alone names the police."""
    return compose(FILES, wire_overlap=1)


def test_a_difference_of_attribution_makes_nothing_contested(briefing: Briefing) -> None:
    assert len(briefing.attributions) == 1
    assert briefing.clashes.conflicts == ()
    assert briefing.of_kind("contested") == ()


def test_the_finding_says_who_states_it_flatly(briefing: Briefing) -> None:
    (difference,) = briefing.attributions
    (finding,) = vouched_for(difference, briefing)
    assert "A states it flatly; B: “police said”." in caution(finding, briefing)


def test_the_page_shows_both_sentences_with_the_words_marked(briefing: Briefing) -> None:
    (shown,) = vouchings(cover(briefing), ())
    (flat,), (said,) = shown.sides
    assert (flat.source.text, said.source.text, said.marked) == ("A", "B", "police said")
    assert len(shown.points) == 1
    assert shown.label in to_html(briefing)


def test_text_table_record_and_notebook_tell_it_too(briefing: Briefing) -> None:
    (record,) = to_record(briefing)["attributions"]
    flat, said = (side[0] for side in record["sides"])
    assert (record["kind"], flat["voice"], said["voice"]) == ("flat", None, "police")
    assert list(attributions_table(briefing)["words"])[1] == "police said"
    assert "VOUCHED FOR DIFFERENTLY" in to_text(briefing)
    assert "<mark>police said</mark>" in attributions_html(briefing)


def test_outlets_that_vouch_alike_have_no_such_section(compose: Compose) -> None:
    same = {name: text.replace(", police said", "") for name, text in FILES.items()}
    briefing = compose(same, wire_overlap=1)
    assert briefing.attributions == ()
    assert "VOUCHED FOR DIFFERENTLY" not in to_text(briefing)
    assert "Flat here, attributed there" not in to_html(briefing)
