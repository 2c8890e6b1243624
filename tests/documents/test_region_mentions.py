"""What a text names, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.regions import Gazetteer, Mention, RegionKind
from documents.script import to_traditional

GAZETTEER = Gazetteer.load()


def names_in(text: str) -> list[str]:
    return [mention.name for mention in GAZETTEER.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the longer, the earlier
        ("江苏省苏州市", ["江苏", "苏州"]),
        ("海南藏族自治州", ["海南州"]),
        ("海南省海口市", ["海南", "海口"]),
        ("吉林市是吉林省的城市", ["吉林市", "吉林"]),
        ("吉林市场回暖", ["吉林"]),
        ("浙江西部", ["浙江"]),
        ("江苏南部", ["江苏"]),
        ("唐山东部", ["唐山"]),
        ("山东北部", ["山东"]),
        ("海南宁波两地", ["海南", "宁波"]),
        ("国内江苏领先", ["江苏"]),
        ("内蒙古自治区呼和浩特市", ["内蒙古", "呼和浩特"]),
        ("湖南通道县", ["湖南"]),
        ("云南通海", ["云南"]),
        ("上海市北高新", ["上海"]),
        ("上海南站", ["上海"]),
        ("峨眉山市", ["峨眉山"]),
        ("粤港澳大湾区", ["粤港澳大湾区"]),
        ("上海临港与广东横琴", ["上海", "临港", "广东", "横琴"]),
        ("雄安、浦东、前海", ["雄安", "浦东", "前海"]),
        # abbreviations in a list, or with 的
        ("2024年浙、川、苏的产值", ["浙江", "四川", "江苏"]),
        ("鲁和豫两省", ["山东", "河南"]),
        ("滬的規模和皖的營收", ["上海", "安徽"]),
        ("冰川的水", []),
        # weak names that a text begins with
        ("大同在算力上有哪些动作", ["大同"]),
        ("大同的理想", []),
        ("世界大同在今天", []),
        ("川、大河", []),
        # waters, mountains, directions
        ("黄河南岸", []),
        ("太湖南岸", []),
        ("太湖南通道", []),
        ("泰山东麓", []),
        ("长江西岸", []),
        ("东海南部", []),
        ("象山东南方向", []),
        ("出海口", []),
        ("沿海口岸", []),
        # streets
        ("南京东路", []),
        ("南京西路1号", []),
        ("中山东一路", []),
        ("四川北路", []),
        ("陕西路", []),
        ("江苏路径", ["江苏"]),
        ("上海路演", ["上海"]),
        ("上海市南京路", ["上海"]),
        ("广州北京路步行街", ["广州"]),
        ("上海四川北路街道", ["上海"]),
        ("长春市吉林大路", ["长春"]),
        ("上海延安高架", ["上海"]),
        ("和平区南京道12号", []),
        ("江苏道路运输", ["江苏"]),
        # districts and counties called like a region
        ("天津市河北区", ["天津", "河北区"]),
        ("河北区的企业", ["河北区"]),
        ("河北区域一体化", ["河北"]),
        ("河北省河北", ["河北", "河北"]),
        ("重庆市江北区", ["重庆"]),
        ("宁波市江北区", ["宁波"]),
        ("内蒙古乌海市海南区", ["内蒙古", "乌海", "海南区"]),
        ("海南区块链产业", ["海南"]),
        ("青海省河南县", ["青海", "河南县"]),
        ("河南蒙古族自治县", ["河南县"]),
        ("河南县域经济", ["河南"]),
        ("牡丹江市西安区", ["牡丹江"]),
        ("西安区块链", ["西安"]),
        ("大连市中山区", ["大连"]),
        ("吉林省吉林市", ["吉林", "吉林市"]),
        ("青海海南州", ["青海", "海南州"]),
        # ordinary words
        ("京剧", []),
        ("在京剧院", []),
        ("在京东购物", []),
        ("苏醒", []),
        ("在苏醒", []),
        ("川流不息", []),
        ("在川流不息的街头", []),
        ("江山如画", []),
        ("四川菜", ["四川"]),
        ("望京东部", []),
        ("东京西部", []),
        ("北京时间", []),
        ("北京大学", ["北京"]),
        ("吉林大学", ["吉林"]),
        ("大理石", []),
        ("重大理论", []),
        ("大理州", ["大理"]),
        ("云南大理", ["云南", "大理"]),
        ("扩大同东盟的合作", []),
        ("大同市", ["大同"]),
        ("朝阳产业", []),
        ("北京朝阳", ["北京"]),
        ("辽宁朝阳", ["辽宁", "朝阳"]),
        ("沈阳、大连、朝阳", ["沈阳", "大连", "朝阳"]),
        ("朝阳、沈阳", ["朝阳", "沈阳"]),
        ("黄金、白银", []),
        ("甘肃省白银市", ["甘肃", "白银"]),
        ("各位来宾", []),
        ("身体安康", []),
        ("三明治", []),
        ("东方", []),
        ("东方市", ["东方市"]),
        ("和平发展", []),
        ("孙中山", []),
        ("中山大学", []),
        ("珠海、中山、江门", ["珠海", "中山", "江门"]),
        ("四季长春", []),
        ("长春市", ["长春"]),
        ("最大连接数", []),
        ("五大连池", []),
        ("重大庆祝活动", []),
        ("创新乡村治理", []),
        ("正常德育", []),
        ("适宜春游", []),
        ("确定西部", []),
        ("嘉定西站", []),
        ("国安庆典", []),
        ("流通化工", []),
        ("目前海外", []),
        ("德州扑克", []),
        ("明尼苏达州", []),
        ("马里兰州", []),
        ("复合肥料", []),
        ("新余额", []),
        ("大厦门口", []),
        ("东躲西藏", []),
        ("拱北海关", []),
        ("平台企业", []),
        ("鲁棒性", []),
        ("犹犹豫豫", []),
        ("鼓楼", []),
        # abbreviations
        ("沪苏浙", ["上海", "江苏", "浙江"]),
        ("滬蘇浙皖", ["长三角"]),
        ("京津冀", ["京津冀"]),
        ("晋冀鲁豫", ["山西", "河北", "山东", "河南"]),
        ("川藏黔", ["四川", "西藏", "贵州"]),
        ("沪宁杭", ["上海", "南京", "杭州"]),
        ("苏锡常", ["苏州", "无锡", "常州"]),
        ("陕甘宁", ["陕西", "甘肃", "宁夏"]),
        ("粤港澳三地", ["粤港澳大湾区"]),
        ("苏政发〔2025〕108号", ["江苏"]),
        ("根据沪府办发[2024]3号", ["上海"]),
        ("新政办发〔2025〕1号", ["新疆"]),
        ("深府办〔2025〕2号", ["深圳"]),
        ("苏府办〔2025〕2号", ["苏州"]),
        ("内政发〔2025〕5号", ["内蒙古"]),
        ("境内政策", []),
        ("昆政发〔2025〕5号", ["昆明"]),
        ("国发〔2025〕11号", ["全国"]),
        ("国办发〔2025〕11号", ["全国"]),
        ("新政", []),
        ("在沪召开", ["上海"]),
        ("赴皖考察", ["安徽"]),
        ("来粤投资", ["广东"]),
        ("粤企出海", ["广东"]),
        ("皖北地区", ["安徽"]),
        ("援疆干部", ["新疆"]),
        ("在苏州", ["苏州"]),
        ("在沪苏浙布局", ["上海", "江苏", "浙江"]),
        ("苏", []),
        ("在新时代", []),
        ("沪深300ETF", []),
        # the country
        ("全国", ["全国"]),
        ("食品安全国家标准", ["全国"]),
        ("完全国产", []),
        ("美国家庭", []),
        ("发展中国家", []),
        ("国家级高新区", []),
        ("中国江苏", ["江苏"]),
        ("全国、江苏", ["全国", "江苏"]),
        # English
        ("Jiangsu's plan", ["江苏"]),
        ("Xi'an and Xi’an", ["西安", "西安"]),
        ("xian", ["西安"]),
        ("Inner Mongolia", ["内蒙古"]),
        ("Mongolia", []),
        ("Chinese policy", []),
        ("China", ["全国"]),
        ("China's Jiangsu unveils", ["江苏"]),
        ("Nanjing, China", ["南京"]),
        ("South China Morning Post", []),
        ("Nanjing Road", []),
        ("Sichuan North Road, Shanghai", ["上海"]),
        ("Beijing Road", []),
        ("Beijing roadshow", ["北京"]),
        ("Hainan Prefecture in Qinghai", ["海南州", "青海"]),
        ("Hebei District, Tianjin", ["河北区", "天津"]),
        ("Jilin City, Jilin", ["吉林市", "吉林"]),
        ("Shanxi and Shaanxi", ["山西", "陕西"]),
        ("Suzhou; Suzhou, Anhui", ["苏州", "宿州"]),
        ("Beijing–Tianjin–Hebei", ["京津冀"]),
        ("Guangdong-Hong Kong-Macao Greater Bay Area", ["粤港澳大湾区"]),
        ("在Jiangsu省", ["江苏"]),
        ("Hebeian", []),
        ("Hubei", ["湖北"]),
        ("", []),
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert names_in(text) == names
    if not any(character.isascii() for character in text):
        # Each script says the same.
        assert names_in(to_traditional(text)) == names


def test_mentions_have_places_and_kinds() -> None:
    assert GAZETTEER.mentions("長三角與沪寧：浦東、南京；全國") == [
        Mention("长三角", 0, 3, RegionKind.GROUP),
        Mention("上海", 4, 5, RegionKind.PROVINCE),
        Mention("南京", 5, 6, RegionKind.CITY),
        Mention("浦东", 7, 9, RegionKind.DISTRICT),
        Mention("南京", 10, 12, RegionKind.CITY),
        Mention("全国", 13, 15, RegionKind.COUNTRY),
    ]


@given(
    st.lists(
        st.sampled_from([*"东西南北中京津沪苏海江河湖山省市州大安国家路、 aX'", "江苏", "China", "大理"]), max_size=30
    ).map("".join)
)
def test_mentions_are_ordered_and_apart(text: str) -> None:
    end = 0
    for mention in GAZETTEER.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize("text", ["据上海证券报报道", "安徽商报的记者", "北京日報客戶端", "人民网浙江频道", "江苏卫视"])
def test_the_press_is_not_the_place_it_is_named_after(text: str) -> None:
    assert Gazetteer.load().mentions(text) == []
