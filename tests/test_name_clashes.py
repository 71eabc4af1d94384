"""Another name where all else is the same."""

import pytest

from clashing import find, words

LEFT = "Osmerin served as vice president of education for Belva."


@pytest.mark.parametrize(
    "other",
    [
        "Radek Osmerin was vice president of education for beauty giant Corado Inc.",
        "Friends mourned Corado Vice President of Education Radek Osmerin.",
    ],
)
def test_one_role_in_two_bodies_clashes(other: str) -> None:
    ((left, right),) = words(LEFT, other, kind="name")
    assert left == "Belva"
    assert right.startswith("Corado")


def test_another_persons_role_does_not_clash() -> None:
    other = "Lena Brask is vice president of education for Corado."
    assert words(f"Radek {LEFT}", other, kind="name") == []


def test_places_that_look_alike_clash_at_one_event() -> None:
    left = "The mayor had misspoken about the flood during the Norwick event."
    right = "He said he had misspoken at a spring event in Norbeck."
    rest = "They met in Norwick. They met again in Norbeck."
    found = words(left, right, rest, kind="name")
    assert ("Norwick", "Norbeck") in found


@pytest.mark.parametrize("spelling", ["Ossmerin", "Osmeryn", "Osmérin"])
def test_spellings_of_one_name_do_not_clash(spelling: str) -> None:
    left = "Police arrested Radek Osmerin at the ferry dock behind the old harbour."
    assert words(left, left.replace("Osmerin", spelling), kind="name") == []


def test_another_name_in_the_same_words_clashes() -> None:
    left = "Police arrested Radek Osmerin at the ferry dock behind the old harbour."
    right = left.replace("Radek Osmerin", "Pavel Inskere")
    assert words(left, right, kind="name") == [("Radek Osmerin", "Pavel Inskere")]


def test_the_same_words_with_a_denial_clash() -> None:
    left = "Police were able to reach the ferry dock behind the old harbour before dawn."
    right = left.replace("were able", "were not able")
    assert len(words(left, right, kind="denial")) == 1


def test_another_holder_of_one_office_clashes() -> None:
    left = "Harbour Secretary Ana Ortiz met the crews on the quay before the storm came in."
    right = "The crews on the quay met Harbour Secretary Lena Brask before noon."
    assert words(left, right, kind="name") == [("Ana Ortiz", "Lena Brask")]


@pytest.mark.parametrize(
    "other",
    [
        "The crews on the quay met Harbour Secretary Ortiz before noon.",
        "The crews on the quay met former Harbour Secretary Lena Brask before noon.",
        "The crews on the quay met Harbour Secretary Ana Ortiz and Mayor Lena Brask.",
        "The crews on the quay met the harbour secretary before noon.",
    ],
)
def test_a_name_shortened_left_out_or_of_another_time_does_not_clash(other: str) -> None:
    left = "Harbour Secretary Ana Ortiz met the crews on the quay before the storm came in."
    assert words(left, other, kind="name") == []


def test_another_person_beside_the_same_word_clashes_where_the_sentences_state_one_fact() -> None:
    left = "He promised to imitate Ana Ortiz, a baker, in the vigilante film about the harbour."
    right = "He added that he would imitate Lena Brask, a baker, in the harbour's vigilante film."
    assert [each.kind for each in find(left, right).conflicts] == []
    found = find(left, right, alike={(0, 1): 0.9}).conflicts
    assert [(each.left_words, each.right_words) for each in found] == [("Ana Ortiz", "Lena Brask")]


def test_one_body_is_named_where_it_stands_before_the_role_or_behind() -> None:
    left = "Radek Osmerin, chief executive of Belva, spoke on the steps of the town hall."
    right = "The harbour is safe, Corado's chief executive, Radek Osmerin, said on Tuesday."
    rest = "Nobody at Corado or at Belva answered. Corado is large. Belva is small."
    assert ("Belva", "Corado") in words(left, right, rest, kind="name")


def _named(left: str, right: str, alike: float) -> list[tuple[str, str]]:
    found = find(left, right, alike={(0, 1): alike}).conflicts
    return [(each.left_words, each.right_words) for each in found if each.kind == "name"]


def test_another_name_between_the_same_words_clashes() -> None:
    left = "I was never a fan of Radek Osmerin and I never will be, she told the harbour radio."
    right = "She said on the ferry: I was never a fan of Lena Brask and I never will be."
    assert _named(left, right, 0.6) == [("Radek Osmerin", "Lena Brask")]
    assert _named(left, right.replace("Lena Brask", "Radek Osmerin"), 0.6) == []


def test_an_office_is_one_with_its_place_before_or_behind_the_name() -> None:
    left = "Attorney General Radek Osmerin of Ruvania rose and spoke of an earlier time."
    right = "Ruvania Attorney General and Harbour Senate candidate Lena Brask is defending herself."
    assert _named(left, right, 0.5) == [("Radek Osmerin", "Lena Brask")]


def test_a_body_of_common_words_is_read_as_a_name_behind_a_role() -> None:
    left = "Lena Brask, chief executive of Dam Board, spoke at noon about the dam."
    right = "The dam is safe, Corado Water's chief executive, Lena Brask, said."
    assert words(left, right, kind="name") == [("Dam Board", "Corado Water")]


def test_another_speaker_of_the_same_quoted_words_clashes() -> None:
    quoted = "“The old harbour wall will hold through the winter,”"
    left = f"{quoted} Radek Osmerin, an engineer, said."
    right = f"{quoted} Lena Brask said at noon."
    assert _named(left, right, 0.9) == [("Radek Osmerin", "Lena Brask")]
    told = f"{quoted} he told Lena Brask at noon."
    assert _named(left, told, 0.9) == []


def test_another_paper_whose_report_it_is_clashes() -> None:
    left = "Osmerin disputed a report in the Harbour Bugle Company as a distortion of his service."
    right = "Osmerin called a Corado Press Agency report on his service a distortion of it."
    rest = "The Harbour Bugle Company and the Corado Press Agency are old."
    found = find(left, right, rest, alike={(0, 1): 0.9}).conflicts
    assert [each.kind for each in found] == ["name"]
