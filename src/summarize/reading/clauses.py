"""Sentence → its clauses, roughly: where a reader would draw breath."""

from __future__ import annotations

import re
from itertools import pairwise

from summarize.reading.sentences import Span

_FEWEST_WORDS = 4  # a shorter piece goes with what follows, the end of a quotation with its start
_BREAK = re.compile(
    r"(?<=[,;:—–…])\s+"
    r"|(?<=[”\"’])\s+"
    r"|(?<!\s)\s+(?=[—–])"
    r"|(?<!\s)\s+(?=(?:and|but|or|while|after|before|because|although|though|which|who|whose|where|that"
    r"|when|if|as|until|unless|since|with|saying|adding|including)\b)"
)


def split_clauses(text: str) -> tuple[Span, ...]:
    """Return the places of a sentence's clauses, first to last; together they are all of it.

    Cut at commas, dashes and closing quotation marks, and before words that begin a clause. No
    grammar is consulted: good enough to mark a part of a line, not to take it apart.
    """
    cuts = [match.end() for match in _BREAK.finditer(text)]
    clauses: list[Span] = []
    start = 0
    for end in [*cuts, len(text)]:
        if len(text[start:end].split()) >= _FEWEST_WORDS:
            clauses.append((start, end))
            start = end
        elif clauses and text[start:end].rstrip().endswith(("”", '"')):
            clauses[-1] = (clauses[-1][0], end)
            start = end
    if start < len(text):  # a short piece is left over: the last clause takes it
        start = clauses.pop()[0] if clauses else 0
        clauses.append((start, len(text)))
    return tuple(clauses)


def whole_clauses(text: str) -> tuple[Span, ...]:
    """Return the places of stretches of a sentence that can be read by themselves.

    Each begins where a clause begins and ends where one ends, and holds a subject and a verb
    of its own; there may be several from one place, the longer holding the shorter. All of the
    sentence is not among them. What is cut are commas, dashes, colons and the ends of quotations,
    and the words before which a clause with a subject of its own begins. No grammar is consulted:
    where it is not plain that a stretch is whole it is left out.
    """
    pieces = _cut_pieces(text)
    if len(pieces) > _MOST_PIECES:  # a list or a wall of text: the work grows with the cube
        return ()
    begins = _beginnings(text, pieces)
    stretches = (
        _trimmed(text, pieces[first][0], pieces[last][1])
        for first in begins
        for last in range(first, len(pieces))
        if (first, last) != (0, len(pieces) - 1) and not _lists(text, pieces, last)
    )
    return tuple(s for s in dict.fromkeys(stretches) if _is_whole(text[slice(*s)]))


_MOST_PIECES = 30
_CUT = re.compile(
    r"(?<=[,;:—–])\s+|(?<=[,.!?][”\"’])\s+|(?<!\s)\s+(?=[—–]|--\s)|(?<=\s--)\s+"
    r"|(?<!\s)\s+(?=(?:and|but|or|so|while|after|before|because|although|though|when|whereas|if|until"
    r"|unless|since|as)\s)"
)
_CONJUNCTION = re.compile(
    r"(?i)(?:and|but|or|so|yet|while|after|before|because|although|though|when|whereas|if|until"
    r"|unless|since|as)\s+"
)
_JOINING = re.compile(r"(?:And|But|Yet|So|Still|Then|Also|However|Meanwhile),?\s")
_OPENING = re.compile(  # what stands in front of a sentence's subject
    r"(?i)(?:in|on|at|for|with|during|after|before|as|while|when|under|from|by|despite|since|if|amid"
    r"|according|following|although|though|because|unless|until|once|earlier|later|meanwhile"
    r"|moreover|however|still|but|and|yet|also|consequently|ultimately|last|speaking|asked|like"
    r"|unlike|among|besides|to)\b"
)
# What can stand first in a subject; any word with a capital can.
_SUBJECT = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|he|she|it|they|we|i|you|there"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|all|both|several|no|nobody"
    r"|nothing|neither|each|every|more|police|officials|what|\d)",
    re.IGNORECASE,
)
_FINITE = frozenset(
    "is are was were am has have had does do did will would can could may might must should won't "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't wouldn't can't "
    "couldn't cannot it's that's there's he's she's they're we're i'm i've we've you're we'll i'll "
    "said says told tells met took came went gave got made held began left spoke wrote saw found "
    "won lost struck hit fell rose broke sent ran flew became led brought caught fought kept knew "
    "paid put read set shot sold stood taught thought threw understood drew drove grew hung sought "
    "slept swept wore cut let remains remain wants wants needs seems expects shows".split()
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|whom|where|that|what|how|why|whether)\b", re.I)
_WORDS = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?|\d[\w.,]*|[,;:—–“”\"]|--")


def _cut_pieces(text: str) -> list[Span]:
    """Cut where a clause may begin or end; a quotation is only cut where a sentence ends."""
    cuts = [0]
    for match in _CUT.finditer(text):
        before = text[: match.start()]
        if _is_open(before) and not re.search(r"[.!?;]$", before):
            continue  # within a quotation
        joined = _CONJUNCTION.match(text, match.end())
        if joined and before[-1:] not in ",;:—–":
            since, behind = text[cuts[-1] : match.start()], text[joined.end() :]
            compares = re.match(r"(?:more|less|fewer|an?)\s", behind)  # "20 or more", "as a boy"
            if compares or not (_has_verb(since) and _has_subject_and_verb(behind)):
                continue  # "trucks and buses", "Oake and Prell met"
        cuts.append(match.end())
    return [
        (start, start + len(text[start:end].rstrip()))
        for start, end in pairwise([*cuts, len(text)])
        if text[start:end].strip()
    ]


def _is_open(before: str) -> bool:
    """Say whether a quotation or a bracket is open at the end of a text."""
    curly = before.count("“") > before.count("”")
    return curly or before.count('"') % 2 == 1 or before.count("(") > before.count(")")


def _beginnings(text: str, pieces: list[Span]) -> list[int]:
    """Return the pieces with which a clause with a subject of its own begins."""
    found: list[int] = []
    for place, (start, end) in enumerate(pieces):
        before = text[:start].rstrip()
        piece = text[start:end].lstrip("“\"‘'—–- ")
        quoted = text[start] in '“"'
        joined = _CONJUNCTION.match(piece)
        if place == 0:
            plain = _JOINING.sub("", piece)  # "But the mayor …"
            opens = quoted or not _OPENING.match(plain)
        elif joined:  # "Oake and Prell met" are no two clauses
            since = text[pieces[found[-1]][0] if found else 0 : start]
            opens = _has_verb(since) and _has_subject_and_verb(piece[joined.end() :])
        elif before.endswith(("”", '"')) and not quoted:
            opens = False  # "…,” she said"
        else:
            free = quoted or not found or (before.endswith((";", ":")) and piece[:1].isupper())
            apposed = found and re.match(r"an?\s", piece)
            aside = _ATTRIBUTION.search(piece.rstrip(",")) is not None  # "In May, she said, …"
            clause = not apposed and not aside and _has_subject_and_verb(piece)
            opens = bool(free and (quoted or clause))
        if opens:
            found.append(place)
    return found


def _has_subject_and_verb(text: str) -> bool:
    """Say whether a subject opens a text and a finite verb follows before its clause ends."""
    words = [match[0] for match in _WORDS.finditer(text.lstrip("“\"‘' "))]
    if not words or not (words[0][0].isupper() or _SUBJECT.fullmatch(words[0])):
        return False
    if words[0].endswith("ing") or words[0].lower() in _PREPOSITIONS:
        return False
    for place, word in enumerate(words[:14]):
        low = word.lower().replace("’", "'")
        if low in {",", ";", ":", "—", "–", "--", "who", "which", "whose"}:
            return False
        if (place or "'" in low) and _is_finite(low, words[place - 1].lower() if place else ""):
            return True
    return False


_PREPOSITIONS = frozenset(
    "in on at of to for from by with about into over under after before during against between "
    "among including according".split()
)
_BEFORE_NOUN = frozenset(
    "the a an his her its their our my your this that these those of in on at for by with from to "
    "and or most more very newly".split()
)


def _is_finite(word: str, before: str) -> bool:
    """Say whether a word is a verb with a subject; "the agreed plan" has none."""
    if before in _BEFORE_NOUN or before == "to":
        return False
    return word in _FINITE or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))


def _lists(text: str, pieces: list[Span], last: int) -> bool:
    """Say whether a piece ends at a comma between the things of a list."""
    following = text[slice(*pieces[last + 1])] if last + 1 < len(pieces) else ""
    short = 0 < len(following.split()) < 3 and following.endswith(",")
    last_one = re.match(r"(?:and|or)\s", following) and not _has_subject_and_verb(following[3:])
    return bool(short or last_one) and text[slice(*pieces[last])].endswith(",")


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the dashes at both ends."""
    stretch = text[start:end].rstrip(" —–-")
    return start + len(stretch) - len(stretch.lstrip(" —–-")), start + len(stretch)


def _is_whole(stretch: str) -> bool:
    """Say whether what begins a clause holds its verb, and not just who says the rest."""
    relative = _RELATIVE.search(stretch, 1)
    told = stretch.rstrip(",:; ")
    balanced = told.count('"') % 2 == 0 and all(
        told.count(opening) == told.count(closing) for opening, closing in ("()", "“”")
    )
    main = stretch[: relative.start()] if relative else stretch
    return balanced and _has_verb(main) and not _ATTRIBUTION.search(told)


def _has_verb(text: str) -> bool:
    words = [match[0].lower().replace("’", "'") for match in _WORDS.finditer(text)]
    return any("'" in word and word in _FINITE for word in words[:1]) or any(
        _is_finite(word, before) for before, word in pairwise(words)
    )


# "the mayor said": what was said is missing
_ATTRIBUTION = re.compile(
    r"^(?!.*[“\"])(?:[\w.’'-]+\s){1,9}(?:said|says|told|added|wrote|explained|noted|insisted|argued)"
    r"(?:\s(?:[\w.’'-]+)){0,6}$"
)
