"""The page: what it says, where its links lead, and what hostile articles cannot do to it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import SAMPLE, Compose, WordCountEncoder, Write
from summarize import Briefing, compose_briefing, read_articles
from summarize.judging.additions import Addition
from summarize.judging.agreement import Agreement
from summarize.judging.firmness import Firmness
from summarize.showing.annotated import Paragraph
from summarize.showing.page import describe, to_html

AGREEING = {
    "a.txt": "The Aare bridge closed on Monday. A baker sold warm bread nearby.",
    "b.txt": "The Aare bridge closed on Monday. Nobody was hurt at all.",
    "c.txt": "On Monday the Aare bridge closed. Swans were seen.",
}
CLASHING = {
    "a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday.",
    "b.txt": "The flood drove 410 households out of lower Tolverby on Tuesday.",
}
HOSTILE = '<script>alert("x")</script></style><img src=x onerror=alert(1)>'


class _Seen(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[int] = []
        self.texts: list[str] = []
        self._unseen = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._unseen += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


@pytest.fixture
def sample() -> Briefing:
    return compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())


def _with_sources(folder: Path, rows: Mapping[str, str], columns: str) -> Briefing:
    lines = [columns, *(f"{file},{values}" for file, values in rows.items())]
    (folder / "sources.csv").write_text("\n".join(lines), encoding="utf-8")
    return compose_briefing(read_articles(folder), encoder=WordCountEncoder())


def _changed(briefing: Briefing, **parts: object) -> Briefing:
    """Change parts of the finding that the summary's only line tells."""
    (line,) = briefing.summary
    changed = replace(line.finding, **parts)  # type: ignore[arg-type]  # names vary by test
    findings = (changed if each.id == changed.id else each for each in briefing.findings)
    return replace(briefing, findings=tuple(findings), summary=(replace(line, finding=changed),))


def _agreeing_in_part(briefing: Briefing, whole: tuple[str, ...] = ("a",)) -> Briefing:
    """Let all agree on "The Aare bridge closed" and some on the whole line."""
    return _changed(briefing, agreement=Agreement(("a", "b", "c"), whole, (0, 22)))


def _own(html: str, tag: str) -> str:
    """Return the text of the page's only style or script."""
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return str(found)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_hostile_text_titles_outlets_and_notes_are_escaped(write_story: Write) -> None:
    folder = write_story({"a.txt": f"It rained {HOSTILE} on Monday.", "b.txt": f"{HOSTILE} fell."})
    articles = tuple(
        replace(
            article,
            outlet=f"{article.id} {HOSTILE}",
            title=HOSTILE,
            author=HOSTILE,
            note=HOSTILE + article.id,
            file=HOSTILE,
            story=HOSTILE,
        )
        for article in read_articles(folder)
    )
    html = to_html(compose_briefing(articles, encoder=WordCountEncoder()))
    seen = _Seen(html)
    assert html.count("</style>") == html.count("</script>") == 1
    assert (seen.tags["script"], seen.tags["img"]) == (1, 0)
    assert HOSTILE not in _own(html, "script")
    assert not [name for _, name, _ in seen.attributes if name.startswith("on")]
    assert HOSTILE in seen.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html;base64,AAAA",
        "//host.example/x",
        "https://",
        "http://[",
        'https" onclick="alert(1)',
    ],
)
def test_an_address_that_is_not_http_is_shown_but_leads_nowhere(
    write_story: Write, url: str
) -> None:
    articles = [
        replace(article, url=url)
        for article in read_articles(write_story({"a.txt": "Rain fell on Monday."}))
    ]
    seen = _Seen(to_html(compose_briefing(articles, encoder=WordCountEncoder())))
    assert all(value.startswith("#") for value in seen.values("href"))
    assert "onclick" not in {name for _, name, _ in seen.attributes}
    assert " ".join(url.split()) in seen.text


def test_a_web_address_is_a_link_that_tells_the_host_nothing(write_story: Write) -> None:
    folder = write_story({"a.txt": "Rain fell on Monday."})
    html = to_html(_with_sources(folder, {"a.txt": "https://a.example/x?y=1&z=2"}, "file,url"))
    assert '<a href="https://a.example/x?y=1&amp;z=2" rel="noreferrer noopener">' in html


def test_the_page_asks_no_host_for_anything(sample: Briefing) -> None:
    html = to_html(sample)
    seen = _Seen(html)
    assert not {"link", "img", "iframe", "object", "form"} & seen.tags.keys()
    assert not {"src", "srcset", "style", "action"} & {name for _, name, _ in seen.attributes}
    assert not re.search(r"@import|url\(", _own(html, "style"))
    assert not re.search(r"fetch|XMLHttp|import|https?:|innerHTML", _own(html, "script"))


def test_the_security_policy_allows_this_style_and_this_script_alone(sample: Briefing) -> None:
    html = to_html(sample)
    policy = next(value for value in _Seen(html).values("content") if "default-src" in value)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{_hash(_own(html, 'style'))}'; "
        f"script-src 'sha256-{_hash(_own(html, 'script'))}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("story", [AGREEING, CLASHING, {"a.txt": "Rain fell."}, None])
def test_every_link_within_the_page_has_its_target(
    compose: Compose, sample: Briefing, story: Mapping[str, str] | None
) -> None:
    seen = _Seen(to_html(sample if story is None else compose(story)))
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in seen.values("href") if href.startswith("#")} <= set(ids)
    named = {name for value in seen.values("aria-labelledby") for name in value.split()}
    assert named <= set(ids)


def test_every_sentence_stands_in_its_article_once(sample: Briefing) -> None:
    anchors = Counter(_Seen(to_html(sample)).values("id"))
    expected = [f"s-{sentence.id.replace(':', '-')}" for sentence in sample.sentences]
    assert [anchors[anchor] for anchor in expected] == [1] * len(expected)


def test_headings_follow_one_another_without_a_gap(sample: Briefing) -> None:
    headings = _Seen(to_html(sample)).headings
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_every_header_of_a_table_says_what_it_heads(sample: Briefing) -> None:
    seen = _Seen(to_html(sample))
    assert seen.tags["th"] == len(seen.values("scope"))


def test_every_line_of_the_summary_is_told_in_full(sample: Briefing) -> None:
    text = _Seen(to_html(sample)).text
    assert sample.summary
    for line in sample.summary:
        for sentence in (*line.lead_in, line.sentence):
            assert " ".join(sentence.text.split()) in text


def test_a_line_names_who_states_it_and_who_does_not(compose: Compose) -> None:
    story = {**AGREEING, "d.txt": "Cows grazed.", "e.txt": "Bees hummed."}
    page = describe(compose(story, min_support=3))
    (point,) = page.agreed
    assert (point.support, page.independent) == (3, 5)
    assert [link.text for link in point.stated] == ["A", "B", "C"]
    assert [link.href for link in point.stated] == ["#s-a-0", "#s-b-0", "#s-c-0"]
    assert point.missing == ("D", "E")
    text = _Seen(to_html(compose(story, min_support=3))).text
    assert "Stated by 3 of 5 independent outlets All of it: A, B, C" in text
    assert "Not found in: D, E" in text


def test_the_agreed_part_is_underlined_and_named_beside_who_states_it(compose: Compose) -> None:
    html = to_html(_agreeing_in_part(compose(AGREEING)))
    assert "<u>The Aare bridge closed</u> on Monday." in html
    text = _Seen(html).text
    assert "All of it: A The underlined part: B, C" in text
    assert "The Aare bridge closed on Monday." in text


def test_nothing_is_underlined_in_a_line_that_all_state_as_a_whole(compose: Compose) -> None:
    briefing = compose(AGREEING)
    everyone = ("a", "b", "c")
    html = to_html(_agreeing_in_part(briefing, whole=everyone))
    assert "<u>The Aare" not in html
    assert "The underlined part:" not in html


def test_a_line_that_would_fall_says_without_whom(compose: Compose) -> None:
    briefing = compose({**AGREEING, "d.txt": "Cows grazed.", "e.txt": "Bees hummed."})
    (point,) = describe(briefing).agreed
    assert point.caution == "Just enough outlets: no longer consensus without any one of the 3."
    assert point.caution in _Seen(to_html(briefing)).text


@pytest.mark.parametrize(
    ("looser", "stricter", "needed", "caution"),
    [
        (True, True, (), ""),
        (True, True, ("a", "c"), "No longer consensus without A or C."),
        (True, False, (), "A close call: no longer consensus at a threshold of 0.55."),
        (False, True, (), "A close call: more outlets would count at a threshold of 0.35."),
    ],
)
def test_a_firm_line_has_no_remark_and_a_close_call_is_named(
    compose: Compose, looser: bool, stricter: bool, needed: tuple[str, ...], caution: str
) -> None:
    briefing = compose(AGREEING)
    firmness = Firmness(0.9, looser=looser, stricter=stricter, falls_without=needed)
    (point,) = describe(_changed(briefing, firmness=firmness)).agreed
    assert point.caution == caution


def test_that_a_point_told_by_two_needs_both_goes_without_saying(compose: Compose) -> None:
    story = {"a.txt": "The Aare bridge closed.", "b.txt": "The Aare bridge closed. Cows grazed."}
    briefing = compose({**story, "c.txt": "Bees hummed.", "d.txt": "Larks sang."})
    (point,) = describe(briefing).shared
    assert point.caution == ""


def test_a_doubtful_point_is_marked_as_such_with_the_nearest_sentence(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": "Swans nest on a quiet bank of the Aare. Farmers cut hay near Lanmere.",
            "b.txt": "Swans sing.",
        }
    )
    points = tuple(
        replace(point, doubtful="Swans" in point.sentence.text) for point in briefing.unique["A"]
    )
    changed = replace(briefing, unique={**briefing.unique, "A": points})
    voice = next(voice for voice in describe(changed).voices if voice.outlet == "A")
    assert [(point.quote.before.split()[0], point.doubtful) for point in voice.shown] == [
        ("Swans", True),
        ("Farmers", False),
    ]
    assert voice.count == "1 point, perhaps 1 more"
    text = _Seen(to_html(changed)).text
    assert "perhaps also told elsewhere, nearest: “Swans sing.” (B, 0." in text


def test_doubtful_points_beyond_the_five_weightiest_are_folded_apart(compose: Compose) -> None:
    told = (
        "Cows graze near Harrow. Bees hum around the mill. Larks sing over Lanmere. Frogs croak in "
        "the moat. Wolves howl at night in Morrask. Owls hoot behind the church. Mice run over "
        "barrels."
    )
    briefing = compose({"a.txt": told, "b.txt": "Rain fell."})
    points = tuple(replace(point, doubtful=True) for point in briefing.unique["A"])
    changed = replace(briefing, unique={**briefing.unique, "A": points})
    voice = next(voice for voice in describe(changed).voices if voice.outlet == "A")
    assert (len(voice.shown), len(voice.folded), len(voice.doubtful)) == (5, 0, 2)
    assert "Perhaps also told elsewhere: 2 more" in _Seen(to_html(changed)).text


def test_what_an_outlet_adds_is_underlined_and_leads_to_the_shared_point(
    compose: Compose,
) -> None:
    briefing = compose(AGREEING)
    (line,) = briefing.summary
    sentence = next(each for each in briefing.sentences if each.id == "c:0")
    addition = Addition(line.finding, sentence, (0, 9), 0.91, 0.5)
    added = replace(briefing, additions={**briefing.additions, "C": (addition,)})
    html = to_html(added)
    assert "<u>On Monday</u> the Aare bridge closed." in html
    assert "What it adds to shared points: 1" in html
    voice = next(voice for voice in describe(added).voices if voice.outlet == "C")
    assert voice.added[0].point.href == f"#line-{line.finding.id}"


def test_what_an_outlet_leaves_out_leads_to_the_line_that_tells_it(compose: Compose) -> None:
    briefing = compose({**AGREEING, "d.txt": "The Aare flows.", "e.txt": "Bees hummed."})
    page = describe(briefing)
    assert [silence.outlet for silence in page.silences] == ["D", "E"]
    assert page.complete == ("A", "B", "C")
    (missed,) = page.silences[0].shown
    assert missed.point.href == f"#{page.agreed[0].anchor}"
    text = _Seen(to_html(briefing)).text
    assert "stated by 3 of 5 · nothing like it here" in text


def test_the_nearest_of_what_is_left_out_is_not_quoted_where_it_is_unlike(
    compose: Compose,
) -> None:
    briefing = compose({**AGREEING, "d.txt": "The Aare flows."})
    (omission,) = briefing.omissions["D"]
    shown = {}
    for value in (0.19, 0.2):
        near = replace(omission, nearest_similarity=value)
        left_out = replace(briefing, omissions={**briefing.omissions, "D": (near,)})
        shown[value] = _Seen(to_html(left_out)).text
    assert "nothing like it here" in shown[0.19]
    assert "nearest here: “The Aare flows.” (0.20 alike)" in shown[0.2]


def test_what_is_unlike_everything_elsewhere_is_called_so_and_leads_to_the_nearest(
    compose: Compose,
) -> None:
    briefing = compose({"a.txt": "Swans nest on a bank of the Aare.", "b.txt": "Swans sing."})
    (point,) = briefing.unique["A"]
    for value, label in ((0.09, "nothing like it elsewhere"), (0.1, "B")):
        far = replace(point, nearest_similarity=value, doubtful=False)
        html = to_html(replace(briefing, unique={**briefing.unique, "A": (far,)}))
        assert f'<a href="#s-b-0">{label}</a>' in html


def test_without_consensus_there_is_nothing_to_leave_out(compose: Compose) -> None:
    text = _Seen(to_html(compose(CLASHING))).text
    assert "There is no consensus of which an outlet could leave out a point." in text


def test_an_outlet_that_tells_some_of_a_point_has_a_sign_of_its_own(write_story: Write) -> None:
    story = {
        "a.txt": "A storm closed the Aare bridge, and bakers gave bread away.",
        "b.txt": "Because of a storm the bridge over the Aare is shut.",
        "c.txt": "Bread was free at the bakers of the town.",
    }
    briefing = compose_briefing(
        read_articles(write_story(story)),
        encoder=WordCountEncoder(),
        clusterer=lambda *_: [[0, 1], [0, 2]],
    )
    page = describe(briefing)
    (group,) = page.matrix
    (row,) = group.rows
    assert sorted(cell.sign for cell in row.cells) == ["●", "●", "◐"]
    assert '<span class="hidden">some of it</span>' in to_html(briefing)
    for report in page.reports:
        (paragraph,) = report.paragraphs
        assert isinstance(paragraph, Paragraph)
        (piece,) = paragraph.pieces
        assert [mark.text for mark in piece.marks] == ["2"]
        assert piece.marks[0].href == f"#{page.agreed[0].anchor}"


def test_figures_that_clash_in_two_points_are_set_against_each_other_once(
    compose: Compose,
) -> None:
    briefing = compose(CLASHING)
    (finding,) = briefing.findings
    again = replace(finding, id="c9")
    legs = dict.fromkeys((finding.id, "c9"), briefing.legs[finding.id])
    page = describe(replace(briefing, findings=(finding, again), legs=legs))
    (contest,) = page.contested
    assert [concern.point.anchor for concern in contest.points] == [
        f"contested-{finding.id}",
        "contested-c9",
    ]


def test_shared_lines_stand_apart_from_consensus(compose: Compose) -> None:
    page = describe(compose({**AGREEING, "d.txt": "Swans were seen."}, min_support=3))
    assert [point.support for point in page.agreed] == [3]
    assert [point.support for point in page.shared] == [2]


def test_an_outlet_that_only_reprints_is_said_to_reprint(sample: Briefing) -> None:
    copied = next(sentence for sentence in sample.sentences if sentence.copy_of is not None)
    html = to_html(sample)
    assert f">reprint of {copied.origin}</a>" in html
    assert '<span class="hidden">reprint</span>' in html


def test_both_sides_of_a_clash_are_shown_with_the_clashing_words_marked(compose: Compose) -> None:
    html = to_html(compose(CLASHING))
    assert "<mark>340 households</mark>" in html
    assert "<mark>410 households</mark>" in html
    assert "contradict each other" in html


def test_a_figure_is_not_marked_within_a_longer_one(compose: Compose) -> None:
    story = {
        "a.txt": "Unit 12-40 closed when 40 homes in lower Tolverby flooded on Tuesday.",
        "b.txt": "Unit 12-40 closed when 70 homes in lower Tolverby flooded on Tuesday.",
    }
    (contest,) = describe(compose(story)).contested
    first = contest.sides[0].testimonies[0]
    assert (first.before, first.marked) == ("Unit 12-40 closed when ", "40 homes")


def test_a_clash_between_different_days_may_be_an_update(write_story: Write) -> None:
    folder = write_story(CLASHING)
    days = {"a.txt": "2026-03-10", "b.txt": "2026-03-11"}
    later = to_html(_with_sources(folder, days, "file,published"))
    same_day = dict.fromkeys(days, "2026-03-10")
    assert "May be an update: published at different times" in later
    assert "May be an update" not in to_html(_with_sources(folder, same_day, "file,published"))


def test_without_clashes_the_page_says_what_was_checked(compose: Compose) -> None:
    text = _Seen(to_html(compose(AGREEING))).text
    assert "No two outlets were found to contradict each other: in figures, days, names" in text


def test_five_points_of_one_outlet_are_open_and_the_rest_folded(compose: Compose) -> None:
    told = (
        "Cows graze near Harrow. Bees hum around the mill. Larks sing over Lanmere. Frogs croak in "
        "the moat. Wolves howl at night in Morrask. Owls hoot behind the church. Mice squeak."
    )
    page = describe(compose({"a.txt": told, "b.txt": "Rain fell."}))
    voice = next(voice for voice in page.voices if voice.outlet == "A")
    assert (len(voice.shown), len(voice.folded)) == (5, 2)


def test_what_tells_next_to_nothing_is_folded_even_where_nothing_else_is_told(
    compose: Compose,
) -> None:
    page = describe(compose({"a.txt": "Bees hum. Mice squeak.", "b.txt": "Rain fell."}))
    voice = next(voice for voice in page.voices if voice.outlet == "A")
    assert (len(voice.shown), len(voice.folded)) == (0, 2)


def test_words_left_out_before_a_line_are_shown_as_a_gap(sample: Briefing) -> None:
    page = describe(sample)
    gaps = {
        quote.source.href: [passage.gap for passage in quote.lead_in]
        for voice in page.voices
        for quote in (point.quote for point in (*voice.shown, *voice.folded, *voice.doubtful))
    }
    for points in sample.unique.values():
        for point in points:
            places = [sentence.index for sentence in (*point.lead_in, point.sentence)]
            steps = [after - before for before, after in pairwise(places)]
            href = f"#s-{point.sentence.id.replace(':', '-')}"
            assert gaps[href] == [step != 1 for step in steps]


def test_a_note_that_all_articles_carry_is_told_once_at_the_top(sample: Briefing) -> None:
    assert "Note on the sources: Invented. This event" in _Seen(to_html(sample)).text


def test_notes_that_differ_are_told_article_by_article(write_story: Write) -> None:
    folder = write_story(AGREEING)
    briefing = _with_sources(
        folder, {"a.txt": "leaked draft", "b.txt": "", "c.txt": ""}, "file,note"
    )
    text = _Seen(to_html(briefing)).text
    assert "Notes on the sources A, a.txt: leaked draft" in text
    assert "Note on the sources:" not in text


def test_a_story_of_one_article_says_that_there_is_nothing_to_compare(compose: Compose) -> None:
    text = _Seen(to_html(compose({"a.txt": "The bridge closed on Monday."}))).text
    assert "Only A has reporting of its own here" in text
    assert "Agreement takes at least two independent outlets" in text
    assert "There is only one outlet." in text


def test_a_story_with_nothing_in_common_says_so(compose: Compose) -> None:
    text = _Seen(to_html(compose({"a.txt": "The bridge closed.", "b.txt": "Cows grazed."}))).text
    assert "The outlets have nothing in common" in text
    assert "No point is told by 2 or more independent outlets." in text
    assert "No point is told by two outlets." in text


def test_a_story_without_a_comparable_sentence_still_gives_a_page(compose: Compose) -> None:
    text = _Seen(to_html(compose({"a.txt": "", "b.txt": "Topics: dams"}))).text
    assert "None of the articles holds a sentence that can be compared." in text
    assert "Topics: dams" in text


@pytest.mark.parametrize(
    ("story", "title"),
    [("mexico-visit", "Mexico visit"), ("US_vote  2024", "US vote 2024"), ("---", "---")],
)
def test_the_story_is_named_readably(compose: Compose, story: str, title: str) -> None:
    briefing = compose(AGREEING)
    articles = tuple(replace(article, story=story) for article in briefing.articles)
    assert describe(replace(briefing, articles=articles)).title == title


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 3, 10), date(2026, 3, 10), "10 March 2026"),
        (date(2026, 3, 10), date(2026, 3, 12), "10–12 March 2026"),
        (date(2026, 2, 28), date(2026, 3, 2), "28 February – 2 March 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 – 1 January 2026"),
        (date(2026, 3, 10), None, "10 March 2026 and 1 undated article"),
        (None, None, "undated"),
    ],
)
def test_the_days_covered_are_those_of_the_articles(
    compose: Compose, first: date | None, last: date | None, days: str
) -> None:
    briefing = compose(CLASHING)
    left, right = briefing.articles
    articles = (replace(left, published=first), replace(right, published=last))
    assert describe(replace(briefing, articles=articles)).days == days


def test_the_outlets_stand_at_the_top_with_what_one_would_not_expect_of_them(
    compose: Compose,
) -> None:
    fire = "The mill at Dunmore burned for nine hours on Monday before crews put it out."
    briefing = compose(
        {
            "sources.csv": "file,outlet,published\na.txt,Argus,2026-03-10\nb.txt,Argus,2026-03-11\n"
            "c.txt,Beacon,2026-03-12\n",
            "a.txt": fire,
            "b.txt": "Two cats were found in the ashes.",
            "c.txt": fire,
        }
    )
    assert describe(briefing).scope == (
        "2 outlets, 1 of them independent",
        "3 articles",
        "Argus (2 articles), Beacon (not independent)",
    )


def test_a_moment_is_shown_in_its_own_time_zone(write_story: Write) -> None:
    (article,) = read_articles(write_story({"a.txt": "Rain fell on Monday."}))
    moment = datetime(2026, 3, 10, 18, 40, tzinfo=timezone(timedelta(hours=1)))
    briefing = compose_briefing([replace(article, published=moment)], encoder=WordCountEncoder())
    assert describe(briefing).reports[0].published == "10 March 2026, 18:40 UTC+01:00"


def test_a_headline_stands_once_as_the_heading_of_its_article(sample: Briefing) -> None:
    report = describe(sample).reports[0]
    assert report.headline is not None
    assert report.title == ""
    assert report.headline.pieces[0].anchor == "s-kestrin-public-radio-0"


def test_what_was_set_aside_is_shown_and_labelled(compose: Compose) -> None:
    html = to_html(
        compose({"a.txt": "Rain fell on Monday.\n\nTopics: rain", "b.txt": "Cows grazed."})
    )
    assert "set aside</span>" in html
    assert "Topics: rain" in html


def test_the_page_never_calls_anything_true(sample: Briefing) -> None:
    text = _Seen(to_html(sample)).text
    assert "independently reported" in text
    assert text.count("true") == text.count("Whether anything is true.") == 1


def test_the_same_briefing_gives_the_same_bytes(sample: Briefing) -> None:
    again = compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())
    assert to_html(sample).encode() == to_html(again).encode()
