"""A story's folder and settings → a published run: notebooks, page, tables, data, manifest."""

from __future__ import annotations

import json
import logging
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from summarize.comparing.embeddings import load_encoder
from summarize.errors import RunError
from summarize.reading.anchors import describe_misfit, place_overrides
from summarize.reading.articles import Article, find_sources, read_articles
from summarize.reading.overrides import NONE, find_overrides, read_overrides
from summarize.reading.sentences import split_articles
from summarize.running.earlier_runs import find_earlier
from summarize.running.notebook_runs import NotebookRun, find_notebook, run_notebooks
from summarize.running.publishing import publish, run_name, story_folder
from summarize.settings import Settings
from summarize.showing.notebook_pages import write_notebook_page
from summarize.showing.recorded import name_of
from summarize.showing.whole_files import write_text

NOTEBOOKS = (  # all that run on a story with the same parameters
    "briefing", "01_articles", "02_overlap", "03_consensus", "04_unique", "05_disputes",
)  # fmt: skip
log = logging.getLogger(__name__)

MANIFEST_VERSION = "1.0"
_RECORDED = (
    "summarize", "sentence-transformers", "torch", "sumy", "sentencex", "numpy", "scipy",
    "pandas", "papermill", "jupyterlab",
)  # fmt: skip

Step = Callable[[str], None]


def run_brief(
    folder: Path,
    settings: Settings,
    *,
    out: Path,
    name: str | None = None,
    register: Path | None = None,
    since: str = "",
    overrides: str = "",
    on_step: Step = lambda _: None,
) -> Path:
    """Run the notebooks on a story and publish everything they made; return the run's folder.

    The run lies in `out/<story>/<run>`, and `out/<story>/latest` leads to it. Articles, settings
    and encoder are checked before any notebook starts. `register` is a file that says what the
    analyst knows of outlets, as `read_articles` takes it. `since` names the earlier run that
    the briefing says what changed from, as `find_earlier` takes it. `overrides` names the file of
    what the analyst decided, as `find_overrides` takes it; those that no longer fit are reported.
    `on_step` is told what is being done, notebook by notebook, from several threads.

    Raises:
        ArticleError, SettingsError, EncoderError, RecordError, OverridesError: the input cannot
            be used.
        RunError: a notebook failed or the run could not be written; nothing was published.

    """
    started = datetime.now(UTC)
    on_step("reading the articles")
    articles = read_articles(folder, name, register=register)
    by_hand = find_overrides(folder, overrides)
    _check_overrides(folder, overrides, articles)
    record = _manifest(started, folder, articles, settings, register, by_hand)
    runs = story_folder(out, articles[0].story)
    own_name = run_name(started, articles, _choices(settings, by_hand))
    earlier = find_earlier(runs, own_name, record, since)
    record["since"] = name_of(earlier) if earlier is not None else None

    def write(staging: Path, run: str) -> None:
        record["run"] = run
        try:
            on_step("running the notebooks, side by side")
            executed = _run_notebooks(
                folder, articles[0].story, settings, staging, register, earlier, by_hand, on_step
            )
            if _named(by_hand) != record["overrides"]:
                raise RunError("the overrides were changed while the run was at work; run it again")
            on_step("writing what they found")
            record.update(_finish(executed, articles, staging, started))
        except BaseException as error:
            record.update(status="failed", error=f"{type(error).__name__}: {error}")
            raise
        finally:
            text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
            write_text(staging / "manifest.json", text)

    _spare_a_grammar()
    on_step("loading the model")
    with _computing_ahead(folder, settings, by_hand):
        load_encoder(settings.encoder)
        return publish(runs, own_name, write)


def _check_overrides(folder: Path, named: str, articles: tuple[Article, ...]) -> None:
    """Read the overrides before any notebook does, and report those that no longer fit."""
    for placed in place_overrides(read_overrides(folder, named), split_articles(articles)):
        if placed.trouble:
            log.warning("%s", describe_misfit(placed.override, placed.trouble))


def _choices(settings: Settings, by_hand: Path | None) -> Mapping[str, object]:
    """Return what a run's name is made of besides its articles."""
    choices = settings.model_dump()
    return choices if by_hand is None else {**choices, "overrides": _named(by_hand)}


def _spare_a_grammar() -> None:
    """Keep jsonschema, which papermill brings along, from building a grammar when imported.

    It takes seconds and serves a check of web addresses that notebooks do not ask for; where the
    module is not to be had, jsonschema does without it. Nothing changes where it is loaded already.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None bars an import


@contextmanager
def _computing_ahead(folder: Path, settings: Settings, by_hand: Path | None) -> Iterator[None]:
    """Let a process of its own fill the cache while papermill and the kernels start.

    The kernels wait for it as they would for one another. It hands nothing over but the cache:
    where it fails, the notebooks meet the same trouble and say so.
    """
    # -P: what lies in the folder where the command runs is not for Python to import
    given = (str(folder), settings.model_dump_json(), str(by_hand or NONE))
    command = [sys.executable, "-P", "-c", _COMPUTE, *given]
    ahead = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        ahead.kill()
        ahead.wait()


_COMPUTE = """
import sys
from summarize import Settings, compose_briefing, read_articles, read_overrides
folder, settings, by_hand = sys.argv[1:]
compose_briefing(
    read_articles(folder),
    Settings.model_validate_json(settings),
    overrides=read_overrides(folder, by_hand),
)
"""


def _run_notebooks(
    folder: Path,
    story: str,
    settings: Settings,
    staging: Path,
    register: Path | None,
    earlier: Path | None,
    by_hand: Path | None,
    on_step: Step,
) -> tuple[NotebookRun, ...]:
    """Run the notebooks in the run's own folder, with paths as seen from there.

    So the executed notebooks name no place of this machine, and still run where they are
    published, one folder beside the one they are made in.
    """
    place = staging / "notebooks"
    place.mkdir()
    parameters = settings.model_dump() | {
        "story": _seen_from(place, folder),
        "name": story,
        "output_dir": "..",
        "register": _seen_from(place, register) if register is not None else "",
        "overrides": _seen_from(place, by_hand) if by_hand is not None else NONE,
    }
    for model in ("encoder", "entailment"):
        if parameters[model] and Path(parameters[model]).is_dir():
            parameters[model] = _seen_from(place, Path(parameters[model]))
    notebooks = [find_notebook(name) for name in NOTEBOOKS]
    # here, while what the kernels wait for is computed, and not at once in all their threads
    import_module("nbconvert")
    own = {"briefing": {"since": _seen_from(place, earlier) if earlier is not None else ""}}

    def finish(executed: Path) -> None:
        write_notebook_page(executed)
        on_step(f"{executed.stem}: done")

    return run_notebooks(
        notebooks,
        parameters,
        place,
        on_start=lambda notebook: on_step(f"{notebook.stem} …"),
        on_done=finish,
        more=own,
    )


def _seen_from(place: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), place.resolve())).as_posix()


def _finish(
    executed: tuple[NotebookRun, ...],
    articles: tuple[Article, ...],
    staging: Path,
    started: datetime,
) -> dict[str, Any]:
    """Return what the manifest says of a whole run."""
    comparison = json.loads((staging / "comparison.json").read_text(encoding="utf-8"))
    if [each["sha256"] for each in comparison["documents"]] != [each.sha256 for each in articles]:
        raise RunError("the articles were changed while the run was at work; run it again")
    finished = datetime.now(UTC)
    return {
        "status": "done",
        "finished": finished.isoformat(timespec="seconds"),
        "encoder": comparison["encoder"],
        "outcome": comparison["outcome"],
        "seconds": {
            "whole run": round((finished - started).total_seconds(), 2),
            **{run.path.name: round(run.seconds, 2) for run in executed},
        },
        "files": sorted(
            path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()
        ),
    }


def _manifest(
    started: datetime,
    folder: Path,
    articles: tuple[Article, ...],
    settings: Settings,
    register: Path | None,
    by_hand: Path | None,
) -> dict[str, Any]:
    """Return what is known before the notebooks run; `status` says how far the run came."""
    sources = find_sources(folder)
    return {
        "version": MANIFEST_VERSION,
        "run": "",
        "story": articles[0].story,
        "status": "running",
        "started": started.isoformat(timespec="seconds"),
        "settings": settings.model_dump(),
        "inputs": [_input(article) for article in articles],
        "sources": _named(sources),
        "register": _named(register),
        "overrides": _named(by_hand),
        "versions": {
            "python": platform.python_version(),
            **{package: version(package) for package in _RECORDED},
        },
    }


def _named(file: Path | None) -> Mapping[str, str] | None:
    """Return a file's name and digest; None where there is none."""
    if file is None:
        return None
    return {"file": file.name, "sha256": sha256(file.read_bytes()).hexdigest()}


def _input(article: Article) -> Mapping[str, str]:
    return {
        "id": article.id,
        "file": article.file,
        "sha256": article.sha256,
        "encoding": article.encoding,
    }
