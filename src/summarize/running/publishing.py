"""Finished results → a folder of their own, moved into place when whole."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from summarize.errors import ArticleError, RunError
from summarize.reading.articles import Article

LATEST = "latest"
FAILED = "failed"
_UNFINISHED = ".unfinished-"


def run_name(started: datetime, articles: Sequence[Article], settings: Mapping[str, object]) -> str:
    """Return a run's name: UTC time and a short hash of inputs and settings."""
    inputs = [[article.file, article.sha256, article.outlet, article.title, str(article.published)]
              for article in articles]  # fmt: skip
    what = json.dumps([inputs, settings], sort_keys=True, default=str)
    return f"{started:%Y%m%dT%H%M%SZ}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"


def story_folder(out: Path, story: str) -> Path:
    """Return the folder that holds all runs of a story.

    Raises:
        ArticleError: nothing of the name can stand in a folder's name.

    """
    name = re.sub(r"[^\w.-]+", "-", story).strip("-.")
    if not name:
        raise ArticleError(f"the story's name '{story}' makes no folder name; give one with --name")
    return out / name


def publish(runs: Path, name: str, write: Callable[[Path], None]) -> Path:
    """Let `write` fill a folder, move it to `runs/name` when it is done, and return its place.

    `runs/latest` then leads to it. When `write` fails or is interrupted, what it wrote goes to
    `runs/failed/name`, and `latest` and everything published before stay as they were. A killed
    process leaves only a hidden folder, which the next run removes.

    Raises:
        RunError: the folder cannot be written.

    """
    staging = runs / f"{_UNFINISHED}{name}-{os.getpid()}"
    try:
        runs.mkdir(parents=True, exist_ok=True)
        _sweep(runs)
        staging.mkdir()
    except OSError as error:
        raise RunError(
            f"{error.filename or runs}: cannot be written: {error.strerror}. "
            "Name another folder with --out."
        ) from error
    try:
        write(staging)
    except BaseException:
        (runs / FAILED).mkdir(exist_ok=True)
        _move(staging, runs / FAILED / name)
        raise
    run = _move(staging, runs / name)
    _point_latest(runs, run)
    return run


def _move(staging: Path, target: Path) -> Path:
    """Move a folder into place; a run of the same second and name gets a number."""
    free, count = target, 1
    while True:
        try:
            staging.rename(free)
        except OSError:
            if not free.exists():
                raise
            count += 1
            free = target.with_name(f"{target.name}-{count}")
        else:
            return free


def _point_latest(runs: Path, run: Path) -> None:
    link = runs / f".{LATEST}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(run.name, target_is_directory=True)
    link.replace(runs / LATEST)


def _sweep(runs: Path) -> None:
    """Remove what killed runs left behind; a run that is still at work is let be."""
    for folder in runs.glob(f"{_UNFINISHED}*"):
        process = int(folder.name.rsplit("-", 1)[1])
        if not _is_alive(process):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
