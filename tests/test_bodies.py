"""One organisation under several names."""

from introduced import bodies, read


def test_only_a_name_that_shows_it_is_called_a_body() -> None:
    _, people = read(["The Dam Inspectorate said so. The DRE denied it. Tolverby said nothing."])
    assert [(each.name, each.is_called_a_body) for each in people.all] == [
        ("Dam Inspectorate", True),
        ("DRE", True),
        ("Tolverby", False),
    ]


def test_a_body_is_one_whatever_its_name_is_cut_to() -> None:
    _, people = read(
        ["The Department of River Engineering (DRE) said on Monday the weir would hold."],
        ["The River Engineering Department said nothing.", "DRE said the bank was weak."],
        ["The U.S. Department of River Engineering said the bank would be mended."],
    )
    assert bodies(people) == ["U.S. Department of River Engineering"]
    assert "DRE" in next(each for each in people.all if each.kind == "organisation").aliases


def test_initials_that_fit_two_bodies_name_neither() -> None:
    _, people = read(
        ["The Department of River Engineering said the weir would hold."],
        ["The Department of Road Estates said the road was dry.", "DRE said nothing."],
    )
    assert len(bodies(people)) == 3


def test_letters_in_brackets_name_the_body_before_them() -> None:
    _, people = read(
        ["The Department of River Engineering (DRE) said the weir would hold."],
        ["The Department of Road Estates said the road was dry.", "DRE said nothing."],
    )
    assert bodies(people) == ["Department of River Engineering", "Department of Road Estates"]
