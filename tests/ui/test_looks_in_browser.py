"""The page in its sizes, schemes and languages, with pictures to look at in screenshots."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Visit
from tests.ui.serving import ROOT
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser

PICTURES = ROOT / "screenshots"
LOWEST_CONTRAST = 4.5
"""Of text against what lies behind it: WCAG 2.2, success criterion 1.4.3 (AA)."""
# Colours are drawn on a canvas, which knows every way to write one.
FAINT = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = read(getComputedStyle(node).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const text = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!text || node.offsetParent === null || node.closest(":disabled, .unseen, option")) continue;
    const [a, b] = [light(read(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    const told = `${contrast.toFixed(2)} ${node.className} ${node.textContent.trim().slice(0, 20)}`;
    if (contrast < LEAST) faint.push(told);
  }
  return faint;
}""".replace("LEAST", str(LOWEST_CONTRAST))
# Whatever moves to an end has come to it: a colour on its way to another has the contrast of neither.
SETTLED = """() => Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => null)))"""
NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea, select, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.type !== "file")
  .filter((one) => !(one.textContent.trim() || one.ariaLabel || one.title || one.labels?.length))
  .map((one) => one.outerHTML.slice(0, 200))"""


def look(page: Page, name: str) -> None:
    """Keep a picture, and see that the page fits, can be read, and tells what its controls do."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.evaluate(SETTLED)
    page.screenshot(path=PICTURES / f"{name}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(FAINT) == []
    assert page.evaluate(NAMELESS) == []


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [
        ("zh-CN", "desktop", "light"),
        ("zh-CN", "phone", "dark"),
        ("zh-TW", "desktop", "dark"),
        ("zh-TW", "phone", "light"),
        ("en", "desktop", "light"),
        ("en", "phone", "dark"),
    ],
)
def test_the_page_can_be_read(
    browser: Browser, served: tuple[str, Path], language: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    visit = Visit(browser, served[0], locale=language, size=size, scheme=scheme)
    page, name = visit.page, f"{language}-{size}-{scheme}"
    look(page, f"{name}-1-empty")
    ask(page, "目标")
    expect(page.locator("#suggestions button").first).to_be_visible()
    look(page, f"{name}-2-answer")
    for menu in ("map", "settings", "export"):
        page.locator(f"#{menu} summary").click()
        look(page, f"{name}-3-{menu}")
    page.keyboard.press("Escape")
    page.locator("#sources [data-open]").first.click()
    expect(page.locator("#sources article")).to_be_visible()
    look(page, f"{name}-4-article")
    ask(page, "天气")
    look(page, f"{name}-5-refusal")
    page.get_by_role("tab").nth(1).click()
    expect(page.locator("#articles li").first).to_be_visible()
    look(page, f"{name}-6-articles")
    visit.close()
