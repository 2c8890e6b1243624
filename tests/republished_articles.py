"""A made-up report and what others made of it."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.damage import to_traditional
from tests.made_up_articles import make_article

PARAGRAPHS = (
    "江州省数据局日前公布新一轮算力建设安排，提出到2027年底全省算力规模达到60 EFLOPS，比去年增长约1.5倍。",
    "安排要求各市按照统一规划布局智算中心，新建项目的绿色电力使用比例不得低于45%，老旧机房在三年内完成改造。",
    "在应用方面，省里将支持200家制造企业开展智能化改造试点，每家企业最高可以获得300万元的资金补助。",
    "省数据局负责人表示，下一步会同财政、工信部门细化申报流程，今年9月起受理第一批企业的申请。",
)
REPORT = "\n".join(PARAGRAPHS)
ADDED_PARAGRAPH = "记者了解到，海州市已经率先设立总额8亿元的算力基金，首批支持了17个港口自动化项目，明年还将追加投入。"

ORIGINAL = replace(
    make_article(REPORT, title="江州公布算力建设安排", source="original.html", published="2025-03-01"),
    publisher="江州日报",
)
REPRINT = replace(
    make_article(
        "\n".join(
            [
                "首页 新闻 正文",
                PARAGRAPHS[0].replace("日前公布", "近日发布"),
                PARAGRAPHS[1],
                PARAGRAPHS[2],
                "责任编辑李某",
            ]
        ),
        title="江州算力规模将达60 EFLOPS",
        source="reprint.html",
        published="2025-03-02",
    ),
    publisher="某某网",
)
EXTENDED = replace(
    make_article(
        f"{to_traditional(REPORT)}\n{to_traditional(ADDED_PARAGRAPH)}",
        title="江州公布算力建設安排，海州設立基金",
        source="extended.html",
        published="2025-03-03",
    ),
    publisher="海州晚報",
)
WITHOUT_PUBLISHER = make_article(f"转载：\n{REPORT}", title="转载", source="blog.txt", published="2025-02-01")
OTHER_FIGURES = make_article(
    REPORT.replace("2027", "2026")
    .replace("60 E", "35 E")
    .replace("1.5", "0.8")
    .replace("45%", "38%")
    .replace("200", "120")
    .replace("300", "180")
    .replace("江州", "山州"),
    title="山州公布算力建设安排",
    source="other.html",
)
REPUBLISHED = (ORIGINAL, REPRINT, EXTENDED, WITHOUT_PUBLISHER)
