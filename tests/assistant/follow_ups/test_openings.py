"""Courtesy, corrections, connectives, people and titles."""

from __future__ import annotations

import pytest

from assistant.follow_ups.chatting import asks_for_help, is_chat, without_courtesy
from assistant.follow_ups.frame import read_frame
from assistant.follow_ups.openings import open_up
from assistant.follow_ups.people import is_name, person_in
from assistant.follow_ups.titles import bare_title, fits, untitled_document
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "好的，明白了",
        "非常感谢！",
        "你好",
        "您好！",
        "謝謝你",
        "嗯嗯",
        "我知道了",
        "thanks",
        "Thank you so much!",
        "hi",
        "OK",
        "Got it, thanks.",
        "",
        "？？？",
        "👍",
        "…",
    ],
)
def test_chat(text: str) -> None:
    assert is_chat(text)


@pytest.mark.parametrize(
    "text",
    [
        "你能做什么？",
        "請問你是誰",
        "你会回答哪些问题？",
        "我可以问些什么？",
        "帮助",
        "What can you do?",
        "help",
        "你好！",
        "Hi there",
    ],
)
def test_greetings_and_questions_about_the_assistant_ask_for_help(text: str) -> None:
    assert is_chat(text)
    assert asks_for_help(text)


@pytest.mark.parametrize(
    "text", ["谢谢", "OK", "江苏能做什么？", "有什么能帮助企业的政策", "What can companies do?", "你好，江苏呢？"]
)
def test_thanks_and_questions_on_the_articles_do_not(text: str) -> None:
    assert not asks_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "江苏",
        "好企业有哪些？",
        "对江苏呢？",
        "那2027年呢",
        "good companies in Jiangsu",
        "为什么",
        "2030",
        "行动方案",
        "谢谢，那南京呢？",
        "早稻田在哪",
    ],
)
def test_no_chat(text: str) -> None:
    assert not is_chat(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("谢谢，那南京呢？", "那南京呢？"),
        ("好的那南京呢", "那南京呢"),
        ("OK, and Zhejiang?", "and Zhejiang?"),
        ("thanks and Zhejiang?", "and Zhejiang?"),
        ("南京呢？谢谢！", "南京呢？"),
        ("你好，请问江苏的文号是什么？", "请问江苏的文号是什么？"),
        ("对江苏的建议", "对江苏的建议"),
        ("good companies in Jiangsu", "good companies in Jiangsu"),
    ],
)
def test_courtesy_goes(text: str, rest: str) -> None:
    assert without_courtesy(text) == rest


@pytest.mark.parametrize(
    ("text", "core", "denied", "marked"),
    [
        ("不对，我问的是2030年", "2030年", "", True),
        ("不是江苏，是浙江", "浙江", "江苏", True),
        ("是浙江，不是江苏", "浙江", "江苏", True),
        ("我是说苏州", "苏州", "", True),
        ("No, I meant Zhejiang", "Zhejiang", "", True),
        ("not Jiangsu, Anhui", "Anhui", "Jiangsu", True),
        ("那么南京呢？", "南京呢？", "", True),
        ("and by 2030?", "by 2030?", "", True),
        ("江苏的目标不是90%吗", "江苏的目标不是90%吗", "", False),
        ("江苏是不是90%，还是70%", "江苏是不是90%，还是70%", "", False),
        ("那里有多少企业", "那里有多少企业", "", False),
        ("还有哪些目标", "还有哪些目标", "", False),
    ],
)
def test_openings(text: str, core: str, denied: str, marked: bool) -> None:
    opening = open_up(text, lambda words: words in ("江苏", "Jiangsu"))
    assert (opening.core, opening.denied, opening.marked) == (core, denied, marked)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("曾刚怎么看长三角？", "曾刚"),
        ("华东师范大学城市发展研究院院长曾刚认为，江苏制造业根基深厚", "曾刚"),
        ("无锡软件产业发展有限公司董事长郑江伟介绍，无锡已有8万家工业企业", "郑江伟"),
        ("What does Zeng Gang think about it?", "Zeng Gang"),
        ("江苏对浙江有什么建议", None),
        ("何时提出的", None),
    ],
)
def test_people(text: str, person: str | None) -> None:
    assert person_in(read_frame(text, Gazetteer.load())) == person


def test_names() -> None:
    assert [word for word in ("曾刚", "郑江伟", "文号", "Zeng Gang", "投资规模", "任务") if is_name(word)] == [
        "曾刚",
        "郑江伟",
        "Zeng Gang",
    ]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("江苏“人工智能+”行动方案的文号是什么？", "江苏“人工智能+”行动方案"),
        ("江苏省数字经济三年行动计划是哪天印发的？", "江苏省数字经济三年行动计划"),
        ("江苏的方案什么时候印发？", None),
        ("江苏出台了什么政策？", None),
        ("What document number does Jiangsu's AI Plus action plan have?", "Jiangsu's AI Plus action plan"),
    ],
)
def test_documents_without_marks(text: str, document: str | None) -> None:
    assert untitled_document(read_frame(text, Gazetteer.load())) == document


def test_titles() -> None:
    gazetteer = Gazetteer.load()
    plan = "《安徽省智能机器人产业发展行动方案（2025—2027年）》"
    assert bare_title(plan, gazetteer) == "智能机器人产业发展行动方案"
    assert fits(plan, ["合肥"], gazetteer)
    assert not fits(plan, ["江苏"], gazetteer)
    assert fits("《若干措施》", ["江苏"], gazetteer)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("我们在写算力材料，想确认一下江苏的目标是多少？", "江苏的目标是多少？"),
        ("I am looking into vouchers: what does Chengdu pay?", "what does Chengdu pay?"),
        ("文号给我一下", "文号"),
        ("Document number please", "Document number"),
        ("我们是初创企业，租算力能补多少？", "我们是初创企业，租算力能补多少？"),
        ("想知道", "想知道"),
    ],
)
def test_why_and_how_somebody_asks_is_left_out(text: str, kept: str) -> None:
    assert open_up(text, lambda words: False).kept == kept


def test_a_number_names_a_document() -> None:
    frame = read_frame("那么晋政办发〔2025〕36号要的增速", Gazetteer.load())
    assert [one.text for one in frame.documents] == ["晋政办发〔2025〕36号"]
    assert (frame.places, frame.titled, frame.times) == ((), ("山西",), ())
