"""From a damaged page to its passages: offsets hold through every step, and lead back to the file as it came."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from documents import Article, NoText
from documents.reading import read_text
from documents.splitting import split
from tests.documents.damage import Shares, damage
from tests.republished_articles import ADDED_PARAGRAPH, PARAGRAPHS, REPORT

MADE_UP = "省市区县规划建设企业人工智能算力数据产业发展普及率达到目标年底负责人表示，。；：、？！“”（）0123456789%"
SENTENCES = st.one_of(
    st.sampled_from(
        [*PARAGRAPHS, ADDED_PARAGRAPH, "AI（人工智能）发展。", "# 目标", "一、总体要求", "- 第一项；", "甲 | 乙 | 丙"]
    ),
    st.text(MADE_UP, max_size=60),
    st.text(max_size=20),
)
NOISE = st.sampled_from(
    ["", "\n", "\n\n", "\r\n", " ", "\t", "\u3000\u3000", "\u200b", "\ufeff", "\x00", "&nbsp;", "&amp;nbsp;", "&#8203;",
     "&lt;", "&#x4e2d;", "</p>", "?/p>", "<br/>", "(hǎo)", "(qū)(qū)", "?", "\U00020000", "e\u0301", "ﬁ", "％"]
)  # fmt: skip
PAGES = st.lists(st.tuples(SENTENCES, NOISE), min_size=1, max_size=25).map(
    lambda parts: "".join(sentence + noise for sentence, noise in parts)
)
SHARES = st.builds(
    Shares,
    glosses=st.sampled_from([0.0, 0.15, 0.6]),
    doubled=st.sampled_from([0.0, 0.5]),
    toneless=st.sampled_from([0.0, 0.3]),
    split_glosses=st.sampled_from([0.0, 2.0]),
    lost_bytes=st.sampled_from([0.0, 0.4, 4.0]),
    broken_tags=st.sampled_from([0.0, 0.2, 2.0]),
)


def check_offsets(article: Article, raw: str) -> int:
    """Hold every passage against its article and the raw file; count the characters found there untouched."""
    assert article.raw == raw
    assert article.traced is not None
    assert article.traced.text == article.text
    untouched = 0
    for passage in split(article):
        assert article.text[passage.start : passage.end] == passage.text
        start, end = article.raw_span(passage.start, passage.end)
        assert 0 <= start <= end <= len(raw)
        place = start
        for offset in range(passage.start, passage.end):
            first, last = article.raw_span(offset, offset + 1)
            assert start <= first <= last <= end
            if raw[first:last] == article.text[offset]:
                # In order: no character stands before the one that it follows in the passage.
                assert place <= first
                place, untouched = last, untouched + 1
    return untouched


@given(PAGES, SHARES, st.integers(0, 10_000))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_passages_are_cut_from_the_article_and_traced_to_the_file(page: str, shares: Shares, seed: int) -> None:
    raw = damage(page, seed, shares).text
    try:
        article = read_text(raw, source="page.txt")
    except NoText:
        assume(False)
        return
    check_offsets(article, raw)


def test_nearly_all_of_a_damaged_page_is_found_untouched() -> None:
    # So that the test above says something: what it looks for is there.
    raw = damage(f"{REPORT}\n{ADDED_PARAGRAPH}", 7, Shares()).text
    article = read_text(raw, source="page.txt")
    assert check_offsets(article, raw) > 0.9 * len(article.text)


def test_a_page_without_damage_is_found_whole() -> None:
    chance = random.Random(5)
    raw = "\n".join(chance.choice(PARAGRAPHS) for _ in range(6))
    article = read_text(raw, source="page.txt")
    assert check_offsets(article, raw) == sum(len(passage.text) for passage in split(article))
