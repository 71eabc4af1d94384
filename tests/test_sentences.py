"""Sentences: cut where a reader would, with offsets that always fit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence, split_articles

# What real articles are made of, and what breaks splitters: marks, breaks, odd white space.
PIECES = (
    *("The dam leaks.", "He left.", "“We knew.", "We said so.”", "Ms.", "U.S.", "in the U.S. He"),
    *("5 p.m.", "Monday", "A.", "...", '"', "''", "‘", "’", "“", "”", "(", ")", "[x]", "Topics: x"),
    *("HARROW, Ohio (AP) —", "Washington (CNN)", "(Mara Quist / The Gull)", "Sign up now."),
    *(" ", "  ", "\n", "\n\n\n", "\r", "\r\n", "\t", "\xa0", "\u2003", "\u2028", "\x85", "\x1c"),
    *("\u200b", "\ufeff", "\u00ad", "e\u0301", "\0", "İ", "ß", "ﬁ", "漢字。", "مرحبا.", "𝔘.", "😀"),
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.text(max_size=120),
)


def split(text: str) -> tuple[Sentence, ...]:
    return split_articles([Article("a", "s", "Gull", "", text, None)])


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms. Quist met Gov. Lund near Ft. Harrow on Feb. 3.",
        "Martin Oake Jr. spoke first.",
        "Dr. Prell and Mr. Lund saw Sen. Oake on Sept. 9.",
        "The council met at 5 p.m. Monday in the hall.",
        "The council met at 5 p.m. EST in the hall.",
        "The U.S. Senate voted on Monday.",
        "The dam is watched in the U.S. Senate building.",
        "George W. Lund paid $1.2 million.",
        "It is No. 3 on St. Mary Street.",
        "Is it safe?",
        "1. The dam leaks.",
        "“Who knew?” Ana Prell asked.",
        '"Stop!" Oake cried.',
        "''Stop!'' Oake cried.",
        "“Who knew?” she asked.",
    ],
)
def test_a_sentence_is_not_cut_within(sentence: str) -> None:
    assert texts_of(f"{sentence} Then everybody left.") == [sentence, "Then everybody left."]


@pytest.mark.parametrize(
    "first",
    [
        "They had lived in the U.S.",
        "He called the U.S.",
        "They sell goods “from the U.S.”",
        "The council voted at 9 p.m.",
        "They want to see Mr. Lund in the U.K.",
        "“Who knew?”",
    ],
)
def test_an_abbreviation_may_close_a_sentence(first: str) -> None:
    assert texts_of(f"{first} The council knew.") == [first, "The council knew."]


@pytest.mark.parametrize("marks", ["“”", '""', ("''", "''")])
def test_a_quotation_of_several_sentences_stays_whole(marks: tuple[str, str]) -> None:
    opening, closing = marks
    quoted = f"{opening}We knew. We said so. Nobody came,{closing} Oake said."
    assert texts_of(f"{quoted} The council denied it.") == [quoted, "The council denied it."]


@pytest.mark.parametrize("marks", ["“”", '""', ("''", "''")])
def test_quotations_that_end_are_cut_apart(marks: tuple[str, str]) -> None:
    opening, closing = marks
    cut = [
        f"{opening}It was late,{closing} Oake said.",
        f"{opening}We had no keys.{closing}",
        "Nobody answered.",
    ]
    assert texts_of(" ".join(cut)) == cut


@pytest.mark.parametrize(
    "first", ['He said the wall was 6" thick.', 'The dam is "safe.', "The dam is “safe."]
)
def test_a_mark_without_a_partner_swallows_nothing(first: str) -> None:
    cut = [first, "The council denied it.", "Nobody came."]
    assert texts_of(" ".join(cut)) == cut


@pytest.mark.parametrize(
    "dateline",
    [
        "HARROW, Ohio (AP) —",
        "HARROW —",
        "LOWER HARROW >>",
        "HARROW, March 10 (Gull News) —",
        "HARROW (Reuters) -",
        "Harrow (CNN)",
        "Harrow, Ohio (Gull News) --",
    ],
)
def test_a_dateline_is_split_off(dateline: str) -> None:
    news = "Water seeps through the old dam above the town of Harrow, the council said."
    dated, told = split(f"{dateline} {news}")
    assert (dated.text, dated.kind) == (dateline, "boilerplate")
    assert (told.text, told.kind) == (news, "body")


def test_hard_wrapped_text_is_read_as_one_paragraph() -> None:
    text = (
        "The council of Harrow met on Monday evening in the\n"
        "old town hall and voted to close the road. Nobody\n"
        "spoke.\n"
    )
    sentences = split(text)
    assert [" ".join(sentence.text.split()) for sentence in sentences] == [
        "The council of Harrow met on Monday evening in the old town hall and voted to close the "
        "road.",
        "Nobody spoke.",
    ]
    assert {sentence.paragraph for sentence in sentences} == {0}


def test_a_sentence_knows_its_place() -> None:
    sentences = split("The dam leaks. It is old.\n\nNobody was hurt.\n")
    assert [(s.id, s.paragraph, s.start, s.end, s.words) for s in sentences] == [
        ("a:0", 0, 0, 14, 3),
        ("a:1", 0, 15, 25, 3),
        ("a:2", 1, 27, 43, 3),
    ]


def test_sentences_are_ordered_by_publication_then_article_then_place() -> None:
    def article(name: str, day: int) -> Article:
        return Article(name, "s", name, "", "The dam leaks. It is old.", date(2017, 2, day))

    sentences = split_articles([article("b", 24), article("c", 23), article("a", 24)])
    ordered = sorted(sentences, key=lambda sentence: sentence.reading_order)
    assert [sentence.id for sentence in ordered] == ["c:0", "c:1", "a:0", "a:1", "b:0", "b:1"]


def test_wording_disregards_case_spacing_and_the_shape_of_marks() -> None:
    curly, doubled, straight = split(
        "“It’s late,”  Oake said.\n\n''IT'S late,'' Oake said.\n\n\"It's late,\" Oake\xa0said.\n"
    )
    assert curly.wording == doubled.wording == straight.wording


def test_a_copy_has_the_origin_of_what_it_copies() -> None:
    (ours,) = split("The dam leaks.")
    (theirs,) = split_articles([replace(ours.article, id="b", outlet="Heron")])
    (third,) = split_articles([replace(ours.article, id="c", outlet="Teal")])
    copy = replace(theirs, copy_of=ours)
    assert (ours.origin, theirs.origin, copy.origin) == ("Gull", "Heron", "Gull")
    assert replace(third, copy_of=copy).origin == "Gull"
    assert copy.outlet == "Heron"


def test_no_articles_have_no_sentences() -> None:
    assert split_articles([]) == ()


def test_another_splitter_may_be_given() -> None:
    article = Article("a", "s", "o", "", "The dam leaks; it is old.", None)
    halves = split_articles([article], lambda paragraph: [(0, 14), (15, len(paragraph))])
    assert [sentence.text for sentence in halves] == ["The dam leaks;", "it is old."]


@given(texts)
@example("HARROW (AP) — ")
@example("(AP)\n" * 3)
@example('" "')
@example("İstanbul’da. 😀 “Evet.” e\u0301.")
def test_sentences_hold_every_character_once_and_in_order(text: str) -> None:
    sentences = split(text)
    covered = [place for s in sentences for place in range(s.start, s.end)]
    assert covered == sorted(set(covered))  # in order, and none overlaps another
    left_out = set(range(len(text))) - set(covered)
    assert all(text[place].isspace() for place in left_out)


@given(texts)
@example("\x1c a")
@example("a\x85b")
def test_sentences_are_the_articles_own_words_and_never_blank_at_an_end(text: str) -> None:
    for place, sentence in enumerate(split(text)):
        assert sentence.index == place
        assert sentence.text == text[sentence.start : sentence.end] != ""
        assert sentence.text == sentence.text.strip()


@given(texts)
def test_the_same_text_is_always_cut_the_same_way(text: str) -> None:
    assert split(text) == split(text)
