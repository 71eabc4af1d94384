"""The words on which two sentences clash → a stretch of the sentence that can be read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.reading.names import SPEECH_VERBS
from summarize.reading.sentences import Span as Place

_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_PAUSE = re.compile(
    r"[,;:()\[\]—–](?=\s|[”\"’)]|$)|(?<=\w)[—–](?=\w)|(?<=\s)-{1,2}(?=\s)|[(\[]"
    r"|(?:(?<=[a-z]{4})|(?<=\d)|(?<=[)\]”\"]))[.!?](?=[\s”\"’)]|$)|(?<=[!?.,])[”\"](?=\s)|(?<!\.\w)\.$"
)
_HE = r"(?:i|you|he|she|it|we|they|this|there|the|an?|his|her|its|their|our|my)"
_DOES = r"(?:is|was|are|were|has|had|have|will|would|did|does|do|can|could|may|might|\w{2,}ed)"
# Before these a clause begins that can be read without them.
_OPENER = re.compile(
    r"(?i)\b(?:but|while|whereas|although|though|because|which|who|when|where|if|unless|until"
    r"|(?<!\bon )(?<!\bof )(?<!\bto )(?<!\bin )(?<!\bfor )(?<!\bat )(?<!\bby )that"
    rf"|(?:and|or)(?= (?:\w+ly )?(?:{_HE}|{_DOES})\b))\b"
)
_TELLS = frozenset("say claim insist argue state add allege maintain report announce".split())
_SAYING = frozenset(form for form, verb in SPEECH_VERBS.items() if verb in _TELLS) - {"report"}
_SAID_THAT = re.compile(r"(?i)\s+(?:(?:\w{3,}ly|instead|also|again|later)\s+)?that\s+")
# A clause that goes on with one of these belongs to the one before it.
_GOES_ON = frozenset("that which who where if or and".split())
_LEADING = re.compile(r"(?i)(?:with|and|but|or|so|yet|that|\w{3,}ly)\b,?\s+(?=\S)")
_AUXILIARIES = frozenset(
    "is was are were be been being has had have having will would shall should can could may might "
    "must do does did to not never".split()
)
_BEFORE_NOUNS = frozenset("a an the his her its their our my this these those no some any".split())
_CLINGING = _AUXILIARIES | _BEFORE_NOUNS  # not parted from the word behind them
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|(?<!\w)‘[^‘]*?’(?!\w)")
_EDGE = " \t\n,;:"
_LINKS = frozenset("of to in on at by for from with as and or that who which".split())
_LEAD_ON = _BEFORE_NOUNS | _LINKS
_PHRASE = 5  # words in front of a noun that may belong to it: "a New York investment firm"
# Before these a clause that is too long may end.
_BREATH = re.compile(r"(?i)\b(?:since|during|after|before|amid|despite|following|until)\b")
# ", the firm that owns it," stands within a clause
_APPOSITION = re.compile(
    r",\s(?:the|an?|who|which|whose|his|her|its)\s(?![^,]*\bsa(?:id|ys?)\b)[^,;:.()—–“”\"]{3,100},(?=\s)"
)
_LONGEST = 24  # words up to which a stretch is read on to the end of its clause
_MISSING = 12  # words of a quotation that are taken in with the half of it that clashes
_TITLE = 12  # words of a heading, in which what clashes must stand


def whole_clause(text: str, place: Place) -> Place:
    """Return the clause around some words of a sentence, or as much of it as can be read at once.

    It begins where a clause begins, not inside a name or a verb ("go back on"), goes on to where
    one ends, and holds no half of a quotation. No grammar is consulted.
    """
    start, end = _trimmed(text, place)
    start = _begin(text, start, end)
    return _unbroken(text, (start, _end(text, start, end)))


def whole_words(text: str, place: Place) -> Place:
    """Return some words of a sentence without blanks around them and without half a quotation."""
    return _unbroken(text, _trimmed(text, place))


def cut_short(words: str) -> str:
    """Return a stretch on one line for a heading: its first words, and an ellipsis for the rest.

    A quotation that is cut within ends with its mark; for two words more nothing is cut.
    """
    line = " ".join(words.split())
    found = list(_WORD.finditer(line))
    if len(found) <= _TITLE + 2:
        return line
    telling = (each for each in reversed(found[:_TITLE]) if each[0].lower() not in _LEAD_ON)
    kept = line[: next(telling, found[_TITLE - 1]).end()]
    broken = next((q for q in _quotations(line) if q[0] < len(kept) < q[1]), None)
    return f"{kept}…{line[broken[1] - 1] if broken is not None else ''}"


def _trimmed(text: str, place: Place) -> Place:
    start, end = place
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    if end == len(text) and text[start:end].endswith(".") and "." not in _last_word(text, end - 1):
        end -= 1
    return start, end


def _last_word(text: str, end: int) -> str:
    return text[text.rfind(" ", 0, end) + 1 : end]


def _begin(text: str, start: int, end: int) -> int:
    """Return where the clause of some words begins; near to them where it is long."""
    opened = max((each for each in _beginnings(text) if each <= start), default=0)
    while (match := _LEADING.match(text, opened)) and match.end() <= start:
        opened = match.end()
    return opened if _count(text, opened, end) <= _TITLE else _attached(text, start)


def _beginnings(text: str) -> Iterator[int]:
    yield _behind(text, 0)
    for pattern in (_PAUSE, _OPENER):
        for match in pattern.finditer(text):
            yield _behind(text, match.end())
    for word in _WORD.finditer(text):
        if word[0].lower() in _SAYING:
            said = _SAID_THAT.match(text, word.end())
            yield said.end() if said is not None else _behind(text, word.end())


def _behind(text: str, place: int) -> int:
    """Return where the blanks at a place end."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _attached(text: str, start: int) -> int:
    """Return where what stands right before a word begins that cannot be parted from it."""
    before = list(_WORD.finditer(text, 0, start))
    while before and _clings(text, before[-1], start):
        start = before.pop().start()
    near = start  # in front of it may stand the rest of a noun, from its article on
    for word in reversed(before[-_PHRASE:]):
        if not text[word.end() : near].isspace() or word[0].lower() in _AUXILIARIES | _LINKS:
            break
        near = word.start()
        if word[0].lower() in _BEFORE_NOUNS:
            return near
    return start


def _clings(text: str, word: re.Match[str], place: int) -> bool:
    """Say whether a word belongs to the one at a place: the rest of a name or of a verb."""
    name = word[0][0].isupper() and text[place : place + 1].isupper()
    return text[word.end() : place].isspace() and (name or word[0].lower() in _CLINGING)


def _end(text: str, start: int, end: int) -> int:
    """Return where the clause of some words ends; where their name does, if that is too far."""
    for paused in _pauses(text, end):
        if _count(text, start, paused) <= _LONGEST:
            return _telling_end(text, end, paused)
    for match in sorted(
        (*_OPENER.finditer(text, end), *_BREATH.finditer(text, end)), key=re.Match.start
    ):
        if _count(text, start, match.start()) > _LONGEST:
            break
        if match[0].lower() not in _GOES_ON and match.start() > end + 1:
            return _telling_end(text, end, match.start())
    for word in _WORD.finditer(text, end):
        beside = text[end : word.start()].isspace()
        if not beside or not (word[0][0].isupper() and _last_word(text, end)[:1].isupper()):
            break
        end = word.end()
    return end


def _pauses(text: str, end: int) -> Iterator[int]:
    """Yield where a clause may end, best first: behind an apposition, or in front of it."""
    first = next((match.start() for match in _PAUSE.finditer(text, end)), len(text))
    aside = _APPOSITION.match(text, first)
    if aside is not None:
        yield next((match.start() for match in _PAUSE.finditer(text, aside.end())), len(text))
    yield first


def _telling_end(text: str, end: int, limit: int) -> int:
    """Return where the last word before a limit ends that does not lead on to another."""
    limit = _trimmed(text, (end, limit))[1]
    for word in reversed(list(_WORD.finditer(text, end, limit))):
        if word[0].lower() not in _LEAD_ON:
            break
        limit = len(text[: word.start()].rstrip())
    return max(end, limit)


def _unbroken(text: str, place: Place) -> Place:
    """Take in a quotation of which a place holds one half; where it is long, keep to one side."""
    start, end = place
    for opening, closing in _quotations(text):
        if opening <= start and end <= closing:
            if (start, end) != (opening, closing):
                start, end = max(start, opening + 1), min(end, closing - 1)
        elif opening < start < closing < end:
            near = _count(text, opening, start) <= _MISSING
            start, end = (opening, end) if near else (start, closing - 1)
        elif start < opening < end < closing:
            if _count(text, end, closing) <= _MISSING:
                end = closing
            elif _count(text, start, opening) < _count(text, opening, end):
                start = opening + 1
            else:
                end = len(text[:opening].rstrip(_EDGE))
    return start, end


def _quotations(text: str) -> list[Place]:
    return [match.span() for match in _QUOTED.finditer(text)]
