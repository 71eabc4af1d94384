"""The page as readers meet it: in a browser, by keyboard, without scripts, on a phone, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from browser import DESK, PHONE, Visit, chromium
from conftest import SAMPLE, WordCountEncoder, Write
from summarize import compose_briefing, make_settings, read_articles, to_html
from summarize.comparing.embeddings import Encoder

HOSTILE = {
    "a.txt": "The Aare bridge closed on Monday. <script>document.title='owned'</script> fell.\n"
    "</style><style>body{display:none}</style> stood beside it.\n",
    "b.txt": "The Aare bridge closed on Monday. <img src=x onerror=\"document.title='owned'\">.\n"
    + "W" * 10_000
    + " was written there.\n",
    "c.txt": "The Aare bridge closed on Monday. \u202eהגשר נסגר ביום שני\u202c, they said.\n"
    "Go to javascript:document.title='owned' for more.\n",
}
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, model: Encoder) -> Path:
    """Return the page of the sample story."""
    page = tmp_path_factory.mktemp("page") / "briefing.html"
    page.write_text(to_html(compose_briefing(read_articles(SAMPLE), encoder=model)), "utf-8")
    return page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a page in a window of its own."""
    contexts = []

    def open_page(
        file: Path, viewport: ViewportSize = DESK, scheme: str = "light", *, scripts: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport=viewport, java_script_enabled=scripts, color_scheme=scheme  # type: ignore[arg-type]
        )  # fmt: skip
        contexts.append(context)
        return Visit(context, file)

    yield open_page
    for each in contexts:
        each.close()


def test_the_page_asks_for_nothing_but_itself_and_reports_no_error(
    visit: Open, sample: Path
) -> None:
    seen = visit(sample)
    assert seen.requests == [sample.as_uri()]
    assert seen.errors == []


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"]
)
def test_axe_finds_nothing_folded_or_open(
    visit: Open, sample: Path, viewport: ViewportSize, scheme: str
) -> None:
    page = visit(sample, viewport, scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.locator("#articles a.mark.support").first.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.locator(".reader button").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_every_link_within_the_page_arrives(visit: Open, sample: Path) -> None:
    lost = visit(sample).page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map((link) => decodeURIComponent(link.hash.slice(1)))
            .filter((id) => !document.getElementById(id))"""
    )
    assert lost == []


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_window(
    visit: Open, sample: Path, viewport: ViewportSize
) -> None:
    page = visit(sample, viewport).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".reader button").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_number_of_a_line_is_never_broken_nor_parted_from_its_sentence(
    visit: Open, sample: Path
) -> None:
    page = visit(sample, PHONE).page
    for width in range(320, 440, 6):
        page.set_viewport_size({"width": width, "height": 800})
        broken = page.locator(".gist .cite").evaluate_all(
            """all => all.filter(each => {
                const range = document.createRange(), before = each.previousSibling;
                range.setStart(before, before.length - 1);
                range.setEnd(before, before.length);
                const [box, ...more] = each.getClientRects(), end = range.getBoundingClientRect();
                return more.length || box.top > end.bottom || box.right > innerWidth;
            }).map(each => each.textContent)"""
        )
        assert broken == [], width


def test_on_a_phone_the_title_of_what_is_read_stays_in_sight_with_the_way_back(
    visit: Open, sample: Path
) -> None:
    page = visit(sample, PHONE).page
    page.locator("#contested .contest").last.scroll_into_view_if_needed()
    title = page.locator("#contested-title").bounding_box()
    assert title is not None
    assert 0 <= title["y"] < 20
    page.locator("#contested .up a").click()
    assert page.locator("#contents").evaluate("(nav) => nav.getBoundingClientRect().top >= 0")


def test_on_a_phone_the_title_hides_nothing_that_the_keyboard_reaches(
    visit: Open, sample: Path
) -> None:
    page = visit(sample, PHONE).page
    page.locator("#coverage a").last.focus()
    covered = []
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        covered += page.evaluate(
            """() => {
                const reached = document.activeElement;
                const { left, right, top, bottom } = reached.getBoundingClientRect();
                const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                const hidden = seen?.closest("h2, .up:not(:focus-within)");
                return hidden ? [reached.outerHTML] : [];
            }"""
        )
    assert covered == []


def test_a_click_on_a_sentence_shows_below_it_who_else_says_it(visit: Open, sample: Path) -> None:
    page = visit(sample).page
    sentence = page.locator("#articles p .sentence[data-alike]:has(+ sup .support)").first
    alike = (sentence.get_attribute("data-alike") or "").split()
    sentence.click()
    panel = page.locator(".partners")
    assert panel.locator("li").count() == len(alike)
    for number, other in enumerate(alike):
        words = page.locator(f'[id="{other}"]').text_content()
        assert panel.locator("li .words").nth(number).text_content() == words
        assert panel.locator("li a").nth(number).get_attribute("href") == f"#{other}"
    sentence.click()
    assert panel.count() == 0


def test_the_keyboard_opens_and_closes_what_stands_behind_a_sentence(
    visit: Open, sample: Path
) -> None:
    page = visit(sample).page
    mark = page.locator("#articles a.mark.support").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator(".partners").evaluate("each => each === document.activeElement")
    assert mark.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".partners").count() == 0
    assert mark.evaluate("each => each === document.activeElement")


def test_the_tab_key_reaches_everything_that_can_be_used(visit: Open, sample: Path) -> None:
    page = visit(sample).page
    usable = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, select, summary, [tabindex]')]
            .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }))
            .map((each, number) => (each.dataset.number = number)).length"""
    )
    reached = set()
    for _ in range(usable + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.number"))
    assert {str(number) for number in range(usable)} <= reached


def test_a_click_on_a_line_opens_the_sentences_behind_it(visit: Open, sample: Path) -> None:
    page = visit(sample).page
    line = page.locator(".lines > li").first
    assert not line.locator(".evidence .words").first.is_visible()
    line.locator(".said").first.click()
    assert line.locator(".evidence .words").first.is_visible()


def test_two_outlets_stand_side_by_side_and_a_sentence_finds_its_partner(
    visit: Open, sample: Path
) -> None:
    page = visit(sample).page
    page.locator(".reader button").click()
    columns = page.locator(".column")
    assert columns.count() == 2
    assert page.locator(".report:visible").count() == columns.locator(".report").count()
    shared = columns.first.locator("p .common").first
    shared.click()
    partner = columns.nth(1).locator(".partner").first
    assert partner.get_attribute("id") in (shared.get_attribute("data-alike") or "").split()
    page.locator(".reader button").click()
    assert columns.count() == 0
    assert page.locator(".report:visible").count() == page.locator(".report").count()


def test_the_same_outlet_is_never_set_beside_itself(visit: Open, sample: Path) -> None:
    page = visit(sample).page
    left, right = page.locator("[name=left]"), page.locator("[name=right]")
    left.select_option(right.input_value())
    assert left.input_value() != right.input_value()


def test_a_link_to_an_article_that_is_put_away_brings_it_back(visit: Open, sample: Path) -> None:
    page = visit(sample).page
    page.locator(".reader button").click()
    away = page.locator(".report[hidden] .sentence").first.get_attribute("id")
    page.evaluate("id => { location.hash = id }", away)
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=away)


def test_without_scripts_all_can_be_read_and_nothing_idle_is_shown(
    visit: Open, sample: Path
) -> None:
    page = visit(sample, scripts=False).page
    assert not page.locator(".reader").is_visible()
    assert page.locator(".report:visible").count() == page.locator(".report").count()
    assert page.locator("#articles a.mark.support").first.get_attribute("href")
    summary = page.locator(".lines summary").first
    summary.click()
    assert page.locator(".lines .evidence .words").first.is_visible()


def test_it_prints_to_a_clean_document(visit: Open, sample: Path, tmp_path: Path) -> None:
    page = visit(sample).page
    page.locator(".reader button").click()  # paper shows the articles one after the other
    page.emulate_media(media="print")
    assert not page.locator(".reader").is_visible()
    assert not page.locator(".contents").is_visible()
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert page.locator(".columns").count() == 0


@pytest.mark.parametrize("how", ["full", "excerpt", "link"])
def test_hostile_articles_change_nothing_on_the_page(
    visit: Open, write_story: Write, tmp_path: Path, how: str
) -> None:
    articles = tuple(
        replace(each, url="javascript:document.title='owned'", title="<svg onload=alert(1)>")
        for each in read_articles(write_story(HOSTILE))
    )
    settings = make_settings({"article_text": how})
    file = tmp_path / "page.html"
    html = to_html(compose_briefing(articles, settings, encoder=WordCountEncoder()))
    file.write_text(html, encoding="utf-8")
    for viewport in (DESK, PHONE):
        seen = visit(file, viewport)
        assert seen.requests == [file.as_uri()]
        assert seen.errors == []
        assert "owned" not in seen.page.title()
        assert seen.page.locator("script").count() == 1
        assert seen.page.locator("a[href^='javascript:']").count() == 0
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert seen.page.locator("h1").is_visible()


@pytest.mark.parametrize("how", ["excerpt", "link"])
def test_links_arrive_even_where_the_text_is_not_carried(
    visit: Open, tmp_path: Path, how: str, model: Encoder
) -> None:
    file = tmp_path / "page.html"
    settings = make_settings({"article_text": how})
    briefing = compose_briefing(read_articles(SAMPLE), settings, encoder=model)
    file.write_text(to_html(briefing), encoding="utf-8")
    page = visit(file).page
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map((link) => decodeURIComponent(link.hash.slice(1)))
            .filter((id) => !document.getElementById(id))"""
    )
    assert lost == []
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
