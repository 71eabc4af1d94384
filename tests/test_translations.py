"""What was said in another language."""

from aligned import IMPOSSIBLE, align, changes


def test_another_wording_of_a_foreign_minister_is_a_translation() -> None:
    (utterance,) = align(*IMPOSSIBLE, before="Mexican River Minister Luisa Varga spoke on Monday.")
    assert sorted(changes(utterance)) == ["first", "translated"]
    (variant,) = (each for each in utterance.variants if each.change == "translated")
    assert "Mexican River Minister" in variant.reason


def test_without_evidence_of_another_language_it_is_no_translation() -> None:
    (utterance,) = align(*IMPOSSIBLE, before="River Minister Luisa Varga spoke on Monday.")
    assert "translated" not in changes(utterance)
