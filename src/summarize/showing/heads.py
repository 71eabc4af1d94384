"""What stands above each section of a briefing: its title, and how to read what follows.

The page and every other form of the briefing take these words from here, in this order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.showing.blocks import Run, Runs

CLOSING = (
    "Facts and their sources, never a verdict on truth. Every statement shown is an outlet’s own "
    "words; nothing is rewritten."
)
CLOSING_WITH_NOTES = (
    "Facts and their sources, never a verdict on truth. Every statement shown is an outlet’s own "
    "words but the analyst’s notes and reasons, which are signed; nothing is rewritten."
)
HOW_MADE = (
    "Sentences were compared, grouped and chosen by fixed rules; no text was generated. The same "
    "articles and settings give the same briefing."
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a section, or of a part of one."""

    title: str
    gloss: Runs = ()  # how to read what follows
    part: bool = False  # it heads a part of a section, and does not stand in the contents
    signs: tuple[str, ...] = ()  # what stands for what in a table
    nothing: str = ""  # said where there is nothing to show


def heads(
    *,
    independent: int,
    min_support: int,
    alone: float,
    since: str | None,
    by_hand: bool,
    marked: str,
) -> Mapping[str, Head]:
    """Return the heads in the order of a briefing, each under the anchor of what it heads.

    The numbers are those of the briefing, and `marked` says how it shows what it marks. `since`
    says which run an earlier one was, None where there is none; `by_hand` is whether an analyst
    decided anything. What a briefing lacks has no head.
    """
    compared = independent > 1
    found = {
        "consensus": Head(
            "Consensus",
            (
                Run(f"What {min_support} or more of {independent} outlets independently reported, "
                    "in the words of one of them. "),
                Run(marked.capitalize(), "agreed"),
                Run(": the part on which they agree best, where not all state the whole line."),
            ),
            nothing=f"No point is told by {min_support} or more independent outlets."
            if compared
            else "Agreement takes at least two independent outlets: there is nothing to compare.",
        ),
        "shared": Head(
            "Shared by fewer outlets",
            (Run("Told by two or more independent outlets, but by fewer than "
                 f"{min_support}: no consensus."),),
            part=True,
        ),
        "changes": Head(
            "What changed",
            (Run(f"Since {since}. What stands as it stood then is not listed."),),
        ),
        "contested": Head(
            "Contested and disputed",
            (
                Run("Contested: outlets contradict each other. Disputed: those whom they quote do, "
                    "and the outlets agree on who said what. Who is right is not judged here. "),
                Run("Marked", "clash"),
                Run(": the words that clash."),
            ),
            nothing="No two outlets were found to contradict each other: in figures, days, names, "
            "denials or in what they call a thing."
            if compared
            else "Clashes are looked for between independent outlets: there is nothing to compare.",
        ),
        "disputed": Head("Disputed among those quoted", part=True),
        "attributed": Head(
            "Flat here, attributed there",
            (Run("Nobody contradicts anybody here: what one outlet states in its own voice, "
                 "another only passes on as somebody’s word, or as somebody else’s. The surest "
                 "first."),),
            part=True,
        ),
        "unique": Head(
            "Only one outlet says",
            (Run("What no other outlet reports, outlet by outlet, the weightiest first. Said by "
                 "one alone means neither wrong nor new. Headlines are left out. Beside each "
                 "stands the nearest sentence of another outlet that is at all like it, and how "
                 f"alike the two are (0 to 1). Above {alone} it may say some of the same, and the "
                 "point is perhaps told elsewhere, too. What tells next to nothing by itself comes "
                 "last."),),
        ),
        "left-out": Head(
            "What an outlet leaves out",
            (Run("Points of consensus of which nothing was found in an outlet’s articles, the best "
                 "supported first. It may have had no room, or gone to press earlier."),),
            nothing="There is no consensus of which an outlet could leave out a point.",
        ),
        "further": Head(
            "Further points",
            (Run("Also told by two or more independent outlets, but not in the summary above: it "
                 "was full, says nearly the same, the sentences are less alike, or the one shown "
                 "does not stand on its own."),),
            nothing="No further points are told by two or more independent outlets.",
        ),
        "hand": Head(
            "The analyst’s hand",
            (Run("What a person decided in place of the program, and what they add. These are "
                 "their words, not an outlet’s; the outlets’ words that they speak of stand below "
                 "each."),),
        ),
        "quotations": Head(
            "What was said",
            (
                Run("One and the same utterance as several outlets quote it, set beside the "
                    "fullest wording: "),
                Run("added", "added"),
                Run(", "),
                Run("left out", "left out"),
                Run(". Outlets cut quotations for space, and translate speech each for itself; a "
                    "difference is no charge."),
            ),
            nothing="No utterance was found that several outlets quote.",
        ),
        "verify": Head(
            "What to verify next",
            (Run("The most valuable first. Whom to ask is taken from the words shown."),),
            nothing="Nothing was found that calls for it.",
        ),
        "timeline": Head(
            "Timeline",
            (
                Run("What the articles date, in order of time; the words that date it are "),
                Run(marked, "agreed"),
                Run(". Weekdays are counted from the day of publication. “≈”: no single day is "
                    "meant. Within a day, the order is not known."),
            ),
            nothing="No sentence dates what it tells.",
        ),
        "speakers": Head(
            "Who speaks",
            (Run("Who is let speak in which outlet, and in how many sentences."),),
            signs=(
                "“ ” quoted",
                "… reported in the outlet’s words",
                "· only mentioned",
                "– not named",
            ),
            nothing="Nobody is quoted, or reported to say anything.",
        ),
        "origins": Head(
            "Whose reporting",
            (Run("What tells how independent the outlets are: passages printed in the same words, "
                 "quotations aside; lines that credit others; what is known of the sources."),),
            nothing="No two outlets print a passage in the same words, quotations aside.",
        ),
        "coverage": Head(
            "Who tells what",
            (Run("Every point that two or more outlets print."),),
            signs=(
                "● own reporting",
                "◐ some of it only",
                "○ reprint",
                "? perhaps in other words",
                "– not told",
            ),
            nothing="No point is told by two outlets.",
        ),
        "alike": Head(
            "How alike the outlets are",
            (Run("How many points two outlets both report on their own; reprints do not count. On "
                 "the diagonal, all points that an outlet reports."),),
            nothing="There is only one outlet.",
        ),
        "articles": Head("The articles"),
        "method": Head(
            "How to read it",
            (Run("What the words of this briefing mean, what it cannot tell, and how it was "
                 "made."),),
        ),
    }  # fmt: skip
    lacking = {"changes"} if since is None else set()
    lacking |= set() if by_hand else {"hand"}
    return {anchor: head for anchor, head in found.items() if anchor not in lacking}
