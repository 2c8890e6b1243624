"""The page on which administrators manage accounts, keys and corpora and read the log; it works without scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ui.access.account_pages import HEADERS, SESSION, Cookies, is_ours, language_of_request, read_form
from ui.access.administration import Administration
from ui.access.audit import WantedEntries
from ui.access.entrance import Entrance
from ui.access.exceptions import (
    AccessError,
    LastAdministrator,
    NameTaken,
    NotThere,
    UnusableName,
    UnusablePassword,
)
from ui.access.names import Action
from ui.access.passwords import LONGEST, SHORTEST
from ui.access.sessions import form_token
from ui.access.user import LONGEST_NAME, SHARED_CORPUS, Corpus, Role, User
from ui.protection import REMEMBER
from ui.rendering import admin_page_html
from ui.texts import text

ADMIN = "/admin"
SECTIONS = ("accounts", "keys", "corpora", "log")
PATHS = frozenset({ADMIN, *(f"{ADMIN}/{section}" for section in SECTIONS)})
LINES = 100
"""Lines of the log on a page."""
_DAY = timedelta(days=1)
_TOLD: dict[type[AccessError], str] = {
    NameTaken: "admin_name_taken",
    UnusableName: "admin_name_unusable",
    UnusablePassword: "password_unusable",
    LastAdministrator: "admin_last",
    NotThere: "admin_gone",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what is said at the top of a page, and of a key what is shown this once."""

    words: str = ""
    secret: str = ""
    is_failure: bool = False


@dataclass(frozen=True, slots=True)
class CorpusLine:
    """Hold a corpus as the page shows it: who sees it (everybody, where that is None), and how many articles it has."""

    corpus: Corpus
    members: tuple[User, ...] | None
    articles: int


@dataclass(frozen=True)
class AdminPages:
    """Answer the requests for the pages of administrators."""

    entrance: Entrance
    cookies: Cookies

    async def answer(self, request: Request, user: User) -> Response:
        """Answer a request of an administrator for one of PATHS."""
        section = request.url.path.removeprefix(ADMIN).strip("/")
        if not section:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{ADMIN}/{SECTIONS[0]}{query}", 303, headers=HEADERS)
        if request.method in ("GET", "HEAD"):
            return await self._page(request, user, section, Told())
        if request.method != "POST":
            return Response(status_code=405, headers={"allow": "GET, POST"})
        fields = await read_form(request)
        if not is_ours(fields, self._form(request)):
            stale = Told(text("sign_in_stale", language_of_request(request)), is_failure=True)
            return await self._page(request, user, section, stale, status=403)
        told = await to_thread.run_sync(self._change, user, fields, request)
        return await self._page(request, user, section, told, status=422 if told.is_failure else 200)

    def _form(self, request: Request) -> str:
        return form_token(self.cookies.read(request, SESSION))

    def _change(self, user: User, fields: Mapping[str, str], request: Request) -> Told:
        """Do what a form asks for, and say what came of it."""
        language, administration = language_of_request(request), Administration(self.entrance.access, user.name)
        try:
            if fields.get("action") == "add_key":
                made, secret = administration.add_key(fields.get("name", ""), fields.get("label", "").strip())
                return Told(text("admin_key_made", language, name=made.owner), secret)
            if fields.get("action") == "revoke_key":
                administration.revoke_key(fields.get("key", ""))
                return Told(text("admin_revoked", language))
            changed = _changed_user(administration, fields, vouched=self.entrance.proxies.header is not None)
        except tuple(_TOLD) as error:
            limits = {"shortest": SHORTEST, "longest": LONGEST_NAME if isinstance(error, UnusableName) else LONGEST}
            return Told(text(_TOLD[type(error)], language, **limits), is_failure=True)
        except ValueError:
            return Told(text("admin_nonsense", language), is_failure=True)
        return Told(text("admin_done", language, name=changed.name))

    async def _page(self, request: Request, user: User, section: str, told: Told, *, status: int = 200) -> Response:
        language = language_of_request(request)
        shown = await to_thread.run_sync(self._shown, section, request, user)
        page = admin_page_html(
            language,
            section=section,
            sections=SECTIONS,
            user=user,
            form=self._form(request),
            told=told,
            **shown,
        )
        response = HTMLResponse(page, status, headers=HEADERS)
        if request.query_params.get("lang"):
            response.headers["set-cookie"] = REMEMBER.format(language=language.value)
        return response

    def _accounts(self, request: Request, user: User) -> dict[str, Any]:
        sought = request.query_params.get("q", "").strip()[:LONGEST_NAME].casefold()
        users = [one for one in self.entrance.access.accounts.all() if sought in one.name]
        vouched = self.entrance.proxies.header is not None
        return {"users": users, "roles": list(Role), "q": sought, "shortest": SHORTEST, "vouched": vouched}

    def _keys(self, request: Request, user: User) -> dict[str, Any]:
        names = [one.name for one in self.entrance.access.accounts.all() if not one.is_disabled]
        return {"keys": Administration(self.entrance.access, user.name).listed_keys(), "names": names}

    def _corpora(self, request: Request, user: User) -> dict[str, Any]:
        sizes = self.entrance.workbench.sizes()
        accounts = self.entrance.access.accounts
        corpora: list[tuple[Corpus, tuple[User, ...] | None]] = [
            (SHARED_CORPUS, None),
            *((group.corpus, tuple(members)) for group, members in accounts.groups()),
            *((one.own_corpus, (one,)) for one in accounts.all()),
        ]
        return {"lines": [CorpusLine(corpus, members, sizes.get(corpus.key, 0)) for corpus, members in corpora]}

    def _log(self, request: Request, user: User) -> dict[str, Any]:
        query = request.query_params
        given = {name: query.get(name, "")[:LONGEST_NAME] for name in ("actor", "action", "words", "since", "until")}
        telling = [one.name for one in user.readable]
        found = self.entrance.access.audit.latest(LINES + 1, _wanted(given, query.get("before", "")), telling=telling)
        older = urlencode({**given, "before": found[LINES - 1].number}) if len(found) > LINES else ""
        return {"entries": found[:LINES], "actions": list(Action), "given": given, "older": older}

    def _shown(self, section: str, request: Request, user: User) -> dict[str, Any]:
        show = {"accounts": self._accounts, "keys": self._keys, "corpora": self._corpora, "log": self._log}
        return show[section](request, user)


def _changed_user(administration: Administration, fields: Mapping[str, str], *, vouched: bool) -> User:
    """Change an account as a form says; raise ValueError for what cannot be understood."""
    name, group = fields.get("name", ""), fields.get("group", "").strip()
    # Where a proxy signs people in nobody needs a password.
    nothing = None if vouched else ""
    changes: dict[str, Callable[[], User]] = {
        "add": lambda: administration.add_user(
            name, Role(fields.get("role", "")), fields.get("password", nothing), _groups(fields.get("groups", ""))
        ),
        "role": lambda: administration.set_role(name, Role(fields.get("role", ""))),
        "password": lambda: administration.set_password(name, fields.get("password", "")),
        "join": lambda: administration.join(name, group),
        "leave": lambda: administration.leave(name, group),
        "disable": lambda: administration.set_disabled(name, True),
        "enable": lambda: administration.set_disabled(name, False),
    }
    wanted = fields.get("action", "")
    if wanted not in changes:
        raise ValueError(wanted)
    return changes[wanted]()


def _groups(written: str) -> list[str]:
    return [name.strip() for name in written.replace("，", ",").split(",") if name.strip()]


def _wanted(given: Mapping[str, str], before: str) -> WantedEntries:
    """Take what the form of the log asks for; what cannot be read leaves the choice open."""
    since, until = _day(given["since"]), _day(given["until"])
    return WantedEntries(
        actor=given["actor"].strip().casefold(),
        action=Action(given["action"]) if given["action"] in set(Action) else None,
        words=given["words"],
        since=None if since is None else since.timestamp(),
        until=None if until is None else (until + _DAY).timestamp(),
        before=int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else None,
    )


def _day(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
