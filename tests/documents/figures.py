"""The figures of a text, so that two texts can be held against each other whatever the form they write them in."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
NUMBER = r"\d+(?:\.\d+)?"
SCALE = "(万亿|[十百千万亿]|)"
MORE = "(?:余|多)?"
UNITS = (
    "元|家|个百分点|个|项|%|款|条|座|户|名|位|人|件|类|种|所|倍|折|成|期|台/万人|台|套|架|张|卡|辆|亩|公里|千瓦|毫秒|部门|方面"
    "|年|EFLOPS|PFLOPS|PF(?![A-Za-z])|PB|P(?![A-Za-z])"
)
QUANTITY = re.compile(rf"(?:({NUMBER})[-~至到])?({NUMBER})?{MORE}{SCALE}(?:余|多|以上|左右)?(?:标准机)?({UNITS})")
FULL_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# A title or the number of a document, whose figures are no figures of what is said.
NAMES_OF_DOCUMENTS = re.compile(r"《[^》]*》|〔\d+〕\d+号|\[\d+\]\d+号")


def plain(text: str) -> str:
    """Fold widths, drop white space and thousands separators."""
    return re.sub(r"(?<=\d),(?=\d{3})|\s", "", unicodedata.normalize("NFKC", text)).replace("—", "-")


def quantities(text: str) -> set[tuple[Decimal, str]]:
    """Find numbers with units, scaled to the bare unit, both ends of a range; a scale without a digit counts once."""
    # Line by line: folding drops line ends, and a line may begin with a digit and follow a date.
    found = (match for line in text.split("\n") for match in QUANTITY.findall(_in_capitals(plain(line))))
    return {
        (Decimal(number or 1) * SCALES[scale], unit)
        for first, last, scale, unit in found
        if not _is_a_date(last, unit)
        for number in _ends(first, last, scale)
    }


def numbers(text: str) -> set[Decimal]:
    """Find every number, scaled, whatever its unit: those of ratios and of names like 1+3+N too."""
    found = re.findall(f"({NUMBER}){MORE}{SCALE}", "\n".join(map(plain, text.split("\n"))))
    return {Decimal(number) * SCALES[scale] for number, scale in found}


def dates(text: str) -> set[str]:
    """Find full dates, as ISO 8601."""
    return {f"{year}-{int(month):02}-{int(day):02}" for year, month, day in FULL_DATE.findall(text)}


def years(text: str) -> set[str]:
    """Find the years that a sentence names, outside the names of documents."""
    return set(re.findall(r"(?<!\d)(\d{4})年", NAMES_OF_DOCUMENTS.sub("", text)))


def _in_capitals(text: str) -> str:
    """Write FLOPS in capitals, but leave the p of other words alone."""
    return re.sub(r"(?i)(?<=[\dEP万])([EP]?)FLOPS", lambda found: found.group().upper(), text)


def _is_a_date(number: str, unit: str) -> bool:
    return unit == "年" and len(number) == len("2027")


def _ends(first: str, last: str, scale: str) -> list[str]:
    """Give the numbers before a unit: both ends of a range, one, or none before a scale that stands for one."""
    return [number for number in (first, last) if number] or ([""] if scale else [])
