from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Write
from summarize import Settings, read_articles
from summarize.errors import ArticleError, RunError
from summarize.running.publishing import publish, run_name, story_folder

MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def fill(folder: Path) -> None:
    (folder / "briefing.html").write_text("whole")


def fail(folder: Path) -> None:
    (folder / "briefing.html").write_text("half")
    raise RunError("the notebook failed")


def test_a_run_is_published_whole_and_latest_leads_to_it(tmp_path: Path) -> None:
    run = publish(tmp_path / "story", "run-1", fill)
    assert run == tmp_path / "story" / "run-1"
    assert (tmp_path / "story" / "latest" / "briefing.html").read_text() == "whole"


def test_a_failed_run_leaves_the_last_good_one_alone(tmp_path: Path) -> None:
    publish(tmp_path, "run-1", fill)
    with pytest.raises(RunError):
        publish(tmp_path, "run-2", fail)
    assert (tmp_path / "latest").resolve().name == "run-1"
    assert not (tmp_path / "run-2").exists()
    assert (tmp_path / "failed" / "run-2" / "briefing.html").read_text() == "half"


def test_two_runs_of_one_name_are_both_kept(tmp_path: Path) -> None:
    first = publish(tmp_path, "run", fill)
    second = publish(tmp_path, "run", fill)
    assert first.name == "run"
    assert second.name == "run-2"


def test_what_a_killed_run_left_behind_looks_unfinished_and_is_swept(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from summarize.running.publishing import publish\n"
        "def die(folder):\n"
        "    (folder / 'briefing.html').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "publish(Path(sys.argv[1]), 'run-1', die)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    left = [path.name for path in tmp_path.iterdir()]
    assert len(left) == 1
    assert left[0].startswith(".unfinished-")
    publish(tmp_path, "run-2", fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "run-2"]


def test_a_run_that_is_still_at_work_is_not_swept(tmp_path: Path) -> None:
    busy = tmp_path / f".unfinished-other-{os.getpid()}"
    busy.mkdir()
    publish(tmp_path, "run", fill)
    assert busy.is_dir()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("")
    with pytest.raises(RunError, match="--out"):
        publish(tmp_path / "occupied", "run", fill)


def test_a_run_is_named_after_its_time_and_a_hash_of_inputs_and_settings(
    write_story: Write,
) -> None:
    articles = read_articles(write_story({"a.txt": "One.", "b.txt": "Two."}))
    name = run_name(MOMENT, articles, Settings().model_dump())
    assert re.fullmatch(r"20260301T123000Z-[0-9a-f]{8}", name)
    assert name == run_name(MOMENT, articles, Settings().model_dump())
    assert name != run_name(MOMENT, articles, Settings(similarity=0.5).model_dump())
    assert name != run_name(MOMENT, articles[:1], Settings().model_dump())


@pytest.mark.parametrize(
    ("story", "folder"),
    [("mexico-visit", "mexico-visit"), ("A / B: what?", "A-B-what"), ("../up", "up")],
)
def test_a_story_name_cannot_leave_the_output_folder(story: str, folder: str) -> None:
    assert story_folder(Path("outputs"), story) == Path("outputs") / folder


def test_a_story_name_without_a_letter_is_an_error() -> None:
    with pytest.raises(ArticleError, match="--name"):
        story_folder(Path("outputs"), "../..")
