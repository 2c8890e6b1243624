"""Questions taken as one more on what the last one was about."""

from __future__ import annotations

import pytest

from assistant.follow_ups import FormerTurn, points_back, resolve
from assistant.follow_ups.leaning import LONGEST, lean
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("before", "question", "standalone"),
    [
        ("成都每年发多少算力券？", "河南一年又是多少", "每年发算力券，河南一年又是多少"),
        ("江苏2025年的算力规模是多少？", "在全国排第几？", "江苏2025年算力规模，在全国排第几？"),
        (
            "How many firms are in Qingyang?",
            "What is the most an item gets?",
            "Qingyang firms: What is the most an item gets?",
        ),
    ],
)
def test_what_is_left_open_comes_from_the_last_question(before: str, question: str, standalone: str) -> None:
    gazetteer = Gazetteer.load()
    last, asked = resolve(before, [], gazetteer), resolve(question, [], gazetteer)
    leaning = lean(asked, last, gazetteer)
    assert leaning is not None
    assert (leaning.text, leaning.standalone) == (question, standalone)


def test_a_long_question_leaves_nothing_open() -> None:
    gazetteer = Gazetteer.load()
    last, asked = resolve("成都每年发多少算力券？", [], gazetteer), resolve("河" * (LONGEST + 1), [], gazetteer)
    assert lean(asked, last, gazetteer) is None


def test_some_words_point_back() -> None:
    assert points_back("How large should it be that year?")
    assert points_back("河南同一年的目標呢")
    assert not points_back("河南2027年的目标是多少？")


def test_a_whole_english_question_leans_on_nothing() -> None:
    gazetteer = Gazetteer.load()
    last = resolve("Give an overview of Jiangsu's AI policy", [], gazetteer)
    whole = resolve("What's the weather in Nanjing today?", [FormerTurn(last.text, ())], gazetteer)
    assert lean(whole, last, gazetteer) is None
    open_still = resolve("How large should it be there?", [FormerTurn(last.text, ())], gazetteer)
    assert lean(open_still, last, gazetteer) is not None
