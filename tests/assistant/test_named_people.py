"""Questions for persons, and sentences that name some."""

from __future__ import annotations

import pytest

from assistant.named_people import asks_for_a_person, names_a_person


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("江州發展局的局長是誰", True),
        ("发布会上是谁来解读的", True),
        ("那場發布會是哪位官員出面解讀的", True),
        ("这家公司的创始人叫什么", True),
        ("Who heads the bureau?", True),
        ("What is the name of the official who heads the group?", True),
        # Bodies lead and issue, too.
        ("那个模型是谁牵头搞的", False),
        ("谁印发的？", False),
        ("产业规模谁更高？", False),
        ("新增哪几位名额？", False),
    ],
)
def test_a_person_is_asked_for_or_not(question: str, asked: bool) -> None:
    assert asks_for_a_person(question) is asked


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("江州发展局局长王明介绍了方案。", True),
        ("曾剛認為，江州應當軟硬兼施。", True),
        ("The bureau is led by Zhang Wei.", True),
        ("江州设立了全国首个专职的人工智能发展局。", False),
        ("据新华网报道，发布会分五个方面解读方案。", False),
    ],
)
def test_a_sentence_names_somebody_or_not(sentence: str, named: bool) -> None:
    assert names_a_person(sentence) is named
