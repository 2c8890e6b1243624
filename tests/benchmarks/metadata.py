"""Measure how often the date, the publisher and the title that a news page states are found.

    python -m tests.benchmarks.metadata [--articles N] [--news FOLDER]

Dates are checked against the date line, publishers and titles against articles labelled by hand
(`metadata_labels.csv`: file, line, length of the title behind its label or before the address at
the end, publisher) and, on a larger sample, against plain marks: the name behind 来源：, an agency's
dateline, a title that is said twice or has a gap behind it.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from documents.reading import read_text

NEWS = Path(__file__).parents[3] / "shared" / "bench" / "news"
LABELS = Path(__file__).with_name("metadata_labels.csv")
_FULL_DATE = re.compile(r"(20\d\d)\s*[-/年]?\s*(\d{1,2})[-/月](\d\d|\d)")
_SHORT_YEAR = re.compile(r"\s*(\d\d)-(\d\d)-(\d\d)\s")
_SOURCE = re.compile(
    r"(?:^|[。！？”）】\s])(?:本文)?来源[：:]\s*([\u4e00-\u9fff]{2,10})(?=[\s）】|]|返回搜狐|责任编辑|编辑[：:]|$)"
)
_DATELINE = re.compile(
    r"(新华社|中新社|中新网|新华网|人民网|央视网|央广网|财联社|参考消息网|IT之家)[^，。]{0,10}\d+\s?月\s?\d+\s?日(?:电|讯|\s?消息|报道)"
)
_TITLE = re.compile(r"原标题[：:]\s*(\S.{3,90}?\S)(?:\s{2,}|\xa0)\S")
_TITLE_TWICE = re.compile(r"原标题[：:]\s*(?=(\S.{6,60}?)\s*\1[^，。])")


@dataclass(slots=True)
class Shares:
    """Count what was stated and what was found, by kind."""

    stated: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, kind: str, expected: str, got: str, *, right: bool) -> None:
        """Count one statement of a page."""
        self.stated[kind] += 1
        self.found[kind] += right
        if not right:
            self.missed.append((kind, expected, got))


def stated_date(line: str) -> str:
    """Read the full date of a line's date line by itself; a month and a day alone are no date."""
    head = line.partition("正文：")[0]
    match = _FULL_DATE.search(head) or _SHORT_YEAR.match(head)
    return f"20{int(match[1]) % 100:02}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def same_title(expected: str, got: str) -> bool:
    """Compare two titles without white space and widths."""
    return _bare(expected) == _bare(got)


def same_publisher(expected: str, got: str) -> bool:
    """Accept a longer or shorter form of a name: 中新网 and 中新网客户端."""
    return bool(got) and (got.startswith(expected) or expected.startswith(got) or expected in got)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text).translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


def labelled_title(line: str, length: int) -> str:
    """Cut the title of a labelled line out of it, where the label says that it is."""
    if "原标题：" in line:
        return line.partition("原标题：")[2].strip()[:length]
    address = re.search(r"https?://\S+\s*$", line)
    return line[: address.start()].strip()[-length:] if address else ""


def measure_labels(folder: Path) -> Shares:
    """Compare with the articles labelled by hand."""
    shares = Shares()
    lines: dict[str, list[str]] = {}
    with LABELS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = f"news_{int(row['file']):02}.txt"
            if name not in lines:
                lines[name] = (folder / name).read_text(encoding="utf-8").split("\n")
            line = lines[name][int(row["line"]) - 1]
            article = read_text(line, source="labelled.txt")
            got = article.publisher or ""
            if row["publisher"]:
                shares.add("publisher", row["publisher"], got, right=same_publisher(row["publisher"], got))
            else:
                shares.add("no publisher", "", got, right=not got)
            if length := int(row["title_length"]):
                title = labelled_title(line, length)
                shares.add("title", title, article.title, right=same_title(title, article.title))
    return shares


def measure_sample(folder: Path, count: int, seed: int = 1) -> Shares:
    """Compare with what plain marks show in a random sample."""
    lines = [line for path in sorted(folder.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    shares = Shares()
    for line in random.Random(seed).sample(lines, min(count, len(lines))):
        article = read_text(line, source="sampled.txt")
        if date := stated_date(line):
            shares.add("date", date, article.published or "", right=article.published == date)
        publisher = article.publisher or ""
        body = line.partition("正文：")[2]
        if match := _SOURCE.search(body[-160:]):
            shares.add("来源：", match[1], publisher, right=same_publisher(match[1], publisher))
        elif match := _DATELINE.match(body.strip()):
            shares.add("dateline", match[1], publisher, right=same_publisher(match[1], publisher))
        match = _TITLE_TWICE.match(body.strip()) or _TITLE.match(body.strip())
        if match and "原标题" not in match[1]:
            shares.add("marked title", match[1], article.title, right=same_title(match[1], article.title))
    return shares


def report(name: str, shares: Shares) -> str:
    """Write shares as lines of text."""
    lines = [name]
    lines += [f"  {kind}: {shares.found[kind] / total:.1%} of {total}" for kind, total in sorted(shares.stated.items())]
    lines += [
        f"  missed {kind}: {expected[:40]!r} came out as {got[:40]!r}" for kind, expected, got in shares.missed[:20]
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the shares to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--news", type=Path, default=NEWS)
    arguments = parser.parse_args()
    sys.stdout.write(report("labelled by hand", measure_labels(arguments.news)))
    sys.stdout.write(report("sample, by plain marks", measure_sample(arguments.news, arguments.articles)))


if __name__ == "__main__":
    main()
