"""Tests of the heaps of a process and of what it gives back, each in a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ui.serving.memory import returning_unused

THREADS = 12
COUNT_HEAPS = f"""
import ctypes, sys, threading
from ui.serving.memory import share_heaps
share_heaps(int(sys.argv[1]))
together = threading.Barrier({THREADS} + 1)
def take():
    taken = bytes(10_000)
    together.wait()
    together.wait()
threads = [threading.Thread(target=take) for _ in range({THREADS})]
[one.start() for one in threads]
together.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = libc.fopen(sys.argv[2].encode(), b"w")
libc.malloc_info(0, ctypes.c_void_p(file))
libc.fclose(ctypes.c_void_p(file))
together.wait()
"""

# The last of the small pieces is kept: what lies under it is freed, and not at the end of the heap.
FREE_MUCH = """
import os, sys, time
from ui.serving.memory import returning_unused
def megabytes():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGESIZE") // 2**20
before = megabytes()
pieces = [bytes(5_000) for _ in range(40_000)]
last, full = pieces.pop(), megabytes()
pieces.clear()
freed = megabytes()
deadline = time.monotonic() + 30
with returning_unused(0.01):
    while megabytes() > before + 50 and time.monotonic() < deadline:
        time.sleep(0.01)
print(full - before, freed - before, megabytes() - before)
"""

only_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has these heaps")


@only_glibc
def test_what_was_freed_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", FREE_MUCH], check=True, capture_output=True, text=True)
    taken, held, left = map(int, done.stdout.split())
    assert taken > 180
    assert held > 180
    assert left <= 50


def test_it_ends_with_what_it_goes_on_beside() -> None:
    with returning_unused(0.01):
        pass
    assert [one for one in threading.enumerate() if one.name == "return-memory"] == []


@only_glibc
def test_threads_share_a_few_heaps(tmp_path: Path) -> None:
    assert heaps(tmp_path / "info", 2) == 2
    assert heaps(tmp_path / "info", 4) == 4
    # One of its own for each, up to eight a core.
    assert heaps(tmp_path / "info", 0) > 4


def heaps(path: Path, most: int) -> int:
    """Count the heaps of a process with many threads."""
    plain = {name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"}
    subprocess.run([sys.executable, "-c", COUNT_HEAPS, str(most), str(path)], check=True, env=plain)
    return path.read_text().count("<heap nr=")
