"""What an analyst decides by hand: read, held to the articles' words, applied, shown as theirs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import WordCountEncoder
from summarize import (
    Briefing,
    Settings,
    add_override,
    compose_briefing,
    read_articles,
    read_overrides,
    to_html,
    to_json,
    to_mail,
    to_markdown,
)
from summarize.errors import OverridesError
from summarize.judging.findings import Finding
from summarize.reading.anchors import anchor_of, describe_misfit, find_quote, place_overrides
from summarize.reading.overrides import Anchor, Deed, Override, parse_overrides, to_yaml
from summarize.reading.sentences import split_articles
from summarize.showing.cells import show_outcome
from summarize.showing.coverage import cover
from summarize.showing.records import SCHEMA, to_record
from summarize.showing.text import to_text

CLOSED = "The Aare bridge closed to all traffic on Monday."
SHUT = "Nobody may drive over the river there any more."
TRUCKS = "Twelve trucks burned at the depot in Harrow on Monday night."
LORRIES = "Fifteen trucks burned at the depot in Harrow on Monday night."
BAKER = "A baker sold warm bread nearby."
SWANS = "Nine swans slept upon the frozen lake."
STORY = {
    "a.txt": f"{CLOSED} {BAKER} A kiosk stayed open.\n\n{TRUCKS}",
    "b.txt": f"{SHUT} {SWANS}\n\n{LORRIES}",
    "c.txt": "On Monday the Aare bridge closed to all traffic. Bees hummed.",
}
HEAD = "by: A. Name\n  on: 2026-03-12\n  why: I was there"

Tell = Callable[..., Briefing]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    write(folder, STORY)
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def tell(folder: Path, *entries: str, **values: object) -> Briefing:
    if entries:
        write(folder, {"overrides.yml": "\n".join(entries)})
    return compose_briefing(
        read_articles(folder),
        Settings.model_validate(values),
        overrides=read_overrides(folder),
        encoder=WordCountEncoder(),
    )


def entry(do: str, *quotes: tuple[str, str], more: str = "", head: str = HEAD) -> str:
    named = "".join(
        f"\n    - {{article: {article}, quote: {json.dumps(quote)}}}" for article, quote in quotes
    )
    return f"- do: {do}\n  {head}{more}\n  sentences:{named or ' []'}"


MERGE = entry("merge", ("a", CLOSED), ("b", SHUT))
SPLIT = entry("split", ("a", CLOSED), ("c", "On Monday the Aare bridge closed"))
PIN = entry("pin", ("c", "On Monday the Aare bridge closed"))
REJECT = entry("reject", ("c", "On Monday the Aare bridge closed"))
CAPTION = entry("relabel", ("a", BAKER), more="\n  as: caption")
CONTESTED = entry("relabel", ("a", BAKER), ("b", "Nine swans"), more="\n  as: contested")
DISMISSED = entry("relabel", ("a", "Twelve trucks"), ("b", LORRIES), more="\n  as: no clash")
UPDATE = DISMISSED.replace("no clash", "update")
NOTE = entry("note", ("b", SWANS), more="\n  text: I counted them myself.").replace(
    "\n  why: I was there", ""
)
EVERY = {"merge": MERGE, "split": SPLIT, "pin": PIN, "reject": REJECT, "caption": CAPTION,
         "contested": CONTESTED, "no clash": DISMISSED, "update": UPDATE, "note": NOTE}  # fmt: skip


def telling(briefing: Briefing, text: str) -> list[Finding]:
    return [each for each in briefing.findings if any(text in m.text for m in each.members)]


def fates(briefing: Briefing) -> list[tuple[str, str]]:
    return [(each.fate, each.detail) for each in briefing.rulings]


# ---- what it does ------------------------------------------------------------------------------


def test_merged_sentences_are_one_point_of_their_outlets(story: Path) -> None:
    assert not any(SHUT in m.text for each in telling(tell(story), CLOSED) for m in each.members)
    briefing = tell(story, MERGE)
    assert fates(briefing) == [("applied", "")]
    assert any({"A", "B"} <= set(e.cluster.origins) for e in telling(briefing, SHUT))


def test_split_sentences_share_no_cluster(story: Path) -> None:
    assert telling(tell(story), CLOSED)[0].cluster.support == 2
    briefing = tell(story, SPLIT)
    assert fates(briefing) == [("applied", "")]
    for finding in briefing.findings:
        texts = [span.text for span in finding.cluster.spans]
        assert not (CLOSED in texts and any("Aare" in t and t != CLOSED for t in texts))


def test_what_was_split_is_told_by_one_alone(story: Path) -> None:
    briefing = tell(story, SPLIT)
    assert CLOSED in [point.sentence.text for point in briefing.unique["A"]]


def test_a_pinned_sentence_is_shown_for_its_point_and_in_the_summary_whatever_the_room(
    story: Path,
) -> None:
    for article in ("a", "c"):
        quote = CLOSED if article == "a" else "On Monday the Aare bridge closed"
        briefing = tell(story, entry("pin", (article, quote)), summary_words=20)
        assert fates(briefing) == [("applied", "")]
        assert [line.sentence.outlet for line in briefing.summary] == [article.upper()]


def test_a_pinned_sentence_goes_first_among_what_its_outlet_alone_says(story: Path) -> None:
    before = [point.sentence.text for point in tell(story).unique["A"]]
    last = before[-1]
    briefing = tell(story, entry("pin", ("a", last)))
    assert before[0] != last
    assert briefing.unique["A"][0].sentence.text == last


def test_a_rejected_sentence_supports_nothing_and_stays_in_its_article(story: Path) -> None:
    briefing = tell(story, REJECT)
    assert not telling(briefing, "On Monday the Aare")
    assert telling(briefing, CLOSED)[0].support == 1
    assert any("On Monday the Aare" in each.text for each in briefing.sentences)
    page = to_html(briefing)
    assert page.count("On Monday the Aare bridge closed to all traffic.") == 2  # article and hand


def test_a_rejected_sentence_takes_its_reprints_along(tmp_path: Path) -> None:
    wire = "Divers found the missing anchor of the ferry Orla under eleven metres of cold mud."
    write(tmp_path, {"a.txt": wire, "b.txt": f"{wire} {SWANS}"})
    (tmp_path / "sources.csv").write_text("file,published\na.txt,2026-03-10\nb.txt,2026-03-11\n")
    assert telling(tell(tmp_path), "Divers")
    assert not telling(tell(tmp_path, entry("reject", ("a", wire))), "Divers")


def test_a_relabelled_sentence_is_read_as_what_the_analyst_says(story: Path) -> None:
    briefing = tell(story, CAPTION)
    (sentence,) = (each for each in briefing.sentences if each.text == BAKER)
    assert sentence.kind == "caption"


def test_boilerplate_that_the_analyst_calls_report_is_compared(story: Path) -> None:
    write(story, {"d.txt": f"{BAKER}\n\nSign up for our newsletter"})
    assert not telling(tell(story), "Sign up")
    body = entry("relabel", ("d", "Sign up for our newsletter"), more="\n  as: body")
    assert telling(tell(story, body), "Sign up")


def test_what_the_analyst_contests_is_contested_with_both_sides(story: Path) -> None:
    briefing = tell(story, CONTESTED)
    (clash,) = (each for each in briefing.clashes.points if each.kind == "judgement")
    assert [side.says for side in clash.sides] == [BAKER, "Nine swans"]
    assert {telling(briefing, text)[0].kind for text in (BAKER, SWANS)} == {"contested"}


@pytest.mark.parametrize("dismissal", [DISMISSED, UPDATE])
def test_a_dismissed_clash_is_listed_with_its_reason_and_contests_nothing(
    story: Path, dismissal: str
) -> None:
    assert [clash.kind for clash in tell(story).clashes.points] == ["number"]
    briefing = tell(story, dismissal)
    assert fates(briefing) == [("applied", "")]
    assert not briefing.clashes.points
    assert not briefing.of_kind("contested")
    assert any("the analyst holds" in each.why for each in briefing.clashes.explained)


def test_a_dismissal_leaves_other_sides_of_the_clash_alone(story: Path) -> None:
    write(story, {"d.txt": TRUCKS.replace("Twelve", "Twenty")})
    briefing = tell(story, DISMISSED)
    says = {side.says for clash in briefing.clashes.points for side in clash.sides}
    assert says == {"Twelve trucks", "Fifteen trucks", "Twenty trucks"}
    pairs = {frozenset((each.left_words, each.right_words)) for each in briefing.clashes.conflicts}
    assert frozenset(("Twelve trucks", "Fifteen trucks")) not in pairs


def test_merging_what_clashes_makes_no_consensus(story: Path) -> None:
    briefing = tell(story, entry("merge", ("a", TRUCKS), ("b", LORRIES)))
    assert {each.kind for each in telling(briefing, "trucks")} == {"contested"}


# ---- what it does not do -----------------------------------------------------------------------


def test_without_overrides_the_record_is_as_before_with_an_empty_list(story: Path) -> None:
    record = to_record(tell(story))
    assert record.pop("overrides") == []
    write(story, {"overrides.yml": "# nothing yet\n"})
    assert {**record, "overrides": []} == to_record(tell(story))
    assert "analyst’s hand" not in to_html(tell(story))


WORDS = st.text("abcdefgh .,XYZ“”0123\n", min_size=1, max_size=40).filter(str.strip)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=WORDS,
    do=st.sampled_from(["merge", "split", "pin", "reject", "note"]),
    article=st.sampled_from(["a", "b", "nowhere"]),
)
def test_an_override_that_does_not_fit_changes_nothing(
    story: Path, words: str, do: Deed, article: str
) -> None:
    missing = f"{words} zqzq"  # no article says so
    override = Override(
        do, "A. Name", date(2026, 3, 12), "why", "", "text" if do == "note" else "",
        (Anchor(article, missing), Anchor("a", CLOSED)),
    )  # fmt: skip
    articles = read_articles(story)
    with_it, without = (
        to_record(compose_briefing(articles, overrides=given, encoder=WordCountEncoder()))
        for given in ([override], [])
    )
    (ruling,) = with_it.pop("overrides")
    assert without.pop("overrides") == []
    assert ruling["fate"] == "does not fit"
    assert with_it == without


def test_an_edited_article_is_noticed_and_the_nearest_sentence_named(story: Path) -> None:
    write(story, {"a.txt": STORY["a.txt"].replace("Twelve", "Thirteen")})
    (ruling,) = tell(story, entry("pin", ("a", TRUCKS))).rulings
    assert ruling.fate == "does not fit"
    assert "a does not say “Twelve trucks" in ruling.detail
    assert "the nearest to it now: “Thirteen trucks" in ruling.detail


def test_the_nearest_sentence_is_named_of_a_few_quoted_words_too(story: Path) -> None:
    write(story, {"a.txt": STORY["a.txt"].replace("Twelve", "Thirteen")})
    (ruling,) = tell(story, entry("pin", ("a", "Twelve trucks burned"))).rulings
    assert f"the nearest to it now: “{TRUCKS.replace('Twelve', 'Thirteen')}”" in ruling.detail
    assert "quote its words, or take the override out" in ruling.detail


@pytest.mark.parametrize(
    ("anchor", "trouble"),
    [
        (("d", CLOSED), "there is no article 'd': name one that is there, or take the override"),
        (("a", "Monday"), "a says “Monday” 2 times: give the words before it as 'prefix'"),
        (("a", f"{CLOSED} A baker"), "runs over more than one sentence: quote one"),
        (("a", "welve trucks"), "a does not say “welve trucks”"),
        (
            ("a", "Owls hooted."),
            "or anything like it: quote what it says now, or take the override",
        ),
    ],
)
def test_why_an_override_does_not_fit_is_said(
    story: Path, anchor: tuple[str, str], trouble: str
) -> None:
    (ruling,) = tell(story, entry("pin", anchor)).rulings
    assert ruling.fate == "does not fit"
    assert trouble in ruling.detail


def test_a_quotation_may_begin_right_behind_a_year() -> None:
    text = "It opened in 1983.Oake had built it. She died in 1983.12 trucks came."
    assert find_quote(Anchor("a", "Oake had built it."), text) == [(18, 36)]
    assert not find_quote(Anchor("a", "12 trucks came."), text)
    assert find_quote(Anchor("a", "12 trucks came.", prefix="in 1983."), text) == [(54, 69)]


def test_words_before_and_after_tell_equal_words_apart() -> None:
    text = "Oake said no. Then Oake said no."
    assert find_quote(Anchor("a", "Oake said no."), text) == [(0, 13), (19, 32)]
    assert find_quote(Anchor("a", "Oake said no.", prefix="Then"), text) == [(19, 32)]
    assert find_quote(Anchor("a", "Oake said no.", suffix="Then"), text) == [(0, 13)]


@pytest.mark.parametrize("text", ["112 trucks", "1,12 trucks", "3.12 trucks", "12 trucksful"])
def test_a_quotation_is_of_whole_words_and_figures(text: str) -> None:
    assert not find_quote(Anchor("a", "12 trucks"), text)


@pytest.mark.parametrize(
    ("override", "detail"),
    [
        (entry("merge", ("a", CLOSED), ("c", "On Monday the Aare")), "joined without it"),
        (entry("split", ("a", CLOSED), ("b", SWANS)), "not joined without it"),
        (entry("merge", ("a", CLOSED), ("a", "A kiosk stayed open.")), "one voice"),
        (entry("relabel", ("a", BAKER), more="\n  as: body"), "read as body without it"),
        (CONTESTED.replace("article: b", "article: a").replace("Nine swans", "A kiosk"),
         "no outlet contradicts itself"),
        (entry("relabel", ("a", BAKER), ("b", SWANS), more="\n  as: update"), "no clash between"),
    ],
)  # fmt: skip
def test_what_has_no_effect_is_said_with_the_reason(
    story: Path, override: str, detail: str
) -> None:
    ((fate, said),) = fates(tell(story, override))
    assert fate == "no effect"
    assert detail in said


# ---- whose effect it is ------------------------------------------------------------------------


def test_a_dismissal_takes_no_credit_for_what_another_of_the_same_sentence_dismissed(
    story: Path,
) -> None:
    vain = entry("relabel", ("a", "Twelve trucks"), ("b", SWANS), more="\n  as: no clash")
    briefing = tell(story, DISMISSED, vain.replace("A. Name", "B. Other"))
    assert fates(briefing) == [
        ("applied", ""),
        ("no effect", "no clash between them was found without it"),
    ]


def test_each_of_two_dismissals_of_one_sentence_is_named_where_it_acts_alone(story: Path) -> None:
    write(story, {"d.txt": TRUCKS.replace("Twelve", "Twenty")})
    twenty = entry("relabel", ("a", "Twelve trucks"), ("d", "Twenty"), more="\n  as: no clash")
    briefing = tell(story, DISMISSED, twenty.replace("A. Name", "B. Other"))
    assert fates(briefing) == [("applied", ""), ("applied", "")]
    by_words = {
        frozenset((each.conflict.left_words, each.conflict.right_words)): [
            deed.by for deed in cover(briefing).by_hand.dismissing(each)
        ]
        for each in briefing.clashes.explained
    }
    assert by_words[frozenset(("Twelve trucks", "Fifteen trucks"))] == ["A. Name"]
    assert by_words[frozenset(("Twelve trucks", "Twenty trucks"))] == ["B. Other"]


def test_a_merge_within_one_outlet_takes_no_credit_for_a_merge_with_another(story: Path) -> None:
    within = entry("merge", ("a", BAKER), ("a", "A kiosk stayed open."))
    across = entry("merge", ("a", BAKER), ("a", "A kiosk stayed open."), ("b", SWANS))
    (one, _), (other, detail) = fates(tell(story, across, within))
    assert (one, other) == ("applied", "no effect")
    assert "one voice" in detail


@pytest.mark.parametrize("one", [SPLIT, MERGE])
def test_a_split_takes_no_credit_for_what_is_done_to_a_sentence_it_shares(
    story: Path, one: str
) -> None:
    vain = entry("split", ("a", CLOSED), ("b", SWANS))
    assert fates(tell(story, one, vain)) == [
        ("applied", ""),
        ("no effect", "not joined without it"),
    ]


# ---- what contradicts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MERGE, MERGE.replace("do: merge", "do: split")),
        (PIN, REJECT),
        (CAPTION, CAPTION.replace("caption", "headline")),
        (DISMISSED, DISMISSED.replace("no clash", "contested")),
    ],
)
def test_two_that_contradict_each_other_are_an_error_that_names_both(
    story: Path, one: str, other: str
) -> None:
    with pytest.raises(OverridesError, match=r"line 1 \(.*line \d+ \(.* contradict each other"):
        tell(story, one, other)


def test_the_same_said_twice_is_no_contradiction(story: Path) -> None:
    assert fates(tell(story, MERGE, MERGE)) == [("applied", ""), ("applied", "")]


# ---- how it is read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("do: merge", "line 1: the file is no list"),
        ("- merge", "line 1: an override is written as"),
        (MERGE.replace("  why", "  wyh"), "line 4: unknown key 'wyh'; did you mean why"),
        (MERGE.replace("article: b", "artikel: b"), "unknown key 'artikel'; did you mean article"),
        (MERGE.replace("do: merge", "do: marge"), "line 1: 'do' cannot be 'marge'; did you mean"),
        (MERGE.replace("\n  why: I was there", ""), "line 1: 'why' is missing or empty"),
        (MERGE.replace("2026-03-12", "soon"), "line 3: 'on' is no day: soon. Write it as 2026"),
        (entry("merge", ("a", CLOSED)), "line 1: 'merge' is said of two sentences or more"),
        (entry("pin"), "line 1: no sentence is named"),
        (CONTESTED.replace("contested", "consensus"), "nothing is made 'consensus' by a word"),
        (MERGE + "\n  as: body", "'as' goes with 'do: relabel'"),
        (MERGE + "\n  text: more", "only a note has a 'text'"),
        (MERGE + "\n  do: split", "'do' is said twice"),
        (MERGE.replace("by: A. Name", "by: [A, B]"), "'by' is a text, not a list"),
        ("- do: [", "line 1: not readable as YAML"),
    ],
)
def test_an_error_names_the_line_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(OverridesError) as caught:
        parse_overrides(text, "overrides.yml")
    assert message in str(caught.value)
    assert str(caught.value).startswith("overrides.yml, line ")


def test_values_are_read_as_they_are_written() -> None:
    (override,) = parse_overrides(NOTE.replace("A. Name", "No").replace("counted", "counted 1e3"))
    assert (override.by, override.text) == ("No", "I counted 1e3 them myself.")


LINES = (
    st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=60)
    .map(str.strip)
    .filter(bool)
)


@settings(max_examples=60)
@given(by=LINES, why=LINES, quotes=st.lists(st.tuples(LINES, LINES), min_size=2, max_size=3))
def test_what_is_written_is_read_back_the_same(
    by: str, why: str, quotes: list[tuple[str, str]]
) -> None:
    anchors = tuple(Anchor(article, quote) for article, quote in quotes)
    override = Override("merge", by, date(2026, 3, 12), why, anchors=anchors)
    assert parse_overrides(to_yaml(override)) == (override,)


def test_a_file_can_be_named_and_none_be_asked_for(story: Path, tmp_path: Path) -> None:
    write(story, {"overrides.yml": MERGE})
    write(tmp_path, {"mine.yml": SPLIT})
    assert [each.do for each in read_overrides(story)] == ["merge"]
    assert [each.do for each in read_overrides(story, str(tmp_path / "mine.yml"))] == ["split"]
    assert read_overrides(story, "none") == ()
    with pytest.raises(OverridesError, match="no such file of overrides"):
        read_overrides(story, "nowhere.yml")


def test_the_file_beside_the_articles_is_no_forgotten_article(
    story: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(story, {"overrides.yml": MERGE})
    read_articles(story)
    assert not caplog.messages


# ---- from a notebook ---------------------------------------------------------------------------


def test_ids_are_written_down_as_words_and_what_stands_in_the_file_stays(story: Path) -> None:
    write(story, {"overrides.yml": f"# mine\n{MERGE}  # for now"})
    path = add_override(
        story, do="pin", sentences=["c:0"], by="B. Other", why="Plainest.", on=date(2026, 3, 13)
    )
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# mine\n{MERGE}  # for now\n")
    _, added = read_overrides(story)
    assert added.anchors == (Anchor("c", "On Monday the Aare bridge closed to all traffic."),)
    assert (added.by, added.on, added.why) == ("B. Other", date(2026, 3, 13), "Plainest.")


def test_a_file_that_is_indented_or_not_there_is_written_all_the_same(story: Path) -> None:
    path = add_override(story, do="note", by="B. Other", text="One\n\nTwo: {three}")
    path.write_text(path.read_text().replace("- do", "  - do").replace("\n  ", "\n    "))
    add_override(story, do="reject", by="B. Other", why="No.", sentences=["a:1"])
    assert [each.do for each in read_overrides(story)] == ["note", "reject"]


def test_a_sentence_right_behind_a_year_is_written_down_so_that_it_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "“It opened in 1983.”12 trucks came. Bees hummed in 1983.\n\nBees."})
    names = [each.id for each in split_articles(read_articles(tmp_path))]
    for name in names:
        add_override(tmp_path, do="pin", sentences=[name], by="B. Other", why="So.")
    assert [ruling.sentences for ruling in tell(tmp_path).rulings] == [(name,) for name in names]


def test_what_would_not_be_found_again_is_not_written(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = Anchor("a", "Monday")
    monkeypatch.setattr("summarize.running.deciding.anchor_of", lambda _: twice)
    with pytest.raises(OverridesError, match=r"a says “Monday” 2 times.* with a longer quotation"):
        add_override(story, do="pin", sentences=["a:0"], by="B. Other", why="So.")
    assert not (story / "overrides.yml").exists()


def test_what_contradicts_the_file_is_not_written(story: Path) -> None:
    write(story, {"overrides.yml": MERGE})
    with pytest.raises(
        OverridesError, match=r"overrides.yml: line 1 \(merge\) and line 9 \(split\)"
    ):
        add_override(story, do="split", sentences=["a:0", "b:0"], by="B. Other", why="No.")
    assert (story / "overrides.yml").read_text() == MERGE


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"do": "marge"}, "'do' cannot be 'marge'; did you mean merge"),
        ({"sentences": ["a:0", "a:99"]}, "no sentence 'a:99'"),
        ({"sentences": "a:0"}, "give a list of ids"),
        ({"by": ""}, "'by' is missing or empty"),
    ],
)
def test_nothing_is_written_of_what_cannot_be_read_back(
    story: Path, wrong: dict[str, Any], message: str
) -> None:
    given = {"do": "merge", "sentences": ["a:0", "b:0"], "by": "B. Other", "why": "So.", **wrong}
    with pytest.raises(OverridesError) as caught:
        add_override(story, **given)
    assert message in str(caught.value)
    assert not (story / "overrides.yml").exists()


def test_a_file_of_another_form_is_left_alone(story: Path) -> None:
    write(story, {"overrides.yml": "[]\n"})
    with pytest.raises(OverridesError):
        add_override(story, do="reject", by="B. Other", why="No.", sentences=["a:1"])
    assert (story / "overrides.yml").read_text() == "[]\n"


def test_every_sentence_is_found_again_by_its_anchor(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "She said no. She said no. She said no.\n\nShe said no."})
    sentences = split_articles(read_articles(tmp_path))
    assert len(sentences) == 4
    for sentence in sentences:
        override = Override("pin", "A", date(2026, 3, 12), "why", anchors=(anchor_of(sentence),))
        (placed,) = place_overrides([override], sentences)
        assert placed.sentences == (sentence.id,)


# ---- how it is shown ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_every_kind_is_shown_as_the_analysts_with_day_and_reason(story: Path, name: str) -> None:
    briefing = tell(story, EVERY[name])
    assert [fate for fate, _ in fates(briefing)] == ["applied"]
    for shown in (to_html(briefing), to_markdown(briefing), to_mail(briefing)):
        flat = " ".join(shown.split())
        assert "A. Name, 12 March 2026" in flat
        assert ("I counted them myself." if name == "note" else "I was there") in flat
    assert 'href="#hand-1"' in to_html(briefing)
    assert "A. Name" in to_text(briefing)


def test_what_no_longer_fits_is_shown_to_the_reader_with_its_place_and_the_remedy(
    story: Path,
) -> None:
    briefing = tell(story, MERGE, entry("pin", ("a", "No article says so.")))
    for shown in (to_html(briefing), to_markdown(briefing), to_mail(briefing)):
        assert "1 override no longer fitting the articles" in " ".join(shown.split())
    page, notes, text = to_html(briefing), to_markdown(briefing), to_text(briefing)
    for told in (page, notes, text, show_outcome(briefing).data):
        flat = " ".join(told.replace("\\", "").split())
        assert "overrides.yml, line 8: a does not say “No article says so.”" in flat
        assert "or take the override out" in flat


def test_the_command_names_file_and_line_of_what_no_longer_fits(story: Path) -> None:
    (ruling,) = tell(story, entry("pin", ("a", "No article says so."))).rulings
    told = describe_misfit(ruling.override, ruling.detail)
    assert told.startswith("overrides.yml, line 1: the pin by A. Name no longer fits and changes")
    assert told.endswith("or take the override out")


@pytest.mark.parametrize("name", EVERY)
def test_the_record_fits_its_schema_and_is_the_same_for_the_same_overrides(
    story: Path, name: str
) -> None:
    briefing = tell(story, EVERY[name], entry("pin", ("a", "No article says so.")))
    jsonschema.validate(to_record(briefing), json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert to_json(briefing) == to_json(tell(story))


HOSTILE = "<script>alert(1)</script> </style> [x](javascript:alert(2)) \u202egnp"


def test_hostile_words_of_a_note_are_words(story: Path) -> None:
    quoted = json.dumps(HOSTILE)
    note = NOTE.replace("I counted them myself.", quoted).replace("A. Name", quoted)
    briefing = tell(story, note)
    page = to_html(briefing)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("</style>") == 1
    assert "\\](javascript" in to_markdown(briefing)  # no link: the bracket is a letter


def test_every_link_of_the_analysts_hand_leads_somewhere(story: Path) -> None:
    page = to_html(tell(story, MERGE, PIN, CAPTION, CONTESTED, NOTE, DISMISSED))
    targets = {part.partition('"')[0] for part in page.split('href="#')[1:]}
    assert {f"hand-{number}" for number in range(1, 7)} <= targets
    assert all(f'id="{each}"' in page for each in targets)


def test_without_notes_the_page_says_that_every_word_is_an_outlets(story: Path) -> None:
    assert "but the analyst’s notes and reasons" not in to_html(tell(story))
    assert "but the analyst’s notes and reasons" in to_html(tell(story, NOTE))


def test_a_pinned_figure_that_its_own_outlet_replaced_is_shown_as_that_outlets_word(
    tmp_path: Path,
) -> None:
    write(tmp_path, {
        "a1.txt": "The collapse of the old bridge over the Orrow killed 12 people.",
        "a2.txt": "The collapse of the old bridge over the Orrow killed 15 people.",
        "b.txt": "The collapse of the old bridge over the Orrow killed 15 people, police said.",
        "sources.csv": "file,outlet,published\na1.txt,Ana,2026-03-01\na2.txt,Ana,2026-03-02\n"
        "b.txt,Bel,2026-03-02\n",
    })  # fmt: skip
    briefing = tell(tmp_path, entry("pin", ("a1", "killed 12 people")))
    shown = [each for each in briefing.findings if "12" in each.representative.text]
    assert all(each.cluster.origins == ("Ana",) for each in shown)
    assert to_html(briefing)
