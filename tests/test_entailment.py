"""An entailment model as a second opinion on clashes."""

from pathlib import Path

import pytest

from conftest import Compose
from summarize.errors import EncoderError
from summarize.judging.conflicts import Clashes, Conflict
from summarize.judging.entailment import NO_CONTRADICTION, confirm_clashes, load_entailment
from summarize.reading.sentences import Sentence

LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}


def make_model(folder: Path, labels: dict[int, str]) -> Path:
    """Write a very small cross-encoder with random weights: real files, no knowledge."""
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "dam", "held", "broke"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, max_position_embeddings=32, id2label=labels,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(folder, local_files_only=True).save_pretrained(folder)
    return folder


@pytest.fixture
def sentences(compose: Compose) -> tuple[Sentence, ...]:
    return compose({"a.txt": "The dam held.", "b.txt": "The dam broke."}).sentences


def conflict(kind: str, sentences: tuple[Sentence, ...]) -> Conflict:
    left, right = sentences
    return Conflict(kind, left, right, (0, 7), (0, 7), "dam")  # type: ignore[arg-type]  # any kind


def test_what_the_model_does_not_see_is_excused_and_says_so(
    sentences: tuple[Sentence, ...],
) -> None:
    clashes = Clashes((conflict("denial", sentences),))
    confirmed = confirm_clashes(clashes, lambda pairs: [0.1] * len(pairs))
    assert confirmed.conflicts == ()
    assert [each.why for each in confirmed.explained] == [NO_CONTRADICTION]


def test_a_contradiction_seen_in_either_direction_stays(sentences: tuple[Sentence, ...]) -> None:
    clashes = Clashes((conflict("denial", sentences),))
    one_way = confirm_clashes(
        clashes, lambda pairs: [0.9 if left.startswith("The dam b") else 0.1 for left, _ in pairs]
    )
    assert one_way == clashes


def test_figures_and_days_are_not_asked_about(sentences: tuple[Sentence, ...]) -> None:
    clashes = Clashes((conflict("number", sentences), conflict("date", sentences)))
    assert confirm_clashes(clashes, lambda pairs: [0.0] * len(pairs)) == clashes


def test_a_model_on_disk_gives_a_probability_for_each_pair(tmp_path: Path) -> None:
    contradicts = load_entailment(str(make_model(tmp_path / "model", LABELS)))
    found = contradicts([("the dam held", "the dam broke"), ("the dam", "the dam held")])
    assert len(found) == 2
    assert all(0 <= value <= 1 for value in found)
    assert contradicts([]) == ()


def test_a_model_without_a_label_for_contradiction_is_refused(tmp_path: Path) -> None:
    model = make_model(tmp_path / "model", {0: "good", 1: "bad"})
    with pytest.raises(EncoderError, match="none of its labels is a contradiction"):
        load_entailment(str(model))


def test_a_model_that_is_not_here_is_refused() -> None:
    with pytest.raises(EncoderError, match="nothing is downloaded"):
        load_entailment("no-such-entailment-model")
