"""Briefing → files in a folder."""

from __future__ import annotations

import uuid
from pathlib import Path

from summarize.briefing import Briefing


def write_results(briefing: Briefing, folder: str | Path) -> tuple[Path, ...]:
    """Write the page, `comparison.json` and all tables into a folder; return what was written.

    The folder is made if need be. Everything is put together before the first file is written,
    and each file replaces only one of its own name, and only when whole; all else in the folder
    stays as it is.

    Raises:
        OSError: the folder cannot be made or written to.

    """
    from summarize.showing.page import to_html
    from summarize.showing.records import to_json
    from summarize.showing.tables import all_tables, render_tables

    tables = render_tables(all_tables(briefing))
    contents = {
        "briefing.html": to_html(briefing).encode(),
        "comparison.json": to_json(briefing).encode(),
        **{f"tables/{name}": data for name, data in tables.items()},
    }
    root = Path(folder).expanduser()
    return tuple(write_bytes(root / name, data) for name, data in contents.items())


def write_text(path: str | Path, text: str) -> Path:
    """Write text as UTF-8 with the line ends it has; see `write_bytes`."""
    return write_bytes(path, text.encode())


def write_bytes(path: str | Path, data: bytes) -> Path:
    """Write a file beside its place and move it there when it is whole; return its path.

    Whoever reads `path` meanwhile, or after a crash, finds the former file or the new one.
    Missing folders are made.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(
        f".{uuid.uuid4().hex}.part"
    )  # a long name of the file itself may not fit
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path
