"""How often one may ask, and how much one may send."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from ui.serving.exceptions import TooOften

KILOBYTE, MEGABYTE = 2**10, 2**20


class Rates:
    """Count what each user asks and sends, in this process; a limit of 0 is none."""

    def __init__(self, *, questions_a_minute: int = 0, megabytes_an_hour: int = 0) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._questions = RateLimitItemPerMinute(questions_a_minute) if questions_a_minute else None
        kilobytes = megabytes_an_hour * MEGABYTE // KILOBYTE
        self._sent = RateLimitItemPerHour(kilobytes) if megabytes_an_hour else None

    def count_question(self, client: str) -> None:
        """Count a question; raise TooOften where that is one too many."""
        if self._questions and not self._limiter.hit(self._questions, "questions", client):
            most = f"{self._questions.amount} questions a minute"
            raise self._too_often(self._questions, "questions", client, most)

    def count_sent(self, client: str, size: int) -> None:
        """Count what is sent, in bytes; raise TooOften where that is too much."""
        cost = math.ceil(size / KILOBYTE)
        if self._sent and not self._limiter.hit(self._sent, "sent", client, cost=cost):
            raise self._too_often(self._sent, "sent", client, f"{self._sent.amount * KILOBYTE // MEGABYTE} MB an hour")

    def _too_often(self, limit: RateLimitItem, kind: str, client: str, most: str) -> TooOften:
        until = self._limiter.get_window_stats(limit, kind, client).reset_time
        seconds = max(1, math.ceil(until - time.time()))
        return TooOften(f"one user may send {most}; try again in {seconds} seconds", seconds=seconds)
