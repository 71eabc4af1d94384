"""Finished results → a folder of their own, moved into place when whole."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from summarize.errors import ArticleError, RunError
from summarize.reading.articles import Article

log = logging.getLogger(__name__)

LATEST = "latest"
FAILED = "failed"
PAGE = "briefing.html"
_UNFINISHED = ".unfinished-"
_LOCK = ".lock"  # beside the folder it locks, so that it is not published with it


def run_name(started: datetime, articles: Sequence[Article], settings: Mapping[str, object]) -> str:
    """Return a run's name: UTC time and a short hash of inputs and settings."""
    inputs = [[article.file, article.sha256, article.outlet, article.title, str(article.published)]
              for article in articles]  # fmt: skip
    what = json.dumps([inputs, settings], sort_keys=True, default=str)
    return f"{started:%Y%m%dT%H%M%SZ}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"


def story_folder(out: Path, story: str) -> Path:
    """Return the folder that holds all runs of a story, another one for every other name.

    Raises:
        ArticleError: nothing of the name can stand in a folder's name.

    """
    name = re.sub(r"[^\w.-]+", "-", story).strip("-.")
    if not name:
        raise ArticleError(f"the story's name '{story}' makes no folder name; give one with --name")
    if name == story:
        return out / name
    # The folder's name lost something ("A B", "A/B"): a piece of the digest keeps stories apart.
    digest = hashlib.sha256(story.encode(errors="surrogatepass")).hexdigest()
    return out / f"{name}-{digest[:6]}"


def publish(runs: Path, name: str, write: Callable[[Path, str], None]) -> Path:
    """Let `write` fill a folder, move it to `runs/name` when it is done, and return its place.

    Where a run of that name is or is being written, `name` gets a number; `write` is told the
    folder and the name it will have. `runs/latest` then leads to it. When `write` fails or is
    interrupted, what it wrote goes to `runs/failed/name`, and `latest` and everything published
    before stay as they were. A killed process leaves only a hidden folder, which the next run
    removes.

    Raises:
        RunError: the folder cannot be written.

    """
    try:
        runs.mkdir(parents=True, exist_ok=True)
        _sweep(runs)
        staging, lock = _claim(runs, name)
    except OSError as error:
        raise RunError(
            f"{error.filename or runs}: cannot be written: {error.strerror}. "
            "Name another folder with --out."
        ) from error
    free = staging.name.removeprefix(_UNFINISHED)
    try:
        write(staging, free)
        run = staging.rename(runs / free)
    except BaseException:
        _keep_failed(staging, runs / FAILED / free)
        raise
    else:
        _point_latest(runs, run)
        return run
    finally:
        _unlock(lock)


def _sweep(runs: Path) -> None:
    """Remove what killed runs left behind: nobody holds its lock. A run at work is let be."""
    for path in runs.glob(f"{_UNFINISHED}*"):
        staging = path.with_name(path.name.removesuffix(_LOCK))
        with suppress(OSError):  # not ours to remove; no reason not to run
            lock = _try_lock(staging)
            if lock is not None:
                shutil.rmtree(staging, ignore_errors=True)
                _unlock(lock)


def _claim(runs: Path, name: str) -> tuple[Path, FileLock]:
    """Make a folder to write in, named after the first free name, and lock it."""
    for number in count(1):
        free = name if number == 1 else f"{name}-{number}"
        staging = runs / f"{_UNFINISHED}{free}"
        lock = _try_lock(staging)
        if lock is None:
            continue
        # Looked at under the lock: whoever had the name has come to an end, and nobody can take it.
        if not any(path.exists() for path in (runs / free, runs / FAILED / free, staging)):
            staging.mkdir()
            return staging, lock
        _unlock(lock)
    raise AssertionError("there is always a next number")


def _try_lock(staging: Path) -> FileLock | None:
    """Lock a folder, on this or any other machine that sees it; None when another holds it.

    A process that dies lets go of its locks, which its number cannot tell another machine.
    """
    lock = FileLock(f"{staging}{_LOCK}")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return None
    return lock


def _unlock(lock: FileLock) -> None:
    """Let go of a lock; its file goes first, while nobody else can hold it."""
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _keep_failed(staging: Path, target: Path) -> None:
    """Move aside what a failed run wrote; a page in it must not look finished."""
    page = staging / PAGE
    try:
        if page.exists():
            page.rename(page.with_name(f"unfinished-{PAGE}"))
        target.parent.mkdir(exist_ok=True)
        staging.rename(target)
    except OSError as error:
        log.warning("what the failed run wrote could not be kept: %s", error)


def _point_latest(runs: Path, run: Path) -> None:
    """Lead `latest` to a run. The run stands without it: not every file system has links."""
    latest, link = runs / LATEST, runs / f".{LATEST}-{run.name}"
    if latest.exists() and not latest.is_symlink():
        log.warning("%s is no link and was left as it is; the new run is %s", latest, run)
        return
    try:
        link.symlink_to(run.name, target_is_directory=True)
        link.replace(latest)
    except OSError as error:
        log.warning("%s could not be led to the new run %s: %s", latest, run, error.strerror)
    finally:
        with suppress(OSError):
            link.unlink(missing_ok=True)
