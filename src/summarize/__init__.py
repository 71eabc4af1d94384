"""What several outlets say about one event: agreed, contested, and told by one alone.

The public names stand in the order of the path: articles in, settings, encoder, briefing, page.
"""

from summarize.briefing import Briefing, compose_briefing
from summarize.comparing.embeddings import load_encoder
from summarize.errors import SummarizeError
from summarize.reading.articles import Article, read_articles
from summarize.reading.overrides import read_overrides
from summarize.running.deciding import add_override
from summarize.settings import Settings, make_settings
from summarize.showing.displays import show_richly
from summarize.showing.mail import to_mail
from summarize.showing.markdown import to_markdown
from summarize.showing.page import to_html
from summarize.showing.records import to_json
from summarize.showing.word_document import to_docx

__all__ = [
    "Article",
    "Briefing",
    "Settings",
    "SummarizeError",
    "add_override",
    "compose_briefing",
    "load_encoder",
    "make_settings",
    "read_articles",
    "read_overrides",
    "to_docx",
    "to_html",
    "to_json",
    "to_mail",
    "to_markdown",
]

show_richly()
