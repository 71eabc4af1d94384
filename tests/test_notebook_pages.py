"""The pages made of notebooks, in a browser: at a desk, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from browser import DESK, PHONE, Visit, chromium
from conftest import ROOT
from executed import execute_here, write_executed
from summarize.comparing.cache import PLACE_VARIABLE
from summarize.showing import figures
from summarize.showing.cells import show_table
from summarize.showing.notebook_pages import write_notebook_page
from summarize.showing.sheets import stylesheet
from summarize.showing.tables import TEXT, make_table

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the page of every notebook on the sample, by the notebook's name."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch, chdir(ROOT):
        patch.setenv(PLACE_VARIABLE, str(folder / "computed.sqlite"))
        executed = (execute_here(each, folder / each.name) for each in NOTEBOOKS)
        return {each.stem: write_notebook_page(each) for each in executed}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a page in a window of its own."""
    contexts = []

    def open_page(file: Path, viewport: ViewportSize = DESK, scheme: str = "light") -> Visit:
        context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        return Visit(context, file)

    yield open_page
    for each in contexts:
        each.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", [each.stem for each in NOTEBOOKS])
@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"]
)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    visit: Open, pages: dict[str, Path], name: str, viewport: ViewportSize, scheme: str
) -> None:
    page = visit(pages[name], viewport, scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.slow
def test_a_wide_table_scrolls_within_itself_on_a_phone(visit: Open, pages: dict[str, Path]) -> None:
    page = visit(pages["02_overlap"], PHONE).page
    frames = page.locator(".scroll:has(table)")
    wide = frames.evaluate_all("all => all.map((each) => each.scrollWidth > each.clientWidth)")
    assert any(wide)
    assert frames.evaluate_all("all => all.every((each) => each.tabIndex === 0)")


@pytest.mark.slow
def test_on_paper_a_table_is_no_wider_than_the_sheet(visit: Open, pages: dict[str, Path]) -> None:
    page = visit(pages["02_overlap"], ViewportSize(width=665, height=940)).page  # A4, margins off
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.locator("td.id, input.summarize-filter").first.is_visible()


@pytest.mark.slow
def test_days_in_words_sort_as_days(visit: Open, tmp_path: Path) -> None:
    days = ("2026-03-10", "2025-12-31", "2026-01-02T08:00:00+00:00")
    table = make_table({"published": TEXT}, [(each,) for each in days])
    file = write_notebook_page(write_executed(tmp_path / "n.ipynb", show_table(table)))
    page = visit(file).page
    page.get_by_role("button", name="published").click()
    shown = page.locator("tbody td").all_inner_texts()
    assert shown == ["31 December 2025", "2 January 2026, 08:00 UTC", "10 March 2026"]


def test_a_page_leads_to_the_briefing_of_its_run_and_names_the_story(tmp_path: Path) -> None:
    notebook = write_executed(tmp_path / "n.ipynb", show_table(make_table({"a": TEXT}, [("b",)])))
    node = nbformat.read(notebook, as_version=4)
    alone = write_notebook_page(notebook).read_text("utf-8")
    assert 'kicker"' not in alone.split("</style>")[1]
    node.metadata["papermill"] = {"parameters": {"name": "harbour-pumps", "output_dir": ".."}}
    nbformat.write(node, notebook)
    page = write_notebook_page(notebook).read_text("utf-8")
    (kicker,) = re.findall(r'<p class="kicker">(.*)</p>', page)
    assert 'href="../briefing.html"' in kicker
    assert re.sub("<[^>]*>", "", kicker) == "Harbour pumps · The briefing"


def test_a_page_looks_like_the_briefing_because_both_have_the_same_sheet(tmp_path: Path) -> None:
    page = write_notebook_page(write_executed(tmp_path / "n.ipynb")).read_text("utf-8")
    common = stylesheet("briefing.css").partition("/* Paper */")[0]
    assert "--serif:" in common
    assert common in page


def test_drawings_have_the_letters_and_colours_of_the_sheet() -> None:
    sheet = stylesheet("notebook.css").replace('"', "'")
    for each in (figures._SERIF, figures._PAPER, figures._INK, figures._QUIET, figures._RULE):
        assert each in sheet
    assert all(each in figures._SANS for each in ("system-ui", "'Segoe UI'", "'Noto Sans'"))
