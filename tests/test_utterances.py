"""One utterance in several wordings."""

from hypothesis import given
from hypothesis import strategies as st

from one_liners import publish
from summarize.comparing.utterances import Utterance, align_quotations
from summarize.reading.people import find_people
from summarize.reading.quotations import Quotation, find_quotations
from summarize.reading.sentences import split_articles

OAKE = "Mayor Ann Oake spoke on Monday."


def quote(*texts: str, before: str = OAKE) -> tuple[Quotation, ...]:
    """Return the quotations of articles of one paragraph each, after a line that introduces."""
    sentences = split_articles(
        publish(f"a{place}", before, text, day=place + 1) for place, text in enumerate(texts)
    )
    return find_quotations(sentences, find_people(sentences))


def align(*texts: str, before: str = OAKE) -> list[Utterance]:
    """Return the utterances that more than one article prints."""
    found = align_quotations(quote(*texts, before=before))
    return [each for each in found if len(each.documents) > 1]


def changes(utterance: Utterance) -> list[str]:
    return [variant.change for variant in utterance.variants]


LONG = "“We will rebuild the old bridge before the winter comes,” Oake said."


BUILT = (
    "“We will rebuild the bridge that my father and his men built before the winter comes,” Oake"
    " said."
)
IMPOSSIBLE = (
    "“It is legally impossible for one country to unilaterally change the river treaty,”"
    " Varga said.",
    "Varga spoke of “the legal impossibility of one country changing the treaty on the river in a"
    " unilateral way.”",
)


def test_the_same_words_are_one_utterance() -> None:
    (utterance,) = align(LONG, LONG.replace("“", '"').replace("”", '"'))
    assert changes(utterance) == ["first", "same"]
    assert utterance.speaker is not None
    assert utterance.speaker.name == "Ann Oake"


def test_a_wording_cut_at_its_end_is_shortened() -> None:
    (utterance,) = align(LONG, "Oake promised to “rebuild the old bridge” this year.")
    assert changes(utterance) == ["first", "shortened"]


def test_changed_words_are_shown_word_by_word() -> None:
    (utterance,) = align(LONG, LONG.replace("old", "new"))
    assert changes(utterance) == ["first", "altered"]
    pieces = [(piece.kind, piece.text) for piece in utterance.variants[1].pieces]
    assert ("left out", "old") in pieces
    assert ("added", "new") in pieces


def test_an_unmarked_gap_joins_what_was_said_apart() -> None:
    (utterance,) = align(BUILT, "“We will rebuild the bridge before the winter comes,” Oake said.")
    assert changes(utterance) == ["first", "joined"]


def test_a_marked_gap_is_no_alteration() -> None:
    (utterance,) = align(
        BUILT, "“We will rebuild the bridge … before the winter comes,” Oake said."
    )
    assert changes(utterance) == ["first", "shortened"]


def test_different_sayings_of_one_speaker_stay_apart() -> None:
    assert align(LONG, "“The winter will be hard for the farmers of the valley,” Oake said.") == []


def test_another_speaker_of_the_same_words_is_named() -> None:
    lines = (LONG, LONG.replace("Oake", "John Tarr"))
    (utterance,) = align(*lines)
    assert changes(utterance) == ["first", "re-attributed"]


def test_a_sentence_that_joins_two_stands_in_both() -> None:
    joined = (
        "“We will rebuild the old bridge before the winter comes, and nobody in the whole valley"
        " shall pay a single crown for it,” Oake said."
    )
    other = "“Nobody in the whole valley shall pay a single crown for it,” Oake said."
    found = align(joined, LONG, other)
    assert [set(each.documents) for each in found] == [{"a0", "a1"}, {"a0", "a2"}]


def test_another_wording_of_a_foreign_minister_is_a_translation() -> None:
    (utterance,) = align(*IMPOSSIBLE, before="Mexican River Minister Luisa Varga spoke on Monday.")
    assert sorted(changes(utterance)) == ["first", "translated"]
    (variant,) = (each for each in utterance.variants if each.change == "translated")
    assert "Mexican River Minister" in variant.reason


def test_without_evidence_of_another_language_it_is_no_translation() -> None:
    (utterance,) = align(*IMPOSSIBLE, before="River Minister Luisa Varga spoke on Monday.")
    assert "translated" not in changes(utterance)


def test_ids_follow_reading_order() -> None:
    quotations = quote(LONG, LONG)
    found = align_quotations(tuple(reversed(quotations)))
    assert [each.id for each in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert found == align_quotations(quotations)


def test_no_quotations_make_no_utterance() -> None:
    assert align_quotations(()) == ()


WORDS = st.sampled_from("we will not rebuild the old bridge before winter … It's gone".split())
SAYINGS = st.lists(WORDS, min_size=7, max_size=14).map(
    lambda each: f"“{' '.join(each)},” Oake said."
)


@given(st.lists(SAYINGS, min_size=1, max_size=5))
def test_every_quotation_is_in_an_utterance_with_one_reference(texts: list[str]) -> None:
    quotations = quote(*texts)
    found = align_quotations(quotations)
    held = {variant.quotation for each in found for variant in each.variants}
    assert held == set(quotations)
    for utterance in found:
        assert changes(utterance).count("first") == 1


def test_a_fragment_that_another_verb_leads_into_is_an_utterance_of_its_own() -> None:
    quotations = quote(
        "“The river has risen by a metre this week,” Oake said, adding that the town’s crews"
        " “patiently raised the old bank.”"
    )
    found = align_quotations(quotations)
    assert [each.variants[0].text for each in found] == [
        "The river has risen by a metre this week,",
        "patiently raised the old bank.",
    ]


def test_a_sentence_that_its_speaker_interrupts_is_one_utterance() -> None:
    quotations = quote("“The river has risen,” Oake said, “by a metre in this week.”")
    assert len(align_quotations(quotations)) == 1


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
