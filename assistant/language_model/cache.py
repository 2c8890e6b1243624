"""Replies that are kept for the same question over the same passages."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence

from cachetools import TTLCache

from assistant.language_model.connection import Connection
from assistant.language_model.numbered import NumberedPassage
from assistant.language_model.prompts import VERSION

MOST_CHARACTERS = 2_000_000
SECONDS_KEPT = 24 * 3600.0


class ReplyCache:
    """Keep whole replies in memory, up to `characters` of them, for `seconds` at most; safe between threads.

    What is kept is the model's own words: they are verified each time they are used.
    """

    def __init__(self, characters: int = MOST_CHARACTERS, seconds: float = SECONDS_KEPT) -> None:
        self._replies: TTLCache[str, str] = TTLCache(characters, seconds, getsizeof=len)
        self._lock = threading.Lock()

    def get(self, key: str) -> str | None:
        """Give the reply kept under a key."""
        with self._lock:
            return self._replies.get(key)

    def put(self, key: str, reply: str) -> None:
        """Keep a reply; one longer than the whole room is not kept."""
        with self._lock:
            if len(reply) <= self._replies.maxsize:
                self._replies[key] = reply


def key_of(
    connection: Connection, question: str, passages: Sequence[NumberedPassage], language: str, *, overview: bool
) -> str:
    """Name what a reply depends on: model, question, language and the passages with what stands over them."""
    shown = [
        (one.article.id, one.passage.id, one.passage.text, one.article.title, one.article.published) for one in passages
    ]
    parts = (VERSION, connection.base_url, connection.model, question, language, overview, shown)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
