"""How the process takes memory from the system."""

from __future__ import annotations

import ctypes
import platform

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def share_heaps(most: int) -> None:
    """Let threads share so many heaps of glibc, as its MALLOC_ARENA_MAX does; 0, and another C library, change nothing.

    By default each of the many threads that answer gets a heap of its own, eight a core, and none gives back what a
    batch took while it was read: a server grew by 500 MB in two minutes of 50 people asking, and by 240 with two
    heaps, no slower. Has to be called before there are threads.
    """
    if most and platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).mallopt(_ARENA_MAX, most)
