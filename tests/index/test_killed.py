"""A process that adds articles is killed at random moments: what it said to be added is there, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from documents import Article
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import lines_as_passages, make_article

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = 5
ADDING = """
import sys
from pathlib import Path
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.index.test_killed import numbered_article
from tests.made_up_articles import lines_as_passages

index = LocalIndex.open(Path(sys.argv[1]), HashEmbedder(dimension=64))
number = int(sys.argv[2])
while True:
    article = numbered_article(number)
    index.add([(article, lines_as_passages(article))])
    if number % 3 == 0:
        index.follow()
    if number % 5 == 0:
        index.remove(numbered_article(number - 1).id)
        sys.stdout.write(f"-{number - 1}\\n")
    sys.stdout.write(f"+{number}\\n")
    sys.stdout.flush()
    number += 1
"""


def numbered_article(number: int) -> Article:
    """Make the article of a number, of one to six passages."""
    return make_article("\n".join(f"第{number}篇第{line}段。" for line in range(1 + number % 6)), title=f"{number}")


def run_and_kill(folder: Path, first: int, seconds: float) -> list[str]:
    """Let a process add articles from a number on, kill it after so many seconds, and give what it said."""
    process = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(folder), str(first)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = [process.stdout.readline().strip()]
    killing = threading.Timer(seconds, process.kill)
    killing.start()
    said += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    assert process.wait() == -9
    killing.join()
    return said


def survive_kills(folder: Path, seed: int, kills: int) -> int:
    """Kill processes that add to a folder, look after each whether all is well, and count the articles in the end."""
    chance = random.Random(seed)
    added: set[int] = set()
    for kill in range(kills):
        first = kill * 100_000 + 1
        said = run_and_kill(folder, first, chance.uniform(0.0, 0.7))
        assert said[0] == f"+{first}"
        for line in said:
            (added.add if line[0] == "+" else added.discard)(int(line[1:]))
        added = there_after_kill(folder, first, added)
    return len(added)


def there_after_kill(folder: Path, first: int, added: set[int]) -> set[int]:
    """Check an index against what was said to be added from a number on; give what is there."""
    last = max(added)
    index = LocalIndex.open(folder, HashEmbedder(dimension=64))
    there = {int(article.title): index.article(article.id) for article in index.articles()}
    # The kill may have come between a deed and the word for it: the next one added, or this one removed.
    unsaid_removal = {last} if (last + 1) % 5 == 0 else set()
    assert added - unsaid_removal <= set(there)
    assert set(there) <= added | {last + 1}
    for number, article in there.items():
        expected = numbered_article(number)
        assert article == expected
        assert [index.passage(passage.id) for passage in lines_as_passages(expected)] == lines_as_passages(expected)
    assert index.store.counts()[1] == sum(1 + number % 6 for number in there)
    hits = index.search(f"第{first}篇第0段", 100)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert max(hits, key=lambda hit: hit.lexical or 0.0).passage.id == f"{numbered_article(first).id}-0"
    index.close()
    return set(there)


@pytest.mark.parametrize("seed", [20260115])
def test_what_was_said_to_be_added_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    assert survive_kills(tmp_path, seed, KILLS) >= KILLS
