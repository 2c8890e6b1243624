"""Written conversations and what each of their questions should be understood as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.follow_ups import FormerTurn, Resolved, Source, resolve
from documents.regions import Gazetteer
from documents.script import to_simplified

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hold a question of a conversation as resolved, and how it differs from what is expected."""

    asked: str
    resolved: Resolved
    faults: tuple[str, ...]


def read_conversations(name: str) -> list[list[dict[str, Any]]]:
    """Read a file of conversations, one a line."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["turns"] for line in lines if line]


def play(turns: list[dict[str, Any]], gazetteer: Gazetteer) -> Iterator[Exchange]:
    """Resolve the questions of a conversation one after another."""
    former: list[FormerTurn] = []
    for turn in turns:
        resolved = resolve(turn["question"], former, gazetteer)
        yield Exchange(turn["question"], resolved, tuple(_faults(turn, resolved)))
        sources = tuple(Source(s["title"], tuple(s["regions"]), s["quote"]) for s in turn.get("sources", ()))
        former.append(FormerTurn(resolved.standalone, sources))


def _faults(expected: dict[str, Any], resolved: Resolved) -> Iterator[str]:
    if "kind" in expected and expected["kind"] != resolved.kind:
        yield f"kind {resolved.kind}, not {expected['kind']}"
    for field in ("regions", "years", "documents"):
        found = [_plain(value) for value in getattr(resolved.parts, field)]
        if field in expected and sorted(found) != sorted(_plain(value) for value in expected[field]):
            yield f"{field} {found}, not {expected[field]}"
    standalone = _plain(resolved.standalone)
    yield from (f"lacks {word}" for word in expected.get("has", ()) if _plain(word) not in standalone)
    yield from (f"holds {word}" for word in expected.get("lacks", ()) if _plain(word) in standalone)


def _plain(text: str) -> str:
    return to_simplified(text).lower()
