"""Documents that questions and sentences name."""

from __future__ import annotations

import pytest

from assistant.named_documents import is_on_another, named_document


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("江苏那份数字经济三年行动计划一共多少条", "《江苏省“人工智能+”行动方案》共26条。", True),
        ("江苏那份数字经济三年行动计划一共多少条", "《江苏省数字经济高质量发展三年行动计划》共26条。", False),
        ("福州市人工智慧三年行動方案有幾項任務", "四川新型工业化三年行动方案有26项任务。", True),
        # A shorter name of the same document, by its words or by its number.
        ("重慶製造業AI方案徵求意見稿要建幾座工廠", "重庆制造业行动方案的征求意见稿要求建210座。", False),
        ("重慶製造業AI方案徵求意見稿要建幾座工廠", "重庆的渝府办发〔2025〕60号要求建210座。", False),
        ("《上海市人工智能条例》有几章？", "《上海市“AI+制造”白皮书》有六章。", True),
        ("《上海市人工智能条例》有几章？", "《上海市数据办法》有六章。", True),
        ("江苏是在哪场会议上宣布「星海計畫」的", "江苏在会议上宣布推行“星海计划”。", False),
        # Artificial intelligence is in the names of nearly all, and measures are no plan.
        ("AI赋能新型工业化方案是谁印发的", "江苏印发《贯彻落实国务院“人工智能+”方案》。", True),
        ("《江苏省人工智能若干政策措施》几月发布", "江苏印发《江苏省人工智能行动计划》。", True),
        ("江苏2025—2027行动方案定的规模", "《江苏省推动发展行动方案（2025—2027年）》要求300亿元。", False),
        # Called otherwise, but by a word of the question.
        ("江苏产业链总体方案的规模", "江苏2024年的总体工作方案要求3万P，《设施行动方案》也是。", False),
        ("江苏产业链方案的规模", "江苏《落实行动征求意见稿》改为3万P，与2024年方案不同。", True),
        # Named by nothing of its own, or asked for.
        ("浙江若干措施有几条？", "浙江《关于支持人工智能创新发展的若干措施》共27条。", False),
        ("江苏出了哪几份人工智能方案？", "江苏发布了《江苏省数据规划》。", False),
        ("黑龙江的重点场景一共规划了多少个", "《黑龙江省政务深化应用工作方案》要求18个。", False),
    ],
)
def test_a_sentence_is_on_another_document_or_not(question: str, sentence: str, another: bool) -> None:
    assert is_on_another(question, sentence) is another


def test_a_document_is_known_by_what_others_are_not_called() -> None:
    assert named_document("江苏那份数字经济三年行动计划") == {"数字", "字经", "经济"}
    assert named_document("江苏的人工智能方案和浙江的数据规划") == frozenset()
    assert named_document("江苏的算力") == frozenset()
