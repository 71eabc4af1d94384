"""A file's bytes → its text, in whatever encoding it was saved."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from summarize.errors import ArticleError

log = logging.getLogger(__name__)

# No text holds these: all control characters but tab, line ends, form feed and DOS's end of file.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """Return text and the encoding it was in: strict UTF-8 first, else what cchardet detects."""
    if b"\0" not in data:  # UTF-16 in plain English letters would pass for UTF-8
        try:
            return data.decode("utf-8-sig"), "utf-8"
        except UnicodeDecodeError as error:
            start = error.start
    else:
        start = data.index(b"\0")
    import cchardet

    guess = (cchardet.detect(data)["encoding"] or "").lower()
    # A few accents are too little to go by, and the guess a rare one that Python does not know:
    # Western text is then in Windows-1252. Damaged UTF-8 is not.
    for encoding in (guess, "windows-1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            text = "\0"
        if not _CONTROL.search(text):
            log.warning("%s is not UTF-8; read as %s", path, encoding)
            return text, encoding
        if encoding.startswith("utf-8"):
            break
    raise ArticleError(
        f"{path}, byte {start}: not UTF-8, nor text in any encoding that can be recognised. "
        "Save it as UTF-8."
    )
