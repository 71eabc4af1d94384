"""Whom a pronoun means."""

from heard import OAKE, said


def test_a_pronoun_means_whom_it_fits() -> None:
    lines = ("Ann Oake met John Tarr.", "“I am tired,” he said.", "“So am I,” she said.")
    assert said(*lines) == [("John Tarr", "I am tired,"), ("Ann Oake", "So am I,")]


def test_who_is_spoken_of_does_not_speak() -> None:
    lines = (OAKE, "Oake was in a hurry.", "John Tarr is not “almighty,” she said.")
    assert said(*lines) == [("Ann Oake", "almighty,")]
