"""Briefing → tables of what was collected: the files, what is odd about them, who copied whom."""

from __future__ import annotations

from collections.abc import Mapping

from summarize.briefing import Briefing
from summarize.comparing.reuse import summarise_reuse
from summarize.reading.register import SOURCE_COLUMNS
from summarize.reading.sentences import Sentence
from summarize.showing.doubts import day_known_from, find_doubts
from summarize.showing.tables import COUNT, LIST, PLACE, SHARE, TEXT, Table, make_table, place_of


def collected_table(briefing: Briefing) -> Table:
    """Return one row for each article, in file order: what it is and how much of it is compared.

    `known_from` says how its day is known; `reprinted` counts compared sentences that are another
    outlet's, `doubts` what `doubts_table` lists.
    """
    columns = {
        "outlet": TEXT,
        "title": TEXT,
        "published": TEXT,
        "known_from": TEXT,
        "author": TEXT,
        "words": COUNT,
        "sentences": COUNT,
        "set_aside": COUNT,
        "reprinted": COUNT,
        "language": TEXT,
        "doubts": COUNT,
        "article": TEXT,
    }
    by_article = _by_article(briefing)
    doubts = [each.article.id for each in find_doubts(briefing)]
    return make_table(
        columns,
        (
            (
                article.outlet,
                article.title,
                article.published.isoformat() if article.published is not None else None,
                day_known_from(article),
                article.author,
                len(article.text.split()),
                len(by_article[article.id]),
                sum(each.kind == "boilerplate" for each in by_article[article.id]),
                sum(each.copy_of is not None for each in by_article[article.id]),
                article.source.language,
                doubts.count(article.id),
                article.id,
            )
            for article in briefing.articles
        ),
    )


def _by_article(briefing: Briefing) -> Mapping[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {article.id: [] for article in briefing.articles}
    for sentence in briefing.sentences:
        found[sentence.article.id].append(sentence)
    return found


def doubts_table(briefing: Briefing) -> Table:
    """Return what is odd about the articles, in file order: what to look at, and what tells so."""
    columns = {"outlet": TEXT, "why_look": TEXT, "seen": TEXT, "article": TEXT}
    return make_table(
        columns,
        (
            (each.article.outlet, each.what, each.seen, each.article.id)
            for each in find_doubts(briefing)
        ),
    )


def files_table(briefing: Briefing) -> Table:
    """Return one row for each article's file: where it lies, its digest, where it was found."""
    columns = {"file": TEXT, "outlet": TEXT, "encoding": TEXT, "url": TEXT, "sha256": TEXT}
    return make_table(
        columns,
        (
            (each.file, each.outlet, each.encoding, each.url, each.sha256)
            for each in briefing.articles
        ),
    )


def copied_table(briefing: Briefing) -> Table:
    """Return for each two outlets how much of the second's own words stand in the first's.

    `share` is of the second's reporting words, quotations aside; `order` says whether the first
    published before the second, where that is known.
    """
    columns = {
        "second": TEXT,
        "first": TEXT,
        "order": TEXT,
        "words": COUNT,
        "share": SHARE,
        "passages": COUNT,
    }
    sharings = summarise_reuse(briefing.reuse, briefing.sentences, briefing.speech.quoted)
    return make_table(
        columns,
        (
            (each.second, each.first, each.order, each.words, each.share, len(each.passages))
            for each in sharings
        ),
    )


def reprints_table(briefing: Briefing) -> Table:
    """Return every sentence that repeats another outlet's reporting, and whose words it is."""
    columns = {"outlet": TEXT, "text": TEXT, "words_of": TEXT, "copy_of": TEXT, **PLACE}
    return make_table(
        columns,
        (
            (each.outlet, each.text, each.origin, each.copy_of.text, *place_of(each))
            for each in briefing.sentences
            if each.copy_of is not None
        ),
    )


def set_aside_table(briefing: Briefing) -> Table:
    """Return what was set aside as no part of the report, each wording once for an outlet."""
    columns = {"outlet": TEXT, "text": TEXT, "times": COUNT}
    counts: dict[tuple[str, str], int] = {}
    for each in briefing.sentences:
        if each.kind == "boilerplate":
            counts[each.outlet, each.text] = counts.get((each.outlet, each.text), 0) + 1
    return make_table(columns, ((*key, times) for key, times in counts.items()))


def register_table(briefing: Briefing) -> Table:
    """Return what your register or `sources.csv` says of each outlet; no row where it is silent."""
    columns = {"outlet": TEXT, **dict.fromkeys(SOURCE_COLUMNS, TEXT), "articles": LIST}
    rows: dict[tuple[str, ...], list[str]] = {}
    for article in briefing.articles:
        known = tuple(getattr(article.source, name) for name in SOURCE_COLUMNS)
        if any(known):
            rows.setdefault((article.outlet, *known), []).append(article.id)
    return make_table(columns, ((*key, tuple(ids)) for key, ids in rows.items()))
