"""Who should speak for a cluster, and what sumy's summarizers make of a whole story.

    python benchmarks/representatives.py [--words 250] [STORY ...]

For every selector the stories (labelled, or folders of such; by default our own sample) are judged
again, and for every summarizer of sumy the whole story is summarised as one text. Mean over the
stories of what `summarize evaluate` measures of a summary cut at so many words. The similarity may
have been learned on these very stories; that is the same for all rows.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np

from summarize import Settings, load_encoder
from summarize.briefing import prepare_comparison
from summarize.comparing.cache import default_cache
from summarize.evaluating.evaluation import System, summarize_scores
from summarize.evaluating.labels import LabelledStory, find_labelled, read_labelled
from summarize.evaluating.peers import gather_material, tell_by_sumy
from summarize.evaluating.scores import score_record
from summarize.settings import Selector
from summarize.showing.records import Record, to_record

SAMPLE = Path(__file__).parent.parent / "data" / "reservoir-leak"
SHOWN = ("majority told", "shared told", "cons. P", "shown shared")
CREDITED = ("cite P", "cite R", "whole P")


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", nargs="*", type=Path, default=[SAMPLE], metavar="STORY")
    parser.add_argument("--words", type=int, default=250, help="where a summary is cut")
    options = parser.parse_args()
    folders = [folder for story in options.stories for folder in find_labelled(story)]
    stories = [read_labelled(folder) for folder in folders]
    settings = Settings(summary_words=options.words)
    comparisons = [prepare_comparison(story.articles, settings) for story in stories]
    encoder = load_encoder(settings.encoder, default_cache())
    materials = [gather_material(comparison.judge(), encoder) for comparison in comparisons]

    print_head("who speaks for a cluster", (*SHOWN, *CREDITED))
    for selector in get_args(Selector):
        chosen = settings.model_copy(update={"selector": selector})
        records = [to_record(comparison.judge(chosen)) for comparison in comparisons]
        print_row(selector, stories, records, options.words, (*SHOWN, *CREDITED))

    print_head("\nthe whole story as one text", SHOWN)
    for selector in get_args(Selector):
        if selector != "medoid":
            records = [tell_by_sumy(each, selector, default_cache()) for each in materials]
            print_row(selector, stories, records, options.words, SHOWN)


def print_head(title: str, columns: Sequence[str]) -> None:
    """Print what a table is of."""
    print(f"{title:28}" + "".join(f"{column:>15}" for column in columns))


def print_row(
    name: str,
    stories: Sequence[LabelledStory],
    records: Sequence[Record],
    words: int,
    columns: Sequence[str],
) -> None:
    """Print the mean over the stories of what one system's records reach."""
    system = System(name, None, "", best_here=False, clusters=True)
    scored = [
        summarize_scores(system, [score_record(story, record, words)])
        for story, record in zip(stories, records, strict=True)
    ]
    means = [np.mean([float(each[column] or 0) for each in scored]) for column in columns]
    print(f"{name:28}" + "".join(f"{mean:15.2f}" for mean in means))


if __name__ == "__main__":
    main()
