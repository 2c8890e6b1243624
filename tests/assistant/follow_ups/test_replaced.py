"""Parts of a question changed by the user."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.follow_ups import replaced, resolve
from documents.regions import Gazetteer

PLAN = "《江苏省“人工智能+”行动方案》"


@pytest.mark.parametrize(
    ("question", "changes", "standalone"),
    [
        ("江苏2030年的普及率目标是多少？", {}, "江苏2030年的普及率目标是多少？"),
        ("江苏2030年的普及率目标是多少？", {"regions": ["浙江"]}, "浙江2030年的普及率目标是多少？"),
        ("江苏2030年的普及率目标是多少？", {"regions": ["浙江", "安徽"]}, "浙江和安徽2030年的普及率目标是多少？"),
        ("江苏2030年的普及率目标是多少？", {"regions": ()}, "2030年的普及率目标是多少？"),
        ("江蘇2030年的普及率目標是多少？", {"regions": ["广东"]}, "廣東2030年的普及率目標是多少？"),
        ("江苏2030年的普及率目标是多少？", {"years": ["2027"]}, "江苏2027年的普及率目标是多少？"),
        ("江苏2030年的普及率目标是多少？", {"years": ["2027", "2035"]}, "江苏2027年和2035年的普及率目标是多少？"),
        ("江苏到2030年的普及率目标是多少？", {"years": ()}, "江苏的普及率目标是多少？"),
        ("江苏2030年的普及率目标是多少？", {"subject": "产业规模"}, "江苏2030年的产业规模是多少？"),
        ("江苏要建成多少个高质量数据集？", {"subject": "产业规模"}, "江苏的产业规模是多少？"),
        ("江苏2030年的普及率目标是多少？", {"documents": [PLAN]}, f"{PLAN}2030年的普及率目标是多少？"),
        (
            "江苏2030年的普及率目标是多少？",
            {"regions": ["上海"], "years": ["2028"], "subject": "机器人密度"},
            "上海2028年的机器人密度是多少？",
        ),
        (f"{PLAN}的文号是什么？", {"regions": ["浙江"]}, "浙江“人工智能+”行动方案的文号是什么？"),
        (f"{PLAN}的文号是什么？", {"documents": ["若干措施"]}, "《若干措施》的文号是什么？"),
        (f"{PLAN}共几条？", {"documents": ["苏政发〔2025〕108号"]}, "苏政发〔2025〕108号共几条？"),
        (f"{PLAN}的文号是什么？", {"documents": ()}, "文号是什么？"),
        (
            "What adoption rate does Jiangsu aim for by 2030?",
            {"regions": ["浙江"]},
            "What adoption rate does Zhejiang aim for by 2030?",
        ),
        (
            "What adoption rate does Jiangsu aim for by 2030?",
            {"years": ["2027"]},
            "What adoption rate does Jiangsu aim for by 2027?",
        ),
        ("What adoption rate does Jiangsu aim for by 2030?", {"years": ()}, "What adoption rate does Jiangsu aim for?"),
        (
            "What adoption rate does Jiangsu aim for by 2030?",
            {"subject": "robot density"},
            "What is the robot density of Jiangsu by 2030?",
        ),
    ],
)
def test_parts_replaced(question: str, changes: dict[str, Any], standalone: str) -> None:
    assert replaced(resolve(question, [], Gazetteer.load()), **changes) == standalone


def test_what_is_not_looked_at_stays() -> None:
    question = "江苏的普及率目标是多少？" + "啊" * 1000
    assert replaced(resolve(question, [], Gazetteer.load()), regions=["浙江"]) == question.replace("江苏", "浙江")
