"""How answers are read: quotes before their markers are followed, long conversations, the map on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import Visit
from tests.ui.fake_workbench import BUDGET_SENTENCE
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser

CLOSE_TO_THE_TOP = 40  # pixels


def top_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]


def test_a_marker_shows_its_quote_before_it_is_followed(page: Page) -> None:
    answer, preview = ask(page, "目标"), page.get_by_role("tooltip")
    answer.get_by_role("link", name="[2]").hover()
    expect(preview.locator("h3")).to_have_text(re.compile(r"2\s*海州市算力补贴办法"))
    expect(preview.locator("mark")).to_have_text("按照合同金额的30%给予补贴，每年最高500万元")
    page.mouse.move(0, 0)
    expect(preview).to_be_hidden()
    marker = answer.get_by_role("link", name="[1]").first
    marker.press("Shift")
    assert "".join(preview.locator("mark").all_inner_texts()) == BUDGET_SENTENCE
    expect(preview.locator("mark.answer")).to_have_text("60 EFLOPS")
    expect(marker).to_have_accessible_description(re.compile("江州省人工智能三年行动方案"))
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(marker).to_be_focused()
    marker.press("Enter")
    expect(page.locator("#sources .card").first).to_be_focused()
    expect(preview).to_be_hidden()


def test_messages_are_read_aloud_as_words(page: Page) -> None:
    ask(page, "天气")
    ask(page, "目标")
    log = page.get_by_role("log", name="对话")
    expect(log).to_contain_text(BUDGET_SENTENCE)
    # Gradio would have the Markdown of a message read in its place.
    expect(log.locator("[aria-label*='message']")).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator("#chat").hover()
    page.mouse.wheel(0, -5000)
    expect(page.get_by_role("button", name="到最下面")).to_be_visible()


def test_an_answer_that_is_too_long_for_the_chat_is_shown_from_its_question_on(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 560})
    for number in range(3):
        ask(page, f"第{number}个目标")
    expect(page.locator("#suggestions button").first).to_be_visible()
    question = page.locator("#chat .user.message").last
    expect(question).to_be_in_viewport(ratio=1)
    assert 0 <= top_of(question) - top_of(page.locator("#chat")) < CLOSE_TO_THE_TOP


def test_whoever_scrolls_while_an_answer_comes_stays_there(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 560})
    ask(page, "第一个目标")
    page.locator("#ask textarea").fill("慢慢说目标")
    page.keyboard.press("Enter")
    # The first answer has what the second begins with.
    expect(page.locator("#chat .user.message")).to_have_count(2)
    expect(page.locator("#chat .bot.message").last).to_contain_text("60")
    page.locator("#chat").hover()
    page.mouse.wheel(0, -5000)
    first = page.locator("#chat .user.message").first
    expect(first).to_be_in_viewport(ratio=1)
    expect(page.locator("#chat .bot.message").last).to_contain_text("到2027")
    expect(first).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="停止").click()
    expect(page.locator("#chat .bot.message").last).to_contain_text("已停止")


def test_a_phone_shows_the_latest_answer_and_the_whole_map(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0], size="phone", locale="zh-HK")
    page = visit.page
    for number in range(3):
        answer = ask(page, f"第{number}個目標")
    question = page.locator("#chat .user.message").last
    expect(question).to_be_in_viewport(ratio=1)
    expect(answer.locator(".short-answer")).to_be_in_viewport(ratio=1)
    assert top_of(question) < CLOSE_TO_THE_TOP
    page.locator("#map summary").tap()
    expect(page.locator("#map .told")).to_be_in_viewport(ratio=1)
    expect(page.locator("#map .legend")).to_be_in_viewport(ratio=1)
    expect(page.locator('#map [data-region="江苏"]')).to_contain_text("江蘇")
    expect(page.locator("#sources .region").first).to_have_text("江蘇")
    visit.close()
