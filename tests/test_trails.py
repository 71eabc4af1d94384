"""What leads from one sentence to another."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from clashing import find, trails_of
from summarize.judging.wording import take_apart


def test_sentences_that_share_words_are_held_together_though_not_alike() -> None:
    trails = trails_of("The old dam broke.", "Below the dam lies an old mill.", "Gulls circled.")
    assert trails.pairs == ((0, 1),)


def test_a_place_is_a_name_that_stands_behind_in() -> None:
    trails = trails_of("Ortiz lives in Ruvania.", "She met Ortiz in Ruvania.")
    assert trails.places == {"ruvania"}


def test_what_stands_before_is_of_the_same_article() -> None:
    trails = trails_of("One came. Two went. Three stayed.", "Four slept.")
    assert trails.before[2] == (1, 0)
    assert trails.before[3] == ()


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_any_text_can_be_searched_for_clashes(texts: list[str]) -> None:
    for conflict in find(*texts).conflicts:
        for statement in conflict.statements:
            assert statement.words
            assert statement.words in statement.sentence.text


@given(st.text(max_size=120))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words = take_apart(text, frozenset()).words
    assert [each.start for each in words] == sorted(each.start for each in words)
    assert all(each.start < each.end <= len(text) for each in words)
    clauses = [each.clause for each in words]
    assert clauses == sorted(clauses)


def test_hostile_text_takes_no_time() -> None:
    texts = ["a" * 10_000, "1," * 5_000, "No " * 3_000, '"' * 10_000, "Ortiz denied " * 800]
    begin = perf_counter()
    find(*texts)
    assert perf_counter() - begin < 5
