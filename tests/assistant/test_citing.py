"""Citations name who else published the report that they quote."""

from __future__ import annotations

from assistant.answer import Republication
from assistant.composing import cite
from assistant.evidence import Evidence, Features
from documents import Article
from index import Hit
from tests.made_up_articles import JIANGSU, lines_as_passages
from tests.republished_articles import ORIGINAL, PARAGRAPHS, REPRINT


def evidence(article: Article) -> Evidence:
    passage = lines_as_passages(article)[0]
    return Evidence(article, passage, passage.start, passage.end, Features(1, 1, 1, 1, 0, 0, 0), 1.0)


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
