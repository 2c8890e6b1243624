"""Serve slow answers behind a proxy on this machine: `python -m tests.ui.serving_many.serve_slowly [PORT]`."""

from __future__ import annotations

import sys

from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.serve_fake import write_address
from ui.server import serve_page
from ui.serving.options import ServingOptions

SECONDS_A_CHARACTER = 0.0005
"""A hundred times that where the question says that it is slow: an answer of five seconds."""

if __name__ == "__main__":
    port = int(sys.argv[1]) if sys.argv[1:] else 0
    options = ServingOptions(proxies=("127.0.0.1",), names=("shengce.example",))
    serve_page(FakeWorkbench(pause=SECONDS_A_CHARACTER), "127.0.0.1", port, options, ready=write_address)
