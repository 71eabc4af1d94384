"""Who says what, and in which outlet → tables."""

from __future__ import annotations

from summarize.briefing import Briefing
from summarize.judging.speakers import Presence
from summarize.reading.people import Person
from summarize.showing.tables import COUNT, PLACE, TEXT, Table, make_table


def quotations_table(briefing: Briefing) -> Table:
    """Return every quotation in reading order, with its speaker where one is printed.

    `start` and `end` point into the article's text: from the first quoted word to the last.
    """
    columns = {
        "speaker": TEXT,
        "words": TEXT,
        "verb": TEXT,
        "place": TEXT,
        "outlet": TEXT,
        **PLACE,
    }
    return make_table(
        columns,
        (
            (
                each.speaker.name if each.speaker is not None else None,
                each.text,
                each.verb,
                each.place,
                each.sentence.outlet,
                each.sentence.article.id,
                each.parts[0].sentence.start + each.parts[0].start,
                each.parts[-1].sentence.start + each.parts[-1].end,
            )
            for each in briefing.speech.quotations
        ),
    )


def speakers_table(briefing: Briefing) -> Table:
    """Return who is quoted, reported, mentioned or absent in which outlet, most spoken first.

    After `name`, `kind` and `sentences`, how many let them speak, one column for each outlet. No
    kind is better than a wrong one: what is called an organisation only by guess has none.
    """
    columns = {"name": TEXT, "kind": TEXT, "sentences": COUNT}
    rows = (
        (
            speaker.person.name,
            _kind(speaker.person),
            speaker.spoken,
            *(_role(presence) for presence in speaker.presences),
        )
        for speaker in briefing.speakers
    )
    return make_table([*columns.items(), *((outlet, TEXT) for outlet in briefing.outlets)], rows)


def _kind(person: Person) -> str | None:
    guessed = person.kind == "organisation" and not person.is_called_a_body
    return None if guessed else person.kind


def _role(presence: Presence) -> str:
    count = presence.spoken or len(presence.mentioned)
    return f"{presence.role} ({count})" if count else "–"
