"""Clashes and an entailment model → those clashes that the model sees, too. Optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from summarize.comparing.embeddings import find_model
from summarize.errors import EncoderError
from summarize.judging.conflicts import Clashes, Conflict, Explained

NO_CONTRADICTION = "the entailment model sees no contradiction"
_SEEN = 0.5  # probability from which the model is said to see a contradiction
# Whether two values exclude each other is arithmetic, at which such models are bad.
_COUNTED = frozenset(("number", "date"))

# How probable it is that the second text of a pair contradicts the first, for each pair.
Contradicts = Callable[[Sequence[tuple[str, str]]], Sequence[float]]


def load_entailment(name: str) -> Contradicts:
    """Return the entailment model called `name`: a folder, or one downloaded to this machine.

    Nothing is fetched. The model is a sentence-transformers cross-encoder with a label for
    contradiction.

    Raises:
        EncoderError: there is no such model here, it cannot be loaded, or it has no such label.

    """
    folder = find_model(name)
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(f"entailment model '{name}': {folder}: {error}") from error
    column = _find_label(name, model.config.id2label)

    def contradicts(pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        if not pairs:
            return ()
        scores = model.predict(list(pairs), apply_softmax=True, show_progress_bar=False)
        return [float(row[column]) for row in scores]

    return contradicts


def _find_label(name: str, labels: dict[Any, str]) -> int:
    found = [int(place) for place, label in labels.items() if "contradict" in label.lower()]
    if not found:
        raise EncoderError(
            f"entailment model '{name}': none of its labels is a contradiction "
            f"({', '.join(labels.values())}). Name a model for natural language inference."
        )
    return found[0]


def confirm_clashes(clashes: Clashes, contradicts: Contradicts) -> Clashes:
    """Keep the conflicts that the model sees in either direction; excuse the others.

    Figures and days are left as they are. What is excused is listed with that reason.
    """
    asked = [each for each in clashes.conflicts if each.kind not in _COUNTED]
    pairs = [(each.left.text, each.right.text) for each in asked]
    forth, back = contradicts(pairs), contradicts([(right, left) for left, right in pairs])
    unseen = {id(each) for each, *seen in zip(asked, forth, back, strict=True) if max(seen) < _SEEN}
    excused = [Explained(each, NO_CONTRADICTION) for each in asked if id(each) in unseen]
    kept: list[Conflict] = [each for each in clashes.conflicts if id(each) not in unseen]
    return replace(clashes, conflicts=tuple(kept), explained=(*clashes.explained, *excused))
