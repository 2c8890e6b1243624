"""Fuzz the loaders and the API for an hour: `nice -n 19 python -m tests.benchmarks.fuzz --folder found`.

What `tests/documents/loading/test_any_file.py` and `tests/ui/api/test_any_request.py` do with a few files and requests,
with as many as the time allows. What breaks something is kept in the folder, once for each place in the program where
it broke, and so is a file that takes long. The file that is being read lies there too, for the case that the process
dies of it.
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
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from index.local import LocalIndex
from tests.fuzzing.api_requests import BODIES, called_application, check_body, check_described, described_requests
from tests.fuzzing.hostile_files import HostileFile, hostile_files
from tests.fuzzing.reading_files import add_hostile, read_hostile
from tests.hash_embedder import HashEmbedder

logger = logging.getLogger(__name__)

LONG_SECONDS = 20.0
A_ROUND = 200
ADDED_ONE_IN = 5
"""Of so many files one is put into an index, too."""
PATHS = ("/api/ask", "/api/ask/stream", "/api/search")


@dataclass
class Findings:
    """Keep what broke, and count all that was tried."""

    folder: Path
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def keep(self, kind: str, name: str, data: bytes, told: str) -> None:
        """Keep something, once for each kind of finding."""
        if kind in self.seen:
            return
        self.seen.add(kind)
        kept = self.folder / f"{len(self.seen):03d}-{name}"
        kept.write_bytes(data)
        logger.error("%s: %s\n%s", kept, kind, told)

    def tried(self, what: str, name: str, data: bytes, check: Callable[[], object]) -> None:
        """Try one, and keep it if it breaks something or takes long."""
        # Of the processor: others may keep it busy.
        began = time.process_time()
        self.counts[what] += 1
        try:
            check()
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.counts["broken"] += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(f"{type(error).__name__} at {last.filename}:{last.lineno}", name, data, traceback.format_exc())
        seconds = time.process_time() - began
        if seconds > LONG_SECONDS:
            self.counts["long"] += 1
            self.keep(f"took over {LONG_SECONDS:g} s: {name}", name, data, f"{seconds:.1f} s, {len(data)} bytes")


def rounds(strategy: st.SearchStrategy[Any], try_one: Callable[[Any], None], deadline: float) -> None:
    """Try what a strategy draws, for as many as there are in a round or until the time is over."""

    @given(strategy)
    @settings(
        max_examples=A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def drawn(one: Any) -> None:
        if time.monotonic() < deadline:
            try_one(one)

    drawn()


def fuzz_files(findings: Findings, strategy: st.SearchStrategy[HostileFile], deadline: float) -> None:
    """Read files, and put some of them into an index that is new each round."""

    def try_file(file: HostileFile) -> None:
        findings.tried("files read", file.name, file.data, lambda: read_hostile(file, findings.folder))
        if findings.counts["files read"] % ADDED_ONE_IN == 0:
            findings.tried("files added", file.name, file.data, lambda: add_hostile(file, findings.folder, index))
        (findings.folder / file.name).unlink(missing_ok=True)

    with tempfile.TemporaryDirectory() as data:
        index = LocalIndex.open(Path(data), HashEmbedder(dimension=64))
        rounds(strategy, try_file, deadline)
        index.close()


def fuzz_requests(findings: Findings, deadline: float) -> None:
    """Send requests to an application that is new each round."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        client = stack.enter_context(called_application(Path(folder)))

        def try_case(case: Any) -> None:
            told = repr((case.method, case.path, case.path_parameters, case.query, case.body)).encode()
            findings.tried("requests", "request.txt", told, lambda: check_described(client, case))

        def try_body(body: tuple[str, str | bytes]) -> None:
            findings.tried("bodies", "body.txt", repr(body).encode(), lambda: check_body(client, *body))

        rounds(described_requests(client), try_case, deadline)
        rounds(st.tuples(st.sampled_from(PATHS), BODIES | st.binary(max_size=60)), try_body, deadline)


def main() -> None:
    """Try files and requests until the time is over; end with 1 where something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--folder", type=Path, required=True, help="where what breaks something is kept")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="more files to damage")
    options = parser.parse_args()
    # Libraries say much of broken files.
    logging.basicConfig(level=logging.CRITICAL, format="%(asctime)s %(message)s", stream=sys.stdout)
    logger.setLevel(logging.INFO)
    warnings.simplefilter("ignore")
    options.folder.mkdir(parents=True, exist_ok=True)
    findings, deadline = Findings(options.folder), time.monotonic() + options.seconds
    files = hostile_files({one.name: one.read_bytes() for one in options.more})
    while time.monotonic() < deadline:
        fuzz_files(findings, files, deadline)
        fuzz_requests(findings, deadline)
        logger.info("%s", dict(findings.counts))
    sys.exit(1 if findings.counts["broken"] else 0)


if __name__ == "__main__":
    main()
