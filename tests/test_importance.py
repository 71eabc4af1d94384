"""Which sentences matter most to a story."""

from hypothesis import given
from hypothesis import strategies as st

from one_liners import embed_texts
from summarize.judging.importance import Importance, Vocabulary, weigh_importance
from summarize.reading.articles import Article
from summarize.reading.kinds import Kind
from summarize.reading.sentences import Sentence

ABOUT = ("The dam above Milford broke.", "The dam broke at dawn.", "Milford fled the broken dam.")


def sentence(text: str, kind: Kind = "body", depth: float = 0) -> Sentence:
    before = round(1000 * depth)
    article = Article("a", "s", "A", "", " " * before + text.ljust(1000 - before), None)
    return Sentence(article, 0, before, before + len(text), kind, 0)


def test_what_the_story_is_about_matters_more_than_what_it_is_not() -> None:
    importance = Importance(embed_texts(*ABOUT, "Gulls circled over fishing boats."))
    about, aside = importance.of(1), importance.of(3)
    assert about > aside


def test_what_stands_early_matters_more() -> None:
    assert weigh_importance(sentence("It broke."), 0.5) > weigh_importance(
        sentence("It broke.", depth=0.9), 0.5
    )


def test_figures_names_and_quoted_words_make_a_sentence_specific() -> None:
    plain = weigh_importance(sentence("the wall of the dam is wet"), 0.5)
    for text in ("the wall of 40 dams is wet", "the wall of Milford is wet", "it is “wet”"):
        assert weigh_importance(sentence(text), 0.5) > plain


def test_a_caption_matters_half_as_much() -> None:
    body, caption = (weigh_importance(sentence("It broke.", kind), 0.5) for kind in KINDS)
    assert caption == body / 2


KINDS: tuple[Kind, ...] = ("body", "caption")


def test_a_story_without_words_has_no_middle() -> None:
    importance = Importance(embed_texts("…", "—"))
    assert 0 <= importance.of(0) <= 1


@given(st.text(max_size=60), st.floats(0, 1), st.floats(0, 0.9))
def test_importance_lies_between_0_and_1(text: str, centrality: float, depth: float) -> None:
    assert 0 <= weigh_importance(sentence(text, depth=depth), centrality) <= 1 + 1e-9


def test_a_name_a_figure_or_a_day_tells_something_however_short_the_sentence() -> None:
    vocabulary = Vocabulary(("Then Ana Ortiz blamed Carl Roe.", "Both left."))
    for text in ("It cost 40.", "She left on 3 May.", "He said Ana Ortiz blamed Carl Roe."):
        assert not vocabulary.is_slight(sentence(text))
    for text in ("It cost a lot.", "She left on a day.", "He said that they blamed him."):
        assert vocabulary.is_slight(sentence(text))


def test_a_toll_of_none_and_an_act_tell_something() -> None:
    assert not Vocabulary(()).is_slight(sentence("Nobody was hurt."))
    assert not Vocabulary(()).is_slight(sentence("The bridge was closed."))
    assert Vocabulary(()).is_slight(sentence("The bridge was silent."))
    assert Vocabulary(()).is_slight(sentence("Everybody was calm."))


def test_what_only_introduces_the_next_words_tells_nothing_by_itself() -> None:
    text = "Kelly then turned to the long history of the dam above Milford"
    assert Vocabulary(()).is_slight(sentence(f"{text}:"))
    assert not Vocabulary(()).is_slight(sentence(f"{text}."))


def test_words_that_the_whole_story_uses_tell_nothing_where_a_sentence_leans_on_others() -> None:
    story = ["the dam and the river broke the bank at the bridge"] * 20
    assert Vocabulary(story).is_slight(sentence("It broke the dam and the river bank."))
    assert not Vocabulary(story).is_slight(sentence("So a river broke the bank of the dam."))
    assert not Vocabulary(story[:2]).is_slight(sentence("It broke the dam and the river bank."))
