"""Clashes and dated events → tables."""

from __future__ import annotations

from summarize.briefing import Briefing
from summarize.judging.conflicts import Statement
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


def clashes_table(briefing: Briefing) -> Table:
    """Return who says what where sentences clash: one row for each, the weightiest clash first.

    `between` says whether outlets contradict each other or those whom they quote; `of` is what the
    values are of, empty where unknown; `voice` is who is made to say it, empty where the outlet
    does; `reason` is the rule that found it.
    """
    columns = {
        "clash": COUNT,
        "kind": TEXT,
        "between": TEXT,
        "of": TEXT,
        "says": TEXT,
        "outlet": TEXT,
        "voice": TEXT,
        "published": TEXT,
        "text": TEXT,
        "may_be_update": YES,
        "reason": TEXT,
        "weight": SHARE,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                number,
                clash.kind,
                clash.between,
                clash.topic,
                side.says,
                statement.sentence.outlet,
                statement.voice,
                _published(statement),
                statement.sentence.text,
                clash.may_be_update,
                clash.reason,
                clash.weight,
                *place_of(statement.sentence),
            )
            for number, clash in enumerate(briefing.clashes.points, start=1)
            for side in clash.sides
            for statement in side.statements
        ),
    )


def no_clashes_table(briefing: Briefing) -> Table:
    """Return what was looked at and not called a clash, with the reason why."""
    columns = {
        "why": TEXT,
        "left_outlet": TEXT,
        "left_words": TEXT,
        "left_text": TEXT,
        "right_outlet": TEXT,
        "right_words": TEXT,
        "right_text": TEXT,
        "left": TEXT,
        "right": TEXT,
    }
    return make_table(
        columns,
        (
            (
                each.why,
                each.conflict.left.outlet,
                each.conflict.left_words,
                each.conflict.left.text,
                each.conflict.right.outlet,
                each.conflict.right_words,
                each.conflict.right.text,
                each.conflict.left.id,
                each.conflict.right.id,
            )
            for each in briefing.clashes.explained
        ),
    )


def attributions_table(briefing: Briefing) -> Table:
    """Return what outlets do not vouch for alike: one row for each sentence, the surest first.

    `voice` is who is made to say it, empty where the outlet states it flatly; `words` are those
    that make the difference.
    """
    columns = {
        "difference": COUNT,
        "kind": TEXT,
        "outlet": TEXT,
        "voice": TEXT,
        "words": TEXT,
        "text": TEXT,
        "reason": TEXT,
        "weight": SHARE,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                number,
                each.kind,
                statement.sentence.outlet,
                statement.voice,
                statement.words,
                statement.sentence.text,
                each.reason,
                each.weight,
                *place_of(statement.sentence),
            )
            for number, each in enumerate(briefing.attributions, start=1)
            for side in each.sides
            for statement in side
        ),
    )


def timeline_table(briefing: Briefing) -> Table:
    """Return the dated events in order of time.

    `first` and `last` are the days that are meant, both included; `printed` the words that say so,
    resolved against the day of publication where `resolved_from` says that. `outlets` give a day
    that fits, `otherwise` another one.
    """
    columns = {
        "first": TEXT,
        "last": TEXT,
        "precision": TEXT,
        "printed": TEXT,
        "resolved_from": TEXT,
        "text": TEXT,
        "words_of": TEXT,
        "outlets": LIST,
        "undated_in": LIST,
        "otherwise": LIST,
        "finding": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                event.first.isoformat(),
                event.last.isoformat(),
                event.precision,
                event.moment.words,
                event.resolved_from,
                event.sentence.text,
                event.sentence.outlet,
                event.outlets,
                event.undated,
                tuple(
                    f"{statement.words} ({statement.sentence.outlet})"
                    for statement in event.otherwise
                ),
                event.finding.id,
                *place_of(event.sentence),
            )
            for event in briefing.timeline
        ),
    )


def _published(statement: Statement) -> str | None:
    published = statement.sentence.article.published
    return published.isoformat() if published is not None else None
