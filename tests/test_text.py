from __future__ import annotations

from conftest import Compose
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


def test_notes_on_the_sources_are_shown(compose: Compose) -> None:
    sources = "file,note\na.txt,invented\n"
    assert "Note on the sources: invented" in to_text(
        compose({"a.txt": SAID, "b.txt": SAID, "sources.csv": sources})
    )
