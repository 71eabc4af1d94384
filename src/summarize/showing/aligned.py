"""Two records of one story → which sentence of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from summarize.showing.recorded import Recorded, RecordedDocument, RecordedSentence

_REWRITTEN = 0.5  # share of their words, in order, from which one sentence stands for another


@dataclass(frozen=True, slots=True)
class Stated:
    """Words of a sentence, in the later run wherever they still stand there."""

    run: Literal["before", "now"]
    sentence: str
    document: str
    outlet: str
    published: str | None
    start: int  # of the words that are spoken of: code points in the document's text of that run
    end: int
    text: str  # of the sentence
    mark: tuple[int, int]  # the same words in `text`


@dataclass(frozen=True)
class Aligned:
    """An earlier record and a later one, sentence by sentence."""

    before: Recorded
    now: Recorded
    documents: Mapping[str, str]  # ids of the earlier record → of the later one
    forth: Mapping[str, str]  # of sentences, the same way; rewritten ones too
    rewritten: tuple[tuple[str, str], ...]  # earlier and later id where the words differ

    @cached_property
    def back(self) -> Mapping[str, str]:
        """Sentence ids of the later record → of the earlier one."""
        return {later: earlier for earlier, later in self.forth.items()}

    @cached_property
    def unchanged(self) -> frozenset[str]:
        """The earlier ids of sentences whose words are still the same."""
        return frozenset(self.forth) - {earlier for earlier, _ in self.rewritten}

    def stated_now(self, sentence: str, start: int = 0, end: int = 0) -> Stated:
        """Return a sentence of the later run, or words of it by their place in the document."""
        return _stated("now", self.now, sentence, start, end)

    def stated_before(self, sentence: str, start: int = 0, end: int = 0) -> Stated:
        """Return the same of the earlier run; where the words still stand, as they stand now."""
        if sentence not in self.unchanged:
            return _stated("before", self.before, sentence, start, end)
        later = self.now.sentence[self.forth[sentence]]
        shift = later.start - self.before.sentence[sentence].start
        if end and later.text == self.before.sentence[sentence].text:
            return self.stated_now(later.id, start + shift, end + shift)
        return self.stated_now(later.id)

    def published_later(self, left: str, right: str) -> bool:
        """Say whether the document of one later sentence is surely younger than another's."""
        mine, theirs = (
            self.now.document[self.now.sentence[each].document].published for each in (left, right)
        )
        return is_later(mine, theirs)


def align(before: Recorded, now: Recorded) -> Aligned:
    """Find what became of every sentence.

    A document is the same where its id is, or else where its bytes are, so that a file may be
    renamed. In an edited one, sentences of the same words stay the same; what stands between
    two of them in the one and in the other is matched in order, where half of the words are left.
    """
    documents = _same_documents(before, now)
    forth: dict[str, str] = {}
    rewritten: list[tuple[str, str]] = []
    told, telling = _by_document(before), _by_document(now)
    for earlier, later in documents.items():
        for mine, theirs in _same_sentences(told.get(earlier, ()), telling.get(later, ())):
            forth[mine.id] = theirs.id
            if mine.text != theirs.text:
                rewritten.append((mine.id, theirs.id))
    return Aligned(before, now, documents, forth, tuple(rewritten))


def _stated(
    run: Literal["before", "now"], recorded: Recorded, sentence: str, start: int, end: int
) -> Stated:
    said = recorded.sentence[sentence]
    document = recorded.document[said.document]
    if not end:
        start, end = said.start, said.end
    mark = start - said.start, end - said.start
    return Stated(
        run, sentence, document.id, document.outlet, document.published, start, end, said.text, mark
    )


def read_time(published: str | None) -> datetime | date | None:
    """Return when a document was published, as a record writes it; None when unknown."""
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        return datetime.fromisoformat(published)


def is_later(mine: str | None, theirs: str | None) -> bool:
    """Say whether one time, as a record writes it, is surely after another."""
    ours, others = read_time(mine), read_time(theirs)
    if isinstance(ours, datetime) and isinstance(others, datetime):
        return ours > others
    return ours is not None and others is not None and _day(ours) > _day(others)


def _same_documents(before: Recorded, now: Recorded) -> Mapping[str, str]:
    same = {each.id: each.id for each in before.documents if each.id in now.document}
    others = [each for each in now.documents if each.id not in before.document]
    by_bytes: dict[str, list[RecordedDocument]] = {}
    for each in others:
        by_bytes.setdefault(each.sha256, []).append(each)
    for each in before.documents:
        if each.id not in same and by_bytes.get(each.sha256):
            same[each.id] = by_bytes[each.sha256].pop(0).id
    return same


def _by_document(recorded: Recorded) -> Mapping[str, Sequence[RecordedSentence]]:
    found: dict[str, list[RecordedSentence]] = {}
    for sentence in recorded.sentences:
        found.setdefault(sentence.document, []).append(sentence)
    return found


_Pairs = Iterator[tuple[RecordedSentence, RecordedSentence]]


def _same_sentences(before: Sequence[RecordedSentence], now: Sequence[RecordedSentence]) -> _Pairs:
    # spacing does not tell sentences apart: a file may come with other line ends
    left, right = ([" ".join(each.text.split()) for each in side] for side in (before, now))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        if how == "equal":
            yield from zip(before[start:end], now[first:last], strict=True)
        elif how == "replace":
            yield from _rewritten(before[start:end], now[first:last])


def _rewritten(before: Sequence[RecordedSentence], now: Sequence[RecordedSentence]) -> _Pairs:
    first = 0
    for mine in before:
        likeness = [_likeness(mine.text, theirs.text) for theirs in now[first:]]
        best = max(likeness, default=0.0)
        if best >= _REWRITTEN:
            place = first + likeness.index(best)
            yield mine, now[place]
            first = place + 1


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
