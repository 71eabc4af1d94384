"""Quoted texts of several articles → the utterances in them."""

from one_liners import publish
from summarize.comparing.utterances import Utterance, align_quotations
from summarize.reading.people import find_people
from summarize.reading.quotations import Quotation, find_quotations
from summarize.reading.sentences import split_articles

OAKE = "Mayor Ann Oake spoke on Monday."
LONG = "“We will rebuild the old bridge before the winter comes,” Oake said."
IMPOSSIBLE = (
    "“It is legally impossible for one country to unilaterally change the river treaty,”"
    " Varga said.",
    "Varga spoke of “the legal impossibility of one country changing the treaty on the river in a"
    " unilateral way.”",
)


def quote(*texts: str, before: str = OAKE) -> tuple[Quotation, ...]:
    """Return the quotations of articles of one paragraph each, after a line that introduces."""
    sentences = split_articles(
        publish(f"a{place}", before, text, day=place + 1) for place, text in enumerate(texts)
    )
    return find_quotations(sentences, find_people(sentences))


def align(*texts: str, before: str = OAKE) -> list[Utterance]:
    """Return the utterances that more than one article prints."""
    found = align_quotations(quote(*texts, before=before))
    return [each for each in found if len(each.documents) > 1]


def changes(utterance: Utterance) -> list[str]:
    return [variant.change for variant in utterance.variants]
