"""Whose voice stands where."""

import pytest

from heard import OAKE, hear, voice
from summarize.reading.quotations import NOT_NAMED


def test_indirect_speech_has_its_speakers_voice() -> None:
    line = "Oake said the road would open — words that surprised the council."
    assert voice("the road would open", OAKE, line) == "Ann Oake"
    assert voice("surprised the council", OAKE, line) == ""
    assert voice("Oake said", OAKE, line) == ""


def test_what_somebody_is_said_to_say_may_stand_in_front() -> None:
    assert voice("12 cars burned", "12 cars burned in the night, according to police.") == "police"
    assert voice("12 cars burned", OAKE, "12 cars burned in the night, Oake said.") == "Ann Oake"


def test_quoted_words_are_never_the_outlets_own() -> None:
    line = "A sign at the gate is old: “Whoever enters here does so at his own risk.”"
    assert voice("at his own risk", line) == NOT_NAMED


def test_the_reporters_own_words_have_no_voice() -> None:
    assert voice("road", "The road is closed.") == ""


@pytest.mark.parametrize(
    ("line", "framing"),
    [
        ("“It holds,” Oake, who runs it, told reporters at noon.", "Oake, who runs it, told"),
        ("“It holds,” said Ann Oake, the mayor, as buses left.", "said Ann Oake, the mayor"),
        ("Oake told the council that the dam holds.", "Oake told the council that"),
        ("The dam holds, Oake said on Monday.", "Oake said on Monday"),
    ],
)
def test_words_that_only_say_who_speaks_are_known_from_what_is_told(
    line: str, framing: str
) -> None:
    sentences, voices = hear(OAKE, line)
    start = line.index(framing)
    assert voices.attributes(sentences[1], (start, start + len(framing)))
    for told in ("holds", "as buses left"):
        if told in line:
            at = line.index(told)
            assert not voices.attributes(sentences[1], (at, at + len(told)))


def test_who_is_named_without_saying_anything_attributes_nothing() -> None:
    line = "Oake visited the dam at noon."
    sentences, voices = hear(OAKE, line)
    assert not voices.attributes(sentences[1], (0, len(line)))
