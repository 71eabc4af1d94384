"""What points rest on, whose words are printed, and whose reporting it is → tables."""

from __future__ import annotations

from summarize.briefing import Briefing
from summarize.showing.tables import COUNT, LIST, PLACE, TEXT, YES, Table, make_table, place_of


def legs_table(briefing: Briefing) -> Table:
    """Return what every point of several outlets rests on: one row for each leg of it.

    The best supported points first. `leg` is the kind of thing it rests on, `name` who or what;
    `outlets` rest on it, and `words` are theirs that say so. What does not say is "unknown".
    """
    columns = {
        "finding": TEXT,
        "kind": TEXT,
        "support": COUNT,
        "text": TEXT,
        "rests_on": TEXT,
        "credibility": COUNT,  # proposed, 1 to 6
        "reasons": LIST,
        "leg": TEXT,
        "name": TEXT,
        "outlets": LIST,
        "words": LIST,
    }
    points = sorted(
        (each for each in briefing.findings if each.id in briefing.legs),
        key=lambda finding: -finding.support,
    )
    return make_table(
        columns,
        (
            (
                finding.id,
                finding.kind,
                finding.support,
                finding.representative.text,
                briefing.legs[finding.id].phrase,
                briefing.grades[finding.id].digit,
                briefing.grades[finding.id].reasons,
                leg.kind,
                leg.name,
                leg.outlets,
                tuple(each.words for each in leg.basis) if leg.kind != "unknown" else (),
            )
            for finding in points
            for leg in briefing.legs[finding.id].rests_on
        ),
    )


def reuse_table(briefing: Briefing) -> Table:
    """Return the passages that two outlets print in the same words, quotations aside.

    `order` says whether `first` was published before `second`, where that is known. Offsets point
    into the articles' texts.
    """
    columns = {
        "first": TEXT,
        "second": TEXT,
        "order": TEXT,
        "words": COUNT,
        "verbatim": YES,
        "first_text": TEXT,
        "second_text": TEXT,
        "first_article": TEXT,
        "first_start": COUNT,
        "first_end": COUNT,
        "second_article": TEXT,
        "second_start": COUNT,
        "second_end": COUNT,
    }
    return make_table(
        columns,
        (
            (
                each.first.outlet,
                each.second.outlet,
                each.order,
                each.words,
                each.verbatim,
                each.first.text,
                each.second.text,
                each.first.article.id,
                each.first.start,
                each.first.end,
                each.second.article.id,
                each.second.start,
                each.second.end,
            )
            for each in briefing.reuse
        ),
    )


def credits_table(briefing: Briefing) -> Table:
    """Return the lines that say whose reporting an article carries."""
    columns = {
        "outlet": TEXT,
        "credited": TEXT,
        "role": TEXT,
        "words": TEXT,
        "text": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                credit.sentence.outlet,
                credit.name,
                credit.role,
                credit.words,
                credit.sentence.text,
                *place_of(credit.sentence),
            )
            for credit in briefing.credit_lines
        ),
    )


def dependencies_table(briefing: Briefing) -> Table:
    """Return what makes outlets less than independent: an owner, an agency, the same words."""
    columns = {"outlets": LIST, "in_common": TEXT}
    return make_table(columns, ((each.outlets, each.phrase) for each in briefing.dependencies))
