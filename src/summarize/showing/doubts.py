"""Briefing → what should make a reader look at an article's file before trusting what comes of it.

Signs, not verdicts: each says what was seen, so that whoever knows the source can wave it away.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from summarize.briefing import Briefing
from summarize.reading.articles import Article
from summarize.reading.lines import find_byline, is_closed
from summarize.reading.sentences import Sentence
from summarize.showing.phrases import counted, day, shortened

_FEW_WORDS = 120  # a report is longer; a teaser or a caption is not
_SMALL_PART = 0.25  # of the words of the story's middle article
_ASIDE = 0.4  # of an article's words set aside: not much of a report, or the rules went wrong
_MOSTLY, _PARTLY = 0.5, 0.2  # of its sentences reprinted: hardly a report of its own, or less so
_LONG = 110  # words without a sentence's end
_APART = 10  # days from the middle of the story's days
_ENGLISH = 0.2  # share of words that English cannot do without; news has two in five
_WORDS_TO_JUDGE = 40  # fewer tell no language
_EVIDENCE = 110  # characters of what is quoted

# UTF-8 read as Windows-1252, and characters that were lost before the file was saved.
_DAMAGED = re.compile(r"â€.|Ã[\x80-\xbf©¨¡³±]|Â[\xa0£°»«]|\ufffd")
_SMALL_WORDS = frozenset(
    "a an the and or but of in on at by for from with to as is are was were be been it its this "
    "that he she they his her their who which had has have not said will would".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_PAYWALL = re.compile(
    r"(?i)\b(?:subscribe|sign (?:in|up)|log in|register) to (?:continue|read|keep reading)\b"
    r"|\b(?:subscribers only|subscriber-only|premium content|already a subscriber)\b"
    r"|\b(?:continue|read|click for) (?:the )?(?:full|whole) (?:story|article)\b"
)
_FILE_LIKE = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an article that may make it worth less than it seems."""

    article: Article
    what: str  # in fixed words
    seen: str  # what tells so: a count, or the article's own words


def find_doubts(briefing: Briefing) -> tuple[Doubt, ...]:
    """Return what is odd about the articles, in file order; nothing where nothing is."""
    by_article: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in briefing.sentences:
        by_article[sentence.article.id].append(sentence)
    others = _Others(briefing)
    return tuple(
        Doubt(article, what, seen)
        for article in briefing.articles
        for what, seen in _odd(article, by_article[article.id], others)
    )


class _Others:
    """What articles are held against: the story's usual length and days, and who has what."""

    def __init__(self, briefing: Briefing) -> None:
        articles = briefing.articles
        self.usual_words = median(len(each.text.split()) for each in articles)
        days = sorted(found for each in articles if (found := each.day) is not None)
        self.middle_day = days[len(days) // 2] if days else None
        self.files_of_outlet: defaultdict[str, list[str]] = defaultdict(list)
        self.files_of_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for each in articles:
            self.files_of_outlet[each.outlet].append(each.file)
            self.files_of_words[tuple(each.text.split())].append(each.file)
        self.credited: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for line in briefing.credit_lines:
            if line.role in ("agency copy", "reprinted"):
                self.credited[line.sentence.article.id][line.name] = None


def _odd(
    article: Article, sentences: Sequence[Sentence], others: _Others
) -> Iterator[tuple[str, str]]:
    compared = [each for each in sentences if each.kind != "boilerplate"]
    if not compared:
        yield "nothing to compare", counted(len(article.text.split()), "word")
        return
    yield from _origin(article)
    yield from _length(article, compared, others)
    yield from _ending(article, compared)
    yield from _letters(article)
    yield from _wording(article, compared, sentences)
    yield from _copies(article, compared, others)
    yield from _date(article, others)


def _origin(article: Article) -> Iterator[tuple[str, str]]:
    if _FILE_LIKE.search(article.outlet):
        yield "outlet's name looks like a file's", article.outlet
    if not article.title:
        yield "no title", article.file
    grade = article.source.reliability
    if grade in ("D", "E"):
        yield "graded unreliable by your register", grade


def _length(
    article: Article, compared: Sequence[Sentence], others: _Others
) -> Iterator[tuple[str, str]]:
    words = sum(each.words for each in compared)
    usual = others.usual_words
    if words < _FEW_WORDS:
        yield "very short", f"{words} words of report"
    elif words < _SMALL_PART * usual:
        yield (
            "short beside the others",
            f"{words} words of report; the middle article has {usual:g}",
        )
    every = len(article.text.split())
    if words < (1 - _ASIDE) * every:
        yield "much of it set aside", f"{every - words} of {every} words"


def _ending(article: Article, compared: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    body = [each for each in compared if each.kind == "body"]
    last = body[-1].text if body else ""
    if _CUT.search(last):
        yield "may be cut off", f"ends “{_tail(last)}”"
    elif last and not is_closed(last) and not last.endswith("."):
        yield "may be cut off", f"ends without a full stop: “{_tail(last)}”"
    wall = _PAYWALL.search(article.text)
    if wall:
        yield "asks to subscribe or read on elsewhere", f"“{wall[0]}”"


def _tail(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EVIDENCE else "…" + line[-_EVIDENCE:].partition(" ")[2]


def _letters(article: Article) -> Iterator[tuple[str, str]]:
    damaged = _DAMAGED.findall(article.text)
    if damaged:
        yield "damaged characters", f"{len(damaged)}, such as “{damaged[0]}”"
    if article.encoding != "utf-8":
        yield "not UTF-8", f"read as {article.encoding}, which is a guess"
    letters = [each for each in article.text if each.isalpha()]
    if letters and sum(each.isupper() for each in letters) > len(letters) / 2:
        yield "mostly in capitals", "names and sentences are found less surely"


def _wording(
    article: Article, compared: Sequence[Sentence], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(" ".join(each.text for each in compared).casefold())
    share = sum(word in _SMALL_WORDS for word in words) / max(1, len(words))
    language = article.source.language.casefold()
    if language and not language.startswith("en"):
        yield "not in English, your register says", article.source.language
    elif len(words) >= _WORDS_TO_JUDGE and share < _ENGLISH:
        yield "does not read like English", f"{share:.0%} of its words are small English ones"
    longest = max(compared, key=lambda each: each.words)
    if longest.words > _LONG:
        yield "very long sentence", f"{longest.words} words: “{shortened(longest.text, 60)}”"
    told = Counter(each.wording for each in sentences if each.kind == "body" and each.words > 5)
    twice = [each for each in compared if told[each.wording] > 1]
    if twice:
        yield "prints the same sentence twice", f"“{shortened(twice[0].text, _EVIDENCE)}”"


def _copies(
    article: Article, compared: Sequence[Sentence], others: _Others
) -> Iterator[tuple[str, str]]:
    same = _but(article, others.files_of_words[tuple(article.text.split())])
    if same:
        yield "the same text as another file", ", ".join(same)
    copied = Counter(each.origin for each in compared if each.copy_of is not None)
    number = sum(copied.values())
    if not same and number >= _PARTLY * len(compared):
        what = "mostly a reprint" if number >= _MOSTLY * len(compared) else "partly a reprint"
        yield what, f"{number} of {len(compared)} sentences are the words of {', '.join(copied)}"
    beside = _but(article, others.files_of_outlet[article.outlet])
    if beside:
        yield "not the outlet's only article", f"beside {', '.join(beside)}: they count once"
    credited = others.credited[article.id]
    if credited:
        yield "credits another's copy", ", ".join(credited)


def _but(article: Article, files: Sequence[str]) -> list[str]:
    return [each for each in files if each != article.file]


def _date(article: Article, others: _Others) -> Iterator[tuple[str, str]]:
    printed = find_byline(article.text).day
    if article.day is None:
        yield "no day", "it is read after all others; weekdays in it cannot be dated"
        return
    if printed is not None and abs((printed - article.day).days) > 1:
        yield "two days of publication", f"the text says {day(printed)}, you say {day(article.day)}"
    middle = others.middle_day
    if middle is not None and abs((article.day - middle).days) > _APART:
        yield "far from the others in time", f"{day(article.day)}; the middle one is {day(middle)}"


def day_known_from(article: Article) -> str:
    """Say in a few words how the day of publication is known."""
    if article.published is None:
        return "unknown"
    if isinstance(article.published, datetime):
        return "given, to the minute"
    printed: date | None = find_byline(article.text).day
    return "printed in the text" if printed == article.day else "given, no hour"
