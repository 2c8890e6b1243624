"""Serve the page over a real index with a small embedder on a free port, and write the address to standard output.

The first argument is the folder of the index, the second how many
made-up articles are served instead: 0 for the index with the example articles, -1 for none at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Article
from documents.splitting import split
from index.adding import FileOutcome, add_files, add_text, replace_article
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.ui.fake_workbench import FakeWorkbench, example_articles, make_article
from tests.ui.serve_fake import write_address
from ui.server import serve_page

PROVINCES = ("江苏", "浙江", "上海", "安徽", "广东", "北京")


def made_up_articles(count: int) -> Iterator[Article]:
    """Make so many articles, a month apart from 2020 on and over again."""
    for number in range(count):
        month = number % 60
        yield make_article(
            f"第{number:05}号通知",
            f"第{number}号通知的内容已经公布。",
            f"{number}.txt",
            publisher=f"第{number % 7}报",
            published=f"{2020 + month // 12}-{1 + month % 12:02}-01",
            regions=(PROVINCES[number % len(PROVINCES)],),
        )


@dataclass
class LibraryBench(FakeWorkbench):
    """Keep articles as the program does, in an index."""

    index: LocalIndex | None = None

    def opened(self) -> LocalIndex:
        assert self.index is not None
        return self.index

    def articles(self) -> list[Article]:
        return self.opened().articles()

    def article(self, article_id: str) -> Article:
        return self.opened().article(article_id)

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = ""
    ) -> Iterator[FileOutcome]:
        return add_files(self.opened(), paths, names=names, corpus=corpus)

    def add_text(self, text: str, *, title: str = "", corpus: str = "") -> FileOutcome:
        return add_text(self.opened(), text, title=title, corpus=corpus)

    def replace(self, article_id: str, path: Path, *, name: str) -> FileOutcome:
        return replace_article(self.opened(), article_id, path, name=name)

    def remove(self, article_id: str) -> bool:
        return self.opened().remove(article_id)


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    if count:
        bench = FakeWorkbench(kept=list(made_up_articles(max(count, 0))))
    else:
        opened = LocalIndex.open(folder, HashEmbedder(dimension=64))
        opened.add([(article, split(article)) for article in example_articles()])
        bench = LibraryBench(index=opened)
    serve_page(bench, "127.0.0.1", 0, ready=write_address)
