"""What is found wrong with a statement, kind by kind."""

from __future__ import annotations

import pytest

from assistant.moods import Mood
from assistant.verification import Dropped, Fault, FaultKind, Source, Statement, Verdict, faults, verify
from documents.regions import Gazetteer

TARGET = Source(
    "到2027年，江苏的普及率要达到70%以上，数据集超1000个，算力达到4000PFLOPS。",
    "《江苏省行动方案》解读\n发展目标\n",
    "2026-01-13",
)
CITIES = Source("南京已有企业381家，苏州建成数据集200个。", "各地观察\n\n", "2025-10-20")
OPINION = Source("曾刚认为，江苏不宜盲目追逐大模型。", "专家点评\n\n", "2026-01-15")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def kinds(text: str, source: Source, gazetteer: Gazetteer, mood: Mood | None = None) -> set[FaultKind]:
    return {fault.kind for fault in faults(Statement(text, 1, mood), source, gazetteer)}


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("目标：到2027年，江苏普及率75%以上", TARGET, FaultKind.FIGURE),
        ("目标：到2027年，江苏算力4000EFLOPS", TARGET, FaultKind.UNIT),
        ("目标：到2027年，江苏普及率约70%", TARGET, FaultKind.MODIFIER),
        ("目标：到2027年，江苏数据集1000个", TARGET, FaultKind.MODIFIER),
        ("目标：到2028年，江苏普及率70%以上", TARGET, FaultKind.DATE),
        ("目标：到2027年，浙江普及率70%以上", TARGET, FaultKind.REGION),
        ("苏州已有企业381家", CITIES, FaultKind.REGION),
        ("Suzhou has 381 companies.", CITIES, FaultKind.REGION),
        ("目标：《江苏省人才规划》要求普及率70%以上", TARGET, FaultKind.ORGANISATION),
        ("据南京大学统计，南京已有企业381家", CITIES, FaultKind.ORGANISATION),
        ("DeepSeek落户南京", CITIES, FaultKind.ORGANISATION),
        ("曾刚认为，江苏要追逐大模型", OPINION, FaultKind.NEGATION),
        ("Nanjing does not have 381 companies.", CITIES, FaultKind.NEGATION),
        ("江苏普及率已达到70%以上", TARGET, FaultKind.MOOD),
        ("目标：南京有企业381家", CITIES, FaultKind.MOOD),
        ("江苏的企业都不宜盲目追逐大模型", OPINION, FaultKind.MOOD),
        ("李明远认为，江苏不宜盲目追逐大模型", OPINION, FaultKind.MOOD),
        ("Li Mingyuan thinks Jiangsu should not chase large models.", OPINION, FaultKind.MOOD),
        ("江苏鼓励高校增设人工智能专业", TARGET, FaultKind.UNSUPPORTED),
    ],
)
def test_a_departure_is_found(text: str, source: Source, kind: FaultKind, gazetteer: Gazetteer) -> None:
    assert kind in kinds(text, source, gazetteer)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("目标：到2027年，江苏普及率超过70%", TARGET),
        ("百分之七十以上", TARGET),
        ("《江苏省行动方案》要求到2027年数据集1000个以上", TARGET),
        ("Jiangsu aims for over 70% by 2027.", TARGET),
        ("南京：381家", CITIES),
        ("蘇州建成數據集200個", CITIES),
        ("江苏苏州已建成200个数据集", CITIES),
        ("曾刚建议江苏不要盲目追逐大模型", OPINION),
        ("Zeng Gang thinks Jiangsu should not chase large models.", OPINION),
    ],
)
def test_other_words_for_the_same_pass(text: str, source: Source, gazetteer: Gazetteer) -> None:
    assert faults(Statement(text, 1), source, gazetteer) == ()


def test_a_copy_passes_whatever_it_says(gazetteer: Gazetteer) -> None:
    for source in (TARGET, CITIES, OPINION):
        assert faults(Statement(f" {source.quote}\n", 1), source, gazetteer) == ()


def test_the_mood_that_a_statement_is_shown_in_counts_where_it_is_not_worded(gazetteer: Gazetteer) -> None:
    assert kinds("70%以上", TARGET, gazetteer, Mood.TARGET) == set()
    assert kinds("70%以上", TARGET, gazetteer, Mood.ACHIEVED) == {FaultKind.MOOD}
    assert kinds("江苏的企业不宜盲目追逐大模型", OPINION, gazetteer, Mood.OPINION) == set()


def test_the_context_supplies_region_and_year_but_no_figure(gazetteer: Gazetteer) -> None:
    source = Source("全省企业有893家。", "安徽2025年人工智能发展现状\n\n开放场景353个。", "2026-01-16")
    assert kinds("2025年安徽有893家企业", source, gazetteer) == set()
    assert kinds("安徽开放场景353个", source, gazetteer) == {FaultKind.FIGURE}


def test_a_figure_belongs_to_its_year_and_to_what_it_counts(gazetteer: Gazetteer) -> None:
    source = Source("金融业2024年增长9.8%，软件业2025年增长15.5%。", "上海\n\n", "2026-01-15")
    assert kinds("金融业增长9.8%", source, gazetteer) == set()
    assert kinds("软件业增长9.8%", source, gazetteer) == {FaultKind.FIGURE}
    assert kinds("2025年增长9.8%", source, gazetteer) == {FaultKind.DATE}


def test_a_fault_shows_the_words_and_says_why(gazetteer: Gazetteer) -> None:
    assert faults(Statement("南京已有企業318家", 1), CITIES, gazetteer) == (
        Fault(FaultKind.FIGURE, "318家", "the quote does not have 318家"),
    )


def test_verdict_keeps_and_drops_in_order(gazetteer: Gazetteer) -> None:
    right, wrong, lost = Statement("南京：381家", 1), Statement("南京：382家", 1), Statement("南京：381家", 7)
    assert verify([right, wrong, lost, right], {1: CITIES}, gazetteer) == Verdict(
        kept=(right, right),
        dropped=(
            Dropped(wrong, (Fault(FaultKind.FIGURE, "382家", "the quote does not have 382家"),)),
            Dropped(lost, (Fault(FaultKind.NO_SOURCE, "[7]", "no source has the marker 7"),)),
        ),
    )
    assert verify([], {}, gazetteer) == Verdict((), ())
