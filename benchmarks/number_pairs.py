"""Run the rules for numbers over pairs of sentences from news, and count what they call a clash.

    python benchmarks/number_pairs.py [--natural FILE] [--injected FILE] [--corpus FILE --stories N]
                                      [--half a|b] [--show N] [--seed N]

`--natural` are pairs that print different numbers, unlabelled: what the rules call a clash among
them must be read by somebody to say how often it is one; `--show` prints so many to read, drawn by
`--seed`. `--injected` are pairs of which one side was altered in some: how many of these are
found, and how many of the others are called a clash. `--corpus` are whole stories, compared as any
story is. A story lies in half a or b by a hash of its name: build on one, judge by the other.
Nothing of the text is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize import load_encoder
from summarize.comparing.cache import default_cache
from summarize.comparing.embeddings import BUNDLED, embed
from summarize.comparing.similarity import compare_spans
from summarize.comparing.spans import gather_spans
from summarize.comparing.threads import on_one_thread
from summarize.comparing.wire import credit_origins
from summarize.evaluating.corpora import read_corpus, read_lines
from summarize.judging.differences import Difference
from summarize.judging.number_clashes import (
    find_age_differences,
    find_kin_differences,
    find_number_differences,
)
from summarize.judging.trails import Trails, follow_trails
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence, split_articles
from summarize.settings import Settings

SHARED = Path(__file__).parents[2] / "shared" / "eval"
_CLASH, _NOTHING = "clash", "nothing seen"
_AMONG = 30  # pairs of its story that an altered pair is read among
_SCRAP = re.compile(r"(?i)\W*(?:https?\b|updated?\b|posted\b|published\b|\w+day, \w{3,9} \d)")
_BROKEN = (
    (re.compile(r"(?<=\d)([.:])\s(?=\d)"), r"\1"),  # "6. 1"
    (re.compile(r"(?<=\d), (?=\d{3}\b)"), ","),  # "1, 400"
    (re.compile(r"(?<=\d) / (?=\d)"), "/"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=\b[ap]\.) (?=m\.)"), ""),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences of two outlets, and what the rules say of their numbers."""

    left: str
    right: str
    found: tuple[Difference, ...]

    @property
    def verdict(self) -> str:
        """A clash, why it is none, or that nothing was seen."""
        called = [each.excused or _CLASH for each in self.found]
        return _CLASH if _CLASH in called else called[0] if called else _NOTHING


def main() -> None:
    """Print what becomes of the pairs of each file, and some of those called a clash."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    folder = SHARED / "disagreement"
    parser.add_argument("--natural", type=Path, default=folder / "number_pairs_candidates.jsonl.gz")
    parser.add_argument("--injected", type=Path, default=folder / "number_injected.jsonl.gz")
    parser.add_argument("--corpus", type=Path, help="whole stories")
    parser.add_argument("--stories", type=int, default=40, help="how many of them")
    parser.add_argument("--half", choices=("a", "b"), help="only the stories of one half")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N to read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verdict", default=_CLASH, help="of which verdict; a clash by default")
    options = parser.parse_args()
    if options.corpus:
        candidates = list(_from_corpus(options.corpus, options.stories, options.half))
    else:
        candidates = list(_from_pairs(options.natural, options.half))
        _tell_injected(options.injected, options.natural)
    _tell("pairs that the rules were asked about", candidates)
    chosen = [each for each in candidates if each.verdict == options.verdict]
    random.Random(options.seed).shuffle(chosen)
    for number, candidate in enumerate(chosen[: options.show], start=1):
        _show(number, candidate)


def half_of(story: str) -> str:
    """Return the half that a story lies in."""
    return "ab"[zlib.crc32(story.encode()) % 2]


def _tell(title: str, candidates: Sequence[Candidate]) -> None:
    verdicts = Counter(each.verdict for each in candidates)
    print(f"{title}: {len(candidates)}")
    for verdict, count in sorted(verdicts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {count:6} {verdict}")


def _tell_injected(path: Path, natural: Path) -> None:
    """Print how many altered numbers are found, and how many pairs left as they were are called."""
    asked: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for row, others in altered_rows(path, natural):
        kind = row["type"] if row["expected_flag"] else "left as it was"
        asked[kind] += 1
        called[kind] += _candidates(row["story"], [row, *others])[0].verdict == _CLASH
    altered = [kind for kind in asked if kind.startswith("number")]
    total = sum(asked[kind] for kind in altered)
    print(f"altered: {sum(called[kind] for kind in altered)} of {total} called a clash")
    for kind in sorted(asked):
        print(f"  {kind:16} {called[kind]:4} of {asked[kind]:4} called a clash")


def altered_rows(
    path: Path, natural: Path
) -> Iterator[tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]]:
    """Yield every pair, altered or not, and unaltered pairs of its story to read it among."""
    whole = _by_story(_read(natural))
    for row in _read(path):
        others = [
            each for each in whole.get(row["story"], ()) if not set(each["docs"]) & {*row["docs"]}
        ]
        yield row, others[:_AMONG]


def _read(path: Path) -> list[Mapping[str, Any]]:
    """Read pairs as they were printed; what is an address or a time stamp alone is left out."""
    rows = [{**row, "s1": _mend(row["s1"]), "s2": _mend(row["s2"])} for _, row in read_lines(path)]
    return [row for row in rows if not _SCRAP.match(row["s1"]) and not _SCRAP.match(row["s2"])]


def _mend(text: str) -> str:
    """Take out the spaces that a corpus put around points, commas and hyphens."""
    for broken, whole in _BROKEN:
        text = broken.sub(whole, text)
    return text


def _from_pairs(path: Path, half: str | None) -> Iterator[Candidate]:
    for story, group in _by_story(_read(path)).items():
        if half is None or half_of(story) == half:
            differing = [place for place, row in enumerate(group) if row["differ"]]
            if differing:
                found = _candidates(story, group)
                yield from (found[place] for place in differing)


def _from_corpus(path: Path, count: int, half: str | None) -> Iterator[Candidate]:
    """Yield the pairs of whole stories on which the rules have something to say."""
    for story in read_corpus(path, count):
        if half is not None and half_of(story.id) != half:
            continue
        trails = _trails(credit_origins(split_articles(story.articles), Settings().wire_overlap))
        for (a, b), found in _differences(trails).items():
            if trails.spans[a].origin != trails.spans[b].origin:
                yield Candidate(trails.spans[a].text, trails.spans[b].text, tuple(found))


def _by_story(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["story"], []).append(row)
    return found


def _candidates(story: str, rows: Sequence[Mapping[str, Any]]) -> list[Candidate]:
    """Compare the sentences of some pairs as one story; return the pairs as they were given."""
    texts: dict[tuple[str, str], Sentence] = {}
    for row in rows:
        for document, text in zip(row["docs"], (row["s1"], row["s2"]), strict=True):
            if (document, text) not in texts:
                article = Article(f"{document}-{len(texts)}", story, document, "", text)
                texts[document, text] = Sentence(article, 0, 0, len(text), "body", 0)
    trails = _trails(texts.values())
    place = {s.id: row for row, span in enumerate(trails.spans) for s in span.sentences}
    differences = _differences(trails)
    found = []
    for row in rows:
        keys = zip(row["docs"], (row["s1"], row["s2"]), strict=True)
        a, b = sorted(place[texts[key].id] for key in keys)
        left, right = trails.spans[a].text, trails.spans[b].text
        found.append(Candidate(left, right, tuple(differences.get((a, b), ()))))
    return found


def _trails(sentences: Iterable[Sentence]) -> Trails:
    spans = gather_spans(sentences)
    embeddings = embed(spans, load_encoder(BUNDLED, default_cache()))
    with on_one_thread():
        return follow_trails(spans, compare_spans(embeddings))


def _differences(trails: Trails) -> dict[tuple[int, int], list[Difference]]:
    found: dict[tuple[int, int], list[Difference]] = {}
    for find in (find_number_differences, find_age_differences, find_kin_differences):
        for each in find(trails):
            found.setdefault((min(each.left, each.right), max(each.left, each.right)), []).append(
                each if each.left < each.right else _turned(each)
            )
    return found


def _turned(each: Difference) -> Difference:
    return Difference(
        each.kind, each.right, each.left, each.right_span, each.left_span, each.subject,
        each.reason, each.weight, each.excused,
    )  # fmt: skip


def _show(number: int, candidate: Candidate) -> None:
    print(f"\n[{number}]")
    for each in candidate.found:
        what = each.excused or _CLASH
        left, right = (
            candidate.left[slice(*each.left_span)],
            candidate.right[slice(*each.right_span)],
        )
        print(f"  {what}: {left!r} against {right!r} ({each.subject}, {each.weight:.2f})")
    print(f"  1 {candidate.left}\n  2 {candidate.right}")


if __name__ == "__main__":
    main()
