"""Speakers who are only described, and whom a description takes up."""

import pytest

from heard import hear
from introduced import named, read


def test_a_role_alone_is_whoever_was_introduced_with_it() -> None:
    sentences, people = read(
        ["Foreign Minister Luisa Varga met Mayor Ana Prell.", "The foreign minister said no."]
    )
    assert named(people, sentences[1]) == [("The foreign minister", "Luisa Varga")]


def test_a_described_speaker_is_taken_up_by_the_official() -> None:
    sentences, people = read(
        [
            "“It failed,” said a dam official with knowledge of the matter.",
            "“We knew,” the official said.",
        ]
    )
    (person,) = people.all
    assert (person.name, person.kind) == (
        "a dam official with knowledge of the matter",
        "described",
    )
    assert named(people, sentences[1]) == [("the official", person.name)]


def test_the_company_is_the_name_just_before() -> None:
    sentences, people = read(
        ["He had worked for Brellin since March.", "The company said in an email that it was sad."]
    )
    assert named(people, sentences[1]) == [("The company", "Brellin")]


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("Critics on both sides of the aisle said no.", {"Critics on both sides of the aisle"}),
        ("Aid to help workers, the second this year, said nothing of the rest.", set()),
        ("Unlike in the vaccine report, the dam was not named.", set()),
        ("The new proposed law would ban it.", set()),
        ("Two days later the claim was repeated several times.", set()),
    ],
)
def test_a_fragment_of_a_phrase_is_no_speaker(line: str, speakers: set[str]) -> None:
    sentences, voices = hear(line)
    heard = {voices.at(sentences[0], (at, at + 3)) for at in range(len(line) - 3)}
    assert heard - {""} == speakers
