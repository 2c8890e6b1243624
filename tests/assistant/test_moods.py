"""Who says a sentence, and in which mood."""

from __future__ import annotations

import pytest

from assistant.moods import Mood, Telling, told, told_at


@pytest.mark.parametrize(
    ("sentence", "published", "mood"),
    [
        ("到2027年，普及率达到70%以上。", "2026-01-13", Mood.TARGET),
        ("到2027年，普及率達到70%以上。", None, Mood.TARGET),
        ("2027年，普及率达到70%以上。", "2026-01-13", Mood.TARGET),
        ("2024年，产值达到5700亿元。", "2025-05-29", Mood.ACHIEVED),
        ("目标：普及率70%", None, Mood.TARGET),
        ("力争突破6款芯片。", None, Mood.TARGET),
        ("重慶擬開放測試道路5000公里。", None, Mood.TARGET),
        ("省级基金已累计投资74.3亿元。", None, Mood.ACHIEVED),
        ("到2027年要累计培育3000家企业。", "2026-01-13", Mood.TARGET),
        ("各市要累计投资74亿元。", None, Mood.TARGET),
        ("截至2025年9月底，共有381家企业。", "2025-10-20", Mood.ACHIEVED),
        ("无锡现有工业企业8万家。", None, Mood.ACHIEVED),
        ("已实现：规模1000亿元", None, Mood.ACHIEVED),
        ("2025年的目标已提前实现。", "2025-12-01", Mood.ACHIEVED),
        ("共27条。", None, Mood.REPORTED),
        ("浙江将人工智能定位为重要方向。", None, Mood.REPORTED),
        ("《行动计划（2025—2027年）》共26条。", "2025-01-01", Mood.REPORTED),
        ("Jiangsu aims to build 1,000 datasets.", None, Mood.TARGET),
        ("The rate reaches 90% by 2030.", "2026-01-13", Mood.TARGET),
        ("Nanjing had reached 381 companies.", None, Mood.ACHIEVED),
        ("The measures have 27 articles.", None, Mood.ACHIEVED),
        ("Firms have to register, as they need to have a licence.", None, Mood.ACHIEVED),
        ("The plan: 27 articles", None, Mood.REPORTED),
    ],
)
def test_a_sentence_without_a_speaker_has_a_mood(sentence: str, published: str | None, mood: Mood) -> None:
    assert told(sentence, published=published) == Telling(mood)


@pytest.mark.parametrize(
    ("sentence", "speaker", "mood"),
    [
        ("曾刚认为，江苏应以制造业为主角。", "曾刚", Mood.OPINION),
        ("华东师范大学城市发展研究院院长曾剛認為，江蘇製造業根基深厚。", "曾剛", Mood.OPINION),
        ("“上海的路径很清晰。”曾刚表示。", "曾刚", Mood.OPINION),
        ("在曾刚看来，优势在于协同。", "曾刚", Mood.OPINION),
        ("曾刚的观点：上海应强化算力", "曾刚", Mood.OPINION),
        ("江苏省数据局在会上表示，力争建成1000个数据集。", "江苏省数据局", Mood.TARGET),
        ("据江苏省数据局介绍，数据集已建成200个。", "江苏省数据局", Mood.ACHIEVED),
        ("无锡软件公司董事长郑江伟对新华财经说，无锡已有8万家工业企业。", "郑江伟", Mood.ACHIEVED),
        ("北京市科委负责人说：“明年将再建10个基地。”", "北京市科委负责人", Mood.TARGET),
        ("专家组组长李明远指出，转化比例不到两成。", "李明远", Mood.OPINION),
        ("业内人士认为，市场需求不足。", "业内人士", Mood.OPINION),
        ("Zeng Gang thinks that Jiangsu should treat AI as a tool.", "Zeng Gang", Mood.OPINION),
        ("The provincial government said Jiangxi will build 20 zones.", "The provincial government", Mood.TARGET),
    ],
)
def test_a_speaker_is_named_as_written(sentence: str, speaker: str, mood: Mood) -> None:
    start = sentence.index(speaker)
    assert told(sentence) == Telling(mood, speaker, start, start + len(speaker))


@pytest.mark.parametrize(
    "sentence",
    [
        "《意见》指出，人工智能是引擎。",
        "本指引的说明见附件。",
        "据统计，全省共有893家企业。",
        "名称为算力券。",
        "两地互认职称评审结果。",
    ],
)
def test_documents_and_nouns_speak_not(sentence: str) -> None:
    assert told(sentence).speaker is None


def moods_at(sentence: str, *words: str, published: str) -> list[Mood]:
    places = [sentence.index(word) for word in words]
    return [
        told_at(sentence, place, place + len(word), published=published).mood
        for place, word in zip(places, words, strict=True)
    ]


def test_each_clause_has_its_own_mood() -> None:
    sentence = "2023年普及率已达50%，到2025年要达到80%，2030年基本普及。"
    assert moods_at(sentence, "50%", "80%", "基本", published="2024-03-01") == [
        Mood.ACHIEVED,
        Mood.TARGET,
        Mood.TARGET,
    ]


def test_a_clause_without_mood_takes_that_before_it_but_not_of_another_sentence() -> None:
    sentence = "到2027年，培育企业10户，攻克技术100项。全省共有3座工厂。"
    assert moods_at(sentence, "10户", "100项", "3座", published="2026-01-07") == [
        Mood.TARGET,
        Mood.TARGET,
        Mood.REPORTED,
    ]


def test_what_stands_now_is_there_whatever_is_planned_for_it() -> None:
    sentence = "交易额将由目前的38亿元增加到120亿元。"
    assert moods_at(sentence, "38亿元", "120亿元", published="2025-12-30") == [Mood.ACHIEVED, Mood.TARGET]


def test_a_figure_of_the_year_of_publication_is_planned_until_its_end() -> None:
    sentence = "到2025年底有300家，2023年有180家。"
    assert moods_at(sentence, "300家", "180家", published="2025-03-15") == [Mood.TARGET, Mood.ACHIEVED]


def test_words_before_a_speaker_are_the_journalists() -> None:
    sentence = "产业规模已超千亿元。曾刚认为，增长可以更快。"
    assert told_at(sentence, 0, 4) == Telling(Mood.ACHIEVED)
    assert told_at(sentence, 15, 18).speaker == "曾刚"


def test_an_open_quotation_goes_on_over_its_sentences() -> None:
    sentence = "李明远说：“算力够用。数据不够用。”当地仍在建设。"
    assert told_at(sentence, sentence.index("数据"), sentence.index("数据") + 2).speaker == "李明远"
    assert told_at(sentence, sentence.index("当地"), sentence.index("当地") + 2).speaker is None
