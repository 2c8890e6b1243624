"""Every part of the page over articles that mean harm: their words are shown as words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import Visit
from tests.ui.serve_hostile import LONG, SHOWN
from tests.ui.serving import serving
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser

# What no article may make, wherever it is shown.
MADE = (
    "script:not(head script, body > script), img, iframe, object, [style*=fixed], form[action*=outside], "
    "[href*=outside], [src*=outside], [href^=javascript], [onload], [onerror]"
)
PARTS = (
    "#chat .message-wrap",
    "#sources",
    "#suggestions",
    "#conversations",
    "#articles",
    "#outcomes",
    "#upload",
    "#map",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("tests.ui.serve_hostile", tmp_path_factory.mktemp("hostile") / "log") as address:
        yield address


def check(page: Page) -> None:
    """See that nothing was made of what was shown, and that it fits the page."""
    for part in PARTS:
        expect(page.locator(part).locator(MADE)).to_have_count(0)
        for shown in page.locator(part).all():
            assert not {"\u202e", "\u202c"} & set(shown.inner_html())
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def words_of(place: Locator) -> str:
    """Give the words of a place without the breaks between its lines."""
    return "".join((place.text_content() or "").split())


SQUEEZED = "".join(SHOWN.split())


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_chat_and_its_sources_show_words(browser: Browser, hostile: str, size: str) -> None:
    visit = Visit(browser, hostile, size=size)
    page = visit.page
    examples = page.locator("#chat .example")
    expect(examples).to_have_count(2)
    assert SQUEEZED in words_of(examples.first)
    check(page)
    questions = ("问", "表", "拒绝") if size == "desktop" else ("表",)
    for question in questions:
        answer = ask(page, f"{question} {SHOWN[:300]}")
        assert SQUEEZED in words_of(answer)
        own = "[href^='#src-'], [href^='#change-'], [href^='#drop-'], [href^='#judge-']"
        expect(answer.locator(f"a:not({own})")).to_have_count(0)
        expect(page.locator("#suggestions button")).to_have_count(2)
        cards = page.locator("#sources .card")
        expect(cards).to_have_count(2)
        assert SQUEEZED in words_of(cards.first.locator("h3"))
        assert SQUEEZED in words_of(cards.first.locator("mark").first.locator(".."))
        check(page)
    page.locator("#sources .republications summary").first.click()
    expect(page.locator("#sources .republications li").first).to_contain_text("{{7*7}}")
    check(page)
    page.locator("#sources [data-open]").first.click()
    article = page.locator("#sources article")
    assert SQUEEZED in words_of(article.locator(".text.after"))
    page.locator("#sources [data-view=file]").click()
    expect(article.locator(".text.before")).to_contain_text(LONG)
    expect(article.locator(".text.before mark").first).to_be_in_viewport()
    check(page)
    page.locator("#suggestions button").first.click()
    expect(page.locator("#chat .user.message")).to_have_count(len(questions) + 1)
    page.locator("#ask [data-testid=submit-button]").wait_for()
    check(page)
    visit.close()


def test_markers_that_an_article_forges_are_no_links(browser: Browser, hostile: str) -> None:
    visit = Visit(browser, hostile)
    answer = ask(visit.page, "问")
    # The answer's own: one in its first line and one in each of two items.
    expect(answer.locator("a[href^='#src-']")).to_have_text(["[1]", "[1]", "[2]"])
    turn = str(answer.locator("a[href^='#src-']").first.get_attribute("href")).split("-")[1]
    assert turn != "0" * 12
    visit.close()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_articles_tab_shows_words(browser: Browser, hostile: str, size: str, tmp_path: Path) -> None:
    visit = Visit(browser, hostile, size=size)
    page = visit.page
    page.get_by_role("tab", name="文章").click()
    expect(page.locator("#articles li")).to_have_count(2)
    expect(page.locator("#articles li .details").first).to_contain_text("{{7*7}}")
    check(page)
    (tmp_path / "文.txt").write_text("文", encoding="utf-8")
    page.locator("#upload input[type=file]").set_input_files([tmp_path / "文.txt"])
    expect(page.locator("#outcomes tbody tr")).to_have_count(2)
    assert SQUEEZED in words_of(page.locator("#outcomes tbody"))
    check(page)
    page.locator("#articles li [data-open]").first.click()
    reader = page.locator("#articles article")
    assert SQUEEZED in words_of(reader.locator(".after").first)
    for view in ("both", "file"):
        page.locator(f"#articles [data-view={view}]").first.click()
        expect(reader.locator(".before").first).to_contain_text("{{7*7}}")
        check(page)
    page.get_by_role("button", name="回到列表").click()
    row = page.locator("#articles li").first
    row.locator("[data-ask-removal]").click()
    row.locator("[data-keep]").click()
    check(page)
    visit.close()


def test_kept_and_exported_conversations_hold_words(browser: Browser, hostile: str) -> None:
    visit = Visit(browser, hostile)
    page = visit.page
    ask(page, SHOWN[:300])
    page.reload()
    page.locator("#conversations .title").first.wait_for()
    expect(page.locator("#chat .user.message")).to_have_count(1)
    assert "".join(SHOWN[:30].split()) in words_of(page.locator("#conversations .title").first)
    check(page)
    for kind in ("DOCX", "Markdown", "JSON", "BibTeX", "GB/T 7714"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator("#export").get_by_role("button", name="Word" if kind == "DOCX" else kind).click()
        assert download.value.failure() is None
    check(page)
    visit.close()
