"""What the first and the last words of a news page say: date, publisher, title."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.cleaning.ending_model import MAGIC as ENDINGS_MAGIC
from documents.cleaning.ending_model import EndingModel, count_endings, load_endings, pack_endings
from documents.cleaning.furniture import iso_date
from documents.cleaning.page_heads import find_page_head
from documents.cleaning.publishers import find_publisher, find_source
from documents.cleaning.title_boundary import TitleBoundaries, load_boundaries, pack_boundaries
from documents.cleaning.titles import find_stated_title
from documents.reading import read_text

BODY = "省政府办公厅近日印发行动方案，提出到2027年建成三个算力中心，培育一百家企业。"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("2023-08-16 18:24:57，正文：", {"published": "2023-08-16"}),
        ("[              2023/07/20  16:08              ]，正文：", {"published": "2023/07/20"}),
        ("202307/2609:10:20，正文：", {"published": "202307/26"}),
        ("23-07-27 05:39，正文：", {"published": "23-07-27"}),
        ("07-20 15:29，正文：", {"published_day": "07-20"}),
        ("，正文：", {}),
        (
            "来源：某某日报  |  2023年07月20日 08:57:43，正文：",
            {"publisher": "某某日报", "published": "2023年07月20日"},
        ),
        (
            "2023-07-24 22:32:56来源: 某某新闻      \t北京      举报 ，正文：",
            {"publisher": "某某新闻", "published": "2023-07-24"},
        ),
        ("某网 > 新闻 > 要闻\xa0\xa02023-07-27 08:52:37  ，正文：", {"publisher": "某网", "published": "2023-07-27"}),
        (
            "发稿时间：2023-07-26 18:09:00作者：王小明     来源：  某某客户端  ，正文：",
            {"publisher": "某某客户端", "author": "王小明", "published": "2023-07-26"},
        ),
    ],
)
def test_a_date_line_is_read_and_ends_where_the_article_begins(head: str, said: dict[str, str]) -> None:
    end, found = find_page_head(head + BODY)
    assert end == len(head)
    assert {name: (head + BODY)[slice(*span)].strip() for name, span in found.items()} == said


@pytest.mark.parametrize("text", [BODY, f"合同由首部和尾部组成，双方商定的正文：{BODY}", "正文"])
def test_a_sentence_is_no_date_line(text: str) -> None:
    assert find_page_head(text) == (0, {})


def test_odd_dates_are_written_as_iso() -> None:
    assert [iso_date("202307/26"), iso_date("23-07-27"), iso_date("2023年7月5日")] == [
        "2023-07-26",
        "2023-07-27",
        "2023-07-05",
    ]


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        ("新华社北京8月16日电（记者王小明）", {"agency": "新华社"}),
        ("IT之家 8 月 16 日消息，", {"agency": "IT之家"}),
        ("某某日报讯（记者 王小明）", {"agency": "某某日报"}),
        ("某某新闻记者 王小明 8月1日，", {"agency": "某某新闻"}),
        ("【某某时报综合报道】", {"agency": "某某时报"}),
        ("活动现场。某某网8月3日讯（通讯员 王小明）", {"agency": "某某网"}),
        ("本文转自【某某客户端】；", {"publisher": "某某客户端"}),
        ("来源：某某社某某社8月17日讯，", {"publisher": "某某社"}),
        ("据某某社8月16日报道，", {}),
        ("本报讯（记者 王小明）", {}),
        ("记者从省通信管理局网站获悉，", {}),
        ("", {}),
    ],
)
def test_who_reports_is_named_and_who_is_cited_is_not(beginning: str, said: dict[str, str]) -> None:
    found = find_publisher(beginning + BODY)
    assert {name: (beginning + BODY)[slice(*span)] for name, span in found.items()} == said


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("来源：某某公安返回搜狐，查看更多责任编辑：", "某某公安"),
        ("来源丨某某发布 编辑：王小明", "某某发布"),
        ("（某某客户端）", "某某客户端"),
        ("图片来源：某某公司", None),
        ("请注明来源：某某", None),
        ("", None),
    ],
)
def test_a_source_at_the_end_is_found(ending: str, name: str | None) -> None:
    span = find_source(BODY + ending)
    assert (span and (BODY + ending)[slice(*span)]) == name


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (
            f"原标题：某省印发人工智能产业发展三年行动方案近日，{BODY}",
            "某省印发人工智能产业发展三年行动方案",
            f"近日，{BODY}",
        ),
        (f"原标题：某省印发行动方案某省印发行动方案 {BODY}", "某省印发行动方案", " " + BODY),
        (f"原标题：某省印发行动方案          {BODY}", "某省印发行动方案", BODY),
        (f"（原标题：某省印发行动方案）{BODY}", "某省印发行动方案", BODY),
        (f"原标题：某省印发行动方案2023-08-16 14:31:34 {BODY}", "某省印发行动方案", BODY),
        ("原标题：某省印发行动方案", "某省印发行动方案", ""),
    ],
)
def test_a_labelled_title_ends_where_the_article_begins(text: str, title: str, body: str) -> None:
    stated = find_stated_title(text)
    assert stated is not None
    assert (text[stated.start : stated.end], text[stated.body :]) == (title, body)


def test_no_label_no_title() -> None:
    assert find_stated_title(BODY) is None


def test_an_article_knows_what_its_page_said() -> None:
    head = "2023-08-16 18:24:57，正文：原标题：某省印发行动方案中新网杭州8月16日电(王小明)"
    raw = f"{head}{BODY}(完)返回搜狐，查看更多责任编辑："
    article = read_text(raw, source="page.txt")
    assert (article.title, article.publisher, article.published) == ("某省印发行动方案", "中新网", "2023-08-16")
    assert article.text == f"某省印发行动方案\n\n{BODY}"
    start = article.text.index("省政府")
    assert raw[slice(*article.raw_span(start, len(article.text)))] == BODY


def test_tables_survive_packing(tmp_path: Path) -> None:
    path = tmp_path / "table.bin"
    path.write_bytes(pack_boundaries({"近日": 2.5}, {"！": 1.25}))
    assert load_boundaries(path).find("某省印发新的行动方案！近日省里开会说明方案。") == 11
    path.write_bytes(pack_endings({"糖等0": 3}))
    assert load_endings(path).gain("花糖", "等", "0") == pytest.approx(2 * 1.3862943611)


def test_endings_are_counted_with_what_is_before_and_behind() -> None:
    assert count_endings(["白糖等18个", "白糖等9个"]) == {"白糖等0": 2, "糖等0": 2}
    assert EndingModel({}).gain("白糖", "等", "0") == 0.0


def test_other_files_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "table.bin"
    path.write_bytes(ENDINGS_MAGIC[:-2] + b"9\n")
    with pytest.raises(ValueError, match=r"table\.bin is no table of endings of this version"):
        load_endings(path)
    with pytest.raises(ValueError, match=r"table\.bin holds no title boundaries of this version"):
        load_boundaries(path)


def test_a_text_too_short_has_no_boundary() -> None:
    assert TitleBoundaries({}, {}).find("短") == 0
