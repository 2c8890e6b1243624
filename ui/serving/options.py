"""What may be chosen about serving."""

from __future__ import annotations

from dataclasses import dataclass

AT_ONCE = 8
MOST_WAITING = 64
MOST_OF_ONE = 32
SECONDS_TO_STOP = 30.0


@dataclass(frozen=True, slots=True)
class ServingOptions:
    """Hold the bounds of a server; a rate of 0 is no limit.

    `proxies` are the addresses or networks whose X-Forwarded-For is believed, `names` those that a proxy serves the
    page under, `metrics_token` what opens /metrics to others than this machine.
    """

    answers_at_once: int = AT_ONCE
    most_waiting: int = MOST_WAITING
    most_waiting_of_one: int = MOST_OF_ONE
    questions_a_minute: int = 0
    upload_megabytes_an_hour: int = 0
    proxies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    seconds_to_stop: float = SECONDS_TO_STOP
    metrics_token: str | None = None
    log_questions: bool = False
