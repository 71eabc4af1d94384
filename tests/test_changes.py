"""What changed since an earlier run: small invented stories, told twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import WordCountEncoder
from summarize import Briefing, Settings, compose_briefing, read_articles, to_markdown
from summarize.errors import RecordError
from summarize.running.earlier_runs import find_earlier
from summarize.showing.changes import Changes, find_changes
from summarize.showing.page import to_html
from summarize.showing.recorded import RecordedOverride, read_earlier, record
from summarize.showing.records import to_json
from summarize.showing.what_changed import (
    ChangeReport,
    report_changes,
    to_changes_json,
    what_changed,
)

CLOSED = "The Aare bridge closed on Monday."
BAKER = "A baker sold warm bread nearby."
SWANS = "Nine swans slept upon the frozen lake."
EARLY = {"a.txt": f"{CLOSED} {BAKER}", "b.txt": SWANS}
LATER = {**EARLY, "c.txt": "On Monday the Aare bridge closed. Bees hummed."}
DAYS = {"a.txt": "2026-03-10", "b.txt": "2026-03-10", "c.txt": "2026-03-12"}

Told = Callable[..., Briefing]


@pytest.fixture
def tell(tmp_path: Path) -> Told:
    """Return a function that composes the briefing of exactly these articles."""

    def compose(
        files: Mapping[str, str], days: Mapping[str, str] = DAYS, **settings: object
    ) -> Briefing:
        folder = tmp_path / "story"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        rows = [f"{name},{days[name]}" for name in files if name in days]
        (folder / "sources.csv").write_text(
            "\n".join(["file,published,outlet", *rows]), encoding="utf-8"
        )
        return compose_briefing(
            read_articles(folder), Settings.model_validate(settings), encoder=WordCountEncoder()
        )

    return compose


def changed(before: Briefing, now: Briefing) -> Changes:
    return find_changes(record(before), record(now))


def report(before: Briefing, now: Briefing, folder: Path) -> ChangeReport:
    return report_changes(now, write_run(folder, before))


def write_run(folder: Path, briefing: Briefing) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comparison.json").write_text(to_json(briefing), encoding="utf-8")
    return folder


def test_another_outlets_article_makes_a_point_consensus(tell: Told) -> None:
    found = changed(tell(EARLY), tell(LATER))
    (point,) = found.points
    assert (point.fate, point.was, point.kind) == ("became consensus", "unique", "consensus")
    assert (point.before, point.now, point.gained) == (("A",), ("A", "C"), ("C",))
    (article,) = found.articles
    assert (article.fate, article.document, found.outlets_new) == ("new", "c", ("C",))


def test_taken_back_it_is_no_longer_consensus_and_the_report_says_why(tell: Told) -> None:
    found = changed(tell(LATER), tell(EARLY))
    (point,) = found.points
    assert (point.fate, point.lost) == ("no longer consensus", ("C",))
    assert point.why == ("the article of C is gone",)
    assert [each.fate for each in found.articles] == ["gone"]


def test_a_higher_bar_is_named_where_a_consensus_falls_by_it(tell: Told) -> None:
    more = {"e.txt": "Rain fell.", "f.txt": "Owls hooted.", "g.txt": "Cows grazed."}
    found = changed(tell(LATER), tell({**LATER, **more}))
    (point,) = found.points
    assert (point.fate, point.before, point.now) == ("no longer consensus", ("A", "C"), ("A", "C"))
    assert point.why == ("a consensus takes 4 independent outlets now, 2 then",)


def test_a_point_of_one_outlet_that_another_tells_too_is_no_longer_alone(tell: Told) -> None:
    found = changed(tell(EARLY, min_support=3), tell(LATER, min_support=3))
    (point,) = found.points
    assert (point.fate, point.was, point.kind) == ("no longer alone", "unique", "shared")


def test_the_same_articles_have_nothing_to_report(tell: Told, tmp_path: Path) -> None:
    found = report(tell(LATER), tell(LATER), tmp_path / "run")
    assert what_changed(found, tell(LATER)).headline == "Nothing changed since the run run."
    assert what_changed(found, tell(LATER)).groups == ()


def test_where_only_the_settings_changed_the_headline_says_so(tell: Told, tmp_path: Path) -> None:
    found = report(tell(LATER, summary_words=200), tell(LATER), tmp_path / "run")
    assert what_changed(found, tell(LATER)).headline == (
        "Since the run run no article changed, but the setting summary_words did."
    )


def test_the_same_articles_twice_give_the_same_bytes(tell: Told, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", tell(EARLY))
    first, second = tell(LATER), tell(LATER)
    texts = [to_changes_json(report_changes(each, run)) for each in (first, second)]
    pages = [to_html(each, report_changes(each, run)) for each in (first, second)]
    assert texts[0] == texts[1]
    assert pages[0] == pages[1]


def test_without_an_earlier_run_the_page_has_no_such_section(tell: Told) -> None:
    assert "What changed" not in to_html(tell(LATER))


def test_a_later_article_that_clashes_moves_the_figure_and_both_are_cited(tell: Told) -> None:
    old = {"a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday."}
    new = {**old, "c.txt": "The flood drove 410 households out of lower Tolverby on Tuesday."}
    before, now = tell({**old, "b.txt": SWANS}), tell({**new, "b.txt": SWANS})
    found = changed(before, now)
    (figure,) = found.figures
    assert (figure.says_before, figure.says_now) == (("340 households",), ("410 households",))
    assert (figure.how, figure.clash) == ("clash", 1)
    assert not found.clashes, "it is told once"
    for stated in (*figure.before, *figure.now):
        text = next(each.text for each in now.articles if each.id == stated.document)
        assert text[stated.start : stated.end] == stated.text[slice(*stated.mark)]


def test_a_higher_count_in_a_later_report_moved_though_it_is_no_clash(tell: Told) -> None:
    old = {"a.txt": "The fire killed 12 people in the Harrow depot on Monday."}
    new = {**old, "c.txt": "The fire killed 15 people in the Harrow depot on Monday."}
    found = changed(tell({**old, "b.txt": SWANS}), tell({**new, "b.txt": SWANS}))
    (figure,) = found.figures
    assert (figure.how, figure.clash) == ("grown", 0)


def test_an_article_that_is_no_later_moves_no_figure_but_makes_a_clash(tell: Told) -> None:
    old = {"a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday."}
    new = {**old, "c.txt": "The flood drove 410 households out of lower Tolverby on Tuesday."}
    days = {**DAYS, "c.txt": "2026-03-10"}
    found = changed(tell({**old, "b.txt": SWANS}, days), tell({**new, "b.txt": SWANS}, days))
    assert not found.figures
    (clash,) = found.clashes
    assert (clash.fate, [side.says for side in clash.sides]) == (
        "new",
        ["340 households", "410 households"],
    )


def test_an_edited_article_shows_the_figure_that_its_outlet_rewrote(tell: Told) -> None:
    text = "The flood drove {} households out of lower Tolverby on Tuesday. Cows grazed."
    before = tell({"a.txt": text.format(340), "b.txt": SWANS})
    now = tell({"a.txt": text.format(362), "b.txt": SWANS})
    found = changed(before, now)
    (article,) = found.articles
    assert (article.fate, article.detail) == ("edited", "1 sentence rewritten")
    (figure,) = found.figures
    assert (figure.how, figure.before[0].run, figure.now[0].run) == ("rewritten", "before", "now")
    assert figure.before[0].text == text.format(340).partition(" Cows")[0]
    assert figure.moved == ("A",)


KILLED = "The blast at the mill killed {} people on Monday."
IN_OTHER_WORDS = "Officials said {} people were killed by the blast at the mill on Monday."
TOLL = {"a.txt": f"{KILLED.format(19)} {SWANS}",
        "b.txt": f"{IN_OTHER_WORDS.format(14)} {BAKER}",
        "c.txt": f"{KILLED.format(14)} Bees hummed in the field."}  # fmt: skip
TOLL_DAYS = {"a.txt": "2026-03-11", "b.txt": "2026-03-10", "c.txt": "2026-03-10"}


@pytest.mark.parametrize(
    "rewritten",
    [
        f"{KILLED.format(19)} Bees hummed in the field.",
        f"Bees hummed in the field. {IN_OTHER_WORDS.format(19)}",
    ],
)
def test_a_figure_that_a_second_outlet_takes_up_moved_for_that_outlet(
    tell: Told, tmp_path: Path, rewritten: str
) -> None:
    before, now = tell(TOLL, TOLL_DAYS), tell({**TOLL, "c.txt": rewritten}, TOLL_DAYS)
    (figure,) = changed(before, now).figures
    assert (figure.says_before, figure.says_now) == (("14 people",), ("19 people",))
    assert ([each.outlet for each in figure.now], figure.moved) == (["C"], ("C",))
    (group,) = (
        each
        for each in what_changed(report(before, now, tmp_path / "run"), now).groups
        if each.title == "Figures that moved"
    )
    assert group.shown[0].remarks == ("C has rewritten its sentence.",)


def test_a_figure_that_an_outlet_gives_in_a_new_article_of_other_words_moved_too(
    tell: Told,
) -> None:
    later = {**TOLL, "c2.txt": f"{IN_OTHER_WORDS.format(19)} Owls hooted."}
    outlets = {"a.txt": "A", "b.txt": "B", "c.txt": "C", "c2.txt": "C"}
    days = {name: f"{day},{outlets[name]}" for name, day in
            {**TOLL_DAYS, "c2.txt": "2026-03-12"}.items()}  # fmt: skip
    (figure,) = changed(tell(TOLL, days), tell(later, days)).figures
    assert (figure.how, figure.moved) == ("same outlet", ("C",))


def test_another_figure_of_another_thing_did_not_move(tell: Told) -> None:
    edited = {**TOLL, "c.txt": "Bees hummed in the field. The mill employed 19 people until 1983."}
    assert changed(tell(TOLL, TOLL_DAYS), tell(edited, TOLL_DAYS)).figures == ()


def test_a_sentence_that_moves_down_in_an_edited_article_is_still_the_same(tell: Told) -> None:
    edited = {**LATER, "a.txt": f"Rain fell hard all week. {CLOSED} {BAKER}"}
    found = changed(tell(LATER), tell(edited))
    assert [each.detail for each in found.articles] == ["1 sentence new"]
    assert found.points == ()


def test_a_file_that_is_only_renamed_changes_nothing(tell: Told) -> None:
    days = {**DAYS, "swans.txt": DAYS["b.txt"]}
    renamed = {("swans.txt" if name == "b.txt" else name): text for name, text in LATER.items()}
    found = changed(tell(LATER), tell(renamed, days))
    assert [(each.fate, each.detail) for each in found.articles] == [
        ("relabelled", "was listed as B")
    ]
    assert found.points == ()


def test_a_clash_that_an_edit_removed_is_gone_and_the_report_says_by_whom(tell: Told) -> None:
    old = {"a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday.",
           "b.txt": "The flood drove 410 households out of lower Tolverby on Tuesday."}  # fmt: skip
    new = {**old, "b.txt": "Swans slept on the frozen lake."}
    (clash,) = changed(tell(old), tell(new)).clashes
    assert (clash.fate, clash.why) == ("gone", "B no longer says it")


def test_another_setting_is_named_before_anything_that_may_come_from_it(
    tell: Told, tmp_path: Path
) -> None:
    now = tell(LATER, min_support=2)
    told = what_changed(report(tell(LATER, similarity=0.9), now, tmp_path / "run"), now)
    assert told.cautions[:3] == (
        "Not the same as then: the setting similarity (0.9 then, 0.45 now).",
        "Not the same as then: the setting min_support (0 then, 2 now).",
        "Changes below may come from this rather than from the articles.",
    )


def test_what_the_analyst_decided_is_counted_where_it_is_not_the_same(tell: Told) -> None:
    before, now = record(tell(LATER)), record(tell(LATER))
    given = {"by": "A. Name", "on": "2026-03-12", "why": "So.", "as": None, "text": None}
    decided = tuple(
        RecordedOverride.model_validate({"do": do, "quotes": (), **given})
        for do in ("pin", "merge", "pin")
    )
    (found,) = find_changes(before, now.model_copy(update={"overrides": decided})).circumstances
    assert found.what == "the analyst's overrides"
    assert (found.before, found.now) == ("none", "1 merge and 2 pins")


def test_the_text_form_lists_what_is_folded_on_the_page_and_says_what_became_of_articles(
    tell: Told, tmp_path: Path
) -> None:
    now = tell(LATER, min_support=3)
    text = to_markdown(now, report(tell(EARLY, min_support=3), now, tmp_path / "run"))
    section = text[text.index("## What changed") :].partition("\n## ")[0]
    assert "**new:** C" in section
    assert "1 more" not in section
    assert "Now also by C." in section


def test_how_much_of_the_articles_is_shown_is_no_difference(tell: Told) -> None:
    assert not changed(tell(LATER), tell(LATER, article_text="link")).circumstances


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no whole JSON"),
        ('{"version": "3.0", "sto', "is no whole JSON"),
        ("[1, 2]", "is no comparison.json"),
        ('{"version": "2.4"}', "has version 2.4 of the form, and only 3.x can be read here"),
        ('{"version": "3.0", "story": "s"}', "is damaged at settings: field required"),
    ],
)
def test_an_earlier_run_that_cannot_be_read_is_told_and_fails_nothing(
    tell: Told, tmp_path: Path, text: str, why: str
) -> None:
    run = tmp_path / "20260310T120000Z-0123abcd"
    run.mkdir()
    (run / "comparison.json").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=why):
        read_earlier(run)
    now = tell(LATER)
    found = report_changes(now, run)
    assert found.changes is None
    assert why in found.trouble
    assert str(tmp_path) not in to_changes_json(found), "no place of this machine"
    assert "it could not be read" in to_html(now, found)


def test_a_record_whose_sentences_do_not_stand_where_it_says_is_damaged(
    tell: Told, tmp_path: Path
) -> None:
    run = write_run(tmp_path / "run", tell(LATER))
    found = json.loads((run / "comparison.json").read_text(encoding="utf-8"))
    found["sentences"][0]["start"] += 1
    (run / "comparison.json").write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(RecordError, match="sentence a:0 does not stand where it is said to"):
        read_earlier(run)


def test_every_link_of_the_section_arrives_and_hostile_words_are_escaped(
    tell: Told, tmp_path: Path
) -> None:
    hostile = '<script>alert("x")</script> drove 340 households out of lower Tolverby.'
    old = {"a.txt": hostile, "b.txt": SWANS}
    now = tell({"a.txt": hostile.replace("340", "362"), "b.txt": SWANS, "c.txt": CLOSED})
    html = to_html(now, report(tell(old), now, tmp_path / "run"))
    section = html[html.index('<section id="changes"') : html.index('<section id="contested"')]
    assert "<script" not in section
    assert "340 households" in section
    assert "no longer there: characters" in section
    targets = [each.partition('"')[0] for each in section.split('href="#')[1:]]
    assert targets
    assert all(f'id="{each}"' in html for each in targets)


def make_run(runs: Path, name: str, **manifest: object) -> Path:
    (runs / name).mkdir(parents=True)
    (runs / name / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return runs / name


MADE_OF: dict[str, object] = {
    "inputs": [],
    "sources": None,
    "register": None,
    "settings": {"similarity": 0.45},
}
OWN = "20260312T120000Z-aaaaaaaa"


def test_a_run_is_compared_with_the_last_one_made_of_something_else(tmp_path: Path) -> None:
    other = {**MADE_OF, "inputs": ["x"]}
    make_run(tmp_path, "20260310T120000Z-cccccccc", **other)
    expected = make_run(tmp_path, "20260311T120000Z-bbbbbbbb-10", **other)
    make_run(tmp_path, "20260311T120000Z-bbbbbbbb-9", **other)
    make_run(tmp_path, "20260311T130000Z-aaaaaaaa", **MADE_OF)  # the same articles and settings
    (tmp_path / "failed" / "20260311T140000Z-dddddddd").mkdir(parents=True)
    (tmp_path / ".unfinished-20260311T150000Z-eeeeeeee").mkdir()
    assert find_earlier(tmp_path, OWN, MADE_OF, "") == expected
    assert find_earlier(tmp_path, OWN, MADE_OF, "none") is None


def test_a_run_that_only_showed_more_of_the_articles_is_not_compared_with(tmp_path: Path) -> None:
    settings = {"similarity": 0.45, "article_text": "link"}
    make_run(tmp_path, "20260311T120000Z-bbbbbbbb", **{**MADE_OF, "settings": settings})
    assert find_earlier(tmp_path, OWN, MADE_OF, "") is None


def test_the_first_run_of_a_story_has_none_to_be_compared_with(tmp_path: Path) -> None:
    assert find_earlier(tmp_path / "nothing", OWN, MADE_OF, "") is None


def test_a_run_is_named_by_its_name_and_one_that_is_not_there_is_an_error(
    tell: Told, tmp_path: Path
) -> None:
    run = write_run(tmp_path / "20260310T120000Z-cccccccc", tell(EARLY))
    assert find_earlier(tmp_path, OWN, MADE_OF, run.name) == run
    assert find_earlier(tmp_path, OWN, MADE_OF, str(run / "comparison.json")) == (
        run / "comparison.json"
    )
    with pytest.raises(RecordError, match="nowhere: cannot be read: No such file"):
        find_earlier(tmp_path, OWN, MADE_OF, "nowhere")


@pytest.mark.slow
def test_two_runs_on_the_same_articles_tell_the_same_of_the_run_before(tmp_path: Path) -> None:
    def brief(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "leak"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "brief", str(folder), "--out", str(tmp_path / "o")],
            capture_output=True,
            text=True,
            env={**os.environ},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.splitlines()[-1]).parent

    first = brief(EARLY)
    assert not (first / "changes.json").exists()
    second, third = brief(LATER), brief({})
    for name in ("changes.json", "briefing.html", "comparison.json"):
        assert (second / name).read_bytes() == (third / name).read_bytes()
    told = json.loads((third / "changes.json").read_text(encoding="utf-8"))
    assert told["since"]["run"] == first.name
    assert [each["fate"] for each in told["changes"]["articles"]] == ["new"]
