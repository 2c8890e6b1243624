"""Tests of the layouts of Chinese sites, on pages written for the purpose."""

from __future__ import annotations

import pytest

from documents.loading import load_bytes

FIRST = "安徽省近日印发智能机器人产业发展行动方案，提出到2027年培育10户以上细分领域龙头企业。"
SECOND = "方案明确，突破100项以上关键技术及标志性产品，全产业链营业收入达到1000亿元。"
LAST = "（记者 张三）"
TITLE = "安徽出台机器人行动方案"
PARAGRAPHS = "".join(f"<p>　　{text}</p>\n" for text in (FIRST, SECOND, LAST))
DIVISIONS = PARAGRAPHS.replace("<p>", "<div>").replace("</p>", "</div>")

AGENCY = f"""<html><head><meta charset=utf-8><title>{TITLE}-某华网</title><meta name="publishdate" content="2026-01-07">
<meta name="source" content="某华社"></head><body><div class="header"><a href=#>首页</a> &gt; <a href=#>正文</a></div>
<div class="time"><em>2026</em><em>01</em>/<em>07</em></div><div class="source">来源：某华网</div>
<h1><span class="title">{TITLE}</span></h1><div id="detail"><div>{PARAGRAPHS}</div><div>【责任编辑:李四】</div></div>
<div class="related"><ul><li><a href=#>另一地发布政策措施支持人工智能</a></li></ul></div>
<div class="foot">Copyright © 2000 - 2026 All Rights Reserved.</div></body></html>"""
GOVERNMENT = f"""<html><head><meta charset=utf-8><title>{TITLE}的通知_政策文件_某省人民政府</title>
<meta name="SiteName" content="某省人民政府"><meta name="ArticleTitle" content="{TITLE}的通知">
<meta name="PubDate" content="2026-01-07 09:00"><meta name="ContentSource" content=""></head>
<body><div>当前位置：<a href=1>首页</a>&gt;<a href=2>政务公开</a></div>
<table><tr><td>索引号：</td><td>11340000</td></tr><tr><td>发文日期：</td><td>2026-01-06</td></tr></table>
<h1>{TITLE}的通知</h1><div class="content"><div><div style="text-align:center">某政〔2026〕1号</div>
{DIVISIONS}</div></div>
<div>扫一扫在手机打开当前页</div><div class="footer">主办：某省人民政府办公厅</div></body></html>"""
MESSENGER = f"""<html><head><meta charset=utf-8><title></title><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="公众平台"></head><body><div id="js_article"><h1 id="activity-name">{TITLE}</h1>
<div id="meta_content"><span>原创</span><a id="js_name">安徽发布</a><em id="publish_time">2026年1月7日 10:20</em></div>
<div id="js_content" style="visibility: hidden;"><section><section><p><span>{FIRST}</span></p>
<p><span>{SECOND}</span></p><p><span>{LAST}</span></p></section></section></div><div>扫一扫关注该公众号</div></div></body></html>"""
PORTAL = f"""<html><head><title>{TITLE}|机器人|安徽_某浪新闻</title><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2026-01-07T10:20:33+08:00"></head>
<body><div class="nav">{"".join(f"<a href={number}>频道{number}</a>" for number in range(20))}</div>
<h1>{TITLE}</h1><div><span>2026年01月07日 10:20</span><a class="source" href=3>安徽日报</a></div>
<div class="article"><p>原标题：方案来了</p>{PARAGRAPHS}<p>责任编辑：李四</p></div>
<div>关键字 : <a href=4>机器人</a></div>
<div><h2>点击排行</h2><ul><li><a href=1>某某新闻一</a></li></ul></div></body></html>"""
TABLES = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{TITLE}</title></head><body><table><tr><td><a href=/>首页</a> | <a href=/n>新闻</a></td></tr>
<tr><td><table><tr><td><b>{TITLE}</b></td></tr>
<tr><td>发布时间：2026-1-7 来源：安徽日报 点击数：123</td></tr>
<tr><td>　　{FIRST}<br><br>　　{SECOND}<br>{LAST}</td></tr>
</table></td></tr><tr><td>版权所有：某某网</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("page", "publisher", "around"),
    [
        (AGENCY, "某华社", ([], [])),
        (GOVERNMENT, "某省人民政府", (["某政〔2026〕1号"], [])),
        (MESSENGER, "安徽发布", ([], [])),
        (PORTAL, "安徽日报", (["原标题：方案来了"], ["责任编辑：李四"])),
        (TABLES, "安徽日报", (["发布时间：2026-1-7 来源：安徽日报 点击数：123"], ["版权所有：某某网"])),
    ],
    ids=["agency", "government", "messenger", "portal", "tables"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_main_text_and_metadata(page: str, publisher: str, around: tuple[list[str], list[str]], encoding: str) -> None:
    loaded = load_bytes(page.encode(encoding), "a.html")
    assert loaded.text.text.split("\n") == [*around[0], FIRST, SECOND, LAST, *around[1]]
    assert (loaded.publisher, loaded.published) == (publisher, "2026-01-07")
    assert loaded.details.get("editor") == ("李四" if page in (AGENCY, PORTAL) else None)
    assert loaded.title == (TITLE + "的通知" if page is GOVERNMENT else TITLE)
