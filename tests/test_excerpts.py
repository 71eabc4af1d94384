"""How much of the articles leaves the house with a briefing."""

from __future__ import annotations

import pytest

from conftest import SAMPLE, WordCountEncoder
from summarize import Briefing, Settings, compose_briefing, read_articles, to_html, to_markdown
from summarize.settings import ArticleText
from summarize.showing.page import describe


def brief(how: ArticleText) -> Briefing:
    settings = Settings(article_text=how)
    return compose_briefing(read_articles(SAMPLE), settings, encoder=WordCountEncoder())


def carried(briefing: Briefing) -> set[str]:
    """Return the anchors of the sentences that stand in the articles of the page."""
    pieces = (
        piece
        for report in describe(briefing).reports
        for paragraph in report.paragraphs
        if paragraph.kind != "gap"
        for piece in paragraph.pieces
    )
    return {piece.anchor for piece in pieces}


def test_an_excerpt_carries_less_than_all_and_a_link_nothing() -> None:
    full, excerpt, link = (carried(brief(how)) for how in ("full", "excerpt", "link"))
    assert link == set()
    assert excerpt < full


def test_an_excerpt_carries_what_its_lines_cite_and_the_sentences_beside_them() -> None:
    briefing = brief("excerpt")
    page = describe(briefing)
    for point in page.agreed:
        assert point.quote.source.href.removeprefix("#") in carried(briefing)
    for report in page.reports:
        for paragraph in report.paragraphs:
            if paragraph.kind == "gap":
                assert not set(paragraph.anchors) & carried(briefing)
                assert paragraph.start < paragraph.end


def test_what_is_not_carried_is_where_it_stood_and_every_anchor_stays() -> None:
    anchors = {
        how: {part for part in to_html(brief(how)).split('id="') if part.startswith("s-")}
        for how in ("full", "excerpt", "link")
    }
    ids = {how: {part.partition('"')[0] for part in parts} for how, parts in anchors.items()}
    assert ids["full"] == ids["excerpt"] == ids["link"]


@pytest.mark.parametrize("how", ["excerpt", "link"])
def test_no_form_of_a_briefing_carries_more_than_the_page(how: ArticleText) -> None:
    briefing = brief(how)
    page = describe(briefing)
    assert not any(voice.folded or voice.doubtful or voice.added for voice in page.voices)
    assert not any(point.testimonies for point in (*page.more_agreed, *page.more_shared))
    markdown, full = to_markdown(briefing), to_markdown(brief("full"))
    assert len(markdown) < 0.9 * len(full)
