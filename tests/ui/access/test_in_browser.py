"""Signing in with a real Chromium, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.access.conftest import Signing
from tests.ui.access.served_index import PASSWORD

pytestmark = pytest.mark.browser

Opening = Callable[..., Page]
TEXT = "画眉省在2026年印发了画眉行动方案，提出建设三个画眉观测中心，培育一百家重点企业。"


@pytest.fixture
def opening(browser: Browser, signing: Signing) -> Iterator[Opening]:
    """Open the page in a browser of its own, which nobody signed in with yet."""
    contexts = []

    def opened(**options: bool) -> Page:
        context = browser.new_context(locale="en-GB", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(signing.address)
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_without_scripts_one_signs_in_and_out(opening: Opening, signing: Signing) -> None:
    page = opening(java_script_enabled=False)
    expect(page).to_have_url(f"{signing.address}sign-in")
    sign_in(page, "ann", "wrong")
    expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    sign_in(page, "ann")
    expect(page).to_have_url(signing.address)
    page.goto(f"{signing.address}account")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{signing.address}sign-in")
    page.goto(signing.address)
    expect(page).to_have_url(f"{signing.address}sign-in")


def test_the_page_signs_in_by_keyboard_in_three_languages(opening: Opening, signing: Signing) -> None:
    page = opening()
    for tag, label in (("zh-CN", "登录"), ("zh-TW", "登入"), ("en", "Sign in")):
        page.goto(f"{signing.address}sign-in?lang={tag}")
        expect(page.get_by_role("button", name=label)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", tag)
    # The name has the focus from the start.
    page.keyboard.type("ann")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#ask textarea")).to_be_visible()
    page.get_by_role("link", name="Account").click()
    expect(page.get_by_text("Signed in as ann (editor)")).to_be_visible()


def test_what_is_added_for_oneself_is_seen_by_nobody_else(opening: Opening, signing: Signing) -> None:
    ben = opening()
    sign_in(ben, "ben")
    ben.get_by_role("tab", name="Articles").click()
    form = ben.locator("#upload")
    expect(form.get_by_label("Add to").locator("option")).to_have_text(["Everybody", "Only me", "Group sparrows"])
    form.get_by_label("Add to").select_option("Only me")
    form.get_by_text("Paste text").click()
    form.get_by_label("Title (optional)").fill("画眉方案")
    form.get_by_label("Text, or the source of a web page").fill(TEXT)
    form.get_by_role("button", name="Add this article").click()
    expect(ben.locator("#outcomes")).to_contain_text("added, 1 passages")
    expect(ben.locator("#articles")).to_contain_text("画眉方案")
    rita = opening()
    sign_in(rita, "rita")
    rita.get_by_role("tab", name="Articles").click()
    expect(rita.locator("#articles")).to_contain_text("青岚")
    expect(rita.locator("#articles")).not_to_contain_text("画眉方案")
    expect(rita.locator("#upload")).to_contain_text("Your account can ask and read, but not add articles.")
    expect(rita.locator("#upload .drop")).to_have_count(0)


def test_an_upload_reaches_the_articles(opening: Opening, signing: Signing) -> None:
    ada = opening()
    sign_in(ada, "ada")
    ada.get_by_role("tab", name="Articles").click()
    ada.locator("#upload").get_by_label("Add to").select_option("Only me")
    file = {"name": "画眉.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    ada.locator("#upload input[type=file]").set_input_files([file])  # type: ignore[list-item]
    expect(ada.locator("#outcomes")).to_contain_text("画眉.txt")
    expect(ada.locator("#articles")).to_contain_text("画眉")
