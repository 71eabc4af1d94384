"""Sentence → the figures in it that count something, each with what tells of what it is one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.judging.numbers import AGE, CLOCK, Figure, find_ages, find_figures
from summarize.judging.wording import Word, Wording
from summarize.reading.names import ROLES, SPEECH_VERBS, SUFFIXES, TITLES

# Words that a figure is told apart by: with one of them on one side only it is of another thing.
_PERIODS = re.compile(
    r"(?i)\b(?:an?|per|each|every)\s(?:second|minute|hour|day|night|week|month|quarter|season|year)"
    r"\b|\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b"
)
_PART = re.compile(
    r"(?i)(?:\b(?:another|further|additional|extra|other|including|of (?:whom|them|which|those)"
    r"|first|last|final|next|previous|all but|top|among)\s?$)"
)
_PART_AFTER = re.compile(
    r"(?i)\s(?:others?|more|additional|extra|further|of (?:the|his|her|its|their|those|them|these"
    r"|whom|which)\b|other)"
)
_CHANGE = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|increas\w{1,4}|jump\w{0,3}|climb\w{0,3}"
    r"|fall(?:s|en|ing)?|fell|drop\w{0,4}|declin\w{1,4}|decreas\w{1,4}|cut|slash\w{0,3}|reduc\w{1,4}"
    r"|up|down|gain\w{0,3}|lost|los\w{1,3})\s(?:[a-z]{2,12}\s){0,2}$"
)
_FROM = re.compile(r"(?i)\b(?:from|compared (?:with|to)|(?<!more )(?<!less )(?<!fewer )than"
                   r"|above|below|against|versus)\s"
                   r"(?:[a-z]{2,12}\s){0,2}$")  # fmt: skip
_TOTAL_WORDS = (
    r"total|so far|combined|altogether|in all|overall|career|cumulative\w*|this (?:season|year)"
)
_TOTAL = re.compile(rf"(?i)\b(?:{_TOTAL_WORDS})\b")
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday"
_AS_OF = re.compile(
    rf"(?i)\b(?:as of|by|at) (?:\w+ ){{0,2}}?(\d{{1,2}}(?::\d\d)?\s?[ap]\.?m|noon|midnight)"
    rf"|\bas of (?:\w+ ){{0,2}}?({_DAYS})"
    r"|\b(at one (?:point|time)|at (?:its|their|the) (?:peak|height))"
)
_SO_FAR = re.compile(r"(?i)\b(?:so far|to date|in all|altogether|in total)\b")
_COMPARED = re.compile(
    r"(?i)\s(?:points?\s)?(?:more|less|higher|lower|greater|larger|smaller|fewer|faster|slower)\b"
)
# What moves by the hour: two reports of it are of two moments.
_MARKETS = re.compile(
    r"(?i)\b(?:stocks?|shares?|index|futures|crude|barrel|yields?|bitcoin|dow jones|nasdaq|s&p)\b"
)
# What somebody wants, or waits for, is not so yet.
_SOUGHT = re.compile(
    r"(?i)\b(?:seek(?:s|ing)?|sought|ask(?:s|ed|ing)? for|demand(?:s|ed|ing)?|want(?:s|ed|ing)?"
    r"|goal|target|hop(?:es?|ed|ing)|until|unless|once)\s(?:[\w'’-]+\s){0,5}?$"
)
_AT = re.compile(r"(?i)\b(as of|by|until|till|before|after|since|from|between)\s(?:about\s)?$")
_BRACKETED = re.compile(r"[(\[]\s*(?:about|around|some|roughly)?\s*$")
_REPORTING = frozenset(
    "say tell add write tweet note explain claim insist warn state declare acknowledge report "
    "announce testify confirm suggest estimate allege reveal disclose cite accord".split()
)
_SINCE = re.compile(r"(?i)\s(?:[\w-]+\s){0,4}?since\s(?!then)")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:other|another|separate(?:ly)?|elsewhere|nearby|previous(?:ly)?)\b"
)
_UPWARD = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|increas\w{1,4}|jump\w{0,3}|climb\w{0,3}"
    r"|up|gain\w{0,3}|surg\w{1,3}|advanc\w{1,3}|add(?:ed|ing|s)?)\b"
)
_DOWNWARD = re.compile(
    r"(?i)\b(?:fall(?:s|en|ing)?|fell|drop\w{0,4}|declin\w{1,4}|decreas\w{1,4}|cut|slash\w{0,3}"
    r"|reduc\w{1,4}|down|lost|los\w{1,3}|slid\w{0,3}|plung\w{1,3}|tumbl\w{1,3}|sank|plummet\w{0,3})\b"
)
_PRONOUN = re.compile(r"(?i)\b(?:he|she|they)\b")
_WHOSE = re.compile(r"(?i)\b(?:(?P<he>he|his|him)|(?P<she>she|hers?)|they|their|them)\b")
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b")
# "3 percent of the vote", "12 members of the team": what it is a share or a part of.
_OF = re.compile(
    r"\sof\s(?P<of>(?:(?!(?:and|or|in|on|at|to|by|for|from|with|who|that|were|was|are|is|had|have"
    r"|has|after|before|when|as|if|of|which)\b)[\w'’-]+\s?){1,4})"
)
# A moment, told by what has passed or is to come: "with 31 seconds left", "after four days of".
_MOMENT = re.compile(r"(?i)\s(?:remaining|left|to go|into|ago|earlier|later)\b|[\s-]old\b")
_LASTED = re.compile(r"(?i)\bafter\s(?:\w+\s)?$")
_LASTED_AFTER = re.compile(r"(?i)\sof\b")
# What was done to those who are counted: with another fate on the other side it is another count.
_FATES: Mapping[str, re.Pattern[str]] = {
    "made to leave": re.compile(
        r"(?i)\b(?:evacuat\w{1,4}|cleared|displac\w{1,4}|fled|flee(?:ing)?|homeless"
        r"|(?:forc\w{1,3}|driv\w{1,3}|drove|mov\w{1,3})\s(?:[\w,-]+\s){1,4}?(?:out|from|away)"
        r"|(?:told|ordered|had|forced|asked|urged|made) to (?:leave|go|flee|get out)"
        r"|out of (?:their|the) (?:homes?|houses?))\b"
    ),
    "held": re.compile(
        r"(?i)\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|(?:taken|took) into custody"
        r"|rounded up)\b"
    ),
    "missing": re.compile(r"(?i)\b(?:missing|unaccounted for)\b"),
    "destroyed": re.compile(
        r"(?i)\b(?:destroy(?:s|ed|ing)?|gutted|razed|level(?:l?ed|l?ing)|burn(?:ed|t) down)\b"
    ),
    "damaged": re.compile(r"(?i)\b(?:damag(?:es|ed|ing))\b"),
    "aboard": re.compile(r"(?i)\b(?:aboard|on board|carr(?:y|ies|ied|ying)|passengers?)\b"),
    "rescued": re.compile(r"(?i)\b(?:rescu(?:es|ed|ing))\b"),
    "hurt": re.compile(r"(?i)\b(?:injur(?:ed|ing)|wound(?:ed|ing)|hurt)\b"),
    "killed": re.compile(r"(?i)\b(?:kill(?:s|ed|ing)|died|dead|slain)\b"),
    "shot": re.compile(r"(?i)\b(?:shot|shooting)\b(?! and (?:kill|wound))"),
}
_DENIED = re.compile(r"(?i)\b(?:not|never|nobody)\b|n['’]t\b")
_PREPOSITIONS = frozenset(
    "in of at by to for from with against near between on into over under across through during "
    "around behind than like toward towards outside inside per via about".split()
)
_ARTICLES = frozenset("the a an its his her their our".split())
_SPELLED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen couple".split()
)
_PERCENT = frozenset(("percent", "cent"))  # the unit of another figure beside this one
_NO_KIND = frozenset(("$", "€", "£", "%", CLOCK, AGE))
_LOOK_BACK = 40  # characters
_NEARBY = 60
_REACH = 9  # words on each side that tell what a figure is a figure of
_OTHER_CLAUSE = 0.4  # what a word in another clause counts

Name = tuple[str, ...]  # stems of the words of a name


@dataclass(frozen=True)
class Count:
    """A figure and the company that tells what it is a figure of."""

    figure: Figure
    company: Mapping[str, float]  # stem → how near it stands, 0 to 1
    kind: frozenset[str]  # stems between the number and its unit: "12 *fire* trucks"
    named_kind: bool  # and one of them has a capital: "seven *Southern* states"
    of: frozenset[str]  # stems of what it is a share or part of: "3 percent of the *vote*"
    fates: frozenset[str]  # what was done to those who are counted: "killed", "held"
    names: frozenset[str]  # stems of names in its clause
    everyone: frozenset[str]  # stems of names in its sentence
    actors: frozenset[str]  # stems of the names that stand before it in its sentence
    subject: Name  # the name that does or has what the figure tells; empty without one
    bearer: Name  # whose age it is; empty for what is no age
    period: str  # for which it is given: "month", "day"; empty for none
    part: bool  # of a whole that is given beside it, or something further
    standing: str  # "change", "from" or ""
    years: frozenset[str]  # years that stand in its sentence
    total: bool  # said to be the whole of several
    as_of: str  # the time for which it is given: of day, a weekday, "at one point"
    since: bool  # counted since some moment
    elsewhere: bool  # of another place or event than the one told before
    market: bool  # what something trades at: it moves by the hour
    sought: bool  # what somebody wants, and has not got
    bound: str  # "by", "until": how a time of day bounds what happened
    moment: bool  # how long since or until: it tells when, not how many
    lasted: bool  # how long something has gone on: it grows by the day
    direction: str  # "up", "down" or "": which way something went by it
    by_pronoun: bool  # who it is a figure of is named by a pronoun
    whose: str  # "he", "she" or "they": the pronoun nearest before it, "his" too; empty for none
    says: str
    context: frozenset[str]  # stems of its whole sentence, without numbers

    @cached_property
    def mass(self) -> float:
        """What its company weighs in all."""
        return sum(self.company[stem] for stem in sorted(self.company))


def read_counts(wording: Wording) -> tuple[Count, ...]:
    """Return the figures of a sentence that count something, each with its company."""
    text = wording.text
    if not any(mark.isdigit() for mark in text) and not _spells_number(wording):
        return ()
    figures = [
        figure
        for figure in (*find_figures(text), *find_ages(text))
        if figure.unit and not _is_aside(text, figure)
    ]
    return tuple(_count(wording, figure) for figure in figures)


def _is_aside(text: str, figure: Figure) -> bool:
    """Say whether a figure puts the one before it in other terms: "1 million euros ($1.3m)"."""
    start = max(0, figure.start - _LOOK_BACK)
    opening = _BRACKETED.search(text[start : figure.start])
    told = opening is not None and any(mark.isdigit() for mark in text[start : figure.start])
    return told and text[figure.end :].lstrip().startswith((")", "]"))


def read_bare(wording: Wording) -> tuple[Figure, ...]:
    """Return the figures of a sentence beside which nothing says what they count: "two of them"."""
    return tuple(figure for figure in find_figures(wording.text) if not figure.unit)


def name_beside(wording: Wording, figure: Figure) -> Name:
    """Return whose age a figure is: "Ana Ortiz, 45", "the 45-year-old driver, Ana Ortiz"."""
    words, text = wording.words, wording.text
    first, past = wording.at(figure.start), wording.at(figure.end)
    before = _run_before(words, first)
    if before and _only_marks(text[words[first - 1].end : figure.start]):
        return before
    own = words[first].clause if first < len(words) else 0
    for place in range(past, min(len(words), past + 6)):
        if words[place].is_name and (words[place].clause == own or place <= past + 3):
            run = [word for word in words[place:] if word.is_name]
            end = next((k for k, w in enumerate(words[place:]) if not w.is_name), len(run))
            return tuple(word.stem for word in words[place : place + end])
        if words[place].low in _PREPOSITIONS or words[place].low in SPEECH_VERBS:
            break
    # "Ana Ortiz, a 45-year-old teacher", "Ana Ortiz is 45"
    back = first - 1
    while back >= 0 and (words[back].low in _ARTICLES or words[back].low in {"is", "was", "aged"}):
        back -= 1
    return _run_before(words, back + 1)


def _only_marks(between: str) -> bool:
    return between.strip() in {",", "", "("}


def _run_before(words: Sequence[Word], place: int) -> Name:
    """Return the name that ends just before a word."""
    start = place
    while start > 0 and words[start - 1].is_name:
        start -= 1
    if start == 1 < place and _opens_name(words):
        start = 0
    return tuple(word.stem for word in words[start:place])


def _opens_name(words: Sequence[Word]) -> bool:
    """Say whether the first word of a sentence, capital or not, belongs to the name after it."""
    return (
        bool(words[0].stem)
        and words[1].is_name
        and words[0].end + 1 == words[1].start
        and words[0].low not in SPEECH_VERBS
    )


def one_person(left: Name, right: Name) -> bool:
    """Say whether two names may be of one person or body: of one family they need like firsts."""
    left, right = _plain_name(left), _plain_name(right)
    if not left or not right:
        return True
    if left[-1] != right[-1]:
        return set(left) <= set(right) or set(right) <= set(left)
    firsts = set(left[:-1]), set(right[:-1])
    return not all(firsts) or bool(firsts[0] & firsts[1])


def _plain_name(name: Name) -> Name:
    return tuple(
        word for word in name if word not in TITLES and word not in ROLES and word not in SUFFIXES
    )


def _spells_number(wording: Wording) -> bool:
    return any(not _SPELLED.isdisjoint(word.low.split("-")) for word in wording.words)


def _tells(word: Word) -> bool:
    counts = word.low in _SPELLED or word.low in _PERCENT
    return bool(word.stem) and not word.stem[0].isdigit() and not counts


def _count(wording: Wording, figure: Figure) -> Count:
    text, words = wording.text, wording.words
    first, past = wording.at(figure.start), wording.at(figure.end)
    clause = words[first].clause if first < len(words) else 0
    kinds = [w for w in words[first:past] if _tells(w) and w.stem != figure.unit]
    kind = {w.stem for w in kinds if figure.unit not in _NO_KIND}
    before = text[max(0, figure.start - _LOOK_BACK) : figure.start]
    after = text[figure.end : figure.end + _LOOK_BACK]
    ahead = text[max(0, figure.start - _NEARBY) : figure.start]
    nearby = ahead + text[figure.start : figure.end + _NEARBY]
    as_of = _AS_OF.search(text) if figure.unit != CLOCK else None
    at = _AT.search(before)
    mates = [word for word in words if word.clause == clause]
    period = _PERIODS.search(after)
    daily = _PERIODS.search(before[-20:])
    of = _OF.match(text, figure.end)
    return Count(
        figure=figure,
        # what stands between the number and what is counted: "30 *assault* rifles"
        company=_company(words, first, past, clause) | {w.stem: 1.0 for w in kinds},
        kind=frozenset(kind),
        named_kind=any(w.stem in kind and text[w.start].isupper() for w in kinds),
        of=frozenset(w.stem for w in wording.between(*of.span("of")) if _tells(w)) if of
        else frozenset(),
        fates=_fates(text, figure, mates),
        names=frozenset(word.stem for word in mates if word.is_name),
        everyone=wording.names,
        actors=frozenset(word.stem for word in words[:first] if word.is_name),
        subject=_subject(wording, first, clause),
        bearer=name_beside(wording, figure) if figure.unit == AGE else (),
        period=_per((period or daily or [""])[0].lower()),
        part=bool(
            _PART.search(before)
            or _PART_AFTER.match(after)
            or "more" in text[figure.start : figure.end].split()
        ),
        standing=_standing(figure, before, after),
        years=frozenset(_YEARS.findall(text)),
        total=(_TOTAL.search(nearby) or _SO_FAR.search(text)) is not None,
        as_of=next(filter(None, as_of.groups()), "").lower() if as_of else "",
        since=_SINCE.match(after) is not None,
        elsewhere=_ELSEWHERE.search(ahead) is not None,
        market=figure.unit in _NO_KIND - {CLOCK, AGE} and _MARKETS.search(text) is not None,
        sought=_SOUGHT.search(before) is not None,
        bound=at[1].lower() if at and figure.unit == CLOCK else "",
        moment=_MOMENT.match(after) is not None,
        lasted=_LASTED.search(before) is not None and _LASTED_AFTER.match(after) is not None,
        direction=_direction(before),
        whose=_whose(text[: figure.start]),
        by_pronoun=_PRONOUN.search(text, 0, figure.start) is not None,
        says=text[figure.start : figure.end],
        context=frozenset(stem for stem in wording.stems if not stem[0].isdigit()),
    )  # fmt: skip


def _whose(before: str) -> str:
    """Return the last pronoun of a person before a figure, as "he", "she" or "they"."""
    found = [match.lastgroup or "they" for match in _WHOSE.finditer(before)]
    return found[-1] if found else ""


def _standing(figure: Figure, before: str, after: str) -> str:
    """Return "change" for by how much something changed, "from" for what it was before."""
    if _CHANGE.search(before) or (figure.unit == "%" and _COMPARED.match(after)):
        return "change"
    return "from" if _FROM.search(before) else ""


def _company(words: Sequence[Word], first: int, past: int, clause: int) -> dict[str, float]:
    """Return the stems around a figure, each with how near it stands."""
    found: dict[str, float] = {}
    for place in (
        *range(max(0, first - _REACH), first),
        *range(past, min(len(words), past + _REACH)),
    ):
        word = words[place]
        if not _tells(word):
            continue
        distance = first - place if place < first else place - past + 1
        nearness = 1 / (1 + distance / 6) * (1 if word.clause == clause else _OTHER_CLAUSE)
        found[word.stem] = max(found.get(word.stem, 0.0), nearness)
    return found


def _fates(text: str, figure: Figure, mates: Sequence[Word]) -> frozenset[str]:
    """Return what was done to those who are counted, as its clause says; nothing where denied."""
    start, end = (mates[0].start, mates[-1].end) if mates else (figure.start, figure.end)
    clause = text[min(start, figure.start) : max(end, figure.end)]
    if _DENIED.search(clause):
        return frozenset()
    return frozenset(fate for fate, words in _FATES.items() if words.search(clause))


def _subject(wording: Wording, first: int, clause: int) -> Name:
    """Return the name that does or has what a figure tells: the nearest of its clause before it,
    or the first of the sentence; not who says it, nor where, nor of whom something is."""
    words, text = wording.words, wording.text
    runs: list[tuple[int, int]] = []
    place = 0
    while place < first:
        end = place + (place == 0 and first > 1 and _opens_name(words))
        while end < first and words[end].is_name:
            end += 1
        if end > place and _may_act(words, text, place, end):
            runs.append((place, end))
        place = max(end, place + 1)
    if not runs:
        return ()
    own = [run for run in runs if words[run[0]].clause == clause]
    start, end = own[-1] if own else runs[0]
    return tuple(word.stem for word in words[start:end])


def _may_act(words: Sequence[Word], text: str, start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and words[before].low in _ARTICLES:
        before -= 1
    led = before >= 0 and (words[before].low in _PREPOSITIONS or _reports(words[before].low))
    follows = words[end].low if end < len(words) else ""
    owns = re.search(r"['’]s?$", text[words[end - 1].start : words[end - 1].end]) is not None
    return not led and not owns and not _reports(follows) and follows != "according"


def _reports(word: str) -> bool:
    return SPEECH_VERBS.get(word) in _REPORTING


def _per(words: str) -> str:
    """Return "hour" for "an hour", "every hour" and "hourly"; empty for nothing."""
    last = words.split()[-1] if words else ""
    if last == "daily":
        return "day"
    return "year" if last.startswith("annual") else last.removesuffix("ly")


def _direction(before: str) -> str:
    up, down = _UPWARD.search(before) is not None, _DOWNWARD.search(before) is not None
    return "" if up == down else "up" if up else "down"
