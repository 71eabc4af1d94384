"""Sentences cut where a reader would draw breath."""

from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.clauses import split_clauses, whole_clauses


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in split_clauses(text)]


def test_a_sentence_is_cut_at_commas_and_conjunctions() -> None:
    text = "The old dam broke at dawn, flooding the lower town and closing all the schools."
    assert cut(text) == [
        "The old dam broke at dawn,",
        "flooding the lower town",
        "and closing all the schools.",
    ]


def test_a_quotation_is_cut_from_its_speaker() -> None:
    assert cut("“We will rebuild every house here,” Mayor Ana Ortiz said.") == [
        "“We will rebuild every house here,”",
        "Mayor Ana Ortiz said.",
    ]


def test_a_short_piece_goes_with_what_follows() -> None:
    assert cut("On Monday, the old dam broke.") == ["On Monday, the old dam broke."]


def test_the_end_of_a_quotation_stays_with_it() -> None:
    assert cut("“There will be no — repeat, no — more rain,” Mayor Ana Ortiz said.") == [
        "“There will be no",
        "— repeat, no — more rain,”",
        "Mayor Ana Ortiz said.",
    ]


def test_a_short_end_goes_with_what_precedes() -> None:
    assert cut("The old dam broke at dawn, police said.") == [
        "The old dam broke at dawn, police said."
    ]


def test_a_figure_is_never_cut() -> None:
    assert cut("Some 1,200 people left the town, then 3,400 more people left.") == [
        "Some 1,200 people left the town,",
        "then 3,400 more people left.",
    ]


def test_nothing_has_no_clauses() -> None:
    assert split_clauses("") == ()


WORDS = st.sampled_from(
    ["dam", "broke,", "and", "“We", "left,”", "who", "—", "said", "1,200", "as", " ", "…", "town;"]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join)))
def test_clauses_cover_the_sentence_without_overlap(text: str) -> None:
    clauses = split_clauses(text)
    assert "".join(text[start:end] for start, end in clauses) == text
    assert all(start < end for start, end in clauses)
    assert [end for _, end in clauses[:-1]] == [start for start, _ in clauses[1:]]


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_clause_of_several_has_fewer_than_four_words(text: str) -> None:
    clauses = split_clauses(text)
    assert len(clauses) <= 1 or all(len(text[a:b].split()) >= 4 for a, b in clauses)


def whole(text: str) -> list[str]:
    return [text[start:end] for start, end in whole_clauses(text)]


def test_a_whole_clause_has_a_subject_and_a_verb() -> None:
    assert whole("The dam broke at dawn, flooding the town, and the mayor blamed the state.") == [
        "The dam broke at dawn,",
        "The dam broke at dawn, flooding the town,",
        "and the mayor blamed the state.",
    ]


def test_a_whole_clause_keeps_what_belongs_to_its_verb() -> None:
    assert whole("The mayor met with Ana Ortiz and the chief of the pumps.") == []
    assert whole("Amid the floods, Ana Ortiz and Ben Prell met with the town's engineers.") == [
        "Ana Ortiz and Ben Prell met with the town's engineers."
    ]


def test_what_an_opening_phrase_or_an_apposition_says_is_no_whole_clause() -> None:
    assert whole("In a speech at the hall, she smiled.") == ["she smiled."]
    assert whole("The mayor resigned, a step the town would soon regret.") == [
        "The mayor resigned,"
    ]


def test_a_quotation_is_a_whole_clause_and_its_speaker_none() -> None:
    assert whole("“There will be no — repeat, no — more rain,” Mayor Ana Ortiz said.") == [
        "“There will be no — repeat, no — more rain,”"
    ]


def test_a_whole_clause_does_not_end_within_a_list_or_a_quotation() -> None:
    assert whole("They spoke of dams, pumps, and “pipes, and we need them” on Monday.") == []


@given(st.text(alphabet="abA ,.;:—“”\"'()andbut is", max_size=80))
def test_whole_clauses_lie_in_the_sentence_and_are_not_all_of_it(text: str) -> None:
    for start, end in whole_clauses(text):
        assert 0 <= start < end <= len(text)
        assert (start, end) != (0, len(text))
