"""Sentences that say themselves that something is disputed → what they dispute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from summarize.judging.denials import Denial, read_denials
from summarize.judging.differences import Difference
from summarize.judging.numbers import find_figures
from summarize.judging.trails import Trails
from summarize.judging.wording import Word, Wording, phrase
from summarize.reading.sentences import Span as Place

_AT_ODDS = re.compile(
    r"(?i)\b(?:(?:put|puts|putting|was|were|is|are|appeared|seemed|at) (?:\w+ ){0,2}?at odds with"
    r"|at odds with|contradict(?:s|ed|ing)?\b|in contradiction (?:to|with)"
    r"|conflict(?:s|ed|ing) with|in (?:stark |sharp |direct )?contrast (?:to|with)"
    r"|differ(?:s|ed) from"
    r"|runs? counter to|ran counter to|belied)"
)
_DISPUTES = re.compile(
    r"(?i)(?:(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )(?<!is )\bden(?:y|ies|ied|ying)"
    r"(?! (?:\w+ )?(?:him|her|them|entry|access|asylum|bail|requests?|motions?|petitions?|visas?))"
    r"(?! (?:\w+ ){1,2}to\b)"
    r"|\b(?:disput(?:es|ed|ing)|refut(?:es|ed|ing)|rebut(?:s|ted)"
    r"|push(?:es|ed|ing) back (?:against|on)"
    r"(?! (?:\w+ )?(?:calls|efforts?|plans?|bills?|moves?))"
    r"|contradict(?:s|ed) (?:\w+ ){1,4}claims?)"
    r"|\b(?:reject|dismiss)(?:s|es|ed|ing)? (?=(?:\w+['’]?s? ){0,3}?(?:claims?"
    r"|allegations?|ideas?|notions?"
    r"|suggestions?|accusations?|reports?|charges?(?! against)|assertions?|arguments?"
    r"|criticisms?|that|as)\b)"
    r"|\bcall(?:ed|s|ing) (?:[^\s,;.]+ ){0,30}?[“\"‘']?(?:\w+ )?"
    r"(?:false|untrue|a lie|lies|distortions?|fake|nonsense|baseless|hoax|inaccurate))\b"
)
_INSTEAD = re.compile(r"(?i)\b(?:instead|on the contrary|rather,|in fact|to the contrary)\b")
_CLAIMS = re.compile(
    r"(?i)\b(?:claim|said|says?(?!ing)|insist|argue|maintain|contend|told|state|assert)\w*\b"
)
_PUTS_AT = re.compile(
    r"(?i)\bputs? (?:the|that|its|this) (?:\w+ )?(?:figure|number|total|toll|cost|amount|count)"
    r"|\b(?:figure|number|total|toll|count) (?:is|was) (?:closer to|actually|in fact)"
)
_SILENCE = re.compile(
    r"(?i)\b(?:(?:did|do|does|has|have|had|was|were)(?:n['’]t| not)|neither|never|nor|declined to"
    r"|refused to|failed to)\b[^.;:]{0,40}?\b(?:address(?:ed)?|mention(?:ed)?|discuss(?:ed)?"
    r"|speak (?:of|about|to)|spoke (?:of|about|to)|comment(?:ed)? on|touch(?:ed)? on"
    r"|acknowledge[d]?|explain(?:ed)?)\b"
)
_SAYS = re.compile(
    r"(?i)\b(?:say|says|said|saying|told|tells|telling|vow\w*|promis\w+|insist\w*|announc\w+"
    r"|address\w*|acknowledg\w+|explain\w*|discuss\w*|declar\w+|stated?|stating|mention\w*)\b"
)
_ASIDE = re.compile(
    r",\s(?:\w+ing|but|while|although|and)\b|;"
)  # what goes on is of something else
# What is rejected is to be done, …
_REJECTED = re.compile(r"(?i)\b(?:reject|dismiss|refus)\w*|\bpush\w* back")
_TO_BE_DONE = re.compile(
    r"(?i)\b(?:ideas?|notions?|suggestions?|proposals?|plans?|demands?|calls?|would|should|must)\b"
)
# … or somebody wants it to be.
_WANTED = re.compile(
    r"(?i)\b(?:insistence|demands?|vow\w*|pledge\w*|promis\w+|wants?|wanted|should|must"
    r"|(?:call|push|plea)(?:s|ed|ing)? for)\b(?! (?:he|she|they|it) (?:is|was|had|has|did)\b)"
)
_THOUGHT_OF = re.compile(r"(?i)\b(?:fear\w*|could|might|if|whether|possib\w+|concern\w*)\b")
DISPUTED = "disputed in so many words"  # the reason of such a denial
OPPOSED = "wanted by one side and rejected by the other"  # of what should be, not of what is
_ISSUE = 60  # characters behind "rejected" that say what is rejected
_REACH = 24  # words behind "at odds with" that may say what about
_OBJECT = 16  # words behind "denied" that may say what
_ELSEWHERE = frozenset("before after while saying but adding".split())
_VERB_AHEAD = 8  # words between "saying" and what is said
_SAY_LITTLE = frozenset("any claim alleg accus report assert charg suggest idea notion".split())
_AT_ODDS_ON = 5.0  # weight of what the two must have in common
_TOPIC = 3.0  # weight of the words that a silence and the words that break it must share
_SHARE = 0.55  # of what is disputed, that the sentence it is found in must say


def find_disputes(trails: Trails) -> Iterator[Difference]:
    """Yield what sentences dispute in so many words, each with the nearest that says it.

    "That put him at odds with …" stands beside what it is at odds with; "He denied …" and "neither
    addressed …" lead to whoever says it, in whichever outlet.
    """
    denials = {row: read_denials(wording) for row, wording in enumerate(trails.wordings)}
    before = trails.before
    for row, wording in enumerate(trails.wordings):
        if trails.spans[row].sentence.kind != "body":
            continue
        yield from _at_odds(trails, row, wording, before[row], denials)
        yield from _disputed(trails, row, wording, denials)
        yield from _silences(trails, row, wording, before[row])
        yield from _two_figures(row, wording)
    yield from _insteads(trails, before)


def _at_odds(
    trails: Trails, row: int, wording: Wording, before: Sequence[int],
    denials: Mapping[int, Sequence[Denial]],
) -> Iterator[Difference]:  # fmt: skip
    """Yield what a sentence is said to be at odds with: what denies the words it goes on with."""
    match = _AT_ODDS.search(wording.text)
    if match is None:
        return
    after = [w for w in wording.words if w.start >= match.end()][:_REACH]
    after = [w for w in after if w.stem]
    topic = frozenset(w.stem for w in after if not w.is_name) - trails.names
    best: tuple[float, int, Place] | None = None
    for other in sorted({*before, *trails.near(row)}):
        for denial in denials[other]:
            told = frozenset((denial.predicate, *denial.objects))
            common = trails.weigh(topic & told)
            if other in before:
                common *= 1.5
            if len(topic & told) > 1 and (best is None or common > best[0]):
                best = (common, other, denial.span)
    if best is None or best[0] < _AT_ODDS_ON:
        return
    common, other, place = best
    shared = topic & {w.stem for w in trails.wordings[other].words}
    yield Difference(
        kind="denial",
        left=other,
        right=row,
        left_span=place,
        right_span=_fullest_clause(trails, [w for w in after if w.stem in shared]),
        subject=max(sorted(shared), key=lambda stem: trails.weights.get(stem, 0.0)),
        reason="said to be at odds",
        weight=0.9,
        between="speakers",
    )


def _disputed(
    trails: Trails, row: int, wording: Wording, denials: Mapping[int, Sequence[Denial]]
) -> Iterator[Difference]:
    match = _DISPUTES.search(wording.text)
    if match is None:
        return
    after = [w for w in wording.words if w.start >= match.end()][:_OBJECT]
    after = [w for w in after if w.clause <= after[0].clause + 1]
    cut = next((k for k, w in enumerate(after) if w.low in _ELSEWHERE), len(after))
    topic = frozenset(w.stem for w in after[:cut] if w.stem and not w.is_name) - _SAY_LITTLE
    total = trails.weigh(topic)
    found: list[tuple[float, int]] = []
    for other in trails.near(row):
        text = trails.wordings[other].text
        if trails.spans[other].sentence.kind != "body" or _DISPUTES.search(text):
            continue
        common = trails.weigh(topic & trails.wordings[other].stems)
        if any(d.predicate in topic or d.objects & topic for d in denials[other]):
            continue  # it denies that too
        if not total or len(topic & trails.wordings[other].stems - trails.names) < 2:
            continue
        if _THOUGHT_OF.search(text):
            common /= 2
        if common / total >= _SHARE and common >= _TOPIC:
            found.append((common, -other))
    if not found:
        return
    common, other = max(found)
    place = _shared_place(trails, -other, topic)
    yield Difference(
        kind="denial",
        left=row,
        right=-other,
        left_span=match.span(),
        right_span=place,
        subject=_most_telling(trails, topic & trails.wordings[-other].stems),
        reason=OPPOSED if _is_of_stance(wording, match, trails.wordings[-other]) else DISPUTED,
        weight=min(0.8, 0.4 + common / (2 * total)),
        between="speakers",
    )


def _is_of_stance(wording: Wording, disputed: re.Match[str], other: Wording) -> bool:
    """Say whether two sides want different things: no fact tells which of them is right."""
    behind = wording.text[disputed.end() : disputed.end() + _ISSUE]
    rejected = _REJECTED.search(disputed[0]) and _TO_BE_DONE.search(behind)
    return rejected is not None and _WANTED.search(other.text) is not None


def _silences(
    trails: Trails, row: int, wording: Wording, before: Sequence[int]
) -> Iterator[Difference]:
    """Yield where somebody speaks of what they are said not to have spoken of."""
    match = _SILENCE.search(wording.text)
    if match is None:
        return
    behind = [w for w in wording.words if w.start >= match.end()][:_REACH]
    aside = _ASIDE.search(wording.text, match.end())
    behind = [w for w in behind if aside is None or w.start < aside.start()]
    topic = frozenset(w.stem for w in behind if w.stem) - trails.names
    actors = {w.stem for w in wording.words if w.is_name and w.start < match.end()}
    for other in before[:1]:
        actors |= trails.wordings[other].names
    found = []
    for other, said in enumerate(trails.wordings):
        if trails.spans[other].origin == trails.spans[row].origin or not _SAYS.search(said.text):
            continue
        shared = topic & said.stems
        common = trails.weigh(shared)
        first = next((w.stem for w in said.words if w.is_name), "")
        if first in actors and len(shared) >= 3 and common >= 2 * _TOPIC:
            found.append((common, -other))
    if found:
        common, other = max(found)
        said = trails.wordings[-other]
        yield Difference(
            kind="denial",
            left=row,
            right=-other,
            left_span=match.span(),
            right_span=_from_the_verb(said, _shared_place(trails, -other, topic)),
            subject=_most_telling(trails, topic & said.stems),
            reason="said not to have spoken of it, and quoted on it",
            weight=min(0.8, 0.3 + common / 20),
            between="outlets",
        )


def _two_figures(row: int, wording: Wording) -> Iterator[Difference]:
    """Yield two figures that one sentence sets against each other: "… puts the figure at …"."""
    match = _PUTS_AT.search(wording.text)
    if match is None:
        return
    figures = find_figures(wording.text)
    for mine, theirs in pairwise(figures):
        apart = mine.end <= match.start() < theirs.start and mine.excludes(theirs)
        if apart and theirs.unit in (mine.unit, ""):
            yield Difference(
                kind="number",
                left=row,
                right=row,
                left_span=(mine.start, mine.end),
                right_span=(theirs.start, theirs.end),
                subject=mine.unit,
                reason="two figures set against each other",
                weight=0.9,
                between="speakers",
            )


def _insteads(trails: Trails, before: Mapping[int, tuple[int, ...]]) -> Iterator[Difference]:
    """Yield a claim that an article sets against the one it has just told: "He said instead …"."""
    for row, wording in enumerate(trails.wordings):
        match = _INSTEAD.search(wording.text)
        if match is None or not before[row] or not _CLAIMS.search(wording.text):
            continue
        other = before[row][0]
        disputed = _DISPUTES.search(trails.wordings[other].text)
        if disputed is not None and _is_ascribed(trails.wordings[other].text, disputed.end()):
            yield Difference(
                kind="denial",
                left=other,
                right=row,
                left_span=disputed.span(),
                right_span=match.span(),
                subject=_most_telling(
                    trails, wording.stems & trails.wordings[other].stems or wording.stems
                ),
                reason=DISPUTED,
                weight=0.8,
                between="speakers",
            )


def _is_ascribed(text: str, start: int) -> bool:
    """Say whether somebody is said to hold what is disputed; otherwise one side alone speaks."""
    aside = text.find(", ", start)
    return _CLAIMS.search(text, start, len(text) if aside < 0 else aside) is not None


def _most_telling(trails: Trails, stems: frozenset[str]) -> str:
    return max(sorted(stems), key=lambda stem: trails.weights.get(stem, 0.0), default="")


def _shared_place(trails: Trails, row: int, topic: frozenset[str]) -> Place:
    """Return where a sentence speaks of a topic; all of it where it has none of its words."""
    wording = trails.wordings[row]
    words = [word for word in wording.words if word.stem in topic]
    return _fullest_clause(trails, words) if words else (0, len(wording.text))


def _fullest_clause(trails: Trails, words: Sequence[Word]) -> Place:
    """Return where those of some words stand that share the clause which tells most of them."""
    clauses: dict[int, list[Word]] = {}
    for word in words:
        clauses.setdefault(word.clause, []).append(word)
    told = {
        clause: trails.weigh(frozenset(word.stem for word in found))
        for clause, found in clauses.items()
    }
    return phrase(clauses[max(sorted(told), key=lambda clause: told[clause])])


def _from_the_verb(wording: Wording, place: Place) -> Place:
    """Return a place with the verb of saying in front of it, if one stands near."""
    verbs = [match.start() for match in _SAYS.finditer(wording.text, 0, place[0])]
    near = [start for start in verbs if len(wording.between(start, place[0])) <= _VERB_AHEAD]
    return (near[-1], place[1]) if near else place
