"""Overrides and articles → which sentences they speak of, or why they no longer fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, combinations

from summarize.errors import OverridesError, did_you_mean
from summarize.reading.articles import Article
from summarize.reading.overrides import KINDS, OF_SEVERAL, Anchor, Override
from summarize.reading.sentences import Sentence, Span

_NEAR = 0.5  # share of the quoted words from which a sentence may be the quoted one, edited
_LONGEST_HINT = 160  # characters
_CONTEXT = 40  # characters before and after a quote that tell it from its like
_GIVE_UP = "or take the override out"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where quoted words stand."""

    sentence: Sentence  # as it was read, before any override
    span: Span  # code points into the sentence's text


@dataclass(frozen=True, slots=True)
class Placed:
    """An override and the sentences that it speaks of."""

    override: Override
    marks: tuple[Mark, ...] = ()  # in the order of its anchors; empty where one does not fit
    trouble: str = ""  # why it does not fit the articles; empty where it does

    @property
    def sentences(self) -> tuple[str, ...]:
        """The ids of the sentences, each once."""
        return tuple(dict.fromkeys(mark.sentence.id for mark in self.marks))

    @property
    def speaks_of_several(self) -> bool:
        """Whether it says how sentences stand to each other."""
        return self.override.do in ("merge", "split") or self.override.label in OF_SEVERAL


def place_overrides(
    overrides: Iterable[Override], sentences: Sequence[Sentence]
) -> tuple[Placed, ...]:
    """Find the sentences that overrides speak of; `sentences` are those of whole articles.

    An override of which one quotation is not found, or more than once, does not fit: it changes
    nothing, and says what is the matter.

    Raises:
        OverridesError: two that fit contradict each other.

    """
    by_article: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_article.setdefault(sentence.article.id, []).append(sentence)
    names = _names(each[0].article for each in by_article.values())
    placed = tuple(_place(each, names, by_article) for each in overrides)
    _check_harmony([each for each in placed if not each.trouble])
    return placed


def _names(articles: Iterable[Article]) -> Mapping[str, str]:
    """Return the ids of articles by what they may be called: id, file, file's name."""
    names: dict[str, str] = {}
    for article in articles:
        for name in (article.id, article.file, article.file.rpartition("/")[2]):
            names.setdefault(name, article.id)
    return names


def describe_misfit(override: Override, trouble: str) -> str:
    """Return what to tell somebody whose override does not fit the articles."""
    what = override.label or override.do
    return (
        f"{override.where}: the {what} by {override.by} no longer fits and changes nothing: "
        f"{trouble}"
    )


class _Misfit(Exception):  # noqa: N818  # never leaves this module
    """Why an anchor does not hold."""


def _place(
    override: Override, names: Mapping[str, str], by_article: Mapping[str, Sequence[Sentence]]
) -> Placed:
    try:
        marks = tuple(_find(anchor, names, by_article) for anchor in override.anchors)
    except _Misfit as misfit:
        return Placed(override, trouble=str(misfit))
    placed = Placed(override, marks)
    if placed.speaks_of_several and len(placed.sentences) < 2:
        return Placed(
            override, trouble="all its quotations stand in one sentence: quote another as well"
        )
    return placed


def _find(
    anchor: Anchor, names: Mapping[str, str], by_article: Mapping[str, Sequence[Sentence]]
) -> Mark:
    name = names.get(anchor.article)
    if name is None:
        raise _Misfit(
            f"there is no article '{anchor.article}'{did_you_mean(anchor.article, names)}: "
            f"name one that is there, {_GIVE_UP}"
        )
    found = find_quote(anchor, by_article[name][0].article.text)
    if not found:
        raise _Misfit(
            f"{name} does not say “{_short(anchor.quote)}”{_hint(anchor, by_article[name])}, "
            f"{_GIVE_UP}"
        )
    if len(found) > 1:
        raise _Misfit(
            f"{name} says “{_short(anchor.quote)}” {len(found)} times: "
            "give the words before it as 'prefix', or those after it as 'suffix'"
        )
    ((start, end),) = found
    for sentence in by_article[name]:
        if sentence.start <= start and end <= sentence.end:
            return Mark(sentence, (start - sentence.start, end - sentence.start))
    raise _Misfit(
        f"in {name}, “{_short(anchor.quote)}” runs over more than one sentence: quote one"
    )


def find_quote(anchor: Anchor, text: str) -> list[Span]:
    """Return where an article has the very words of an anchor; white space may differ.

    Words and figures are whole: "12 trucks" is not found in "112 trucks". Where the words before
    or after are given, these say where it begins or ends.
    """
    prefix, quote, suffix = (
        r"\s+".join(map(re.escape, part.split()))
        for part in (anchor.prefix, anchor.quote, anchor.suffix)
    )
    before = rf"{prefix}\s*" if prefix else _no_more_before(anchor.quote)
    after = rf"(?=\s*{suffix})" if suffix else _no_more_after(anchor.quote)
    return [
        match.span("quote") for match in re.finditer(f"{before}(?P<quote>{quote}){after}", text)
    ]


def _no_more_before(quote: str) -> str:
    """Return what matches where no longer word or figure ends in the beginning of a quote."""
    if not quote[:1].isalnum():
        return ""
    return r"(?<!\w)(?<!\d[.,])" if quote[:1].isdecimal() else r"(?<!\w)"


def _no_more_after(quote: str) -> str:
    """Return what matches where the end of a quote begins no longer word or figure."""
    if not quote[-1:].isalnum():
        return ""
    return r"(?!\w)(?![.,]\d)" if quote[-1:].isdecimal() else r"(?!\w)"


def anchor_of(sentence: Sentence) -> Anchor:
    """Return what finds a sentence again: its words, with those around it where it needs them."""
    text, article = sentence.article.text, sentence.article.id
    before, after = (" ".join(part.split()) for part in (text[: sentence.start],
                                                         text[sentence.end :]))  # fmt: skip
    anchor, around = Anchor(article, sentence.text), _CONTEXT
    here = [(sentence.start, sentence.end)]
    while find_quote(anchor, text) != here and around < 2 * len(text):
        anchor = replace(anchor, prefix=before[-around:].strip(), suffix=after[:around].strip())
        around *= 2
    return anchor


def _hint(anchor: Anchor, sentences: Sequence[Sentence]) -> str:
    """Return the sentence of today that keeps most words of a quotation, and the remedy."""
    wanted = _words(anchor.quote)
    kept = [(_kept(wanted, _words(each.text)), -len(each.text)) for each in sentences]
    best = max(range(len(kept)), key=lambda place: kept[place], default=None)
    if best is None or kept[best][0] < _NEAR:
        return " or anything like it: quote what it says now"
    return f"; the nearest to it now: “{_short(sentences[best].text)}”: quote its words"


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())


def _kept(wanted: Sequence[str], words: Sequence[str]) -> float:
    """Return the share of the wanted words that stand among others in the same order."""
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(wanted))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_HINT else f"{line[:_LONGEST_HINT]}…"


def _check_harmony(placed: Sequence[Placed]) -> None:
    """Raise OverridesError where two overrides cannot both be meant."""
    said: dict[tuple[str, frozenset[str]], Placed] = {}
    for each in placed:
        for topic, which in _says(each):
            other = said.setdefault((topic, which), each)
            if _verdict(other) != _verdict(each):
                _contradict(other.override, each.override, which)
    rejected = {name: each for each in placed for name in each.sentences if _rejects(each)}
    for each in placed:
        for name in each.sentences:
            if name in rejected and each.override.do != "note" and not _rejects(each):
                _contradict(rejected[name].override, each.override, {name})


def _says(placed: Placed) -> Iterable[tuple[str, frozenset[str]]]:
    """Yield what an override decides: of which sentence or pair, and in which respect."""
    if placed.speaks_of_several:
        topic = "clash" if placed.override.do == "relabel" else "point"
        yield from ((topic, frozenset(pair)) for pair in combinations(placed.sentences, 2))
    elif placed.override.label in KINDS:
        yield from (("kind", frozenset([name])) for name in placed.sentences)


def _verdict(placed: Placed) -> str:
    return placed.override.label or placed.override.do


def _rejects(placed: Placed) -> bool:
    return placed.override.do == "reject"


def _contradict(one: Override, other: Override, which: Iterable[str]) -> None:
    in_order = sorted((one, other), key=lambda each: each.line)
    first, second = (f"line {each.line} ({each.label or each.do})" for each in in_order)
    raise OverridesError(
        f"{one.file}: {first} and {second} contradict each other about "
        f"{' and '.join(sorted(which))}. Take one of them out."
    )


def relabel_kinds(sentences: Sequence[Sentence], placed: Iterable[Placed]) -> tuple[Sentence, ...]:
    """Return the sentences with the kinds that the analyst gave them."""
    kinds = {name: each.override.label for each in placed if each.override.label in KINDS
             for name in each.sentences}  # fmt: skip
    return tuple(
        replace(each, kind=kinds[each.id]) if each.id in kinds else each  # type: ignore[arg-type]
        for each in sentences
    )


def set_aside_rejected(
    sentences: Sequence[Sentence], placed: Iterable[Placed]
) -> tuple[Sentence, ...]:
    """Return the sentences, those that the analyst rejected as boilerplate, their reprints too.

    Reprints are known already: what is rejected in the words of one outlet would else come back
    as the reporting of another.
    """
    rejected = frozenset(chain.from_iterable(each.sentences for each in placed if _rejects(each)))
    return tuple(
        replace(each, kind="boilerplate", copy_of=None)
        if each.id in rejected or (each.copy_of is not None and each.copy_of.id in rejected)
        else each
        for each in sentences
    )
