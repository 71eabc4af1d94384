"""A credibility digit is proposed, with its reasons."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import judge_spans
from summarize.comparing.spans import Span
from summarize.judging import grades
from summarize.judging.dependencies import find_dependencies
from summarize.judging.findings import Finding
from summarize.judging.grades import Grade, propose_grade
from summarize.judging.legs import find_legs
from summarize.reading.register import Source
from summarize.reading.sentences import Sentence
from test_legs import DAM, FLAT, heard, judge

SAID = f"Oake said that {DAM}."
KARR_SAID = f"Karr said that {DAM}."
SEEN = f"A reporter for the paper saw how {DAM}."
WRITTEN = f"According to court documents, {DAM}."
WITNESS = f"According to several witnesses, {DAM}."
REPORTED = f"According to the Lanmere Post, {DAM}."


def grade(*texts: str) -> Grade:
    finding = judge(*texts)
    return propose_grade(finding, find_legs(finding, heard()))


@pytest.mark.parametrize(
    ("texts", "digit", "reason"),
    [
        ((SAID, SEEN), 1, grades.INDEPENDENT),
        ((WRITTEN, WITNESS), 1, grades.INDEPENDENT),
        ((SEEN, SEEN), 1, grades.INDEPENDENT),
        ((SAID, WRITTEN), 2, grades.PARTIES),
        ((SAID, KARR_SAID), 3, grades.SPEAKERS),
        ((SAID,) * 5, 3, grades.ONE_LEG),
        ((WRITTEN,) * 5, 3, grades.ONE_LEG),
        ((WITNESS,) * 5, 3, grades.ONE_LEG),
        ((SAID, FLAT, FLAT), 3, grades.ONE_LEG),
        ((FLAT,) * 5, 3, grades.UNKNOWN),
        ((SAID,), 6, grades.LONE),
        ((SAID, REPORTED), 6, grades.LONE),
    ],
)
def test_the_digit_follows_from_what_it_rests_on(
    texts: tuple[str, ...], digit: int, reason: str
) -> None:
    proposed = grade(*texts)
    assert (proposed.digit, proposed.reasons[0]) == (digit, reason)


def test_one_statement_is_agreed_to_have_been_made_and_no_more() -> None:
    assert grade(SAID, SAID).reasons == (grades.ONE_LEG, grades.SAID_NOT_SO)


def test_it_says_that_it_is_a_proposal() -> None:
    assert grade(SAID, SEEN).phrase == "proposed: 1, confirmed by other sources"


def test_outlets_of_one_owner_confirm_nothing() -> None:
    finding = judge(SAID, SEEN)
    articles = [
        replace(each.article, source=Source(owner="Oake Media")) for each in finding.members
    ]
    proposed = propose_grade(finding, find_legs(finding, heard()), find_dependencies(articles))
    assert (proposed.digit, proposed.reasons) == (2, (grades.DEPENDENT,))


def contested(*counts: str) -> Sequence[Finding]:
    """Return the findings of a story in which outlets count trucks differently."""
    texts = [f"Police rerouted {count} trucks over the old bridge on Monday." for count in counts]
    spans = judge(*texts).cluster.spans
    alike = {(a, b): 0.9 for a in range(len(spans)) for b in range(a + 1, len(spans))}
    return judge_spans(spans, alike).findings


def test_what_outlets_contradict_each_other_on_is_doubtful() -> None:
    (finding,) = contested("12", "15")
    proposed = propose_grade(finding, find_legs(finding))
    assert (proposed.digit, proposed.reasons) == (4, (grades.CONTESTED,))


def test_what_most_outlets_contradict_is_improbable() -> None:
    (finding,) = contested("12", "15", "15", "15")
    against = replace(finding, representative=finding.cluster.spans[0].sentence)
    assert propose_grade(against, find_legs(against)).reasons == (grades.OUTVOTED,)
    assert propose_grade(against, find_legs(against)).digit == 5


def test_what_speakers_contradict_each_other_on_is_possible_at_best() -> None:
    (finding,) = contested("12", "15")
    disputed = replace(judge(SAID, SEEN), disputes=finding.conflicts)
    proposed = propose_grade(disputed, find_legs(disputed, heard()))
    assert (proposed.digit, proposed.reasons[0]) == (3, grades.DISPUTED)


def test_the_analysts_letters_are_handed_on_and_change_nothing() -> None:
    plain = judge(SAID, SEEN)
    spans = [
        Span(
            Sentence(
                replace(each.article, source=Source(reliability=letter)),
                0, 0, len(each.text), "body", 0,
            )
        )
        for each, letter in zip(plain.members, ("E", ""), strict=True)
    ]  # fmt: skip
    (finding,) = judge_spans(spans, {(0, 1): 0.9}).findings
    proposed = propose_grade(finding, find_legs(finding, heard()))
    assert proposed.reliability == {"a": "E", "b": ""}
    assert proposed.digit == grade(SAID, SEEN).digit


TEXTS = (SAID, KARR_SAID, SEEN, WRITTEN, WITNESS, REPORTED, FLAT)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6))
def test_nothing_is_confirmed_on_one_leg_nor_by_one_outlet(texts: list[str]) -> None:
    finding = judge(*texts)
    legs = find_legs(finding, heard())
    proposed = propose_grade(finding, legs)
    assert proposed.reasons
    if proposed.digit == 1:
        assert len(legs.groups) > 1
        assert len(legs.reported_by) > 1


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=6))
def test_where_all_depend_on_each_other_nothing_is_confirmed(texts: list[str]) -> None:
    finding = judge(*texts)
    articles = [replace(each.article, source=Source(owner="x")) for each in finding.members]
    dependencies = find_dependencies(articles)
    assert propose_grade(finding, find_legs(finding, heard()), dependencies).digit > 1
