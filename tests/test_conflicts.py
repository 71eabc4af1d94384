"""Where two sentences clash."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations

import pytest

from one_liners import pair_up
from summarize.comparing.spans import gather_spans
from summarize.judging.conflicts import (
    Clashes,
    Conflict,
    ConflictCheck,
    Voice,
    find_conflicts,
    gather_clashes,
    no_voice,
)
from summarize.judging.trails import ALIKE
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence, split_articles

EAST = timezone(timedelta(hours=2))
BASE = "Police rerouted 12 trucks over the old bridge."


def write(
    text: str, name: str = "a", published: datetime | date | None = None, outlet: str = ""
) -> Sentence:
    (sentence,) = split_articles([Article(name, "s", outlet or name, "", text, published)])
    return sentence


def find(
    *sentences: Sentence,
    similarity: float = 0.9,
    check: ConflictCheck | None = None,
    voice: Voice = no_voice,
) -> Clashes:
    """Return the clashes between sentences that are all equally alike."""
    spans = gather_spans(sentences)
    alike = dict.fromkeys(combinations(range(len(spans)), 2), similarity)
    return find_conflicts(spans, pair_up(len(spans), alike), check, voice)


def only(left: Sentence, right: Sentence) -> Conflict:
    """Return the one conflict between two sentences."""
    (found,) = find(left, right).conflicts
    return found


def clash(left: str, right: str) -> tuple[str, str] | None:
    """Return the words that clash, or None."""
    found = find(write(left), write(right, "b")).conflicts
    return (found[0].left_words, found[0].right_words) if found else None


def test_different_figures_of_the_same_thing_clash() -> None:
    found = only(write(BASE), write(BASE.replace("12", "15"), "b"))
    assert (found.left_words, found.right_words, found.subject) == (
        "12 trucks",
        "15 trucks",
        "truck",
    )
    assert (found.left.id, found.right.id) == ("a:0", "b:0")


def test_a_clash_is_found_from_either_side() -> None:
    assert clash(BASE, BASE.replace("12", "15")) == ("12 trucks", "15 trucks")
    assert clash(BASE.replace("12", "15"), BASE) == ("15 trucks", "12 trucks")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 trucks", "twelve trucks"),
        ("12 trucks", "a dozen trucks"),
        ("12 trucks", "12 heavy trucks"),
        ("more than 300 trucks", "340 trucks"),
        ("about 300 trucks", "310 trucks"),
        ("up to 40 trucks", "12 trucks"),
        ("between 10 and 20 trucks", "12 trucks"),
        ("no more than 40 trucks", "12 trucks"),
        ("at least 12 trucks", "more than 40 trucks"),
    ],
)
def test_figures_that_may_be_the_same_do_not_clash(left: str, right: str) -> None:
    assert clash(BASE.replace("12 trucks", left), BASE.replace("12 trucks", right)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 300 trucks", "240 trucks"),
        ("about 300 trucks", "340 trucks"),
        ("fewer than 40 trucks", "50 trucks"),
        ("no more than 12 trucks", "15 trucks"),
    ],
)
def test_figures_out_of_each_others_range_clash(left: str, right: str) -> None:
    assert clash(BASE.replace("12 trucks", left), BASE.replace("12 trucks", right)) is not None


def test_sums_of_money_clash() -> None:
    assert clash(
        "Repairs of the old bridge will cost $1.2 million.",
        "Repairs of the old bridge will cost $2.1 million.",
    ) == ("$1.2 million", "$2.1 million")


def test_figures_of_different_size_are_mostly_of_different_things() -> None:
    assert (
        clash(
            "Crews pumped 85 tons of mud from the dam at night.",
            "The old dam, said Ana Ortiz, holds back 1,200 tons of water and mud.",
        )
        is None
    )


def test_a_rate_is_not_held_against_a_total() -> None:
    assert (
        clash("The lake fell by 80 inches a day.", "The lake fell by 90 inches until Monday.")
        is None
    )


def test_a_rounded_figure_does_not_exclude_the_exact_one() -> None:
    assert (
        clash("The old bridge will cost $2.1 million.", "The old bridge will cost $2.12 million.")
        is None
    )


def test_times_of_day_clash() -> None:
    found = clash("The reservoir dam broke at 5:10 a.m. Monday.",
                  "The reservoir dam broke at 6 a.m. Monday.")  # fmt: skip
    assert found == ("5:10 a.m.", "6 a.m.")


def test_figures_of_other_things_do_not_clash() -> None:
    assert clash(BASE, BASE.replace("12 trucks", "15 buses")) is None


def test_of_two_figures_of_a_unit_the_one_in_like_company_clashes() -> None:
    both = "Police rerouted 12 trucks over the old bridge and 15 trucks over the new one."
    assert clash(both, BASE.replace("12", "20")) == ("12 trucks", "20 trucks")
    assert clash(both, BASE.replace("12", "15")) is None


def test_figures_in_unlike_company_do_not_clash() -> None:
    assert clash(BASE, "Looters burned 15 trucks behind the harbour.") is None


def test_years_do_not_clash() -> None:
    assert (
        clash("The reservoir dam was built in 1954.", "The reservoir dam was built in 1956.")
        is None
    )


def test_an_outlet_does_not_contradict_itself() -> None:
    one, other = (
        write(BASE, outlet="Gazette"),
        write(BASE.replace("12", "15"), "b", outlet="Gazette"),
    )
    assert find(one, other).conflicts == ()


def test_every_two_outlets_are_checked() -> None:
    sentences = [write(BASE.replace("12", number), name) for name, number in
                 (("a", "12"), ("b", "15"), ("c", "12"), ("d", "18"))]  # fmt: skip
    found = find(*sentences).conflicts
    assert [(each.left.id, each.right.id) for each in found] == [
        ("a:0", "b:0"), ("a:0", "d:0"), ("b:0", "c:0"), ("b:0", "d:0"), ("c:0", "d:0"),
    ]  # fmt: skip


def test_another_check_can_take_its_place() -> None:
    def never(left: Sentence, right: Sentence, /) -> Conflict | None:
        return None

    assert find(write(BASE), write(BASE.replace("12", "15"), "b"), check=never).conflicts == ()


def test_a_check_is_asked_about_sentences_above_a_floor_only() -> None:
    def always(left: Sentence, right: Sentence, /) -> Conflict | None:
        return Conflict("number", left, right, (0, 6), (0, 6), "truck")

    both = write(BASE), write(BASE.replace("12", "15"), "b")
    assert find(*both, similarity=ALIKE, check=always).conflicts == ()
    assert len(find(*both, similarity=ALIKE + 0.01, check=always).conflicts) == 1


def test_sentences_that_share_telling_words_need_not_be_alike() -> None:
    both = write(BASE), write(BASE.replace("12", "15"), "b")
    assert len(find(*both, similarity=0.0).conflicts) == 1


def test_a_headline_is_not_held_against_a_report() -> None:
    headline = replace(write(BASE), kind="headline")
    assert find(headline, write(BASE.replace("12", "15"), "b")).conflicts == ()


def test_a_statement_gives_its_figure_as_put_and_bare() -> None:
    found = only(write(BASE.replace("12", "about 300")), write(BASE.replace("12", "240"), "b"))
    left, right = found.statements
    assert (left.words, right.words) == ("300 trucks", "240 trucks")
    assert left.ranges == {(270, 330), (300, 300)}
    assert right.ranges == {(240, 240)}


def test_sides_name_what_is_said_and_who_says_it() -> None:
    sentences = [write(BASE.replace("12", number), name) for name, number in
                 (("a", "15"), ("b", "12"), ("c", "15"))]  # fmt: skip
    (clash,) = gather_clashes(find(*sentences).conflicts)
    sides = clash.sides
    assert [(side.says, [each.id for each in side.sentences]) for side in sides] == [
        ("15 trucks", ["a:0", "c:0"]),
        ("12 trucks", ["b:0"]),
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (date(2026, 1, 1), date(2026, 1, 2), True),
        (date(2026, 1, 1), date(2026, 1, 1), False),
        (None, date(2026, 1, 2), False),
        (None, None, False),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), datetime(2026, 1, 1, 9, tzinfo=UTC), True),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), datetime(2026, 1, 1, 8, tzinfo=UTC), False),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), datetime(2026, 1, 1, 10, tzinfo=EAST), False),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), date(2026, 1, 1), False),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), date(2026, 1, 2), True),
    ],
)
def test_a_later_article_may_explain_a_clash(
    left: datetime | date | None, right: datetime | date | None, expected: bool
) -> None:
    found = only(write(BASE, "a", left), write(BASE.replace("12", "15"), "b", right))
    assert found.may_be_update is expected
