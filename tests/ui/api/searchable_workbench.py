"""The fake workbench of the page, with a search by plain words."""

from __future__ import annotations

from dataclasses import dataclass

from documents import Passage
from index import Hit
from tests.ui.fake_workbench import FakeWorkbench


@dataclass
class SearchableFake(FakeWorkbench):
    """Find the articles that hold the most characters of a question; each has one passage, its first 40 characters."""

    pause: float = 0.0

    def search(self, question: str, k: int) -> list[Hit]:
        if "坏掉" in question:
            raise RuntimeError("secret /srv/secret/folder")
        hits = []
        for article in self.kept:
            passage = Passage(f"{article.id}:0", article.id, article.text[:40], 0, 40, regions=article.regions)
            score = sum(character in article.text for character in question) / len(question)
            hits.append(Hit(passage, article, score, lexical=score))
        return sorted(hits, key=lambda hit: -hit.score)[:k]
