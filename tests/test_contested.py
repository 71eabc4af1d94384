"""Clashes as the page tells them: once each, side against side."""

from dataclasses import replace

from conftest import Compose
from summarize import Briefing, to_html, to_markdown
from summarize.judging.conflicts import Explained, gather_clashes
from summarize.showing.contested import Contest, contests, excused
from summarize.showing.coverage import cover
from summarize.showing.drawn_disputes import clashes_html

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
    assert contest.elsewhere == ()  # the line's sentence is one side's, and shown in full


def test_of_the_points_that_a_clash_concerns_those_are_led_to_that_it_does_not_show(
    compose: Compose,
) -> None:
    briefing = compose(CLASHING)
    (conflict,) = briefing.clashes.conflicts
    clashes = replace(briefing.clashes, conflicts=(replace(conflict, between="speakers"),))
    (finding,) = briefing.findings
    other = replace(finding.representative, start=0, end=len("The mayor said 340 households"))
    told = replace(finding, kind="consensus", conflicts=(), representative=other,
                   disputes=clashes.conflicts)  # fmt: skip
    (contest,) = contests(
        cover(replace(briefing, clashes=clashes, findings=(told,))), "speakers", {finding.id}
    )
    assert [link.href for link in contest.elsewhere] == [f"#line-{finding.id}"]


def test_a_sentence_that_holds_both_sides_is_shown_once_with_both_marked(compose: Compose) -> None:
    text = 'Ortiz decried the "$70 million" debt; the audit office puts the figure at $58 million.'
    briefing = compose({"a.txt": text, "b.txt": "Nothing else was said of the harbour."})
    (contest,) = contests(cover(briefing), "speakers", ())
    assert [side.says for side in contest.sides] == ["$70 million", "$58 million"]
    shown = contest.one_sentence
    assert shown is not None
    assert (shown.marked, [each.marked for each in shown.more]) == ("$70 million", ["$58 million"])
    whole = shown.before + shown.marked + shown.after
    assert whole + "".join(each.marked + each.after for each in shown.more) == text
    _, section = to_html(briefing).split('<section id="contested"')
    assert section.split("</section>")[0].count("<mark>$70 million</mark>") == 1
    assert clashes_html(briefing).count("puts the figure at <mark>$58 million</mark>") == 1
    _, section = to_markdown(briefing).split("## Contested")
    assert section.split("\n## ")[0].count("**58 million**") == 1


def test_whoever_denies_it_in_an_outlets_words_is_named(
    compose: Compose,
) -> None:
    files = {
        "a.txt": "Mayor Ann Ortiz met reporters. "
        "Ortiz pushed back against those who say she gains by the harbour tax.",
        "b.txt": "Auditors found that the harbour tax was a gain. "
        "They say that those at the town hall gained by the harbour tax.",
    }
    (contest,) = contests(cover(compose(files)), "speakers", ())
    assert contest.sides[0].who == "Ann Ortiz"


def test_a_side_shows_a_sentence_once(compose: Compose) -> None:
    briefing = compose(CLASHING)
    (conflict,) = briefing.clashes.conflicts
    start, end = conflict.left_span
    twice = replace(conflict, kind="denial"), replace(
        conflict, kind="denial", left_span=(start, end - 2), weight=0.1
    )  # fmt: skip
    (clash,) = gather_clashes(twice)
    assert [len(side.statements) for side in clash.sides] == [1, 1]
