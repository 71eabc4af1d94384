"""Who is who: the forms of one name, across articles."""

from introduced import named, persons, read


def test_one_person_has_one_name_across_articles() -> None:
    sentences, people = read(
        ["Harbour Secretary Martin Quell opened the lock on Monday.", "Quell left at noon."],
        ["Martin R. Quell was late.", "Mr. Quell said nothing."],
    )
    assert persons(people) == ["Martin R. Quell"]
    assert [person for each in sentences for _, person in named(people, each)] == [
        "Martin R. Quell"
    ] * 4


def test_a_double_surname_may_be_cut_and_lose_its_accents() -> None:
    sentences, people = read(
        ["Interior Minister Miguel Ángel Solís Vargas spoke.", "Solís Vargas left."],
        ["Minister Miguel Angel Solis Vargas spoke.", "Vargas smiled."],
    )
    assert len(persons(people)) == 1
    assert all(len(people.mentions_in(sentence)) == 1 for sentence in sentences)


def test_two_people_of_one_surname_stay_two() -> None:
    sentences, people = read(
        [
            "Mayor Thomas Arden opened the fair.",
            "Arden cut the ribbon.",
            "His sister, Lisa Arden, sang.",
            "Arden thanked her, and Ms. Arden bowed.",
        ]
    )
    assert persons(people) == ["Thomas Arden", "Lisa Arden"]
    last = named(people, sentences[3])
    assert last == [("Arden", "Thomas Arden"), ("Arden", "Lisa Arden")]


def test_a_surname_that_is_given_a_title_later_is_a_person() -> None:
    _, people = read(["Brale tweeted about the weir.", "Later President Brale said it was safe."])
    assert [(each.name, each.kind) for each in people.all] == [("Brale", "person")]
