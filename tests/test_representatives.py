"""Which member speaks for its cluster."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from conftest import ROOT, Compose, WordCountEncoder, Write
from one_liners import make_spans, pair_up, publish
from summarize import compose_briefing, make_settings
from summarize.comparing import representatives
from summarize.comparing.cache import Cache
from summarize.comparing.clusters import Cluster, cluster_spans
from summarize.comparing.embeddings import embed
from summarize.comparing.representatives import choose_representative, rate_closeness, rate_spans
from summarize.comparing.similarity import Pairs, compare_spans
from summarize.comparing.spans import Span, gather_spans
from summarize.reading.context import Context
from summarize.reading.sentences import Sentence, split_articles
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


def compare(spans: tuple[Span, ...]) -> tuple[tuple[Cluster, ...], Pairs]:
    pairs = compare_spans(embed(spans, WordCountEncoder()))
    return cluster_spans(spans, pairs, 0.3), pairs


def cluster_of(spans: tuple[Span, ...]) -> Cluster:
    return Cluster(spans, tuple(range(len(spans))), 1.0)


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
        np.array(list(ratings), dtype=np.float32),
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
def test_every_selector_of_sumy_rates_every_span(selector: Selector) -> None:
    spans = make_spans(*LINES)
    ratings = rate_spans(spans, *compare(spans), selector)
    assert ratings.shape == (5,)
    assert ratings.dtype == np.float32
    assert np.isfinite(ratings).all()
    assert ratings.any()


@pytest.mark.parametrize("selector", SELECTORS)
@pytest.mark.parametrize(
    "texts", [(), ("The dam broke.",), ("It was so.",), ("Dams broke.", "Schools closed.")]
)
def test_stories_of_hardly_any_words_can_be_rated(
    selector: Selector, texts: tuple[str, ...]
) -> None:
    spans = make_spans(*texts)
    ratings = rate_spans(spans, *compare(spans), selector)
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
    spans = make_spans(LINES[2], LINES[3], LINES[2].upper())
    ratings = rate_spans(spans, *compare(spans), selector)
    assert shown == [LINES[2].casefold(), LINES[3].casefold()]
    assert ratings[0] == ratings[2]


def test_ratings_are_the_same_from_the_cache(own_cache: Cache) -> None:
    spans = make_spans(*LINES)
    fresh = rate_spans(spans, *compare(spans), "text-rank", own_cache)
    kept = rate_spans(spans, *compare(spans), "text-rank", own_cache)
    assert fresh.tobytes() == kept.tobytes()


def test_selectors_do_not_share_their_ratings(own_cache: Cache) -> None:
    spans = make_spans(*LINES)
    rate_spans(spans, *compare(spans), "luhn", own_cache)
    ratings = rate_spans(spans, *compare(spans), "text-rank", own_cache)
    assert ratings.tobytes() == rate_spans(spans, *compare(spans), "text-rank").tobytes()


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


def test_in_a_long_story_clusters_are_rated_among_their_neighbours() -> None:
    fillers = [f"Filler{number} noise{number} today." for number in range(320)]
    articles = [
        publish("a", LINES[0], *fillers),
        publish("b", LINES[1]),
        publish("c", LINES[2]),
    ]
    spans = gather_spans(split_articles(articles))
    assert len(spans) > 300
    clusters, pairs = compare(spans)
    ratings = rate_spans(spans, clusters, pairs, "text-rank")
    (rows,) = (cluster.rows for cluster in clusters if len(cluster.rows) == 3)
    assert (ratings[list(rows)] > 0).all()
    alone = [cluster.rows[0] for cluster in clusters if len(cluster.rows) == 1]
    assert not ratings[alone].any()  # a single span needs no rating to speak for itself


def test_the_best_rated_member_speaks_for_its_cluster() -> None:
    spans = make_spans(*LINES[:3])
    assert choose(spans, ratings=(1, 3, 2), worth=(1, 1, 1)) == spans[1].sentence


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
    spans = make_spans(*LINES[:3])
    pairs = pair_up(4, {(0, 1): 0.5, (1, 2): 0.25, (2, 3): 0.9})
    closeness = rate_closeness(4, [cluster_of(spans)], pairs)
    assert closeness.tolist() == [0.5, 0.75, 0.25, 0]


# Span 1 says what span 0 says, and what spans 2 and 3 say: it stands in two clusters.
TWO_FACTS = {(0, 1): 0.9, (1, 2): 0.5, (1, 3): 0.5, (2, 3): 0.8}


def test_a_span_in_two_clusters_is_rated_as_a_member_of_the_best_supported() -> None:
    spans = make_spans(*LINES[:4])
    pairs = pair_up(4, TWO_FACTS)
    clusters = cluster_spans(spans, pairs, 0.3)
    assert [cluster.rows for cluster in clusters] == [(0, 1), (1, 2, 3)]
    expected = pytest.approx([0.9, 1.0, 1.3, 1.3])
    assert rate_closeness(4, clusters, pairs) == expected
    assert rate_closeness(4, clusters[::-1], pairs) == expected


@pytest.mark.parametrize("story", [300, 0])
def test_members_of_the_best_supported_cluster_are_rated_among_the_same_sentences(
    story: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the same ratings as without the lesser cluster, in a long story too
    monkeypatch.setattr(representatives, "_WHOLE_STORY", story)
    monkeypatch.setattr(representatives, "_NEIGHBOURHOOD", 2)
    spans = make_spans(*LINES[:4])
    pairs = pair_up(4, TWO_FACTS)
    lesser, best = cluster_spans(spans, pairs, 0.3)
    both = rate_spans(spans, (best, lesser), pairs, "text-rank")
    alone = rate_spans(spans, (best,), pairs, "text-rank")
    assert both[1:].tolist() == alone[1:].tolist()
    assert (both > 0).all()


def test_a_neighbour_as_alike_as_can_be_displaces_no_member(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(representatives, "_WHOLE_STORY", 0)
    monkeypatch.setattr(representatives, "_NEIGHBOURHOOD", 2)
    spans = make_spans(*LINES[:3])
    pairs = pair_up(3, {(0, 1): 1, (1, 2): 1, (0, 2): 0.1})
    ratings = rate_spans(spans, cluster_spans(spans, pairs, 0.3), pairs, "text-rank")
    assert (ratings > 0).all()
