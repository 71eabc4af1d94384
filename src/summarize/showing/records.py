"""Briefing → `comparison.json`: the whole result as data, in a form that is kept stable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarize.briefing import Briefing
from summarize.comparing.clusters import Cluster
from summarize.judging.conflicts import Clash
from summarize.judging.consensus import Line
from summarize.judging.findings import Finding
from summarize.judging.unique import UniquePoint
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence
from summarize.showing.coverage import standing

VERSION = "1.0"  # of the form; a change that breaks readers raises the first number
SCHEMA = Path(__file__).with_name("comparison.schema.json")

Record = dict[str, Any]


def to_json(briefing: Briefing) -> str:
    """Return the text of `comparison.json`: the same bytes for the same articles and settings.

    The form is described by `comparison.schema.json`, which ships with the package. Offsets count
    code points in `text` of the document; start is included, end is not.
    """
    return json.dumps(to_record(briefing), ensure_ascii=False, indent=1) + "\n"


def to_record(briefing: Briefing) -> Record:
    """Return the briefing as plain lists and dictionaries, as `comparison.json` holds it."""
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
        "clusters": [
            _cluster(finding, cluster, place)
            for finding in briefing.findings
            for place, cluster in enumerate((finding.cluster, *finding.others), start=1)
        ],
        "consensus": [_line(line, briefing) for line in briefing.summary],
        "unique": _unique(briefing),
        "conflicts": [
            _conflict(clash, finding)
            for finding in briefing.of_kind("contested")
            for clash in finding.clashes
        ],
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


def _cluster(finding: Finding, cluster: Cluster, place: int) -> Record:
    """Name the finding's best supported cluster by its id, and the others c1.2, c1.3 …"""
    return {
        "id": finding.id if place == 1 else f"{finding.id}.{place}",
        "finding": finding.id,
        "kind": finding.kind,
        "sentences": [sentence.id for sentence in cluster.members],
        "representative": finding.representative.id,
        "origins": list(cluster.origins),
        "support": cluster.support,
        "coverage": round(finding.coverage, 6),
        "cohesion": round(cluster.cohesion, 6),
    }


def _line(line: Line, briefing: Briefing) -> Record:
    finding = line.finding
    stands = {outlet: standing(finding, outlet) for outlet in briefing.outlets}
    return {
        "sentence": line.sentence.id,
        "kind": finding.kind,
        "cluster": finding.id,
        "documents": list(finding.documents),
        "documents_whole": list(finding.agreement.whole),
        "agreed": list(finding.agreement.part) if finding.agreement.part else None,
        "lead_in": [sentence.id for sentence in line.lead_in],
        "stands": finding.firmness.stands,
        "falls_without": list(finding.firmness.falls_without),
        "surest": round(finding.firmness.surest, 6),
        "support": finding.support,
        "outlets": [outlet for outlet, how in stands.items() if how == "own"],
        "reprinted_by": [outlet for outlet, how in stands.items() if how == "reprint"],
        "outlets_without": [outlet for outlet, how in stands.items() if not how],
    }


def _unique(briefing: Briefing) -> dict[str, list[Record]]:
    """Key every document; an outlet's points stand with its earliest article."""
    points: dict[str, list[Record]] = {article.id: [] for article in briefing.articles}
    for outlet, group in briefing.unique.items():
        own = (article for article in briefing.articles if article.outlet == outlet)
        first = min(own, key=lambda article: article.reading_order)
        points[first.id] = [_point(point) for point in group if not point.doubtful]
    return points


def _point(point: UniquePoint) -> Record:
    return {
        "sentence": point.sentence.id,
        "cluster": point.finding.id,
        "documents": list(point.finding.documents),
        "lead_in": [sentence.id for sentence in point.lead_in],
        "importance": round(point.importance, 6),
        "nearest": point.nearest.id if point.nearest is not None else None,
        "nearest_similarity": round(point.nearest_similarity, 6),
        "doubtful": point.doubtful,
    }


def _conflict(clash: Clash, finding: Finding) -> Record:
    return {
        "kind": clash.kind,
        "cluster": finding.id,
        "may_be_update": clash.may_be_update,
        "sides": [
            {"says": side.says, "sentences": [sentence.id for sentence in side.sentences]}
            for side in clash.sides
        ],
    }
