"""Resolved questions as whole values, and former turns made from answers."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Citation
from assistant.follow_ups import FormerTurn, Parts, Resolved, Source, TurnKind, resolve
from documents.regions import Gazetteer

ADOPTION = "江苏2030年的普及率目标是多少？"
PLAN = "《江苏省“人工智能+”行动方案》"
QUOTE = f"目标：到2030年，{PLAN}把江苏的应用普及率定为90%以上。"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_a_year_replaced(gazetteer: Gazetteer) -> None:
    assert resolve("那2027年呢？", [FormerTurn(ADOPTION)], gazetteer) == Resolved(
        text="那2027年呢？",
        standalone="江苏2027年的普及率目标是多少？",
        kind=TurnKind.FOLLOW_UP,
        parts=Parts(("江苏",), ("2027",), (), "普及率目标"),
        inherited=("regions", "subject"),
    )


def test_a_document_from_a_quote(gazetteer: Gazetteer) -> None:
    turn = FormerTurn(ADOPTION, (Source("江苏省人工智能政策简报", ("江苏",), QUOTE),))
    assert resolve("它在哪天印发？", [turn], gazetteer) == Resolved(
        text="它在哪天印发？",
        standalone=f"{PLAN}在哪天印发？",
        kind=TurnKind.FOLLOW_UP,
        parts=Parts(("江苏",), (), (PLAN,), "印发"),
        inherited=("regions", "documents"),
    )


def test_chat(gazetteer: Gazetteer) -> None:
    assert resolve("好的，谢谢！", [FormerTurn(ADOPTION)], gazetteer) == Resolved(
        "好的，谢谢！", "好的，谢谢！", TurnKind.CHAT, Parts()
    )


def test_a_complete_question(gazetteer: Gazetteer) -> None:
    assert resolve("安徽有哪些机器人企业？", [FormerTurn(ADOPTION)], gazetteer) == Resolved(
        "安徽有哪些机器人企业？", "安徽有哪些机器人企业？", TurnKind.QUESTION, Parts(("安徽",), (), (), "机器人企业")
    )


@pytest.mark.parametrize(
    ("former", "question", "standalone"),
    [
        (ADOPTION, "南京呢？", "南京2030年的普及率目标是多少？"),
        (ADOPTION, "南京呢？谢谢", "南京2030年的普及率目标是多少？"),
        (ADOPTION, "那27年呢", "江苏2027年的普及率目标是多少？"),
        (ADOPTION, "What about Anhui?", "Anhui 2030年的普及率目标是多少？"),
        (ADOPTION, "投资规模呢", "江苏2030年的投资规模目标是多少？"),
        (ADOPTION, "How many datasets?", "How many datasets in Jiangsu in 2030?"),
        (ADOPTION, "那數據集呢", "江蘇2030年的數據集？"),
        (ADOPTION, "曾刚怎么看？", "曾刚对江苏怎么看？"),
        (ADOPTION, "和浙江比呢", "江苏和浙江2030年的普及率目标相比怎么样？"),
        (ADOPTION, "那江苏全省呢", ADOPTION),
        ("江苏省2030年的普及率目标是多少？", "浙江呢", "浙江省2030年的普及率目标是多少？"),
        ("江苏和浙江2030年的普及率目标哪个高？", "安徽呢", "安徽2030年的普及率目标是多少？"),
        ("江苏和浙江的普及率分别是多少？", "2027年呢", "江苏和浙江2027年的普及率分别是多少？"),
        ("2027年和2030年江苏的普及率是多少？", "2035年呢", "2035年江苏的普及率是多少？"),
        ("曾刚对江苏有什么建议？", "对浙江呢？", "曾刚对浙江有什么建议？"),
        ("曾刚对江苏有什么建议？", "郑江伟呢？", "郑江伟对江苏有什么建议？"),
        (f"{PLAN}的文号是什么？", "浙江呢", "浙江“人工智能+”行动方案的文号是什么？"),
        (f"{PLAN}对算力有什么要求？", "那南京呢", f"{PLAN}中南京对算力有什么要求？"),
        ("浙江《关于支持创新的若干措施》共多少条？", "安徽呢", "安徽若干措施共多少条？"),
        ("上海发放多少亿元算力券？", "模型券呢", "上海发放多少亿元模型券？"),
        ("安徽有多少家人工智能企业？", "应用场景呢", "安徽有多少应用场景？"),
        (
            "What adoption rate does Jiangsu aim for by 2030?",
            "And Anhui in 2027?",
            "What adoption rate does Anhui aim for by 2027?",
        ),
        ("How many AI firms does Shanghai have?", "What is its robot density?", "What is Shanghai's robot density?"),
        ("普及率目标是多少？", "江苏呢", "江苏的普及率目标是多少？"),
        ("江苏的普及率目标是多少？", "2030年呢", "江苏2030年的普及率目标是多少？"),
        ("What is the adoption rate of Jiangsu?", "by 2030?", "What is the adoption rate of Jiangsu in 2030?"),
        (ADOPTION, "浙江自己的呢", "浙江2030年的普及率目标是多少？"),
        (ADOPTION, "2027年有没有写", "江苏2027年的普及率目标是多少？"),
        (ADOPTION, "我要2025年底的实际数，不是目标", "江苏2025年底的普及率实际是多少"),
        (f"{PLAN}的目标有哪些？", "这些目标的文件哪天印发的", f"{PLAN}哪天印发的"),
        (ADOPTION, "那份三年行动计划的文号是什么", "江苏的三年行动计划的文号是什么"),
        ("重庆的普及率哪一年要过70%？", "国家2027年又要多高", "全国2027年的普及率是多少"),
        ("深圳的训力券一年发多少？", "语料券的总额跟上海比谁大", "深圳和上海的语料券的总额谁大"),
        ("青海2025年签约的项目有多少？", "那里建成多少算力了", "青海建成多少算力了"),
        (ADOPTION, "把浙江也算上，谁高", "江苏和浙江2030年的普及率目标是多少？"),
        ("上海的模型券按多少比例补助？", "上限呢", "上海的模型券按的上限是多少？"),
        (ADOPTION, "现在有多少了", "江苏的普及率，现在有多少了"),
        (ADOPTION, "再加上浙江", "江苏和浙江2030年的普及率目标是多少？"),
        (ADOPTION, "国家层面呢", "国家2030年的普及率目标是多少？"),
        (ADOPTION, "浙江的目标呢？", "浙江2030年的普及率目标是多少？"),
        (ADOPTION, "现在是多少？", "江苏的普及率，现在是多少？"),
        (ADOPTION, "有没有现状数据？", "江苏的普及率，有没有现状数据？"),
        (ADOPTION, "2025年末实际做到了多少？", "江苏的普及率2025年末实际做到了多少？"),
        (ADOPTION, "这是哪个文件定的？", "江苏2030年的普及率目标出自哪份文件？"),
        ("庆阳2026年的算力目标是多少？", "15万P是目标还是已经做到了？", "庆阳15万P是目标还是已经做到了？"),
        (
            "How much revenue did Sichuan have in 2024?",
            "How fast had it grown?",
            "How fast had Sichuan's revenue in 2024 grown?",
        ),
        ("大同的数据集最高奖励多少？", "入选国家典型案例的呢？", "大同的数据集最高奖励的入选国家典型案例的？"),
        ("2025年末甘肃庆阳的算力规模是多少？", "园区呢？", "庆阳2025年末的园区？"),
        ("Compare the targets of Jiangsu and Anhui.", "Add Hubei", "Compare the targets of Jiangsu, Anhui and Hubei."),
        (
            "What is Hunan's AI industry target for 2027?",
            "And its computing power?",
            "Hunan's computing power in 2027?",
        ),
        (
            "What is Hunan's AI industry target for 2027?",
            "Which document says so?",
            "Which document sets Hunan's AI industry target for 2027?",
        ),
    ],
)
def test_standalone_questions(gazetteer: Gazetteer, former: str, question: str, standalone: str) -> None:
    assert resolve(question, [FormerTurn(former)], gazetteer).standalone == standalone


def test_those_asked_the_same_are_compared(gazetteer: Gazetteer) -> None:
    turns = [FormerTurn(f"{region}2030年的普及率目标是多少？") for region in ("江苏", "浙江", "安徽")]
    assert resolve("哪一个最高？", turns, gazetteer).standalone == "江苏、浙江和安徽2030年的普及率目标哪一个最高？"
    assert resolve("这三个省里谁最高？", turns, gazetteer).standalone == "江苏、浙江和安徽2030年的普及率目标谁最高？"


def test_the_first_ones_spoken_of_are_compared(gazetteer: Gazetteer) -> None:
    turns = [FormerTurn(f"{region}2030年的普及率目标是多少？") for region in ("江苏", "浙江", "安徽")]
    assert resolve("前两个省的算力哪个高", turns, gazetteer).standalone == "江苏和浙江的算力哪个高"


@pytest.mark.parametrize(
    ("quote", "before", "document"),
    [
        ("江苏的苏政发〔2025〕108号要求普及率超90%。", "", "苏政发〔2025〕108号"),
        ("江苏的终端行动计划要求普及率超90%。", "", "江苏的终端行动计划"),
        ("目标：江苏的普及率超90%。", f"江苏印发《规划》。江苏又印发{PLAN}。", PLAN),
    ],
)
def test_a_document_that_a_quote_names_in_other_ways(
    gazetteer: Gazetteer, quote: str, before: str, document: str
) -> None:
    turn = FormerTurn(ADOPTION, (Source("江苏省人工智能政策简报", ("江苏",), quote, before),))
    assert resolve("这份文件是谁印发的？", [turn], gazetteer).standalone == f"{document}是谁印发的？"


def test_a_document_is_known_by_the_figure_it_gives(gazetteer: Gazetteer) -> None:
    quotes = ("到2030年，《江苏规划》定为80%。", QUOTE)
    sources = tuple(Source("江苏省人工智能政策简报", ("江苏",), quote) for quote in quotes)
    asked = resolve("90%那份是正式文件吗", [FormerTurn(ADOPTION, sources)], gazetteer)
    assert asked.standalone == f"{PLAN}是正式文件吗"


def test_the_figure_that_is_asked_for_is_the_topic(gazetteer: Gazetteer) -> None:
    turn = FormerTurn("江苏的和平集群的数据中心，绿电比例最低要到多少？")
    said = resolve("实际做到多少", [turn], gazetteer).standalone
    assert said == "江苏的和平集群的数据中心的绿电比例，实际做到多少"


def test_what_is_asked_of_words_for_a_document_is_asked_of_it_again(gazetteer: Gazetteer) -> None:
    turn = FormerTurn("八部门的制造意见共几条？", (Source("国家人工智能政策简报", ("全国",), "意见共21条。"),))
    assert resolve("任务呢", [turn], gazetteer).standalone == "八部门的制造意见的任务？"


def test_nothing_leans_on_what_is_off_the_topic(gazetteer: Gazetteer) -> None:
    turns = [FormerTurn(ADOPTION), FormerTurn("今天北京天气怎么样", on_topic=False)]
    assert resolve("2027年呢？", turns, gazetteer).standalone == "江苏2027年的普及率目标是多少？"


def test_english_words_for_a_document_give_way_to_its_title(gazetteer: Gazetteer) -> None:
    source = Source("重庆市人工智能政策简报", ("重庆",), "重庆于2025年12月13日印发《重庆市推动“人工智能+”行动方案》。")
    turn = FormerTurn("When was Chongqing's AI Plus action plan issued?", (source,))
    resolved = resolve("Its document number?", [turn], gazetteer)
    assert resolved.standalone == "《重庆市推动“人工智能+”行动方案》's document number?"


def test_control_characters_go(gazetteer: Gazetteer) -> None:
    turn = FormerTurn("\x00江苏\x1b2030年的普及率目标是多少？\ud800")
    assert resolve("\u200b南京\x07呢？\udfff", [turn], gazetteer).standalone == "南京 2030年的普及率目标是多少？"


def test_a_region_that_two_turns_named(gazetteer: Gazetteer) -> None:
    turns = [FormerTurn(ADOPTION), FormerTurn("谢谢"), FormerTurn("浙江2030年的普及率目标是多少？")]
    assert resolve("哪个更高？", turns, gazetteer).standalone == "江苏和浙江2030年的普及率目标哪个更高？"
    assert resolve("哪个更高？", turns[:2], gazetteer).standalone == "哪个更高？"


def test_a_former_turn_of_an_answer() -> None:
    citation = Citation(
        marker=1,
        article_id="a",
        title="标题",
        publisher=None,
        published=None,
        regions=("江苏",),
        passage_id="p",
        quote="引文。",
        start=0,
        end=3,
        source="s",
        passage="引文。",
        passage_start=0,
    )
    answer = Answer("那呢", "江苏呢？", answered=True, answer="引文。[1]", confidence=1.0, citations=(citation,))
    assert FormerTurn.of(answer) == FormerTurn("江苏呢？", (Source("标题", ("江苏",), "引文。"),), asked="那呢")
