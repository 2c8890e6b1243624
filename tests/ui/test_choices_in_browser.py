"""Settings, regions, suggestions and the file as it came, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Visit
from tests.ui.fake_workbench import BUDGET_SENTENCE, HOSTILE_SUGGESTION
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser


def test_settings_hold_for_the_next_question_and_after_a_reload(page: Page) -> None:
    page.locator("#settings summary").click()
    menu = page.get_by_role("form", name="设置")
    menu.get_by_label("严格").check()
    menu.get_by_label("6", exact=True).check()
    menu.get_by_label("问题提到哪个地区，就只看写这个地区的段落").check()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator("#settings summary")).to_be_focused()
    expect(ask(page, "目标")).to_contain_text("2.5 6 True：60 EFLOPS")
    page.reload()
    page.locator("#settings summary").click()
    expect(menu.get_by_label("严格")).to_be_checked()
    expect(menu.get_by_label("6", exact=True)).to_be_checked()
    expect(ask(page, "目标")).to_contain_text("2.5 6 True：60 EFLOPS")
    page.locator("#settings summary").click()
    menu.get_by_label("适中").check()
    menu.get_by_label("自动").check()
    menu.get_by_label("问题提到哪个地区").uncheck()
    expect(ask(page, "目标")).not_to_contain_text("True")


def test_the_language_is_a_setting_that_is_remembered(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0])
    visit.page.locator("#settings summary").click()
    visit.page.get_by_label("English").check()
    expect(visit.page.get_by_role("tab").first).to_have_text("Ask")
    # The address without a language: the browser's own is Simplified Chinese.
    visit.page.goto(served[0])
    expect(visit.page.get_by_role("tab").first).to_have_text("Ask")
    expect(ask(visit.page, "坏掉").locator(".failed")).to_contain_text("Something went wrong")
    visit.page.get_by_role("link", name="繁體").click()
    expect(visit.page.get_by_role("tab").first).to_have_text("問答")
    visit.close()


def test_a_suggestion_is_asked_and_others_take_its_place(page: Page) -> None:
    ask(page, "目标")
    suggestions = page.get_by_role("group", name="接着问").get_by_role("button")
    expect(suggestions).to_have_text([HOSTILE_SUGGESTION, "算力补贴最高多少？", "到2027年的算力目标是什么？"])
    suggestions.nth(1).press("Enter")
    expect(page.locator("#chat .user.message").last).to_have_text("算力补贴最高多少？")
    expect(suggestions).to_have_text([HOSTILE_SUGGESTION, "到2027年的算力目标是什么？"])
    # What was found with other settings may not be answered with these.
    page.locator("#settings summary").click()
    page.get_by_label("严格").check()
    expect(suggestions).to_have_text(["到2027年的算力目标是什么？"])
    page.get_by_label("适中").check()
    expect(suggestions).to_have_count(2)
    page.get_by_role("button", name="新对话").click()
    expect(suggestions).to_have_count(0)


def test_the_map_limits_questions_to_regions(page: Page) -> None:
    page.locator("#map summary").click()
    tile = page.locator('#map [data-region="江苏"]')
    expect(tile).to_have_attribute("aria-label", "江苏：1 篇，最近 2024-05-20")
    expect(page.locator('#map [data-region="青海"]')).to_be_disabled()
    tile.click()
    page.locator('#map [data-region="浙江"]').press("Enter")
    expect(page.locator("#regions .token")).to_have_text(["江苏", "浙江"])
    page.keyboard.press("Escape")
    expect(page.locator("#map summary")).to_be_focused()
    expect(ask(page, "目标")).to_contain_text("只看江苏、浙江")
    # What is taken out of the list is no longer marked on the map.
    page.locator("#regions .token-remove").first.click()
    expect(tile).to_have_attribute("aria-pressed", "false")
    page.locator("#map summary").click()
    page.get_by_role("button", name="全部地区").click()
    expect(page.locator("#regions .token")).to_have_count(0)
    expect(ask(page, "目标")).not_to_contain_text("只看")


def test_a_region_of_the_articles_is_taken_along_to_the_chat(page: Page) -> None:
    page.get_by_role("tab", name="文章").click()
    page.locator('#articles [data-region="安徽"]').click()
    page.get_by_role("button", name="只就安徽提问").click()
    expect(page.locator("#ask textarea")).to_be_visible()
    expect(page.locator("#regions .token")).to_have_text(["安徽"])
    expect(ask(page, "目标")).to_contain_text("只看安徽")


def test_an_article_is_shown_as_its_file_came_with_the_same_words_marked(page: Page) -> None:
    ask(page, "目标")
    page.locator("#sources [data-open]").first.click()
    article = page.locator("#sources article")
    expect(article).to_be_visible()
    assert "".join(article.locator(".after mark").all_inner_texts()) == BUDGET_SENTENCE
    expect(article.locator(".after mark.answer")).to_have_text("60 EFLOPS")
    page.get_by_role("button", name="原文件").press("Enter")
    file = article.locator(".text.before")
    expect(file).to_contain_text("<p>到2027年，全省<b>算力(suànlì)</b>规模")
    expect(article.locator(".text.after")).to_be_hidden()
    expect(file.locator("mark").first).to_be_in_viewport()
    marked = "".join(file.locator("mark").all_inner_texts())
    assert marked == BUDGET_SENTENCE.replace("算力", "<b>算力(suànlì)</b>")
    page.get_by_role("button", name="正文").click()
    expect(file).to_be_hidden()
    page.get_by_role("button", name="回到来源").click()
    expect(page.locator("#sources [data-open]").first).to_be_focused()
    # A file that was not kept is not offered.
    page.locator("#sources [data-open]").nth(1).click()
    expect(article).to_contain_text("海州市算力补贴办法")
    expect(page.get_by_role("button", name="原文件")).to_have_count(0)
