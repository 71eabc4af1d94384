"""Executed notebook → an HTML page without its code, in the look of the briefing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.showing.cell_styles import SORTABLE, STYLE, STYLE_RULES, script, script_element
from summarize.showing.phrases import readable
from summarize.showing.policies import csp_hash
from summarize.showing.sheets import stylesheet
from summarize.showing.whole_files import write_text

_WIDGET = "application/vnd.jupyter.widget-view+json"
_OURS_ALONE = "notebook-only"  # the tag of cells that mean nothing without code or kernel


def write_notebook_page(notebook: Path) -> Path:
    """Write the notebook's prose, tables and figures as a page beside it and return its path.

    Code is left out, and so are cells tagged "notebook-only" and sliders, which move nothing on a
    page. The page asks no host for anything and runs no script but the one that sorts tables: a
    Content-Security-Policy forbids all else, whatever an output may hold.
    """
    import nbformat
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    node = nbformat.read(notebook, as_version=4)
    node.cells = [cell for cell in node.cells if _is_shown(cell)]
    body = _body(node)
    environment = Environment(
        loader=PackageLoader("summarize.showing"), autoescape=True, undefined=StrictUndefined
    )
    style = stylesheet("notebook.css").replace("/* tables */", STYLE_RULES)
    given = node.metadata.get("papermill", {}).get("parameters", {})
    page = environment.get_template("notebook.html.j2").render(
        title=_question(node) or notebook.stem,
        story=readable(given["name"]) if given.get("name") else "",
        briefing=_briefing_beside(given),
        style=Markup(style),
        body=Markup(body),
        script=Markup(script()) if SORTABLE in body else "",
        script_hash=csp_hash(script()),
    )
    return write_text(notebook.with_suffix(".html"), page)


def _is_shown(cell: Any) -> bool:
    """Say whether anything of a cell stands on the page; take out of it what does not."""
    if _OURS_ALONE in cell.metadata.get("tags", []):
        return False
    if cell.cell_type != "code":
        return True
    cell.outputs = [each for each in cell.outputs if _WIDGET not in each.get("data", {})]
    for output in cell.outputs:
        _take_out(output)
    return bool(cell.outputs)


def _take_out(output: Any) -> None:
    """Remove the tables' style and script from an output: the page has each once."""
    data = output.get("data", {})
    if "text/html" in data:
        data["text/html"] = data["text/html"].replace(STYLE, "").replace(script_element(), "")


def _body(node: Any) -> str:
    from nbconvert import HTMLExporter

    node.metadata.pop("widgets", None)
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(node)
    return str(body)


def _question(node: Any) -> str:
    """Return the notebook's first heading: the question that it asks."""
    headings = (
        line.lstrip("# ")
        for cell in node.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("# ")
    )
    return next(headings, "")


def _briefing_beside(given: Mapping[str, Any]) -> str:
    """Return where the briefing of the same run lies, as seen from the page; empty where none."""
    place = given.get("output_dir", "")
    return f"{place}/briefing.html" if place == ".." else ""
