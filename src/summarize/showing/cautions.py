"""Finding → a short remark on what would make it fall, and on what one outlet alone has in it."""

from __future__ import annotations

from summarize.briefing import Briefing
from summarize.judging.findings import Finding
from summarize.judging.firmness import STEP
from summarize.showing.phrases import listed
from summarize.showing.vouching import vouching


def caution(finding: Finding, briefing: Briefing) -> str:
    """Say why a point of consensus or a shared point is not firm; empty when it is.

    That a point shared by two is not shared without one of them goes without saying.
    """
    if finding.kind not in ("consensus", "shared"):
        return ""
    remarks = (
        _falls(finding, briefing),
        _close(finding, briefing),
        _names(finding, briefing),
        vouching(finding, briefing),
    )
    return " ".join(remark for remark in remarks if remark)


def named_alone(finding: Finding, briefing: Briefing) -> tuple[str, ...]:
    """Return whom the line names and no other outlet behind it does, as first named in it.

    Such a name is the word of one outlet, however many tell the rest.
    """
    mentions, shown = briefing.speech.people.mentions_in, finding.representative
    told = {
        mention.person.name
        for sentence in finding.members
        if sentence.origin != shown.origin
        for mention in mentions(sentence)
    }
    named = (each.person for each in mentions(shown) if each.person.kind == "person")
    return tuple(dict.fromkeys(each.name for each in named if each.name not in told))


def _names(finding: Finding, briefing: Briefing) -> str:
    names = named_alone(finding, briefing)
    return f"Only {finding.representative.outlet} names {listed(names, 'and')}." if names else ""


def _falls(finding: Finding, briefing: Briefing) -> str:
    if finding.support <= 2 and finding.kind == "shared":
        return ""
    needed = [
        article.outlet
        for article in briefing.articles
        if article.id in finding.firmness.falls_without
    ]
    names = tuple(dict.fromkeys(needed))
    if not names:
        return ""
    if set(names) == set(finding.cluster.origins):
        return f"Just enough outlets: no longer {finding.kind} without any one of the {len(names)}."
    return f"No longer {finding.kind} without {listed(names, 'or')}."


def _close(finding: Finding, briefing: Briefing) -> str:
    """Say whether another threshold would change it, and which way."""
    threshold = briefing.settings.similarity
    if not finding.firmness.stricter:
        return f"A close call: no longer {finding.kind} at a threshold of {threshold + STEP:.2g}."
    if not finding.firmness.looser:
        return f"A close call: more outlets would count at a threshold of {threshold - STEP:.2g}."
    return ""
