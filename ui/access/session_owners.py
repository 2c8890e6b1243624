"""Whose sessions of the page are whose: Gradio gives what a session holds to whoever names it."""

from __future__ import annotations

import json
import re
import threading
from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.types import Message, Receive, Scope

from ui.upload_addresses import upload_limit

MOST_SESSIONS = 20_000
_IN_PATH = re.compile(r"^/gradio_api/(?:heartbeat|stream)/([^/]+)")
_PREFIX = "/gradio_api/"


class SessionOwners:
    """Remember who named a session of the page first; in this process, as Gradio keeps the sessions themselves."""

    def __init__(self) -> None:
        self._owners: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def may_use(self, session: str, user_id: str) -> bool:
        """Say whether a session is the user's or nobody's, whose it is from then on."""
        with self._lock:
            owner = self._owners.setdefault(session, user_id)
            self._owners.move_to_end(session)
            while len(self._owners) > MOST_SESSIONS:
                self._owners.popitem(last=False)
            return owner == user_id


def named_in_address(scope: Scope) -> list[str]:
    """List the sessions that the address of a request names."""
    found = _IN_PATH.match(scope["path"])
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return [*([found[1]] if found else []), *query.get("session_hash", [])]


def holds_session(scope: Scope) -> bool:
    """Say whether the body of a request may name a session."""
    path: str = scope["path"]
    return scope["method"] == "POST" and path.startswith(_PREFIX) and upload_limit("POST", path) is None


def named_in_body(body: bytes) -> list[str] | None:
    """List the session that a body names, if it does; None where it is no JSON object."""
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        return None
    if not isinstance(read, dict):
        return None
    session = read.get("session_hash")
    return [session] if isinstance(session, str) else []


async def read_body(receive: Receive) -> bytes:
    """Read the whole body of a request, which what stands before has limited."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def again(body: bytes, receive: Receive) -> Receive:
    """Give a body that was read once more, and then what follows it."""
    given = False

    async def giving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return giving
