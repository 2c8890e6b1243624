"""Bodies of government named in English, and what they are called in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification import Fault, FaultKind
from assistant.verification.reading import Reading

_OFFICE = r"(?:department|bureau|commission|ministry|office|administration|committee)"
_BODIES = {
    r"science and technology": "科学技术|科技",
    r"industry and information technology": "工业和信息化|工信|经济和信息化|经信",
    r"econom(?:y|ics) and information(?: technology| ization)?": "经济和信息化|经信",
    r"development and reform": "发展和?改革|发改",
    r"finance": "财政|财务",
    r"education": "教育",
    r"commerce": "商务",
    r"health": "卫生|卫健",
    r"transport(?:ation)?": "交通",
    r"agriculture[a-z ]*": "农业",
    r"human resources[a-z ]*": "人力资源|人社",
    r"public security": "公安",
    r"cyberspace": "网信|网络安全",
    r"statistics": "统计",
    r"data": "数据",
}
_NAMED = (rf"(?P<b{number}>\b{_OFFICE} of {name}\b|\b{name} {_OFFICE}\b)" for number, name in enumerate(_BODIES))
_PATTERN = re.compile(
    "|".join(_NAMED)
    + r"|(?P<city>\b(?:city|municipal) government\b)|(?P<state>\bstate council\b)"
    + r"|(?P<province>\bprovincial government\b)"
)
_OTHERS = {"city": "市人民政府|市政府|市委", "state": "国务院", "province": "省人民政府|省政府|自治区"}


def body_faults(said: Reading, known: str) -> Iterator[Fault]:
    """Find bodies in an English sentence whose Chinese names nothing known holds."""
    for found in _PATTERN.finditer(said.folded):
        kind = str(found.lastgroup)
        names = _OTHERS.get(kind) or list(_BODIES.values())[int(kind[1:])]
        if not re.search(names, known):
            yield Fault(FaultKind.ORGANISATION, said.said(*found.span()), f"the quote does not name {found.group()}")
