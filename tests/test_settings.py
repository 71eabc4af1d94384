"""Settings: checked at the door, with the right name suggested."""

import pytest
from pydantic import ValidationError

from summarize import Settings
from summarize.errors import SettingsError
from summarize.settings import make_settings


def test_nothing_given_means_the_defaults() -> None:
    assert make_settings({}) == Settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_default_is_a_value_one_may_give(name: str) -> None:
    assert make_settings({name: getattr(Settings(), name)}) == Settings()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("similarty", "similarity"), ("min-support", "min_support"), ("selecter", "selector")],
)
def test_a_misspelt_name_gets_the_right_one_suggested(wrong: str, right: str) -> None:
    with pytest.raises(SettingsError, match=f"unknown setting '{wrong}'; did you mean {right}\\?"):
        make_settings({wrong: 1})


def test_a_name_like_no_other_gets_them_all_listed() -> None:
    with pytest.raises(SettingsError) as error:
        make_settings({"xyzzy": 1})
    assert "unknown setting 'xyzzy'\nKnown settings: " in str(error.value)
    assert all(name in str(error.value) for name in Settings.model_fields)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("similarity", "high"),
        ("similarity", None),
        ("similarity", [0.5]),
        ("min_support", 2.5),
        ("min_support", "two"),
        ("selector", "textrank"),
        ("summary_words", "1e3"),
        ("encoder", 7),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=f"setting '{name}' cannot be "):
        make_settings({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("similarity", -0.01),
        ("similarity", 1.01),
        ("similarity", "nan"),
        ("min_support", -1),
        ("wire_overlap", 0),
        ("wire_overlap", 1.5),
        ("summary_words", 19),
        ("summary_words", 5001),
        ("encoder", ""),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=f"setting '{name}' cannot be "):
        make_settings({name: value})


def test_the_ends_of_a_range_belong_to_it() -> None:
    make_settings({"similarity": 0.15, "wire_overlap": 1, "summary_words": 20})
    make_settings({"similarity": 1, "summary_words": 5000})


def test_numbers_may_come_as_text() -> None:
    assert make_settings({"similarity": "0.5", "min_support": "3", "summary_words": "90"}) == (
        Settings(similarity=0.5, min_support=3, summary_words=90)
    )


@pytest.mark.parametrize("value", [1, "1", " 1", 1.0, "1.0", True])
def test_one_outlet_cannot_agree_with_itself(value: object) -> None:
    with pytest.raises(SettingsError, match=r"'min_support' .* at least two outlets"):
        make_settings({"min_support": value})


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().similarity = 0.9


@pytest.mark.parametrize("outlets", range(1, 21))
def test_consensus_needs_more_than_half_at_most_five_and_at_least_two(outlets: int) -> None:
    needed = Settings().support_needed(outlets)
    assert 2 <= needed <= 5
    assert needed > outlets / 2 or needed == 5
    assert needed == 2 or needed - 1 <= outlets / 2  # no more than that takes


def test_support_needed_by_hand() -> None:
    needed = [Settings().support_needed(outlets) for outlets in (1, 2, 3, 4, 5, 8, 9, 20)]
    assert needed == [2, 2, 2, 3, 3, 5, 5, 5]


def test_a_given_support_stands_for_any_number_of_outlets() -> None:
    assert {Settings(min_support=7).support_needed(outlets) for outlets in range(1, 21)} == {7}
