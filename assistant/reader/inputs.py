"""What the reader reads: a question and a passage as tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from documents.script import to_simplified

LONGEST_QUESTION = 96
LONGEST_INPUT = 512
_END = 2


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Hold `<s> question </s></s> context passage </s>` as token ids.

    The tokens of the passage are those from `first` on; `starts` and `ends` are the characters of the
    passage, half-open, that each of them stands for.
    """

    ids: Sequence[int]
    first: int
    starts: Sequence[int]
    ends: Sequence[int]


def reader_inputs(
    tokenizer: Tokenizer, questions: Sequence[str], texts: Sequence[tuple[str, str]]
) -> list[ReaderInput]:
    """Join each question with its (context, passage); the end of what is too long is left out.

    The tokenizer neither truncates nor pads. All is read in Simplified characters, so that the scripts
    of question and passage may differ.
    """
    asked = tokenizer.encode_batch([_folded(question) for question in questions])
    read = tokenizer.encode_batch([_folded(f"{context}\n{passage}") for context, passage in texts])
    contexts = [len(context) + 1 for context, _ in texts]
    return [_joined(*parts) for parts in zip(asked, read, contexts, strict=True)]


def _joined(question: Encoding, text: Encoding, context: int) -> ReaderInput:
    asked = [*question.ids[:-1][:LONGEST_QUESTION], _END, _END]
    read = text.ids[1:-1][: LONGEST_INPUT - len(asked) - 1]
    offsets = text.offsets[1 : 1 + len(read)]
    before = sum(end <= context for _, end in offsets)
    inside = offsets[before:]
    return ReaderInput(
        ids=[*asked, *read, _END],
        first=len(asked) + before,
        starts=[max(0, start - context) for start, _ in inside],
        ends=[end - context for _, end in inside],
    )


def _folded(text: str) -> str:
    """Fold to Simplified characters, at the same length; what has no UTF-8 form becomes a question mark."""
    return to_simplified(text).encode("utf-8", "replace").decode()
