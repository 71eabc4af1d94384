"""An article's sentences → the words in which the outlet itself reports, quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.comparing.words import content_words
from summarize.reading.sentences import Sentence, Span

BREAK = ""  # stands among the words where a quotation was left out

# A closing single mark is told from an apostrophe by what follows; one inside a word is its part.
_WORD_OR_MARK = re.compile(r"\w+(?:['’.-]\w+)*|[“”\"]|''|(?<!\w)‘|’(?!\w)")
_CLOSED_BY = {"“": "”", '"': '"', "''": "''", "‘": "’"}
_MARKS = frozenset(_CLOSED_BY) | frozenset(_CLOSED_BY.values())
_ANNOUNCED = "paragraph"  # closes what a colon announced and no mark opened
_SIGNED = re.compile(r"[—–-]\s?[^\n@()]{1,60}\(@\w+\)")  # "— Jane Doe (@jdoe) May 3, 2018"
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll|d)|[Mm]y|[Ww]e|[Ww]e['’](?:re|ve|ll)|[Oo]ur|us)\b"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an article, or a break where a quotation was left out."""

    text: str  # without regard to case and the shape of apostrophes; `BREAK` for a break
    start: int  # code points into the article's text; end is not included
    end: int
    place: int  # among all words of the article, quoted ones too
    sentence: int  # place among the sentences given
    telling: bool  # neither a name, a figure nor a function word


def find_own_words(
    sentences: Sequence[Sentence], quoted: Mapping[str, Sequence[Span]]
) -> tuple[Word, ...]:
    """Return the words of one article that are its own, in order, with a break for each quotation.

    Left out are boilerplate, what stands in quotation marks, what a colon announces and sets as a
    paragraph of its own, posts with their author's handle below them, sentences that speak of "I"
    and "we", and the places given in `quoted`: code points into the sentence's text, by its id.
    `sentences` are all those of the article, in its order.
    """
    return tuple(_own_words(sentences, quoted))


def _own_words(
    sentences: Sequence[Sentence], quoted: Mapping[str, Sequence[Span]]
) -> Iterator[Word]:
    marked = _find_marked(sentences)
    posts = _find_posts(sentences)
    place = 0
    for number, sentence in enumerate(sentences):
        if sentence.kind == "boilerplate":
            continue
        inside = bytearray(len(sentence.text))  # 1 where somebody is quoted
        for start, end in (*marked[number], *quoted.get(sentence.id, ())):
            inside[start:end] = b"\1" * (end - start)
        words = [match for match in _WORD_OR_MARK.finditer(sentence.text) if match[0][0].isalnum()]
        own = [not inside[word.start()] for word in words]
        told = " ".join(word[0] for word, is_own in zip(words, own, strict=True) if is_own)
        if sentence.paragraph in posts or _FIRST_PERSON.search(told):
            own = [False] * len(words)
        before = True
        for match, is_own in zip(words, own, strict=True):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if is_own:
                # the first word has a capital whether or not it is a name
                telling = (match is words[0] or match[0].islower()) and _tells(match[0])
                yield Word(_bare(match[0]), start, end, place, number, telling)
            elif before:
                yield Word(BREAK, start, start, place, number, telling=False)
            place, before = place + 1, is_own


def _find_marked(sentences: Sequence[Sentence]) -> Sequence[Sequence[Span]]:
    """Return for each sentence what stands in quotation marks or is announced by a colon."""
    found = []
    closing = ""  # the mark that would close the quotation that is open
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        if before is None or before.paragraph != sentence.paragraph:
            # a quotation that runs on is opened again by the next paragraph
            closing = _ANNOUNCED if before is not None and before.text.endswith(":") else ""
        spans: list[Span] = []
        start = 0
        for match in _WORD_OR_MARK.finditer(sentence.text):
            if match[0] not in _MARKS:
                continue
            if not closing:
                closing, start = _CLOSED_BY.get(match[0], ""), match.end()
            elif match[0] == closing:
                spans.append((start, match.start()))
                closing = ""
        if closing:
            spans.append((start, len(sentence.text)))
        found.append(spans)
    return found


def _find_posts(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the paragraphs that are posts: their author's handle closes them or stands below."""
    found = set()
    for number, sentence in enumerate(sentences):
        match = _SIGNED.search(sentence.text)
        if match is None:
            continue
        found.add(sentence.paragraph)
        opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        if match.start() == 0 and opens and number:
            found.add(sentences[number - 1].paragraph)
    return frozenset(found)


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'")


@cache
def _tells(word: str) -> bool:
    return word[0].isalpha() and bool(content_words(word))
