"""The gazetteer: completeness, names, and what a text does and does not name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from documents.exceptions import UnknownRegion
from documents.region_names import GAZETTEER_FILE, read_region_names
from documents.regions import Gazetteer, Mention, Region, RegionKind
from documents.script import to_traditional

GAZETTEER = Gazetteer.load()

# Prefecture-level divisions of each province (GB/T 2260): cities, prefectures, leagues, autonomous prefectures.
CITIES = {
    "河北": 11, "山西": 11, "内蒙古": 12, "辽宁": 14, "吉林": 9, "黑龙江": 13, "江苏": 13,
    "浙江": 11, "安徽": 16, "福建": 9, "江西": 11, "山东": 16, "河南": 17, "湖北": 13,
    "湖南": 14, "广东": 21, "广西": 14, "海南": 4, "四川": 21, "贵州": 9, "云南": 16,
    "西藏": 7, "陕西": 10, "甘肃": 14, "青海": 8, "宁夏": 5, "新疆": 14,
}  # fmt: skip


def test_all_provinces_are_there() -> None:
    provinces = {region.name for region in GAZETTEER.regions if region.kind is RegionKind.PROVINCE}
    assert provinces == {*CITIES, "北京", "天津", "上海", "重庆", "香港", "澳门", "台湾"}


@pytest.mark.parametrize("province", CITIES)
def test_all_cities_are_there(province: str) -> None:
    cities = [region for region in GAZETTEER.regions if region.kind is RegionKind.CITY and region.province == province]
    assert len(cities) == CITIES[province]


@pytest.mark.parametrize(
    ("province", "capital"), [("四川", "成都"), ("新疆", "乌鲁木齐"), ("上海", None), ("全国", None)]
)
def test_the_capital_of_a_province(province: str, capital: str | None) -> None:
    assert GAZETTEER.capital(province) == capital


def test_cities_are_333_on_the_mainland() -> None:
    assert sum(CITIES.values()) == 333


@pytest.mark.parametrize("region", GAZETTEER.regions, ids=lambda region: region.name)
def test_every_region_answers_to_its_names(region: Region) -> None:
    for name in (region.name, region.full_name, *region.english):
        assert GAZETTEER.region(name) == region
        assert GAZETTEER.region(name.upper()) == region
    assert GAZETTEER.region(to_traditional(region.full_name)) == region


@pytest.mark.parametrize("region", GAZETTEER.regions, ids=lambda region: region.name)
def test_every_full_and_english_name_is_found_in_texts(region: Region) -> None:
    for name in (region.full_name, to_traditional(region.full_name)):
        assert GAZETTEER.mentions(f"《{name}方案》") == [Mention(region.name, 1, 1 + len(name), region.kind)]
    for name in region.english:
        assert GAZETTEER.mentions(f"in {name}.") == [Mention(region.name, 3, 3 + len(name), region.kind)]


@pytest.mark.parametrize("group", GAZETTEER.groups)
def test_groups_have_known_members(group: str) -> None:
    members = GAZETTEER.members(group)
    assert len(members) == len(set(members)) >= 2
    assert [GAZETTEER.region(member).name for member in members] == list(members)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("江苏", "江苏"),
        ("江蘇省", "江苏"),
        ("JIANGSU", "江苏"),
        ("苏", "江苏"),
        ("沪", "上海"),
        ("申", "上海"),
        ("滬", "上海"),
        ("蜀", "四川"),
        ("秦", "陕西"),
        ("陇", "甘肃"),
        ("Xizang", "西藏"),
        ("tibet", "西藏"),
        ("Xi’an", "西安"),
        ("xi'an", "西安"),
        ("Macau", "澳门"),
        ("Hong-Kong", "香港"),
        ("inner  mongolia", "内蒙古"),
        ("恩施州", "恩施"),
        ("吉林市", "吉林市"),
        ("吉林省", "吉林"),
        ("吉林", "吉林"),
        ("海南", "海南"),
        ("海南州", "海南州"),
        ("雄安新区", "雄安"),
        ("China", "全国"),
        ("我国", "全国"),
        ("臺灣", "台湾"),
        ("廈門", "厦门"),
        (" 南京 ", "南京"),
    ],
)
def test_region_by_any_name(written: str, name: str) -> None:
    assert GAZETTEER.region(written).name == name


def test_region_is_whole() -> None:
    assert GAZETTEER.region("呼市") == Region("呼和浩特", "呼和浩特市", ("Hohhot",), RegionKind.CITY, "内蒙古")


@pytest.mark.parametrize(
    ("unknown", "message"),
    [
        ("江苏州", "no region goes by the name '江苏州'; near it: .*江苏"),
        ("Jiangsoo", "no region goes by the name 'Jiangsoo'; near it: 江苏"),
        ("长三角", "长三角 is a group of regions: 上海、江苏、浙江、安徽"),
        ("沪宁", "no region goes by the name '沪宁'"),
        ("", "no region goes by the name ''$"),
        ("东京", "no region goes by the name '东京'"),
    ],
)
def test_unknown_region(unknown: str, message: str) -> None:
    with pytest.raises(UnknownRegion, match=message):
        GAZETTEER.region(unknown)


def test_unknown_group() -> None:
    with pytest.raises(UnknownRegion, match="no group of regions goes by the name '长三角区'; near it: 长三角"):
        GAZETTEER.members("长三角区")
    with pytest.raises(UnknownRegion, match="no group of regions goes by the name '江苏'"):
        GAZETTEER.members("江苏")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('name = "海南州", ', 'name = "海南", ', "海南 is there twice"),
        ('aliases = ["呼市"]', 'aliases = ["海南"]', "海南 stands for ('呼和浩特',) and for ('海南',)"),
    ],
)
def test_a_name_cannot_stand_for_two_regions(tmp_path: Path, before: str, after: str, message: str) -> None:
    file = tmp_path / "gazetteer.toml"
    bundled = GAZETTEER_FILE.read_text(encoding="utf-8")
    assert before in bundled
    file.write_text(bundled.replace(before, after), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        read_region_names(file)


def test_regions_in_counts_and_leaves_groups_closed() -> None:
    text = "长三角：上海、江苏；江苏省和京津冀、长江三角洲"
    assert GAZETTEER.regions_in(text) == ("江苏", "上海")
    assert GAZETTEER.groups_in(text) == ("长三角", "京津冀")


@pytest.mark.parametrize(
    "written", ["长三角", "長江三角洲", "沪苏浙皖", "三省一市", "Yangtze River Delta", "yangtze river-delta"]
)
def test_members_of_the_delta(written: str) -> None:
    assert GAZETTEER.members(written) == ("上海", "江苏", "浙江", "安徽")


@pytest.mark.parametrize(
    ("name", "lineage"),
    [
        ("苏州", ("苏州", "江苏")),
        ("江苏", ("江苏",)),
        ("全国", ("全国",)),
        ("横琴", ("横琴", "广东")),
        ("Lhasa", ("拉萨", "西藏")),
    ],
)
def test_lineage(name: str, lineage: tuple[str, ...]) -> None:
    assert GAZETTEER.lineage(name) == lineage


@pytest.mark.parametrize(
    ("wanted", "found", "covers"),
    [
        ("江苏", "苏州", True),
        ("苏州", "江苏", False),
        ("江苏", "江苏", True),
        ("江苏", "上海", False),
        ("长三角", "江苏", True),
        ("长三角", "苏州", True),
        ("长三角", "广东", False),
        ("江苏", "长三角", False),
        ("大湾区", "横琴", True),
        ("苏南", "无锡", True),
        ("苏南", "徐州", False),
        ("苏南", "江苏", False),
        ("江苏", "苏南", True),
        ("长三角", "苏南", True),
        ("全国", "江苏", False),
        ("全国", "中国", True),
        ("江苏", "全国", False),
    ],
)
def test_covers(wanted: str, found: str, covers: bool) -> None:
    assert GAZETTEER.covers(wanted, found) is covers


def test_covers_names_the_unknown() -> None:
    with pytest.raises(UnknownRegion, match="'巴黎'"):
        GAZETTEER.covers("江苏", "巴黎")


def test_within() -> None:
    assert GAZETTEER.within([]) == ()
    assert GAZETTEER.within(["苏南", "宁夏"]) == (
        "南京", "无锡", "常州", "苏州", "镇江", "宁夏", "银川", "石嘴山", "吴忠", "固原", "中卫",
    )  # fmt: skip
    assert set(GAZETTEER.within(["大湾区"])) == {
        each.name for each in GAZETTEER.regions if {each.name, each.province} & {"广东", "香港", "澳门"}
    }


def test_load_gives_one_gazetteer() -> None:
    assert Gazetteer.load() is Gazetteer.load()
