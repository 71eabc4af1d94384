"""Small stories, an encoder that can be checked on paper, and no network."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from summarize import Briefing, Settings, compose_briefing, read_articles
from summarize.comparing.cache import PLACE_VARIABLE, Cache
from summarize.comparing.embeddings import Encoder, load_encoder
from summarize.comparing.tokens import Vectors
from summarize.comparing.words import content_words

# How long an example takes says more of the machine than of what is tried.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "reservoir-leak"


class WordCountEncoder:
    """Counts content words: two texts are as alike as the words they share."""

    name = "word-count"

    def encode(self, texts: Sequence[str], /) -> Vectors:
        counts = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in content_words(text):
                counts[row, zlib.crc32(word.encode()) % 512] += 1
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        unit: Vectors = np.divide(counts, lengths, out=counts, where=lengths > 0)
        return unit


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """Give every test a cache of its own, so that none reads what another wrote."""
    path = tmp_path / "cache" / "computed.sqlite"
    monkeypatch.setenv(PLACE_VARIABLE, str(path))
    return Cache(path)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Return the bundled model, loaded once."""
    cache = Cache(tmp_path_factory.mktemp("cache") / "computed.sqlite")
    return load_encoder("all-MiniLM-L6-v2", cache)


Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write_story(tmp_path: Path) -> Write:
    """Return a function that writes a story: file name → text."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "story"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


Compose = Callable[..., Briefing]


@pytest.fixture
def compose(write_story: Write) -> Compose:
    """Return a function that composes the briefing of a story: file name → text."""

    def compose_story(files: Mapping[str, str], **settings: object) -> Briefing:
        articles = read_articles(write_story(files))
        return compose_briefing(
            articles, Settings.model_validate(settings), encoder=WordCountEncoder()
        )

    return compose_story
