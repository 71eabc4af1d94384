"""Who may import whom: the order of the wings, and the one room for each heavy library."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import summarize

PACKAGE = Path(summarize.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
WINGS = (
    "reading", "comparing", "judging", "briefing", "showing", "evaluating", "running", "cli",
)  # fmt: skip
ANYWHERE = {"errors", "settings"}
EVERYTHING = {"", "__init__", "__main__"}  # the front door and the back door

# library → the rooms that may import it
ROOMS = {
    "pandas": {"showing.tables"},
    "sumy": {"comparing.representatives"},
    "papermill": {"running.notebook_runs"},
    # entailment is a model of its own, asked for by name;
    # peers holds the usual recipes against ours, and one of them is this library's own clustering
    "sentence_transformers": {"comparing.embeddings", "evaluating.peers", "judging.entailment"},
    "sklearn": {"evaluating.peers"},
    "bertopic": {"evaluating.peers"},
    "rouge_score": {"evaluating.rouge"},
    "torch": {"comparing.embeddings"},
    "docx": {"showing.word_document", "showing.word_styles"},
    "matplotlib": {"showing.figures"},
    "ipywidgets": {"showing.sliders"},
    "yaml": {"reading.overrides"},
}
# inside the function that needs them
LOADED_LATE = {
    "sumy", "sentence_transformers", "torch", "sklearn", "bertopic", "rouge_score", "ipywidgets",
    "docx", "yaml",
}  # fmt: skip


def name_of(path: Path) -> str:
    """Return a module's name below the package: "comparing.wire"; the package's own is ""."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}


def parse(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def imported(node: ast.AST, name: str) -> Iterator[str]:
    """Yield the full names that an import statement in module `name` may load."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{name}: relative imports hide where a name comes from"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif (  # import_module("sumy.summarizers.lsa"), with the name written out or begun
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"import_module"}
    ):
        (given, *_) = node.args
        begun = given.values[0] if isinstance(given, ast.JoinedStr) else given
        assert isinstance(begun, ast.Constant), f"{name}: what import_module loads cannot be read"
        yield str(begun.value)


def all_imports(name: str) -> set[str]:
    return {each for node in ast.walk(parse(name)) for each in imported(node, name)}


def imports_when_run(name: str, *, in_functions: bool) -> set[str]:
    """Return what a module loads: at once or when its functions run, never for type checkers."""
    found: set[str] = set()
    waiting: list[ast.AST] = [parse(name)]
    while waiting:
        node = waiting.pop()
        found.update(imported(node, name))
        for_checkers = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if not for_checkers and (in_functions or not function):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def own_imports(name: str) -> set[str]:
    """Return the modules of this package that a module imports."""
    found = set()
    for full in all_imports(name):
        if full.split(".")[0] == "summarize":
            below = full.removeprefix("summarize").lstrip(".")
            while below not in MODULES:  # the last part is a name inside a module
                below = below.rpartition(".")[0]
            found.add(below)
    return found


def wing_of(name: str) -> str:
    return name.split(".")[0]


def test_every_module_stands_in_a_known_wing() -> None:
    assert {wing_of(name) for name in MODULES} <= {*WINGS, *ANYWHERE, *EVERYTHING}


@pytest.mark.parametrize("name", sorted(set(MODULES) - EVERYTHING))
def test_imports_point_towards_the_input(name: str) -> None:
    own = wing_of(name)
    allowed = {*ANYWHERE} if own in ANYWHERE else {*ANYWHERE, *WINGS[: WINGS.index(own) + 1]}
    beyond = {each for each in own_imports(name) if wing_of(each) not in allowed}
    assert not beyond, f"{name} imports {sorted(beyond)}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: own_imports(name) - {""} for name in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("library", ROOMS)
def test_a_heavy_library_has_one_room(library: str) -> None:
    rooms = {
        name
        for name in MODULES
        if library in {full.split(".")[0] for full in imports_when_run(name, in_functions=True)}
    }
    assert rooms <= ROOMS[library]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_heavy_libraries_are_loaded_by_the_function_that_needs_them(name: str) -> None:
    libraries = {full.split(".")[0] for full in imports_when_run(name, in_functions=False)}
    assert not libraries & LOADED_LATE


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = {*ROOMS, "transformers", "nltk", "pyarrow", "IPython", "nbconvert"}
    command = f"import sys, summarize; print(sorted({heavy!r} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def undocumented(node: ast.Module | ast.ClassDef, place: str) -> Iterator[str]:
    for each in node.body:
        if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if each.name.startswith("_"):
            continue
        if ast.get_docstring(each) is None and not is_protocol_call(each):
            yield f"{place}.{each.name}"
        if isinstance(each, ast.ClassDef):
            yield from undocumented(each, f"{place}.{each.name}")


def is_protocol_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and ast.unparse(node.body[-1]) == "..."


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_public_function_and_class_says_what_it_does(name: str) -> None:
    module = parse(name)
    assert ast.get_docstring(module), f"{name}: the first line says what comes in and goes out"
    assert list(undocumented(module, name)) == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_a_file_is_named_after_what_it_knows(name: str) -> None:
    assert name not in {path.stem for path in FILES}
