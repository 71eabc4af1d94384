"""Clusters are judged: contested, agreed, shared or told by one outlet alone."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Compose
from judged import Judged, judge_spans
from one_liners import make_spans, publish
from summarize.comparing.spans import Span
from summarize.judging.findings import Finding
from summarize.judging.numbers import find_figures
from summarize.reading.sentences import Sentence

TRUCKS = "Police rerouted 12 trucks over the old bridge on Monday."
MORE_TRUCKS = TRUCKS.replace("12", "15")


def judge(
    outlets: str, *, texts: tuple[str, ...] = (), min_support: int, similarity: float = 0.9
) -> tuple[Finding, ...]:
    """Judge one sentence of each outlet, all equally alike."""
    spans = make_spans(*(texts or (TRUCKS,) * len(outlets)), outlets=outlets)
    alike = dict.fromkeys(combinations(range(len(spans)), 2), similarity)
    return judge_spans(spans, alike, min_support=min_support).findings


def test_support_of_exactly_min_support_is_consensus() -> None:
    (finding,) = judge("abc", min_support=3)
    assert (finding.kind, finding.support) == ("consensus", 3)


def test_one_outlet_fewer_is_shared() -> None:
    (finding,) = judge("ab", min_support=3)
    assert (finding.kind, finding.support) == ("shared", 2)


def test_what_one_outlet_says_is_unique() -> None:
    (finding,) = judge("a", min_support=2)
    assert (finding.kind, finding.support) == ("unique", 1)


def test_two_articles_of_one_outlet_are_no_agreement() -> None:
    (finding,) = judge("aa", min_support=2)
    assert (finding.kind, finding.support) == ("unique", 1)
    assert finding.documents == ("a00", "a01")


def test_a_contested_number_is_never_consensus() -> None:
    (finding,) = judge("abcd", texts=(TRUCKS, TRUCKS, TRUCKS, MORE_TRUCKS), min_support=2)
    assert (finding.kind, finding.support) == ("contested", 4)
    assert {each.right_words for each in finding.conflicts} == {"15 trucks"}


def test_only_contested_findings_hold_conflicts() -> None:
    (finding,) = judge("ab", min_support=2)
    assert finding.conflicts == ()


def test_a_line_that_repeats_a_contested_figure_is_contested() -> None:
    # the first two clash and are too unlike to be joined; the others repeat one of the figures
    spans = make_spans(TRUCKS, MORE_TRUCKS, *["Witnesses counted 15 trucks."] * 2)
    judged = judge_spans(spans, {(0, 1): 0.25, (2, 3): 0.9})
    assert {finding.kind for finding in judged.findings} == {"contested"}


def test_a_line_that_repeats_a_contested_estimate_is_contested() -> None:
    about = TRUCKS.replace("12", "about 20")
    spans = make_spans(TRUCKS, about, *["Witnesses counted about 20 trucks."] * 2)
    kinds = {f.representative.id: f.kind for f in judge_spans(spans, {(0, 1): 0.25}).findings}
    assert kinds["a02:0"] == kinds["a03:0"] == "contested"


def test_a_line_with_another_figure_is_not_contested() -> None:
    spans = make_spans(TRUCKS, MORE_TRUCKS, *["Witnesses counted 40 trucks."] * 2)
    judged = judge_spans(spans, {(0, 1): 0.25, (2, 3): 0.9})
    assert [finding.kind for finding in judged.findings] == ["contested", "contested", "consensus"]


def test_a_line_that_gives_no_figure_is_not_contested_by_its_sources_figures(
    compose: Compose,
) -> None:
    plain = "Heavy trucks were rerouted around the closed bridge all day, police said."
    briefing = compose(
        {
            "a.txt": plain,
            "b.txt": "Police rerouted 12 heavy trucks around the closed bridge all day.",
            "c.txt": "Police rerouted 15 heavy trucks around the closed bridge all day.",
        },
        similarity=0.05,
    )
    told = {finding.representative.text: finding.kind for finding in briefing.findings}
    assert "contested" in told.values()
    assert told.get(plain, "shared") != "contested"


def test_a_line_is_contested_by_a_day_only_where_it_tells_what_was_that_day(
    compose: Compose,
) -> None:
    met = "Minister Ann Ortiz met the harbour masters and the dockers of Tolverby for talks."
    briefing = compose(
        {
            "a.txt": met,
            "b.txt": "After Ann Ortiz was in Harrow on Wednesday, Ortiz met the harbour masters "
            "and the dockers of Tolverby for talks.",
            "c.txt": "Ann Ortiz spoke in Harrow on Thursday of the price of herring.",
        },
        similarity=0.05,
    )
    assert [clash.kind for clash in briefing.clashes.points] == ["date"]
    (told,) = (each for each in briefing.findings if each.representative.text == met)
    assert told.kind != "contested"


def test_coverage_is_the_share_of_the_independent_outlets() -> None:
    judged = judge_spans(make_spans(*[TRUCKS] * 5), {(0, 1): 0.9})
    assert judged.findings[0].coverage == pytest.approx(0.4)


def test_a_sentence_that_tells_two_things_makes_one_finding() -> None:
    # the first sentence says what both others say; these have nothing in common
    spans = make_spans(
        "The old bridge fell and schools closed.", "The old bridge fell.", "Schools closed."
    )
    (finding,) = judge_spans(spans, {(0, 1): 0.9, (0, 2): 0.8}).findings
    assert finding.representative.id == "a00:0"
    assert [cluster.rows for cluster in (finding.cluster, *finding.others)] == [(0, 1), (0, 2)]
    assert (finding.support, finding.partly) == (2, ("c",))
    assert finding.documents == ("a00", "a01", "a02")


def test_a_sentence_told_by_several_is_not_unique_for_a_headline_above_it() -> None:
    # the headline is like one of the two sentences only: a cluster of which one outlet counts
    dam, dam_too = make_spans("The old dam broke at dawn.", "At dawn the old dam broke.")
    headline = Span(Sentence(publish("c00", "Dam breaks"), 0, 0, 10, "headline", 0))
    judged = judge_spans((dam, dam_too, headline), {(0, 1): 0.9, (0, 2): 0.8})
    shown = {finding.representative.text: finding.kind for finding in judged.findings}
    assert shown.pop("Dam breaks") == "unique"
    assert list(shown.values()) == ["consensus"]


def test_two_headlines_do_not_show_a_sentence_twice() -> None:
    (dam,) = make_spans("The old dam broke at dawn.")
    headlines = [
        Span(Sentence(publish(name, "Dam breaks"), 0, 0, 10, "headline", 0)) for name in "bc"
    ]
    judged = judge_spans((dam, *headlines), {(0, 1): 0.9, (0, 2): 0.8})
    assert [finding.representative.id for finding in judged.findings] == ["a00:0", "c:0"]


TEXTS = (TRUCKS, MORE_TRUCKS, "Witnesses counted 15 trucks.", "Schools closed.", "Gulls circled.")


@st.composite
def judged_stories(draw: st.DrawFn) -> Judged:
    """Up to seven sentences of up to four outlets, as alike as chance has it."""
    outlets = draw(st.text("abcd", min_size=1, max_size=7))
    texts = [draw(st.sampled_from(TEXTS)) for _ in outlets]
    near = st.sampled_from([0.1, 0.25, 0.3, 0.31, 0.5, 0.9, 1.0])
    pairs = st.sampled_from([*combinations(range(len(outlets)), 2), (0, 0)])
    alike = draw(st.dictionaries(pairs.filter(lambda pair: pair != (0, 0)), near)
                 if len(outlets) > 1 else st.just({}))  # fmt: skip
    support = draw(st.integers(2, 4))
    return judge_spans(make_spans(*texts, outlets=outlets), alike, min_support=support)


@given(judged_stories())
def test_every_sentence_is_told_and_none_shown_twice(judged: Judged) -> None:
    told = {sentence.id for finding in judged.findings for sentence in finding.members}
    assert told == {span.sentence.id for span in judged.spans}
    shown = [finding.representative for finding in judged.findings]
    assert len(set(shown)) == len(shown)
    assert all(finding.representative in finding.cluster.members for finding in judged.findings)


@given(judged_stories())
def test_support_never_exceeds_the_outlets(judged: Judged) -> None:
    outlets = {span.origin for span in judged.spans}
    for finding in judged.findings:
        assert 1 <= finding.support <= len(outlets)
        assert 0 < finding.coverage <= 1
        assert not set(finding.partly) & set(finding.cluster.origins)


@given(judged_stories())
def test_no_line_is_consensus_on_what_its_sources_clash_on(judged: Judged) -> None:
    for finding in judged.findings:
        sources = {span.sentence.text for span in finding.cluster.spans}
        compared = (
            judged.pairs.between(a, b) > 0.2 and judged.spans[a].origin != judged.spans[b].origin
            for a, b in combinations(finding.cluster.rows, 2)
            if {judged.spans[a].text, judged.spans[b].text} == {TRUCKS, MORE_TRUCKS}
        )
        counts = {figure.unit for figure in find_figures(finding.representative.text)}
        if {TRUCKS, MORE_TRUCKS} <= sources and any(compared) and "truck" in counts:
            assert finding.kind == "contested"


@given(judged_stories())
def test_what_is_agreed_lies_in_the_sentence_and_its_documents(judged: Judged) -> None:
    for finding in judged.findings:
        assert set(finding.agreement.whole) <= set(finding.documents)
        assert finding.representative.article.id in finding.agreement.whole
        assert set(finding.firmness.falls_without) <= set(finding.documents)


def test_findings_are_named_in_reading_order(compose: Compose) -> None:
    briefing = compose({"a.txt": "The dam broke.\nNobody was hurt.", "b.txt": "Schools closed."})
    assert [finding.id for finding in briefing.findings] == ["c1", "c2", "c3"]
    orders = [each.representative.reading_order for each in briefing.findings]
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
