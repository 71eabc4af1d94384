from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import filelock
import pytest

from conftest import Write
from summarize import Settings, read_articles
from summarize.errors import ArticleError, RunError
from summarize.running.publishing import publish, run_name, story_folder

MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def fill(folder: Path, _: str) -> None:
    (folder / "briefing.html").write_text("whole")


def fail(folder: Path, _: str) -> None:
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
    assert not (tmp_path / ".unfinished-run-2.lock").exists()


def test_what_a_failed_run_wrote_is_kept_and_does_not_look_finished(tmp_path: Path) -> None:
    for name in ("run", "run-2"):
        with pytest.raises(RunError, match="the notebook failed"):
            publish(tmp_path, "run", fail)
        kept = tmp_path / "failed" / name
        assert [path.name for path in kept.iterdir()] == ["unfinished-briefing.html"]
        assert (kept / "unfinished-briefing.html").read_text() == "half"
    assert [path.name for path in tmp_path.iterdir()] == ["failed"]


def test_a_failed_run_that_cannot_be_kept_still_says_why_it_failed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "failed").write_text("a file where a folder is needed")
    with pytest.raises(RunError, match="the notebook failed"):
        publish(tmp_path, "run", fail)
    assert "could not be kept" in caplog.text


def test_two_runs_of_one_name_are_both_kept(tmp_path: Path) -> None:
    first = publish(tmp_path, "run", fill)
    second = publish(tmp_path, "run", fill)
    assert first.name == "run"
    assert second.name == "run-2"
    assert (tmp_path / "latest").resolve().name == "run-2"


def test_what_is_written_knows_the_name_it_will_have(tmp_path: Path) -> None:
    def sign(folder: Path, name: str) -> None:
        (folder / "name").write_text(name)

    for _ in range(3):
        run = publish(tmp_path, "run", sign)
        assert (run / "name").read_text() == run.name
        assert [path.name for path in run.iterdir()] == ["name"]


def test_a_name_that_is_being_written_is_not_given_twice(tmp_path: Path) -> None:
    def write_another(folder: Path, name: str) -> None:
        assert publish(tmp_path, "run", fill).name == "run-2"
        fill(folder, name)

    assert publish(tmp_path, "run", write_another).name == "run"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "run", "run-2"]


def test_runs_of_one_second_in_many_processes_all_survive(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from summarize.running.publishing import publish\n"
        "def write(folder, name):\n"
        "    (folder / 'name').write_text(name)\n"
        "for _ in range(10):\n"
        "    publish(Path(sys.argv[1]), 'run', write)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    started = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0, 0]
    left = {path.name for path in tmp_path.iterdir()}
    runs = left - {"latest"}
    assert len(runs) == 40
    assert all((tmp_path / run / "name").read_text() == run for run in runs)


@pytest.mark.parametrize("in_the_way", ["folder", "full folder", "file"])
def test_a_latest_that_is_no_link_is_left_alone_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, in_the_way: str
) -> None:
    if in_the_way == "file":
        (tmp_path / "latest").write_text("mine")
    else:
        (tmp_path / "latest").mkdir()
    if in_the_way == "full folder":
        (tmp_path / "latest" / "mine").touch()
    run = publish(tmp_path, "run", fill)
    assert (run / "briefing.html").read_text() == "whole"
    assert "latest is no link" in caplog.text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "run"]


@pytest.mark.parametrize("impossible", ["symlink_to", "replace"])
def test_where_links_are_impossible_the_run_is_published_all_the_same(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    impossible: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, impossible, refuse)
    run = publish(tmp_path, "run", fill)
    assert (run / "briefing.html").read_text() == "whole"
    assert "latest could not be led to the new run" in caplog.text
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_what_a_killed_run_left_behind_looks_unfinished_and_is_swept(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from summarize.running.publishing import publish\n"
        "def die(folder, name):\n"
        "    (folder / 'briefing.html').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "publish(Path(sys.argv[1]), 'run-1', die)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".unfinished-run-1", ".unfinished-run-1.lock"]
    publish(tmp_path, "run-2", fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "run-2"]


def test_a_run_that_is_still_at_work_is_not_swept(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from summarize.running.publishing import publish\n"
        "def wait(folder, name):\n"
        "    print(name, flush=True)\n"
        "    time.sleep(60)\n"
        "publish(Path(sys.argv[1]), 'run', wait)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as busy:
        assert busy.stdout is not None
        assert busy.stdout.readline() == "run\n"
        assert publish(tmp_path, "run", fill).name == "run-2"
        assert (tmp_path / ".unfinished-run").is_dir()
        os.kill(busy.pid, signal.SIGKILL)
    publish(tmp_path, "run", fill)
    assert not list(tmp_path.glob(".unfinished-*"))


def test_who_holds_the_lock_is_at_work_whatever_its_process(tmp_path: Path) -> None:
    held = tmp_path / ".unfinished-run-4194305"  # as from a machine where this number is a process
    held.mkdir()
    with filelock.FileLock(f"{held}.lock"):
        publish(tmp_path, "run", fill)
        assert held.is_dir()
    publish(tmp_path, "run", fill)
    assert not held.exists()


def test_names_that_no_run_makes_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-").mkdir()
    (tmp_path / ".unfinished-business").mkdir()
    (tmp_path / ".unfinished-folder.lock").mkdir()
    (tmp_path / ".unfinished-note").write_text("mine")
    (tmp_path / ".unfinished-orphan.lock").touch()
    publish(tmp_path, "run", fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".unfinished-folder.lock",
        ".unfinished-note",
        "latest",
        "run",
    ]


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


@pytest.mark.parametrize("story", ["mexico-visit", "Überfall_2", "v1.2"])
def test_a_story_name_that_can_be_a_folder_stays_as_it_is(story: str) -> None:
    assert story_folder(Path("outputs"), story) == Path("outputs") / story


@pytest.mark.parametrize(
    ("story", "folder"), [("A / B: what?", "A-B-what"), ("../up", "up"), ("/etc", "etc")]
)
def test_a_story_name_cannot_leave_the_output_folder(story: str, folder: str) -> None:
    place = story_folder(Path("outputs"), story)
    assert place.parent == Path("outputs")
    assert re.fullmatch(f"{folder}-[0-9a-f]{{6}}", place.name)


def test_stories_whose_names_differ_share_no_folder() -> None:
    names = ["A-B", "A B", "A/B", "A: B", "A  B", " A B", "A B ", "A\nB", "A-B-"]
    assert len({story_folder(Path("outputs"), name) for name in names}) == len(names)


def test_a_story_name_without_a_letter_is_an_error() -> None:
    with pytest.raises(ArticleError, match="--name"):
        story_folder(Path("outputs"), "../..")
