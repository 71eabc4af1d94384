"""JupyterLab as the README starts it: what opens, what runs, and what is left without trust."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from browser import chromium, find_browser
from conftest import ROOT, SAMPLE
from executed import KERNEL, write_executed
from summarize import Briefing, compose_briefing, read_articles
from summarize.comparing.cache import PLACE_VARIABLE
from summarize.comparing.embeddings import Encoder
from summarize.showing.cells import show_articles, show_matrix, show_table
from summarize.showing.story_tables import sentences_table

pytestmark = pytest.mark.slow
TALL = ViewportSize(width=1300, height=9000)  # Lab draws only the cells that are in view
PATIENCE = 90_000  # milliseconds: a kernel that loads the model on two busy cores
UNTRUSTED, ROWS = "untrusted.ipynb", 20


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it sends a browser, and its folder."""

    address: str
    folder: Path

    def at(self, notebook: str) -> str:
        """Return the address at which it opens another notebook and no second one beside it."""
        return re.sub(r"/lab/tree/[^?]*", f"/doc/tree/notebooks/{notebook}", self.address)


@pytest.fixture(scope="module")
def briefing(model: Encoder) -> Briefing:
    return compose_briefing(read_articles(SAMPLE), encoder=model)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, briefing: Briefing) -> Iterator[Lab]:
    """Start `make lab` on a copy of the checkout's notebooks, with nothing of the user's own."""
    find_browser()
    if shutil.which("make") is None:
        pytest.skip("no make: the README's command cannot be tried")
    place = tmp_path_factory.mktemp("lab")
    folder = place / "checkout"
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(SAMPLE, folder / "data" / SAMPLE.name)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", ".gitattributes"):
        shutil.copy(ROOT / name, folder / name)
    _keep_in_git(folder)
    write_executed(
        folder / "notebooks" / UNTRUSTED,
        show_table(sentences_table(briefing).head(ROWS)),
        show_articles(briefing),
        show_matrix(briefing),
    )
    homes = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR",
             "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")  # fmt: skip
    environment = {
        **os.environ,
        **{name: str(place / name.lower()) for name in homes},
        PLACE_VARIABLE: str(place / "computed.sqlite"),
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    opened = place / "opened.html"
    own_browser = place / "browser"  # keeps the page that a browser is told to open
    own_browser.write_text(
        f'#!/bin/sh\ncp "${{1#file://}}" {opened}.part\nmv {opened}.part {opened}\n',
        encoding="utf-8",
    )
    own_browser.chmod(0o700)
    options = (f"--ServerApp.browser='{own_browser} %s' --port={port} --allow-root "
               "--ServerApp.port_retries=0 --ServerApp.open_browser=True")  # fmt: skip
    # What runs the tests is what shall run Lab; -o: it is installed already.
    command = ["make", "-C", str(folder), "-o", f"{sys.prefix}/.installed", "lab",
               f"VENV={sys.prefix}", f"LAB_ARGS={options}"]  # fmt: skip
    log = place / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield Lab(_address(server, opened, log), folder)
        finally:
            os.killpg(server.pid, 15)
            server.wait(timeout=60)


def _keep_in_git(folder: Path) -> None:
    """Make a folder a checkout, set up as `make` does it."""
    as_nobody = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    for command in (
        ["git", "init", "--quiet"],
        ["make", "--silent", f"VENV={sys.prefix}", "filter"],
        ["git", "add", "."],
        ["git", *as_nobody, "commit", "--quiet", "--message", "as cloned"],
    ):
        subprocess.run(command, cwd=folder, check=True)


def _address(server: subprocess.Popen[bytes], opened: Path, log: Path) -> str:
    """Return the address to which the page that is opened in a browser leads."""
    for _ in range(600):
        if opened.is_file():
            found = re.search(r"http://[^\"\s]+", unescape(opened.read_text()))
            assert found is not None
            return found[0]
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab opened no browser:\n{log.read_text()}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=TALL) as context:
        yield context.new_page()


def open_notebook(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
    kernel = page.locator(".jp-KernelName", has_text=KERNEL["display_name"])
    kernel.first.wait_for(timeout=PATIENCE)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=PATIENCE)


def saved(lab: Lab, name: str) -> Any:
    return nbformat.read(lab.folder / "notebooks" / f"{name}.ipynb", as_version=4)


def test_lab_opens_on_the_tour_which_runs_top_to_bottom_in_the_right_kernel(
    lab: Lab, page: Page
) -> None:
    assert "/lab/tree/notebooks/00_tour.ipynb?" in lab.address  # where a browser is sent
    open_notebook(page, lab.address)
    assert page.locator(".jp-mod-current.lm-TabBar-tab").first.inner_text() == "00_tour.ipynb"
    assert page.locator(".jp-Notebook h1").first.inner_text().startswith("What does this do?")
    assert page.locator(".jp-KernelName").first.inner_text() == KERNEL["display_name"]
    kernels = page.evaluate("fetch('/api/kernels').then(answer => answer.json())")
    assert [each["name"] for each in kernels] == ["python3"]

    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = sum(cell.cell_type == "code" for cell in saved(lab, "00_tour").cells)
    done = page.locator(".jp-InputPrompt").get_by_text(f"[{last}]:", exact=True)
    done.wait_for(timeout=PATIENCE, state="attached")
    page.keyboard.press("Control+s")
    page.wait_for_function("!document.querySelector('.jp-mod-dirty')", timeout=PATIENCE)

    notebook = saved(lab, "00_tour")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, last + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert not [each for each in outputs if each.output_type == "error"]
    shown = json.dumps(outputs)
    assert "Note on these articles: Invented. This event" in shown
    assert "Weir &amp; Sluice" in shown
    changed = ["git", "-C", str(lab.folder), "diff", "--", "notebooks/00_tour.ipynb"]
    assert subprocess.run(changed, capture_output=True, check=True).stdout == b""
    assert page.get_by_text("Jupyter news").count() == 0

    # What one ran oneself is trusted: its tables sort.
    table = page.locator("table.summarize-sortable").first
    table.get_by_role("button", name="words").click()
    assert table.locator("th[aria-sort=ascending]").count() == 1


def test_without_trust_tables_are_whole_and_reader_and_matrix_open(lab: Lab, page: Page) -> None:
    open_notebook(page, lab.at(UNTRUSTED))
    table = page.locator("table.summarize-sortable")
    table.wait_for(timeout=PATIENCE)
    assert table.locator("tbody tr").count() == ROWS
    taken_out = page.locator(".jp-OutputArea-output").locator("style, script")
    assert taken_out.count() == 0
    assert table.locator("th button").count() == 0
    assert not page.locator("input.summarize-filter").is_visible()
    text = table.locator("tbody td").first
    assert text.evaluate("cell => getComputedStyle(cell).textAlign") == "left"

    for summary, words in (
        ("details details > summary", "details details > div"),
        ("td summary", "td details > div"),
    ):
        page.locator(summary).first.wait_for(timeout=PATIENCE)
        assert not page.locator(words).first.is_visible()
        page.locator(summary).first.click()
        assert page.locator(words).first.is_visible()
    tint = page.locator("details details > summary > span").first
    assert tint.evaluate("span => getComputedStyle(span).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_finding_at_a_cells_end_is_shown_as_more_than_its_name(lab: Lab, page: Page) -> None:
    cell = nbformat.v4.new_code_cell(
        "from summarize import compose_briefing, read_articles\n"
        "briefing = compose_briefing(read_articles('../data/reservoir-leak'))\n"
        "briefing.of_kind('consensus')[0]"
    )
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, lab.folder / "notebooks" / "bend.ipynb")
    open_notebook(page, lab.at("bend.ipynb"))
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    shown = page.locator(".jp-OutputArea-output").first
    shown.wait_for(timeout=PATIENCE)
    assert "consensus, " in shown.inner_text()
    assert shown.locator("details > summary").count() == 1
