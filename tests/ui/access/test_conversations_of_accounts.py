"""Conversations that servers share outlive each of them, and are their user's alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from index.adding import add_text
from index.corpora import SHARED
from index.postgres_address import PostgresAddress
from tests.postgres_server import PostgresServer
from tests.ui.access.serve_shared import SLOW, opened_index
from tests.ui.access.served_index import PASSWORD, SHARED_TEXT
from tests.ui.access.test_in_browser import sign_in
from tests.ui.serving import Serving, served_by
from tests.ui.test_page_in_browser import ask
from tests.ui.test_shared_conversations import asked
from ui.access.access import Access
from ui.access.user import Role
from ui.kept_conversations import pack

pytestmark = pytest.mark.browser

QUESTION = "青岚省的算力目标是多少？"
BEFORE = {"0123456789ab": "目标是多少？", "ba9876543210": "另一个目标是多少？"}
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('shengce.conversation'))"
ANSWER = "See the closest passages"
"""As embedders of tests find no answer."""


@pytest.fixture(scope="module")
def database(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a database with an article and two accounts."""
    address = postgres.fresh_address()
    place = PostgresAddress.read(address)
    with closing(opened_index(place, tmp_path_factory.mktemp("first"))) as index:
        add_text(index, SHARED_TEXT, title="青岚", corpus=SHARED)
    with closing(Access.shared(place.url)) as access:
        for name in ("ann", "ben", "cid"):
            access.accounts.add(name, Role.EDITOR, PASSWORD)
    return address


@pytest.fixture
def servers(database: str, tmp_path: Path) -> Iterator[tuple[Serving, Serving]]:
    with (
        served_by("tests.ui.access.serve_shared", tmp_path / "one.log", database, str(tmp_path / "one")) as one,
        served_by("tests.ui.access.serve_shared", tmp_path / "two.log", database, str(tmp_path / "two")) as two,
    ):
        yield one, two


@contextmanager
def visited(browser: Browser, address: str, name: str) -> Iterator[Page]:
    """Sign in with a browser of one's own."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(address)
    sign_in(page, name)
    page.locator("#ask textarea").wait_for()
    yield page
    context.close()


def titles(page: Page) -> Locator:
    return page.locator("#conversations li .title")


def test_a_conversation_outlives_its_server_and_is_seen_by_its_user_alone(
    browser: Browser, servers: tuple[Serving, Serving]
) -> None:
    one, two = servers
    with visited(browser, one.address, "ann") as ann:
        expect(ann.locator("#conversations")).to_contain_text("Kept with your account")
        ask(ann, QUESTION)
        expect(ann.locator("#chat")).to_contain_text(ANSWER)
        expect(titles(ann)).to_have_text([QUESTION])
        ann.locator("#ask textarea").fill(f"{QUESTION}{SLOW}")
        ann.keyboard.press("Enter")
        expect(ann.locator("#chat")).to_contain_text(SLOW)
        os.kill(one.process.pid, signal.SIGKILL)
        # Of one machine all servers get the cookie.
        ann.goto(two.address)
        expect(titles(ann)).to_have_text([QUESTION])
        titles(ann).click()
        expect(ann.locator("#chat")).to_contain_text(ANSWER)
        expect(ann.locator("#chat")).to_contain_text("the connection to the server was lost")
        assert ann.evaluate(KEPT) == []
        ann.locator("#conversations [data-rename]").click()
        ann.get_by_label("Name of the conversation").fill("Computing power")
        ann.get_by_role("button", name="Save").click()
        expect(titles(ann)).to_have_text(["Computing power"])
        with visited(browser, two.address, "ben") as ben:
            expect(ben.locator("#conversations .nothing")).to_be_attached()
            expect(titles(ben)).to_have_count(0)
            ask(ben, QUESTION)
            expect(titles(ben)).to_have_text([QUESTION])
        with visited(browser, two.address, "ann") as elsewhere:
            expect(titles(elsewhere)).to_have_text(["Computing power"])
            titles(elsewhere).click()
            expect(elsewhere.locator("#chat")).to_contain_text(ANSWER)
            # What goes on here has the name that it was given there.
            ask(elsewhere, "那机器人密度呢？")
            expect(elsewhere.locator("#chat .bot.message")).to_have_count(3)
            expect(titles(elsewhere)).to_have_text(["Computing power"])
            elsewhere.reload()
            expect(elsewhere.locator("#chat .bot.message")).to_have_count(3)
            titles(elsewhere).hover()
            elsewhere.locator("#conversations [data-delete]").click()
            elsewhere.locator("#conversations [data-confirm]").click()
            expect(titles(elsewhere)).to_have_count(0)
            expect(elsewhere.locator("#chat")).not_to_contain_text(QUESTION)
        ann.reload()
        expect(titles(ann)).to_have_count(0)


def test_what_a_browser_kept_before_goes_to_the_account_once_it_is_wished(
    browser: Browser, servers: tuple[Serving, Serving]
) -> None:
    one, _ = servers
    packed = {name: pack((asked(question),)) for name, question in BEFORE.items()}
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(one.address)
        for saved, name in enumerate(BEFORE):
            entry = {"title": f"Title {saved}", "named": saved == 0, "saved": saved, "packed": packed[name]}
            page.evaluate(
                "([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))",
                [f"shengce.conversation.{name}", entry],
            )
        sign_in(page, "cid")
        offer = page.locator("#conversations .before")
        expect(offer).to_contain_text("from before sign-in")
        expect(titles(page)).to_have_count(0)
        ask(page, QUESTION)
        offer.get_by_role("button", name="Move them").click()
        expect(offer).to_be_hidden()
        expect(page.locator("#conversations .note")).to_have_text("Moved to your account")
        # The one that is open stays so, and the latest comes first.
        expect(titles(page)).to_have_text(["另一个目标是多少？", "Title 0", QUESTION])
        expect(page.locator("#conversations [aria-current]")).to_have_text(QUESTION)
        assert page.evaluate(KEPT) == []
        titles(page).nth(1).click()
        expect(page.locator("#chat .user.message")).to_have_text(["目标是多少？"])


def test_what_a_browser_kept_before_is_left_there_where_that_is_wished(
    browser: Browser, servers: tuple[Serving, Serving]
) -> None:
    one, _ = servers
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(one.address)
        entry = {"title": "Mine", "named": False, "saved": 1, "packed": "damaged"}
        page.evaluate(
            "(entry) => localStorage.setItem('shengce.conversation.0123456789ab', JSON.stringify(entry))", entry
        )
        sign_in(page, "ben")
        offer = page.locator("#conversations .before")
        offer.get_by_role("button", name="Move them").click()
        expect(page.locator("#conversations .note")).to_contain_text("One of them cannot be read")
        assert page.evaluate(KEPT) == ["shengce.conversation.0123456789ab"]
        offer.get_by_role("button", name="Leave them").click()
        expect(offer).to_be_hidden()
        page.reload()
        expect(page.locator("#conversations")).to_contain_text("Kept with your account")
        expect(offer).to_be_hidden()
        assert page.evaluate(KEPT) == ["shengce.conversation.0123456789ab"]
