"""A text with all that is checked in it: clauses, dates, figures and regions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.moods import clauses
from assistant.verification.dates import Date, find_dates
from assistant.verification.figures import Figure, find_figures, mask
from assistant.verification.folding import fold
from documents.regions import Gazetteer, Mention, RegionKind
from documents.script import detect_language

# The number of a document holds the year it was given: 粤办函〔2024〕88号.
_TITLE = re.compile(r"《[^》]*》|[〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d+号")
# 据长江日报2026年2月4日报道 and 2024年的总体方案 say when something was written, not when it holds.
_WRITTEN = re.compile(
    r"(?:的?(?:一篇)?(?:报道|消息|转载|刊载|刊发|发布会)|的?[^，。；、\d]{0,8}(?:方案|计划|规划|意见|措施|办法|文件|政策)(?![目期内外])"
    r"|\s(?:action )?(?:plan|opinion|scheme|measures|report|notice|document)s?\b)"
)
_ANNOUNCED = re.compile(
    r"\b(?:announced|reported|published|issued|unveiled) (?:in|on)\s$"
    r"|\b(?:plan|measures|opinions?|document|policy|notice|scheme|draft|report|rules|no\.? ?\d+)s? (?:of|from|dated)\s$"
)
# 全国首个 and 占全国三分之一 say nothing of what the country does; 国家级 is a rank.
_COUNTRY_AS_MEASURE = re.compile(
    r"全国(?:的?(?:大?约|近|超过?|总量)?(?:[\d一二三四五六七八九十]+分之|[一二三四五六七八九]成|\d[\d.]*%)|首|前|领先|第|唯一|最|各地|率先|竞争力|影响力)|国家(?!层面|则|也|是|要求|[定写]的?|同[年期]|的?(?:目标|要求|规定|意见))|国务院|nationwide|countrywide|national"
    r"|china['’]s (?:first|only|largest|leading|most|total|basic)"
)
_BEFORE_MEASURE = re.compile(r"(?:占|居|列|超|高于|低于|比|在|近|到|约|the|in the)\s?$")
# 浙江大学 and 深圳特区报 are no region's.
_IN_A_NAME = re.compile(r"大学|学院|师范|银行|日报|证券|特区报|商报|晚报|晨报|新闻网|广播|电视台|频道")


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a text, folded with its offsets, and what is found in it, each list in the order of the text.

    Figures in titles of documents are left out, for titles are compared as names; `dated` leaves out the dates there,
    and those on which a report or a document was written.
    """

    text: str
    folded: str
    language: str
    clauses: tuple[tuple[int, int], ...]
    dates: tuple[Date, ...]
    dated: tuple[Date, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[tuple[int, int], ...]

    def clause_at(self, place: int) -> tuple[int, int]:
        """Find the clause that holds a place."""
        return next(((start, end) for start, end in self.clauses if start <= place <= end), (0, len(self.text)))

    def said(self, start: int, end: int) -> str:
        """Give the words at a place as they were written."""
        return self.text[start:end].strip()


def read(text: str, gazetteer: Gazetteer, published: str | None = None) -> Reading:
    """Read a text; `published` is the ISO date that 去年 counts from."""
    folded = fold(text)
    titles = tuple(found.span() for found in _TITLE.finditer(folded))
    dates = tuple(find_dates(folded, published))
    masked = mask(folded, [*titles, *((date.start, date.end) for date in dates)])
    return Reading(
        text=text,
        folded=folded,
        language="en" if detect_language(text) == "en" else "zh",
        clauses=tuple((start, end) for start, end in clauses(folded) if folded[start:end].strip()),
        dates=dates,
        dated=tuple(date for date in dates if not _is_of_a_text(folded, date, titles)),
        figures=tuple(find_figures(masked)),
        mentions=tuple(mention for mention in gazetteer.mentions(text) if _is_subject(folded, mention)),
        titles=titles,
    )


def _is_of_a_text(folded: str, date: Date, titles: tuple[tuple[int, int], ...]) -> bool:
    inside = any(start <= date.start < end for start, end in titles)
    return (
        inside or _WRITTEN.match(folded, date.end) is not None or _ANNOUNCED.search(folded, 0, date.start) is not None
    )


def _is_subject(folded: str, mention: Mention) -> bool:
    if _IN_A_NAME.match(folded, mention.end):
        return False
    if mention.kind is not RegionKind.COUNTRY:
        return True
    before = folded[max(0, mention.start - 6) : mention.start]
    return not (_COUNTRY_AS_MEASURE.match(folded, mention.start) or _BEFORE_MEASURE.search(before))
