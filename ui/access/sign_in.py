"""What stands before everything else where people have to sign in."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index import IndexingError
from ui.access.account_pages import PATHS, SESSION, SIGN_IN, AccountPages, Cookies, language_of_request
from ui.access.admin_pages import PATHS as ADMIN_PATHS
from ui.access.admin_pages import AdminPages
from ui.access.current import IN_SCOPE, of_request
from ui.access.entrance import Entrance
from ui.access.exceptions import AccessFull, AccessUnavailable, OverQuota
from ui.access.origins import SAFE, is_of_our_page
from ui.access.session_owners import (
    SessionOwners,
    again,
    holds_session,
    named_in_address,
    named_in_body,
    read_body,
)
from ui.access.user import Role, User
from ui.serving.probes import bears
from ui.texts import text
from ui.upload_addresses import upload_limit

logger = logging.getLogger(__name__)

OPEN = frozenset({"/health", "/ready"})
"""What whoever watches over the server asks; it tells nothing of articles or users."""
FOR_ADMINS = frozenset({"/metrics"})
_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold who asks, None for nobody, and whether it is a browser that would do so for any page."""

    user: User | None
    by_browser: bool = True


class SignIn:
    """Find out who asks, refuse those who are nobody, and keep everybody's sessions of the page apart."""

    def __init__(self, app: ASGIApp, entrance: Entrance, *, metrics_token: str | None = None) -> None:
        self.app = app
        self.metrics_token = metrics_token
        self.access = entrance.access
        self.proxies = entrance.proxies
        self.cookies = Cookies(entrance.proxies, entrance.secure_cookies)
        self.pages = AccountPages(entrance.access, self.cookies, entrance.proxies)
        self.admin_pages = AdminPages(entrance, self.cookies)
        self.owners = SessionOwners()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] == "websocket":
            # Nothing of ours is served over them.
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http" or scope["path"] in OPEN or self._reads_metrics(scope):
            await self.app(scope, receive, send)
        else:
            await self._handle(scope, receive, send)

    def _reads_metrics(self, scope: Scope) -> bool:
        return scope["path"] in FOR_ADMINS and bears(Request(scope), self.metrics_token)

    async def _handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            asked = await self._asked(scope)
        except AccessUnavailable as error:
            logger.error("%s", error)
            await _unavailable(scope)(scope, receive, send)
            return
        changes = scope["method"] not in SAFE
        if changes and asked.by_browser and asked.user is not None and not is_of_our_page(scope):
            await _refusal(403, "pages of other sites may not call this server")(scope, receive, send)
        elif scope["path"] in PATHS:
            await (await self.pages.answer(Request(scope, receive), asked.user))(scope, receive, send)
        elif asked.user is None:
            await self._not_signed_in(scope)(scope, receive, send)
        elif scope["path"] in ADMIN_PATHS:
            await (await self._administer(asked, Request(scope, receive)))(scope, receive, send)
        else:
            await self._let_in(asked.user, scope, receive, send)

    async def _administer(self, asked: Asked, request: Request) -> Response:
        if asked.user is None or asked.user.role is not Role.ADMIN:
            return _refusal(403, "only administrators may do this")
        if not asked.by_browser:
            return _refusal(403, "a key manages no accounts: sign in with a browser, or use the commands")
        try:
            return await self.admin_pages.answer(request, asked.user)
        except (AccessUnavailable, IndexingError) as error:
            logger.error("%s", error)
            return _refusal(503, "the accounts or the articles cannot be read now: try again later")

    async def _asked(self, scope: Scope) -> Asked:
        """Find out who asks: by a key, else as a trusted proxy says, else by the cookie of a session."""
        headers = Headers(scope=scope)
        sent = headers.get("authorization", "")
        if sent[: len(_BEARER)].lower() == _BEARER:
            return Asked(await to_thread.run_sync(self.access.of_key, sent[len(_BEARER) :].strip()), by_browser=False)
        named = self.proxies.user_of(scope)
        if named is not None:
            return Asked(await to_thread.run_sync(self.access.vouched_for, named))
        token = self.cookies.read(Request(scope), SESSION)
        return Asked(await to_thread.run_sync(self.access.of_session, token) if token else None)

    def _not_signed_in(self, scope: Scope) -> Response:
        if scope["path"] in {"/", *ADMIN_PATHS} and scope["method"] in ("GET", "HEAD"):
            query = scope["query_string"].decode("latin-1")
            address = f"{SIGN_IN}?{query}" if query.startswith("lang=") else SIGN_IN
            return RedirectResponse(address, 303, headers={"cache-control": "no-store"})
        if _is_of_page(scope):
            return _refusal(401, text("sign_in_ended", language_of_request(Request(scope))))
        refusal = _refusal(401, "sign in, or send a key as `Authorization: Bearer …`")
        refusal.headers["www-authenticate"] = "Bearer"
        return refusal

    async def _let_in(self, user: User, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] in FOR_ADMINS and user.role is not Role.ADMIN:
            await _refusal(403, "only administrators may read this")(scope, receive, send)
            return
        named: list[str] | None = named_in_address(scope)
        if holds_session(scope):
            body = await read_body(receive)
            in_body = named_in_body(body)
            named = None if in_body is None or named is None else named + in_body
            receive = again(body, receive)
        refusal = await self._refused(user, scope, named)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        scope[IN_SCOPE] = user
        token = of_request.set(user)
        try:
            await self.app(scope, receive, _kept_by_nobody(send))
        finally:
            of_request.reset(token)

    async def _refused(self, user: User, scope: Scope, named: list[str] | None) -> Response | None:
        if named is None:
            return _refusal(415, "this address takes JSON only")
        if not all(self.owners.may_use(session, user.id) for session in named):
            return _refusal(403, "this is somebody else's session: load the page again")
        if upload_limit(scope["method"], scope["path"]) is not None:
            return await self._upload_refused(user, scope)
        return None

    async def _upload_refused(self, user: User, scope: Scope) -> Response | None:
        if not user.editable:
            return _refusal(403, "this account may not add articles")
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            return _refusal(411, "say how long the upload is")
        try:
            await to_thread.run_sync(self.access.quotas.take, user.id, int(length))
        except OverQuota as error:
            return _refusal(429, str(error))
        except AccessFull as error:
            logger.error("%s", error)
            return _refusal(507, "there is no room left on the server's disk; nothing was added")
        except AccessUnavailable as error:
            logger.error("%s", error)
            return _refusal(503, "the accounts cannot be read now: try again later")
        return None


def _unavailable(scope: Scope) -> Response:
    if _is_of_page(scope):
        # Gradio's script shows what it is told, but of 503 that the application is busy.
        return _refusal(502, text("accounts_unavailable", language_of_request(Request(scope))))
    return _refusal(503, "the accounts cannot be read now: try again later")


def _is_of_page(scope: Scope) -> bool:
    return bool(scope["path"].startswith("/gradio_api/"))


def _refusal(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status, headers={"cache-control": "no-store"})


def _kept_by_nobody(send: Send) -> Send:
    """Keep what lies between here and a browser from storing what only one user may see."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return sending
