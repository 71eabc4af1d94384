"""What each line is: boilerplate needs evidence, and news is never set aside."""

import os
from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from summarize import read_articles
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence, split_articles

SHARED = Path(os.environ.get("SUMMARIZE_SHARED") or ROOT.parent / "shared")
VISIT = SHARED / "stories" / "mexico-visit"

BEFORE = "Dam above Harrow leaks\n\nWater seeps through the dam, the council said on Monday.\n\n"
AFTER = "\n\nThe road along the river is closed until further notice.\n"


def split(text: str) -> tuple[Sentence, ...]:
    return split_articles([Article("a", "s", "Gull", "", text, None)])


def kinds_within(line: str) -> set[str]:
    """Return the kinds of a line's pieces when it stands amid a report."""
    sentences = split(BEFORE + line + AFTER)
    end = len(BEFORE) + len(line)
    return {s.kind for s in sentences if len(BEFORE) <= s.start < end}


def kinds_of(text: str) -> list[tuple[str, str]]:
    return [(sentence.text, sentence.kind) for sentence in split(text)]


BOILERPLATE = [
    "[EMAIL UPDATES: Get free breaking news alerts and daily newsletters in your inbox]",
    "[Water: A map of dams + what to do]",
    "Topics: dams, Harrow, water",
    "Tags: dams",
    "Filed under: Water",
    "Related: Old dams are leaking everywhere.",
    "Read more: How a dam is built",
    "SEE ALSO: How a dam is built.",
    "ENVIRONMENT",
    "River and Dam",
    "Upcoming Events",
    "Comments (12)",
    "Advertisement",
    "Story continues below",
    "Mara Quist and Jon Lund contributed to this report.",
    "Mara Quist of the Gull contributed to this article from Lowick.",
    "Information for this article was contributed by Mara Quist of The Gull.",
    "(Reporting by Mara Quist; editing by Jon Lund)",
    "Additional reporting by Mara Quist in Lowick.",
    "By Mara Quist",
    "By Mara Quist on February 23, 2017",
    "February 23, 2017",
    "Updated Thursday, Feb. 23, 2017, 6:30 p.m. EST",
    "A Section on 02/24/2017",
    "Photo by Mara Quist",
    "Photo credit: Mara Quist, The Gull",
    "(Mara Quist / The Gull)",
    "AP Photo/Mara Quist",
    "Courtesy of the Harrow Museum",
    "Sign up for our newsletter.",
    "Subscribe to the Gull today!",
    "© 2017 The Gull. All rights reserved.",
    "More: How a dam is built",
    "Read or Share this story: https://gull.example/2017/dam",
    "Updated: 7:52 p.m.",
    "Updated at 12:32 p.m. ET",
    "This story has been updated.",
    "(Corrects spelling of name in paragraph 22 to Quist.)",
    "(Dec. 28) AP",
    "Image copyright Gull Pictures",
    "Enlarge this image toggle caption Mara Quist/The Gull",
    "Follow Mara Quist on Twitter: @maraquist",
    "Add Harrow Dam as an interest to stay up to date on the latest news from The Gull.",
    "Get all the latest news on dams delivered daily to your inbox.",
    "— Mara Quist (@maraquist) February 23, 2017",
    '"',
    "”",
    "* * *",
    "___",
]
NEWS = [
    "“Nobody told us about the leak”",
    '"We have asked for help and nobody has come"',
    "“Nobody told us.”",
    "Nobody was hurt.",
    "She left.",
    "• The road is closed",
    "– Nobody was hurt",
    "It stood.",
    "They had returned to the U.S.",
    "He left the U.S.",
    "Why did nobody see the leak?",
    "And then?",
    "Weeks of rain contributed to the leak, the council said.",
    "The owner contributed to this year's repairs.",
    "He named two sources: the river and the rain.",
    "The letter lists its sources: rain, snow and the old mill.",
    "Sources close to the council said the dam was safe.",
    "Topics such as rain were not discussed.",
    "By Friday the water was back.",
    "By Thursday, Harrow had water again.",
    "On February 23, 2017, the dam was closed.",
    "The photo shows water behind the wall, the council said.",
    "Photographers were kept away from the dam.",
    "Read more than one report, the mayor advised.",
    "Copying the report was forbidden, and all rights to it stay with the council.",
    "The left, right and centre of the council agreed.",
    "Watch towers were built along the crest.",
    "More from the river than from the sky, the water rose.",
    "Related repairs cost $2 million.",
    "More than one wall was wet.",
    "THE DAM IS SAFE.",
    "GULL READERS SEND PICTURES OF THE DAM",  # one alone may be anything
    "More: The mayor will resign on Friday, her office said.",
    "Image copyright law could change under a bill passed on Tuesday.",
    "Media playback rights were sold for $2 million, the council said.",
    "This report was corrected by the agency after the families sued.",
    "This report was updated by the council in 2019, two officials said.",
    "Follow the protests on Facebook and a different picture emerges, researchers said.",
    "Get all the latest results at polling stations, the minister told voters.",
    "Add him as an interest to the list of those questioned, police said.",
    "“THE DAM IS SAFE”",
    "Updated rules at the dam take effect at 7:52 p.m. on Monday, the council said.",
    "Follow the river and you come to the dam.",
    "Read or share as you like, the council said of its report.",
    "This story was corrected twice by the council, which spoke of rain first and of snow later.",
    "— Mara Quist, who was at the dam on February 23, 2017, saw no leak",
    "The council (which owns the dam) said nothing.",
    "Homeland Security (DHS) Secretary Ana Prell said the dam would be guarded all night.",
    "Oake (Labour) said the dam had been looked after badly for at least ten years.",
    "NATO — the alliance that paid for the dam in 1961 — said on Monday it knew nothing.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_what_is_not_the_report_is_boilerplate(line: str) -> None:
    assert kinds_within(line) == {"boilerplate"}


@pytest.mark.parametrize("line", NEWS)
def test_news_is_never_boilerplate(line: str) -> None:
    assert kinds_within(line) == {"body"}


@pytest.mark.parametrize(
    "line",
    [
        "From left: Mayor Ana Prell, Jon Oake and Ilse Brandt at the dam",
        "Mayor Ana Prell, right, and Jon Oake look at the dam.",
        "Mayor Ana Prell (left) looks at the dam.",
        "File photo: the dam on Monday",
    ],
)
def test_who_stands_where_is_a_caption(line: str) -> None:
    assert kinds_within(line) == {"caption"}


@pytest.mark.parametrize(
    "credit", ["(Mara Quist / The Gull)", "(Photo: Mara Quist / The Gull)", "(Associated Press)"]
)
def test_a_credit_within_a_caption_is_boilerplate_and_the_rest_a_caption(credit: str) -> None:
    line = f"Firefighters lay hoses along the dam, left, on Monday. {credit}"
    sentences = split(BEFORE + line + AFTER)
    assert [(s.text, s.kind) for s in sentences[2:4]] == [
        ("Firefighters lay hoses along the dam, left, on Monday.", "caption"),
        (credit, "boilerplate"),
    ]


def test_a_photo_credit_below_the_title_makes_no_subhead() -> None:
    text = "Dam leaks again\n\nFirefighters lay hoses on Monday. (Photo: Mara Quist)" + AFTER
    assert [kind for _, kind in kinds_of(text)] == ["headline", "caption", "boilerplate", "body"]


def test_a_line_above_a_credit_is_a_caption() -> None:
    text = (
        BEFORE + "Water runs down the face of the dam on Monday.\n(Mara Quist / The Gull)" + AFTER
    )
    assert [kind for _, kind in kinds_of(text)][2:] == ["caption", "boilerplate", "body"]


def test_a_line_printed_twice_in_a_row_is_a_caption_both_times() -> None:
    line = "Water runs down the face of the dam on Monday."
    assert [kind for _, kind in kinds_of(BEFORE + f"{line}\n{line}" + AFTER)][2:] == [
        "caption",
        "caption",
        "body",
    ]


def test_a_line_printed_three_times_is_boilerplate_wherever_it_stands() -> None:
    line = "The Gull is free for all to read."
    text = f"{BEFORE}{line}\n\nNobody was hurt.\n\n{line}\n\nThe road is closed.\n\n{line}{AFTER}"
    kinds = [kind for words, kind in kinds_of(text) if words == line]
    assert kinds == ["boilerplate"] * 3
    assert dict(kinds_of(text))["Nobody was hurt."] == "body"


def test_links_to_other_stories_at_the_end_are_boilerplate() -> None:
    text = BEFORE + "Nobody was hurt.\n\nWhy old dams leak and who pays\n\nLowick fears for its dam"
    assert [kind for _, kind in kinds_of(text)][2:] == ["body", "boilerplate", "boilerplate"]


def test_one_link_set_well_apart_is_boilerplate() -> None:
    text = BEFORE + "Nobody was hurt.\n\n\n\nWhy old dams leak and who pays for all of them\n"
    assert [kind for _, kind in kinds_of(text)][2:] == ["body", "boilerplate"]


@pytest.mark.parametrize(
    "last", ["Nobody was hurt.", "“Nobody was hurt”", "What will become of the dam in the end?"]
)
def test_the_last_line_of_a_report_is_no_link(last: str) -> None:
    assert kinds_of(BEFORE + "The road is closed.\n\n" + last)[-1] == (last, "body")


def test_a_title_and_the_line_below_are_headlines() -> None:
    text = "Dam above Harrow leaks\n\nCouncil closes road, and owner says wall will hold\n" + AFTER
    assert [kind for _, kind in kinds_of(text)] == ["headline", "headline", "body"]


def test_a_section_in_capitals_below_a_title_is_no_subhead() -> None:
    text = "Dam above Harrow leaks\n\nRIVERS AND DAMS" + AFTER
    assert [kind for _, kind in kinds_of(text)] == ["headline", "boilerplate", "body"]


def test_a_report_without_a_title_has_no_headline() -> None:
    text = "Water seeps through the dam.\n\nThe road is closed.\n"
    assert [kind for _, kind in kinds_of(text)] == ["body", "body"]


def test_a_promotion_at_the_end_of_a_paragraph_does_not_take_it_along() -> None:
    text = BEFORE + "Nobody was hurt. Sign up for our newsletter." + AFTER
    assert [kind for _, kind in kinds_of(text)][2:] == ["body", "boilerplate", "body"]


def test_links_in_capitals_amid_a_report_are_boilerplate() -> None:
    links = ("GULL READERS SEND PICTURES OF THE DAM", "COUNCIL 'KNEW ABOUT THE LEAK' FOR YEARS")
    posts = ("WE WILL BUILD THE WALL OF THE DAM!", "WHO IS TO BLAME FOR THE LEAK?",
             "THE MAYOR SAID THAT THE ROAD WAS SHUT AFTER THE LEAK")  # fmt: skip
    report = [f"Wall {place} of the dam is wet." for place in range(5)]
    lines = ["Dam leaks above Harrow", *report[:2], links[0], *posts, *report[2:4], links[1]]
    kinds = dict(kinds_of("\n\n".join([*lines, report[4]])))
    assert {kinds[link] for link in links} == {"boilerplate"}
    assert {kinds[post] for post in posts} == {"body"}


def test_a_report_in_capitals_is_no_row_of_links() -> None:
    report = ["THE WALL OF THE DAM IS WET", "NOBODY IN THE TOWN WAS HURT", "THE COUNCIL SAID SO."]
    kinds = dict(kinds_of("\n\n".join(["DAM LEAKS ABOVE HARROW", "HARROW (AP)", *report])))
    assert [kinds[line] for line in report] == ["body", "body", "body"]


def test_a_piece_without_a_word_is_no_report() -> None:
    article = Article("a", "s", "Gull", "", "The wall is wet. ....", None)
    sentences = split_articles([article], lambda _: ((0, 16), (17, 21)))
    assert [each.kind for each in sentences] == ["body", "boilerplate"]


def test_the_sample_shows_every_kind() -> None:
    kinds = Counter(sentence.kind for sentence in split_articles(read_articles(SAMPLE)))
    assert set(kinds) == {"body", "headline", "caption", "boilerplate"}
    assert kinds["body"] > 0.8 * kinds.total()


@pytest.mark.skipif(not VISIT.is_dir(), reason="the five real articles are not here")
def test_the_five_real_articles_keep_their_report_and_lose_their_furniture() -> None:
    sentences = split_articles(read_articles(VISIT))
    kinds = {article: Counter[str]() for article in sorted({s.article.id for s in sentences})}
    for sentence in sentences:
        kinds[sentence.article.id][sentence.kind] += 1
    assert [count["headline"] for count in kinds.values()] == [1, 1, 1, 2, 1]  # one has a subhead
    assert [count["body"] > 10 for count in kinds.values()] == [True] * 5
    boilerplate = [s.text for s in sentences if s.kind == "boilerplate"]
    for mark in ("[EMAIL UPDATES", "Topics:", "By ", "A Section on", "Information for this"):
        of_this_form = [s for s in sentences if s.text.startswith(mark)]
        assert of_this_form, mark
        assert all(s.text in boilerplate for s in of_this_form)
    assert all(s.kind == "boilerplate" for s in sentences if not any(map(str.isalnum, s.text)))
