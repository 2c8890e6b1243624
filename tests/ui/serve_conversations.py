"""Serve the page over the understanding workbench; the folder of the verdicts is the argument."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ui.serve_fake import write_address
from tests.ui.understanding_workbench import UnderstandingWorkbench
from ui.server import serve_page

if __name__ == "__main__":
    serve_page(UnderstandingWorkbench(folder=Path(sys.argv[1])), "127.0.0.1", 0, ready=write_address)
