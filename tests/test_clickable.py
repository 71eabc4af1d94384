"""What opens and sorts in a notebook's cells, and in the pages made of notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from playwright.sync_api import Browser

from browser import DESK, Visit, chromium
from conftest import Compose
from executed import write_executed
from summarize import Briefing
from summarize.showing import displays
from summarize.showing.cell_styles import script, script_element
from summarize.showing.cells import show_articles, show_matrix, show_table
from summarize.showing.drawn_articles import articles_html
from summarize.showing.drawn_matrix import matrix_html
from summarize.showing.notebook_pages import write_notebook_page
from summarize.showing.story_tables import sentences_table

FILES = {
    "courier.txt": "Pumps stop\n\nThe harbour pumps stopped on Monday night. Ann <b>Oake</b> has "
    "left for $5 and $6.\n",
    "journal.txt": "Power fails\n\nOn Monday night the harbour pumps stopped. Three trams stood "
    "still near the old market.\n",
    "post.txt": "By Jon Reed\n\nThe harbour pumps stopped late on Monday night. A school opened "
    "in the upper town.\n",
}
HOSTILE = "<script>document.title = 'ran'</script>"


@pytest.fixture
def briefing(compose: Compose) -> Briefing:
    return compose(FILES)


def test_a_sentence_of_the_reader_opens_the_words_of_the_others(briefing: Briefing) -> None:
    html = articles_html(briefing)
    told = "The harbour pumps stopped on Monday night.</span> <sup><strong>3</strong></sup>"
    assert told in html
    opened = html.split(told, 1)[1].split("</details>", 1)[0]
    assert "<strong>Journal</strong>: On Monday night the harbour pumps stopped." in opened
    assert "<strong>Post</strong>: The harbour pumps stopped late on Monday night." in opened


def test_what_was_set_aside_is_struck_through_and_what_one_alone_says_opens_nothing(
    briefing: Briefing,
) -> None:
    html = articles_html(briefing)
    assert "<s>By Jon Reed</s>" in html
    assert "<div>A school opened in the upper town.</div>" in html


def test_the_reader_carries_no_more_of_the_articles_than_the_briefing_may(
    compose: Compose,
) -> None:
    html = articles_html(compose(FILES, article_text="link"))
    assert "A school opened in the upper town." not in html
    assert "not carried here" in html


def test_a_sign_of_the_matrix_opens_that_outlets_own_words(briefing: Briefing) -> None:
    html = matrix_html(briefing)
    (row,) = re.findall(r"<tr><td.*?</tr>", html, re.DOTALL)
    cells = re.findall(r"<td.*?</td>", row)[1:]
    assert len(cells) == 3
    assert "On Monday night the harbour pumps stopped." in cells[1]
    assert all(">●</summary>" in cell for cell in cells)


def test_a_story_in_which_nothing_is_shared_has_no_matrix(compose: Compose) -> None:
    assert "No point is printed by two" in matrix_html(compose({"a.txt": "A tram stood still.\n"}))


def test_what_opens_needs_nothing_that_jupyterlab_takes_out(briefing: Briefing) -> None:
    for html in (articles_html(briefing), matrix_html(briefing)):
        assert not re.search(r"<(?:style|script|input|button)|\b(?:id|name|popover|role)=", html)
        assert html.count("<details") == html.count("<summary") > 0


def test_words_of_articles_are_words_wherever_they_are_shown(briefing: Briefing) -> None:
    first = briefing.articles[0]
    (oake,) = (each for each in briefing.sentences if "Oake" in each.text)
    for html in (
        articles_html(briefing), displays.article_html(first), displays.sentence_html(oake),
        displays.finding_html(next(each for each in briefing.findings if oake in each.members)),
    ):  # fmt: skip
        assert "&lt;b&gt;Oake&lt;/b&gt;" in html
        assert "<b>Oake" not in html


def test_ipython_shows_ours_as_html_and_as_a_line_of_text(briefing: Briefing) -> None:
    shell = InteractiveShell.instance()
    try:
        displays.show_richly()
        assert shell.display_formatter is not None
        format_it = shell.display_formatter.format
        for shown in (briefing, briefing.findings[0], briefing.articles[0], briefing.sentences[0]):
            data, _ = format_it(shown)  # type: ignore[no-untyped-call]  # IPython's own
            assert data["text/html"].startswith('<div class="tex2jax_ignore mathjax_ignore">')
            assert "\n" not in data["text/plain"]
            assert len(data["text/plain"]) < 400
    finally:
        InteractiveShell.clear_instance()


def test_a_briefing_and_a_finding_say_in_a_cell_what_they_are(briefing: Briefing) -> None:
    assert briefing.outcome() in displays.briefing_html(briefing)
    (agreed,) = briefing.of_kind("consensus")
    html = displays.finding_html(agreed)
    assert "consensus, 3 outlets" in html
    assert "<summary" in html
    assert "On Monday night the harbour pumps stopped." in html
    assert "consensus, 3 outlets; words of" in displays.finding_text(agreed)


def test_a_page_has_the_tables_script_once_and_no_other_can_run(
    briefing: Briefing, tmp_path: Path
) -> None:
    table = show_table(sentences_table(briefing))
    table.data += HOSTILE
    page = write_notebook_page(write_executed(tmp_path / "n.ipynb", table, table))
    text = page.read_text(encoding="utf-8")
    assert text.count(script()) == 1
    assert "script-src 'sha256-" in text
    assert text.count("<style>") == 1
    without = write_notebook_page(write_executed(tmp_path / "m.ipynb", show_matrix(briefing)))
    assert "script" not in without.read_text(encoding="utf-8")


def test_the_script_closes_its_own_element_and_no_sooner() -> None:
    assert script_element().count("</script") == 1
    assert script_element().endswith("</script>")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: Browser, briefing: Briefing, tmp_path: Path) -> Iterator[Visit]:
    """A notebook's page with a table, the reader and the matrix, and a script of a stranger's."""
    table = show_table(sentences_table(briefing)[["text", "outlet", "start"]])
    table.data += HOSTILE
    notebook = write_executed(
        tmp_path / "n.ipynb", table, show_articles(briefing), show_matrix(briefing)
    )
    with browser.new_context(viewport=DESK) as context:
        yield Visit(context, write_notebook_page(notebook))


@pytest.mark.slow
def test_a_table_sorts_up_down_and_back(visit: Visit) -> None:
    page = visit.page
    starts = "[...document.querySelectorAll('.summarize-sortable td:nth-child(3)')].map(" \
        "cell => Number(cell.textContent))"  # fmt: skip
    printed = page.evaluate(starts)
    head = page.get_by_role("button", name="start")
    head.click()
    assert page.evaluate(starts) == sorted(printed)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("start")
    head.press("Enter")
    assert page.evaluate(starts) == sorted(printed, reverse=True)
    head.click()
    assert page.evaluate(starts) == printed


@pytest.mark.slow
def test_a_table_shows_only_the_rows_with_the_words_typed(visit: Visit) -> None:
    rows = visit.page.locator(".summarize-sortable tbody tr:visible")
    every = rows.count()
    visit.page.get_by_label("Show only the rows with these words").fill("tram MARKET")
    assert rows.count() == 1
    assert "Three trams" in rows.first.inner_text()
    visit.page.get_by_label("Show only the rows with these words").fill("")
    assert rows.count() == every


@pytest.mark.slow
def test_reader_and_matrix_open_on_the_page_by_mouse_and_by_keyboard(visit: Visit) -> None:
    page = visit.page
    sign = page.locator("td summary").first
    words = page.locator("td details > div").first
    assert not words.is_visible()
    sign.click()
    assert words.is_visible()
    sentence = page.locator("details details > summary").first
    sentence.focus()
    page.keyboard.press("Enter")
    assert page.locator("details details > div").first.is_visible()


@pytest.mark.slow
def test_a_page_asks_nobody_and_runs_no_script_of_a_stranger(visit: Visit) -> None:
    assert visit.page.title() != "ran"
    assert [url for url in visit.requests if not url.startswith("file:")] == []
    assert all("Content Security Policy" in error for error in visit.errors)
    assert len(visit.errors) == 1
