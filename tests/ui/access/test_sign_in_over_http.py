"""Signing in as browsers and programs do it, against a running server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.access.conftest import Signing, form_of, sign_in
from tests.ui.access.served_index import MEGABYTES_A_DAY, METRICS_TOKEN, PASSWORD
from tests.ui.serving import serving
from ui.access.access import Access


@pytest.fixture
def accounts(signing: Signing) -> Iterator[Access]:
    """Open the accounts of the server beside it, as the command line does."""
    access = Access.in_folder(signing.folder / "data")
    yield access
    access.close()


def test_the_page_leads_to_signing_in_and_back(signing: Signing) -> None:
    visitor = signing.visitor()
    led = visitor.get("/?lang=zh-TW")
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in?lang=zh-TW")
    assert "登入" in visitor.get("/sign-in?lang=zh-TW").text
    signed = sign_in(visitor, "ann")
    assert (signed.status_code, signed.headers["location"]) == (303, "/")
    assert visitor.get("/").status_code == 200
    assert visitor.get("/sign-in").headers["location"] == "/"
    account = visitor.get("/account")
    assert "Signed in as ann (editor)" in account.text
    out = visitor.post("/sign-out", data={"form": form_of(account)})
    assert (out.headers["location"], out.headers["clear-site-data"]) == ("/sign-in", '"storage"')
    assert visitor.get("/config").status_code == 401


def test_cookies_are_kept_from_scripts_and_other_sites(signing: Signing) -> None:
    visitor = signing.visitor()
    form = next(one for one in visitor.get("/sign-in").headers.get_list("set-cookie") if "shengce-form" in one)
    assert "HttpOnly" in form
    assert "SameSite=strict" in form
    session = next(one for one in sign_in(visitor, "ann").headers.get_list("set-cookie") if "shengce-session" in one)
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(session.split("; "))


def test_a_wrong_password_and_a_wrong_name_are_told_alike(signing: Signing) -> None:
    wrong, unknown = sign_in(signing.visitor(), "ada", "wrong"), sign_in(signing.visitor(), "nobody-at-all", "wrong")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert "The name or the password is wrong." in wrong.text
    assert wrong.text.replace(form_of(wrong), "") == unknown.text.replace(form_of(unknown), "")


def test_a_form_from_elsewhere_signs_nobody_in(signing: Signing) -> None:
    visitor = signing.visitor()
    page = visitor.get("/sign-in")
    fields = {"form": form_of(page), "name": "ann", "password": PASSWORD}
    for stale in (
        signing.visitor().post("/sign-in", data=fields),
        visitor.post("/sign-in", data={**fields, "form": ""}),
    ):
        assert stale.status_code == 403
        assert "out of date" in stale.text
    evil = visitor.post("/sign-in", data=fields, headers={"origin": "https://evil.example"})
    assert (evil.status_code, evil.json()) == (403, {"error": "pages of other sites may not call this server"})


def test_another_site_changes_nothing_for_who_is_signed_in(signing: Signing) -> None:
    ann = signing.signed_in("ann")
    account = ann.get("/account")
    del ann.headers["origin"]
    for headers in ({}, {"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        for path in ("/api/ask", "/gradio_api/queue/join", "/sign-out", "/gradio_api/upload"):
            assert ann.post(path, headers=headers, json={}).status_code == 403
    stale = ann.post("/sign-out", data={"form": "made up"}, headers={"sec-fetch-site": "same-origin"})
    assert stale.status_code == 403
    assert (
        ann.post("/sign-out", data={"form": form_of(account)}, headers={"sec-fetch-site": "same-origin"}).status_code
        == 303
    )


def test_a_program_asks_with_a_key(signing: Signing, accounts: Access) -> None:
    key, secret = accounts.keys.add(accounts.accounts.named("ben").id, "script")
    program = signing.visitor(authorization=f"Bearer {secret}")
    del program.headers["origin"]
    assert [one["title"] for one in program.get("/api/articles").json()] == ["青岚"]
    answer = program.post("/api/ask", json={"question": "青岚省的算力目标是多少？"}).json()
    assert {one["title"] for one in answer["citations"] + answer["closest"]} == {"青岚"}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    listed = program.post("/mcp", json=message, headers={"accept": "application/json, text/event-stream"})
    assert listed.status_code == 200
    accounts.keys.revoke(key.id)
    refused = program.get("/api/articles")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    # A wrong key is not made good by the cookie of a session.
    ann = signing.signed_in("ann")
    assert ann.get("/api/articles", headers={"authorization": "Bearer x"}).status_code == 401


def test_metrics_are_for_administrators(signing: Signing) -> None:
    assert signing.visitor().get("/metrics").status_code == 401
    assert signing.signed_in("ann").get("/metrics").status_code == 403
    measured = signing.signed_in("ada").get("/metrics")
    assert measured.status_code == 200
    assert "shengce_questions_total" in measured.text


def test_metrics_are_for_who_knows_the_token_of_a_server_that_has_one(signing: Signing) -> None:
    right, wrong = (signing.visitor(authorization=f"Bearer {token}") for token in (METRICS_TOKEN, "wrong"))
    measured = right.get("/metrics")
    assert (measured.status_code, "shengce_questions_total" in measured.text) == (200, True)
    assert wrong.get("/metrics").status_code == 401
    # It opens nothing else.
    assert right.get("/api/articles").status_code == 401
    assert right.get("/metrics/").status_code == 401


def test_whoever_watches_is_told_of_the_accounts_too(signing: Signing, accounts: Access) -> None:
    visitor, reader = signing.visitor(), signing.signed_in("rita")
    assert visitor.get("/ready").json()["status"] == "ready"
    with accounts.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE access_users RENAME TO access_users_gone")
    try:
        unready = visitor.get("/ready")
        assert (unready.status_code, unready.json()) == (503, {"status": "not ready", "failing": ["accounts"]})
        assert reader.get("/api/articles").status_code == 503
        # Of a 503 the page would say that it is busy.
        told = reader.post("/gradio_api/queue/join", json={}, headers={"accept-language": "zh-CN"})
        assert (told.status_code, told.json()["error"][:11]) == (502, "现在无法确认您的账户，")
    finally:
        with accounts.database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE access_users_gone RENAME TO access_users")
    assert visitor.get("/ready").status_code == 200


def list_of_articles(signing: Signing, name: str) -> str:
    client = signing.signed_in(name)
    config = client.get("/config").json()
    (number,) = (one["id"] for one in config["components"] if "list_articles" in (one["props"].get("server_fns") or ()))
    body = {"data": [{}, 1, "en"], "component_id": number, "fn_name": "list_articles", "session_hash": f"list{name}"}
    return str(client.post("/gradio_api/component_server", json=body).json()["list"])


def test_the_list_shows_the_controls_that_one_may_use_and_whose_the_articles_are(signing: Signing) -> None:
    of_ann, of_rita = list_of_articles(signing, "ann"), list_of_articles(signing, "rita")
    assert of_ann.count("data-ask-removal") == of_ann.count("data-replace aria-label") == of_ann.count("<li") == 4
    assert (of_rita.count("<li"), "data-ask-removal" in of_rita, "data-replace" in of_rita) == (1, False, False)
    for corpus, count in (("Everybody", 1), ("Only me", 2), ("Group canaries", 1)):
        assert of_ann.count(f">{corpus}</p>") == count
    # There is one corpus in it.
    assert "Everybody" not in of_rita


def test_a_reader_uploads_and_changes_nothing(signing: Signing) -> None:
    rita = signing.signed_in("rita")
    upload = rita.post("/gradio_api/upload", files={"files": ("a.txt", b"x", "text/plain")})
    assert (upload.status_code, upload.json()["error"]) == (403, "this account may not add articles")
    assert "not add articles" in adding_form(signing, "rita")
    assert "data-corpus" in adding_form(signing, "ben")


def adding_form(signing: Signing, name: str) -> str:
    client = signing.signed_in(name)
    config = client.get("/config").json()
    (number,) = (one["id"] for one in config["components"] if "adding_form" in (one["props"].get("server_fns") or ()))
    body = {"data": "en", "component_id": number, "fn_name": "adding_form", "session_hash": f"form{name}"}
    return client.post("/gradio_api/component_server", json=body).text


def changed(signing: Signing, name: str, target: str, data: dict[str, object]) -> str:
    """Trigger an event of the articles tab; give what came of it."""
    client = signing.signed_in(name)
    config = client.get("/config").json()
    (number,) = (one["id"] for one in config["dependencies"] if target in [kind for _, kind in one["targets"]])
    session = f"change{name}{target}{len(signing.clients)}"
    body = {"data": [], "fn_index": number, "session_hash": session, "event_data": data}
    assert client.post("/gradio_api/queue/join", json=body).status_code == 200
    lines = []
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            lines.append(json.dumps(json.loads(line[5:]), ensure_ascii=False) if line.startswith("data:") else line)
            if '"close_stream"' in line:
                break
    return "\n".join(lines)


def titles(signing: Signing, name: str) -> set[str]:
    return {one["title"] for one in signing.signed_in(name).get("/api/articles").json()}


def test_an_editor_adds_to_whom_he_chooses_and_it_is_logged(signing: Signing, accounts: Access) -> None:
    ben, group = accounts.accounts.named("ben"), accounts.accounts.group("sparrows")
    text = "麻雀省在2026年印发了麻雀行动方案，提出建设三个麻雀观测中心，培育一百家企业。"
    for corpus, title in ((ben.own_corpus.key, "本自己的"), (group.corpus.key, "麻雀组的")):
        changed(signing, "ben", "add_text", {"text": text, "title": title, "corpus": corpus})
    assert {"本自己的", "麻雀组的"} <= titles(signing, "ben")
    assert titles(signing, "rita") >= {"麻雀组的"}
    assert "本自己的" not in titles(signing, "rita") | titles(signing, "ann") | titles(signing, "ada")
    assert "麻雀组的" not in titles(signing, "ann")
    mine = {one["title"]: one["id"] for one in signing.signed_in("ben").get("/api/articles").json()}
    # Neither who does not see it nor who only reads it removes it.
    assert "could not be removed" in changed(signing, "ann", "delete", {"article_id": mine["麻雀组的"]})
    assert "may not change these articles" in changed(signing, "rita", "delete", {"article_id": mine["麻雀组的"]})
    assert "may not change" in changed(
        signing, "ann", "add_text", {"text": text, "title": "x", "corpus": ben.own_corpus.key}
    )
    assert "may not change" in changed(signing, "rita", "add_text", {"text": text, "title": "x"})
    assert {"本自己的", "麻雀组的"} <= titles(signing, "ben")
    for title in ("本自己的", "麻雀组的"):
        assert f"Removed: {title}" in changed(signing, "ben", "delete", {"article_id": mine[title]})
    assert titles(signing, "ben") == {"青岚"}
    logged = [(one.actor, one.action, one.corpus) for one in accounts.audit.latest(200) if "article" in one.action]
    assert logged[:4] == [
        ("ben", "article removed", "group:sparrows"),
        ("ben", "article removed", "user:ben"),
        ("ben", "article added", "group:sparrows"),
        ("ben", "article added", "user:ben"),
    ]


def test_uploads_end_where_the_quota_does(signing: Signing) -> None:
    ada = signing.signed_in("ada")
    part = b"x" * (MEGABYTES_A_DAY * 2**19)
    statuses = [
        ada.post("/gradio_api/upload", files={"files": ("a.txt", part, "text/plain")}).status_code for _ in range(2)
    ]
    assert statuses == [200, 429]


def test_too_many_wrong_passwords_have_to_wait(signing: Signing) -> None:
    visitor = signing.visitor()
    statuses = [sign_in(visitor, "name-to-guess", "wrong").status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    waiting = sign_in(visitor, "name-to-guess", "wrong")
    assert int(waiting.headers["retry-after"]) >= 1
    assert "too many attempts" in waiting.text


def test_a_password_is_changed_and_other_browsers_are_out(signing: Signing, accounts: Access) -> None:
    here, there = signing.signed_in("rita"), signing.signed_in("rita")
    fields = {"form": form_of(here.get("/account")), "old": PASSWORD, "new": "another password", "again": "another"}
    differs = here.post("/account/password", data=fields)
    assert "The two new passwords differ." in differs.text
    done = here.post("/account/password", data={**fields, "again": "another password"})
    assert "The password was changed" in done.text
    assert (here.get("/config").status_code, there.get("/config").status_code) == (200, 401)
    accounts.accounts.set_password("rita", PASSWORD)
    assert here.get("/config").status_code == 401


def test_another_user_of_the_browser_does_not_find_what_it_kept(signing: Signing) -> None:
    visitor = signing.visitor()
    assert "clear-site-data" not in sign_in(visitor, "ann").headers
    visitor.post("/sign-out", data={"form": form_of(visitor.get("/account"))})
    assert "clear-site-data" not in sign_in(visitor, "ann").headers
    visitor.post("/sign-out", data={"form": form_of(visitor.get("/account"))})
    assert sign_in(visitor, "ben").headers["clear-site-data"] == '"storage"'


def test_a_companys_proxy_names_the_user(tmp_path: Path) -> None:
    with serving("tests.ui.access.served_index", tmp_path / "log", str(tmp_path), "X-Remote-User") as address:
        served = Signing(address, tmp_path, tmp_path / "log")
        assert served.visitor().get("/config").status_code == 401
        named = served.visitor(**{"x-remote-user": "ann"})
        assert len(named.get("/api/articles").json()) == 4
        account = named.get("/account")
        assert "Signed in as ann" in account.text
        assert "<form" not in account.text
        assert len(served.visitor(**{"x-remote-user": "new@example.com"}).get("/api/articles").json()) == 1
        for client in served.clients:
            client.close()
