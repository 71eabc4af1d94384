"""Which part of a line each document states, and who states all of it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from one_liners import WordTokenEncoder, compare_all, embed_texts, group, make_spans, publish
from summarize.comparing.embeddings import Encoder, embed
from summarize.comparing.spans import Span
from summarize.comparing.tokens import TokenRows, Vectors
from summarize.judging.agreement import Agreement, OwnPart
from summarize.reading.sentences import Sentence

DAM = "The reservoir dam above Milford broke at dawn on Monday"
BLAME = "and the mayor blamed years of neglect by the state."
BOTH = f"{DAM}, {BLAME}"
SHORT = "The dam above Milford broke at dawn Monday."
OTHERWISE = "At dawn on Monday the dam of the reservoir above Milford gave way."


def compare(*texts: str, encoder: Encoder | None = None, outlets: str = "") -> Agreement:
    """Compare the first text with all others, one cluster."""
    embeddings = embed_texts(*texts, outlets=outlets, encoder=encoder)
    return compare_all(embeddings).compare(0, [group(embeddings.spans, *range(len(texts)))])


def test_the_agreed_part_is_what_the_others_say_too(model: Encoder) -> None:
    part = compare(BOTH, SHORT, OTHERWISE, encoder=model).part
    assert part is not None
    assert BOTH[slice(*part)] == f"{DAM},"


def test_an_outlet_does_not_agree_with_itself_on_a_part(model: Encoder) -> None:
    assert compare(BOTH, SHORT, encoder=model, outlets="aa").part is None


def test_a_document_that_says_the_same_states_the_whole_line(model: Encoder) -> None:
    agreement = compare(BOTH, BOTH, OTHERWISE, encoder=model)
    assert agreement.documents == ("a00", "a01", "a02")
    assert agreement.whole == ("a00", "a01")


def test_who_does_not_name_everyone_in_a_line_does_not_state_the_whole_of_it() -> None:
    # with an encoder to which "the president" and "Ana Ortiz" are the same three tokens
    line = "Two ministers later met Ortiz"
    agreement = compare(
        line, "Two ministers later met her", f"{line} again", encoder=OneTokenEncoder()
    )
    assert agreement.documents == ("a00", "a01", "a02")
    assert agreement.whole == ("a00", "a02")


class OneTokenEncoder(WordTokenEncoder):
    """Takes every word for the same."""

    def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
        vectors, rows = super().encode_tokens(texts)
        for each in rows:
            each["vector"][:] = 0
            each["vector"][:, 0] = 1
        return vectors, rows


def test_of_what_all_say_alike_no_part_stands_out(model: Encoder) -> None:
    assert compare(BOTH, BOTH, encoder=model).part is None


def test_two_sentences_of_a_document_can_state_the_whole_between_them() -> None:
    embeddings = embed_texts("Dam broke, schools closed.", "The dam broke.", "Schools closed.")
    comparer, spans = compare_all(embeddings), embeddings.spans
    assert comparer.compare(0, [group(spans, 0, 1), group(spans, 0, 2)]).whole == ("a00",)
    halves = publish("b", "The dam broke. Schools closed.")
    first, second = Sentence(halves, 0, 0, 14, "body", 0), Sentence(halves, 1, 15, 30, "body", 0)
    one_paper = (spans[0], Span(first), Span(second))
    agreement = compare_all(embed(one_paper, WordTokenEncoder())).compare(
        0, [group(one_paper, 0, 1), group(one_paper, 0, 2)]
    )
    assert agreement.whole == ("a00", "b")


def test_without_tokens_the_whole_takes_every_content_word() -> None:
    agreement = compare("The dam broke at dawn.", "At dawn broke the old dam.", "The dam broke.")
    assert agreement.documents == ("a00", "a01", "a02")
    assert agreement.whole == ("a00", "a01")
    assert agreement.part is None


def test_a_reprint_states_the_whole() -> None:
    (span,) = make_spans(SHORT)
    copy = Sentence(publish("copy", SHORT), 0, 0, len(SHORT), "body", 0, copy_of=span.sentence)
    spans = (Span(span.sentence, (copy,)),)
    agreement = compare_all(embed(spans, WordTokenEncoder())).compare(0, [group(spans, 0)])
    assert agreement == Agreement(documents=("a00", "copy"), whole=("a00", "copy"), part=None)


def test_a_headline_is_no_document_that_states_a_line() -> None:
    (span,) = make_spans(SHORT)
    headline = Span(Sentence(publish("b", SHORT), 0, 0, len(SHORT), "headline", 0))
    spans = (span, headline)
    agreement = compare_all(embed(spans, WordTokenEncoder())).compare(0, [group(spans, 0, 1)])
    assert agreement.documents == ("a00",)


def find_own_part(*texts: str, encoder: Encoder | None = None, outlets: str = "") -> OwnPart | None:
    """Look for what the first text says beyond all others."""
    return compare_all(embed_texts(*texts, outlets=outlets, encoder=encoder)).find_own_part(0)


def test_the_own_part_is_what_no_other_says(model: Encoder) -> None:
    own = find_own_part(BOTH, SHORT, OTHERWISE, encoder=model)
    again = find_own_part(BOTH, SHORT, OTHERWISE, BOTH, encoder=model)
    assert own is not None
    assert again is not None
    assert BOTH[slice(*own.part)] == BLAME
    assert again.probability < 0.2 < own.probability


def test_without_tokens_or_others_there_is_no_own_part(model: Encoder) -> None:
    assert find_own_part(BOTH, SHORT) is None
    assert find_own_part(BOTH, encoder=model) is None
    assert find_own_part(BOTH, SHORT, encoder=model, outlets="aa") is None


PIECES = ["the dam broke at dawn,", "and schools closed on Monday", "who left the town early;",
          "police said", "“nobody was badly hurt here,”", "— 1,200 homes lost power"]  # fmt: skip


@given(
    texts=st.lists(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join),
        min_size=1,
        max_size=4,
    )
)
def test_parts_lie_in_the_sentence_and_the_whole_in_the_documents(texts: list[str]) -> None:
    embeddings = embed_texts(*texts, encoder=WordTokenEncoder())
    comparer = compare_all(embeddings)
    agreement = comparer.compare(0, [group(embeddings.spans, *range(len(texts)))])
    assert {"a00"} <= set(agreement.whole) <= set(agreement.documents)
    own = comparer.find_own_part(0)
    for part in (agreement.part, own.part if own is not None else None):
        if part is not None:
            start, end = part
            assert 0 <= start < end <= len(texts[0])
            assert texts[0][start:end] == texts[0][start:end].strip()
    if agreement.part is not None:
        assert agreement.part != (0, len(texts[0]))
