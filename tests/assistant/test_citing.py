"""Citations, and who else published the report that they quote."""

from __future__ import annotations

from assistant.answer import Citation, Republication
from assistant.citing import cite
from assistant.evidence import Evidence, Features
from documents import Article
from index import Hit
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import JIANGSU, lines_as_passages
from tests.republished_articles import ORIGINAL, PARAGRAPHS, REPRINT


def evidence(article: Article) -> Evidence:
    passage = lines_as_passages(article)[0]
    return Evidence(article, passage, passage.start, passage.end, Features(1, 1, 1, 1, 0, 0, 0, 0), 1.0)


def test_a_citation_holds_the_quote_in_its_passage_and_the_words_that_answer() -> None:
    quote = "南京建设三个算力中心，总投资120亿元。"
    pointed = make_evidence(JIANGSU, quote, answer="三个")
    rate = make_evidence(JIANGSU, "江苏制造业企业智能体普及率达到90%。")
    first, second = cite([pointed, rate])
    assert first == Citation(
        marker=1,
        article_id=JIANGSU.id,
        title="江苏：制造业里的智能体",
        publisher=None,
        published="2025-03-01",
        regions=("江苏",),
        passage_id=f"{JIANGSU.id}-1",
        quote=quote,
        start=27,
        end=47,
        source="江苏：制造业里的智能体.txt",
        passage=quote,
        passage_start=27,
        answer_start=31,
        answer_end=33,
    )
    assert JIANGSU.text[31:33] == "三个"
    assert (second.marker, second.quote, second.start, second.end) == (2, "江苏制造业企业智能体普及率达到90%。", 7, 26)
    assert (second.passage, second.passage_start) == ("到2030年，江苏制造业企业智能体普及率达到90%。", 0)
    assert (second.answer_start, second.answer_end) == (None, None)


def test_nothing_is_cited_for_nothing() -> None:
    assert cite([]) == ()


def test_a_citation_takes_the_republications_of_its_hit() -> None:
    hits = [
        Hit(lines_as_passages(ORIGINAL)[0], ORIGINAL, 1.0, republications=(REPRINT,)),
        Hit(lines_as_passages(JIANGSU)[0], JIANGSU, 0.5),
    ]
    chosen = [evidence(JIANGSU), evidence(ORIGINAL)]
    first, second = cite(chosen, hits)
    assert (first.republications, second.quote) == ((), PARAGRAPHS[0])
    assert second.republications == (
        Republication(REPRINT.id, "江州算力规模将达60 EFLOPS", "某某网", "2025-03-02", "reprint.html"),
    )
    assert [citation.republications for citation in cite(chosen)] == [(), ()]
