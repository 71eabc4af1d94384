"""Who says what stands in quotation marks."""

from heard import OAKE, quote, said


def test_speaker_verb_and_place_are_read() -> None:
    (quotation,) = quote(OAKE, "“The bridge will hold,” Oake said at a press briefing.")
    assert quotation.text == "The bridge will hold,"
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.verb, quotation.place) == (
        "Ann Oake",
        "said",
        "at a press briefing",
    )


def test_each_speaker_of_a_paragraph_keeps_his_own() -> None:
    lines = ("“We knew of it all along,” Ann Oake said. “We did not,” Ben Tarr said.",)
    assert said(*lines) == [("Ann Oake", "We knew of it all along,"), ("Ben Tarr", "We did not,")]


def test_speakers_who_are_only_described_are_kept_as_described() -> None:
    assert said("“The pump failed,” police said.", "“It leaks badly,” the advisory reads.") == [
        ("police", "The pump failed,"),
        ("the advisory", "It leaks badly,"),
    ]


def test_who_used_a_phrase_says_no_more_than_the_phrase() -> None:
    assert said(
        "Spokesman Ben Prell answered for the mayor.",
        "He said Mayor Ann Oake used the “iron gate” phrase “as a figure of speech” on Monday.",
    ) == [("Ann Oake", "iron gate"), ("Ben Prell", "as a figure of speech")]


def test_of_two_of_one_name_the_one_who_spoke_last_goes_on() -> None:
    lines = (
        "Mayor Ann Oake died on Monday after Ann Oake had been ill for long.",
        "Philip Oake said he would miss his sister.",
        "“I ask for quiet in the town,” Oake said.",
    )
    assert said(*lines) == [("Philip Oake", "I ask for quiet in the town,")]
