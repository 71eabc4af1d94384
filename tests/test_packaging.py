"""The one lock, and the files that must agree with it; what the wheel carries."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from summarize.running.brief import NOTEBOOKS

ROOT = Path(__file__).parents[1]


def read_project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_dependencies() -> list[Requirement]:
    """What running and developing need, as pyproject.toml says it."""
    project = read_project()
    stated = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [Requirement(line) for line in stated]


def read_lock() -> list[Requirement]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = (re.sub(r"(^|\s+)#.*", "", line) for line in text.splitlines())
    return [Requirement(line) for line in lines if line]


def pinned_version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "==", f"{pin} is no exact pin"
    return specifier.version


def is_for_this_machine(pin: Requirement) -> bool:
    return pin.marker is None or pin.marker.evaluate()


@pytest.mark.parametrize("dependency", read_dependencies(), ids=lambda found: found.name)
def test_every_dependency_is_pinned_within_its_range(dependency: Requirement) -> None:
    name = canonicalize_name(dependency.name)
    pins = [pin for pin in read_lock() if canonicalize_name(pin.name) == name]
    assert pins, f"{name} is not in requirements.lock: run `make lock`"
    for pin in pins:
        assert dependency.specifier.contains(pinned_version(pin)), f"{pin} is out of range"


def test_the_lock_names_no_local_build_no_address_and_no_cuda_package() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE), "an option of pip stands in the lock"
    for pin in read_lock():
        assert pin.url is None
        assert Version(pinned_version(pin)).local is None, f"{pin} is a local build"
        assert not re.match(r"nvidia|cuda|triton", pin.name), f"{pin} is for one kind of card"


def test_the_lock_leaves_the_tools_that_install_it_alone() -> None:
    assert not {pin.name for pin in read_lock()} & {"pip", "uv"}


def test_torch_is_resolved_from_the_metadata_of_the_version_that_is_pinned() -> None:
    (torch,) = (pin for pin in read_lock() if pin.name == "torch")
    settings = read_project()["tool"]["uv"]
    assert settings["constraint-dependencies"] == [str(torch)]
    assert [(stated["name"], stated["version"]) for stated in settings["dependency-metadata"]] == [
        ("torch", pinned_version(torch))
    ]


def test_what_is_installed_is_what_the_lock_pins() -> None:
    for pin in filter(is_for_this_machine, read_lock()):
        assert Version(version(pin.name)).public == pinned_version(pin), pin.name


def test_conda_gives_only_python_and_pip_and_pip_gives_the_lock() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, by_pip = environment["dependencies"]
    assert re.fullmatch(r"python=3\.\d+", python)
    assert pip == "pip"
    assert by_pip == {"pip": ["-r requirements.lock", "-e ."]}
    assert [name for name in environment["channels"] if name != "nodefaults"] == ["conda-forge"]


def test_every_file_means_the_same_versions_of_python() -> None:
    project = read_project()
    promised = SpecifierSet(project["project"]["requires-python"])
    minors = {minor for minor in range(50) if promised.contains(f"3.{minor}")}
    lowest = min(minors)

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {int(minor) for minor in re.findall(r"python3\.(\d+)", makefile)} == minors
    bounds = f"(3, {lowest}) <= sys.version_info[:2] < (3, {max(minors) + 1})"
    assert bounds in makefile
    assert f"--python-version 3.{lowest}" in makefile

    environment = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert re.findall(r"python=3\.(\d+)", environment) == [str(lowest)]
    assert project["tool"]["mypy"]["python_version"] == f"3.{lowest}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_every_notebook(wheel: set[str]) -> None:
    ours = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert ours > {f"{name}.ipynb" for name in NOTEBOOKS}
    assert {f"summarize/notebooks/{name}" for name in ours} <= wheel


def test_the_wheel_carries_the_sample_story(wheel: set[str]) -> None:
    sample = ROOT / "data" / "reservoir-leak"
    articles = {path.relative_to(sample).as_posix() for path in sample.rglob("*.txt")}
    assert articles
    labels = {"sentences.tsv", "gold.json"}  # `summarize evaluate` measures on them
    assert {f"summarize/sample/reservoir-leak/{name}" for name in articles | labels} <= wheel


def test_the_wheel_carries_the_code_with_its_templates_and_schemas(wheel: set[str]) -> None:
    source = ROOT / "src"
    patterns = ("**/*.py", "summarize/showing/templates/**/*", "summarize/showing/*.json")
    found = (path for pattern in patterns for path in source.glob(pattern) if path.is_file())
    files = [path.relative_to(source) for path in found]
    assert {path.suffix for path in files} >= {".py", ".json"}
    assert any("templates" in path.parts for path in files)
    assert {path.as_posix() for path in files} <= wheel


def test_the_wheel_carries_nothing_else(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {"summarize", "summarize-0.1.0.dist-info"}
    assert not [name for name in wheel if "mexico" in name or "checkpoint" in name]
