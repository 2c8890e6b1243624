"""Where a title ends that runs into the article without any mark between them.

Saved pages often come as one line: 原标题：某市发布行动方案近日，某市…. What titles end with, what
articles begin with and how long titles are tells the place; the counts come from titles whose end
is marked.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from documents.cleaning.character_model import character_model
from documents.cleaning.paired_marks import opened_marks
from documents.cleaning.script_folding import fold_script

BOUNDARIES_PATH = Path(__file__).with_name("title_boundaries.bin")
MAGIC = b"shengce title boundaries 1\n"
SHORTEST_TITLE, LONGEST_TITLE = 5, 80
LONGEST_BEGINNING, LONGEST_ENDING = 3, 2

_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"。")
# A title is about 25 characters long: nats off for each standard deviation, squared and halved.
_USUAL_LENGTH, _DEVIATION = 25.0, 9.0
# Agencies and papers that open an article, most often with a place and a day: 中新网新疆新闻8月17日电（…）.
_NAMED = (
    "中新网|中新社|中新财经|新华社|新华网|新华财经|人民网|央视网|央广网|红网|参考消息网|参考消息|环球网|观察者网|海外网|光明网|财联社|界面新闻|极目新闻|"
    "澎湃新闻|封面新闻|大河网|大皖新闻|大象新闻|上游新闻|红星新闻|九派新闻|潇湘晨报|新京报|北京商报|每经|证券时报|智通财经|格隆汇|中国日报网|中国网|"
    "中国青年报|中国教育报|中国消费者报|中国经济网|上证报|半岛|IT之家|河北青年报|钛媒体|本报|本网|本刊"
)
_DAY = r"\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:电|讯|消息|报道)"
_WIRED = rf"[^，。！？“”\n]{{0,14}}?(?:{_DAY}|讯(?=[（(\s])|记者|消息|报道|获悉|编辑)"
_OPENING = re.compile(
    rf"(?:(?P<named>截至\d{{4}}年|(?:据|【|□|■|《|\(|（)?(?:{_NAMED}){_WIRED})"
    rf"|(?P<other>[\u4e00-\u9fffA-Za-z]{{1,8}}?)(?:网|社|报|新闻|客户端|日报|晚报|财经|电视台|融媒体?|时刻|在线){_WIRED}"
    r"|【文[/／]|本文转自|(?:本文)?(?:作者|来源|记者|编辑|文)\s*[：:/|丨｜]|记者\s|□|■|\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?\s+\d|【[^】]{2,16}(?:报道|讯|消息)】)"
)
# No title goes on beyond the day of a dateline or the name of a reporter.
_PAST = re.compile(rf"{_DAY}|讯[（(]|[（(]记者|记者\s|\d{4}-\d\d-\d\d\s+\d|【文[/／]|截至\d{4}年")
_NAMED_OPENING, _OTHER_OPENING = 9.0, 5.0
_NEVER_FIRST = frozenset("，。、；：！？”’）》」』】,.;:!?)]")
_FORBIDDEN = 20.0
_SPACE = 2.0
# So many nats ahead of the next best, a boundary is taken for certain.
_CLEAR = 4.0
_SAME_BEGINNING, _SAME_ENDING = 3.0, 6.0
_OPEN_MARK = 12.0
_BROKEN_WORD = 8.0
_CONTINUITY = 0.3
_LEAST = -4.0


def counted(text: str) -> str:
    """Fold a text as it is counted: Simplified, all digits alike."""
    return _DIGIT.sub("0", fold_script(text))


class TitleBoundaries:
    """Hold how much more often sequences begin an article, or end a title, than they stand anywhere (in nats)."""

    def __init__(self, beginnings: dict[str, float], endings: dict[str, float]) -> None:
        """Take log odds by sequence of one to three characters."""
        self._beginnings = beginnings
        self._endings = endings

    def find(self, text: str) -> int:
        """Find the likeliest length of the title that a text begins with; 0 where the text is too short for one."""
        return self.judge(text)[0]

    def judge(self, text: str) -> tuple[int, bool]:
        """Find the likeliest length of the title, and whether it is clearly likelier than every other one."""
        head = text[: LONGEST_TITLE + LONGEST_BEGINNING]
        folded = counted(head)
        found = (pattern.search(folded, SHORTEST_TITLE) for pattern in (_SENTENCE_END, _PAST))
        stops = [match.start() for match in found if match]
        last = min([LONGEST_TITLE, len(text) - LONGEST_BEGINNING, *stops])
        ranked = sorted(
            ((self._score(folded, place), -place) for place in range(SHORTEST_TITLE, last + 1)), reverse=True
        )
        if not ranked:
            return 0, False
        return -ranked[0][1], len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEAR

    def _score(self, text: str, place: int) -> float:
        score = -(((place - _USUAL_LENGTH) / _DEVIATION) ** 2) / 2
        begin = place + text[place].isspace()
        score += _SPACE * (begin - place) - _FORBIDDEN * text[place - 1].isspace()
        score += _longest(self._beginnings, (text[begin : begin + n] for n in range(LONGEST_BEGINNING, 0, -1)))
        score += _longest(self._endings, (text[place - n : place] for n in range(LONGEST_ENDING, 0, -1)))
        score -= _CONTINUITY * character_model().log_probability(text[place], text[place - 1])
        # Articles like to begin with the words that the title ends with.
        if text.find(text[begin : begin + 4], 0, place) >= 0:
            score += _SAME_ENDING * any(text[place - n : place] == text[begin : begin + n] for n in range(4, 21))
        score += _SAME_BEGINNING * (text[begin : begin + 3] == text[:3])
        if opening := _OPENING.match(text, begin):
            # The last words of a title are no part of a paper's name: the shorter one is the likelier.
            score += _NAMED_OPENING if opening["named"] else _OTHER_OPENING - len(opening["other"] or "") / 2
        before, after = text[place - 1], text[place]
        if (before + after).isascii() and before.isalnum() and after.isalnum():
            score -= _BROKEN_WORD
        score -= _FORBIDDEN * (after in _NEVER_FIRST)
        return score - _OPEN_MARK * bool(opened_marks(text[:place]))


def _longest(odds: dict[str, float], sequences: Iterable[str]) -> float:
    return next((odds[sequence] for sequence in sequences if sequence in odds), _LEAST)


def pack_boundaries(beginnings: dict[str, float], endings: dict[str, float]) -> bytes:
    """Pack log odds as text, in hundredths of a nat."""
    tables = (
        "\t".join(f"{key}\t{round(value * 100)}" for key, value in sorted(odds.items()))
        for odds in (beginnings, endings)
    )
    return MAGIC + lzma.compress("\n".join(tables).encode(), preset=9 | lzma.PRESET_EXTREME)


def load_boundaries(path: Path = BOUNDARIES_PATH) -> TitleBoundaries:
    """Read the tables that `build_title_boundaries` wrote.

    Raises:
        ValueError: the file does not begin with the magic of this format.
    """
    content = path.read_bytes()
    if not content.startswith(MAGIC):
        raise ValueError(f"{path.name} holds no title boundaries of this version; build it again")
    tables: list[dict[str, float]] = []
    for line in lzma.decompress(content[len(MAGIC) :]).decode().split("\n"):
        fields = line.split("\t")
        tables.append({key: int(value) / 100 for key, value in zip(fields[::2], fields[1::2], strict=True)})
    return TitleBoundaries(*tables)


@lru_cache(maxsize=1)
def title_boundaries() -> TitleBoundaries:
    """Load the tables once, when the first unmarked title asks for them."""
    return load_boundaries()
