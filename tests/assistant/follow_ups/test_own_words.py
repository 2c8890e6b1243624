"""What a question names of its own."""

from __future__ import annotations

import pytest

from assistant.follow_ups.frame import read_frame
from assistant.follow_ups.own_words import is_plain, leaves_all_open, own_words
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("涨了多少", ""),
        ("确切是哪一天", ""),
        ("比当初定的低吗，原定多少", ""),
        ("初创公司能补几成？", "初创公司"),
        ("昨晚国足赢了吗", "昨晚国足赢"),
        ("算力有多大规模？", "算力 规模"),
        ("江苏2027年呢？", ""),
        ("who issued it", ""),
        ("Unicorns and robots?", "Unicorns robots"),
    ],
)
def test_words_that_name_something(question: str, words: str) -> None:
    assert own_words(read_frame(question, Gazetteer.load())) == words


@pytest.mark.parametrize(
    ("question", "is_open"),
    [
        ("钱已经投下去了吗", True),
        ("全国排第几", True),
        ("江苏涨了多少", False),
        ("《办法》涨了吗", False),
        ("「補早補小」是谁提的", False),
        ("写一首", False),
    ],
)
def test_a_question_that_names_nothing_is_open(question: str, is_open: bool) -> None:
    assert leaves_all_open(read_frame(question, Gazetteer.load())) == is_open


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("2028年的算力目标有吗", True),
        ("托里园区有多少企业", False),
        ("五朵金花是谁", False),
        ("「補早補小」是哪個城市提出的", False),
    ],
)
def test_what_is_spoken_of_everywhere_is_plain(question: str, plain: bool) -> None:
    assert is_plain(read_frame(question, Gazetteer.load())) == plain
