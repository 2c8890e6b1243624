from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.answer import Answer, Republication
from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench, cite, make_article
from ui.exports import ExportedConversation, conversation_markdown
from ui.exports.markdown_words import words_at_line_start, words_in_line
from ui.exports.plain_text import plain
from ui.language import Language
from ui.turns import Turn, TurnStatus

WHEN = datetime(2026, 11, 22, 10, 5)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def answered(question: str, **values: object) -> Turn:
    answer = replace(FakeWorkbench().answer_to(question), **values)  # type: ignore[arg-type]
    return Turn(question, answer.answer, TurnStatus.DONE, answer)


def written(*turns: Turn, language: Language = Language.ENGLISH, title: str = "题") -> str:
    return conversation_markdown(ExportedConversation(title, WHEN, turns), language)


def body(*turns: Turn, language: Language = Language.ENGLISH) -> str:
    """Leave out the title and the line under it."""
    return written(*turns, language=language).split("\n\n", 2)[2]


def tokens(markdown: str) -> list[Token]:
    blocks = READER.parse(markdown)
    return [*blocks, *(child for block in blocks for child in block.children or ())]


def test_an_answer_is_written_with_its_sources() -> None:
    turn = answered("目标", standalone_question="江州的目标")
    assert turn.answer is not None
    first, second = turn.answer.citations
    elsewhere = (
        Republication("1", "转载", "某某网", "2024-05-21", "/srv/secret/转载.html"),
        Republication("2", "", None, None, "https://outside.example/a"),
    )
    second = replace(second, publisher=None, published=None, regions=())
    citations = (replace(first, republications=elsewhere), second)
    turn = replace(turn, answer=replace(turn.answer, citations=citations))
    assert written(turn, language=Language.SIMPLIFIED) == (
        "# 题\n\n"
        "由省策导出于 2026-11-22 10:05。引文取自收录的文章。\n\n"
        "## 目标\n\n"
        "理解为：江州的目标\n\n"
        "**60 EFLOPS\\[1\\]**\n\n"
        f"{BUDGET_SENTENCE}\\[1\\]\n\n"
        "企业租用算力可获补贴，每年最高500万元。\\[2\\] 另见&#91;5&#93;。\n\n"
        "### 来源\n\n"
        "\\[1\\] **江州省人工智能三年行动方案**\n\n"
        "江州省人民政府办公厅 · 2024-05-20 · 江苏、上海\n\n"
        f"> {BUDGET_SENTENCE}\n\n"
        "来源：江州方案.md\n\n"
        "同一报道另见：\n\n"
        "- 转载 · 某某网 · 2024-05-21 · 转载.html\n"
        "- 无标题 · <https://outside.example/a>\n\n"
        "\\[2\\] **海州市算力补贴办法**\n\n"
        "> 按照合同金额的30%给予补贴，每年最高500万元\n\n"
        "来源：<https://outside.example/policy/subsidy.html>\n"
    )


def test_a_refusal_is_written_with_what_comes_closest() -> None:
    turn = answered("天气")
    assert turn.answer is not None
    turn = replace(turn, answer=replace(turn.answer, closest=turn.answer.closest[1:]))
    assert body(turn) == (
        "## 天气\n\n"
        "收录的文章里没有找到答案。\n\n"
        "### Closest passages, not an answer\n\n"
        "\\[2\\] **海州市算力补贴办法**\n\n"
        "海州市工业和信息化局 · 2025-01-08 · 浙江\n\n"
        "> 每年最高500万元\n\n"
        "Source: <https://outside.example/policy/subsidy.html>\n"
    )


@pytest.mark.parametrize(
    ("turn", "markdown"),
    [
        (Turn("问", "坏<了>\n-", TurnStatus.FAILED), "## 问\n\nThis question was not answered: 坏&#60;了&#62; -\n"),
        (Turn("问", "刚[1]", TurnStatus.STOPPED), "## 问\n\n刚&#91;1&#93;\n\nThis answer was not finished.\n"),
        (Turn("问\n# 二"), "## 问 &#35; 二\n\nThis answer was not finished.\n"),
        (
            Turn("谢谢", "", TurnStatus.DONE, Answer("谢谢", "别的", True, "不客气。", 1.0, is_chat=True)),
            "## 谢谢\n\n不客气。\n",
        ),
    ],
)
def test_the_state_of_a_turn_is_told(turn: Turn, markdown: str) -> None:
    assert body(turn) == markdown


def test_a_table_and_a_list_are_kept() -> None:
    words = "| 地区 | 目标 |\n| --- | --- |\n| 江苏 | 1. 甲|\n| 浙江 | 乙[1] |\n\n- 一[2](http://a.example)\n- - 二"
    kept = body(answered("目标", answer=words)).split("### ")[0]
    assert kept == (
        "## 目标\n\n"
        "| 地区 | 目标 |\n| --- | --- |\n| 江苏 | 1&#46; 甲 |\n| 浙江 | 乙\\[1\\] |\n\n"
        "- 一\\[2\\](http&#58;//a.example)\n- &#45; 二\n\n"
    )
    assert [token.type for token in tokens(kept) if token.type in ("table_open", "list_item_open", "link_open")] == [
        "table_open",
        "list_item_open",
        "list_item_open",
    ]


def test_an_empty_title_has_words_of_its_own() -> None:
    assert [written(title=" \u202e\n", language=language).splitlines()[0] for language in Language] == [
        "# 省策对话",
        "# 省策對話",
        "# A conversation with Shengce",
    ]


def test_the_lines_of_a_quote_stay_apart() -> None:
    article = make_article("题", "3. 甲\r\n\n    5) 乙\n=== 丙", "a.md")
    turn = Turn("问", "", TurnStatus.DONE, Answer("问", "问", True, "答", 1.0, None, (cite(1, article, article.text),)))
    assert "\n\n> 3&#46; 甲\n>\n> 5&#41; 乙\n>\n> &#61;&#61;&#61; 丙\n\n" in written(turn)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. 甲", "1&#46; 甲"),
        ("1.5亿", "1.5亿"),
        ("-5%", "-5%"),
        ("---", "&#45;--"),
        (": 释义", "&#58; 释义"),
        ("  + 甲 ", "&#43; 甲 "),
        ("• 甲 | 乙", "• 甲 &#124; 乙"),
        ("| 甲 |", "&#124; 甲 &#124;"),
        ("x^2^ {#a}", "x&#94;2&#94; &#123;&#35;a&#125;"),
        ("", ""),
    ],
)
def test_no_words_begin_anything(text: str, escaped: str) -> None:
    assert words_at_line_start(text) == escaped


def test_spaces_around_words_stay() -> None:
    assert words_in_line(" 甲\n乙 ") == " 甲 乙 "


HOSTILE = st.text(alphabet=st.sampled_from(list("[]()!<>/#*_`~|=-+.:\\&;$\"'^{} \n\t1ab甲，\u202e\x00")), max_size=40)
OUR_OWN = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak"),
    *("strong_open", "strong_close", "blockquote_open", "blockquote_close", "text_special", "hardbreak"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}
TABLE = {f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")}


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_hostile_words_show_as_they_are_written(words: str) -> None:
    article = make_article(words, words, words, publisher=words, published=words, regions=(words,))
    citation = replace(cite(1, article, words), republications=(Republication(words, words, words, words, words),))
    answer = Answer(words, "understood " + words, True, "答[1]", 1.0, None, (citation,))
    turns = (Turn(words, "", TurnStatus.DONE, answer), Turn(words, words, TurnStatus.FAILED))
    read = tokens(written(*turns, title="题 " + words))
    assert {token.type for token in read} <= OUR_OWN
    # The lines of an answer may be items of a list and rows of a table.
    short = replace(answer, answer=f"答{words}[1]\n\n{words}\n{words}[1]({words})", short_answer="答")
    assert {token.type for token in tokens(body(Turn("问", "", TurnStatus.DONE, short)))} <= OUR_OWN | TABLE
    inline = [token for token in read if token.type == "inline"]
    shown = ["".join(child.content for child in token.children or ()) for token in inline]
    # Spaces and the ends of lines aside, the title is shown whole.
    assert "".join(shown[0].split()) == "".join(("题" + plain(words)).split())
