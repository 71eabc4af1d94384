"""Text → what may be printed on a terminal."""

from __future__ import annotations

_KEPT = "\n\u200c\u200d"  # zero-width joiner and non-joiner are part of words and of emoji


def to_printable(text: str) -> str:
    """Drop control characters, which could move the cursor, colour or hide what is shown.

    Line breaks stay, other white space becomes a space. What only looks like a line break (U+2028)
    or turns the direction of reading is dropped or made a space like the rest.
    """
    return "".join(each if _is_printable(each) else " " if each.isspace() else "" for each in text)


def to_line(text: str) -> str:
    """Return printable text on one line, so that nothing in it can pass for another line."""
    return to_printable(text).replace("\n", " ")


def _is_printable(character: str) -> bool:
    return character.isprintable() or character in _KEPT
