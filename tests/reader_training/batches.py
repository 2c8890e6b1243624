"""Batches for training the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from assistant.reader.inputs import ReaderInput, reader_inputs
from documents.sentences import Span
from tests.reader_training.examples import Example
from tests.reader_training.windows import Window, draw_windows

TOKENS = 3200
"""Tokens in a batch, padding counted."""
_PADDING = 1
_SORTED_TOGETHER = 512


class Batch(NamedTuple):
    """Hold token ids, which of them are text and which may be an answer, shape (n, tokens), and the answers, (n,)."""

    ids: Tensor
    attention: Tensor
    allowed: Tensor
    starts: Tensor
    ends: Tensor


class _Labelled(NamedTuple):
    read: ReaderInput
    start: int
    end: int


def epoch_batches(
    examples: Sequence[Example], negatives: Mapping[str, Sequence[tuple[str, str]]], tokenizer: Tokenizer, seed: str
) -> list[Batch]:
    """Draw an epoch's windows and group those of like length; the same seed gives the same batches."""
    random = Random(seed)
    windows = [window for example in examples for window in draw_windows(example, negatives, random)]
    random.shuffle(windows)
    inputs = reader_inputs(
        tokenizer, [window.question for window in windows], [(window.context, window.passage) for window in windows]
    )
    labelled = [found for pair in zip(windows, inputs, strict=True) if (found := _label(*pair))]
    batches = [_stacked(group) for group in _grouped(labelled)]
    random.shuffle(batches)
    return batches


def _label(window: Window, read: ReaderInput) -> _Labelled | None:
    """Find the tokens of the answer; None where the answer was cut off."""
    if window.answer is None:
        return _Labelled(read, 0, 0)
    tokens = answer_tokens(read, window.answer)
    return tokens and _Labelled(read, *tokens)


def answer_tokens(read: ReaderInput, answer: Span) -> tuple[int, int] | None:
    """Find the first and the last token that hold characters of the answer."""
    touched = [
        number
        for number, (start, end) in enumerate(zip(read.starts, read.ends, strict=True))
        if start < answer.end and end > answer.start
    ]
    if not touched or read.ends[touched[-1]] < answer.end:
        return None
    return read.first + touched[0], read.first + touched[-1]


def _grouped(labelled: Sequence[_Labelled]) -> Iterator[list[_Labelled]]:
    for start in range(0, len(labelled), _SORTED_TOGETHER):
        group: list[_Labelled] = []
        for example in sorted(labelled[start : start + _SORTED_TOGETHER], key=lambda one: len(one.read.ids)):
            if group and (len(group) + 1) * len(example.read.ids) > TOKENS:
                yield group
                group = []
            group.append(example)
        yield group


def _stacked(group: Sequence[_Labelled]) -> Batch:
    longest = max(len(one.read.ids) for one in group)
    ids = torch.full((len(group), longest), _PADDING)
    allowed = torch.zeros((len(group), longest), dtype=torch.bool)
    allowed[:, 0] = True
    for row, (read, _, _) in enumerate(group):
        ids[row, : len(read.ids)] = torch.tensor(read.ids)
        allowed[row, read.first : read.first + len(read.starts)] = True
    starts, ends = (torch.tensor(column) for column in zip(*((one.start, one.end) for one in group), strict=True))
    return Batch(ids, (ids != _PADDING).long(), allowed, starts, ends)
