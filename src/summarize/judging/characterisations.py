"""Sentences → one thing called by names that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.judging.differences import Difference
from summarize.judging.trails import Trails
from summarize.judging.wording import Word, Wording, stem_of
from summarize.reading.sentences import Span as Place

# A paper is called one of these; what stands in one line may be the same paper.
_PAPERS: Mapping[str, re.Pattern[str]] = {
    "order": re.compile(r"(?i)\b(?:executive orders?|presidential decree|proclamation)\b"),
    "guidance": re.compile(r"(?i)\b(?:guidance|guidelines?|memos?|memorand(?:um|a))\b"),
    "law": re.compile(r"(?i)\b(?:law|bill|legislation|statute)\b"),
    "treaty": re.compile(r"(?i)\b(?:treaty|accord|pact)\b"),
    "ruling": re.compile(r"(?i)\b(?:ruling|verdict|injunction)\b"),
}
_ISSUED = re.compile(
    r"(?i)\b(?:signed|issued|released|published|announced|unveiled|put out|handed down)\b"
    r"(?:(?! and | but )[^.;]){0,60}?\b(?:(?:earlier )?(?:this|last) (?:week|month|year)"
    r"|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_TOPIC = 2.0  # weight of what two papers must both be about
# Poles of judgement: a thing is not called by words of both sides in one breath.
_POLES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "success",
        re.compile(r"(?i)\b(?:success(?:es|ful|fully)?|triumphs?|breakthrough)\b"),
        re.compile(r"(?i)\b(?:failures?|fiasco|disaster|disastrous|debacle|flop)\b"),
    ),
    (
        "health",
        re.compile(
            r"(?i)\b(?:healthy|robust|excellent|never been (?:better|stronger|closer)|strongest)\b"
        ),
        re.compile(
            r"(?i)\b(?:strain(?:ed|s)?|sour(?:ed|ing)|never been (?:worse|weaker)|worst|frosty"
            r"|deteriorat\w{2,4})\b"
        ),
    ),
    (
        "peace",
        re.compile(r"(?i)\b(?:peaceful(?:ly)?|orderly|calm)\b"),
        re.compile(r"(?i)\b(?:violent(?:ly)?|riot(?:s|ers|ing)?|chaotic)\b"),
    ),
    (
        "holding",
        re.compile(r"(?i)\b(?:postpon(?:e|es|ed|ing)|delay(?:ed|ing)?|put off|suspended)\b"),
        re.compile(r"(?i)\b(?:cancel(?:s|l?ed|l?ing)|called off|scrapped|abandoned)\b"),
    ),
    (
        "activity",
        re.compile(r"(?i)\b(?:little|hardly any|no|no signs? of) activity\b"),
        re.compile(r"(?i)\b(?:is|was|are|were|new|renewed|increased|heightened) activity\b"),
    ),
    (
        "safety",
        re.compile(r"(?i)\b(?:safe(?:ly)?|harmless|no (?:danger|threat))\b"),
        re.compile(r"(?i)\b(?:unsafe|dangerous|hazardous|toxic)\b"),
    ),
    (
        "intent",
        re.compile(r"(?i)\b(?:accident(?:al|ally)?|by mistake|unintentional(?:ly)?)\b"),
        re.compile(r"(?i)\b(?:deliberate(?:ly)?|on purpose|intentional(?:ly)?)\b"),
    ),
    (
        "will",
        re.compile(r"(?i)\b(?:resigned|stepped down|quit|voluntar(?:y|ily))\b"),
        re.compile(r"(?i)\b(?:fired|ousted|forced out|dismissed|sacked|forced to resign)\b"),
    ),
    (
        "truth",
        re.compile(
            r"(?i)\b(?:accurate|truthful|honest"
            r"|(?:absolutely|completely|entirely|perfectly) clear)\b"
        ),
        re.compile(r"(?i)\b(?:misleading|untrue|inaccurate|dishonest|false)\b"),
    ),
    (
        "how often",
        re.compile(r"(?i)\b(?:a few (?:occasions|times)|rarely|isolated|once or twice)\b"),
        re.compile(
            r"(?i)\b(?:repeated(?:ly)?|time and again|routinely|systematic(?:ally)?|many times)\b"
        ),
    ),
)
_ALREADY_DEAD = re.compile(
    r"(?i)\b(?:found (?:\w+ ){0,3}dead|found (?:his|her|their|the) (?:lifeless )?body"
    r"|discovered (?:his|her|the|\w+['’]s) (?:lifeless )?body|(?:his|her|\w+['’]s) body was"
    r" (?:found|discovered))\b"
)
_DIED_LATER = re.compile(
    r"(?i)\b(?:died (?:at|on|in) (?:the |a )?(?:\w+ )?(?:scene|hospital|ambulance)|died on the way"
    r"|found (?:\w+ ){1,4}(?:bleeding|alive|unconscious|breathing)|died (?:\w+ ){1,3}later)\b"
)
_FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-|[Oo]ne-time|[Oo]nce) ?(?:[\w&.-]+ ){0,4}"
    r"(?P<role>executive|CEO|chief executive|chairman|chairwoman|chief|head|boss|director"
    r"|spokesman|spokeswoman|adviser|aide|lawyer|attorney|manager|owner)\s"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){0,2})"
)
_STILL = re.compile(
    r"(?P<name>[A-Z][\w’'-]+),\s(?:the|a|an|who is (?:the|a))\s(?:[\w&.-]+ ){0,3}"
    r"(?P<role>executive|CEO|chief executive|chairman|chairwoman|chief|head|boss|director"
    r"|spokesman|spokeswoman|adviser|aide|lawyer|attorney|manager|owner)\b(?P<rest>[^,;.]{0,60})"
)
_LED = frozenset("executive ceo chief head boss chairman chairwoman director manager".split())
_IS_NO = re.compile(
    r"\b(?:(?:is|are|was|were) (?:not|NOT)|(?:is|was|are|were)n['’]t) (?:an? )(?:\w+ ){0,2}?"
    r"(?P<what>[a-z]{3,})(?=[ ,.;”\"'’]+(?:on|of|by|for|against|in|but|and|or|$|[”\".,;]))"
)
# what is denied, wished for or a condition is not said of anything
_NOT_SO = re.compile(
    r"\b(?:not|no|never|without|either|under an?|if|whether|could|would|should|might|may|hope\w*"
    r"|want\w*|need\w*|more)\b|n['’]t\b"
)
_SERVES = re.compile(
    r"\b(?:(?:in|for|to) )?(?:the )?(?:best )?(?:interests?|benefit|good|advantage|sake) of "
    r"(?:(?P<both>both|all (?:sides|parties|nations|countries)|the two|everyone)\b(?: \w+)?"
    r"|[A-Z]\w+(?: and [A-Z]\w+)?)"
)
_LIKELY = 0.2  # similarity from which two sentences may put one statement in other words
_CALLED_SO = re.compile(r"\b(?:not|no|n['’]t|if|whether|without)\b[^.;]{0,25}$")
_SAID = re.compile(r"[“”\"]|(?i:\b(?:said|says|insist|argu|claim|clarif|maintain|contend)\w*)")
_IF_THERE = re.compile(r"(?i)\b(?:there|if|whether|unless)\b[^,.;]{0,20}$")
_CALLED = 3  # sentences that must use a word, of two origins at least, for it to be the story's
_NEAR = 8  # words between a judgement and what it is a judgement of
_HALF = 1.2  # weight of what both judgements must be of
# Reasons of such differences.
DEATH = "found dead here, still alive there"
JUDGED = "judged well here and ill there"


def find_characterisations(trails: Trails) -> Iterator[Difference]:
    """Yield what is called one thing here and its opposite, or another kind of thing, there."""
    yield from _papers(trails)
    yield from _formers(trails)
    yield from _deaths(trails)
    yield from _poles(trails)
    yield from _no_such_things(trails)
    yield from _beneficiaries(trails)


@dataclass(frozen=True, slots=True)
class _Paper:
    row: int
    kind: str
    about: frozenset[str]
    span: Place


def _papers(trails: Trails) -> Iterator[Difference]:
    """Yield papers of one week about one thing that are called by different kinds."""
    found = [paper for row, wording in enumerate(trails.wordings)
             for paper in _read_papers(trails, row, wording)]  # fmt: skip
    for place, mine in enumerate(found[:200]):
        for theirs in found[place + 1 : 200]:
            if mine.kind == theirs.kind or mine.row == theirs.row:
                continue
            texts = trails.wordings[mine.row].text, trails.wordings[theirs.row].text
            if _PAPERS[theirs.kind].search(texts[0]) or _PAPERS[mine.kind].search(texts[1]):
                continue
            shared = mine.about & theirs.about
            if len(shared) >= 2 and trails.weigh(shared) >= _TOPIC:
                yield Difference(
                    "characterisation", mine.row, theirs.row, mine.span, theirs.span,
                    " / ".join(sorted((mine.kind, theirs.kind))),
                    "what was issued then is called another kind of document",
                    min(1.0, 0.5 + trails.weigh(shared) / 20),
                )  # fmt: skip


def _read_papers(trails: Trails, row: int, wording: Wording) -> Iterator[_Paper]:
    if trails.spans[row].sentence.kind != "body":
        return
    issued = _ISSUED.search(wording.text)
    if issued is None:
        return
    for kind, pattern in _PAPERS.items():
        for match in pattern.finditer(wording.text):
            if (
                0 <= issued.start() - match.end() <= 12
            ):  # "guidance issued", "order that was signed"
                about = frozenset(
                    w.stem for w in wording.words if w.stem and w.start > issued.start()
                )
                yield _Paper(row, kind, about, match.span())
                break


def _formers(trails: Trails) -> Iterator[Difference]:
    """Yield who is a former executive here and its chief executive there."""
    left: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for row, wording in enumerate(trails.wordings):
        for match in _FORMER.finditer(wording.text):
            left.setdefault(match["name"].split()[-1].rstrip(".’'"), []).append((row, match))
    if not left:
        return
    for row, wording in enumerate(trails.wordings):
        for match in _STILL.finditer(wording.text):
            for other, former in left.get(match["name"], ()):
                if "former" in match[0].lower() or not _one_office(former, match):
                    continue
                yield Difference(
                    "characterisation", other, row, former.span(), match.span(),
                    match["name"].casefold(), "in office here, formerly there", 0.7,
                )  # fmt: skip


def _one_office(former: re.Match[str], still: re.Match[str]) -> bool:
    """Say whether both are of one body, named or by its initials, or of no named body at all."""
    roles = {former["role"].lower().split()[0], still["role"].lower().split()[0]}
    if len(roles) > 1 and not roles <= _LED:
        return False
    before = set(re.findall(r"[A-Z][\w&]+", former[0][: former.start("role") - former.start()]))
    after = re.findall(r"[A-Z][\w&]+", still["rest"])
    initials = "".join(word[0] for word in after)
    mine = before - {"Former"}
    return not mine or not after or bool(mine & set(after)) or initials in mine


def _deaths(trails: Trails) -> Iterator[Difference]:
    """Yield who was found dead here and was still alive there: one pair for two outlets."""
    dead, alive = (
        [(row, match) for row, wording in enumerate(trails.wordings)
         if (match := pattern.search(wording.text)) and trails.spans[row].sentence.kind == "body"]
        for pattern in (_ALREADY_DEAD, _DIED_LATER)
    )  # fmt: skip
    if len({row for row, _ in (*dead, *alive)}) > 40:
        return  # a story of many deaths: nobody knows whose
    for row, match in dead:
        for other, later in alive:
            if row != other and trails.wordings[row].names & _people(trails, other):
                yield Difference(
                    "characterisation", row, other, match.span(), later.span(), "death",
                    DEATH, 0.6,
                )  # fmt: skip


def _people(trails: Trails, row: int) -> frozenset[str]:
    """Return the names in a sentence and in the three before it in its article."""
    sentence = trails.spans[row].sentence
    near = [
        trails.wordings[other].names
        for other in range(max(0, row - 12), min(len(trails.spans), row + 12))
        if trails.spans[other].sentence.article == sentence.article
        and 0 <= sentence.index - trails.spans[other].sentence.index <= 3
    ]
    return frozenset().union(*near)


def _poles(trails: Trails) -> Iterator[Difference]:
    for name, good, bad in _POLES:
        sides = [
            [(row, match, _company(wording, match)) for row, wording in enumerate(trails.wordings)
             if trails.spans[row].sentence.kind == "body"
             for match in [pattern.search(wording.text)] if match and not _denied(wording, match)]
            for pattern in (good, bad)
        ]  # fmt: skip
        for row, match, company in sides[0][:150]:
            for other, against, theirs in sides[1][:150]:
                shared = company & theirs - {match[0].casefold()}
                if row == other or not shared - trails.names or len(shared) < 2:
                    continue
                if trails.weigh(shared) >= 2 * _HALF:
                    yield Difference(
                        "characterisation", row, other, match.span(), against.span(), name,
                        JUDGED,
                        min(0.7, 0.3 + trails.weigh(shared) / 20),
                    )  # fmt: skip


def _no_such_things(trails: Trails) -> Iterator[Difference]:
    """Yield what the story calls by a word that somebody says it is not: "This is not a ban"."""
    for row, wording in enumerate(trails.wordings):
        match = _IS_NO.search(wording.text)
        if match is None or trails.spans[row].sentence.kind != "body":
            continue
        if not _SAID.search(wording.text) or _IF_THERE.search(wording.text[: match.start()]):
            continue  # "he is not a member": nobody calls him one
        stem = stem_of(match["what"].casefold())
        rows = [other for other in trails.holders.get(stem, ()) if other != row]
        rows = [other for other in rows if trails.spans[other].sentence.kind == "body"]
        if len(rows) < _CALLED or len({trails.spans[each].origin for each in rows}) < 2:
            continue
        called = []
        for other in rows:
            place = next(w for w in trails.wordings[other].words if w.stem == stem)
            shared = wording.stems & trails.wordings[other].stems - {stem}
            before = trails.wordings[other].text[: place.start].casefold()
            if len(shared) > 1 and not _CALLED_SO.search(before):
                called.append((trails.weigh(shared), -other, (place.start, place.end)))
        for common, other, span in sorted(called, reverse=True)[:3]:
            yield Difference(
                "characterisation", row, -other, match.span(), span, stem,
                "said not to be what it is called there", min(0.7, 0.5 + common / 100),
            )  # fmt: skip


def _beneficiaries(trails: Trails) -> Iterator[Difference]:
    """Yield what serves one party here and both there: "in the interest of both nations"."""
    found = [
        (row, match)
        for row, wording in enumerate(trails.wordings)
        if trails.spans[row].sentence.kind == "body" and (match := _SERVES.search(wording.text))
    ]
    for row, match in found:
        for other, against in found:
            if not match["both"] or against["both"]:
                continue
            shared = (trails.wordings[row].stems & trails.wordings[other].stems) - trails.names
            if len(shared) > 1 and trails.similar.between(row, other) >= _LIKELY:
                yield Difference(
                    "characterisation", other, row, against.span(), match.span(), "interest",
                    "serves one party here, both there", 0.6, between="outlets",
                )  # fmt: skip


def _company(wording: Wording, match: re.Match[str]) -> frozenset[str]:
    place = wording.at(match.start())
    near: tuple[Word, ...] = wording.words[max(0, place - _NEAR) : place + _NEAR + 1]
    return frozenset(word.stem for word in near if word.stem)


def _denied(wording: Wording, match: re.Match[str]) -> bool:
    before = wording.text[max(0, match.start() - 30) : match.start()].casefold()
    return _NOT_SO.search(before) is not None
