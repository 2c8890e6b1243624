from __future__ import annotations

import pytest

from assistant.follow_ups.carrying import carried
from assistant.follow_ups.frame import read_frame
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("last", "noun", "owner", "questions"),
    [
        (
            "广东的制造业创新中心最高补多少？",
            "工业大模型",
            "广东",
            ["广东的工业大模型最高补多少？", "广东的工业大模型最高补多少？"],
        ),
        (
            "无锡有多少家工业企业？",
            "其中规上的",
            "无锡",
            ["无锡有多少家规上工业企业？", "无锡有多少家规上？", "无锡的规上有多少家工业企业？"],
        ),
        ("《江苏省行动方案》是哪天印发的？", "解读发布会", "江苏", ["江苏的解读发布会是哪天印发的？"]),
        (
            "How many AI companies are there in Shenzhen?",
            "unicorns",
            "Shenzhen",
            ["How many unicorns are there in Shenzhen?"],
        ),
    ],
)
def test_what_was_asked_of_one_thing_is_asked_of_another(
    last: str, noun: str, owner: str, questions: list[str]
) -> None:
    assert list(carried(noun, owner, read_frame(last, Gazetteer.load()))) == questions
