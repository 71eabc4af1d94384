"""Notebook and parameters → executed notebook. The only module that uses papermill."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarize.errors import RunError, SettingsError, did_you_mean

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).parent.parent
_LONGEST_SOCKET_PATH = 60  # sockets have paths of at most about 100 characters, names included


@dataclass(frozen=True, slots=True)
class NotebookRun:
    """An executed notebook and how long it took."""

    path: Path
    seconds: float


def find_notebook(name: str) -> Path:
    """Return the path of a notebook of this project, in a checkout or an installed package.

    Raises:
        RunError: it is in neither.

    """
    places = (PACKAGE.parent.parent / "notebooks", PACKAGE / "notebooks")
    for folder in places:
        if (folder / f"{name}.ipynb").is_file():
            return folder / f"{name}.ipynb"
    raise RunError(f"the notebook '{name}' is missing from this installation: reinstall summarize")


def run_notebooks(
    notebooks: Sequence[Path],
    parameters: Mapping[str, object],
    folder: Path,
    on_done: Callable[[Path], object] = lambda _: None,
    *,
    on_start: Callable[[Path], object] = lambda _: None,
    more: Mapping[str, Mapping[str, object]] | None = None,
) -> tuple[NotebookRun, ...]:
    """Execute notebooks side by side with the same parameters; the executed ones go to `folder`.

    `more` gives parameters that only some notebooks have, by the notebook's name.

    `on_start` is called with each notebook before it runs and `on_done` with it as executed, in its
    thread, while others may still run.

    Parameters are checked against each notebook first, for papermill only warns of a misspelt
    one. Each notebook has a kernel of its own; when one fails or the run is interrupted, the
    kernels of all are ended. What was executed until then stays in `folder`.

    Raises:
        SettingsError: a notebook does not know a parameter.
        RunError: a cell failed or a kernel died; the message names notebook and cause.

    """
    given = {each: {**parameters, **(more or {}).get(each.stem, {})} for each in notebooks}
    for notebook in notebooks:
        check_parameters(notebook, given[notebook])
    kernels = _Kernels(folder)
    kernel_class = _kernel_class(kernels)
    with ThreadPoolExecutor(len(notebooks)) as pool, _ending(kernels):
        started = {
            pool.submit(
                _run, notebook, given[notebook], folder, kernel_class, on_start, on_done
            ): notebook
            for notebook in notebooks
        }
        runs = {started[done]: done.result() for done in as_completed(started)}
    return tuple(runs[notebook] for notebook in notebooks)


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> None:
    """Raise SettingsError, with the nearest known name, for a parameter the notebook lacks."""
    from papermill import inspect_notebook

    known = inspect_notebook(_literal(notebook))
    for name in parameters:
        if name not in known:
            raise SettingsError(
                f"the notebook {notebook.name} has no parameter '{name}'{did_you_mean(name, known)}"
            )


@dataclass(slots=True)
class _Kernels:
    """The kernels of one run."""

    folder: Path  # where they run: nothing of the user's lies there that Python could import
    started: list[Any] = field(default_factory=list)
    stopping: bool = False

    def go_on(self) -> None:
        """Raise RuntimeError when the run is being stopped."""
        if self.stopping:
            raise RuntimeError("the run was stopped")


def _kernel_class(kernels: _Kernels) -> type[Any]:
    """Return a class of kernels with sockets of their own, each noted in `kernels`.

    Sockets in the file system cannot collide with another run's ports, nor be reached from
    another machine. They are named after the connection file: without one of its own, every
    kernel would take the same. Where their path would be too long, loopback has to do.
    """
    from jupyter_client.manager import AsyncKernelManager

    place = _runtime_folder()
    short = os.name == "posix" and len(str(place)) <= _LONGEST_SOCKET_PATH

    class Kernel(AsyncKernelManager):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.transport = "ipc" if short else "tcp"
            self.connection_file = str(place / f"kernel-{uuid.uuid4().hex}.json")
            kernels.started.append(self)

        async def _async_start_kernel(self, **options: Any) -> None:
            kernels.go_on()
            await super()._async_start_kernel(**{**options, "cwd": str(kernels.folder)})
            try:
                kernels.go_on()
            except RuntimeError:
                _kill(self)
                raise

        start_kernel = _async_start_kernel

    return Kernel


def _runtime_folder() -> Path:
    from jupyter_core.paths import jupyter_runtime_dir

    place = Path(jupyter_runtime_dir())
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:  # a home that cannot be written to
        place = Path(tempfile.mkdtemp(prefix="summarize-"))
    return place


@contextlib.contextmanager
def _ending(kernels: _Kernels) -> Iterator[None]:
    """End all kernels when one notebook fails, so that nobody waits for the others."""
    try:
        yield
    except BaseException:
        kernels.stopping = True
        for kernel in list(kernels.started):
            _kill(kernel)
        raise


def _kill(kernel: Any) -> None:
    pid = getattr(kernel.provisioner, "pid", None)
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _run(
    notebook: Path,
    parameters: Mapping[str, object],
    folder: Path,
    kernel_class: type[Any],
    on_start: Callable[[Path], object],
    on_done: Callable[[Path], object],
) -> NotebookRun:
    from jupyter_core.utils import ensure_event_loop
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill import PapermillExecutionError, execute_notebook
    from papermill.exceptions import PapermillException

    on_start(notebook)
    started = time.perf_counter()
    target = folder / notebook.name
    try:
        execute_notebook(
            _literal(notebook),
            _literal(target),
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            kernel_manager_class=kernel_class,
            shutdown_kernel="immediate",  # a finished notebook has nothing to put in order
        )
    except PapermillExecutionError as error:
        raise RunError(
            f"{notebook.name}, cell {error.exec_count}: {error.ename}: {error.evalue}"
        ) from error
    except (PapermillException, DeadKernelError, CellTimeoutError, RuntimeError) as error:
        raise RunError(f"{notebook.name}: {error}") from error
    finally:
        ensure_event_loop().close()  # nbclient leaves this thread's loop open
        if target.is_file():
            _scrub(target)
    on_done(target)
    return NotebookRun(target, time.perf_counter() - started)


def _literal(path: Path) -> str:
    """Return a path as papermill wants it: braces would be filled in from the parameters."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")


def _scrub(notebook: Path) -> None:
    """Remove what says where it ran: papermill's paths and variables, warnings with paths."""
    import nbformat

    node = nbformat.read(notebook, as_version=4)
    for cell in node.cells:
        if cell.cell_type == "code":
            cell.outputs = [each for each in cell.outputs if each.get("name") != "stderr"]
    kept = node.metadata.get("papermill", {})
    for name in ("environment_variables", "input_path", "output_path"):
        kept.pop(name, None)
    nbformat.write(node, notebook)
