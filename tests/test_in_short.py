"""The bottom line: the best supported lines that stand on their own, and nothing new."""

from __future__ import annotations

from dataclasses import replace

from conftest import Compose
from summarize.showing.in_short import in_short
from summarize.showing.page import describe
from summarize.showing.places import Link

AGREEING = {
    "a.txt": "The Aare bridge closed on Monday. A baker sold warm bread nearby.",
    "b.txt": "The Aare bridge closed on Monday. Nobody was hurt at all.",
    "c.txt": "On Monday the Aare bridge closed. Swans were seen near Harrow.",
}


def test_the_paragraph_quotes_lines_of_consensus_and_leads_to_them(compose: Compose) -> None:
    page = describe(compose(AGREEING))
    (told,) = page.in_short.agreed
    (line,) = page.agreed
    assert told.text == line.quote.before + line.quote.marked + line.quote.after
    assert (told.number, told.source.href, told.support) == (1, f"#{line.anchor}", 3)


def test_each_outlet_gives_the_first_of_what_it_alone_says(compose: Compose) -> None:
    page = describe(compose(AGREEING))
    assert [each.outlet for each in page.in_short.alone] == [each.outlet for each in page.voices]
    for lone, voice in zip(page.in_short.alone, page.voices, strict=True):
        assert lone.href == voice.shown[0].quote.source.href


def test_what_may_be_told_elsewhere_is_said_alone_only_where_there_is_nothing_else(
    compose: Compose,
) -> None:
    page = describe(compose(AGREEING))
    voice = next(voice for voice in page.voices if voice.outlet == "A")
    (sure,) = voice.shown
    unsure = replace(sure, doubtful=True)
    both = replace(voice, shown=(unsure,), folded=(sure,))
    for each, doubtful in ((both, False), (replace(both, folded=()), True)):
        (lone,) = in_short((), (), [each]).alone
        assert lone.doubtful == doubtful


def test_without_consensus_nothing_is_said_to_be_agreed(compose: Compose) -> None:
    page = describe(compose({"a.txt": "Rain fell on Monday.", "b.txt": "Swans were seen."}))
    assert page.in_short.agreed == ()


def test_at_most_four_clashes_stand_there_and_the_rest_are_counted(compose: Compose) -> None:
    page = describe(compose({
        "a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday.",
        "b.txt": "The flood drove 410 households out of lower Tolverby on Tuesday.",
    }))  # fmt: skip
    (clash,) = page.contested
    short = in_short((), (clash,) * 6, ())
    assert len(short.clashes) == 4
    assert short.more == Link("2 more", f"#{clash.anchor}")


def test_the_weightiest_clash_stands_first_whoever_it_is_between(compose: Compose) -> None:
    page = describe(compose({
        "a.txt": "The flood drove 340 households out of lower Tolverby on Tuesday.",
        "b.txt": "The flood drove 410 households out of lower Tolverby on Tuesday.",
    }))  # fmt: skip
    (outlets,) = page.contested
    speakers = replace(outlets, between="speakers", rank=0)
    short = in_short((), (outlets, speakers), ())
    assert short.clashes == (speakers, outlets)
    assert [each.among for each in short.clashes] == [" among those quoted", ""]
