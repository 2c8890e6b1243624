"""Try what must never lose an article: twenty kills while adding, two processes at once, and a full disk.

Run with `python -m tests.benchmarks.safety`. The full disk is a small tmpfs, which only root may mount; anybody else
is told that it was left out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index.exceptions import StoreFull
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.index.test_killed import ADDING, CHECKOUT, numbered_article, survive_kills
from tests.made_up_articles import lines_as_passages

SEED = 20260116
_MEBIBYTES = 4
_SECONDS_TOGETHER = 5.0


def main() -> None:
    """Try each and say how it went; a loss is an AssertionError."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        kept = survive_kills(Path(folder), SEED, options.kills)
    _write(f"{options.kills} kills while adding: {kept} articles said to be added, none lost, none in part\n")
    with TemporaryDirectory() as folder:
        _write(search_while_added(Path(folder)) + "\n")
    if os.geteuid() == 0 and shutil.which("mount"):
        with TemporaryDirectory() as folder, small_disk(Path(folder)):
            _write(fill_disk(Path(folder)) + "\n")
    else:
        _write("full disk: left out, mounting one needs root\n")


def search_while_added(folder: Path) -> str:
    """Search a folder without a pause while another process adds to it; it must see what is added, and no error."""
    process = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(folder), "1"], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "+1\n"
    index = LocalIndex.open(folder, HashEmbedder(dimension=64))
    searches, seen, end = 0, 0, time.monotonic() + _SECONDS_TOGETHER
    while time.monotonic() < end:
        newest = max(int(article.title) for article in index.articles())
        hits = index.search(f"第{newest}篇第0段", 100)
        # The one before every fifth is removed again, perhaps between the two.
        assert newest % 5 == 4 or str(newest) in {hit.article.title for hit in hits}
        searches, seen = searches + 1, max(seen, newest)
    process.kill()
    process.communicate()
    index.close()
    assert seen > 1
    return f"two processes on one folder: {searches} searches while {seen} articles were added, all found at once"


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a file system of few mebibytes on a folder."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_MEBIBYTES}m", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_disk(disk: Path) -> str:
    """Add articles until the disk is full, look what is there, make room and go on."""
    data = disk / "data"
    index = LocalIndex.open(data, HashEmbedder(dimension=64))
    added: list[int] = []
    try:
        for number in range(1, 100_000):
            article = numbered_article(number)
            index.add([(article, lines_as_passages(article))])
            added.append(number)
            if number % 50 == 0:
                index.follow()
    except StoreFull as error:
        message = str(error)
    _check(index, added)
    index.close()
    _check_opening(data, added)
    # Room again: the same article goes in.
    subprocess.run(["mount", "-o", f"remount,size={4 * _MEBIBYTES}m", str(disk)], check=True)
    again = LocalIndex.open(data, HashEmbedder(dimension=64))
    article = numbered_article(len(added) + 1)
    assert again.add([(article, lines_as_passages(article))]) == [True]
    again.follow()
    _check(again, [*added, len(added) + 1])
    assert again.search(f"第{len(added) + 1}篇第0段", 1)[0].lexical is not None
    again.close()
    return (
        f"full disk: {len(added)} articles, then StoreFull ({message}); all there, found, and adding went on with room"
    )


def _check(index: LocalIndex, added: list[int]) -> None:
    assert sorted(int(article.title) for article in index.articles()) == added
    assert index.search(f"第{added[0]}篇第0段", 10)[0].article.title == str(added[0])


def _check_opening(data: Path, added: list[int]) -> None:
    """Check that a full disk can still be opened and searched."""
    index = LocalIndex.open(data, HashEmbedder(dimension=64))
    _check(index, added)
    index.close()


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
