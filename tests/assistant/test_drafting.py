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


@pytest.mark.parametrize(("year", "corrected"), [("2024", True), ("2025", False)])
def test_a_document_taken_to_be_of_another_year_is_dated_and_answered_on(year: str, corrected: bool) -> None:
    gazetteer = Gazetteer.load()
    article = make_article(f"{ARTICLE.text}\n该方案要求建设10个数据集。")
    date, target = (make_evidence(article, line) for line in article.text.split("\n"))
    question = f"江苏{year}年发的那份方案对数据集有什么要求？"
    found = {
        question: ((target,), False),
        "江苏那份方案是什么时候印发的？": ((date,), True),
        "江苏那份方案对数据集有什么要求?": ((target,), True),
    }

    def find(text: str) -> Findings:
        evidence, answered = found[text]
        return Findings(understand(text, gazetteer), (), evidence, 0.9 if answered else 0.0, answered)

    draft, _ = Drafter(find, gazetteer).draft(understand(question, gazetteer))
    assert (draft is not None) is corrected
    if draft:
        assert draft.lead == WORDS["zh-Hans"].differently
        assert [claim.evidence for claim in draft.claims] == [date, target]


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("江苏那份方案一直管到2030年底，对吗？", WORDS["zh-Hans"].differently),
        ("江苏那份方案一直管到2025年底，对吗？", ""),
        # Nothing is taken for granted.
        ("江苏那份方案在2030年有什么目标？", None),
    ],
)
def test_a_claim_with_a_wrong_year_is_asked_without_it(question: str, lead: str | None) -> None:
    gazetteer = Gazetteer.load()

    def find(text: str) -> Findings:
        answered = text == "江苏那份方案一直管到"
        evidence = (make_evidence(ARTICLE, ARTICLE.text),)
        return Findings(understand(text, gazetteer), (), evidence, 0.9 if answered else 0.0, answered)

    draft, _ = Drafter(find, gazetteer).draft(understand(question, gazetteer))
    assert (draft and draft.lead) == lead
