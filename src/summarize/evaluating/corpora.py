"""A file of JSON lines → stories with what people wrote of them."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from summarize.errors import LabelsError
from summarize.reading.articles import Article

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class CorpusStory:
    """A story of a corpus and the summaries that people wrote of it."""

    id: str
    articles: tuple[Article, ...]  # in the order of the file
    references: tuple[str, ...]  # at least one


def read_corpus(path: str | Path, limit: int | None = None) -> tuple[CorpusStory, ...]:
    """Read stories of the form {"id", "documents": [{"id", "outlet", "text"}], "references": [..]}.

    One to a line, in a file that may be gzipped. A single reference may stand under "summary" or
    "reference". `limit` reads only so many stories from the top.

    Raises:
        LabelsError: the file cannot be read or a line does not fit; the message names it.

    """
    stories = tuple(
        CorpusStory(
            id=str(record.get("id", f"story {number}")),
            articles=read_documents(record, where),
            references=_read_references(record, where),
        )
        for number, (where, record) in enumerate(read_lines(path, limit), start=1)
    )
    if not stories:
        raise LabelsError(f"{path}: holds no story. Put one to a line, as a JSON object.")
    return stories


def read_lines(
    path: str | Path, limit: int | None = None
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every line's place, for messages, and the object in it; empty lines are left out."""
    place = Path(path)
    if not place.is_file():
        raise LabelsError(f"{place}: no such file. Name a file of JSON lines (gzipped or not).")
    try:
        with gzip.open(place) if _is_gzipped(place) else place.open("rb") as file:
            lines = ((number, line) for number, line in enumerate(file, start=1) if line.strip())
            for number, line in islice(lines, limit):
                yield (where := f"{place}, line {number}"), _parse(line, where)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise LabelsError(f"{place}: is damaged: {error}. Fetch it again.") from error


def _is_gzipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _parse(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise LabelsError(f"{where}: not readable as JSON: {error}") from error
    if not isinstance(record, dict):
        raise LabelsError(f"{where}: must be one JSON object, of one story")
    return record


def read_documents(record: Mapping[str, Any], where: str) -> tuple[Article, ...]:
    """Return the documents of a story as articles, each from an outlet of its own.

    What people say of such stories they say of documents; two of one outlet therefore count as
    two here.
    """
    documents = read_list(record, "documents", where, lambda each: isinstance(each, dict))
    if not documents:
        raise LabelsError(f"{where}: 'documents' is empty: there is nothing to compare")
    articles: dict[str, Article] = {}
    outlets: set[str] = set()
    for number, document in enumerate(documents, start=1):
        name, text = str(document.get("id") or f"d{number}"), document.get("text")
        if not isinstance(text, str):
            raise LabelsError(f"{where}: document '{name}' has no 'text'")
        if name in articles:
            raise LabelsError(f"{where}: document '{name}' is there twice. Give one another id.")
        outlet = document.get("outlet") or f"Document {number}"
        outlet = f"{outlet} ({number})" if outlet in outlets else outlet
        outlets.add(outlet)
        articles[name] = Article(
            id=name,
            story=str(record.get("id", "story")),
            outlet=outlet,
            title=document.get("title") or "",
            text=text.replace("\r\n", "\n"),
            published=_day(document.get("date")),
        )
    return tuple(articles.values())


def _day(value: object) -> date | None:
    """Return the day that a value begins with, or None: corpora write dates in many ways."""
    found = _DAY.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _read_references(record: Mapping[str, Any], where: str) -> tuple[str, ...]:
    for key in ("summary", "reference"):
        if isinstance(record.get(key), str):
            return (record[key],)
    references = read_list(record, "references", where, lambda each: isinstance(each, str))
    if not references:
        raise LabelsError(f"{where}: 'references' is empty: there is nothing to measure against")
    return tuple(references)


def read_list(
    record: Mapping[str, Any], key: str, where: str, fits: Callable[[Any], bool]
) -> Sequence[Any]:
    """Return the list under `key`, checked; raise LabelsError where it is missing or misfits."""
    values = record.get(key)
    if not isinstance(values, list):
        raise LabelsError(f"{where}: the list '{key}' is missing; there is {', '.join(record)}")
    for value in values:
        if not fits(value):
            raise LabelsError(f"{where}: '{key}' cannot hold {str(value)[:60]!r}")
    return values
