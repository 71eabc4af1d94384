"""Where quotations open and close."""

from heard import OAKE, quote, said


def test_marks_of_every_kind_open_and_close() -> None:
    for text in (
        '"It will hold," Oake said.',
        "''It will hold,'' Oake said.",
        "``It will hold,'' Oake said.",
        '""It will hold," Oake said.',
        "‘It will hold,’ Oake said.",
        "'It will hold,' Oake said.",
        "«It will hold», Oake said.",
    ):
        ((speaker, words),) = said(OAKE, text)
        assert (speaker, words.rstrip(",")) == ("Ann Oake", "It will hold"), text


def test_a_quotation_in_a_quotation_belongs_to_it() -> None:
    assert said(OAKE, "“He told me ‘never again’ and left the room,” Oake said.") == [
        ("Ann Oake", "He told me ‘never again’ and left the room,")
    ]


def test_a_quotation_runs_on_over_paragraphs_that_open_it_again() -> None:
    (quotation,) = quote(
        OAKE, "Oake told reporters: “The bridge is old. It will hold.", "“We watch it every day.”"
    )
    assert quotation.text.endswith("We watch it every day.")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ann Oake"


def test_a_block_after_a_colon_is_a_quotation_without_marks() -> None:
    (quotation,) = quote(
        "Oake’s report followed. Mayor Ann Oake released the following statement:",
        "Our bridge is old, but it will hold as long as we look after it.",
        "The bridge opens at six.",
    )
    assert quotation.form == "block"
    assert quotation.text.startswith("Our bridge is old")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ann Oake"


def test_a_colon_that_introduces_no_speech_makes_no_block() -> None:
    assert quote(OAKE, "Here is what we know:", "The bridge was built of stone in 1911.") == ()


def test_an_unbalanced_mark_does_not_swallow_the_article() -> None:
    found = said(OAKE, 'Oake said it was "late. The road is open.', '"It will hold," Oake said.')
    assert found[-1] == ("Ann Oake", "It will hold,")
    assert all("road" not in words for _, words in found)
