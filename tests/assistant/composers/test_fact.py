"""The answer to a question on one fact."""

from __future__ import annotations

import pytest

from assistant.composers.fact import FactOptions, compose_fact
from assistant.drafts import Claim, Draft, Layout
from assistant.evidence import Evidence
from assistant.question import understand
from assistant.wording import WORDS
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import ANHUI, JIANGSU, ZHEJIANG, make_article

OPTIONS = FactOptions(longest=2, margin=0.5, surest=0.0, second=0.5)
RATE, CENTRES = JIANGSU.text.split("\n")
FIRMS, VOUCHERS = ZHEJIANG.text.split("\n")
LABORATORY = ANHUI.text.split("\n")[1]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def compose(
    evidence: list[Evidence], gazetteer: Gazetteer, options: FactOptions = OPTIONS, question: str = "普及率是多少？"
) -> Draft:
    return compose_fact(understand(question, gazetteer), evidence, gazetteer, options)


def test_the_short_answer_comes_before_the_sentence_that_carries_it(gazetteer: Gazetteer) -> None:
    best = make_evidence(JIANGSU, RATE, 9.0, answer="90%", read=0.0)
    expected = Draft(Layout.PARAGRAPHS, (Claim("90%", best), Claim(RATE, best)), short=best)
    assert compose([best], gazetteer) == expected


@pytest.mark.parametrize(("answer", "read"), [("90%", -0.1), (None, 1.0)])
def test_what_the_reader_does_not_surely_point_at_does_not_stand_alone(
    gazetteer: Gazetteer, answer: str | None, read: float
) -> None:
    best = make_evidence(JIANGSU, RATE, 9.0, answer=answer, read=read)
    assert compose([best], gazetteer) == Draft(Layout.PARAGRAPHS, (Claim(RATE, best),))


def test_a_short_answer_that_is_the_sentence_is_said_once(gazetteer: Gazetteer) -> None:
    best = make_evidence(JIANGSU, CENTRES, 9.0, answer=CENTRES.removesuffix("。"), read=1.0)
    assert compose([best], gazetteer) == Draft(Layout.PARAGRAPHS, (Claim(CENTRES, best),), short=best)


def test_sentences_nearly_as_good_follow(gazetteer: Gazetteer) -> None:
    best = make_evidence(JIANGSU, RATE, 9.0)
    second = make_evidence(ZHEJIANG, FIRMS, 8.5)
    third = make_evidence(ZHEJIANG, VOUCHERS, 8.5)
    far = make_evidence(ANHUI, LABORATORY, 8.4)
    both = Draft(Layout.PARAGRAPHS, (Claim(RATE, best), Claim(FIRMS, second)))
    assert compose([best, second, third, far], gazetteer) == both
    assert compose([best, far], gazetteer) == Draft(Layout.PARAGRAPHS, (Claim(RATE, best),))
    assert compose([best, second], gazetteer, FactOptions(longest=1, margin=0.5)).claims == (Claim(RATE, best),)


def test_beside_a_short_answer_only_sentences_that_surely_answer_follow(gazetteer: Gazetteer) -> None:
    best = make_evidence(JIANGSU, RATE, 9.0, answer="智能体普及率", read=1.0)
    unread = make_evidence(ZHEJIANG, FIRMS, 8.9, read=1.0)
    unsure = make_evidence(ZHEJIANG, VOUCHERS, 8.9, answer="算力券", read=0.4)
    sure = make_evidence(ANHUI, LABORATORY, 8.8, answer="量子实验室", read=0.5)
    far = make_evidence(JIANGSU, CENTRES, 8.4, answer="三个", read=1.0)
    assert compose([best, unread, unsure, sure, far], gazetteer) == Draft(
        Layout.PARAGRAPHS, (Claim("智能体普及率", best), Claim(RATE, best), Claim(LABORATORY, sure)), short=best
    )
    # Where a figure answers, what says nothing of it answers something else.
    figure = make_evidence(JIANGSU, RATE, 9.0, answer="90%", read=1.0)
    assert compose([figure, sure], gazetteer).claims == (Claim("90%", figure), Claim(RATE, figure))


@pytest.mark.parametrize(
    ("question", "language"),
    [("普及率是多少？", "zh-Hans"), ("普及率達到多少？", "zh-Hant"), ("What is the rate?", "en")],
)
def test_figures_that_differ_between_articles_are_each_given_with_their_date(
    gazetteer: Gazetteer, question: str, language: str
) -> None:
    other = make_article("江苏的普及率将达到75%。")
    best = make_evidence(JIANGSU, RATE, 9.0, answer="90%", read=1.0)
    # Too far behind to follow as a further sentence.
    different = make_evidence(other, other.text, 8.0, answer="75%", read=1.0)
    assert compose([best, different], gazetteer, question=question) == Draft(
        Layout.PARAGRAPHS,
        (
            Claim("90%", best, dated=True),
            Claim(RATE, best, dated=True),
            Claim("75%", different, dated=True),
            Claim(other.text, different, dated=True),
        ),
        lead=WORDS[language].disagreement,
        short=best,
    )


def test_a_second_sentence_is_as_near_the_question_or_tells_of_the_same_figure(gazetteer: Gazetteer) -> None:
    best = make_evidence(JIANGSU, RATE, 9.0)
    stray = make_evidence(ZHEJIANG, FIRMS, 8.9, coverage=0.9)
    unfit = make_evidence(ZHEJIANG, FIRMS, 8.9, kind=-0.5)
    assert compose([best, stray], gazetteer).claims == (Claim(RATE, best),)
    assert compose([best, unfit], gazetteer).claims == (Claim(RATE, best),)
    caveat = make_article("江苏的90%与全国的口径不同。")
    sure = make_evidence(JIANGSU, RATE, 9.0, answer="90%", read=1.0)
    same = make_evidence(caveat, caveat.text, 8.9, answer="90%", read=1.0, coverage=0.2)
    assert [claim.evidence for claim in compose([sure, same], gazetteer).claims] == [sure, sure, same]
