"""Briefing → its tables."""

from __future__ import annotations

from collections.abc import Mapping

from summarize.briefing import Briefing
from summarize.reading.sentences import Sentence
from summarize.showing.cautions import caution
from summarize.showing.coverage import count_common_points, cover, points_of_several, standing
from summarize.showing.dispute_tables import (
    attributions_table,
    clashes_table,
    no_clashes_table,
    timeline_table,
)
from summarize.showing.phrases import lead_in_words
from summarize.showing.source_tables import (
    credits_table,
    dependencies_table,
    legs_table,
    reuse_table,
)
from summarize.showing.speech_tables import quotations_table, speakers_table
from summarize.showing.tables import (
    COUNT,
    LIST,
    PLACE,
    SHARE,
    TEXT,
    YES,
    Table,
    make_table,
    place_of,
)


def all_tables(briefing: Briefing) -> Mapping[str, Table]:
    """Return every table of a briefing, by the name its file gets."""
    return {
        "articles": articles_table(briefing),
        "summary": summary_table(briefing),
        "unique": unique_table(briefing),
        "additions": additions_table(briefing),
        "omissions": omissions_table(briefing),
        "findings": findings_table(briefing),
        "clashes": clashes_table(briefing),
        "no_clashes": no_clashes_table(briefing),
        "attributions": attributions_table(briefing),
        "rests_on": legs_table(briefing),
        "reuse": reuse_table(briefing),
        "dependencies": dependencies_table(briefing),
        "credits": credits_table(briefing),
        "quotations": quotations_table(briefing),
        "speakers": speakers_table(briefing),
        "timeline": timeline_table(briefing),
        "coverage": coverage_table(briefing),
        "likeness": likeness_table(briefing),
        "sentences": sentences_table(briefing),
    }


def articles_table(briefing: Briefing) -> Table:
    """Return one row for each article, in file order.

    `compared` and `set_aside` count its sentences; `reprinted` are those of the compared ones
    that repeat another outlet's reporting.
    """
    columns = {
        "id": TEXT,
        "outlet": TEXT,
        "title": TEXT,
        "published": TEXT,  # a day or a moment, as given; missing when unknown
        "words": COUNT,
        "compared": COUNT,
        "set_aside": COUNT,
        "reprinted": COUNT,
        "note": TEXT,
    }
    by_article: dict[str, list[Sentence]] = {article.id: [] for article in briefing.articles}
    for sentence in briefing.sentences:
        by_article[sentence.article.id].append(sentence)
    return make_table(
        columns,
        (
            (
                article.id,
                article.outlet,
                article.title,
                article.published.isoformat() if article.published is not None else None,
                len(article.text.split()),
                sum(each.kind != "boilerplate" for each in by_article[article.id]),
                sum(each.kind == "boilerplate" for each in by_article[article.id]),
                sum(each.copy_of is not None for each in by_article[article.id]),
                article.note,
            )
            for article in briefing.articles
        ),
    )


def summary_table(briefing: Briefing) -> Table:
    """Return the consensus summary, one row for each line, in the order in which it is told.

    `text` is the sentence, `lead_in` what must be read before it; `start` and `end` are the
    sentence's place in the article. Of `outlets`, which print its point, `whole_line` states
    everything in it and `point_only` no more than the point; `some_of_it` names those of the
    others that state another part. `firmness` says what would make it fall.
    """
    columns = {
        "line": COUNT,
        "kind": TEXT,
        "lead_in": TEXT,
        "text": TEXT,
        "words_of": TEXT,
        "support": COUNT,
        "outlets": LIST,
        "outlets_without": LIST,
        "whole_line": LIST,
        "point_only": LIST,
        "some_of_it": LIST,
        "firmness": TEXT,
        "finding": TEXT,
        **PLACE,
    }
    coverage = cover(briefing)
    return make_table(
        columns,
        (
            (
                number,
                line.finding.kind,
                " ".join(lead_in_words(line.lead_in, line.sentence)),
                line.sentence.text,
                line.sentence.outlet,
                line.finding.support,
                tuple(name for name in briefing.outlets if standing(line.finding, name)),
                tuple(name for name in briefing.outlets if not standing(line.finding, name)),
                coverage.tellers(line.finding, "whole"),
                coverage.tellers(line.finding, "point"),
                coverage.tellers(line.finding, "some"),
                caution(line.finding, briefing) or "Firm.",
                line.finding.id,
                *place_of(line.sentence),
            )
            for number, line in enumerate(briefing.summary, start=1)
        ),
    )


def unique_table(briefing: Briefing) -> Table:
    """Return what each outlet alone says: outlets in file order, most important points first."""
    columns = {
        "outlet": TEXT,
        "rank": COUNT,  # from 1, within the outlet
        "lead_in": TEXT,
        "text": TEXT,
        "nearest_text": TEXT,
        "nearest_outlet": TEXT,
        "nearest_similarity": SHARE,
        "margin": SHARE,  # how far that is below the threshold; less than 0 where it is above
        "doubtful": YES,  # the nearest may well say some of it
        "importance": SHARE,
        "finding": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                outlet,
                rank,
                " ".join(lead_in_words(point.lead_in, point.sentence)),
                point.sentence.text,
                point.nearest.text if point.nearest is not None else None,
                point.nearest.outlet if point.nearest is not None else None,
                point.nearest_similarity,
                briefing.settings.similarity - point.nearest_similarity,
                point.doubtful,
                point.importance,
                point.finding.id,
                *place_of(point.sentence),
            )
            for outlet in briefing.origins
            for rank, point in enumerate(briefing.unique[outlet], start=1)
        ),
    )


def additions_table(briefing: Briefing) -> Table:
    """Return what each outlet adds to points that it shares: outlets in file order.

    `text` is its sentence, `adds` the clauses of it that are found least elsewhere, and `point`
    the line that it adds to; where that is the sentence itself, others tell a part of it.
    """
    columns = {
        "outlet": TEXT,
        "text": TEXT,
        "adds": TEXT,
        "point": TEXT,
        "probability": SHARE,  # that it says something no other outlet says
        "finding": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                outlet,
                addition.sentence.text,
                addition.sentence.text[addition.part[0] : addition.part[1]],
                addition.finding.representative.text,
                addition.probability,
                addition.finding.id,
                *place_of(addition.sentence),
            )
            for outlet in briefing.origins
            for addition in briefing.additions[outlet]
        ),
    )


def omissions_table(briefing: Briefing) -> Table:
    """Return which points of consensus each outlet leaves out, and what comes nearest in it."""
    columns = {
        "outlet": TEXT,
        "text": TEXT,
        "words_of": TEXT,
        "support": COUNT,
        "nearest_text": TEXT,
        "nearest_similarity": SHARE,
        "doubtful": YES,  # the nearest may tell it in other words
        "finding": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                outlet,
                omission.finding.representative.text,
                omission.finding.representative.outlet,
                omission.finding.support,
                omission.nearest.text if omission.nearest is not None else None,
                omission.nearest_similarity,
                omission.doubtful,
                omission.finding.id,
                *place_of(omission.finding.representative),
            )
            for outlet in briefing.outlets
            for omission in briefing.omissions.get(outlet, ())
        ),
    )


def findings_table(briefing: Briefing) -> Table:
    """Return every finding with the sentence that speaks for it, in reading order.

    `outlets` report it themselves, `reprinted_by` only print somebody else's report of it.
    """
    columns = {
        "id": TEXT,
        "kind": TEXT,
        "support": COUNT,
        "coverage": SHARE,
        "cohesion": SHARE,
        "outlets": LIST,
        "reprinted_by": LIST,
        "text": TEXT,
        "words_of": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                finding.id,
                finding.kind,
                finding.support,
                finding.coverage,
                finding.cluster.cohesion,
                tuple(o for o in briefing.outlets if standing(finding, o) == "own"),
                tuple(o for o in briefing.outlets if standing(finding, o) == "reprint"),
                finding.representative.text,
                finding.representative.outlet,
                *place_of(finding.representative),
            )
            for finding in briefing.findings
        ),
    )


def coverage_table(briefing: Briefing) -> Table:
    """Return which outlet prints which point: "own" reporting, a "reprint", or empty.

    One row for each finding that at least two outlets print; one column for each outlet, headed
    by its name, after `finding`, `kind`, `support` and `text`.
    """
    columns = {"finding": TEXT, "kind": TEXT, "support": COUNT, "text": TEXT}
    rows = (
        (
            finding.id,
            finding.kind,
            finding.support,
            finding.representative.text,
            *(standing(finding, outlet) for outlet in briefing.outlets),
        )
        for finding in points_of_several(briefing)
    )
    return make_table([*columns.items(), *((outlet, TEXT) for outlet in briefing.outlets)], rows)


def likeness_table(briefing: Briefing) -> Table:
    """Return how many points each two outlets both report; on the diagonal, how many one reports.

    Reprints do not count. The first column, `outlet`, names the row.
    """
    common = count_common_points(briefing)
    rows = (
        (row, *(common[row, column] for column in briefing.outlets)) for row in briefing.outlets
    )
    return make_table([("outlet", TEXT), *((outlet, COUNT) for outlet in briefing.outlets)], rows)


def sentences_table(briefing: Briefing) -> Table:
    """Return every sentence, boilerplate too, article by article.

    `finding` is missing for what was not compared, `copy_of` for what is no reprint.
    """
    columns = {
        "id": TEXT,
        "outlet": TEXT,
        "kind": TEXT,
        "text": TEXT,
        "finding": TEXT,
        "finding_kind": TEXT,
        "copy_of": TEXT,
        **PLACE,
    }
    home = {each.id: finding for finding in briefing.findings for each in finding.cluster.members}
    return make_table(
        columns,
        (
            (
                sentence.id,
                sentence.outlet,
                sentence.kind,
                sentence.text,
                home[sentence.id].id if sentence.id in home else None,
                home[sentence.id].kind if sentence.id in home else None,
                sentence.copy_of.id if sentence.copy_of is not None else None,
                *place_of(sentence),
            )
            for sentence in briefing.sentences
        ),
    )
