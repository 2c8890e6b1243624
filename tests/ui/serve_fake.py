"""Serve the page over the fake workbench on a free port, and write the address to standard output."""

from __future__ import annotations

import sys

from tests.ui.fake_workbench import FakeWorkbench
from ui.server import serve_page


def write_address(address: str) -> None:
    """Write the address as one line."""
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve_page(FakeWorkbench(), "127.0.0.1", 0, ready=write_address)
