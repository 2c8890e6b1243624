"""What is measured of an answer."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from assistant.evaluation import Outcome
from assistant.measuring import Measured, QuotedSource, measure
from assistant.measuring.cited_sentences import SentenceCounts
from assistant.question_files import ExpectedAnswer
from tests.made_up_articles import JIANGSU, lines_as_passages

SENTENCE = "到2030年，江苏制造业企业智能体普及率达到90%。"


def answer(*, answered: bool = True, short: str | None = "90%") -> Answer:
    passage = lines_as_passages(JIANGSU)[0]
    quote = Citation(
        *(1, JIANGSU.id, JIANGSU.title, None, None, (), passage.id, SENTENCE, 0, len(SENTENCE), "江苏.txt"),
        *(passage.text, 0),
    )
    cited, closest = ((quote,), ()) if answered else ((), (quote,))
    said = "普及率达到90%[1]。" if answered else "没有找到。"
    return Answer("问？", "江苏的普及率？", answered, said, 0.8, short, cited, closest, {"total": 12.5})


def asked(expected: ExpectedAnswer, *, answered: bool = True, short: str | None = "90%") -> Measured:
    outcome = Outcome(expected, answer(answered=answered, short=short), answered, True, None, ("前？",), (2,))
    return measure(outcome, lambda expected, standalone: (standalone[:2],))


def test_all_of_an_answer_is_kept() -> None:
    expected = ExpectedAnswer("那里的普及率呢？", ("90%",), sentences=((SENTENCE,),), sources=("jiangsu",))
    assert asked(expected) == Measured(
        expected=expected,
        before=("前？",),
        standalone_question="江苏的普及率？",
        script="zh-Hans",
        regions=("江苏",),
        answered=True,
        answer="普及率达到90%[1]。",
        short_answer="90%",
        confidence=0.8,
        citations=(QuotedSource(JIANGSU.id, JIANGSU.title, "江苏.txt", SENTENCE, 0, len(SENTENCE)),),
        right=True,
        quotes_exact=True,
        exact_match=True,
        character_f1=1.0,
        sentences=SentenceCounts(1, 1, 1, 1, 1),
        ranks=(2,),
        latency_ms=12.5,
    )


def test_without_a_short_answer_the_whole_one_is_compared() -> None:
    one = asked(ExpectedAnswer("问？", ("90%",)), short=None)
    # 普及率达到90% has eight characters, of which three are accepted.
    assert (one.exact_match, one.character_f1) == (False, round(2 * 3 / (8 + 3), 4))


def test_a_refusal_says_and_cites_nothing() -> None:
    one = asked(ExpectedAnswer("问？", ("90%",), sentences=((SENTENCE,),)), answered=False)
    assert (one.exact_match, one.character_f1, one.citations) == (False, 0.0, ())
    assert one.sentences == SentenceCounts(0, 0, 0, 1, 0)


def test_what_a_file_does_not_give_is_not_measured() -> None:
    for expected in (ExpectedAnswer("问？", items=(("甲",),)), ExpectedAnswer("问？", refuse=True)):
        one = asked(expected)
        assert (one.exact_match, one.character_f1, one.sentences) == (None, None, None)


def test_the_strings_of_every_kind_support_a_citation() -> None:
    for expected in (
        ExpectedAnswer("问？", items=(("90%",),), sentences=(("别的。",),)),
        ExpectedAnswer("问？", points=(("90%",),), sentences=(("别的。",),)),
        ExpectedAnswer("问？", cells=(("江苏", ("90%",)), ("浙江", None)), sentences=(("别的。",),)),
    ):
        assert asked(expected).sentences == SentenceCounts(1, 0, 1, 1, 0)


def test_what_may_also_be_cited_is_right() -> None:
    expected = ExpectedAnswer("问？", ("甲",), sentences=(("别的。", SENTENCE), ("又一句。",)), also=("再一句。",))
    assert asked(expected).sentences == SentenceCounts(1, 1, 1, 2, 1)
    expected = ExpectedAnswer("问？", ("甲",), sentences=(("别的。",),), also=(SENTENCE,))
    assert asked(expected).sentences == SentenceCounts(1, 1, 1, 1, 0)


def test_small_talk_is_no_follow_up() -> None:
    assert asked(ExpectedAnswer("那里呢？", ("90%",))).is_follow_up
    assert not asked(ExpectedAnswer("谢谢", chat=True)).is_follow_up
    assert not asked(ExpectedAnswer("谢谢", chat=True)).is_answerable
    assert measure(Outcome(ExpectedAnswer("问？", ("90%",)), answer(), True, True)).regions == ()
