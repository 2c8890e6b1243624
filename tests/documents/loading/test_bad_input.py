"""Tests of what no article should be: each gets one clear line."""

from __future__ import annotations

import errno
import os
import random
from pathlib import Path
from typing import NoReturn

import pytest

from documents.exceptions import FileTooLarge, NoText, UnreadableFile, UnsupportedFormat
from documents.loading import Limits, LoadedText, Unread, load, load_bytes, load_file, path_label

NOISE = random.Random(5).randbytes(20_000)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "kind", "message"),
    [
        ("a.txt", b"", NoText, "the file is empty"),
        ("a.txt", b" \r\n\0", NoText, "the file is empty"),
        ("a.txt", "\ufeff \n".encode(), NoText, "the file is empty"),
        ("a.md", b"\xff\xfe", NoText, "the file is empty"),
        (
            "a.txt",
            NOISE,
            UnsupportedFormat,
            "the content is binary or in an unknown encoding, not text; save the article",
        ),
        (
            "a.html",
            NOISE,
            UnsupportedFormat,
            "the content is binary or in an unknown encoding, not text; save the article",
        ),
        ("a.txt", b"\x01\x02\x03abc" * 99, UnsupportedFormat, "the content is binary or in an unknown encoding, not"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + NOISE, UnsupportedFormat, "a picture, not an article; give the article as"),
        ("a.txt", b"Rar!\x1a\x07\0" + NOISE, UnsupportedFormat, "a RAR archive, not an article; give the article as"),
        ("a.txt", b"MZ\x90\0" + NOISE, UnsupportedFormat, "a program, not an article; give the article as"),
        ("a.doc", OLD_OFFICE + NOISE, UnsupportedFormat, r"an old Office file; save it as \.docx$"),
        (
            "a.docx",
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            UnreadableFile,
            "protected by a password; save it without one$",
        ),
        (
            "a.docx",
            b"PK\x03\x04" + NOISE,
            UnreadableFile,
            "the Word file is damaged or cut short; save or pack it again$",
        ),
        (
            "a.zip",
            b"PK\x03\x04" + NOISE,
            UnreadableFile,
            "the ZIP file is damaged or cut short; save or pack it again$",
        ),
    ],
)
def test_each_gets_one_clear_line(
    tmp_path: Path, name: str, content: bytes, kind: type[UnreadableFile], message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(kind, match=message) as caught:
        load_file(path)
    line = str(caught.value)
    assert type(caught.value) is kind
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert list(load(path)) == [Unread(str(path), line)]


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(FileTooLarge, match=r"a\.txt: 200 MB, over the 50 MB that are read; split the file$"):
        load_file(path)


def test_a_text_of_too_many_characters_is_refused() -> None:
    with pytest.raises(FileTooLarge, match=r"^a\.txt: 11 characters, over the 10 that are read; split the file$"):
        load_bytes("一二三四五六七八九十一".encode(), "a.txt", limits=Limits(max_characters=10))


def test_a_pipe_does_not_hold_anything_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(UnsupportedFormat, match=r"a\.txt: a pipe or a device, not a file$"):
        load_file(path)


def test_a_device_is_not_read() -> None:
    with pytest.raises(UnsupportedFormat, match=r"^/dev/zero: a pipe or a device, not a file$"):
        load_file(Path("/dev/zero"))


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.mkdir()
    with pytest.raises(UnsupportedFormat, match=r"a\.txt: a folder, not a file$"):
        load_file(path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", r"^missing\.txt: no such file$"),
        ("a" * 300, r"^a{300}: cannot be read \(File name too long\)$"),
        ("a\0b", r"^a\\x00b: cannot be read \((?:stat: )?embedded null (?:byte|character in path)\)$"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(name: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as caught:
        load_file(Path(name))
    assert list(load(Path(name))) == [Unread(path_label(Path(name)), str(caught.value))]


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> NoReturn:
        # Root may read everything, so that `chmod` would prove nothing there.
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    path = tmp_path / "a.txt"
    path.write_text("正文。", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match=r"a\.txt: no permission to read the file$"):
        load_file(path)


@pytest.mark.parametrize("seed", range(40))
def test_a_page_with_damaged_bytes_is_still_read(seed: int) -> None:
    chance = random.Random(seed)
    page = "<!doctype html><html><body><table><tr><td>安徽&#26041;案</td></tr></table><p>正文。</p></body></html>" * 9
    data = bytearray(page.encode("gbk"))
    for _ in range(chance.choice([1, 9, 25])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = Path("a.html")
    loaded = load_bytes(bytes(data), str(path))
    assert "正文" in loaded.text.text


def test_names_in_another_encoding_and_of_several_lines_are_told_and_kept_apart(tmp_path: Path) -> None:
    for name in (b"\xb0\xb2.txt", b"\xb0\xb3.txt", b"a\nb.txt", "安徽　方案.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text("近日，安徽省印发行动方案。", encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xb0\xb4.txt")).write_bytes(b"")
    found = list(load(tmp_path))
    names = [f"{tmp_path}/{name}.txt" for name in ("a\\nb", "安徽　方案", "\\udcb0\\udcb2", "\\udcb0\\udcb3")]
    assert [one.source for one in found if isinstance(one, LoadedText)] == names
    empty = f"{tmp_path}/\\udcb0\\udcb4.txt"
    assert [one for one in found if isinstance(one, Unread)] == [Unread(empty, f"{empty}: the file is empty")]


HALVES = {
    "a.html": '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "安徽\\ud83d方案",'
    ' "publisher": "日报\\udc00"}</script></head><body><p>近日，安徽省印发行动方案。</p></body></html>',
    "a.md": '---\ntitle: "安徽\\ud83d方案"\npublisher: "日报\\udc00"\n"\\ud801": ["\\ud802"]\n---\n近日，印发方案。\n',
}


@pytest.mark.parametrize("name", HALVES)
def test_halves_of_characters_that_a_file_spells_out_become_a_mark(name: str) -> None:
    loaded = load_bytes(HALVES[name].encode(), name)
    assert (loaded.title, loaded.publisher) == ("安徽\ufffd方案", "日报\ufffd")
    assert "\ud801" not in "".join(loaded.details)
