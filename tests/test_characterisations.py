"""One thing called by names that do not go together."""

from clashing import only, words


def test_a_paper_of_that_time_called_another_kind_of_paper_clashes() -> None:
    left = (
        "Farmers are angry over an executive order signed by Ortiz earlier this week that will "
        "expand the culling of cattle in Ruvania."
    )
    right = "Guidance issued by the ministry this week recommends culling all cattle in Ruvania."
    found = only(left, right)
    assert found.kind == "characterisation"
    assert {found.left_words, found.right_words} == {"executive order", "Guidance"}


def test_a_paper_that_both_name_does_not_clash() -> None:
    left = "An executive order signed this week follows guidance on cattle in Ruvania."
    right = "Guidance issued this week recommends culling cattle in Ruvania."
    assert words(left, right, kind="characterisation") == []


def test_in_office_here_and_formerly_there_clashes() -> None:
    left = "His rival is former BFC wrestling executive Lena Brask."
    right = "Brask, the CEO of Belva Fighting Club, wants his seat."
    assert len(words(left, right, kind="characterisation")) == 1
    elsewhere = right.replace("Belva Fighting Club", "Corado")
    assert words(left, elsewhere, kind="characterisation") == []


def test_found_dead_and_still_alive_clash() -> None:
    left = "Radek Osmerin was found dead on his patio."
    right = "Osmerin was bleeding and died at the scene."
    assert words(left, right, kind="characterisation") == [("found dead", "died at the scene")]


def test_opposed_judgements_of_one_thing_clash() -> None:
    left = "She insisted that the harbour relationship with Ruvania remains healthy."
    right = "The harbour relationship with Ruvania is under strain."
    assert words(left, right, kind="characterisation") == [("healthy", "strain")]
    assert words(left.replace("remains", "is not"), right, kind="characterisation") == []
