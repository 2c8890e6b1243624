"""Count what articles begin with and titles end with, for `title_boundary`.

    python -m documents.cleaning.build_title_boundaries FILE [FILE …]

The files hold one article a line. Titles are those whose end is marked: by white space, by being
said twice, or by the agency's dateline behind them.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from documents.cleaning.page_heads import find_page_head
from documents.cleaning.title_boundary import (
    BOUNDARIES_PATH,
    LONGEST_BEGINNING,
    LONGEST_ENDING,
    SHORTEST_TITLE,
    counted,
    pack_boundaries,
)
from documents.cleaning.titles import LABEL, marked_end

Odds = dict[str, float]
_SAMPLE = 200
_FREQUENT = 200
_SEPARATORS = re.compile(r"[\t\n]")
_DATELINE = re.compile(
    r".{6,80}?(?=(?:中新网|中新社|新华社|新华网|人民网|红网|央视网|央广网|参考消息网|环球网|观察者网|海外网|光明网|财联社|IT之家|极目新闻"
    r"|澎湃新闻|封面新闻|大河网|大皖新闻|中国日报网|【环球|本文转自【|作者：|本报)[^，。]{0,25}?(?:电|讯|消息|报道|记者|【|：))"
)


def split_titles(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Split articles into title and beginning; a title that has no marked end leaves its article out."""
    for line in lines:
        text = _SEPARATORS.sub(" ", line[find_page_head(line)[0] :]).strip()
        label = LABEL.match(text)
        if label is None:
            yield "", text
            continue
        text = text[label.end() :].strip()
        title, body = marked_end(text)
        if not title and (match := _DATELINE.match(text)):
            title, body = match.end(), match.end()
        if title >= SHORTEST_TITLE:
            yield text[:title], text[body:].strip()


def count_odds(articles: Iterable[tuple[str, str]]) -> tuple[Odds, Odds]:
    """Give the log odds of beginnings and of endings against the same sequence anywhere."""
    beginnings: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for title, body in articles:
        text = counted((title + body)[:_SAMPLE])
        anywhere.update(text[at : at + n] for at in range(len(text)) for n in range(1, LONGEST_BEGINNING + 1))
        beginnings.update(counted(body[:n]) for n in range(1, LONGEST_BEGINNING + 1) if len(body) > n)
        endings.update(counted(title[-n:]) for n in range(1, LONGEST_ENDING + 1) if title)
    return _odds(beginnings, anywhere), _odds(endings, anywhere)


def _odds(here: Counter[str], anywhere: Counter[str]) -> Odds:
    places = sum(count for key, count in here.items() if len(key) == 1)
    characters = sum(count for key, count in anywhere.items() if len(key) == 1)
    # A sequence counts from as many times on as it is long: longer ones are seen once by chance.
    odds = {
        key: math.log((count + 0.1) / places) - math.log((anywhere[key] + 1) / characters)
        for key, count in here.items()
        if count >= len(key)
    }
    for key, count in anywhere.items():
        if len(key) == 1 and count >= _FREQUENT and key not in odds:
            odds[key] = math.log(0.3 / places) - math.log(count / characters)
    return odds


def main(paths: list[str]) -> None:
    """Build the tables from text files, one article a line."""
    lines = (line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines())
    BOUNDARIES_PATH.write_bytes(pack_boundaries(*count_odds(split_titles(lines))))
    sys.stdout.write(f"{BOUNDARIES_PATH.name}: {BOUNDARIES_PATH.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
