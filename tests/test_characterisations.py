"""One thing called by names that do not go together."""

from clashing import find, only, words


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


def test_what_somebody_says_it_is_not_clashes_with_what_the_story_calls_it() -> None:
    left = "“The new harbour policy is not a ban on cattle boats,” Ortiz said."
    right = (
        "The cattle ban at the harbour begins on Monday. Farmers who sail boats fear the ban on "
        "cattle. The harbour ban hurts cattle farmers."
    )
    other = "Brask wants a ban on cattle boats in the harbour."
    found = words(left, right, other, kind="characterisation")
    assert {each[0] for each in found} == {"is not a ban"}
    assert words(left, "Nobody fears for boats.", kind="characterisation") == []


def test_whom_it_serves_clashes_where_it_is_one_party_here_and_both_there() -> None:
    spans = (
        "It takes work to arrive at agreements in the interest of Ruvania.",
        "A long way lies ahead to reach agreements in the interest of both nations.",
    )
    found = find(*spans, alike={(0, 1): 0.5}).conflicts
    assert [(each.left_words, each.right_words) for each in found] == [
        ("in the interest of Ruvania", "in the interest of both nations")
    ]
    assert find(*spans, alike={(0, 1): 0.1}).conflicts == ()


def test_what_is_wished_for_is_no_judgement() -> None:
    left = "Under a healthy harbour relationship with Ruvania trade would grow."
    right = "The harbour relationship with Ruvania is under strain."
    assert words(left, right, kind="characterisation") == []
