"""What is quoted."""

import time

from hypothesis import given
from hypothesis import strategies as st

from heard import OAKE, hear, quote, said


def test_a_split_quotation_of_one_speaker_is_one() -> None:
    (quotation,) = quote(OAKE, "“We knew,” Oake said. “Nobody asked us.”")
    assert [part.text for part in quotation.parts] == ["We knew,", "Nobody asked us."]


def test_titles_and_so_called_words_are_no_quotations() -> None:
    assert (
        said("The so-called “safe zone” is open.", "They showed the film “Night Bridge” twice.")
        == []
    )


def test_a_few_quoted_words_with_a_speaker_are_a_quotation() -> None:
    assert said(OAKE, "Oake called the story an “outright lie” on Monday.") == [
        ("Ann Oake", "outright lie")
    ]


def test_hostile_text_takes_no_time() -> None:
    lines = (
        "A" * 10_000,
        "'" * 5_000,
        '" a' * 3_000,
        "said, " * 3_000,
        "Ann " * 3_000,
        "he, " * 3_000,
    )
    started = time.perf_counter()
    hear(*lines)
    assert time.perf_counter() - started < 10


PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "''", "``", "It held", "said", "Oake", "Ann Oake", "he", ",",
        ".", ":", "\n", "according to police", "that", "—", "told reporters", "The dam is old",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join))
def test_parts_lie_in_their_sentences_in_order(text: str) -> None:
    for quotation in quote(*text.split("\n")):
        assert quotation.parts
        places = [
            (part.sentence.start + part.start, part.end - part.start) for part in quotation.parts
        ]
        assert places == sorted(places)
        for part in quotation.parts:
            assert 0 <= part.start < part.end <= len(part.sentence.text)
