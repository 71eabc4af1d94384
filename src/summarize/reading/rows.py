"""A CSV file → its rows by name, each with its place."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarize.errors import ArticleError, did_you_mean
from summarize.reading.decoding import decode

log = logging.getLogger(__name__)

Row = Mapping[str, str]  # by column; "where" names file and line


def read_rows(path: Path, columns: Sequence[str], what: str) -> Mapping[str, Row]:
    """Return the rows of a file by the value of the first of `columns`, which every row must have.

    `columns` are those that are known; others are warned of, and refused where they look like a
    slip of the pen. Values are without outer spaces; `what` says in an error what the first
    column names.

    Raises:
        ArticleError: the file is not CSV or not text, a row has no name, or one that stood before;
            the message names file, line and remedy.

    """
    text, _ = decode(path, path.read_bytes())
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    rows: dict[str, Row] = {}
    try:
        _check_columns(path, reader.fieldnames or (), columns)
        for raw in reader:
            where = f"{path}, line {reader.line_num}"
            if None in raw:
                raise ArticleError(
                    f"{where}: more values than columns. Put quotation marks around a value "
                    "that holds a comma."
                )
            row = {key: (value or "").strip() for key, value in raw.items()}
            name = row[columns[0]]
            if not name:
                raise ArticleError(f"{where}: the column '{columns[0]}' is empty. Name {what}.")
            if name in rows:
                raise ArticleError(f"{where}: '{name}' is listed twice. Remove one line.")
            rows[name] = {**row, "where": where}
    except csv.Error as error:
        raise ArticleError(
            f"{path}, line {reader.line_num + 1}: not readable as CSV: {error}. "
            "Close every quotation mark that this line opens."
        ) from error
    return rows


def _check_columns(path: Path, names: Sequence[str], columns: Sequence[str]) -> None:
    if len(names) == 1 and re.search(r"[;\t]", names[0]):
        raise ArticleError(
            f"{path}, line 1: one column only. Separate the values by commas, not by semicolons "
            "or tabs."
        )
    unknown = [name for name in names if name not in columns]
    for name in unknown:
        if hint := did_you_mean(name, columns):
            raise ArticleError(f"{path}, line 1: unknown column '{name}'{hint}")
    if columns[0] not in names:
        raise ArticleError(
            f"{path}, line 1: no column '{columns[0]}'. The header is {','.join(columns)}; "
            f"all but {columns[0]} may be left out."
        )
    if unknown:
        log.warning(
            "%s: not used: %s; the columns that are: %s",
            path, ", ".join(unknown), ", ".join(columns),
        )  # fmt: skip
