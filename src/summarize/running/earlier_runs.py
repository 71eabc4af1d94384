"""The runs of a story → the one that a new run is compared with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.showing.changes import ONLY_SHOWN
from summarize.showing.recorded import MANIFEST, read_earlier

NONE = "none"  # in place of a run: compare with none
_RUN = re.compile(r"(?P<started>\d{8}T\d{6}Z)-(?P<what>[0-9a-f]{8})(?:-(?P<number>\d+))?")


def find_earlier(runs: Path, name: str, record: Mapping[str, Any], since: str) -> Path | None:
    """Return the folder or file of the run to compare with; None for none.

    By default the last published run in `runs` that was made of other articles or other settings
    than the run `name` of which `record` is the manifest: so a run on the same articles is
    compared with what the one before was compared with, and comes to the same. `since` names
    another one: a folder or file, a run in `runs`, or "none".

    Raises:
        RecordError: the run that `since` names cannot be read. What is found without being named
            is not read here: it is no reason to fail.

    """
    if since.casefold() == NONE:
        return None
    if since:
        named = Path(since).expanduser()
        place = named if named.exists() or not (runs / since).exists() else runs / since
        read_earlier(place)
        return place
    mine = _RUN.fullmatch(name)
    last_first = sorted(_published(runs), key=_order, reverse=True)
    for run in last_first:
        theirs = _RUN.fullmatch(run.name)
        if mine and theirs and mine["what"] != theirs["what"] and not _is_alike(run, record):
            return run
    return None


def _published(runs: Path) -> list[Path]:
    if not runs.is_dir():
        return []
    return [path for path in runs.iterdir() if path.is_dir() and _RUN.fullmatch(path.name)]


def _order(run: Path) -> tuple[str, int]:
    """Return what sorts runs by their age; those of one second by their number."""
    match = _RUN.fullmatch(run.name)
    assert match is not None
    return match["started"], int(match["number"] or 1)


def _is_alike(run: Path, record: Mapping[str, Any]) -> bool:
    """Say whether a run differs from a manifest in nothing but how much it shows."""
    try:
        theirs = json.loads((run / MANIFEST).read_text(encoding="utf-8"))
        return _made_of(theirs) == _made_of(record)
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return False  # damaged: the report will say so


def _made_of(record: Mapping[str, Any]) -> tuple[object, ...]:
    weighed = {name: value for name, value in record["settings"].items() if name not in ONLY_SHOWN}
    by_hand = record.get("overrides")  # a manifest of before there were any does not say
    return record["inputs"], record["sources"], record["register"], by_hand, weighed
