"""A notebook as papermill leaves it: outputs of our cells in it, and nobody's signature on it."""

from __future__ import annotations

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
