"""Executed notebook → an HTML page without its code."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from summarize.showing.cell_styles import SORTABLE, STYLE, STYLE_RULES, script, script_element
from summarize.showing.policies import csp_hash
from summarize.showing.whole_files import write_text

_WIDGET = "application/vnd.jupyter.widget-view+json"


def write_notebook_page(notebook: Path) -> Path:
    """Write the notebook's prose, tables and figures as a page beside it and return its path.

    Code is left out, and so are cells tagged "notebook-only" and sliders, which move nothing on a
    page. The page asks no host for anything and runs no script but the one that sorts tables: a
    Content-Security-Policy forbids all else, whatever an output may hold.
    """
    import nbformat
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup
    from nbconvert import HTMLExporter

    node = nbformat.read(notebook, as_version=4)
    node.cells = [
        cell for cell in node.cells if "notebook-only" not in cell.metadata.get("tags", [])
    ]
    node.metadata.pop("widgets", None)
    for cell in node.cells:
        if cell.cell_type == "code":
            cell.outputs = [each for each in cell.outputs if _WIDGET not in each.get("data", {})]
            for output in cell.outputs:
                _take_out(output)
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(node)
    environment = Environment(
        loader=PackageLoader("summarize.showing"), autoescape=True, undefined=StrictUndefined
    )
    title = next(
        (line.lstrip("# ") for cell in node.cells for line in cell.source.splitlines()
         if cell.cell_type == "markdown" and line.startswith("# ")),
        notebook.stem,
    )  # fmt: skip
    style = files("summarize.showing").joinpath("templates/notebook.css").read_text("utf-8")
    page = environment.get_template("notebook.html.j2").render(
        title=title,
        style=Markup(style.replace("/* tables */", STYLE_RULES)),
        body=Markup(body),
        script=Markup(script()) if SORTABLE in body else "",
        script_hash=csp_hash(script()),
    )
    return write_text(notebook.with_suffix(".html"), page)


def _take_out(output: Any) -> None:
    """Remove the tables' style and script from an output: the page has each once."""
    data = output.get("data", {})
    if "text/html" in data:
        data["text/html"] = data["text/html"].replace(STYLE, "").replace(script_element(), "")
