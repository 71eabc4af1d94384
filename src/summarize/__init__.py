"""What several outlets say about one event: agreed, contested, and told by one alone."""

from summarize.briefing import Briefing, compose_briefing
from summarize.comparing.embeddings import load_encoder
from summarize.reading.articles import Article, read_articles
from summarize.settings import Settings, make_settings

__all__ = [
    "Article",
    "Briefing",
    "Settings",
    "compose_briefing",
    "load_encoder",
    "make_settings",
    "read_articles",
]
