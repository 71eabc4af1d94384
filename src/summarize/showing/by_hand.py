"""The analyst's overrides → what the page says of them, where they act and all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.briefing import Briefing
from summarize.judging.conflicts import Explained
from summarize.judging.findings import Finding
from summarize.judging.rulings import Ruling
from summarize.reading.sentences import Sentence
from summarize.showing.phrases import counted, day, shortened
from summarize.showing.places import Link, href

_HINT_LENGTH = 160  # characters of a note or reason beside a sentence in its article
_WORDS = {
    "merge": "Merged",
    "split": "Kept apart",
    "pin": "Pinned",
    "reject": "Rejected",
    "note": "Note",
    "contested": "Held to be contested",
    "no clash": "Held to be no clash",
    "update": "Held to be an update",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an override speaks of."""

    source: Link  # the outlet; leads nowhere where the words are not found
    words: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One decision of the analyst's, or a note, in their name."""

    anchor: str
    what: str
    by: str
    when: str
    why: str
    text: str  # of a note: the only words on the page that are no outlet's
    quoted: tuple[Quoted, ...]
    trouble: str  # where it stands and why it is not in effect; empty where it is
    fits: bool  # its words are found

    @property
    def signed(self) -> str:
        """What it is, whose and of which day: "Merged by A. Name, 3 March 2026"."""
        return f"{self.what} by {self.by}, {self.when}"

    @property
    def hint(self) -> str:
        """The same with the beginning of the note or the reason."""
        return f"{self.signed}: {shortened(self.text or self.why, _HINT_LENGTH)}"


@dataclass(frozen=True, slots=True)
class Hand:
    """All that an analyst decided, in the order of the file."""

    notes: tuple[Deed, ...]
    applied: tuple[Deed, ...]
    idle: tuple[Deed, ...]  # without effect
    unfit: tuple[Deed, ...]  # no longer fitting the articles

    @property
    def groups(self) -> tuple[tuple[str, tuple[Deed, ...]], ...]:
        """The deeds under their headings, without those of which there are none."""
        found = (
            ("Notes", self.notes),
            ("In effect", self.applied),
            ("No longer fitting the articles", self.unfit),
            ("Without effect", self.idle),
        )
        return tuple((title, deeds) for title, deeds in found if deeds)

    @property
    def headline(self) -> str:
        """How many there are of each, in one line."""
        counts = (
            (len(self.applied), "override", "in effect"),
            (len(self.notes), "note", ""),
            (len(self.idle), "override", "without effect"),
            (len(self.unfit), "override", "no longer fitting the articles"),
        )
        said = (f"{counted(n, noun)} {rest}".rstrip() for n, noun, rest in counts if n)
        return f"By the analyst: {', '.join(said)}."


def hand(briefing: Briefing) -> Hand | None:
    """Return what the analyst decided; None where that is nothing."""
    if not briefing.rulings:
        return None
    told = list(zip(briefing.rulings, _deeds(briefing), strict=True))
    return Hand(
        notes=tuple(deed for ruling, deed in told if _is_note(ruling)),
        applied=tuple(
            deed for ruling, deed in told if ruling.fate == "applied" and not _is_note(ruling)
        ),
        idle=tuple(deed for ruling, deed in told if ruling.fate == "no effect"),
        unfit=tuple(deed for ruling, deed in told if ruling.fate == "does not fit"),
    )


def _is_note(ruling: Ruling) -> bool:
    return ruling.fate == "applied" and ruling.override.do == "note"


def _deeds(briefing: Briefing) -> tuple[Deed, ...]:
    """Return all deeds in the order of the file."""
    if not briefing.rulings:
        return ()
    by_id = {sentence.id: sentence for sentence in briefing.sentences}
    return tuple(
        _deed(each, number, by_id) for number, each in enumerate(briefing.rulings, start=1)
    )


def _deed(ruling: Ruling, number: int, by_id: Mapping[str, Sentence]) -> Deed:
    override = ruling.override
    return Deed(
        anchor=f"hand-{number}",
        what=_WORDS.get(override.label or override.do, f"Read as {override.label}"),
        by=override.by,
        when=day(override.on),
        why=override.why,
        text=override.text,
        quoted=_quoted(ruling, by_id),
        trouble=f"{override.where}: {ruling.detail}" if ruling.detail else "",
        fits=ruling.fate != "does not fit",
    )


def _quoted(ruling: Ruling, by_id: Mapping[str, Sentence]) -> tuple[Quoted, ...]:
    """Return the sentences spoken of; where they are not found, the words looked for."""
    if ruling.fate == "does not fit":
        return tuple(Quoted(Link(each.article, ""), each.quote) for each in ruling.override.anchors)
    found = (by_id[name] for name in ruling.sentences)
    return tuple(Quoted(Link(each.outlet, href(each)), each.text) for each in found)


def acts_on(ruling: Ruling, finding: Finding) -> bool:
    """Say whether an override that is in effect shows at a point."""
    if ruling.fate != "applied":
        return False
    do, named = ruling.override.do, frozenset(ruling.sentences)
    if do == "pin":
        return finding.representative.id in named
    if do == "merge":
        return len(named.intersection(each.id for each in finding.members)) > 1
    return not named.isdisjoint(each.id for each in finding.cluster.members)


@dataclass(frozen=True, slots=True)
class InEffect:
    """The overrides and notes that are in effect, each as the page tells it."""

    told: tuple[tuple[Ruling, Deed], ...]

    def at(self, finding: Finding) -> tuple[Deed, ...]:
        """Return what the analyst did to a point or noted of it."""
        return tuple(deed for ruling, deed in self.told if acts_on(ruling, finding))

    def on(self, sentence: Sentence) -> tuple[Deed, ...]:
        """Return what speaks of a sentence."""
        return tuple(deed for ruling, deed in self.told if sentence.id in ruling.sentences)

    def dismissing(self, explained: Explained) -> tuple[Deed, ...]:
        """Return by what a clash was dismissed; nothing where a rule excuses it."""
        return tuple(
            deed for ruling, deed in self.told if ruling.override in explained.dismissed_by
        )


def in_effect(briefing: Briefing) -> InEffect:
    """Return what of the analyst's doing is to be shown where it acts."""
    told = zip(briefing.rulings, _deeds(briefing), strict=True)
    return InEffect(tuple((ruling, deed) for ruling, deed in told if ruling.fate == "applied"))
