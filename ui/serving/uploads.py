"""How much one may upload."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.serving.clients import client_of
from ui.serving.desk import Desk
from ui.serving.exceptions import TooOften
from ui.upload_addresses import upload_limit


class UploadLimit:
    """Refuse the uploads of who has sent as much as one may; a body of unknown length counts as the longest."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app = app
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        limit = upload_limit(scope["method"], scope["path"]) if scope["type"] == "http" else None
        if limit is not None:
            length = Headers(scope=scope).get("content-length", "")
            size = int(length) if length.isdecimal() else limit
            try:
                with self.desk.counted_refusals():
                    self.desk.rates.count_sent(client_of(Request(scope)), size)
            except TooOften as refusal:
                headers = {"retry-after": str(refusal.seconds)}
                # As Gradio's own page and as programs know it.
                told = {"detail": str(refusal), "error": str(refusal)}
                await JSONResponse(told, refusal.status, headers=headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)
