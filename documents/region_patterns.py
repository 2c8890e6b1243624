"""Regular expressions that find the names of regions and their one-character abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from documents.region_names import RegionNames, Strength

# 南京东路 is a street of Shanghai; 南京路径 and 南京路演 are not streets.
_NO_STREET = r"(?![东南西北中]?[一二三四大]?路(?![径线演况网由桥])|大道|大街|道\d|高架)"
# 吉林市场 is the market of 吉林, not 吉林市; 河北区域 and 河南县域 are no districts.
_LONGER_WORDS = {"市": "(?!场)", "区": "(?![域位间块别县级划])", "县": "(?![域级城区市镇乡])"}
_NO_LETTER = r"(?![a-z])(?! (?:(?:north|south|east|west|middle|central) )?(?:road|street|avenue)\b)"
_YEAR_IN_BRACKETS = r"[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]"
_OFFICES = "政|城|开|府|委|办|发|科|工|经|信|数|教|财|人社|卫|商|市监|通|网|农|文|交|建|自然资|金"
_VERBS = "在赴来驻入进抵返离访援留到"
_DIRECTIONS = "东南西北"
# 2024年浙、川、苏的产值: what may stand before and after abbreviations in a list.
_JOINTS = "[、，,/和与跟及]"
_LIST_BEGINS = r"(?:(?<![\u4e00-\u9fff])|(?<=[年月的在对比由从]))"
_LIST_ENDS = r"(?=[的两三四五六各分之等省市地]|[^\u4e00-\u9fff]|$)"
_BUSINESS = "企|籍|商(?![业务品场标量议讨])"

Trie = dict[str, "Trie"]
_END = ""


def name_patterns(tables: RegionNames) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the Chinese and the English names, each into a trie that finds the longest at a place.

    Apart they are three times as fast: the first may skip all letters, the second all but the first of a word.
    """
    trie: Trie = {}
    for name in tables.names:
        node = trie
        for character in name:
            node = node.setdefault(character, {})
        node[_END] = {}
    chinese = [_branch(first, trie[first], first, tables) for first in sorted(trie) if not first.isascii()]
    english = [_branch(first, trie[first], first, tables) for first in sorted(trie) if first.isascii()]
    return re.compile("|".join(chinese)), re.compile(rf"(?<![a-z])(?:{'|'.join(english)})")


def abbreviation_pattern(tables: RegionNames) -> re.Pattern[str]:
    """Compile what may stand around an abbreviation: groups `document`, `national`, `listed`, `run` and `single`."""
    safe = _characters(tables.abbreviations)
    loose = _characters(tables.loose_abbreviations)
    either = _characters([*tables.abbreviations, *tables.loose_abbreviations])
    # 陕西 is no west of 陕: where it is no region (陕西路), it is nothing.
    names = "|".join(a + d for a in sorted(tables.abbreviations) for d in _DIRECTIONS if a + d in tables.names)
    # Longer codes first: 苏府 is Suzhou's, 苏 the province's.
    codes = sorted([*tables.document_codes, *tables.abbreviations, *tables.loose_abbreviations], key=len, reverse=True)
    return re.compile(
        rf"(?P<document>{'|'.join(codes)})(?=(?:{_OFFICES}|(?<=府))[\u4e00-\u9fff]{{0,6}}{_YEAR_IN_BRACKETS})"
        rf"|(?P<national>国)(?=[发办函][\u4e00-\u9fff]{{0,3}}{_YEAR_IN_BRACKETS})"
        rf"|(?P<listed>{_LIST_BEGINS}{safe}(?:{_JOINTS}{either})+{_LIST_ENDS})"
        rf"|(?P<run>{safe}(?:{loose}{{0,2}}{safe})+|(?<![\u4e00-\u9fff]){safe}(?:[和与跟、]{safe})+)"
        rf"|(?P<single>(?:(?<![\u4e00-\u9fff])|(?<={_JOINTS})){safe}(?=的)|(?<=[{_VERBS}])(?!{names}){safe}"
        rf"|(?<=[跟与和同]){safe}(?=相?比(?![重例]))|{safe}(?={_BUSINESS})"
        rf"|(?!{names}){safe}(?=[{_DIRECTIONS}](?![东南西北]?[路站])))"
    )


def _branch(character: str, node: Trie, name: str, tables: RegionNames) -> str:
    """Write a node of the trie: its longer continuations before its own end."""
    own = r"[\s\-–—]{1,2}" if character == " " else re.escape(character)
    below = [_branch(after, node[after], name + after, tables) for after in sorted(node) if after != _END]
    if _END in node:
        below.append(_ending(name, tables))
    return own + (below[0] if len(below) == 1 else f"(?:{'|'.join(below)})")


def _ending(name: str, tables: RegionNames) -> str:
    if name[-1].isascii():
        return _NO_LETTER if name.isascii() else ""
    if name[-1] in _LONGER_WORDS:
        return _LONGER_WORDS[name[-1]]
    found = tables.names[name]
    is_place = len(found.owners) == 1 and found.strength in (Strength.SHORT, Strength.WEAK)
    return _NO_STREET if is_place else ""


def _characters(characters: Iterable[str]) -> str:
    return f"[{''.join(sorted(characters))}]"
