"""Articles → briefing: the table of contents of the code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.comparing.acts import part_by_act
from summarize.comparing.cache import Cache, default_cache
from summarize.comparing.clusters import Clusterer, cluster_spans
from summarize.comparing.embeddings import Embeddings, Encoder, embed, load_encoder
from summarize.comparing.overruled import overrule_pairs
from summarize.comparing.representatives import Rater
from summarize.comparing.reprinters import Reprinter, find_reprinters
from summarize.comparing.reuse import Reuse, find_reuse
from summarize.comparing.similarity import Pairs, PairSimilarity, compare_spans
from summarize.comparing.spans import Span, gather_spans
from summarize.comparing.threads import on_one_thread
from summarize.comparing.utterance_groups import Alike
from summarize.comparing.utterances import Utterance, align_quotations, other_wordings
from summarize.comparing.wire import credit_origins
from summarize.errors import ArticleError, SettingsError
from summarize.judging.additions import Addition, list_additions
from summarize.judging.agreement import Comparer
from summarize.judging.attribution_differences import (
    AttributionDifference,
    find_attribution_differences,
)
from summarize.judging.calls import Call, list_calls
from summarize.judging.conflicts import Clashes, ConflictCheck, find_conflicts
from summarize.judging.consensus import Line, tell_consensus
from summarize.judging.dependencies import Dependency, find_dependencies
from summarize.judging.entailment import confirm_clashes, load_entailment
from summarize.judging.findings import Finding, FindingKind, judge_clusters
from summarize.judging.firmness import Scales
from summarize.judging.grades import Grade, propose_grade
from summarize.judging.importance import Importance
from summarize.judging.legs import Legs, list_legs
from summarize.judging.omissions import Omission, list_omissions, list_silences
from summarize.judging.ruled_clashes import rule_clashes
from summarize.judging.rulings import Judged, Ruling, pinned_in, rule
from summarize.judging.speakers import Speaker, list_speakers
from summarize.judging.timeline import Event, list_timeline, mark_repeats
from summarize.judging.unique import UniquePoint, list_unique
from summarize.judging.untold import Untold
from summarize.reading.anchors import (
    Placed,
    place_overrides,
    relabel_kinds,
    set_aside_rejected,
)
from summarize.reading.articles import Article
from summarize.reading.context import Context, find_contexts
from summarize.reading.credits import Credit, find_credits
from summarize.reading.overrides import Override
from summarize.reading.sentences import Sentence, Splitter, split_articles
from summarize.reading.speech import Speech, hear_speech
from summarize.settings import Settings

Step = Callable[[str], None]


@dataclass(frozen=True)
class Briefing:
    """What several outlets say about one event: agreed, contested, shared, told by one alone."""

    articles: tuple[Article, ...]  # as given, those with nothing to compare too
    sentences: tuple[Sentence, ...]  # all of them, boilerplate too, article by article
    findings: tuple[Finding, ...]  # in reading order; together they tell every sentence
    summary: tuple[Line, ...]  # in the order in which it is told
    unique: Mapping[str, tuple[UniquePoint, ...]]  # by outlet, most important first
    additions: Mapping[str, tuple[Addition, ...]]  # by outlet, to points that it shares
    silences: Mapping[str, tuple[Omission, ...]]  # by outlet: what others tell and it does not
    omissions: Mapping[str, tuple[Omission, ...]]  # by outlet: those of them that are consensus
    clashes: Clashes  # all of the story, and what only looks like one
    attributions: tuple[AttributionDifference, ...]  # flat here, attributed there; surest first
    speech: Speech  # who is named, who is quoted with what
    utterances: tuple[Utterance, ...]  # quotations, every wording of one with the others
    speakers: tuple[Speaker, ...]  # everybody named, outlet by outlet
    timeline: tuple[Event, ...]  # dated events in order of time
    legs: Mapping[str, Legs]  # by finding id, of what several outlets print: what it rests on
    grades: Mapping[str, Grade]  # of the same: a proposed credibility
    reuse: tuple[Reuse, ...]  # passages that two outlets print in the same words
    credit_lines: tuple[Credit, ...]  # lines that say whose reporting an article carries
    dependencies: tuple[Dependency, ...]  # what makes outlets less than independent
    calls: tuple[Call, ...]  # what to verify next, most valuable first
    contexts: Mapping[str, Context]  # by sentence id: what must be read before it
    settings: Settings
    min_support: int  # independent outlets that a consensus needed
    encoder: str  # the model's full identity
    rulings: tuple[Ruling, ...] = ()  # the analyst's overrides, in the order of their file

    @property
    def story(self) -> str:
        """The story's name."""
        return self.articles[0].story

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """All outlets, in file order."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The outlets with reporting of their own, in file order."""
        return tuple(outlet for outlet in self.outlets if outlet in self.unique)

    @cached_property
    def reprinters(self) -> Mapping[str, Reprinter]:
        """The outlets that print hardly anything but another's reporting, by outlet."""
        return find_reprinters(self.sentences)

    @cached_property
    def independent(self) -> tuple[str, ...]:
        """The outlets that count, in file order: those with more than a line of their own."""
        return tuple(outlet for outlet in self.origins if outlet not in self.reprinters)

    @property
    def notes(self) -> tuple[str, ...]:
        """The collector's remarks on the articles, each once; shown wherever the briefing is."""
        return tuple(dict.fromkeys(article.note for article in self.articles if article.note))

    def summary_of(self, kind: FindingKind) -> tuple[Line, ...]:
        """Return the summary's lines of one kind, in the order in which they are told."""
        return tuple(line for line in self.summary if line.finding.kind == kind)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """Return the findings of one kind, in reading order."""
        return tuple(finding for finding in self.findings if finding.kind == kind)

    def outcome(self) -> str:
        """Say in one plain sentence what came of the comparison."""
        if len(self.independent) == 0:
            return "None of the articles holds a sentence that can be compared."
        if len(self.independent) == 1:
            return (
                f"Only {self.independent[0]} has reporting of its own here: there is nothing to "
                "compare it with, so every point stands as told by it alone."
            )
        agreed, shared = len(self.of_kind("consensus")), len(self.of_kind("shared"))
        clashes = [clash.between for clash in self.clashes.points]
        if not agreed and not shared and not self.of_kind("contested"):
            return "The outlets have nothing in common: no point is told by two of them."
        alone = sum(not point.doubtful for points in self.unique.values() for point in points)
        return (
            f"{len(self.independent)} independent outlets: "
            f"{_count(agreed, 'point')} of consensus (told by {self.min_support} or more), "
            f"{_count(shared, 'point')} shared by fewer, {_count(alone, 'point')} told by one "
            f"alone. Clashes: {clashes.count('outlets') or 'none'} between outlets, "
            f"{clashes.count('speakers') or 'none'} between those whom they quote."
        )


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}" + ("" if number == 1 else "s")


@dataclass(frozen=True)
class Comparison:
    """The articles of one story, read and compared once, to be judged at any threshold."""

    articles: tuple[Article, ...]  # as given
    sentences: tuple[Sentence, ...]
    contexts: Mapping[str, Context]  # by sentence id
    embeddings: Embeddings  # of the spans, in reading order
    pairs: Pairs  # of the spans, scored
    importance: Importance  # of the spans
    clashes: Clashes
    attributions: tuple[AttributionDifference, ...]
    speech: Speech
    utterances: tuple[Utterance, ...]
    reuse: tuple[Reuse, ...]
    credit_lines: tuple[Credit, ...]
    settings: Settings  # those it was prepared with
    cache: Cache
    clusterer: Clusterer | None = None
    placed: tuple[Placed, ...] = ()  # the analyst's overrides
    measured: Pairs | None = None  # the pairs before any override; None where there is none

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is compared, in reading order."""
        return self.embeddings.spans

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer(self.embeddings, self.pairs)

    @cached_property
    def _speakers(self) -> tuple[Speaker, ...]:
        speech = self.speech
        return list_speakers(self.sentences, speech.people, speech.quotations, speech.voices)

    @cached_property
    def _dependencies(self) -> tuple[Dependency, ...]:
        return find_dependencies(self.articles, self.credit_lines, self.reuse)

    def judge(self, settings: Settings | None = None) -> Briefing:
        """Return what comes of the comparison, by default with the settings it was prepared with.

        Threshold, support, selector and length may differ from those. Nothing is encoded or
        scored again, and what one call worked out about single sentences serves the next.

        Raises:
            SettingsError: the settings ask for another model or other reprints.

        """
        settings = settings or self.settings
        for name in ("encoder", "wire_overlap", "entailment"):
            if getattr(settings, name) != getattr(self.settings, name):
                raise SettingsError(
                    f"setting '{name}' shapes what is compared: prepare the comparison anew"
                )
        with on_one_thread():
            return self._judge(settings)

    def _judge(self, settings: Settings) -> Briefing:
        spans, pairs = self.spans, self.pairs
        clusters = cluster_spans(spans, pairs, settings.similarity, self.clusterer)
        origins = {span.family for span in spans}
        pinned = pinned_in(self.placed, spans)
        min_support = settings.support_needed(len(origins))
        findings = judge_clusters(
            clusters,
            rate=Rater(spans, pairs, settings.selector, self.cache).rate,
            contexts=self.contexts,
            untold=Untold(spans, pairs),
            comparer=self._comparer,
            weigh=Scales(spans, pairs, settings.similarity, settings.support_needed).weigh,
            weighty=self.importance.of,
            conflicts=self.clashes.conflicts,
            explained=self.clashes.explained,
            origins=len(origins),
            min_support=min_support,
            pinned=pinned,
        )
        unique = list_unique(findings, spans, pairs, self._comparer, pinned)
        silences = list_silences(
            findings,
            spans,
            pairs,
            threshold=settings.similarity,
            wordings=other_wordings(self.utterances),
        )
        omissions = list_omissions(silences)
        several = [finding for finding in findings if finding.support > 1]
        legs = list_legs(
            several,
            self.speech.voices.at,
            attributing=self.speech.voices.attributes,
            credit_lines=self.credit_lines,
            outlets=[article.outlet for article in self.articles],
        )
        return Briefing(
            articles=self.articles,
            sentences=self.sentences,
            findings=findings,
            summary=tell_consensus(
                findings, spans, pairs, summary_words=settings.summary_words, pinned=pinned
            ),
            contexts=self.contexts,
            unique=unique,
            additions=list_additions(findings, spans, self._comparer, self.importance.of),
            silences=silences,
            omissions=omissions,
            clashes=self.clashes,
            attributions=self.attributions,
            speech=self.speech,
            utterances=self.utterances,
            speakers=self._speakers,
            timeline=mark_repeats(list_timeline(findings, self.clashes.conflicts), spans, pairs),
            legs=legs,
            grades={
                each.id: propose_grade(each, legs[each.id], self._dependencies) for each in several
            },
            reuse=self.reuse,
            credit_lines=self.credit_lines,
            dependencies=self._dependencies,
            calls=list_calls(
                findings,
                self.clashes.conflicts,
                unique,
                omissions,
                named=self.speech.people.mentions_in,
                voice=self.speech.voices.at,
            ),
            settings=settings,
            min_support=min_support,
            encoder=self.embeddings.encoder,
            rulings=rule(
                self.placed,
                Judged(
                    spans,
                    self.measured or pairs,
                    settings.similarity,
                    clusters,
                    findings,
                    self.clashes,
                ),
            ),
        )


def compose_briefing(
    articles: Sequence[Article],
    settings: Settings | None = None,
    *,
    overrides: Sequence[Override] = (),
    encoder: Encoder | None = None,
    splitter: Splitter | None = None,
    measure: PairSimilarity | None = None,
    clusterer: Clusterer | None = None,
    check: ConflictCheck | None = None,
    cache: Cache | None = None,
    on_step: Step = lambda _: None,
) -> Briefing:
    """Compare the articles of one story and judge what they say.

    The arguments are those of `prepare_comparison`.

    Raises:
        ArticleError: there are no articles.
        OverridesError: two of the overrides contradict each other.
        EncoderError: the model cannot be had.

    """
    comparison = prepare_comparison(
        articles,
        settings,
        overrides=overrides,
        encoder=encoder,
        splitter=splitter,
        measure=measure,
        clusterer=clusterer,
        check=check,
        cache=cache,
        on_step=on_step,
    )
    on_step("judging what they say")
    return comparison.judge()


def prepare_comparison(
    articles: Sequence[Article],
    settings: Settings | None = None,
    *,
    overrides: Sequence[Override] = (),
    encoder: Encoder | None = None,
    splitter: Splitter | None = None,
    measure: PairSimilarity | None = None,
    clusterer: Clusterer | None = None,
    check: ConflictCheck | None = None,
    cache: Cache | None = None,
    on_step: Step = lambda _: None,
) -> Comparison:
    """Do all that no threshold has a say in: read, encode, score, look for clashes.

    `overrides` are what the analyst decided by hand, as `read_overrides` gives it.
    `encoder` stands in place of the one that the settings name; `splitter`, `measure`,
    `clusterer` and `check` in place of what cuts sentences, says how alike two of them are, puts
    them together and finds where they clash. Vectors and ratings are kept in
    `cache`, by default the user's. `on_step` is told what is being done, for progress.

    Raises:
        ArticleError: there are no articles.
        EncoderError: the model cannot be had.

    """
    if not articles:
        raise ArticleError("no articles: there is nothing to compare")
    settings = settings or Settings()
    cache = cache or default_cache()

    on_step("reading sentences")
    as_read = split_articles(articles, splitter)
    placed = place_overrides(overrides, as_read)
    sentences = credit_origins(relabel_kinds(as_read, placed), settings.wire_overlap)
    sentences = set_aside_rejected(sentences, placed)
    spans = gather_spans(sentences)
    speech = hear_speech(sentences)

    on_step("comparing them")
    embeddings = embed(spans, encoder or load_encoder(settings.encoder, cache))
    with on_one_thread():
        pairs = compare_spans(embeddings, measure)
        if measure is None:
            pairs = part_by_act(pairs, embeddings, speech.people)
    measured, pairs = pairs, overrule_pairs(pairs, spans, placed)
    importance = Importance(embeddings)
    clashes = find_conflicts(spans, pairs, check, speech.voices.at, importance.of)
    if settings.entailment:
        clashes = confirm_clashes(clashes, load_entailment(settings.entailment))
    clashes = rule_clashes(clashes, spans, placed, speech.voices.at)
    return Comparison(
        articles=tuple(articles),
        sentences=sentences,
        contexts=find_contexts(sentences, speech),
        embeddings=embeddings,
        pairs=pairs,
        importance=importance,
        clashes=clashes,
        attributions=find_attribution_differences(spans, pairs, speech.voices.at),
        speech=speech,
        utterances=align_quotations(speech.quotations, _likeness(spans, pairs)),
        reuse=find_reuse(sentences, speech.quoted),
        credit_lines=find_credits(sentences),
        settings=settings,
        cache=cache,
        clusterer=clusterer,
        placed=placed,
        measured=measured,
    )


def _likeness(spans: Sequence[Span], pairs: Pairs) -> Alike:
    """Return what says how surely two sentences of a story say the same, 0 to 1."""
    rows = {sentence.id: row for row, span in enumerate(spans) for sentence in span.sentences}

    def alike(left: Sentence, right: Sentence) -> float:
        if left.id not in rows or right.id not in rows:
            return 0.0
        row, other = rows[left.id], rows[right.id]
        return 1.0 if row == other else pairs.between(row, other)

    return alike
