"""What must be read before a sentence, so that nobody is misled by it alone."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, SAMPLE
from summarize import read_articles
from summarize.reading.articles import Article
from summarize.reading.context import Context, find_contexts
from summarize.reading.sentences import split_articles

SHARED = Path(os.environ.get("SUMMARIZE_SHARED") or ROOT.parent / "shared")
VISIT = SHARED / "stories" / "mexico-visit"

PRELL = "Mayor Ana Prell visited the dam on Monday."
ROAD = "The road along the river is closed."

paragraphs = st.lists(
    st.sampled_from(
        [
            "Dam above Harrow leaks",
            PRELL,
            ROAD,
            "He also said it was late.",
            "That surprised the council.",
            "“We knew.”",
            "“We knew. Nobody",
            "It will hold,” she said.",
            '"We knew," Oake said.',
            "Oake put it this way:",
            "[EMAIL UPDATES: Get news]",
            "By Mara Quist",
            "Mayor Ana Prell, left, at the dam.",
            "They left.",
            '"',
        ]
    ),
    max_size=14,
)


def contexts_of(text: str) -> list[tuple[str, Context]]:
    """Return text and context of every sentence that has one, in order."""
    sentences = split_articles([Article("a", "s", "Gull", "", text, None)])
    found = find_contexts(sentences)
    return [(s.text, found[s.id]) for s in sentences if s.id in found]


def context_of(sentence: str, *before: str) -> Context:
    """Return a sentence's context; each of the sentences before is a paragraph of its own."""
    found = contexts_of("\n\n".join([*before, sentence, ROAD]))
    return next(context for text, context in found if text == sentence)


def lead_in(sentence: str, *before: str) -> list[str]:
    return [earlier.text for earlier in context_of(sentence, *before).lead_in]


@pytest.mark.parametrize(
    "sentence",
    [
        "He also said the road was closed.",
        "She then left for Lowick.",
        "“It will hold,” she said.",
        "“It will hold,” she told reporters.",
        "The dam would hold, she added.",
        "After her talk with Jon Oake, the council was told.",
    ],
)
def test_a_pronoun_gets_the_sentence_that_says_who_is_meant(sentence: str) -> None:
    assert lead_in(sentence, ROAD, PRELL) == [PRELL]
    assert lead_in(sentence, PRELL, ROAD) == [PRELL]
    assert context_of(sentence, PRELL).complete


def test_a_quotation_without_a_speaker_gets_the_one_who_is_named() -> None:
    said = "“It will hold,” Oake said."
    assert lead_in("“It is old.”", PRELL, said) == [said]
    assert lead_in("“It is old.”", PRELL) == [PRELL]


def test_a_chain_of_quotations_leads_back_to_its_speaker() -> None:
    said = "“It will hold,” Oake said."
    assert lead_in("“Nobody came.”", said, "“It is old.”", "“We asked for help,” he said.") == [
        said
    ]


def test_a_question_asked_aloud_keeps_its_speaker() -> None:
    quoted = "“Who knew?” Oake asked."
    assert lead_in(quoted, PRELL) == []
    assert lead_in("“Nobody did.”", PRELL, quoted) == [quoted]


def test_a_link_gets_the_sentence_just_before_and_whom_that_is_about() -> None:
    he = "He called the dam safe."
    assert lead_in("That surprised the council.", PRELL, ROAD) == [ROAD]
    assert lead_in("That surprised the council.", PRELL, he) == [PRELL, he]


@pytest.mark.parametrize(
    "sentence",
    [
        "That surprised the council.",
        "Moreover, the wall is old.",
        "However, the wall is old.",
        "It is 90 years old.",
        "But they were not told.",
        "These were repaired in May.",
        "The latter is older.",
        "The decision came late.",
    ],
)
def test_a_sentence_that_links_back_gets_the_one_before(sentence: str) -> None:
    assert lead_in(sentence, PRELL, ROAD)[-1] == ROAD


@pytest.mark.parametrize(
    "sentence",
    [
        PRELL,
        ROAD,
        "In his comments, Oake said the dam would hold.",
        "After her visit, Ana Prell left for Lowick.",
        "“It will hold,” Oake said.",
        "“It will hold,” said an official who knows the dam.",
        "Ana Prell said she had called the council.",
        "It is not clear why the wall gave way.",
        "This week the council meets again.",
        "The mayor said he would stay.",
        "“That is a lie,” Oake said.",
        "“He knew,” Oake said.",
    ],
)
def test_a_sentence_that_stands_alone_gets_nothing(sentence: str) -> None:
    context = context_of(sentence, "Lund owns the old mill.")
    assert (context.lead_in, context.complete) == ((), True)


def test_a_block_quotation_after_a_colon_gets_its_introduction() -> None:
    introduction = "Mayor Ana Prell put it this way:"
    found = contexts_of(f"{introduction}\n\nNobody is in danger. The dam will hold.\n\n{ROAD}\n")
    leads = {text: [earlier.text for earlier in context.lead_in] for text, context in found}
    assert leads["Nobody is in danger."] == leads["The dam will hold."] == [introduction]
    assert leads[ROAD] == []
    assert dict(found)["The dam will hold."].speech


def test_speech_is_what_is_mostly_somebodys_words() -> None:
    assert context_of("“The dam will surely hold for a year,” Oake said.").speech
    assert not context_of("Oake called the leak in the old dam “small” on Monday.").speech
    assert not context_of(ROAD).speech


def test_boilerplate_has_no_context_and_leads_to_nothing() -> None:
    found = contexts_of(
        f"{PRELL}\n\n[EMAIL UPDATES: Oake said so]\n\nThat surprised the council.\n\n{ROAD}\n"
    )
    assert [text for text, _ in found] == [PRELL, "That surprised the council.", ROAD]
    assert [earlier.text for earlier in found[1][1].lead_in] == [PRELL]


@pytest.mark.parametrize(
    "sentence",
    [
        "That ended the strike of the engineers after nine days.",
        "He also said the road was closed.",
        "“It will hold.”",
        "Moreover, the wall is old.",
    ],
)
def test_a_first_sentence_that_points_back_is_incomplete(sentence: str) -> None:
    context = context_of(sentence)
    assert (context.lead_in, context.complete) == ((), False)


def test_a_headline_is_no_lead_in_to_the_report() -> None:
    context = context_of("That ended the strike after nine days.", "Dam above Harrow leaks")
    assert (context.lead_in, context.complete) == ((), False)


def test_a_name_dropped_long_ago_is_not_surely_meant() -> None:
    between = [f"The river rose by {number} centimetres." for number in range(2, 10)]
    assert not context_of("He also said the road was closed.", PRELL, *between).complete


def test_articles_do_not_lead_into_each_other() -> None:
    first = Article("a", "s", "Gull", "", PRELL, None)
    second = Article("b", "s", "Heron", "", "He also said the road was closed.", None)
    found = find_contexts(split_articles([first, second]))
    assert found["b:0"] == Context(lead_in=(), complete=False)


def test_no_sentences_have_no_context() -> None:
    assert find_contexts([]) == {}


@given(paragraphs, paragraphs)
def test_lead_ins_come_earlier_in_the_same_article_and_are_never_boilerplate(
    left: list[str], right: list[str]
) -> None:
    articles = [
        Article(name, "s", name, "", "\n\n".join(lines), None)
        for name, lines in (("a", left), ("b", right))
    ]
    check_lead_ins(articles)


def test_lead_ins_of_the_sample_come_earlier_in_the_same_article() -> None:
    check_lead_ins(read_articles(SAMPLE))


@pytest.mark.skipif(not VISIT.is_dir(), reason="the five real articles are not here")
def test_lead_ins_of_the_five_real_articles_come_earlier_in_the_same_article() -> None:
    check_lead_ins(read_articles(VISIT))


def check_lead_ins(articles: tuple[Article, ...] | list[Article]) -> None:
    sentences = split_articles(articles)
    found = find_contexts(sentences)
    assert set(found) == {s.id for s in sentences if s.kind != "boilerplate"}
    for sentence in sentences:
        if sentence.kind == "boilerplate":
            continue
        places = [earlier.index for earlier in found[sentence.id].lead_in]
        assert places == sorted(set(places))
        assert all(place < sentence.index for place in places)
        for earlier in found[sentence.id].lead_in:
            assert earlier.article is sentence.article
            assert earlier.kind == sentence.kind


WORKER = (
    "But a former worker, who asked not to be named because he lives nearby, told us "
    "that the slope was wet."
)


def test_what_he_said_is_shown_with_the_sentence_that_introduces_him() -> None:
    council = "The district council counted 340 households."
    assert lead_in("“We took pictures and sent them in,” he said.", council, WORKER) == [WORKER]


def test_a_quotation_that_goes_on_has_the_context_of_its_speaker() -> None:
    said = "“We took pictures and sent them in,” he said."
    assert lead_in("“Then we heard nothing at all.”", WORKER, said) == [WORKER]


def test_who_is_meant_is_not_merely_the_last_one_named() -> None:
    baker = "Tom Quist, a baker, said the road to Harrow was closed."
    assert lead_in("“I did not sleep that night,” she said.", PRELL, baker) == [PRELL]


def test_who_is_described_before_a_pronoun_is_no_riddle() -> None:
    assert lead_in(WORKER, PRELL) == []
