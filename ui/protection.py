"""What stands between the page and what comes over HTTP: headers, limits, and the head of the page."""

from __future__ import annotations

import gzip
import re
import secrets
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.language import COOKIE, choose_language
from ui.upload_addresses import upload_limit

# Scripts within the page are run only if they bear its nonce: words of an article that became HTML would still do
# nothing. What is "unsafe" is left to Gradio: gr.HTML makes functions of strings, its elements have styles.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
        "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
MAX_BODY_BYTES = 2**20
REMEMBER = f"{COOKIE}={{language}}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly"
ASSETS = Path(__file__).parent / "assets"
EARLY_SCRIPTS = [ASSETS / "early.js", ASSETS / "event_stream.js", ASSETS / "heartbeat.js"]


SCRIPT_TAG = re.compile(r"<script(?=[ >])")
NONCE = "shengce.nonce"
"""Where a request's scope holds the nonce that the scripts of its page bear."""


class BodyTooLarge(Exception):
    """Report a request whose body grows over its limit while it is read."""


class Protection:
    """Add the security headers, limit the bodies of requests, and refuse to fetch addresses for callers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        limit = upload_limit(scope["method"], path) or MAX_BODY_BYTES
        length = Headers(scope=scope).get("content-length", "0")
        nonce = scope[NONCE] = secrets.token_urlsafe(16)
        sending = _with_headers(send, nonce)
        too_large = JSONResponse({"detail": f"the body is over {limit} bytes"}, 413)
        # Gradio would fetch any public address that is put behind these.
        if "/file=http" in path or "/proxy=" in path:
            await JSONResponse({"detail": "forbidden"}, 403)(scope, receive, sending)
        elif length.isdigit() and int(length) > limit:
            await too_large(scope, receive, sending)
        else:
            try:
                await self.app(scope, _limited(receive, limit), sending)
            except BodyTooLarge:
                await too_large(scope, receive, sending)


def _limited(receive: Receive, limit: int) -> Receive:
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise BodyTooLarge(f"the body is over {limit} bytes")
        return message

    return limited


def _with_headers(send: Send, nonce: str) -> Send:
    headers = {**SECURITY_HEADERS, "content-security-policy": CONTENT_SECURITY_POLICY.format(nonce=nonce)}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return sending


class LanguageOfPage:
    """Write the language of a request into the HTML of the page, before anything in it runs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.scripts = "".join(f"<script>{path.read_text(encoding='utf-8')}</script>" for path in EARLY_SCRIPTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        wanted = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [None])[0]
        chosen = Request(scope).cookies.get(COOKIE)
        language = choose_language(wanted, headers.get("accept-language"), chosen)
        # The page has to come as plain bytes to be written into.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def rewriting(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                body = self.rewrite(body.decode(), language.value, scope.get(NONCE, "")).encode()
                changed = MutableHeaders(scope=start)
                if "gzip" in headers.get("accept-encoding", ""):
                    body = gzip.compress(body, compresslevel=6)
                    changed["content-encoding"] = "gzip"
                changed["vary"] = "Accept-Encoding, Accept-Language, Cookie"
                changed["content-length"] = str(len(body))
                if wanted:
                    changed.append("set-cookie", REMEMBER.format(language=language.value))
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self.app(dict(scope, headers=plain), receive, rewriting)

    def rewrite(self, page: str, language: str, nonce: str) -> str:
        """Put a language, the early scripts and the nonce of all scripts into the HTML of the page.

        The page is as Gradio made it, before anything of an article is in it.
        """
        page = page.replace('lang="en"', f'lang="{language}"', 1)
        page = page.replace("<head>", f"<head>{self.scripts}", 1)
        return SCRIPT_TAG.sub(f'<script nonce="{nonce}"', page)
