"""Which requests are let in at all."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.upload_addresses import upload_limit

MAX_BODY_BYTES = 2**16
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Door:
    """Refuse the scripts of other sites, other names of a server that is this machine's only, and long bodies.

    A page on the web can make a browser call this machine: directly, which the origin tells, or
    under a name of its own that it points here (DNS rebinding), which the host tells.
    """

    def __init__(self, app: ASGIApp, host: str, names: Collection[str] = ()) -> None:
        """Take the address that is served on, and the names that a proxy serves it under."""
        self.app = app
        self.names = LOOPBACK_NAMES | {host, *names} if is_loopback(host) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] == "http":
            refusal = self.refusal(scope["method"], scope["path"], Headers(scope=scope))
            if refusal is not None:
                status, reason = refusal
                headers = {"x-content-type-options": "nosniff"}
                await JSONResponse({"error": reason}, status, headers=headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def refusal(self, method: str, path: str, headers: Headers) -> tuple[int, str] | None:
        """Give the status and the reason of a refusal, None for a request that is let in."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if self.names is not None and host_name(host) not in self.names:
            return 421, "this server answers to localhost only; to reach it by another name serve with --host, "
            "or set SHENGCE_NAMES behind a proxy"
        if CONTROLS.search(path):
            # No route matches a line end, not even those that say so in the form of the API.
            return 404, "nothing is at this address, which holds control characters"
        of_programs = path.startswith(("/api/", "/mcp"))
        # What the page loads may come to any site, which cannot read it; what it does may not.
        if (of_programs or method not in SAFE) and origin is not None and origin.partition("://")[2] != host:
            return 403, "pages of other sites may not call this server"
        length, limit = headers.get("content-length", "0"), upload_limit(method, path) or MAX_BODY_BYTES
        if of_programs and (not length.isdecimal() or int(length) > limit):
            return 413, f"the body is over {limit} bytes: send less"
        return None


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this machine only."""
    try:
        return host in LOOPBACK_NAMES or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_name(host: str) -> str:
    """Take the port and the brackets from a host header."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()
