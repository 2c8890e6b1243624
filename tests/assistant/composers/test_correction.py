"""Figures that a question gives to the wrong region or year."""

from __future__ import annotations

import pytest

from assistant.composers.correction import compose_correction
from assistant.drafts import Claim
from assistant.question import understand
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
    evidence = make_evidence(ARTICLE, SENTENCE, **measures)
    draft = compose_correction(understand(question, gazetteer), [evidence], gazetteer)
    assert (draft.claims if draft else ()) == ((Claim(SENTENCE, evidence),) if corrected else ())
