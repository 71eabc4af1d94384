"""Who is named in a story."""

from hypothesis import given
from hypothesis import strategies as st

from introduced import named, read
from summarize.reading.people import Person, find_people


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


def test_a_company_is_not_taken_for_a_place_that_the_article_names() -> None:
    """A name behind "in", "off", "left", "between … and" is where something happened."""
    lines = [
        "The ferry left Saltmere for Brinmouth on Monday.",
        "The captain, the company said, slept.",
    ]
    sentences, people = read(lines)
    assert named(people, sentences[1]) == [("the company", "the company")]


def test_a_company_is_the_one_named_before() -> None:
    sentences, people = read(
        ["Riders of Fennick waited in the rain.", "The company said it was sorry."]
    )
    assert named(people, sentences[1]) == [("The company", "Fennick")]


def test_who_speaks_in_one_article_may_be_a_place_in_another() -> None:
    one, other = (
        ["Saltmere said it would pay."],
        ["The boat sank off Saltmere.", "It said nothing."],
    )
    sentences, people = read(one, other)
    assert named(people, sentences[1]) == []
