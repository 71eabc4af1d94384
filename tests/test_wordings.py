"""What several outlets quote, as the page sets it side by side."""

import re

from conftest import Compose
from summarize import to_markdown
from summarize.showing.coverage import cover
from summarize.showing.drawn_disputes import utterances_html
from summarize.showing.wordings import Printing, Saying, sayings

SAID = {
    "a.txt": "“The bridge at Harrow will stay closed until the last bolt is replaced,” engineer "
    "Ann Oake said at the town hall.",
    "b.txt": "“The bridge at Harrow will stay closed,” said engineer Ann Oake.\n\n"
    "“Nobody asked the bakers,” said baker Tom Rudd.",
    "c.txt": "“The bridge at Harrow will stay open until the last bolt is replaced,” engineer Ann "
    "Oake told reporters.",
}


def only_saying(compose: Compose, files: dict[str, str]) -> Saying:
    (saying,) = sayings(cover(compose(files))).shown
    return saying


def printings(saying: Saying) -> list[Printing]:
    return [each for wording in saying.wordings for each in wording.printings]


def test_the_fullest_wording_comes_first_and_the_others_are_set_beside_it(
    compose: Compose,
) -> None:
    saying = only_saying(compose, SAID)
    assert (saying.speaker, saying.outlets) == ("Ann Oake", 3)
    assert [each.source.text for each in printings(saying)] == ["A", "B", "C"]
    first, shortened, altered = saying.wordings
    assert first.label == "the fullest wording"
    assert shortened.label == "shortened"
    assert [piece.text for piece in shortened.pieces if piece.kind == "left out"]
    assert altered.label == "worded differently"
    assert [piece.text for piece in altered.pieces if piece.kind == "added"] == ["open"]


def test_where_it_was_said_is_told_in_the_words_printed_and_not_twice(compose: Compose) -> None:
    settings = [each.setting for each in printings(only_saying(compose, SAID))]
    assert settings == ["said at the town hall", "said", "told reporters"]


def test_what_one_outlet_alone_quotes_is_counted_and_not_shown(compose: Compose) -> None:
    assert sayings(cover(compose(SAID))).alone == 1


def test_another_speaker_is_named_with_the_wording_that_names_him(compose: Compose) -> None:
    files = {**SAID, "c.txt": SAID["c.txt"].replace("engineer Ann Oake", "mayor Tom Rudd")}
    speakers = [each.speaker for each in printings(only_saying(compose, files))]
    assert speakers == ["", "", "Tom Rudd"]


def test_outlets_that_print_one_wording_stand_together_each_with_its_place(
    compose: Compose,
) -> None:
    files = {**SAID, "d.txt": "“The bridge at Harrow will stay closed,” engineer Ann Oake warned."}
    briefing = compose(files)
    (saying,) = sayings(cover(briefing)).shown
    (short,) = [each for each in saying.wordings if each.label == "shortened"]
    assert [(each.source.text, each.setting) for each in short.printings] == [
        ("B", "said"),
        ("D", "warned"),
    ]
    assert len({each.source.href for each in short.printings}) == 2
    assert "B “said”, D “warned” · shortened" in utterances_html(briefing)
    assert re.search(r"B \[b .*\] “said”, D \[d .*\] “warned”", to_markdown(briefing))


def test_what_an_article_cites_again_in_short_is_not_listed_again(compose: Compose) -> None:
    again = SAID["a.txt"] + "\n\n“The bridge at Harrow will stay closed,” Oake said once more."
    briefing = compose({**SAID, "a.txt": again})
    (utterance,) = [each for each in briefing.utterances if len(each.variants) > 1]
    assert len([each for each in utterance.variants if each.parts[0].sentence.outlet == "A"]) == 2
    (saying,) = sayings(cover(briefing)).shown
    assert [each.source.text for each in printings(saying)] == ["A", "B", "C"]


def test_words_that_do_not_stand_together_are_not_quoted_as_if_they_did(compose: Compose) -> None:
    apart = "“The bridge at Harrow will stay closed,” said engineer Ann Oake at the town hall."
    (saying,) = sayings(cover(compose({**SAID, "b.txt": apart}))).shown
    assert [each.setting for each in printings(saying)][1] == "said … at the town hall"
