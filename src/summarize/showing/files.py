"""Briefing → files in a folder."""

from __future__ import annotations

from pathlib import Path

from summarize.briefing import Briefing
from summarize.showing.mail import write_mail
from summarize.showing.markdown import write_markdown
from summarize.showing.outline import outline
from summarize.showing.page import to_html
from summarize.showing.records import to_json
from summarize.showing.story_tables import all_tables
from summarize.showing.tables import render_tables
from summarize.showing.what_changed import ChangeReport, to_changes_json
from summarize.showing.whole_files import write_bytes
from summarize.showing.word_document import write_docx


def write_results(
    briefing: Briefing, folder: str | Path, changes: ChangeReport | None = None
) -> tuple[Path, ...]:
    """Write the briefing in all its forms and all tables into a folder; return what was written.

    The folder is made if need be. Everything is put together before the first file is written,
    and each file replaces only one of its own name, and only when whole; all else in the folder
    stays as it is. With `changes` the page tells what changed, and `changes.json` holds it.

    Raises:
        OSError: the folder cannot be made or written to.

    """
    tables = render_tables(all_tables(briefing))
    whole = outline(briefing, changes)
    contents = {
        "briefing.html": to_html(briefing, changes).encode(),
        "briefing.md": write_markdown(whole).encode(),
        "briefing.docx": write_docx(whole),
        "briefing.txt": write_mail(whole).encode(),
        "comparison.json": to_json(briefing).encode(),
        **{f"tables/{name}": data for name, data in tables.items()},
    }
    if changes is not None:
        contents["changes.json"] = to_changes_json(changes).encode()
    root = Path(folder).expanduser()
    return tuple(write_bytes(root / name, data) for name, data in contents.items())
