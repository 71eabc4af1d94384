"""`make` with interpreters that only pretend: what it says while it sets itself up."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

PRETEND_PYTHON = """#!/bin/sh
if [ "$2" = venv ]; then
    mkdir -p .venv/bin
    cp "$0" .venv/bin/python
    printf '#!/bin/sh\\necho outputs/story/run/briefing.html\\n' > .venv/bin/summarize
    chmod +x .venv/bin/summarize
fi
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "python").write_text(PRETEND_PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def make(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", "briefing", "PYTHON=./python", "PYTHONS=./python"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)


def test_the_set_up_says_line_by_line_what_it_is_at_and_prints_the_briefings_path_alone(
    checkout: Path,
) -> None:
    done = make(checkout)
    assert done.stdout == "outputs/story/run/briefing.html\n"
    told = done.stderr.splitlines()
    steps = ("making .venv with ./python …", "installing the packages of", "installing summarize …")
    found = [next(k for k, line in enumerate(told) if line.startswith(step)) for step in steps]
    assert found == sorted(found)
    assert all(line.isprintable() for line in told)


def test_what_is_set_up_is_not_set_up_again(checkout: Path) -> None:
    make(checkout)
    assert make(checkout).stderr == ""
