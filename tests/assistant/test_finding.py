"""Which sentence answers where the best is misplaced."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pytest

from assistant.finding import HARDLY_BEHIND, Finder, placed_first
from assistant.question import understand
from documents.regions import Gazetteer
from index import Hit
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import lines_as_passages, make_article

ARTICLE = make_article("浙江有40座工厂。\n江苏有30座工厂。")
ELSEWHERE, HERE = ARTICLE.text.split("\n")


@pytest.mark.parametrize(
    ("behind", "regions", "promoted"),
    [(HARDLY_BEHIND, 1.0, True), (HARDLY_BEHIND + 0.1, 1.0, False), (1.0, -1.0, False)],
)
def test_a_sentence_hardly_behind_one_that_is_misplaced_answers(behind: float, regions: float, promoted: bool) -> None:
    question = understand("江苏有多少座工厂？", Gazetteer.load())
    best = make_evidence(ARTICLE, ELSEWHERE, 9.0, regions=-1.0)
    other = make_evidence(ARTICLE, HERE, 9.0 - behind, regions=regions)
    assert placed_first(question, [best, other]) == ([other, best] if promoted else [best, other])


def test_a_best_sentence_in_its_place_stays_the_best() -> None:
    question = understand("江苏有多少座工厂？", Gazetteer.load())
    evidence = [make_evidence(ARTICLE, HERE, score, regions=1.0) for score in (9.0, 8.0)]
    assert placed_first(question, evidence) == evidence
    assert placed_first(question, []) == []


class AllAlike:
    """Encode every text as the same vector."""

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)

    def encode_sentences(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)


class HereOnlyWhereAsked:
    """Find one region's passage only where the search is restricted to it, else another's."""

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        elsewhere, here = lines_as_passages(ARTICLE)
        return [Hit(here if regions else elsewhere, ARTICLE, 1.0, 1.0, 1.0)][:k]


@pytest.mark.parametrize(
    ("text", "sentence", "answered"),
    [
        ("江苏有多少座工厂？", HERE, True),
        # What its own articles do not answer is left as it was found.
        ("江苏有多少条航线？", ELSEWHERE, False),
        ("浙江有多少座工厂？", ELSEWHERE, True),
    ],
)
def test_a_region_is_looked_for_in_its_own_articles_where_only_others_came_up(
    text: str, sentence: str, answered: bool
) -> None:
    found = Finder(HereOnlyWhereAsked(), AllAlike(), Gazetteer.load()).find(text)
    best = found.evidence[0]
    assert ARTICLE.text[best.start : best.end] == sentence
    assert found.answered is answered
