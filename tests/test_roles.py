"""The roles that stand with a name."""

from introduced import read


def test_a_role_in_front_or_behind_is_remembered() -> None:
    _, people = read(["Fire chief Radka Osmer came. Ana Prell, a baker, stayed."])
    roles = {each.name: each.roles for each in people.all}
    assert roles == {"Radka Osmer": ("Fire chief",), "Ana Prell": ("a baker",)}
