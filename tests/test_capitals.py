"""Which words in capitals name somebody."""

from introduced import named, persons, read


def test_places_days_and_capitals_in_headlines_make_nobody() -> None:
    _, people = read(
        [
            "Mayor Opens Silver Bridge In North Harrow",
            "The bridge over the Long River opened on Monday in New York.",
            "Queen Street was closed in March.",
        ]
    )
    assert persons(people) == []


def test_who_is_known_is_found_in_a_headline_too() -> None:
    sentences, people = read(["Prell Opens Bridge in Harrow", "Mayor Ana Prell cut the ribbon."])
    assert named(people, sentences[0]) == [("Prell", "Ana Prell")]
