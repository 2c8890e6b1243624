"""The articles tab in a real browser, over a real index and over very many articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from index.store import Store
from tests.browsing import Visit
from tests.hash_embedder import HashEmbedder
from tests.ui.fake_workbench import example_articles
from tests.ui.serving import serving

pytestmark = pytest.mark.browser

GLOSSED = (
    "标题：湖北公布算力安排\n来源：江州日报\n2026年5月7日\n"
    "湖北区(qū)域内(nèi)的算力设施已经全部建成，到2030年普及率达到９０%。\n责任编辑：李四\n"
)
PLAIN = "四川提出，到2027年建成二十个人工智能开放平台，核心产业规模超过一千亿元。"
MANY = 20_000
DROP = """([zone, files]) => {
  const dropped = new DataTransfer();
  for (const [name, text] of files) dropped.items.add(new File([text], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@contextmanager
def library_of(folder: Path, count: int) -> Iterator[str]:
    """Serve an index of the example articles, or so many made-up ones in memory; give the address."""
    with serving("tests.ui.serve_library", folder / "log", str(folder / "data"), str(count)) as address:
        yield address


@pytest.fixture(scope="module")
def served_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("library")
    with library_of(folder, 0) as address:
        yield address, folder / "data"


@pytest.fixture
def library(served_library: tuple[str, Path]) -> Iterator[str]:
    """Give the address of an index that holds the example articles, whatever is done with it."""
    address, folder = served_library
    yield address
    store = Store(folder / "shengce.sqlite", model=HashEmbedder(dimension=64).name)
    kept = {article.id for article in example_articles()}
    for article in store.articles():
        if article.id not in kept:
            store.remove(article.id)
    store.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with library_of(tmp_path_factory.mktemp("many"), MANY) as address:
        yield address


@contextmanager
def articles_tab(browser: Browser, address: str, **visiting: str) -> Iterator[Page]:
    visit = Visit(browser, address, **visiting)
    visit.page.get_by_role("tab").nth(1).click()
    visit.page.locator("#articles h2, #articles .empty").first.wait_for()
    visit.page.locator("#upload .drop").wait_for()
    yield visit.page
    visit.close()


@pytest.fixture
def page(browser: Browser, library: str) -> Iterator[Page]:
    with articles_tab(browser, library) as page:
        yield page


def rows(page: Page) -> Locator:
    return page.locator("#articles li")


def outcomes(page: Page) -> Locator:
    return page.locator("#outcomes tbody tr")


def drop(page: Page, *files: tuple[str, str]) -> None:
    page.evaluate(DROP, [page.locator("#upload .drop").element_handle(), [list(file) for file in files]])


def test_dropped_files_tell_what_was_repaired_and_show_it(page: Page) -> None:
    expect(rows(page)).to_have_count(3)
    drop(page, ("湖北.txt", GLOSSED), ("空.txt", ""), ("<i>图.png", "\x89PNG\r\n\x1a\n\0\0"))
    # A file that was read is stored with those after it, and told of then.
    expect(outcomes(page)).to_have_count(3)
    added = outcomes(page).filter(has_text="湖北.txt")
    expect(added).to_contain_text("已添加，1 个段落")
    expect(added.locator(".repairs")).to_contain_text("注音 2 处")
    expect(added.locator(".repairs")).to_contain_text("全角或半角字符 1 处")
    expect(outcomes(page).filter(has_text="空.txt")).to_contain_text("文件是空的")
    expect(outcomes(page).filter(has_text="<i>图.png")).to_contain_text("未添加")
    expect(rows(page)).to_have_count(4)
    added.get_by_role("button", name="对照原文件").click()
    reader = page.locator("#articles article")
    expect(reader.locator("h2")).to_have_text("湖北公布算力安排")
    expect(reader.locator(".after").nth(1)).to_have_text("湖北区域内的算力设施已经全部建成，到2030年普及率达到90%。")
    expect(reader.locator(".after mark:not(.gap)")).to_have_text("90")
    expect(reader.locator(".after mark.gap").first).to_have_attribute("title", "(qū)")
    expect(reader.locator(".before").nth(1)).to_contain_text("湖北区(qū)域内(nèi)的")
    expect(reader.locator(".before del").filter(has_text="(nèi)")).to_be_visible()
    page.get_by_role("button", name="正文", exact=True).click()
    expect(reader.locator(".before").nth(1)).to_be_hidden()
    page.get_by_role("button", name="原文件", exact=True).click()
    expect(reader.locator(".before").nth(1)).to_be_visible()
    expect(reader.locator(".after").nth(1)).to_be_hidden()
    page.get_by_role("button", name="回到列表").click()
    expect(added.get_by_role("button", name="对照原文件")).to_be_focused()
    row = rows(page).filter(has_text="湖北公布算力安排")
    row.get_by_role("button", name="移除").click()
    row.get_by_role("button", name="取消").click()
    expect(rows(page)).to_have_count(4)
    row.get_by_role("button", name="移除").click()
    row.locator("[data-remove]").click()
    expect(rows(page)).to_have_count(3)
    expect(page.locator("#articles .note")).to_have_text("已移除《湖北公布算力安排》")


def test_a_folder_is_added_without_what_is_hidden_in_it(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "文件夹"
    for name in ("一.txt", "里面/二.txt", ".隐藏.txt", "网页.html", "网页_files/脚本.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAIN.replace("四川", name[0] + "省"), encoding="utf-8")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="选择文件夹").click()
    chosen.value.set_files(folder)
    expect(outcomes(page)).to_have_count(3)
    names = sorted(outcomes(page).locator("td:first-child").all_inner_texts())
    assert names == ["一.txt", "二.txt", "网页.html"]
    expect(rows(page)).to_have_count(6)


def paste(page: Page, text: str, *, title: str = "") -> None:
    form = page.locator(".pasting")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    form.locator("[name=title]").fill(title)
    form.locator("[name=text]").fill(text)
    form.get_by_role("button").click()


def test_text_is_pasted_and_replaced_by_a_file(page: Page, tmp_path: Path) -> None:
    paste(page, GLOSSED, title="我的标题")
    expect(outcomes(page)).to_contain_text("粘贴的文本")
    row = rows(page).filter(has_text="我的标题")
    expect(row.locator(".details")).to_contain_text("江州日报")
    expect(row.locator("time")).to_have_text("2026-05-07")
    new = tmp_path / "新版.txt"
    new.write_text(PLAIN, encoding="utf-8")
    with page.expect_file_chooser() as chosen:
        row.get_by_role("button", name="替换").click()
    chosen.value.set_files(new)
    expect(page.locator("#articles .note")).to_have_text("已用《新版》替换")
    expect(rows(page)).to_have_count(4)
    expect(row).to_have_count(0)
    # What cannot be read leaves all as it is.
    row = rows(page).filter(has_text="新版")
    new.write_text("", encoding="utf-8")
    with page.expect_file_chooser() as chosen:
        row.get_by_role("button", name="替换").click()
    chosen.value.set_files(new)
    expect(page.locator("#articles .note")).to_have_text("没有替换：文件是空的")
    expect(rows(page)).to_have_count(4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("太短了。", "正文太短：只有 3 个字，至少要 20 个"),
        ("&nbsp;<br>&nbsp;<br>", "没有剩下正文"),
    ],
)
def test_what_is_no_article_is_not_pasted(page: Page, text: str, words: str) -> None:
    paste(page, text)
    expect(outcomes(page)).to_contain_text(words)
    expect(rows(page)).to_have_count(3)


def test_a_paste_that_is_empty_or_too_long_is_not_sent(page: Page) -> None:
    paste(page, "  ")
    expect(page.locator("#upload .failed")).to_have_text("请先粘贴文章的正文。")
    paste(page, "长" * 200_001)
    expect(page.locator("#upload .failed")).to_contain_text("200,001 个字符，最多 200,000 个")
    expect(outcomes(page)).to_have_count(0)


def test_hostile_articles_stay_text(page: Page) -> None:
    words = "<img src=x onerror=window.hacked=1><b>x</b> {{7*7}} ${window.hacked=2}\u202e" + "长" * 10_000
    paste(page, words, title="危险 {{7*7}} ${window.hacked=3} <u>题</u>\u202e" + "长" * 60)
    row = rows(page).filter(has_text="危险")
    expect(row).to_contain_text("{{7*7}} ${window.hacked=3}")
    row.locator("[data-open]").click()
    reader = page.locator("#articles article")
    expect(reader.locator(".after").first).to_contain_text("长" * 10_000)
    # The file as it came is shown with all that cleaning took out.
    page.get_by_role("button", name="原文件", exact=True).click()
    expect(reader.locator(".before").first).to_contain_text("<img src=x onerror=window.hacked=1><b>x</b> {{7*7}}")
    expect(page.locator("#articles img, #articles b:not(.tile b), #articles u")).to_have_count(0)
    assert "\u202e" not in page.locator("#articles").inner_html()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_map_and_the_months_choose(page: Page) -> None:
    tile = page.locator('#articles .tile[data-region="江苏"]')
    expect(tile).to_have_attribute("aria-label", "江苏：1 篇，最近 2024-05-20")
    expect(page.locator('#articles .tile[data-region="青海"]')).to_be_disabled()
    tile.press("Enter")
    expect(page.locator("#articles h2")).to_contain_text("3 篇文章中的 1 篇")
    expect(rows(page)).to_contain_text("江州省人工智能三年行动方案")
    expect(page.locator('#articles .tile[data-region="江苏"]')).to_be_focused()
    expect(page.locator('#articles .tile[data-region="江苏"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".filters [name=region]")).to_have_value("江苏")
    page.get_by_role("button", name="清除筛选").click()
    expect(rows(page)).to_have_count(3)
    page.locator('[data-month="2025-01"]').click()
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".filters [name=until]")).to_have_value("2025-01-31")
    page.locator('[data-month="2025-01"]').click()
    expect(rows(page)).to_have_count(3)
    page.locator(".filters [name=words]").fill("没有这样的文章")
    expect(page.locator("#articles .empty")).to_contain_text("没有符合这些条件的文章")
    page.get_by_role("button", name="清除筛选").click()
    expect(rows(page)).to_have_count(3)


def test_twenty_thousand_articles_come_page_by_page(browser: Browser, many: str) -> None:
    with articles_tab(browser, many) as page:
        expect(page.locator("#articles h2")).to_contain_text("20000 篇文章")
        expect(rows(page)).to_have_count(50)
        expect(page.locator(".pages")).to_contain_text("第 1 / 400 页")
        assert page.locator("#articles *").count() < 2_500
        page.get_by_role("button", name="下一页").click()
        expect(page.locator(".pages")).to_contain_text("第 2 / 400 页")
        expect(page.locator("#articles h2")).to_be_focused()
        # Typed letter by letter, as fast as it goes.
        page.locator(".filters [name=words]").press_sequentially("第12345号")
        expect(rows(page)).to_have_count(1)
        expect(rows(page)).to_contain_text("第12345号通知")
        page.locator(".filters [name=words]").fill("")
        page.locator(".filters [name=publisher]").fill("第3报")
        page.locator(".filters [name=region]").select_option("上海")
        # Of 20,000 numbers, those with the remainder 3 of 7 and 2 of 6: every 42nd, from 38 on.
        expect(page.locator("#articles h2")).to_contain_text("中的 476 篇")
        page.locator(".filters [name=order]").select_option("oldest")
        expect(rows(page).first.locator("time")).to_have_text("2020-03-01")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with library_of(tmp_path_factory.mktemp("empty"), -1) as address:
        yield address


@pytest.mark.parametrize(
    ("language", "words", "welcome"),
    [
        ("zh-TW", "還沒有文章", "還沒有可以提問的文章"),
        ("en", "There are no articles yet.", "There are no articles to ask about yet"),
    ],
)
def test_an_empty_index_tells_what_to_do_first(
    browser: Browser, empty: str, language: str, words: str, welcome: str
) -> None:
    with articles_tab(browser, empty, query=f"?lang={language}") as page:
        expect(page.locator("#articles .empty")).to_contain_text(words)
        expect(page.locator(".filters, .overview")).to_be_hidden()
        page.get_by_role("tab").first.click()
        expect(page.locator("#chat .placeholder")).to_contain_text(welcome)


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, library: str) -> None:
    with articles_tab(browser, library, size="phone") as page:
        expect(rows(page)).to_have_count(3)
        page.locator(".overview summary").tap()
        expect(page.locator('#articles .tile[data-region="黑龙江"]')).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#articles [data-open]").last.tap()
        page.get_by_role("button", name="对照", exact=True).tap()
        expect(page.locator("#articles article .after").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
