"""The summary: what enough outlets agree on, line by line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Compose, WordCountEncoder
from judged import judge_spans
from one_liners import make_spans, pair_up, publish
from summarize import Briefing, Settings, compose_briefing
from summarize.judging.consensus import SURE, tell_consensus

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
    choices = {"similarity": 0.5, "wire_overlap": 1.0}
    (line,) = (
        line
        for line in compose(files, summary_words=40, **choices).summary
        if line.sentence.text == "She also promised bread."
    )
    assert [each.text for each in line.lead_in] == [names]
    words = len(names.split()) + 4
    fitting = compose(files, summary_words=words, **choices).summary
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


def test_what_nearly_repeats_a_line_comes_last() -> None:
    # the first two say nearly what the next two say; the last two say something else, further down
    near, nearer = "Milford schools stay closed.", "Schools of Milford will stay closed."
    spans = make_spans(near, near, nearer, nearer, BRIDGE, BRIDGE, outlets="ababab")
    judged = judge_spans(
        spans,
        {(0, 1): 0.9, (2, 3): 0.9, (4, 5): 0.8}
        | dict.fromkeys([(0, 2), (0, 3), (1, 2), (1, 3)], 0.29),
    )
    assert len(judged.findings) == 3

    def tell(words: int) -> list[str]:
        lines = tell_consensus(judged.findings, spans, judged.pairs, summary_words=words)
        return [line.sentence.text for line in lines]

    assert tell(4) == [near]
    assert set(tell(10)) == {near, BRIDGE}
    assert set(tell(100)) == {near, nearer, BRIDGE}


def test_a_point_no_other_outlet_surely_tells_is_not_told() -> None:
    spans = make_spans(SCHOOLS, SCHOOLS)

    def tell(similarity: float) -> int:
        judged = judge_spans(spans, {(0, 1): similarity})
        assert [finding.kind for finding in judged.findings] == ["consensus"]
        return len(tell_consensus(judged.findings, spans, judged.pairs, summary_words=100))

    assert (tell(SURE), tell(SURE + 0.01)) == (0, 1)


def test_no_findings_make_no_summary() -> None:
    assert tell_consensus((), (), pair_up(0, {}), summary_words=100) == ()


SENTENCES = (DAM, DAM_TOO, HURT, SCHOOLS, BRIDGE, "Trains ran late.")


@given(
    reports=st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=2, max_size=4
    ),
    words=st.integers(20, 40),
)
@settings(max_examples=30)
def test_the_summary_never_exceeds_its_words_nor_repeats(
    reports: list[list[str]], words: int
) -> None:
    articles = [publish(f"a{place}", "\n".join(text)) for place, text in enumerate(reports)]
    briefing = compose_briefing(articles, Settings(summary_words=words), encoder=WordCountEncoder())
    assert sum(line.finding.words for line in briefing.summary) <= words
    shown = [line.sentence.id for line in briefing.summary]
    assert len(set(shown)) == len(shown)
    assert {line.finding.kind for line in briefing.summary} <= {"consensus", "shared"}
    assert all(line.finding.firmness.surest > SURE for line in briefing.summary)


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
