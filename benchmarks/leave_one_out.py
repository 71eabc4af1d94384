"""Score the whole path on labelled stories, each by a similarity that never learned from it.

    python benchmarks/leave_one_out.py [--corpus CORPUS [--every]] [--words 250] [--record FILE]
                                       STORY [STORY ...]

For every STORY (a labelled story, or a folder of them) the models are learned on our sample, on the
labelled stories of the corpus and on the other STORYs; then the story is compared with them and
scored as `summarize evaluate` scores it. These are the figures to quote for unseen stories. With
`--every` the corpus's labelled stories are left out in turn and scored, too. `--record` writes the
means, as `src/summarize/showing/error_rates.json` holds them for the briefing's readers.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from labelled_corpus import unpack_labels
from learn_similarity import SAMPLE, fit_all, read_lesson

from summarize import Settings, compose_briefing
from summarize.comparing import similarity
from summarize.evaluating.evaluation import COLUMNS, System, summarize_scores
from summarize.evaluating.labels import find_labelled, read_labelled
from summarize.evaluating.scores import score_record
from summarize.showing.records import to_record

Figures = Mapping[str, float | None]
# Those that a reader of the briefing is told.
_RECORDED = (
    "majority told", "cons. P", "shown shared", "cite P", "cite R", "whole P", "unique strict",
    "unique lenient",
)  # fmt: skip


def main() -> None:
    """Learn without each story, compare it, score it, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORY")
    parser.add_argument("--corpus", type=Path, help="the AllSides corpus, for our labels of it")
    parser.add_argument("--every", action="store_true", help="score the corpus's stories, too")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write the means there")
    parser.add_argument("--words", type=int, default=250, help="where the consensus is cut")
    options = parser.parse_args()
    if options.every and not options.corpus:
        parser.error("--every needs --corpus")
    folders = [SAMPLE, *(each for story in options.stories for each in find_labelled(story))]
    with tempfile.TemporaryDirectory() as place:
        corpus = unpack_labels(options.corpus, Path(place)) if options.corpus else ()
        lessons = {folder: read_lesson(folder) for folder in (*folders, *corpus)}
        rows = []
        for folder in (*folders, *corpus) if options.every else folders:
            learned = fit_all(list(lessons.values()), leaving_out=lessons[folder].name)
            model = Path(place) / "similarity.json"
            model.write_text(json.dumps(learned), encoding="utf-8")
            rows.append((lessons[folder].name, score(folder, model, options.words)))
    show(rows)
    if options.record:
        real = [figures for name, figures in rows if name != SAMPLE.name]
        means = {name: round(float(mean_of(name, real)), 3) for name in _RECORDED}
        command = (
            "python benchmarks/leave_one_out.py --corpus CORPUS --every --record FILE STORY ..."
        )
        record = {"command": command, "stories": len(real), "figures": means}
        options.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def mean_of(name: str, rows: Sequence[Figures]) -> float:
    """Return the mean of a figure over stories; one that a story does not have counts as zero."""
    return float(np.mean([float(each[name] or 0) for each in rows]))


def score(folder: Path, model: Path, words: int) -> Figures:
    """Compare one story by the models in a file and score what comes out."""
    similarity.LEARNED = model
    similarity.load_models.cache_clear()
    story = read_labelled(folder)
    briefing = compose_briefing(story.articles, Settings(summary_words=words))
    scores = score_record(story, to_record(briefing), words)
    return summarize_scores(System("summarize", None, "", best_here=False, clusters=True), [scores])


def show(rows: Sequence[tuple[str, Figures]]) -> None:
    """Print a row for each story and their mean without the sample, which we wrote ourselves."""
    real = [figures for name, figures in rows if name != SAMPLE.name]
    mean = {name: mean_of(name, real) for name in COLUMNS}
    print(" " * 16 + "".join(f"{name.replace(' ', '_'):>17}" for name in COLUMNS))
    for name, figures in (*rows, ("mean of the rest", mean)):
        print(f"{name[-16:]:16}" + "".join(f"{figures[column] or 0:17.3f}" for column in COLUMNS))


if __name__ == "__main__":
    main()
