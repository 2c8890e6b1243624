"""Words of an article that speak to a language model."""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"(?:^|[。\n])\s*(?:system|assistant|user|系统(?:提示|消息|指令)?)\s*[:：]"
    r"|(?:致|给|告)(?:所有)?(?:智能|ai|大?语言)?(?:助手|模型)[:：,，]"
    r"|\bnote to (?:the )?(?:language |ai )?(?:models?|assistants?)"
    r"|(?:忽略|无视|不要理会|别理会|忘记|不必遵守|抛开)[^。]{0,16}(?:指令|指示|要求|规则|提示|问题|以上|之前|上文|上述|内容)"
    r"|\b(?:ignore|disregard|forget)\b.{0,30}\b(?:above|previous|prior|earlier|instructions?|rules|question)"
    r"|(?:输出|打印|说出|泄露|透露|公布|复述)[^。]{0,10}(?:密钥|提示词|系统提示|口令|指令)"
    r"|\b(?:print|reveal|output|repeat)\b.{0,30}\b(?:key|prompt|instructions?)"
    r"|改为?回答|回答(?:时|的?末尾|中)?(?:请|必须|务必|一律)|请(?:在回答|改答|回答[“\"])"
    r"|\b(?:end|begin|start) (?:every|each|your) (?:answer|reply)"
    r"|you are now|(?:debug|developer) mode|引用\s*\[?\d+\]?\s*(?:号|作为)|\bcite\s*\[?\d",
    re.IGNORECASE,
)


def orders_a_model(text: str) -> bool:
    """Tell whether words of an article speak to a language model: they carry nothing."""
    return _ORDERS.search(text) is not None
