"""Text that remembers where each of its characters came from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, eq=False)
class TracedText:
    """Hold a text and, for each of its characters, the span of the original it stands for.

    `starts` and `ends` have shape (len(text),) and count characters of the original text, which
    is the decoded file. Characters put in by an edit stand for the whole span that it replaced.
    """

    text: str
    starts: Offsets
    ends: Offsets

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError(
                f"text of {len(self.text)} characters with {len(self.starts)} starts and {len(self.ends)} ends"
            )

    @classmethod
    def from_original(cls, text: str) -> Self:
        """Trace a text to itself."""
        starts = np.arange(len(text), dtype=np.int32)
        return cls(text, starts, starts + 1)

    def edit(self, edits: Iterable[Edit]) -> TracedText:
        """Apply edits, which must not overlap, and keep the way back; insertions at one place keep their order.

        Raises:
            ValueError: an edit lies outside the text or overlaps another.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        pieces: list[str] = []
        position = 0
        for start, end, replacement in ordered:
            if not position <= start <= end <= len(self.text):
                raise ValueError(f"edit {start}:{end} overlaps another or lies outside {len(self.text)} characters")
            pieces += (self.text[position:start], replacement)
            position = end
        pieces.append(self.text[position:])
        lengths = [len(edit.replacement) for edit in ordered]
        befores = np.array([edit.start for edit in ordered])
        afters = np.array([edit.end for edit in ordered])
        firsts, lasts = self._original_spans(befores, afters)
        inside = np.zeros(len(self.text) + 1, dtype=np.int32)
        np.add.at(inside, befores, 1)
        np.subtract.at(inside, afters, 1)
        kept = np.cumsum(inside[:-1]) == 0
        removed = afters - befores
        places = np.repeat(befores - np.cumsum(removed) + removed, lengths)
        return TracedText(
            "".join(pieces),
            np.insert(self.starts[kept], places, np.repeat(firsts, lengths)),
            np.insert(self.ends[kept], places, np.repeat(lasts, lengths)),
        )

    def _original_spans(self, starts: Places, ends: Places) -> tuple[Offsets, Offsets]:
        """Do what `original_span` does for many spans in order, which share no character; both shaped (n,)."""
        bounds = np.stack([starts, ends], axis=1).ravel()
        # An empty span gives the character it stands before, and one at the end of the text what is put there.
        beyond = self.ends[-1:] if len(self.text) else np.zeros(1, dtype=np.int32)
        firsts = np.minimum.reduceat(np.append(self.starts, beyond), bounds)[::2]
        lasts = np.maximum.reduceat(np.append(self.ends, beyond), bounds)[::2]
        return firsts, np.where(starts < ends, lasts, firsts)

    def slice(self, start: int, end: int) -> TracedText:
        """Cut out `text[start:end]` with its way back."""
        return TracedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Find the span of the original that `text[start:end]` stands for."""
        if start < end:
            return int(self.starts[start:end].min()), int(self.ends[start:end].max())
        if start < len(self.text):
            return int(self.starts[start]), int(self.starts[start])
        return (int(self.ends[-1]),) * 2 if len(self.text) else (0, 0)

    def to_bytes(self) -> bytes:
        """Pack the map, without the text: zlib over the steps between starts and the span lengths, as int32."""
        steps = np.diff(self.starts, prepend=np.int32(0))
        return zlib.compress(np.stack([steps, self.ends - self.starts]).astype("<i4").tobytes(), level=6)

    @classmethod
    def from_bytes(cls, text: str, packed: bytes) -> Self:
        """Rebuild what `to_bytes` packed."""
        steps, lengths = np.frombuffer(zlib.decompress(packed), dtype="<i4").reshape(2, -1)
        starts = np.cumsum(steps, dtype=np.int32)
        return cls(text, starts, starts + lengths)

    @staticmethod
    def join(parts: Sequence[TracedText], separator: str) -> TracedText:
        """Join parts with a separator that stands for the gap between them."""
        if not parts:
            return TracedText.from_original("")
        texts: list[str] = []
        starts: list[Offsets] = []
        ends: list[Offsets] = []
        # An empty part stands nowhere in the original: the separator after it takes the nearest place that does.
        before = next((part.original_span(0, 0)[0] for part in parts if part.text), 0)
        for number, part in enumerate(parts):
            if number:
                texts.append(separator)
                starts.append(np.full(len(separator), before, dtype=np.int32))
                ends.append(np.full(len(separator), before, dtype=np.int32))
            texts.append(part.text)
            starts.append(part.starts)
            ends.append(part.ends)
            if part.text:
                before = part.original_span(0, len(part.text))[1]
        return TracedText("".join(texts), np.concatenate(starts), np.concatenate(ends))
