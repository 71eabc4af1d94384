"""Computed values kept on disk, for several processes and in spite of crashes."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from conftest import WordCountEncoder
from summarize import Article, compose_briefing
from summarize.comparing.cache import PLACE_VARIABLE, Cache, Values, default_cache
from summarize.comparing.embeddings import CachedEncoder
from summarize.errors import CacheError

# Writes values that can be worked out from their texts, a hundred at a time, and says so.
WRITER = """
import sys
from pathlib import Path
import numpy as np
from summarize.comparing.cache import Cache
path, maker, parts = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for part in range(parts):
    numbers = range(100 * part, 100 * part + 100)
    Cache(path).write(maker, {str(n): np.full(384, n, dtype=np.float32) for n in numbers})
    print(part, flush=True)
"""


# Computes three values, slowly, and says whenever it is asked to.
COMPUTER = """
import sys, time
from pathlib import Path
import numpy as np
from summarize.comparing.cache import Cache
def make(texts):
    print(*texts, flush=True)
    time.sleep(float(sys.argv[2]))
    return [np.full(1, len(text), dtype=np.float32) for text in texts]
Cache(Path(sys.argv[1])).complete("maker", ["a", "bb", "ccc"], make)
"""


def start_computer(path: Path, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMPUTER, str(path), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def measure(texts: Sequence[str]) -> list[Values]:
    return [values(len(text)) for text in texts]


def never(texts: Sequence[str]) -> list[Values]:
    pytest.fail(f"asked for {texts}")


def start_writer(path: Path, maker: str, parts: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), maker, str(parts)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def values(*numbers: float) -> Values:
    return np.array(numbers, dtype=np.float32)


def test_what_was_written_is_read_back_bit_for_bit(own_cache: Cache) -> None:
    written = {"plain": values(1, 2), "odd": values(0.1, -0.0, np.inf, 1e-45), "none": values()}
    own_cache.write("maker", written)
    read = own_cache.read("maker", [*written, "unknown"])
    assert {text: kept.tobytes() for text, kept in read.items()} == {
        text: kept.tobytes() for text, kept in written.items()
    }


def test_arrays_keep_their_type_and_shape(own_cache: Cache) -> None:
    token = np.dtype([("start", "<i4"), ("end", "<i4"), ("vector", "<f2", (2,))])
    written = {
        "tokens": np.array([(0, 3, (0.5, 1)), (4, 9, (0.25, -1))], dtype=token),
        "no tokens": np.zeros(0, dtype=token),
        "whole numbers": np.arange(6, dtype=np.int64).reshape(2, 3),
        "doubles": np.array([[0.1]]),
    }
    own_cache.write("maker", written)
    read = own_cache.read("maker", written)
    for text, array in written.items():
        assert (read[text].dtype, read[text].shape) == (array.dtype, array.shape)
        assert read[text].tobytes() == array.tobytes()


def test_objects_are_not_kept(own_cache: Cache) -> None:
    with pytest.raises(ValueError, match="Object arrays"):
        own_cache.write("maker", {"text": np.array([print])})
    assert own_cache.read("maker", ["text"]) == {}


def test_more_texts_than_one_statement_takes_are_read(own_cache: Cache) -> None:
    written = {f"text {number}": values(number) for number in range(1_201)}
    own_cache.write("maker", written)
    assert own_cache.read("maker", written) == written


def test_makers_do_not_mix(own_cache: Cache) -> None:
    own_cache.write("one", {"text": values(1)})
    own_cache.write("other", {"text": values(2)})
    assert own_cache.read("one", ["text"]) == {"text": values(1)}
    assert own_cache.read("other", ["text"]) == {"text": values(2)}
    assert own_cache.read("third", ["text"]) == {}


def test_what_is_known_is_kept(own_cache: Cache) -> None:
    own_cache.write("maker", {"text": values(1)})
    own_cache.write("maker", {"text": values(2)})
    assert own_cache.read("maker", ["text"]) == {"text": values(1)}


def test_values_read_may_be_changed_without_changing_the_cache(own_cache: Cache) -> None:
    own_cache.write("maker", {"text": values(1)})
    own_cache.read("maker", ["text"])["text"][0] = 9
    assert own_cache.read("maker", ["text"]) == {"text": values(1)}


def test_an_empty_cache_knows_nothing(own_cache: Cache) -> None:
    assert own_cache.size_bytes() == 0
    assert own_cache.read("maker", ["text"]) == {}
    assert own_cache.read("maker", []) == {}


def test_only_what_is_not_known_is_made(own_cache: Cache) -> None:
    assert own_cache.complete("maker", ["a"], measure) == {"a": values(1)}
    asked: list[str] = []

    def make(texts: Sequence[str]) -> list[Values]:
        asked.extend(texts)
        return measure(texts)

    found = own_cache.complete("maker", ["bb", "a", "bb"], make)
    assert found == {"a": values(1), "bb": values(2)}
    assert asked == ["bb"]
    assert own_cache.complete("maker", ["a", "bb"], never) == found
    assert own_cache.complete("maker", [], never) == {}


def test_interrupted_making_keeps_what_was_made(own_cache: Cache) -> None:
    def make(texts: Sequence[str]) -> list[Values]:
        if "ccc" in texts:
            raise KeyboardInterrupt
        return measure(texts)

    texts = ["a", "bb", "ccc", "dddd"]
    with pytest.raises(KeyboardInterrupt):
        own_cache.complete("maker", texts, make, at_once=2)
    assert sorted(own_cache.read("maker", texts)) == ["a", "bb"]
    assert own_cache.complete("maker", texts, measure)["ccc"] == values(3)


def test_what_one_process_is_making_another_waits_for(own_cache: Cache) -> None:
    with start_computer(own_cache.path, 1) as first, start_computer(own_cache.path, 1) as second:
        said = "".join(process.communicate(timeout=60)[0] for process in (first, second))
    assert (first.returncode, second.returncode) == (0, 0)
    assert said == "a bb ccc\n"


def test_a_process_that_is_killed_while_making_holds_nobody_up(own_cache: Cache) -> None:
    with start_computer(own_cache.path, 60) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "a bb ccc\n"
        os.kill(process.pid, signal.SIGKILL)
    assert own_cache.complete("maker", ["a"], measure) == {"a": values(1)}


def test_purging_frees_what_the_cache_took(own_cache: Cache) -> None:
    own_cache.write("maker", {"text": values(*range(10_000))})
    size = own_cache.size_bytes()
    assert size > 40_000
    assert own_cache.purge() == size
    assert own_cache.size_bytes() == 0
    assert own_cache.read("maker", ["text"]) == {}


def test_purging_leaves_the_lock_to_those_who_wait_for_it(own_cache: Cache) -> None:
    own_cache.complete("maker", ["a"], measure)
    lock = own_cache.path.with_name(f"{own_cache.path.name}.lock")
    assert lock.exists()
    own_cache.purge()
    assert lock.exists()
    assert not own_cache.path.exists()


def test_purging_nothing_frees_nothing(own_cache: Cache) -> None:
    assert own_cache.purge() == 0


def test_a_cache_that_cannot_be_purged_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="cannot be deleted"):
        Cache(tmp_path).purge()  # a folder stands in its place


def test_the_place_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "here.sqlite"))
    assert default_cache().path == tmp_path / "here.sqlite"
    monkeypatch.delenv(PLACE_VARIABLE)
    assert "summarize" in default_cache().path.parts


def test_a_file_that_is_no_database_warns_and_computing_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "computed.sqlite"
    path.write_text("this is no database\n" * 100)
    broken = Cache(path)
    article = Article(
        id="a", story="s", outlet="A", title="", text="The dam broke on Monday.", published=None
    )
    briefing = compose_briefing(
        [article], encoder=CachedEncoder(WordCountEncoder(), broken), cache=broken
    )
    assert len(briefing.findings) == 1
    assert f"the cache {path} cannot be used" in caplog.text
    assert "summarize cache --purge" in caplog.text
    broken.purge()
    broken.write("maker", {"text": values(1)})
    assert broken.read("maker", ["text"]) == {"text": values(1)}


def test_a_place_that_cannot_be_used_warns(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "computed.sqlite")
    cache.write("maker", {"text": values(1)})
    assert cache.read("maker", ["text"]) == {}
    assert "cannot be used" in caplog.text


def test_a_cache_that_cannot_be_used_warns_once_for_each_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    for name in ("one.sqlite", "other.sqlite"):
        for _ in range(3):
            cache = Cache(tmp_path / "file" / name)
            assert cache.complete("maker", ["a"], measure) == {"a": values(1)}
            cache.write("maker", {"text": values(1)})
    assert len(caplog.records) == 2
    assert "one.sqlite cannot be used" in caplog.messages[0]
    assert "other.sqlite cannot be used" in caplog.messages[1]


def test_two_processes_writing_at_once_lose_nothing(own_cache: Cache) -> None:
    writers = [start_writer(own_cache.path, maker, 20) for maker in ("one", "other")]
    for writer in writers:
        _, _ = writer.communicate(timeout=60)
        assert writer.returncode == 0
    texts = [str(number) for number in range(2_000)]
    for maker in ("one", "other"):
        assert sorted(own_cache.read(maker, texts)) == sorted(texts)


def test_a_writer_that_is_killed_leaves_a_readable_cache(own_cache: Cache) -> None:
    with start_writer(own_cache.path, "maker", 100_000) as writer:
        assert writer.stdout is not None
        done = [int(writer.stdout.readline()) for _ in range(5)]
        os.kill(writer.pid, signal.SIGKILL)
    kept = own_cache.read("maker", [str(number) for number in range(100_000)])
    assert {str(number) for part in done for number in range(100 * part, 100 * part + 100)} <= {
        *kept
    }
    assert all(np.array_equal(kept[text], np.full(384, float(text))) for text in kept)
    assert len(kept) % 100 == 0  # a part is written whole or not at all
    own_cache.write("maker", {"text": values(1)})
    assert own_cache.read("maker", ["text"]) == {"text": values(1)}
