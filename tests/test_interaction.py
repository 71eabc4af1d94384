"""How much of one sentence is found in another, token by token."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_liners import WordTokenEncoder, all_pairs, embed_texts, rows_of, tuples_of
from summarize.comparing.embeddings import Embeddings
from summarize.comparing.interaction import RUN, Matcher
from summarize.comparing.tokens import Tokens, Vectors

LETTERS = "abcdefghijklmnopqrst"  # of each a word: more than a run


def match_words(*texts: str) -> Matcher:
    matcher = embed_texts(*texts, encoder=WordTokenEncoder()).matcher
    assert matcher is not None
    return matcher


def match(matcher: Matcher, left: int, right: int) -> tuple[float, float]:
    whole, run = matcher.match(*rows_of([(left, right)]))
    return float(whole[0]), float(run[0])


def say(letters: str) -> str:
    """Return one word for each letter."""
    return " ".join(f"word{letter}" for letter in letters)


def random_matcher(lengths: list[int], seed: int) -> Matcher:
    """Return spans of so many tokens each, with vectors and weights drawn at random."""
    random = np.random.default_rng(seed)
    count = sum(lengths)
    vectors = random.normal(size=(count, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    starts = np.cumsum([0, *lengths], dtype=np.int64)
    weights = random.uniform(0.1, 3, size=count).astype(np.float32)
    return Matcher(Tokens(vectors, np.zeros((count, 2), dtype=np.int32), starts, weights))


def match_naively(matcher: Matcher, left: int, right: int) -> tuple[float, float]:
    """Match two spans token by token, as the definition has it."""
    whole, run = [], []
    for here, there in ((left, right), (right, left)):
        mine, theirs = matcher.tokens.of(here), matcher.tokens.of(there)
        weights = matcher.tokens.weights[mine].tolist()
        found = [
            max(float(token @ other) for other in matcher.tokens.vectors[theirs])
            for token in matcher.tokens.vectors[mine]
        ]
        whole.append(mean(found, weights))
        run.append(max(run_means(found, weights)))
    return sum(whole) / 2, sum(run) / 2


def mean(values: list[float], weights: list[float]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def run_means(values: list[float], weights: list[float]) -> list[float]:
    starts = range(max(1, len(values) - RUN + 1))
    return [mean(values[k : k + RUN], weights[k : k + RUN]) for k in starts]


lengths = st.lists(st.integers(1, 2 * RUN + 2), min_size=2, max_size=6)
seeds = st.integers(0, 1_000)


def test_the_same_words_are_found_wholly_and_others_not_at_all() -> None:
    matcher = match_words("the dam broke", "The dam broke!", "schools stay closed")
    assert match(matcher, 0, 1) == pytest.approx((1, 1))
    assert match(matcher, 0, 2) == (0, 0)


def test_what_is_found_is_the_mean_of_both_directions() -> None:
    # all of the first is found in the second, and of the second two words of four
    matcher = match_words("dam broke", "dam broke schools closed")
    shared, alone = np.log(3 / 2.5), np.log(3 / 1.5)
    there = 2 * shared / (2 * shared + 2 * alone)
    assert match(matcher, 0, 1) == pytest.approx(((1 + there) / 2,) * 2, abs=1e-6)


def test_rare_tokens_count_more_than_those_all_spans_hold() -> None:
    matcher = match_words("dam gull", "dam bus", "gull cat", "dam dog", "dam cow")
    assert match(matcher, 0, 2) > match(matcher, 0, 1)


def test_tokens_are_counted_whatever_their_case() -> None:
    matcher = match_words("Dam broke", "dam held")
    assert matcher.tokens.weights[0] == matcher.tokens.weights[2] == pytest.approx(np.log(3 / 2.5))
    assert matcher.tokens.weights[1] == pytest.approx(np.log(3 / 1.5))


def test_a_token_that_one_span_holds_twice_has_one_holder() -> None:
    matcher = match_words("dam dam", "gull cried")
    assert matcher.tokens.weights == pytest.approx([np.log(3 / 1.5)] * 4)


def test_a_token_that_every_span_holds_still_counts() -> None:
    assert (match_words("dam", "dam", "dam").tokens.weights > 0).all()


def test_a_clause_in_common_is_found_though_the_rest_is_not() -> None:
    clause, rest = say(LETTERS[:RUN]), say("uvwxyz")
    whole, run = match(match_words(f"{clause} {rest}", clause), 0, 1)
    assert run == pytest.approx(1)
    assert whole < 0.95


def test_a_run_is_taken_at_its_best_place_in_either_sentence() -> None:
    clause = say(LETTERS[:RUN])
    matcher = match_words(f"{clause} {say('uv')}", f"{say('wxyz')} {clause}")
    assert match(matcher, 0, 1)[1] == pytest.approx(1)


def test_a_span_shorter_than_a_run_is_one_run() -> None:
    whole, run = match(match_words("dam broke early", "dam held", "gull"), 0, 1)
    assert whole == pytest.approx(run)
    matcher = match_words("dam broke early", "gull")
    assert matcher.runs(0, np.array([[1, 0, 0]], dtype=np.float32)).shape == (1, 1)


def test_runs_go_from_the_first_token_to_the_last() -> None:
    matcher = match_words(say(LETTERS[: RUN + 2]), "gull")
    matches = np.zeros(RUN + 2, dtype=np.float32)
    matches[-1] = 1  # in the last run alone
    assert matcher.runs(0, matches[None])[0] == pytest.approx([0, 0, 1 / RUN])


def test_each_token_is_looked_for_in_each_other_span() -> None:
    matcher = match_words("dam broke early", "the dam", "early gulls", "nothing")
    assert matcher.found_in(0, [1, 2, 3]).tolist() == [[1, 0, 0], [0, 0, 1], [0, 0, 0]]


def test_a_share_is_the_mean_of_the_matches_by_weight() -> None:
    matcher = match_words("dam broke", "dam held")
    shared, alone = np.log(3 / 2.5), np.log(3 / 1.5)
    shares = matcher.share(0, np.array([[1, 0.5], [1, 1]], dtype=np.float32))
    assert shares == pytest.approx([(shared + 0.5 * alone) / (shared + alone), 1])


def test_without_tokens_there_is_no_matcher() -> None:
    assert embed_texts("the dam broke").matcher is None
    assert embed_texts().matcher is None


def test_no_pairs_are_matched_without_ado() -> None:
    whole, run = match_words("the dam broke").match(*rows_of([]))
    assert (whole.shape, run.shape) == ((0,), (0,))


@given(lengths, seeds)
def test_matching_by_rows_is_matching_pair_by_pair(lengths: list[int], seed: int) -> None:
    matcher = random_matcher(lengths, seed)
    left, right = all_pairs(len(lengths))
    found = np.stack(matcher.match(left, right), axis=1)
    expected = [match_naively(matcher, *pair) for pair in tuples_of(left, right)]
    assert found == pytest.approx(np.array(expected), abs=1e-5)


@given(lengths, seeds)
def test_a_pair_is_matched_alike_in_any_company(lengths: list[int], seed: int) -> None:
    matcher = random_matcher(lengths, seed)
    left, right = all_pairs(len(lengths))
    together = matcher.match(left, right)
    for place, pair in enumerate(tuples_of(left, right)):
        assert match(matcher, *pair) == pytest.approx(
            (together[0][place], together[1][place]), abs=1e-6
        )


@given(lengths, seeds)
def test_matches_are_the_same_both_ways_and_between_minus_1_and_1(
    lengths: list[int], seed: int
) -> None:
    matcher = random_matcher(lengths, seed)
    for left, right in tuples_of(*all_pairs(len(lengths))):
        there, back = match(matcher, left, right), match(matcher, right, left)
        assert there == pytest.approx(back, abs=1e-6)
        assert all(-1 - 1e-6 <= value <= 1 + 1e-6 for value in there)


@given(st.lists(st.integers(1, RUN), min_size=2, max_size=2), seeds)
def test_spans_no_longer_than_a_run_are_matched_as_wholes(lengths: list[int], seed: int) -> None:
    whole, run = match(random_matcher(lengths, seed), 0, 1)
    assert whole == pytest.approx(run, abs=1e-6)


@given(lengths, seeds)
def test_run_means_are_the_means_of_every_run(lengths: list[int], seed: int) -> None:
    matcher = random_matcher(lengths, seed)
    (matches,) = matcher.found_in(0, [1])
    weights = matcher.tokens.weights[matcher.tokens.of(0)].tolist()
    expected = run_means(matches.tolist(), weights)
    assert matcher.runs(0, matches[None])[0] == pytest.approx(np.array(expected), abs=1e-5)


@given(lengths, seeds)
def test_a_token_is_found_alike_in_any_company(lengths: list[int], seed: int) -> None:
    matcher = random_matcher(lengths, seed)
    others = list(range(1, len(lengths)))
    together = matcher.found_in(0, others)
    assert together.shape == (len(others), lengths[0])
    one_by_one = np.concatenate([matcher.found_in(0, [other]) for other in others])
    assert together == pytest.approx(one_by_one, abs=1e-6)


def matched(embeddings: Embeddings) -> Vectors:
    assert embeddings.matcher is not None
    return np.stack(embeddings.matcher.match(*all_pairs(len(embeddings.spans))))


@given(st.permutations(range(4)))
def test_the_order_of_the_spans_changes_no_match(order: list[int]) -> None:
    texts = ["the dam broke", "the dam held", "gulls cried at the dam", "dam"]
    straight = matched(embed_texts(*texts, encoder=WordTokenEncoder()))
    mixed = matched(embed_texts(*(texts[k] for k in order), encoder=WordTokenEncoder()))
    place = {pair: k for k, pair in enumerate(tuples_of(*all_pairs(4)))}
    for (a, b), k in place.items():
        left, right = sorted((order.index(a), order.index(b)))
        assert mixed[:, place[left, right]] == pytest.approx(straight[:, k], abs=1e-6)
