"""A finding → who reports it, and what it rests on: a statement, a document, a witness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.comparing.words import content_words
from summarize.judging.conflicts import Voice, no_voice
from summarize.judging.findings import Finding
from summarize.reading.clauses import split_clauses
from summarize.reading.credits import Credit
from summarize.reading.outlets import find_outlets, may_be_short_for, same_outlet
from summarize.reading.quotations import NOT_NAMED
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

LegKind = Literal["statement", "document", "witness", "own", "report", "unknown"]
Attributing = Callable[[Sentence, Place], bool]  # whether words only say who speaks

_MOSTLY = 0.5  # the share of the words in common that a speaker must be made to say
_PARTLY = 0.3  # … or this much, if there are several speakers

_DOCUMENTS: Mapping[str, str] = {
    "court documents": r"(?:court|charging|legal) (?:documents?|records?|papers?|filings?)|lawsuit"
    r"|complaint|indictment|affidavit|(?:legal |court )?filings?|plea (?:deal|agreement)|petition",
    "police report": r"(?:police|incident|arrest|accident) (?:reports?|records?|log)",
    "transcript": r"transcripts?",
    "memo": r"memos?|memorand(?:um|a)",
    "letter": r"letters?",
    "email": r"e-?mails?|text messages",
    "guidance": r"guidelines?|guidance|executive orders?|directives?",
    "study": r"study|studies|survey|poll|research paper",
    "records": r"(?:\w+ )?records|audit",
    "documents": r"(?:\w+ )?documents?",
    "gazette": r"Federal Register|Congressional Record",
    "data": r"data|statistics",
    "video": r"(?:\w+ )?(?:video|footage|recordings?|photographs|photos)",
    "press release": r"(?:press|news) releases?",
    "report": r"(?:\w+ )?report",
}
_ANY_DOCUMENT = "|".join(f"(?:{pattern})" for pattern in _DOCUMENTS.values())
_NAMED = _ANY_DOCUMENT.replace(" ", r"\ ")  # for expressions in which plain spaces do not count
_SHOWS = (
    r"(?:shows?|showed|says?|said|states?|stated|reveals?|revealed|indicates?|indicated|alleges?"
    r"|alleged|claims?|claimed|reads?|details?|detailed|describes?|described|finds?"
    r"|found(?!\ (?:on|in|at|by|among)\b)|concludes?|concluded|recommends?"
    r"|recommended|confirms?|confirmed|suggests?|suggested)"
)
_DOCUMENT_SAYS = re.compile(
    rf"""(?ix)
    \b(?:according\ to|citing|cites|cited|based\ on|published\ in)\ (?:[\w'’.-]{{1,30}}\ ){{0,5}}?
        (?P<cited>{_NAMED})\b(?!\ (?:company|firm|group|agency|office|editor|writer))
    | \b(?P<subject>{_NAMED})\ (?:(?:obtained|released|filed|published|seen|reviewed|issued)
        \ (?:[\w'’.-]{{1,30}}\ ){{1,8}}?|(?:from|by|of)\ (?:[\w'’.-]{{1,30}}\ ){{1,5}}?)?{_SHOWS}\b
    | \b(?:says?|said|states?|stated|wrote|alleged|announced|confirmed|according\ to\ prosecutors)
        \ in\ (?:(?:an?|the|its|his|her|their)\ )?(?:[\w'’.-]{{1,30}}\ ){{0,2}}?
        (?P<within>{_NAMED})\b
    """
)
_WITNESS = re.compile(r"(?i)\b(?:eye-?)?witness(?:es)?\b")
_WITNESS_SAYS = re.compile(
    r"(?i)\b(?:eye-?)?witness(?:es)?\b(?: [\w'’-]{1,30}){0,3}? (?:said|says?|told|described"
    r"|reported|recalled|saw|heard)\b"
    r"|\baccording to (?:[\w'’-]{1,30} ){0,3}(?:eye-?)?witness(?:es)?\b"
)
# What stands right before an outlet's name, or right after it, where the outlet is the source.
_BEFORE_OUTLET = re.compile(
    r"""(?ix)(?:
    \b(?:told|tells|telling|tell)
    | \binterview(?:ed|s)?\ (?:with|by|on|to|for|in)
    | \b(?:according\ to|citing|cited|quoting|based\ on)(?:\ (?:an?|the)\ (?:\w+\ )?
        (?:report|story|article|account|interview|analysis|investigation)s?\ (?:in|by|from|on))?
    | \b(?:first\ )?(?:reported|published|revealed|disclosed|broken|aired)\ (?:by|in|on)
    | \b(?:obtained|reviewed|seen|viewed|verified|quoted|cited|counted|compiled)\ (?:first\ )?by
    | \b(?:spoke|speaking|talking|confirmed|admitted|said)\ (?:to|with)
    | \bstatements?\ to
    )(?:\ (?:the|\w+['’]s?))?(?:\ (?:[A-Z]?[a-z]+\ )?(?:newspaper|network|website|magazine|daily
        |broadcaster|news\ agency|outlet|paper))?\ $
    """
)
_AFTER_OUTLET = re.compile(
    r"(?i)^(?:['’]s?)?,?[ ](?:has[ ]|had[ ]|also[ ]|later[ ]|first[ ]|previously[ ])?"
    r"(?:reported|reports|published|revealed|quoted|cited|obtained|reviewed|learned|disclosed"
    r"|found|(?:said|says)(?! in an? | it (?:will|would|has|had|is|was)\b))\b"
)
_UNNAMED_REPORT = re.compile(
    r"(?i)\b(?:the (?:news)?paper (?:said|says|reported|reports|quoted)|media reports"
    r"|(?:news|press|published) reports|it (?:was|has been) (?:first )?reported)\b"
)
_OWN_EYES = re.compile(
    r"(?i)\b(?:an?|the) (?:[\w.]{1,30} ){0,3}?(?:reporter|correspondent|journalist|photographer)s?"
    r"\b(?: (?:for|from|of|with|at)(?: the)?(?: [\w.]{1,30}){1,4}?)? (?:saw|watched|witnessed|heard"
    r"|counted|observed|visited)\b"
)
_LOOKED = re.compile(
    r"(?i)\b(?:obtained|reviewed|seen|viewed|verified|counted|compiled|analy[sz]ed) by "
)
_SINGULAR = {
    "statement": "statement",
    "document": "document",
    "witness": "witness account",
    "own": "observation of its own",
    "report": "other outlet’s report",
}
_PLURAL = {
    "statement": "statements",
    "document": "documents",
    "witness": "witness accounts",
    "own": "observations of their own",
    "report": "other outlets’ reports",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Basis:
    """A sentence and the words in it that say what it rests on."""

    sentence: Sentence
    span: Place  # code points into the sentence's text; end is not included

    @property
    def words(self) -> str:
        """The outlet's own words that say so."""
        return self.sentence.text[slice(*self.span)]


@dataclass(frozen=True, slots=True)
class Leg:
    """One thing that a finding rests on."""

    kind: LegKind
    name: str  # the speaker, the kind of document, the outlet; empty where none is named
    basis: tuple[Basis, ...]  # in reading order

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that rest on it, in reading order."""
        return tuple(dict.fromkeys(each.sentence.outlet for each in self.basis))


@dataclass(frozen=True, slots=True)
class Legs:
    """Who reports a finding, and what it rests on."""

    printed_by: tuple[str, ...]  # the outlets that print it, in reading order
    reported_by: tuple[str, ...]  # those with reporting of their own, or whose reporting it is
    rests_on: tuple[Leg, ...]  # "unknown" last, for sentences that do not say
    through: tuple[Leg, ...]  # other outlets' reports that some of it is taken from
    groups: tuple[tuple[Leg, ...], ...]  # known legs; those in one group may be one and the same

    @property
    def unknown(self) -> tuple[str, ...]:
        """The outlets none of whose sentences say what they rest on."""
        known = {outlet for leg in self.rests_on if leg.kind != "unknown" for outlet in leg.outlets}
        return tuple(outlet for outlet in self.printed_by if outlet not in known)

    @property
    def phrase(self) -> str:
        """Who prints it and what it rests on, in fixed words: "5 outlets, one statement"."""
        count = len(self.printed_by)
        outlets = f"{count} outlet" + ("" if count == 1 else "s")
        if not self.groups:
            return f"{outlets}, in their own voice" if count > 1 else f"{outlets}, in its own voice"
        kinds = Counter(group[0].kind for group in self.groups)
        several = {
            group[0].kind
            for group in self.groups
            if sum(leg.kind == group[0].kind for leg in group) > 1
        }
        counted = [_count(kind, number, more=kind in several) for kind, number in kinds.items()]
        stated = " and ".join(filter(None, (", ".join(counted[:-1]), counted[-1])))
        silent = len(self.unknown)
        rest = f"; {silent} without a source stated" if silent else ""
        return f"{outlets}, {stated}{rest}"


def _count(kind: str, number: int, *, more: bool) -> str:
    what = (_SINGULAR if number == 1 and not more else _PLURAL)[kind]
    counted = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{counted}{' or more' if more else ''} {what}"


def attributes_nothing(_sentence: Sentence, _span: Place, /) -> bool:
    """Take every word for a part of what is told."""
    return False


def find_legs(
    finding: Finding,
    voice: Voice = no_voice,
    *,
    attributing: Attributing = attributes_nothing,
    credit_lines: Sequence[Credit] = (),
    outlets: Iterable[str] = (),
) -> Legs:
    """Return what the sentences of a finding's best supported cluster say they rest on.

    `voice` says who is made to say what stands at a place of a sentence, "" for the outlet itself;
    `attributing` whether words only name the speaker ("Oake told reporters at noon"), which is no
    part of what is told. A sentence rests on a statement when a speaker is made to say at least
    half of what it has in common with the others; on a document or a witness that it cites; on the
    outlet's own observation when it says so; else on what is unknown: a flat sentence tells nothing
    of where it comes from, and is never taken for independent. A speaker is one leg however many
    outlets stood at the podium. What a sentence takes from another outlet ("told The Hill") stands
    in `through`; it rests on that report if it says nothing else. An article whose `credit_lines`
    say that it is an agency's is reported by the agency. `outlets` are names to look for: all those
    of the story.
    """
    legs = list_legs(
        (finding,), voice, attributing=attributing, credit_lines=credit_lines, outlets=outlets
    )
    return legs[finding.id]


def list_legs(
    findings: Iterable[Finding],
    voice: Voice = no_voice,
    *,
    attributing: Attributing = attributes_nothing,
    credit_lines: Sequence[Credit] = (),
    outlets: Iterable[str] = (),
) -> Mapping[str, Legs]:
    """Return what `find_legs` finds for each finding, by its id; every sentence is read once."""
    reader = _Reader(voice, attributing, tuple(sorted(outlets)))
    return {finding.id: _find_legs(finding, reader, credit_lines) for finding in findings}


Key = tuple[LegKind, str]  # what makes a leg: its kind and name
Rest = tuple[Key, Basis]


def _find_legs(finding: Finding, reader: _Reader, credit_lines: Sequence[Credit]) -> Legs:
    sentences = finding.cluster.evidence
    shared = _words_in_common(sentences)
    found: defaultdict[Key, list[Basis]] = defaultdict(list)
    through: defaultdict[Key, list[Basis]] = defaultdict(list)
    together: list[Sequence[Key]] = []
    for sentence in sentences:
        reports = reader.reports_of(sentence)
        for key, basis in reports:
            through[key].append(basis)
        rests = (
            reader.rests_of(sentence, shared[sentence.id])
            or reports
            or [(("unknown", ""), Basis(sentence, (0, len(sentence.text))))]
        )
        for key, basis in rests:
            found[key].append(basis)
        together.append([key for key, _ in rests])
    names = _join_names({*found, *through})
    legs = _as_legs(found, names)
    return Legs(
        printed_by=finding.cluster.outlets,
        reported_by=_find_reporters(sentences, through, credit_lines),
        rests_on=tuple(sorted(legs.values(), key=lambda leg: leg.kind == "unknown")),
        through=tuple(_as_legs(through, names).values()),
        groups=_group(legs, [[names[key] for key in keys] for keys in together]),
    )


# What a sentence says it rests on ---------------------------------------------------------------

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def _words_in_common(sentences: Sequence[Sentence]) -> Mapping[str, frozenset[str]]:
    """Return for each sentence the stems that a sentence of another outlet has too."""
    stems = {each.id: frozenset(content_words(each.text)) for each in sentences}
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for each in sentences:
        for stem in stems[each.id]:
            printed[stem].add(each.outlet)
    return {
        name: frozenset(stem for stem in own if len(printed[stem]) > 1)
        for name, own in stems.items()
    }


class _Reader:
    """Reads what single sentences say they rest on, each once."""

    def __init__(self, voice: Voice, attributing: Attributing, outlets: Sequence[str]) -> None:
        self._voice = voice
        self._attributing = attributing
        self._outlets = outlets
        self._voices: dict[str, Sequence[tuple[frozenset[str], str]]] = {}
        self._reports: dict[str, Sequence[Rest]] = {}
        self._cited: dict[str, Sequence[Rest]] = {}

    def rests_of(self, sentence: Sentence, shared: frozenset[str]) -> Sequence[Rest]:
        """Return what a sentence rests on, other outlets' reports aside."""
        if sentence.id not in self._voices:
            self._voices[sentence.id] = _find_voices(sentence, self._voice, self._attributing)
            self._cited[sentence.id] = tuple(_find_cited(sentence))
        speakers = _choose_speakers(self._voices[sentence.id], shared)
        reports = self.reports_of(sentence)
        said = [_as_rest(sentence, name, reports) for name in speakers if name != NOT_NAMED]
        # "according to a report in The Hill" cites no document but The Hill
        cited = [
            (key, basis)
            for key, basis in self._cited[sentence.id]
            if (key[0] == "document" or not speakers) and not (reports and key[1] == "report")
        ]
        return list(dict([*cited, *said]).items())

    def reports_of(self, sentence: Sentence) -> Sequence[Rest]:
        """Return the other outlets that a sentence gives as its source."""
        if sentence.id not in self._reports:
            self._reports[sentence.id] = tuple(find_reports(sentence, self._outlets))
        return self._reports[sentence.id]


def _find_cited(sentence: Sentence) -> Iterator[Rest]:
    """Yield the document, the witness and the outlet's own eyes that a sentence refers to."""
    document = _DOCUMENT_SAYS.search(sentence.text)
    if document is not None:
        kind = _kind_of_document(next(filter(None, document.groups())))
        if kind != "video" or not document["within"]:  # in a video of their own, people just speak
            yield ("document", kind), Basis(sentence, document.span())
    witness = _WITNESS_SAYS.search(sentence.text)
    if witness is not None:
        yield ("witness", ""), Basis(sentence, witness.span())
    own = _find_own(sentence)
    if own is not None:
        yield ("own", sentence.outlet), Basis(sentence, own)


def _find_voices(
    sentence: Sentence, voice: Voice, attributing: Attributing
) -> Sequence[tuple[frozenset[str], str]]:
    """Return the stems of each content word that is told, with whoever is made to say it."""
    found = []
    for word in _WORD.finditer(sentence.text):
        stems = frozenset(content_words(word[0]))
        if stems and not attributing(sentence, word.span()):
            name = voice(sentence, word.span())
            found.append((stems, "" if _is_own(name, sentence) else name))
    return found


def _choose_speakers(
    voices: Sequence[tuple[frozenset[str], str]], shared: frozenset[str]
) -> Sequence[str]:
    """Return who is made to say what a sentence has in common with the others."""
    said = Counter(name for stems, name in voices if not shared.isdisjoint(stems))
    counted = said if said.total() > 1 else Counter(name for _, name in voices)
    total = counted.total()
    most = [name for name, count in counted.items() if name and count >= _MOSTLY * total]
    some = [name for name, count in counted.items() if name and count >= _PARTLY * total]
    told = sum(count for name, count in counted.items() if name)
    return most or (some if told >= _MOSTLY * total else [])


def _is_own(name: str, sentence: Sentence) -> bool:
    """Say whether a name is that of the outlet which prints the sentence, in full or short."""
    short = name.removeprefix("the ").removeprefix("The ")
    return same_outlet(name, sentence.outlet) or may_be_short_for(short, sentence.outlet)


def _as_rest(sentence: Sentence, name: str, reports: Sequence[Rest]) -> Rest:
    """Return what a voice is: a speaker, a document that "says", a witness or another outlet."""
    basis = Basis(sentence, _find_attribution(sentence, name))
    if re.fullmatch(rf"(?i)(?:the |an? )?(?:[\w'’.-]{{1,30}} ){{0,4}}(?:{_ANY_DOCUMENT})", name):
        return ("document", _kind_of_document(name)), basis
    if _WITNESS.search(name):
        return ("witness", "" if name.islower() else name), basis
    # an outlet may also be a party that speaks for itself
    for key, _ in reports:
        if same_outlet(key[1], name) or may_be_short_for(key[1], name):
            return key, basis
    return ("statement", name), basis


def _kind_of_document(words: str) -> str:
    """Return what kind of document is cited: the last one named, the most telling kind first."""
    ends = (
        (name, re.search(rf"(?i)\b(?:{pattern})$", words)) for name, pattern in _DOCUMENTS.items()
    )
    return next(name for name, match in ends if match)


def _find_attribution(sentence: Sentence, name: str) -> Place:
    """Return the clause that names the speaker, or the whole sentence if none does."""
    text = sentence.text
    last = re.findall(r"\w+", name)[-1:] or [name]
    place = re.search(rf"(?i)\b{re.escape(last[0])}\b", text)
    for start, end in split_clauses(text):
        if place is not None and start <= place.start() < end:
            return start, start + len(text[start:end].rstrip())
    return 0, len(text)


def _find_own(sentence: Sentence) -> Place | None:
    """Return the words by which the outlet says that it saw for itself."""
    seen = _OWN_EYES.search(sentence.text)
    if seen is not None:
        return seen.span()
    if _LOOKED.search(sentence.text) is None:
        return None
    for each in find_outlets(sentence.text, (sentence.outlet,)):
        before = sentence.text[max(0, each.start - 60) : each.start]
        looked = re.search(_LOOKED.pattern + "$", before)
        if looked and _is_own(each.name, sentence):
            return each.start - len(before) + looked.start(), each.end
    return None


def find_reports(sentence: Sentence, names: Sequence[str]) -> Iterator[Rest]:
    """Yield the other outlets that a sentence gives as its source, each with the words for it.

    `names` are outlets to look for beside those that everybody knows; "" names one not named.
    """
    text = sentence.text
    found = False
    for each in find_outlets(text, names):
        first = max(0, each.start - 80)
        before = _BEFORE_OUTLET.search(text[first : each.start])
        after = _AFTER_OUTLET.match(text[each.end : each.end + 40])
        if (before or after) and not _is_own(each.name, sentence):
            start = first + before.start() if before else each.start
            yield (
                ("report", each.name),
                Basis(sentence, (start, each.end + (after.end() if after else 0))),
            )
            found = True
    unnamed = None if found else _UNNAMED_REPORT.search(text)
    if unnamed is not None:
        yield ("report", ""), Basis(sentence, unnamed.span())


# What they rest on together ---------------------------------------------------------------------


def _join_names(keys: Iterable[Key]) -> Mapping[Key, Key]:
    """Return for each leg the one it is: "Oake" is "Ann Oake", "Times" "The New York Times"."""
    ordered = sorted(keys, key=lambda key: (-len(key[1]), key))
    joined: dict[Key, Key] = {}
    for kind, name in ordered:
        words = _words(name)
        fuller = (
            each
            for each in ordered
            if each[0] == kind
            and (
                (kind == "statement" and (words <= _words(each[1]) or _alike(name, each[1])))
                or (kind == "report" and may_be_short_for(name, each[1]))
            )
        )
        joined[kind, name] = next(fuller, (kind, name))
    return joined


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _alike(one: str, other: str) -> bool:
    """Say whether two names may be one person's: "Jerry Oake" and "Jerrold Oake"."""
    return one.split()[-1] == other.split()[-1] and one[0] == other[0]


def _as_legs(found: Mapping[Key, Sequence[Basis]], names: Mapping[Key, Key]) -> Mapping[Key, Leg]:
    gathered: defaultdict[Key, list[Basis]] = defaultdict(list)
    for key, basis in found.items():
        gathered[names[key]] += basis
    return {
        key: Leg(*key, tuple(sorted(basis, key=lambda b: (b.sentence.reading_order, b.span))))
        for key, basis in gathered.items()
    }


def _group(
    legs: Mapping[Key, Leg], together: Iterable[Sequence[Key]]
) -> tuple[tuple[Leg, ...], ...]:
    """Put known legs together that a sentence names at once: they may be one and the same."""
    home: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        while home.setdefault(key, key) != key:
            key = home[key]
        return key

    for keys in together:
        for key in keys:
            home[find(key)] = find(keys[0])
    speakers = sorted((key for key in legs if key[0] == "statement"), key=_is_described)
    for key in speakers:
        if _is_described(key):  # "officials" may be any of the others
            home[find(key)] = find(speakers[0])
    groups: defaultdict[Key, list[Leg]] = defaultdict(list)
    for key, leg in legs.items():
        if leg.kind != "unknown":
            groups[find(key)].append(leg)
    return tuple(tuple(group) for group in groups.values())


def _is_described(key: Key) -> bool:
    """Say whether a speaker has no name of their own: "police", "Oake's campaign"."""
    return not key[1].split()[-1][:1].isupper()


def _find_reporters(
    sentences: Sequence[Sentence],
    through: Mapping[Key, Sequence[Basis]],
    credit_lines: Sequence[Credit],
) -> tuple[str, ...]:
    """Return whose own reporting it is: an outlet that only passes on another's has none here."""
    passed_on = {basis.sentence.id for found in through.values() for basis in found}
    copied = {
        each.sentence.article.id: each.name
        for each in reversed(credit_lines)
        if each.role in ("agency copy", "reprinted")
    }
    reporters: list[str] = []
    for sentence in sentences:
        if sentence.id in passed_on:
            continue
        name = copied.get((sentence.copy_of or sentence).article.id, sentence.origin)
        if not any(same_outlet(name, other) for other in reporters):
            reporters.append(name)
    return tuple(reporters)
