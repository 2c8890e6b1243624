"""A process that corrects a file over and over is killed at random moments: one version is there, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

from index.adding import Status, add_files
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.republished_articles import REPORT

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = 4
CORRECTING = """
import sys
from pathlib import Path
from index.adding import add_files
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.index.test_replaced_and_killed import version

index = LocalIndex.open(Path(sys.argv[1]) / "data", HashEmbedder(dimension=64))
number = int(sys.argv[2])
while True:
    path = Path(sys.argv[1]) / "report.txt"
    path.write_text(version(number), encoding="utf-8")
    (outcome,) = add_files(index, [path])
    sys.stdout.write(f"{outcome.status} {number}\\n")
    sys.stdout.flush()
    number += 1
"""


def version(number: int) -> str:
    """Write the report with a number that changes."""
    return f"{REPORT}\n第{number}次更正。"


def test_a_kill_never_leaves_both_versions_or_none(tmp_path: Path) -> None:
    chance = random.Random(20260115)
    for kill in range(KILLS):
        first = kill * 10_000 + 1
        command = [sys.executable, "-c", CORRECTING, str(tmp_path), str(first)]
        process = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        said = [process.stdout.readline()]
        killing = threading.Timer(chance.uniform(0.0, 0.5), process.kill)
        killing.start()
        said += [line for line in process.stdout if line.endswith("\n")]
        process.stdout.close()
        assert process.wait() == -9
        killing.join()
        assert [line.split()[0] for line in said] == [Status.REPLACED if kill else Status.ADDED] + [Status.REPLACED] * (
            len(said) - 1
        )
        last = first + len(said) - 1
        index = LocalIndex.open(tmp_path / "data", HashEmbedder(dimension=64))
        (article,) = index.articles()
        # The kill may have come between the deed and the word for it.
        assert article.text in {version(last), version(last + 1)}
        assert {hit.article.id for hit in index.search("算力", 10)} == {article.id}
        (outcome,) = add_files(index, [tmp_path / "report.txt"])
        assert outcome.status in {Status.UNCHANGED, Status.REPLACED, Status.SKIPPED}
        index.close()
