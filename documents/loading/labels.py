"""What a path is called in sources and in messages."""

from __future__ import annotations

import re
from pathlib import Path

# A name on the disk may hold line ends, what colours a terminal, and bytes of another encoding, which Python reads as
# lone surrogates and no database takes.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def path_label(path: Path) -> str:
    r"""Write a path in one line that can be stored and shown; `\n`, `\udcb0` stand for what cannot."""
    return _UNSHOWN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), str(path))
