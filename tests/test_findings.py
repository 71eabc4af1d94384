"""Every cluster is judged: contested, agreed, shared or told by one outlet alone."""

import numpy as np
import pytest

from conftest import Compose
from summarize.comparing.clusters import Cluster
from summarize.comparing.spans import gather_spans
from summarize.judging.findings import Finding, judge_clusters
from summarize.reading.articles import Article
from summarize.reading.context import find_contexts
from summarize.reading.sentences import split_articles

TRUCKS = "Police rerouted 12 trucks over the old bridge on Monday."


def judge(
    *reports: tuple[str, str], min_support: int, origins: int | None = None
) -> tuple[Finding, ...]:
    """Judge one cluster of one-sentence reports, each given as outlet and text."""
    articles = [
        Article(f"a{place}", "s", outlet, "", text, None)
        for place, (outlet, text) in enumerate(reports)
    ]
    sentences = split_articles(articles)
    spans = gather_spans(sentences)
    cluster = Cluster(spans, tuple(range(len(spans))), 1.0)
    even = np.ones(len(spans), dtype=np.float32)
    return judge_clusters(
        [cluster],
        ratings=even,
        closeness=even,
        contexts=find_contexts(sentences),
        origins=origins or len({outlet for outlet, _ in reports}),
        min_support=min_support,
    )


def say(*outlets: str) -> list[tuple[str, str]]:
    return [(outlet, TRUCKS.replace("the old", f"the {outlet} old")) for outlet in outlets]


def test_support_of_exactly_min_support_is_consensus() -> None:
    (finding,) = judge(*say("A", "B", "C"), min_support=3)
    assert (finding.kind, finding.support) == ("consensus", 3)


def test_one_outlet_fewer_is_shared() -> None:
    (finding,) = judge(*say("A", "B"), min_support=3)
    assert (finding.kind, finding.support) == ("shared", 2)


def test_what_one_outlet_says_is_unique() -> None:
    (finding,) = judge(*say("A"), min_support=2)
    assert (finding.kind, finding.support) == ("unique", 1)


def test_two_articles_of_one_outlet_are_no_agreement() -> None:
    (finding,) = judge(*say("A"), ("A", TRUCKS), min_support=2)
    assert (finding.kind, finding.support) == ("unique", 1)
    assert finding.documents == ("a0", "a1")


def test_a_contested_number_is_never_consensus() -> None:
    reports = [*say("A", "B", "C"), ("D", TRUCKS.replace("12", "15"))]
    (finding,) = judge(*reports, min_support=2)
    assert (finding.kind, finding.support) == ("contested", 4)
    assert {each.right_words for each in finding.conflicts} == {"15 trucks"}


def test_only_contested_findings_hold_conflicts() -> None:
    (finding,) = judge(*say("A", "B"), min_support=2)
    assert finding.conflicts == ()


def test_coverage_is_the_share_of_the_independent_outlets() -> None:
    (finding,) = judge(*say("A", "B"), min_support=2, origins=5)
    assert finding.coverage == pytest.approx(0.4)


def test_findings_are_named_in_reading_order(compose: Compose) -> None:
    briefing = compose({"a.txt": "The dam broke.\nNobody was hurt.", "b.txt": "Schools closed."})
    assert [finding.id for finding in briefing.findings] == ["c1", "c2", "c3"]
    orders = [each.cluster.members[0].reading_order for each in briefing.findings]
    assert orders == sorted(orders)


def test_wire_copies_add_no_support(compose: Compose) -> None:
    report = (
        "Police rerouted 12 trucks over the old bridge at the edge of the town on Monday. "
        "Crews then cleared the thick mud from the main road and from both school yards."
    )
    alone = compose({"a.txt": report})
    copied = compose({"a.txt": report, "b.txt": report, "c.txt": "Residents watched.\n" + report})
    assert [each.kind for each in alone.findings] == ["unique", "unique"]
    kinds = {each.representative.id: (each.kind, each.support) for each in copied.findings}
    assert kinds["a:0"] == kinds["a:1"] == ("unique", 1)
    assert copied.findings[0].documents == ("a", "b", "c")
    assert copied.findings[0].cluster.outlets == ("A", "B", "C")


def test_a_wording_two_outlets_came_to_alone_counts_for_both(compose: Compose) -> None:
    briefing = compose({"a.txt": "Nobody was hurt.", "b.txt": "Nobody was hurt."})
    (finding,) = briefing.findings
    assert (finding.kind, finding.support) == ("consensus", 2)


def test_a_quotation_heard_by_two_outlets_counts_for_both(compose: Compose) -> None:
    quoted = '"We will not give up on this town and its people," Mayor Ana Ortiz said.'
    briefing = compose({"a.txt": quoted, "b.txt": quoted})
    (finding,) = briefing.findings
    assert (finding.kind, finding.support) == ("consensus", 2)


def test_the_words_of_a_finding_include_its_lead_in(compose: Compose) -> None:
    briefing = compose({"a.txt": "Mayor Ana Ortiz came at dawn.\nHe also thanked the crews."})
    second = briefing.findings[1]
    assert [each.id for each in second.context.lead_in] == ["a:0"]
    assert second.words == 6 + 5
