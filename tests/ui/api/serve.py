"""Serve the page and the API over the fake workbench, or with "stdio" the tools on standard input and output."""

from __future__ import annotations

import sys

from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.serve_fake import write_address
from ui.api.tools import serve_stdio
from ui.server import serve_page

if __name__ == "__main__":
    if sys.argv[1:] == ["stdio"]:
        serve_stdio(FakeWorkbench(pause=0.0))
    else:
        serve_page(FakeWorkbench(pause=0.0), "127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 0, ready=write_address)
