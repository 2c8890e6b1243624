"""Cutting a statement into clauses, each with its own figure where it gives several."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEADING = "，,；; 、"
"""Marks that join a clause to what stands before it."""
_CLAUSE_END = re.compile(
    r"[，；。！？;]|(?:、|和|及|与)(?=[^，、]{0,8}\d)|, (?!\d)| (?:and|while|but) (?=[^,;]{0,40}\d)"
    # From one figure to another: 从突破5000个到超过1万个.
    r"|(?<=[\d个家项亿万元%架台张p])[到至](?=(?:超过?|突破|近|约)?\d)| to (?=(?:over|more than|about|nearly|around) \d)"
)


def clauses_of(statement: str) -> list[str]:
    """Cut a statement at the ends of its clauses, whose marks are left out."""
    return [one for one in _CLAUSE_END.split(statement) if one.strip()]


def clauses_so_far(statement: str) -> Iterator[tuple[str, str]]:
    """Give each clause, and the statement up to its end."""
    start = 0
    for end in (*(found.start() for found in _CLAUSE_END.finditer(statement)), len(statement)):
        yield statement[start:end].lstrip(LEADING), statement[:end]
        start = end
