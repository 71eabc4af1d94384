"""One span for each origin and wording."""

from dataclasses import replace
from datetime import date

from summarize.comparing.spans import gather_spans
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence


def print_sentences(name: str, *texts: str, day: int = 1, outlet: str = "") -> list[Sentence]:
    """Return the sentences of an article that holds one on each line."""
    text = "\n".join(texts)
    article = Article(
        id=name,
        story="s",
        outlet=outlet or name,
        title="",
        text=text,
        published=date(2026, 1, day),
    )
    starts = [sum(len(each) + 1 for each in texts[:place]) for place in range(len(texts))]
    return [
        Sentence(article, place, start, start + len(words), "body", place)
        for place, (start, words) in enumerate(zip(starts, texts, strict=True))
    ]


def test_every_wording_of_an_outlet_is_one_span() -> None:
    sentences = print_sentences("a", "The dam broke.", "Nobody was hurt.", "The  DAM broke.")
    spans = gather_spans(sentences)
    assert [span.sentence.id for span in spans] == ["a:0", "a:1"]
    assert [each.id for each in spans[0].sentences] == ["a:0", "a:2"]


def test_two_articles_of_one_outlet_share_a_span() -> None:
    first = print_sentences("a", "The dam broke.", outlet="Gazette")
    second = print_sentences("b", "The dam broke.", outlet="Gazette", day=2)
    (span,) = gather_spans([*second, *first])
    assert [each.id for each in span.sentences] == ["a:0", "b:0"]


def test_one_wording_of_two_outlets_is_two_spans() -> None:
    # too short to be a copy: two reporters may well have written it
    sentences = print_sentences("a", "The dam broke.") + print_sentences("b", "The dam broke.")
    assert [span.origin for span in gather_spans(sentences)] == ["a", "b"]


def test_a_reprint_rides_along_with_its_original() -> None:
    (original,) = print_sentences("a", "The dam broke.")
    (other,) = print_sentences("b", "The dam has broken.", day=2)
    (span,) = gather_spans([replace(other, copy_of=original), original])
    assert (span.sentence.id, span.origin) == ("a:0", "a")
    assert [each.id for each in span.repeats] == ["b:0"]


def test_a_body_sentence_leads_a_caption_of_the_same_wording() -> None:
    caption, body = print_sentences("a", "The dam broke.", "The dam broke.")
    (span,) = gather_spans([replace(caption, kind="caption"), body])
    assert span.sentence.id == "a:1"


def test_boilerplate_is_left_out() -> None:
    label, body = print_sentences("a", "Topics: dams", "The dam broke.")
    spans = gather_spans([replace(label, kind="boilerplate"), body])
    assert [span.sentence.id for span in spans] == ["a:1"]


def test_file_order_does_not_matter() -> None:
    late = print_sentences("a", "The dam broke.", "Nobody was hurt.", day=2)
    early = print_sentences("b", "The dam broke.", "Crews came.", day=1)
    copied = [replace(late[0], copy_of=early[0]), late[1]]
    assert gather_spans([*copied, *early]) == gather_spans([*early, *copied])
    assert [span.sentence.id for span in gather_spans([*copied, *early])] == ["b:0", "b:1", "a:1"]


def test_no_sentences_give_no_spans() -> None:
    assert gather_spans([]) == ()
