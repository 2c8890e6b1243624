"""The administrators' page, as browsers without scripts use it, against a running server."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import httpx
import pytest

from tests.ui.access.conftest import Signing, form_of, sign_in
from tests.ui.access.served_index import CANARY, PASSWORD
from ui.access.access import Access
from ui.access.names import Action

SECTIONS = ("accounts", "keys", "corpora", "log")


@pytest.fixture
def accounts(signing: Signing) -> Iterator[Access]:
    access = Access.in_folder(signing.folder / "data")
    yield access
    access.close()


def sent(client: httpx.Client, section: str, action: str, **fields: str) -> httpx.Response:
    """Fill in a form of a section."""
    form = form_of(client.get("/admin/accounts"))
    return client.post(f"/admin/{section}", data={"form": form, "action": action, **fields})


def shown(page: httpx.Response) -> str:
    """Give the words of a page."""
    body = page.text.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_it_is_for_administrators_with_a_browser_alone(signing: Signing, accounts: Access) -> None:
    ben, nobody = signing.signed_in("ben"), signing.visitor()
    _, secret = accounts.keys.add(accounts.accounts.named("ada").id, "script")
    program = signing.visitor(authorization=f"Bearer {secret}")
    for path in ("/admin", *(f"/admin/{section}" for section in SECTIONS)):
        assert (ben.get(path).status_code, ben.post(path, data={}).status_code) == (403, 403)
        assert (program.get(path).status_code, program.post(path, data={}).status_code) == (403, 403)
        assert nobody.get(path).headers["location"] == "/sign-in"
        assert nobody.post(path, data={}).status_code == 401
    assert "Administration" not in ben.get("/account").text
    ada = signing.signed_in("ada")
    assert "Administration" in ada.get("/account").text
    assert ada.get("/admin").headers["location"] == "/admin/accounts"
    assert ada.put("/admin/accounts").status_code == 405


def test_other_sites_and_old_forms_change_nothing(signing: Signing, accounts: Access) -> None:
    ada = signing.signed_in("ada")
    form = form_of(ada.get("/admin/accounts"))
    fields = {"action": "role", "name": "ben", "role": "admin"}
    foreign = ada.post("/admin/accounts", data={"form": form, **fields}, headers={"origin": "https://evil.example"})
    stale = ada.post("/admin/accounts", data={"form": "made up", **fields})
    assert (foreign.status_code, stale.status_code) == (403, 403)
    assert "out of date" in stale.text
    assert accounts.accounts.named("ben").role == "editor"


def test_an_account_is_made_changed_and_disabled(signing: Signing, accounts: Access) -> None:
    ada = signing.signed_in("ada")
    made = sent(ada, "accounts", "add", name="Zoe", role="editor", password=PASSWORD, groups="sparrows， larks")
    assert (made.status_code, "Done: zoe." in shown(made)) == (200, True)
    zoe = accounts.accounts.named("zoe")
    assert (zoe.role, [group.name for group in zoe.groups]) == ("editor", ["larks", "sparrows"])
    assert signing.signed_in("zoe").get("/config").status_code == 200
    sent(ada, "accounts", "role", name="zoe", role="reader")
    sent(ada, "accounts", "join", name="zoe", group="robins")
    sent(ada, "accounts", "leave", name="zoe", group="larks")
    zoe = accounts.accounts.named("zoe")
    assert (zoe.role, [group.name for group in zoe.groups]) == ("reader", ["robins", "sparrows"])
    sent(ada, "accounts", "password", name="zoe", password="quite another one")
    browser = signing.visitor()
    assert sign_in(browser, "zoe").status_code == 401
    assert sign_in(browser, "zoe", "quite another one").status_code == 303
    sent(ada, "accounts", "disable", name="zoe")
    assert browser.get("/config").status_code == 401
    sent(ada, "accounts", "enable", name="zoe")
    assert sign_in(signing.visitor(), "zoe", "quite another one").status_code == 303
    told = [(one.actor, one.told) for one in accounts.audit.latest(50) if one.subject == "zoe" and one.actor == "ada"]
    assert [words for _, words in reversed(told)] == [
        *("added as editor", "is reader", "joined robins", "left larks", "", "disabled", "enabled"),
    ]


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("add", {"name": "ben", "role": "reader", "password": PASSWORD}, "There is an account of this name already."),
        ("add", {"name": "a b", "role": "reader", "password": PASSWORD}, "This name cannot be used"),
        ("add", {"name": "new", "role": "reader", "password": "short"}, "This password cannot be used"),
        ("add", {"name": "new", "role": "reader"}, "This password cannot be used"),
        ("add", {"name": "new", "role": "king", "password": PASSWORD}, "This request cannot be understood."),
        ("add", {"name": "new", "role": "reader", "password": PASSWORD, "groups": "a/b"}, "This name cannot be used"),
        ("role", {"name": "nobody-at-all", "role": "reader"}, "There is no such account, group or key."),
        ("leave", {"name": "ben", "group": "canaries-not"}, "There is no such account, group or key."),
        ("role", {"name": "ada", "role": "reader"}, "This is the last administrator."),
        ("disable", {"name": "ada"}, "This is the last administrator."),
        ("erase", {"name": "ben"}, "This request cannot be understood."),
        ("revoke_key", {"key": "0"}, "There is no such account, group or key."),
    ],
)
def test_what_cannot_be_done_is_told(signing: Signing, action: str, fields: dict[str, str], words: str) -> None:
    answer = sent(signing.signed_in("ada"), "accounts", action, **fields)
    assert (answer.status_code, words in shown(answer)) == (422, True)
    assert "new</th>" not in answer.text


def test_a_key_is_shown_once_and_revoked(signing: Signing, accounts: Access) -> None:
    ada = signing.signed_in("ada")
    made = sent(ada, "keys", "add_key", name="ben", label="<b>nightly</b>")
    (secret,) = re.findall(r"shengce_[0-9a-f]{12}_[\w-]+", made.text)
    assert "no-store" in made.headers["cache-control"]
    assert "&lt;b&gt;nightly" in made.text
    program = signing.visitor(authorization=f"Bearer {secret}")
    assert program.get("/api/articles").status_code == 200
    assert secret not in ada.get("/admin/keys").text
    key = secret.split("_")[1]
    assert "The key was revoked." in shown(sent(ada, "keys", "revoke_key", key=key))
    assert program.get("/api/articles").status_code == 401
    assert key not in [one.id for one in accounts.keys.all()]


def test_corpora_are_listed_with_who_sees_them_and_how_much_is_in_them(signing: Signing) -> None:
    words = shown(signing.signed_in("ada").get("/admin/corpora"))
    for line in ("Shared shared everybody 1", "Group canaries group:canaries ann 1", "ann's own user:ann ann 2"):
        assert line in words


def test_the_log_is_filtered_and_tells_no_title_of_a_hidden_article(signing: Signing, accounts: Access) -> None:
    accounts.audit.write("ann", Action.ADDED, "uabc.1", corpus="user:ann", told=f"{CANARY}方案")
    accounts.audit.write("ben", Action.REMOVED, "s2", corpus="shared", told="青岚方案")
    ada = signing.signed_in("ada")
    log = shown(ada.get("/admin/log"))
    assert "article added uabc.1 user:ann" in log
    assert "青岚方案" in log
    assert CANARY not in log
    assert CANARY not in ada.get("/admin/log", params={"actor": "ann"}).text
    assert "uabc.1" not in shown(ada.get("/admin/log", params={"words": CANARY}))
    removed = shown(ada.get("/admin/log", params={"action": "article removed", "actor": "Ben", "since": "2020-01-01"}))
    assert ("s2" in removed, "uabc.1" in removed) == (True, False)
    assert "s2" not in shown(ada.get("/admin/log", params={"until": "2020-01-01"}))
    for nonsense in ({"since": "x", "until": "99", "action": "x", "before": "²"}, {"before": "9" * 40}, {"words": "%"}):
        assert ada.get("/admin/log", params=nonsense).status_code == 200


def test_earlier_lines_are_on_the_next_page(signing: Signing, accounts: Access) -> None:
    for number in range(150):
        accounts.audit.write("many", Action.KEY, f"k{number:03}")
    ada = signing.signed_in("ada")
    first = ada.get("/admin/log", params={"actor": "many"})
    older = re.search(r'href="(\?[^"]*before=[^"]*)"', first.text)
    assert older is not None
    second = ada.get("/admin/log" + html.unescape(older[1]))
    listed = [re.findall(r"<td>(k\d{3})</td>", page.text) for page in (first, second)]
    assert listed[0] + listed[1] == [f"k{number:03}" for number in reversed(range(150))]
    assert "before=" not in second.text


def test_the_language_that_is_chosen_stays(signing: Signing) -> None:
    ada = signing.signed_in("ada")
    assert '<html lang="zh-TW">' in ada.get("/admin/keys?lang=zh-TW").text
    assert "API 金鑰" in ada.get("/admin/keys").text
    assert "帳戶" in ada.get("/admin/accounts?lang=zh-TW").text
