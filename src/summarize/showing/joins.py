"""Who was joined with whom, and why → tables."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.briefing import Briefing
from summarize.comparing.near_misses import NearMiss
from summarize.comparing.reasons import Explanation
from summarize.judging.findings import Finding
from summarize.reading.sentences import Sentence
from summarize.showing.overlap import Level
from summarize.showing.tables import COUNT, PLACE, SHARE, TEXT, Table, make_table, place_of


def clusters_table(briefing: Briefing) -> Table:
    """Return the sentences that are joined with another outlet's: one row for each and its point.

    Points with the most support first. `tells` says what a sentence has of the one that is shown:
    the point that most outlets agree on, or another part.
    """
    columns = {
        "point": TEXT,
        "kind": TEXT,
        "cohesion": SHARE,
        "outlet": TEXT,
        "text": TEXT,
        "tells": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                finding.id,
                finding.kind,
                finding.cluster.cohesion,
                sentence.outlet,
                sentence.text,
                tells,
                *place_of(sentence),
            )
            for finding in joined_findings(briefing)
            for sentence, tells in joined_sentences(finding)
        ),
    )


def joined_findings(briefing: Briefing) -> list[Finding]:
    """Return the findings in which two outlets stand, the most supported first."""
    several = (each for each in briefing.findings if len({s.outlet for s in each.members}) > 1)
    return sorted(several, key=lambda finding: -finding.support)


def joined_sentences(finding: Finding) -> Iterable[tuple[Sentence, str]]:
    """Yield what tells the point of a finding and then what tells another part of its line."""
    point = {sentence.id for sentence in finding.cluster.members}
    yield from ((sentence, "the point") for sentence in finding.cluster.members)
    yield from ((each, "another part") for each in finding.members if each.id not in point)


def near_misses_table(misses: Iterable[NearMiss]) -> Table:
    """Return pairs that were almost joined, nearest first; `left` and `right` are sentence ids."""
    columns = {
        "probability": SHARE,
        "left_outlet": TEXT,
        "left_text": TEXT,
        "right_outlet": TEXT,
        "right_text": TEXT,
        "left": TEXT,
        "right": TEXT,
    }
    return make_table(
        columns,
        (
            (
                miss.probability,
                miss.left.origin,
                miss.left.text,
                miss.right.origin,
                miss.right.text,
                miss.left.sentence.id,
                miss.right.sentence.id,
            )
            for miss in misses
        ),
    )


def sweep_table(levels: Iterable[Level]) -> Table:
    """Return how many points of each kind there are at each threshold."""
    columns = {"threshold": SHARE, "joined": COUNT, "consensus": COUNT, "contested": COUNT,
               "shared": COUNT, "unique": COUNT}  # fmt: skip
    return make_table(
        columns,
        (
            (
                level.threshold,
                level.joined,
                level.consensus,
                level.contested,
                level.shared,
                level.unique,
            )
            for level in levels
        ),
    )


def evidence_table(explanation: Explanation | None) -> Table:
    """Return what each feature of a pair adds to the log-odds that both say the same.

    First what a pair has of which every feature is as usual, last what all of them come to.
    """
    columns = {"feature": TEXT, "meaning": TEXT, "value": SHARE, "usual": SHARE, "adds": SHARE}
    if explanation is None:
        return make_table(columns, ())
    start = ("all as usual", "log-odds of a pair with nothing special", None, None)
    end = ("all together", f"a probability of {explanation.probability:.2f}", None, None)
    reasons = ((r.feature, r.meaning, r.value, r.usual, r.adds) for r in explanation.reasons)
    return make_table(
        columns, ((*start, explanation.usual), *reasons, (*end, explanation.log_odds))
    )


def matches_table(explanation: Explanation | None) -> Table:
    """Return the words of a pair that match, those that tell most first."""
    columns = {"left_word": TEXT, "right_word": TEXT, "likeness": SHARE, "weight": SHARE}
    matches = explanation.matches if explanation is not None else ()
    return make_table(columns, ((m.left, m.right, m.likeness, m.weight) for m in matches))
