"""Unpack our labels of stories whose text is not ours to publish: labels + corpus → stories.

    python benchmarks/labelled_corpus.py allsides.jsonl.gz FOLDER

`data/labels/allsides.jsonl` says of sixteen stories, by offsets alone, which sentences state the
same fact. With the corpus at hand (one JSON object a line: "id", "documents" with "title" and
"text") each becomes a folder that `summarize evaluate` and `learn_similarity.py` read.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent.parent / "data" / "labels" / "allsides.jsonl"


def unpack_labels(corpus: Path, folder: Path) -> tuple[Path, ...]:
    """Write every labelled story of the corpus into a folder of its own; return those folders.

    Raises:
        SystemExit: the corpus lacks a labelled story.

    """
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        stories = {record["id"]: record for record in map(json.loads, lines)}
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    missing = [label["story"] for label in labels if label["story"] not in stories]
    if missing:
        raise SystemExit(f"{corpus}: holds no story {missing[0]}: is it the AllSides corpus?")
    return tuple(
        _write_story(folder / label["story"], label, stories[label["story"]]) for label in labels
    )


def _write_story(place: Path, label: dict[str, Any], story: dict[str, Any]) -> Path:
    (place / "articles").mkdir(parents=True, exist_ok=True)
    texts = [f"{document['title']}\n\n{document['text']}" for document in story["documents"]]
    for number, text in enumerate(texts):
        (place / "articles" / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
    rows, seen = [], [0] * len(texts)
    for document, start, end in label["sentences"]:
        words = " ".join(texts[document][start:end].split())
        rows.append(f"{document}\t{seen[document]}\t{start}\t{end}\t{words}\n")
        seen[document] += 1
    (place / "sentences.tsv").write_text("".join(rows), encoding="utf-8")
    gold = {
        "facts": [
            {"id": f"f{number}", "text": f"fact {number}", **fact}
            for number, fact in enumerate(label["facts"])
        ],
        **{kind: label[kind] for kind in ("boilerplate", "headlines", "captions")},
        "quotes": [],
        "conflicts": [
            {
                "id": f"c{number}",
                "what": f"conflict {number}",
                "sides": [{"says": f"side {k}", "mentions": side} for k, side in enumerate(sides)],
            }
            for number, sides in enumerate(label["conflicts"])
        ],
    }
    (place / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return place


if __name__ == "__main__":
    for written in unpack_labels(Path(sys.argv[1]), Path(sys.argv[2])):
        print(written)
