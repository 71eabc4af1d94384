"""Article text → its lines, and what stands around the report: title, byline, day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# Marks that close a sentence, with whatever quotation mark or bracket may follow them.
_CLOSED = re.compile(r"""[.!?…:;,]['"”’»)\]]*$""")
_ABBREVIATION_AT_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_DAY_PATTERNS = (
    re.compile(r"(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
)
_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(
    rf"^by:? (?P<author>{_NAME}(?: (?:{_NAME}|,))*?)"
    rf"(?:,? (?:on(?=\D*\d)|[|•·–—-]) (?P<rest>.+)|, (?P<role>[^.]+))?$",
    re.IGNORECASE,
)
_SMALL_IN_NAMES = frozenset("and of the de da di del la le van von der den al bin".split())
_MASTHEAD_LINES = 12
_BYLINE_WORDS = 14
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article that holds something: `text[start:end]`, without outer spaces."""

    start: int
    end: int
    text: str
    gap: int  # empty lines before it


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it and on which day, as far as the text says so."""

    author: str = ""
    day: date | None = None


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold something, in order; offsets point into `text`.

    Hard-wrapped text is put together again: a line that breaks off in mid-sentence goes on in
    the next one when that starts in lower case.
    """
    found: list[Line] = []
    start = gap = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            begin = start + raw.index(inner)
            line = Line(begin, begin + len(inner), inner, gap)
            if found and gap == 0 and _goes_on(found[-1].text, inner):
                first = found.pop()
                line = Line(first.start, line.end, text[first.start : line.end], first.gap)
            found.append(line)
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return tuple(found)


def _goes_on(before: str, after: str) -> bool:
    return len(before) >= 40 and not is_closed(before) and after[0].islower()


def is_closed(line: str) -> bool:
    """Say whether a line ends as a sentence does; an abbreviation's full stop does not count."""
    return bool(_CLOSED.search(line)) and not _ABBREVIATION_AT_END.search(line)


def find_title(text: str) -> str:
    """Return the first line when it looks like a title, else an empty string.

    A title stands alone, is short, does not end as a sentence does, and is no byline, date,
    dateline or bracketed note.
    """
    found = split_lines(text)
    return found[0].text if found and looks_like_title(found[0]) else ""


def looks_like_title(line: Line) -> bool:
    """Say whether a line could be a headline by its form alone."""
    return (
        3 <= len(line.text) <= _LONGEST_TITLE
        and len(line.text.split()) >= 2
        and (not is_closed(line.text) or line.text.endswith(("?", "!", "’", "'")))
        and line.text[0] not in "[(•*-–—"
        and not is_byline(line.text)
        and not is_day(line.text)
        and not re.search(r"\(AP\)|\(Reuters\)|\(AFP\)| — |^[A-Z ]{4,}(?:,| --| —)", line.text)
    )


def find_byline(text: str) -> Byline:
    """Read author and day from the lines around the report, wherever they stand on their own."""
    found = split_lines(text)
    author, day = "", None
    for line in found[:_MASTHEAD_LINES]:
        match = _BYLINE.match(line.text) if is_byline(line.text) else None
        if match and not author:
            author = match["author"]
            day = day or _find_day(match["rest"] or "")
        if day is None and is_day(line.text):
            day = _find_day(line.text)
    if day is None:  # printed papers close with "A Section on 02/24/2017"
        closing = [line.text for line in found[-4:] if len(line.text.split()) <= 6]
        day = next(filter(None, map(_find_day, closing)), None)
    return Byline(author, day)


def is_byline(line: str) -> bool:
    """Say whether a line is "By …" and nothing more."""
    if len(line.split()) > _BYLINE_WORDS:
        return False
    match = _BYLINE.match(line)
    if match is None or not match["author"][0].isupper():
        return False
    # "By Friday the water was back." is news
    return all(word[0].isupper() or word in _SMALL_IN_NAMES for word in match["author"].split())


def is_day(line: str) -> bool:
    """Say whether a line is a date, perhaps with "Updated", a weekday or a time, and no more."""
    match = next(filter(None, (pattern.search(line) for pattern in _DAY_PATTERNS)), None)
    if match is None:
        return False
    rest = line[: match.start()] + line[match.end() :]
    rest = re.sub(
        r"(?i:\b(?:published|posted|(?:last )?updated|modified|on|at)\b"
        r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}[:.]\d\d"
        r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
        r"|\b[A-Z]{2,4}\b|[\W_]",  # the capitals are a time zone's
        "",
        rest,
    )
    return not rest


def _find_day(text: str) -> date | None:
    for pattern in _DAY_PATTERNS:
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTH_NUMBER.get(month[:3].lower(), 0)
            if "/" in match[0] and int(match["day"]) <= 12:
                continue  # 03/04/2017 is one day here and another there
            try:
                return date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
    return None
