"""People that questions and quotes name as speakers."""

from __future__ import annotations

import re

from assistant.follow_ups.frame import Frame
from documents.script import to_simplified

# Frequent family names; left out are those that begin words more often than names: 文, 高, 方, 成, 应, 时, 金.
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕裴霍涂苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻"
)
_SPEAKS = (
    "怎么看|怎么说|怎么想|怎么评|如何看|如何评|怎样看|认为|指出|表示|介绍|建议|担心|觉得|提出|强调|举例|说|看好|对"
    "|的(?:看法|观点|建议|评价|担忧)|有(?:什么|何|哪些)(?:建议|看法|观点|评价)"
)
_NO_NAME = (
    "何[时种地人处]|任[务何]|万[物家个亿]|关[于键]|安[排全]|申[请报]"
    "|龙头|范围|程[序度]|向谁|施[行策]|温度|全[省市国]|华东"
)
_NAME = rf"(?!{_NO_NAME})[{_FAMILY}][\u4e00-\u9fff]{{1,2}}?"
_TITLES = "院长|教授|专家|董事长|主任|局长|厅长|市长|省长|书记|院士|研究员|经理|总裁|负责人|学者"
_SPEAKER = re.compile(rf"(?:^|[，。；：、,\s]|{_TITLES}|那|问)(?P<name>{_NAME})(?={_SPEAKS})")
_FULL_NAME = re.compile(rf"{_NAME}|[A-Z][a-z]+ [A-Z][a-z]+")
_ENGLISH_SPEAKER = re.compile(
    r"\b(?:does|did|do|would|has|professor|dean|expert|to)\s+(?P<after>[A-Z][a-z]+ [A-Z][a-z]+)"
    r"|(?P<before>[A-Z][a-z]+ [A-Z][a-z]+)(?:'s)?\s+"
    r"(?:thinks?|says?|said|suggests?|recommends?|believes?|warns?|view|opinion|advice|recommendations?)"
)


def person_in(frame: Frame) -> str | None:
    """Find the person whose words a text gives or asks for."""
    found = _SPEAKER.search(frame.rest)
    if found:
        return frame.text[slice(*found.span("name"))]
    named = _ENGLISH_SPEAKER.search(frame.text)
    return (named.group("after") or named.group("before")) if named else None


def is_name(text: str) -> bool:
    """Tell whether a word can be a person's name."""
    return _FULL_NAME.fullmatch(to_simplified(text)) is not None
