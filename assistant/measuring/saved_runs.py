"""Measured answers in a file, to be compared with later ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.exceptions import UnreadableRun
from assistant.measuring.measured import Measured

FORMAT = 2
_WITHOUT_EQUALS = 1
KEY = "outcomes"
_WAY_OUT = "write one with `shengce evaluate FILE --json` or `shengce recheck FILE --save OTHER`"


def run_form(measured: Sequence[Measured]) -> dict[str, Any]:
    """Give measured answers the form in which JSON keeps them."""
    return {"format": FORMAT, KEY: _adapter().dump_python(tuple(measured), mode="json")}


def read_run(path: Path) -> tuple[Measured, ...]:
    """Read what `run_form` gave, whatever stands beside it in the file.

    Raises UnreadableRun.
    """
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableRun(f"{path}: cannot be read as UTF-8 text ({error})") from error
    except ValueError as error:
        raise UnreadableRun(f"{path}: is no JSON ({error}); {_WAY_OUT}") from error
    if not isinstance(whole, dict) or KEY not in whole:
        raise UnreadableRun(f"{path}: holds no answers under {KEY!r}; {_WAY_OUT}")
    if whole.get("format") not in (FORMAT, _WITHOUT_EQUALS):
        raise UnreadableRun(f"{path}: is in format {whole.get('format')!r}, and {FORMAT} is read; {_WAY_OUT}")
    outcomes = _with_equals(whole[KEY]) if whole["format"] == _WITHOUT_EQUALS else whole[KEY]
    try:
        return _adapter().validate_python(outcomes)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UnreadableRun(f"{path}: {KEY}.{place}: {first['msg']}; {_WAY_OUT}") from error


def _with_equals(outcomes: Any) -> Any:
    """Give each sentence that was expected the list that now holds it and its equals; what has no form is left."""
    match outcomes:
        case [*_]:
            return [_with_equals(one) for one in outcomes]
        case {"expected": {"sentences": [*sentences], **expected}, **outcome}:
            return {**outcome, "expected": {**expected, "sentences": [[one] for one in sentences]}}
        case _:
            return outcomes


@cache
def _adapter() -> TypeAdapter[tuple[Measured, ...]]:
    return TypeAdapter(tuple[Measured, ...])
