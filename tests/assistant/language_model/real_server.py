"""A real small model behind llama.cpp's server, in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.assistant.language_model.talking import KEY
from tests.ui.serving import serving

CONTEXT_TOKENS = 1024
_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True, slots=True)
class RealServer:
    """Hold the address of a server, the key it wants and the file that it writes its log to."""

    address: str
    log: Path

    @property
    def base_url(self) -> str:
        """Give the address that a client is set to."""
        return f"{self.address}/v1"

    def is_generating(self) -> bool:
        """Tell whether a reply is being made."""
        slots = httpx.get(f"{self.address}/slots", headers={"Authorization": f"Bearer {KEY}"}).json()
        return any(slot["is_processing"] for slot in slots)

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until no reply is being made any more; tell whether that came in time."""
        end = time.monotonic() + seconds
        while self.is_generating():
            if time.monotonic() > end:
                return False
            time.sleep(_BETWEEN_LOOKS)
        return True


@contextmanager
def real_server(package: str, log: Path, *, context_tokens: int = CONTEXT_TOKENS) -> Iterator[RealServer]:
    """Serve the model that a package brings."""
    module = "tests.assistant.language_model.serve_real"
    with serving(module, log, package, KEY, str(context_tokens)) as address:
        yield RealServer(address, log)
