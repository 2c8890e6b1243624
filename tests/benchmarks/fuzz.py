"""Give the loaders hostile files for an hour: `nice -n 19 python -m tests.benchmarks.fuzz --seconds 3600`.

What `tests/documents/loading/test_any_file.py` does with a few files, with as many as the time allows. A file that
breaks something is kept in the folder, once for each place in the program where it broke, and so is one that takes
long; the file that is being read lies there too, for the case that the process dies of it.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from index.local import LocalIndex
from tests.fuzzing.hostile_files import HostileFile, hostile_files
from tests.fuzzing.reading_files import add_hostile, read_hostile
from tests.hash_embedder import HashEmbedder

logger = logging.getLogger(__name__)

LONG_SECONDS = 10.0
FILES_A_ROUND = 200
ADDED_ONE_IN = 5
"""Of so many files one is put into an index, too."""


@dataclass
class Findings:
    """Keep what broke, and count the rest."""

    folder: Path
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def keep(self, kind: str, file: HostileFile, told: str) -> None:
        """Keep a file, once for each kind of finding."""
        if kind in self.seen:
            return
        self.seen.add(kind)
        kept = self.folder / f"{len(self.seen):03d}-{file.name}"
        kept.write_bytes(file.data)
        logger.error("%s: %s\n%s", kept, kind, told)

    def tried(self, file: HostileFile, index: LocalIndex) -> None:
        """Read a file, and keep it if that breaks or takes long."""
        began = time.perf_counter()
        self.counts["files"] += 1
        try:
            read_hostile(file, self.folder)
            if self.counts["files"] % ADDED_ONE_IN == 0:
                self.counts["added"] += sum(one.article_id is not None for one in add_hostile(file, self.folder, index))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.counts["broken"] += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(f"{type(error).__name__} at {last.filename}:{last.lineno}", file, traceback.format_exc())
        seconds = time.perf_counter() - began
        if seconds > LONG_SECONDS:
            self.counts["long"] += 1
            self.keep(f"took over {LONG_SECONDS:g} s: {file.name}", file, f"{seconds:.1f} s, {len(file.data)} bytes")
        (self.folder / file.name).unlink(missing_ok=True)


def main() -> None:
    """Try files until the time is over; end with 1 where something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--folder", type=Path, default=None, help="where files that break something are kept")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="more files to damage")
    options = parser.parse_args()
    # Libraries say much of broken files.
    logging.basicConfig(level=logging.CRITICAL, format="%(asctime)s %(message)s", stream=sys.stdout)
    logger.setLevel(logging.INFO)
    warnings.simplefilter("ignore")
    folder = options.folder or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    findings, deadline = Findings(folder), time.monotonic() + options.seconds
    strategy = hostile_files({one.name: one.read_bytes() for one in options.more})
    while time.monotonic() < deadline:
        with tempfile.TemporaryDirectory() as data:
            index = LocalIndex.open(Path(data), HashEmbedder(dimension=64))
            _round(findings, index, strategy, deadline)
            index.close()
        logger.info("%s", dict(findings.counts))
    sys.exit(1 if findings.counts["broken"] else 0)


def _round(findings: Findings, index: LocalIndex, strategy: object, deadline: float) -> None:
    @given(strategy)
    @settings(
        max_examples=FILES_A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def try_one(file: HostileFile) -> None:
        if time.monotonic() < deadline:
            findings.tried(file, index)

    try_one()


if __name__ == "__main__":
    main()
