"""Articles for measuring size: real news, and beyond it articles put together from their passages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from documents import Article, Passage, article_id
from documents.splitting import split
from tests.benchmarks.question_sets import SHARED

NEWS = SHARED / "bench" / "news"
SEED = 20260115
_PASSAGES_OF_A_COMPOSED_ARTICLE = 4
_FEWEST_CHARACTERS = 50
_DATE = re.compile(r"20\d{2}-\d{2}-\d{2}")
_CLAUSE = re.compile(r"[一-鿿0-9a-zA-Z]{8,}")

SplitArticle = tuple[Article, Sequence[Passage]]


def news() -> Iterator[SplitArticle]:
    """Give the articles with their passages, each once: the real ones, then composed ones without end."""
    seen: set[str] = set()
    pieces: list[str] = []
    for path in sorted(NEWS.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            text = line.split("正文：", 1)[-1].strip()
            if len(text) < _FEWEST_CHARACTERS or article_id(text) in seen:
                continue
            seen.add(article_id(text))
            article = _article(text, f"{path.name} {number}", dated.group() if (dated := _DATE.match(line)) else None)
            passages = split(article)
            pieces += [passage.text for passage in passages]
            yield article, passages
    chance = random.Random(SEED)
    number = 0
    while True:
        number += 1
        # Passages of different reports: what repeats one report would be taken for its republication.
        text = "\n".join(chance.sample(pieces, _PASSAGES_OF_A_COMPOSED_ARTICLE))
        if article_id(text) not in seen:
            seen.add(article_id(text))
            article = _article(text, f"composed {number}", None)
            yield article, split(article)


def questions(count: int, characters: int = 20) -> list[str]:
    """Ask in the words of the news: stretches of so many characters, from passages all over the real ones."""
    lines = [line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text("utf-8", "replace").splitlines()]
    chance = random.Random(SEED + 1)
    chance.shuffle(lines)
    asked: list[str] = []
    for line in lines:
        clauses = [clause for clause in _CLAUSE.findall(line) if len(clause) >= characters - 4]
        if clauses:
            asked.append(f"{chance.choice(clauses)[: characters - 4]}是多少？")
        if len(asked) == count:
            break
    return asked


def _article(text: str, source: str, published: str | None) -> Article:
    return Article(article_id(text), text[:20], text, source, published=published, language="zh-Hans", raw=text)
