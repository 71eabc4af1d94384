"""What an analyst decides in a notebook → an entry of the story's `overrides.yml`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from summarize.errors import OverridesError, did_you_mean
from summarize.reading.anchors import anchor_of, place_overrides
from summarize.reading.articles import read_articles
from summarize.reading.decoding import decode
from summarize.reading.overrides import (
    FILE,
    Anchor,
    Override,
    compose,
    find_overrides,
    parse_overrides,
    to_yaml,
)
from summarize.reading.sentences import Sentence, split_articles
from summarize.showing.whole_files import write_text


def add_override(
    story: str | Path,
    *,
    do: str,
    by: str,
    why: str = "",
    sentences: Sequence[str] = (),
    label: str = "",
    text: str = "",
    on: date | None = None,
) -> Path:
    """Add a decision to the story's `overrides.yml` and return the file; the next run heeds it.

    `do` is merge, split, pin, reject, relabel or note; `sentences` are ids as the briefing's
    tables and `comparison.json` have them ("lanmere-ledger:4"), and are written down by the words
    that stand there. `label` is what a relabelling makes of them: the file's `as`. `text` is a
    note's. `on` is today unless it is given. What stands in the file stays as it is, comments
    too; a file that is not there is made, beside the articles.

    Raises:
        ArticleError: the story cannot be read.
        OverridesError: what is to be added says something unknown, names a sentence that is not
            there or would not be found again, or contradicts what stands in the file; or the file
            has a form to which nothing can be added. Nothing is written then.

    """
    place = find_overrides(story)
    found = split_articles(read_articles(story))
    anchors = _anchors(sentences, found)
    entry = to_yaml(
        Override(do, by, on or datetime.now(UTC).astimezone().date(), why, label, text, anchors)  # type: ignore[arg-type]  # checked when it is read back
    )
    (added,) = parse_overrides(entry, "the new override")
    path = place or Path(story) / FILE
    before = decode(path, path.read_bytes())[0] if place is not None else ""
    whole = _append(before, entry, str(path))
    heeded = parse_overrides(whole, str(path))
    if heeded != (*parse_overrides(before, str(path)), added):
        raise OverridesError(f"{path}: nothing can be added at its end. Add this by hand:\n{entry}")
    _check_fit(heeded, sentences, found)
    return write_text(path, whole)


def _anchors(names: Sequence[str], found: Sequence[Sentence]) -> tuple[Anchor, ...]:
    """Return what finds the sentences of these ids again."""
    if isinstance(names, str):
        raise OverridesError(f"sentences: give a list of ids, as in ['{names}']")
    by_id = {sentence.id: sentence for sentence in found}
    for name in names:
        if name not in by_id:
            raise OverridesError(f"no sentence '{name}'{did_you_mean(name, by_id)}")
    return tuple(anchor_of(by_id[name]) for name in names)


def _check_fit(heeded: Sequence[Override], names: Sequence[str], found: Sequence[Sentence]) -> None:
    """Raise OverridesError where the last override would not find its sentences, or is at odds."""
    added = heeded[-1]
    try:
        *_, placed = place_overrides(heeded, found)
    except OverridesError as error:
        raise OverridesError(
            f"{error} Nothing was written; line {added.line} would be the new one."
        ) from error
    if placed.trouble or set(placed.sentences) != set(names):
        reason = placed.trouble or "its words are found in another sentence"
        raise OverridesError(
            f"nothing was written, for it would not fit when it is read again: {reason}. Add it by "
            f"hand to {added.file}, with a longer quotation, or 'prefix' and 'suffix'"
        )


def _append(before: str, entry: str, called: str) -> str:
    """Return a file's text with an entry at its end, as far in as those that it has."""
    root = compose(before, called) if before.strip() else None
    indent = root.start_mark.column if root is not None and root.id == "sequence" else 0
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    return before + gap + textwrap.indent(entry, " " * indent)
