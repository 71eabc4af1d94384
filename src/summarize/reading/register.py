"""What is known of the outlets: owner, agency, country, language, the analyst's own grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from summarize.errors import ArticleError
from summarize.reading.rows import Row, read_rows

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a register says of who published an article; empty where it says nothing."""

    owner: str = ""
    agency: str = ""  # whose copy it carries
    country: str = ""
    language: str = ""
    reliability: str = ""  # the analyst's own grade, a key of `RELIABILITY`; never changed here


UNKNOWN = Source()
SOURCE_COLUMNS = tuple(field.name for field in fields(Source))


def read_register(path: str | Path) -> Mapping[str, Source]:
    """Return what a shared register says, by outlet; a CSV file with a column `outlet`.

    The other columns are owner, agency, country, language and reliability; all may be left out.
    Outlets that no article is from are no error, for the file serves many stories. The keys are
    for `source_of`: upper and lower case, outer and double spaces do not count.

    Raises:
        ArticleError: no such file, a grade that is none, or two rows for one outlet; the message
            names file, line and remedy.

    """
    path = Path(path)
    if not path.is_file():
        raise ArticleError(
            f"{path}: no such register. Name a CSV file whose header is "
            f"outlet,{','.join(SOURCE_COLUMNS)}."
        )
    known: dict[str, Source] = {}
    for outlet, row in read_rows(path, ("outlet", *SOURCE_COLUMNS), "the outlet").items():
        if _key(outlet) in known:
            raise ArticleError(f"{row['where']}: '{outlet}' is listed twice. Remove one line.")
        known[_key(outlet)] = _as_source(row)
    return known


def source_of(outlet: str, row: Row, known: Mapping[str, Source]) -> Source:
    """Return what is known of an article's source: its own row's values above its outlet's.

    Raises:
        ArticleError: the row's grade is none.

    """
    own, shared = _as_source(row), known.get(_key(outlet), UNKNOWN)
    return Source(**{name: getattr(own, name) or getattr(shared, name) for name in SOURCE_COLUMNS})


def _key(outlet: str) -> str:
    return " ".join(outlet.casefold().split())


def _as_source(row: Row) -> Source:
    values = {name: row.get(name, "") for name in SOURCE_COLUMNS}
    grade = values["reliability"].upper()
    if grade and grade not in RELIABILITY:
        raise ArticleError(
            f"{row['where']}: 'reliability' is not a grade: {values['reliability']}. Write one "
            "letter from A (completely reliable) to E (unreliable), F (cannot be judged), or "
            "leave it empty."
        )
    return Source(**{**values, "reliability": grade})
