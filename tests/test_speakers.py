from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from conftest import Compose
from one_liners import publish
from summarize.judging.speakers import Speaker, list_speakers
from summarize.reading.articles import Article
from summarize.reading.people import find_people
from summarize.reading.quotations import find_quotations
from summarize.reading.sentences import split_articles
from summarize.reading.voices import find_voices
from summarize.showing.speech_tables import speakers_table


def speakers_of(articles: Sequence[Article]) -> tuple[Speaker, ...]:
    sentences = split_articles(articles)
    people = find_people(sentences)
    quotations = find_quotations(sentences, people)
    voices = find_voices(sentences, people, quotations)
    return list_speakers(sentences, people, quotations, voices)


def by_name(articles: Sequence[Article]) -> dict[str, Speaker]:
    return {speaker.person.name: speaker for speaker in speakers_of(articles)}


STORY = (
    publish(
        "Ledger",
        "Mayor Ann Oake closed the old bridge over the Harrow on Tuesday.",
        "“We will not wait for it to fall into the river,” Oake said.",
        "“It is older than all of us,” she said.",
    ),
    publish(
        "Courier",
        "Mayor Ann Oake said the bridge would stay shut until the spring.",
        "Engineer Tom Wells found cracks in two of its piers.",
    ),
    publish("Radio", "Mayor Ann Oake crossed the bridge on foot before it was closed."),
    publish("Gazette", "Drivers went round by the mill when the bridge was closed."),
)


def test_each_outlet_is_credited_with_the_most_it_gives_somebody() -> None:
    oake = by_name(STORY)["Ann Oake"]
    assert [presence.role for presence in oake.presences] == [
        "quoted",
        "reported",
        "mentioned",
        "absent",
    ]
    assert oake.outlets("absent") == ("Gazette",)


def test_quotations_are_counted_with_the_sentences_that_hold_them() -> None:
    oake = by_name(STORY)["Ann Oake"]
    ledger, courier, *_ = oake.presences
    assert len(ledger.quotations) == 2
    assert [sentence.index for sentence in ledger.quoted] == [1, 2]
    assert [sentence.index for sentence in courier.reported] == [0]
    assert oake.spoken == 3


def test_who_speaks_most_stands_first() -> None:
    names = [speaker.person.name for speaker in speakers_of(STORY)]
    assert names.index("Ann Oake") < names.index("Tom Wells")


def test_who_is_only_described_is_listed_where_they_speak() -> None:
    listed = by_name(
        [
            publish(
                "Ledger",
                "“The piers are cracked from end to end,” said an engineer who knows the bridge.",
                "The mayor of Harrow closed the old bridge over the river on Tuesday.",
            )
        ]
    )
    kinds = [speaker.person.kind for speaker in listed.values() if not speaker.spoken]
    assert "described" not in kinds


def test_a_story_without_articles_has_no_speakers() -> None:
    assert speakers_of([]) == ()


@given(st.permutations(STORY))
def test_the_order_of_the_files_changes_only_the_columns(articles: list[Article]) -> None:
    def rows(order: Sequence[Article]) -> list[object]:
        return [
            (speaker.person.name, sorted((each.outlet, each.role) for each in speaker.presences))
            for speaker in speakers_of(order)
        ]

    assert rows(articles) == rows(STORY)


def test_a_ministry_is_named_where_any_form_of_its_name_stands() -> None:
    department = by_name(
        [
            publish("Ledger", "The Department of River Safety (DRS) sent two boats."),
            publish("Courier", "The rules came from DRS Secretary Ann Oake."),
            publish("Radio", "River Safety Secretary Ann Oake left for the hills."),
            publish("Gazette", "The safety of the river is what Ann Oake wants."),
        ]
    )["Department of River Safety"]
    assert department.outlets("absent") == ("Gazette",)


def test_one_word_of_a_name_is_no_mention_of_a_body() -> None:
    story = publish("Ledger", "The Harrow Times said so."), publish("Radio", "Times are hard.")
    assert by_name(story)["Harrow Times"].outlets("absent") == ("Radio",)


def test_a_town_stands_in_the_table_without_a_wrong_label(compose: Compose) -> None:
    told = "The Dam Inspectorate said so. Tolverby denied it. Mayor Ann Oake said no."
    table = speakers_table(compose({"a.txt": told})).set_index("name")["kind"]
    assert dict(table.dropna()) == {"Dam Inspectorate": "organisation", "Ann Oake": "person"}
    assert set(table.index) - set(table.dropna().index) == {"Tolverby"}
