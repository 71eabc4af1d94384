"""The whole comparison, from articles to briefing, at its edges."""

import pickle
from datetime import date

import numpy as np
import pytest

from conftest import Compose, WordCountEncoder
from summarize import Article, Briefing, Settings, compose_briefing, make_settings
from summarize.briefing import prepare_comparison
from summarize.comparing.candidates import cosines
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.tokens import Rows, Vectors
from summarize.errors import ArticleError, SettingsError


def publish(name: str, text: str, outlet: str = "") -> Article:
    return Article(
        id=name,
        story="s",
        outlet=outlet or name.upper(),
        title="",
        text=text,
        published=date(2026, 1, 1),
    )


def compose_texts(**texts: str) -> Briefing:
    articles = [publish(name, text) for name, text in texts.items()]
    return compose_briefing(articles, encoder=WordCountEncoder())


def test_no_articles_are_an_error() -> None:
    with pytest.raises(ArticleError, match="no articles"):
        compose_briefing([], encoder=WordCountEncoder())


def test_one_article_stands_alone() -> None:
    briefing = compose_texts(a="The dam broke.\nNobody was hurt.")
    assert briefing.outcome() == (
        "Only A has reporting of its own here: there is nothing to compare it with, so every "
        "point stands as told by it alone."
    )
    assert [finding.kind for finding in briefing.findings] == ["unique", "unique"]
    assert len(briefing.unique["A"]) == 2
    assert briefing.summary == ()


def test_two_articles_can_agree() -> None:
    briefing = compose_texts(a="Nobody was hurt.", b="Nobody was hurt.\nTrains ran late.")
    assert briefing.outcome().startswith("2 independent outlets: 1 point of consensus")
    assert (
        "1 point told by one alone. Clashes: none between outlets, none between"
        in briefing.outcome()
    )
    assert [finding.kind for finding in briefing.findings] == ["consensus", "unique"]


def test_two_articles_of_one_outlet_have_nothing_to_compare() -> None:
    articles = [
        publish("a", "The dam broke.", "Gazette"),
        publish("b", "The dam broke.", "Gazette"),
    ]
    briefing = compose_briefing(articles, encoder=WordCountEncoder())
    assert briefing.outcome().startswith("Only Gazette has reporting of its own here")
    assert [finding.kind for finding in briefing.findings] == ["unique"]


def test_articles_with_nothing_in_common_are_said_to_have_none() -> None:
    briefing = compose_texts(a="Nobody was hurt.", b="Trains ran late.")
    assert briefing.outcome() == (
        "The outlets have nothing in common: no point is told by two of them."
    )


def test_an_outlet_that_only_reprints_is_not_independent() -> None:
    wire = "Police rerouted twelve heavy trucks over the old stone bridge late on Monday night."
    briefing = compose_texts(a=wire, b=wire)
    assert (briefing.outlets, briefing.origins) == (("A", "B"), ("A",))
    assert briefing.outcome().startswith("Only A has reporting of its own here")


@pytest.mark.parametrize("nothing", ["", " \n\n ", "Read more", "[EMAIL UPDATES: sign up here]"])
def test_an_article_with_nothing_to_compare_is_kept_among_the_articles(nothing: str) -> None:
    briefing = compose_texts(a=nothing, b="Nobody was hurt.", c="Nobody was hurt.")
    assert [article.id for article in briefing.articles] == ["a", "b", "c"]
    assert briefing.outlets == ("A", "B", "C")
    assert briefing.origins == ("B", "C")
    assert [finding.kind for finding in briefing.findings] == ["consensus"]
    assert briefing.findings[0].coverage == 1


@pytest.mark.parametrize("nothing", ["", "Read more", "© 2026 A. All rights reserved."])
def test_only_articles_with_nothing_to_compare_is_a_plain_outcome(nothing: str) -> None:
    briefing = compose_texts(a=nothing, b=nothing)
    assert briefing.outcome() == "None of the articles holds a sentence that can be compared."
    assert (briefing.findings, briefing.summary, dict(briefing.unique)) == ((), (), {})


def test_every_compared_sentence_is_told_and_none_shown_twice(compose: Compose) -> None:
    briefing = compose(
        {
            "a.txt": "Milford dam breaks\n\nNobody was hurt.\nTopics: dams\nNobody was hurt.",
            "b.txt": "Carl Roe, left, hugs Ana Ortiz.\n\nNobody was hurt.",
            "c.txt": "Police rerouted 12 trucks.\nTrains ran late.",
        }
    )
    told = {each.id for finding in briefing.findings for each in finding.members}
    compared = [each.id for each in briefing.sentences if each.kind != "boilerplate"]
    assert told == set(compared)
    shown = [finding.representative.id for finding in briefing.findings]
    assert len(set(shown)) == len(shown)
    assert len(compared) < len(briefing.sentences)


def test_findings_of_one_kind_keep_their_order() -> None:
    briefing = compose_texts(a="Trains ran late.\nNobody was hurt.", b="Schools closed.")
    alone = briefing.of_kind("unique")
    assert [finding.id for finding in alone] == ["c1", "c2", "c3"]
    assert briefing.of_kind("consensus") == ()


def test_articles_settings_and_their_order_are_left_as_they_were() -> None:
    articles = [publish("b", "Nobody was hurt."), publish("a", "Nobody was hurt.")]
    settings = make_settings({"min_support": 2})
    kept, kept_settings = list(articles), settings.model_dump()
    briefing = compose_briefing(articles, settings, encoder=WordCountEncoder())
    assert articles == kept
    assert settings.model_dump() == kept_settings
    assert briefing.articles == tuple(kept)
    assert briefing.settings is settings


def test_the_same_articles_give_the_same_briefing_twice() -> None:
    texts = {"a": "Nobody was hurt.\nTrains ran late.", "b": "Nobody was hurt."}
    assert compose_texts(**texts) == compose_texts(**texts)


def test_what_is_being_done_is_told() -> None:
    steps: list[str] = []
    compose_briefing(
        [publish("a", "Nobody was hurt.")], encoder=WordCountEncoder(), on_step=steps.append
    )
    assert steps == ["reading sentences", "comparing them", "judging what they say"]


@pytest.mark.parametrize(
    ("outlets", "needed"), [(1, 2), (2, 2), (3, 2), (4, 3), (5, 3), (8, 5), (20, 5)]
)
def test_consensus_needs_more_than_half_of_the_outlets_at_most_five(
    outlets: int, needed: int
) -> None:
    names = [f"outlet{number}" for number in range(outlets)]
    briefing = compose_texts(**dict.fromkeys(names, "Nobody was hurt."))
    assert briefing.min_support == needed == Settings().support_needed(outlets)


def take_cosine(embeddings: Embeddings, left: Rows, right: Rows, /) -> Vectors:
    return cosines(embeddings.vectors, left, right)


def test_a_comparison_judged_at_another_threshold_is_as_composed_anew() -> None:
    articles = [
        publish("a", "The old bridge over the river fell.\nNobody was hurt."),
        publish("b", "The bridge over the river was old.\nNobody was hurt at all."),
        publish("c", "Nobody was badly hurt.\nA bridge fell."),
    ]
    comparison = prepare_comparison(articles, encoder=WordCountEncoder(), measure=take_cosine)
    outcomes = set()
    for threshold in (0.9, 0.05, 0.3, 0.6, 0.3):
        settings = Settings(similarity=threshold)
        judged = comparison.judge(settings)
        assert judged == compose_briefing(
            articles, settings, encoder=WordCountEncoder(), measure=take_cosine
        )
        assert judged.settings == settings
        outcomes.add(judged.outcome())
    assert len(outcomes) > 1


@pytest.mark.parametrize("other", [{"encoder": "another"}, {"wire_overlap": 0.9}])
def test_what_shapes_the_comparison_cannot_be_changed_when_judging(
    other: dict[str, object],
) -> None:
    comparison = prepare_comparison([publish("a", "It fell.")], encoder=WordCountEncoder())
    with pytest.raises(SettingsError, match="prepare the comparison anew"):
        comparison.judge(make_settings(other))


def test_judging_scores_no_pair_again() -> None:
    scored: list[int] = []

    def count_pairs(embeddings: Embeddings, left: Rows, right: Rows) -> Vectors:
        scored.append(len(left))
        return np.full(len(left), 0.5, dtype=np.float32)

    articles = [publish("a", "Nobody was hurt."), publish("b", "Nobody was badly hurt.")]
    comparison = prepare_comparison(articles, encoder=WordCountEncoder(), measure=count_pairs)
    kinds = [
        comparison.judge(Settings(similarity=threshold)).findings[0].kind
        for threshold in (0.4, 0.5, 0.6)
    ]
    assert kinds == ["consensus", "unique", "unique"]
    assert scored == [1]


def test_a_briefing_can_be_pickled() -> None:
    briefing = compose_texts(a="Nobody was hurt.", b="Nobody was hurt.\nTrains ran late.")
    assert pickle.loads(pickle.dumps(briefing)) == briefing
