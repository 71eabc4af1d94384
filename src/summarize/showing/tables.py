"""Rows → DataFrames, and these as CSV and Parquet. The only module that uses pandas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from summarize.reading.sentences import Sentence

Table = pd.DataFrame

# What a column holds. Fixed here rather than guessed from the values, so that an empty table has
# the same columns and types as a full one. "object" columns hold tuples of text, nothing else.
TEXT, COUNT, SHARE, LIST, YES = "str", "int64", "float64", "object", "bool"


PLACE: Mapping[str, str] = {"article": TEXT, "start": COUNT, "end": COUNT}  # what `place_of` gives


def make_table(
    columns: Mapping[str, str] | Sequence[tuple[str, str]], rows: Iterable[tuple[object, ...]]
) -> Table:
    """Build a table by position: an outlet may be called like another column.

    `columns` are names with what they hold, as pandas calls it: str, int64, float64, bool.
    """
    pairs = list(columns.items()) if isinstance(columns, Mapping) else list(columns)
    names = _apart([name for name, _ in pairs])
    filled = list(rows)
    return pd.DataFrame(
        {
            name: pd.Series([row[place] for row in filled], dtype=kind)
            for place, (name, (_, kind)) in enumerate(zip(names, pairs, strict=True))
        }
    ).round(6)  # as in comparison.json


def _apart(names: Sequence[str]) -> list[str]:
    """Return the names with "outlet: " before each that stands there already."""
    found: list[str] = []
    for name in names:
        while name in found:
            name = f"outlet: {name}"
        found.append(name)
    return found


def place_of(sentence: Sentence) -> tuple[str, int, int]:
    """Return the article's id and where in it a sentence starts and ends."""
    return sentence.article.id, sentence.start, sentence.end


def render_tables(tables: Mapping[str, Table]) -> Mapping[str, bytes]:
    """Return what the files of these tables hold, by file name: each as CSV and as Parquet."""
    files: dict[str, bytes] = {}
    for name, table in tables.items():
        files[f"{name}.csv"] = to_csv(table).encode()
        files[f"{name}.parquet"] = to_parquet(table)
    return files


def to_csv(table: Table) -> str:
    """Return a table as CSV with LF; lists are joined by "; ", what is missing is empty.

    Read it back with `pd.read_csv(path, keep_default_na=False)`, or an outlet called NA is lost.
    A cell that a spreadsheet would run as a formula has an apostrophe in front.
    """
    # CSV is what people open in a spreadsheet, and articles come from strangers: a sentence that
    # begins with "=" could fetch an address or worse. The apostrophe changes a source's words, if
    # only here; Parquet and comparison.json have them as printed, and offsets point there.
    guarded = table.copy()
    for name in _list_columns(table):
        guarded[name] = table[name].map("; ".join)
    for name in guarded.columns:
        if not pd.api.types.is_numeric_dtype(guarded[name]):
            guarded[name] = guarded[name].map(_without_formula, na_action="ignore")
    guarded.columns = pd.Index([_without_formula(name) for name in table.columns])
    return guarded.to_csv(index=False, lineterminator="\n")


def _without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_parquet(table: Table) -> bytes:
    """Return a table as Parquet, lists as lists of strings, every word as printed."""
    kinds = {"object": pa.list_(pa.string()), "str": pa.string(), "int64": pa.int64(),
             "float64": pa.float64(), "bool": pa.bool_()}  # fmt: skip
    schema = pa.schema([(name, kinds[str(table[name].dtype)]) for name in table.columns])
    # Without pandas' own metadata, which names its version: the columns' types say it all.
    columns = [pa.array(table[name], type=schema.field(name).type) for name in table.columns]
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), sink)
    return sink.getvalue()


def _list_columns(table: Table) -> list[str]:
    return [name for name in table.columns if table[name].dtype == "object"]
