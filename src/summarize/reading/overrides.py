"""`overrides.yml` beside a story → what its analyst decides by hand.

Merge, split, pin, reject, relabel, and notes of the analyst's own. Each has a name, a day and a
reason, and holds on to the articles by their own words: an article that was edited is noticed.
Values are read as they are written: `by: No` is somebody called No.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, NoReturn, get_args

from summarize.errors import OverridesError, did_you_mean
from summarize.reading.articles import find_beside
from summarize.reading.decoding import decode

FILE = "overrides.yml"
NONE = "none"  # in place of a file: take no overrides

Deed = Literal["merge", "split", "pin", "reject", "relabel", "note"]
KindLabel = Literal["body", "headline", "caption", "boilerplate"]  # of one sentence
PointLabel = Literal["contested", "no clash", "update"]  # of what several say
Label = Literal["", KindLabel, PointLabel]

KINDS: tuple[str, ...] = get_args(KindLabel)
OF_SEVERAL: tuple[str, ...] = get_args(PointLabel)
_DEEDS: tuple[str, ...] = get_args(Deed)
_KEYS = ("do", "as", "by", "on", "why", "text", "sentences")
_ANCHOR_KEYS = ("article", "quote", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, as it prints them; a text-quote selector of the W3C."""

    article: str  # its id, or its file's name
    quote: str  # within one sentence
    prefix: str = ""  # what stands right before it, where it stands there more than once
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """One decision of the analyst's, or a note."""

    do: Deed
    by: str
    on: date
    why: str  # empty only of a note
    label: Label = ""  # what the sentences are to be, of a relabelling
    text: str = ""  # of a note
    anchors: tuple[Anchor, ...] = ()
    file: str = field(default=FILE, compare=False)  # its name, without its folder
    line: int = field(default=0, compare=False)  # of the file, from 1; 0 where it was not read

    @property
    def where(self) -> str:
        """Where an analyst finds it: "overrides.yml, line 10"."""
        return f"{self.file}, line {self.line}" if self.line else self.file


def find_overrides(folder: str | Path, named: str = "") -> Path | None:
    """Return the file of a story's overrides: the one named, else the one beside its articles.

    "none" stands for none, even where there is a file.

    Raises:
        ArticleError: there is no such folder.
        OverridesError: the file that is named is not there.

    """
    if named.casefold() == NONE:
        return None
    if not named:
        return find_beside(folder, FILE)
    path = Path(named).expanduser()
    if not path.is_file():
        raise OverridesError(f"{path}: no such file of overrides. Name a YAML file, or 'none'.")
    return path


def read_overrides(folder: str | Path, named: str = "") -> tuple[Override, ...]:
    """Return a story's overrides in the order of their file, as `find_overrides` finds it.

    Raises:
        ArticleError: there is no such folder, or the file is no text.
        OverridesError: the file is not there, no YAML, or says something unknown; the message
            names file, line and remedy.

    """
    path = find_overrides(folder, named)
    return () if path is None else parse_overrides(decode(path, path.read_bytes())[0], str(path))


def parse_overrides(text: str, called: str = FILE) -> tuple[Override, ...]:
    """Return the overrides that a text holds; `called` names it in errors."""
    root = compose(text, called)
    return () if root is None else _File(called).overrides(root)


def compose(text: str, called: str) -> Any:
    """Return the root of a YAML text, with places and before anything is made of its values."""
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError as error:
        raise OverridesError(f"{called}: is nested too deeply to be overrides.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{called}, line {mark.line + 1}" if mark is not None else called
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise OverridesError(
            f"{where}: not readable as YAML: {what}. Check the indentation, and put quotation "
            "marks around a text that holds a colon or begins with a mark."
        ) from error


def to_yaml(override: Override) -> str:
    """Return an override as an entry of the file: what `parse_overrides` reads back the same."""
    import yaml

    class Dumper(yaml.SafeDumper):  # type: ignore[misc]  # PyYAML has no types
        """Writes plain words plainly: they are read as they are written."""

        yaml_implicit_resolvers: Mapping[str, object] = {}

    entry: dict[str, object] = {"do": override.do}
    facts = {"as": override.label, "by": override.by, "on": override.on.isoformat(),
             "why": override.why, "text": override.text}  # fmt: skip
    entry |= {name: value for name, value in facts.items() if value}
    if override.anchors:
        entry["sentences"] = [_selector(each) for each in override.anchors]
    written: str = yaml.dump([entry], Dumper=Dumper, allow_unicode=True, sort_keys=False, width=96)
    return written


def _selector(anchor: Anchor) -> dict[str, str]:
    found = {name: str(getattr(anchor, name)) for name in _ANCHOR_KEYS}
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class _File:
    """Reads the entries of one file; every error names it and the line."""

    called: str

    def overrides(self, root: Any) -> tuple[Override, ...]:
        """Read the whole file: a list of entries."""
        if root.id == "scalar" and not root.value.strip():
            return ()
        if root.id != "sequence":
            self._fail(root, "the file is no list. Begin every override with '- do: …'")
        return tuple(self._override(node) for node in root.value)

    def _override(self, node: Any) -> Override:
        entry = self._mapping(node, _KEYS, "an override")
        do = self._one_of(node, entry, "do", _DEEDS)
        self._check_keys(entry, do)
        anchors = self._anchors(entry.get("sentences"))
        label = self._label(node, entry) if do == "relabel" else ""
        self._check_count(node, do, label, len(anchors))
        return Override(
            do=do,  # type: ignore[arg-type]  # one of _DEEDS
            by=self._text(node, entry, "by"),
            on=self._day(node, entry),
            why=self._text(node, entry, "why", needed=do != "note"),
            label=label,  # type: ignore[arg-type]  # one of KINDS and OF_SEVERAL
            text=self._text(node, entry, "text", needed=do == "note"),
            anchors=anchors,
            file=Path(self.called).name,
            line=node.start_mark.line + 1,
        )

    def _check_keys(self, entry: Mapping[str, Any], do: str) -> None:
        if "text" in entry and do != "note":
            self._fail(entry["text"], "only a note has a 'text'. Say the reason under 'why'")
        if "as" in entry and do != "relabel":
            self._fail(entry["as"], "'as' goes with 'do: relabel'. Take it out, or relabel")

    def _label(self, node: Any, entry: Mapping[str, Any]) -> str:
        if "as" in entry and entry["as"].value in ("consensus", "shared", "unique"):
            self._fail(
                entry["as"],
                f"nothing is made '{entry['as'].value}' by a word: it follows from who says it. "
                "Merge the sentences that say it, or split those that do not",
            )
        return self._one_of(node, entry, "as", (*KINDS, *OF_SEVERAL))

    def _check_count(self, node: Any, do: str, label: str, count: int) -> None:
        several = do in ("merge", "split") or label in OF_SEVERAL
        if several and count < 2:
            what = label or do
            self._fail(node, f"'{what}' is said of two sentences or more. Quote both")
        if do != "note" and count < 1:
            self._fail(node, "no sentence is named. Quote one under 'sentences'")

    def _anchors(self, node: Any) -> tuple[Anchor, ...]:
        if node is None:
            return ()
        nodes = node.value if node.id == "sequence" else [node]
        return tuple(self._anchor(each) for each in nodes)

    def _anchor(self, node: Any) -> Anchor:
        entry = self._mapping(node, _ANCHOR_KEYS, "a sentence")
        return Anchor(
            self._text(node, entry, "article"),
            self._text(node, entry, "quote"),
            self._text(node, entry, "prefix", needed=False),
            self._text(node, entry, "suffix", needed=False),
        )

    def _mapping(self, node: Any, known: Sequence[str], what: str) -> Mapping[str, Any]:
        if node.id != "mapping":
            self._fail(node, f"{what} is written as 'name: value', with {', '.join(known)}")
        entry: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if key.id == "scalar" else ""
            if name not in known:
                self._fail(
                    key,
                    f"unknown key '{name}'{did_you_mean(name, known)}. "
                    f"The keys of {what} are {', '.join(known)}",
                )
            if name in entry:
                self._fail(key, f"'{name}' is said twice. Keep one")
            entry[name] = value
        return entry

    def _one_of(self, node: Any, entry: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
        value = self._text(node, entry, name)
        if value not in known:
            self._fail(
                entry[name],
                f"'{name}' cannot be '{value}'{did_you_mean(value, known)}. "
                f"It is one of {', '.join(known)}",
            )
        return value

    def _text(self, node: Any, entry: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
        value = entry.get(name)
        if value is not None and value.id != "scalar":
            self._fail(value, f"'{name}' is a text, not a list. Put quotation marks around it")
        text = "" if value is None else str(value.value).strip()
        if needed and not text:
            self._fail(value or node, f"'{name}' is missing or empty. Every override says it")
        return text

    def _day(self, node: Any, entry: Mapping[str, Any]) -> date:
        value = self._text(node, entry, "on")
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._fail(entry["on"], f"'on' is no day: {value}. Write it as 2026-03-12")

    def _fail(self, node: Any, what: str) -> NoReturn:
        raise OverridesError(f"{self.called}, line {node.start_mark.line + 1}: {what}.")
