"""How a large story fares: its time beside the time of encoding it, and its memory.

    python benchmarks/scale.py [--corpus FILE] [--articles 100] [--sentences 3000] [--rounds 1]

Every story is compared by `summarize compare` with an empty cache, in a process of its own; just
before, another process does nothing but import sentence-transformers, load the bundled model and
encode the same sentences. The ratio of the two is what counts. Memory is the process's greatest.

`--corpus` takes the first whole story of a file of JSON lines with "documents", as `summarize
evaluate --insights` reads them. Without one a story is made up: sentences of our own sample in
which every third word, drawn by a seeded generator, is another of its words. That is nonsense, but
as large as is asked for and full of sentences that are somewhat alike.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from run import FLOOR, ROOT, timed

from summarize import read_articles
from summarize.comparing.embeddings import BUNDLED, find_model
from summarize.comparing.spans import gather_spans
from summarize.evaluating.insights import read_insights
from summarize.reading.sentences import split_articles

SAMPLE = ROOT / "data" / "reservoir-leak"
MOST_TIME = 2.8  # of the time of encoding, for stories that an afternoon's reporting can fill:
LARGE = 4000  # sentences, beyond which time is printed and only memory is bounded
MOST_MEMORY_GIB = 4.0


def main() -> None:
    """Measure, print, and fail when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--articles", type=int, default=100, help="of the story that is made up")
    parser.add_argument("--sentences", type=int, default=3000, help="the same, in all articles")
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    if given.sentences < given.articles:
        parser.error("every article needs at least one sentence")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "story"
        folder.mkdir()
        if given.corpus:
            write_corpus_story(given.corpus, folder)
        else:
            make_up_story(folder, given.articles, given.sentences)
        texts = [span.text for span in gather_spans(split_articles(read_articles(folder)))]
        print(f"{len(list(folder.iterdir()))} articles, {len(texts)} sentences", flush=True)
        rounds = [measure(folder, texts, Path(place) / str(k)) for k in range(given.rounds)]
    broken = False
    for encoding, comparing, memory in rounds:
        ratio = comparing / encoding
        slow = ratio > MOST_TIME and len(texts) <= LARGE
        broken |= slow or memory > MOST_MEMORY_GIB
        print(
            f"encoding alone {encoding:.0f} s, summarize compare {comparing:.0f} s: "
            f"{ratio:.2f} times as long (at most {MOST_TIME:.1f}); "
            f"{memory:.2f} GiB (at most {MOST_MEMORY_GIB:.0f})"
        )
    sys.exit(broken)


def measure(folder: Path, texts: Sequence[str], place: Path) -> tuple[float, float, float]:
    """Return the seconds of encoding and of comparing, and the latter's memory in GiB."""
    place.mkdir()
    sentences = place / "sentences.json"
    sentences.write_text(json.dumps(texts), encoding="utf-8")
    encoding = timed([sys.executable, "-c", FLOOR, str(sentences), str(find_model(BUNDLED))])
    peak = place / "peak"
    comparing = timed(
        [sys.executable, "-c", COMPARE, str(peak), str(folder), str(place / "comparison.json")],
        {"SUMMARIZE_CACHE": str(place / "cache.sqlite")},
    )
    size = (place / "comparison.json").stat().st_size
    print(f"comparison.json: {size / 2**20:.1f} MiB", flush=True)
    return encoding, comparing, int(peak.read_text(encoding="utf-8")) / 2**30


COMPARE = """
import resource, sys
from pathlib import Path
from summarize.cli import main
peak, folder, out = sys.argv[1:]
sys.argv = ["summarize", "compare", folder, "--out", out]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
unit = 1 if sys.platform == "darwin" else 1024
Path(peak).write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit))
"""


def write_corpus_story(corpus: Path, folder: Path) -> None:
    """Write the first whole story of a corpus as text files."""
    story = next(each for each in read_insights([corpus], limit=1) if not each.drawn)
    for article in story.articles:
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8")


def make_up_story(folder: Path, articles: int, sentences: int) -> None:
    """Write articles of nonsense about the sample's event."""
    said = [span.text.split() for span in gather_spans(split_articles(read_articles(SAMPLE)))]
    words = sorted({word for text in said for word in text if word.isalpha()})
    draw = random.Random(0)
    for number in range(articles):
        lines = [
            " ".join(draw.choice(words) if draw.random() < 1 / 3 else word for word in text)
            for text in draw.choices(said, k=sentences // articles)
        ]
        (folder / f"paper{number:04}.txt").write_text("\n\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("SUMMARIZE_CACHE", None)
    main()
