"""Measure how many republications are recognised among the bench news, and what else is taken for one.

Run: python -m tests.benchmarks.near_duplicates [--reports 1000] [--show 10] [--adding]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from documents import Article, article_id
from documents.near_duplicates import Fingerprint, fingerprint, is_same_report, likely, signature
from index.store import Store
from tests.documents.damage import to_traditional

NEWS = Path(__file__).resolve().parents[3] / "shared" / "bench" / "news"
HEADS = ("来源：某某网　编辑：小王\n首页 > 新闻 > 正文\n", "【本站讯】转载自其他媒体，仅供参考。\n", "导读：\n")
TAILS = (
    "\n免责声明：本文为转载，版权归原作者所有，如有侵权请联系删除。投稿邮箱见首页底部。",
    "\n责任编辑：李某\n分享让更多人看到\n相关阅读：昨日要闻、今日要闻、图片新闻",
    "\n（完）",
)
Edit = Callable[[str, random.Random], str]


def read_news() -> list[str]:
    """Read the articles, a line each, without the page's date line."""
    lines = (line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    return [re.sub(r"^.{0,40}?正文：", "", line).strip() for line in lines if line.strip()]


def reframe(text: str, chance: random.Random) -> str:
    """Put another head and tail around a text."""
    return chance.choice(HEADS) + text + chance.choice(TAILS)


def edit_characters(share: float) -> Edit:
    """Make an edit that changes, drops or doubles a share of the characters."""

    def edit(text: str, chance: random.Random) -> str:
        return "".join(
            character if chance.random() >= share else chance.choice(("", character * 2, chance.choice(text)))
            for character in text
        )

    return edit


def drop_paragraphs(share: float) -> Edit:
    """Make an edit that cuts out a share of the sentences, in one piece."""

    def edit(text: str, chance: random.Random) -> str:
        sentences = re.findall(r"[^。]+。?", text)
        gone = round(len(sentences) * share)
        start = chance.randrange(len(sentences) - gone + 1)
        return "".join(sentences[:start] + sentences[start + gone :])

    return edit


def both(*edits: Edit) -> Edit:
    """Make one edit of several."""

    def edit(text: str, chance: random.Random) -> str:
        for one in edits:
            text = one(text, chance)
        return text

    return edit


KINDS: dict[str, Edit] = {
    "another head and tail": reframe,
    "1 % of characters edited": both(edit_characters(0.01), reframe),
    "5 % of characters edited": both(edit_characters(0.05), reframe),
    "a quarter left out": both(drop_paragraphs(0.25), reframe),
    "half left out": both(drop_paragraphs(0.5), reframe),
    "two thirds left out": both(drop_paragraphs(0.67), reframe),
    "Traditional script": both(reframe, lambda text, _: to_traditional(text)),
    "Traditional, 3 % edited, a quarter out": both(
        edit_characters(0.03), drop_paragraphs(0.25), reframe, lambda text, _: to_traditional(text)
    ),
}


class Signed:
    """Hold the fingerprints and signatures of many texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.fingerprints = [fingerprint(text) for text in texts]
        self.signatures = np.stack([signature(one) for one in self.fingerprints])
        self.sizes = np.array([len(one.shingles) for one in self.fingerprints], dtype=np.int64)

    def same(self, one: Fingerprint) -> list[int]:
        """List the texts that are the same report as another."""
        rows = likely(signature(one), len(one.shingles), self.signatures, self.sizes)
        return [int(row) for row in rows if is_same_report(one, self.fingerprints[row])]


def measure_found(news: Sequence[str], signed: Signed, known: dict[int, set[int]], reports: int) -> Iterator[str]:
    """Tell for each kind of republication how many were found, and how many other articles with them."""
    chosen = random.Random(1).sample(range(len(news)), min(reports, len(news)))
    for name, edit in KINDS.items():
        found, others = 0, 0
        for number in chosen:
            matches = set(signed.same(fingerprint(edit(news[number], random.Random(number)))))
            found += number in matches
            # What is near the original is rightly near its republication.
            others += len(matches - known.get(number, set()) - {number})
        yield f"{name:<40} {found}/{len(chosen)} = {found / len(chosen):.1%} found, {others} others\n"


def pairs_among(signed: Signed) -> dict[int, set[int]]:
    """Find the near-duplicates that the real news hold."""
    found: dict[int, set[int]] = {}
    for number, one in enumerate(signed.fingerprints):
        found[number] = set(signed.same(one)) - {number}
    return found


def measure_adding(news: Sequence[str]) -> Iterator[str]:
    """Tell how long it takes to store an article among ever more, without its passages."""
    nothing = np.zeros((0, 1), dtype=np.float32)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store.sqlite", model="none")
        began, step = time.perf_counter(), 5000
        for number, text in enumerate(news, start=1):
            store.add(Article(article_id(text), "", text, f"{number}", raw=text), [], [], nothing)
            if number % step == 0:
                yield f"{(time.perf_counter() - began) * 1000 / step:.1f} ms to store one up to {number}\n"
                began = time.perf_counter()
        began = time.perf_counter()
        for text in news[:500]:
            store.groups([article_id(text)] * 100)
        yield f"{(time.perf_counter() - began) * 1000 / 500:.2f} ms to look up a group\n"
        store.close()


def main() -> None:
    """Write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--adding", action="store_true", help="measure only how long adding takes")
    arguments = parser.parse_args()
    news = read_news()
    if arguments.adding:
        for line in measure_adding(news):
            sys.stdout.write(line)
            sys.stdout.flush()
        return
    began = time.perf_counter()
    signed = Signed(news)
    signing = (time.perf_counter() - began) * 1000 / len(news)
    began = time.perf_counter()
    known = pairs_among(signed)
    comparing = (time.perf_counter() - began) * 1000 / len(news)
    pairs = sorted((one, other) for one, others in known.items() for other in others if one < other)
    sys.stdout.write(
        f"{len(news)} articles: {signing:.2f} ms to sign one, {comparing:.2f} ms to compare one with all\n"
        f"{len(pairs)} pairs among the real articles, {sum(map(bool, known.values()))} articles in them\n"
    )
    for line in measure_found(news, signed, known, arguments.reports):
        sys.stdout.write(line)
        sys.stdout.flush()
    for one, other in random.Random(2).sample(pairs, min(arguments.show, len(pairs))):
        sys.stdout.write(f"\n{news[one][:160]}\n{news[other][:160]}\n")


if __name__ == "__main__":
    main()
