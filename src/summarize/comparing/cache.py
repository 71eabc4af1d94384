"""Computed values kept on disk: vectors and ratings that need not be computed twice."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.errors import CacheError

log = logging.getLogger(__name__)

PLACE_VARIABLE = "SUMMARIZE_CACHE"
_LONGEST_WAIT_S = 60.0  # for another process that is writing
_LONGEST_COMPUTING_S = 600.0  # after which another process that computes is not waited for
_KEYS_AT_ONCE = 500  # SQLite allows about 1,000 values in one statement
_warned: set[Path] = set()  # one warning per process is enough: a run asks a cache many times

Values = npt.NDArray[Any]  # of any type and shape, but no objects
Make = Callable[[Sequence[str]], Sequence[Values]]


@dataclass(frozen=True, slots=True)
class Cache:
    """A SQLite file of arrays, each under the digest of everything that shaped it.

    Several processes may use one file at once; a process that dies in mid-write leaves what was
    there before. A cache that cannot be used is no reason to fail: it warns, once in a process,
    and computes again.
    """

    path: Path

    def complete(
        self, maker: str, texts: Sequence[str], make: Make, at_once: int = 1024
    ) -> Mapping[str, Values]:
        """Return what `maker` makes of each text, calling `make` only for what is not known.

        One process computes at a time; others wait and find it done. What is made is kept after
        every `at_once` texts, so that an interrupted run keeps its progress.
        """
        known = dict(self.read(maker, texts))
        if all(text in known for text in texts):
            return known
        with self._computing():
            known = dict(self.read(maker, texts))
            missing = [text for text in dict.fromkeys(texts) if text not in known]
            for start in range(0, len(missing), at_once):
                part = missing[start : start + at_once]
                made = dict(zip(part, make(part), strict=True))
                self.write(maker, made)
                known |= made
        return known

    def read(self, maker: str, texts: Iterable[str]) -> Mapping[str, Values]:
        """Return what `maker` made of each text, for those texts that are known."""
        wanted = {_digest(maker, text): text for text in texts}
        found: dict[str, Values] = {}
        keys = list(wanted)
        with self._warn_if_unusable(), self._open() as connection:
            for start in range(0, len(keys), _KEYS_AT_ONCE):
                part = keys[start : start + _KEYS_AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT digest, array FROM arrays WHERE digest IN ({marks})", part
                )
                for digest, array in rows:
                    found[wanted[digest]] = np.load(io.BytesIO(array), allow_pickle=False)
        return found

    def write(self, maker: str, made: Mapping[str, Values]) -> None:
        """Keep what `maker` made of each text."""
        rows = [(_digest(maker, text), _to_bytes(array)) for text, array in made.items()]
        with self._warn_if_unusable(), self._open() as connection:
            connection.executemany("INSERT OR IGNORE INTO arrays VALUES (?, ?)", rows)

    def size_bytes(self) -> int:
        """Return how much disk the cache takes."""
        return sum(path.stat().st_size for path in self._files() if path.exists())

    def purge(self) -> int:
        """Delete the cache and return how many bytes that freed.

        The lock file stays: it is empty, and without it two processes could both hold the lock.

        Raises:
            CacheError: a file cannot be deleted.

        """
        freed = self.size_bytes()
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise CacheError(f"{error.filename}: cannot be deleted: {error.strerror}") from error
        return freed

    @contextlib.contextmanager
    def _computing(self) -> Iterator[None]:
        """Hold the right to compute; a process that dies gives it back."""
        import filelock

        lock = filelock.FileLock(f"{self.path}.lock")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=_LONGEST_COMPUTING_S)
        except filelock.Timeout as error:
            log.warning("not waiting for another process: %s", error)
        except OSError as error:
            self._warn_once(error)
        try:
            yield
        finally:
            lock.release()

    def _files(self) -> Sequence[Path]:
        return [self.path.with_name(self.path.name + tail) for tail in ("", "-wal", "-shm")]

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_LONGEST_WAIT_S)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS arrays"
                " (digest BLOB PRIMARY KEY, array BLOB NOT NULL) WITHOUT ROWID"
            )
            with connection:
                yield connection
        finally:
            connection.close()

    @contextlib.contextmanager
    def _warn_if_unusable(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self._warn_once(error)

    def _warn_once(self, error: Exception) -> None:
        if self.path in _warned:
            return
        _warned.add(self.path)
        log.warning(
            "the cache %s cannot be used (%s); computing without it. "
            "`summarize cache --purge` starts it afresh.",
            self.path,
            error,
        )


def default_cache() -> Cache:
    """Return the user's cache: `$SUMMARIZE_CACHE`, or the system's place for caches."""
    place = os.environ.get(PLACE_VARIABLE)
    if place:
        return Cache(Path(place).expanduser())
    import platformdirs

    return Cache(Path(platformdirs.user_cache_dir("summarize")) / "computed.sqlite")


def _to_bytes(array: Values) -> bytes:
    """Return an array with its type and shape, in numpy's own format."""
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def _digest(maker: str, text: str) -> bytes:
    return hashlib.sha256(f"{maker}\0{text}".encode()).digest()
