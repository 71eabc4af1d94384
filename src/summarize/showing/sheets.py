"""The name of a page's own style → the whole of it: first what all pages have in common."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def stylesheet(name: str) -> str:
    """Return the common sheet (type, colours, headings, tables, paper), then the page's own."""
    templates = resources.files("summarize.showing").joinpath("templates")
    own = (templates.joinpath(each) for each in ("sheet.css", name))
    return "\n".join(each.read_text(encoding="utf-8").strip() for each in own)
