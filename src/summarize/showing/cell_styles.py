"""How what a notebook's cells show looks, trusted or not.

JupyterLab shows the outputs of a notebook that it did not execute itself (by papermill, or received
from somebody else) only after taking out `<style>`, `<script>`, ids, popovers and the names of
radio buttons, which it disables as well; an inline `style` and `<details>` it lets stand, links
within the notebook too. So alignment, tints and borders are written into the elements, and whatever
opens is a `<details>`. What lies in `STYLE` and in `script` is comfort where there is trust, and
in the notebooks' pages.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

TABLE = "summarize-table"  # the class of every table
SORTABLE = "summarize-sortable"  # of those that the script knows
FIGURE = "summarize-figure"  # the class of every figure

LEFT = "text-align:left;vertical-align:top"
RIGHT = "text-align:right;vertical-align:top;white-space:nowrap"
WIDE = f"{LEFT};min-width:15em"  # a column of sentences
NAMED = f"{LEFT};min-width:7em"  # a column of names
CENTRE = "text-align:center;vertical-align:top"

FOLD = "cursor:pointer"
QUIET = "opacity:.72"
MARK = "background-color:rgba(232,176,60,.38);color:inherit"
BESIDE = (  # words that open below others
    "margin:.3em 0 .6em .2em;padding:.1em 0 .1em .8em;border-left:3px solid rgba(128,128,128,.45)"
)

# Behind text in light and dark alike; each is named in words wherever it is used.
TINTS = {
    "consensus": "rgba(38,139,110,.20)",
    "contested": "rgba(200,80,30,.22)",
    "shared": "rgba(60,120,200,.18)",
    "unique": "rgba(128,128,128,.12)",
}

STYLE_RULES = r"""table.summarize-table { border-collapse: collapse; max-width: 80em; }
table.summarize-table th, table.summarize-table td { padding: .35em .7em; line-height: 1.4;
  overflow-wrap: break-word; border-bottom: 1px solid rgb(128 128 128 / .3); }
table.summarize-table td.id { overflow-wrap: anywhere; min-width: 5em;
  font-size: .9em; opacity: .72; }
table.summarize-table th { border-bottom: 2px solid rgb(128 128 128 / .6); }
table.summarize-table th button { all: unset; cursor: pointer; font-weight: 600; }
table.summarize-table th button:focus-visible { outline: 2px solid currentColor;
  outline-offset: 2px; }
table.summarize-table th button::after { content: "\a0↕"; opacity: .45; }
table.summarize-table th[aria-sort=ascending] button::after { content: "\a0↑"; opacity: 1; }
table.summarize-table th[aria-sort=descending] button::after { content: "\a0↓"; opacity: 1; }
input.summarize-filter { font-size: .85rem; color: inherit; background: none; padding: .3em .6em;
  margin: .2em 0 .6em; width: 22em; max-width: 100%; border: 1px solid rgb(128 128 128 / .6);
  border-radius: 4px; box-sizing: border-box; }
input.summarize-filter::placeholder { color: inherit; opacity: .72; }
body[data-jp-theme-light=false] img.summarize-figure { filter: invert(.92) hue-rotate(180deg); }"""
STYLE = f"<style>{STYLE_RULES}</style>"


def scrolling(html: str) -> str:
    """Return HTML in a frame in which it scrolls where it is too wide, by the keyboard as well."""
    return f'<div class="scroll" style="overflow-x:auto" tabindex="0">{html}</div>'


@cache
def script() -> str:
    """Return the script that sorts and filters tables, as it stands in the page's element."""
    # Ours rather than a library's: 2 kB instead of the half megabyte of DataTables in every
    # notebook, and the rows stand in the notebook as a table, not as data that a script must draw.
    # That is what a notebook without trust, a mail preview and a search show.
    file = resources.files("summarize.showing").joinpath("templates/tables.js")
    return file.read_text(encoding="utf-8").strip()


def script_element() -> str:
    """Return the script in its element: the same text wherever it stands."""
    return f"<script>{script()}</script>"
