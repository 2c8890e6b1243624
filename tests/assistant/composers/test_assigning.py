"""Different words for different rows."""

from __future__ import annotations

from assistant.composers.assigning import AssigningOptions, assign
from assistant.evidence import Evidence
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("金融业增长9.8%，信息服务业增长15.5%，第三产业增长5.9%。")


def saying(words: str, score: float) -> Evidence:
    return make_evidence(ARTICLE, ARTICLE.text, score, answer=words)


def test_rows_that_want_the_same_words_share_out_what_there_is() -> None:
    all_services = [saying("5.9%", 16.0), saying("9.8%", 13.0)]
    finance = [saying("5.9%", 15.0), saying("9.8%", 14.5)]
    assert assign([all_services, finance]) == [all_services[0], finance[1]]


def test_the_surer_row_keeps_the_words_and_the_other_stays_empty() -> None:
    first, second = saying("9.8%", 12.0), saying("9.8%", 15.0)
    assert assign([[first], [second]]) == [None, second]


def test_words_that_overlap_are_the_same() -> None:
    assert assign([[saying("增长9.8%", 3.0)], [saying("9.8%", 2.0)]])[1] is None


def test_what_is_too_far_behind_fills_no_row() -> None:
    far = [saying("5.9%", 10.0), saying("9.8%", 5.9)]
    assert assign([[saying("5.9%", 11.0)], far]) == [saying("5.9%", 11.0), None]
    assert assign([[saying("5.9%", 11.0)], far], AssigningOptions(margin=5.0))[1] == far[1]
    assert assign([[saying("5.9%", 11.0)], far], AssigningOptions(candidates=1, margin=5.0))[1] is None


def test_rows_without_evidence_stay_empty() -> None:
    only = saying("5.9%", 1.0)
    assert assign([[], [only]]) == [None, only]
    assert assign([[], []]) == [None, None]
    assert assign([]) == []
