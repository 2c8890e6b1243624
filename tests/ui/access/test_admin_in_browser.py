"""The administrators' page in a real Chromium, without scripts, in three languages and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.access.conftest import Signing
from tests.ui.access.served_index import PASSWORD
from tests.ui.access.test_in_browser import sign_in
from tests.ui.test_looks_in_browser import PICTURES

pytestmark = pytest.mark.browser

SECTIONS = ("accounts", "keys", "corpora", "log")


@pytest.fixture
def page(browser: Browser, signing: Signing) -> Iterator[Page]:
    """Come as an administrator whose browser runs no scripts."""
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{signing.address}admin")
    sign_in(page, "ada")
    page.goto(f"{signing.address}account")
    page.get_by_role("link", name="Administration").click()
    yield page
    context.close()


def test_an_administrator_makes_an_account_and_a_key_and_finds_both_in_the_log(page: Page, signing: Signing) -> None:
    expect(page.get_by_role("heading", name="Administration")).to_be_visible()
    page.get_by_label("User name").fill("nora")
    page.get_by_label("Role").last.select_option("editor")
    page.get_by_label("First password").fill(PASSWORD)
    page.get_by_label("Groups, with commas between").fill("sparrows, larks")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Done: nora.")
    nora = page.get_by_role("row", name=re.compile("^nora"))
    expect(nora).to_contain_text("editor larks sparrows enabled")
    page.get_by_label("Find an account").fill("nor")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_label("Change: nora").click()
    nora.get_by_label("Role").select_option("reader")
    nora.get_by_role("button", name="Change role").click()
    expect(nora).to_contain_text("reader larks sparrows enabled")
    page.get_by_role("link", name="API keys").click()
    page.locator("select[name=name]").select_option("nora")
    page.get_by_label("What it is for").fill("nightly")
    page.get_by_role("button", name="Make a key").click()
    secret = page.locator(".secret code").inner_text()
    program = httpx.Client(headers={"authorization": f"Bearer {secret}"})
    assert program.get(f"{signing.address}api/articles").status_code == 200
    page.get_by_role("link", name="API keys").click()
    expect(page.locator(".secret")).to_have_count(0)
    page.get_by_label("Revoke: nora nightly").click()
    page.get_by_role("row", name=re.compile("^nora")).get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("status")).to_have_text("The key was revoked.")
    assert program.get(f"{signing.address}api/articles").status_code == 401
    program.close()
    page.get_by_role("link", name="Audit log").click()
    page.get_by_label("Who").fill("ada")
    page.get_by_label("Words").fill("nora")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr td:last-child")).to_have_text(["made for nora", "is reader", "added as editor"])


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_it_fits_in_three_languages(page: Page, signing: Signing, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for language, heading in (("zh-CN", "管理"), ("zh-TW", "管理"), ("en", "Administration")):
        page.goto(f"{signing.address}admin/accounts?lang={language}")
        for section in SECTIONS:
            page.goto(f"{signing.address}admin/{section}")
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page.locator("h1")).to_have_text(heading)
            # Tables scroll by themselves.
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.screenshot(path=PICTURES / f"admin-{section}-{language}-{width}.png", full_page=True)
