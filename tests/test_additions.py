"""What an outlet adds, of its own, to sentences that others tell in part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from conftest import WordCountEncoder
from judged import judge_spans
from one_liners import make_spans
from summarize.comparing.embeddings import Encoder, embed
from summarize.comparing.spans import Span
from summarize.judging.additions import SURELY, Addition, list_additions
from summarize.judging.agreement import Agreement, Comparer
from summarize.judging.findings import Finding
from summarize.reading.kinds import Kind

DAM = "The reservoir dam above Milford broke at dawn on Monday"
OWN = (
    "while three retired engineers accused the governor of hiding a confidential report about "
    "cracks that divers had photographed last spring."
)
FULL = f"{DAM}, {OWN}"
SHORT = "The reservoir dam above Milford broke early on Monday."
OTHERWISE = "Early on Monday the dam of the reservoir above Milford broke."


def list_added(
    spans: Sequence[Span], encoder: Encoder, alike: Mapping[tuple[int, int], float] | None = None
) -> Mapping[str, tuple[Addition, ...]]:
    """List the additions of a story whose sentences are all alike, or as alike as given."""
    given = alike if alike is not None else dict.fromkeys(combinations(range(len(spans)), 2), 0.9)
    judged = judge_spans(spans, given)
    comparer = Comparer(embed(spans, encoder), judged.pairs)
    return list_additions(judged.findings, judged.spans, comparer, lambda row: 1 / (1 + row))


def told_by(finding: Finding, row: int) -> Finding:
    """Let another member speak for a finding, and nobody else state all that it says."""
    line = finding.cluster.spans[row].sentence
    agreement = Agreement(finding.documents, (line.article.id,), None)
    return replace(finding, representative=line, agreement=agreement)


def test_what_one_outlet_adds_to_a_shared_point_is_listed(model: Encoder) -> None:
    found = list_added(make_spans(FULL, SHORT, OTHERWISE), model)
    (addition,) = found["a"]
    part = addition.sentence.text[slice(*addition.part)]
    assert OWN.startswith(part)
    assert "confidential report" in part
    assert addition.probability > SURELY
    assert addition.sentence in addition.finding.members
    assert found["b"] == found["c"] == ()


def test_what_another_outlet_adds_too_is_no_addition(model: Encoder) -> None:
    assert not any(list_added(make_spans(FULL, SHORT, FULL), model).values())


def test_what_the_outlet_says_twice_is_still_its_own(model: Encoder) -> None:
    found = list_added(make_spans(FULL, SHORT, FULL, outlets="aba"), model)
    assert [addition.sentence.text for addition in found["a"]] == [FULL, FULL]


def test_a_line_that_speaks_for_a_shared_point_is_not_as_a_whole_its_outlet_s_own(
    model: Encoder,
) -> None:
    """No clause of it stands out, and two others are held to say what it says."""
    line = "Ministers struck a softer tone after a tense morning at the old river palace."
    others = "The ministers met at the palace.", "It was a meeting of ministers."
    judged = judge_spans(make_spans(line, *others), dict.fromkeys(combinations(range(3), 2), 0.9))
    spans = judged.spans
    comparer = Comparer(embed(spans, model), judged.pairs)
    own = comparer.find_own_part(0)
    assert own is not None
    assert (own.part, own.probability > SURELY) == ((0, len(line)), True)
    (finding,) = judged.findings
    shown, behind = (
        list_additions([told_by(finding, row)], spans, comparer, lambda _: 1.0)["a"]
        for row in (0, 1)
    )
    assert shown == ()
    assert [(each.sentence.text, each.marked) for each in behind] == [(line, None)]


def test_what_a_line_marks_as_agreed_is_not_marked_as_its_own(model: Encoder) -> None:
    spans = make_spans(FULL, SHORT, OTHERWISE)
    judged = judge_spans(spans, dict.fromkeys(combinations(range(3), 2), 0.9))
    comparer = Comparer(embed(spans, model), judged.pairs)
    agreed = FULL.index(OWN), len(FULL)  # as if the others stated just that
    own = comparer.find_own_part(0, agreed)
    assert own is not None
    assert own.part == (0, len(FULL)) or own.part[1] <= agreed[0]


def test_a_line_of_which_another_outlet_states_all_adds_nothing(model: Encoder) -> None:
    judged = judge_spans(
        make_spans(FULL, SHORT, OTHERWISE), dict.fromkeys(combinations(range(3), 2), 0.9)
    )
    comparer = Comparer(embed(judged.spans, model), judged.pairs)
    (finding,) = judged.findings
    line = told_by(finding, 0)
    every = tuple(each.article.id for each in finding.members)
    states_all = replace(line, agreement=replace(line.agreement, whole=every))
    listed = [
        list_additions([each], judged.spans, comparer, lambda _: 1.0)["a"]
        for each in (line, states_all)
    ]
    assert [len(each) for each in listed] == [1, 0]


def test_a_point_that_one_outlet_alone_tells_is_no_addition(model: Encoder) -> None:
    assert not any(list_added(make_spans(FULL, SHORT), model, {(0, 1): 0.2}).values())


def test_a_sentence_that_tells_two_points_is_listed_once(model: Encoder) -> None:
    spans = make_spans(FULL, SHORT, OTHERWISE)
    assert len(list_added(spans, model, {(0, 1): 0.9, (0, 2): 0.8})["a"]) == 1


@pytest.mark.parametrize("kind", ["headline", "caption"])
def test_only_reports_add(model: Encoder, kind: Kind) -> None:
    spans = make_spans(FULL, SHORT, OTHERWISE)
    other = replace(spans[0], sentence=replace(spans[0].sentence, kind=kind))
    assert not any(list_added((other, *spans[1:]), model).values())


def test_without_tokens_nothing_is_said_to_be_added() -> None:
    assert list_added(make_spans(FULL, SHORT), WordCountEncoder()) == {"a": (), "b": ()}
