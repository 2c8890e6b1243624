"""Running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from documents.loading.pdf_runs import PageRuns, Run

MARGIN = 0.12
REPEATED_SHARE = 0.3
NEARBY = 6
PAGE_NUMBER = re.compile(
    r"(?i)[-–—·•\s]*(?:第\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[页頁])?"
    r"(?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?[-–—·•\s]*"
)
Place = tuple[str, int]


def without_furniture(pages: Sequence[PageRuns]) -> list[list[Run]]:
    """Take out what repeats at the same place in the margins, and page numbers.

    Digits count as equal, so that a running head with a page number in it repeats; even and odd
    pages may have heads of their own.
    """
    counts = Counter(place for page in pages for place in {_place(run) for run in page.runs if _in_margin(run, page)})
    needed = max(2, REPEATED_SHARE * len(pages))
    repeated = {place for place, count in counts.items() if count >= needed}
    return [[run for run in page.runs if not _is_furniture(run, page, repeated)] for page in pages]


def _is_furniture(run: Run, page: PageRuns, repeated: set[Place]) -> bool:
    return _in_margin(run, page) and (PAGE_NUMBER.fullmatch(run.text) is not None or _place(run) in repeated)


def _in_margin(run: Run, page: PageRuns) -> bool:
    return not MARGIN * page.height <= run.baseline <= (1 - MARGIN) * page.height


def _place(run: Run) -> Place:
    return re.sub(r"\d+", "0", run.text), round(run.baseline / NEARBY)
