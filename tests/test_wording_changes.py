"""What one wording changes of another."""

from aligned import LONG, align, changes

BUILT = (
    "“We will rebuild the bridge that my father and his men built before the winter comes,” Oake"
    " said."
)


def test_a_wording_cut_at_its_end_is_shortened() -> None:
    (utterance,) = align(LONG, "Oake promised to “rebuild the old bridge” this year.")
    assert changes(utterance) == ["first", "shortened"]


def test_changed_words_are_shown_word_by_word() -> None:
    (utterance,) = align(LONG, LONG.replace("old", "new"))
    assert changes(utterance) == ["first", "altered"]
    pieces = [(piece.kind, piece.text) for piece in utterance.variants[1].pieces]
    assert ("left out", "old") in pieces
    assert ("added", "new") in pieces


def test_an_unmarked_gap_joins_what_was_said_apart() -> None:
    (utterance,) = align(BUILT, "“We will rebuild the bridge before the winter comes,” Oake said.")
    assert changes(utterance) == ["first", "joined"]


def test_a_marked_gap_is_no_alteration() -> None:
    (utterance,) = align(
        BUILT, "“We will rebuild the bridge … before the winter comes,” Oake said."
    )
    assert changes(utterance) == ["first", "shortened"]


def test_another_speaker_of_the_same_words_is_named() -> None:
    lines = (LONG, LONG.replace("Oake", "John Tarr"))
    (utterance,) = align(*lines)
    assert changes(utterance) == ["first", "re-attributed"]
