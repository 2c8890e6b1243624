"""Keeping the folders of the machine out of what the page is told of its uploads."""

from __future__ import annotations

import json

from gradio.utils import get_upload_folder
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HiddenFolders:
    """Name uploaded files within the folder of uploads, where Gradio gives their whole paths."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http" or not scope["path"].rstrip("/").endswith("/upload"):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def rewriting(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                body = without_folder(body)
                MutableHeaders(scope=start)["content-length"] = str(len(body))
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, rewriting)


def without_folder(body: bytes) -> bytes:
    """Take the folder of uploads from the paths in the answer to an upload; other answers stay."""
    try:
        paths = json.loads(body)
    except ValueError:
        return body
    if not isinstance(paths, list):
        return body
    folder = get_upload_folder().rstrip("/") + "/"
    return json.dumps([str(path).removeprefix(folder) for path in paths]).encode()
