"""Who gives another value than a line does is not among those that state it."""

from itertools import combinations

import pytest

from clashing import find, write_articles
from conftest import Compose
from judged import judge_spans
from one_liners import publish
from summarize.comparing.clusters import Cluster
from summarize.comparing.spans import Span, gather_spans
from summarize.judging.findings import Finding
from summarize.judging.other_values import OtherValues
from summarize.reading.sentences import Sentence, split_articles

TOLL = "The collapse of the old bridge over the Orrow killed 12 people, police said."


def judge(*told: tuple[str, int, str], min_support: int = 2) -> tuple[Finding, ...]:
    """Judge one sentence of an outlet, of a day, with a count; all are equally alike."""
    spans = []
    for place, (outlet, day, count) in enumerate(told):
        text = TOLL.replace("12", count)
        article = publish(f"a{place}", text, outlet=outlet, day=day)
        spans.append(Span(Sentence(article, 0, 0, len(text), "body", 0)))
    alike = dict.fromkeys(combinations(range(len(spans)), 2), 0.9)
    return judge_spans(spans, alike, min_support=min_support).findings


def seen(finding: Finding) -> list[tuple[str, str, str]]:
    """Return what others give of the same thing: when, what, who."""
    return [
        (each.when, each.theirs.words, each.theirs.sentence.outlet) for each in finding.other_values
    ]


def test_who_reports_a_later_count_does_not_state_the_earlier_one() -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 2, "15"))
    assert (finding.kind, finding.cluster.origins) == ("consensus", ("a", "b"))
    assert (finding.documents, finding.agreement.whole) == (("a0", "a1"), ("a0", "a1"))
    assert seen(finding) == [("later", "15 people", "c")]
    assert {each.outlet for each in finding.members} == {"a", "b", "c"}


def test_the_support_falls_and_with_it_the_kind() -> None:
    told = ("a", 1, "12"), ("b", 1, "12"), ("c", 2, "15")
    assert [each.kind for each in judge(*told, min_support=3)] == ["shared"]
    same = ("a", 1, "12"), ("b", 1, "12"), ("c", 2, "12")
    assert [each.kind for each in judge(*same, min_support=3)] == ["consensus"]


def test_the_count_that_most_outlets_give_is_shown_and_of_equals_the_latest() -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 2, "15"), ("c", 2, "15"))
    assert "killed 15" in finding.representative.text
    assert finding.cluster.origins == ("b", "c")
    assert seen(finding) == [("earlier", "12 people", "a")]
    (tied,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 2, "15"), ("d", 2, "15"))
    assert (tied.cluster.origins, len(tied.other_values)) == (("c", "d"), 2)


def test_an_update_of_one_by_another_is_told_by_each_alone() -> None:
    found = judge(("a", 1, "12"), ("b", 2, "15"))
    assert [(each.kind, each.support) for each in found] == [("unique", 1)] * 2


def test_an_outlet_that_moved_on_no_longer_states_what_it_said_first() -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 1, "12"), ("a", 2, "15"))
    assert finding.cluster.origins == ("b", "c")
    assert finding.representative.outlet == "b"
    (kept,) = judge(("a", 1, "12"), ("b", 2, "15"), ("a", 2, "15"))
    assert kept.cluster.origins == ("b", "a")
    assert seen(kept) == [("earlier", "12 people", "a")]


@pytest.mark.parametrize("count", ["about 12", "12 to 15", "more than 10", "at least 12"])
def test_a_rounded_count_or_a_range_that_holds_it_is_the_same(count: str) -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 2, count), min_support=3)
    assert (finding.kind, finding.support, finding.other_values) == ("consensus", 3, ())


def test_a_figure_rounded_to_its_digits_is_the_same() -> None:
    (finding,) = judge(("a", 1, "496"), ("b", 1, "496"), ("c", 2, "500"), min_support=3)
    assert (finding.support, finding.other_values) == (3, ())


def test_values_of_one_day_without_an_excuse_are_contested() -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 1, "15"))
    assert (finding.kind, finding.other_values) == ("contested", ())


def test_another_value_makes_nothing_a_close_call() -> None:
    (finding,) = judge(("a", 1, "12"), ("b", 1, "12"), ("c", 2, "15"), min_support=3)
    assert (finding.firmness.looser, finding.firmness.falls_without) == (True, ("a0", "a1"))


def test_who_denies_what_another_tells_does_not_state_the_line_with_him(compose: Compose) -> None:
    briefing = compose({
        "a.txt": "The owner of the ferry skipped the yearly inspection, two former deckhands said.",
        "b.txt": "The owner of the ferry skipped the yearly inspection, the harbour office said.",
        "c.txt": "The owner of the ferry denied that it skipped the yearly inspection.",
    })  # fmt: skip
    for finding in briefing.findings:
        assert not {"a", "c"} <= set(finding.cluster.origins)


def test_who_tells_a_line_stays_with_it_though_a_denial_beside_it_is_more_alike() -> None:
    spans = []
    for outlet, text in {
        "a": "The owner of the ferry skipped the yearly inspection, two former deckhands said.",
        "b": "The owner of the ferry skipped the inspection last year, the harbour office said.",
        "c": "The owner of the ferry did not skip the yearly inspection, a spokesman said.",
    }.items():
        spans.append(Span(Sentence(publish(outlet, text), 0, 0, len(text), "body", 0)))
    findings = judge_spans(spans, {(0, 1): 0.75, (0, 2): 0.95, (1, 2): 0.9}).findings
    assert [set(each.cluster.origins) for each in findings if "a" in each.cluster.origins] == [
        {"a", "b"}
    ]


def test_how_many_days_is_a_figure_and_no_day() -> None:
    told = tuple(
        f"The repair of the old bridge over the Orrow will take {days} days, {name} said."
        for days, name in ((12, "Ann Oake"), (14, "Jon Prell"))
    )
    clashes = find(*told, voice=lambda sentence, _: sentence.outlet, alike={(0, 1): 0.9})
    spans = gather_spans(split_articles(write_articles(*told)))
    values = OtherValues(spans, clashes.conflicts, ())
    (value,) = values.beside(0, (Cluster(spans, (0, 1), 0.9),))
    assert value.theirs.words == "14 days"
    assert not value.of_a_day


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("Tugs freed the ferry with 187 people on it.", True),
        ("The ferry with 212 people ran aground and is to sail again on 9 May.", True),
        ("The ferry carried about 210 people on 2 May.", False),
        ("The ferry ran aground with 9 cars on it.", False),
    ],
)
def test_whoever_counts_otherwise_or_names_only_other_days_states_no_whole_line(
    other: str, differs: bool
) -> None:
    line = "The ferry ran aground on 2 May with 212 people on it."
    spans = []
    for outlet, text in (("a", line), ("b", other)):
        article = publish(outlet, text, outlet=outlet)
        spans.append(Span(Sentence(article, 0, 0, len(text), "body", 0)))
    cluster = Cluster(tuple(spans), (0, 1), 0.9)
    assert (1 in OtherValues(spans, (), ()).differing(0, (cluster,))) is differs
