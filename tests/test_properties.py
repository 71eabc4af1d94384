"""What always holds, whatever the story."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import WordCountEncoder
from one_liners import WordTokenEncoder
from summarize import Article, Briefing, compose_briefing
from summarize.comparing.cache import Cache
from summarize.comparing.clusters import cluster_spans
from summarize.comparing.embeddings import Encoder, embed
from summarize.comparing.similarity import Pairs, compare_spans
from summarize.comparing.spans import Span, gather_spans
from summarize.judging.findings import Finding
from summarize.judging.unique import UniquePoint
from summarize.showing.records import Record, to_record

LINES = (
    "The reservoir dam above Milford broke shortly before dawn on Monday, engineers confirmed.",
    "Shortly before dawn on Monday the dam of the Milford reservoir gave way, officials said.",
    "Police rerouted 12 trucks over the old bridge.",
    "Police rerouted 15 trucks over the old bridge.",
    "About a dozen trucks were rerouted over the old bridge by police.",
    "Nobody was hurt.",
    '"We will rebuild every single house in this valley by winter," Mayor Ana Ortiz said.',
    "She also thanked forty tired firefighters who had come from three neighbouring towns.",
    "Schools in Milford stay closed until Friday.",
    "Carl Roe, left, hugs Ana Ortiz.",
    "Topics: dams",
    "Repairs of the dam and of the bridge will cost $3 million, the council estimated on Tuesday.",
    "Schools stay closed and police rerouted 12 trucks over the old bridge.",  # two facts
)
FIRST = date(2026, 1, 1)

encoders: st.SearchStrategy[Encoder] = st.sampled_from((WordCountEncoder(), WordTokenEncoder()))
own_lines = st.lists(st.sampled_from(LINES), max_size=6)
relaxed = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def stories(draw: st.DrawFn) -> tuple[Article, ...]:
    """Draw one to five articles of at most four outlets, some of one day and some undated."""
    count = draw(st.integers(1, 5))
    return tuple(
        Article(
            id=f"a{place}",
            story="s",
            outlet=f"Outlet {draw(st.integers(1, 4))}",
            title="",
            text="\n".join(draw(own_lines)),
            published=draw(st.none() | st.integers(0, 2).map(lambda n: FIRST + timedelta(n))),
        )
        for place in range(count)
    )


def compose(articles: tuple[Article, ...], encoder: Encoder | None = None) -> Briefing:
    return compose_briefing(articles, encoder=encoder or WordCountEncoder())


def scored(briefing: Briefing, encoder: Encoder) -> tuple[tuple[Span, ...], Pairs]:
    """Return what the briefing compared, scored anew."""
    spans = gather_spans(briefing.sentences)
    return spans, compare_spans(embed(spans, encoder))


def groups(briefing: Briefing) -> set[tuple[int, ...]]:
    """Return the rows of every cluster that a finding tells."""
    return {
        cluster.rows
        for finding in briefing.findings
        for cluster in (finding.cluster, *finding.others)
    }


def without_order(record: Record) -> Record:
    """Return the record with what follows the order of the files sorted by id."""
    sentences = sorted(record["sentences"], key=lambda each: str(each["id"]))
    documents = sorted(record["documents"], key=lambda each: str(each["id"]))
    by_share = ("outlets", "partly", "reprinted_by", "outlets_without")
    lines = [
        {**line, **{name: sorted(line[name]) for name in by_share}} for line in record["consensus"]
    ]
    return {
        **record,
        "outlets": sorted(record["outlets"]),
        "independent_outlets": sorted(record["independent_outlets"]),
        "documents": documents,
        "sentences": sentences,
        "consensus": lines,
    }


@relaxed
@given(stories(), st.randoms(use_true_random=False), encoders)
def test_file_order_changes_nothing(
    articles: tuple[Article, ...], random_: random.Random, encoder: Encoder
) -> None:
    shuffled = tuple(random_.sample(articles, len(articles)))
    first, second = compose(articles, encoder), compose(shuffled, encoder)
    assert first.findings == second.findings
    assert first.summary == second.summary
    assert first.unique == second.unique
    assert without_order(to_record(first)) == without_order(to_record(second))
    assert [each["id"] for each in to_record(second)["documents"]] == [each.id for each in shuffled]


@relaxed
@given(articles=stories())
def test_what_was_cached_changes_nothing(own_cache: Cache, articles: tuple[Article, ...]) -> None:
    own_cache.purge()
    assert compose(articles) == compose(articles)


@relaxed
@given(stories())
def test_every_sentence_is_a_slice_of_its_article(articles: tuple[Article, ...]) -> None:
    for sentence in compose(articles).sentences:
        assert sentence.text == sentence.article.text[sentence.start : sentence.end]
        assert sentence.text.strip() == sentence.text != ""


@relaxed
@given(stories(), encoders)
def test_every_compared_sentence_stands_in_a_finding(
    articles: tuple[Article, ...], encoder: Encoder
) -> None:
    briefing = compose(articles, encoder)
    told = {each.id for finding in briefing.findings for each in finding.members}
    assert told == {each.id for each in briefing.sentences if each.kind != "boilerplate"}


@relaxed
@given(stories(), encoders)
def test_within_a_cluster_every_pair_is_surer_than_the_setting(
    articles: tuple[Article, ...], encoder: Encoder
) -> None:
    briefing = compose(articles, encoder)
    spans, pairs = scored(briefing, encoder)
    for finding in briefing.findings:
        for cluster in (finding.cluster, *finding.others):
            assert cluster.spans == tuple(spans[row] for row in cluster.rows)
    for rows in groups(briefing):
        for a, b in combinations(rows, 2):
            assert pairs.between(a, b) > briefing.settings.similarity


@relaxed
@given(stories(), encoders)
def test_two_outlets_sentences_surer_than_the_setting_are_told_by_one_finding(
    articles: tuple[Article, ...], encoder: Encoder
) -> None:
    briefing = compose(articles, encoder)
    spans, pairs = scored(briefing, encoder)
    clusters = cluster_spans(spans, pairs, briefing.settings.similarity)
    together = {pair for cluster in clusters for pair in combinations(cluster.rows, 2)}
    for a, b in combinations(range(len(spans)), 2):
        if (
            pairs.between(a, b) > briefing.settings.similarity
            and spans[a].origin != spans[b].origin
        ):
            assert (a, b) in together
    # what several outlets say together is told as such
    assert {cluster.rows for cluster in clusters if cluster.support > 1} <= groups(briefing)


@relaxed
@given(stories())
def test_no_sentence_is_shown_twice(articles: tuple[Article, ...]) -> None:
    shown = [finding.representative.id for finding in compose(articles).findings]
    assert len(set(shown)) == len(shown)


@relaxed
@given(stories())
def test_support_never_exceeds_the_outlets_nor_the_origins(articles: tuple[Article, ...]) -> None:
    briefing = compose(articles)
    assert set(briefing.independent) <= set(briefing.origins) <= set(briefing.outlets)
    for finding in briefing.findings:
        assert 1 <= finding.support <= len(finding.cluster.outlets) <= len(briefing.outlets)
        assert finding.support <= len(briefing.independent)
        assert finding.coverage == finding.support / len(briefing.independent) <= 1
        assert finding.representative.copy_of is None
        # A reprinter that changes a figure contradicts its source, and is no second outlet for it.
        alone = ("unique", "contested") if briefing.reprinters else ("unique",)
        assert (finding.kind in alone) >= (finding.support == 1) >= (finding.kind == "unique")
        assert bool(finding.conflicts) == (finding.kind == "contested")
        assert 0 <= finding.cluster.cohesion <= 1


@relaxed
@given(stories())
def test_a_copy_is_credited_to_an_earlier_original_of_another_outlet(
    articles: tuple[Article, ...],
) -> None:
    for sentence in compose(articles).sentences:
        if sentence.copy_of is not None:
            assert sentence.copy_of.copy_of is None
            assert sentence.copy_of.outlet != sentence.outlet
            assert sentence.copy_of.reading_order < sentence.reading_order


@relaxed
@given(stories())
def test_the_summary_tells_agreed_points_once(articles: tuple[Article, ...]) -> None:
    briefing = compose(articles)
    kinds = [line.finding.kind for line in briefing.summary]
    assert kinds == sorted(kinds)
    assert set(kinds) <= {"consensus", "shared"}
    assert len({line.finding.id for line in briefing.summary}) == len(briefing.summary)
    words = sum(line.finding.words for line in briefing.summary)
    assert words <= briefing.settings.summary_words


@relaxed
@given(stories())
def test_unique_points_are_complete(articles: tuple[Article, ...]) -> None:
    briefing = compose(articles)
    listed = [point.finding.id for points in briefing.unique.values() for point in points]
    assert sorted(listed) == sorted(
        finding.id
        for finding in briefing.of_kind("unique")
        if finding.representative.kind != "headline"
    )
    for outlet, points in briefing.unique.items():
        order = [(point.doubtful, point.slight, -point.importance) for point in points]
        assert order == sorted(order)
        for point in points:
            assert point.finding.cluster.origins == (outlet,)
            assert point.nearest is None or point.nearest.origin != outlet


def essence(finding: Finding) -> tuple[object, ...]:
    return (
        finding.kind,
        finding.support,
        finding.coverage,
        finding.representative,
        finding.context,
        finding.conflicts,
        finding.cluster.rows,
        finding.cluster.origins,
        finding.cluster.cohesion,
        [cluster.rows for cluster in finding.others],
    )


def essence_of_point(point: UniquePoint) -> tuple[object, ...]:
    return essence(point.finding), point.importance, point.nearest, point.nearest_similarity


@relaxed
@given(stories(), st.integers(0, 4), st.integers(0, 6), encoders)
def test_a_wire_copy_changes_only_who_printed_it(
    articles: tuple[Article, ...], place: int, at: int, encoder: Encoder
) -> None:
    place %= len(articles)
    # a copy is known by a sentence that is long enough; what stands around it rides along
    lines = [line for line in articles[place].text.splitlines() if line != LINES[0]]
    text = "\n".join((*lines[:at], LINES[0], *lines[at:]))
    original = replace(articles[place], text=text)
    story = (*articles[:place], original, *articles[place + 1 :])
    copy = replace(original, id="z-copy", outlet="Reprinter", published=None)  # the last one
    alone, reprinted = compose(story, encoder), compose((*story, copy), encoder)
    assert list(map(essence, alone.findings)) == list(map(essence, reprinted.findings))
    assert [essence(line.finding) for line in alone.summary] == [
        essence(line.finding) for line in reprinted.summary
    ]
    assert {
        outlet: list(map(essence_of_point, points)) for outlet, points in alone.unique.items()
    } == {
        outlet: list(map(essence_of_point, points)) for outlet, points in reprinted.unique.items()
    }
    assert alone.min_support == reprinted.min_support
    printed = {name for finding in reprinted.findings for name in finding.documents}
    assert "z-copy" in printed
