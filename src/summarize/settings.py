"""Every choice a reader can make: its default, its range and the reason for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from summarize.errors import SettingsError, did_you_mean

Selector = Literal[
    "text-rank", "lex-rank", "lsa", "luhn", "sum-basic", "kl-sum", "reduction", "medoid"
]
ArticleText = Literal["full", "excerpt", "link"]


class Settings(BaseModel):
    """The choices behind one briefing. Notebook parameters carry the same names and defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    encoder: str = Field(
        default="all-MiniLM-L6-v2",
        min_length=1,
        description="sentence-transformers model, by name or folder; the default is bundled",
    )
    similarity: float = Field(
        default=0.45,
        ge=0.05,
        le=1,
        description="probability above which two sentences say the same thing (0.05 to 1)",
    )
    min_support: int = Field(
        default=0,
        ge=0,
        description="independent outlets a consensus needs (2 or more); "
        "0 means more than half of them, at most five",
    )
    wire_overlap: float = Field(
        default=0.6,
        gt=0,
        le=1,
        description="share of a sentence's own five-word runs that another outlet printed "
        "from which it counts as that outlet's reporting",
    )
    selector: Selector = Field(
        default="text-rank",
        description="which sumy summarizer rates the sentences; the best-rated one of a cluster "
        "is shown (medoid: the one closest to the others, without sumy)",
    )
    entailment: str = Field(
        default="",
        description="model for natural language inference, by name or folder, that must see a "
        "clash of denials, names or characterisations, too; empty: none is asked",
    )
    summary_words: int = Field(
        default=250, ge=20, le=5000, description="words that the consensus summary may take"
    )
    article_text: ArticleText = Field(
        default="full",
        description="how much of the articles the briefing carries: full; excerpt, what it cites "
        "and the sentences beside it; or link, none",
    )

    @field_validator("min_support")
    @classmethod
    def _needs_two(cls, value: int) -> int:
        if value == 1:
            raise ValueError("agreement takes at least two outlets")
        return value

    def support_needed(self, outlets: int) -> int:
        """Return how many independent outlets a consensus needs in a story of `outlets`."""
        return self.min_support or max(2, min(5, outlets // 2 + 1))


def make_settings(values: Mapping[str, object]) -> Settings:
    """Check `values` at the door and return them as `Settings`.

    Text is accepted for numbers ("0.5"), as it comes from a command line.

    Raises:
        SettingsError: a name is unknown (with the nearest known one) or a value does not fit.

    """
    for name in values:
        if name not in Settings.model_fields:
            raise SettingsError(
                f"unknown setting '{name}'{did_you_mean(name, Settings.model_fields)}\n"
                f"Known settings: {', '.join(Settings.model_fields)}."
            )
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        reason = first["msg"].lower().removeprefix("value error, ")
        raise SettingsError(
            f"setting '{name}' cannot be {first['input']!r}: {reason} "
            f"({Settings.model_fields[name].description})"
        ) from error
