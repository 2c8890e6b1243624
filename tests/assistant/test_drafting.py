"""Choosing what an answer says."""

from __future__ import annotations

import pytest

from assistant.drafting import Drafter
from assistant.finding import Findings
from assistant.question import understand
from assistant.wording import WORDS
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("江苏省人民政府于2025年12月29日印发该方案。")


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("江苏那份方案是2024年印发的吧？", WORDS["zh-Hans"].differently),
        ("江蘇那份方案是2024年印發的吧？", WORDS["zh-Hant"].differently),
        ("江苏那份方案是2025年印发的吧？", ""),
        ("江苏那份方案是省发改委印发的吗？", WORDS["zh-Hans"].differently),
        ("江苏那份方案是省政府印发的吗？", ""),
    ],
)
def test_when_and_by_whom_is_asked_openly_and_told_if_it_is_otherwise(question: str, lead: str) -> None:
    gazetteer = Gazetteer.load()
    asked: list[str] = []

    def find(text: str) -> Findings:
        asked.append(text)
        return Findings(understand(text, gazetteer), (), (make_evidence(ARTICLE, ARTICLE.text),), 0.9, True)

    draft, _ = Drafter(find, gazetteer).draft(understand(question, gazetteer))
    assert draft is not None
    assert (draft.lead, [claim.text for claim in draft.claims]) == (lead, [ARTICLE.text])
    assert asked == [f"江苏那份方案是{'什么时候' if '年' in question else '哪个部门'}印发的？"]
