"""Whole runs: real notebooks, real kernels, the real model, and no network."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import nbformat
import pandas as pd
import pytest

from conftest import ROOT, SAMPLE
from summarize.errors import RunError, SettingsError
from summarize.running.brief import NOTEBOOKS
from summarize.running.notebook_runs import check_parameters, find_notebook, run_notebooks
from summarize.showing.records import SCHEMA

REFUSE_THE_NETWORK = """
import os, socket

NEAR = {"127.0.0.1", "::1", "localhost", ""}

def note(what):
    with open(os.environ["REFUSED"], "a") as log:
        log.write(f"{what}\\n")
    raise OSError(f"refused by the test: {what}")

def guard(name, place):
    original = getattr(socket.socket, name)
    def guarded(self, *given):
        address = given[place] if len(given) > place else None
        if self.family != socket.AF_UNIX and address and str(address[0]) not in NEAR:
            note(address)
        return original(self, *given)
    setattr(socket.socket, name, guarded)

for name, place in (("connect", 0), ("connect_ex", 0), ("sendto", -1), ("sendmsg", 3)):
    guard(name, place)
look_up = socket.getaddrinfo
def guarded_look_up(host, *more, **named):
    if host is not None and str(host) not in NEAR:
        note(host)
    return look_up(host, *more, **named)
socket.getaddrinfo = guarded_look_up
with open(os.environ["REFUSED"] + ".processes", "a") as log:
    log.write(f"{os.getpid()}\\n")
"""


def brief(
    out: Path, *more: str, story: Path = SAMPLE, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summarize", "brief", str(story), "--out", str(out), *more],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of a whole run without network, and the log of what was refused."""
    place = tmp_path_factory.mktemp("offline")
    story = shutil.copytree(SAMPLE, place / "data" / SAMPLE.name)
    (place / "guard").mkdir()
    (place / "guard" / "sitecustomize.py").write_text(REFUSE_THE_NETWORK)
    done = brief(
        place / "outputs",
        story=story,
        PYTHONPATH=str(place / "guard"),
        REFUSED=str(place / "refused"),
        SUMMARIZE_CACHE=str(place / "cache.sqlite"),
    )
    assert done.returncode == 0, done.stderr
    (place / "steps").write_text(done.stderr, encoding="utf-8")
    (page,) = map(Path, done.stdout.splitlines())  # and nothing else
    assert page.name == "briefing.html"
    return page.parent, place / "refused"


def test_a_log_is_told_line_by_line_what_the_command_is_at(offline: tuple[Path, Path]) -> None:
    _, refused = offline
    told = (refused.parent / "steps").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("summarize: ") and line.isprintable() for line in told)
    steps = [line.removeprefix("summarize: ") for line in told]
    assert steps[0] == "reading the articles"
    for notebook in NOTEBOOKS:
        assert steps.index(f"{notebook} …") < steps.index(f"{notebook}: done")
    assert steps[-1] == "writing what they found"


def test_a_whole_run_asks_nothing_of_the_network_kernels_included(
    offline: tuple[Path, Path],
) -> None:
    _, refused = offline
    processes = Path(f"{refused}.processes").read_text().split()
    assert len(set(processes)) >= 5  # the command and four kernels were all guarded
    assert not refused.exists(), refused.read_text()


def test_a_run_holds_page_data_tables_notebooks_and_manifest(offline: tuple[Path, Path]) -> None:
    run, _ = offline
    forms = {f"briefing.{form}" for form in ("html", "md", "docx", "txt")}
    for name in (*forms, "comparison.json", "manifest.json"):
        assert (run / name).is_file()
    assert forms <= set(json.loads((run / "manifest.json").read_text(encoding="utf-8"))["files"])
    for notebook in NOTEBOOKS:
        assert (run / "notebooks" / f"{notebook}.ipynb").is_file()
        assert (run / "notebooks" / f"{notebook}.html").is_file()
    assert len(pd.read_parquet(run / "tables" / "sentences.parquet")) == len(
        pd.read_csv(run / "tables" / "sentences.csv", keep_default_na=False)
    )
    assert (run.parent / "latest").resolve() == run.resolve()


def test_the_manifest_says_what_went_in_and_how_it_ended(offline: tuple[Path, Path]) -> None:
    run, _ = offline
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["status"] == "done"
    assert manifest["run"] == run.name
    assert len(manifest["inputs"]) == 5
    assert all(len(each["sha256"]) == 64 for each in manifest["inputs"])
    assert manifest["sources"]["file"] == "sources.csv"
    assert manifest["encoder"].startswith("all-MiniLM-L6-v2 ")
    assert "torch" in manifest["versions"]
    assert manifest["seconds"]["whole run"] > 0
    assert all((run / name).is_file() for name in manifest["files"])


def test_the_data_fit_the_schema(offline: tuple[Path, Path]) -> None:
    run, _ = offline
    record = json.loads((run / "comparison.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_pages_of_the_notebooks_show_no_code_and_name_no_host(
    offline: tuple[Path, Path],
) -> None:
    run, _ = offline
    for page in (run / "notebooks").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "compose_briefing(" not in text
        assert text.count("<script") == 1  # the one that sorts tables, let in by its hash
        assert "script-src 'sha256-" in text
        assert "default-src 'none'" in text


def test_nothing_that_is_published_names_a_place_of_this_machine(
    offline: tuple[Path, Path],
) -> None:
    run, _ = offline
    for path in run.rglob("*"):
        if path.suffix in {".ipynb", ".html", ".json", ".csv"}:
            text = path.read_text(encoding="utf-8")
            assert str(run.parent.parent) not in text, path.name
            assert str(ROOT) not in text, path.name


def test_a_whole_run_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    alone = ["unshare", "-rn", "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$@"', "sh"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system lets nobody make a network of their own")
    done = subprocess.run(
        [*alone, sys.executable, "-m", "summarize", "brief", str(SAMPLE), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_python_files_in_the_folder_where_it_runs_are_not_imported(tmp_path: Path) -> None:
    for name in ("numbers.py", "snowballstemmer.py", "pandas.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "summarize", "brief", str(SAMPLE), "--out", "out"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()


def test_braces_in_a_path_are_just_braces(tmp_path: Path) -> None:
    done = brief(tmp_path / "o{x}")
    assert done.returncode == 0, done.stderr


def test_the_same_articles_give_the_same_bytes_whatever_was_cached(
    offline: tuple[Path, Path], tmp_path: Path
) -> None:
    run, _ = offline
    target = tmp_path / "comparison.json"
    subprocess.run(
        [sys.executable, "-m", "summarize", "compare", str(SAMPLE), "--out", str(target)],
        check=True,
        capture_output=True,
        env={**os.environ, "SUMMARIZE_CACHE": str(tmp_path / "empty.sqlite")},
    )
    assert target.read_bytes() == (run / "comparison.json").read_bytes()


def test_a_misspelt_setting_stops_before_anything_is_run(tmp_path: Path) -> None:
    done = brief(tmp_path / "out", "--set", "sumary_words=100")
    assert done.returncode == 2
    assert "did you mean summary_words?" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_parameter_that_a_notebook_lacks_is_refused_with_the_right_name() -> None:
    with pytest.raises(SettingsError, match=r"did you mean similarity\?"):
        check_parameters(find_notebook("briefing"), {"similarty": 0.5})


def test_a_failing_notebook_is_an_error_that_names_cell_and_cause(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("raise ValueError('the dam broke')")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, tmp_path / "broken.ipynb")
    (tmp_path / "out").mkdir()
    with pytest.raises(RunError, match=r"broken\.ipynb, cell 1: ValueError: the dam broke"):
        run_notebooks([tmp_path / "broken.ipynb"], {}, tmp_path / "out")
    assert (tmp_path / "out" / "broken.ipynb").is_file()


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_terminated_run_publishes_nothing_and_leaves_no_kernel_behind(tmp_path: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "summarize", "brief", str(SAMPLE), "--out", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    kernels: set[int] = set()
    for _ in range(600):
        kernels |= children(run.pid)
        if len(kernels) == len(NOTEBOOKS):
            break
        time.sleep(0.1)
    assert len(kernels) == len(NOTEBOOKS)
    run.send_signal(signal.SIGTERM)
    run.communicate(timeout=60)
    assert run.returncode == 1
    story = tmp_path / "reservoir-leak"
    assert [path.name for path in story.iterdir()] == ["failed"]
    (manifest,) = story.glob("failed/*/manifest.json")
    assert json.loads(manifest.read_text(encoding="utf-8"))["status"] == "failed"
    time.sleep(1)
    assert not [kernel for kernel in kernels if Path(f"/proc/{kernel}").exists()]


def children(process: int) -> set[int]:
    """Return the kernels that a process started."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rsplit(")", 1)[1].split()[1])
            command = (status.parent / "cmdline").read_text()
        except OSError:
            continue
        if parent == process and "ipykernel" in command:
            found.add(int(status.parent.name))
    return found
