"""The line of a saved page that says when and by whom it was published, run together with the article.

`2023-08-16 18:24:57，正文：…`, `来源：某网 | 2023年07月20日 08:57:43，正文：…`, `07-20 15:29，正文：…`.
"""

from __future__ import annotations

import re

from documents.cleaning.furniture_lines import AUTHOR, SOURCE, WHEN

Spans = dict[str, tuple[int, int]]

_LONGEST_HEAD = 300
_HEAD = re.compile(r"\s*(?P<head>[^\n。！？]{0,300}?)\s*[，,]?\s*正文\s*[:：]\s*")
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_YEAR = r"(?:19|20)\d\d"
# 202307/2609:10:20 is a date and a time that lost the space between them.
_DATE = re.compile(
    rf"(?P<published>{_YEAR}\s*[-/.年]?\s*\d{{1,2}}\s*[-/.月]\s*(?:[0-3]\d|\d)\s*日?)(?:\s*{_CLOCK})?"
    rf"|(?<!\d)(?P<short_year>\d\d-\d{{1,2}}-\d{{1,2}})(?:\s+{_CLOCK})?"
    rf"|(?<![\d/-])(?P<published_day>\d{{1,2}}[-/]\d{{1,2}})(?!\d)(?:\s+{_CLOCK})?"
)
_LABELLED = re.compile(
    rf"(?P<publisher_label>{SOURCE})\s*[:：]\s*(?P<publisher>[^\s|｜丨，,]{{2,24}})"
    rf"|(?:(?P<author_label>{AUTHOR})\s*[:：]?\s*)(?P<author>[\u4e00-\u9fff·]{{2,5}}(?:\s[\u4e00-\u9fff·]{{2,4}})*?)(?=\s{{2,}}|\s*$|\s+(?:实习生|通讯员|来源))"
    rf"|(?P<furniture>(?:{WHEN}|发稿时间)\s*[:：]|来自\S{{1,8}}|举报|实习生\S+|通讯员\S+(?:\s\S{{2,4}})*)"
)
_SITE = re.compile(r"\s*(?P<publisher>[^\s>＞|，。：:]{2,20})(?:\s*[>＞]|\s{2,}|、|\s*$)")
_BREADCRUMB = re.compile(r"[^>＞]{0,20}[>＞]|\S{2,10}\s*$")
# More than this that nobody can explain, and the line is a sentence with the word 正文 in it.
_LONGEST_REST = 12
_LEFT_OVER = re.compile(r"[\s|｜丨\[\]（）()，,:：]+")


def find_page_head(paragraph: str) -> tuple[int, Spans]:
    """Find where the article begins behind a page's date line, and what the line said; 0 where there is none.

    `published` may be written in any form; `published_day` is a month and a day whose year is not said.
    """
    if "正文" not in paragraph[: _LONGEST_HEAD + 20]:
        return 0, {}
    match = _HEAD.match(paragraph)
    if match is None:
        return 0, {}
    head = match["head"]
    found: Spans = {}
    rest = head
    for pattern in (_DATE, _LABELLED):
        for value in pattern.finditer(rest):
            for name in ("published", "short_year", "published_day", "publisher", "author"):
                if value.groupdict().get(name):
                    found.setdefault(name.replace("short_year", "published"), value.span(name))
            # Blanked out, so that places stay and what is left over is a name.
            rest = rest[: value.start()] + " " * (value.end() - value.start()) + rest[value.end() :]
    site = _SITE.match(rest)
    if site and "publisher" not in found:
        found["publisher"] = site.span("publisher")
        rest = _BREADCRUMB.sub("", rest[site.end() :])
    if len(_LEFT_OVER.sub("", rest)) > _LONGEST_REST or (head.strip() and not found):
        return 0, {}
    start = match.start("head")
    return match.end(), {name: (first + start, last + start) for name, (first, last) in found.items()}
