"""A run of questions made up for tests, one of each outcome, with words that mean harm."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, Citation
from assistant.evaluation import Outcome
from assistant.question_files import ExpectedAnswer
from tests.ui.fake_workbench import BUDGET_SENTENCE, HOSTILE_TITLE, cite, example_articles
from ui.evaluation_report import EvaluationReport, make_report

HOSTILE = "<script>window.hacked=1</script>{{7*7}}"


def outcome(expected: ExpectedAnswer, said: str, *, right: bool, answered: bool = True, total: float = 10.0) -> Outcome:
    """Make an outcome whose answer cites the budget's sentence."""
    citation: Citation = replace(cite(1, example_articles()[0], BUDGET_SENTENCE), title=HOSTILE_TITLE)
    cited = (citation,) if answered else ()
    answer = Answer(expected.question, expected.question, answered, said, 0.5, None, cited, (), {"total": total})
    return Outcome(expected, answer, right, True, None, (), (1,) if expected.sentences else ())


RIGHT = outcome(
    ExpectedAnswer("算力目标？", ("60 EFLOPS",), sentences=((BUDGET_SENTENCE,),)), "60 EFLOPS[1]", right=True
)
WRONG = outcome(
    ExpectedAnswer(f"{HOSTILE}？", items=((HOSTILE, "乙"), ("丙",)), kind=HOSTILE), HOSTILE, right=False, total=30.0
)
REFUSED = outcome(ExpectedAnswer("天气？", refuse=True, kind="unanswerable"), "没有找到。", right=True, answered=False)
RUN = (RIGHT, WRONG, REFUSED)
EARLIER = (
    replace(RIGHT, right=False, answer=replace(RIGHT.answer, answer="别的[1]")),
    replace(WRONG, right=True, answer=replace(WRONG.answer, answer="乙、丙[1]")),
    REFUSED,
)


def report(*, against: tuple[Outcome, ...] | None = None) -> EvaluationReport:
    """Make the report of the run, against another where one is given."""
    earlier = None if against is None else make_report(against, lambda *_: ("江苏",)).measured
    return make_report(RUN, lambda *_: ("江苏", HOSTILE), earlier)
