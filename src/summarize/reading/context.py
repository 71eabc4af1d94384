"""Sentence → the earlier sentences without which it misleads.

Three things make a sentence unfit to stand alone: it is somebody's words and does not name the
speaker; a pronoun in it has nobody to stand for; it opens by linking to what was said before
("That appeared …", "Moreover, …"). All are mended by showing earlier sentences of the same
article with it: for a link the one just before, for a speaker or a pronoun the nearest one that
names whoever is meant, or, where that cannot be told, names somebody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarize.reading.people import People
from summarize.reading.sentences import Sentence
from summarize.reading.speech import Speech, hear_speech

_FARTHEST = 6  # a name that was dropped more sentences ago than this is not surely the one meant


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader must read before a sentence; empty when it stands on its own."""

    lead_in: tuple[Sentence, ...] = ()
    complete: bool = True  # False: even with its lead-in it points at something not shown
    speech: bool = False  # most of it is somebody's words


def find_contexts(
    sentences: Sequence[Sentence], speech: Speech | None = None
) -> Mapping[str, Context]:
    """Return the context of every sentence, by the sentence's id.

    `sentences` are those of whole articles, in the order of each article; `speech` is what is
    heard in them, where that is known already.
    """
    speech = speech or hear_speech(sentences)
    found: dict[str, Context] = {}
    for _, group in groupby(sentences, key=lambda sentence: sentence.article.id):
        report = [sentence for sentence in group if sentence.kind != "boilerplate"]
        article = _Article(report, _quoted_parts(report, speech.people), speech)
        for place, sentence in enumerate(report):
            found[sentence.id] = _context_of(place, article)
    return found


@dataclass(frozen=True, slots=True)
class _Article:
    """The sentences of one article, and who speaks in them."""

    report: Sequence[Sentence]
    parts: Sequence[_Parts]  # of each sentence
    speech: Speech


@dataclass(frozen=True, slots=True)
class _Parts:
    """A sentence with what is quoted taken out, and what introduces the quotation."""

    told: str  # the reporter's own words; quoted ones are blanked
    share: float  # of its letters, how many are quoted, 0 to 1
    introduced_by: int | None  # place of the sentence that announces a block quotation
    opens_inside: bool  # starts within a quotation that an earlier sentence opened
    named_by: int | None  # where the first words told end that name or describe a speaker


def _quoted_parts(report: Sequence[Sentence], people: People) -> list[_Parts]:
    parts: list[_Parts] = []
    inside = False
    introduction: int | None = None
    for place, sentence in enumerate(report):
        before = report[place - 1] if place else None
        if before is None or before.paragraph != sentence.paragraph:
            inside = False  # a quotation that runs on is opened again by the next paragraph
            introduction = place - 1 if before and before.text.endswith(":") else None
            if before and before.kind != sentence.kind:
                introduction = None
        opens_inside = inside
        told, inside = _blank_quoted(sentence.text, inside)
        if introduction is not None:
            told = " " * len(told)
        letters = sum(map(str.isalnum, sentence.text)) or 1
        share = 1 - sum(map(str.isalnum, told)) / letters
        spans = (mention.span for mention in people.mentions_in(sentence))
        named_by = next((end for start, end in spans if told[start:end].strip()), None)
        parts.append(_Parts(told, share, introduction, opens_inside, named_by))
    return parts


_MARKS = re.compile(r"“|”|\"|''")


def _blank_quoted(text: str, inside: bool) -> tuple[str, bool]:
    """Blank what stands in double quotation marks; return the rest and whether one stays open."""
    kept = list(text)
    start = 0
    for match in _MARKS.finditer(text):
        if inside:
            kept[start : match.start()] = " " * (match.start() - start)
        start = match.end()
        inside = True if match[0] == "“" else False if match[0] == "”" else not inside
        kept[match.start() : match.end()] = " " * len(match[0])
    if inside:
        kept[start:] = " " * (len(text) - start)
    return "".join(kept), inside


def _context_of(place: int, article: _Article) -> Context:
    report, parts = article.report, article.parts
    lead_in: list[int] = []
    complete = True
    if _links_back(report[place].text, parts[place].told):
        if place == 0 or report[place - 1].kind != report[place].kind:
            complete = False
        else:
            lead_in.append(place - 1)
    # a lead-in may itself hide who is meant; its own links are let be, or there would be no end
    for at in (place, *lead_in):
        if not _leaves_open_who(parts[at]):
            continue
        anchor = _nearest_that_names(at, article)
        if anchor is None:
            complete = False
        elif anchor not in lead_in:
            lead_in.append(anchor)
    return Context(
        lead_in=tuple(report[k] for k in sorted(lead_in)),
        complete=complete,
        speech=parts[place].share >= 0.5,
    )


def _leaves_open_who(part: _Parts) -> bool:
    if part.introduced_by is not None or part.opens_inside:
        return True
    return _hides_the_speaker(part) or _has_loose_pronoun(part)


def _nearest_that_names(place: int, article: _Article) -> int | None:
    """Return the place of the sentence that says who is meant, or None when none is near."""
    introduction = article.parts[place].introduced_by
    if introduction is not None:
        return introduction
    known = _naming_who_is_meant(place, article)
    return known if known is not None else _naming_somebody(place, article)


def _naming_who_is_meant(place: int, article: _Article) -> int | None:
    """Return the nearest earlier sentence that names or describes the very one who is meant."""
    report, speech = article.report, article.speech
    meant = speech.voices.unnamed_in(report[place])[:1]
    for earlier in range(place - 1, -1, -1) if meant else ():
        if report[earlier].kind != report[place].kind:
            return None
        told = article.parts[earlier].told
        for mention in speech.people.mentions_in(report[earlier]):
            if mention.person in meant and told[slice(*mention.span)].strip():
                return earlier
    return None


def _naming_somebody(place: int, article: _Article) -> int | None:
    """Return the nearest earlier sentence that names anybody, as whom to mean is not known."""
    report, parts = article.report, article.parts
    for earlier in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        if report[earlier].kind != report[place].kind:
            return None
        if parts[earlier].introduced_by is not None:
            return parts[earlier].introduced_by
        if not _leaves_open_who(parts[earlier]) and _names_somebody(parts[earlier].told):
            return earlier
    return None


_SAYING = (
    r"(?:said|says|say|saying|told|tells|added|adds|explained|warned|insisted|remarked|noted|wrote"
    r"|argued|claimed|asked|replied|continued|stated|declared|recalled|acknowledged|concluded"
    r"|announced|reported|posted|tweeted|joked|testified|confirmed|denied|suggested|observed)"
)
_UNNAMED_SPEAKER = re.compile(
    rf"(?:^|[,\s])(?:he|she|they|it)(?:\s\w+ly|\s(?:also|then))?\s{_SAYING}\b", re.IGNORECASE
)
_SPEAKER = re.compile(
    rf"\b{_SAYING}\b|\b(?:according to|voiced|emphasi[sz]ed|expressed|described|called|vowed|quoted"
    r"|statement|spoke|speaking|criticized|decried|promised|pledged|urged|defended|echoed|used)\b",
    re.IGNORECASE,
)


def _hides_the_speaker(part: _Parts) -> bool:
    """Say whether a sentence is speech whose speaker is not named or described in it."""
    told = part.told
    office = _NAMELESS_OFFICE.search(told)
    if office is not None and _first_name(told[: office.start()]) is None:
        return True
    unnamed = _UNNAMED_SPEAKER.search(told)
    if unnamed is not None:
        # "The mayor, Ann Oake, said she told …" names her; "…, he said" and "He added: …" do not
        said = re.search(rf"\b{_SAYING}\b", told, re.IGNORECASE)
        name = _first_name(told)
        return not (said and name is not None and name < said.start() < unnamed.start())
    if part.share < 0.5:
        return False
    return not (_SPEAKER.search(told) and _names_somebody(told))


# "said the official", "the foreign secretary warned": somebody whom the article named before
_OFFICE = (
    r"(?:official|minister|secretary|spokes\w+|senator|director|man|woman|company|newspaper|agency"
    r"|lawyer|judge)"
)
_NAMELESS_OFFICE = re.compile(
    rf"(?i)\b{_SAYING}\sthe\s(?:\w+\s)?{_OFFICE}\b"
    rf"|\bthe\s(?:\w+\s)?{_OFFICE}\s(?:\w+ly\s|also\s|then\s)*{_SAYING}\b"
)
_DESCRIBED = re.compile(
    r"\b(?:police|officials?|spokes\w+|man|woman|victim|suspect|officers?|boy|girl|mother|father"
    r"|minister|president|secretary|chief|mayor|senator|governor|director|resident|driver|source"
    r"|candidate|frontrunner|billionaire|company|agency|authorities|detectives|witness(?:es)?"
    r"|statement|council|ministry|department|engineer|judge|lawyer|doctor|professor)\b",
    re.IGNORECASE,
)


def _names_somebody(told: str) -> bool:
    return _first_name(told) is not None or _DESCRIBED.search(told) is not None


_CONNECTIVES = re.compile(
    r"""(?ix)^\W*(?:
    also | moreover | furthermore | consequently | however | therefore | thus | hence | likewise
    | similarly | instead | nevertheless | nonetheless | otherwise | besides | additionally
    | as\ such | in\ addition | for\ example | for\ instance | in\ contrast,
    | on\ the\ (?:latter|former|other)\b | there, | then\b | so\b | yet\ (?:he|she|they|it)
    | (?:but|and|nor|or)\s(?!also\b)(?=(?:neither\ )?(?:he|she|they|it|this|that|these|those|his
      |her|their|such|one|some|others|not|then|so|even|because|in|by)\b)
    | the\ (?:latter|former|comments?|remarks?|statements?|move|decision|pair|duo|claims?
      |order|proposals?|same|other|two\ (?:men|women|officials))\b
    | (?:this|that|these|those)\b(?!\ (?:week|month|year|morning|afternoon|evening|week's|year's))
    | both\ (?:men|women|were|of)\b | neither\ (?:man|of)\b | such\b | to\ this\b
    | much\ of\ (?:that|this)\b | some\ of\ (?:them|these|those)\b
    )"""
)
_IT = re.compile(
    r"^\W*it(?:['’]s|\s)(?!\s*(?:seems?|appears?)\b|(?:\s*(?:was|is|has been|will be|remains?)\s*)?"
    r"(?:not\s|still\s|also\s)?(?:immediately\s)?(?:clear|unclear|unknown|possible|likely|known"
    r"|estimated|believed|with)\b)",
    re.IGNORECASE,
)


# "assuage those fears", "go back on that plan": the thing meant was named before
_POINTER = re.compile(
    r"\b(?:those|these)\s(?!\w+(?:ed|en|ing)\b|who\b|days\b|that\b|with\b|in\b|of\b|from\b|to\b|are\b|were\b)[a-z]+"
    r"|\bthat\s(?:plan|proposal|idea|move|decision|deal|threat|demand|request|offer|view|claim"
    r"|figure|number|order|rule|policy|statement|remark|comment|allegation|accusation)\b"
)
# "A farmer says that he did." leaves what he did to the sentence before
_ELLIPSIS = re.compile(
    r"\b(?:he|she|they|it|who|that|we|i) (?:did|does|do|was|were|had|has|would|could|will|can)"
    r"(?: not|n['’]t| too| so)?[.!”\"]*$",
    re.IGNORECASE,
)


def _links_back(text: str, told: str) -> bool:
    """Say whether the reporter opens the sentence with a link to the one before."""
    opening = re.search(r"\w", text)
    if opening is None or told[opening.start()].isspace():
        return False  # it opens with a quotation, whose first words are the speaker's
    return bool(
        _CONNECTIVES.match(told)
        or _IT.match(told)
        or _POINTER.search(told)
        or _ELLIPSIS.search(text)
    )


_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their|theirs)\b", re.IGNORECASE)
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs"})
_LEADING_PHRASE = re.compile(
    r"^\W*(?i:in|for|during|after|before|with|on|at|by|despite|while|when|as)\s[^,]{0,80},\s+"
    r"(?:[Tt]he\s)?[A-Z]"
)


def _has_loose_pronoun(part: _Parts) -> bool:
    """Say whether a pronoun in the reporter's words comes before anybody it could stand for."""
    told = part.told
    pronoun = _PRONOUN.search(told)
    if pronoun is None or _names_somebody(told[: pronoun.start()]):
        return False
    if part.named_by is not None and part.named_by <= pronoun.start():
        return False
    if pronoun[0].lower() in _PLURAL_PRONOUNS:
        # any plural before it may be meant: only an opening "They …" is sure to point back
        return len(told[: pronoun.start()].split()) < 3
    # "In her comments, Ann Oake …" names her at once
    name = _first_name(told)
    phrase = _LEADING_PHRASE.match(told)
    return not (phrase and name is not None and pronoun.start() < name <= phrase.end())


_LOWER_AT_START = frozenset(
    "a an the in on at by for from with to of and or but as if when while after before during "
    "since until although though because despite there here he she it they we you i his her its "
    "their our my this that these those some many most much more both each every all no not "
    "another other one two three what who which where how why yet so then thus also even only "
    "just still now later earlier meanwhile monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november "
    "december last next according under over amid among between about against".split()
)


def _first_name(told: str) -> int | None:
    """Return where the first capitalised word that could be a name starts, or None."""
    for match in re.finditer(r"[A-Z][\w’'-]*", told):
        word = re.sub(r"['’]s$", "", match[0]).lower()
        if word not in _LOWER_AT_START:
            return match.start()
    return None
