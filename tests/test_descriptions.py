"""Speakers who are only described, and whom a description takes up."""

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
