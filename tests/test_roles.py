"""The roles that stand with a name."""

from heard import said
from introduced import read


def test_a_role_in_front_or_behind_is_remembered() -> None:
    _, people = read(["Fire chief Radka Osmer came. Ana Prell, a baker, stayed."])
    roles = {each.name: each.roles for each in people.all}
    assert roles == {"Radka Osmer": ("Fire chief",), "Ana Prell": ("a baker",)}


def test_a_name_in_apposition_is_kept_where_the_sentence_ends_with_it() -> None:
    lines = (
        "The office opened an inquiry.",
        "“The radar failed,” said its director, Colin Harrap.",
    )
    assert said(*lines) == [("Colin Harrap", "The radar failed,")]
