"""Which word is a verb of saying, and whose it is."""

from heard import OAKE, said, voice


def test_a_paper_that_quotes_somebody_is_not_the_speaker() -> None:
    lines = ("John Tarr left.", "“I am done with it,” the newspaper quoted him as saying.")
    assert said(*lines) == [("John Tarr", "I am done with it,")]


def test_a_verb_behind_a_long_apposition_finds_its_subject() -> None:
    lines = ("“It holds,” Ilse Varga, who heads the owner, Orrow Water, told journalists.",)
    assert said(*lines) == [("Ilse Varga", "It holds,")]


def test_whom_dashes_describe_speaks_and_not_who_stands_between_them() -> None:
    assert said(
        "Mayor Ann Oake — who has long advised Ben Prell — said the weir was “a sleeping dog.”",
    ) == [("Ann Oake", "a sleeping dog.")]


def test_the_subject_of_two_verbs_says_what_follows_the_second() -> None:
    assert said(
        "Senior harbour officials are calling it a win and say the lock “fulfils an old promise.”"
    ) == [("Senior harbour officials", "fulfils an old promise.")]


def test_a_reporter_is_named_behind_his_paper() -> None:
    assert said(OAKE, "“The lock will open on Monday,” reports the Ledger's Evan Prell.") == [
        ("Evan Prell", "The lock will open on Monday,")
    ]


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


def test_what_a_plan_says_is_told_according_to_it() -> None:
    assert (
        said("The bank “will be sold to private owners of ferries,” according to the proposal.")[0][
            0
        ]
        == "the proposal"
    )
