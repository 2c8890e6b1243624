"""Tests of loading ZIP files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from documents.loading import Limits, LoadedText, Unread, load

TEXT = "近日，安徽省印发智能机器人产业发展行动方案。"


def packed(files: dict[str, bytes]) -> bytes:
    """Make a ZIP of files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def outcomes(tmp_path: Path, data: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Load a ZIP; list each source below the folder with its text or the reason it was not read."""
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    found = load(path, limits=limits or Limits())
    return [
        (
            item.source.removeprefix(f"{tmp_path}/"),
            item.text.text if isinstance(item, LoadedText) else item.reason.removeprefix(f"{tmp_path}/"),
        )
        for item in found
    ]


def test_loads_each_member(tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>"
    files = {"b/一.txt": TEXT.encode("gbk"), "二.html": page.encode("big5", errors="xmlcharrefreplace"), "空/": b""}
    assert outcomes(tmp_path, packed(files)) == [("a.zip/b/一.txt", TEXT), ("a.zip/二.html", TEXT)]


def test_a_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    files = {"a.txt": TEXT.encode(), "b.png": b"\x89PNG\r\n", "c.txt": b"", "d.txt": TEXT.encode()}
    found = outcomes(tmp_path, packed(files))
    assert [source for source, _ in found] == ["a.zip/a.txt", "a.zip/b.png", "a.zip/c.txt", "a.zip/d.txt"]
    assert found[2] == ("a.zip/c.txt", "a.zip/c.txt: the file is empty")
    assert found[3] == ("a.zip/d.txt", TEXT)


def test_an_archive_without_files_is_told(tmp_path: Path) -> None:
    reason = "a.zip: holds no files that are read (hidden ones are left out)"
    assert outcomes(tmp_path, packed({})) == [("a.zip", reason)]
    assert outcomes(tmp_path, packed({"空/": b"", "__MACOSX/a.txt": TEXT.encode()})) == [("a.zip", reason)]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    # Its name begins with a null character, where a reader ends it.
    data = packed({"xa.txt": TEXT.encode(), "b.txt": TEXT.encode()}).replace(b"xa.txt", b"\0a.txt")
    assert outcomes(tmp_path, data) == [("a.zip/a.txt", TEXT), ("a.zip/b.txt", TEXT)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/root/a.txt", "root/a.txt"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\x1b[31m.txt", "a[31m.txt"),
    ],
)
def test_path_tricks_become_plain_labels(tmp_path: Path, name: str, label: str) -> None:
    assert outcomes(tmp_path, packed({name: TEXT.encode()})) == [(f"a.zip/{label}", TEXT)]
    assert list(tmp_path.rglob("*")) == [tmp_path / "a.zip"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_an_encoding_are_decoded(tmp_path: Path, encoding: str) -> None:
    name = "安徽省行动方案.txt"
    stand_in = "x" * len(name.encode(encoding))
    data = packed({stand_in: TEXT.encode()}).replace(stand_in.encode(), name.encode(encoding))
    assert outcomes(tmp_path, data) == [(f"a.zip/{name}", TEXT)]


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    files = {
        "__MACOSX/._a.txt": b"x",
        ".DS_Store": b"x",
        "Thumbs.db": b"x",
        "a/.git/b.txt": b"x",
        "a.txt": TEXT.encode(),
    }
    assert outcomes(tmp_path, packed(files)) == [("a.zip/a.txt", TEXT)]


def test_a_bomb_is_refused_without_unpacking(tmp_path: Path) -> None:
    reason = "a.zip: a file inside unpacks to 1,028 times its size; this looks like a ZIP bomb"
    assert outcomes(tmp_path, packed({"a.txt": TEXT.encode(), "b.txt": b"0" * 20_000_000})) == [("a.zip", reason)]


def test_a_directory_that_lies_about_sizes_is_found_out(tmp_path: Path) -> None:
    size = (2_000_000).to_bytes(4, "little")
    data = packed({"b.txt": b"0" * 2_000_000}).replace(size, (9).to_bytes(4, "little"))
    assert outcomes(tmp_path, data) == [("a.zip/b.txt", "a.zip/b.txt: damaged inside the ZIP file; pack it again")]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_members=2), "a.zip: 3 files inside, over the 2 that are read"),
        (Limits(max_zip_bytes=100), "a.zip: unpacks to 0.0 MB, over the 0.0 MB that are read"),
    ],
)
def test_too_much_inside_is_refused(tmp_path: Path, limits: Limits, reason: str) -> None:
    data = packed({f"{number}.txt": TEXT.encode() for number in range(3)})
    assert outcomes(tmp_path, data, limits) == [("a.zip", reason)]


def test_a_member_over_the_size_of_a_file_is_refused(tmp_path: Path) -> None:
    data = packed({"a.txt": TEXT.encode(), "b.txt": TEXT.encode() * 99})
    reason = "a.zip/b.txt: over the 0.0 MB that are read; split the file"
    assert outcomes(tmp_path, data, Limits(max_file_bytes=2_000)) == [("a.zip/a.txt", TEXT), ("a.zip/b.txt", reason)]


def test_a_zip_inside_a_zip_is_read_but_no_deeper(tmp_path: Path) -> None:
    third = packed({"c.txt": TEXT.encode()})
    second = packed({"b.txt": TEXT.encode(), "c.zip": third})
    reason = "a.zip/b.zip/c.zip: a ZIP inside a ZIP inside a ZIP; unpack it first"
    assert outcomes(tmp_path, packed({"b.zip": second})) == [("a.zip/b.zip/b.txt", TEXT), ("a.zip/b.zip/c.zip", reason)]


def test_a_protected_member_is_told(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    reason = "a.zip/a.txt: protected by a password; unpack it and add the file itself"
    assert outcomes(tmp_path, bytes(data)) == [("a.zip/a.txt", reason)]


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    data[40:50] = b"\xff" * 10
    reason = "a.zip/a.txt: damaged inside the ZIP file; pack it again"
    assert outcomes(tmp_path, bytes(data)) == [("a.zip/a.txt", reason), ("a.zip/b.txt", TEXT)]


def test_a_spreadsheet_is_no_zip_of_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    reason = f"{path}: a spreadsheet, slides, a book or the like; give the article as text, Markdown, HTML, MHTML, PDF,"
    assert list(load(path)) == [Unread(str(path), f"{reason} DOCX or a ZIP of these")]
