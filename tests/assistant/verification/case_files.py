"""The cases by which verification is measured: statements that their quotes carry, and corrupted ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.verification import Source, Statement

FOLDER = Path(__file__).parent
CASES = FOLDER / "cases.jsonl"
"""The rules were made with these in view."""
HELD_OUT = FOLDER / "held_out_cases.jsonl"
"""Written apart and never tuned on."""


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a statement with its source; `corruption` is "" where the quote carries it."""

    statement: Statement
    source: Source
    corruption: str = ""


def read_cases(path: Path) -> Iterator[Case]:
    """Read a file of one source a line, with its true statements and its corrupted ones by kind."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        source = Source(entry["quote"], entry["context"], entry["published"])
        yield from (Case(Statement(text, 1), source) for text in entry["true"])
        for corruption, texts in entry["corrupted"].items():
            yield from (Case(Statement(text, 1), source, corruption) for text in texts)
