"""Labelled stories small enough to check by eye: one sentence a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from conftest import ROOT

REFERENCE = ROOT.parent / "shared" / "eval"  # labelled reporting that is not ours to publish
DEV_STORIES = ("hairdresser", "guns", "blumenthal")

# document, line → what it states: the leak (0, 0) (1, 0), the sirens (0, 1) (1, 1) (2, 0),
# the goat (1, 2) alone; (0, 2) is an advertisement.
LEAK = {
    "a.txt": "The dam above Harrow leaks.\nSirens woke us all at dawn.\nSubscribe to our letter.\n",
    "b.txt": "Water seeps through the dam.\nSirens sounded at dawn.\nA goat was saved.\n",
    "c.txt": "The town was woken by sirens.\n",
}
LEAK_FACTS = {
    "leak": (3, [[0, 0], [1, 0]]),
    "sirens": (2, [[0, 1], [1, 1], [2, 0]]),
    "goat": (2, [[1, 2]]),
}


def gold_of(facts: Mapping[str, tuple[int, list[list[int]]]], **more: object) -> dict[str, Any]:
    """Return what gold.json holds: each fact by its id, with weight and mentions."""
    entries = [
        {"id": name, "text": name, "weight": weight, "mentions": mentions}
        for name, (weight, mentions) in facts.items()
    ]
    empty: dict[str, list[object]] = {
        key: [] for key in ("boilerplate", "headlines", "captions", "quotes", "conflicts")
    }
    return {"facts": entries, **empty, **more}


LEAK_GOLD = gold_of(LEAK_FACTS, boilerplate=[[0, 2]])


def write_labelled(folder: Path, texts: Mapping[str, str], gold: Mapping[str, Any]) -> Path:
    """Write a labelled story: articles, sentences.tsv with one row a line, gold.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    rows = [
        "\t".join(map(str, (document, number, start, end, text[start:end])))
        for document, text in enumerate(texts.values())
        for number, (start, end) in enumerate(_lines(text))
    ]
    (folder / "sentences.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def record_of(
    texts: Mapping[str, str],
    *,
    clusters: Iterable[Sequence[str]] = (),
    consensus: Iterable[tuple[str, Sequence[str]]] = (),
    unique: Mapping[str, Sequence[str]] | None = None,
    boilerplate: Iterable[str] = (),
    **more: object,
) -> dict[str, Any]:
    """Return a comparison record whose sentences are the lines: "a:0" is the first of a.txt.

    `consensus` pairs a line's sentence with the documents that it credits.
    """
    aside = set(boilerplate)
    names = {name: name.removesuffix(".txt") for name in texts}
    sentences = [
        {
            "id": f"{names[name]}:{number}",
            "document": names[name],
            "start": start,
            "end": end,
            "text": text[start:end],
            "kind": "boilerplate" if f"{names[name]}:{number}" in aside else "body",
        }
        for name, text in texts.items()
        for number, (start, end) in enumerate(_lines(text))
    ]
    return {
        "documents": [{"id": each} for each in names.values()],
        "sentences": sentences,
        "clusters": [
            {"id": f"c{number}", "sentences": list(group)} for number, group in enumerate(clusters)
        ],
        "consensus": [{"sentence": name, "documents": list(cited)} for name, cited in consensus],
        "unique": {
            document: [{"sentence": name} for name in points]
            for document, points in (unique or {}).items()
        },
        **more,
    }


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((start, start + len(line.rstrip("\n"))))
        start += len(line)
    return spans
