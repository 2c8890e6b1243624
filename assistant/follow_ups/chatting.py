"""Words of courtesy: turns of nothing else, and those around a question."""

from __future__ import annotations

import re

from documents.script import to_simplified

_LONGEST_CHAT = 60
_CHINESE = (
    "谢谢|谢了|多谢|感谢|太感谢|非常感谢|十分感谢|好的|好嘞|好吧|好呀|好啊|好了|好|行|可以|嗯+|哦+|噢|喔|明白|懂|知道|晓得|了解|收到|清楚"
    "|原来如此|原来是这样|这样啊|没问题|没事|没有了|不错|很好|太好|非常好|太棒|真棒|很棒|棒|赞|厉害|辛苦|麻烦|你好|您好|大家好|嗨|哈喽"
    "|早上好|上午好|中午好|下午好|晚上好|早安|早|晚安|再见|拜拜|回头见|对的|对|是的|没错|不用|不客气|哈哈+|有意思|很有用|很有帮助"
    "|有帮助|学到|够|就这样|先这样|不对|错|OK"
)
_CHINESE_BESIDE = (
    "我|你|您|您们|你们|了|啦|哈|吧|的|呀|啊|哦|都|就|已经|很|非常|太|真"
    "|大家|助手|帮忙|的回答|回答|解答|帮助|地|得|多|全"
)
_ENGLISH = (
    "many thanks|thanks|thank you|thank u|thx|ty|okay|ok|alright|all right|got it|i see|i understand|understood|great"
    "|good|nice|cool|perfect|awesome|fine|wonderful|excellent|interesting|hello|hi|hey"
    "|good (?:morning|afternoon|evening|night)|goodbye|bye|see you|yes|yep|yeah|nope|no|sure|right"
    "|makes sense|makes perfect sense|wow|cheers"
    "|well done|never mind|that helps|that's (?:helpful|clear|great|good|all|it|enough)|appreciated|much appreciated"
)
_ENGLISH_BESIDE = (
    "very|much|so|a lot|lots|you|(?:for|with) (?:the|your|that|this)?(?: ?(?:help|info|information|answer))?"
    "|there|again|everyone|all|it|that|is|'s|then|indeed|now|really|too|everything|job|one|work|to know|i|a million"
    "|later|me|helpful|useful|clear|great|perfect"
)
_GAP = r"\s，,。.!！、；;:：~～…?？"
_CHAT = re.compile(
    rf"(?>(?:(?:{_CHINESE_BESIDE}){{0,3}}(?>{_CHINESE})(?:{_CHINESE_BESIDE})*+"
    rf"|(?>{_ENGLISH})\b(?:[{_GAP}]*(?>{_ENGLISH_BESIDE})\b)*+)[{_GAP}]*+)++",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?>(?:(?:我)?(?>{_CHINESE})(?:{_CHINESE_BESIDE})*+(?:[{_GAP}]++|(?=那|然后))"
    rf"|(?>{_ENGLISH})\b(?:\s+(?>{_ENGLISH_BESIDE})\b)*+(?:\s*[，,。.!！;；:：~～…-]\s*"
    r"|\s+(?=(?:and|so|then|but|what about|how about|now)\b)))++)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?<=[\w？?”》）)])[{_GAP}]+(?:谢谢|多谢|感谢|谢了|many thanks|thanks|thank you|thx)[\w\s，,。.!！~～]{{0,12}}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_GREETS = re.compile(
    r"(?:你|您|您们|你们|大家)好|嗨|哈喽|(?:早上|上午|中午|下午|晚上)好|早安"
    r"|\b(?:hello|hi|hey|good (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_ABOUT_ASSISTANT = re.compile(
    r"(?:请问)?(?:(?:你|您|省策|这个助手|助手)(?:到底|都|还)?"
    r"(?:(?:能|会|可以)(?:帮我?|为我)?(?:做|干|回答|查)?(?:些)?(?:什么|啥|哪些)(?:事|事情|问题|内容)?|是(?:谁|什么|干什么的|做什么的)|叫什么(?:名字)?|怎么用)(?:呢|呀|啊)?"
    r"|(?:我)?(?:能|可以)(?:向你|跟你)?问(?:你)?(?:些)?(?:什么|啥|哪些)(?:问题|内容)?|怎么(?:用|使用)(?:你|这个(?:工具|助手)?)?|帮助|使用(?:说明|帮助))"
    r"|what (?:can|could|do) you (?:do|answer|know)(?: for me)?|who are you|what are you|what can i ask(?: you)?"
    r"|how (?:do i|can i|to) use (?:this|you|it)|help(?: me)?",
    re.IGNORECASE,
)


def is_chat(text: str) -> bool:
    """Tell whether a turn asks nothing of the articles: courtesy, a question about the assistant, or no word at all."""
    if len(text) > _LONGEST_CHAT:
        return not _WORD.search(text)
    words = _words(text)
    return not words or any(pattern.fullmatch(words) for pattern in (_CHAT, _ABOUT_ASSISTANT))


def asks_for_help(text: str) -> bool:
    """Tell whether a turn that asks nothing of the articles greets, or asks what the assistant is and can do."""
    words = _words(text)
    return is_chat(text) and bool(_ABOUT_ASSISTANT.fullmatch(words) or _GREETS.search(words))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w'’]+", to_simplified(text).replace("’", "'")))


def without_courtesy(text: str) -> str:
    """Drop words of courtesy before and after a question."""
    view = to_simplified(text).replace("’", "'")
    before = _BEFORE.match(view)
    start = before.end() if before else 0
    after = _AFTER.search(view, start)
    if after is None:
        return text[start:].strip()
    kept = text[start : after.end()][: after.start() - start].strip()
    mark = "？" if "？" in after.group() else "?" if "?" in after.group() else ""
    return kept + mark
