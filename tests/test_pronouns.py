"""Whom a pronoun means."""

from heard import OAKE, said, voice


def test_a_pronoun_means_whom_it_fits() -> None:
    lines = ("Ann Oake met John Tarr.", "“I am tired,” he said.", "“So am I,” she said.")
    assert said(*lines) == [("John Tarr", "I am tired,"), ("Ann Oake", "So am I,")]


def test_who_is_spoken_of_does_not_speak() -> None:
    lines = (OAKE, "Oake was in a hurry.", "John Tarr is not “almighty,” she said.")
    assert said(*lines) == [("Ann Oake", "almighty,")]


def test_it_is_a_body_that_acts_or_speaks_near_by() -> None:
    office = "The Marine Accident Office opened an inquiry."
    assert (
        voice("the ship was late", office, "It said the ship was late.") == "Marine Accident Office"
    )
    far = (office, "Rain fell.", "The crew slept.")
    assert voice("the ship was late", *far, "It said the ship was late.") == ""
