"""Who asks."""

from __future__ import annotations

from typing import Any

from ui.access.current import IN_SCOPE

THIS_PROCESS = "this process"
"""Who asks where there is no request: over standard input."""


def client_of(request: Any) -> str:
    """Name who sends a request of Starlette or Gradio: the signed-in user, else the address.

    The address is the one that the server was told by a proxy, where the settings trust that proxy (ui/server.py);
    what anybody else writes into X-Forwarded-For is not looked at.
    """
    # What Gradio hands out holds the request of HTTP.
    scope = getattr(getattr(request, "request", None) or request, "scope", None) or {}
    user = scope.get(IN_SCOPE)
    if user is not None:
        return f"user {user.name}"
    address = getattr(request, "client", None)
    return f"address {address.host}" if address is not None else THIS_PROCESS
