"""Holding the organisations, persons and documents of a statement against quote and context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind

_TITLE = re.compile(r"《([^》]+)》")
_BODY_END = (
    "人民政府|政府|委员会|改革委|教育部|科技部|财政部|商务部|工信部|信息化部|农村部|运输部|公安部|民政部|办公室|办公厅|发改委|工信厅|工信局|经信委|数据局|科技厅|科技局|科委|网信办|管理局|统计局|公司|集团|研究院|研究所|实验室|大学|学院|科学院"
    "|工程院|协会|学会|联盟|银行|电视台|商报|日报|晚报|证券报|新华社|新闻网|财经|厅|新闻办"
)
_BODY = re.compile(rf"[^\W\d_a-z□]{{1,20}}?(?:{_BODY_END})(?![厅局委院])")
# Words before a name that are not part of it.
_LEADING = re.compile(
    r"^.*(?:根据|按照|据|由|在|见于|载于|来自|与|和|及|向|对|把|将|是|为|等|的|了|有|到|从|让|给|支持|要求|依托|联合|设立|建设|成立|创办|开办|组建|方式|出自|取自|摘自|引自|来自|写进|以|称|说|认为|表示)(?=..)"
)
# 五家公司 names nobody.
_COUNTED = re.compile(r"[一二两三四五六七八九十几多数]+[家个所]")
_GAP = r"[^，。；、]{0,4}?"
_KNOWN_PAIRS = 0.75
_LATIN = re.compile(r"[a-z\d]+(?:\+[a-z\d]+)+|(?<![a-z\d])[a-z][a-z\d]*(?:[-.&'][a-z\d]+)*")
_PLAIN_LATIN = re.compile(r"ai|it|[a-z]?flops|[kmgpt]b|[kmg]wh?|p|e|km|yuan|rmb|pue|g|gpu|cpu|r|d|rd|app")


def name_faults(said: Reading, quoted: Reading, context: Reading) -> Iterator[Fault]:
    """Find documents, organisations and names in Latin letters that stand neither in the quote nor in the context."""
    known = f"{quoted.folded}\n{context.folded}"
    for found in _TITLE.finditer(said.folded):
        if not _is_titled(found[1], known):
            yield _fault(said, *found.span(), "document")
    if said.language == "en":
        return
    outside = _TITLE.sub(lambda found: "□" * len(found.group()), said.folded)
    for found in _BODY.finditer(outside):
        name = _LEADING.sub("", found.group())
        if len(name) > 1 and not _COUNTED.match(name) and not _is_abridged(name, known):
            yield _fault(said, found.end() - len(name), found.end(), "organisation")
    if quoted.language != "en":
        for found in _LATIN.finditer(outside):
            if not _PLAIN_LATIN.fullmatch(found.group()) and found.group() not in known:
                yield _fault(said, *found.span(), "name")


def _fault(said: Reading, start: int, end: int, kind: str) -> Fault:
    words = said.said(start, end)
    return Fault(FaultKind.ORGANISATION, words, f"neither quote nor context names the {kind} {words}")


def _is_titled(title: str, known: str) -> bool:
    """Tell whether a document is named, in full or shortened (《行动方案》), with or without its marks."""
    bare = _letters(title)
    return bare in _letters(known) or any(_in_order(bare, _letters(one)) for one in _TITLE.findall(known))


def _is_abridged(name: str, known: str) -> bool:
    """Tell whether an organisation is named, or a longer name holds the same characters (省工信厅)."""
    if name in known:
        return True
    # 工信局 stands for 工业和信息化局.
    if re.search(_GAP.join(map(re.escape, name)), known):
        return True
    longer = [found.group() for found in _BODY.finditer(known)]
    if any(_in_order(name, one) and (one[-1] == name[-1] or (name[-1], one[-1]) == ("委", "会")) for one in longer):
        return True
    # 人工智能上市公司 is put together from words of the quote and names nobody.
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return sum(pair in known for pair in pairs) >= _KNOWN_PAIRS * len(pairs)


def _in_order(short: str, long: str) -> bool:
    characters = iter(long)
    return all(character in characters for character in short)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
