"""Briefing → `comparison.json`: the whole result as data, in a form that is kept stable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from summarize.briefing import Briefing
from summarize.comparing.reuse import Passage, Reuse
from summarize.comparing.utterances import Utterance, Variant
from summarize.judging.additions import Addition
from summarize.judging.attribution_differences import AttributionDifference
from summarize.judging.calls import Call
from summarize.judging.conflicts import Clash, Explained, Statement
from summarize.judging.consensus import Line
from summarize.judging.grades import Grade
from summarize.judging.legs import Leg, Legs
from summarize.judging.omissions import Omission
from summarize.judging.rulings import Ruling
from summarize.judging.speakers import Speaker
from summarize.judging.timeline import Event
from summarize.judging.unique import UniquePoint
from summarize.reading.articles import Article
from summarize.reading.credits import Credit
from summarize.reading.sentences import Sentence, Span
from summarize.showing.by_hand import acts_on
from summarize.showing.cautions import named_alone
from summarize.showing.coverage import Coverage, Place, cover
from summarize.showing.vouching import vouched_for

VERSION = "3.1"  # of the form; a change that breaks readers raises the first number
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
        "independent_outlets": list(briefing.independent),
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
        "no_conflicts": [_excused(each) for each in briefing.clashes.explained],
        "attributions": [_attribution(each, briefing) for each in briefing.attributions],
        "quotes": [_utterance(each) for each in briefing.utterances],
        "reuse": [_reuse(each) for each in briefing.reuse],
        "credits": [_credit(each) for each in briefing.credit_lines],
        "dependencies": [
            {"kind": each.kind, "name": each.name or None, "outlets": list(each.outlets)}
            for each in briefing.dependencies
        ],
        "speakers": [_speaker(each) for each in briefing.speakers],
        "timeline": [_event(each) for each in briefing.timeline],
        "calls": [_call(each) for each in briefing.calls],
        "overrides": [_ruling(each, briefing) for each in briefing.rulings],
    }


def _document(article: Article) -> Record:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "url": article.url,
        "source": asdict(article.source),
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
        "coverage": round(cluster.support / len(coverage.briefing.independent), 6),
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
        "rests_on": _legs(coverage.briefing.legs[finding.id]),
        "credibility": _grade(coverage.briefing.grades[finding.id]),
        "disputed": bool(finding.disputes),
        "other_values": [
            {
                "says": each.theirs.words,
                "line": each.mine.words,
                "when": each.when or None,
                "sentence": each.theirs.sentence.id,
                "start": each.theirs.span[0],
                "end": each.theirs.span[1],
            }
            for each in finding.other_values
        ],
        "named_alone": list(named_alone(finding, coverage.briefing)),
        "outlets": [outlet for outlet, share in stated.items() if share in ("whole", "point")],
        "partly": [outlet for outlet, share in stated.items() if share == "some"],
        "reprinted_by": [outlet for outlet, share in stated.items() if share == "reprint"],
        "outlets_without": [outlet for outlet, share in stated.items() if not share],
        "outlets_perhaps": list(coverage.perhaps(finding)),
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
        "doubtful": omission.doubtful,
    }


def _conflict(clash: Clash, coverage: Coverage) -> Record:
    concerned = [finding.id for finding in coverage.concerned(clash)]
    return {
        "kind": clash.kind,
        "between": clash.between,
        "subject": clash.subject,
        "topic": clash.topic or None,
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
    return {**_place(statement.sentence, statement.span), "voice": statement.voice or None}


def _place(sentence: Sentence, span: Span) -> Record:
    """Return where words stand in the document; `span` is in the sentence's text."""
    start, end = span
    return {"sentence": sentence.id, "start": sentence.start + start, "end": sentence.start + end}


def _excused(explained: Explained) -> Record:
    return {
        "kind": explained.conflict.kind,
        "why": explained.why,
        "statements": [_statement(each) for each in explained.conflict.statements],
    }


def _attribution(difference: AttributionDifference, briefing: Briefing) -> Record:
    return {
        "kind": difference.kind,
        "reason": difference.reason,
        "weight": round(difference.weight, 6),
        "clusters": [finding.id for finding in vouched_for(difference, briefing)],
        "sides": [[_statement(each) for each in side] for side in difference.sides],
    }


def _legs(legs: Legs) -> Record:
    return {
        "phrase": legs.phrase,
        "reported_by": list(legs.reported_by),
        "legs": [_leg(each) for each in legs.rests_on],
        "through": [_leg(each) for each in legs.through],
    }


def _grade(grade: Grade) -> Record:
    return {
        "proposed": grade.digit,
        "meaning": grade.meaning,
        "reasons": list(grade.reasons),
        "reliability": {name: letter for name, letter in grade.reliability.items() if letter},
    }


def _leg(leg: Leg) -> Record:
    return {
        "kind": leg.kind,
        "name": leg.name or None,
        "outlets": list(leg.outlets),
        "basis": [_place(each.sentence, each.span) for each in leg.basis],
    }


def _utterance(utterance: Utterance) -> Record:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker.name if utterance.speaker is not None else None,
        "documents": list(utterance.documents),
        "variants": [_variant(each) for each in utterance.variants],
    }


def _variant(variant: Variant) -> Record:
    quotation = variant.quotation
    first, last = variant.parts[0], variant.parts[-1]
    return {
        "sentence": first.sentence.id,
        "start": first.sentence.start + first.start,
        "end": last.sentence.start + last.end,
        "text": variant.text,
        "parts": [_place(part.sentence, (part.start, part.end)) for part in variant.parts],
        "speaker": quotation.speaker.name if quotation.speaker is not None else None,
        "verb": quotation.verb or None,
        "place": quotation.place or None,
        "form": quotation.form,
        "change": variant.change,
        "reason": variant.reason or None,
    }


def _reuse(reuse: Reuse) -> Record:
    return {
        "first": _passage(reuse.first),
        "second": _passage(reuse.second),
        "order": reuse.order,
        "words": reuse.words,
        "verbatim": reuse.verbatim,
    }


def _passage(passage: Passage) -> Record:
    return {
        "document": passage.article.id,
        "start": passage.start,
        "end": passage.end,
        "sentences": [sentence.id for sentence in passage.sentences],
    }


def _credit(credit: Credit) -> Record:
    return {
        "name": credit.name,
        "role": credit.role,
        **_place(credit.sentence, (credit.start, credit.end)),
    }


def _speaker(speaker: Speaker) -> Record:
    return {
        "name": speaker.person.name,
        "kind": speaker.person.kind,
        "aliases": list(speaker.person.aliases),
        "outlets": {
            presence.outlet: {
                "role": presence.role,
                "quoted": [sentence.id for sentence in presence.quoted],
                "reported": [sentence.id for sentence in presence.reported],
                "mentioned": [sentence.id for sentence in presence.mentioned],
            }
            for presence in speaker.presences
        },
    }


def _event(event: Event) -> Record:
    return {
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "precision": event.precision,
        "resolved_from": event.resolved_from,
        **_place(event.sentence, (event.moment.start, event.moment.end)),
        "cluster": event.finding.id,
        "outlets": list(event.outlets),
        "undated": list(event.undated),
        "otherwise": [_statement(statement) for statement in event.otherwise],
    }


def _call(call: Call) -> Record:
    return {
        "kind": call.kind,
        "settles": call.settles,
        "ask": [{"name": each.name, "role": each.role} for each in call.ask],
        "statements": [_statement(each) for each in call.statements],
        "outlets": list(call.outlets),
        "weight": round(call.weight, 6),
    }


def _ruling(ruling: Ruling, briefing: Briefing) -> Record:
    override = ruling.override
    return {
        "do": override.do,
        "as": override.label or None,
        "by": override.by,
        "on": override.on.isoformat(),
        "why": override.why,
        "text": override.text or None,
        "quotes": [asdict(each) for each in override.anchors],
        "sentences": list(ruling.sentences),
        "clusters": [each.id for each in briefing.findings if acts_on(ruling, each)],
        "fate": ruling.fate,
        "detail": ruling.detail or None,
    }
