"""Whose a verb of saying is."""

from heard import OAKE, said


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


def test_what_a_plan_says_is_told_according_to_it() -> None:
    assert (
        said("The bank “will be sold to private owners of ferries,” according to the proposal.")[0][
            0
        ]
        == "the proposal"
    )
