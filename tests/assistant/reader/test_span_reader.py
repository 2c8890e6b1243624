"""Reading in batches, with a tiny tokenizer and an encoder that only knows the answer when it sees it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.reader import span_reader
from assistant.reader.reading import NOTHING_READ, Reading
from assistant.reader.span_reader import SpanReader
from assistant.reader.weights import Head
from documents.sentences import Span
from index.e5_checkpoint import E5Checkpoint, E5Sizes
from index.e5_encoder import E5Encoder, HiddenStates
from index.e5_tokenizer import PADDING, build_tokenizer
from index.exceptions import ModelUnavailable

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
CHARACTERS = "▁问甲乙始终"
PIECES = [(piece, 0.0 if piece in SPECIAL else -1.0) for piece in (*SPECIAL, *CHARACTERS)]
FIRST, LAST = (PIECES.index((character, -1.0)) for character in "始终")
# A state is (is it 始, is it 终, is it padding); padding looks like the best of answers.
HEAD = Head(np.array([[4, 0, 99], [0, 5, 99]], dtype=np.float32), np.array([1, 0], dtype=np.float32))


class MarkingEncoder(E5Encoder):
    """Mark the tokens 始 and 终, and remember the sizes of its batches."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, batch: Sequence[Sequence[int]]) -> HiddenStates:
        """Give the states, shape (n, tokens, 3)."""
        self.sizes.append(len(batch))
        ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(one) for one in batch], True, PADDING)
        states = torch.stack([ids == FIRST, ids == LAST, ids == PADDING], dim=-1).float()
        return HiddenStates(states, ids == PADDING)


def make_reader() -> tuple[SpanReader, MarkingEncoder]:
    encoder = MarkingEncoder()
    return SpanReader(build_tokenizer(PIECES), encoder, HEAD), encoder


def test_a_span_is_found_with_its_score() -> None:
    reader, _ = make_reader()
    (reading,) = reader.read("问", [("始终", "甲始乙终甲")])
    # 4 + 1 and 5, less 1 for `<s>`, for which 0 + 1 and 0 stand.
    assert reading.best(0, 5) == Reading(Span(1, 4), 9.0)
    assert reading.best(0, 3) == Reading(Span(1, 2), 4.0)
    assert reading.best(5, 9) == NOTHING_READ


def test_readings_come_in_the_order_of_their_passages_over_many_batches() -> None:
    reader, encoder = make_reader()
    lengths = [3, 470, 40, 300, 5, 480, 200, 7, 460, 90, 450]
    passages = [("", "甲" * (length // 3) + "始终" + "乙" * length) for length in lengths]
    # Longer ones lose their end, but not their answer.
    readings = reader.read("问", passages)
    assert [reading.best(0, len(text)) for reading, (_, text) in zip(readings, passages, strict=True)] == [
        Reading(Span(length // 3, length // 3 + 2), 9.0) for length in lengths
    ]
    assert len(encoder.sizes) > 1
    assert sum(encoder.sizes) == len(lengths)
    assert max(encoder.sizes) > 1
    assert [reading.passage for reading in readings] == [text for _, text in passages]


def test_what_is_cut_off_is_not_read() -> None:
    reader, _ = make_reader()
    (reading,) = reader.read("问", [("", "甲" * 600 + "始终")])
    assert reading.best(600, 602) == NOTHING_READ
    assert reading.best(0, 602).score == 0.0


def test_no_passages_are_not_read() -> None:
    reader, encoder = make_reader()
    assert (reader.read("问", []), encoder.sizes) == ([], [])


def test_without_the_wheel_of_the_backbone_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(span_reader, "find_checkpoint", lambda: None)
    assert SpanReader.load() is None


def test_missing_weights_are_reported(tmp_path: Path) -> None:
    checkpoint = E5Checkpoint(E5Sizes(3, 1, 1, 3, 9, 9, 2, 1e-12), PIECES, np.empty(0, dtype=np.uint8), {})
    with pytest.raises(ModelUnavailable, match=r"the weights .*missing cannot be read"):
        SpanReader.from_checkpoint(checkpoint, tmp_path / "missing")
