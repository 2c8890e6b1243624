"""Who asks."""

from __future__ import annotations

from typing import Any

THIS_PROCESS = "this process"
"""Who asks where there is no request: over standard input."""


def client_of(request: Any) -> str:
    """Name who sends a request of Starlette or Gradio: the signed-in user, else the address.

    The address is the one that the server was told by a proxy, where the settings trust that proxy (ui/server.py);
    what anybody else writes into X-Forwarded-For is not looked at.
    """
    name = getattr(request, "username", None)
    if name:
        return f"user {name}"
    address = getattr(request, "client", None)
    return f"address {address.host}" if address is not None else THIS_PROCESS
