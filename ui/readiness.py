"""Which of the parts that answers are made of answer themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index import IndexingError
from ui.exceptions import UserInterfaceError


def found_failing(parts: Mapping[str, Callable[[], object]]) -> dict[str, Exception]:
    """Ask each part; give those that cannot answer now, by their names, each with why."""
    failing: dict[str, Exception] = {}
    for name, ask in parts.items():
        try:
            ask()
        except (IndexingError, UserInterfaceError) as error:
            failing[name] = error
    return failing
