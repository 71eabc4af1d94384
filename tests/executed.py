"""A notebook as papermill leaves it: outputs of our cells in it, and nobody's signature on it."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
from IPython.display import HTML

KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


def write_executed(path: Path, *shown: HTML) -> Path:
    """Write a notebook with a cell for each thing shown."""
    cells = [nbformat.v4.new_markdown_cell("# What is shown?", id="title")]
    for number, each in enumerate(shown, start=1):
        output = nbformat.v4.new_output("display_data", {"text/html": each.data})
        cell = nbformat.v4.new_code_cell("...", id=f"cell-{number}", outputs=[output])
        cell.execution_count = number
        cells.append(cell)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path)
    return path


def execute_here(notebook: Path, path: Path) -> Path:
    """Execute a notebook in this process, which has the model already, and write what it shows."""
    node = nbformat.read(notebook, as_version=4)
    names: dict[str, object] = {}
    for cell in node.cells:
        if cell.cell_type == "code" and "notebook-only" not in cell.metadata.get("tags", ()):
            shown = _run(cell.source, names)
            if isinstance(shown, HTML):
                data = {"text/html": shown.data}
                cell.outputs = [nbformat.v4.new_output("display_data", data)]
    nbformat.write(node, path)
    return path


def _run(source: str, names: dict[str, object]) -> object:
    """Run a cell and return the value of the expression that it ends with, if it does."""
    tree = ast.parse(source)
    match tree.body:
        case [*_, ast.Expr(value)]:
            last = compile(ast.Expression(value), "<cell>", "eval")
            del tree.body[-1]
        case _:
            last = compile("None", "<cell>", "eval")
    exec(compile(tree, "<cell>", "exec"), names)
    return eval(last, names)
