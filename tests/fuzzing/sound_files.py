"""A sound file of each format that is read, for others to damage."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from functools import cache

import docx

from tests.documents.loading.pdf_files import sheet
from tests.republished_articles import PARAGRAPHS

TITLE = "安徽省人工智能行动方案"
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}_某某网</title>'
    '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2026-01-07">'
    '<script type="application/ld+json">{linked}</script></head>'
    '<body><nav><a href="/">首页</a></nav><h1>{title}</h1><p>来源：安徽日报 2026年1月7日</p>{body}'
    "<table><tr><th>年份</th><th>目标</th></tr><tr><td>2027</td><td>1000亿元</td></tr></table>"
    "<pre>第一行\n第二行</pre><ul><li>项&nbsp;&#19968;</li></ul><footer>版权所有</footer></body></html>"
)
FRONT_MATTER = (
    "---\ntitle: {title}\npublisher: 安徽日报\ndate: 2026-01-07\nregions: [安徽]\ntags: {{a: [1, 2.5, null]}}\n---\n"
)


@cache
def sound_files() -> dict[str, bytes]:
    """Give sound files by their names, the same on each call."""
    return {
        "plan.txt": _text().encode(),
        "plan.md": _markdown().encode(),
        "plan.html": _page().encode(),
        "gbk.htm": _page().replace("utf-8", "gb2312").encode("gb18030"),
        "wide.txt": _text().encode("utf-16"),
        "big5.txt": "安徽省發布人工智能行動方案，提出建設算力中心的目標。".encode("big5") * 20,
        "plan.mhtml": _web_archive(),
        "plan.pdf": _pdf(),
        "plan.docx": _word(),
        "plans.zip": packed({"甲.txt": _text().encode(), "乙/plan.html": _page().encode(), "c.docx": _word()}),
    }


def packed(files: dict[str, bytes]) -> bytes:
    """Make a ZIP of files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _text() -> str:
    return "\n".join([TITLE, *PARAGRAPHS])


def _markdown() -> str:
    body = "\n\n".join(f"## 第{number}节\n\n**要点**：{one}[注](a.html)" for number, one in enumerate(PARAGRAPHS))
    return (
        FRONT_MATTER.format(title=TITLE) + f"# {TITLE}\n\n{body}\n\n| 年份 | 目标 |\n| --- | --- |\n| 2027 | 10户 |\n"
    )


def _page() -> str:
    linked = json.dumps({"@type": "NewsArticle", "headline": TITLE, "publisher": {"name": "安徽日报"}})
    return PAGE.format(title=TITLE, linked=linked, body="".join(f"<p>{one}</p>" for one in PARAGRAPHS))


def _web_archive() -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/a.html"
    message["Subject"] = TITLE
    message.make_related()
    part = EmailMessage()
    part.set_content(_page().encode(), "text", "html", cte="quoted-printable", params={"charset": "utf-8"})
    message.attach(part)
    # Drawn by chance otherwise.
    message.set_boundary("----a-boundary")
    return message.as_bytes()


def _pdf() -> bytes:
    with sheet(pageCompression=0) as drawn:
        drawn.canvas.setTitle(TITLE)
        drawn.line(60, 780, TITLE, size=18)
        for row, one in enumerate(PARAGRAPHS):
            drawn.line(60, 740 - 16 * row, one[:38])
    return drawn.data


def _word() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, level=1)
    for one in PARAGRAPHS:
        document.add_paragraph(one)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "年份", "2027"
    data = io.BytesIO()
    document.save(data)
    # Packed again without the time of day.
    with zipfile.ZipFile(data) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
