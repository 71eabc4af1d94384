"""The mail: the essentials in 72 columns, and no line that a mail program acts on."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SAMPLE, Compose, WordCountEncoder, Write
from summarize import Briefing, compose_briefing, read_articles, to_mail
from summarize.judging.unique import choose_weightiest
from summarize.showing.blocks import (
    Address,
    Folded,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Section,
    Words,
    on_one_line,
    run,
)
from summarize.showing.mail import write_mail
from test_markdown import FEWER, HOSTILE, lines_of


@pytest.fixture
def sample() -> Briefing:
    return compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())


def written(*blocks: object, title: str = "T") -> str:
    section = Section("S", blocks)  # type: ignore[arg-type]  # blocks of any kind
    return write_mail(Outline(title, "D", (), (section,), "E"))


def words_of(text: str) -> str:
    """Return a text's words without the signs around what is marked."""
    return " ".join(text.replace("*", "").split())


def test_no_line_is_longer_than_72_columns_but_an_address(sample: Briefing) -> None:
    lines = to_mail(sample).splitlines()
    assert max(map(len, lines)) <= 72
    address = f"https://h.example/{'a' * 100}"
    assert f"\n  {address}\n" in written(Listing(((Address("Address", address),),)))


def test_it_begins_with_what_is_agreed_contested_and_told_by_one_alone(sample: Briefing) -> None:
    text = to_mail(sample)
    titles = ("IN SHORT", "CONSENSUS", "CONTESTED AND DISPUTED", "ONLY ONE OUTLET SAYS",
              "WHAT AN OUTLET LEAVES OUT", "WHAT TO VERIFY NEXT", "THE ARTICLES")  # fmt: skip
    places = [text.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)
    shown = words_of(text)
    summary = [line.sentence for line in sample.summary]
    for each in summary:
        assert words_of(each.text) in shown
        assert f"[{each.article.id} {each.start}–{each.end}]" in shown
    for clash in sample.clashes.points:
        for side in clash.sides:
            assert all(words_of(each.text) in shown for each in side.sentences)
    for points in sample.unique.values():
        assert all(words_of(each.sentence.text) in shown for each in choose_weightiest(points, 5))
    assert set(lines_of(sample)) > {each.text for each in summary}


def test_what_is_folded_away_is_named_and_left_out() -> None:
    more = Folded("more", "3 more", (Paragraph((run("hidden words"),)),))
    text = written(more, Paragraph((run("where from"),), "evidence"))
    assert "(3 more in the full briefing)" in text
    assert "hidden words" not in text
    assert "where from" not in text


def test_what_is_marked_stands_between_signs() -> None:
    text = written(
        Paragraph((run("It was "), run("so ", "agreed"), run("and "), run("gone", "left out")))
    )
    assert "It was *so* and [-gone-]" in text


@FEWER
@given(st.text(alphabet="From :.\n\r\t\x00\x1b\u202e\u2028>-Subjectx", max_size=60))
def test_no_text_can_pass_for_a_header_an_end_or_another_mail(text: str) -> None:
    word = on_one_line(text)
    shown = written(
        Heading(3, word),
        Paragraph((run(text),)),
        Words((run(text),), (run(text),), (run(text),)),
        Listing(((Paragraph((run(text),)),),)),
        title=word,
    )
    assert not [line for line in shown.splitlines() if line.startswith("From ") or line == "."]
    assert message_from_string(shown).keys() == []
    assert not {"\r", "\t", "\x00", "\x1b", "\u202e", "\u2028"} & set(shown)


def test_hostile_articles_cannot_write_a_header_or_paint_a_terminal(write_story: Write) -> None:
    nasty = f"Bcc: all@h.example\r\n\r\n.\r\nFrom me {HOSTILE}"
    folder = write_story({"a.txt": f"From rain {HOSTILE} on Monday.", "b.txt": "From it all fell."})
    articles = tuple(
        replace(each, outlet=nasty + each.id, title=nasty, note=nasty, story=nasty)
        for each in read_articles(folder)
    )
    text = to_mail(compose_briefing(articles, encoder=WordCountEncoder()))
    assert message_from_string(text).keys() == []
    assert not [line for line in text.splitlines() if line.startswith("From ") or line == "."]
    assert not {"\x1b", "\r", "\u202e"} & set(text)


def test_a_word_longer_than_a_line_is_cut_and_none_of_it_lost(compose: Compose) -> None:
    word = "x" * 10_000
    text = to_mail(compose({"a.txt": f"The {word} fell on Monday."}))
    assert max(map(len, text.splitlines())) <= 72
    assert word in "".join(text.split())


def test_the_same_briefing_gives_the_same_text(sample: Briefing) -> None:
    again = compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())
    assert to_mail(sample) == to_mail(again)
