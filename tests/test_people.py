"""Who is named in a story."""

from hypothesis import given
from hypothesis import strategies as st

from introduced import read
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
