"""A real browser for the tests of pages: Chromium, as it is installed here."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

NEEDED = "SUMMARIZE_NEEDS_BROWSER"  # set where a missing browser is a failure, as in .ci/run
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=360, height=740)


def find_browser() -> str:
    """Return the path of Chromium; skip loudly without one, or fail where one is needed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        missing = f"no browser: none of {', '.join(_NAMES)} is installed"
        if os.environ.get(NEEDED):
            pytest.fail(f"{missing}, and {NEEDED} is set")
        warnings.warn(f"{missing}; the pages were not tried in one", stacklevel=2)
        pytest.skip(missing)
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium without a window."""
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_FLAGS])
        yield browser
        browser.close()


class Visit:
    """A page opened from a file, with all that went wrong or out while it was open."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())
