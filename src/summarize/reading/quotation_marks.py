"""Paragraphs → what stands in quotation marks in them, or is set as a quotation without any.

Curly, straight, single and doubled marks are read, a quotation that every paragraph opens again,
and marks that are never closed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place

BLANK = "\ue000"
"""Stands for each quoted character and its marks."""


class Region(NamedTuple):
    """Quoted characters of an article; code points into its text."""

    start: int  # behind the opening mark
    end: int
    opening: int  # where the mark itself starts
    closing: int  # behind the closing mark
    runs_on: bool = False  # the next paragraph goes on with it
    block: bool = False


def find_regions(report: Sequence[Sentence]) -> tuple[Region, ...]:
    """Return what is quoted in an article, in order; `report` is in reading order."""
    paragraphs = [list(group) for _, group in groupby(report, key=lambda each: each.paragraph)]
    text = report[0].article.text if report else ""
    regions: list[Region] = []
    carried = False
    for place, paragraph in enumerate(paragraphs):
        start, end = paragraph[0].start, paragraph[-1].end
        following = ""
        if place + 1 < len(paragraphs):
            after = paragraphs[place + 1]
            if after[0].kind == paragraph[0].kind:
                following = text[after[0].start : after[-1].end]
        found = _scan(text, start, end, carried, following)
        if not found and place and _is_block(paragraphs, place, regions):
            found = [Region(start, end, start, end, block=True)]
        regions += found
        carried = bool(found) and found[-1].runs_on
    return tuple(regions)


_STATEMENT = re.compile(
    r"(?i)\b(?:statement|remarks?|excerpts?|points|text|message|letter|tweet|email|e-mail|post|"
    r"said|says|wrote|writes|tweeted|posted|added|read|reads|continued|explained|stated|the\sfollowing|"
    r"comments?|words)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Ll]et\sme)\b(?!\.)")
_LIST = re.compile(r"^\s*[•*–—-]")
_TOLD_BY_OTHERS = re.compile(r"\b(?:said|says|told|according\sto)\b")


def _is_block(
    paragraphs: Sequence[Sequence[Sentence]], place: int, regions: Sequence[Region]
) -> bool:
    """Say whether a paragraph without marks is set as a quotation by the one before."""
    this, before = paragraphs[place], paragraphs[place - 1]
    if this[0].kind != "body" or before[0].kind != "body":
        return False
    words = " ".join(sentence.text for sentence in this)
    if words.rstrip().endswith(":") or len(words.split()) < 5:
        return False
    last = regions[-1] if regions else None
    if last is not None and last.block and last.closing == before[-1].end:
        personal = _FIRST_PERSON.search(words) and not _TOLD_BY_OTHERS.search(words)
        return bool(_LIST.match(words) or personal)
    introduction = before[-1].text.rstrip()
    if not introduction.endswith(":") or not _STATEMENT.search(introduction):
        return False
    return bool(_FIRST_PERSON.search(words) or _LIST.match(words) or _WRITTEN.search(introduction))


_WRITTEN = re.compile(
    r"(?i)\b(?:statement|wrote|writes|tweeted|posted|said|excerpt|the\sfollowing|reads?|letter|message|"
    r"added|stated)\b[^.;]{0,60}:$"
)


def index_regions(
    report: Sequence[Sentence], regions: Sequence[Region]
) -> Mapping[str, Sequence[Region]]:
    """Return which regions reach into a sentence, by the sentence's id."""
    index: dict[str, list[Region]] = {}
    place = 0
    for region in regions:
        while place < len(report) and report[place].end <= region.opening:
            place += 1
        at = place
        while at < len(report) and report[at].start < region.closing:
            index.setdefault(report[at].id, []).append(region)
            at += 1
    return index


_DOUBLE = re.compile(r"“+|”+|„|\"{1,2}|''|``|«|»|‘‘|’’")
_OPENING_MARK = re.compile(r"\s*(?:“|\"|''|``|«|„)")
_SINGLE_OPEN = re.compile(r"(?<![\w’'\ue000])['‘](?=[^\W_])(?!(?:em|til|tis|twas|cause|n)\b|\d\ds)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?![\w’'])")


def _scan(text: str, start: int, end: int, carried: bool, following: str) -> list[Region]:
    """Return what is quoted in a paragraph `text[start:end]`.

    `carried`: a quotation that the paragraph before left open may go on here.
    """
    regions: list[Region] = []
    opened: tuple[int, int] | None = None  # of the mark
    if carried and _goes_on_without_mark(text, start, end):
        opened = (start, start)
    for match in _DOUBLE.finditer(text, start, end):
        opens = _opens(text, match, start, end, opened is not None)
        if opened is not None:
            if opens:  # the one before was never closed
                regions.append(_unclosed(text, opened, match.start()))
                opened = match.span()
            else:
                regions.append(Region(opened[1], match.start(), opened[0], match.end()))
                opened = None
        elif opens:
            opened = match.span()
    if opened is not None:
        led = not text[start : opened[0]].strip() or text[: opened[0]].rstrip()[-1:] in ":,"
        runs_on = bool(_OPENING_MARK.match(following)) or _closes_first(following)
        runs_on = runs_on and (led or text[opened[0]] == "“")
        if runs_on:
            regions.append(Region(opened[1], end, opened[0], end, runs_on=True))
        else:
            regions.append(_unclosed(text, opened, end))
    regions += _single(text, start, end, regions)
    return [r for r in sorted(regions) if any(map(str.isalnum, text[r.start : r.end]))]


def _opens(text: str, match: re.Match[str], start: int, end: int, inside: bool) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    starts_word = (before.isspace() or before in "([—–-/…:,") and not after.isspace()
    if match[0][0] in "“„«`":
        return not (inside and not before.isspace() and not after.isalnum())
    if match[0][0] in "”»":
        return not inside and starts_word and before.isspace()
    if inside:
        return starts_word and before.isspace() and after.isalnum()
    return starts_word


def _goes_on_without_mark(text: str, start: int, end: int) -> bool:
    return not _OPENING_MARK.match(text, start) and _closes_first(text[start:end])


def _closes_first(paragraph: str) -> bool:
    first = re.search(r"[“”\"]|''", paragraph)
    if first is None or first[0] == "“":
        return False
    before = paragraph[: first.start()]
    return bool(before) and not before[-1].isspace() and before[-1] not in "(["


_TOLD_INSIDE = re.compile(
    r",\s(?:(?:he|she|they)\ssaid|said\s(?:he|she|they|[A-Z])|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?\s(?:said|says|added|told))\b"
)


def _unclosed(text: str, opened: Place, limit: int) -> Region:
    """Let a quotation that is never closed end where the reporter plainly speaks again."""
    told = _TOLD_INSIDE.search(text, opened[1], limit)
    end = told.start() if told else limit
    if told is None and text[opened[0]] == '"':
        # a straight mark may be a slip: no more than its sentence unless it opens the paragraph
        line_start = text.rfind("\n", 0, opened[0]) + 1
        if text[line_start : opened[0]].strip() and text[: opened[0]].rstrip()[-1:] not in ":,":
            stop = re.compile(r"[.!?](?=\s|$)").search(text, opened[1], limit)
            end = stop.end() if stop else limit
    end = len(text[:end].rstrip())
    return Region(opened[1], end, opened[0], end)


def _single(text: str, start: int, end: int, regions: Sequence[Region]) -> list[Region]:
    """Return what stands in single marks outside double ones."""
    blanked = blank(text[start:end], start, regions)
    found: list[Region] = []
    free = 0
    for match in _SINGLE_OPEN.finditer(blanked):
        if match.start() < free:
            continue
        close = _SINGLE_CLOSE.search(blanked, match.end(), match.end() + 800)
        if close is None or BLANK in blanked[match.end() : close.start()]:
            continue
        sure = re.compile(r"[.,?!]['’](?![\w’'])").search(blanked, match.end(), match.end() + 800)
        owns = blanked[close.start() - 1] == "s" and blanked[close.end() : close.end() + 1] == " "
        if (
            owns
            and sure is not None
            and not _SINGLE_OPEN.search(blanked, close.end(), sure.start())
        ):
            found.append(_at(start, match, sure.start() + 1, sure.end()))
        else:
            found.append(_at(start, match, close.start(), close.end()))
        free = found[-1].closing - start
    return found


def _at(start: int, match: re.Match[str], end: int, closing: int) -> Region:
    return Region(start + match.end(), start + end, start + match.start(), start + closing)


def blank(text: str, offset: int, regions: Sequence[Region]) -> str:
    """Return the text, which starts at `offset`, with what is quoted in it blanked out."""
    kept = list(text)
    for region in regions:
        first, last = max(0, region.opening - offset), min(len(kept), region.closing - offset)
        kept[first:last] = BLANK * max(0, last - first)
    return "".join(kept)
