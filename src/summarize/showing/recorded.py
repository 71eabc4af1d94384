"""`comparison.json` of some run → what it says, read strictly."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from summarize.briefing import Briefing
from summarize.errors import RecordError
from summarize.judging.conflicts import Between, ConflictKind
from summarize.judging.findings import FindingKind
from summarize.reading.kinds import Kind
from summarize.showing.records import VERSION, to_json

FILE, MANIFEST = "comparison.json", "manifest.json"


class _Part(BaseModel):
    """A part of the record; keys that it does not know are ignored, as the form asks of readers."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class RecordedDocument(_Part):
    """An article as it was compared."""

    id: str
    outlet: str
    title: str
    published: str | None

    @field_validator("published")
    @classmethod
    def _is_a_time(cls, value: str | None) -> str | None:
        if value is not None:
            datetime.fromisoformat(value)  # a day alone is one, too
        return value

    sha256: str
    text: str


class RecordedSentence(_Part):
    """A sentence of a document; start and end count code points in the document's text."""

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: Kind


class RecordedCluster(_Part):
    """Sentences that say the same thing; `id` is that of its finding where it is the best one."""

    id: str
    finding: str
    kind: FindingKind
    sentences: tuple[str, ...]
    representative: str
    origins: tuple[str, ...]
    support: int


class RecordedStatement(_Part):
    """Words of a sentence, by their place in the document."""

    sentence: str
    start: int
    end: int


class RecordedSide(_Part):
    """One of the things said where outlets or speakers clash."""

    says: str
    statements: tuple[RecordedStatement, ...]


class RecordedConflict(_Part):
    """What is said of one thing, side against side."""

    kind: ConflictKind
    between: Between
    subject: str
    may_be_update: bool
    sides: tuple[RecordedSide, ...]


class RecordedExcuse(_Part):
    """Two statements that differ and are no clash, and why not."""

    kind: ConflictKind
    why: str
    statements: tuple[RecordedStatement, ...]


class RecordedOverride(_Part):
    """What the analyst decided by hand."""

    do: str
    label: str | None = Field(alias="as")
    by: str
    on: str
    why: str
    text: str | None
    quotes: tuple[Mapping[str, str], ...]


class Recorded(_Part):
    """What a `comparison.json` says, as far as two of them are compared."""

    story: str
    settings: Mapping[str, str | int | float | bool | None]
    min_support: int
    encoder: str
    outlets: tuple[str, ...]
    independent_outlets: tuple[str, ...]
    documents: tuple[RecordedDocument, ...]
    sentences: tuple[RecordedSentence, ...]
    clusters: tuple[RecordedCluster, ...]
    conflicts: tuple[RecordedConflict, ...]
    no_conflicts: tuple[RecordedExcuse, ...]
    overrides: tuple[RecordedOverride, ...] = ()  # a record of before there were any has none

    @cached_property
    def document(self) -> Mapping[str, RecordedDocument]:
        """The documents by id."""
        return {each.id: each for each in self.documents}

    @cached_property
    def sentence(self) -> Mapping[str, RecordedSentence]:
        """The sentences by id."""
        return {each.id: each for each in self.sentences}

    @cached_property
    def points(self) -> tuple[RecordedCluster, ...]:
        """What each finding tells best, in the order of the findings."""
        return tuple(each for each in self.clusters if each.id == each.finding)

    @model_validator(mode="after")
    def _holds_together(self) -> Recorded:
        for each in self.sentences:
            document = self.document.get(each.document)
            if document is None or document.text[each.start : each.end] != each.text:
                raise ValueError(f"sentence {each.id} does not stand where it is said to")
        for name in self._named():
            if name not in self.sentence:
                raise ValueError(f"it refers to the sentence {name}, which it does not hold")
        return self

    def _named(self) -> list[str]:
        statements = [
            *(each for conflict in self.conflicts for side in conflict.sides
              for each in side.statements),
            *(each for excuse in self.no_conflicts for each in excuse.statements),
        ]  # fmt: skip
        clusters = [
            name for each in self.clusters for name in (each.representative, *each.sentences)
        ]
        return clusters + [each.sentence for each in statements]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run and what it says."""

    name: str  # as `name_of` gives it
    started: datetime | None  # as its manifest says
    program: str  # version of this program that made it; empty when no manifest says
    sha256: str  # of the file's bytes
    recorded: Recorded


def record(briefing: Briefing) -> Recorded:
    """Return a briefing as its `comparison.json` says it."""
    return Recorded.model_validate_json(to_json(briefing))


def read_earlier(place: str | Path, called: str = "") -> Earlier:
    """Read a `comparison.json`, or the one in the folder of a run.

    `called` names it in errors in place of its path.

    Raises:
        RecordError: it is not there, is no such file, is damaged, or is of another major version.

    """
    file = _file(place)
    called = called or str(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RecordError(f"{called}: cannot be read: {error.strerror}") from error
    _, started, program = _manifest(file)
    digest = hashlib.sha256(data).hexdigest()
    return Earlier(name_of(file), started, program, digest, _parse(data, called))


def name_of(place: str | Path) -> str:
    """Return what a run is called: its manifest's name for it, its folder's, or the file's."""
    file = _file(place)
    return _manifest(file)[0] or (file.parent.name if file.name == FILE else file.name)


def _file(place: str | Path) -> Path:
    path = Path(place).expanduser()
    return path / FILE if path.is_dir() else path


def _parse(data: bytes, called: str) -> Recorded:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{called}: is no whole JSON: {error}") from error
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(version, str):
        raise RecordError(f"{called}: is no comparison.json: it does not say its version")
    ours = VERSION.partition(".")[0]
    if version.partition(".")[0] != ours:
        raise RecordError(
            f"{called}: has version {version} of the form, and only {ours}.x can be read here. "
            "Run the story of that time again, and compare with that run."
        )
    try:
        return Recorded.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise RecordError(f"{called}: is damaged at {where}: {first['msg'].lower()}") from error


def _manifest(file: Path) -> tuple[str, datetime | None, str]:
    """Return run, start and program version as a manifest beside the file says; else nothing.

    It only says when it was: one that is missing or damaged is no reason to compare nothing.
    """
    try:
        found = json.loads((file.parent / MANIFEST).read_text(encoding="utf-8"))
        return (
            str(found["run"]),
            datetime.fromisoformat(found["started"]),
            str(found["versions"]["summarize"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "", None, ""
