"""Timeline, speakers, origins and calls as the page tells them."""

from dataclasses import replace

import pytest

from conftest import Compose
from summarize import Briefing
from summarize.showing.chronicle import chronicle
from summarize.showing.coverage import cover
from summarize.showing.inquiries import inquiries
from summarize.showing.origins import origins
from summarize.showing.who_speaks import voices

SOURCES = """file,outlet,published,owner,reliability
a.txt,Courier,2026-03-11,Weir Press,B
b.txt,Ledger,2026-03-12,Weir Press,
c.txt,Radio,2026-03-12,,
"""
WIRE = (
    "Engineers inspected every cable of the old structure during the spring and found deep rust "
    "in three of them before the gates were shut."
)
STORY = {
    "a.txt": f"The bridge at Harrow collapsed on Tuesday night. {WIRE}\n\n"
    "“We heard a crack like thunder,” said baker Tom Rudd.",
    "b.txt": f"The bridge at Harrow fell on Tuesday. {WIRE}\n\nMayor Ann Oake said the ferry would "
    "run for free.\n\nThe Associated Press contributed to this report.",
    "c.txt": "The bridge at Harrow collapsed on Monday. Mayor Ann Oake wept.",
    "sources.csv": SOURCES,
}


@pytest.fixture
def briefing(compose: Compose) -> Briefing:
    return compose(STORY)


def test_the_timeline_tells_the_day_and_who_gives_it_and_who_another(briefing: Briefing) -> None:
    entries = chronicle(cover(briefing))
    days = [event.first for event in briefing.timeline]
    assert days == sorted(days)
    tuesday = next(entry for entry in entries if entry.when == "10 March 2026")
    assert "Tuesday" in tuesday.quote.marked
    assert not tuesday.roughly


def test_what_tells_a_day_again_stands_under_it_and_is_linked(compose: Compose) -> None:
    told = ("The ministers met in Harrow on 5 May 2025.", "Gulls slept on 5 May 2025 as well.")
    briefing = compose(dict(zip(("a.txt", "b.txt"), told, strict=True)), similarity=0.99)
    first, second = briefing.timeline
    marked = (first, replace(second, repeats=first.sentence.id, undated=("C",)))
    (entry,) = chronicle(cover(replace(briefing, timeline=marked)))
    assert entry.quote.source.text == "A"
    assert [each.text for each in entry.outlets] == ["A", "B"]
    assert [(each.text, each.href) for each in entry.again] == [(f"{told[1]} (B)", "#s-b-0")]
    assert entry.undated == ("C",)


def test_whoever_speaks_stands_in_a_row_with_a_cell_for_each_outlet(briefing: Briefing) -> None:
    cells = {voice.name: [cell.words for cell in voice.cells] for voice in voices(briefing)}
    assert cells["Tom Rudd"] == ["quoted, 1", "not named", "not named"]
    assert cells["Ann Oake"] == ["not named", "reported, 1", "only mentioned, 1"]


def test_who_is_both_quoted_and_reported_is_counted_apart_and_who_is_only_named_left_out(
    compose: Compose,
) -> None:
    briefing = compose(
        {
            "a.txt": "Mayor Ann Oake said the ferry would run for free. “It leaves at noon,” Oake "
            "said. “Bring a coat,” said Oake. Tom Rudd waved from the pier.",
            "b.txt": "Tom Rudd, a baker, wept. Mayor Ann Oake wept, too.",
        }
    )
    assert "Tom Rudd" in {each.person.name for each in briefing.speakers}
    (oake,) = voices(briefing)
    assert [(cell.sign, cell.words) for cell in oake.cells] == [
        ("“ ” 2 … 1", "quoted, 2; reported, 1"),
        ("· 1", "only mentioned, 1"),
    ]


def test_passages_in_common_credit_lines_and_the_register_are_told(briefing: Briefing) -> None:
    found = origins(briefing)
    (pairing,) = found.pairings
    assert (pairing.first, pairing.order, pairing.second) == (
        "Courier",
        "published before",
        "Ledger",
    )
    assert pairing.passages[0].second_words == ""
    (credit,) = found.credits
    assert (credit.outlet, credit.role, credit.name) == (
        "Ledger",
        "has contributions of",
        "Associated Press",
    )
    assert ("one owner: Weir Press", ("Courier", "Ledger")) in found.common
    assert found.register[0] == ("Courier", (("owner", "Weir Press"), ("reliability", "B")))


def test_a_call_shows_the_words_it_is_about_and_whom_to_ask(briefing: Briefing) -> None:
    calls = inquiries(cover(briefing))
    assert calls
    for call in calls:
        assert call.ask
        assert call.says
        assert call.testimonies
        assert call.open or {"“", "‘"} & set(call.says)
