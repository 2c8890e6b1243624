"""What belongs to the page goes, and what it says is kept."""

import pytest

from documents.cleaning import CleaningOptions, clean, find_furniture
from documents.cleaning.furniture import iso_date
from documents.tracing import TracedText

BODY = "省政府办公厅近日印发行动方案，提出到2027年建成三个算力中心，培育一百家企业。"


@pytest.mark.parametrize(
    ("line", "details"),
    [
        ("首頁 > 區域 > 正文", {}),
        ("您的位置：首页>新闻中心>要闻", {}),
        ("閱讀量:", {}),
        ("阅读量：1.2万", {}),
        ("文章頂部圖.png", {}),
        ("图片来源：视觉中国", {}),
        ("新华社记者 张涛 摄", {}),
        ("新華財經|2026年01月15日", {"publisher": "新華財經", "published": "2026-01-15"}),
        ("2026-01-15 10:20", {"published": "2026-01-15"}),
        ("来源：新华网 | 2023年8月1日 09:12", {"publisher": "新华网", "published": "2023-08-01"}),
        ("发布时间：2024/3/5  来源：省科技厅  浏览次数：88", {"published": "2024-03-05", "publisher": "省科技厅"}),
        ("編輯:李一帆", {"editor": "李一帆"}),
        ("【责任编辑:张旭烨 何媛 】", {"editor": "张旭烨 何媛"}),
        ("作者：王小明", {"author": "王小明"}),
        ("原标题：算力券来了", {"original_title": "算力券来了"}),
        ("校对 盛媛媛", {}),
        ("分享让更多人看到", {}),
        ("分享到： 微信 微博 QQ空间", {}),
        ("聲明:本平臺所發布的信息均不構成投資建議。如有問題,請聯系客服:400-0000000", {}),
        ("免责声明：本文仅供参考，不代表本网立场。", {}),
        ("未经授权不得转载，违者必究", {}),
        ("沪ICP备12345678号-1", {}),
        ("联系电话：010-12345678", {}),
        ("傳播矩陣", {}),
        ("?", {}),
    ],
)
def test_a_line_of_furniture_goes_and_speaks(line: str, details: dict[str, str]) -> None:
    cleaned = clean(TracedText.from_original(f"方案印发\n\n{line}\n\n{BODY}\n\n{BODY}"))
    assert cleaned.text.text == f"方案印发\n\n{BODY}\n\n{BODY}"
    assert cleaned.details == {"title": "方案印发"} | details


@pytest.mark.parametrize(
    "line",
    [
        "一、总体要求",
        "本次融资不构成投资建议的内容较多。企业应当依法披露有关算力的全部信息。",
        "到2027年，核心产业规模达到1000亿元。",
        "来源于企业的数据应当依法使用。",
        "编辑部设在省科技厅，负责日常工作。",
        "责任单位：省科技厅、省工信厅",
        "本方案自2026年1月15日起施行。",
        "微信小程序和微博账号应当备案。",
        "2026年重点任务",
        "人工智能+制造",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    text = f"方案印发\n\n{line}\n\n{BODY}"
    assert clean(TracedText.from_original(text)).text.text == text


def test_related_links_go_up_to_the_next_paragraph() -> None:
    text = f"{BODY}\n\n相关阅读\n算力券怎么领\n多地发布新方案\n\n{BODY}"
    assert clean(TracedText.from_original(text)).text.text == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    ("paragraph", "plain", "details"),
    [
        (
            f"新華財經上海1月15日電 (谷青竹) {BODY}",
            BODY,
            {"dateline": "新華財經上海1月15日電", "publisher": "新華財經", "author": "谷青竹"},
        ),
        (
            f"新华社北京8月16日电（记者王小明）{BODY}",
            BODY,
            {"dateline": "新华社北京8月16日电", "publisher": "新华社", "author": "王小明"},
        ),
        (f"2023-08-16 18:24:57，正文：{BODY}", BODY, {"published": "2023-08-16"}),
        (f"IT之家 8 月 16 日消息，{BODY}", f"IT之家 8 月 16 日消息，{BODY}", {"publisher": "IT之家"}),
        (f"{BODY}返回搜狐，查看更多责任编辑：", BODY, {}),
        (f"{BODY}(完)", BODY, {}),
        (
            f"{BODY}来源：央视新闻客户端 编辑：董隽子 责编：闫继伟",
            BODY,
            {"publisher": "央视新闻客户端", "editor": "闫继伟"},
        ),
        (f"{BODY}广告声明：文内含有的链接，用于传递信息，本站所有文章均包含本声明。", BODY, {}),
        (f"{BODY}(责任编辑：周晶晶)", BODY, {"editor": "周晶晶"}),
        (f"{BODY}（来源：上海宝山）", BODY, {"publisher": "上海宝山"}),
    ],
)
def test_heads_and_tails_of_paragraphs_go(paragraph: str, plain: str, details: dict[str, str]) -> None:
    cleaned = clean(TracedText.from_original(paragraph))
    assert cleaned.text.text == plain
    assert cleaned.details == details


def test_the_switch_leaves_the_furniture_in() -> None:
    text = f"首页 > 正文\n\n{BODY}"
    assert clean(TracedText.from_original(text), CleaningOptions(furniture=False)).text.text == text


def test_a_date_is_written_as_iso() -> None:
    assert [iso_date("2026年1月5日"), iso_date("2023/08/16"), iso_date("昨天")] == ["2026-01-05", "2023-08-16", "昨天"]


def test_nothing_in_nothing_out() -> None:
    furniture = find_furniture("")
    assert (furniture.edits, furniture.details) == ([], {})
