"""Articles → sentences: spans of their text, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from summarize.reading.articles import Article
from summarize.reading.kinds import (
    Kind,
    classify_lines,
    is_credit,
    is_promotion,
    is_scrap,
    is_wordless,
)
from summarize.reading.lines import split_lines

Span = tuple[int, int]


class Splitter(Protocol):
    """Cuts a paragraph into ordered, non-empty (start, end) pairs that do not overlap."""

    def __call__(self, paragraph: str, /) -> Sequence[Span]: ...


@dataclass(frozen=True)
class Sentence:
    """A span of an article. Its text is always the article's own words."""

    article: Article
    index: int  # place in the article, from 0
    start: int  # code points into article.text; start is included, end is not
    end: int
    kind: Kind
    paragraph: int  # place of its paragraph in the article, from 0
    copy_of: Sentence | None = None  # the other outlet's sentence that it reprints

    @property
    def text(self) -> str:
        """The article's own words, as printed."""
        return self.article.text[self.start : self.end]

    @property
    def wording(self) -> str:
        """The text without regard to case, spacing and the shape of quotation marks."""
        return plain(self.text).casefold()

    @cached_property
    def id(self) -> str:
        """The article's id and the place in it, as in `a1:3`."""
        return f"{self.article.id}:{self.index}"

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return self.article.outlet

    @property
    def origin(self) -> str:
        """The outlet whose reporting it is: the one that prints it, unless it is a copy."""
        return self.copy_of.origin if self.copy_of is not None else self.article.outlet

    @property
    def reading_order(self) -> tuple[str, str, int]:
        """A sort key: publication, article id, place in the article."""
        return (*self.article.reading_order, self.index)

    @property
    def depth(self) -> float:
        """How far into its article it stands: 0 first, towards 1 last."""
        return self.start / max(1, len(self.article.text))

    @property
    def words(self) -> int:
        """How many words a reader has to read, counted at spaces."""
        return len(self.text.split())


def split_articles(
    articles: Iterable[Article], splitter: Splitter | None = None
) -> tuple[Sentence, ...]:
    """Cut every article into sentences, in the order given.

    Nothing is dropped: every character that is not white space lies in exactly one sentence.
    `splitter` cuts one paragraph; by default sentencex with repairs for news English.
    """
    return tuple(
        sentence
        for article in articles
        for sentence in _split_article(article, splitter or split_paragraph)
    )


def _split_article(article: Article, splitter: Splitter) -> Iterable[Sentence]:
    lines = split_lines(article.text)
    index = 0
    for place, (line, kind) in enumerate(zip(lines, classify_lines(lines), strict=True)):
        for start, end, piece in _pieces(line.text, kind, splitter):
            yield Sentence(
                article=article,
                index=index,
                start=line.start + start,
                end=line.start + end,
                kind=piece,
                paragraph=place,
            )
            index += 1


# "HARROW, Ohio (AP) — ", "HARROW HILLS >> ", "Geneva (Reuters) - ", "Washington (CNN) ". What
# follows starts a sentence: "NATO — the alliance" and "Homeland Security (DHS) said" are news.
_DATELINE = re.compile(
    r"""(?x)^(?:
    [A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){0,3}(?:,?\ [\w.,/ ]{2,40}?)?
      (?:(?:\ ?\([^()]{2,40}\))?\ ?(?:--|—|–|>>)|\ ?\([^()]{2,40}\)\ -)
    | [A-Z][a-z]+(?:\ [A-Z][a-z]+){0,2}(?:,\ [A-Z][\w.\ ]{1,20})?
      \ ?(?:\([A-Z][\w.\ ]{1,30}\)(?:\ ?(?:--|—|–|>>)|\ -)|\((?:AP|AFP|CNN|UPI|Reuters)\))
    )\s+(?=[^\W_a-z]|[“"‘'])"""
)


def _pieces(line: str, kind: Kind, splitter: Splitter) -> Iterable[tuple[int, int, Kind]]:
    """Cut a line; a dateline in front of it and a credit within a caption are boilerplate."""
    dateline = _DATELINE.match(line) if kind == "body" else None
    begin = dateline.end() if dateline else 0
    spans = splitter(line[begin:])
    if begin and spans[0][1] < 2 * begin:  # too little is left to stand without it
        begin, spans = 0, splitter(line)
    if begin:
        yield 0, len(line[:begin].rstrip()), "boilerplate"
    for start, end in spans:
        piece = line[begin + start : begin + end]
        scrap = is_promotion(piece) or is_credit(piece) or is_wordless(piece)
        scrap = scrap or (kind == "caption" and is_scrap(piece))
        yield begin + start, begin + end, "boilerplate" if scrap else kind


def plain(text: str) -> str:
    """Return the text on one line with straight quotation marks and plain dashes.

    For comparing only: its length differs from the text's, so offsets do not carry over.
    """
    one_line = " ".join(text.split())
    return one_line.translate(_PLAIN).replace("''", '"')


_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def split_paragraph(paragraph: str) -> tuple[Span, ...]:
    """Cut one paragraph of English news text into sentences, without outer white space.

    sentencex finds the boundaries and keeps a quotation of several sentences whole. Repairs:
    it cuts after "Ms.", "1." and "5 p.m." before a weekday, and between “Why?” and "Oake asked";
    it does not cut after "in the U.S." when a new sentence starts, lets an unbalanced straight
    quotation mark swallow what follows, and leaves quotation marks on the wrong side of a cut.
    """
    import sentencex

    def cuts(text: str) -> list[Span]:
        return [
            (piece["start_index"], piece["end_index"])
            for piece in sentencex.get_sentence_boundaries("en", text)
        ]

    spans = cuts(paragraph)
    spans = [cut for span in spans for cut in _free_swallowed(paragraph, span, cuts)]
    spans = [cut for span in spans for cut in _cut_after_country(paragraph, span)]
    spans = _move_quotation_marks(paragraph, spans)
    spans = _join_abbreviations(paragraph, spans)
    return tuple(span for span in (_trim(paragraph, span) for span in spans) if span[0] < span[1])


def _free_swallowed(paragraph: str, span: Span, cuts: _Cuts) -> list[Span]:
    """Cut again without straight quotation marks where one of them has no partner."""
    text = paragraph[slice(*span)]
    if text.count('"') % 2 == 0:
        return [span]
    return [(span[0] + a, span[0] + b) for a, b in cuts(text.replace('"', " "))]


class _Cuts(Protocol):
    def __call__(self, text: str, /) -> list[Span]: ...


_INSTITUTIONS = (
    "Senate|House|Congress|Department|Supreme|Government|Embassy|Navy|Army|Air|Marine|Marines|"
    "Attorney|Treasury|Customs|Border|Postal|Constitution|Capitol|Secretary|Ambassador|Coast|"
    "District|Court|Trade|Justice|State|Central|Federal|National|Dollar|Open|Mint|Steel|Chamber|"
    "Census|Citizenship|Immigration|Environmental|Food|Geological|Forest|Fish"
)
_AFTER_COUNTRY = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross|[Ww]ithin|[Tt]hroughout|[Ii]nside|[Oo]utside|[Ii]nto|[Ff]rom|[Tt]o)"
    rf" the U\.[SKN]\.['\"’”]* +(?=[“\"‘']?(?!(?:{_INSTITUTIONS})\b)[A-Z][a-z])"
)


def _cut_after_country(paragraph: str, span: Span) -> list[Span]:
    """Cut after "in the U.S." before a capital, unless the capital starts an institution's name."""
    start, end = span
    found = []
    for match in _AFTER_COUNTRY.finditer(paragraph, start, end):
        found.append((start, match.end()))
        start = match.end()
    return [*found, (start, end)]


def _move_quotation_marks(paragraph: str, spans: list[Span]) -> list[Span]:
    """Give a mark on the wrong side of a cut to what it opens or closes."""
    moved: list[Span] = []
    for start, end in spans:
        if moved and not any(character.isalnum() for character in paragraph[start:end]):
            moved[-1] = (moved[-1][0], end)
            continue
        before = paragraph[moved[-1][0] : moved[-1][1]] if moved else ""
        hanging = re.search(r"\s([“\"‘])\s*$", before)
        if hanging:
            start = moved[-1][0] + hanging.start(1)
            moved[-1] = (moved[-1][0], start)
        moved.append((start, end))
    return moved


_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|"
    r"Ft|Mt|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|"
    r"No|Nos|vs|approx|est|[A-Z])\.\s*$|^\s*\d{1,2}\.\s*$"  # "1." numbers a list
)
_CLOCK = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|[A-Z]{2,4}\b"
)


_EXCLAIMED = re.compile(r"[?!](?:[”\"]|'')\s*$")
_SPEAKER = re.compile(
    r"(?!The )(?:[A-Z][\w.’'-]* ){1,4}(?:said|says|asked|asks|cried|shouted|wondered|told|wrote)\b"
)


def _join_abbreviations(paragraph: str, spans: list[Span]) -> list[Span]:
    """Take back a cut after an abbreviation, or a quoted question, that closes no sentence."""
    joined: list[Span] = []
    for start, end in spans:
        before = paragraph[joined[-1][0] : joined[-1][1]] if joined else ""
        clock = _CLOCK.search(before) and _AFTER_CLOCK.match(paragraph, start)
        asked = _EXCLAIMED.search(before) and _SPEAKER.match(paragraph, start)
        if before and (clock or asked or _ABBREVIATED.search(before)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _trim(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())
