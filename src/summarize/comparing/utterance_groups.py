"""Quoted sentences → which of them are wordings of one utterance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarize.comparing.clusters import grow_group
from summarize.comparing.quoted_sentences import Wording, compare_speakers
from summarize.comparing.quoted_words import stem_of, words_of
from summarize.reading.sentences import Sentence

Alike = Callable[[Sentence, Sentence], float]

_MOST_HOLDERS = 400  # wordings; a word that more of them hold suggests no pair
_VERBATIM = 0.8  # share of the words found in the same order: surely the same, whatever the day
_ALIKE = 0.6  # how alike two sentences are, by the caller's measure, for another wording to pass


@dataclass(frozen=True, slots=True)
class _Link:
    """Two wordings that are one utterance, and where each of them holds what is common."""

    strength: float  # 0 to 1
    left: tuple[int, int]  # words; end is not included
    right: tuple[int, int]


def group_wordings(wordings: Sequence[Wording], alike: Alike | None) -> list[tuple[int, ...]]:
    """Return groups of rows, each in order; a row may stand in several."""
    keys: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        keys[wording.words, wording.speaker.name if wording.speaker else ""].append(row)
    heads = [rows[0] for rows in keys.values()]
    links = _find_links([wordings[row] for row in heads], alike)
    linked = _close(links, len(heads))
    followers = list(keys.values())
    groups: set[tuple[int, ...]] = set()
    covered: set[tuple[int, int]] = set()
    pairs = sorted(
        (-value, a, b) for a, near in enumerate(linked) for b, value in near.items() if a < b
    )
    for _, a, b in pairs:
        if (a, b) in covered:
            continue
        group = grow_group(a, b, linked)
        covered.update((x, y) for x in group for y in group if x < y)
        groups.add(tuple(sorted(row for head in group for row in followers[head])))
    alone = set(range(len(heads))).difference(*(near for near in linked))
    groups.update(tuple(sorted(followers[head])) for head in alone)
    return sorted(groups)


def _find_links(
    wordings: Sequence[Wording], alike: Alike | None
) -> Mapping[tuple[int, int], _Link]:
    found: dict[tuple[int, int], _Link] = {}
    for a, b in _candidates(wordings):
        link = _compare(wordings[a], wordings[b], alike)
        if link is not None:
            found[a, b] = link
    return found


def _candidates(wordings: Sequence[Wording]) -> Iterable[tuple[int, int]]:
    """Yield pairs that share enough of the shorter one's content words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        shared: Counter[int] = Counter()
        for stem in sorted(wording.content):
            if len(holders[stem]) <= _MOST_HOLDERS:
                shared.update(holders[stem])
            holders[stem].append(row)
        for other, count in sorted(shared.items()):
            least = min(len(wording.content), len(wordings[other].content))
            if count >= max(1, 0.4 * least):
                yield other, row


def _compare(left: Wording, right: Wording, alike: Alike | None) -> _Link | None:
    """Return how two wordings are linked, or None when they are two utterances."""
    short, long = (left, right) if len(left.words) <= len(right.words) else (right, left)
    same, strange = compare_speakers(left.speaker, right.speaker)
    blocks = SequenceMatcher(None, left.stems, right.stems, autojunk=False).get_matching_blocks()
    blocks = [block for block in blocks if block.size]
    if not blocks:
        return None
    in_order = sum(_tells(left.stems[b.a : b.a + b.size]) for b in blocks)
    least = _tells(short.stems)
    bag = len(left.content & right.content) / max(1, min(len(left.content), len(right.content)))
    coverage = in_order / max(1, least)
    words = sum(block.size for block in blocks)
    run = max(_tells(left.stems[b.a : b.a + b.size]) for b in blocks)
    longest = max(block.size for block in blocks)
    whole = longest == len(short.words)
    if strange:
        passes = in_order >= 5 and coverage >= 0.8
    elif whole:
        passes = least >= 2 or (least == 1 and len(long.words) <= 4 and len(short.words) <= 2)
        passes = passes and (len(short.words) > 3 or _stands_so(short, long))
    else:
        passes = (
            (in_order >= 3 and coverage >= 0.6 and (run >= 2 or longest >= 4))
            or (words >= 4 and words >= 0.8 * len(short.words) and coverage == 1 and least >= 2)
            or (words >= 6 and longest >= 5 and coverage >= 0.6 and same)
            or (in_order >= 6 and coverage >= 0.45 and longest >= 4)
            or (same and least >= 4 and bag >= 0.65)
            or (same and least >= 3 and bag >= 0.8)
        )
        if not passes and alike is not None and same and bag >= 0.3 and least >= 3:
            passes = alike(left.parts[0].sentence, right.parts[0].sentence) >= _ALIKE
    if passes and not whole and coverage < _VERBATIM and _on_other_days(left, right):
        return None
    one_article = left.parts[0].sentence.article.id == right.parts[0].sentence.article.id
    if not passes or (one_article and not whole and coverage < 0.8):
        return None  # whoever goes on in other words says the next thing
    strength = round(max(coverage, bag) * (1.0 if same else 0.9), 6)
    core = [b for b in blocks if b.size > 1 and _tells(left.stems[b.a : b.a + b.size])] or blocks
    first, last = core[0], core[-1]
    return _Link(strength, (first.a, last.a + last.size), (first.b, last.b + last.size))


def _on_other_days(left: Wording, right: Wording) -> bool:
    """Say whether both articles tell when it was said, and tell of two days."""
    return None not in (left.said_on, right.said_on) and left.said_on != right.said_on


def _stands_so(short: Wording, long: Wording) -> bool:
    """Say whether two or three words are surely those of a longer wording.

    They are when printed alike ("zones" is not "zone"), or when the word beside them is the same.
    """
    size = len(short.words)
    if len(short.parts) > 1:
        return True
    part = short.parts[0]
    text = part.sentence.text
    before = [stem_of(word)[0] for word in words_of(text[: part.start])[-1:]]
    behind = [stem_of(word)[0] for word in words_of(text[part.end :])[:1]]
    for place in range(len(long.words) - size + 1):
        if long.words[place : place + size] == short.words:
            return True
        if long.stems[place : place + size] == short.stems and (
            list(long.stems[max(0, place - 1) : place]) == before != []
            or list(long.stems[place + size : place + size + 1]) == behind != []
        ):
            return True
    return False


def _tells(stems: Sequence[str]) -> int:
    return sum(stem_of(stem)[1] for stem in stems)


def _close(links: Mapping[tuple[int, int], _Link], count: int) -> Sequence[Mapping[int, float]]:
    """Link two wordings that are the same part of a third."""
    linked: list[dict[int, float]] = [{} for _ in range(count)]
    places: list[dict[int, tuple[int, int]]] = [{} for _ in range(count)]
    for (a, b), link in links.items():
        linked[a][b] = linked[b][a] = link.strength
        places[a][b], places[b][a] = link.left, link.right
    added: list[tuple[int, int, float]] = []
    for middle, near in enumerate(places):
        others = sorted(near)[:60]
        for k, a in enumerate(others):
            for b in others[k + 1 :]:
                if b not in linked[a] and _overlap(near[a], near[b]) >= 0.6:
                    added.append((a, b, 0.8 * min(linked[middle][a], linked[middle][b])))
    for a, b, value in added:
        linked[a][b] = linked[b][a] = max(value, linked[a].get(b, 0.0))
    return linked


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> float:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common / max(1, min(left[1] - left[0], right[1] - right[0]))
