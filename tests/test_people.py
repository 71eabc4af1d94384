"""Who is named in a story."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from one_liners import publish
from summarize.reading.people import People, Person, find_people
from summarize.reading.sentences import Sentence, split_articles


def read(*articles: Sequence[str]) -> tuple[tuple[Sentence, ...], People]:
    """Return the sentences and people of a story; each article is given by its lines."""
    sentences = split_articles(
        publish(f"a{place}", *lines, day=place + 1) for place, lines in enumerate(articles)
    )
    return sentences, find_people(sentences)


def persons(people: People) -> list[str]:
    return [each.name for each in people.all if each.kind == "person"]


def named(people: People, sentence: Sentence) -> list[tuple[str, str]]:
    """Return the printed words and the person of every mention."""
    return [
        (sentence.text[slice(*mention.span)], mention.person.name)
        for mention in people.mentions_in(sentence)
    ]


def test_one_person_has_one_name_across_articles() -> None:
    sentences, people = read(
        ["Harbour Secretary Martin Quell opened the lock on Monday.", "Quell left at noon."],
        ["Martin R. Quell was late.", "Mr. Quell said nothing."],
    )
    assert persons(people) == ["Martin R. Quell"]
    assert [person for each in sentences for _, person in named(people, each)] == [
        "Martin R. Quell"
    ] * 4


def test_a_role_in_front_or_behind_is_remembered() -> None:
    _, people = read(["Fire chief Radka Osmer came. Ana Prell, a baker, stayed."])
    roles = {each.name: each.roles for each in people.all}
    assert roles == {"Radka Osmer": ("Fire chief",), "Ana Prell": ("a baker",)}


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


def test_a_body_that_speaks_is_an_organisation() -> None:
    _, people = read(["The Ministry of Public Works said so. Orrow Water Inc. denied it."])
    assert {(each.name, each.kind) for each in people.all} == {
        ("Ministry of Public Works", "organisation"),
        ("Orrow Water Inc", "organisation"),
    }


def test_only_a_name_that_shows_it_is_called_a_body() -> None:
    _, people = read(["The Dam Inspectorate said so. The DRE denied it. Tolverby said nothing."])
    assert [(each.name, each.is_called_a_body) for each in people.all] == [
        ("Dam Inspectorate", True),
        ("DRE", True),
        ("Tolverby", False),
    ]


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


def test_file_order_changes_nothing() -> None:
    lines = (["Mayor Ana Prell spoke.", "Prell left."], ["Ana M. Prell, 51, was there."])
    sentences, people = read(*lines)
    backwards = find_people(tuple(reversed(sentences)))
    assert backwards.all == people.all


def test_no_articles_name_nobody() -> None:
    assert find_people(()).all == ()


PIECES = st.sampled_from(
    [
        "Ana Prell", "Mr. Prell", "the mayor", "said", "told", ",", ".", "“It held”", "of", "Orrow",
        "Water", "A" * 60, "x’s", "U.S.", "Dr.", "police", "according to", "a spokesman for", "Jr.",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=25).map(" ".join))
def test_mentions_lie_in_their_sentence_and_do_not_overlap(text: str) -> None:
    sentences, people = read([text])
    for sentence in sentences:
        mentions = people.mentions_in(sentence)
        for mention in mentions:
            assert isinstance(mention.person, Person)
            assert mention.person in people.all
            assert 0 <= mention.whole[0] <= mention.span[0] < mention.span[1] <= len(sentence.text)
        ends = [mention.span[1] for mention in mentions]
        starts = [mention.span[0] for mention in mentions]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def bodies(people: People) -> list[str]:
    return [each.name for each in people.all if each.kind == "organisation"]


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


def test_who_is_announced_is_no_speaker() -> None:
    _, people = read(["Mayor Ann Oake was there when she announced her executive order."])
    assert [each.name for each in people.all] == ["Ann Oake"]


def test_a_surname_that_is_given_a_title_later_is_a_person() -> None:
    _, people = read(["Brale tweeted about the weir.", "Later President Brale said it was safe."])
    assert [(each.name, each.kind) for each in people.all] == [("Brale", "person")]
