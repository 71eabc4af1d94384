"""Figures → tables, a terminal's text, and files: `evaluation.json` and CSV."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize.evaluating.evaluation import COLUMNS, Evaluation, System, summarize_scores
from summarize.evaluating.insights import InsightReport
from summarize.evaluating.labels import LabelledStory
from summarize.evaluating.rouge import MEASURES, RougeReport
from summarize.showing.printable import to_line
from summarize.showing.tables import Table, make_table, to_csv
from summarize.showing.whole_files import write_text

VERSION = "1.0"  # of the form of evaluation.json
MEAN = "mean"  # stands in the place of a story's name

_TEXT, _COUNT, _SHARE = "str", "int64", "float64"


def labels_table(stories: Sequence[LabelledStory]) -> Table:
    """Return one row for every labelled story: how much was labelled."""
    columns = {
        "story": _TEXT,
        "articles": _COUNT,
        "sentences": _COUNT,
        "facts": _COUNT,
        "shared": _COUNT,
        "majority": _COUNT,
        "boilerplate": _COUNT,
    }
    rows = (
        (
            story.name,
            len(story.articles),
            len(story.sentences),
            len(story.facts),
            len(story.supported(2)),
            len(story.majority),
            len(story.boilerplate),
        )
        for story in stories
    )
    return make_table(columns, rows)


def scores_table(evaluation: Evaluation) -> Table:
    """Return one row for every system of every story; of several stories, then the means.

    A figure that a system does not have is missing. All are shares from 0 to 1, but for
    "boilerplate" (lines and points that are nothing else) and "words" (of the consensus).
    """
    rows = [
        (result.story, result.system.title, *_figures(evaluation, result.story, result.system))
        for result in evaluation.results
    ]
    means = ((MEAN, *row) for row in _mean_rows(evaluation))
    columns = {"story": _TEXT, "system": _TEXT, **dict.fromkeys(COLUMNS, _SHARE)}
    return make_table(columns, [*rows, *(means if len(evaluation.stories) > 1 else ())])


def mean_table(evaluation: Evaluation) -> Table:
    """Return the means over the stories alone, one row for every system."""
    columns = {"system": _TEXT, **dict.fromkeys(COLUMNS, _SHARE)}
    return make_table(columns, _mean_rows(evaluation))


def _mean_rows(evaluation: Evaluation) -> list[tuple[object, ...]]:
    return [(system.title, *_figures(evaluation, None, system)) for system in evaluation.systems]


def rouge_table(report: RougeReport) -> Table:
    """Return one row for every system: ROUGE as F1 and recall, 0 to 1, and the words used."""
    columns = {"system": _TEXT, "words": _SHARE}
    for measure in MEASURES:
        columns |= {f"{measure} F1": _SHARE, f"{measure} recall": _SHARE}
    rows = []
    for system in report.systems:
        matches = [system.means[measure] for measure in MEASURES]
        figures = [value for match in matches for value in (match.f1, match.recall)]
        rows.append((system.name, system.words, *figures))
    return make_table(columns, rows)


def differences_table(report: RougeReport) -> Table:
    """Return what ours has more of than each other system, with 95 % interval and p-value."""
    columns = {
        "ours less": _TEXT,
        "measure": _TEXT,
        "difference": _SHARE,
        "low": _SHARE,
        "high": _SHARE,
        "p": _SHARE,
    }
    rows = (
        (each.other, each.measure, each.mean, each.low, each.high, each.p)
        for each in report.differences
    )
    return make_table(columns, rows)


def coverage_table(report: InsightReport) -> Table:
    """Return one row for every whole story: which insights are told, and who is credited."""
    columns = {
        "story": _TEXT,
        "insights": _COUNT,
        "told": _COUNT,
        "words": _COUNT,
        "cite P": _SHARE,
        "cite R": _SHARE,
        "cite F1": _SHARE,
    }
    rows = (
        (
            name,
            each.told.of,
            each.told.right,
            each.words,
            each.citation_precision,
            each.citation_recall,
            each.citation_f1,
        )
        for name, each in report.coverage.items()
    )
    return make_table(columns, rows)


def standing_table(report: InsightReport) -> Table:
    """Return one row for every size of drawn story: unique and shared insights told apart."""
    columns = {
        "articles": _COUNT,
        "unique insights": _COUNT,
        "found unique": _SHARE,
        "shared insights": _COUNT,
        "found shared": _SHARE,
        "balanced accuracy": _SHARE,
    }
    rows = (
        (
            size,
            each.unique.of,
            each.unique.share,
            each.shared.of,
            each.shared.share,
            each.balanced_accuracy,
        )
        for size, each in report.standing.items()
    )
    return make_table(columns, rows)


def _figures(evaluation: Evaluation, story: str | None, system: System) -> tuple[float | None, ...]:
    chosen = [
        result.scores
        for result in evaluation.results
        if result.system == system and story in (None, result.story)
    ]
    return tuple(summarize_scores(system, chosen).values())


def tables_of(
    evaluation: Evaluation | None, rouge: RougeReport | None, insights: InsightReport | None
) -> Mapping[str, Table]:
    """Return the tables of what was measured, by the names that their files get."""
    tables: dict[str, Table] = {}
    if evaluation is not None:
        tables["evaluation"] = scores_table(evaluation)
    if rouge is not None:
        tables |= {"rouge": rouge_table(rouge), "rouge_differences": differences_table(rouge)}
    if insights is not None:
        tables |= {"coverage": coverage_table(insights), "standing": standing_table(insights)}
    return {name: table for name, table in tables.items() if not table.empty}


def to_text(table: Table, title: str, width: int) -> str:
    """Return a table for a terminal of so many columns; what is missing is a dash.

    Rows of one story stand together under its name. Two columns that only the files have are
    left out of the widest table.
    """
    from rich.console import Console
    from rich.table import Table as RichTable

    by_story = "story" in table.columns and "system" in table.columns
    columns = [name for name in table.columns if not (by_story and name in _LEFT_OUT)]
    shown = RichTable(title=to_line(title), title_justify="left", box=None, padding=(0, 1, 0, 0))
    for name in columns:
        numeric = str(table[name].dtype) != _TEXT
        header = name.replace("boilerplate", "boiler- plate")
        shown.add_column(
            header,
            justify="right" if numeric else "left",
            no_wrap=not numeric,
            min_width=max(map(len, header.split())),
        )
    story = ""
    for row in table.to_dict("records"):  # unlike iterrows, which makes every number a float
        if by_story and row["story"] != story:
            story = row["story"]
            shown.add_section()
            shown.add_row(to_line(story).upper())
        shown.add_row(*(_cell(name, row[name]) for name in columns))
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False)
    console.print(shown)
    text = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO from above
    return "\n".join(line.rstrip() for line in text.splitlines())


_LEFT_OUT = frozenset({"story", "important unique", "words"})


def _cell(name: str, value: Any) -> str:
    if isinstance(value, str):
        return to_line(value)
    if value != value:  # a figure that is missing
        return "–"
    if name in {"words", "boilerplate"} or isinstance(value, int):
        return f"{value:.0f}" if value == int(value) else f"{value:.1f}"
    places = 4 if name == "p" else 3 if name in {"difference", "low", "high"} else 2
    return f"{value:.{places}f}"


def to_json(
    evaluation: Evaluation | None, rouge: RougeReport | None, insights: InsightReport | None
) -> str:
    """Return the text of `evaluation.json`: every figure of every system; null: not measured."""
    record = {
        "version": VERSION,
        "stories": _evaluation_record(evaluation) if evaluation is not None else None,
        "rouge": _rouge_record(rouge) if rouge is not None else None,
        "insights": _insights_record(insights) if insights is not None else None,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _evaluation_record(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "words": evaluation.words,
        "encoder": evaluation.encoder,
        "not_installed": list(evaluation.not_installed),
        "results": [
            {"story": result.story, **_system(result.system), "figures": result.scores.figures()}
            for result in evaluation.results
        ],
        "means": [
            {
                **_system(system),
                "figures": {
                    name: round(value, 6) if value is not None else None
                    for name, value in summarize_scores(
                        system, evaluation.of_system(system)
                    ).items()
                },
            }
            for system in evaluation.systems
        ],
    }


def _system(system: System) -> dict[str, Any]:
    return {
        "system": system.name,
        "setting": system.setting,
        "unit": system.unit,
        "best_here": system.best_here,
    }


def _rouge_record(report: RougeReport) -> dict[str, Any]:
    return {
        "words": report.words,
        "stories": report.stories,
        "systems": rouge_table(report).to_dict("records"),
        "differences": differences_table(report).to_dict("records"),
    }


def _insights_record(report: InsightReport) -> dict[str, Any]:
    return {
        "coverage": coverage_table(report).to_dict("records"),
        "standing": standing_table(report).to_dict("records"),
    }


def write_reports(
    folder: str | Path,
    evaluation: Evaluation | None,
    rouge: RougeReport | None,
    insights: InsightReport | None,
) -> tuple[Path, ...]:
    """Write `evaluation.json` and a CSV for every table; return what was written.

    The folder is made if need be; each file is replaced only when the new one is whole.
    """
    root = Path(folder).expanduser()
    tables = tables_of(evaluation, rouge, insights)
    contents = {
        "evaluation.json": to_json(evaluation, rouge, insights),
        **{f"{name}.csv": to_csv(table) for name, table in tables.items()},
    }
    return tuple(write_text(root / name, text) for name, text in contents.items())
