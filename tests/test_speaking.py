"""Whom a verb of saying beside them makes speak."""

from introduced import bodies, read


def test_who_is_announced_is_no_speaker() -> None:
    _, people = read(["Mayor Ann Oake was there when she announced her executive order."])
    assert [each.name for each in people.all] == ["Ann Oake"]


def test_a_body_that_speaks_is_an_organisation() -> None:
    _, people = read(["The Ministry of Public Works said so. Orrow Water Inc. denied it."])
    assert {(each.name, each.kind) for each in people.all} == {
        ("Ministry of Public Works", "organisation"),
        ("Orrow Water Inc", "organisation"),
    }


def test_what_is_said_of_a_town_is_not_said_by_it() -> None:
    lines = ["Officials said Brinmouth had no power.", "Police said Saltmere feared the worst."]
    assert bodies(read(lines)[1]) == []


def test_a_town_that_speaks_is_a_speaker() -> None:
    lines = ["Divers came to Saltmere.", "Saltmere said it would pay them."]
    assert bodies(read(lines)[1]) == ["Saltmere"]
