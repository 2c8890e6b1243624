"""What machines ask a server: is it alive, is it ready, what does it count."""

from __future__ import annotations

import hmac
import logging

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from index import IndexingError
from ui.access.current import IN_SCOPE
from ui.api.door import is_loopback
from ui.serving.desk import Desk
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def add_probes(application: FastAPI, workbench: Workbench, desk: Desk, *, token: str | None = None) -> None:
    """Add /health, /ready and /metrics."""
    _add_size(workbench, desk)

    @application.get("/health")
    def health() -> dict[str, str]:
        """Say that the process is alive."""
        return {"status": "alive"}

    @application.get("/ready")
    def ready() -> JSONResponse:
        """Say whether questions can be answered: the server is not stopping, and every part of it answers.

        Those that do not are named; what they say is for the log, for it may name addresses.
        """
        if desk.admission.is_stopping:
            return JSONResponse({"status": "stopping"}, 503)
        failing = workbench.failing()
        for part, error in failing.items():
            logger.warning("not ready: %s: %s", part, error)
        if failing:
            return JSONResponse({"status": "not ready", "failing": list(failing)}, 503)
        articles, passages = workbench.counts()
        return JSONResponse({"status": "ready", "articles": articles, "passages": passages})

    @application.get("/metrics")
    def metrics(request: Request) -> Response:
        """Give the metrics to this machine, to who knows the token, or to whoever the entrance let through."""
        if not _may_read(request, token):
            return JSONResponse({"error": "metrics are for this machine, or with SHENGCE_METRICS_TOKEN"}, 403)
        return Response(desk.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


def bears(request: Request, token: str | None) -> bool:
    """Say whether a request bears the token of the metrics."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    return token is not None and hmac.compare_digest(given.encode(), token.encode())


def _may_read(request: Request, token: str | None) -> bool:
    # Where people sign in, nobody but administrators and the token comes this far (ui/access/sign_in.py).
    if IN_SCOPE in request.scope or bears(request, token):
        return True
    # What a proxy on this machine brings along comes from elsewhere, whether or not the proxy is trusted.
    forwarded = any(name in request.headers for name in _FORWARDED)
    return not forwarded and request.client is not None and is_loopback(request.client.host)


def _add_size(workbench: Workbench, desk: Desk) -> None:
    def count(position: int) -> float:
        try:
            return workbench.counts()[position]
        except IndexingError:
            return float("nan")

    desk.metrics.gauge("articles", "Articles in the index.", lambda: count(0))
    desk.metrics.gauge("passages", "Passages in the index.", lambda: count(1))
