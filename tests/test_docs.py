"""What the documents promise, run as they say it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import summarize
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), ROOT / "data" / "README.md"]


def test_the_python_example_of_the_readme_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    code = f"{example}\nassert page.startswith('<!doctype html>')"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_make_target_that_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake ([a-z]+)\b", README)) - {"and"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_command_and_setting_that_the_readme_names_exists() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "summarize", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for command in set(re.findall(r"^summarize ([a-z]+)", README, re.MULTILINE)):
        assert command in shown
    for name in re.findall(r"--set (\w+)=", README):
        assert name in summarize.Settings.model_fields


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_links_to_is_there(document: object) -> None:
    path = ROOT / str(document)
    for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if not link.startswith("http"):
            assert (path.parent / link).exists(), link


def test_every_public_name_is_in_the_documents() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    for name in summarize.__all__:
        assert name in text, name


def test_the_architecture_names_every_module() -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for module in (ROOT / "src" / "summarize").rglob("*.py"):
        if module.name != "__init__.py":
            assert module.name in text, module.name
