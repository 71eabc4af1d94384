"""A comparison record and a labelled story → how much of what people found the record shows.

Extractive output states exactly what its sentences state. A shown sentence therefore carries the
facts of every labelled sentence that it covers by at least two fifths, and each figure below is
counted, not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from typing import Any, TypeVar

from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from summarize.errors import LabelsError
from summarize.evaluating.labels import Disagreement, LabelledStory, Place
from summarize.showing.records import Record

Pair = frozenset[Place]  # of two sentences in different documents
Facts = frozenset[str]  # ids
T = TypeVar("T")

_COVERED = 0.4  # share of a labelled sentence from which a shown one carries its facts
_SCRAP = 20  # letters and digits below which boilerplate is a stray mark rather than a line
_PER_SIDE = 4  # sentences of a side that count: naming everything on both sides finds nothing
_IMPORTANT = 2  # weight from which a fact is worth a line

Value = int | float | str | list[float] | None


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of something were right, out of how many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 when there is nothing to be right about."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the program lists against what is labelled."""

    common: int
    listed: int
    labelled: int

    @property
    def precision(self) -> float:
        """Share of what is listed that is labelled too, 0 to 1; 0 when nothing is listed."""
        return Rate(self.common, self.listed).share

    @property
    def recall(self) -> float:
        """Share of what is labelled that is listed too, 0 to 1; 0 when nothing is labelled."""
        return Rate(self.common, self.labelled).share

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0 to 1."""
        return harmonic_mean(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """Do clusters hold what states the same?"""

    pairs: Overlap  # labelled body sentences of different documents in one cluster
    recall_by_fact: float  # the same recall, averaged over facts by weight, 0 to 1
    own_pairs: Rate  # the record's own sentences instead: joined pairs that share a fact

    @property
    def f1_by_fact(self) -> float:
        """Harmonic mean of the pairs' precision and the recall by fact, 0 to 1."""
        return harmonic_mean(self.pairs.precision, self.recall_by_fact)


@dataclass(frozen=True, slots=True)
class ConsensusScores:
    """Does the summary tell what several articles state, and does it credit the right ones?"""

    words: int
    lines: int
    majority_told: Rate  # facts that more than half of the articles state
    shared_told: float  # facts that two or more state, by weight and support, 0 to 1
    right_lines: Rate  # lines with at least one fact that two articles state
    redundant: int  # lines all of whose shared facts were told before
    citations: Overlap  # documents listed for a line, those that state a fact of it
    shown_shared: Rate  # of all facts that the lines state, those that two articles state
    whole_credits: Rate  # documents credited with a whole line that state every fact of it


@dataclass(frozen=True, slots=True)
class UniqueScores:
    """Is what is listed as told by one outlet alone told by no other?"""

    listed: int
    strict: Rate  # listed points all of whose facts no other article states
    lenient: Rate  # some of whose facts
    important_told: Rate  # unique facts of weight 2 or 3 that the lists state


@dataclass(frozen=True, slots=True)
class ConflictScores:
    """Are the disagreements found? One that is listed accounts for one that is labelled."""

    found: int
    labelled: int
    listed: int

    @property
    def precision(self) -> float | None:
        """Share of those listed that are labelled, 0 to 1; None when none is listed."""
        return self.found / self.listed if self.listed else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Every figure for one record of one story."""

    boilerplate: Overlap  # sentences set aside; stray marks do not count
    news_lost: int  # labelled sentences with news that are set aside or in no sentence at all
    clusters: ClusterScores
    consensus: ConsensusScores
    unique: UniqueScores
    boilerplate_shown: int  # lines and unique points that are nothing but boilerplate
    quotes: Overlap | None  # pairs of sentences that quote the same; None: the record has no list
    conflicts: ConflictScores | None  # None: the record has no list

    def figures(self) -> dict[str, Value]:
        """Return the figures under their usual names, rounded as they are reported."""
        return {**_shown_figures(self), **_listed_figures(self)}


def harmonic_mean(precision: float, recall: float) -> float:
    """Return F1 of two shares, 0 when both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def score_record(story: LabelledStory, record: Record, words: int | None = None) -> Scores:
    """Measure a record in the form of `comparison.json` against a story's labels.

    `words` cuts the consensus before the first line that does not fit; None leaves it whole.

    Raises:
        LabelsError: the record does not list every article of the story, or refers to a sentence
            or document that it does not hold.

    """
    carried = _Carried(story, record)
    lines = cut_lines(record["consensus"], carried.words, words)
    return Scores(
        boilerplate=_score_boilerplate(carried),
        news_lost=len(carried.lost),
        clusters=_score_clusters(carried, record["clusters"]),
        consensus=_score_consensus(carried, lines),
        unique=_score_unique(carried, record["unique"]),
        boilerplate_shown=_count_boilerplate(carried, lines, record["unique"]),
        quotes=_score_quotes(carried, record["quotes"]) if "quotes" in record else None,
        conflicts=_score_conflicts(carried, record["conflicts"]) if "conflicts" in record else None,
    )


class _Carried:
    """What every sentence of a record carries of the labels."""

    def __init__(self, story: LabelledStory, record: Record) -> None:
        self.story = story
        self.document = {each["id"]: number for number, each in enumerate(record["documents"])}
        if len(self.document) != len(story.articles):
            raise LabelsError(
                f"{story.name}: the record lists {len(self.document)} documents, the story has "
                f"{len(story.articles)} articles: list every file, those set aside too"
            )
        self.sentence: Mapping[str, Mapping[str, Any]] = {
            each["id"]: each for each in record["sentences"]
        }
        by_document: dict[int, list[tuple[int, int, Place]]] = {}
        for each in story.sentences:
            by_document.setdefault(each.place[0], []).append((each.start, each.end, each.place))
        self.places = {
            name: frozenset(
                place
                for start, end, place in by_document.get(self.document_of(each["document"]), ())
                if _covers(each["start"], each["end"], start, end)
            )
            for name, each in self.sentence.items()
        }
        stating: dict[Place, set[str]] = {}
        for fact in story.facts:
            for place in fact.mentions:
                stating.setdefault(place, set()).add(fact.id)
        self.stated = {place: frozenset(facts) for place, facts in stating.items()}
        self.documents = {fact.id: fact.documents for fact in story.facts}
        self.shared = story.supported(2)
        self.majority = story.majority

    def document_of(self, name: str) -> int:
        """Return the number of a document."""
        if name not in self.document:
            raise LabelsError(f"{self.story.name}: the record refers to no document '{name}'")
        return self.document[name]

    def words(self, name: str) -> int:
        """Return how many words a sentence has, counted at spaces."""
        self.check(name)
        return len(self.sentence[name]["text"].split())

    def check(self, name: str) -> None:
        """Raise unless there is such a sentence."""
        if name not in self.sentence:
            raise LabelsError(f"{self.story.name}: the record holds no sentence '{name}'")

    def facts(self, name: str) -> Facts:
        """Return the facts that a sentence states."""
        self.check(name)
        return _union(self.stated.get(place, Facts()) for place in self.places[name])

    def is_boilerplate(self, name: str) -> bool:
        """Say whether a sentence carries labelled sentences, and nothing but boilerplate."""
        return bool(self.places[name]) and self.places[name] <= self.story.boilerplate

    @cached_property
    def body(self) -> frozenset[Place]:
        """The labelled sentences that are report: on these pairs are judged."""
        labels = self.story
        aside = labels.boilerplate | labels.headlines | labels.captions
        return frozenset(each.place for each in labels.sentences) - aside

    @cached_property
    def set_aside(self) -> frozenset[Place]:
        """The labelled sentences that the record calls boilerplate, or boilerplate it left out."""
        called = _union(
            self.places[name]
            for name, each in self.sentence.items()
            if each.get("kind") == "boilerplate"
        )
        return called | (self.story.boilerplate - _union(self.places.values()))

    @cached_property
    def lost(self) -> frozenset[Place]:
        """The labelled sentences with news that the record sets aside or does not hold."""
        all_places = frozenset(each.place for each in self.story.sentences)
        dropped = all_places - _union(self.places.values())
        return (dropped | self.set_aside) - self.story.boilerplate


def _covers(start: int, end: int, labelled_start: int, labelled_end: int) -> bool:
    common = min(end, labelled_end) - max(start, labelled_start)
    return common > 0 and common >= _COVERED * (labelled_end - labelled_start)


def _union(sets: Iterable[Collection[T]]) -> frozenset[T]:
    """Return what any of the sets holds."""
    return frozenset(each for group in sets for each in group)


def _pairs(places: Iterable[Place]) -> Iterator[Pair]:
    """Yield every two places in different documents."""
    for left, right in combinations(sorted(places), 2):
        if left[0] != right[0]:
            yield frozenset((left, right))


def _score_boilerplate(carried: _Carried) -> Overlap:
    labelled = carried.story.boilerplate
    scrap = {
        each.place
        for each in carried.story.sentences
        if each.place in labelled and sum(map(str.isalnum, each.text)) < _SCRAP
    }
    counted, set_aside = labelled - scrap, carried.set_aside - scrap
    return Overlap(len(counted & set_aside), len(set_aside), len(counted))


def _score_clusters(carried: _Carried, clusters: Iterable[Mapping[str, Any]]) -> ClusterScores:
    groups = [each["sentences"] for each in clusters]
    joined = {
        pair
        for group in groups
        for pair in _pairs(
            _union(carried.places.get(name, frozenset()) for name in group) & carried.body
        )
    }
    by_fact = [
        (fact.weight, set(_pairs(carried.body.intersection(fact.mentions))))
        for fact in carried.story.facts
    ]
    stated = {pair for _, pairs in by_fact for pair in pairs}
    weight = sum(weight for weight, pairs in by_fact if pairs)
    found = sum(weight * len(pairs & joined) / len(pairs) for weight, pairs in by_fact if pairs)
    return ClusterScores(
        pairs=Overlap(len(joined & stated), len(joined), len(stated)),
        recall_by_fact=found / weight if weight else 0.0,
        own_pairs=_score_own_pairs(carried, groups),
    )


def _score_own_pairs(carried: _Carried, groups: Iterable[Iterable[str]]) -> Rate:
    """Count pairs of the record's sentences as the record cut them."""
    own = (
        pair
        for group in groups
        for pair in combinations(
            [name for name in group if carried.body & carried.places.get(name, set())], 2
        )
        if len({carried.sentence[name]["document"] for name in pair}) == 2
    )
    verdicts = [bool(carried.facts(left) & carried.facts(right)) for left, right in own]
    return Rate(sum(verdicts), len(verdicts))


def cut_lines(
    lines: Sequence[Mapping[str, Any]], words_of: Callable[[str], int], words: int | None
) -> Sequence[Mapping[str, Any]]:
    """Return the lines before the first that does not fit into so many words; all for None."""
    if words is None:
        return lines
    room = words
    for number, line in enumerate(lines):
        room -= words_of(line["sentence"])
        if room < 0:
            return lines[:number]
    return lines


def _score_consensus(carried: _Carried, lines: Sequence[Mapping[str, Any]]) -> ConsensusScores:
    told = [carried.facts(line["sentence"]) for line in lines]
    everything = _union(told)
    worth = {
        fact.id: fact.weight * len(fact.documents)
        for fact in carried.story.facts
        if fact.id in carried.shared
    }
    total = sum(worth.values())
    return ConsensusScores(
        words=sum(carried.words(line["sentence"]) for line in lines),
        lines=len(lines),
        majority_told=Rate(len(carried.majority & everything), len(carried.majority)),
        shared_told=sum(worth[fact] for fact in worth.keys() & everything) / total
        if total
        else 0.0,
        right_lines=Rate(sum(bool(facts & carried.shared) for facts in told), len(told)),
        redundant=_count_redundant(told, carried.shared),
        citations=_score_citations(carried, lines, told),
        shown_shared=Rate(len(everything & carried.shared), len(everything)),
        whole_credits=_score_whole_credits(carried, lines, told),
    )


def _count_redundant(told: Sequence[Facts], shared: Facts) -> int:
    known: Facts = frozenset()
    redundant = 0
    for facts in told:
        redundant += bool(facts & shared) and facts & shared <= known
        known |= facts
    return redundant


def _score_citations(
    carried: _Carried, lines: Sequence[Mapping[str, Any]], told: Sequence[Facts]
) -> Overlap:
    counts = []
    for line, facts in zip(lines, told, strict=True):
        stating = _union(carried.documents[fact] for fact in facts)
        cited = {carried.document_of(name) for name in line["documents"]}
        counts.append((len(stating & cited), len(cited), len(stating)))
    return Overlap(*(sum(count[place] for count in counts) for place in range(3)))


def _score_whole_credits(
    carried: _Carried, lines: Sequence[Mapping[str, Any]], told: Sequence[Facts]
) -> Rate:
    verdicts = [
        all(carried.document_of(name) in carried.documents[fact] for fact in facts)
        for line, facts in zip(lines, told, strict=True)
        for name in line.get("documents_whole", line["documents"])
    ]
    return Rate(sum(verdicts), len(verdicts))


def _listed_points(unique: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """Return document and sentence of every point, a document's repetitions once."""
    return [
        (document, name)
        for document, points in unique.items()
        for name in dict.fromkeys(point["sentence"] for point in points)
    ]


def _score_unique(
    carried: _Carried, unique: Mapping[str, Iterable[Mapping[str, Any]]]
) -> UniqueScores:
    """A point that is listed under another article than its own is listed, but never right."""
    points = _listed_points(unique)
    alone = carried.documents.keys() - carried.shared
    told = [carried.facts(name) for document, name in points if _is_own(carried, document, name)]
    important = {
        fact.id for fact in carried.story.facts if fact.id in alone and fact.weight >= _IMPORTANT
    }
    return UniqueScores(
        listed=len(points),
        strict=Rate(sum(bool(facts) and facts <= alone for facts in told), len(points)),
        lenient=Rate(sum(bool(facts & alone) for facts in told), len(points)),
        important_told=Rate(len(_union(told) & important), len(important)),
    )


def _is_own(carried: _Carried, document: str, name: str) -> bool:
    carried.check(name)
    return bool(carried.sentence[name]["document"] == document)


def _count_boilerplate(
    carried: _Carried,
    lines: Iterable[Mapping[str, Any]],
    unique: Mapping[str, Iterable[Mapping[str, Any]]],
) -> int:
    points = [name for document, name in _listed_points(unique) if _is_own(carried, document, name)]
    return sum(map(carried.is_boilerplate, [*points, *(line["sentence"] for line in lines)]))


def _score_quotes(carried: _Carried, quotes: Iterable[Mapping[str, Any]]) -> Overlap:
    labelled = {
        pair
        for quote in carried.story.quotes
        for pair in _pairs({place for place, _ in quote.mentions})
    }
    listed = {
        pair
        for quote in quotes
        for pair in _pairs(
            _union(carried.places.get(each["sentence"], frozenset()) for each in quote["variants"])
        )
    }
    return Overlap(len(labelled & listed), len(listed), len(labelled))


def _score_conflicts(carried: _Carried, conflicts: Sequence[Mapping[str, Any]]) -> ConflictScores:
    """Match labelled conflicts with listed ones, each with one, as many as can be."""
    labelled = carried.story.conflicts
    listed = [
        [
            _union(carried.places.get(name, frozenset()) for name in side["sentences"][:_PER_SIDE])
            for side in conflict["sides"]
        ]
        for conflict in conflicts
    ]
    found = 0
    if labelled and listed:
        meets = [[_meet(one, sides) for sides in listed] for one in labelled]
        matching = maximum_bipartite_matching(csr_array(meets), perm_type="column")
        found = sum(column >= 0 for column in matching.tolist())
    return ConflictScores(found, len(labelled), len(listed))


def _meet(labelled: Disagreement, listed: Sequence[frozenset[Place]]) -> bool:
    """Say whether two sides of the one and two of the other have sentences in common."""
    ours = [frozenset(side.mentions) for side in labelled.sides]
    return any(
        a & c and b & d for a, b in permutations(ours, 2) for c, d in permutations(listed, 2)
    )


def _shown_figures(scores: Scores) -> dict[str, Value]:
    pairs, told = scores.clusters.pairs, scores.consensus
    # The reported F1 by fact comes from the precision as it is reported.
    precision = round(pairs.precision, 3)
    by_fact = harmonic_mean(precision, scores.clusters.recall_by_fact)
    own = scores.clusters.own_pairs
    return {
        "boilerplate P/R": [
            round(scores.boilerplate.precision, 2),
            round(scores.boilerplate.recall, 2),
        ]
        if scores.boilerplate.labelled
        else None,
        "news sentences lost": scores.news_lost,
        "alignment P/R/F1": _three(pairs),
        "alignment by fact P/R/F1": [
            precision,
            round(scores.clusters.recall_by_fact, 3),
            round(by_fact, 3),
        ],
        "own pairs P": round(own.share, 3),
        "consensus words": told.words,
        "consensus sentences": told.lines,
        "majority facts told": str(told.majority_told),
        "shared weight told": round(told.shared_told, 3),
        "consensus precision": round(told.right_lines.share, 3),
        "redundant sentences": told.redundant,
        "citation P/R": [round(told.citations.precision, 3), round(told.citations.recall, 3)],
        "facts shown that are shared": round(told.shown_shared.share, 3),
        "whole-line credits P": round(told.whole_credits.share, 3),
    }


def _listed_figures(scores: Scores) -> dict[str, Value]:
    unique, figures = scores.unique, dict[str, Value]()
    figures["unique listed"] = unique.listed
    figures["unique strict P"] = round(unique.strict.share, 3)
    figures["unique lenient P"] = round(unique.lenient.share, 3)
    figures["important unique told"] = str(unique.important_told)
    figures["boilerplate in output"] = scores.boilerplate_shown
    if scores.quotes is not None:
        figures["quote pairs P/R/F1"] = _three(scores.quotes) if scores.quotes.labelled else None
    if scores.conflicts is not None:
        precision = scores.conflicts.precision
        figures["conflicts found"] = f"{scores.conflicts.found}/{scores.conflicts.labelled}"
        figures["conflicts precision"] = round(precision, 3) if precision is not None else None
    return figures


def _three(overlap: Overlap) -> list[float]:
    return [round(overlap.precision, 3), round(overlap.recall, 3), round(overlap.f1, 3)]
