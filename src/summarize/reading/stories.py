"""A story's name or path → the folder that holds its articles."""

from __future__ import annotations

from pathlib import Path

from summarize.errors import ArticleError

SAMPLE = "reservoir-leak"
_PACKAGE = Path(__file__).parents[1]


def sample_story() -> Path:
    """Return the folder of the sample story, in a checkout or an installed package."""
    return next(place for place in _sample_places() if place.is_dir())


def find_story(story: str) -> Path:
    """Return the folder that `story` means, wherever the notebook or command runs.

    Tried in this order: the path as it stands; the same below the folder above, where a
    notebook's `data/…` lies when it runs in its own folder; the same in the checkout that this
    package belongs to. Last, a path that ends in the sample's name means the sample that comes
    with the package. A file is returned as it is: reading it says what is wrong with it.

    Raises:
        ArticleError: there is no such folder in any of these places.

    """
    if not story.strip():
        raise ArticleError("no story named: give the folder that holds its articles")
    path = Path(story).expanduser()
    places = [path, Path("..") / path]
    if (_checkout() / "pyproject.toml").is_file():
        places.append(_checkout() / path)
    if path.name == SAMPLE and not path.is_absolute():
        places += _sample_places()
    for place in places:
        if place.exists():
            return place
    raise ArticleError(
        f"{story}: no such folder. Name a folder that holds one .txt file per article, "
        f"or '{SAMPLE}' for the sample."
    )


def _sample_places() -> tuple[Path, Path]:
    return _PACKAGE / "sample" / SAMPLE, _checkout() / "data" / SAMPLE


def _checkout() -> Path:
    return _PACKAGE.parents[1]
