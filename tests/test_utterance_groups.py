"""Which wordings are one utterance."""

from aligned import IMPOSSIBLE, LONG, align
from one_liners import publish
from summarize.comparing.utterances import align_quotations
from summarize.reading.people import find_people
from summarize.reading.quotations import find_quotations
from summarize.reading.sentences import split_articles


def test_different_sayings_of_one_speaker_stay_apart() -> None:
    assert align(LONG, "“The winter will be hard for the farmers of the valley,” Oake said.") == []


def test_a_sentence_that_joins_two_stands_in_both() -> None:
    joined = (
        "“We will rebuild the old bridge before the winter comes, and nobody in the whole valley"
        " shall pay a single crown for it,” Oake said."
    )
    other = "“Nobody in the whole valley shall pay a single crown for it,” Oake said."
    found = align(joined, LONG, other)
    assert [set(each.documents) for each in found] == [{"a0", "a1"}, {"a0", "a2"}]


def test_what_was_said_on_another_day_in_other_words_is_another_utterance() -> None:
    varga = "Hungarian Foreign Minister Eva Varga spoke in Lanmere on {}."
    one, other = IMPOSSIBLE
    for days, joined in (("Monday", "Monday"), 1), (("Monday", "Tuesday"), 0):
        sentences = split_articles(
            publish(f"a{place}", varga.format(day), text, day=9)
            for place, (day, text) in enumerate(zip(days, (one, other), strict=True))
        )
        found = align_quotations(find_quotations(sentences, find_people(sentences)))
        assert sum(len(each.documents) > 1 for each in found) == joined
