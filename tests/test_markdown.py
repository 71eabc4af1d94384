"""Markdown: the page's content in its order, and no article that can open a construct."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from conftest import SAMPLE, Compose, WordCountEncoder, Write
from summarize import Briefing, compose_briefing, read_articles, to_html, to_json, to_markdown
from summarize.showing import outline as outlining
from summarize.showing.blocks import (
    Address,
    Citation,
    Grid,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Run,
    Section,
    Tone,
    Words,
    every,
    on_one_line,
    run,
)
from summarize.showing.markdown import write_markdown
from summarize.showing.page import Page, describe
from summarize.showing.what_changed import report_changes

CLASHING = {
    "a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday.",
    "b.txt": "The flood drove 410 households out of lower Tolverby on Tuesday.",
}
HOSTILE = (
    '<script>alert("x")</script> [x](javascript:alert(1)) ![i](http://h.example/i.png) `code` '
    "| a | b | **bold** ~~gone~~ $x$ http://h.example www.h.example a\u202eb \x1b[31mred {{x}}"
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FEWER = settings(max_examples=60)
SYNTAX = "\\`*_{}[]()#+-.!|<>~&:;=$%^@\"'/ \n\tab1é“—"


@pytest.fixture
def sample() -> Briefing:
    return compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())


def tokens(markdown: str) -> Iterator[Token]:
    """Yield what a reader of Markdown sees, block by block and what is inside each."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def text_of(markdown: str) -> str:
    """Return the words that are shown."""
    ends = ("heading_close", "paragraph_close", "th_close", "td_close", "inline")
    shown = (
        each.content if each.type == "text" else " " if each.type.startswith(ends) else ""
        for each in tokens(markdown)
    )
    return " ".join("".join(shown).split())


def written(*blocks: object) -> str:
    """Return blocks as Markdown, between a title and an end that are always the same."""
    section = Section("S", blocks)  # type: ignore[arg-type]  # blocks of any kind
    return write_markdown(Outline("T", "D", (), (section,), "E"))


def kinds(markdown: str) -> Counter[str]:
    return Counter(each.type for each in tokens(markdown))


PLAIN = kinds(written(Paragraph((Run("word"),))))


@FEWER
@given(st.text(alphabet=SYNTAX, min_size=1, max_size=40) | st.text(min_size=1, max_size=40))
@example("# heading")
@example("1. item")
@example("12) item")
@example("- item")
@example("+ item")
@example("> quote")
@example("---")
@example("===")
@example("    code")
@example("```\ncode")
@example("~~~")
@example("<b>bold</b>")
@example("<https://h.example>")
@example("[x]: javascript:alert(1)")
@example("[a 0–4]")
@example("![x](y)")
@example("&lt;b&gt;")
@example("two  \nlines\\")
def test_no_article_text_can_open_a_construct(text: str) -> None:
    words = on_one_line(text)
    shown = written(Paragraph((run(text),)))
    if words:
        assert kinds(shown) - Counter(text=99, text_special=99) == PLAIN - Counter(text=99)
        assert text_of(shown) == " ".join(f"T Briefing · D S {words} E".split())


@FEWER
@given(st.text(alphabet=SYNTAX, max_size=30))
def test_nor_in_an_item_a_heading_a_cell_or_a_quotation(text: str) -> None:
    blocks = (
        Heading(3, on_one_line(f"h {text}")),
        Listing(((Words((run(text),), (run(f"w {text}"),), (run(f"o {text}"),)),),)),
        Grid("c", ("a", on_one_line(f"b {text}")), (((run("r"),), (run(text),)),)),
    )
    harmless = (
        Heading(3, "h x"),
        Listing(((Words((run("x"),), (run("w x"),), (run("o x"),)),),)),
        Grid("c", ("a", "b x"), (((run("r"),), (run("x"),)),)),
    )
    if on_one_line(text):
        some = Counter(text=999, text_special=999)
        assert kinds(written(*blocks)) - some == kinds(written(*harmless)) - some
        assert text_of(written(*blocks)).count(on_one_line(text)) >= 5


@FEWER
@given(
    st.text(alphabet=SYNTAX, max_size=12),
    st.sampled_from(
        ["word", "two words", "(in brackets)", "“quoted”", "$12", "12%", "a, b,", "#1"]
    ),
    st.text(alphabet=SYNTAX, max_size=12),
    st.sampled_from([("agreed", "strong"), ("clash", "strong"), ("left out", "s")]),
)
def test_what_is_marked_is_marked_whatever_stands_around_it(
    before: str, marked: str, after: str, tone: tuple[Tone, str]
) -> None:
    runs = (run(f"{before} "), run(marked, tone[0]), run(f" {after}"))
    shown = written(Paragraph(runs))
    assert kinds(shown)[f"{tone[1]}_open"] == 1
    assert on_one_line("".join(each.text for each in runs)) in text_of(shown)


def test_a_hostile_story_makes_no_html_no_image_and_no_link_of_its_own(write_story: Write) -> None:
    folder = write_story({"a.txt": f"It rained {HOSTILE} on Monday.", "b.txt": f"{HOSTILE} fell."})
    articles = tuple(
        replace(
            article,
            outlet=f"{article.id} {HOSTILE}",
            title=HOSTILE,
            author=HOSTILE,
            note=HOSTILE + article.id,
            file=HOSTILE,
            url="javascript:alert(1)",
            story=HOSTILE,
        )
        for article in read_articles(folder)
    )
    markdown = to_markdown(compose_briefing(articles, encoder=WordCountEncoder()))
    found = [*tokens(markdown)]
    assert not {"html_block", "html_inline", "image", "code_inline", "fence"} & {
        each.type for each in found
    }
    links = {str(each.attrGet("href")) for each in found if each.type == "link_open"}
    assert links <= {"#article-a", "#article-b"}
    assert not {"\x1b", "\u202e"} & set(markdown)
    assert '<script>alert("x")</script> [x](javascript:alert(1))' in text_of(markdown)


def test_a_web_address_is_a_link_that_ends_where_the_address_ends() -> None:
    shown = written(Address("Address", "https://h.example/a b>c?x=<y>|z"))
    (link,) = [each for each in tokens(shown) if each.type == "link_open"]
    assert link.attrGet("href") == "https://h.example/a%20b%3Ec?x=%3Cy%3E%7Cz"


def test_the_sections_are_those_of_the_page_in_its_order(sample: Briefing) -> None:
    titles = _Titles()
    titles.feed(to_html(sample))
    assert titles.found
    assert re.findall(r"^## (.*)$", to_markdown(sample), re.MULTILINE) == titles.found


class _Titles(HTMLParser):
    """Collects the titles of a page's sections."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._open = tag == "h2"
        if self._open:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def test_nothing_that_the_page_holds_is_forgotten(
    sample: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    class Watched(Page):
        def __getattribute__(self, name: str) -> object:
            asked.add(name)
            return super().__getattribute__(name)

    page = describe(sample)
    watched = Watched(**{each.name: getattr(page, each.name) for each in fields(Page)})
    monkeypatch.setattr(outlining, "describe", lambda *_: watched)
    outlining.outline(sample)
    # how much of the articles is carried shows in the articles themselves, and among the settings
    assert {each.name for each in fields(Page)} - asked <= {"article_text"}


@pytest.mark.parametrize("story", [CLASHING, {"a.txt": "Rain fell."}, None])
def test_every_line_says_where_it_stands_and_every_citation_leads_somewhere(
    compose: Compose, sample: Briefing, story: Mapping[str, str] | None
) -> None:
    briefing = sample if story is None else compose(story)
    markdown = to_markdown(briefing)
    for line in briefing.summary:
        sentence = line.sentence
        assert f"[{sentence.article.id} {sentence.start}–{sentence.end}]" in markdown
    found = [*tokens(markdown)]
    links = {str(each.attrGet("href")) for each in found if each.type == "link_open"}
    headings = {f"#article-{article.id}" for article in briefing.articles}
    assert {link for link in links if link.startswith("#")} <= headings
    cited = set(re.findall(r"\[[^]]+ \d+–\d+\]", markdown))
    shown = text_of(markdown)
    assert not [each for each in cited if each in shown]  # each is a link: its brackets are gone


def test_offsets_lead_to_the_words(sample: Briefing) -> None:
    texts = {article.id: article.text for article in sample.articles}
    articles = outlining.outline(sample).sections[-2]
    homes = [each for each in every(articles.blocks) if isinstance(each, Words) and each.home]
    assert homes
    for words in homes:
        place = words.home
        assert place is not None
        printed = texts[place.article][place.start : place.end]
        assert "".join(each.text for each in words.said) == " ".join(printed.split())


def test_agreed_contested_and_unique_lines_all_stand_in_it(sample: Briefing) -> None:
    text = text_of(to_markdown(sample))
    for sentence in lines_of(sample):
        assert on_one_line(sentence) in text


def lines_of(briefing: Briefing) -> list[str]:
    """Return what the page tells as consensus, shared, contested and told by one alone."""
    summary = [line.sentence.text for line in briefing.summary]
    sides = [
        each.text
        for clash in briefing.clashes.points
        for side in clash.sides
        for each in side.sentences
    ]
    alone = [point.sentence.text for points in briefing.unique.values() for point in points]
    assert summary
    assert sides
    assert alone
    return [*summary, *sides, *alone]


def test_what_a_wording_leaves_out_is_struck_and_what_it_adds_is_bold(sample: Briefing) -> None:
    quoted = to_markdown(sample).split("## What was said")[1].split("\n## ")[0]
    assert re.search(r"~~\w.*?\w~~", quoted)
    assert re.search(r"\*\*\w.*?\w\*\*", quoted)


def test_an_article_whose_sentences_may_not_travel_gives_only_its_place(write_story: Write) -> None:
    from summarize import make_settings

    articles = read_articles(write_story(CLASHING))
    settings = make_settings({"article_text": "link"})
    markdown = to_markdown(compose_briefing(articles, settings, encoder=WordCountEncoder()))
    assert "### Article a" in markdown
    assert "Sentences cited above" not in markdown


def test_the_same_briefing_gives_the_same_text(sample: Briefing) -> None:
    again = compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())
    assert to_markdown(sample) == to_markdown(again)


def test_a_citation_of_an_article_with_an_odd_name_still_leads_to_it() -> None:
    place = Citation("A_b.c", 0, 4)
    shown = written(Paragraph((Run("said "), Run(place.label, "cite", place))))
    (link,) = [each for each in tokens(shown) if each.type == "link_open"]
    assert link.attrGet("href") == "#article-a_bc"


def test_what_changed_since_an_earlier_run_follows_the_consensus(
    compose: Compose, tmp_path: Path
) -> None:
    earlier = tmp_path / "comparison.json"
    earlier.write_text(to_json(compose({"a.txt": CLASHING["a.txt"]})), encoding="utf-8")
    briefing = compose(CLASHING)
    markdown = to_markdown(briefing, report_changes(briefing, earlier))
    titles = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    assert titles[1:3] == ["Consensus", "What changed"]
    assert "410 households" in markdown.split("## What changed")[1].split("\n## ")[0]
