"""What did we collect: the tables, and what makes an article worth a second look."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Compose, WordCountEncoder, Write
from summarize import Briefing, compose_briefing, read_articles
from summarize.showing import collected
from summarize.showing.doubts import day_known_from, find_doubts

REPORT = """Harbour pumps stop

By Ann Oake
March 3, 2026

The pumps in the harbour of Harrow stopped on Monday night when the mains failed. {again}
Engineers from the port were called at ten and found that a fuse had burned. The mayor said that
nobody was in danger and that the water would be gone by noon. Two streets near the quay stood
under water for an hour, and the fire brigade carried sand to the doors of the houses there.
A spokesman for the port said that the pumps had been tested in January and that the report of
that test would be made public. The council will meet on Thursday to hear what went wrong and who
is to pay for it. In the fish market the traders moved their crates to the upper floor, and the
auction was put off by a day. The ferry ran as usual. {end}
"""
OTHER = """Power cut floods Harrow quay

A failure of the mains left the quay of Harrow flooded for an hour on Monday, the brigade said.
Residents of the lower streets had to leave their cars behind and walk home through the water. The
port has three pumps, all of which depend on the same line, according to a plan of last year that
the council never voted on. Traders complained that they had warned of this more than once. The
head of the port, Jon Reed, answered that a second line had been ordered and would be laid in
spring. Schools opened as they do on any day, and the trains to the city were on time. The weather
service expects no rain until the weekend, so that the sand bags can be taken away on Wednesday.
"""


def write_two(write_story: Write, first: str, second: str = OTHER, sources: str = "") -> Path:
    files = {"harrow-courier.txt": first, "port-journal.txt": second}
    return write_story(files | ({"sources.csv": sources} if sources else {}))


def compose_folder(folder: Path) -> Briefing:
    return compose_briefing(read_articles(folder), encoder=WordCountEncoder())


def whole(again: str = "", end: str = "It will run tonight, too.") -> str:
    return REPORT.format(again=again, end=end)


def doubts_of(briefing: Briefing, article: str = "harrow-courier") -> dict[str, str]:
    return {each.what: each.seen for each in find_doubts(briefing) if each.article.id == article}


SOURCES = """file,outlet,published,reliability,language
harrow-courier.txt,Harrow Courier,{day},{grade},{language}
port-journal.txt,Port Journal,2026-03-03T08:00:00+00:00,,
"""


def sources(day: str = "2026-03-03", grade: str = "", language: str = "") -> str:
    return SOURCES.format(day=day, grade=grade, language=language)


def test_a_whole_dated_article_raises_no_doubt(write_story: Write) -> None:
    briefing = compose_folder(write_two(write_story, whole(), sources=sources()))
    assert find_doubts(briefing) == ()
    assert collected.doubts_table(briefing).empty


@pytest.mark.parametrize(
    ("first", "more", "what"),
    [
        (whole(end="The ferry then"), {}, "may be cut off"),
        (whole(end="The ferry then ran to the…"), {}, "may be cut off"),
        (whole() + "\nSubscribe to continue reading.\n", {}, "asks to subscribe or read on"),
        (whole().replace("nobody", "nobodyâ€™s"), {}, "damaged characters"),
        (whole().upper(), {}, "mostly in capitals"),
        ("Pumps stop\n\nThe pumps stopped on Monday.\n", {}, "very short"),
        (whole(again="The pumps in the harbour of Harrow stopped on Monday night when the mains "
                     "failed."), {}, "prints the same sentence twice"),
        (whole(end="and on " * 130 + "it went."), {}, "very long sentence"),
        (whole(), {"day": "2026-03-08"}, "two days of publication"),
        (whole(), {"day": "2025-11-08"}, "far from the others in time"),
        (whole(), {"grade": "E"}, "graded unreliable"),
        (whole(), {"language": "Spanish"}, "not in English"),
    ],
)  # fmt: skip
def test_what_is_odd_about_an_article_is_listed_with_what_tells_so(
    write_story: Write, first: str, more: dict[str, str], what: str
) -> None:
    briefing = compose_folder(write_two(write_story, first, sources=sources(**more)))
    found = doubts_of(briefing)
    assert any(each.startswith(what) for each in found), found
    assert all(found.values())
    assert doubts_of(briefing, "port-journal").keys() <= {"far from the others in time"}


def test_a_text_in_another_language_does_not_read_like_english(write_story: Write) -> None:
    spanish = "Las bombas del puerto se detuvieron el lunes por la noche, dijo el alcalde. " * 1
    spanish += "Los vecinos salieron de sus casas cuando subieron las aguas del puerto viejo. "
    spanish += "Nadie resultó herido, según la policía local, que cerró dos calles del centro. "
    spanish += "El consejo se reunirá el jueves para saber quién debe pagar las reparaciones."
    briefing = compose_folder(write_two(write_story, spanish))
    assert "does not read like English" in doubts_of(briefing)


def test_an_empty_file_is_named_and_nothing_else_is_said_of_it(
    write_story: Write, caplog: pytest.LogCaptureFixture
) -> None:
    briefing = compose_folder(write_two(write_story, "\n"))
    assert doubts_of(briefing) == {"nothing to compare": "0 words"}
    assert "is empty" in caplog.text


def test_the_same_text_twice_is_said_of_both_files(write_story: Write) -> None:
    briefing = compose_folder(write_two(write_story, whole(), whole()))
    assert doubts_of(briefing)["the same text as another file"] == "port-journal.txt"
    same = doubts_of(briefing, "port-journal")
    assert same["the same text as another file"] == "harrow-courier.txt"


def test_a_reprint_is_called_one_and_its_sentences_are_listed_with_their_source(
    write_story: Write,
) -> None:
    copy = f"Pumps stop in Harrow\n\n{whole().split('2026', 1)[1]}\nThe Journal adds a line here.\n"
    briefing = compose_folder(write_two(write_story, whole(), copy, sources()))
    assert "mostly a reprint" in doubts_of(briefing, "port-journal")
    reprints = collected.reprints_table(briefing)
    assert set(reprints["words_of"]) == {"Harrow Courier"}
    copied = collected.copied_table(briefing)
    assert list(copied["first"]) == ["Harrow Courier"]
    assert list(copied["second"]) == ["Port Journal"]
    assert copied["share"].min() > 0.5


def test_two_articles_of_one_outlet_are_said_to_count_once(write_story: Write) -> None:
    listed = sources().replace("Port Journal", "Harrow Courier")
    briefing = compose_folder(write_two(write_story, whole(), sources=listed))
    assert "not the outlet's only article" in doubts_of(briefing)


def test_a_name_of_digits_is_no_name_of_an_outlet(compose: Compose) -> None:
    briefing = compose({"000_5aca7cde.txt": whole(), "port-journal.txt": OTHER})
    assert doubts_of(briefing, "000_5aca7cde")["outlet's name looks like a file's"]


def test_how_a_day_is_known_is_said(write_story: Write) -> None:
    first, second = read_articles(write_two(write_story, whole(), sources=sources()))
    assert day_known_from(first) == "printed in the text"
    assert day_known_from(second) == "given, to the minute"
    given = sources(day="2026-03-04")
    (first, _) = read_articles(write_two(write_story, whole(), sources=given))
    assert day_known_from(first) == "given, no hour"
    undated = whole().replace("March 3, 2026", "")
    folder = write_two(write_story, undated)
    (folder / "sources.csv").unlink()
    (first, _) = read_articles(folder)
    assert day_known_from(first) == "unknown"


def test_every_article_stands_in_the_table_with_what_was_set_aside(write_story: Write) -> None:
    folder = write_two(write_story, whole(), sources=sources(language="English"))
    briefing = compose_folder(folder)
    table = collected.collected_table(briefing)
    assert list(table["outlet"]) == ["Harrow Courier", "Port Journal"]
    assert list(table["author"]) == ["Ann Oake", ""]
    assert list(table["language"]) == ["English", ""]
    aside = collected.set_aside_table(briefing)
    assert table["set_aside"].sum() == aside["times"].sum() == 2
    assert set(aside["text"]) == {"By Ann Oake", "March 3, 2026"}


def test_files_have_their_digests_and_the_register_only_what_it_says(write_story: Write) -> None:
    briefing = compose_folder(write_two(write_story, whole(), sources=sources(grade="B")))
    assert all(len(digest) == 64 for digest in collected.files_table(briefing)["sha256"])
    (row,) = collected.register_table(briefing).itertuples()
    assert (row.outlet, row.reliability, row.owner) == ("Harrow Courier", "B", "")
