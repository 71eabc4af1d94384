"""Which word is a verb of saying."""

from heard import OAKE, said, voice


def test_a_noun_that_could_be_a_verb_of_saying_has_no_subject() -> None:
    assert said("Mayor Ann Oake said many flood claims were “without merit.”") == [
        ("Ann Oake", "without merit.")
    ]


def test_who_puts_a_figure_at_a_value_says_so() -> None:
    text = "The Water Board puts the damage at $58 million."
    assert voice("$58 million", text) == "Water Board"
    assert voice("$58 million", "The board put the $58 million at the bank.") == ""


def test_being_committed_to_maintaining_something_is_no_saying() -> None:
    assert (
        voice(
            "where the bank is weak",
            "Mayor Ann Oake left to see the crew, committed to "
            "maintaining the weir, where the bank is weak.",
        )
        == ""
    )


def test_a_participle_behind_an_article_is_no_verb_of_saying() -> None:
    assert said(OAKE, "“The weir must be mended at once,” the written complaint alleges.") == [
        ("the written complaint", "The weir must be mended at once,")
    ]
