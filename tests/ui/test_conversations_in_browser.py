"""Conversations in a real browser: kept, exported, corrected and judged."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.question_files import ExpectedAnswer, read_question_file
from tests.browsing import Visit
from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench
from tests.ui.serving import ROOT
from tests.ui.test_page_in_browser import ask
from ui.kept_conversations import pack
from ui.turns import Turn, TurnStatus

pytestmark = pytest.mark.browser

QUESTION = "江苏到2030年的应用普及率目标是多少？"


@dataclass(frozen=True)
class Served:
    """Hold where the page is served, its log, and the folders of verdicts and of temporary files."""

    address: str
    log: Path
    feedback: Path
    temporary: Path


@pytest.fixture(scope="module")
def served_conversations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("conversations")
    log, feedback, temporary = folder / "log", folder / "feedback", folder / "temporary"
    temporary.mkdir()
    with log.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.serve_conversations", str(feedback)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "TMPDIR": str(temporary), "GRADIO_TEMP_DIR": str(temporary)},
        )
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), log.read_text()
        yield Served(address, log, feedback, temporary)
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.fixture
def visit(browser: Browser, served_conversations: Served) -> Iterator[Visit]:
    visit = Visit(browser, served_conversations.address)
    yield visit
    visit.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def listed(page: Page) -> Locator:
    return page.locator("#conversations li .title")


def reload(page: Page) -> None:
    page.reload()
    page.locator("#ask textarea").wait_for()
    page.locator("#conversations .new").wait_for()


def put_in_storage(page: Page, name: str, entry: object) -> None:
    page.evaluate("([name, entry]) => localStorage.setItem(name, JSON.stringify(entry))", [name, entry])


def entry_of(question: str, *, saved: int, title: str = "") -> dict[str, object]:
    answer = FakeWorkbench().answer_to(question)
    packed = pack([Turn(question, answer.answer, TurnStatus.DONE, answer)])
    return {"title": title or question, "named": False, "saved": saved, "packed": packed}


def save_as(page: Page, kind: str) -> tuple[str, bytes]:
    """Export from the menu; give the name of the file and its content."""
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#export").get_by_role("button", name=kind).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_conversation_is_there_again_after_a_reload(page: Page) -> None:
    ask(page, QUESTION)
    expect(listed(page)).to_have_text([QUESTION])
    reload(page)
    answer = page.locator("#chat .bot.message")
    expect(answer.locator(".short-answer")).to_contain_text("60 EFLOPS")
    expect(page.locator("#chat .user.message")).to_have_text(QUESTION)
    expect(listed(page).first).to_have_attribute("aria-current", "true")
    answer.get_by_role("link", name="[2]").click()
    expect(page.locator("#sources .card[aria-current=true] mark.quote")).to_contain_text("每年最高500万元")
    # The next question is asked in the same conversation.
    expect(ask(page, "浙江呢？").locator(".understood")).to_contain_text("理解为：浙江到2030年的应用普及率目标是多少？")
    expect(listed(page)).to_have_count(1)


def test_an_answer_is_copied_with_its_sources_after_a_reload(page: Page) -> None:
    ask(page, QUESTION)
    reload(page)
    page.locator("#chat .message-buttons-left").get_by_role("button", name="复制").click()
    expect(page.locator("#chat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"60 EFLOPS[1]\n\n{BUDGET_SENTENCE}[1]\n企业租用算力可获补贴，每年最高500万元。[2] 另见[5]。\n\n"
        "[1] 江州省人工智能三年行动方案, 江州省人民政府办公厅, 2024-05-20, 江州方案.md\n"
        "[2] 海州市算力补贴办法, 海州市工业和信息化局, 2025-01-08, https://outside.example/policy/subsidy.html"
    )


def test_a_question_is_kept_before_its_answer_has_come(page: Page) -> None:
    page.locator("#ask textarea").fill("慢慢说目标")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .bot.message")).to_contain_text("60")
    reload(page)
    expect(page.locator("#chat .user.message")).to_have_text("慢慢说目标")
    expect(page.locator("#chat .bot.message")).to_contain_text("已停止")


def test_conversations_are_opened_renamed_and_deleted_with_the_keyboard(page: Page) -> None:
    ask(page, "目标一")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#chat .message")).to_have_count(0)
    expect(page.locator("#ask textarea")).to_be_focused()
    ask(page, "天气二")
    expect(listed(page)).to_have_text(["天气二", "目标一"])
    page.get_by_role("button", name="改名 目标一").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="对话的名称")).to_have_value("目标一")
    page.keyboard.type("<b>算力")
    page.keyboard.press("Enter")
    expect(listed(page)).to_have_text(["天气二", "<b>算力"])
    expect(listed(page).nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#chat .user.message")).to_have_text("目标一")
    expect(listed(page).nth(1)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="删除 天气二").press("Enter")
    expect(page.get_by_role("group", name="删除这个对话？").get_by_role("button", name="取消")).to_be_focused()
    page.keyboard.press("Escape")
    expect(listed(page)).to_have_count(2)
    page.get_by_role("button", name="删除 天气二").press("Enter")
    page.locator("#conversations [data-confirm]:visible").press("Enter")
    expect(listed(page)).to_have_text(["<b>算力"])
    expect(page.locator("#conversations [role=status]")).to_have_text("已删除")
    reload(page)
    expect(listed(page)).to_have_text(["<b>算力"])


def test_the_open_conversation_is_deleted_while_its_answer_comes(page: Page) -> None:
    page.locator("#ask textarea").fill("慢慢说目标")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .bot.message")).to_contain_text("60")
    page.get_by_role("button", name="删除 慢慢说目标").press("Enter")
    page.locator("#conversations [data-confirm]:visible").click()
    expect(page.locator("#chat .message")).to_have_count(0)
    expect(page.locator("#conversations .nothing")).to_be_visible()
    expect(ask(page, "天气")).to_contain_text("没有找到答案")
    expect(listed(page)).to_have_text(["天气"])


def test_what_cannot_be_read_is_dropped_with_a_line_in_the_log(page: Page, served_conversations: Served) -> None:
    put_in_storage(
        page, "shengce.conversation.aaaaaaaaaaaa", {"title": "坏", "named": False, "saved": 2, "packed": "AAAA"}
    )
    put_in_storage(page, "shengce.conversation.bbbbbbbbbbbb", {"title": 3})
    put_in_storage(page, "shengce.conversation.cccccccccccc", entry_of("目标", saved=1, title="好"))
    reload(page)
    expect(listed(page)).to_have_text(["坏", "好"])
    assert page.evaluate("localStorage.getItem('shengce.conversation.bbbbbbbbbbbb')") is None
    page.get_by_role("button", name="坏", exact=True).click()
    expect(page.locator("#conversations [role=status]")).to_have_text("读不出这个对话，已把它从列表中移除。")
    expect(listed(page)).to_have_text(["好"])
    page.get_by_role("button", name="好", exact=True).click()
    expect(page.locator("#chat .user.message")).to_have_text("目标")
    log = served_conversations.log.read_text()
    assert log.count("a conversation of a browser was not opened: the conversation is damaged") == 1
    assert "Traceback" not in log


def test_hostile_words_in_the_storage_stay_words(page: Page) -> None:
    title = "<img src=x onerror=window.hacked=1>"
    put_in_storage(page, "shengce.conversation.aaaaaaaaaaaa", entry_of("恶意 <b>盖</b>", saved=1, title=title))
    reload(page)
    expect(listed(page)).to_have_text([title])
    listed(page).first.click()
    expect(page.locator("#chat .user.message")).to_have_text("恶意 <b>盖</b>")
    expect(page.locator("#sources .card h3")).to_contain_text("<script>window.hacked=1</script>")
    expect(page.locator("#conversations img, #chat .message img, #sources img, [style*=fixed]")).to_have_count(0)


def test_the_oldest_conversation_makes_room(page: Page) -> None:
    for number in range(20):
        put_in_storage(
            page, f"shengce.conversation.{number:012x}", entry_of("目标", saved=number + 1, title=f"第{number}个")
        )
    reload(page)
    expect(listed(page)).to_have_count(20)
    ask(page, "天气")
    expect(listed(page)).to_have_text(["天气", *(f"第{number}个" for number in range(19, 0, -1))])
    # A browser whose storage is full otherwise gives way too.
    page.evaluate(
        """() => {
          let text = "x".repeat(2 ** 20);
          for (let number = 0; text.length > 100;)
            try { localStorage.setItem(`other${number++}`, text); } catch { text = text.slice(text.length / 2); }
        }"""
    )
    ask(page, "目标")
    expect(listed(page).first).to_have_text("天气")
    assert listed(page).count() < 20
    reload(page)
    expect(page.locator("#chat .user.message")).to_have_text(["天气", "目标"])


def test_a_conversation_and_its_citations_are_exported(page: Page, served_conversations: Served) -> None:
    ask(page, "目标")
    ask(page, "天气")
    name, markdown = save_as(page, "Markdown")
    assert re.fullmatch(r"目标_\d{4}-\d\d-\d\d\.md", name)
    assert markdown.decode().startswith("# 目标\n")
    assert BUDGET_SENTENCE in markdown.decode()
    expect(page.locator("#export [role=status]")).to_have_text(f"已导出 {name}")
    # The name in the list is the name of the file.
    page.get_by_role("button", name="改名 目标").press("Enter")
    page.get_by_role("textbox", name="对话的名称").fill("算力")
    page.keyboard.press("Enter")
    name, word = save_as(page, "Word")
    assert re.fullmatch(r"算力_\d{4}-\d\d-\d\d\.docx", name)
    assert docx.Document(io.BytesIO(word)).paragraphs[0].text == "算力"
    name, written = save_as(page, "JSON")
    assert [turn["question"] for turn in json.loads(written)["turns"]] == ["目标", "天气"]
    name, entries = save_as(page, "BibTeX")
    assert (name.endswith(".bib"), entries.decode().count("@")) == (True, 2)
    name, references = save_as(page, "GB/T 7714")
    assert (name.endswith(".txt"), references.decode().count("\n")) == (True, 2)
    assert [path for path in served_conversations.temporary.rglob("*") if path.is_file()] == []


def test_an_empty_conversation_says_what_to_do(page: Page) -> None:
    menu, told = page.locator("#export"), page.locator("#export [role=status]")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told).to_have_text("还没有内容可以导出。先提一个问题。")
    expect(menu.locator("summary")).to_be_focused()
    ask(page, "天气")
    menu.locator("summary").click()
    menu.get_by_role("button", name="BibTeX").click()
    expect(told).to_have_text("这个对话还没有引用文章。")


def test_an_exported_conversation_is_imported(page: Page, tmp_path: Path) -> None:
    ask(page, "目标")
    _, written = save_as(page, "JSON")
    page.get_by_role("button", name="删除 目标").press("Enter")
    page.locator("#conversations [data-confirm]:visible").click()
    expect(page.locator("#chat .message")).to_have_count(0)
    good, bad = tmp_path / "对话.json", tmp_path / "坏.json"
    good.write_bytes(written)
    bad.write_text("{}")
    chooser = page.locator("#conversations input[type=file]")
    chooser.set_input_files(bad)
    expect(page.locator("#conversations [role=status]")).to_contain_text("不是省策导出的对话")
    chooser.set_input_files(good)
    expect(page.locator("#chat .user.message")).to_have_text("目标")
    expect(listed(page)).to_have_text(["目标"])
    reload(page)
    expect(page.locator("#chat .short-answer")).to_contain_text("60 EFLOPS")


def test_what_was_understood_is_changed_part_by_part(page: Page) -> None:
    answer = ask(page, QUESTION)
    asked = page.locator("#chat .user.message")
    expect(answer.locator(".part")).to_have_count(3)
    ask(page, "天气")
    page.get_by_role("link", name="去掉2030，重新提问").first.click()
    expect(asked).to_have_text(["江苏的应用普及率目标是多少？"])
    page.locator("#ask [data-testid=submit-button]").wait_for()
    expect(page.locator("#chat .short-answer")).to_contain_text("60 EFLOPS")
    # By keyboard: open, type, Escape; open, type, Enter.
    chip = page.locator("#chat .part").get_by_role("link", name="江苏", exact=True)
    chip.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("地区")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()
    chip.press("Enter")
    page.keyboard.type("浙江")
    page.keyboard.press("Enter")
    expect(asked).to_have_text(["浙江的应用普及率目标是多少？"])
    page.locator("#ask [data-testid=submit-button]").wait_for()
    expect(page.locator("#chat .part").first).to_contain_text("浙江")


def test_a_question_with_a_part_dropped_takes_nothing_from_the_turns_before(page: Page) -> None:
    ask(page, QUESTION)
    follow_up = ask(page, "浙江呢？")
    expect(follow_up.locator(".understood")).to_contain_text("理解为：浙江到2030年的应用普及率目标是多少？")
    follow_up.get_by_role("link", name="去掉浙江，重新提问").click()
    expect(page.locator("#chat .user.message")).to_have_text([QUESTION, "到2030年的应用普及率目标是多少？"])
    page.locator("#ask [data-testid=submit-button]").wait_for()
    expect(page.locator("#chat .bot.message").last.locator(".short-answer")).to_contain_text("60 EFLOPS")
    expect(page.locator("#chat .bot.message").last).not_to_contain_text("理解为")


def test_an_answer_is_judged(page: Page, served_conversations: Served) -> None:
    answer = ask(page, "目标")
    answer.get_by_role("link", name="正确").click()
    told = page.locator("#answer-actions [role=status]")
    expect(told).to_have_text("已记下，谢谢。")
    expect(answer.locator(".verdict.chosen")).to_have_text("✓ 正确")
    right = served_conversations.feedback / "right.jsonl"
    assert read_question_file(right).questions == (ExpectedAnswer("目标", ("60 EFLOPS",)),)
    # A device that has no room left, in the place of the file that is written first.
    full = served_conversations.feedback / "wrong.new"
    full.symlink_to("/dev/full")
    answer.get_by_role("link", name="出处不对").click()
    expect(told).to_have_text("数据文件夹所在的磁盘已满，没能记下这个评价。")
    expect(answer.locator(".verdict.chosen")).to_have_text("✓ 正确")
    full.unlink()
    answer.get_by_role("link", name="出处不对").click()
    expect(answer.locator(".verdict.chosen")).to_have_text("✓ 出处不对")
    (line,) = (served_conversations.feedback / "wrong.jsonl").read_text().splitlines()
    assert json.loads(line)["verdict"] == "wrong_source"
    answer.get_by_role("link", name="出处不对").click()
    expect(told).to_have_text("已撤回。")
    expect(answer.locator(".verdict.chosen")).to_have_count(0)
    assert (served_conversations.feedback / "wrong.jsonl").read_text() == ""


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("zh-HK", ["新對話", "對話列表", "匯出", "已匯出", "這個回答"]),
        ("en-US", ["New chat", "Conversations", "Export", "Exported", "This answer is"]),
    ],
)
def test_all_of_it_speaks_the_language_of_the_browser(
    browser: Browser, served_conversations: Served, locale: str, words: list[str]
) -> None:
    visit = Visit(browser, served_conversations.address, locale=locale)
    page = visit.page
    answer = ask(page, "目标")
    save_as(page, "BibTeX")
    for place, said in zip(
        (
            page.locator("#conversations .new"),
            page.locator("#conversations h2"),
            page.locator("#export summary"),
            page.locator("#export [role=status]"),
            answer.locator(".verdicts"),
        ),
        words,
        strict=True,
    ):
        expect(place).to_contain_text(said)
    visit.close()


def test_on_a_phone_the_list_is_folded_and_opens(browser: Browser, served_conversations: Served) -> None:
    visit = Visit(browser, served_conversations.address, size="phone")
    page = visit.page
    ask(page, QUESTION)
    expect(listed(page).first).to_be_hidden()
    page.get_by_role("button", name="新对话").tap()
    expect(page.locator("#chat .message")).to_have_count(0)
    page.locator("#conversations summary").tap()
    expect(page.get_by_role("button", name=f"删除 {QUESTION}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    listed(page).first.tap()
    expect(page.locator("#chat .user.message")).to_have_text(QUESTION)
    expect(listed(page).first).to_be_hidden()
    page.locator("#export summary").tap()
    expect(page.locator("#export .choices")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.close()
