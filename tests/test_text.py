from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import Compose
from summarize.judging.additions import Addition
from summarize.showing.printable import to_line, to_printable
from summarize.showing.text import to_text

SAID = "The council of Harrow voted to close the old harbour bridge on Friday."


def test_every_line_is_followed_by_who_prints_it_and_where(compose: Compose) -> None:
    shown = " ".join(to_text(compose({"a-news.txt": SAID, "b-post.txt": SAID + " Yes."})).split())
    assert f"{SAID} [A News, a-news:0]" in shown


def test_a_story_with_one_outlet_says_that_there_is_nothing_to_compare(compose: Compose) -> None:
    assert "nothing to compare it with" in " ".join(to_text(compose({"a.txt": SAID})).split())


def test_outlets_with_nothing_in_common_are_said_to_have_nothing_in_common(
    compose: Compose,
) -> None:
    shown = to_text(compose({"a.txt": SAID, "b.txt": "Whales sang near Lanmere all night."}))
    assert "nothing in common" in shown


def test_control_characters_of_an_article_do_not_reach_the_terminal(compose: Compose) -> None:
    shown = to_text(compose({"a.txt": "The mayor \x1b[31mresigned\x07 on Monday morning."}))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "resigned" in shown


def test_joiners_are_part_of_words_and_stay() -> None:
    for word in ("نمی\u200cخواهم", "क्\u200dष", "👩\u200d🚒"):
        assert to_printable(word) == word


def test_what_moves_colours_hides_or_turns_text_is_dropped() -> None:
    text = "a\x1b]0;title\x07b\x9b31mc\x08\x7fd\u202ee\u2066f\ufeffg\udc80h"
    assert to_printable(text) == "a]0;titleb31mcdefgh"


def test_line_breaks_stay_and_other_white_space_becomes_a_space() -> None:
    assert to_printable("one\ntwo\tthree\rfour\u2028five\xa0six") == "one\ntwo three four five six"


def test_a_line_is_one_line() -> None:
    assert to_line("one\ntwo\x1b[2Jthree") == "one two[2Jthree"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\v", "\x85", "\u2028"])
def test_a_name_with_a_line_break_cannot_fake_a_line(compose: Compose, line_break: str) -> None:
    outlet = f"Gazette{line_break}AGREED{line_break}The mayor fled."
    sources = f'file,outlet,note\na.txt,"{outlet}","so{line_break}AGREED"\nb.txt,B,\nc.txt,C,\n'
    said = {"a.txt": f"{SAID} Whales sang off Lanmere.", "b.txt": SAID, "c.txt": SAID}
    briefing = compose({**said, "sources.csv": sources})
    lines = to_text(briefing).split("\n")
    assert "AGREED" not in lines
    assert not [line for line in lines if line.startswith("The mayor")]
    assert "Gazette AGREED The mayor fled." in lines


def test_a_story_name_with_a_line_break_stays_on_one_line(
    compose: Compose,
) -> None:
    briefing = compose({"a.txt": SAID, "b.txt": SAID})
    articles = [replace(each, story="Bridge\n\nAGREED\n  Nothing.") for each in briefing.articles]
    shown = to_text(replace(briefing, articles=tuple(articles)))
    assert shown.startswith("Bridge AGREED Nothing.\n")


def test_notes_on_the_sources_are_shown(compose: Compose) -> None:
    sources = "file,note\na.txt,invented\n"
    assert "Note on the sources: invented" in to_text(
        compose({"a.txt": SAID, "b.txt": SAID, "sources.csv": sources})
    )


def test_a_line_says_how_many_tell_it_who_all_of_it_and_who_nothing(compose: Compose) -> None:
    again = "On Friday the council of Harrow voted to close its old harbour bridge."
    shown = " ".join(
        to_text(compose({"a.txt": SAID, "b.txt": again, "c.txt": "Bees hum."})).split()
    )
    assert "2 of 3 outlets. All of it: A, B. Not found in: C." in shown
    assert "Just enough outlets: no longer consensus without any one of the 2." in shown


def test_what_an_outlet_leaves_out_is_told_in_short(compose: Compose) -> None:
    again = "On Friday the council of Harrow voted to close its old harbour bridge."
    shown = to_text(compose({"a.txt": SAID, "b.txt": again, "c.txt": "Bees hum."}))
    _, left_out = " ".join(shown.split()).split("LEFT OUT OF THE CONSENSUS")
    assert left_out.startswith(" C ")
    assert left_out.endswith("2 of 3 outlets]")


def test_doubtful_points_are_counted_apart_from_those_of_one_outlet_alone(
    compose: Compose,
) -> None:
    briefing = compose({"a.txt": "Bees hum. Cows graze.", "b.txt": "Whales sang all night."})
    first, second = briefing.unique["A"]
    points = (first, replace(second, doubtful=True))
    shown = to_text(replace(briefing, unique={**briefing.unique, "A": points}))
    assert first.sentence.text in shown
    assert second.sentence.text not in shown
    assert "… and 1 perhaps also told elsewhere" in shown


def test_what_an_outlet_adds_is_quoted_beneath_the_sentence(compose: Compose) -> None:
    briefing = compose({"a.txt": SAID, "b.txt": SAID + " Yes."})
    finding = briefing.findings[0]
    addition = Addition(finding, finding.representative, (22, 32), 0.9, 0.5)
    shown = to_text(replace(briefing, additions={"A": (addition,)}))
    assert "ADDED TO SHARED POINTS" in shown
    assert f"Its own: “{finding.representative.text[22:32].strip()}”" in shown
