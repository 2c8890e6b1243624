"""Folders of articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from documents.loading.archive import is_left_out
from documents.loading.labels import path_label
from documents.loading.limits import Limits
from documents.loading.loaded import Unread

PAGE_SUFFIXES = (".htm", ".html")


def walk_folder(folder: Path, limits: Limits) -> Iterator[Path | Unread]:
    """Yield the files of a folder and of the folders inside it, sorted by path.

    Hidden files are left out, and the `…_files` folder that a browser saves beside a page. Links to
    folders are not followed, nor are links to files outside the folder.
    """
    root = folder.resolve()
    count = 0
    failures: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failures.append, followlinks=False):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not is_left_out(name) and not _is_page_folder(here, name))
        for name in sorted(names):
            if is_left_out(name):
                continue
            path = here / name
            count += 1
            if count > limits.max_members:
                label = path_label(folder)
                yield Unread(label, f"{label}: more than {limits.max_members:,} files; add its parts one by one")
                return
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                label = path_label(path)
                yield Unread(label, f"{label}: a link that leads out of the folder; add the file itself")
                continue
            yield path
    for failure in failures:
        label = path_label(Path(failure.filename))
        yield Unread(label, f"{label}: cannot be read ({failure.strerror})")


def _is_page_folder(parent: Path, name: str) -> bool:
    """Tell the folder with a saved page's pictures and scripts, `page_files` beside `page.html`."""
    for ending in ("_files", ".files"):
        if name.endswith(ending):
            page = name.removesuffix(ending)
            return any((parent / (page + suffix)).exists() for suffix in PAGE_SUFFIXES)
    return False
