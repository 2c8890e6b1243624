"""What every loaded text must keep to."""

from __future__ import annotations

from documents.loading import LoadedText


def untraced(loaded: LoadedText) -> list[tuple[str, str]]:
    """List the characters that do not stand in the raw text where their trace leads, with what stands there."""
    traced = loaded.text
    spans = zip(traced.text, traced.starts.tolist(), traced.ends.tolist(), strict=True)
    return [(character, loaded.raw[start:end]) for character, start, end in spans if loaded.raw[start:end] != character]
