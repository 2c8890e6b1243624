"""Small words in which a sentence departs from its quote."""

from __future__ import annotations

import pytest

from assistant.language_model.told_otherwise import otherwise_faults
from assistant.verification import FaultKind
from assistant.verification.reading import read
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()


def kinds(statement: str, quote: str) -> list[FaultKind]:
    readings = (read(text, GAZETTEER) for text in (statement, quote, ""))
    return [fault.kind for fault in otherwise_faults(*readings, GAZETTEER)]


@pytest.mark.parametrize(
    ("statement", "quote", "kind"),
    [
        ("工厂要覆盖大部分企业。", "要求工厂覆盖全部企业。", FaultKind.MODIFIER),
        ("所有数据中心都放在集群。", "数据中心原则上都放在集群。", FaultKind.MODIFIER),
        ("每年投入450亿元。", "三年合计投入450亿元。", FaultKind.MODIFIER),
        ("每千人600台。", "提高到600台/万人。", FaultKind.MODIFIER),
        ("已建成机架19万架。", "已建和在建的机架约19万架。", FaultKind.MOOD),
        ("与泰国签约共建中心。", "广西与老挝签约，共建中心。", FaultKind.REGION),
        ("西安推进智算中心二期。", "延安推进智算中心二期。", FaultKind.REGION),
        ("有可靠的官方数字。", "没有找到可靠的官方数字。", FaultKind.NEGATION),
        ("“十四五”时期超过4万架。", "“十三五”时期超过4万架。", FaultKind.DATE),
        ("营业收入必须突破1000亿元。", "营业收入力争突破1000亿元。", FaultKind.MODIFIER),
        ("国务院的意见共7类任务。", "八部门的意见共7类任务。", FaultKind.ORGANISATION),
        ("Ningxia met its plan of 330,000 racks.", "宁夏33万架的规划数没有达到。", FaultKind.NEGATION),
        ("2025年末达到了150P。", "2025年末为100P，低于行动方案定的150P。", FaultKind.NEGATION),
        ("市长郑江伟说有8万家。", "董事长郑江伟说有8万家。", FaultKind.ORGANISATION),
        ("这份方案由省人民政府发布。", "武汉市人民政府发布了方案。", FaultKind.ORGANISATION),
        ("延安以智能算力为主。", "延安以通用算力为主。", FaultKind.UNSUPPORTED),
        ("The mayor cancelled the competition.", "市长要升级大赛。", FaultKind.NEGATION),
        ("意见设定了明确的数值。", "意见只说增长，没有给出数值。", FaultKind.NEGATION),
        ("新建的数据中心都进集群。", "新建的数据中心原则上进集群。", FaultKind.MODIFIER),
        ("企业全在亚洲。", "企业在全国。", FaultKind.REGION),
        ("Huawei has built the cluster.", "燧原科技建成了集群。", FaultKind.ORGANISATION),
    ],
)
def test_what_is_told_otherwise_is_found(statement: str, quote: str, kind: FaultKind) -> None:
    assert kind in kinds(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("工厂要覆盖全部企业。", "要求工厂覆盖全部企业。"),
        ("每年最高5000万元。", "每年最高5000万元。"),
        ("每万人600台。", "提高到600台/万人。"),
        ("江苏有两个核心。", "双核是南京和苏州。"),
        ("长三角三省一市各有侧重。", "上海、江苏、浙江、安徽各有侧重。"),
        ("2025年末没有达到150P。", "2025年末为100P，低于行动方案定的150P。"),
        ("专家郑江伟说有8万家。", "董事长郑江伟说有8万家。"),
        ("没有可靠的数字。", "没有找到可靠的官方数字。"),
        ("Zeng Gang thinks so in Suzhou.", "曾刚在苏州这样认为。"),
    ],
)
def test_what_is_told_the_same_is_not(statement: str, quote: str) -> None:
    assert kinds(statement, quote) == []
