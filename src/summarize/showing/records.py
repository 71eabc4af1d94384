"""Briefing → `comparison.json`: the whole result as data, in a form that is kept stable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.briefing import Briefing
from summarize.judging.additions import Addition
from summarize.judging.conflicts import Clash, Statement
from summarize.judging.consensus import Line
from summarize.judging.omissions import Omission
from summarize.judging.unique import UniquePoint
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence
from summarize.showing.coverage import Coverage, Place, cover

VERSION = "2.0"  # of the form; a change that breaks readers raises the first number
SCHEMA = Path(__file__).with_name("comparison.schema.json")

Record = dict[str, Any]


def to_json(briefing: Briefing) -> str:
    """Return the text of `comparison.json`: the same bytes for the same articles and settings.

    The form is described by `comparison.schema.json`, which ships with the package. Offsets count
    code points in `text` of the document; start is included, end is not.
    """
    parts = (f"{_dump(key)}: {_lay_out(part)}" for key, part in to_record(briefing).items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


_dump = json.JSONEncoder(ensure_ascii=False).encode


def _lay_out(part: Record | list[Record] | str | float) -> str:
    """Put every entry on a line of its own: for people who look, and for those who diff."""
    if isinstance(part, list) and part:
        return "[\n  " + ",\n  ".join(map(_dump, part)) + "\n]"
    if isinstance(part, dict) and part:
        entries = (f"{_dump(key)}: {_lay_out(value)}" for key, value in part.items())
        return "{\n" + ",\n".join(entries) + "\n}"
    return _dump(part)


def to_record(briefing: Briefing) -> Record:
    """Return the briefing as plain lists and dictionaries, as `comparison.json` holds it."""
    coverage = cover(briefing)
    return {
        "version": VERSION,
        "story": briefing.story,
        "outcome": briefing.outcome(),
        "settings": briefing.settings.model_dump(),
        "min_support": briefing.min_support,
        "encoder": briefing.encoder,
        "outlets": list(briefing.outlets),
        "independent_outlets": list(briefing.origins),
        "documents": [_document(article) for article in briefing.articles],
        "sentences": [_sentence(sentence) for sentence in briefing.sentences],
        "clusters": [_cluster(place, coverage) for place in coverage.listed.values()],
        "consensus": [_line(line, coverage) for line in briefing.summary],
        "unique": _by_document(briefing, _points(briefing, doubtful=False)),
        "doubtful": _by_document(briefing, _points(briefing, doubtful=True)),
        "additions": _by_document(
            briefing,
            {
                outlet: [_addition(addition, coverage) for addition in additions]
                for outlet, additions in briefing.additions.items()
            },
        ),
        "omissions": {
            outlet: [_omission(omission, briefing) for omission in coverage.left_out(outlet)]
            for outlet in briefing.outlets
        },
        "conflicts": [_conflict(clash, coverage) for clash in briefing.clashes.points],
    }


def _document(article: Article) -> Record:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "url": article.url,
        "note": article.note,
        "path": article.file,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "text": article.text,
    }


def _sentence(sentence: Sentence) -> Record:
    return {
        "id": sentence.id,
        "document": sentence.article.id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "kind": sentence.kind,
        "copy_of": sentence.copy_of.id if sentence.copy_of is not None else None,
    }


def _cluster(place: Place, coverage: Coverage) -> Record:
    finding, cluster = place.finding, place.cluster
    besides = coverage.of(finding)[1:] if place.number == 1 else ()
    return {
        "id": place.id,
        "finding": finding.id,
        "kind": place.kind,
        "sentences": [sentence.id for sentence in cluster.members],
        "representative": finding.representative.id,
        "origins": list(cluster.origins),
        "support": cluster.support,
        "coverage": round(cluster.support / len(coverage.briefing.origins), 6),
        "cohesion": round(cluster.cohesion, 6),
        "besides": [coverage.listed_id(each) for each in besides],
    }


def _line(line: Line, coverage: Coverage) -> Record:
    finding = line.finding
    stated = {outlet: coverage.share(finding, outlet) for outlet in coverage.briefing.outlets}
    return {
        "sentence": line.sentence.id,
        "kind": finding.kind,
        "cluster": finding.id,
        "documents": list(finding.documents),
        "documents_whole": list(finding.agreement.whole),
        "agreed": list(finding.agreement.part) if finding.agreement.part is not None else None,
        "lead_in": [sentence.id for sentence in line.lead_in],
        "stands": finding.firmness.stands,
        "falls_without": list(finding.firmness.falls_without),
        "surest": round(finding.firmness.surest, 6),
        "support": finding.support,
        "outlets": [outlet for outlet, share in stated.items() if share in ("whole", "point")],
        "partly": [outlet for outlet, share in stated.items() if share == "some"],
        "reprinted_by": [outlet for outlet, share in stated.items() if share == "reprint"],
        "outlets_without": [outlet for outlet, share in stated.items() if not share],
    }


def _by_document(briefing: Briefing, found: Mapping[str, list[Record]]) -> dict[str, list[Record]]:
    """Key every document; what is found of an outlet stands with its earliest article."""
    records: dict[str, list[Record]] = {article.id: [] for article in briefing.articles}
    for outlet, group in found.items():
        own = (article for article in briefing.articles if article.outlet == outlet)
        first = min(own, key=lambda article: article.reading_order)
        records[first.id] = group
    return records


def _points(briefing: Briefing, *, doubtful: bool) -> dict[str, list[Record]]:
    return {
        outlet: [_point(point, briefing) for point in points if point.doubtful == doubtful]
        for outlet, points in briefing.unique.items()
    }


def _point(point: UniquePoint, briefing: Briefing) -> Record:
    return {
        "sentence": point.sentence.id,
        "cluster": point.finding.id,
        "documents": list(point.finding.documents),
        "lead_in": [sentence.id for sentence in point.lead_in],
        "importance": round(point.importance, 6),
        **_nearest(point.nearest, point.nearest_similarity, briefing),
        "doubtful": point.doubtful,
        "own": list(point.own) if point.own is not None else None,
    }


def _nearest(nearest: Sentence | None, similarity: float, briefing: Briefing) -> Record:
    return {
        "nearest": nearest.id if nearest is not None else None,
        "nearest_similarity": round(similarity, 6),
        "margin": round(briefing.settings.similarity - similarity, 6),
    }


def _addition(addition: Addition, coverage: Coverage) -> Record:
    place = coverage.best_place(addition.sentence)
    start, end = addition.part
    return {
        "sentence": addition.sentence.id,
        "cluster": coverage.listed_id(place) if place is not None else addition.finding.id,
        "start": start,
        "end": end,
        "probability": round(addition.probability, 6),
        "importance": round(addition.importance, 6),
    }


def _omission(omission: Omission, briefing: Briefing) -> Record:
    finding = omission.finding
    return {
        "cluster": finding.id,
        "sentence": finding.representative.id,
        "support": finding.support,
        **_nearest(omission.nearest, omission.nearest_similarity, briefing),
    }


def _conflict(clash: Clash, coverage: Coverage) -> Record:
    concerned = [finding.id for finding in coverage.concerned(clash)]
    return {
        "kind": clash.kind,
        "between": clash.between,
        "subject": clash.subject,
        "reason": clash.reason,
        "weight": round(clash.weight, 6),
        "clusters": concerned,
        "may_be_update": clash.may_be_update,
        "sides": [
            {
                "says": side.says,
                "sentences": [sentence.id for sentence in side.sentences],
                "statements": [_statement(each) for each in side.statements],
            }
            for side in clash.sides
        ],
    }


def _statement(statement: Statement) -> Record:
    start, end = statement.span
    return {
        "sentence": statement.sentence.id,
        "start": start,
        "end": end,
        "voice": statement.voice or None,
    }
