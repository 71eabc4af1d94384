"""The call sheet → what the page says of what to verify next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.judging.calls import Call, CallKind
from summarize.showing.coverage import Coverage
from summarize.showing.points import Testimony, as_testimonies

_LABELS: Mapping[CallKind, str] = {
    "clash": "Clash",
    "single source": "One source",
    "silence": "Silence",
}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One thing to verify: in whose words it stands, whom to ask, what it would settle."""

    label: str
    says: str  # what it would settle, or that only one outlet reports it
    ask: tuple[str, ...]
    testimonies: tuple[Testimony, ...]
    open: bool  # without the words shown nobody would know what is meant


def inquiries(coverage: Coverage) -> tuple[Inquiry, ...]:
    """Return what to verify next, most valuable first."""
    return tuple(_inquiry(call, coverage) for call in coverage.briefing.calls)


def _inquiry(call: Call, coverage: Coverage) -> Inquiry:
    return Inquiry(
        label=_LABELS[call.kind],
        says=call.sentence,
        ask=tuple(contact.name for contact in call.ask),
        testimonies=as_testimonies(call.statements, coverage),
        open=call.kind != "clash" or not {"“", "‘"} & set(call.settles),
    )
