"""What two values are of, in words of the sentences that give them."""

from __future__ import annotations

from conftest import Compose
from summarize.showing.contested import contests
from summarize.showing.coverage import cover
from summarize.showing.markdown import to_markdown

DAYS = {
    "a.txt": "Minister Ann Ortiz spoke to dockers in Harrow on Monday.",
    "b.txt": "Ortiz was in Harrow on Tuesday and saw the docks.",
}


def topics(compose: Compose, *texts: str) -> list[str]:
    briefing = compose({f"{name}.txt": text for name, text in zip("abc", texts, strict=False)})
    return [clash.topic for clash in briefing.clashes.points]


def test_two_days_are_of_whoever_was_at_a_place(compose: Compose) -> None:
    assert topics(compose, *DAYS.values()) == ["Ann Ortiz in Harrow"]


def test_a_sum_is_of_the_noun_behind_it(compose: Compose) -> None:
    text = (
        "Ortiz decried Brask's $70 million harbour deficit; "
        "the harbour office puts the figure at $58 million."
    )
    assert topics(compose, text, "Snow fell.") == ["harbour deficit"]


def test_a_time_of_day_is_of_what_was_done_then(compose: Compose) -> None:
    left = "The alarm was raised at 5:15 a.m. on Tuesday."
    right = "The alarm was raised at 6:40 a.m. on Tuesday."
    assert topics(compose, left, right) == ["alarm was raised"]


def test_a_count_says_itself_what_it_is_of(compose: Compose) -> None:
    left = "The flood drove 340 households out of lower Tolverby on Tuesday."
    right = "The flood drove 410 households out of lower Tolverby on Tuesday."
    assert topics(compose, left, right) == [""]


def test_a_clash_is_headed_and_asked_about_by_its_topic(compose: Compose) -> None:
    briefing = compose(DAYS)
    (contest,) = contests(cover(briefing), "outlets", ())
    assert contest.against == "Ann Ortiz in Harrow: Monday (A) against Tuesday (B)"
    assert f"Days differ: {contest.against}" in to_markdown(briefing)
    (call,) = (each for each in briefing.calls if each.kind == "clash")
    assert call.settles.startswith("which day is right (Ann Ortiz in Harrow): ")
