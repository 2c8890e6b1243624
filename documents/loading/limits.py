"""Bounds on what is read, so that no file can fill the memory or take for ever."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold the bounds of loading; a file over one of them is refused with a line that names it.

    `max_file_bytes` holds for each file and each member of a ZIP once unpacked, `max_xml_bytes` for the parts of
    a Word file once unpacked, `max_zip_bytes` for
    all that one ZIP unpacks to, `max_ratio` for unpacked to packed bytes of a member over a
    megabyte, `max_depth` for a ZIP inside a ZIP (the outermost counts as 1), `max_tags` for the tags
    of a web page.
    """

    max_file_bytes: int = 50 * MEGABYTE
    max_xml_bytes: int = 20 * MEGABYTE
    max_zip_bytes: int = 500 * MEGABYTE
    max_members: int = 5_000
    max_characters: int = 5_000_000
    max_ratio: int = 200
    max_depth: int = 2
    max_pages: int = 2_000
    max_tags: int = 150_000


def as_megabytes(size: int) -> str:
    """Write a number of bytes for people: `200 MB`, `0.4 MB`."""
    megabytes = size / MEGABYTE
    return f"{megabytes:,.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"
