"""Credit lines: whose reporting an article carries."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.articles import Article
from summarize.reading.credits import WIRE, find_credits
from summarize.reading.outlets import find_outlets, same_outlet
from summarize.reading.sentences import split_articles

REPORT = "The ferry struck a sandbank near the old lighthouse shortly before dawn on Monday."


def publish(*lines: str, outlet: str = "Harrow Courier", name: str = "a1") -> Article:
    return Article(id=name, story="s", outlet=outlet, title="", text="\n".join(lines))


def credits_of(*lines: str, outlet: str = "Harrow Courier") -> list[tuple[str, str, str]]:
    """Return role, name and words of every credit of an article."""
    found = find_credits(split_articles([publish(*lines, outlet=outlet)]))
    return [(each.role, each.name, each.words) for each in found]


@pytest.mark.parametrize(
    "line",
    [
        f"HARROW (AP) — {REPORT}",
        f"HARROW, Ohio (AP) -- {REPORT}",
        f"Harrow (AP) - {REPORT}",
        f"(AP) {REPORT}",
    ],
)
def test_an_agency_in_the_dateline_is_agency_copy(line: str) -> None:
    assert credits_of("Ferry runs aground", "", line) == [
        ("agency copy", "Associated Press", "(AP)")
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("Associated Press writer Ines Karr contributed.", ["Associated Press"]),
        (
            "Contributing: Ines Karr, The Orrow Valley Gazette; Reuters",
            ["Orrow Valley Gazette", "Reuters"],
        ),
        (
            "Information for this article was contributed by Ines Karr of The Lanmere Post; by Jo "
            "Brandt in Harrow; and by Ada Oake of Bloomberg News.",
            ["Lanmere Post", "Bloomberg News"],
        ),
        (
            "This report contains material from Reuters and AFP.",
            ["Reuters", "Agence France-Presse"],
        ),
        ("Staff and wire reports", [WIRE]),
    ],
)
def test_those_who_contributed_are_named(line: str, names: list[str]) -> None:
    found = credits_of(REPORT, "", line)
    assert [(role, name) for role, name, _ in found] == [("contributed", name) for name in names]


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("By Ines Karr, Associated Press", "agency copy", "Associated Press"),
        ("By The Associated Press", "agency copy", "Associated Press"),
        ("By Reuters", "agency copy", "Reuters"),
        ("By Ines Karr, Harrow Courier", "staff", "Harrow Courier"),
        ("By Ines Karr, Staff Writer", "staff", "Harrow Courier"),
    ],
)
def test_a_byline_names_the_house(line: str, role: str, name: str) -> None:
    ((found_role, found_name, words),) = credits_of("Ferry runs aground", line, "", REPORT)
    assert (found_role, found_name) == (role, name)
    assert words in line


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("© 2017 AFP", "agency copy", "Agence France-Presse"),
        (
            "Copyright 2019 The Associated Press. All rights reserved.",
            "agency copy",
            "Associated Press",
        ),
        ("Copyright © 2020 The Lanmere Times, LLC.", "agency copy", "Lanmere Times"),
        ("Copyright © 2020 Harrow Courier", "staff", "Harrow Courier"),
        ("Source: Reuters", "agency copy", "Reuters"),
        ("This article originally appeared on ProPublica.", "reprinted", "ProPublica"),
    ],
)
def test_lines_below_a_report_are_read(line: str, role: str, name: str) -> None:
    found = credits_of(REPORT, "", line)
    assert [(each_role, each_name) for each_role, each_name, _ in found] == [(role, name)]


def test_an_outlets_name_below_its_byline_is_read() -> None:
    found = credits_of("Ferry runs aground", "By Ines Karr", "Associated Press", "", REPORT)
    assert found == [("agency copy", "Associated Press", "Associated Press")]


def test_an_agency_credits_itself_as_staff() -> None:
    found = credits_of(f"HARROW (AP) — {REPORT}", outlet="The Associated Press")
    assert found == [("staff", "Associated Press", "(AP)")]


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers pull a boat ashore. (AP Photo/Ines Karr)",  # a picture's
        "(Ines Karr / Associated Press)",
        "Homeland Security (DHS) said the harbour was closed.",
        "“The storm contributed to this story of neglect,” the mayor told The Associated Press.",
        "The mayor told The Associated Press that the storm contributed to the losses.",
        "According to the Associated Press, the harbour was closed.",
        "Source: Harrow Coast Guard",
        "Ines Karr contributed to this report.",  # of which house nobody says
        "(Reporting by Ines Karr; Editing by Jo Brandt)",
    ],
)
def test_what_is_no_credit_of_a_house_credits_nobody(line: str) -> None:
    assert credits_of(REPORT, "", line) == []


def test_places_point_into_the_sentence() -> None:
    (credit,) = find_credits(split_articles([publish(REPORT, "© 2017 AFP")]))
    assert (credit.start, credit.end) == (7, 10)
    assert credit.sentence.kind == "boilerplate"


def test_file_order_changes_nothing() -> None:
    articles = [
        publish(f"HARROW ({agency}) — {REPORT}", name=name)
        for name, agency in (("a", "AP"), ("b", "AFP"), ("c", "UPI"))
    ]
    expected = find_credits(split_articles(articles))
    assert len(expected) == 3
    for shuffled in permutations(articles):
        assert find_credits(split_articles(shuffled)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AP", "The Associated Press", True),
        ("CNN (Web News)", "CNN", True),
        ("Fox Online News", "Fox News", True),
        ("The Lanmere Post", "Lanmere Post", True),
        ("The Lanmere Post", "Harrow Post", False),
        ("ABC News", "NBC News", False),
    ],
)
def test_names_of_one_outlet_are_known_as_such(one: str, other: str, same: bool) -> None:
    assert same_outlet(one, other) is same


def test_outlets_are_found_by_name_by_shape_and_among_those_known() -> None:
    text = "She told The Hill, the Harrow Valley Gazette and Radio Kestrin on Monday, the AP said."
    found = find_outlets(text, ["Radio Kestrin"])
    assert [each.name for each in found] == [
        "The Hill", "Harrow Valley Gazette", "Radio Kestrin", "Associated Press",
    ]  # fmt: skip
    assert text[found[0].start : found[0].end] == "The Hill"


@given(st.text(alphabet="AaP(). —\n©1", max_size=200))
def test_any_text_can_be_read_and_places_lie_inside(text: str) -> None:
    for credit in find_credits(split_articles([publish(text)])):
        assert 0 <= credit.start < credit.end <= len(credit.sentence.text)


@pytest.mark.parametrize("piece", ["A", "A.", "A ", "Ab ", "(A", "by "])
def test_hostile_text_is_read_quickly(piece: str) -> None:
    find_outlets(piece * 10_000)
    credits_of(REPORT, piece * 10_000)
