"""Asynchronous code from a test, whatever runs in the test's own thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

T = TypeVar("T")


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Await something in a thread of its own: a browser of another test keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, work).result()
