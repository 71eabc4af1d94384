"""The command line: parse, call, print."""

from __future__ import annotations

import io
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.errors import (
    ArticleError,
    EncoderError,
    LabelsError,
    OverridesError,
    RecordError,
    SettingsError,
    SummarizeError,
)
from summarize.settings import Settings, make_settings
from summarize.showing.printable import to_line, to_printable

if TYPE_CHECKING:
    from summarize.briefing import Briefing

log = logging.getLogger(__name__)

FAILED, BAD_INPUT = 1, 2
_BAD_INPUTS = (
    ArticleError, SettingsError, EncoderError, LabelsError, RecordError, OverridesError,
)  # fmt: skip
_INTERRUPTED = 130  # what typer makes of Ctrl-C and SIGTERM: to us a run that failed

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="What several outlets say about one event: what they agree on, where they clash, and "
    "what only one of them says.\n\nEvery line shown is an outlet's own words, with the place it "
    "came from. Nothing is generated, nothing is fetched from a network, and the same articles "
    "give the same bytes.",
    epilog="**Exit codes:** 0 done · 1 the run failed, and nothing was published · 2 bad input "
    "or usage.",
)


def _describe_settings() -> str:
    lines = [
        f"- `{name}` (default {field.default!r}): {field.description}"
        for name, field in Settings.model_fields.items()
    ]
    return "**Settings** for `--set`:\n\n" + "\n".join(lines)


Folder = Annotated[
    Path,
    typer.Argument(
        help="Folder with one .txt file per article; `sources.csv` in it may give outlet, date, "
        "title and URL.",
        show_default=False,
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Change a setting; may be given repeatedly."),
]


def _check_name(name: str | None) -> str | None:
    if name is not None and not name.strip():
        raise typer.BadParameter("is empty. Give the story a name, or leave --name out.")
    return name


Name = Annotated[
    str | None,
    typer.Option(
        "--name",
        help="Name of the story; must not be empty.",
        show_default="the folder's",
        callback=_check_name,
    ),
]
Register = Annotated[
    Path | None,
    typer.Option(
        "--register",
        help="CSV with what you know of outlets: `outlet`, `owner`, `agency`, `country`, "
        "`language`, and your own grade of `reliability`, A to F.",
        show_default=False,
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="RUN|FILE|none",
        help="Earlier run of the story to say what changed from: its name, its folder, or a "
        "comparison.json; `none` for none.",
        show_default="the last on other articles or settings",
    ),
]
Carried = Annotated[
    str | None,
    typer.Option(
        "--articles",
        metavar="full|excerpt|link",
        help="How much of the articles the briefing carries, they being other people's: all; what "
        "it cites and the sentences beside it; or none. Data, tables and notebooks keep it all.",
        show_default="full",
    ),
]
Overrides = Annotated[
    str,
    typer.Option(
        "--overrides",
        metavar="FILE|none",
        help="YAML with what you decided by hand: merges, splits, pins, notes; `none` for none.",
        show_default="overrides.yml beside the articles, if there is one",
    ),
]
Out = Annotated[Path, typer.Option("--out", help="Folder in place of `outputs/`.")]


@app.command(epilog=_describe_settings())
def brief(
    folder: Folder,
    out: Out = Path("outputs"),
    chosen: Chosen = None,
    name: Name = None,
    register: Register = None,
    since: Since = "",
    overrides: Overrides = "",
    articles: Carried = None,
) -> None:
    """Run the notebooks on a story and publish briefing, tables and data.

    Writes `OUT/<story>/<run>/` with `briefing.html`, the same as Markdown, as a Word document and,
    in short, as text for a mail, `comparison.json`, the tables as CSV and Parquet, the executed
    notebooks and their pages, and `manifest.json`. `OUT/<story>/latest` leads to the last run that
    came to its end; a failed one goes to `OUT/<story>/failed/`.
    Where there is an earlier run on other articles or settings, the briefing says what changed.
    """
    from summarize.running.brief import run_brief

    settings = _settings([*(chosen or ()), *([f"article_text={articles}"] if articles else ())])
    with _progress() as on_step:
        run = run_brief(
            folder,
            settings,
            out=out,
            name=name,
            register=register,
            since=since,
            overrides=overrides,
            on_step=on_step,
        )
    _say(run / "briefing.html")


@app.command(epilog=_describe_settings())
def compare(
    folder: Folder,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="File to write.", show_default="comparison.json"),
    ] = None,
    chosen: Chosen = None,
    name: Name = None,
    register: Register = None,
    overrides: Overrides = "",
) -> None:
    """Compare a story without notebooks: write comparison.json, print a short briefing."""
    from summarize.briefing import compose_briefing
    from summarize.reading.articles import read_articles
    from summarize.reading.overrides import read_overrides
    from summarize.showing.records import to_json
    from summarize.showing.text import to_text
    from summarize.showing.whole_files import write_text

    settings = _settings(chosen)
    target = out or Path("comparison.json")
    if target.is_dir():
        raise SettingsError(
            f"--out {target}: is a folder. Name a file, as in --out {target / 'comparison.json'}"
        )
    with _progress(in_log=False) as on_step:
        briefing = compose_briefing(
            read_articles(folder, name, register=register),
            settings,
            overrides=read_overrides(folder, overrides),
            on_step=on_step,
        )
    _report_misfits(briefing)
    write_text(target, to_json(briefing))
    _say(to_text(briefing))
    _say(to_line(f"written: {target}"))


def _report_misfits(briefing: Briefing) -> None:
    from summarize.reading.anchors import describe_misfit

    for ruling in briefing.rulings:
        if ruling.fate == "does not fit":
            log.warning("%s", describe_misfit(ruling.override, ruling.detail))


@app.command()
def demo(out: Out = Path("outputs"), chosen: Chosen = None) -> None:
    """Brief the sample story: five invented reports of a leak at a reservoir."""
    from summarize.reading.stories import sample_story

    brief(sample_story(), out, chosen)


@app.command(epilog=_describe_settings())
def evaluate(
    stories: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="STORY",
            help="Labelled stories, or folders that hold some: articles, `sentences.tsv`, "
            "`gold.json`.",
            show_default="the sample, unless --rouge or --insights is given",
        ),
    ] = None,
    rouge: Annotated[
        Path | None,
        typer.Option("--rouge", help="JSON lines of stories with summaries that people wrote."),
    ] = None,
    insights: Annotated[
        list[Path] | None,
        typer.Option(
            "--insights",
            help="JSON lines of articles with who holds which insight; may be given repeatedly.",
        ),
    ] = None,
    words: Annotated[
        int, typer.Option("--words", min=20, max=5000, help="Where every summary is cut.")
    ] = 250,
    peers: Annotated[
        bool, typer.Option("--peers/--no-peers", help="The usual recipes beside ours.")
    ] = True,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, help="Stories of --rouge and --insights, from the top."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for evaluation.json and tables as CSV."),
    ] = None,
    chosen: Chosen = None,
) -> None:
    """Measure the result on labelled stories, beside the usual recipes.

    An oracle among the rows had its setting chosen by the very labels it is measured against.
    `docs/MEASUREMENTS.md` says what the figures mean.
    """
    from summarize.comparing.cache import default_cache
    from summarize.evaluating.corpora import read_corpus
    from summarize.evaluating.evaluation import evaluate_stories
    from summarize.evaluating.insights import measure_insights, read_insights
    from summarize.evaluating.labels import find_labelled, read_labelled
    from summarize.evaluating.reports import tables_of, to_text, write_reports
    from summarize.evaluating.rouge import measure_rouge
    from summarize.reading.stories import sample_story

    settings, store = _settings(chosen), default_cache()
    named = stories or ([] if rouge or insights else [sample_story()])
    labelled = [read_labelled(each) for story in named for each in find_labelled(story)]
    corpus = read_corpus(rouge, limit) if rouge else ()
    annotated = read_insights(insights, limit) if insights else ()
    with _progress() as step:
        scored = (
            evaluate_stories(
                labelled, words, settings=settings, peers=peers, cache=store, on_step=step
            )
            if labelled
            else None
        )
        matched = (
            measure_rouge(corpus, words, settings=settings, cache=store, on_step=step)
            if corpus
            else None
        )
        held = (
            measure_insights(annotated, words, settings=settings, cache=store, on_step=step)
            if annotated
            else None
        )
    for name, table in tables_of(scored, matched, held).items():
        _say(to_text(table, name.replace("_", " "), _width()) + "\n")
    for name in scored.not_installed if scored is not None else ():
        _say(f"{name}: not installed, and so not measured (pip install 'summarize[bertopic]')")
    for path in write_reports(out, scored, matched, held) if out is not None else ():
        _say(to_line(f"written: {path}"))


def _width() -> int:
    """Return how wide a table may be: as the terminal, but never too narrow for its figures."""
    return max(114, shutil.get_terminal_size().columns)


@app.command()
def cache(
    purge: Annotated[bool, typer.Option("--purge", help="Delete it.")] = False,
) -> None:
    """Show where computed vectors and ratings are kept and how much disk they take.

    The environment variable SUMMARIZE_CACHE names another file.
    """
    from summarize.comparing.cache import default_cache

    store = default_cache()
    if purge:
        _say(f"freed {store.purge() / 1e6:.1f} MB: {store.path}")
    else:
        _say(f"{store.path}: {store.size_bytes() / 1e6:.1f} MB")


def main() -> None:
    """Run the command line; every error that is meant for the user ends in one line."""
    _replace_what_cannot_be_encoded()
    _log_to_stderr()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except SystemExit as end:
        sys.exit(FAILED if end.code == _INTERRUPTED else end.code)
    except _BAD_INPUTS as error:
        _stop(str(error), BAD_INPUT)
    except SummarizeError as error:
        _stop(str(error), FAILED)
    except OSError as error:
        _stop(_describe(error), FAILED)


def _replace_what_cannot_be_encoded() -> None:
    """Let a terminal that knows only ASCII show a question mark for what it does not know."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None without a console, or what a test put there
            stream.reconfigure(errors="replace")


def _log_to_stderr() -> None:
    """Show this package's warnings; of the libraries' only what is an error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LineFormatter("summarize: %(message)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    logging.getLogger("summarize").setLevel(logging.WARNING)


class _LineFormatter(logging.Formatter):
    """One printable line per message: a file's name in it can neither paint nor fake a line."""

    def format(self, record: logging.LogRecord) -> str:
        return to_line(super().format(record))


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt  # so that SIGTERM cleans up as Ctrl-C does


def _stop(message: str, code: int) -> None:
    # Indented, so that a line break in a file's name cannot fake a message of its own.
    shown = to_printable(message).replace("\n", "\n  ")
    print(f"summarize: {shown}", file=sys.stderr)
    sys.exit(code)


def _say(text: object) -> None:
    """Print to standard output; a reader that has seen enough (`| head`) is no failure."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _describe(error: OSError) -> str:
    what = error.strerror or str(error) or type(error).__name__
    return what if error.filename is None else f"{error.filename}: {what}"


def _settings(chosen: list[str] | None) -> Settings:
    values: dict[str, object] = {}
    for pair in chosen or ():
        name, equals, value = pair.partition("=")
        if not equals:
            raise SettingsError(f"--set {pair}: write name=value, as in --set similarity=0.3")
        values[name.strip()] = value.strip()
    return make_settings(values)


@contextmanager
def _progress(*, in_log: bool = True) -> Iterator[Callable[[str], None]]:
    """Show on standard error what is being done: in a terminal in one place, else line by line.

    `in_log` says whether it takes so long that somebody who reads a log wants to know.
    """
    if not sys.stderr.isatty():
        yield _log_step if in_log else lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda step: status.update(to_line(step))


def _log_step(step: str) -> None:
    """Write a step to standard error at once; steps come from several threads."""
    sys.stderr.write(f"summarize: {to_line(step)}\n")
    sys.stderr.flush()
