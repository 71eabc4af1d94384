"""Words that clash, read by themselves."""

import pytest

from summarize.judging.marks import cut_short, whole_clause, whole_words


def clause_around(words: str, text: str) -> str:
    start = text.index(words)
    return text[slice(*whole_clause(text, (start, start + len(words))))]


@pytest.mark.parametrize(
    ("words", "text", "read"),
    [
        (
            "back on the plan",
            "On Friday, Ortiz seemed to go back on the plan, to the mayor's surprise.",
            "Ortiz seemed to go back on the plan",
        ),
        (
            "rejecting ",
            "The levy was dropped, with port officials rejecting the idea that they would pay.",
            "port officials rejecting the idea that they would pay",
        ),
        ("guard said", "But the coast guard said little.", "the coast guard said little"),
        ("not sold", "Brask said he had not sold the cranes.", "he had not sold the cranes"),
        ("instead", "She claimed instead that it hurt.", "She claimed instead that it hurt"),
        (
            "a siege",
            "The raids were new and called for more, and Brask called the work a siege.",
            "Brask called the work a siege",
        ),
        ("New", "Nobody has ever sailed to New Harrow, but many would.",
         "Nobody has ever sailed to New Harrow"),
        (
            "denied",
            "Lee denied Harrow Tugs, the firm that he owns, moved the cranes, and left.",
            "Lee denied Harrow Tugs, the firm that he owns, moved the cranes",
        ),
        ("told", "Ortiz told a press conference that, in her view, all was well.",
         "Ortiz told a press conference"),
        ("sank", "The tug sank at 6:40 a.m. in the U.S. gulf; nobody drowned.",
         "The tug sank at 6:40 a.m. in the U.S. gulf"),
    ],
)  # fmt: skip
def test_a_clash_is_read_from_where_its_clause_begins_to_where_it_ends(
    words: str, text: str, read: str
) -> None:
    assert clause_around(words, text) == read


@pytest.mark.parametrize(
    ("words", "text", "read"),
    [
        # the other half stands near: it is taken in
        (
            "called the work “a siege",
            "Ortiz called the work “a siege of sorts” today.",
            "Ortiz called the work “a siege of sorts” today",
        ),
        ('siege" of', 'The long "harbour siege" of May is over.',
         'The long "harbour siege" of May is over'),
        # a stretch within a quotation holds none of its marks
        ("a siege", "“It is a siege,” said Ortiz.", "It is a siege"),
    ],
)  # fmt: skip
def test_no_half_of_a_quotation_is_left(words: str, text: str, read: str) -> None:
    assert clause_around(words, text) == read


def test_a_long_quotation_is_left_out_where_the_clash_lies_in_front_of_it() -> None:
    quoted = " ".join(f"word{number}" for number in range(40))
    text = f"Ortiz never once spoke of the cranes at all “{quoted}” and left."
    start, end = text.index("never"), text.index(" word3 ")
    assert text[slice(*whole_words(text, (start, end)))].startswith("never once spoke of the crane")
    assert "“" not in text[slice(*whole_words(text, (start, end)))]


def test_what_stands_far_from_its_clauses_beginning_keeps_what_belongs_to_it() -> None:
    ahead = " ".join(["of the old stone bridge"] * 4)
    text = f"The keepers {ahead} had never closed the Harrow Gate."
    assert clause_around("closed", text) == "the old stone bridge had never closed the Harrow Gate"
    text = f"The keepers {ahead} in May named a New Harrow towing firm owned by Lee, said Ortiz."
    assert clause_around("firm owned", text) == "a New Harrow towing firm owned by Lee"


def test_words_keep_their_place_but_for_blanks_and_a_last_stop() -> None:
    text = "He is the former chief Lena Brask."
    start = text.index(" former")
    assert text[slice(*whole_words(text, (start, len(text))))] == "former chief Lena Brask"
    assert whole_words("at 6:40 a.m.", (0, 12)) == (0, 12)


def test_a_heading_ends_at_a_word_that_tells_something_and_closes_its_quotation() -> None:
    long = "she said that every one of the twelve cranes had been sold to the owner"
    assert cut_short(long) == "she said that every one of the twelve cranes had been sold…"
    quoted = "they would return the sailors at once “to their home harbour as quickly as possible”"
    assert cut_short(quoted) == "they would return the sailors at once “to their home harbour…”"
    assert cut_short("a siege\nof sorts") == "a siege of sorts"


def test_a_wall_of_words_takes_no_time() -> None:
    wall = "said that, and it was “" * 4_000
    start, end = whole_clause(wall, (50_000, 50_004))
    assert end - start < 200
