"""A few made-up articles, and passages cut from them a line each."""

from __future__ import annotations

from documents import Article, Passage, TracedText, article_id


def make_article(
    text: str,
    *,
    title: str = "标题",
    source: str | None = None,
    regions: tuple[str, ...] = (),
    published: str | None = None,
    raw: str | None = None,
) -> Article:
    """Make an article; its raw file is its text unless another is given."""
    return Article(
        id=article_id(text),
        title=title,
        text=text,
        source=source or f"{title}.txt",
        published=published,
        regions=regions,
        raw=text if raw is None else raw,
        traced=TracedText.from_original(text) if raw is None else None,
    )


def lines_as_passages(article: Article) -> list[Passage]:
    """Cut an article at its line breaks, one passage a line, each about the article's regions."""
    passages: list[Passage] = []
    start = 0
    for line in article.text.split("\n"):
        end = start + len(line)
        if line:
            identity = f"{article.id}-{len(passages)}"
            passages.append(Passage(identity, article.id, line, start, end, regions=article.regions))
        start = end + 1
    return passages


JIANGSU = make_article(
    "到2030年，江苏制造业企业智能体普及率达到90%。\n南京建设三个算力中心，总投资120亿元。",
    title="江苏：制造业里的智能体",
    regions=("江苏",),
    published="2025-03-01",
)
ZHEJIANG = make_article(
    "浙江计划培育50家人工智能龙头企业。\n杭州每年发放2.5亿元算力券。",
    title="浙江：龙头企业与算力券",
    regions=("浙江",),
    published="2025-06-15",
)
ANHUI = make_article(
    "安徽的语音产业集中在合肥。\n合肥的量子实验室2024年建成。",
    title="安徽：从语音到量子",
    regions=("安徽",),
)
TAIWAN_STYLE = make_article(
    "臺灣的半導體產業鏈完整，晶圓代工佔全球六成。",
    title="晶片與產業鏈",
    regions=("台湾",),
    published="2024-12-31",
)
ARTICLES = (JIANGSU, ZHEJIANG, ANHUI, TAIWAN_STYLE)
