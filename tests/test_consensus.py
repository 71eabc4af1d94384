"""The summary: what enough outlets agree on, line by line."""

import numpy as np

from conftest import Compose
from summarize import Briefing
from summarize.comparing.similarity import Pairs
from summarize.judging.consensus import tell_consensus

DAM = "The reservoir dam above Milford broke at dawn on Monday."
DAM_TOO = "At dawn on Monday the dam of the reservoir above Milford gave way."
HURT = "Nobody was hurt, Carl Roe said."
SCHOOLS = "Schools in Milford stay closed until Friday."
BRIDGE = "Police shut the old bridge early."


def lines(briefing: Briefing) -> list[str]:
    return [line.sentence.text for line in briefing.summary]


def test_what_enough_outlets_agree_on_is_told(compose: Compose) -> None:
    briefing = compose({"a.txt": f"{DAM}\n{BRIDGE}", "b.txt": DAM_TOO})
    assert [line.finding.kind for line in briefing.summary] == ["consensus"]
    assert lines(briefing) in ([DAM], [DAM_TOO])


def test_what_one_outlet_says_or_outlets_dispute_is_not_told(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": f"Police rerouted 12 trucks over the bridge.\n{SCHOOLS}",
            "b.txt": "Police rerouted 15 trucks over the bridge.",
        }
    )
    assert {finding.kind for finding in briefing.findings} == {"contested", "unique"}
    assert briefing.summary == ()


def test_consensus_comes_before_shared(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": f"{BRIDGE}\n{SCHOOLS}\n{HURT}",
            "b.txt": f"{BRIDGE}\n{SCHOOLS}\n{HURT}",
            "c.txt": f"{SCHOOLS}",
        },
        min_support=3,
    )
    kinds = {line.sentence.text: line.finding.kind for line in briefing.summary}
    assert kinds == {SCHOOLS: "consensus", BRIDGE: "shared", HURT: "shared"}
    assert lines(briefing) == [SCHOOLS, BRIDGE, HURT]


def test_lines_follow_the_order_of_the_reports(compose: Compose) -> None:
    first, second = "Nobody was hurt.", "Schools stay closed."
    briefing = compose({"a.txt": f"{second}\n{first}", "b.txt": f"{second}\n{first}"})
    assert lines(briefing) == [second, first]


def test_the_summary_keeps_within_its_words(compose: Compose) -> None:
    reports = [
        "Rain fell on seven northern valleys.",
        "Nobody was hurt.",
        "Schools stay closed until Friday.",
        "Trains ran late in coastal towns.",
        "The mayor thanked forty tired firefighters.",
    ]
    files = {f"{name}.txt": "\n".join(reports) for name in "ab"}
    whole = compose(files)
    for room in (20, 25, 30):
        briefing = compose(files, summary_words=room)
        assert sum(line.finding.words for line in briefing.summary) <= room
        assert len(briefing.summary) <= len(whole.summary)


def test_a_lead_in_counts_in_the_words(compose: Compose) -> None:
    names = "Mayor Ana Ortiz, who has led the town since last winter, came at dawn with two aides."
    report = f"{names}\nShe also promised bread."
    files = {"a.txt": report, "b.txt": report.replace("with two aides", "alone, without her aides")}
    settings = {"similarity": 0.5, "wire_overlap": 1.0}
    (line,) = (
        line
        for line in compose(files, summary_words=40, **settings).summary
        if line.sentence.text == "She also promised bread."
    )
    assert [each.text for each in line.lead_in] == [names]
    words = len(names.split()) + 4
    fitting = compose(files, summary_words=words, **settings).summary
    assert sum(each.finding.words for each in fitting) <= words


def test_a_point_that_does_not_fit_makes_room_for_a_shorter_one(compose: Compose) -> None:
    weather = "rain hail sleet snow fog frost wind thunder dust heat ice".split()
    there, back = " and ".join(weather), " and ".join(reversed(weather))
    briefing = compose(
        {
            "a.txt": f"They saw {there}.\nNobody was hurt.",
            "b.txt": f"They saw {back}.\nNobody was hurt.",
        },
        summary_words=20,
    )
    assert len(briefing.of_kind("consensus")) == 2
    assert lines(briefing) == ["Nobody was hurt."]


def test_no_headline_or_caption_is_a_line(compose: Compose) -> None:
    caption = "Carl Roe, left, hugs Ana Ortiz."
    report = f"Milford dam breaks at dawn\n\n{caption}\n\nNobody was hurt."
    briefing = compose({"a.txt": report, "b.txt": report})
    kinds = {each.text: each.kind for each in briefing.sentences}
    assert kinds["Milford dam breaks at dawn"] == "headline"
    assert kinds[caption] == "caption"
    assert {finding.kind for finding in briefing.findings} == {"consensus"}
    assert lines(briefing) == ["Nobody was hurt."]


def test_a_line_much_like_another_is_not_told(compose: Compose) -> None:
    # two facts that share most of their words: apart at this setting, yet tedious to read twice
    near = "Milford schools stay closed."
    nearer = "Milford schools stay closed, parents learned."
    files = {"a.txt": f"{near}\n{nearer}", "b.txt": f"{near}\n{nearer}"}
    findings = compose(files, similarity=0.8).of_kind("consensus")
    assert [finding.cluster.rows for finding in findings] == [(0, 2), (1, 3)]

    def tell(similarity: float) -> int:
        left, right = np.triu_indices(4, 1)
        pairs = Pairs(4, left, right, np.full(6, similarity))
        return len(tell_consensus(findings, pairs, summary_words=250, redundant=0.3))

    assert (tell(0.31), tell(0.3)) == (1, 2)


def test_a_quoted_line_names_its_speaker_or_its_lead_in_does(compose: Compose) -> None:
    report = 'Mayor Ana Ortiz came at dawn.\n"We will rebuild every single house," she said.'
    briefing = compose({"a.txt": report, "b.txt": report}, similarity=0.5)
    (line,) = (line for line in briefing.summary if "rebuild" in line.sentence.text)
    assert "Ortiz" in " ".join(each.text for each in (*line.lead_in, line.sentence))


def test_a_quoted_line_whose_speaker_nobody_names_is_not_told(compose: Compose) -> None:
    report = '"We will rebuild every single house," she said.'
    briefing = compose({"a.txt": report, "b.txt": report})
    assert [finding.kind for finding in briefing.findings] == ["consensus"]
    assert briefing.summary == ()


def test_a_wire_copy_alone_agrees_with_nobody(compose: Compose) -> None:
    report = f"{DAM[:-1]}, and muddy water ran through its streets."
    briefing = compose({"a.txt": report, "b.txt": report})
    assert briefing.summary == ()


def test_every_line_stands_for_outlets_that_state_it(compose: Compose) -> None:
    briefing = compose({"a.txt": HURT, "b.txt": HURT, "c.txt": SCHOOLS})
    assert briefing.summary
    for line in briefing.summary:
        assert line.finding.support >= 2
        assert line.sentence in line.finding.cluster.members
