"""The page in a real browser, over scripted answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import Visit
from tests.ui.fake_workbench import BUDGET_SENTENCE

pytestmark = pytest.mark.browser


def ask(page: Page, question: str) -> Locator:
    """Ask a question, wait until its answer has ended and give its message."""
    asked = page.locator("#chat .user.message")
    before = asked.count()
    page.locator("#ask textarea").fill(question)
    page.locator("#ask textarea").press("Enter")
    # The send button goes while an answer comes; waiting for the question first makes sure that it has gone.
    expect(asked).to_have_count(before + 1)
    page.locator("#ask [data-testid=submit-button]").wait_for()
    return page.locator("#chat .bot.message").last


def test_a_question_is_answered_and_its_citation_leads_to_the_quote(page: Page) -> None:
    answer = ask(page, "到2027年的算力目标是什么？")
    expect(answer.locator(".short-answer")).to_contain_text("60 EFLOPS")
    expect(answer).to_contain_text(BUDGET_SENTENCE)
    expect(answer).to_contain_text("另见[5]")
    expect(answer.locator("a[href^='#src-']")).to_have_text(["[1]", "[1]", "[2]"])
    expect(page.locator("#sources .card")).to_have_count(2)
    answer.get_by_role("link", name="[1]").first.click()
    card = page.locator("#sources .card[aria-current=true]")
    expect(card).to_be_focused()
    expect(card.locator("h3")).to_contain_text("江州省人工智能三年行动方案")
    expect(card.locator("mark.answer")).to_have_text("60 EFLOPS")
    assert "".join(card.locator("mark").all_inner_texts()) == BUDGET_SENTENCE
    card.get_by_role("button", name="回到回答").click()
    expect(answer.get_by_role("link", name="[1]").first).to_be_focused()


def test_an_article_opens_at_the_quote_and_closes_again(page: Page) -> None:
    ask(page, "目标")
    opener = page.locator("#sources .card").first.get_by_role("button", name="打开全文")
    opener.click()
    article = page.locator("#sources article")
    expect(article).to_contain_text("第39项任务")
    assert "".join(article.locator(".after mark").all_inner_texts()) == BUDGET_SENTENCE
    expect(article.locator(".after mark").first).to_be_in_viewport()
    page.get_by_role("button", name="回到来源").click()
    expect(opener).to_be_focused()


def test_a_card_opens_its_article_by_a_click_and_by_the_keyboard(page: Page) -> None:
    answer = ask(page, "目标")
    page.locator("#sources .card").nth(1).locator("blockquote").click()
    article = page.locator("#sources article")
    expect(article.locator("h2")).to_have_text("海州市算力补贴办法")
    page.get_by_role("button", name="回到来源").click()
    answer.get_by_role("link", name="[1]").first.press("Enter")
    expect(page.locator("#sources .card").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(article.locator("h2")).to_have_text("江州省人工智能三年行动方案")


def test_an_older_answer_keeps_its_sources(page: Page) -> None:
    first = ask(page, "第一个目标").get_by_role("link", name="[2]")
    href = first.get_attribute("href")
    ask(page, "恶意")
    expect(page.locator("#sources .asked")).to_have_text("恶意")
    page.locator(f'#chat a[href="{href}"]').click()
    expect(page.locator("#sources .asked")).to_have_text("第一个目标")
    expect(page.locator("#sources .card[aria-current=true] .marker")).to_have_text("2")


def test_a_refusal_shows_the_closest_passages_as_such(page: Page) -> None:
    answer = ask(page, "今天天气怎么样？")
    expect(answer).to_contain_text("没有找到答案")
    expect(page.locator("#sources h2")).to_have_text("最接近的段落，不是答案")
    answer.get_by_role("link", name="查看最接近的段落").click()
    expect(page.locator("#sources .card[aria-current=true] .marker")).to_have_text("1")


def test_hostile_words_stay_words(page: Page) -> None:
    ask(page, "恶意 <img src=x onerror=window.hacked=8> <b style='position:fixed;inset:0'>盖</b> [1](javascript:1)")
    # One link for the answer's marker, beside those of the verdicts; the one that the article forged stays text.
    expect(page.locator("#chat .bot.message a:not([href^='#judge-'])")).to_have_count(1)
    expect(page.locator("#chat .user.message").get_by_role("link")).to_have_count(0)
    page.locator("#sources [data-open]").click()
    expect(page.locator("#sources article h2")).to_contain_text("<script>window.hacked=1</script>")
    page.get_by_role("tab", name="文章").click()
    expect(page.locator("#articles")).to_contain_text("${window.hacked=3}{{7*7}}")
    made = "#chat .message img, #chat .message form, [style*=fixed], #sources img, #sources form, #articles img"
    expect(page.locator(made)).to_have_count(0)


def test_a_failure_is_one_clear_line_and_can_be_retried(page: Page, served: tuple[str, Path]) -> None:
    answer = ask(page, "坏掉")
    expect(answer).to_have_text(re.compile(r"^\s*出错了，这个问题没有得到处理。.*日志。\s*$"))
    assert "secret" not in page.content()
    assert "RuntimeError: secret" in served[1].read_text()
    page.get_by_role("button", name="重试").click()
    page.locator("#ask [data-testid=submit-button]").wait_for()
    expect(page.locator("#chat .user.message")).to_have_count(1)
    expect(page.locator("#chat .bot.message")).to_contain_text("出错了")


def test_stopping_keeps_what_has_come(page: Page) -> None:
    page.locator("#ask textarea").fill("慢慢说目标")
    page.keyboard.press("Enter")
    answer = page.locator("#chat .bot.message").last
    expect(answer).to_contain_text("到2027")
    page.get_by_role("button", name="停止").click()
    expect(answer).to_contain_text("已停止")
    page.locator("#ask [data-testid=submit-button]").wait_for()
    kept = answer.inner_text()
    assert BUDGET_SENTENCE not in kept
    next_answer = ask(page, "目标")
    expect(next_answer.locator(".short-answer")).to_contain_text("60 EFLOPS")
    assert page.locator("#chat .bot.message").first.inner_text() == kept


def test_a_question_can_be_edited_and_the_conversation_cleared(page: Page) -> None:
    ask(page, "天气")
    page.get_by_role("button", name="编辑").click()
    page.locator("#chat textarea").fill("目标<")
    page.get_by_role("button", name="发送").first.click()
    expect(page.locator("#chat .user.message")).to_have_text("目标<")
    expect(page.locator("#chat .short-answer")).to_contain_text("60 EFLOPS")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#chat .message")).to_have_count(0)
    expect(page.locator("#sources .empty")).to_contain_text("提问之后")


def test_a_new_conversation_stops_the_answer_that_is_coming(page: Page) -> None:
    page.locator("#ask textarea").fill("慢慢说目标")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .bot.message")).to_contain_text("到2027")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#chat .message")).to_have_count(0)
    expect(ask(page, "天气")).to_contain_text("没有找到答案")
    expect(page.locator("#chat .user.message")).to_have_count(1)


def test_an_answer_is_copied_with_its_sources(page: Page) -> None:
    ask(page, "目标")
    page.locator("#chat .message-buttons-left").get_by_role("button", name="复制").click()
    expect(page.locator("#chat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"60 EFLOPS[1]\n\n{BUDGET_SENTENCE}[1]\n企业租用算力可获补贴，每年最高500万元。[2] 另见[5]。\n\n"
        "[1] 江州省人工智能三年行动方案, 江州省人民政府办公厅, 2024-05-20, 江州方案.md\n"
        "[2] 海州市算力补贴办法, 海州市工业和信息化局, 2025-01-08, https://outside.example/policy/subsidy.html"
    )


def test_files_are_added_and_an_article_removed(page: Page, tmp_path: Path) -> None:
    (tmp_path / "新文章.txt").write_text("新文章的内容。", encoding="utf-8")
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    page.get_by_role("tab", name="文章").click()
    rows = page.locator("#articles li")
    expect(rows).to_have_count(3)
    page.locator("#upload input[type=file]").set_input_files([tmp_path / "新文章.txt", tmp_path / "空.txt"])
    expect(page.locator("#outcomes tbody tr")).to_have_text(
        [re.compile(r"新文章\.txt\s*已添加，2 个段落"), re.compile(r"空\.txt\s*未添加\s*the file holds no text")]
    )
    expect(rows).to_have_count(4)
    row = rows.filter(has_text="新文章")
    row.get_by_role("button", name="移除").click()
    row.get_by_role("button", name="取消").click()
    expect(rows).to_have_count(4)
    row.get_by_role("button", name="移除").click()
    row.locator("[data-remove]").click()
    expect(rows).to_have_count(3)
    expect(page.locator("#articles .note")).to_have_text("已移除《新文章》")


def test_adding_many_files_can_be_stopped(page: Page, tmp_path: Path) -> None:
    files = [tmp_path / f"慢{number}.txt" for number in range(60)]
    for file in files:
        file.write_text(f"{file.stem}的内容。", encoding="utf-8")
    page.get_by_role("tab", name="文章").click()
    expect(page.locator("#articles li").first).to_be_visible()
    page.locator("#upload input[type=file]").set_input_files(files)
    progress = page.locator("#outcomes [role=status]")
    expect(progress).to_have_text(re.compile(r"正在处理 [1-9]\d? / 60"), timeout=30_000)
    page.locator("#outcomes").get_by_role("button", name="停止").click()
    expect(page.locator("#outcomes .failed")).to_contain_text("已停止。列出的文件处理完了")
    done = page.locator("#outcomes tbody tr").count()
    assert 0 < done < 60
    # What was added stays, and is taken out again for the tests that follow.
    expect(page.locator("#articles li")).to_have_count(3 + done)
    for _ in range(done):
        row = page.locator("#articles li").filter(has_text="慢").first
        name = row.locator("h3").inner_text()
        row.get_by_role("button", name="移除").click()
        row.locator("[data-remove]").click()
        expect(page.locator("#articles .note")).to_have_text(f"已移除《{name}》")


def test_uploading_can_be_stopped(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "文.txt"
    file.write_text("文" * 100, encoding="utf-8")
    page.get_by_role("tab", name="文章").click()
    expect(page.locator("#articles li")).to_have_count(3)
    page.route("**/upload*", lambda route: (page.wait_for_timeout(100), route.continue_())[1])
    page.locator("#upload input[type=file]").set_input_files([file] * 20)
    page.locator("#upload").get_by_role("button", name="停止").click()
    expect(page.locator("#upload .failed")).to_have_text("已停止上传，没有添加文件。")
    expect(page.locator("#articles li")).to_have_count(3)


def test_an_example_is_asked_and_regions_limit_the_search(page: Page) -> None:
    page.locator("#regions input").click()
    page.get_by_role("option", name="浙江").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="算力补贴最高多少？").click()
    expect(page.locator("#chat .user.message")).to_have_text("算力补贴最高多少？")
    expect(page.locator("#chat .bot.message")).to_contain_text("只看浙江")


@pytest.mark.parametrize(
    ("locale", "query", "tab", "language"),
    [
        ("zh-HK", "", "問答", "zh-TW"),
        ("de-DE", "", "Ask", "en"),
        ("en-US", "?lang=zh-CN", "问答", "zh-CN"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(
    browser: Browser, served: tuple[str, Path], locale: str, query: str, tab: str, language: str
) -> None:
    visit = Visit(browser, served[0], query=query, locale=locale)
    expect(visit.page.get_by_role("tab").first).to_have_text(tab)
    assert visit.page.evaluate("document.documentElement.lang") == language
    ask(visit.page, "坏掉")
    failure = {"zh-TW": "出錯了", "en": "Something went wrong", "zh-CN": "出错了"}[language]
    expect(visit.page.locator("#chat .failed")).to_contain_text(failure)
    ask(visit.page, "索引")
    unusable = {"zh-TW": "索引暫時不能使用", "en": "The index cannot be used", "zh-CN": "索引暂时不能使用"}[language]
    expect(visit.page.locator("#chat .failed").last).to_contain_text(unusable)
    visit.close()


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0], size="phone")
    page = visit.page
    answer = ask(page, "恶意")
    answer.get_by_role("link", name="[1]").tap()
    expect(page.locator("#sources .card[aria-current=true] h3")).to_be_in_viewport()
    page.locator("#sources [data-open]").tap()
    expect(page.locator("#sources article mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("tab", name="文章").tap()
    expect(page.locator("#articles li")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.close()
