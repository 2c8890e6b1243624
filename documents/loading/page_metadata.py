"""What a web page says of itself: title, publisher, date, author.

Chinese sites state them in their own ways: the meta names of government sites (ArticleTitle, PubDate,
ContentSource), a line `来源：安徽日报` near the title, JSON-LD, or WeChat's element ids. These come before
trafilatura's guesses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from documents.loading.dates import find_date
from documents.loading.extraction import Extraction

TITLE_KEYS = ("articletitle", "og:title", "twitter:title")
PUBLISHER_KEYS = ("contentsource", "article:publisher", "og:article:author", "source")
DATE_KEYS = ("pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished", "date")
AUTHOR_KEYS = ("article:author", "author", "og:article:author")
SITE_KEYS = ("sitename", "og:site_name")
URL_KEYS = ("og:url", "url")
ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage")

SOURCE_LINE = re.compile(r"(?:信息来源|文章来源|稿件来源|来源|來源)\s*[:：]\s*([^\s|｜,，:：。;；()（）]{2,30})")
AUTHOR_LINE = re.compile(r"(?:作者|记者|記者)\s*[:：]\s*([\w·]{2,20})")
PUBLISHER_LABEL = re.compile(r"^(?:来源|來源)\s*[:：]\s*")
EDITOR_LINE = re.compile(r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[:：]\s*([\w·]{2,20})")
DATE_LINE = re.compile(r"(?:发布|發布|發佈|发表|發表|成文)?(?:时间|時間|日期)\s*[:：]\s*([^\n]{6,40})")
SITE_TAIL = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--).{2,30}$")
HEAD_CHARACTERS = 3_000
VISIBLE_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Hold what a page says of itself; `published` is an ISO 8601 date."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    editor: str | None = None


def page_metadata(extraction: Extraction, visible: str) -> PageMetadata:
    """Gather what a page says of itself, the most explicit statement first.

    `visible` is the page's visible text, of which the part up to the article's first lines counts;
    for the editor all of it does.
    """
    said = {**_meta_tags(extraction.tree), **_json_ld(extraction.tree)}
    head = visible[:HEAD_CHARACTERS]
    site = _first(said, SITE_KEYS) or extraction.site
    title = _first(said, TITLE_KEYS) or _heading(extraction.tree) or extraction.title
    publisher = _first(said, PUBLISHER_KEYS) or _match(SOURCE_LINE, head) or _publisher_element(extraction.tree) or site
    return PageMetadata(
        title=_without_site(title, site),
        publisher=publisher,
        published=_published(extraction, said, head),
        author=_first(said, AUTHOR_KEYS) or extraction.author or _match(AUTHOR_LINE, head),
        site=site,
        url=_first(said, URL_KEYS) or extraction.url,
        editor=_match(EDITOR_LINE, visible[:VISIBLE_CHARACTERS]),
    )


def _published(extraction: Extraction, said: dict[str, str], head: str) -> str | None:
    stated = _first(said, DATE_KEYS)
    labelled = _match(DATE_LINE, head)
    return (
        (find_date(stated) if stated else None)
        or (find_date(labelled) if labelled else None)
        or find_date(head)
        or extraction.published
    )


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if said.get(key)), None)


def _match(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1].strip() or None if found else None


def _meta_tags(tree: Any) -> dict[str, str]:
    """Read `<meta name|property|itemprop=… content=…>`; the first of each name counts."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content and not content.startswith("http" if "publisher" in name.lower() else "\0"):
            said.setdefault(name.strip().lower(), content)
    return said


def _json_ld(tree: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            statements = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _articles(statements):
            fields = {
                "og:title": item.get("headline"),
                "datepublished": item.get("datePublished") or item.get("pubDate"),
                "contentsource": _name(item.get("publisher")),
                "author": _name(item.get("author")),
            }
            for key, value in fields.items():
                if isinstance(value, str) and value.strip():
                    said.setdefault(key, value.strip())
    return said


def _articles(statements: Any) -> Iterator[dict[str, Any]]:
    items = statements if isinstance(statements, list) else [statements]
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        yield from _articles(graph) if isinstance(graph, list) else ()
        types = item.get("@type")
        if any(kind in ARTICLE_TYPES for kind in (types if isinstance(types, list) else [types])) or "headline" in item:
            yield item


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return "、".join(filter(None, map(_name, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _heading(tree: Any) -> str | None:
    """Take the page's only first-level heading."""
    headings = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    headings = [heading for heading in headings if 4 <= len(heading) <= 120]
    return headings[0] if len(headings) == 1 else None


def _publisher_element(tree: Any) -> str | None:
    """Read the element that holds the publisher on WeChat, or one of the class `source` that names it alone."""
    for element in tree.xpath("//*[@id='js_name'] | //*[contains(concat(' ', @class, ' '), ' source ')]"):
        name = PUBLISHER_LABEL.sub("", " ".join("".join(element.itertext()).split()))
        if 2 <= len(name) <= 20:
            return name
    return None


def _without_site(title: str | None, site: str | None) -> str | None:
    """Take the site's name off a title: `安徽出台方案_某某新闻网`."""
    if not title:
        return None
    short = SITE_TAIL.sub("", title) if not site or not title.endswith(site) else title[: -len(site)].rstrip(" _|｜-–—")
    return short if len(short) >= 4 else title
