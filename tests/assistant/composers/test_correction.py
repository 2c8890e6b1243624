"""Figures that a question gives to the wrong region or year."""

from __future__ import annotations

import pytest

from assistant.composers.correction import compose_contradiction, compose_correction
from assistant.drafts import Claim
from assistant.premises import premise_of
from assistant.question import understand
from assistant.wording import WORDS
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

SENTENCE = "到2028年，上海的机器人密度达到600台/万人。"
ARTICLE = make_article(SENTENCE, title="上海方案", regions=("上海",))


@pytest.mark.parametrize(
    ("question", "measures", "corrected"),
    [
        ("广东的机器人密度600台是哪年的目标？", {"regions": -1.0}, True),
        ("广东的机器人密度六百台是哪年的目标？", {"regions": -1.0}, True),
        ("上海2035年的机器人密度600台是谁定的？", {"years": -1.0}, True),
        # Another figure, no figure, the right region, another matter.
        ("广东的机器人密度700台是哪年的目标？", {"regions": -1.0}, False),
        ("广东的机器人密度是多少？", {"regions": -1.0}, False),
        ("上海的机器人密度600台是谁定的？", {"regions": 1.0}, False),
        ("广东有600台充电桩吗？", {"regions": -1.0, "context_coverage": 0.1}, False),
    ],
)
def test_a_figure_of_another_region_or_year_is_corrected(
    question: str, measures: dict[str, float], corrected: bool
) -> None:
    gazetteer = Gazetteer.load()
    evidence = make_evidence(ARTICLE, SENTENCE, about=("上海",), **measures)
    asked = understand(question, gazetteer)
    premise = premise_of(asked, gazetteer)
    draft = premise and compose_correction(asked, premise, [evidence], gazetteer)
    assert (draft.claims if draft else ()) == ((Claim(SENTENCE, evidence),) if corrected else ())


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("上海2028年机器人密度要到500台/万人，对吧？", WORDS["zh-Hans"].otherwise),
        ("上海2028年机器人密度要到600台/万人，对吧？", ""),
        # Firms are no devices: nothing is contradicted.
        ("上海2028年机器人企业要到500家，对吧？", None),
    ],
)
def test_a_claim_is_held_against_the_figure_of_the_articles(question: str, lead: str | None) -> None:
    gazetteer = Gazetteer.load()
    evidence = make_evidence(ARTICLE, SENTENCE, answer="600台/万人", read=1.0)
    asked = understand(question, gazetteer)
    premise = premise_of(asked, gazetteer)
    assert premise is not None
    assert premise.is_claimed
    draft = compose_contradiction(asked, premise, [evidence], gazetteer)
    assert (draft and draft.lead) == lead
    if draft:
        assert [claim.text for claim in draft.claims] == ["600台/万人", SENTENCE]


def test_where_the_figure_is_given_for_another_year_close_by_both_are_said() -> None:
    article = make_article("到2027年普及率要超过80%。\n到2026年普及率要超过70%。\n目标很高。")
    right, other, idle = (make_evidence(article, line) for line in article.text.split("\n"))
    gazetteer = Gazetteer.load()
    question = understand("江州2027年的普及率是70%，对吧？", gazetteer)
    premise = premise_of(question, gazetteer)
    assert premise is not None
    draft = compose_contradiction(question, premise, [right, idle, other], gazetteer)
    assert draft is not None
    assert draft.lead == WORDS["zh-Hans"].otherwise
    assert [claim.evidence for claim in draft.claims] == [right, other]
