"""Lines of an article → what each is: report, headline, caption or boilerplate.

The rules ask for positive evidence of boilerplate (a known phrase, a bracket, a credit's form, a
place at the end): a line of news that is set aside is lost to the reader, a promotion that slips
through is merely a nuisance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from summarize.reading.lines import Line, is_byline, is_closed, is_day, looks_like_title

Kind = Literal["body", "headline", "caption", "boilerplate"]

_FURNITURE = re.compile(
    r"""(?ix)
    ^\[[^\]]*\]$                                     # [EMAIL UPDATES: ...]
    | ^(?:topics?|tags?|filed\ under|keywords|related(?:\ (?:stories|articles|coverage|content))?
        |read\ (?:more|next|also)|see\ also|more\ (?:from|on|stories|coverage)|also\ read
        |photo(?:s|graphs?)?\ by|image\ credit|photo\ credit|credit|sources?|follow(?:\ us)?
        |listen(?:\ to)?|watch|share(?:\ this)?|contact)\b\s*:
    | ^(?:read\ (?:more|next)|advertisement|upcoming\ events|comments?|share\ this
        |most\ (?:read|popular)|trending|sponsored|promoted|story\ continues\ below|loading)\b\W*
        (?:\(?\d+\)?)?$
    | \bread\ more$
    | ^(?:this\ article|information\ for\ this|additional\ reporting)\b.*\bcontributed\b
    | ^[^“"]{0,120}\bcontributed\ to\ this\ (?:report|story|article)\b
    | ^\(?(?:additional\ )?(?:reporting|writing|editing)\ by\b
    | ^a?\ ?section\ on\ \d | ^print\ headline\b
    | ^(?:©|\(c\)|copyright\b) | \ball\ rights\ reserved\b
    | ^hide\ caption(?:\ \d+\ of\ \d+)?$
    | ^read\ or\ share\ this\ story\b
    | ^more:\ ?[^.“"]{3,120}$                          # a title follows
    | ^(?:last\ )?(?:updated|posted|published)(?:\ at|:)\ \d?\d:\d\d\b.{0,20}$
    | ^this\ (?:story|article|report)\ (?:has\ been|was)\ (?:updated|corrected)
        (?:\ (?:on|at|to|with)\b[^,]{0,60})?\.?$
    | ^\((?:corrects|updates|adds)\b[^()]*\)$
    | ^image\ copyright\ [^.]{2,40}$ | ^media\ playback\ is\ (?:un)?supported\b
    | ^enlarge\ this\ image(?:\ toggle\ caption\b.{0,80})?$ | ^toggle\ caption$
    """
)
_PROMOTION = re.compile(
    r"""(?ix)
    ^(?:sign\ up|subscribe|click\ here|follow\ us|download\ (?:our|the)\ app
        |get\ the\ latest)\b
    | ^get\ all\ the\ latest\ [^.]{2,60}\b(?:inbox|delivered|here|now)\b
    | ^follow\ [^,.“"]{2,60}(?:\ on|,)\ (?:twitter|facebook|instagram|x)\b[^,]{0,30}$
    | ^add\ (?:interest$|.{2,60}\ as\ an\ interest\ to\ stay\b)
    # who posted what stands above it, and when: the post itself is part of the report
    | ^(?:https?://\S+\s+)?[—–-]+\s?.{1,60}\(@\w+\),?\s+[a-z]+\ \d\d?,\ \d{4}\b.{0,20}$
    | ^we\ (?:ask|invite)\ you\ to\ share\b | ^(?:details|more|watch|read\ more)\ here\.?$
    """
)
_CREDIT = re.compile(
    r"""(?x)
    ^\(?(?:AP|AFP|EPA|Reuters|Getty)(?:\ Images?|\ Photo)?\s?/\s?[^.]+\)?$   # AP Photo/Jane Doe
    | ^\([^()]{3,80}\s/\s[^()]{3,80}\)$                                      # (Jane Doe / Agency)
    | ^\(?(?i:photo(?:graph)?|picture|image)(?:\ by\b|\ ?:)\ ?[^.]{3,80}$
    | ^(?i:courtesy(?:\ of)?)\b[^.]{3,80}$
    | ^\([A-Z][a-z]{2,8}\.?\ \d\d?\)\ (?:AP|AFP|Reuters)$                     # (Dec. 28) AP
    | ^\([A-Z][\w&.'’-]*(?:\ [A-Z][\w&.'’-]*){0,3}\)$                          # (Associated Press)
    """
)
_CAPTION = re.compile(
    r"""(?x)
    ^(?:From|Clockwise\ from|Top|Bottom)\ (?:the\ )?(?:top\ )?(?:left|right)\b
    | \((?:left|right|cent(?:er|re)|second\ from\ \w+|top|bottom|pictured)\)
    | ,\ (?:left|right|cent(?:er|re)),
    | \((?:AP|EPA|AFP|Reuters|Getty)[^()]{0,20}[ ]?/[^()]+\)
    | \b(?:AP|AFP|EPA|Reuters|Getty)(?:\ Images?|\ Photo)?/[^.]{3,60}$
    | \((?:Associated\ Press|Reuters|AFP|AP|Getty\ Images)\)$
    | \((?i:photo(?:graph)?|picture|image)(?:\ by\b|\ ?:)[^()]+\)$
    | ^(?i:photos?|file\ photo|pictured|caption|picture)\ ?:
    | \bHide\ Caption\b
    """
)
_FURNITURE_REPEATS = 3  # the same line this often in one article is page furniture
_LABEL_WORDS = 5


def classify_lines(lines: Sequence[Line]) -> tuple[Kind, ...]:
    """Return one kind for each line, judged by its form, its neighbours and its place.

    "[EMAIL UPDATES: ...]", bylines, dates, photo credits, section labels, contributor lines, a
    lone quotation mark, links to other stories at the end or in capitals, and lines printed three
    times or more are boilerplate. A line printed twice in a row, followed by a credit, or naming
    who stands left and right is a caption.
    """
    repeats = Counter(line.text for line in lines)
    kinds = [_kind_by_form(line, repeats[line.text]) for line in lines]
    _mark_headlines(lines, kinds)
    _mark_captions(lines, kinds)
    _mark_closing_links(lines, kinds)
    _mark_shouted_links(lines, kinds)
    _mark_labels(lines, kinds)
    return tuple(kinds)


def is_promotion(text: str) -> bool:
    """Say whether a sentence only asks the reader to do something for the outlet."""
    return bool(_PROMOTION.match(text))


def is_credit(text: str) -> bool:
    """Say whether a piece of text only names a photographer or an agency."""
    return bool(_CREDIT.match(text))


def is_wordless(text: str) -> bool:
    """Say whether a text has neither a letter nor a figure."""
    return not any(character.isalnum() for character in text)


def is_scrap(text: str) -> bool:
    """Say whether a piece of a line is a photo credit or page furniture and nothing else."""
    return is_credit(text) or is_promotion(text) or bool(_FURNITURE.search(text))


def _kind_by_form(line: Line, repeats: int) -> Kind:
    text = line.text
    if is_wordless(text) or repeats >= _FURNITURE_REPEATS:
        return "boilerplate"
    if is_byline(text) or is_day(text) or is_scrap(text):
        return "boilerplate"
    return "caption" if _CAPTION.search(text) else "body"


def _mark_headlines(lines: Sequence[Line], kinds: list[Kind]) -> None:
    for place, line in enumerate(lines[:2]):
        if kinds[place] != "body" or not looks_like_title(line):
            return
        # capitals below a title are a section's name
        kinds[place] = "boilerplate" if place and line.text.isupper() else "headline"


def _mark_captions(lines: Sequence[Line], kinds: list[Kind]) -> None:
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if kinds[place] != "body" or following is None:
            continue
        credited = is_scrap(following.text) and following.gap == 0
        if credited or (following.text == line.text and len(line.text.split()) > _LABEL_WORDS):
            kinds[place] = "caption"
            if following.text == line.text:
                kinds[place + 1] = "caption"
        elif (
            # a credit may also stand above its caption, as a bare name
            kinds[place + 1] == "caption"
            and following.gap == 0
            and not is_closed(line.text)
            and len(line.text.split()) <= 2 * _LABEL_WORDS
        ):
            kinds[place] = "boilerplate"


def _mark_closing_links(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Mark headlines of other stories below the report: two or more, or one set well apart."""
    first = len(lines)
    while first > 0 and (
        kinds[first - 1] == "boilerplate"
        or (kinds[first - 1] == "body" and _could_be_link(lines[first - 1]))
    ):
        first -= 1
    links = [place for place in range(first, len(lines)) if kinds[place] == "body"]
    if links and first > 0 and (len(links) > 1 or lines[links[0]].gap >= 2):
        for place in links:
            kinds[place] = "boilerplate"


def _mark_shouted_links(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Mark titles in capitals amid a report that is not itself in capitals: links, if several."""
    shouted = [
        place
        for place, line in enumerate(lines)
        if kinds[place] == "body"
        and line.text.isupper()
        and line.text[-1] not in "?!"
        and not re.search(r"HTTPS?:", line.text)
        and _could_be_link(line)
    ]
    if 1 < len(shouted) < kinds.count("body") / 2:
        for place in shouted:
            kinds[place] = "boilerplate"


def _could_be_link(line: Line) -> bool:
    return looks_like_title(line) and not re.search(
        r"(?i)[“”\"]|\b(?:said|says|added)\b", line.text
    )


def _mark_labels(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Mark section labels: a few words on a line of their own that are no sentence."""
    # "He left the U.S." is one, though an abbreviation's full stop closes nothing by itself
    for place, line in enumerate(lines):
        short = len(line.text.split()) <= _LABEL_WORDS
        quoted = line.text[0] in "“\"‘'" or line.text[-1] in "”\"’'"
        listed = line.text[0] in "•*-–—"
        closed = is_closed(line.text) or line.text.endswith(".")
        if kinds[place] == "body" and short and not (quoted or listed or closed):
            kinds[place] = "boilerplate"
