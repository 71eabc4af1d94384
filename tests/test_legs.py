"""What a finding rests on, and what outlets have in common."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import judge_spans
from one_liners import make_spans, publish
from summarize.comparing.reuse import find_reuse
from summarize.comparing.spans import Span
from summarize.judging.conflicts import Voice, no_voice
from summarize.judging.dependencies import find_dependencies
from summarize.judging.findings import Finding
from summarize.judging.legs import Legs, find_legs, list_legs
from summarize.reading.articles import Article
from summarize.reading.credits import find_credits
from summarize.reading.quotations import NOT_NAMED
from summarize.reading.register import Source
from summarize.reading.sentences import Sentence, split_articles
from summarize.reading.sentences import Span as Place
from summarize.reading.speech import hear_speech

DAM = "the northern gate of the dam was opened at midnight"
FLAT = f"In the end, {DAM}."


def judge(*texts: str, names: Sequence[str] = ()) -> Finding:
    """Return the finding that these sentences make, each the whole of an outlet's article."""
    return judge_sentences(make_spans(*texts) if not names else tuple(map(_whole, names, texts)))


def judge_sentences(spans: Sequence[Span]) -> Finding:
    alike = dict.fromkeys(combinations(range(len(spans)), 2), 0.9)
    (finding,) = judge_spans(spans, alike).findings
    return finding


def _whole(name: str, text: str) -> Span:
    article = publish(name, text)
    return Span(Sentence(article, 0, 0, len(text), "body", 0))


def heard(**speakers: str) -> Voice:
    """Return a voice: whoever's word opens a sentence says all that comes after "said"."""

    def voice(sentence: Sentence, span: Place, /) -> str:
        said = re.match(
            r"(?:The )?(\w+) (?:told [\w ]+?|said)(?: in [\w ]+)? that\b", sentence.text
        )
        if said is None or span[0] < said.end():
            return ""
        return speakers.get(said[1], said[1])

    return voice


def kinds_of(legs: Legs) -> list[tuple[str, str]]:
    return [(leg.kind, leg.name) for leg in legs.rests_on]


def test_a_short_quotation_with_its_speaker_rests_on_the_speaker_however_long_the_name() -> None:
    """Whom it names and when it was said is no part of what is told."""
    texts = (
        "“The dam holds,” Ilsa Prell, who heads Harrow Water, told journalists at noon.",
        "“The dam holds,” Harrow Water's chief executive, Ilsa Prell, said at noon.",
    )
    finding = judge(*texts)
    speech = hear_speech(finding.cluster.evidence)
    legs = find_legs(finding, speech.voices.at, attributing=speech.voices.attributes)
    assert legs.phrase == "2 outlets, one statement"


def test_five_outlets_at_one_podium_are_one_statement() -> None:
    finding = judge(*[f"Oake said that {DAM}."] * 4, f"Mayor said that {DAM}.")
    legs = find_legs(finding, heard(Oake="Ann Oake", Mayor="Ann Oake"))
    assert kinds_of(legs) == [("statement", "Ann Oake")]
    assert legs.phrase == "5 outlets, one statement"
    assert legs.reported_by == ("a", "b", "c", "d", "e")
    assert legs.rests_on[0].outlets == legs.printed_by


def test_the_words_that_name_the_speaker_are_given_with_their_place() -> None:
    finding = judge(*[f"Oake said that {DAM}, and the town was told to leave at once."] * 2)
    basis = find_legs(finding, heard()).rests_on[0].basis[0]
    assert basis.words.startswith("Oake said")
    assert basis.sentence.text[slice(*basis.span)] == basis.words


def test_what_nobody_sources_is_unknown_and_never_independent() -> None:
    legs = find_legs(judge(FLAT, FLAT, FLAT))
    assert kinds_of(legs) == [("unknown", "")]
    assert legs.groups == ()
    assert legs.phrase == "3 outlets, in their own voice"


def test_outlets_that_do_not_say_are_counted_apart() -> None:
    legs = find_legs(judge(f"Oake said that {DAM}.", FLAT, FLAT), heard())
    assert legs.phrase == "3 outlets, one statement; 2 without a source stated"
    assert legs.unknown == ("b", "c")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (f"According to court documents, {DAM}.", "document", "court documents"),
        (f"A police report says {DAM}.", "document", "police report"),
        (f"The lawsuit claims {DAM}.", "document", "court documents"),
        (f"The memo stated {DAM}.", "document", "memo"),
        (f"Records show {DAM}.", "document", "records"),
        (f"Data from the Water Board showed {DAM}.", "document", "data"),
        (f"Video shows how {DAM}.", "document", "video"),
        (f"A witness said {DAM}.", "witness", ""),
        (f"According to several witnesses, {DAM}.", "witness", ""),
        (f"A reporter for the paper saw how {DAM}.", "own", "Harrow Courier"),
        (f"Photographs seen by the Harrow Courier prove it: {DAM}.", "own", "Harrow Courier"),
        (f"According to the Lanmere Post, {DAM}.", "report", "Lanmere Post"),
        (f"According to a report in The Hill, {DAM}.", "report", "The Hill"),
        (f"It was night when {DAM}, as first reported by Reuters.", "report", "Reuters"),
    ],
)
def test_what_a_sentence_cites_is_a_leg(text: str, kind: str, name: str) -> None:
    finding = judge(text, FLAT, names=("Harrow Courier", "Weir Weekly"))
    legs = find_legs(finding)
    assert kinds_of(legs) == [(kind, name), ("unknown", "")]
    (basis,) = legs.rests_on[0].basis
    assert basis.words in text


@pytest.mark.parametrize(
    "text",
    [
        f"He will report that {DAM}.",
        f"The mayor keeps records, and {DAM}.",
        f"In the Lanmere Times building people say {DAM}.",
        f"Reportedly, {DAM}.",
        f"Oake wrote in a campaign video that {DAM}.",
        f"Emails found on a laptop prove that {DAM}.",
        f"According to the survey company, {DAM}.",
    ],
)
def test_words_that_cite_nothing_are_no_leg(text: str) -> None:
    assert find_legs(judge(text, FLAT)).groups == ()


def test_what_is_taken_from_another_outlet_is_not_reporting_of_ones_own() -> None:
    finding = judge(
        f"Oake told the Lanmere Post that {DAM}.",
        f"Oake said that {DAM}.",
        names=("Harrow Courier", "Lanmere Post"),
    )
    legs = find_legs(finding, heard())
    assert legs.reported_by == ("Lanmere Post",)
    assert [(leg.name, leg.outlets) for leg in legs.through] == [
        ("Lanmere Post", ("Harrow Courier",))
    ]
    assert legs.phrase == "2 outlets, one statement"


def test_an_outlets_own_interview_is_its_own_reporting() -> None:
    finding = judge(
        f"Oake told the Post that {DAM}.", FLAT, names=("The Lanmere Post", "Harrow Courier")
    )
    legs = find_legs(finding, heard())
    assert legs.reported_by == ("Harrow Courier", "The Lanmere Post")
    assert legs.through == ()


def test_agency_copy_is_reported_by_the_agency() -> None:
    articles = [
        publish(name, f"HARROW ({agency}) — Oake said that {DAM}.")
        for name, agency in (("courier", "AP"), ("gazette", "AP"), ("herald", "Lanmere"))
    ]
    sentences = split_articles(articles)
    spans = [Span(each) for each in sentences if each.kind == "body"]
    legs = find_legs(judge_sentences(spans), heard(), credit_lines=find_credits(sentences))
    assert legs.printed_by == ("courier", "gazette", "herald")
    assert legs.reported_by == ("Associated Press", "herald")


def test_a_statement_made_in_a_document_is_one_leg_not_two() -> None:
    text = f"Prosecutors said in court documents that {DAM}."
    legs = find_legs(judge(text, text), heard())
    assert set(kinds_of(legs)) == {("document", "court documents"), ("statement", "Prosecutors")}
    assert len(legs.groups) == 1


def test_speakers_without_a_name_may_be_one_and_the_same() -> None:
    finding = judge(f"Police said that {DAM}.", f"Officials said that {DAM}.")
    legs = find_legs(finding, heard(Police="police", Officials="officials"))
    assert legs.phrase == "2 outlets, one or more statements"


@pytest.mark.parametrize(("one", "other"), [("Oake", "Ann Oake"), ("Annie Oake", "Ann Oake")])
def test_forms_of_a_name_are_one_speaker(one: str, other: str) -> None:
    finding = judge(f"Mayor said that {DAM}.", f"She said that {DAM}.")
    legs = find_legs(finding, heard(Mayor=one, She=other))
    assert len(legs.rests_on) == 1


def test_two_named_speakers_are_two_statements() -> None:
    legs = find_legs(judge(f"Oake said that {DAM}.", f"Karr said that {DAM}."), heard())
    assert legs.phrase == "2 outlets, two statements"


def test_a_speaker_whom_nobody_names_is_unknown() -> None:
    legs = find_legs(judge(f"Oake said that {DAM}.", FLAT), heard(Oake=NOT_NAMED))
    assert legs.groups == ()


def test_an_outlet_that_is_a_party_makes_a_statement() -> None:
    text = f"CNN said in a statement that {DAM}."
    legs = find_legs(judge(text, FLAT, names=("Harrow Courier", "Gazette")), heard())
    assert (kinds_of(legs)[0], legs.through) == (("statement", "CNN"), ())


def test_an_outlet_that_speaks_for_itself_makes_no_statement() -> None:
    finding = judge(f"Courier said that {DAM}.", FLAT, names=("Harrow Courier", "Gazette"))
    assert find_legs(finding, heard()).groups == ()


def test_listing_many_is_finding_each() -> None:
    finding = judge(f"Oake said that {DAM}.", FLAT)
    assert list_legs([finding], heard()) == {finding.id: find_legs(finding, heard())}


PIECES = (
    f"Oake said that {DAM}.", f"According to the memo, {DAM}.", FLAT,
    f"Karr told Reuters that {DAM}.", f"Witnesses said {DAM}.",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=6))
def test_every_sentence_rests_on_something_and_places_lie_inside(texts: list[str]) -> None:
    finding = judge(*texts)
    for voice in (no_voice, heard()):
        legs = find_legs(finding, voice)
        based = {basis.sentence.id for leg in legs.rests_on for basis in leg.basis}
        assert based == {each.id for each in finding.cluster.evidence}
        assert len(legs.reported_by) <= finding.support
        for leg in (*legs.rests_on, *legs.through):
            assert all(0 <= b.span[0] < b.span[1] <= len(b.sentence.text) for b in leg.basis)


@pytest.mark.parametrize("piece", ["according to ", "court ", "told the ", "A.", "a" * 9_999 + " "])
def test_hostile_text_is_read_quickly(piece: str) -> None:
    find_legs(judge((piece * 20_000)[:20_000]))


# What outlets have in common


def owned(article: Article, **known: str) -> Article:
    return replace(article, source=Source(**known))


def test_outlets_of_one_owner_are_named_as_such() -> None:
    articles = [
        owned(publish("courier", FLAT), owner="Oake Media"),
        owned(publish("gazette", FLAT), owner="oake  media"),
        owned(publish("herald", FLAT), owner="Karr"),
    ]
    (dependency,) = find_dependencies(articles)
    assert (dependency.kind, dependency.outlets) == ("owner", ("courier", "gazette"))
    assert dependency.phrase == "one owner: Oake Media"


def test_register_and_credit_lines_together_show_one_agency() -> None:
    articles = [
        owned(publish("courier", FLAT), agency="AP"),
        publish("gazette", f"HARROW (AP) — {FLAT}"),
        publish("a", FLAT, outlet="The Associated Press"),
        publish("herald", FLAT),
    ]
    (dependency,) = find_dependencies(articles, find_credits(split_articles(articles)))
    assert dependency.outlets == ("The Associated Press", "courier", "gazette")
    assert (dependency.name, [each.words for each in dependency.credits]) == (
        "Associated Press", ["(AP)"],
    )  # fmt: skip


def test_passages_in_common_are_shown() -> None:
    long = f"Engineers of the water board walked along the wet bank for hours because {DAM}."
    sentences = split_articles([publish("courier", long), publish("gazette", long)])
    articles = [each.article for each in sentences]
    (dependency,) = find_dependencies(articles, reuse=find_reuse(sentences))
    assert (dependency.kind, dependency.outlets) == ("text", ("courier", "gazette"))
    assert len(dependency.reuse) == 1


def test_strangers_have_nothing_in_common() -> None:
    assert find_dependencies([publish("courier", FLAT), publish("gazette", FLAT)]) == ()
