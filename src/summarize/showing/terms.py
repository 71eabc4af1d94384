"""The words a briefing uses, each with what it means there, and what a briefing cannot show."""

from __future__ import annotations

from summarize.comparing.reprinters import HARDLY_OWN

LIMITS = (
    "Whether anything is true. Outlets can agree and all be mistaken, or rely on the same unnamed "
    "source.",
    "Every clash. They are found by rules that are careful rather than keen; contradictions put "
    "in quite other words are missed, and some that are shown are none.",
    "Who spoke, beyond doubt. Speakers are found by how a sentence introduces them, and some will "
    "be off.",
    "Who exactly said which words. Marked parts, “all of it” and “adds” are estimates made clause "
    "by clause, and some will be off: the sentences behind each point are there to check.",
    "What was left out on purpose. “Not found in” and “leaves out” mean only that no sentence "
    "like it was found in these articles; one told in quite other words can be missed.",
)


def terms(
    *, min_support: int, similarity: float, alone: float, step: float, marked: str
) -> tuple[tuple[str, str], ...]:
    """Return the words in the order in which a reader meets them, each with what it means.

    The numbers are those of the briefing; `marked` says how it shows what it marks.
    """
    return (
        (
            "Independent outlet",
            "An outlet with reporting of its own; one that repeats other outlets in "
            f"{100 * HARDLY_OWN:.0f} % or more of its words is none. Several articles of one "
            "outlet count once.",
        ),
        (
            "Point",
            "Sentences of the articles that say the same thing. One of them is shown, word for "
            "word. A sentence that says two things can belong to two points.",
        ),
        (
            "Alike",
            "How likely it is that two sentences say the same, from 0 to 1: a probability, learned "
            "on stories in which people had marked who says what, and calibrated on them. Above "
            f"the threshold, {similarity} here, two sentences are taken to say the same.",
        ),
        (
            "Stated by",
            "How many independent outlets report one and the same thing in the line: its support. "
            "This number decides what is consensus.",
        ),
        (
            f"All of it, its point, or the {marked} part",
            "Of these, who states everything in the line, and who only its point. Where they "
            f"differ, the clauses on which the outlets agree best are {marked}; the rest of the "
            "line is the word of the outlet quoted and of those under “all of it”.",
        ),
        (
            "Some of it",
            "An outlet with a sentence close to the line that is not counted: it states another "
            "part, a headline, or what another point tells better.",
        ),
        (
            "Consensus",
            f"A point independently reported by {min_support} or more outlets of this story, "
            "on which no two outlets were found to contradict each other.",
        ),
        (
            "Shared",
            "A point independently reported by two or more outlets, but by fewer than a consensus "
            "needs.",
        ),
        (
            "Just enough, a close call",
            "A point is firm unless such a remark stands with it. Just enough: too few outlets are "
            "left when one article is taken away. A close call: it would be judged otherwise at a "
            f"threshold higher or lower by {step}.",
        ),
        (
            "Only one names",
            "The others behind a line tell its point without that person: the name is the word of "
            "one outlet.",
        ),
        (
            "Contested",
            "A point on which outlets contradict each other, however many tell it: in a figure, a "
            "day, a name, or whether it is so.",
        ),
        (
            "Disputed",
            "A point on which those contradict each other whom the outlets quote, or on which "
            "words were chosen that do not go together; the outlets agree on who said what.",
        ),
        (
            "Rests on",
            "What the sentences behind a point say it comes from: a statement, a document, a "
            "witness, another outlet’s report, the outlet’s own eyes. Several outlets at one "
            "podium rest on one statement. “In their own voice”: no sentence says.",
        ),
        (
            "Credibility",
            "A proposal on the Admiralty scale from 1 to 6, with its reasons, for an analyst to "
            "change. What all rests on one statement or document is never better than 3.",
        ),
        (
            "Only one outlet",
            "A point that no other outlet reports: nothing elsewhere is more than "
            f"{alone} alike. Others may reprint it.",
        ),
        (
            "Perhaps also told elsewhere",
            "A point that one outlet alone tells as it stands, but another may well say some of "
            f"it: the nearest sentence is more than {alone} alike.",
        ),
        (
            "Adds",
            "What an outlet says besides, in a sentence that it otherwise shares; the clauses "
            f"found least elsewhere are {marked}, with the probability that the sentence says "
            "something no other outlet does.",
        ),
        (
            "Leaves out",
            "A point of consensus of which no sentence was found in an outlet’s articles, reprints "
            "and headlines included.",
        ),
        (
            "Reprint",
            "A sentence that repeats another outlet’s earlier reporting in its words. It is "
            "labelled and adds no support.",
        ),
        (
            "For context",
            "Earlier sentences of the same article, without which a line would not say who or what "
            "is meant. “[…]” stands for what is left out between them.",
        ),
        (
            "Set aside",
            "Bylines, photo credits, datelines, links and the like: kept in the articles, not "
            "compared.",
        ),
    )
