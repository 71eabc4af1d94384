"""Notebooks: their contract, and each run by a real kernel on the sample."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill as pm
import pytest

from conftest import ROOT, SAMPLE
from summarize import Settings
from summarize.comparing.cache import PLACE_VARIABLE
from summarize.errors import ArticleError
from summarize.reading import stories
from summarize.reading.stories import find_story
from summarize.running.brief import NOTEBOOKS as NOTEBOOKS_OF_A_RUN

NOTEBOOKS = ROOT / "notebooks"
WITH_PARAMETERS = NOTEBOOKS_OF_A_RUN  # of a briefing
NAMES = ("00_tour", *WITH_PARAMETERS, "evaluation")
MORE_PARAMETERS = {  # besides those of every such notebook
    "02_overlap": ["left", "right"],
    "briefing": ["since"],
}
WITH_SLIDERS = ("02_overlap", "03_consensus", "04_unique")
ON_A_STORY = ("00_tour", *WITH_PARAMETERS)
# pyzmq and papermill warn of what only they can change.
KERNEL_WARNINGS = ("ignore::DeprecationWarning", "ignore::RuntimeWarning")

Notebook = Any
Run = Callable[..., Notebook]


def read_notebook(name: str) -> Notebook:
    path = NOTEBOOKS / f"{name}.ipynb"
    return nbformat.read(path, nbformat.NO_CONVERT)


def code_of(notebook: Notebook) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def parameters_of(notebook: Notebook) -> Mapping[str, tuple[str, object]]:
    """Name → annotation and value, as the parameters cell has them."""
    (cell,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    found: dict[str, tuple[str, object]] = {}
    for statement in ast.parse(cell.source).body:
        assert isinstance(statement, ast.AnnAssign)
        assert isinstance(statement.target, ast.Name)
        assert statement.value is not None
        value = ast.literal_eval(statement.value)
        found[statement.target.id] = ast.unparse(statement.annotation), value
    return found


def names_of_parameters(name: str) -> list[str]:
    every = ["story", "name", "register", "overrides", "output_dir", *Settings.model_fields]
    return every + MORE_PARAMETERS.get(name, [])


def shown_by(notebook: Notebook) -> str:
    """All HTML that the cells of an executed notebook show."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return "\n".join(output.get("data", {}).get("text/html", "") for output in outputs)


def test_every_notebook_is_known_here() -> None:
    assert sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_stored_without_outputs_and_with_lasting_ids(name: str) -> None:
    notebook = read_notebook(name)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.kernelspec.language == "python"
    ids = [cell.id for cell in notebook.cells]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_holds_no_logic(name: str) -> None:
    forbidden = (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.For,
        ast.While,
    )
    for source in code_of(read_notebook(name)):
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, forbidden)]
        assert len(source.splitlines()) <= 15, "too long to read at a glance"


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_asks_a_question_and_ends_with_its_limits(name: str) -> None:
    prose = [cell.source for cell in read_notebook(name).cells if cell.cell_type == "markdown"]
    assert prose[0].startswith("# ")
    assert prose[0].splitlines()[0].endswith("?")
    assert "## What this does not show" in prose[-1]


@pytest.mark.parametrize("name", WITH_PARAMETERS)
def test_parameters_have_the_names_types_and_defaults_of_the_settings(name: str) -> None:
    parameters = parameters_of(read_notebook(name))
    assert list(parameters) == names_of_parameters(name)
    for field, about in Settings.model_fields.items():
        annotation, value = parameters[field]
        assert value == about.default
        assert annotation == type(about.default).__name__
    assert parameters["story"] == ("str", "data/reservoir-leak")
    assert parameters["output_dir"] == ("str", "")


@pytest.mark.parametrize("name", WITH_PARAMETERS)
def test_papermill_shows_what_every_parameter_means(name: str) -> None:
    shown = pm.inspect_notebook(str(NOTEBOOKS / f"{name}.ipynb"))
    assert list(shown) == names_of_parameters(name)
    assert all(about["help"] and about["inferred_type_name"] for about in shown.values())


@pytest.mark.parametrize("name", WITH_SLIDERS)
def test_a_slider_stands_alone_in_a_cell_that_is_left_out_of_the_page(name: str) -> None:
    cells = read_notebook(name).cells
    (slider,) = (cell for cell in cells if cell.source.startswith("slide_"))
    assert slider.metadata.tags == ["notebook-only"]
    assert len(slider.source.splitlines()) == 1
    before = cells[cells.index(slider) - 1]
    assert "open notebook" in before.source.replace("\n", " ")


@pytest.fixture(scope="session")
def session_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all notebooks: each text is encoded once."""
    return tmp_path_factory.mktemp("notebooks") / "computed.sqlite"


@pytest.fixture
def run(session_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that executes a notebook in a kernel of its own."""
    monkeypatch.setenv(PLACE_VARIABLE, str(session_cache))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))

    def execute(notebook: str, /, *, cwd: Path = ROOT, **parameters: object) -> Notebook:
        return pm.execute_notebook(
            NOTEBOOKS / f"{notebook}.ipynb",
            tmp_path / f"{notebook}.ipynb",
            parameters=parameters,
            cwd=cwd,
            progress_bar=False,
        )

    return execute


pytestmark = [pytest.mark.filterwarnings(warning) for warning in KERNEL_WARNINGS]


def test_the_evaluation_has_parameters_of_its_own_each_with_its_meaning() -> None:
    shown = pm.inspect_notebook(str(NOTEBOOKS / "evaluation.ipynb"))
    assert list(shown) == ["stories", "words", "peers", "output_dir"]
    assert all(about["help"] and about["inferred_type_name"] for about in shown.values())
    assert parameters_of(read_notebook("evaluation"))["words"] == ("int", 250)


@pytest.mark.slow
@pytest.mark.parametrize("name", ON_A_STORY)
def test_a_notebook_runs_on_the_sample_and_says_that_it_is_invented(run: Run, name: str) -> None:
    html = shown_by(run(name))
    assert "Note on these articles: Invented. This event" in html
    assert "5 independent outlets" in html
    assert "Weir &amp; Sluice" in html


@pytest.mark.slow
def test_a_notebook_finds_the_sample_from_its_own_folder(run: Run) -> None:
    assert "Weir &amp; Sluice" in shown_by(run("04_unique", cwd=NOTEBOOKS))


@pytest.mark.slow
def test_the_briefing_writes_its_results_where_it_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    run("briefing", story=str(SAMPLE), name="The leak", output_dir=str(folder))
    result = json.loads((folder / "comparison.json").read_text(encoding="utf-8"))
    assert result["story"] == "The leak"
    assert "<html" in (folder / "briefing.html").read_text(encoding="utf-8")
    assert {path.name for path in (folder / "tables").glob("u*")} == {
        "unique.csv",
        "unique.parquet",
    }


@pytest.mark.slow
def test_the_evaluation_sets_the_recipes_beside_ours(run: Run, tmp_path: Path) -> None:
    html = shown_by(run("evaluation", output_dir=str(tmp_path / "figures")))
    assert "Note on these articles: Invented. This event" in html
    for word in ("reservoir-leak", "summarize", "community_detection 0.75", "LexRank", "(oracle)"):
        assert word in html
    written = json.loads((tmp_path / "figures" / "evaluation.json").read_text(encoding="utf-8"))
    assert written["stories"]["words"] == 250


@pytest.mark.slow
def test_a_misspelt_value_stops_a_notebook_with_the_way_out(run: Run) -> None:
    with pytest.raises(pm.PapermillExecutionError, match="setting 'selector' cannot be 'lexrank'"):
        run("04_unique", selector="lexrank")


def test_a_story_is_found_as_given_from_the_folder_above_and_from_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "data" / "mine"
    mine.mkdir(parents=True)
    inner = tmp_path / "notebooks"
    inner.mkdir()
    assert find_story(str(mine)) == mine
    monkeypatch.chdir(inner)
    assert find_story("data/mine").resolve() == mine.resolve()
    assert find_story("data/reservoir-leak").resolve() == SAMPLE.resolve()


def test_the_sample_that_comes_with_the_package_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = tmp_path / "site-packages" / "summarize" / "sample" / "reservoir-leak"
    packaged.mkdir(parents=True)
    monkeypatch.setattr(stories, "_PACKAGE", tmp_path / "site-packages" / "summarize")
    monkeypatch.chdir(tmp_path)
    assert find_story("reservoir-leak") == packaged
    assert find_story("data/reservoir-leak") == packaged


def test_a_story_that_is_nowhere_is_named_in_the_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArticleError, match="data/nowhere: no such folder"):
        find_story("data/nowhere")
    with pytest.raises(ArticleError, match="no story named"):
        find_story(" ")
