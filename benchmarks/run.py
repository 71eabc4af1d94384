"""How long the main jobs take, beside the least they could take, measured in one run.

    python benchmarks/run.py [STORY] [--rounds N]

Every figure is the median over N rounds; the things compared take turns within a round, so that
a slow minute of the machine hits all of them. Ratios are what counts, seconds are for orientation.

- floor: a cold process that imports sentence-transformers, loads the bundled model and encodes
  the story's sentences, and nothing else
- compare, cold: `summarize compare` with an empty cache
- compare, warm: the same again; must not import torch
- slider: one move of a notebook's threshold slider, from the new value to what is shown, on a
  story that is compared already: the median of twenty
- notebooks, idle: as many notebooks as a briefing runs, each with one cell that imports what those
  import and does nothing with it, run one after the other by papermill in one process
- brief, cold: `summarize brief` with an empty cache
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BOUNDS = (
    ("compare, cold / floor", 1.4),
    ("compare, warm / cold", 0.4),
    ("slider / compare, warm", 0.2),
    ("brief, cold / (compare, cold + notebooks, idle)", 1.0),
)
FLOOR = """
import json, sys
from sentence_transformers import SentenceTransformer
texts = json.load(open(sys.argv[1], encoding="utf-8"))
SentenceTransformer(sys.argv[2], device="cpu", local_files_only=True).encode(texts)
"""
IDLE_NOTEBOOKS = """
import sys, time
from papermill import execute_notebook
from summarize.running.brief import NOTEBOOKS
start = time.perf_counter()
for place in range(len(NOTEBOOKS)):
    execute_notebook(sys.argv[1], f"{sys.argv[2]}/{place}.ipynb", progress_bar=False)
print(time.perf_counter() - start)
"""
IMPORTS = "import summarize.showing.cells, summarize.showing.figures, summarize.showing.sliders"
SLIDER = """
import sys, time
from summarize import read_articles
from summarize.briefing import prepare_comparison
from summarize.showing.sliders import slide_overlap
slider, shown = slide_overlap(prepare_comparison(read_articles(sys.argv[1]))).children
seconds = []
for step in range(20):
    start = time.perf_counter()
    slider.value = 0.15 + 0.04 * (7 * step % 20)
    seconds.append(time.perf_counter() - start)
print(sorted(seconds)[10])
"""
WITHOUT_TORCH = """
import sys
from summarize.cli import main
sys.argv[0] = "summarize"
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
assert "torch" not in sys.modules, "a warm run imported torch"
"""


def main() -> None:
    """Measure, print a table and fail when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("story", nargs="?", default=str(ROOT / "data" / "reservoir-leak"))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        rounds = [measure(Path(given.story), Path(place) / str(k)) for k in range(given.rounds)]
    seconds = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    for name, value in seconds.items():
        print(f"{name:<20} {value:6.2f} s")
    broken = False
    for (name, bound), ratios in zip(
        BOUNDS, zip(*map(ratios_of, rounds), strict=True), strict=True
    ):
        ratio = statistics.median(ratios)
        broken |= ratio > bound
        print(f"{name:<56} {ratio:5.2f}  (at most {bound}) {'BROKEN' if ratio > bound else 'ok'}")
    sys.exit(broken)


def measure(story: Path, place: Path) -> dict[str, float]:
    """Return the seconds of one round; `place` is an empty folder for what it writes."""
    place.mkdir(parents=True)
    sentences, model, idle = prepare(story, place)
    cold = {"SUMMARIZE_CACHE": str(place / "compare.sqlite")}
    compare = ["compare", str(story), "--out", str(place / "comparison.json")]
    python, tool = [sys.executable], [sys.executable, "-m", "summarize"]
    (place / "executed").mkdir()
    return {
        "floor": timed([*python, "-c", FLOOR, str(sentences), str(model)]),
        "compare, cold": timed([*tool, *compare], cold),
        "compare, warm": timed([*python, "-c", WITHOUT_TORCH, *compare], cold),
        "slider": float(run([*python, "-c", SLIDER, str(story)], cold)),
        "notebooks, idle": float(
            run([*python, "-c", IDLE_NOTEBOOKS, str(idle), str(place / "executed")])
        ),
        "brief, cold": timed(
            [*tool, "brief", str(story), "--out", str(place / "outputs")],
            {"SUMMARIZE_CACHE": str(place / "brief.sqlite")},
        ),
    }


def ratios_of(seconds: dict[str, float]) -> tuple[float, ...]:
    """Return the ratios that BOUNDS are about, in their order."""
    allowed = seconds["compare, cold"] + seconds["notebooks, idle"]
    return (
        seconds["compare, cold"] / seconds["floor"],
        seconds["compare, warm"] / seconds["compare, cold"],
        seconds["slider"] / seconds["compare, warm"],
        seconds["brief, cold"] / allowed,
    )


def prepare(story: Path, place: Path) -> tuple[Path, Path, Path]:
    """Write what the floor and the idle notebooks need; return sentences, model, notebook."""
    import nbformat

    from summarize import read_articles
    from summarize.comparing.embeddings import BUNDLED, find_model
    from summarize.comparing.spans import gather_spans
    from summarize.reading.sentences import split_articles

    spans = gather_spans(split_articles(read_articles(story)))
    sentences = place / "sentences.json"
    sentences.write_text(json.dumps([span.text for span in spans]), encoding="utf-8")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(IMPORTS)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, place / "idle.ipynb")
    return sentences, find_model(BUNDLED), place / "idle.ipynb"


def timed(command: list[str], environment: dict[str, str] | None = None) -> float:
    """Return the seconds that a command took as a whole process."""
    start = time.perf_counter()
    run(command, environment)
    return time.perf_counter() - start


def run(command: list[str], environment: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed; fail loudly when it fails."""
    done = subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])} … failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
