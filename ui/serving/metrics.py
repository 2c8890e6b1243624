"""What is counted and timed, for Prometheus; of questions, articles and users nothing is in it."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
STAGES = ("waiting", "search", "read", "total")


class Metrics:
    """Count what a server does, under names that begin with shengce_."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.questions = Counter(
            "shengce_questions", "Questions answered, by where they came from.", ["source", "answered"],
            registry=self._registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "shengce_answer_seconds", "Seconds of an answer, by stage.", ["stage"], buckets=SECONDS,
            registry=self._registry,
        )  # fmt: skip
        self.refusals = Counter("shengce_refusals", "Requests not let in.", ["reason"], registry=self._registry)
        self.errors = Counter("shengce_errors", "Questions that failed.", ["source"], registry=self._registry)
        for stage in STAGES:
            self.seconds.labels(stage)

    def gauge(self, name: str, description: str, value: Callable[[], float]) -> None:
        """Add what is looked up when somebody looks."""
        Gauge(f"shengce_{name}", description, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """Write all in Prometheus' text format."""
        return generate_latest(self._registry)
