"""What makes a line less than firm."""

from dataclasses import replace

from conftest import Compose
from summarize.showing.cautions import caution, dated_alone, denied_alone, named_alone
from summarize.showing.coverage import cover
from summarize.showing.points import point
from summarize.showing.records import to_record

TOLD = "Mayor Ann Oake opened the new bridge at Harrow on Monday before a large crowd."
TOLD_TOO = "On Monday, before a large crowd, Mayor Ann Oake opened the new bridge at Harrow."
OTHERWISE = "On Monday, before a large crowd, the mayor opened the new bridge at Harrow."


def test_a_name_that_every_outlet_gives_is_no_caution(compose: Compose) -> None:
    briefing = compose({"a.txt": TOLD, "b.txt": TOLD_TOO}, wire_overlap=1)
    (finding,) = briefing.of_kind("consensus")
    assert named_alone(finding, briefing) == ()
    assert "names" not in caution(finding, briefing)


def test_whom_one_outlet_alone_names_is_its_word_only(compose: Compose) -> None:
    briefing = compose({"a.txt": TOLD, "b.txt": OTHERWISE}, wire_overlap=1, similarity=0.3)
    (finding,) = briefing.of_kind("consensus")
    naming, silent = (
        replace(finding, representative=sentence) for sentence in finding.cluster.members
    )
    assert named_alone(naming, briefing) == ("Ann Oake",)
    assert "Only A names Ann Oake." in caution(naming, briefing)
    assert named_alone(silent, briefing) == ()


def test_whom_another_outlet_names_elsewhere_is_no_word_of_one_outlet(compose: Compose) -> None:
    alone = {
        OTHERWISE: ("Ann Oake",),
        f"{OTHERWISE} Mayor Ann Oake, 61, has kept bees in the valley for years.": (),
    }
    for told, names in alone.items():
        briefing = compose({"a.txt": TOLD, "b.txt": told}, wire_overlap=1, similarity=0.3)
        finding = next(each for each in briefing.findings if each.support > 1)
        shown = next(each for each in finding.cluster.members if each.outlet == "A")
        assert named_alone(replace(finding, representative=shown), briefing) == names


def test_a_body_whose_name_tells_whose_secretaries_are_meant_is_not_named(
    compose: Compose,
) -> None:
    met = "met in Harrow on Monday to talk about the new bridge over the river."
    for named, names in {
        "The Harrow Bridge Council": ("Harrow Bridge Council",),
        "The Harrow Bridge Council secretaries": (),
    }.items():
        story = {"a.txt": f"{named} {met}", "b.txt": f"They {met}"}
        briefing = compose(story, wire_overlap=1, similarity=0.3)
        finding = next(each for each in briefing.findings if each.support > 1)
        shown = next(each for each in finding.cluster.members if each.outlet == "A")
        assert named_alone(replace(finding, representative=shown), briefing) == names


def test_a_day_or_a_denial_of_one_outlet_alone_is_its_word_only(compose: Compose) -> None:
    undated = "Mayor Ann Oake opened the new bridge at Harrow, though not before a large crowd."
    briefing = compose({"a.txt": TOLD, "b.txt": undated}, wire_overlap=1, similarity=0.3)
    finding = next(each for each in briefing.findings if each.support > 1)
    first, second = (
        replace(finding, kind="consensus", representative=sentence)
        for sentence in finding.cluster.members
    )
    assert (dated_alone(first), denied_alone(first)) == (("Monday",), "")
    assert (dated_alone(second), denied_alone(second)) == ((), "not before a large")
    assert "Only A says Monday." in caution(first, briefing)
    assert "Only B says “not before a large”." in caution(second, briefing)


def test_a_day_given_in_other_words_is_no_word_of_one_outlet(compose: Compose) -> None:
    sources = "file,outlet,published\na.txt,A,2026-03-10\nb.txt,B,2026-03-10\n"
    rest = "before a large crowd, Mayor Ann Oake opened the new bridge at Harrow."
    alone = {
        f"Yesterday, {rest}": (),
        f"On 9 March, {rest}": (),
        f"B{rest[1:]} All of it was over yesterday at noon.": (),
        f"On 2 March, {rest}": ("Monday",),
    }
    for told, days in alone.items():
        story = {"sources.csv": sources, "a.txt": TOLD, "b.txt": told}
        briefing = compose(story, wire_overlap=1, similarity=0.3)
        finding = next(each for each in briefing.findings if each.support > 1)
        shown = next(each for each in finding.cluster.members if each.outlet == "A")
        assert dated_alone(replace(finding, representative=shown)) == days


def test_a_later_figure_stands_beside_the_line(compose: Compose) -> None:
    toll = "The collapse of the old bridge over the Orrow killed 12 people on its eastern bank"
    briefing = compose(
        {
            "sources.csv": "file,outlet,published\na.txt,A,2023-03-14\nb.txt,B,2023-03-14\n"
            "c.txt,C,2023-03-15\n",
            "a.txt": f"{toll}, police said.",
            "b.txt": f"{toll}, officials there said.",
            "c.txt": f"{toll}, the mayor said.".replace("12", "15"),
        },
        wire_overlap=1,
        similarity=0.3,
    )
    (finding,) = briefing.of_kind("consensus")
    assert "Later: 15 people, says C, 15 March 2023." in caution(finding, briefing)
    (line,) = [each for each in to_record(briefing)["consensus"] if each["support"] > 1]
    assert line["documents"] == ["a", "b"]
    assert [(each["says"], each["when"]) for each in line["other_values"]] == [
        ("15 people", "later")
    ]
    shown = point(finding, cover(briefing), "")
    (other,) = [each for each in shown.tellings if each.label == "Another figure"]
    assert [each.text for each in other.outlets] == ["C"]
    assert [each.text for each in shown.stated] == ["A", "B"]
