"""Two sentences about the same people that tell no common act are no pair."""

from one_liners import WordTokenEncoder, embed_texts, pair_up
from summarize.comparing.acts import UNLIKELY, part_by_act
from summarize.comparing.embeddings import Encoder
from summarize.reading.people import find_people

MET = "Water Secretary Ann Oake met Mayor Ben Prell on Monday."
VOWED = "Mayor Ben Prell has vowed to use every pump of the town."


def after(left: str, right: str, *, encoder: Encoder | None = None) -> float:
    """Return how alike two sentences are afterwards that were surely alike before."""
    embeddings = embed_texts(left, right, encoder=encoder or WordTokenEncoder())
    people = find_people([span.sentence for span in embeddings.spans])
    return float(part_by_act(pair_up(2, {(0, 1): 0.9}), embeddings, people).similarity[0])


def test_who_met_somebody_is_not_what_he_vowed() -> None:
    assert after(MET, VOWED) == UNLIKELY


def test_a_meeting_is_another_one_where_others_took_part() -> None:
    assert after(MET, "Water Secretary Ann Oake met Governor Cara Lind on Monday.") == UNLIKELY
    assert after(MET, "On Monday Ben Prell met Ann Oake.") == 0.9


def test_who_is_named_by_an_office_took_part() -> None:
    met = "Water Secretary Ann Oake met local leaders."
    assert after(met, "The water secretary met with farmers.") == 0.9


def test_nobody_can_tell_whom_a_pronoun_means() -> None:
    assert after(MET, "She met them in the hall.") == 0.9


def test_a_common_act_makes_it_a_pair() -> None:
    assert after(MET, "After meeting her Ben Prell has vowed to use every pump.") == 0.9
    assert after(VOWED, "Ben Prell, who met Ann Oake, vowed to use the pumps.") == 0.9


def test_sentences_that_are_not_about_protocol_are_left_alone() -> None:
    assert after(VOWED, "Mayor Ben Prell wept.") == 0.9


def test_without_tokens_nothing_is_changed() -> None:
    embeddings = embed_texts(MET, VOWED)
    pairs = pair_up(2, {(0, 1): 0.9})
    people = find_people([span.sentence for span in embeddings.spans])
    assert part_by_act(pairs, embeddings, people) is pairs
