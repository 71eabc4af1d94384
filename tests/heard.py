"""Articles given by their lines → what is quoted in them, and whose voice stands where."""

from collections.abc import Sequence

from one_liners import publish
from summarize.reading.people import find_people
from summarize.reading.quotations import Quotation, find_quotations
from summarize.reading.sentences import Sentence, split_articles
from summarize.reading.voices import Voices, find_voices

OAKE = "Mayor Ann Oake spoke at the town hall."


def split(*lines: str) -> tuple[Sentence, ...]:
    return split_articles([publish("a", *lines)])


def quote(*lines: str) -> tuple[Quotation, ...]:
    sentences = split(*lines)
    return find_quotations(sentences, find_people(sentences))


def said(*lines: str) -> list[tuple[str, str]]:
    """Return speaker and words of every quotation."""
    return [(each.speaker.name if each.speaker else "", each.text) for each in quote(*lines)]


def hear(*lines: str) -> tuple[Sequence[Sentence], Voices]:
    sentences = split(*lines)
    people = find_people(sentences)
    return sentences, find_voices(sentences, people, find_quotations(sentences, people))


def voice(words: str, *lines: str) -> str:
    """Return whose voice the words are, wherever they stand."""
    sentences, voices = hear(*lines)
    sentence = next(each for each in sentences if words in each.text)
    start = sentence.text.index(words)
    return voices.at(sentence, (start, start + len(words)))
