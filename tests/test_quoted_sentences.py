"""Where one quoted sentence ends and the next begins."""

from aligned import quote
from summarize.comparing.utterances import align_quotations


def test_a_fragment_that_another_verb_leads_into_is_an_utterance_of_its_own() -> None:
    quotations = quote(
        "“The river has risen by a metre this week,” Oake said, adding that the town’s crews"
        " “patiently raised the old bank.”"
    )
    found = align_quotations(quotations)
    assert [each.variants[0].text for each in found] == [
        "The river has risen by a metre this week,",
        "patiently raised the old bank.",
    ]


def test_a_sentence_that_its_speaker_interrupts_is_one_utterance() -> None:
    quotations = quote("“The river has risen,” Oake said, “by a metre in this week.”")
    assert len(align_quotations(quotations)) == 1
