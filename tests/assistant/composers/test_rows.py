"""Comparisons taken apart into a question a row."""

from __future__ import annotations

import pytest

from assistant.composers.rows import Row, rows_of
from assistant.question import understand
from documents.regions import Gazetteer

PROVINCES = "江苏、浙江、上海、安徽、山东、福建、广东、广西、海南、湖南、湖北、河南、河北、山西"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def rows(text: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    return [(row.heading, row.question) for row in rows_of(understand(text, gazetteer), gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "江苏和浙江2030年的普及率目标分别是多少？",
            [("江苏", "江苏2030年的普及率目标是多少？"), ("浙江", "浙江2030年的普及率目标是多少？")],
        ),
        ("江蘇與浙江的目標比較", [("江蘇", "江蘇的目標"), ("浙江", "浙江的目標")]),
        ("请帮我对比一下江苏、浙江的目标", [("江苏", "江苏的目标"), ("浙江", "浙江的目标")]),
        (
            "算力规模，江苏、浙江、安徽各是多少？",
            [
                ("江苏", "算力规模，江苏是多少？"),
                ("浙江", "算力规模，浙江是多少？"),
                ("安徽", "算力规模，安徽是多少？"),
            ],
        ),
        (
            "What are the targets of Jiangsu, Zhejiang and Anhui for 2030?",
            [
                ("Jiangsu", "What are the targets of Jiangsu for 2030?"),
                ("Zhejiang", "What are the targets of Zhejiang for 2030?"),
                ("Anhui", "What are the targets of Anhui for 2030?"),
            ],
        ),
        (
            "Compare the budgets: Jiangsu vs Zhejiang",
            [("Jiangsu", "budgets: Jiangsu"), ("Zhejiang", "budgets: Zhejiang")],
        ),
    ],
)
def test_regions_are_a_row_each(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text, gazetteer) == expected


def test_a_row_is_a_heading_and_a_question(gazetteer: Gazetteer) -> None:
    found = rows_of(understand("江苏和浙江的目标对比", gazetteer), gazetteer)
    assert found == [Row("江苏", "江苏的目标"), Row("浙江", "浙江的目标")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "江苏的普及率和浙江的龙头企业数量分别是多少？",
            [("江苏的普及率", "江苏的普及率是多少？"), ("浙江的龙头企业数量", "浙江的龙头企业数量是多少？")],
        ),
        (
            "目标比较：江苏（2027年）、浙江（2030年）、安徽",
            [
                ("江苏（2027年）", "目标：江苏（2027年）"),
                ("浙江（2030年）", "目标：浙江（2030年）"),
                ("安徽", "目标：安徽"),
            ],
        ),
    ],
)
def test_what_belongs_to_a_region_stays_with_it(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(text, gazetteer) == expected


def test_a_member_with_long_words_of_its_own_is_headed_by_its_name(gazetteer: Gazetteer) -> None:
    assert rows("江苏制造业里的智能体普及率的目标、浙江的券，各是多少？", gazetteer) == [
        ("江苏", "江苏制造业里的智能体普及率的目标，是多少？"),
        ("浙江的券", "浙江的券，是多少？"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2027年和2030年江苏的目标",
            [("2027年", "2027年江苏的目标"), ("2030年", "2030年江苏的目标")],
        ),
        (
            "江苏的目标 2027 vs 2030",
            [("2027年", "江苏的目标 2027"), ("2030年", "江苏的目标 2030")],
        ),
        (
            "江苏和浙江2027年和2030年的目标",
            [
                ("江苏 2027年", "江苏2027年的目标"),
                ("江苏 2030年", "江苏2030年的目标"),
                ("浙江 2027年", "浙江2027年的目标"),
                ("浙江 2030年", "浙江2030年的目标"),
            ],
        ),
    ],
)
def test_years_are_a_row_each(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text, gazetteer) == expected


def test_a_group_is_opened_to_its_members(gazetteer: Gazetteer) -> None:
    members = ("上海", "江苏", "浙江", "安徽")
    assert gazetteer.members("长三角") == members
    assert rows("长三角的算力规模对比", gazetteer) == [(name, f"{name}的算力规模") for name in members]
    with_another = [(name, f"{name}的算力规模") for name in (*members, "山东")]
    assert rows("长三角和山东的算力规模对比", gazetteer) == with_another
    # A member named beside its group is no further row.
    assert rows("长三角和江苏的算力规模对比", gazetteer) == with_another[:-1]


def test_members_are_written_in_the_language_of_the_question_or_as_it_writes_them(gazetteer: Gazetteer) -> None:
    assert rows("Compare the Yangtze River Delta targets", gazetteer) == [
        (name, f"{name} targets") for name in ("Shanghai", "Jiangsu", "Zhejiang", "Anhui")
    ]
    assert rows("長三角和江蘇省的目標對比", gazetteer) == [
        (name, f"{name}的目標") for name in ("上海", "江蘇省", "浙江", "安徽")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "《甲方案》和《乙方案》分别有多少条？",
            [("《甲方案》", "《甲方案》有多少条？"), ("《乙方案》", "《乙方案》有多少条？")],
        ),
        ("「甲方案」與「乙方案」相比", [("「甲方案」", "「甲方案」"), ("「乙方案」", "「乙方案」")]),
        ("研发补助、算力补助各是多少？", [("研发补助", "研发补助是多少？"), ("算力补助", "算力补助是多少？")]),
        (
            "江苏的研发补助和算力补助分别是多少？",
            [("研发补助", "江苏的研发补助是多少？"), ("算力补助", "江苏的算力补助是多少？")],
        ),
    ],
)
def test_named_documents_and_aspects_are_a_row_each(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "普及率是多少？",
        "江苏的目标",
        "江苏各类企业有多少？",
        "江苏在浙江建了什么",
        "江苏和浙江的合作项目",
        "《甲方案》和《乙方案》是谁印发的？",
        "江苏2030年的目标有什么不同",
    ],
)
def test_a_question_on_one_thing_has_no_rows(gazetteer: Gazetteer, text: str) -> None:
    assert rows(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A region named twice has one row.
        ("江苏与浙江相比，江苏多多少？", ["江苏", "浙江"]),
        # A range of years is one thing, most of all in the name of a plan.
        ("江苏2025—2027年行动计划的目标是多少？", []),
        ("2021年到2023年的产值是多少？", []),
        # 对 with one region as the other's object joins nothing.
        ("江苏对浙江的投资是多少？", []),
    ],
)
def test_what_is_named_twice_ranges_and_objects(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert [heading for heading, _ in rows(text, gazetteer)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2027年江苏要攻克多少项技术，和辽宁、重庆比呢？",
            [
                ("江苏", "到2027年江苏要攻克多少项技术"),
                ("辽宁", "到2027年辽宁要攻克多少项技术"),
                ("重庆", "到2027年重庆要攻克多少项技术"),
            ],
        ),
        (
            "皖、苏两省的普及率目标各是多少？河北有没有定？",
            [
                ("安徽", "安徽的普及率目标是多少"),
                ("河北", "河北的普及率目标是多少"),
                ("江苏", "江苏的普及率目标是多少"),
            ],
        ),
        (
            "普及率：京、苏、吉分别要求多少？",
            [
                ("北京", "普及率：北京要求多少？"),
                ("江苏", "普及率：江苏要求多少？"),
                ("吉林", "普及率：吉林要求多少？"),
            ],
        ),
        (
            "奖励上限比较：江苏的项目、某县的数据集、浙江新获评的中心",
            [
                ("江苏的项目", "奖励上限：江苏的项目"),
                ("某县的数据集", "奖励上限：某县的数据集"),
                ("浙江新获评的中心", "奖励上限：浙江新获评的中心"),
            ],
        ),
        (
            "某集群绿电占比、江苏清洁能源占比、浙江清洁能源占比分别是多少",
            [
                ("某集群绿电占比", "某集群绿电占比是多少"),
                ("江苏清洁能源占比", "江苏清洁能源占比是多少"),
                ("浙江清洁能源占比", "浙江清洁能源占比是多少"),
            ],
        ),
        (
            "东部几个省市目前算力多大：江苏、浙江",
            [("江苏", "江苏目前算力多大"), ("浙江", "浙江目前算力多大")],
        ),
        (
            "江苏、浙江2027年规模目标哪个城市大？",
            [("江苏", "江苏2027年规模目标？"), ("浙江", "浙江2027年规模目标？")],
        ),
        (
            "江苏的规模2023、2024年各有多大",
            [("2023年", "江苏的规模2023年有多大"), ("2024年", "江苏的规模2024年有多大")],
        ),
        (
            "江苏、浙江产量哪个涨得快？各涨多少？",
            [("江苏", "江苏产量涨？涨多少？"), ("浙江", "浙江产量涨？涨多少？")],
        ),
        (
            "Adoption rate by 2027: Nanjing vs the national goal",
            [("Nanjing", "Adoption rate by 2027: Nanjing"), ("China", "Adoption rate by 2027: China")],
        ),
        ("江苏的算力规模比浙江大多少？", [("江苏", "江苏的算力规模"), ("浙江", "浙江的算力规模")]),
        ("江苏要到多少？浙江呢？", [("江苏", "江苏要到多少"), ("浙江", "浙江要到多少")]),
        ("江苏的目标是多少，跟浙江比哪个大？", [("江苏", "江苏的目标是多少"), ("浙江", "浙江的目标是多少")]),
        ("江苏的普及率跟浙江比如何？", [("江苏", "江苏的普及率"), ("浙江", "浙江的普及率")]),
        ("江苏、浙江谁的占比最高，各是多少", [("江苏", "江苏占比，是多少"), ("浙江", "浙江占比，是多少")]),
        (
            "粤港澳大湾区里广州和深圳的企业数",
            [("广州", "粤港澳大湾区里广州的企业数"), ("深圳", "粤港澳大湾区里深圳的企业数")],
        ),
        (
            "How do Jiangsu and Zhejiang differ in their vouchers?",
            [("Jiangsu", "Jiangsu: vouchers?"), ("Zhejiang", "Zhejiang: vouchers?")],
        ),
        (
            "Between Jiangsu and Zhejiang, who plans more firms by 2027, and how many?",
            [
                ("Jiangsu", "Jiangsu, firms by 2027, and how many?"),
                ("Zhejiang", "Zhejiang, firms by 2027, and how many?"),
            ],
        ),
        (
            "苏州、无锡和常州产业规模目标比较",
            [("苏州", "苏州产业规模目标"), ("无锡", "无锡产业规模目标"), ("常州", "常州产业规模目标")],
        ),
        (
            "算力目标：江苏几个P？浙江几个P？",
            [("江苏几个P", "算力目标：江苏几个P"), ("浙江几个P", "算力目标：浙江几个P")],
        ),
        (
            "What did Jiangsu have at the end of 2023, at the end of 2024 and in August 2025?",
            [
                ("2023", "What did Jiangsu have at the end of 2023?"),
                ("2024", "What did Jiangsu have at the end of 2024?"),
                ("2025", "What did Jiangsu have at August 2025?"),
            ],
        ),
        (
            "江苏算力规模2025年实际值和2026年目标值",
            [("2025年", "江苏算力规模2025年实际值"), ("2026年", "江苏算力规模2026年目标值")],
        ),
        (
            "江苏的训力券和浙江的算力券，总额哪个大？",
            [("江苏的训力券", "江苏的训力券，总额？"), ("浙江的算力券", "浙江的算力券，总额？")],
        ),
        (
            "京沪深三地到底有多少家企业？",
            [
                ("北京", "北京到底有多少家企业？"),
                ("上海", "上海到底有多少家企业？"),
                ("深圳", "深圳到底有多少家企业？"),
            ],
        ),
        (
            "江苏的普及率，2027年和2030年差多少",
            [("2027年", "江苏的普及率，2027年是多少"), ("2030年", "江苏的普及率，2030年是多少")],
        ),
        (
            "江蘇的算力，2025年底實際有多少、2026年目標又是多少",
            [("2025年底", "江蘇的算力，2025年底實際有多少"), ("2026年", "江蘇的算力，2026年目標又是多少")],
        ),
        (
            "江苏2024年的产业链工作方案和后来的征求意见稿，2027年规模各写了多少？",
            [
                ("产业链工作方案", "江苏2024年的产业链工作方案，2027年规模写了多少？"),
                ("征求意见稿", "江苏征求意见稿，2027年规模写了多少？"),
            ],
        ),
        (
            "江苏训力券和上海算力券的最高补助",
            [("江苏训力券", "江苏训力券的最高补助"), ("上海算力券", "上海算力券的最高补助")],
        ),
        (
            "江苏苏政发〔2023〕9号和苏政办函〔2024〕8号，对2025年规模的要求一样吗",
            [
                ("江苏苏政发〔2023〕9号", "江苏苏政发〔2023〕9号，对2025年规模的要求"),
                ("苏政办函〔2024〕8号", "苏政办函〔2024〕8号，对2025年规模的要求"),
            ],
        ),
        (
            "2025年规模实际是多少：全国、江苏",
            [("全国", "全国2025年规模实际是多少"), ("江苏", "江苏2025年规模实际是多少")],
        ),
        (
            "南京跟江苏全省比，普及率谁订得高？",
            [("南京", "南京，普及率？"), ("江苏", "江苏，普及率？")],
        ),
        (
            "慶陽算力：2025年3月、2025年底、2026年目標，各是幾萬P？",
            [
                ("2025年3月", "慶陽算力：2025年3月，是幾萬P？"),
                ("2025年底", "慶陽算力：2025年底，是幾萬P？"),
                ("2026年", "慶陽算力：2026年目標，是幾萬P？"),
            ],
        ),
        (
            "Qinghai's capacity: between the end of 2024 and September 2025?",
            [
                ("2024", "Qinghai's capacity: the end of 2024?"),
                ("2025", "Qinghai's capacity: September 2025?"),
            ],
        ),
        (
            "山東模型數，18部門的131號文跟2025年5月推進方案各要幾個？",
            [
                ("18部門的131號文", "山東模型數，18部門的131號文要幾個？"),
                ("推進方案", "山東模型數，2025年5月推進方案要幾個？"),
            ],
        ),
        # 都 and each belong to a name and to a span of time.
        (
            "成都2024年和2026年分别要多少",
            [("2024年", "成都2024年要多少"), ("2026年", "成都2026年要多少")],
        ),
        (
            "Jiangsu vs Henan: how much do they spend each year?",
            [
                ("Jiangsu", "Jiangsu: how much do they spend each year?"),
                ("Henan", "Henan: how much do they spend each year?"),
            ],
        ),
    ],
)
def test_what_is_compared_may_be_named_in_other_ways(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(text, gazetteer) == expected
