"""A folder with labels → a labelled story: which sentence states which fact."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import LabelsError, did_you_mean
from summarize.reading.articles import Article, read_articles

log = logging.getLogger(__name__)

SENTENCES, GOLD = "sentences.tsv", "gold.json"
_KEYS = ("facts", "boilerplate", "headlines", "captions", "quotes", "conflicts")
_COLUMNS = ("document", "sentence", "start", "end", "text")
_WEIGHTS = (1, 2, 3)

Place = tuple[int, int]  # document and sentence, both from 0


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence as the annotator had it before him; the program may cut differently."""

    place: Place
    start: int  # code points into the article's text; start is included, end is not
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One point of content, about the size of a clause, and every sentence that states it."""

    id: str
    text: str
    weight: int  # 3 belongs in any briefing, 2 is worth a line, 1 is detail
    mentions: tuple[Place, ...]  # at least one

    @property
    def documents(self) -> frozenset[int]:
        """The documents that state it."""
        return frozenset(document for document, _ in self.mentions)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one speaker that at least two documents quote."""

    id: str
    speaker: str
    mentions: tuple[tuple[Place, str], ...]  # with the words as they stand in that sentence


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a disagreement says, and where."""

    says: str
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which documents, or the sources within them, differ."""

    id: str
    what: str
    sides: tuple[Side, ...]  # at least two


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """The articles of a story and what its annotator says about their sentences."""

    name: str
    articles: tuple[Article, ...]  # in file order: document k of the labels is articles[k]
    sentences: tuple[LabelledSentence, ...]
    facts: tuple[Fact, ...]
    boilerplate: frozenset[Place]
    headlines: frozenset[Place]
    captions: frozenset[Place]
    quotes: tuple[Quote, ...]
    conflicts: tuple[Disagreement, ...]

    def supported(self, least: int) -> frozenset[str]:
        """Return the ids of the facts that so many documents or more state."""
        return frozenset(fact.id for fact in self.facts if len(fact.documents) >= least)

    @property
    def majority(self) -> frozenset[str]:
        """The ids of the facts that more than half of the documents state that say anything."""
        speaking = {document for fact in self.facts for document in fact.documents}
        return self.supported(len(speaking) // 2 + 1)


def read_labelled(folder: str | Path, gold: str = GOLD) -> LabelledStory:
    """Read a story's articles, `sentences.tsv` and `gold.json`; data/README.md has their form.

    `gold` names another file of labels in the same folder: a second annotator's, for instance.
    A sentence that states no fact and is no boilerplate is warned of, for it makes what the
    program says there look wrong.

    Raises:
        ArticleError: the articles cannot be read.
        LabelsError: labels are missing or do not fit the articles or each other; the message
            names file, place and remedy.

    """
    root = Path(folder)
    articles = read_articles(root)
    sentences = _read_sentences(root / SENTENCES, articles)
    labels = _Labels(root / gold, frozenset(each.place for each in sentences))
    record = _read_gold(labels.path)
    story = LabelledStory(
        name=articles[0].story,
        articles=articles,
        sentences=sentences,
        facts=_read_facts(record["facts"], labels),
        boilerplate=frozenset(labels.places(record["boilerplate"], "boilerplate")),
        headlines=frozenset(labels.places(record["headlines"], "headlines")),
        captions=frozenset(labels.places(record["captions"], "captions")),
        quotes=_read_quotes(record["quotes"], labels, sentences),
        conflicts=_read_conflicts(record["conflicts"], labels),
    )
    _warn_of_unlabelled(story, labels.path)
    return story


def find_labelled(folder: str | Path) -> tuple[Path, ...]:
    """Return `folder` itself when it is a labelled story, else the labelled stories in it.

    Sorted by name. Raises LabelsError when there is none.
    """
    root = Path(folder)
    if not root.is_dir():
        raise LabelsError(
            f"{root}: no such folder. Name a folder that holds articles, {SENTENCES} and {GOLD}."
        )
    if any((root / name).is_file() for name in (SENTENCES, GOLD)):
        return (root,)
    found = tuple(sorted(path.parent for path in root.glob(f"*/{GOLD}")))
    if not found:
        raise LabelsError(
            f"{root}: no labelled story here, nor in its subfolders. A labelled story is a folder "
            f"of articles with {SENTENCES} and {GOLD}; data/README.md says what they hold."
        )
    return found


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LabelsError(
            f"{path}: not there. A labelled story has {SENTENCES} and {GOLD} beside its articles; "
            "data/README.md says what they hold."
        ) from error
    except UnicodeDecodeError as error:
        raise LabelsError(f"{path}: not UTF-8: {error}. Save it as UTF-8.") from error


def _read_sentences(path: Path, articles: Sequence[Article]) -> tuple[LabelledSentence, ...]:
    found: dict[Place, LabelledSentence] = {}
    # Not splitlines: it would also cut at characters that may stand within a sentence.
    lines = _read_text(path).removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        where = f"{path}, line {number}"
        sentence = _read_row(line, where, articles)
        if sentence.place in found:
            raise LabelsError(
                f"{where}: sentence {list(sentence.place)} is listed twice. Number it anew."
            )
        found[sentence.place] = sentence
    documents = 1 + max(document for document, _ in found)
    if documents != len(articles):
        raise LabelsError(
            f"{path}: labels {documents} documents, but the story has {len(articles)} articles. "
            "Documents are numbered from 0 in the order of their file names: put the missing "
            "file there, or take the one that is not labelled away."
        )
    return tuple(found.values())


def _read_row(line: str, where: str, articles: Sequence[Article]) -> LabelledSentence:
    values = line.split("\t")
    if len(values) != len(_COLUMNS):
        raise LabelsError(
            f"{where}: {len(values)} columns instead of {len(_COLUMNS)}. "
            f"Separate {', '.join(_COLUMNS)} by tabs."
        )
    try:
        document, index, start, end = map(int, values[:4])
    except ValueError as error:
        raise LabelsError(
            f"{where}: {', '.join(_COLUMNS[:4])} must be whole numbers: {error}"
        ) from error
    if not 0 <= document < len(articles):
        raise LabelsError(
            f"{where}: there is no document {document}: the story has {len(articles)} articles, "
            f"numbered from 0 to {len(articles) - 1} in the order of their file names."
        )
    article = articles[document]
    if not 0 <= start < end or article.text[start:end] != values[4]:
        raise LabelsError(
            f"{where}: characters {start} to {end} of {article.file} are not this text. "
            "Put the file there that was labelled, or correct the offsets (code points after "
            "decoding, with CR LF read as LF)."
        )
    return LabelledSentence((document, index), start, end, values[4])


def _read_gold(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(_read_text(path))
    except json.JSONDecodeError as error:
        raise LabelsError(
            f"{path}, line {error.lineno}: not readable as JSON: {error.msg}. "
            "Correct it there, or a line before."
        ) from error
    if not isinstance(record, dict):
        raise LabelsError(f"{path}: must be one JSON object with the keys {', '.join(_KEYS)}")
    for key in record:
        if key not in _KEYS:
            raise LabelsError(f"{path}: unknown key '{key}'{did_you_mean(key, _KEYS)}")
    for key in _KEYS:
        if not isinstance(record.get(key), list):
            raise LabelsError(f"{path}: the list '{key}' is missing. Write [] for none.")
    return record


@dataclass(frozen=True, slots=True)
class _Labels:
    """Where labels stand and which sentences they may name."""

    path: Path
    known: frozenset[Place]

    def places(self, values: Any, where: str) -> tuple[Place, ...]:
        """Check a list of [document, sentence] and return it without repetitions."""
        if not isinstance(values, list):
            raise LabelsError(f"{self.path}, {where}: must be a list of [document, sentence]")
        return tuple(dict.fromkeys(self.place(value, where) for value in values))

    def place(self, value: Any, where: str) -> Place:
        """Check that [document, sentence] names a labelled sentence."""
        match value:
            case [int(document), int(sentence)] if (document, sentence) in self.known:
                return document, sentence
            case [int(), int()]:
                raise LabelsError(
                    f"{self.path}, {where}: there is no sentence {value} in {SENTENCES}. "
                    "Correct the numbers: document, then sentence, both from 0."
                )
        raise LabelsError(f"{self.path}, {where}: {value!r} is not [document, sentence]")

    def value(self, entry: Any, key: str, where: str, fits: Callable[[Any], bool]) -> Any:
        """Return what `entry` holds under `key`, checked."""
        if not isinstance(entry, dict) or key not in entry:
            raise LabelsError(f"{self.path}, {where}: the key '{key}' is missing")
        if not fits(entry[key]):
            raise LabelsError(f"{self.path}, {where}: '{key}' cannot be {entry[key]!r}")
        return entry[key]

    def text(self, entry: Any, key: str, where: str) -> str:
        """Return a text that `entry` holds under `key`."""
        return str(self.value(entry, key, where, lambda value: isinstance(value, str)))

    def entries(self, entry: Any, key: str, where: str, least: int) -> list[Any]:
        """Return a list of at least so many values that `entry` holds under `key`."""
        fits = self.value(entry, key, where, lambda value: isinstance(value, list))
        if len(fits) < least:
            raise LabelsError(
                f"{self.path}, {where}: '{key}' has {len(fits)} entries; it takes {least} or more"
            )
        return list(fits)


def _read_facts(entries: Iterable[Any], labels: _Labels) -> tuple[Fact, ...]:
    facts: dict[str, Fact] = {}
    for number, entry in enumerate(entries):
        name = labels.text(entry, "id", f"facts[{number}]")
        where = f"fact '{name}'"
        if name in facts:
            raise LabelsError(f"{labels.path}, {where}: is there twice. Give one another id.")
        weight = labels.value(
            entry, "weight", where, lambda value: type(value) is int and value in _WEIGHTS
        )
        mentions = labels.places(labels.entries(entry, "mentions", where, least=1), where)
        facts[name] = Fact(name, labels.text(entry, "text", where), weight, mentions)
    if not facts:
        raise LabelsError(f"{labels.path}: 'facts' is empty: there is nothing to measure against")
    return tuple(facts.values())


def _read_quotes(
    entries: Iterable[Any], labels: _Labels, sentences: Sequence[LabelledSentence]
) -> tuple[Quote, ...]:
    text_of = {each.place: each.text for each in sentences}
    quotes = []
    for number, entry in enumerate(entries):
        name = labels.text(entry, "id", f"quotes[{number}]")
        where = f"quote '{name}'"
        mentions: list[tuple[Place, str]] = []
        for value in labels.entries(entry, "mentions", where, least=2):
            match value:
                case [document, sentence, str(words)]:
                    place = labels.place([document, sentence], where)
                case _:
                    raise LabelsError(
                        f"{labels.path}, {where}: {value!r} is not [document, sentence, words]"
                    )
            if words not in text_of[place]:
                raise LabelsError(
                    f"{labels.path}, {where}: {words!r} does not stand in sentence {list(place)}. "
                    "Copy the quoted words as they are printed."
                )
            mentions.append((place, words))
        quotes.append(Quote(name, labels.text(entry, "speaker", where), tuple(mentions)))
    return tuple(quotes)


def _read_conflicts(entries: Iterable[Any], labels: _Labels) -> tuple[Disagreement, ...]:
    conflicts = []
    for number, entry in enumerate(entries):
        name = labels.text(entry, "id", f"conflicts[{number}]")
        where = f"conflict '{name}'"
        sides = tuple(
            Side(
                labels.text(side, "says", where),
                labels.places(labels.entries(side, "mentions", where, least=1), where),
            )
            for side in labels.entries(entry, "sides", where, least=2)
        )
        conflicts.append(Disagreement(name, labels.text(entry, "what", where), sides))
    return tuple(conflicts)


def _warn_of_unlabelled(story: LabelledStory, path: Path) -> None:
    labelled = {place for fact in story.facts for place in fact.mentions} | story.boilerplate
    bare = [each.place for each in story.sentences if each.place not in labelled]
    if bare:
        log.warning(
            "%s: %d sentences state no fact and are no boilerplate, the first %s: what is shown of "
            "them counts as wrong",
            path,
            len(bare),
            list(bare[0]),
        )
