from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Compose
from one_liners import make_spans
from summarize import Briefing
from summarize.judging.calls import Call, list_calls
from summarize.judging.conflicts import Conflict
from summarize.reading.people import find_people
from summarize.reading.quotations import find_quotations
from summarize.reading.voices import find_voices

SOURCES = (
    "file,outlet,published\n"
    "a.txt,Ledger,2026-03-13\n"
    "b.txt,Courier,2026-03-13\n"
    "c.txt,Radio,2026-03-13\n"
)
AGREED = "Mayor Ann Oake ordered all schools and the old ferry to be shut on Tuesday."
STORY = {
    "sources.csv": SOURCES,
    "a.txt": f"{AGREED}\n\nThe council moved 340 households out of flooded streets."
    "\n\nThe pump at the mill reportedly failed in February.",
    "b.txt": "All schools and the old ferry were shut on Tuesday by order of Mayor Ann Oake."
    "\n\nThe council moved 362 households out of flooded streets.",
    "c.txt": "Snow fell on the hills of Morrask all night long.",
}


def calls_of(briefing: Briefing, limit: int = 12) -> tuple[Call, ...]:
    conflicts = tuple({id(each): each for f in briefing.findings for each in f.conflicts}.values())
    people = find_people(briefing.sentences)
    quotations = find_quotations(briefing.sentences, people)
    voices = find_voices(briefing.sentences, people, quotations)
    return list_calls(
        briefing.findings,
        conflicts,
        briefing.unique,
        briefing.omissions,
        named=people.mentions_in,
        voice=voices.at,
        limit=limit,
    )


def test_a_clash_asks_both_desks_which_value_is_right(compose: Compose) -> None:
    clash, *_ = calls_of(compose(STORY, min_support=2))
    assert clash.kind == "clash"
    assert clash.settles == "which figure is right: “340 households” or “362 households”"
    assert {contact.name for contact in clash.ask} == {"Ledger", "Courier"}
    assert [statement.words for statement in clash.statements] == [
        "340 households",
        "362 households",
    ]


def test_a_claim_of_one_outlet_alone_asks_for_a_second_source(compose: Compose) -> None:
    calls = calls_of(compose(STORY, min_support=2))
    (claim,) = (call for call in calls if call.kind == "single source")
    assert claim.statements[0].words == "The pump at the mill reportedly failed in February."
    assert claim.settles == "only Ledger reports it"
    assert [contact.role for contact in claim.ask] == ["outlet"]


def test_a_silence_asks_the_outlet_that_leaves_the_point_out(compose: Compose) -> None:
    calls = calls_of(compose(STORY, min_support=2))
    (silence,) = (call for call in calls if call.kind == "silence")
    assert silence.outlets == ("Radio",)
    assert [contact.name for contact in silence.ask] == ["Radio"]
    assert silence.statements[0].words == AGREED


def test_clashes_come_before_claims_and_claims_before_silences(compose: Compose) -> None:
    kinds = [call.kind for call in calls_of(compose(STORY, min_support=2))]
    assert kinds == sorted(kinds, key=["clash", "single source", "silence"].index)


@pytest.mark.parametrize("limit", [0, 1, 2, 12])
def test_a_sheet_is_never_longer_than_asked_for(compose: Compose, limit: int) -> None:
    assert len(calls_of(compose(STORY, min_support=2), limit)) <= limit


def test_who_is_made_to_say_it_is_asked_first() -> None:
    left, right = (
        span.sentence
        for span in make_spans(
            "Ann Oake said 12 sheep were lost.", "The flood took 15 sheep.", outlets="ab"
        )
    )
    conflict = Conflict(
        kind="number",
        left=left,
        right=right,
        left_span=(14, 22),
        right_span=(15, 23),
        subject="sheep",
        left_voice="Ann Oake",
    )
    (call,) = list_calls([], [conflict], {}, {})
    assert [(contact.name, contact.role) for contact in call.ask] == [
        ("Ann Oake", "speaker"),
        ("b", "outlet"),
    ]


def test_where_nothing_is_open_there_is_nothing_to_verify() -> None:
    assert list_calls([], [], {}, {}) == ()


@given(st.permutations(range(4)), st.integers(0, 12))
def test_the_order_of_the_conflicts_changes_nothing(order: list[int], limit: int) -> None:
    spans = make_spans(
        "The flood took 12 sheep.",
        "The flood took 15 sheep.",
        "The fire burnt 3 barns.",
        "The fire burnt 5 barns.",
    )
    sentences = [span.sentence for span in spans]
    conflicts = [
        Conflict("number", sentences[a], sentences[b], (15, 23), (15, 23), subject)
        for a, b, subject in ((0, 1, "sheep"), (2, 3, "barn"), (1, 0, "sheep"), (3, 2, "barn"))
    ]
    shuffled = [conflicts[place] for place in order]
    calls = list_calls([], shuffled, {}, {}, limit=limit)
    straight = list_calls([], conflicts, {}, {}, limit=limit)
    assert calls == straight


def test_a_figure_is_asked_for_before_the_choice_of_a_word(compose: Compose) -> None:
    story = {
        "a.txt": "The council called the new ferry line a success.\n\n"
        "The flood drove 340 households out of lower Tolverby.",
        "b.txt": "The council called the new ferry line a failure.\n\n"
        "The flood drove 410 households out of lower Tolverby.",
    }
    settled = [call.settles for call in calls_of(compose(story)) if call.kind == "clash"]
    assert settled[0].startswith("which figure is right")


def asked(compose: Compose, *lines: str) -> list[list[str]]:
    """Return whom to ask about each claim that one outlet alone makes, in the order printed."""
    briefing = compose({"a.txt": "\n\n".join(lines), "b.txt": "Snow fell on Morrask."})
    claims = [call for call in calls_of(briefing) if call.kind == "single source"]
    claims.sort(key=lambda call: call.statements[0].sentence.reading_order)
    return [[contact.name for contact in call.ask] for call in claims]


def test_an_outlet_that_a_sentence_credits_is_asked_first(compose: Compose) -> None:
    told = "Mayor Ann Oake knew of the cracks in May, according to a report in the Harrow Gazette."
    assert asked(compose, told) == [["Harrow Gazette", "Ann Oake", "A"]]


def test_what_an_outlet_is_credited_with_and_what_is_reportedly_so_after_it_is_asked_once(
    compose: Compose,
) -> None:
    told = (
        "The dam was leaking for weeks, according to a report in the Harrow Gazette in May.",
        "The cracks were reportedly 30 metres long.",
        "The gate was 40 metres wide.",
    )
    assert asked(compose, *told) == [["Harrow Gazette", "A"], ["A"]]


def test_a_body_is_asked_where_it_acts_not_where_it_only_describes(compose: Compose) -> None:
    assert asked(
        compose,
        "The Dam Inspectorate ordered 12 pumps.",
        "Some 400 Dam Inspectorate vans stood in line.",
    ) == [["Dam Inspectorate", "A"], ["A"]]


def test_a_town_is_not_asked(compose: Compose) -> None:
    told = "The water drove 900 people out of Tolverby in May.", "Tolverby said it would rebuild."
    assert asked(compose, *told) == [["A"]]


def test_the_dead_are_not_asked(compose: Compose) -> None:
    told = "Carl Roe had sold 30 boats."
    assert asked(compose, "Carl Roe, 49, died on the bank.", told) == [["A"]]
    assert asked(compose, "Carl Roe, 49, slept on the bank.", told) == [["Carl Roe", "A"]]


def test_nobody_is_asked_why_an_outlet_leaves_out_what_is_no_figure_and_no_day(
    compose: Compose,
) -> None:
    agreed = "Mayor Ann Oake ordered all schools and the old ferry to be shut."
    story = {"a.txt": agreed, "b.txt": agreed.replace("ordered", "told"), "c.txt": "Snow fell."}
    briefing = compose(story, min_support=2)
    assert briefing.omissions["C"]
    assert not calls_of(briefing)
