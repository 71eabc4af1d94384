"""Labelled stories → figures of our result and of the usual recipes, story by story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarize.briefing import compose_briefing
from summarize.comparing.cache import Cache
from summarize.comparing.embeddings import Encoder, load_encoder
from summarize.errors import LabelsError
from summarize.evaluating.labels import LabelledStory
from summarize.evaluating.peers import (
    Material,
    Recipe,
    find_recipes,
    follow_recipe,
    gather_material,
    tell_by_sumy,
    tell_first_sentences,
)
from summarize.evaluating.scores import Scores, score_record
from summarize.settings import Settings
from summarize.showing.records import Record

OURS = "summarize"
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class System:
    """A way to make a record, with one setting."""

    name: str
    setting: float | None  # None where there is none to choose
    unit: str  # what the setting is
    best_here: bool  # the setting was chosen by these very labels: nobody could know it beforehand
    clusters: bool  # it puts sentences together; one that only tells has no figures on that

    @property
    def title(self) -> str:
        """Name and setting; an oracle is called one."""
        setting = f" {self.setting:g}" if self.setting is not None else ""
        return f"{self.name}{setting}{' (oracle)' if self.best_here else ''}"


@dataclass(frozen=True, slots=True)
class Result:
    """What one system reaches on one story."""

    story: str
    system: System
    scores: Scores


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All systems on all stories."""

    stories: tuple[str, ...]
    systems: tuple[System, ...]  # ours first
    results: tuple[Result, ...]  # story by story, systems in the order above
    words: int  # at which every consensus is cut
    encoder: str
    not_installed: tuple[str, ...]  # recipes that could not be run

    def of_story(self, story: str) -> tuple[Result, ...]:
        """Return what all systems reach on one story."""
        return tuple(result for result in self.results if result.story == story)

    def of_system(self, system: System) -> tuple[Scores, ...]:
        """Return what one system reaches on all stories."""
        return tuple(result.scores for result in self.results if result.system == system)


def evaluate_stories(
    stories: Sequence[LabelledStory],
    words: int,
    *,
    settings: Settings | None = None,
    peers: bool = True,
    encoder: Encoder | None = None,
    cache: Cache | None = None,
    on_step: Step = lambda _: None,
) -> Evaluation:
    """Compare every story, by ourselves and by the usual recipes, and score what comes out.

    Each recipe is reported at its usual setting and at the best one on these stories, by the mean
    F1 by fact of its clusters: an oracle, for that setting is chosen by the labels themselves.
    Ours is composed with room for `words` words.

    Raises:
        LabelsError: there is no story, or two are of one name.

    """
    _check_names([story.name for story in stories])
    chosen = (settings or Settings()).model_copy(update={"summary_words": max(20, words)})
    encoder = encoder or load_encoder(chosen.encoder, cache)
    materials = []
    for story in stories:
        on_step(f"comparing {story.name}")
        briefing = compose_briefing(story.articles, chosen, encoder=encoder, cache=cache)
        materials.append(gather_material(briefing, encoder))
    records = {_system(OURS, clusters=True): [m.record for m in materials]}
    recipes, missing = find_recipes() if peers else ((), ())
    for recipe in recipes:
        on_step(f"trying {recipe.name}")
        records.update(_try_settings(recipe, stories, materials))
    if peers:
        records[_system("first sentences", clusters=False)] = [
            tell_first_sentences(m) for m in materials
        ]
        records[_system("LexRank", clusters=False)] = [
            tell_by_sumy(m, "lex-rank", cache) for m in materials
        ]
    return Evaluation(
        stories=tuple(story.name for story in stories),
        systems=tuple(records),
        results=tuple(
            Result(story.name, system, score_record(story, made[place], words))
            for place, story in enumerate(stories)
            for system, made in records.items()
        ),
        words=words,
        encoder=encoder.name,
        not_installed=missing,
    )


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise LabelsError("no labelled story: there is nothing to measure against")
    for name in names:
        if names.count(name) > 1:
            raise LabelsError(f"two stories are called {name}: give one folder another name")


def _system(name: str, *, clusters: bool) -> System:
    return System(name, None, "", best_here=False, clusters=clusters)


def _try_settings(
    recipe: Recipe, stories: Sequence[LabelledStory], materials: Sequence[Material]
) -> dict[System, list[Record]]:
    """Return the recipe's records at its usual setting and at the best of those tried."""
    tried = {
        setting: [follow_recipe(material, recipe, setting) for material in materials]
        for setting in dict.fromkeys((recipe.usual, *recipe.sweep))
    }
    best = max(recipe.sweep, key=lambda setting: _mean_f1(stories, tried[setting]))
    return {
        System(recipe.name, setting, recipe.unit, best_here, clusters=True): tried[setting]
        for setting, best_here in ((recipe.usual, False), (best, True))
    }


def _mean_f1(stories: Iterable[LabelledStory], records: Iterable[Record]) -> float:
    return float(
        np.mean(
            [
                score_record(story, record).clusters.f1_by_fact
                for story, record in zip(stories, records, strict=True)
            ]
        )
    )


# What a row of the table shows, in its order. A system that only tells has the second list alone.
_CLUSTER_COLUMNS: Mapping[str, Callable[[Scores], float | None]] = {
    "pairs F1": lambda each: each.clusters.pairs.f1,
    "by fact F1": lambda each: each.clusters.f1_by_fact,
    "cite P": lambda each: each.consensus.citations.precision,
    "cite R": lambda each: each.consensus.citations.recall,
    "whole P": lambda each: each.consensus.whole_credits.share,
    "unique strict": lambda each: each.unique.strict.share,
    "unique lenient": lambda each: each.unique.lenient.share,
    "important unique": lambda each: each.unique.important_told.share,
}
_TOLD_COLUMNS: Mapping[str, Callable[[Scores], float | None]] = {
    "majority told": lambda each: each.consensus.majority_told.share,
    "shared told": lambda each: each.consensus.shared_told,
    "cons. P": lambda each: each.consensus.right_lines.share,
    "shown shared": lambda each: each.consensus.shown_shared.share,
    "boilerplate": lambda each: float(each.boilerplate_shown),
    "words": lambda each: float(each.consensus.words),
}
COLUMNS = (
    "pairs F1", "by fact F1", "majority told", "shared told", "cons. P", "shown shared", "cite P",
    "cite R", "whole P", "unique strict", "unique lenient", "important unique", "boilerplate",
    "words",
)  # fmt: skip


def summarize_scores(system: System, scores: Sequence[Scores]) -> dict[str, float | None]:
    """Return the mean of every column over the stories; None where a system has no such figure."""
    shown = {**_TOLD_COLUMNS, **(_CLUSTER_COLUMNS if system.clusters else {})}
    return {
        name: float(np.mean([shown[name](each) for each in scores])) if name in shown else None
        for name in COLUMNS
    }
