"""Who prints whose words, passage by passage."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import one_liners
from summarize.comparing.reuse import Reuse, find_reuse, summarise_reuse
from summarize.reading.articles import Article
from summarize.reading.sentences import split_articles

FERRY = (
    "The ferry struck a sandbank near the old lighthouse shortly before dawn and drifted "
    "helplessly towards the breakwater."
)
CREW = "Fishermen pulled all the passengers from the freezing water with nets and ropes."
SPEECH = (
    '"Nobody aboard that vessel was ever told where the lifejackets were kept or how to fasten '
    'them," the harbour master said.'
)
PLAIN_SPEECH = SPEECH.replace('"', "")


def publish(
    name: str, *lines: str, published: datetime | date | None = None, outlet: str = ""
) -> Article:
    return replace(one_liners.publish(name, *lines, outlet=outlet), published=published)


def reuse_of(*articles: Article) -> tuple[Reuse, ...]:
    return find_reuse(split_articles(articles))


def test_a_clause_in_another_sentence_is_found_with_its_place_in_both_articles() -> None:
    clause = (
        "drifted helplessly towards the long stone breakwater while its siren wailed "
        "above the sleeping town"
    )
    one = publish("courier", f"Witnesses watched as the ferry {clause}.")
    other = publish("gazette", f"Before sunrise, rescuers say, the boat had {clause} and sank.")
    (reuse,) = reuse_of(one, other)
    assert (reuse.first.text, reuse.second.text) == (clause, clause)
    assert one.text[reuse.first.start : reuse.first.end] == clause
    assert (reuse.words, reuse.verbatim) == (15, True)


def test_neighbouring_sentences_are_one_passage() -> None:
    (reuse,) = reuse_of(publish("courier", FERRY, CREW), publish("gazette", f"{FERRY} {CREW}"))
    assert [each.id for each in reuse.second.sentences] == ["gazette:0", "gazette:1"]


def test_a_few_other_words_in_between_are_light_editing() -> None:
    edited = FERRY.replace("shortly before dawn", "early on Sunday morning")
    (reuse,) = reuse_of(publish("courier", FERRY), publish("gazette", edited))
    assert not reuse.verbatim
    assert reuse.second.text == edited.removesuffix(".")


def test_the_same_fact_in_other_words_is_no_reuse() -> None:
    other = (
        "Shortly before dawn a ferry ran aground off the lighthouse and was carried by the tide "
        "to the breakwater."
    )
    assert reuse_of(publish("courier", FERRY), publish("gazette", other)) == ()


@pytest.mark.parametrize(
    "quoted",
    [
        (SPEECH,),
        (SPEECH.replace('"', "''"),),
        ("“" + SPEECH[1:].replace('"', "”"),),
        ("‘" + SPEECH[1:].replace('"', "’"),),
        ("He read a statement aloud:", PLAIN_SPEECH),
        (PLAIN_SPEECH, "— Harbour Master (@harbour) May 3, 2026"),
        (f"{PLAIN_SPEECH} — Harbour Master (@harbour) May 3, 2026",),
        (f"I repeat: {PLAIN_SPEECH}",),
    ],
)
def test_two_reporters_at_one_podium_do_not_print_each_others_words(
    quoted: tuple[str, ...],
) -> None:
    assert reuse_of(publish("courier", *quoted), publish("gazette", *quoted)) == ()


def test_speech_without_marks_is_left_out_where_the_caller_knows_it_is_quoted() -> None:
    sentences = split_articles([publish("courier", PLAIN_SPEECH), publish("gazette", PLAIN_SPEECH)])
    quoted = {each.id: [(0, len(each.text))] for each in sentences}
    assert len(find_reuse(sentences)) == 1
    assert find_reuse(sentences, quoted) == ()


def test_a_quotation_within_a_passage_lies_inside_it_and_is_not_counted() -> None:
    lines = (FERRY, SPEECH, CREW)
    (reuse,) = reuse_of(publish("courier", *lines), publish("gazette", *lines))
    assert reuse.first.text.startswith("The ferry")
    assert reuse.first.text.endswith("nets and ropes")
    assert reuse.verbatim
    assert reuse.words == len(f"{FERRY} {CREW} the harbour master said".split())


def test_names_and_titles_in_common_are_no_reuse() -> None:
    names = (
        "Harbour Master Ansa Virk, Deputy Mayor Lucian Oake and Coast Guard Captain Mirela Dunst"
    )
    one = publish("courier", f"{names} met in the town hall on Monday and said little.")
    other = publish("gazette", f"At the pier stood {names}, and nobody spoke.")
    assert reuse_of(one, other) == ()


def test_a_short_piece_counts_only_beside_a_longer_one() -> None:
    short = "carried blankets and hot soup to the crowded sports hall"
    one, other = f"Neighbours {short}.", f"All night long volunteers had {short} again."
    assert reuse_of(publish("courier", one), publish("gazette", other)) == ()
    found = reuse_of(publish("courier", one, FERRY), publish("gazette", FERRY, other))
    assert [each.second.text for each in found] == [FERRY.removesuffix("."), short]


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        (date(2026, 1, 1), date(2026, 1, 2), "earlier"),
        (date(2026, 1, 1), date(2026, 1, 1), "same day"),
        (date(2026, 1, 1), None, "unknown"),
        (datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 1, 1, 10, tzinfo=UTC), "earlier"),
        (datetime(2026, 1, 1, 9, tzinfo=UTC), date(2026, 1, 1), "same day"),
    ],
)
def test_an_order_is_claimed_only_where_publication_tells(
    first: datetime | date | None, second: datetime | date | None, order: str
) -> None:
    (reuse,) = reuse_of(
        publish("zeit", FERRY, published=first), publish("abend", FERRY, published=second)
    )
    assert reuse.order == order
    if order == "earlier":
        assert (reuse.first.outlet, reuse.second.outlet) == ("zeit", "abend")


def test_an_outlets_own_repeats_are_no_reuse() -> None:
    assert (
        reuse_of(publish("a1", FERRY, outlet="courier"), publish("a2", FERRY, outlet="courier"))
        == ()
    )


def test_outlets_are_summed_up_by_the_share_of_the_later_ones_own_words() -> None:
    day = date(2026, 1, 1)
    articles = (
        publish("courier", FERRY, published=day),
        publish("gazette", FERRY, SPEECH, CREW, published=day + timedelta(days=1)),
    )
    sentences = split_articles(articles)
    (sharing,) = summarise_reuse(find_reuse(sentences), sentences)
    assert (sharing.first, sharing.second, sharing.order) == ("courier", "gazette", "earlier")
    own = len(f"{FERRY} {CREW} the harbour master said".split())
    assert sharing.words == len(FERRY.split())
    assert sharing.share == pytest.approx(len(FERRY.split()) / own)


def test_no_articles_share_nothing() -> None:
    assert find_reuse(()) == ()
    assert summarise_reuse((), ()) == ()


WORDS = "ferry harbour dawn rope siren water night crowd of the said"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "Virk", '"', "“", "”", ".\n"]), max_size=60)


@given(st.lists(TEXTS.map(" ".join), min_size=2, max_size=4))
def test_file_order_changes_nothing_and_passages_stand_in_their_articles(texts: list[str]) -> None:
    articles = [publish(f"a{number}", text) for number, text in enumerate(texts)]
    expected = reuse_of(*articles)
    for reuse in expected:
        for passage in (reuse.first, reuse.second):
            assert passage.text in passage.article.text
            assert passage.sentences[0].start <= passage.start < passage.end
            assert passage.end <= passage.sentences[-1].end
        assert reuse.first.outlet != reuse.second.outlet
    for shuffled in permutations(articles):
        assert reuse_of(*shuffled) == expected


@pytest.mark.parametrize("piece", ["a ", '"a ', "a" * 10_000 + " ", "“", "''a "])
def test_hostile_text_is_compared_quickly(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    reuse_of(publish("courier", text), publish("gazette", text))
