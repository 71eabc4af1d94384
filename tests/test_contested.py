"""Clashes as the page tells them: once each, side against side."""

from dataclasses import replace

from conftest import Compose
from summarize import Briefing
from summarize.judging.conflicts import Explained
from summarize.showing.contested import Contest, contests, excused
from summarize.showing.coverage import cover

CLASHING = {
    "a.txt": "The mayor said 340 households in Tolverby lost their water.",
    "b.txt": "The mayor said 410 households in Tolverby lost their water.",
}


def between_outlets(briefing: Briefing) -> tuple[Contest, ...]:
    return contests(cover(briefing), "outlets", ())


def test_both_sides_stand_with_their_outlet_and_the_words_that_clash(compose: Compose) -> None:
    (contest,) = between_outlets(compose(CLASHING))
    assert contest.label == "Figures differ"
    assert contest.reason
    assert [side.says for side in contest.sides] == ["340 households", "410 households"]
    assert [side.testimonies[0].source.text for side in contest.sides] == ["A", "B"]
    assert [side.testimonies[0].marked for side in contest.sides] == [
        "340 households",
        "410 households",
    ]


def test_whoever_is_made_to_say_it_is_named(compose: Compose) -> None:
    files = {name: text.replace("The mayor", "Mayor Ann Oake") for name, text in CLASHING.items()}
    clashes = compose(files).clashes.conflicts
    assert {voice for each in clashes for voice in (each.left_voice, each.right_voice)} == {
        "Ann Oake"
    }


def test_the_point_that_is_contested_stands_with_the_clash(compose: Compose) -> None:
    briefing = compose(CLASHING)
    (contest,) = between_outlets(briefing)
    (finding,) = briefing.of_kind("contested")
    assert [concern.point.anchor for concern in contest.points] == [f"contested-{finding.id}"]
    assert contests(cover(briefing), "speakers", ()) == ()


def test_what_is_no_clash_is_shown_with_the_reason_why(compose: Compose) -> None:
    briefing = compose(CLASHING)
    (conflict,) = briefing.clashes.conflicts
    explained = (Explained(conflict, "per another period"),)
    (shown,) = excused(explained, cover(briefing))
    assert (shown.why, shown.left.marked, shown.right.marked) == (
        "per another period",
        "340 households",
        "410 households",
    )


def test_a_dispute_among_speakers_leads_from_the_line_to_the_clash(compose: Compose) -> None:
    briefing = compose(CLASHING)
    (conflict,) = briefing.clashes.conflicts
    dispute = replace(conflict, between="speakers")
    (finding,) = briefing.findings
    disputed = replace(
        briefing,
        clashes=replace(briefing.clashes, conflicts=(dispute,)),
        findings=(replace(finding, kind="consensus", conflicts=(), disputes=(dispute,)),),
    )
    coverage = cover(disputed)
    ((number, clash),) = coverage.disputes[finding.id]
    assert (number, clash.between) == (1, "speakers")
    (contest,) = contests(coverage, "speakers", {finding.id})
    assert contest.points == ()
    assert [link.href for link in contest.elsewhere] == [f"#line-{finding.id}"]
