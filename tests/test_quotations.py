"""What is quoted, who says it, and whose voice stands where."""

import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from one_liners import publish
from summarize.reading.people import find_people
from summarize.reading.quotations import (
    NOT_NAMED,
    Quotation,
    Voices,
    find_quotations,
    find_voices,
)
from summarize.reading.sentences import Sentence, split_articles

OAKE = "Mayor Ann Oake spoke at the town hall."


def split(*lines: str) -> tuple[Sentence, ...]:
    return split_articles([publish("a", *lines)])


def quote(*lines: str) -> tuple[Quotation, ...]:
    sentences = split(*lines)
    return find_quotations(sentences, find_people(sentences))


def said(*lines: str) -> list[tuple[str, str]]:
    """Return speaker and words of every quotation."""
    return [(each.speaker.name if each.speaker else "", each.text) for each in quote(*lines)]


def hear(*lines: str) -> tuple[Sequence[Sentence], Voices]:
    sentences = split(*lines)
    people = find_people(sentences)
    return sentences, find_voices(sentences, people, find_quotations(sentences, people))


def voice(words: str, *lines: str) -> str:
    """Return whose voice the words are, wherever they stand."""
    sentences, voices = hear(*lines)
    sentence = next(each for each in sentences if words in each.text)
    start = sentence.text.index(words)
    return voices.at(sentence, (start, start + len(words)))


def test_speaker_verb_and_place_are_read() -> None:
    (quotation,) = quote(OAKE, "“The bridge will hold,” Oake said at a press briefing.")
    assert quotation.text == "The bridge will hold,"
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.verb, quotation.place) == (
        "Ann Oake",
        "said",
        "at a press briefing",
    )


def test_marks_of_every_kind_open_and_close() -> None:
    for text in (
        '"It will hold," Oake said.',
        "''It will hold,'' Oake said.",
        "``It will hold,'' Oake said.",
        '""It will hold," Oake said.',
        "‘It will hold,’ Oake said.",
        "'It will hold,' Oake said.",
        "«It will hold», Oake said.",
    ):
        ((speaker, words),) = said(OAKE, text)
        assert (speaker, words.rstrip(",")) == ("Ann Oake", "It will hold"), text


def test_a_quotation_in_a_quotation_belongs_to_it() -> None:
    assert said(OAKE, "“He told me ‘never again’ and left the room,” Oake said.") == [
        ("Ann Oake", "He told me ‘never again’ and left the room,")
    ]


def test_a_split_quotation_of_one_speaker_is_one() -> None:
    (quotation,) = quote(OAKE, "“We knew,” Oake said. “Nobody asked us.”")
    assert [part.text for part in quotation.parts] == ["We knew,", "Nobody asked us."]


def test_each_speaker_of_a_paragraph_keeps_his_own() -> None:
    lines = ("“We knew of it all along,” Ann Oake said. “We did not,” Ben Tarr said.",)
    assert said(*lines) == [("Ann Oake", "We knew of it all along,"), ("Ben Tarr", "We did not,")]


def test_a_quotation_runs_on_over_paragraphs_that_open_it_again() -> None:
    (quotation,) = quote(
        OAKE, "Oake told reporters: “The bridge is old. It will hold.", "“We watch it every day.”"
    )
    assert quotation.text.endswith("We watch it every day.")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ann Oake"


def test_a_block_after_a_colon_is_a_quotation_without_marks() -> None:
    (quotation,) = quote(
        "Oake’s report followed. Mayor Ann Oake released the following statement:",
        "Our bridge is old, but it will hold as long as we look after it.",
        "The bridge opens at six.",
    )
    assert quotation.form == "block"
    assert quotation.text.startswith("Our bridge is old")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ann Oake"


def test_a_colon_that_introduces_no_speech_makes_no_block() -> None:
    assert quote(OAKE, "Here is what we know:", "The bridge was built of stone in 1911.") == ()


def test_titles_and_so_called_words_are_no_quotations() -> None:
    assert (
        said("The so-called “safe zone” is open.", "They showed the film “Night Bridge” twice.")
        == []
    )


def test_a_few_quoted_words_with_a_speaker_are_a_quotation() -> None:
    assert said(OAKE, "Oake called the story an “outright lie” on Monday.") == [
        ("Ann Oake", "outright lie")
    ]


def test_an_unbalanced_mark_does_not_swallow_the_article() -> None:
    found = said(OAKE, 'Oake said it was "late. The road is open.', '"It will hold," Oake said.')
    assert found[-1] == ("Ann Oake", "It will hold,")
    assert all("road" not in words for _, words in found)


def test_a_pronoun_means_whom_it_fits() -> None:
    lines = ("Ann Oake met John Tarr.", "“I am tired,” he said.", "“So am I,” she said.")
    assert said(*lines) == [("John Tarr", "I am tired,"), ("Ann Oake", "So am I,")]


def test_who_is_spoken_of_does_not_speak() -> None:
    lines = (OAKE, "Oake was in a hurry.", "John Tarr is not “almighty,” she said.")
    assert said(*lines) == [("Ann Oake", "almighty,")]


def test_a_paper_that_quotes_somebody_is_not_the_speaker() -> None:
    lines = ("John Tarr left.", "“I am done with it,” the newspaper quoted him as saying.")
    assert said(*lines) == [("John Tarr", "I am done with it,")]


def test_speakers_who_are_only_described_are_kept_as_described() -> None:
    assert said("“The pump failed,” police said.", "“It leaks badly,” the advisory reads.") == [
        ("police", "The pump failed,"),
        ("the advisory", "It leaks badly,"),
    ]


def test_a_verb_behind_a_long_apposition_finds_its_subject() -> None:
    lines = ("“It holds,” Ilse Varga, who heads the owner, Orrow Water, told journalists.",)
    assert said(*lines) == [("Ilse Varga", "It holds,")]


def test_indirect_speech_has_its_speakers_voice() -> None:
    line = "Oake said the road would open — words that surprised the council."
    assert voice("the road would open", OAKE, line) == "Ann Oake"
    assert voice("surprised the council", OAKE, line) == ""
    assert voice("Oake said", OAKE, line) == ""


def test_what_somebody_is_said_to_say_may_stand_in_front() -> None:
    assert voice("12 cars burned", "12 cars burned in the night, according to police.") == "police"
    assert voice("12 cars burned", OAKE, "12 cars burned in the night, Oake said.") == "Ann Oake"


def test_quoted_words_are_never_the_outlets_own() -> None:
    line = "A sign at the gate is old: “Whoever enters here does so at his own risk.”"
    assert voice("at his own risk", line) == NOT_NAMED


def test_the_reporters_own_words_have_no_voice() -> None:
    assert voice("road", "The road is closed.") == ""


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


def test_who_used_a_phrase_says_no_more_than_the_phrase() -> None:
    assert said(
        "Spokesman Ben Prell answered for the mayor.",
        "He said Mayor Ann Oake used the “iron gate” phrase “as a figure of speech” on Monday.",
    ) == [("Ann Oake", "iron gate"), ("Ben Prell", "as a figure of speech")]


def test_whom_dashes_describe_speaks_and_not_who_stands_between_them() -> None:
    assert said(
        "Mayor Ann Oake — who has long advised Ben Prell — said the weir was “a sleeping dog.”",
    ) == [("Ann Oake", "a sleeping dog.")]


def test_the_subject_of_two_verbs_says_what_follows_the_second() -> None:
    assert said(
        "Senior harbour officials are calling it a win and say the lock “fulfils an old promise.”"
    ) == [("Senior harbour officials", "fulfils an old promise.")]


def test_a_reporter_is_named_behind_his_paper() -> None:
    assert said(OAKE, "“The lock will open on Monday,” reports the Ledger's Evan Prell.") == [
        ("Evan Prell", "The lock will open on Monday,")
    ]


def test_a_noun_that_could_be_a_verb_of_saying_has_no_subject() -> None:
    assert said("Mayor Ann Oake said many flood claims were “without merit.”") == [
        ("Ann Oake", "without merit.")
    ]


def test_who_puts_a_figure_at_a_value_says_so() -> None:
    text = "The Water Board puts the damage at $58 million."
    assert voice("$58 million", text) == "Water Board"
    assert voice("$58 million", "The board put the $58 million at the bank.") == ""


def test_being_committed_to_maintaining_something_is_no_saying() -> None:
    assert (
        voice(
            "where the bank is weak",
            "Mayor Ann Oake left to see the crew, committed to "
            "maintaining the weir, where the bank is weak.",
        )
        == ""
    )


def test_a_participle_behind_an_article_is_no_verb_of_saying() -> None:
    assert said(OAKE, "“The weir must be mended at once,” the written complaint alleges.") == [
        ("the written complaint", "The weir must be mended at once,")
    ]


def test_what_a_plan_says_is_told_according_to_it() -> None:
    assert (
        said("The bank “will be sold to private owners of ferries,” according to the proposal.")[0][
            0
        ]
        == "the proposal"
    )


def test_of_two_of_one_name_the_one_who_spoke_last_goes_on() -> None:
    lines = (
        "Mayor Ann Oake died on Monday after Ann Oake had been ill for long.",
        "Philip Oake said he would miss his sister.",
        "“I ask for quiet in the town,” Oake said.",
    )
    assert said(*lines) == [("Philip Oake", "I ask for quiet in the town,")]
