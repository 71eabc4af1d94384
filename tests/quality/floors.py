"""Figures that are pinned on labelled stories: they may rise, they must not fall unseen.

    python tests/quality/floors.py                        what is measured beside what is pinned
    python tests/quality/floors.py --raise                pin what has become better
    python tests/quality/floors.py --lower STORY:FIGURE   pin one that has become worse
    python tests/quality/floors.py --anew STORY           pin all, after its labels have changed

Lowering one also takes a line in CHANGELOG.md that says why. The stories are our own sample and,
where they are to be had, the labelled reporting beside the project; `floors.json` holds figures and
digests, never a word of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarize import compose_briefing
from summarize.evaluating.labels import read_labelled
from summarize.evaluating.scores import Scores, score_record
from summarize.showing.records import to_record

ROOT = Path(__file__).parents[2]
PINNED = Path(__file__).with_name("floors.json")
WORDS = 250
SLACK = 0.02  # what the last bits of another machine's vectors may change

# Figures of which more is better, then those of which less is.
RISING = ("by fact F1", "majority told", "shared told", "consensus precision", "shown shared",
          "citation P", "citation R", "whole-line P", "unique strict P", "unique lenient P",
          "important unique told", "quote pairs F1", "conflicts found",
          "conflicts precision")  # fmt: skip
FALLING = ("boilerplate in output", "news sentences lost", "redundant sentences")


@dataclass(frozen=True, slots=True)
class Floor:
    """What is pinned for one story."""

    labels: str  # SHA-256 of articles and labels
    figures: Mapping[str, float]


def read_floors() -> dict[str, Floor]:
    """Return what is pinned, by story."""
    record = json.loads(PINNED.read_text(encoding="utf-8"))
    return {name: Floor(each["labels"], each["figures"]) for name, each in record.items()}


def write_floors(floors: Mapping[str, Floor]) -> None:
    """Pin these."""
    record = {name: {"labels": each.labels, "figures": each.figures}
              for name, each in sorted(floors.items())}  # fmt: skip
    PINNED.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def find_story(name: str) -> Path:
    """Return where a story lies or would lie: ours in `data`, others beside the project."""
    ours = ROOT / "data" / name
    return ours if ours.is_dir() else ROOT.parent / "shared" / "eval" / "dev" / name


def digest_labels(folder: Path) -> str:
    """Return the SHA-256 of a story's articles and labels, with their names."""
    digest = hashlib.sha256()
    labels = (folder / "sentences.tsv", folder / "gold.json")
    for path in (*sorted(folder.glob("articles/*.txt")), *labels):
        digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def measure(folder: Path) -> dict[str, float]:
    """Compare a story with the default settings and return its figures, as they are pinned."""
    story = read_labelled(folder)
    return figures_of(score_record(story, to_record(compose_briefing(story.articles)), WORDS))


def figures_of(scores: Scores) -> dict[str, float]:
    """Return the figures that are pinned, shares to three places."""
    told, unique = scores.consensus, scores.unique
    quotes, conflicts = scores.quotes, scores.conflicts
    assert quotes is not None
    assert conflicts is not None
    values = (
        scores.clusters.f1_by_fact,
        told.majority_told.share,
        told.shared_told,
        told.right_lines.share,
        told.shown_shared.share,
        told.citations.precision,
        told.citations.recall,
        told.whole_credits.share,
        unique.strict.share,
        unique.lenient.share,
        unique.important_told.share,
        quotes.f1,
        conflicts.found / (conflicts.labelled or 1),
        1.0 if conflicts.precision is None else conflicts.precision,
        scores.boilerplate_shown,
        scores.news_lost,
        told.redundant,
    )
    return {
        name: round(float(value), 3) for name, value in zip(RISING + FALLING, values, strict=True)
    }


def find_fallen(pinned: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """Return, in words, every figure that is worse than pinned by more than the slack."""
    return [
        f"{name}: {measured[name]:g}, pinned {pinned[name]:g}"
        for name in pinned
        if _worse_by(name, pinned[name], measured[name]) > SLACK
    ]


def _worse_by(name: str, pinned: float, measured: float) -> float:
    return round(measured - pinned if name in FALLING else pinned - measured, 3)


def pin(floor: Floor, measured: Mapping[str, float], *, raising: bool, lowering: set[str]) -> Floor:
    """Return the floor with what has risen, if asked for, and with the figures to be lowered."""
    figures = {
        name: measured[name]
        if (raising and _worse_by(name, value, measured[name]) < 0) or name in lowering
        else value
        for name, value in floor.figures.items()
    }
    return Floor(floor.labels, figures)


def main() -> None:
    """Show what is measured beside what is pinned, and pin what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="raising", action="store_true")
    parser.add_argument("--lower", action="append", default=[], metavar="STORY:FIGURE")
    parser.add_argument("--anew", action="append", default=[], metavar="STORY")
    given = parser.parse_args()
    floors = read_floors() if PINNED.is_file() else {}
    known = {f"{story}:{figure}" for story, floor in floors.items() for figure in floor.figures}
    for each in given.lower:
        if each not in known:
            parser.error(f"--lower {each}: nothing of that name is pinned")
    for story in sorted({*floors, *given.anew}):
        folder = find_story(story)
        if not folder.is_dir():
            print(f"{story}: not here; what is pinned stays")
            continue
        measured = measure(folder)
        if story in given.anew:
            floors[story] = Floor(digest_labels(folder), measured)
        elif digest_labels(folder) != floors[story].labels:
            parser.error(f"{story}: its labels have changed: pin it with --anew {story}")
        print(f"{story}: {'; '.join(find_fallen(floors[story].figures, measured)) or 'holds'}")
        lowering = {each.partition(":")[2] for each in given.lower if each.startswith(f"{story}:")}
        floors[story] = pin(floors[story], measured, raising=given.raising, lowering=lowering)
        for name, value in floors[story].figures.items():
            print(f"  {name:24} {measured[name]:6g}  pinned {value:g}")
    write_floors(floors)


if __name__ == "__main__":
    main()
