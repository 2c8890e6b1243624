"""The pages on which people sign in, change their password and sign out; they work without scripts."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ui.access.access import Access
from ui.access.exceptions import AccessUnavailable, TooManyAttempts, UnusablePassword, WrongPassword
from ui.access.origins import Proxies, is_of_this_machine
from ui.access.passwords import LONGEST, SHORTEST
from ui.access.session_owners import read_body
from ui.access.sessions import LONGEST_SECONDS, form_token
from ui.access.user import User
from ui.language import COOKIE, Language, choose_language
from ui.rendering import account_page_html
from ui.texts import text

SIGN_IN, SIGN_OUT, ACCOUNT, PASSWORD = "/sign-in", "/sign-out", "/account", "/account/password"
PATHS = frozenset({SIGN_IN, SIGN_OUT, ACCOUNT, PASSWORD})
SESSION, FORM, LAST = "shengce-session", "shengce-form", "shengce-last-user"
HEADERS = {"cache-control": "no-store"}


@dataclass(frozen=True)
class Cookies:
    """Give and read the cookies of sessions; `secure` ones are sent over TLS only.

    A browser sends those of this machine all the same. Their prefix keeps sites beside this one from writing them.
    """

    proxies: Proxies
    secure: bool = True

    def is_plain(self, request: Request) -> bool:
        """Say whether cookies have to go without TLS."""
        if self.proxies.is_secure(request.scope):
            return False
        return not self.secure or is_of_this_machine(request.scope)

    def read(self, request: Request, name: str) -> str:
        """Read a cookie, "" where there is none."""
        return request.cookies.get(self._named(request, name), "")

    def give(self, request: Request, response: Response, name: str, value: str, *, seconds: int) -> None:
        """Give a cookie that no script reads and no other site sends along with what changes things."""
        same_site: Literal["lax", "strict"] = "strict" if name == FORM else "lax"
        named, secure = self._named(request, name), not self.is_plain(request)
        response.set_cookie(named, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite=same_site)

    def _named(self, request: Request, name: str) -> str:
        return name if self.is_plain(request) else f"__Host-{name}"


@dataclass(frozen=True)
class AccountPages:
    """Answer the requests for the pages of accounts."""

    access: Access
    cookies: Cookies
    proxies: Proxies

    async def answer(self, request: Request, user: User | None) -> Response:
        """Answer a request for one of PATHS."""
        path = request.url.path
        if request.method in ("GET", "HEAD"):
            if path == SIGN_IN and user is None:
                return self.sign_in_page(request)
            if path == ACCOUNT and user is not None:
                return self._account_page(request, user)
            return RedirectResponse("/" if user else SIGN_IN, 303, headers=HEADERS)
        if request.method != "POST":
            return Response(status_code=405, headers={"allow": "GET, POST"})
        fields = await read_form(request)
        if path == SIGN_IN:
            return await self._sign_in(request, fields)
        if user is None:
            return RedirectResponse(SIGN_IN, 303, headers=HEADERS)
        if not is_ours(fields, form_token(self.cookies.read(request, SESSION))):
            return self._account_page(request, user, "sign_in_stale", status=403)
        return await (self._change(request, user, fields) if path == PASSWORD else self._sign_out(request))

    def sign_in_page(self, request: Request, key: str = "", *, status: int = 200, **values: object) -> Response:
        """Make the page on which people sign in, with words about the last attempt."""
        form = secrets.token_urlsafe(24)
        response = self._page(request, None, form, key, status, values)
        self.cookies.give(request, response, FORM, form, seconds=3600)
        return response

    async def _sign_in(self, request: Request, fields: dict[str, str]) -> Response:
        if not is_ours(fields, self.cookies.read(request, FORM)):
            return self.sign_in_page(request, "sign_in_stale", status=403)
        name, password = fields.get("name", ""), fields.get("password", "")
        address = self.proxies.address_of(request.scope)
        try:
            token = await to_thread.run_sync(self.access.sign_in, name, password, address)
        except WrongPassword:
            return self.sign_in_page(request, "sign_in_wrong", status=401)
        except TooManyAttempts as error:
            return self._waiting(self.sign_in_page(request, "sign_in_wait", status=429, **_seconds(error)), error)
        except AccessUnavailable:
            return self.sign_in_page(request, "sign_in_unavailable", status=503)
        return await self._begun(request, token)

    async def _change(self, request: Request, user: User, fields: dict[str, str]) -> Response:
        old, new = fields.get("old", ""), fields.get("new", "")
        if new != fields.get("again"):
            return self._account_page(request, user, "password_differs", status=422)
        address = self.proxies.address_of(request.scope)
        try:
            token = await to_thread.run_sync(self.access.change_password, user, old, new, address)
        except WrongPassword:
            return self._account_page(request, user, "password_wrong", status=422)
        except UnusablePassword:
            limits = {"shortest": SHORTEST, "longest": LONGEST}
            return self._account_page(request, user, "password_unusable", status=422, **limits)
        except TooManyAttempts as error:
            page = self._account_page(request, user, "sign_in_wait", status=429, **_seconds(error))
            return self._waiting(page, error)
        response = self._page(request, user, form_token(token), "password_changed", 200, {})
        self.cookies.give(request, response, SESSION, token, seconds=int(LONGEST_SECONDS))
        return response

    async def _sign_out(self, request: Request) -> Response:
        await to_thread.run_sync(self.access.sessions.end, self.cookies.read(request, SESSION))
        response = RedirectResponse(SIGN_IN, 303, headers={**HEADERS, "clear-site-data": '"storage"'})
        self.cookies.give(request, response, SESSION, "", seconds=0)
        return response

    async def _begun(self, request: Request, token: str) -> Response:
        response = RedirectResponse("/", 303, headers=HEADERS)
        user_id = await to_thread.run_sync(self.access.sessions.user_of, token) or ""
        if self.cookies.read(request, LAST) not in ("", user_id):
            # What another user's conversations left in this browser is not for this one.
            response.headers["clear-site-data"] = '"storage"'
        self.cookies.give(request, response, LAST, user_id, seconds=365 * 24 * 3600)
        self.cookies.give(request, response, SESSION, token, seconds=int(LONGEST_SECONDS))
        self.cookies.give(request, response, FORM, "", seconds=0)
        return response

    def _account_page(
        self, request: Request, user: User, key: str = "", *, status: int = 200, **values: object
    ) -> Response:
        return self._page(request, user, form_token(self.cookies.read(request, SESSION)), key, status, values)

    def _page(
        self, request: Request, user: User | None, form: str, key: str, status: int, values: dict[str, object]
    ) -> Response:
        language = language_of_request(request)
        told = text(key, language, **values) if key else ""
        # A user whom a proxy names has no session to end and no password to change.
        can_change = user is not None and user.has_password and bool(self.cookies.read(request, SESSION))
        page = account_page_html(language, user=user, form=form, told=told, shortest=SHORTEST, can_change=can_change)
        return HTMLResponse(page, status, headers=HEADERS)

    @staticmethod
    def _waiting(response: Response, error: TooManyAttempts) -> Response:
        response.headers["retry-after"] = str(_seconds(error)["seconds"])
        return response


def _seconds(error: TooManyAttempts) -> dict[str, int]:
    return {"seconds": int(error.seconds) + 1}


def is_ours(fields: Mapping[str, str], form: str) -> bool:
    """Say whether a form that was sent bears what the page gave it."""
    return bool(form) and hmac.compare_digest(fields.get("form", "").encode(), form.encode())


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields of a form as they are sent, of each the first value."""
    written = (await read_body(request.receive)).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(written).items()}


def language_of_request(request: Request) -> Language:
    """Choose the language of a page of its own."""
    wanted, chosen = request.query_params.get("lang"), request.cookies.get(COOKIE)
    return choose_language(wanted, request.headers.get("accept-language"), chosen)
