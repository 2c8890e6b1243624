"""How a question takes up the conversation: corrections, connectives, the closing 呢."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.follow_ups.chatting import without_courtesy
from documents.script import to_simplified

_WRONG = re.compile(
    r"^(?:我)?(?:刚才|刚刚)?(?:不对|不是的?|不|错了|搞错了|弄错了|说错了|问错了|你?理解错了|不好意思|算了|抱歉|等等|等一下)(?:了|啊|吧|呀)?[，,。.！!；;\s]+"
    r"|^(?:no|nope|sorry|wait|actually|wrong)\b[\s，,。.!！;-]+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^我(?:刚才|其实)?(?:问|说|指|要问|想问|要|想知道)的是|^我(?:是|指)(?:说|问|指|想问)的?(?:是)?|^我指的?(?:是)?|^(?:应该|应当|改|换)(?:是|成|为|问)"
    r"|^我问(?=[^，,]*$)"
    r"|^(?:i (?:actually |really )?(?:meant?|was (?:asking|talking) about|am asking about|asked (?:about|for)|said)"
    r"|i'm asking about|make that|(?:or )?rather|it should be|not that)\b(?:\s+to (?:ask about|say))?[\s,:]*",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"^(?:我(?:问|说|指|要)的)?(?<!是)(?:不是|并非|不要)(?P<no>[^，,。；;]{1,40}?)[，,。；;\s]*(?:而是|我(?:问|说|指|要)的是|应该是|要的是|是)"
    r"(?P<yes>.+)$"
    r"|^not (?:for |in |about )?(?P<no_en>[^,;]{1,40}?)[,;]?\s+(?:but|rather|it's|i meant)\s+(?P<yes_en>.+)$"
    r"|^not (?:for |in |about )?(?P<no_comma>[^,;.]{1,40}?)\s*[,;.]\s*(?P<yes_comma>.+)$",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"^(?:我(?:问|说|指|要)的)?是?(?P<yes>[^，,]{1,40}?)[，,\s]*(?<!是)(?:而?不是|不要)(?P<no>[^，,。；;？?]{1,40}?)[。.！!\s]*$"
    r"|^(?P<yes_en>[^,]{1,60}?)[,;]?\s+not (?:for |in |about )?(?P<no_en>[^,;?]{1,40}?)[.!\s]*$",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"^(?:(?:那么|那就|那(?![里边儿个份项些座时年种家场部套条篇本段])|还有(?!哪|什么|多少|几|其他|其它|别的|没有|吗)|另外|此外|以及|然后|接下来|同样|顺便(?:问(?:一下|下)?)?|再问(?:一下|下)?"
    r"|再来|换成|改成|如果是|要是|而(?!且)|至于|关于|听说|据说)[，,\s]*)+"
    r"|^(?:(?:and|so|then|but|also|or|ok|okay|what about|how about|as for|what if it's|same for|now|by the way"
    r"|next door|(?:(?:going )?back|switching|turning) to(?: the)?)\b[\s,]*)+",
    re.IGNORECASE,
)
_ADDING = re.compile(
    r"^(?:再|也|还)?(?:请)?(?:加上|加入|加|补上|算上|带上|包括)(?:一?[个下])?(?=[^\s了])|^(?:please\s+)?(?:also\s+)?(?:add|include|plus)\s+",
    re.IGNORECASE,
)
# 我们在写材料，想确认一下…: why somebody asks says nothing of what is asked.
_PREAMBLE = re.compile(
    r"^(?:(?:我们?|咱们?|本人|笔者)(?:正|最近|现在)?在(?:写|做|准备|整理|研究|调研|了解|查|看)[^，,。：:；;？?]{0,30}[，,。：:；;]\s*"
    r"|(?:请问)?(?:我们?|记者|本人)?想(?:确认|了解|请教|知道|问|核实)(?:一?下)?[，,：:]\s*|(?:(?:我们?|记者|本人)?想(?:确认|请教|核实)(?:一?下)?))+"
    r"|^(?:i am|i'm|we are|we're) (?:looking into|working on|writing|preparing|researching|studying|interested in)"
    r"[^,:;.?]{0,60}[,:;.]\s*",
    re.IGNORECASE,
)
# 文号给我一下, the number please: how somebody asks.
_REQUEST = re.compile(
    r"(?<=[\w》」”])\s*(?:请|麻烦)?(?:给|发|报|告诉)(?:给|一下)?[我咱](?:们)?(?:一下|看看|听听)?(?=[。.！!？?\s]*$)"
    r"|,?\s+please(?=[.!?\s]*$)",
    re.IGNORECASE,
)
_DENIED_KIND = re.compile(r"(?:目标|指标|规划|计划|预期|预计|实际|现状)(?:数|值|数字|数据)?")
# 把上海也算上，四个地方哪个最多: who is added, and whatever is asked of them.
_COUNTED_IN = re.compile(
    r"^(?:再|也|还)?把(?P<names>[^，,]{1,16}?)(?:也|都|一起)?(?:算|加|放|带|列|补)(?:上|进来|进去|进|在内|入)[，,。]?"
)
_CLOSING = re.compile(
    r"(?:(?<=[\w”》）)%])[呢呐吶](?=[？?。.!！\s]*$)|\s*\b(?:too|as well|then|instead)\b(?=[？?.!\s]*$))", re.IGNORECASE
)

_ALIKE = re.compile(r"^[^，,。是在]{1,12}也(?!许)|类似|相似|同类|同样的|\bsimilar\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold what a question says and how it takes up the conversation.

    `core` lacks connectives; `kept` has them, for a question that turns out complete. `marked` tells
    that it leans on what was said before, `corrects` that it puts it right, `adds` that what it names
    goes beside what was asked of; `denied` is what was not meant.
    """

    core: str
    kept: str
    marked: bool = False
    corrects: bool = False
    denied: str = ""
    adds: bool = False


def open_up(text: str, names_only: Callable[[str], bool]) -> Opening:
    """Take courtesy, corrections and connectives off a question.

    `names_only` tells whether words are but a region, a year or a document.
    """
    core = without_courtesy(text) or text
    core = kept = _REQUEST.sub("", _without_preamble(core))
    wrong = _WRONG.match(to_simplified(core))
    if wrong and wrong.end() < len(core):
        core = core[wrong.end() :].strip()
    core, denied = _without_denied(core, names_only)
    meant = _MEANT.match(to_simplified(core).replace("’", "'"))
    if meant and meant.end() < len(core):
        core = core[meant.end() :].strip()
    core, denied = (core, denied) if denied else _without_denied(core, names_only)
    corrects = bool(wrong or meant or denied)
    connective = _CONNECTIVE.match(to_simplified(core))
    if connective and connective.end() < len(core):
        core = core[connective.end() :].strip()
    counted_in = _COUNTED_IN.match(to_simplified(core))
    if counted_in and names_only(core[slice(*counted_in.span("names"))]):
        core = f"加上{core[slice(*counted_in.span('names'))]}"
    adding = _ADDING.match(to_simplified(core))
    adds = adding is not None and names_only(core[adding.end() :])
    if adding and adds:
        core = core[adding.end() :].strip()
    closing = _CLOSING.search(core) or _ALIKE.search(to_simplified(core))
    return Opening(core, kept, bool(connective or closing or corrects or adds), corrects, denied, adds)


def without_closing(text: str) -> str:
    """Drop the particle or word at the end that only takes up the conversation, and the mark of a question."""
    return _CLOSING.sub("", text).rstrip("？?。.!！ ")


def _without_preamble(text: str) -> str:
    """Leave out why somebody asks, where a question follows."""
    found = _PREAMBLE.match(to_simplified(text).replace("’", "'"))
    return text[found.end() :] if found and found.end() < len(text) else text


def _without_denied(text: str, names_only: Callable[[str], bool]) -> tuple[str, str]:
    view = to_simplified(text)
    for pattern in (_NOT_THIS, _NOT_THAT):
        found = pattern.match(view)
        if found is None:
            continue
        said = [name for name, value in found.groupdict().items() if value]
        no = found.span(next(name for name in said if name.startswith("no")))
        yes = found.span(next(name for name in said if name.startswith("yes")))
        # 目标不是90%吗 denies nothing: what is denied at the end must be a name.
        if pattern is _NOT_THIS or names_only(text[slice(*no)]) or _DENIED_KIND.fullmatch(view[slice(*no)]):
            return text[slice(*yes)].strip(), text[slice(*no)].strip()
    return text, ""
