"""Whom a verb of saying beside them makes speak."""

from introduced import read


def test_who_is_announced_is_no_speaker() -> None:
    _, people = read(["Mayor Ann Oake was there when she announced her executive order."])
    assert [each.name for each in people.all] == ["Ann Oake"]


def test_a_body_that_speaks_is_an_organisation() -> None:
    _, people = read(["The Ministry of Public Works said so. Orrow Water Inc. denied it."])
    assert {(each.name, each.kind) for each in people.all} == {
        ("Ministry of Public Works", "organisation"),
        ("Orrow Water Inc", "organisation"),
    }
