"""Text or bytes → a file that is whole or not there."""

from __future__ import annotations

import uuid
from pathlib import Path


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
    aside = path.with_name(f".{uuid.uuid4().hex}.part")  # its own name made longer may not fit
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path
