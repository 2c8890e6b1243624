"""The words that answer, with what belongs to them."""

from __future__ import annotations

import re

from documents.sentences import Span

_BEFORE = re.compile(
    r"(?:不低于|不少于|不高于|不超过|不得超过|不到|不足|低于|高于|超过|超出|突破|将近|接近|大约|至少|最少|最高|最多|累计|总计|共计|首批|超|逾|约|近"
    r"|不低於|不少於|不高於|不超過|低於|高於|超過|超出|將近|大約|最高|累計|總計|共計|約)+$"
)
_AFTER = re.compile(
    r"(?:[)）]|以上|以下|以内|以內|之内|左右|上下|及以上|余|多)?(?:亿元|万元|億元|萬元|元|美元)?(?:以上|以下|以内|以內|左右)?(?:人民币|人民幣)?"
    r"(?:\s?(?i:[ep](?:flops)?)(?![A-Za-z]))?"
)
_ENDS_IN_FIGURE = re.compile(r"[\d零一二三四五六七八九十百千万亿萬億%％元家个個项項座名人台款]$")
_PAIRS = {"“": "”", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", '"': '"'}


def widened(text: str, span: Span, within: Span) -> Span:
    """Add to a span the modifiers of its figure (超过, 最高, 以上) and the bracket that belongs to one in it.

    Nothing outside `within` is added.
    """
    start, end = span
    figure = re.match(r"[\d零一二两三四五六七八九十百千万亿]", text[start:end])
    if figure and (found := _BEFORE.search(text, within.start, start)):
        start = found.start()
    if _ENDS_IN_FIGURE.search(text[start:end]) and (found := _AFTER.match(text, end, within.end)):
        end = found.end()
    return _closed(text, Span(start, end), within)


def _closed(text: str, span: Span, within: Span) -> Span:
    """Take in, or leave out, a bracket whose other half stands beside the span."""
    start, end = span
    for opening, closing in _PAIRS.items():
        inside = text[start:end]
        if opening == closing:
            continue
        missing = inside.count(opening) - inside.count(closing)
        if missing == 1 and end < within.end and text[end] == closing:
            end += 1
        elif missing == 1 and inside.startswith(opening):
            start += 1
        elif missing == -1 and start > within.start and text[start - 1] == opening:
            start -= 1
        elif missing == -1 and inside.endswith(closing):
            end -= 1
    return Span(start, end) if start < end else span
