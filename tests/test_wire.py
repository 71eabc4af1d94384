"""Who prints whose words."""

from datetime import date
from itertools import permutations

import pytest

from summarize.comparing.wire import credit_origins
from summarize.reading.articles import Article
from summarize.reading.sentences import split_articles

TRUCKS = (
    "Police rerouted twelve heavy trucks over the old stone bridge at the northern edge of town "
    "on Monday night."
)
CREWS = "Crews worked until dawn to clear the thick mud from the main road and the school yards."
QUOTATION = '"We will not give up on this town and on its people, whatever it takes."'


def publish(name: str, *lines: str, day: int | None = None, outlet: str = "") -> Article:
    published = date(2026, 1, day) if day is not None else None
    text = "\n".join(lines)
    return Article(
        id=name, story="s", outlet=outlet or name, title="", text=text, published=published
    )


def find_copies(*articles: Article, wire_overlap: float = 0.6) -> dict[str, str]:
    """Return which sentence repeats which, by their ids."""
    sentences = credit_origins(split_articles(articles), wire_overlap)
    return {each.id: each.copy_of.id for each in sentences if each.copy_of is not None}


def test_a_reprinted_paragraph_is_credited_to_the_earlier_outlet() -> None:
    early = publish("reuters", f"{TRUCKS} {CREWS}", day=1)
    late = publish("gazette", "Residents watched in silence.", f"{TRUCKS} {CREWS}", day=2)
    assert find_copies(late, early) == {"gazette:1": "reuters:0", "gazette:2": "reuters:1"}


def test_a_copy_keeps_its_own_outlet_and_takes_the_origin_of_its_source() -> None:
    early, late = publish("reuters", TRUCKS, day=1), publish("gazette", TRUCKS, day=2)
    copy = credit_origins(split_articles([early, late]), 0.6)[1]
    assert (copy.outlet, copy.origin) == ("gazette", "reuters")


def test_a_trimmed_sentence_is_a_copy() -> None:
    early = publish("reuters", TRUCKS, day=1)
    late = publish("gazette", TRUCKS.replace(" on Monday night", ""), day=2)
    assert find_copies(early, late) == {"gazette:0": "reuters:0"}


def test_a_sentence_that_was_added_to_is_a_copy_while_most_of_it_is_the_old_words() -> None:
    early = publish("reuters", TRUCKS, day=1)
    longer = TRUCKS.replace(" on Monday night", " on Monday night after the rain")
    assert find_copies(early, publish("gazette", longer, day=2)) == {"gazette:0": "reuters:0"}


def test_a_share_of_common_runs_exactly_at_the_setting_is_a_copy() -> None:
    # twelve words are eight runs of five; with the last two words changed, six of them remain
    text = "Gulls circled above the empty grey harbour wall all through Monday morning."
    early = publish("reuters", text, day=1)
    late = publish("gazette", text.replace("Monday morning", "that day"), day=2)
    assert find_copies(early, late, wire_overlap=0.75) == {"gazette:0": "reuters:0"}
    assert find_copies(early, late, wire_overlap=0.76) == {}


def test_a_quotation_is_no_reuse() -> None:
    early = publish("reuters", f"The mayor spoke on Monday: {QUOTATION}", day=1)
    late = publish("gazette", f"Late at night came her promise: {QUOTATION}", day=2)
    assert find_copies(early, late) == {}


def test_a_quotation_within_a_copied_passage_is_part_of_the_copy() -> None:
    early = publish("reuters", TRUCKS, QUOTATION, CREWS, day=1)
    late = publish("gazette", TRUCKS, QUOTATION, CREWS, day=2)
    assert find_copies(early, late)["gazette:1"] == "reuters:1"


def test_a_quotation_beside_a_copy_is_its_own_when_the_source_has_another_one_there() -> None:
    early = publish("reuters", TRUCKS, '"We are tired," the mayor said.', day=1)
    late = publish("gazette", TRUCKS, QUOTATION, day=2)
    assert find_copies(early, late) == {"gazette:0": "reuters:0"}


def test_a_copy_of_a_copy_is_credited_to_the_first() -> None:
    first = publish("reuters", TRUCKS, day=1)
    second = publish("gazette", TRUCKS, day=2)
    third = publish("herald", TRUCKS, day=3)
    assert find_copies(third, second, first) == {
        "gazette:0": "reuters:0",
        "herald:0": "reuters:0",
    }


def test_an_edited_copy_of_a_trimmed_copy_is_credited_to_the_first() -> None:
    first = publish("reuters", TRUCKS, day=1)
    second = publish("gazette", TRUCKS.replace(" on Monday night", ""), day=2)
    third = publish("herald", TRUCKS.replace(" on Monday night", ", they said"), day=3)
    assert find_copies(first, second, third)["herald:0"] == "reuters:0"


def test_articles_without_a_date_come_last() -> None:
    undated, dated = publish("a", TRUCKS), publish("b", TRUCKS, day=9)
    assert find_copies(undated, dated) == {"a:0": "b:0"}


def test_of_articles_published_at_once_the_first_by_id_is_the_source() -> None:
    assert find_copies(publish("b", TRUCKS), publish("a", TRUCKS)) == {"b:0": "a:0"}
    same_day = (publish("d", TRUCKS, day=1), publish("c", TRUCKS, day=1))
    assert find_copies(*same_day) == {"d:0": "c:0"}


def test_a_passage_taken_from_two_copies_is_credited_to_the_first_in_any_file_order() -> None:
    # herald's quotation stands beside gazette's own words, but gazette has it from reuters
    first = publish("reuters", QUOTATION, CREWS, day=1)
    second = publish("gazette", TRUCKS, QUOTATION, CREWS, day=2)
    third = publish("herald", TRUCKS, QUOTATION, day=3)
    expected = {
        "gazette:1": "reuters:0",
        "gazette:2": "reuters:1",
        "herald:0": "gazette:0",
        "herald:1": "reuters:0",
    }
    for articles in permutations([first, second, third]):
        assert find_copies(*articles) == expected


def test_boilerplate_does_not_break_a_copied_passage() -> None:
    lines = (TRUCKS, "Topics: bridges", "Nobody was hurt.")
    assert find_copies(publish("a", *lines, day=1), publish("b", *lines, day=2)) == {
        "b:0": "a:0",
        "b:2": "a:2",
    }


def test_what_a_reprinter_added_is_credited_to_it_when_both_are_reprinted() -> None:
    first = publish("reuters", TRUCKS, day=1)
    second = publish("gazette", TRUCKS, "Nobody was hurt.", day=2)
    third = publish("herald", TRUCKS, "Nobody was hurt.", day=3)
    copies = find_copies(first, second, third)
    assert (copies["herald:0"], copies["herald:1"]) == ("reuters:0", "gazette:1")


def test_a_quotation_an_outlet_printed_first_is_no_reuse_when_it_comes_back() -> None:
    own = publish("a", QUOTATION, CREWS, day=1, outlet="Gazette")
    reprint = publish("b", TRUCKS, QUOTATION, CREWS, day=2, outlet="Herald")
    back = publish("c", TRUCKS, QUOTATION, day=3, outlet="Gazette")
    assert find_copies(own, reprint, back) == {"b:1": "a:0", "b:2": "a:1", "c:0": "b:0"}


def test_two_articles_of_one_outlet_are_no_reuse() -> None:
    early = publish("live", TRUCKS, day=1, outlet="Gazette")
    late = publish("report", TRUCKS, day=2, outlet="Gazette")
    assert find_copies(early, late) == {}


def test_an_exact_reprint_is_credited_to_the_same_wording_not_to_a_longer_one_around_it() -> None:
    longer = publish("first", f"Schools closed and {TRUCKS.lower()}", day=1, outlet="reuters")
    source = publish("second", CREWS, TRUCKS, "Nobody was hurt.", day=2, outlet="reuters")
    reprint = publish("gazette", CREWS, TRUCKS, "Nobody was hurt.", day=3)
    assert find_copies(longer, source, reprint) == {
        f"gazette:{place}": f"second:{place}" for place in range(3)
    }


def test_words_an_outlet_printed_first_stay_its_own_though_another_wraps_them() -> None:
    words = "Police rerouted twelve trucks over the old bridge."
    own, again = (publish(name, words, day=day, outlet="a") for name, day in (("x", 1), ("z", 3)))
    wrapped = publish("b", f"Schools stay closed all week and {words.lower()}", day=2)
    assert find_copies(own, wrapped, again) == {}


def test_words_taken_back_from_a_reprint_are_no_reuse() -> None:
    own = publish("a", TRUCKS, day=1, outlet="Gazette")
    reprint = publish("b", TRUCKS, day=2, outlet="Herald")
    again = publish("c", TRUCKS, day=3, outlet="Gazette")
    assert find_copies(own, reprint, again) == {"b:0": "a:0"}


def test_sentences_that_share_only_names_and_titles_are_no_copies() -> None:
    early = publish(
        "reuters",
        "Secretary of State Jane Doe and Homeland Secretary John Roe flew to the capital on "
        "Wednesday to calm a quarrel over trade.",
        day=1,
    )
    late = publish(
        "gazette",
        "Protesters waited outside the palace while Secretary of State Jane Doe and Homeland "
        "Secretary John Roe dined with the president.",
        day=2,
    )
    assert find_copies(early, late) == {}


def test_a_sentence_too_short_to_be_sure_of_is_no_copy() -> None:
    short = "Nobody in the town was hurt, luckily."  # seven words
    assert find_copies(publish("a", short, day=1), publish("b", short, day=2)) == {}


def test_a_short_sentence_is_a_copy_only_when_it_is_contained_whole() -> None:
    short = "Nobody in the town was hurt when the wall broke."  # ten words
    early = publish("a", short, day=1)
    assert find_copies(early, publish("b", short, day=2)) == {"b:0": "a:0"}
    assert find_copies(early, publish("b", short.replace("broke", "fell"), day=2)) == {}


def test_who_changes_a_figure_is_no_copyist() -> None:
    early = publish("reuters", TRUCKS, day=1)
    late = publish("gazette", TRUCKS.replace("twelve", "fifteen"), day=2)
    assert find_copies(early, late) == {}


def test_the_stop_after_a_figure_is_no_part_of_it() -> None:
    text = "Police rerouted heavy trucks over the old stone bridge at the edge of town at 12"
    early, late = (
        publish("reuters", f"{text}, an hour late.", day=1),
        publish("gazette", f"{text}.", day=2),
    )
    assert find_copies(early, late) == {"gazette:0": "reuters:0"}


def test_boilerplate_is_neither_source_nor_copy() -> None:
    label = "[EMAIL UPDATES: Get the latest news of the old bridge every day in your inbox]"
    early, late = publish("a", TRUCKS, label, day=1), publish("b", label, TRUCKS, day=2)
    assert find_copies(early, late) == {"b:1": "a:0"}


def test_the_result_keeps_the_order_given() -> None:
    late, early = publish("a", TRUCKS, CREWS, day=2), publish("b", CREWS, day=1)
    sentences = split_articles([late, early])
    assert [each.id for each in credit_origins(sentences, 0.6)] == ["a:0", "a:1", "b:0"]


def test_no_sentences_give_none() -> None:
    assert credit_origins([], 0.6) == ()


MOVED = "Crews will move the heavy pumps over the old stone bridge at the edge of town on Monday."


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        (MOVED, MOVED.replace("Monday", "Tuesday")),
        (MOVED.replace("Monday", "3 May"), MOVED.replace("Monday", "3 June")),
        (MOVED, MOVED.replace("will move", "will not move")),
        (MOVED.replace("will move", "will not move"), MOVED),
        (MOVED.replace("will move", "cannot move"), MOVED.replace("will move", "can move")),
        (MOVED.replace("Monday", "Jan. 4"), MOVED.replace("Monday", "Feb. 4")),
    ],
)
def test_whoever_changes_a_day_or_a_denial_is_no_copyist(source: str, changed: str) -> None:
    assert find_copies(publish("a", source, day=1), publish("b", changed, day=2)) == {}


def test_whoever_names_the_day_that_the_source_calls_today_is_a_copyist() -> None:
    early = publish("a", MOVED.replace("on Monday", "later today"), day=1)
    late = publish("b", MOVED.replace("on Monday", "later Monday"), day=2)
    assert find_copies(early, late) == {"b:0": "a:0"}
