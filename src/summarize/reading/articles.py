"""A folder of text files → articles with outlet, date and title."""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from summarize.errors import ArticleError, did_you_mean
from summarize.reading import lines
from summarize.reading.decoding import decode
from summarize.reading.register import SOURCE_COLUMNS, UNKNOWN, Source, read_register, source_of
from summarize.reading.rows import Row, read_rows

log = logging.getLogger(__name__)

SOURCES = "sources.csv"
COLUMNS = ("file", "outlet", "published", "title", "url", "note", "sha256", *SOURCE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report, as published. Every offset in this package points into `text`."""

    id: str  # a slug of the file's name; stays the same when other files come or go
    story: str
    outlet: str
    title: str  # empty when neither sources.csv nor the first line gives one
    text: str = field(repr=False)  # decoded, CR LF turned into LF, nothing else changed
    published: datetime | date | None = (
        None  # aware, or a bare day, or unknown: never a made-up midnight
    )
    author: str = ""
    url: str = ""
    note: str = ""  # the collector's remark, shown wherever the article is
    file: str = ""  # path inside the story's folder, with forward slashes
    sha256: str = ""  # of the file's bytes
    encoding: str = "utf-8"
    source: Source = UNKNOWN  # what is known of who published it

    @property
    def day(self) -> date | None:
        """The day of publication in its own time zone, or None."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def reading_order(self) -> tuple[str, str]:
        """A sort key: publication (undated articles last), then id."""
        if self.published is None:
            return ("9999", self.id)
        if isinstance(self.published, datetime):  # clocks of two zones compare only in one zone
            return (self.published.astimezone(UTC).isoformat(), self.id)
        return (self.published.isoformat(), self.id)


def read_articles(
    folder: str | Path, story: str | None = None, *, register: str | Path | None = None
) -> tuple[Article, ...]:
    """Read every `.txt` file of a story's folder, sorted by file name.

    The files lie in `folder` itself or in its subfolder `articles`. `sources.csv`, beside them or
    in the folder above, may give outlet, date, title, url and note; without it they are read
    from the file's name and the text. It may also say what is known of an article's source:
    owner, agency, country, language, and the analyst's own reliability grade. `register` is a
    file that says so of outlets, for many stories; what `sources.csv` says stands above it.
    `story` names the story; by default its folder does.

    Raises:
        ArticleError: no such folder, no articles in it, a file that cannot be read as text, or a
            `sources.csv` or register that does not fit; the message names file, line and remedy.

    """
    place = _articles_folder(Path(folder).resolve())  # "." has no name of its own
    root = place.parent if place.name == "articles" else place
    name = story or root.name
    sources = _read_sources(place)
    known = {} if register is None else read_register(register)
    files = sorted(filter(_is_text, place.iterdir()), key=lambda path: path.name)
    _check_all_there(place, files, sources)
    _warn_of_other_files(place)
    if not files:
        raise ArticleError(
            f"{place}: no articles here. Put one .txt file per article into this folder."
        )
    return tuple(
        _read_article(path, root, name, sources.get(path.name, {}), known) for path in files
    )


def _articles_folder(folder: Path) -> Path:
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "no such folder"
        raise ArticleError(f"{folder}: {what}. Name a folder that holds one .txt file per article.")
    inner = folder / "articles"
    return inner if inner.is_dir() and not any(map(_is_text, folder.iterdir())) else folder


def find_sources(folder: str | Path) -> Path | None:
    """Return the `sources.csv` that goes with a story's folder, or None.

    Raises:
        ArticleError: there is no such folder.

    """
    return find_beside(folder, SOURCES)


def find_beside(folder: str | Path, name: str) -> Path | None:
    """Return the file of that name beside a story's articles or in the folder above, or None.

    Raises:
        ArticleError: there is no such folder.

    """
    place = _articles_folder(Path(folder))
    candidates = [place / name]
    if place.name == "articles":
        candidates.append(place.parent / name)
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _read_sources(place: Path) -> Mapping[str, Row]:
    """Return the rows of `sources.csv` by file name; each remembers its place in `where`."""
    path = find_sources(place)
    return {} if path is None else read_rows(path, COLUMNS, "the article's file")


def _check_all_there(
    place: Path, files: list[Path], sources: Mapping[str, Mapping[str, str]]
) -> None:
    there = {path.name for path in files}
    missing = [name for name in sources if name not in there]
    if missing and not there:
        raise ArticleError(
            f"{place}: the articles themselves are not here. Put these files into it: "
            + ", ".join(missing)
        )
    for name in missing:
        raise ArticleError(
            f"{sources[name]['where']}: '{name}' is not in {place}. "
            f"Put the file there or remove the line{did_you_mean(name, there)}"
        )


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".txt" and path.is_file() and not path.name.startswith("._")


def _warn_of_other_files(place: Path) -> None:
    """Say which files were not read: a forgotten .docx must not vanish without a word."""
    known = {SOURCES, "overrides.yml", "gold.json", "sentences.tsv", "README.md", ".gitignore"}
    for path in sorted(place.iterdir()):
        if path.is_file() and not _is_text(path) and path.name not in known:
            log.warning("%s was not read: only .txt files are articles; save it as text", path)


def _read_article(
    path: Path, root: Path, story: str, row: Row, known: Mapping[str, Source]
) -> Article:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if row.get("sha256") and row["sha256"].lower() != digest:
        raise ArticleError(
            f"{path}: its SHA-256 is {digest}, but {row['where']} says {row['sha256']}. "
            "Put the file that was meant there, or correct the line."
        )
    decoded, encoding = decode(path, data)
    text = decoded.replace("\r\n", "\n")
    if not text.strip():
        log.warning("%s is empty: there is nothing in it to compare", path)
    byline = lines.find_byline(text)
    outlet = row.get("outlet") or _outlet_from_name(path.stem)
    return Article(
        id=_slug(path.stem),
        story=story,
        outlet=outlet,
        title=row.get("title") or lines.find_title(text),
        text=text,
        published=_parse_published(row) or byline.day,
        author=byline.author,
        url=row.get("url", ""),
        note=row.get("note", ""),
        file=path.relative_to(root).as_posix(),
        sha256=digest,
        encoding=encoding,
        source=source_of(outlet, row, known),
    )


def _slug(stem: str) -> str:
    """Return an id that is safe in file names and URLs, and another one for every other stem."""
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9_.-]+", "-", ascii_only).strip("-.")
    if slug == stem:
        return slug
    # The slug lost something ("a b", "a/b"): a piece of the name's digest keeps ids apart
    # without looking at the other files, whose coming and going must not change an id.
    return f"{slug}-{hashlib.sha256(stem.encode()).hexdigest()[:6]}".lstrip("-")


def _outlet_from_name(stem: str) -> str:
    """Return a readable form of a file's name: "harrow-courier_02" → "Harrow Courier 02"."""
    words = re.sub(r"[-_.\s]+", " ", stem).strip().split()
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in words) or stem


def _parse_published(row: Mapping[str, str]) -> datetime | date | None:
    value = row.get("published", "")
    if not value:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise ArticleError(
            f"{row['where']}: 'published' is not a date: {value}. "
            "Write 2017-02-24 or 2017-02-24T18:30:00+01:00."
        ) from error
    if moment.tzinfo is None:
        raise ArticleError(
            f"{row['where']}: 'published' has no time zone: {value}. "
            "Add one (2017-02-24T18:30:00+01:00) or give the day alone."
        )
    return moment
