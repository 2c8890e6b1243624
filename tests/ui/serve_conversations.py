"""Serve the page over the understanding workbench; the arguments are the folder of the verdicts and a port, if any."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ui.serve_fake import write_address
from tests.ui.understanding_workbench import UnderstandingWorkbench
from ui.server import serve_page

if __name__ == "__main__":
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    serve_page(UnderstandingWorkbench(folder=Path(sys.argv[1])), "127.0.0.1", port, ready=write_address)
