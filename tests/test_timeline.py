from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Compose
from judged import judge_spans
from one_liners import make_spans, publish
from summarize import Briefing
from summarize.judging.conflicts import Conflict
from summarize.judging.timeline import Event, date_event, list_timeline, mark_repeats
from summarize.reading.dates import find_dates
from summarize.reading.sentences import Sentence, split_articles

SOURCES = (
    "file,outlet,published\n"
    "a.txt,Ledger,2026-03-13\n"
    "b.txt,Courier,2026-03-13\n"
    "c.txt,Radio,2026-03-14\n"
)


def dated_words(text: str) -> str | None:
    """Return the words that date what a sentence tells, published on Friday 2 January 2026."""
    (sentence,) = split_articles([publish("a", text, day=2)])
    dated = date_event(sentence, find_dates(sentence))
    return dated.moment.words if dated is not None else None


def timeline_of(briefing: Briefing) -> tuple[Event, ...]:
    conflicts = [each for finding in briefing.findings for each in finding.conflicts]
    return list_timeline(briefing.findings, conflicts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Oake, the mayor, resigned Wednesday over the flood.", "Wednesday"),
        ("On Wednesday, the council that met Tuesday dismissed her.", "Wednesday"),
        ("At a 2019 ceremony on the old bridge, she praised the crew.", "2019"),
        ("The bridge was closed in December, Oake said on Thursday.", "December"),
        ("After Ann Oake toured Lanmere on Tuesday, she left for Harrow.", "Tuesday"),
        ("The alarm was raised at 5 a.m. on Tuesday.", "5 a.m. on Tuesday"),
    ],
)
def test_the_date_of_what_is_told_is_found(text: str, words: str) -> None:
    assert dated_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has been tied up since Friday.",
        "Oake, who resigned on Wednesday, was not in her office.",
        "The order signed by Ann Oake earlier this week angered the crew.",
        "The dam, completed in 1934, has never leaked like that.",
        "The 2019 ceremony has not been forgotten by the crew.",
        "“We met on Tuesday,” said Oake, the mayor.",
        "Oake praised Tuesday's vote of the council.",
        "Nothing has been done since the council's vote on Tuesday.",
        "Oake called off the fair planned for next week.",
        "The river has risen by a metre this month.",
        "The mayor left before Thursday for the coast.",
    ],
)
def test_what_is_dated_on_the_way_is_no_event(text: str) -> None:
    assert dated_words(text) is None


@pytest.mark.parametrize("piece", ["May 3 ", "on Friday, ", "“Friday ", "earlier in the day ", "x"])
def test_hostile_text_is_dated_in_no_time(piece: str) -> None:
    dated_words(piece * (10_000 // len(piece)))


def test_events_stand_in_order_of_time_with_those_who_tell_them(compose: Compose) -> None:
    briefing = compose(
        {
            "sources.csv": SOURCES,
            "a.txt": "Mayor Ann Oake of Harrow resigned over the flood on Thursday.\n\n"
            "The council will choose a successor for the town on Tuesday.",
            "b.txt": "Mayor Ann Oake of Harrow resigned on Thursday over the flood.",
            "c.txt": "Mayor Ann Oake of Harrow resigned over the flood.\n\n"
            "Engineers had inspected the crumbling weir in late February.",
        }
    )
    weir, resigned, successor = timeline_of(briefing)
    assert (weir.first, weir.last) == (date(2026, 2, 19), date(2026, 2, 28))
    assert (resigned.first, resigned.outlets) == (date(2026, 3, 12), ("Ledger", "Courier"))
    assert resigned.undated == ("Radio",)
    assert resigned.resolved_from == "publication"
    assert successor.first == date(2026, 3, 17)


def test_another_day_for_the_same_thing_has_an_entry_of_its_own(compose: Compose) -> None:
    briefing = compose(
        {
            "sources.csv": SOURCES,
            "a.txt": "Mayor Ann Oake visited the flooded Harrow mill on Wednesday.",
            "b.txt": "Mayor Ann Oake visited the flooded Harrow mill on Thursday.",
            "c.txt": "Snow fell.",
        }
    )
    first, second = timeline_of(briefing)
    assert (first.outlets, second.outlets) == (("Ledger",), ("Courier",))
    assert (first.first, second.first) == (date(2026, 3, 11), date(2026, 3, 12))


def test_without_a_day_of_publication_only_printed_dates_have_a_place(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": "Mayor Ann Oake of Harrow resigned over the flood on Thursday.",
            "b.txt": "The mill burnt down in March 2008.",
        }
    )
    (event,) = timeline_of(briefing)
    assert event.moment.words == "March 2008"


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "Mayor Ann Oake resigned over the flood on Thursday.",
            "Ann Oake, the mayor, resigned over the flood on Wednesday.",
            "After the mayor resigned on Tuesday, the mill closed.",
            "The mill closed last week over the flood.",
            "The mill closed over the flood.",
        ]
    ),
    min_size=1,
    max_size=4,
)


def test_every_dated_sentence_is_shown_once_or_agrees_with_one_shown(compose: Compose) -> None:
    @settings(max_examples=12)
    @given(st.tuples(_SENTENCES, _SENTENCES, _SENTENCES))
    def check(texts: tuple[list[str], list[str], list[str]]) -> None:
        files = dict(zip(("a.txt", "b.txt", "c.txt"), map("\n\n".join, texts), strict=True))
        briefing = compose({"sources.csv": SOURCES, **files})
        events = timeline_of(briefing)
        shown = [event.sentence.id for event in events]
        assert len(shown) == len(set(shown))
        assert [event.first for event in events] == sorted(event.first for event in events)
        told = {dated.sentence.id for event in events for dated in event.agreeing}
        for sentence in briefing.sentences:
            assert (
                date_event(sentence, find_dates(sentence)) is None
                or sentence.kind != "body"
                or sentence.id in told
            )

    check()


def test_an_outlet_that_names_the_day_in_the_next_sentence_is_not_without_a_day(
    compose: Compose,
) -> None:
    briefing = compose(
        {
            "sources.csv": SOURCES,
            "a.txt": "Mayor Ann Oake of Harrow resigned over the flood on Thursday.",
            "b.txt": "Mayor Ann Oake of Harrow resigned over the flood. It was Thursday noon.",
            "c.txt": "Mayor Ann Oake of Harrow resigned over the flood.",
        }
    )
    (resigned,) = (each for each in timeline_of(briefing) if "resigned" in each.sentence.text)
    assert resigned.undated == ("Radio",)


def repeats_of(lines: list[str], alike: dict[tuple[int, int], float]) -> dict[int, int]:
    """Return which of the lines, each of an outlet of its own, tells which other once more."""
    judged = judge_spans(make_spans(*lines), alike, threshold=0.9)
    place = {span.sentence.id: row for row, span in enumerate(judged.spans)}
    events = mark_repeats(list_timeline(judged.findings, []), judged.spans, judged.pairs)
    return {place[each.sentence.id]: place[each.repeats] for each in events if each.repeats}


MET = "The ministers met in Harrow on 5 May 2025."
GATHERED = "On 5 May 2025 the ministers gathered in the town of Harrow."
LEFT = "The ministers left Harrow on 6 May 2025."


def test_what_tells_an_event_of_the_same_day_again_is_marked() -> None:
    assert repeats_of([MET, GATHERED], {(0, 1): 0.8}) == {1: 0}


def test_unlike_sentences_of_a_day_tell_two_events() -> None:
    assert repeats_of([MET, GATHERED], {(0, 1): 0.7}) == {}


def test_alike_sentences_of_two_days_tell_two_events() -> None:
    assert repeats_of([MET, LEFT], {(0, 1): 0.8}) == {}


def test_all_that_hang_together_repeat_the_same_event() -> None:
    lines = [MET, GATHERED, "They met on 5 May 2025."]
    assert repeats_of(lines, {(0, 2): 0.8, (1, 2): 0.8}) == {1: 0, 2: 0}
    assert repeats_of(lines, {(0, 1): 0.8, (1, 2): 0.8}) == {1: 0, 2: 0}


def test_an_event_whose_day_is_contested_stands_by_itself() -> None:
    judged = judge_spans(make_spans(MET, GATHERED), {(0, 1): 0.8}, threshold=0.9)
    events = list_timeline(judged.findings, [])
    left, right = (event.sentence for event in events)
    clash = Conflict("date", left, right, (35, 45), (3, 13), "met")
    events = tuple(replace(each, clashes=(clash,)) for each in events)
    assert not any(each.repeats for each in mark_repeats(events, judged.spans, judged.pairs))


def test_only_other_days_date_it_otherwise_each_outlet_once() -> None:
    lines = [MET, "They met on 5 May 2025.", "The ministers met on 6 May 2025.", "Met 6 May 2025."]
    judged = judge_spans(make_spans(*lines), {}, threshold=0.9)
    event, agreeing, other, again = list_timeline(judged.findings, [])
    outlet = other.sentence.article.outlet
    again_there = replace(again.sentence, article=replace(again.sentence.article, outlet=outlet))

    def clash(left: Event, right: Sentence) -> Conflict:
        spans = (each.text.index("May 2025") for each in (left.sentence, right))
        one, two = ((at - 2, at + 8) for at in spans)
        return Conflict("date", left.sentence, right, one, two, "met")

    clashes = (
        clash(event, other.sentence),
        clash(agreeing, other.sentence),
        clash(event, again_there),
    )
    otherwise = replace(event, clashes=clashes).otherwise
    assert [(each.sentence, each.words) for each in otherwise] == [(other.sentence, "6 May 2025")]
