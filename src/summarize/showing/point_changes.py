"""Two records of one story, sentence by sentence → the points that stand otherwise now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from summarize.judging.findings import FindingKind
from summarize.showing.aligned import Aligned, Stated
from summarize.showing.recorded import RecordedCluster

PointFate = Literal["became consensus", "no longer consensus", "no longer alone", "support"]
_ONE_POINT = 0.5  # share of the sentences known to both runs from which two clusters are one point


@dataclass(frozen=True, slots=True)
class PointChange:
    """How outlets stand to a point now, and how they did."""

    fate: PointFate
    finding: str  # id in the later run; empty where no finding tells it any more
    stated: Stated
    was: FindingKind | None  # None where nobody told it
    kind: FindingKind | None  # None where nobody tells it any more
    before: tuple[str, ...]  # independent outlets that stated it
    now: tuple[str, ...]
    why: tuple[str, ...]  # in fixed words

    @property
    def gained(self) -> tuple[str, ...]:
        """The outlets that state it now and did not."""
        return tuple(each for each in self.now if each not in self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        """The outlets that stated it and do not any more."""
        return tuple(each for each in self.before if each not in self.now)


def find_point_changes(runs: Aligned) -> tuple[PointChange, ...]:
    """Return the points that became consensus or no longer are, and those whose support changed.

    None became consensus whose sentence shown, or half of whose sentences, told a consensus
    before; the same holds the other way round.
    """
    return tuple(_Points(runs).changes())


class _Points:
    """The points of two runs, each with what it is in the other."""

    def __init__(self, runs: Aligned) -> None:
        self.runs = runs
        self.then = {each.id: each for each in runs.before.points}
        self.today = {each.id: each for each in runs.now.points}
        # all in ids of the earlier run, and of sentences that both runs hold only
        self._then = {
            each.id: frozenset(s for s in each.sentences if s in runs.forth)
            for each in runs.before.clusters
        }
        self._today = {
            each.id: frozenset(runs.back[s] for s in each.sentences if s in runs.back)
            for each in runs.now.clusters
        }
        self.earlier = self._match()
        self.later = {earlier: later for later, earlier in self.earlier.items()}

    def _match(self) -> Mapping[str, str]:
        """Return for points of now which of then they are, the surest first, each once."""
        holding: dict[str, list[str]] = {}
        for name in self.then:
            for sentence in self._then[name]:
                holding.setdefault(sentence, []).append(name)
        found = []
        for place, name in enumerate(self.today):
            mine = self._today[name]
            for other in dict.fromkeys(o for s in sorted(mine) for o in holding.get(s, ())):
                theirs = self._then[other]
                found.append((-len(mine & theirs) / len(mine | theirs), place, name, other))
        matched: dict[str, str] = {}
        for likeness, _, name, other in sorted(found):
            if -likeness >= _ONE_POINT and name not in matched and other not in matched.values():
                matched[name] = other
        return matched

    def changes(self) -> Iterator[PointChange]:
        """Yield what changed, of each fate the best supported first."""
        by_support = sorted(self.today.values(), key=lambda each: -each.support)
        became = [
            each for each in by_support if each.kind == "consensus" and not self._was_agreed(each)
        ]
        ceased = [
            each
            for each in sorted(self.then.values(), key=lambda each: -each.support)
            if each.kind == "consensus" and not self._is_agreed(each)
        ]
        yield from (self._became(each) for each in became)
        yield from (self._ceased(each) for each in ceased)
        told = {each.id for each in became} | {self.later.get(each.id) for each in ceased}
        rest = [each for each in by_support if each.id not in told and each.id in self.earlier]
        changed = [found for each in rest for found in self._support(each)]
        yield from sorted(changed, key=lambda each: each.fate)

    def _was_agreed(self, point: RecordedCluster) -> bool:
        if self._was(point) == "contested":
            return False
        return _is_told(
            point.representative in self.runs.back and self.runs.back[point.representative],
            self._today[point.id],
            (self._then[c.id] for c in self.runs.before.clusters if c.kind == "consensus"),
        )

    def _is_agreed(self, point: RecordedCluster) -> bool:
        later = self.later.get(point.id)
        if later is not None and self.today[later].kind == "contested":
            return False  # whatever it tells besides: outlets contradict each other on the line
        return _is_told(
            point.representative in self.runs.forth and point.representative,
            self._then[point.id],
            (self._today[c.id] for c in self.runs.now.clusters if c.kind == "consensus"),
        )

    def _was(self, point: RecordedCluster) -> FindingKind | None:
        earlier = self.then.get(self.earlier.get(point.id, ""))
        return earlier.kind if earlier is not None else None

    def _became(self, point: RecordedCluster) -> PointChange:
        earlier = self.then.get(self.earlier.get(point.id, ""))
        why = []
        if earlier is not None and earlier.kind == "contested":
            why.append("no longer contested")
        if point.support < self.runs.before.min_support:
            why.append(_needed(self.runs))
        before = earlier.origins if earlier is not None else self._printed(point)
        return self._change("became consensus", point, earlier, before, tuple(why))

    def _printed(self, point: RecordedCluster) -> tuple[str, ...]:
        """Return whose sentences a point rests on that no point of the earlier run is."""
        sentences = (self.runs.before.sentence[each] for each in self._today[point.id])
        printing = {self.runs.before.document[each.document].outlet for each in sentences}
        return tuple(each for each in self.runs.before.independent_outlets if each in printing)

    def _ceased(self, point: RecordedCluster) -> PointChange:
        later = self.today.get(self.later.get(point.id, "")) or self._nearest(point)
        why = tuple(self._why_ceased(point, later))
        sentence = point.representative
        return PointChange(
            "no longer consensus",
            finding=later.id if later is not None else "",
            stated=self.runs.stated_before(sentence),
            was=point.kind,
            kind=later.kind if later is not None else None,
            before=point.origins,
            now=later.origins if later is not None else (),
            why=why,
        )

    def _nearest(self, point: RecordedCluster) -> RecordedCluster | None:
        """Return the point of now that holds most of the sentences of one of then."""
        held = self._then[point.id]
        shared = {name: len(held & self._today[name]) for name in self.today}
        best = max(shared, key=lambda name: shared[name], default="")
        return self.today[best] if best and shared[best] else None

    def _why_ceased(self, point: RecordedCluster, later: RecordedCluster | None) -> Iterator[str]:
        runs = self.runs
        if later is None:
            yield "none of its sentences is in the articles any more"
            return
        if later.kind == "contested":
            yield "outlets contradict each other on it now"
        for outlet in point.origins:
            if outlet not in later.origins:
                yield self._why_lost(point, outlet)
        if runs.now.min_support > runs.before.min_support and later.kind != "contested":
            yield _needed(runs)
        elif later.kind != "contested" and set(point.origins) <= set(later.origins):
            yield "its sentences are put together otherwise now"

    def _why_lost(self, point: RecordedCluster, outlet: str) -> str:
        """Say why an outlet no longer supports a point."""
        runs = self.runs
        sentences = [runs.before.sentence[each] for each in point.sentences]
        own = [each for each in sentences if runs.before.document[each.document].outlet == outlet]
        if not any(each.document in runs.documents for each in own):
            return f"the article of {outlet} is gone"
        if not any(each.id in runs.forth for each in own):
            return f"{outlet} has taken its sentence out"
        if not any(each.id in runs.unchanged for each in own):
            return f"{outlet} has rewritten its sentence"
        return f"the sentence of {outlet} is no longer held to say the same"

    def _support(self, point: RecordedCluster) -> Iterator[PointChange]:
        earlier = self.then[self.earlier[point.id]]
        if set(earlier.origins) == set(point.origins) or max(earlier.support, point.support) < 2:
            return
        why = tuple(
            self._why_lost(earlier, each) for each in earlier.origins if each not in point.origins
        )
        fate: PointFate = "no longer alone" if earlier.kind == "unique" else "support"
        yield self._change(fate, point, earlier, earlier.origins, why)

    def _change(
        self,
        fate: PointFate,
        point: RecordedCluster,
        earlier: RecordedCluster | None,
        before: tuple[str, ...],
        why: tuple[str, ...],
    ) -> PointChange:
        return PointChange(
            fate,
            finding=point.id,
            stated=self.runs.stated_now(point.representative),
            was=earlier.kind if earlier is not None else None,
            kind=point.kind,
            before=before,
            now=point.origins,
            why=why,
        )


def _is_told(
    shown: str | Literal[False],
    sentences: AbstractSet[str],
    agreed: Iterable[AbstractSet[str]],
) -> bool:
    """Say whether a consensus held the sentence shown, or half of all that tell the point."""
    return any(
        shown in cluster or 2 * len(sentences & cluster) >= max(1, len(sentences))
        for cluster in agreed
    )


def _needed(runs: Aligned) -> str:
    then, today = runs.before.min_support, runs.now.min_support
    return f"a consensus takes {today} independent outlets now, {then} then"
