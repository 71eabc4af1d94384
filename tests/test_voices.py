"""Whose voice stands where."""

from heard import OAKE, voice
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
