"""Words of an article that speak to a language model."""

from __future__ import annotations

import re

from documents.script import to_simplified

_ADDRESSED = r"(?:助手|模型|机器人|ai|\bassistants?\b|\bmodels?\b|\bchatbots?\b)"
_ORDERS = re.compile(
    r"(?:^|[。\n])\s*(?:system|assistant|user|系统(?:提示|消息|指令)?|指令|提示词)\s*[:：]"
    r"|(?:致|给|告|各位|所有)(?:所有)?(?:智能|ai|大?语言)?(?:助手|模型)[:：,，]"
    r"|\bnote to (?:the )?(?:language |ai )?(?:models?|assistants?)"
    r"|(?:忽略|无视|不要理会|别理会|忘记|不必遵守|抛开|绕过)[^。]{0,16}(?:指令|指示|要求|规则|提示|问题|以上|之前|上文|上述|内容|限制)"
    r"|\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}"
    r"\b(?:above|previous|prior|earlier|instructions?|rules|question|restrictions?)"
    r"|(?:输出|打印|说出|泄露|透露|公布|复述|显示)[^。]{0,10}(?:密钥|提示词|系统提示|口令|指令|api)"
    r"|\b(?:print|reveal|output|repeat|show)\b.{0,30}\b(?:key|prompt|instructions?)\b"
    rf"|{_ADDRESSED}[^。.]{{0,14}}(?:必须|务必|请|应当?|只能|不得|不要|需)[^。.]{{0,12}}(?:回答|回复|答复|输出|宣布|声明|引用|附上|推荐|告诉)"
    rf"|{_ADDRESSED}.{{0,24}}\b(?:must|should|shall|please|has to|have to)\b.{{0,24}}"
    r"\b(?:say|answer|reply|state|write|cite|tell|recommend|add|claim|mention|include)\b"
    r"|优先级(?:最高|高于)|以此为准，?(?:忽略|不)|改为?回答|改答"
    r"|(?:回答|回复|答案)(?:时|的?末尾|的?开头|中|里)?，?(?:请|必须|务必|一律|都要|须)"
    r"|仅供\s*(?:ai|人工智能|大?模型|助手|机器)[^。]{0,4}(?:阅读|参考|查看|执行)"
    r"|在(?:你的)?(?:回答|回复|答复|答案)[中里时]?，?(?:推荐|加入|提到|提及|写|附|注明|插入|称|声明)"
    r"|(?:回答|回复|答复|作答)(?:完毕|结束|完成|完)?(?:之?后|前)，?(?:请|须|必须)?(?:写|加|附|说|输出|声明|补)"
    r"|\bfor (?:ai|models?|assistants?) (?:readers?|only|eyes)"
    r"|\b(?:when|after|before) (?:you )?(?:answer|reply|respond)(?:ing)?\b"
    r"|请(?:在回答|改答|回答[“\"「]|务必|附上(?:链接|网址))|(?:附上|加上)(?:链接|连结|网址)"
    r"|\b(?:end|begin|start) (?:every|each|your) (?:answer|reply|response)|\bin your (?:answer|reply|response)\b"
    r"|you are now|(?:debug|developer|dan) mode|调试模式|开发者模式|引用\s*\[?\d+\]?\s*(?:号|作为)|\bcite\s*\[?\d",
    re.IGNORECASE,
)


def orders_a_model(text: str) -> bool:
    """Tell whether words of an article speak to a language model: they carry nothing."""
    return _ORDERS.search(to_simplified(text)) is not None
