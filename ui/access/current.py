"""Which user asks, at the moment in which something is asked."""

from __future__ import annotations

from contextvars import ContextVar

from starlette.types import Scope

from ui.access.exceptions import NotSignedIn
from ui.access.user import User

IN_SCOPE = "shengce.user"
"""Where the scope of a request holds its user."""
of_request: ContextVar[User | None] = ContextVar("of_request", default=None)
"""The user of the request that is being handled, for what is handled within it: the API and the tools."""


def user_of_request() -> User:
    """Give the user of the request that is being handled.

    Raises:
        NotSignedIn: there is none.
    """
    user = of_request.get()
    if user is None:
        raise NotSignedIn("nobody is signed in")
    return user


def user_of_event() -> User:
    """Give the user of the event of the page that is being handled.

    Gradio handles events of all users in tasks of its own, which take over the variables of whichever request
    started them: only what it says of the event itself counts.

    Raises:
        NotSignedIn: there is none.
    """
    from gradio.context import LocalContext

    asked = LocalContext.request.get(None)
    # Within an event it is Gradio's request, which holds the one of HTTP; in what the page calls directly that itself.
    request = getattr(asked, "request", None) or asked
    scope: Scope = getattr(request, "scope", None) or {}
    user = scope.get(IN_SCOPE)
    if not isinstance(user, User):
        raise NotSignedIn("nobody is signed in")
    return user
