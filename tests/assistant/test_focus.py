"""What of the evidence is on what a question names."""

from __future__ import annotations

from assistant.evidence import Evidence
from assistant.focus import focused
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article(
    "江苏于2025年印发《江苏省“人工智能+”行动方案》，文号是苏政发〔2025〕108号。\n"
    "目标：到2027年，苏政发〔2025〕108号要求普及率达到70%。\n"
    "《江苏省“人工智能+制造”实施意见》共7类任务。\n"
    "曾刚认为，江苏应当突出制造。\n"
    "曾刚建议江苏走自己的路。\n"
    "目标：到2030年，江苏要求规模达到1万亿元。\n"
    "江苏已有381家企业。\n"
    "江苏已建成8座工厂。"
)
EVERY = [make_evidence(ARTICLE, line) for line in ARTICLE.text.split("\n")]


def lines(question: str, evidence: list[Evidence] = EVERY) -> list[int]:
    kept = focused(understand(question, Gazetteer.load()), evidence, fewest=2)
    return [evidence.index(one) for one in kept]


def test_sentences_on_a_named_document_are_kept_also_by_its_number() -> None:
    assert lines("江苏“人工智能+”行动方案的主要内容") == [0, 1]


def test_one_sentence_alone_may_be_called_otherwise() -> None:
    assert lines("概括江苏的人工智能+制造意见") == list(range(len(EVERY)))
    assert lines("江苏的数据规划讲了什么") == list(range(len(EVERY)))


def test_too_few_sentences_are_no_overview() -> None:
    question = understand("江苏“人工智能+”行动方案的主要内容", Gazetteer.load())
    assert focused(question, EVERY) == EVERY


def test_of_a_list_the_best_stays() -> None:
    assert lines("江苏有哪些目标？") == list(range(len(EVERY)))
    assert lines("江苏有哪些目标？", EVERY[5:] + EVERY[:5]) == [0, 4]


def test_a_person_is_asked_for_his_views() -> None:
    assert lines("曾刚对江苏有什么看法？") == [3, 4]


def test_what_there_is_to_get_is_kept() -> None:
    article = make_article("江苏发放2亿元算力券。\n江苏要求规模达到1万亿元。\n江苏的企业最高补助800万元。")
    evidence = [make_evidence(article, line) for line in article.text.split("\n")]
    assert lines("江苏的企业能享受到什么？", evidence) == [0, 2]
    assert lines("介绍江苏的人工智能", evidence) == [0, 1, 2]


def test_targets_and_what_is_there_are_kept_apart() -> None:
    assert lines("概括江苏的目标") == [1, 5]
    assert lines("江苏的发展现状如何？") == [2, 3, 4, 6, 7]
    assert lines("江苏的目标和现状") == list(range(len(EVERY)))
