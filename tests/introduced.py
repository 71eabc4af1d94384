"""Stories given by their lines → who is named in them."""

from collections.abc import Sequence

from one_liners import publish
from summarize.reading.people import People, find_people
from summarize.reading.sentences import Sentence, split_articles


def read(*articles: Sequence[str]) -> tuple[tuple[Sentence, ...], People]:
    """Return the sentences and people of a story; each article is given by its lines."""
    sentences = split_articles(
        publish(f"a{place}", *lines, day=place + 1) for place, lines in enumerate(articles)
    )
    return sentences, find_people(sentences)


def persons(people: People) -> list[str]:
    return [each.name for each in people.all if each.kind == "person"]


def named(people: People, sentence: Sentence) -> list[tuple[str, str]]:
    """Return the printed words and the person of every mention."""
    return [
        (sentence.text[slice(*mention.span)], mention.person.name)
        for mention in people.mentions_in(sentence)
    ]


def bodies(people: People) -> list[str]:
    return [each.name for each in people.all if each.kind == "organisation"]
