"""The desk that everybody passes who asks: on the page, over the API, through the tools."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer
from assistant.events import Event, Finished
from ui.serving.admission import Admission, Ticket
from ui.serving.exceptions import Refusal
from ui.serving.metrics import Metrics
from ui.serving.options import ServingOptions
from ui.serving.rates import Rates

logger = logging.getLogger(__name__)


class Source(StrEnum):
    """Say where a question comes from."""

    PAGE = "page"
    API = "api"
    TOOLS = "tools"


@dataclass(frozen=True)
class Desk:
    """Let in, count and tell."""

    admission: Admission
    rates: Rates
    metrics: Metrics
    log_questions: bool = False

    @classmethod
    def with_options(cls, options: ServingOptions = ServingOptions()) -> Desk:
        """Set up a desk."""
        metrics = Metrics()
        admission = Admission(
            at_once=options.answers_at_once,
            most_waiting=options.most_waiting,
            most_of_one=options.most_waiting_of_one,
            told_waited=metrics.seconds.labels("waiting").observe,
        )
        metrics.gauge("queue_length", "Questions that wait.", lambda: admission.waiting)
        metrics.gauge("answers_running", "Questions being answered.", lambda: admission.answering)
        rates = Rates(questions_a_minute=options.questions_a_minute, megabytes_an_hour=options.upload_megabytes_an_hour)
        return cls(admission, rates, metrics, options.log_questions)

    def enter(self, client: str) -> Ticket:
        """Take a place in the queue for a user; raise a Refusal."""
        with self.counted_refusals():
            self.rates.count_question(client)
            return self.admission.enter(client)

    @contextmanager
    def counted_refusals(self) -> Iterator[None]:
        """Count what is refused inside."""
        try:
            yield
        except Refusal as refusal:
            self.metrics.refusals.labels(refusal.name).inc()
            logger.info("refused", extra={"reason": refusal.name, "waiting": self.admission.waiting})
            raise

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """Wait in this thread to be let in; raise a Refusal."""
        with self.enter(client) as ticket:
            ticket.wait()
            yield

    @asynccontextmanager
    async def place_soon(self, client: str) -> AsyncIterator[None]:
        """Wait to be let in without holding a thread; raise a Refusal."""
        with self.enter(client) as ticket:
            await asyncio.wrap_future(ticket.admitted)
            yield

    def observed(self, events: Generator[Event, None, None], source: Source) -> Generator[Event, None, None]:
        """Give the events of an answer, and count and time it."""
        began = time.perf_counter()
        try:
            with closing(events):
                for event in events:
                    if isinstance(event, Finished):
                        self._count(event.answer, source, time.perf_counter() - began)
                    yield event
        except Exception:
            self.metrics.errors.labels(source).inc()
            raise

    def _count(self, answer: Answer, source: Source, seconds: float) -> None:
        self.metrics.questions.labels(source, str(answer.answered).lower()).inc()
        for stage in ("search", "read"):
            self.metrics.seconds.labels(stage).observe(answer.timings_ms.get(stage, 0.0) / 1000)
        self.metrics.seconds.labels("total").observe(seconds)
        told = {
            "source": str(source),
            "answered": answer.answered,
            "seconds": round(seconds, 4),
            "timings_ms": answer.timings_ms,
            "citations": len(answer.citations),
        }
        logger.info("answered", extra=told | ({"question": answer.question} if self.log_questions else {}))
