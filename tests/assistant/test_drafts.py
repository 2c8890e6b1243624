"""Claims, the words they quote and where these stand."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafts import Claim, answering, place, quoted, sources
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import JIANGSU, ZHEJIANG

NANJING = make_evidence(JIANGSU, "南京建设三个算力中心，总投资120亿元。", answer="120亿元")
HANGZHOU = make_evidence(ZHEJIANG, "杭州每年发放2.5亿元算力券。")


def test_a_quote_and_the_words_in_it_that_answer_are_cut_by_their_offsets() -> None:
    assert (quoted(NANJING), answering(NANJING)) == ("南京建设三个算力中心，总投资120亿元。", "120亿元")
    assert (quoted(HANGZHOU), answering(HANGZHOU)) == ("杭州每年发放2.5亿元算力券。", None)


def test_evidence_is_placed_by_its_article_and_characters() -> None:
    assert place(NANJING) == (JIANGSU.id, 27, 47)
    assert JIANGSU.text[27:47] == quoted(NANJING)


def test_each_source_is_listed_once_where_it_is_first_used() -> None:
    again = replace(NANJING, score=0.5, answer=None)
    claims = [Claim("2.5亿元", HANGZHOU), Claim("120亿元", NANJING), Claim("南京", again), Claim("杭州", HANGZHOU)]
    assert sources(claims) == [HANGZHOU, NANJING]
    assert sources([]) == []
