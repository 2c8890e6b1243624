"""From the scores of tokens to the span that answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.reader.inputs import ReaderInput
from assistant.reader.reading import NOTHING_READ, Reading
from documents.sentences import Span

LONGEST_SPAN = 80
"""Tokens of the longest answer."""
_TRAILING = "，。、；：！？,;!? \n\t　"


@dataclass(frozen=True, slots=True)
class SpanScores:
    """Hold the scores of a passage's tokens as start and end of the answer, and that of no answer at all.

    `starts` and `ends` are the characters each token stands for; all arrays have the shape (tokens,).
    """

    passage: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    start_scores: NDArray[np.float32]
    end_scores: NDArray[np.float32]
    nothing: float

    @classmethod
    def of(cls, read: ReaderInput, passage: str, logits: NDArray[np.float32]) -> SpanScores:
        """Take the scores of a passage out of those of a whole input, shape (tokens, 2), `<s>` being no answer."""
        inside = logits[read.first : read.first + len(read.starts)]
        starts, ends = np.array(read.starts, dtype=np.int64), np.array(read.ends, dtype=np.int64)
        return cls(passage, starts, ends, inside[:, 0], inside[:, 1], float(logits[0].sum()))

    def best(self, start: int, end: int) -> Reading:
        """Choose the span within characters `start` to `end` with the highest sum of start and end score.

        Its score is the sum less that of no answer: Devlin et al. 2018, https://arxiv.org/abs/1810.04805,
        section 4.3.
        """
        within = np.flatnonzero((self.starts >= start) & (self.ends <= end))
        if not len(within):
            return NOTHING_READ
        sums = self.start_scores[within, np.newaxis] + self.end_scores[np.newaxis, within]
        possible = np.triu(np.ones_like(sums, dtype=bool)) & ~np.triu(np.ones_like(sums, dtype=bool), LONGEST_SPAN)
        first, last = divmod(int(np.argmax(np.where(possible, sums, -np.inf))), len(within))
        span = trimmed(self.passage, int(self.starts[within[first]]), int(self.ends[within[last]]))
        return Reading(span, float(sums[first, last]) - self.nothing)


def trimmed(passage: str, start: int, end: int) -> Span | None:
    """Leave out the white space and the punctuation that a token brought along at the ends."""
    while start < end and passage[start].isspace():
        start += 1
    while start < end and passage[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end) if start < end else None
