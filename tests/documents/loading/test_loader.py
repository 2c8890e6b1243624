"""Tests of loading files, folders and formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from documents.exceptions import UnsupportedFormat
from documents.loading import Limits, LoadedText, Unread, load, load_bytes, load_file
from documents.loading.formats import Format, find_format
from tests.documents.loading.test_archive import TEXT, packed

ARTICLES = Path(__file__).parents[4] / "shared" / "article"


def test_plain_text_is_kept_as_it_is() -> None:
    loaded = load_bytes("标题\r\n\r\n  第一段。\r第二段。\n".encode(), "a.txt")
    assert loaded.text.text == "标题\n\n  第一段。\n第二段。\n"
    assert loaded.raw == "标题\r\n\r\n  第一段。\r第二段。\n"
    assert loaded.text.original_span(6, 10) == (8, 12)
    assert (loaded.title, loaded.details) == (None, {"format": "text", "encoding": "utf-8"})


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("正文。", "a.txt", Format.TEXT),
        ("正文。", "a", Format.TEXT),
        ("# 标题", "a.md", Format.MARKDOWN),
        ("---\ntitle: a\n---\n正文", "a.txt", Format.MARKDOWN),
        ("<!-- x --><!DOCTYPE html><p>", "a.txt", Format.HTML),
        ("<?xml version='1.0'?>\n<html>", "a.pdf", Format.HTML),
        ("<div><p>一</p><p>二</p></div>", "a.txt", Format.HTML),
        ("正文 <p> 一次", "a.txt", Format.TEXT),
        ("From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "a.txt", Format.MHTML),
        ("From: somebody\nwho writes a text", "a.mhtml", Format.TEXT),
        ("%PDF-1.7", "a.txt", Format.PDF),
        ("BM 是一个缩写，不是图片。", "a.txt", Format.TEXT),
    ],
)
def test_content_comes_before_the_suffix(content: str, name: str, expected: Format) -> None:
    assert find_format(content.encode(), name) is expected


def test_loads_a_folder_in_order_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "page_files").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("a.txt", "b/c.md", "page_files/x.js", ".hidden/x.txt", ".x.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="gbk")
    (tmp_path / "z.zip").write_bytes(packed({"d.txt": TEXT.encode()}))
    found = list(load(tmp_path))
    sources = ["a.txt", "bad.txt", "page.html", "z.zip/d.txt", "b/c.md"]
    assert [item.source for item in found] == [str(tmp_path / source) for source in sources]
    assert found[1] == Unread(str(tmp_path / "bad.txt"), f"{tmp_path / 'bad.txt'}: the file is empty")
    assert [item.text.text for item in found if isinstance(item, LoadedText)] == [TEXT] * 4


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(outside / "secret.txt")
    (folder / "d").symlink_to(outside)
    (folder / "e").symlink_to(folder)
    found = [item if isinstance(item, Unread) else item.source for item in load(folder)]
    reason = f"{folder / 'c.txt'}: a link that leads out of the folder; add the file itself"
    assert found == [str(folder / "a.txt"), str(folder / "b.txt"), Unread(str(folder / "c.txt"), reason)]


def test_a_folder_of_too_many_files_is_cut_off_with_a_line(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    found = list(load(tmp_path, limits=Limits(max_members=2)))
    assert found[2] == Unread(str(tmp_path), f"{tmp_path}: more than 2 files; add its parts one by one")
    assert len(found) == 3


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    reason = f"{tmp_path}: holds no files that are read (hidden ones are left out)"
    assert list(load(tmp_path)) == [Unread(str(tmp_path), reason)]


def test_a_zip_is_not_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": b"x"}))
    with pytest.raises(UnsupportedFormat, match=r"a\.zip: a ZIP file holds several articles; load it with `load`$"):
        load_file(path)


def test_the_shared_article_comes_in_as_it_is() -> None:
    if not ARTICLES.exists():
        pytest.skip("the shared article is not beside the checkout")
    for path in ARTICLES.glob("*.txt"):
        loaded = load_file(path)
        assert loaded.raw == loaded.text.text == path.read_bytes().decode("utf-8")
        assert loaded.details["encoding"] == "utf-8"


def test_importing_is_cheap() -> None:
    heavy = "{'trafilatura', 'lxml', 'docx', 'pypdfium2', 'markdown_it', 'yaml', 'htmldate'}"
    program = f"import sys, documents.loading; print(sorted({heavy} & set(sys.modules)))"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
