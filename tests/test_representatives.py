"""Which member speaks for its cluster."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from conftest import ROOT, Compose, WordCountEncoder, Write
from one_liners import group, make_spans, pair_up, publish
from summarize import compose_briefing, make_settings
from summarize.comparing import representatives
from summarize.comparing.cache import Cache
from summarize.comparing.clusters import Cluster
from summarize.comparing.representatives import Rater, Ratings, choose_representative, rate_texts
from summarize.comparing.spans import Span
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence
from summarize.settings import Selector

SELECTORS: tuple[Selector, ...] = get_args(Selector)
SUMY_SELECTORS = tuple(selector for selector in SELECTORS if selector != "medoid")

LINES = (
    "The reservoir wall above the town broke at dawn on Monday.",
    "At dawn on Monday the wall of the reservoir broke, engineers found.",
    "The reservoir wall broke at dawn.",
    "Nobody in the town was hurt.",
    "Schools in the town stay closed.",
)


def cluster_of(spans: Sequence[Span]) -> Cluster:
    return group(spans, *range(len(spans)))


def choose(
    spans: tuple[Span, ...],
    *,
    ratings: Iterable[float],
    worth: Iterable[float],
    contexts: Mapping[str, Context] | None = None,
) -> Sentence:
    free = {span.sentence.id: Context() for span in spans}
    return choose_representative(
        cluster_of(spans),
        lambda _: dict(enumerate(ratings)),
        dict(enumerate(worth)),
        {**free, **(contexts or {})},
    )


@pytest.mark.parametrize("selector", SELECTORS)
def test_the_pick_does_not_depend_on_file_order(selector: Selector, own_cache: Cache) -> None:
    articles = [publish("c", *LINES[:1], LINES[3]), publish("a", LINES[1], LINES[4])]
    articles += [publish("b", LINES[2], LINES[3])]
    settings = make_settings({"selector": selector, "similarity": 0.2})
    picks = set()
    for order in permutations(articles):
        own_cache.purge()  # or the first order's ratings would be read again
        briefing = compose_briefing(order, settings, encoder=WordCountEncoder())
        picks.add(tuple(finding.representative.id for finding in briefing.findings))
        assert any(finding.support == 3 for finding in briefing.findings)
    assert len(picks) == 1


@pytest.mark.parametrize("selector", SUMY_SELECTORS)
def test_every_selector_of_sumy_rates_every_sentence(selector: Selector) -> None:
    ratings = rate_texts(LINES, selector)
    assert ratings.shape == (5,)
    assert ratings.dtype == np.float32
    assert np.isfinite(ratings).all()
    assert ratings.any()


@pytest.mark.parametrize("selector", SUMY_SELECTORS)
@pytest.mark.parametrize(
    "texts", [(), ("The dam broke.",), ("It was so.",), ("Dams broke.", "Schools closed.")]
)
def test_stories_of_hardly_any_words_can_be_rated(
    selector: Selector, texts: tuple[str, ...]
) -> None:
    ratings = rate_texts(texts, selector)
    assert ratings.shape == (len(texts),)
    assert np.isfinite(ratings).all()


@pytest.mark.parametrize("selector", SUMY_SELECTORS)
def test_one_wording_of_two_outlets_is_rated_once_and_alike(
    selector: Selector, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sumy.models import dom

    shown: list[str] = []

    class Recorded(dom.Sentence):  # type: ignore[misc]  # sumy has no stubs
        def __init__(self, text: str, *more: object) -> None:
            shown.append(text)
            super().__init__(text, *more)

    monkeypatch.setattr(dom, "Sentence", Recorded)
    ratings = rate_texts((LINES[2], LINES[3], LINES[2].upper()), selector)
    assert shown == [LINES[2].casefold(), LINES[3].casefold()]
    assert ratings[0] == ratings[2]


def test_ratings_are_the_same_from_the_cache(own_cache: Cache) -> None:
    fresh = rate_texts(LINES, "text-rank", own_cache)
    assert fresh.tobytes() == rate_texts(LINES, "text-rank", own_cache).tobytes()


def test_selectors_do_not_share_their_ratings(own_cache: Cache) -> None:
    rate_texts(LINES, "luhn", own_cache)
    ratings = rate_texts(LINES, "text-rank", own_cache)
    assert ratings.tobytes() == rate_texts(LINES, "text-rank").tobytes()


COMPOSE_AGAIN = """
import sys
from summarize import compose_briefing, read_articles
from conftest import WordCountEncoder
briefing = compose_briefing(read_articles(sys.argv[1]), encoder=WordCountEncoder())
picks = [finding.representative.id for finding in briefing.findings]
print("sumy" in sys.modules, "nltk" in sys.modules, *picks)
"""


def test_a_second_run_does_not_import_sumy(compose: Compose, write_story: Write) -> None:
    files = {f"{name}.txt": "\n".join(LINES[place : place + 3]) for place, name in enumerate("abc")}
    first = compose(files)
    command = [sys.executable, "-c", COMPOSE_AGAIN, str(write_story(files))]
    again = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, text=True, check=True)
    picks = [finding.representative.id for finding in first.findings]
    assert again.stdout.split() == ["False", "False", *picks]


def test_rating_needs_no_data_of_nltk(write_story: Write, tmp_path: Path) -> None:
    folder = write_story({"a.txt": "\n".join(LINES), "b.txt": LINES[2]})
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    environment = {**os.environ, "NLTK_DATA": str(nothing), "HOME": str(nothing)}
    command = [sys.executable, "-c", COMPOSE_AGAIN, str(folder)]
    run = subprocess.run(
        command, cwd=ROOT / "tests", env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split()[0] == "True"
    assert list(nothing.rglob("*nltk*")) == []


def test_in_a_long_story_a_cluster_is_rated_among_its_neighbours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rated: list[Sequence[str]] = []

    def rate(texts: Sequence[str], *_: object) -> Ratings:
        rated.append(texts)
        return np.ones(len(texts), dtype=np.float32)

    monkeypatch.setattr(representatives, "rate_texts", rate)
    fillers = [f"Filler{number} noise{number} today." for number in range(320)]
    spans = make_spans(*LINES[:4], *fillers, outlets="a" * 324)
    pairs = pair_up(len(spans), {(0, 1): 0.9, (1, 3): 0.2})
    ratings = Rater(spans, pairs, "text-rank").rate(group(spans, 0, 1))
    assert rated == [[LINES[0], LINES[1], LINES[3]]]
    assert ratings == {0: 1.0, 1: 1.0}


def test_a_short_story_is_rated_once_for_all_its_clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    rated: list[Sequence[str]] = []

    def rate(texts: Sequence[str], *_: object) -> Ratings:
        rated.append(texts)
        return np.arange(len(texts), dtype=np.float32)

    monkeypatch.setattr(representatives, "rate_texts", rate)
    spans = make_spans(*LINES)
    rater = Rater(spans, pair_up(5, {}), "text-rank")
    assert rater.rate(group(spans, 0, 1)) == {0: 0, 1: 1}
    assert rater.rate(group(spans, 2, 4)) == {2: 2, 4: 4}
    assert rated == [list(LINES)]


def test_the_best_rated_member_speaks_for_its_cluster() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(1, 3, 2), worth=(1, 1, 1)) == spans[1].sentence


def test_where_one_member_is_left_nothing_is_rated() -> None:
    def never(_: object) -> Mapping[int, float]:
        raise AssertionError("rated for nothing")

    spans = make_spans(*LINES[:3])
    free = {span.sentence.id: Context() for span in spans}
    worth = {0: 0.2, 1: 1.0, 2: 0.5}
    assert choose_representative(cluster_of(spans), never, worth, free) == spans[1].sentence


def test_equally_rated_members_leave_it_to_the_earliest() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(2, 2, 2), worth=(1, 1, 1)) == spans[0].sentence


def test_a_member_that_tells_little_for_its_length_does_not_speak() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(1, 9, 2), worth=(1, 0.5, 1)) == spans[2].sentence


def test_a_member_that_tells_nearly_as_much_as_the_best_may_speak() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(1, 9, 2), worth=(1, 0.9, 1)) == spans[1].sentence
    assert choose(spans, ratings=(1, 9, 2), worth=(1, 0.89, 1)) == spans[2].sentence


def test_where_no_member_tells_anything_the_ratings_decide() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(1, 2, 9), worth=(0, 0, 0)) == spans[2].sentence


def test_a_self_standing_member_goes_before_one_that_needs_a_lead_in() -> None:
    spans = make_spans(*LINES[:3])
    first, second, third = (span.sentence for span in spans)
    contexts = {first.id: Context(complete=False), second.id: Context(lead_in=(third,))}
    kept = choose(spans, ratings=(9, 9, 1), worth=(1, 1, 0.1), contexts=contexts)
    assert kept == third
    first_two = choose(spans[:2], ratings=(9, 1), worth=(1, 1), contexts=contexts)
    assert first_two == second  # what a lead-in mends goes before what nothing mends


def test_a_body_sentence_goes_before_a_caption() -> None:
    caption, body, headline = make_spans(*LINES[:3])
    spans = (
        Span(replace(caption.sentence, kind="caption")),
        body,
        Span(replace(headline.sentence, kind="headline")),
    )
    contexts = {body.sentence.id: Context(complete=False)}
    chosen = choose(spans, ratings=(9, 1, 9), worth=(1, 0, 1), contexts=contexts)
    assert chosen == body.sentence


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_reprint_never_speaks(selector: Selector) -> None:
    wire = LINES[0].replace("broke", "gave way and broke")
    articles = [
        publish("a", wire, LINES[3], day=3),
        publish("b", wire, day=1),
        publish("c", LINES[1], day=2),
    ]
    briefing = compose_briefing(
        articles,
        make_settings({"selector": selector, "similarity": 0.2}),
        encoder=WordCountEncoder(),
    )
    assert [each.id for each in briefing.sentences if each.copy_of is not None] == ["a:0"]
    assert all(finding.representative.copy_of is None for finding in briefing.findings)


def test_closeness_adds_up_the_similarities_within_the_cluster() -> None:
    spans = make_spans(*LINES[:4])
    pairs = pair_up(4, {(0, 1): 0.5, (1, 2): 0.25, (2, 3): 0.9})
    closeness = Rater(spans, pairs, "medoid").rate(group(spans, 0, 1, 2))
    assert closeness == {0: 0.5, 1: 0.75, 2: 0.25}


def test_a_neighbour_as_alike_as_can_be_displaces_no_member(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(representatives, "_WHOLE_STORY", 0)
    monkeypatch.setattr(representatives, "_NEIGHBOURHOOD", 2)
    spans = make_spans(*LINES[:3])
    pairs = pair_up(3, {(0, 1): 1, (1, 2): 1, (0, 2): 0.1})
    ratings = Rater(spans, pairs, "text-rank").rate(group(spans, 0, 2))
    assert list(ratings) == [0, 2]
    assert all(rating > 0 for rating in ratings.values())
