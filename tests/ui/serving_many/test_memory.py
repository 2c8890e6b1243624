"""Tests of how many heaps the threads of a process share, each in a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has these heaps")
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
