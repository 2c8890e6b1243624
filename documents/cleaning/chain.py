"""The steps of cleaning, one after another, with the way back to the text as it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields

from documents.cleaning.entities import find_entities
from documents.cleaning.furniture import find_furniture
from documents.cleaning.glosses import find_glosses
from documents.cleaning.invisible_characters import find_control_characters, find_private_characters
from documents.cleaning.line_breaks import find_stray_line_breaks
from documents.cleaning.shifted_text import find_shifted_text
from documents.cleaning.tags import find_tags
from documents.cleaning.white_space import find_white_space
from documents.cleaning.widths import find_width_variants
from documents.tracing import Edit, TracedText

SAMPLES_PER_STEP = 20
# One step's work can give another something to do (&amp;lt;p&gt;): the chain runs until nothing changes.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class CleaningOptions:
    """Switch the steps of cleaning on and off; they run in the order in which they stand here."""

    entities: bool = True
    control_characters: bool = True
    shifted_text: bool = True
    glosses: bool = True
    tags: bool = True
    private_characters: bool = True
    width_variants: bool = True
    furniture: bool = True
    line_breaks: bool = True
    white_space: bool = True


@dataclass(frozen=True, slots=True)
class Repair:
    """Show one change: what stood at `raw_start:raw_end` of the text as it came, before and after a step."""

    step: str
    raw_start: int
    raw_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Hold the clean text with its way back, what the furniture said, and what was repaired.

    `details` may hold title, original_title, publisher, published (ISO 8601), dateline, author and
    editor; `counts` is the number of changes a step, `repairs` the first few of each step.
    """

    text: TracedText
    details: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()


_FINDERS: dict[str, Callable[[str], list[Edit]]] = {
    "entities": find_entities,
    "control_characters": find_control_characters,
    "shifted_text": find_shifted_text,
    "glosses": find_glosses,
    "tags": find_tags,
    "private_characters": find_private_characters,
    "width_variants": find_width_variants,
    "line_breaks": find_stray_line_breaks,
    "white_space": find_white_space,
}
STEPS = tuple(option.name for option in fields(CleaningOptions))


def clean(traced: TracedText, options: CleaningOptions | None = None) -> Cleaned:
    """Run the steps over a text until none finds anything more to change."""
    options = options or CleaningOptions()
    steps = [step for step in STEPS if getattr(options, step)]
    details: dict[str, str] = {}
    counts = dict.fromkeys(steps, 0)
    repairs: list[Repair] = []
    for _ in range(MOST_ROUNDS):
        before = traced
        for step in steps:
            edits = _find(step, traced.text, details)
            room = max(0, SAMPLES_PER_STEP - counts[step])
            repairs += [_repair(step, traced, edit) for edit in sorted(edits)[:room]]
            counts[step] += len(edits)
            traced = traced.edit(edits)
        if traced is before:
            break
    return Cleaned(traced, details, counts, tuple(repairs))


def _find(step: str, text: str, details: dict[str, str]) -> list[Edit]:
    if step != "furniture":
        return _FINDERS[step](text)
    furniture = find_furniture(text)
    for name, value in furniture.details.items():
        details.setdefault(name, value)
    return furniture.edits


def _repair(step: str, traced: TracedText, edit: Edit) -> Repair:
    start, end = traced.original_span(edit.start, edit.end)
    return Repair(step, start, end, traced.text[edit.start : edit.end], edit.replacement)
